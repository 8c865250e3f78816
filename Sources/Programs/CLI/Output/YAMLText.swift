import MusterWire

/// JSON as YAML: the same names and values, in blocks.
struct YAMLText {
  static func lines(_ value: JSONValue) -> [String] {
    switch value {
    case .object(let members) where !members.isEmpty:
      return members.flatMap { member -> [String] in entry(scalar(member.name) + ":", member.value) }
    case .array(let elements) where !elements.isEmpty:
      return elements.flatMap { element -> [String] in
        let inner = lines(element)
        guard let first = inner.first else { return ["- {}"] }
        return ["- " + first] + inner.dropFirst().map { "  " + $0 }
      }
    default: return [flow(value)]
    }
  }

  private static func entry(_ name: String, _ value: JSONValue) -> [String] {
    switch value {
    case .object(let members) where !members.isEmpty: [name] + lines(value).map { "  " + $0 }
    case .array(let elements) where !elements.isEmpty: [name] + lines(value).map { "  " + $0 }
    default: [name + " " + flow(value)]
    }
  }

  private static func flow(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): scalar(text)
    case .object: "{}"
    case .array: "[]"
    default: value.text
    }
  }

  /// Plain where every reader of YAML takes it for the same text, quoted as JSON quotes it elsewhere.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isASCII && $0.isLetter } == true
      && text.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
          || "_-./@ ".utf8.contains(byte)
      } && !text.hasSuffix(" ") && !words.contains(text.lowercased())
    return isPlain ? text : JSONValue.quoted(text)
  }

  private static let words: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf", "infinity",
  ]
}
