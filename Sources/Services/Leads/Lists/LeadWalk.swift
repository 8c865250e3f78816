import MusterRows

/// One way through a tenant's leads: along one index, from a place on. What the walk's own condition does not
/// say, its list looks at row by row, so many rows at a time.
struct LeadWalk: Sendable {
  enum Order: String, Sendable {
    case created, updated, score, name, company, email
  }

  let name: String
  let order: Order
  /// What of a filter the index answers.
  let covers: Set<LeadFilter.Part>
  /// In SQL, by the filter's parameters; empty for none.
  let condition: String
  /// Where the rows come from, in the shape of `leads`.
  let source: String
  /// The index that every page of it is read by.
  let index: String

  init(
    _ name: String, _ order: Order, _ covers: Set<LeadFilter.Part> = [], _ condition: String = "",
    by index: String, from source: String = "leads"
  ) {
    (self.name, self.order, self.covers, self.condition) = (name, order, covers, condition)
    (self.source, self.index) = (source, index)
  }

  private static let scores = "score >= $11 AND score <= $12"

  static let created = LeadWalk("created", .created, by: "leads_pkey")
  static let status = LeadWalk("status", .created, [.status], "status = $6", by: "leads_by_status")
  static let tier = LeadWalk("tier", .created, [.tier], "tier = $7", by: "leads_by_tier")
  static let campaign = LeadWalk(
    "campaign", .created, [.campaign], "campaign_id = $8", by: "leads_by_campaign")
  static let owner = LeadWalk("owner", .created, [.owner], "owner_id = $9", by: "leads_by_owner")
  static let tag = LeadWalk(
    "tag", .created, [.tag], "tag_key = $10", by: "lead_tags_pkey", from: "lead_tags")
  static let score = LeadWalk("score", .score, [.score], scores, by: "leads_by_score")
  static let tierScore = LeadWalk(
    "tier score", .score, [.tier, .score], "tier = $7 AND \(scores)", by: "leads_by_tier_score")
  static let campaignScore = LeadWalk(
    "campaign score", .score, [.campaign, .score], "campaign_id = $8 AND \(scores)",
    by: "leads_by_campaign_score")
  static let ownerScore = LeadWalk(
    "owner score", .score, [.owner, .score], "owner_id = $9 AND \(scores)", by: "leads_by_owner_score")
  static let updated = LeadWalk(
    "updated", .updated, [.updated], "update_time >= $13", by: "leads_by_update_time")
  static let byName = LeadWalk(
    "name", .name, [.name], "name_key >= $14 AND name_key < \(LeadFilter.end(14))", by: "leads_by_name")
  static let company = LeadWalk(
    "company", .company, [.company], "company_key >= $15 AND company_key < \(LeadFilter.end(15))",
    by: "leads_by_company")
  static let email = LeadWalk(
    "email", .email, [.emailPrefix], "email_key >= $16 AND email_key < \(LeadFilter.end(16))",
    by: "leads_email_key", from: living)
  static let oneEmail = LeadWalk(
    "one email", .created, [.email], "email_key = $18", by: "leads_email_key", from: living)
  static let oneExternalID = LeadWalk(
    "one external id", .created, [.externalID], "external_id = $19", by: "leads_external_id_key", from: living
  )

  /// Their keys are unique among the living.
  private static let living = "living"

  static let all = [
    created, status, tier, campaign, owner, tag, score, tierScore, campaignScore, ownerScore, updated, byName,
    company, email, oneEmail, oneExternalID,
  ]

  /// The walk for a filter in the order that a caller has stated, nil for none: then a prefix gives its own.
  static func of(_ filter: LeadFilter, in order: Order?) -> LeadWalk {
    if filter.email != nil { return oneEmail }
    if filter.externalID != nil { return oneExternalID }
    switch order {
    case .score:
      if filter.owner != nil { return ownerScore }
      if filter.campaign != nil { return campaignScore }
      return filter.tier.isEmpty ? score : tierScore
    case .updated: return updated
    case .name: return byName
    case nil where !filter.namePrefix.isEmpty: return byName
    case nil where !filter.companyPrefix.isEmpty: return company
    case nil where !filter.emailPrefix.isEmpty: return email
    default:
      if !filter.tag.isEmpty { return tag }
      if filter.owner != nil { return owner }
      if filter.campaign != nil { return campaign }
      if !filter.status.isEmpty { return status }
      return filter.tier.isEmpty ? created : tier
    }
  }
}
