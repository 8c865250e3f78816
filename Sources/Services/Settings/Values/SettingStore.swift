import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on what is stored now, but that of lists. The platform's values are the nil tenant's rows.
enum SettingStore {
  static let statements = [
    ofNamespace, ofScope, ofLevel, begin, hold, remove, put, step, touch, total, expired, export,
  ]

  /// In the order that `setting(_:)` reads.
  static let columns = """
    s.setting_id, s.namespace, s.key, s.level, s.subject, s.value, s.secret_id, s.byte_count, s.expire_time,
      s.set_by_kind, s.set_by_id, s.set_by_name, s.create_time, s.update_time, s.version
    """

  static func settings(_ rows: some Sequence<Row>) throws(RPCError) -> [StoredSetting] {
    try reading { () throws(PostgresError) in
      var settings: [StoredSetting] = []
      for row in rows { if let setting = try setting(row) { settings.append(setting) } }
      return settings
    }
  }

  /// Nil for a level that this version does not know.
  static func setting(_ row: Row) throws(PostgresError) -> StoredSetting? {
    guard let level = Level(rawValue: try row.value(3)) else { return nil }
    let scope = SettingScope(namespace: try row.value(1), level: level, subject: try row.value(4))
    let secret = (try row.optional(6) as UInt128?).map { SecretID($0) }
    let key: String = try row.value(2)
    let text: String = try row.value(5)
    return StoredSetting(
      id: SettingID(try row.value(0) as UInt128), scope: scope, key: key, storedKey: key,
      content: secret.map { .secret($0) } ?? .value(text), byteCount: try row.value(7),
      expiry: try row.optional(8), author: try Author(row, at: 9), createTime: try row.value(12),
      updateTime: try row.value(13), version: try row.value(14))
  }

  private static let ofNamespace = Statement(
    """
    SELECT \(columns)
    FROM settings s
    WHERE s.tenant_id = $1 AND s.namespace = $2
    ORDER BY s.key, s.level, s.subject
    """, .uuid, .text)

  /// Of all levels.
  static func ofNamespace(_ tenant: TenantID, _ namespace: String) -> BoundStatement {
    ofNamespace(.uuid(tenant.bits), .text(namespace))
  }

  private static let ofScope = Statement(
    """
    SELECT \(columns)
    FROM settings s
    WHERE s.tenant_id = $1 AND s.namespace = $2 AND s.level = $3 AND s.subject = $4
    ORDER BY s.key
    """, .uuid, .text, .int4, .text)

  static func ofScope(_ tenant: TenantID, _ scope: SettingScope) -> BoundStatement {
    ofScope(.uuid(tenant.bits), .text(scope.namespace), .int4(scope.level.rawValue), .text(scope.subject))
  }

  private static let ofLevel = Statement(
    """
    SELECT \(columns)
    FROM settings s
    WHERE s.tenant_id = $1 AND s.level < 6
    ORDER BY s.level, s.subject, s.namespace, s.key
    """, .uuid)

  /// All but those of the runtime level, in the order of documents.
  static func lasting(_ tx: borrowing TenantTransaction) async throws(RPCError) -> [StoredSetting] {
    try settings(await tx.run(ofLevel(.uuid(tx.tenant.bits)))[0])
  }

  private static let begin = Statement(
    """
    INSERT INTO setting_scopes (tenant_id, namespace, level, subject)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING
    """, .uuid, .text, .int4, .text)

  private static let hold = Statement(
    """
    SELECT version
    FROM setting_scopes
    WHERE tenant_id = $1 AND namespace = $2 AND level = $3 AND subject = $4
    FOR UPDATE
    """, .uuid, .text, .int4, .text)

  /// The version of a scope that nobody else writes until the transaction ends, and what it holds.
  static func hold(
    _ tx: borrowing TenantTransaction, _ scope: SettingScope
  ) async throws(RPCError) -> (version: Int64, settings: [StoredSetting]) {
    let place = parameters(tx.tenant, scope)
    let results = try await tx.run(begin.with(place), hold.with(place))
    let version: Int64 = try reading { () throws(PostgresError) in try results[1].first?.value(0) ?? 0 }
    // Looked at once the row is held, in a snapshot of its own.
    return (version, try settings(await tx.run(ofScope.with(place))[0]))
  }

  private static func parameters(_ tenant: TenantID, _ scope: SettingScope) -> [Parameter] {
    [
      .uuid(tenant.bits), .text(scope.namespace), .int4(scope.level.rawValue), .text(scope.subject),
    ]
  }

  // MARK: Writing

  private static let remove = Statement(
    """
    DELETE FROM settings
    WHERE tenant_id = $1 AND namespace = $2 AND level = $3 AND subject = $4 AND key = ANY ($5)
    """, .uuid, .text, .int4, .text, .textArray)

