import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on erasures: their receipts, which are the platform's rows, and the functions that delete.
enum ErasureStore {
  static let statements = [
    byTenant, close, insert, save, complete, tables, users, keepUsers, count, erase, answers, loneUsers,
    newest, oldest,
    due,
  ]

  // MARK: Receipts

  private static let byTenant = Statement(
    """
    SELECT entries::text, job_id, audit_record_id, digest, start_time, complete_time
    FROM tenant_erasures
    WHERE tenant_id = $1 AND erased_tenant_id = $2
    """, .uuid, .uuid)

  /// In a transaction on the platform's rows.
  static func erasure(
    _ tx: borrowing TenantTransaction, of tenant: TenantID
  ) async throws(RPCError) -> Row? {
    try await tx.run(byTenant(.uuid(tx.tenant.bits), .uuid(tenant.bits)))[0].first
  }

  /// From here on everything is refused but what an owner may do with a deleted tenant.
  private static let close = Statement(
    """
    UPDATE tenants SET state = 'erasing', delete_time = coalesce(delete_time, now()), update_time = now(),
      version = version + 1
    WHERE tenant_id = $1 AND ($2 = 0 OR version = $2) AND state <> 'erasing'
    RETURNING version
    """, .uuid, .int8)

  /// The tenant's version; nil when it is another than was read, or the tenant is being erased already.
  static func close(_ tx: borrowing TenantTransaction, version: Int64) async throws(RPCError) -> Int64? {
    let results = try await tx.run(close(.uuid(tx.tenant.bits), .int8(version)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) }
  }

  private static let insert = Statement(
    """
    INSERT INTO tenant_erasures (tenant_id, erased_tenant_id, requested_by_kind, requested_by_id)
    VALUES ($1, $2, $3, $4)
    """, .uuid, .uuid, .text, .uuid)

  static func insert(
    _ tx: borrowing TenantTransaction, of tenant: TenantID, kind: String, requester: IDBits?
  ) async throws(RPCError) {
    _ = try await tx.run(
      insert(.uuid(tx.tenant.bits), .uuid(tenant.bits), .text(kind), .uuid(requester?.bits)))
  }

  private static let save = Statement(
    """
    UPDATE tenant_erasures SET entries = $3, job_id = $4
    WHERE tenant_id = $1 AND erased_tenant_id = $2
    """, .uuid, .uuid, .jsonb, .uuid)

  static func save(
    _ tx: borrowing TenantTransaction, of tenant: TenantID, entries: String, job: IDBits
  ) async throws(RPCError) {
    _ = try await tx.run(
      save(.uuid(tx.tenant.bits), .uuid(tenant.bits), .jsonb(entries), .uuid(job.bits)))
  }

  private static let complete = Statement(
    """
    UPDATE tenant_erasures SET entries = $3, audit_record_id = $4, digest = $5, complete_time = $6,
      users = '{}'
    WHERE tenant_id = $1 AND erased_tenant_id = $2 AND complete_time IS NULL
    """, .uuid, .uuid, .jsonb, .uuid, .bytea, .timestamptz)

  static func complete(
    _ tx: borrowing TenantTransaction, of tenant: TenantID, entries: String, record: IDBits, digest: [UInt8],
    at time: PostgresTime
  ) async throws(RPCError) {
    _ = try await tx.run(
      complete(
        .uuid(tx.tenant.bits), .uuid(tenant.bits), .jsonb(entries), .uuid(record.bits), .bytea(digest),
        .timestamp(time)))
  }

  // MARK: What is deleted

  /// The tables with tenants' rows, each with those it refers to.
  private static let tables = Statement(
    """
    SELECT c.relname::text, coalesce(array_agg(o.relname::text) FILTER (WHERE o.oid IS NOT NULL), '{}')
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    LEFT JOIN pg_catalog.pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f'
    LEFT JOIN pg_catalog.pg_class o ON o.oid = f.confrelid AND o.oid <> c.oid
    WHERE c.relnamespace = 'muster'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    GROUP BY c.relname
    ORDER BY c.relname
    """)

  static func tables(_ tx: borrowing SystemTransaction) async throws(RPCError) -> [TenantTable] {
    let results = try await tx.run(tables())
    return try reading { () throws(PostgresError) in
      var tables: [TenantTable] = []
      for row in results[0] {
        tables.append(TenantTable(name: try row.value(0), refersTo: Set(try row.value(1) as [String])))
      }
      return tables
    }
  }

