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
}
