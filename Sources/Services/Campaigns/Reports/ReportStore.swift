import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

/// What of a report stands in no timeline: how enrolments stand, and what nobody knows the outcome of.
enum ReportStore {
  static let statements = [now, hasStep]

  private static let now = Statement("SELECT now()")

  private static let hasStep = Statement(
    """
    SELECT EXISTS (
      SELECT FROM sends
      WHERE tenant_id = $1 AND campaign_id = $2 AND step_key = $3)
    """, .uuid, .uuid, .text)

  struct Own: Sendable {
    var time: PostgresTime
    var unknown: [UnknownCount] = []
    var byStatus: [CampaignsV1.EnrollmentStatus: Int64] = [:]
    var byStop: [CampaignsV1.EnrollmentStopReason: Int64] = [:]
    var hasStep: Bool
  }

  struct UnknownCount: Sendable {
    let stepID: String
    let stepKey: String
    let variantKey: String
    let channel: TypeV1.Channel
    let sends: Int64
    let leads: Int64
  }

  static func read(
    _ tx: borrowing TenantTransaction, _ filter: ReportFilter
  ) async throws(RPCError) -> Own {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let campaign = Parameter.uuid(filter.campaign.bits)
    let results = try await tx.run(
      now(), hasStep(tenant, campaign, .text(filter.stepKey)),
      SendStore.unknown([
        tenant, campaign, .timestamp(filter.start), .timestamp(filter.end), .text(filter.stepKey),
        .text(filter.variantKey), .text(filter.channel), .uuid(filter.sender?.bits),
        .int8(filter.sequenceVersion),
      ]),
      EnrollmentStore.counts(filter.campaign, version: filter.sequenceVersion, of: tx.tenant))
    return try reading { () throws(PostgresError) in
      var own = Own(
        time: try results[0].first?.value(0) ?? .now, hasStep: try results[1].first?.value(0) ?? false)
      for row in results[2] {
        let step = IDBits(try row.value(0) as UInt128)
        own.unknown.append(
          UnknownCount(
            stepID: step.bits == 0 ? "" : StepID(stored: step).description, stepKey: try row.value(1),
            variantKey: try row.value(2), channel: try row.value(3), sends: try row.value(4),
            leads: try row.value(5)))
      }
      for row in results[3] {
        let status: CampaignsV1.EnrollmentStatus = try row.value(0)
        let reason: CampaignsV1.EnrollmentStopReason = try row.value(1)
        let count: Int64 = try row.value(2)
        own.byStatus[status, default: 0] += count
        if reason != .unspecified { own.byStop[reason, default: 0] += count }
      }
      return own
    }
  }
}
