package import MusterCampaignsAPI
import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension CampaignsService {
  package func getCampaignReport(
    _ request: CampaignsV1.GetCampaignReportRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.GetCampaignReportResponse {
    guard let id = CampaignID(request.id) else { throw .campaignNotFound }
    var filter = ReportFilter(id)
    filter.start = request.startTime.flatMap { PostgresTime($0) } ?? .minusInfinity
    filter.end = request.endTime.flatMap { PostgresTime($0) } ?? .infinity
    (filter.stepKey, filter.variantKey) = (request.stepKey, request.variantKey)
    (filter.channel, filter.sender) = (request.channel.stored, SenderID(request.senderID)?.stored)
    filter.sequenceVersion = request.sequenceVersion

    return try await tenants.snapshot(caller) { [filter] tx throws(RPCError) in
      guard let campaign = try await CampaignStore.read(tx, id) else { throw .campaignNotFound }
      var filter = filter
      for goal in campaign.message.goals {
        guard let end = goal.dueTime.flatMap({ PostgresTime($0) }), let place = goal.metric.place else {
          continue
        }
        filter.goalEnds[place] = end
      }
      let version = campaign.message.sequenceVersion
      let sequence = try await SequenceStore.read(tx, id, version)
      let counts = try await sending.surroundings.funnel(tx, filter)
      let own = try await ReportStore.read(tx, filter)
      let isKnown =
        request.stepKey.isEmpty || sequence?.step(request.stepKey) != nil
        || counts.rows.contains { $0.kind == .step } || own.hasStep
      guard isKnown else { throw .stepNotFound(request.stepKey, version: version) }

      var report = CampaignsV1.CampaignReport(
        counts, unknown: own.unknown, steps: sequence?.steps.map(\.key) ?? [])
      (report.campaignID, report.readTime) = (id.description, own.time.timestamp)
      report.enrollments = own.byStatus.sorted { $0.key.rawValue < $1.key.rawValue }.map { status, count in
        .with { ($0.status, $0.count) = (status, count) }
      }
      report.stops = own.byStop.sorted { $0.key.rawValue < $1.key.rawValue }.map { reason, count in
        .with { ($0.reason, $0.count) = (reason, count) }
      }
      report.goals = campaign.message.goals.map { goal in
        .with {
          $0.goal = goal
          $0.reached = goal.metric.place.map { counts.reached[$0] } ?? 0
        }
      }
      return .with { $0.campaignReport = report }
    }
  }
}

extension CampaignsV1.GoalMetric {
  /// Among the counts of goals.
  fileprivate var place: Int? {
    switch self {
    case .replies: 0
    case .interestedReplies: 1
    case .meetings: 2
    case .conversions: 3
    default: nil
    }
  }
}
