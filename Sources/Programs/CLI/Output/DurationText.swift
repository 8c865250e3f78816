import MusterCore
import MusterWire

/// Spans of time as people write them, `90s`, `1h30m` or `2d`, and times as they read them.
enum DurationText {
  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("w", 604_800_000_000_000), ("d", 86_400_000_000_000), ("h", 3_600_000_000_000),
    ("m", 60_000_000_000), ("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000), ("ns", 1),
  ]

  /// Nil for what is no span. A number without a unit is none: nobody knows whether it is seconds.
  static func parse(_ text: String) -> Duration? {
    var rest = text[...]
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest.removeFirst() }
    guard !rest.isEmpty else { return nil }
    var total = Duration.zero
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      rest.removeFirst(digits.count)
      let letters = rest.prefix { $0.isASCII && $0.isLetter }
      rest.removeFirst(letters.count)
      guard let part = part(String(digits), String(letters)) else { return nil }
      total += part
      guard total < .seconds(TimeText.durationSeconds.upperBound) else { return nil }
    }
    return isNegative ? .zero - total : total
  }

  private static func part(_ digits: String, _ unit: String) -> Duration? {
    guard let unit = units.first(where: { $0.name == unit }), digits.utf8.count <= 15 else { return nil }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard let first = parts.first, let whole = Int64(first), parts.count <= 2 else { return nil }
    let (nanoseconds, isTooMuch) = whole.multipliedReportingOverflow(by: unit.nanoseconds)
    guard !isTooMuch else { return nil }
    var span = Duration.nanoseconds(nanoseconds)
    if parts.count == 2 {
      guard let fraction = Double("0.\(parts[1])") else { return nil }
      span += .nanoseconds(Int64(fraction * Double(unit.nanoseconds)))
    }
    return span
  }

  /// The two greatest units of it: `2d 3h`, `1m 5s`, `250ms`.
  static func short(_ span: Duration) -> String {
    let (seconds, attoseconds) = span.components
    if seconds == 0 {
      let milliseconds = attoseconds / 1_000_000_000_000_000
      return milliseconds == 0 && attoseconds != 0 ? "1ms" : milliseconds == 0 ? "0s" : "\(milliseconds)ms"
    }
    var rest = Int64(clamping: seconds.magnitude)
    var parts: [String] = []
    for (name, size) in [("d", Int64(86_400)), ("h", 3_600), ("m", 60), ("s", 1)] where parts.count < 2 {
      if rest >= size { parts.append("\(rest / size)\(name)") }
      rest %= size
    }
    return (seconds < 0 ? "-" : "") + parts.joined(separator: " ")
  }

  /// From now: `5m ago`, `in 3d`. The greatest unit is enough to look at.
  static func relative(_ seconds: Int64, now: Int64) -> String {
    let (difference, _) = now.subtractingReportingOverflow(seconds)
    if difference.magnitude < 1 { return "now" }
    let span = short(.seconds(Int64(clamping: difference.magnitude))).split(separator: " ").first ?? ""
    return difference > 0 ? "\(span) ago" : "in \(span)"
  }

  /// A time: RFC 3339, a date (its first moment in UTC), `now`, or a span from now such as `-2h`.
  static func time(_ text: String, now: Int64) -> String? {
    if text == "now" { return try? TimeText.timestamp(now, 0) }
    if let time = try? TimeText.timestamp(text) { return try? TimeText.timestamp(time.seconds, time.nanos) }
    if let time = try? TimeText.timestamp(text + "T00:00:00Z") {
      return try? TimeText.timestamp(time.seconds, 0)
    }
    guard text.hasPrefix("-") || text.hasPrefix("+"), let span = parse(text) else { return nil }
    let (seconds, isTooMuch) = now.addingReportingOverflow(span.components.seconds)
    return isTooMuch ? nil : try? TimeText.timestamp(seconds, 0)
  }
}
