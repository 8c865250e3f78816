import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRows
import MusterTenancy
import MusterWire

/// A message that waits for a person, or waited, as it is stored.
struct StoredApproval: Equatable, Sendable {
  let id: ApprovalID
  let send: SendID
  let enrollment: EnrollmentID
  let campaign: CampaignID
  let lead: LeadID
  var status: CampaignsV1.ApprovalStatus
  /// As it will be sent; nil after the lead's erasure.
  let content: CampaignsV1.StepContent?
  let recipient: String
  let recipientName: String
  let expireTime: PostgresTime
  var decidedBy: Author?
  var decideTime: PostgresTime?
  var note: String
  let createTime: PostgresTime
  var updateTime: PostgresTime
  var version: Int64

  init(
    asking send: StoredSend, _ content: CampaignsV1.StepContent, to recipient: String, named name: String,
    until expireTime: PostgresTime, at now: PostgresTime
  ) {
    (id, self.send, enrollment) = (.new(), send.id, send.enrollment)
    (campaign, lead, status) = (send.campaign, send.lead, .pending)
    (self.content, self.recipient, recipientName) = (content, recipient, name)
    (self.expireTime, decidedBy, decideTime, note) = (expireTime, nil, nil, "")
    (createTime, updateTime, version) = (now, now, 1)
  }

  mutating func settle(
    _ status: CampaignsV1.ApprovalStatus, by author: Author? = nil, note: String = "", at now: PostgresTime
  ) {
    (self.status, decidedBy, decideTime, self.note) = (status, author, now, note)
    version &+= 1
    updateTime = max(now, updateTime)
  }

  /// From the columns of `ApprovalStore.columns`.
  init(_ row: Row) throws(PostgresError) {
    id = ApprovalID(try row.value(0) as UInt128)
    send = SendID(try row.value(1) as UInt128)
    enrollment = EnrollmentID(try row.value(2) as UInt128)
    campaign = CampaignID(try row.value(3) as UInt128)
    lead = LeadID(try row.value(4) as UInt128)
    status = try row.value(5)
    let bytes: [UInt8] = try row.value(6)
    content = bytes.isEmpty ? nil : try StoredMessage.read(row, 6)
    (recipient, recipientName) = (try row.value(7), try row.value(8))
    expireTime = try row.value(9)
    decidedBy = try Author(row, at: 10)
    (decideTime, note) = (try row.optional(13), try row.value(14))
    (createTime, updateTime, version) = (try row.value(15), try row.value(16), try row.value(17))
  }

  /// As callers see it.
  func message(of tenant: TenantID, _ send: StoredSend?) -> CampaignsV1.Approval {
    .with {
      ($0.id, $0.tenantID, $0.status) = (id.description, tenant.description, status)
      ($0.send, $0.content) = (send?.message(of: tenant), content)
      ($0.recipient, $0.recipientName) = (recipient, recipientName)
      ($0.expireTime, $0.decidedBy) = (expireTime.timestamp, decidedBy?.actor)
      ($0.decideTime, $0.note) = (decideTime?.timestamp, note)
      ($0.createTime, $0.updateTime, $0.version) = (createTime.timestamp, updateTime.timestamp, version)
    }
  }
}
