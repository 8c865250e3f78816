import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterUsageAPI
import MusterWire

extension UsageService {
  package func getUsage(
    _ request: UsageV1.GetUsageRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.GetUsageResponse {
    let reader = try UsageReader(self, caller)
    if request.period != .unspecified, request.startTime != nil || request.endTime != nil {
      throw .usageRangeInvalid("a period and a span were given; state one of them", in: "period")
    }
    let zone = try await reader.zone(request.timeZone)
    let meters = try await reader.meters(request.category, request.metric)
    let filter = request.dimensions.sorted()
    try reader.check(filter.map(\.key), of: meters, request.category)
    let period = request.period == .unspecified ? UsageV1.Period.month : request.period
    let found = try await reader.span(
      zone: zone, period: period.stored, from: request.startTime, until: request.endTime)

    // Rollups know all zones by their hours, since nothing is divided.
    var question = UsageStore.Question(
      tenant: reader.tenant, meters: meters,
      span: UsageSpan(found.start, found.end, usesHours: true, usesDays: true))
    question.dimensions = DimensionsJSON.text(filter.map { ($0.key, $0.value) })
    let answers = try await reader.answers(question)

    var response = UsageV1.GetUsageResponse()
    response.usages = answers.map { UsageV1.Usage($0, in: question.span) }
    response.costs = answers.costs
    response.readTime = answers.first?.readTime.timestamp
    return response
  }
}
