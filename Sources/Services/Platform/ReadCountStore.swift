package import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy

/// How many calls of tenants changed nothing, as servers have told of them.
package enum ReadCountStore {
  static let statements = [counts]

  private static let counts = Statement(
    """
    SELECT about_tenant_id, minute, call_count - write_count - error_count - denied_count - limited_count
    FROM call_counts
    WHERE tenant_id = $1 AND minute >= $2 AND minute < $3 AND about_tenant_id <> $1
      AND call_count > write_count + error_count + denied_count + limited_count
    ORDER BY minute, about_tenant_id
    """, .uuid, .timestamptz, .timestamptz)

  /// In the platform's rows, by tenant and minute.
  package static func counts(
    _ tx: borrowing TenantTransaction, in minutes: Range<PostgresTime>
  ) async throws(RPCError) -> [(tenant: TenantID, minute: PostgresTime, count: Int64)] {
    let rows = try await tx.run(
      counts(.uuid(tx.tenant.bits), .timestamp(minutes.lowerBound), .timestamp(minutes.upperBound)))[0]
    return try reading { () throws(PostgresError) in
      var counts: [(tenant: TenantID, minute: PostgresTime, count: Int64)] = []
      for row in rows {
        counts.append((TenantID(try row.value(0) as UInt128), try row.value(1), try row.value(2)))
      }
      return counts
    }
  }
}
