/// What a text can name in `{{…}}`.
package enum MergeField: Hashable, Sendable {
  /// A field of the lead itself, such as `first_name`.
  case lead(String)
  /// A field of the tenant's lead schema.
  case custom(String)
  case senderIdentity
  case unsubscribeLink

  /// As a text writes it.
  package var name: String {
    switch self {
    case .lead(let field): field
    case .custom(let key): "custom.\(key)"
    case .senderIdentity: "sender_identity"
    case .unsubscribeLink: "unsubscribe_link"
    }
  }

  /// Nil for what is not written as a field is; whether there is such a field is another question.
  init?(_ name: some StringProtocol) {
    guard Self.isWellFormed(name) else { return nil }
    switch name {
    case "sender_identity": self = .senderIdentity
    case "unsubscribe_link": self = .unsubscribeLink
    default:
      if name.hasPrefix("custom.") {
        self = .custom(String(name.dropFirst(7)))
      } else {
        self = .lead(String(name))
      }
    }
  }

  private static let lengthMax = 64

  /// Lower-case letters, digits and underscores, a letter first, with full stops between parts.
  private static func isWellFormed(_ name: some StringProtocol) -> Bool {
    guard (1...lengthMax).contains(name.utf8.count) else { return false }
    return name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      part in
      part.first.map(isLetter) == true && part.allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x5f }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
