/// Numbers that nobody need be unable to guess, at the price of a few additions: xoshiro256** of Blackman and
/// Vigna, begun by the system's.
package struct FastRandom: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  package init() {
    var system = SystemRandomNumberGenerator()
    // All zero would stay so.
    state = (system.next() | 1, system.next(), system.next(), system.next())
  }

  package mutating func next() -> UInt64 {
    let result = Self.rotated(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotated(state.3, 45)
    return result
  }

  private static func rotated(_ bits: UInt64, _ count: UInt64) -> UInt64 {
    bits << count | bits >> (64 - count)
  }
}
