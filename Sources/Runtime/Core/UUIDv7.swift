import Synchronization

/// Ids that ascend in the order they are made, in this process strictly (RFC 9562, 5.7): the time in
/// milliseconds, then bits that nobody can guess.
package enum UUIDv7 {
  private static let last = Mutex(UUIDv7Sequence())

  package static func next() -> UInt128 {
    let milliseconds = UInt64(max(0, ProcessFacts.wallTime() * 1_000))
    let random = UInt128.random(in: 0 ... .max)
    return last.withLock { $0.next(milliseconds, random: random) }
  }
}

/// The last id of a process. Times that stand still or go back count on from it.
struct UUIDv7Sequence {
  /// Of the 74 bits that follow the time; the highest is left free to count into.
  private static let tailMax = UInt128(1) << 74 - 1
  private static let freshTailMax = UInt128(1) << 73 - 1
  /// What one id may go beyond the last: unguessable, and 2^40 ids fit into a millisecond.
  private static let stepMax = UInt128(1) << 33 - 1

  private var milliseconds: UInt64 = 0
  private var tail: UInt128 = 0

  mutating func next(_ now: UInt64, random: UInt128) -> UInt128 {
    let now = now & (1 << 48 - 1)
    if now > milliseconds {
      milliseconds = now
      tail = random & Self.freshTailMax
    } else {
      tail += 1 + random & Self.stepMax
      if tail > Self.tailMax {
        milliseconds += 1
        tail = random & Self.freshTailMax
      }
    }
    // Time, version 7, 12 bits, variant 2, 62 bits.
    return UInt128(milliseconds) << 80 | UInt128(7) << 76 | (tail >> 62) << 64 | UInt128(2) << 62
      | tail & (UInt128(1) << 62 - 1)
  }
}
