import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension LeadsV1.Activity {
  /// From the columns of `ActivityStore.columns`.
  init(_ row: Row, of tenant: TenantID) throws(PostgresError) {
    self = try Self.content(row, 14)
    id = ActivityID(try row.value(0)).description
    tenantID = tenant.description
    leadID = LeadID(try row.value(1)).description
    occurTime = try row.timestamp(2)
    createTime = try row.timestamp(3)
    channel = try row.value(4)
    action = try row.value(5)
    provider = try row.value(6)
    providerMessageID = try row.optional(7) ?? ""
    threadKey = try row.optional(8) ?? ""
    externalID = try row.optional(9) ?? ""
    let campaign: UInt128? = try row.optional(10)
    campaignID = campaign.map { CampaignID($0).description } ?? ""
    actor = try Author(row, at: 11)?.actor
  }

  private static func content(_ row: Row, _ column: Int) throws(PostgresError) -> LeadsV1.Activity {
    guard let bytes: [UInt8] = try row.optional(column) else { return LeadsV1.Activity() }
    do throws(WireError) {
      return try LeadsV1.Activity(bytes: bytes, policy: .client)
    } catch {
      throw PostgresError(.columnInvalid, "the content of an activity is no message: \(error)")
    }
  }

  /// Nothing but what has no columns.
  var content: [UInt8] {
    var rest = self
    (rest.id, rest.tenantID, rest.leadID, rest.campaignID) = ("", "", "", "")
    (rest.channel, rest.action) = (.unspecified, .unspecified)
    (rest.occurTime, rest.createTime, rest.actor) = (nil, nil, nil)
    (rest.provider, rest.providerMessageID, rest.threadKey, rest.externalID) = ("", "", "", "")
    return rest.bytes()
  }

  /// What it came to, as far as reports ask: what a reply says, or the status that a lead has moved to.
  var outcome: String {
    switch action {
    case .replied: replyIntent.stored
    case .statusChanged: newStatus.stored
    default: ""
    }
  }

  /// That a lead was made, told from its own row: the entry has the lead's id.
  static func creation(of lead: LeadID, by author: Author, in tenant: TenantID) -> LeadsV1.Activity {
    .with {
      $0.id = ActivityID(stored: lead.stored).description
      ($0.tenantID, $0.leadID) = (tenant.description, lead.description)
      ($0.action, $0.actor) = (.created, author.actor)
      ($0.occurTime, $0.createTime) = (lead.time.timestamp, lead.time.timestamp)
    }
  }
}

extension ActivityDraft {
  /// As callers see it.
  func message(of tenant: TenantID) -> LeadsV1.Activity {
    var message = activity
    (message.id, message.tenantID, message.leadID) = (id.description, tenant.description, lead.description)
    (message.occurTime, message.createTime) = (occurTime.timestamp, createTime.timestamp)
    message.actor = author.actor
    return message
  }
}
