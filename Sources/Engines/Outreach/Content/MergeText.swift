/// A text with merge fields, taken apart once.
struct MergeText: Sendable {
  enum Part: Equatable, Sendable {
    case text(String)
    /// The text for who has no value for the field; nil for none.
    case field(MergeField, instead: String?)
  }

  let parts: [Part]
  /// What is written in `{{…}}` and is no field, each with its place.
  let problems: [String]

  private static let problemsMax = 10
  private static let open = UInt8(ascii: "{")
  private static let close = UInt8(ascii: "}")

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var parts: [Part] = []
    var problems: [String] = []
    var (start, place) = (0, 0)
    func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    func refuse(_ offset: Int, _ what: String) {
      guard problems.count < Self.problemsMax else { return }
      problems.append("\(what), at character \(words(0..<offset).unicodeScalars.count + 1)")
    }
    while place < bytes.count {
      guard bytes[place] == Self.open, place + 1 < bytes.count, bytes[place + 1] == Self.open else {
        place += 1
        continue
      }
      guard let end = Self.end(of: bytes, from: place + 2) else {
        refuse(place, "has {{ that is never closed; write }} behind the field's name")
        break
      }
      switch Self.field(words(place + 2..<end)) {
      case .success(let part):
        if start < place { parts.append(.text(words(start..<place))) }
        parts.append(part)
        start = end + 2
      case .failure(let flaw): refuse(place, flaw.description)
      }
      place = end + 2
    }
    if start < bytes.count { parts.append(.text(words(start..<bytes.count))) }
    (self.parts, self.problems) = (parts, problems)
  }

  var fields: [MergeField] {
    parts.compactMap { part in
      if case .field(let field, _) = part { field } else { nil }
    }
  }

  /// Where the next `}}` stands; nil for nowhere, or behind another `{{`.
  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var place = start
    while place + 1 < bytes.count {
      if bytes[place] == close, bytes[place + 1] == close { return place }
      if bytes[place] == open, bytes[place + 1] == open, place > start { return nil }
      place += 1
    }
    return nil
  }

  private struct Flaw: Error {
    let description: String
  }

  private static func field(_ inside: String) -> Result<Part, Flaw> {
    let pieces = inside.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let name = trimmed(pieces[0])
    let shown = inside.unicodeScalars.count > 60 ? String(inside.prefix(60)) + "…" : inside
    guard let field = MergeField(name) else {
      return .failure(
        Flaw(
          description: "has {{\(shown)}}, which is no merge field; write a name such as {{first_name}} or "
            + "{{custom.fleet_size}}, with a text for who lacks it as {{first_name|there}}"))
    }
    guard pieces.count == 2 else { return .success(.field(field, instead: nil)) }
    if field == .senderIdentity || field == .unsubscribeLink {
      return .failure(
        Flaw(description: "has {{\(shown)}}; nothing can stand in place of \(field.name), so take | away"))
    }
    return .success(.field(field, instead: String(pieces[1])))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return text
  }
}
