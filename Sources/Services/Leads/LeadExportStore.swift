import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL by which a tenant's leads are exported with all else that the tenant has.
enum LeadExportStore {
  static let statements = [leads, activities, replies, scores]

  private static let leads = Statement(
    """
    SELECT \(LeadStore.columns)
    FROM leads
    WHERE tenant_id = $1 AND lead_id > $2::uuid
    ORDER BY lead_id
    LIMIT $3
    """, .uuid, .text, .int8)

  /// Deleted ones are among them until they are purged.
  static func leads(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await page(leads, tx, place)
  }

  private static let activities = Statement(
    """
    SELECT \(ActivityStore.columns)
    FROM activities
    WHERE tenant_id = $1 AND activity_id > $2::uuid
    ORDER BY activity_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func activities(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await page(activities, tx, place)
  }

  private static let replies = Statement(
    """
    SELECT \(ReplyStore.columns)
    FROM replies r
    JOIN activities a ON a.tenant_id = r.tenant_id AND a.activity_id = r.activity_id
    JOIN leads l ON l.tenant_id = r.tenant_id AND l.lead_id = r.lead_id
    WHERE r.tenant_id = $1 AND r.activity_id > $2::uuid
    ORDER BY r.activity_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func replies(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await page(replies, tx, place)
  }

  /// In the order that `LeadsV1.ScoreExplanation.init(stored:)` reads.
  private static let scores = Statement(
    """
    SELECT score_id, lead_id, score_time, score, tier, data_quality, authority, company_fit, timing, risk,
      model_id
    FROM lead_scores
    WHERE tenant_id = $1 AND (lead_id, score_id) > ($2::uuid, $3::uuid) AND is_change
    ORDER BY lead_id, score_id
    LIMIT $4
    """, .uuid, .text, .text, .int8)

  /// The key of a score is its lead's and its own id.
  static func scores(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ExportPage {
    let parts = place.id.split(separator: " ", maxSplits: 1).map(String.init)
    let least = ExportPlace(after: nil, most: 0).id
    let rows = try await tx.run(
      scores(
        .uuid(tx.tenant.bits), .text(parts.first ?? least), .text(parts.count > 1 ? parts[1] : least),
        .int8(place.most)))[0]
    var (records, last): ([String], String?) = ([], nil)
    for row in rows {
      let (score, key) = try reading { () throws(PostgresError) in
        (
          try LeadsV1.ScoreExplanation(stored: row),
          "\(IDBits(try row.value(1) as UInt128).hexadecimal)"
            + " \(IDBits(try row.value(0) as UInt128).hexadecimal)"
        )
      }
      records.append(try ExportPage.json(score))
      last = key
    }
    return ExportPage(records: records, last: last)
  }

  private static func page(
    _ statement: Statement, _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(statement(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}
