import MusterLeadsAPI
import MusterWellKnownAPI

/// How long each point of a factor lasts. All that fades does so in steps, so the points at any age are a
/// look-up, and when the next one goes is known.
struct Fading: Sendable {
  /// The greatest age, in microseconds, at which so many points are left: one at first, then two.
  private let ages: [Int64]

  /// Of so many points in full, whatever their sign.
  init(_ decay: LeadsV1.Decay, points: Int64) {
    let magnitude = Int64(points.magnitude)
    let span = max(1, decay.span.map(Moments.length(of:)) ?? 1)
    ages = (0..<magnitude).map { place in
      let left = place + 1
      switch decay.kind {
      // points × (span − age) / span ≥ left, in whole numbers.
      case .linear: return Int64(clamping: Int128(span) * Int128(magnitude - left) / Int128(magnitude))
      case .halfLife:
        // points / 2^(age / span) ≥ left: as many spans as the logarithms to base 2 differ by.
        let spans = Logarithm.base2(magnitude) - Logarithm.base2(left)
        return Int64(clamping: (Int128(span) * Int128(spans)) >> Logarithm.fractionBits)
      default: return .max
      }
    }
  }

  /// What is left of the full points' magnitude at an age, and the age at which less will be.
  func left(at age: Int64) -> (points: Int64, until: Int64?) {
    // The ages fall: the first that is too small ends what is left.
    var (low, high) = (0, ages.count)
    while low < high {
      let middle = (low + high) / 2
      if ages[middle] >= age { low = middle + 1 } else { high = middle }
    }
    guard low > 0, ages[low - 1] < .max else { return (Int64(low), nil) }
    return (Int64(low), ages[low - 1] + 1)
  }
}

/// Logarithms of whole numbers from 1 to 100, the same on every machine.
enum Logarithm {
  static let fractionBits: Int64 = 40

  /// In units of 2⁻⁴⁰, rounded down; exact for powers of 2.
  static func base2(_ number: Int64) -> Int64 {
    table[Int(max(1, min(number, 100))) - 1]
  }

  private static let table: [Int64] = (1...100).map { number in
    var whole = Int64(63 - UInt64(number).leadingZeroBitCount)
    // From 1 to 2, with 62 bits of fraction: squaring it doubles its logarithm.
    var rest = UInt64(number) << UInt64(62 - whole)
    for _ in 0..<fractionBits {
      whole <<= 1
      let (high, low) = rest.multipliedFullWidth(by: rest)
      rest = high << 2 | low >> 62
      if rest >> 63 == 1 {
        rest >>= 1
        whole += 1
      }
    }
    return whole
  }
}
