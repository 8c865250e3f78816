/// An address whose domain is in lower case, as it is compared and shown; what is before the `@` is the
/// receiver's own affair (RFC 5321, 2.4).
package enum EmailAddress {
  package static func normal(_ text: String) -> String {
    guard let at = text.lastIndex(of: "@") else { return text }
    return text[..<at] + text[at...].lowercased()
  }

  /// What a person is called by who has not said a name.
  package static func localPart(_ text: String) -> String { String(text.prefix { $0 != "@" }) }
}
