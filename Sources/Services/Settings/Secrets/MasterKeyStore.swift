import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on which master key wraps which data keys.
enum MasterKeyStore {
  static let statements = [active, begin, add, supersede, wrapped, rewrap, staleKeys, staleTenants]

  private static let active = Statement(
    """
    SELECT key_version
    FROM master_keys
    WHERE tenant_id = $1 AND state = 'active'
    FOR SHARE
    """, .uuid)

  private static let begin = Statement(
    """
    INSERT INTO master_keys (tenant_id, key_version, mark)
    SELECT $1, 1, $2
    WHERE NOT EXISTS (SELECT FROM master_keys WHERE tenant_id = $1)
    ON CONFLICT DO NOTHING
    """, .uuid, .bytea)

  /// The master key that data keys are wrapped by, which nobody supersedes until the transaction ends. The
  /// rows are the platform's: the transaction looks there and goes back.
  static func active(
    _ tx: borrowing TenantTransaction, first mark: [UInt8]
  ) async throws(RPCError) -> Int64 {
    let platform = Parameter.uuid(TenantID.platform.bits)
    // One that is being superseded is seen as gone, and the next look finds the other.
    for _ in 0..<3 {
      let results = try await tx.run(
        Binding.move(to: .platform), begin(platform, .bytea(mark)), active(platform),
        Binding.move(to: tx.tenant))
      let version: Int64? = try reading { () throws(PostgresError) in
        try results[2].first.map { row throws(PostgresError) in try row.value(0) }
      }
      if let version { return version }
    }
    throw .schemaRaced
  }

  private static let add = Statement(
    """
    INSERT INTO master_keys (tenant_id, key_version, mark)
    VALUES ($1, $2, $3)
    """, .uuid, .int8, .bytea)

  private static let supersede = Statement(
    """
    UPDATE master_keys SET state = 'former'
    WHERE tenant_id = $1 AND state = 'active'
    """, .uuid)

  /// The one that data keys are wrapped by from now on.
  static func supersede(by version: Int64, mark: [UInt8]) -> [BoundStatement] {
    let platform = Parameter.uuid(TenantID.platform.bits)
    return [supersede(platform), add(platform, .int8(version), .bytea(mark))]
  }

  private static let wrapped = Statement(
    """
    SELECT key_version, wrapped, master_version
    FROM data_keys
    WHERE tenant_id = $1 AND master_version < $2 AND state <> 'destroyed'
    ORDER BY key_version
    FOR UPDATE
    """, .uuid, .int8)

  /// The keys that an older master key wraps.
  static func wrapped(
    _ tx: borrowing TenantTransaction, below master: Int64
  ) async throws(RPCError) -> [SecretStore.Key] {
    let rows = try await tx.run(wrapped(.uuid(tx.tenant.bits), .int8(master)))[0]
    return try reading { () throws(PostgresError) in
      var keys: [SecretStore.Key] = []
      for row in rows {
        keys.append(
          SecretStore.Key(
            version: try row.value(0), wrapped: try row.value(1), masterVersion: try row.value(2)))
      }
      return keys
    }
  }

  private static let rewrap = Statement(
    """
    UPDATE data_keys SET wrapped = $3, master_version = $4
    WHERE tenant_id = $1 AND key_version = $2
    """, .uuid, .int8, .bytea, .int8)

  static func rewrap(_ key: SecretStore.Key, of tenant: TenantID) -> BoundStatement {
    rewrap(.uuid(tenant.bits), .int8(key.version), .bytea(key.wrapped), .int8(key.masterVersion))
  }

  private static let staleKeys = Statement(
    """
    SELECT count(*)
    FROM data_keys
    WHERE master_version < $1 AND state <> 'destroyed'
    """, .int8)

  /// How many keys of all tenants an older master key wraps.
  static func staleKeys(
    _ tx: borrowing SystemTransaction, below master: Int64
  ) async throws(RPCError) -> Int64 {
    let results = try await tx.run(staleKeys(.int8(master)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
  }

  private static let staleTenants = Statement(
    """
    SELECT DISTINCT tenant_id
    FROM data_keys
    WHERE master_version < $1 AND state <> 'destroyed'
    LIMIT $2
    """, .int8, .int8)

  static func staleTenants(
    _ tx: borrowing SystemTransaction, below master: Int64, most: Int64
  ) async throws(RPCError) -> [TenantID] {
    let results = try await tx.run(staleTenants(.int8(master), .int8(most)))
    return try reading { () throws(PostgresError) in
      var tenants: [TenantID] = []
      for row in results[0] { tenants.append(TenantID(try row.value(0) as UInt128)) }
      return tenants
    }
  }
}
