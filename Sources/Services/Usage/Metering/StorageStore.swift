import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL that measures what the rows of tenants take.
enum StorageStore {
  static let statements = [tables, tenants]

  private static let tables = Statement(
    """
    SELECT c.relname::text
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE c.relnamespace = 'muster'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND has_table_privilege('muster_app', c.oid, 'SELECT')
    ORDER BY c.relname
    LIMIT 10000
    """)

  /// Those that have tenants' rows.
  static func tables(_ tx: borrowing SystemTransaction) async throws(RPCError) -> [String] {
    let results = try await tx.run(tables())
    return try reading { () throws(PostgresError) in
      var names: [String] = []
      for row in results[0] { names.append(try row.value(0)) }
      return names
    }
  }

  private static let tenants = Statement(
    """
    SELECT tenant_id
    FROM tenants
    WHERE tenant_id > $1 AND state <> 'erasing'
    ORDER BY tenant_id
    LIMIT $2
    """, .uuid, .int8)

  static func tenants(
    _ tx: borrowing SystemTransaction, after last: TenantID, most: Int64
  ) async throws(RPCError) -> [TenantID] {
    let results = try await tx.run(tenants(.uuid(last.bits), .int8(most)))
    return try reading { () throws(PostgresError) in
      var tenants: [TenantID] = []
      for row in results[0] { tenants.append(TenantID(try row.value(0) as UInt128)) }
      return tenants
    }
  }

  /// Bytes of the transaction's tenant's rows, as they are stored. Names of tables come from the catalogue.
  static func size(
    _ tx: borrowing TenantTransaction, _ tables: [String]
  ) async throws(RPCError) -> Int64 {
    let results = try await tx.run(
      tables.map { table in
        let name = "muster.\"\(table.replacing("\"", with: "\"\""))\""
        return Statement(
          "SELECT coalesce(sum(pg_column_size(t)), 0)::int8 FROM \(name) t WHERE t.tenant_id = $1", .uuid)(
            .uuid(tx.tenant.bits))
      })
    return try reading { () throws(PostgresError) in
      var sum: Int64 = 0
      for place in tables.indices {
        let size: Int64 = try results[place].first?.value(0) ?? 0
        sum = sum.addingReportingOverflow(size).overflow ? .max : sum + size
      }
      return sum
    }
  }
}
