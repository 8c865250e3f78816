import MusterWire

extension JSONValue {
  /// The same text for values that mean the same: members by name, numbers as plain digits.
  var canonicalText: String { canonical.text }

  private var canonical: JSONValue {
    switch self {
    case .number(let text): .number(PlainNumber(text)?.text ?? text)
    case .array(let elements): .array(elements.map(\.canonical))
    case .object(let members):
      .object(
        members.map { Member(name: $0.name, value: $0.value.canonical) }
          .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    case .null, .bool, .string: self
    }
  }

  /// What JSON Schema calls it.
  var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// As an error shows it: its beginning.
  var shown: String {
    let text = text
    return text.unicodeScalars.count > 60
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…" : text
  }
}

/// As deep as the contract lets JSON be.
enum SettingJSON {
  static let depthMax = 32

  static func value(_ text: String) throws(WireError) -> JSONValue {
    try JSONValue(text, depthMax: depthMax)
  }
}
