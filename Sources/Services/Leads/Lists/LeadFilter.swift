import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows

/// Which leads a list, an export or a run is about.
struct LeadFilter: Hashable, Sendable {
  var status = ""
  var tier = ""
  var campaign: CampaignID?
  var owner: UserID?
  /// As tags are compared.
  var tag = ""
  var minScore: Int32?
  var maxScore: Int32?
  var updatedSince: PostgresTime?
  var namePrefix = ""
  var companyPrefix = ""
  var emailPrefix = ""
  /// The normalised address.
  var email: String?
  var externalID: String?
  var showsDeleted = false

  init() {}

  init(_ request: LeadsV1.ListLeadsRequest) {
    (status, tier) = (request.status.stored, request.tier.stored)
    (campaign, owner) = (CampaignID(request.campaignID), UserID(request.ownerID))
    tag = LeadTags.key(request.tagField)
    (minScore, maxScore) = (request.minScore, request.maxScore)
    updatedSince = request.updatedSince.flatMap { PostgresTime($0) }
    (namePrefix, companyPrefix) = (
      LeadKeys.prefix(request.namePrefix), LeadKeys.prefix(request.companyPrefix)
    )
    emailPrefix = request.emailPrefix.lowercased()
    // What is no address is nobody's.
    email = request.email.isEmpty ? nil : AddressKey.email(request.email) ?? ""
    externalID = request.externalID.isEmpty ? nil : request.externalID
    showsDeleted = request.showDeleted
  }

  /// What the filter says, without what a walk goes by itself.
  func leaves(_ covered: Set<Part>) -> Bool { !Set(Part.allCases.filter(states)).isSubset(of: covered) }

  enum Part: CaseIterable, Sendable {
    case status, tier, campaign, owner, tag, score, updated, name, company, emailPrefix, email, externalID
  }

  private func states(_ part: Part) -> Bool {
    switch part {
    case .status: !status.isEmpty
    case .tier: !tier.isEmpty
    case .campaign: campaign != nil
    case .owner: owner != nil
    case .tag: !tag.isEmpty
    case .score: minScore != nil || maxScore != nil
    case .updated: updatedSince != nil
    case .name: !namePrefix.isEmpty
    case .company: !companyPrefix.isEmpty
    case .emailPrefix: !emailPrefix.isEmpty
    case .email: email != nil
    case .externalID: externalID != nil
    }
  }

  // MARK: In SQL

  /// The types of `parameters`, which are $6 to $19 of each statement.
  static let types: [PostgresType] = [
    .text, .text, .uuid, .uuid, .text, .int4, .int4, .timestamptz, .text, .text, .text, .bool, .text, .text,
  ]

  var parameters: [Parameter] {
    [
      .text(status), .text(tier), .uuid(campaign?.bits), .uuid(owner?.bits), .text(tag),
      .int4(minScore ?? 0), .int4(maxScore ?? 100),
      .timestamp(updatedSince ?? .minusInfinity), .text(namePrefix), .text(companyPrefix),
      .text(emailPrefix), .bool(showsDeleted), .text(email), .text(externalID),
    ]
  }

  /// Whether a row of `leads` is wanted. None of it is looked up in an index: walks are for that.
  static let condition = """
    ($6 = '' OR status = $6) AND ($7 = '' OR tier = $7)
        AND ($8::uuid IS NULL OR campaign_id = $8) AND ($9::uuid IS NULL OR owner_id = $9)
        AND ($10 = '' OR EXISTS (
          SELECT FROM lead_tags t
          WHERE t.tenant_id = $1 AND t.tag_key = $10 AND t.lead_id = leads.lead_id))
        AND score >= $11 AND score <= $12 AND update_time >= $13
        AND name_key >= $14 AND name_key < \(end(14)) AND company_key >= $15 AND company_key < \(end(15))
        AND email_key >= $16 AND email_key < \(end(16)) AND ($17 OR delete_time IS NULL)
        AND ($18::text IS NULL OR email_key = $18) AND ($19::text IS NULL OR external_id = $19)
    """

  /// Behind all texts that begin like a parameter: no text is greater than the last scalar.
  static func end(_ parameter: Int) -> String { "$\(parameter) || E'\\U0010FFFF'" }
}
