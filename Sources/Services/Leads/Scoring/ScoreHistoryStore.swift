import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// What a lead scored at some time, and what was known of it then.
struct ScoreEntry: Sendable {
  let lead: LeadID
  let model: ScoringModelID
  let tier: LeadsV1.Tier
  let inputs: [UInt8]
}

/// All that is read of score histories.
enum ScoreHistoryStore {
  static let statements = [inForce, page, before]

  private static let inForce = Statement(
    """
    SELECT lead_id, model_id, tier, inputs
    FROM lead_scores
    WHERE tenant_id = $1 AND lead_id = $2 AND score_time <= $3
    ORDER BY score_id DESC
    LIMIT 1
    """, .uuid, .uuid, .timestamptz)

  private static let page = Statement(
    """
    SELECT score_time, score, tier, data_quality, authority, company_fit, timing, risk, model_id, cause
    FROM lead_scores
    WHERE tenant_id = $1 AND lead_id = $2 AND score_time <= $3 AND is_change
    ORDER BY score_id DESC
    LIMIT $4
    """, .uuid, .uuid, .timestamptz, .int8)

  /// What was in force at a time.
  static func entry(
    _ tx: borrowing TenantTransaction, of lead: LeadID, at time: PostgresTime
  ) async throws(RPCError) -> ScoreEntry? {
    try entries(
      await tx.run(inForce(.uuid(tx.tenant.bits), .uuid(lead.bits), .timestamp(time)))[0]
    ).first
  }

  /// The newest first, up to a time.
  static func page(
    _ tx: borrowing TenantTransaction, of lead: LeadID, until time: PostgresTime, most: Int32
  ) async throws(RPCError) -> [LeadsV1.ScoreRecord] {
    let rows = try await tx.run(
      page(.uuid(tx.tenant.bits), .uuid(lead.bits), .timestamp(time), .int8(Int64(most))))[0]
    return try reading { () throws(PostgresError) in
      var records: [LeadsV1.ScoreRecord] = []
      for row in rows { records.append(try LeadsV1.ScoreRecord(row)) }
      return records
    }
  }

  private static let before = Statement(
    """
    SELECT s.lead_id, s.model_id, s.tier, s.inputs
    FROM unnest($2, $3) AS o(lead_id, outcome_time)
    CROSS JOIN LATERAL (
      SELECT lead_id, model_id, tier, inputs
      FROM lead_scores
      WHERE tenant_id = $1 AND lead_id = o.lead_id AND score_time < o.outcome_time
      ORDER BY score_id DESC
      LIMIT 1) s
    """, .uuid, .uuidArray, .timestamptzArray)

  /// Of each lead what was in force just before a time; none where it had no score then.
  static func entries(
    _ tx: borrowing TenantTransaction, before times: [(lead: LeadID, time: PostgresTime)]
  ) async throws(RPCError) -> [ScoreEntry] {
    try entries(
      await tx.run(
        before(.uuid(tx.tenant.bits), .uuids(times.map(\.lead.bits)), .timestamps(times.map(\.time))))[0])
  }

  private static func entries(_ rows: ResultSet) throws(RPCError) -> [ScoreEntry] {
    try reading { () throws(PostgresError) in
      var entries: [ScoreEntry] = []
      for row in rows {
        entries.append(
          ScoreEntry(
            lead: LeadID(try row.value(0)), model: ScoringModelID(try row.value(1)), tier: try row.value(2),
            inputs: try row.value(3)))
      }
      return entries
    }
  }
}

extension LeadsV1.ScoreRecord {
  fileprivate init(_ row: Row) throws(PostgresError) {
    self.init()
    createTime = try row.timestamp(0)
    (score, tier) = (try row.value(1), try row.value(2))
    var parts = LeadsV1.ScoreComponents()
    (parts.dataQuality, parts.authority) = (try row.value(3), try row.value(4))
    (parts.companyFit, parts.timing, parts.risk) = (try row.value(5), try row.value(6), try row.value(7))
    components = parts
    modelID = ScoringModelID(try row.value(8)).description
    cause = try row.value(9)
  }
}
