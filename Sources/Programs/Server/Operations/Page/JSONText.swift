/// Writes JSON for the page: what is in it is ours, but names and causes may hold anything.
struct JSONText {
  private(set) var text = ""
  private var needsComma = false

  mutating func object(_ name: String? = nil, _ body: (inout JSONText) -> Void) { nest(name, "{", "}", body) }

  mutating func list(_ name: String? = nil, _ body: (inout JSONText) -> Void) { nest(name, "[", "]", body) }

  mutating func value(_ name: String? = nil, _ value: String?) { add(name, value.map(Self.quoted) ?? "null") }

  mutating func value(_ name: String? = nil, _ value: some BinaryInteger) { add(name, "\(value)") }

  mutating func value(_ name: String? = nil, _ value: Bool) { add(name, "\(value)") }

  /// What is no number is not known.
  mutating func value(_ name: String? = nil, _ value: Double?) {
    add(name, value.flatMap { $0.isFinite ? "\($0)" : nil } ?? "null")
  }

  private mutating func nest(
    _ name: String?, _ open: String, _ close: String, _ body: (inout JSONText) -> Void
  ) {
    add(name, open)
    needsComma = false
    body(&self)
    text += close
    needsComma = true
  }

  private mutating func add(_ name: String?, _ value: String) {
    if needsComma { text += "," }
    if let name { text += "\(Self.quoted(name)):" }
    text += value
    needsComma = true
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
