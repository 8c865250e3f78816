import Glibc

/// What the server says about itself while it runs: one JSON object a line, on standard error.
package enum Log {
  package enum Level: String, Sendable {
    case info, warning, error
  }

  /// Values are text that names things and places; what a caller sent is never among them.
  package static func write(_ level: Level, _ event: String, _ values: KeyValuePairs<String, String> = [:]) {
    var line = "{\"time\":\(quoted(now())),\"level\":\"\(level.rawValue)\",\"event\":\(quoted(event))"
    for (name, value) in values where !value.isEmpty { line += ",\(quoted(name)):\(quoted(value))" }
    Console.complain(line + "}")
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case _
      where scalar.value < 0x20 || scalar.value == 0x7f || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// UTC with milliseconds.
  private static func now() -> String {
    var time = timespec()
    // Both calls write into variables of ours.
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    // Its last field points to the name of the zone, which is not used.
    var parts = unsafe tm()
    unsafe gmtime_r(&time.tv_sec, &parts)
    let (year, month, day) = unsafe (parts.tm_year + 1_900, parts.tm_mon + 1, parts.tm_mday)
    let (hour, minute, second) = unsafe (parts.tm_hour, parts.tm_min, parts.tm_sec)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let milliseconds = String(1_000 + time.tv_nsec / 1_000_000).dropFirst()
    return "\(year)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):\(two(second)).\(milliseconds)Z"
  }
}
