import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on what is told of a person outside of the person's own rows.
enum TraceStore {
  static let statements = [records, answers]

  private static let records = Statement(
    "SELECT muster.clear_lead_records($1, $2, $3)", .uuid, .uuidArray, .timestamptz)

  /// Clears what the journal holds about leads; how many records there were.
  static func clearRecords(
    _ tx: borrowing TenantTransaction, of leads: [LeadID], since time: PostgresTime
  ) async throws(RPCError) -> Int64 {
    let rows = try await tx.run(
      records(.uuid(tx.tenant.bits), .uuids(leads.map(\.bits)), .timestamp(time)))[0]
    return try reading { () throws(PostgresError) in Int64(try rows.first?.value(0) ?? 0 as Int32) }
  }

  /// What a repeat is told from stays, so that it does nothing.
  private static let answers = Statement(
    """
    WITH cleared AS (
      UPDATE request_records SET response = NULL
      WHERE tenant_id = $1 AND starts_with(method, '/muster.leads.') AND response IS NOT NULL
        AND EXISTS (SELECT FROM unnest($2) AS t(word) WHERE position(t.word IN response) > 0)
      RETURNING request_id
    )
    SELECT count(*)
    FROM cleared
    """, .uuid, .byteaArray)

  /// Empties the answers kept for repeats that have one of these words; how many there were.
  static func clearAnswers(
    _ tx: borrowing TenantTransaction, with words: Set<String>
  ) async throws(RPCError) -> Int64 {
    let bytes = words.filter { !$0.isEmpty }.sorted().map { Array($0.utf8) }
    let rows = try await tx.run(answers(.uuid(tx.tenant.bits), .byteas(bytes)))[0]
    return try reading { () throws(PostgresError) in try rows.first?.value(0) ?? 0 }
  }
}
