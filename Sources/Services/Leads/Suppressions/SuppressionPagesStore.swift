import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// The pages of a suppression list. What a page is narrowed to first has statements of its own, since each
/// has an index of its own.
enum SuppressionPagesStore {
  static let statements =
    all.statements + ofValue.statements + ofImport.statements + ofCampaign.statements + [export]

  private static let all = orders("")
  private static let ofValue = orders("AND s.value_hash = $11")
  private static let ofImport = orders("AND s.import_id = $9")
  private static let ofCampaign = orders("AND s.campaign_id = $10")

  private static func orders(_ first: String) -> PageStatements {
    let time = ListPlace.time(2)
    return PageStatements(
      PageStatements.Field(
        "create_time", 11, .times,
        ascending: page(
          first, "(s.create_time, s.suppression_id) > (\(time), $3::uuid)",
          "s.create_time, s.suppression_id"),
        descending: page(
          first, "(s.create_time, s.suppression_id) < (\(time), $3::uuid)",
          "s.create_time DESC, s.suppression_id DESC")))
  }

  private static func page(_ first: String, _ place: String, _ order: String) -> Statement {
    Statement(
      """
      SELECT \(SuppressionStore.columns)
      FROM suppressions s
      WHERE s.tenant_id = $1 AND \(place) \(first)
        AND ($5 = '' OR s.kind = $5) AND ($6 = '' OR s.reason = $6)
        AND (s.delete_time IS NULL OR $7)
        AND (s.expire_time IS NULL OR s.expire_time > now() OR $8)
        AND ($9::uuid IS NULL OR s.import_id = $9) AND ($10::uuid IS NULL OR s.campaign_id = $10)
        AND ($11::bytea IS NULL OR s.value_hash = $11)
      ORDER BY \(order)
      LIMIT $4
      """,
      .uuid, .text, .text, .int8, .text, .text, .bool, .bool, .uuid, .uuid, .bytea)
  }

  /// What a page is narrowed to; empty or nil for anything.
  struct Filter: Sendable {
    var kind: String
    var reason: String
    var hash: [UInt8]?
    var run: ImportID?
    var campaign: CampaignID?
    var showsRemoved: Bool
    var showsExpired: Bool
  }

  static func place(_ row: Row, _ order: ListOrder) throws(PostgresError) -> ListPlace {
    try all.place(row, order)
  }

  static func page(
    _ tx: borrowing TenantTransaction, _ page: ListPage, _ filter: Filter
  ) async throws(RPCError) -> ResultSet {
    let orders =
      filter.hash != nil ? ofValue : filter.run != nil ? ofImport : filter.campaign != nil ? ofCampaign : all
    let place = page.place ?? orders.start(page.order)
    return try await tx.run(
      orders.statement(page.order)(
        .uuid(tx.tenant.bits), .text(place.value), .text(place.id), .int8(page.most), .text(filter.kind),
        .text(filter.reason), .bool(filter.showsRemoved), .bool(filter.showsExpired),
        .uuid(filter.run?.bits), .uuid(filter.campaign?.bits), filter.hash.map { .bytea($0) } ?? .null))[0]
  }

  private static let export = Statement(
    """
    SELECT \(SuppressionStore.columns)
    FROM suppressions s
    WHERE s.tenant_id = $1 AND s.suppression_id > $2::uuid
    ORDER BY s.suppression_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}