  static func remove(_ keys: [String], _ scope: SettingScope, of tenant: TenantID) -> BoundStatement {
    remove.with(parameters(tenant, scope) + [.texts(keys)])
  }

  private static let noSecret = "'00000000-0000-0000-0000-000000000000'"

  private static let put = Statement(
    """
    INSERT INTO settings AS s (
      tenant_id, setting_id, namespace, key, level, subject, value, secret_id, byte_count, expire_time,
      set_by_kind, set_by_id, set_by_name, version)
    SELECT $1, n.id, $2, n.key, $3, $4, n.value, nullif(n.secret, \(noSecret)), n.bytes, $10, $11, $12,
      $13, $14
    FROM unnest($5, $6, $7, $8, $9) n (id, key, value, secret, bytes)
    ON CONFLICT (tenant_id, namespace, key, level, subject) DO UPDATE SET
      value = excluded.value,
      secret_id = excluded.secret_id,
      byte_count = excluded.byte_count,
      expire_time = excluded.expire_time,
      set_by_kind = excluded.set_by_kind,
      set_by_id = excluded.set_by_id,
      set_by_name = excluded.set_by_name,
      update_time = now(),
      version = excluded.version
    """,
    .uuid, .text, .int4, .text, .uuidArray, .textArray, .textArray, .uuidArray, .int4Array, .timestamptz,
    .text, .uuid, .text, .int8)

  /// A value to be stored.
  struct Entry: Sendable {
    let id: SettingID
    let key: String
    let content: SettingContent
    let byteCount: Int32
  }

  static func put(
    _ entries: [Entry], _ scope: SettingScope, of tenant: TenantID, until expiry: PostgresTime?,
    by author: Author, version: Int64
  ) -> BoundStatement {
    let (kind, id, name) = author.parameters
    return put.with(
      parameters(tenant, scope) + [
        .uuids(entries.map(\.id.bits)), .texts(entries.map(\.key)), .texts(entries.map(\.content.text)),
        .uuids(entries.map { $0.content.secret?.bits ?? 0 }), .int4s(entries.map(\.byteCount)),
        expiry.map { .timestamp($0) } ?? .null, kind, id, name, .int8(version),
      ])
  }

  private static let step = Statement(
    """
    UPDATE setting_scopes SET version = $5
    WHERE tenant_id = $1 AND namespace = $2 AND level = $3 AND subject = $4
    """, .uuid, .text, .int4, .text, .int8)

  static func step(_ scope: SettingScope, of tenant: TenantID, to version: Int64) -> BoundStatement {
    step.with(parameters(tenant, scope) + [.int8(version)])
  }

  private static let touch = Statement(
    """
    INSERT INTO setting_epochs (tenant_id, namespace)
    VALUES ($1, $2)
    ON CONFLICT (tenant_id, namespace) DO UPDATE SET transaction_id = pg_current_xact_id()
    """, .uuid, .text)

  /// Tells all servers, with the transaction, that what they know of the namespace is old.
  static func touch(_ namespace: String, of tenant: TenantID) -> BoundStatement {
    touch(.uuid(tenant.bits), .text(namespace))
  }

  private static let total = Statement(
    """
    SELECT count(*), coalesce(sum(byte_count), 0)::int8
    FROM settings
    WHERE tenant_id = $1
    """, .uuid)

  /// How many values a tenant stores, and how large they are together.
  static func total(_ tx: borrowing TenantTransaction) async throws(RPCError) -> (count: Int64, bytes: Int64)
  {
    let results = try await tx.run(total(.uuid(tx.tenant.bits)))
    return try reading { () throws(PostgresError) in
      guard let row = results[0].first else { throw PostgresError(.other, "no count of settings") }
      return (try row.value(0), try row.value(1))
    }
  }

  private static let expired = Statement(
    """
    SELECT DISTINCT namespace, level, subject
    FROM settings
    WHERE tenant_id = $1 AND expire_time <= now()
    LIMIT $2
    """, .uuid, .int8)

  /// The scopes that hold values whose time is over.
  static func expired(
    _ tx: borrowing TenantTransaction, most: Int64
  ) async throws(RPCError) -> [SettingScope] {
    let results = try await tx.run(expired(.uuid(tx.tenant.bits), .int8(most)))
    return try reading { () throws(PostgresError) in
      var scopes: [SettingScope] = []
      for row in results[0] {
        guard let level = Level(rawValue: try row.value(1)) else { continue }
        scopes.append(SettingScope(namespace: try row.value(0), level: level, subject: try row.value(2)))
      }
      return scopes
    }
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM settings s
    WHERE s.tenant_id = $1 AND s.setting_id > $2::uuid
    ORDER BY s.setting_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}
