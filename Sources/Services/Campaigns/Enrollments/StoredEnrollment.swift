import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRows
import MusterTenancy
import MusterWire

/// A lead's way through a campaign, as it is stored.
struct StoredEnrollment: Equatable, Sendable {
  let id: EnrollmentID
  let campaign: CampaignID
  let lead: LeadID
  let companyKey: String
  var status: CampaignsV1.EnrollmentStatus
  let run: Int32
  let sequenceVersion: Int64
  /// Empty when none comes.
  var nextStep: String
  var dueTime: PostgresTime?
  /// When a worker is to look at it; nil for what waits for somebody.
  var workTime: PostgresTime?
  var workOrder: Int32
  /// It waits for its campaign to be activated.
  var isParked: Bool
  /// The step that was settled last; empty before the first.
  var afterStep: String
  var settleTime: PostgresTime?
  var wasSent: Bool
  var lastSend: SendID?
  var lastSendStatus: CampaignsV1.SendStatus
  var pauseReason: CampaignsV1.EnrollmentPauseReason
  var resumeTime: PostgresTime?
  var stopReason: CampaignsV1.EnrollmentStopReason
  var endTime: PostgresTime?
  let author: Author
  let createTime: PostgresTime
  var updateTime: PostgresTime
  var version: Int64

  /// A new one, which a worker looks at at once.
  init(
    of lead: LeadID, companyKey: String, in campaign: StoredCampaign, run: Int32, by author: Author,
    at now: PostgresTime
  ) {
    id = .new()
    (self.campaign, self.lead, self.companyKey, self.run) = (campaign.id, lead, companyKey, run)
    (status, sequenceVersion, nextStep) = (.active, campaign.message.sequenceVersion, "")
    (dueTime, workTime, workOrder, isParked) = (nil, now, 0, false)
    (afterStep, settleTime, wasSent, lastSend, lastSendStatus) = ("", nil, false, nil, .unspecified)
    (pauseReason, resumeTime, stopReason, endTime) = (.unspecified, nil, .unspecified, nil)
    (self.author, createTime, updateTime, version) = (author, now, now, 1)
  }

  var isRunning: Bool { status == .active || status == .paused }

  /// The next version, at a time no earlier than the one before: the clocks of two servers may differ.
  mutating func step(at now: PostgresTime) {
    version &+= 1
    updateTime = max(now, updateTime)
  }

  /// From the columns of `EnrollmentStore.columns`.
  init(_ row: Row) throws(PostgresError) {
    id = EnrollmentID(try row.value(0) as UInt128)
    campaign = CampaignID(try row.value(1) as UInt128)
    lead = LeadID(try row.value(2) as UInt128)
    (companyKey, status) = (try row.value(3), try row.value(4))
    (run, sequenceVersion, nextStep) = (try row.value(5), try row.value(6), try row.value(7))
    (dueTime, workTime) = (try row.optional(8), try row.optional(9))
    (workOrder, isParked, afterStep) = (try row.value(10), try row.value(11), try row.value(12))
    (settleTime, wasSent) = (try row.optional(13), try row.value(14))
    let send: UInt128? = try row.optional(15)
    lastSend = send.map { SendID($0) }
    (lastSendStatus, pauseReason) = (try row.value(16), try row.value(17))
    (resumeTime, stopReason, endTime) = (try row.optional(18), try row.value(19), try row.optional(20))
    author = try Author(row, at: 21) ?? Author(nil)
    (createTime, updateTime, version) = (try row.value(24), try row.value(25), try row.value(26))
  }

  /// As callers see it.
  func message(of tenant: TenantID, _ send: StoredSend?) -> CampaignsV1.Enrollment {
    .with {
      ($0.id, $0.tenantID) = (id.description, tenant.description)
      ($0.campaignID, $0.leadID) = (campaign.description, lead.description)
      ($0.status, $0.runNumber, $0.sequenceVersion) = (status, run, sequenceVersion)
      ($0.nextStepKey, $0.nextSendTime) = (nextStep, dueTime?.timestamp)
      $0.lastSend = send?.message(of: tenant)
      ($0.pauseReason, $0.resumeTime) = (pauseReason, resumeTime?.timestamp)
      ($0.stopReason, $0.endTime) = (stopReason, endTime?.timestamp)
      ($0.enrolledBy, $0.version) = (author.actor, version)
      ($0.createTime, $0.updateTime) = (createTime.timestamp, updateTime.timestamp)
    }
  }
}
