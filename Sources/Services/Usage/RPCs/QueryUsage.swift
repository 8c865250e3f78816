import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterUsageAPI
import MusterWire

extension UsageService {
  private static let bucketsMax: Int64 = 100_000

  package func queryUsage(
    _ request: UsageV1.QueryUsageRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.QueryUsageResponse {
    let reader = try UsageReader(self, caller)
    let list = PageTokens.List(reader.tenant, UsageV1.Method.queryUsage.info, of: request)
    let start =
      try request.pageToken.isEmpty ? nil : QueryPlace(pages.open(request.pageToken, of: list, count: 6))
    let zone = try await reader.zone(request.timeZone)
    let meters = try await reader.meters(request.category, request.metric)
    let filter = request.dimensions.sorted()
    try reader.check(filter.map(\.key), of: meters, request.category)
    try check(request, reader, meters)
    let found = try await reader.span(
      zone: zone, period: "month", from: request.startTime, until: request.endTime)

    let bucket = request.bucket.stored
    let end = start?.end ?? found.end
    guard found.start < end else { throw .pageTokenInvalid }
    // Days of UTC are whole in the larger buckets of UTC alone.
    var question = UsageStore.Question(
      tenant: reader.tenant, meters: meters,
      span: UsageSpan(
        found.start, end, usesHours: bucket != "minute" && (found.hasWholeHours || bucket.isEmpty),
        usesDays: bucket.isEmpty || (zone == "UTC" && bucket != "hour")))
    try Self.check(question.span, request.bucket)
    question.dimensions = DimensionsJSON.text(filter.map { ($0.key, $0.value) })
    (question.bucket, question.zone, question.groupBy) = (bucket, zone, request.groupBy)
    question.includesEmpty = request.includeEmpty
    let size = PageSize.rows(request.pageSize)
    (question.most, question.place) = (Int64(size + 1), start?.place)
    question.order = UsageQueryStore.Order(
      ListOrder(request.orderBy, unstated: ListOrder("start_time", isDescending: false)))

    let answers = try await reader.answers(question)
    let buckets = answers.filter { !$0.isTotal }
    let totals = answers.filter { $0.isTotal && ($0.entryCount > 0 || !request.metric.isEmpty) }
    var response = UsageV1.QueryUsageResponse()
    response.usageBuckets = buckets.prefix(size).map { UsageV1.UsageBucket($0, in: question.span) }
    response.totals = totals.map { UsageV1.Usage($0, in: question.span) }
    response.totalCosts = totals.costs
    response.readTime = (answers.first?.readTime ?? .now).timestamp
    if buckets.count > size, let last = buckets.prefix(size).last {
      response.nextPageToken = pages.seal(QueryPlace(last, end).parts, of: list)
    }
    return response
  }

  private func check(
    _ request: UsageV1.QueryUsageRequest, _ reader: UsageReader, _ meters: [Meter]
  ) throws(RPCError) {
    var names = request.groupBy
    if reader.tenant == .platform { names.removeAll { $0 == "tenant_id" } }
    try reader.check(names, of: meters, request.category)
    if request.includeEmpty, !request.groupBy.isEmpty {
      throw .fieldsInvalid([
        FieldViolation(
          field: "include_empty", description: "is for use without group_by; leave out one of them")
      ])
    }
  }

  private static func check(_ span: UsageSpan, _ bucket: UsageV1.BucketSize) throws(RPCError) {
    let size: Int64 =
      switch bucket {
      case .minute: 60_000_000
      case .hour: UsageSpan.hour
      case .day: UsageSpan.day
      case .week: 7 * UsageSpan.day
      case .month: 28 * UsageSpan.day
      default: .max
      }
    let count = (span.end.microseconds - span.start.microseconds) / size
    guard count < bucketsMax else {
      throw .usageRangeInvalid(
        "the span has \(count + 1) buckets, the limit is \(bucketsMax); narrow it or take larger buckets",
        in: "bucket")
    }
  }
}

/// Where a page of buckets begins, and the end of the span that its pages have in common.
private struct QueryPlace {
  let place: UsageStore.Place
  let end: PostgresTime

  init(_ last: UsageStore.Answer, _ end: PostgresTime) {
    place = UsageStore.Place(
      amount: last.amount?.text ?? "0", bucket: last.start?.microseconds ?? 0,
      category: last.meter.name.category, metric: last.meter.name.metric, dimensions: last.dimensions)
    self.end = end
  }

  init(_ parts: [String]) throws(RPCError) {
    guard let bucket = Int64(parts[1]), let end = Int64(parts[5]) else { throw .pageTokenInvalid }
    place = UsageStore.Place(
      amount: parts[0], bucket: bucket, category: parts[2], metric: parts[3], dimensions: parts[4])
    self.end = PostgresTime(microseconds: end)
  }

  var parts: [String] {
    [
      place.amount, "\(place.bucket)", place.category, place.metric, place.dimensions, "\(end.microseconds)",
    ]
  }
}

extension UsageQueryStore.Order {
  fileprivate init(_ order: ListOrder) {
    self =
      order.field == "amount"
      ? (order.isDescending ? .amountDescending : .amountAscending)
      : (order.isDescending ? .startDescending : .startAscending)
  }
}

extension UsageV1.QueryUsageRequest: ListRequest {}
