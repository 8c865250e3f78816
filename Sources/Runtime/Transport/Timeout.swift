/// `grpc-timeout`: one to eight digits and a unit.
enum Timeout {
  /// Nil for anything else.
  static func parse(_ text: ArraySlice<UInt8>) -> Duration? {
    guard let unit = text.last, (2...9).contains(text.count) else { return nil }
    var value: Int64 = 0
    for digit in text.dropLast() {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      // Eight digits at most.
      value = value * 10 + Int64(digit - UInt8(ascii: "0"))
    }
    switch unit {
    case UInt8(ascii: "H"): return .seconds(value * 3_600)
    case UInt8(ascii: "M"): return .seconds(value * 60)
    case UInt8(ascii: "S"): return .seconds(value)
    case UInt8(ascii: "m"): return .milliseconds(value)
    case UInt8(ascii: "u"): return .microseconds(value)
    case UInt8(ascii: "n"): return .nanoseconds(value)
    default: return nil
    }
  }

  /// In the finest unit that eight digits can hold, and never longer than the duration.
  static func text(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    if seconds < 0 || attoseconds < 0 { return "0n" }
    let limit: Int64 = 100_000_000
    if seconds == 0, attoseconds / 1_000_000_000 < limit { return "\(attoseconds / 1_000_000_000)n" }
    if seconds < limit / 1_000_000 { return "\(seconds * 1_000_000 + attoseconds / 1_000_000_000_000)u" }
    if seconds < limit / 1_000 { return "\(seconds * 1_000 + attoseconds / 1_000_000_000_000_000)m" }
    if seconds < limit { return "\(seconds)S" }
    if seconds / 60 < limit { return "\(seconds / 60)M" }
    return "\(min(seconds / 3_600, limit - 1))H"
  }
}
