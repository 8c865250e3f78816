package import MusterCore
package import MusterPostgres

/// What a suppressed value is, by the name under which it is stored.
package enum SuppressedKind: String, Hashable, Sendable, CaseIterable {
  case email, domain, phone
  case externalID = "external_id"
  case linkedIn = "linkedin_url"
}

/// Why nothing may be sent, by the name under which it is stored.
package enum SuppressionCause: String, Hashable, Sendable {
  case unsubscribed, bounced, complained, erased, register, relationship, abuse, other

  /// The person's own, which only the person takes back.
  var isOwnWish: Bool { [.unsubscribed, .complained, .erased].contains(self) }
}

/// A value in the one form that all its spellings have.
package struct SuppressedValue: Hashable, Sendable {
  package let kind: SuppressedKind
  package let key: String

  /// Nil for what is no value of the kind. Without a kind it is told from the form.
  package init?(_ text: String, _ kind: SuppressedKind? = nil) {
    let kind = kind ?? Self.kind(of: text)
    let key: String? =
      switch kind {
      case .email: AddressKey.email(text)
      case .domain: AddressKey.domain(text)
      case .phone: AddressKey.phone(text)
      case .linkedIn: AddressKey.linkedIn(text)
      case .externalID: AddressKey.externalID(text)
      }
    guard let key else { return nil }
    (self.kind, self.key) = (kind, key)
  }

  private init(_ kind: SuppressedKind, key: String) {
    (self.kind, self.key) = (kind, key)
  }

  private static func kind(of text: String) -> SuppressedKind {
    switch AddressForm(of: text) {
    case .email: .email
    case .phone: .phone
    case .profile: .linkedIn
    case .domain: .domain
    }
  }

  /// Whatever entries hold it, the nearest first: an address and its domains, a domain and those above it.
  var holders: [SuppressedValue] {
    switch kind {
    case .email: [self] + AddressKey.enclosingDomains(of: key).map { Self(.domain, key: $0) }
    case .domain: AddressKey.enclosingDomains(of: key).map { Self(.domain, key: $0) }
    case .phone, .externalID, .linkedIn: [self]
    }
  }

  /// What of it can be shown: a domain in full, otherwise its ends.
  var masked: String {
    switch kind {
    case .domain: return key
    case .email:
      let parts = key.split(separator: "@")
      let labels = (parts.last ?? "").split(separator: ".")
      return "\(parts.first?.prefix(1) ?? "")…@\(labels.first?.prefix(1) ?? "")….\(labels.last ?? "")"
    case .phone: return "\(key.prefix(3))…\(key.suffix(2))"
    case .linkedIn:
      let name = key.split(separator: "/").last ?? ""
      return "\(key.dropLast(name.count))\(name.prefix(1))…"
    case .externalID: return key.count > 4 ? "\(key.prefix(1))…\(key.suffix(1))" : "…"
    }
  }
}

/// Somebody is not to be contacted.
package struct SuppressionDraft: Sendable {
  package let value: SuppressedValue
  /// The only campaign that it holds for; nil for all of them.
  package var campaign: CampaignID?
  package var cause: SuppressionCause
  package var note = ""
  /// Nil for never.
  package var expiry: PostgresTime?

  package init(_ value: SuppressedValue, _ cause: SuppressionCause) {
    (self.value, self.cause) = (value, cause)
  }
}
