package import MusterCampaignsAPI
package import MusterLeadsAPI
import MusterTypesAPI
import MusterWire

/// What merge fields become for one lead.
package enum MergeValues {
  package static func value(
    _ field: MergeField, lead: LeadsV1.Lead, identity: CampaignsV1.SenderIdentity?, unsubscribeLink: String?
  ) -> String? {
    switch field {
    case .lead(let name): LeadFields.value(name, of: lead)
    case .custom(let key): LeadFields.custom(key, of: lead)
    case .senderIdentity: identity.map(SenderIdentityText.text)
    case .unsubscribeLink: unsubscribeLink
    }
  }
}

/// Who is behind a message, as the law asks to say it.
package enum SenderIdentityText {
  package static func text(_ identity: CampaignsV1.SenderIdentity) -> String {
    var lines = [identity.legalName]
    if !identity.registrationNumber.isEmpty { lines.append(identity.registrationNumber) }
    if let address = identity.postalAddress {
      lines += address.lines
      lines.append(
        [address.city, address.region, address.postalCode].filter { !$0.isEmpty }.joined(separator: " "))
      lines.append(address.country)
    }
    if !identity.contactEmail.isEmpty { lines.append(identity.contactEmail) }
    return lines.filter { !Letters.isBlank($0) }.joined(separator: "\n")
  }

  /// What it lacks to say who it is: a name, a line, the city and the country.
  static func missing(in identity: CampaignsV1.SenderIdentity) -> [String] {
    let address = identity.postalAddress
    let parts = [
      ("legal_name", identity.legalName), ("postal_address.lines", address?.lines.first ?? ""),
      ("postal_address.city", address?.city ?? ""), ("postal_address.country", address?.country ?? ""),
    ]
    return parts.filter { Letters.isBlank($0.1) }.map(\.0)
  }
}

/// The subject of an email that has none of its own.
package enum ThreadSubject {
  /// That of the nearest email before it that begins or names its thread; nil for none.
  package static func of(stepAt place: Int, in steps: [CampaignsV1.SequenceStep]) -> String? {
    for step in steps.prefix(max(0, place)).reversed() {
      for variant in step.variants {
        if case .email(let email)? = variant.content?.content, variant.pickWeight > 0,
          !Letters.isBlank(email.subject)
        {
          return email.subject
        }
      }
    }
    return nil
  }
}
