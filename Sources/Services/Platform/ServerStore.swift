import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on servers, and on what they tell of themselves.
enum ServerStore {
  static let statements = [unhurried, tell, clean, remove, up]

  /// A report is not worth a wait for the disk or for a standby: a crash of the database may take the last
  /// second of counts with it.
  private static let unhurried = Statement("SELECT set_config('synchronous_commit', 'off', true)")

  /// A report whose number is not above the last one was told before, and adds nothing. Minutes are the
  /// database's, and rows are taken in one order by all servers.
  private static let tell = Statement(
    """
    WITH turn AS (
      INSERT INTO servers AS s (tenant_id, server_id, version, roles, watch_count, call_sequence)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (tenant_id, server_id) DO UPDATE SET
        watch_count = excluded.watch_count, call_sequence = excluded.call_sequence, seen_time = now()
      WHERE s.call_sequence < excluded.call_sequence
      RETURNING s.server_id
    ), reasons AS (
      INSERT INTO call_reasons AS r (tenant_id, minute, reason, call_count)
      SELECT $1, date_trunc('minute', now(), 'UTC'), n.reason, n.call_count
      FROM unnest($13, $14) n (reason, call_count)
      WHERE EXISTS (SELECT FROM turn)
      ORDER BY n.reason COLLATE "C"
      ON CONFLICT (tenant_id, minute, reason) DO UPDATE SET call_count = r.call_count + excluded.call_count
    )
    INSERT INTO call_counts AS c (
      tenant_id, minute, about_tenant_id, call_count, write_count, error_count, denied_count, limited_count)
    SELECT $1, date_trunc('minute', now(), 'UTC'), n.*
    FROM unnest($7, $8, $9, $10, $11, $12) n (
      about_tenant_id, call_count, write_count, error_count, denied_count, limited_count)
    WHERE EXISTS (SELECT FROM turn)
    ORDER BY n.about_tenant_id
    ON CONFLICT (tenant_id, minute, about_tenant_id) DO UPDATE SET
      call_count = c.call_count + excluded.call_count,
      write_count = c.write_count + excluded.write_count,
      error_count = c.error_count + excluded.error_count,
      denied_count = c.denied_count + excluded.denied_count,
      limited_count = c.limited_count + excluded.limited_count
    """, .uuid, .uuid, .text, .textArray, .int8, .int8, .uuidArray, .int8Array, .int8Array, .int8Array,
    .int8Array, .int8Array, .textArray, .int8Array)

  /// Those that ended without a word.
  private static let clean = Statement(
    "DELETE FROM servers WHERE tenant_id = $1 AND seen_time < now() - interval '1 day'", .uuid)

  static func tell(_ tx: borrowing TenantTransaction, _ report: ServerReport) async throws(RPCError) {
    let (platform, told) = (Parameter.uuid(tx.tenant.bits), report.told)
    let tallies = told.tallies.map(\.tally)
    let reasons = Array(told.reasons)
    _ = try await tx.run(
      unhurried(),
      tell(
        platform, .uuid(report.id.bits), .text(report.version), .texts(report.roles),
        .int8(report.watchCount), .int8(report.sequence), .uuids(told.tallies.map(\.tenant.bits)),
        .int8s(tallies.map(\.calls)), .int8s(tallies.map(\.writes)), .int8s(tallies.map(\.errors)),
        .int8s(tallies.map(\.denied)), .int8s(tallies.map(\.limited)), .texts(reasons.map(\.key)),
        .int8s(reasons.map(\.value))),
      clean(platform))
  }

  private static let remove = Statement(
    "DELETE FROM servers WHERE tenant_id = $1 AND server_id = $2", .uuid, .uuid)

  static func remove(_ tx: borrowing TenantTransaction, _ id: ServerID) async throws(RPCError) {
    _ = try await tx.run(unhurried(), remove(.uuid(tx.tenant.bits), .uuid(id.bits)))
  }

  private static let up = Statement(
    """
    SELECT server_id, version, roles, start_time, seen_time, watch_count
    FROM servers
    WHERE tenant_id = $1 AND seen_time > now() - $2 * interval '1 second'
    ORDER BY start_time, server_id
    LIMIT $3
    """, .uuid, .int8, .int8)

  /// More than an installation has.
  private static let serversMax: Int64 = 1_000

  static func up(_ tenant: TenantID) -> BoundStatement {
    up(
      .uuid(tenant.bits), .int8(Int64(ServerReports.silenceMax / .seconds(1))), .int8(serversMax))
  }
}
