import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterUsageAPI

/// Usage as it is read, of one tenant and of all.
enum UsageStore {
  static let statements = own.map(\.statement) + ofAll.map(\.statement)

  private static let own = UsageSQL.Order.allCases.map { Ordered($0, UsageSQL.statement(ofAll: false, $0)) }
  private static let ofAll = UsageSQL.Order.allCases.map { Ordered($0, UsageSQL.statement(ofAll: true, $0)) }

  private struct Ordered {
    let order: UsageSQL.Order
    let statement: Statement

    init(_ order: UsageSQL.Order, _ statement: Statement) {
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
    var order = UsageSQL.Order.startAscending
    var place: Place?
  }

  /// Where in its order a bucket stands.
  struct Place: Sendable {
    var amount = "0"
    var bucket: Int64 = 0
    var category = ""
    var metric = ""
    var dimensions = ""
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
    ])
  }

  static func answers(_ rows: ResultSet, _ question: Question) throws(RPCError) -> [Answer] {
    var meters: [MeterID: Meter] = [:]
    for meter in question.meters { meters[meter.id] = meter }
    return try reading { () throws(PostgresError) in
      var answers: [Answer] = []
      for row in rows {
        guard let meter = meters[MeterID(try row.value(0) as UInt128)] else { continue }
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
