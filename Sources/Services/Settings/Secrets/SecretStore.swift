import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on sealed texts and on the wrapped keys that they are sealed under, but that of the master key.
enum SecretStore {
  static let statements = [
    activeKey, anyKey, addKey, insert, get, stale, places, reseal, staleCount, retire, destroy,
  ]

  /// A data key as it is stored.
  struct Key: Sendable {
    let version: Int64
    let wrapped: [UInt8]
    let masterVersion: Int64
  }

  private static let activeKey = Statement(
    """
    SELECT key_version, wrapped, master_version
    FROM data_keys
    WHERE tenant_id = $1 AND state = 'active'
    FOR SHARE
    """, .uuid)

  private static let anyKey = Statement(
    """
    SELECT coalesce(max(key_version), 0)
    FROM data_keys
    WHERE tenant_id = $1
    """, .uuid)

  /// The key that new secrets are sealed under, which nobody retires until the transaction ends.
  static func activeKey(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Key? {
    try key(await tx.run(activeKey(.uuid(tx.tenant.bits)))[0])
  }

  /// The highest version that there ever was; 0 for none.
  static func newestVersion(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Int64 {
    let results = try await tx.run(anyKey(.uuid(tx.tenant.bits)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
  }

  private static func key(_ rows: ResultSet) throws(RPCError) -> Key? {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { return nil }
      return Key(version: try row.value(0), wrapped: try row.value(1), masterVersion: try row.value(2))
    }
  }

  private static let addKey = Statement(
    """
    INSERT INTO data_keys (tenant_id, key_version, wrapped, master_version)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING
    """, .uuid, .int8, .bytea, .int8)

  static func add(_ key: Key, of tenant: TenantID) -> BoundStatement {
    addKey(.uuid(tenant.bits), .int8(key.version), .bytea(key.wrapped), .int8(key.masterVersion))
  }

  // MARK: Secrets

  private static let insert = Statement(
    """
    INSERT INTO setting_secrets (tenant_id, secret_id, sealed, key_version)
    VALUES ($1, $2, $3, $4)
    """, .uuid, .uuid, .bytea, .int8)

  static func insert(
    _ id: SecretID, _ sealed: [UInt8], under version: Int64, of tenant: TenantID
  ) -> BoundStatement {
    insert(.uuid(tenant.bits), .uuid(id.bits), .bytea(sealed), .int8(version))
  }

  /// One statement, so that no rotation comes between a secret and its key.
  private static let get = Statement(
    """
    SELECT s.secret_id, s.sealed, s.key_version, k.wrapped, k.master_version
    FROM setting_secrets s
    LEFT JOIN data_keys k ON k.tenant_id = s.tenant_id AND k.key_version = s.key_version
    WHERE s.tenant_id = $1 AND s.secret_id = ANY ($2)
    """, .uuid, .uuidArray)

  /// A sealed text with its key, which is nil once it was destroyed.
  struct Sealed: Sendable {
    let id: SecretID
    let sealed: [UInt8]
    let version: Int64
    let key: Key?
  }

  static func get(
    _ tx: borrowing TenantTransaction, _ ids: [SecretID]
  ) async throws(RPCError) -> [SecretID: Sealed] {
    if ids.isEmpty { return [:] }
    let results = try await tx.run(get(.uuid(tx.tenant.bits), .uuids(ids.map(\.bits))))
    let found = try sealed(results[0])
    return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
  }

  private static func sealed(_ rows: ResultSet) throws(RPCError) -> [Sealed] {
    try reading { () throws(PostgresError) in
      var found: [Sealed] = []
      for row in rows {
        let version: Int64 = try row.value(2)
        let key =
          row.isNull(3)
          ? nil : Key(version: version, wrapped: try row.value(3), masterVersion: try row.value(4))
        found.append(
          Sealed(
            id: SecretID(try row.value(0) as UInt128), sealed: try row.value(1), version: version, key: key))
      }
      return found
    }
  }

  // MARK: Rotating a data key

  private static let stale = Statement(
    """
    SELECT s.secret_id, s.sealed, s.key_version, k.wrapped, k.master_version
    FROM setting_secrets s
    LEFT JOIN data_keys k ON k.tenant_id = s.tenant_id AND k.key_version = s.key_version
    WHERE s.tenant_id = $1 AND s.key_version < $2
    ORDER BY s.key_version, s.secret_id
    LIMIT $3
    """, .uuid, .int8, .int8)

  /// Some of those that are sealed under an older key.
  static func stale(
    _ tx: borrowing TenantTransaction, below version: Int64, most: Int64
  ) async throws(RPCError) -> [Sealed] {
    try sealed(await tx.run(stale(.uuid(tx.tenant.bits), .int8(version), .int8(most)))[0])
  }

  private static let places = Statement(
    """
    SELECT DISTINCT c.secret_id, v.namespace, v.level, v.subject, c.key
    FROM setting_changes c
    JOIN setting_versions v ON v.tenant_id = c.tenant_id AND v.version_id = c.version_id
    WHERE c.tenant_id = $1 AND c.secret_id = ANY ($2)
    """, .uuid, .uuidArray)

  /// What secrets may have been sealed for: every key that ever had them.
  static func places(
    _ tx: borrowing TenantTransaction, of ids: [SecretID]
  ) async throws(RPCError) -> [SecretID: [SettingPlace]] {
    let results = try await tx.run(places(.uuid(tx.tenant.bits), .uuids(ids.map(\.bits))))
    return try reading { () throws(PostgresError) in
      var places: [SecretID: [SettingPlace]] = [:]
      for row in results[0] {
        guard let level = Level(rawValue: try row.value(2)) else { continue }
        let scope = SettingScope(namespace: try row.value(1), level: level, subject: try row.value(3))
        places[SecretID(try row.value(0) as UInt128), default: []].append(
          SettingPlace(scope: scope, key: try row.value(4)))
      }
      return places
    }
  }

  private static let reseal = Statement(
    """
    UPDATE setting_secrets SET sealed = $3, key_version = $4
    WHERE tenant_id = $1 AND secret_id = $2
    """, .uuid, .uuid, .bytea, .int8)

  static func reseal(
    _ id: SecretID, _ sealed: [UInt8], under version: Int64, of tenant: TenantID
  ) -> BoundStatement {
    reseal(.uuid(tenant.bits), .uuid(id.bits), .bytea(sealed), .int8(version))
  }

  private static let staleCount = Statement(
    """
    SELECT count(*)
    FROM setting_secrets
    WHERE tenant_id = $1 AND key_version < $2
    """, .uuid, .int8)

  static func staleCount(
    _ tx: borrowing TenantTransaction, below version: Int64
  ) async throws(RPCError) -> Int64 {
    let results = try await tx.run(staleCount(.uuid(tx.tenant.bits), .int8(version)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
  }

  /// It waits for those who seal under the key at this moment.
  private static let retire = Statement(
    """
    UPDATE data_keys SET state = 'retiring'
    WHERE tenant_id = $1 AND state = 'active'
    """, .uuid)

  static func retire(_ tenant: TenantID) -> BoundStatement { retire(.uuid(tenant.bits)) }

  private static let destroy = Statement(
    """
    UPDATE data_keys SET state = 'destroyed', wrapped = NULL, destroy_time = now()
    WHERE tenant_id = $1 AND key_version < $2 AND state <> 'destroyed' AND NOT EXISTS (
      SELECT
      FROM setting_secrets s
      WHERE s.tenant_id = $1 AND s.key_version < $2)
    """, .uuid, .int8)

  /// Those that nothing is sealed under any more.
  static func destroy(below version: Int64, of tenant: TenantID) -> BoundStatement {
    destroy(.uuid(tenant.bits), .int8(version))
  }
}
