import MusterCore
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterUsageAPI

/// Usage as it is read, of one tenant and of all.
enum UsageStore {
  static let statements = own.map(\.statement) + ofAll.map(\.statement) + [progress]

  private static let own = UsageQueryStore.Order.allCases.map {
    Ordered($0, UsageQueryStore.statement(ofAll: false, $0))
  }
  private static let ofAll = UsageQueryStore.Order.allCases.map {
    Ordered($0, UsageQueryStore.statement(ofAll: true, $0))
  }

  private struct Ordered {
    let order: UsageQueryStore.Order
    let statement: Statement

    init(_ order: UsageQueryStore.Order, _ statement: Statement) {
      (self.order, self.statement) = (order, statement)
    }
  }

  /// What is asked about usage.
  struct Question: Sendable {
    var tenant: TenantID
    var meters: [Meter]
    var span: UsageSpan
    /// A JSON object.
    var dimensions = "{}"
    /// Empty for the whole span at once.
    var bucket = ""
    var zone = "UTC"
    var groupBy: [String] = []
    var includesEmpty = false
    /// 0 for the totals alone.
    var most: Int64 = 0
    var order = UsageQueryStore.Order.startAscending
    var place: Place?
    var progress = Progress()
  }

  /// How far rollups and entries went a moment ago.
  struct Progress: Sendable {
    var rolled = JournalPlace.start
    var metered = JournalPlace.start
  }

  /// Where in its order a bucket stands.
  struct Place: Sendable {
    var amount = "0"
    var bucket: Int64 = 0
    var category = ""
    var metric = ""
    var dimensions = ""
  }

  private static let progress = Statement(
    """
    SELECT rolled_generation, rolled_transaction_id, metered_generation, metered_transaction_id
    FROM usage_progress
    WHERE tenant_id = $1
    """, .uuid)

  static func progress(_ tenant: TenantID) -> BoundStatement { progress(.uuid(tenant.bits)) }

  static func progress(_ rows: ResultSet) throws(RPCError) -> Progress {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { return Progress() }
      return Progress(
        rolled: JournalPlace(generation: try row.value(0), transaction: try row.value(1)),
        metered: JournalPlace(generation: try row.value(2), transaction: try row.value(3)))
    }
  }

  /// One bucket, or the total of a meter.
  struct Answer: Sendable {
    let meter: Meter
    let isTotal: Bool
    /// Nil in a total.
    let start: PostgresTime?
    let end: PostgresTime?
    /// A JSON object of those grouped by.
    let dimensions: String
    /// Nil for a last value where there is none.
    let amount: PostgresDecimal?
    let entryCount: Int64
    let costs: [(currency: String, amount: String)]
    let readTime: PostgresTime
  }

  static func statement(_ question: Question) -> BoundStatement {
    let statements = question.tenant == .platform ? ofAll : own
    let statement = statements.first { $0.order == question.order }?.statement ?? statements[0].statement
    let (span, meters, place) = (question.span, question.meters, question.place ?? Place())
    let counted = meters.filter { $0.origin == .builtIn && $0.isBillable }
    return statement.with([
      .uuid(question.tenant.bits), .uuids(meters.map(\.id.bits)), .timestamp(span.start),
      .timestamp(span.end),
      .timestamp(span.hours.lowerBound), .timestamp(span.hours.upperBound), .timestamp(span.days.lowerBound),
      .timestamp(span.days.upperBound), .text(question.dimensions), .text(question.bucket),
      .text(question.zone), .texts(question.groupBy), .texts(meters.map(\.name.category)),
      .texts(meters.map(\.name.metric)), .texts(meters.map(\.aggregation.stored)),
      .bool(question.includesEmpty), .int8(question.most), .text(place.amount), .int8(place.bucket),
      .text(place.category), .text(place.metric), .text(place.dimensions), .bool(question.place != nil),
      .uuids(counted.map(\.id.bits)), .texts(counted.map(\.name.description)),
      .uuids(meters.filter { $0.aggregation == .unique }.map(\.id.bits)),
      .int8(question.progress.rolled.generation), .text(String(question.progress.rolled.transaction)),
      .int8(question.progress.metered.generation), .text(String(question.progress.metered.transaction)),
    ])
  }

  /// Nil when the progress that the question goes by was taken back.
  static func answers(_ rows: ResultSet, _ question: Question) throws(RPCError) -> [Answer]? {
    var meters: [MeterID: Meter] = [:]
    for meter in question.meters { meters[meter.id] = meter }
    return try reading { () throws(PostgresError) -> [Answer]? in
      var answers: [Answer] = []
      for row in rows {
        guard let meter = meters[MeterID(try row.value(0) as UInt128)] else { continue }
        if try !row.value(10) { return nil }
        let (currencies, costs): ([String], [String]) = (try row.value(7), try row.value(8))
        answers.append(
          Answer(
            meter: meter, isTotal: try row.value(1), start: try row.optional(2), end: try row.optional(3),
            dimensions: try row.optional(4) ?? "{}", amount: try row.optional(5),
            entryCount: try row.value(6), costs: zip(currencies, costs).map { ($0, $1) },
            readTime: try row.value(9)))
      }
      return answers
    }
  }
}
