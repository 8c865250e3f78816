import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterScoring
import MusterTenancy

/// Which leads the clock has changed.
enum DueLeadStore {
  static let statements = [due]

  private static let due = Statement(
    """
    SELECT lead_id
    FROM leads
    WHERE tenant_id = $1 AND rescore_time <= $2
    ORDER BY rescore_time, lead_id
    LIMIT $3
    """, .uuid, .timestamptz, .int8)

  static func leads(
    _ tx: borrowing TenantTransaction, until now: PostgresTime, most: Int64
  ) async throws(RPCError) -> [LeadID] {
    let rows = try await tx.run(due(.uuid(tx.tenant.bits), .timestamp(now), .int8(most)))[0]
    return try reading { () throws(PostgresError) in
      var leads: [LeadID] = []
      for row in rows { leads.append(LeadID(try row.value(0))) }
      return leads
    }
  }
}

extension LeadsService {
  /// Deleted leads too, so that none stays due; the tier of one without a score ends with what was set.
  func rescoreDue(
    _ tx: borrowing TenantTransaction, _ ids: [LeadID]
  ) async throws(RPCError) -> RescoredChunk {
    let leads = try await LeadStore.held(tx, ids)
    let scorer = try await scorer(tx, of: ids)
    var chunk = RescoredChunk(model: ScoringModelID(stored: scorer.model.id))
    var writes = LeadWrites(by: .system, at: .now)
    for former in leads {
      var lead = former
      chunk.count += 1
      let isChanged = writes.change(
        &lead, from: former, scorer: former.isScored ? scorer : nil, mustScore: former.isScored, cause: .clock
      )
      if isChanged { chunk.store(lead, over: former) }
    }
    try await save(writes, tx)
    return chunk
  }
}
