/// Prometheus' text format, version 0.0.4.
struct MetricsText {
  enum Kind: String {
    case counter, gauge, histogram
  }

  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Before the first value of a name.
  mutating func family(_ name: String, _ kind: Kind, _ help: String) {
    line("# HELP \(name) \(help)")
    line("# TYPE \(name) \(kind.rawValue)")
  }

  /// Labels as `label` makes them. Names and help are our own and hold nothing to escape.
  mutating func value(_ name: String, _ labels: String = "", _ value: some CustomStringConvertible) {
    bytes.append(contentsOf: name.utf8)
    if !labels.isEmpty {
      bytes.append(UInt8(ascii: "{"))
      bytes.append(contentsOf: labels.utf8)
      bytes.append(UInt8(ascii: "}"))
    }
    bytes.append(UInt8(ascii: " "))
    line("\(value)")
  }

  /// A family of one value, left out when that is not known.
  mutating func one(_ name: String, _ kind: Kind, _ help: String, _ value: (some CustomStringConvertible)?) {
    guard let value else { return }
    family(name, kind, help)
    self.value(name, "", value)
  }

  private mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(10)
  }

  /// `name="value"`, with what the format needs escaped.
  static func label(_ name: String, _ value: String) -> String {
    var result = "\(name)=\""
    for character in value.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(character)
      }
    }
    return result + "\""
  }
}
