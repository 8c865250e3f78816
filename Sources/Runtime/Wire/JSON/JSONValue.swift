/// A JSON value, its numbers as they were written.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  /// In the order of its members, no name twice.
  case object([Member])

  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: JSONValue

    package init(name: String, value: JSONValue) {
      (self.name, self.value) = (name, value)
    }
  }

  package init(_ text: String, depthMax: Int = 16) throws(WireError) {
    var scanner = try JSONScanner(Array(text.utf8), depthMax: depthMax)
    self = try Self.value(&scanner)
    try scanner.finish()
  }

  private static func value(_ scanner: inout JSONScanner) throws(WireError) -> JSONValue {
    switch scanner.peek() {
    case UInt8(ascii: "{"): return try object(&scanner)
    case UInt8(ascii: "["): return try array(&scanner)
    case UInt8(ascii: "\""): return .string(try scanner.text())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try scanner.bool())
    case UInt8(ascii: "n"): return try scanner.takeNull() ? .null : .null
    default: return .number(try scanner.number())
    }
  }

  private static func object(_ scanner: inout JSONScanner) throws(WireError) -> JSONValue {
    try scanner.expect("{")
    try scanner.enter()
    var members: [Member] = []
    var names: Set<String> = []
    if !scanner.take("}") {
      repeat {
        let name = try scanner.text()
        guard names.insert(name).inserted else { throw scanner.malformed("a name stands twice") }
        try scanner.expect(":")
        members.append(Member(name: name, value: try value(&scanner)))
      } while scanner.take(",")
      try scanner.expect("}")
    }
    scanner.leave()
    return .object(members)
  }

  private static func array(_ scanner: inout JSONScanner) throws(WireError) -> JSONValue {
    try scanner.expect("[")
    try scanner.enter()
    var elements: [JSONValue] = []
    if !scanner.take("]") {
      repeat { elements.append(try value(&scanner)) } while scanner.take(",")
      try scanner.expect("]")
    }
    scanner.leave()
    return .array(elements)
  }

  /// The member of an object; nil for what has none.
  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// Without spaces, members in their order.
  package var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let text): text
    case .string(let value): Self.quoted(value)
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.name) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  package static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20:
        text += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}

extension JSONValue {
  package var string: String? { if case .string(let value) = self { value } else { nil } }
  package var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  /// A whole number, also one written with a fraction of nothing.
  package var integer: Int64? {
    guard case .number(let text) = self else { return nil }
    if let number = Int64(text) { return number }
    return Double(text).flatMap { Int64(exactly: $0) }
  }

  package static func texts(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

  /// An object of what is stated.
  package static func stated(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { name, value in value.map { Member(name: name, value: $0) } })
  }
}
