import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL by which timelines are listed.
///
/// A look goes over so many rows and no more, however few of them are wanted, so that no filter makes a long
/// statement. Its last row is answered in any case: from there the next look goes on.
enum TimelineStore {
  static let statements =
    TimelineLead.allCases.flatMap { [$0.newest, $0.oldest] } + [creation, newestCreations, oldestCreations]

  /// What one look goes over.
  static let lookMax: Int64 = 2_000
  private static let isWantedColumn = 15
  private static let isLastColumn = 16

  fileprivate static func page(_ whose: String, _ comparison: String, _ order: String) -> Statement {
    Statement(
      """
      SELECT \(ActivityStore.columns),
        is_wanted, place = $5
      FROM (
        SELECT \(ActivityStore.columns),
          row_number() OVER (ORDER BY occur_time\(order), activity_id\(order)) AS place,
          (($9 = '' OR channel = $9) AND ($10 = '' OR action = $10)
            AND ($11::uuid IS NULL OR lead_id = $11) AND ($12::uuid IS NULL OR campaign_id = $12)
            AND ($13 = '' OR thread_key = $13) AND ($14 = '' OR provider_message_id = $14)) AS is_wanted
        FROM (
          SELECT \(ActivityStore.columns)
          FROM activities
          WHERE tenant_id = $1 AND \(whose) AND (occur_time, activity_id) \(comparison) ($2, $3)
            AND occur_time >= $7 AND occur_time < $8
          ORDER BY occur_time\(order), activity_id\(order)
          LIMIT $5
        ) looked
      ) placed
      WHERE is_wanted OR place = $5
      ORDER BY occur_time\(order), activity_id\(order)
      LIMIT $6
      """, .uuid, .timestamptz, .uuid, .text, .int8, .int8, .timestamptz, .timestamptz, .text, .text, .uuid,
      .uuid, .text, .text)
  }

  static func look(
    _ tenant: TenantID, after place: TimePlace, _ filter: TimelineFilter, isDescending: Bool, most: Int
  ) -> BoundStatement {
    let lead = filter.leading
    return (isDescending ? lead.newest : lead.oldest)(
      .uuid(tenant.bits), .timestamp(place.time), .uuid(place.id.bits), .text(lead.value(filter)),
      .int8(lookMax), .int8(Int64(most)), .timestamp(filter.start), .timestamp(filter.end),
      .text(filter.channel), .text(filter.action), .uuid(filter.lead?.bits), .uuid(filter.campaign?.bits),
      .text(filter.thread), .text(filter.message))
  }

  /// What a look has found: the rows that are wanted, the last that was looked at, and whether there was
  /// nothing more.
  static func found(
    _ rows: ResultSet, most: Int
  ) throws(PostgresError) -> (rows: [Row], last: TimePlace?, isEnd: Bool) {
    var wanted: [Row] = []
    var last: TimePlace?
    for row in rows.prefix(most - 1) {
      last = try TimePlace(time: row.value(2), id: IDBits(row.value(0) as UInt128))
      if try row.value(isWantedColumn) { wanted.append(row) }
    }
    guard rows.count < most, let row = rows.last else { return (wanted, last, rows.isEmpty) }
    return (wanted, last, try !row.value(isLastColumn))
  }

  private static let creation = Statement(
    """
    SELECT lead_id, created_by_kind, created_by_id, created_by_name
    FROM leads
    WHERE tenant_id = $1 AND lead_id = $2 AND lead_id > $3 AND lead_id < $4 AND $5 > 0
    """, .uuid, .uuid, .uuid, .uuid, .int8)

  private static func creations(_ order: String) -> Statement {
    Statement(
      """
      SELECT lead_id, created_by_kind, created_by_id, created_by_name
      FROM leads
      WHERE tenant_id = $1 AND ($2::uuid IS NULL) AND lead_id > $3 AND lead_id < $4
      ORDER BY lead_id\(order)
      LIMIT $5
      """, .uuid, .uuid, .uuid, .uuid, .int8)
  }

  private static let newestCreations = creations(" DESC")
  private static let oldestCreations = creations("")

  /// Leads whose ids lie within, both ends left out: the order of ids is that of their times.
  static func creations(
    _ tenant: TenantID, within span: CreationSpan, of lead: LeadID?, isDescending: Bool, most: Int
  ) -> BoundStatement {
    let statement = lead == nil ? (isDescending ? newestCreations : oldestCreations) : creation
    return statement(
      .uuid(tenant.bits), .uuid(lead?.bits), .uuid(span.after.bits), .uuid(span.before.bits),
      .int8(Int64(most)))
  }
}

/// By what a timeline's index is chosen: one literal statement each.
enum TimelineLead: CaseIterable, Sendable {
  case lead, thread, message, campaign, anything

  private static let pages: [TimelineLead: (newest: Statement, oldest: Statement)] = Dictionary(
    uniqueKeysWithValues: allCases.map { lead in
      (
        lead,
        (
          TimelineStore.page(lead.condition, "<", " DESC"), TimelineStore.page(lead.condition, ">", "")
        )
      )
    })

  private var condition: String {
    switch self {
    case .lead: "lead_id = $4::uuid"
    case .thread: "thread_key = $4"
    case .message: "provider_message_id = $4"
    case .campaign: "campaign_id = $4::uuid"
    case .anything: "$4 = ''"
    }
  }

  fileprivate var newest: Statement {
    Self.pages[self]?.newest ?? TimelineStore.page(condition, "<", " DESC")
  }
  fileprivate var oldest: Statement { Self.pages[self]?.oldest ?? TimelineStore.page(condition, ">", "") }

  fileprivate func value(_ filter: TimelineFilter) -> String {
    switch self {
    case .lead: filter.lead?.stored.hexadecimal ?? ""
    case .thread: filter.thread
    case .message: filter.message
    case .campaign: filter.campaign?.stored.hexadecimal ?? ""
    case .anything: ""
    }
  }
}
