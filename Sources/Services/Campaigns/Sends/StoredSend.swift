import MusterCampaignsAPI
import MusterCore
import MusterLedger
import MusterPostgres
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

/// One message of an enrolment and step, as it is stored. Whoever changes it holds its enrolment's row.
struct StoredSend: Equatable, Sendable {
  let id: SendID
  let enrollment: EnrollmentID
  let campaign: CampaignID
  let lead: LeadID
  let companyKey: String
  let sequenceVersion: Int64
  let step: IDBits
  let stepKey: String
  let variantKey: String
  let channel: TypeV1.Channel
  var sender: SenderID?
  var status: CampaignsV1.SendStatus
  var failedChecks: [CampaignsV1.FailedCheck]
  var dueTime: PostgresTime
  /// Counted up by each claim and by whatever takes one back.
  var fence: Int64
  var claimTime: PostgresTime?
  var leaseTime: PostgresTime?
  /// When it was begun to be given to the carrier.
  var handOverTime: PostgresTime?
  var sendTime: PostgresTime?
  /// What it holds of limits, and of credits.
  var holds: [ReservationID]
  var creditHold: IDBits?
  var messageID: String
  var threadKey: String
  var subject: String
  var errorMessage: String
  let createTime: PostgresTime
  var updateTime: PostgresTime
  var version: Int64

  /// A step that is due, and what was picked for it.
  init(
    planning step: CampaignsV1.SequenceStep, _ variant: CampaignsV1.StepVariant, on channel: TypeV1.Channel,
    for enrollment: StoredEnrollment, due: PostgresTime, at now: PostgresTime
  ) {
    id = .new()
    (self.enrollment, campaign, lead) = (enrollment.id, enrollment.campaign, enrollment.lead)
    (companyKey, sequenceVersion) = (enrollment.companyKey, enrollment.sequenceVersion)
    self.step = StepID(step.id)?.stored ?? IDBits(0)
    (stepKey, variantKey, self.channel) = (step.key, variant.key, channel)
    (sender, status, failedChecks, dueTime, fence) = (nil, .planned, [], due, 0)
    (claimTime, leaseTime, handOverTime, sendTime) = (nil, nil, nil, nil)
    (holds, creditHold, messageID, threadKey, subject, errorMessage) = ([], nil, "", "", "", "")
    (createTime, updateTime, version) = (now, now, 1)
  }

  mutating func step(at now: PostgresTime) {
    version &+= 1
    updateTime = max(now, updateTime)
  }

  /// From the columns of `SendStore.columns`.
  init(_ row: Row) throws(PostgresError) {
    id = SendID(try row.value(0) as UInt128)
    enrollment = EnrollmentID(try row.value(1) as UInt128)
    campaign = CampaignID(try row.value(2) as UInt128)
    lead = LeadID(try row.value(3) as UInt128)
    (companyKey, sequenceVersion) = (try row.value(4), try row.value(5))
    step = IDBits(try row.value(6) as UInt128)
    (stepKey, variantKey, channel) = (try row.value(7), try row.value(8), try row.value(9))
    let sender: UInt128? = try row.optional(10)
    self.sender = sender.map { SenderID($0) }
    status = try row.value(11)
    failedChecks =
      row.isNull(12) ? [] : try StoredMessage.read(row, 12, as: CampaignsV1.Send.self).failedChecks
    (dueTime, fence, claimTime) = (try row.value(13), try row.value(14), try row.optional(15))
    (leaseTime, handOverTime, sendTime) = (
      try row.optional(16), try row.optional(17), try row.optional(18)
    )
    holds = (try row.value(19) as [UInt128]).map { ReservationID($0) }
    let credits: UInt128? = try row.optional(20)
    creditHold = credits.map { IDBits($0) }
    (messageID, threadKey) = (try row.optional(21) ?? "", try row.optional(22) ?? "")
    (subject, errorMessage) = (try row.value(23), try row.value(24))
    (createTime, updateTime, version) = (try row.value(25), try row.value(26), try row.value(27))
  }

  var stepID: String { step.bits == 0 ? "" : StepID(stored: step).description }

  /// As events tell of it: without words about the person.
  func told(in tenant: TenantID) -> CampaignsV1.Send {
    var message = message(of: tenant)
    message.errorMessage = ""
    for place in message.failedChecks.indices { message.failedChecks[place].message = "" }
    return message
  }

  /// As callers see it.
  func message(of tenant: TenantID) -> CampaignsV1.Send {
    .with {
      ($0.id, $0.tenantID, $0.campaignID) = (id.description, tenant.description, campaign.description)
      ($0.enrollmentID, $0.leadID) = (enrollment.description, lead.description)
      ($0.stepID, $0.stepKey, $0.variantKey, $0.channel) = (stepID, stepKey, variantKey, channel)
      ($0.senderID, $0.status) = (sender?.description ?? "", status)
      ($0.failedChecks, $0.dueTime) = (failedChecks, dueTime.timestamp)
      ($0.claimTime, $0.sendTime) = (claimTime?.timestamp, sendTime?.timestamp)
      ($0.providerMessageID, $0.errorMessage) = (messageID, errorMessage)
      ($0.createTime, $0.updateTime, $0.version) = (createTime.timestamp, updateTime.timestamp, version)
    }
  }
}