  private static let users = Statement(
    """
    SELECT user_id
    FROM memberships
    WHERE tenant_id = $1 AND user_id > $2
    ORDER BY user_id
    LIMIT $3
    """, .uuid, .uuid, .int8)

  /// Whoever is or was a member, after a user, so many at most.
  static func users(
    _ tx: borrowing SystemTransaction, of tenant: TenantID, after user: UserID, most: Int64
  ) async throws(RPCError) -> [UserID] {
    let results = try await tx.run(users(.uuid(tenant.bits), .uuid(user.bits), .int8(most)))
    return try reading { () throws(PostgresError) in
      var users: [UserID] = []
      for row in results[0] { users.append(UserID(try row.value(0))) }
      return users
    }
  }

  private static let keepUsers = Statement(
    """
    UPDATE tenant_erasures SET users = ARRAY (SELECT DISTINCT u FROM unnest(users || $3) u)
    WHERE tenant_id = $1 AND erased_tenant_id = $2
    """, .uuid, .uuid, .uuidArray)

  /// Remembers them until the work is done, whoever ends it.
  static func keep(
    _ tx: borrowing TenantTransaction, of tenant: TenantID, users: [UserID]
  ) async throws(RPCError) {
    _ = try await tx.run(
      keepUsers(.uuid(tx.tenant.bits), .uuid(tenant.bits), .uuids(users.map(\.bits))))
  }

  private static let count = Statement("SELECT muster.count_tenant_rows($1, $2)", .uuid, .text)

  static func count(
    _ tx: borrowing SystemTransaction, _ table: String, of tenant: TenantID
  ) async throws(RPCError) -> Int64 {
    let results = try await tx.run(count(.uuid(tenant.bits), .text(table)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
  }

  private static let erase = Statement("SELECT muster.erase_tenant_rows($1, $2, $3)", .uuid, .text, .int4)

  static func erase(
    _ tx: borrowing SystemTransaction, _ table: String, of tenant: TenantID, most: Int32
  ) async throws(RPCError) -> Int32 {
    try number(await tx.run(erase(.uuid(tenant.bits), .text(table), .int4(most))))
  }

  private static let answers = Statement("SELECT muster.erase_tenant_answers($1)", .uuid)

  /// The platform's answers about the tenant.
  static func eraseAnswers(_ tx: borrowing SystemTransaction, of tenant: TenantID) async throws(RPCError)
    -> Int32
  {
    try number(await tx.run(answers(.uuid(tenant.bits))))
  }

  private static let loneUsers = Statement("SELECT muster.erase_lone_users($1)", .uuid)

  /// Of those that were kept in mind.
  static func eraseLoneUsers(
    _ tx: borrowing SystemTransaction, of tenant: TenantID
  ) async throws(RPCError) -> Int32 {
    try number(await tx.run(loneUsers(.uuid(tenant.bits))))
  }

  private static func number(_ results: Results) throws(RPCError) -> Int32 {
    try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
  }

  // MARK: When

  private static let newest = Statement("SELECT pg_snapshot_xmax(pg_current_snapshot())")
  private static let oldest = Statement("SELECT pg_snapshot_xmin(pg_current_snapshot())")

  /// The first transaction that has not begun.
  static func newest(_ tx: borrowing SystemTransaction) async throws(RPCError) -> UInt64 {
    let results = try await tx.run(newest())
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
  }

  /// Below it all transactions have ended.
  static func oldest(_ tx: borrowing SystemTransaction) async throws(RPCError) -> UInt64 {
    let results = try await tx.run(oldest())
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
  }

  private static let due = Statement(
    """
    SELECT tenant_id
    FROM tenants
    WHERE state = 'deleted' AND purge_time <= now()
    ORDER BY purge_time, tenant_id
    LIMIT $1
    """, .int8)

  /// Deleted tenants whose time to come back is over.
  static func due(_ tx: borrowing SystemTransaction, most: Int64) async throws(RPCError) -> [TenantID] {
    let results = try await tx.run(due(.int8(most)))
    return try reading { () throws(PostgresError) in
      var tenants: [TenantID] = []
      for row in results[0] { tenants.append(TenantID(try row.value(0))) }
      return tenants
    }
  }
}
