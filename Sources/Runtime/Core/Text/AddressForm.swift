/// What an address looks as if it were, whether it is one or not.
package enum AddressForm: Sendable {
  case email, phone, profile, domain

  /// With `@` an e-mail address, with `+` in front a telephone number, with `://` a profile, otherwise a
  /// domain; in any spelling of these signs.
  package init(of text: String) {
    guard text.utf8.count <= AddressKey.lengthMax else {
      self = .domain
      return
    }
    let letters = AddressKey.trimmed(FoldedText.scalars(text, .lookalikes)[...])
    if letters.contains("@") {
      self = .email
    } else if letters.first == "+" {
      self = .phone
    } else if AddressKey.string(letters).contains("://") {
      self = .profile
    } else {
      self = .domain
    }
  }
}
