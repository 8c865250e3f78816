import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on versions of settings and on changes that wait for a second person, but that of lists.
enum VersionStore {
  static let statements = [insert, insertChanges, get, hold, changes, past, number, apply, reject, lapse]

  static let columns = """
    v.version_id, v.namespace, v.level, v.subject, v.number,
      CASE WHEN v.state = 'pending' AND v.expire_time <= now() THEN 'expired' ELSE v.state END,
      v.base_number, v.restored_number, v.value_expire_time, v.reason, v.author_kind, v.author_id,
      v.author_name, v.decided_by_kind, v.decided_by_id, v.decided_by_name, v.note, v.create_time,
      v.apply_time, v.decide_time, v.expire_time, v.version
    """

  static func version(_ row: Row) throws(PostgresError) -> StoredVersion {
    StoredVersion(
      id: SettingVersionID(try row.value(0) as UInt128),
      scope: SettingScope(
        namespace: try row.value(1), level: Level(rawValue: try row.value(2)) ?? .tenant,
        subject: try row.value(3)),
      number: try row.optional(4) ?? 0, state: StoredVersion.State(rawValue: try row.value(5)) ?? .rejected,
      base: try row.value(6), restored: try row.value(7), valueExpiry: try row.optional(8),
      reason: try row.value(9), author: try Author(row, at: 10), decidedBy: try Author(row, at: 13),
      note: try row.value(16), createTime: try row.optional(17), applyTime: try row.optional(18),
      decideTime: try row.optional(19), expiry: try row.optional(20), version: try row.value(21))
  }

  // MARK: Adding

  private static let insert = Statement(
    """
    INSERT INTO setting_versions (
      tenant_id, version_id, namespace, level, subject, number, state, base_number, restored_number,
      value_expire_time, reason, author_kind, author_id, author_name, apply_time, expire_time)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
      CASE WHEN $7 = 'applied' THEN now() END,
      CASE WHEN $7 = 'pending' THEN now() + interval '7 days' END)
    """,
    .uuid, .uuid, .text, .int4, .text, .int8, .text, .int8, .int8, .timestamptz, .text, .text, .uuid, .text)

  private static let insertChanges = Statement(
    """
    INSERT INTO setting_changes (
      tenant_id, version_id, key, kind, old_value, new_value, is_sealed, secret_id, setting_id, since_time,
      byte_count)
    SELECT $1, $2, n.key, n.kind, n.old, n.new, n.sealed = 1,
      nullif(n.secret, '00000000-0000-0000-0000-000000000000'), n.setting,
      CASE WHEN n.since < \(Int64.max)
        THEN timestamptz '2000-01-01 00:00:00+00' + n.since * interval '1 microsecond' END, n.bytes
    FROM unnest($3, $4, $5, $6, $7, $8, $9, $10, $11)
      n (key, kind, old, new, sealed, secret, setting, since, bytes)
    """,
    .uuid, .uuid, .textArray, .textArray, .textArray, .textArray, .int8Array, .uuidArray, .uuidArray,
    .int8Array, .int4Array)

  /// A version to be, with number 0 for one that waits.
  struct Draft: Sendable {
    let id: SettingVersionID
    let scope: SettingScope
    let number: Int64
    let base: Int64
    let restored: Int64
    let valueExpiry: PostgresTime?
    let reason: String
    let author: Author
  }

  static func add(_ draft: Draft, _ edits: [SettingEdit], of tenant: TenantID) -> [BoundStatement] {
    let (kind, id, name) = draft.author.parameters
    return [
      insert(
        .uuid(tenant.bits), .uuid(draft.id.bits), .text(draft.scope.namespace),
        .int4(draft.scope.level.rawValue), .text(draft.scope.subject),
        draft.number == 0 ? .null : .int8(draft.number), .text(draft.number == 0 ? "pending" : "applied"),
        .int8(draft.base), .int8(draft.restored), draft.valueExpiry.map { .timestamp($0) } ?? .null,
        .text(draft.reason), kind, id, name),
      insertChanges(
        .uuid(tenant.bits), .uuid(draft.id.bits), .texts(edits.map(\.key)),
        .texts(edits.map(\.kind.rawValue)),
        .texts(edits.map { $0.old?.text ?? "" }), .texts(edits.map { $0.new?.text ?? "" }),
        .int8s(edits.map { $0.isSecret ? 1 : 0 }), .uuids(edits.map { $0.new?.secret?.bits ?? 0 }),
        .uuids(edits.map(\.setting.bits)), .int8s(edits.map { $0.since?.microseconds ?? .max }),
        .int4s(edits.map(\.byteCount))),
    ]
  }

  // MARK: Reading

  private static let get = Statement(
    """
    SELECT \(columns)
    FROM setting_versions v
    WHERE v.tenant_id = $1 AND v.version_id = $2
    """, .uuid, .uuid)

  private static let hold = Statement(
    """
    SELECT \(columns)
    FROM setting_versions v
    WHERE v.tenant_id = $1 AND v.version_id = $2
    FOR UPDATE
    """, .uuid, .uuid)

  static func get(
    _ tx: borrowing TenantTransaction, _ id: SettingVersionID
  ) async throws(RPCError) -> (StoredVersion, [StoredChange]) {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(get(tenant, .uuid(id.bits)), changes(tenant, .uuids([id.bits])))
    return try found(results)
  }

  /// One that nobody else decides until the transaction ends.
  static func held(
    _ tx: borrowing TenantTransaction, _ id: SettingVersionID
  ) async throws(RPCError) -> (StoredVersion, [StoredChange]) {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(hold(tenant, .uuid(id.bits)), changes(tenant, .uuids([id.bits])))
    return try found(results)
  }

  private static func found(_ results: Results) throws(RPCError) -> (StoredVersion, [StoredChange]) {
    guard let row = results[0].first else { throw .changeNotFound }
    return (try reading { () throws(PostgresError) in try version(row) }, try changes(results[1]))
  }

  private static let changes = Statement(
    """
    SELECT version_id, key, kind, old_value, new_value, is_sealed, secret_id, setting_id, since_time,
      byte_count
    FROM setting_changes
    WHERE tenant_id = $1 AND version_id = ANY ($2)
    ORDER BY version_id, key
    """, .uuid, .uuidArray)

  /// What versions did, by version.
  static func changes(
    _ tx: borrowing TenantTransaction, of versions: [SettingVersionID]
  ) async throws(RPCError) -> [SettingVersionID: [StoredChange]] {
    if versions.isEmpty { return [:] }
    let results = try await tx.run(changes(.uuid(tx.tenant.bits), .uuids(versions.map(\.bits))))
    return Dictionary(grouping: try changes(results[0]), by: \.version)
  }

  private static func changes(_ rows: ResultSet) throws(RPCError) -> [StoredChange] {
    try reading { () throws(PostgresError) in
      var changes: [StoredChange] = []
      for row in rows { changes.append(try change(row, at: 0)) }
      return changes
    }
  }

  private static func change(_ row: Row, at column: Int) throws(PostgresError) -> StoredChange {
    StoredChange(
      version: SettingVersionID(try row.value(column) as UInt128), key: try row.value(column + 1),
      kind: SettingEdit.Kind(rawValue: try row.value(column + 2)) ?? .removed,
      oldText: try row.value(column + 3), newText: try row.value(column + 4),
      isSecret: try row.value(column + 5),
      secret: (try row.optional(column + 6) as UInt128?).map { SecretID($0) },
      setting: SettingID(try row.value(column + 7) as UInt128), since: try row.optional(column + 8),
      byteCount: try row.value(column + 9))
  }

  private static let number = Statement(
    """
    SELECT version
    FROM setting_scopes
    WHERE tenant_id = $1 AND namespace = $2 AND level = $3 AND subject = $4
    """, .uuid, .text, .int4, .text)

  private static let past = Statement(
    """
    SELECT DISTINCT ON (c.key) \(columns), c.version_id, c.key, c.kind, c.old_value, c.new_value, c.is_sealed,
      c.secret_id, c.setting_id, c.since_time, c.byte_count
    FROM setting_versions v
    JOIN setting_changes c ON c.tenant_id = v.tenant_id AND c.version_id = v.version_id
    WHERE v.tenant_id = $1 AND v.namespace = $2 AND v.level = $3 AND v.subject = $4
      AND v.number BETWEEN 1 AND $5 AND (cardinality($6::text[]) = 0 OR c.key = ANY ($6))
    ORDER BY c.key, v.number DESC
    """, .uuid, .text, .int4, .text, .int8, .textArray)

  /// What a scope held at a version of it, of these keys or of all; those that it had lost are among them.
  static func past(
    _ tx: borrowing TenantTransaction, _ scope: SettingScope, at number: Int64, _ keys: [String] = []
  ) async throws(RPCError) -> [PastSetting] {
    let place: [Parameter] = [
      .uuid(tx.tenant.bits), .text(scope.namespace), .int4(scope.level.rawValue), .text(scope.subject),
    ]
    let results = try await tx.run(
      self.number.with(place), past.with(place + [.int8(number), .texts(keys)]))
    let current: Int64 = try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
    guard number <= current else { throw .settingVersionNotFound(number, scope, current: current) }
    return try reading { () throws(PostgresError) in
      var found: [PastSetting] = []
      for row in results[1] {
        found.append(PastSetting(change: try change(row, at: 22), version: try version(row)))
      }
      return found
    }
  }

  // MARK: Deciding

  private static let apply = Statement(
    """
    UPDATE setting_versions SET
      state = 'applied',
      number = $3,
      decided_by_kind = $4,
      decided_by_id = $5,
      decided_by_name = $6,
      note = $7,
      apply_time = now(),
      decide_time = now(),
      expire_time = NULL,
      version = version + 1
    WHERE tenant_id = $1 AND version_id = $2
    """, .uuid, .uuid, .int8, .text, .uuid, .text, .text)

  static func apply(
    _ id: SettingVersionID, of tenant: TenantID, as number: Int64, by author: Author, note: String
  ) -> BoundStatement {
    let (kind, user, name) = author.parameters
    return apply(.uuid(tenant.bits), .uuid(id.bits), .int8(number), kind, user, name, .text(note))
  }

  private static let reject = Statement(
    """
    UPDATE setting_versions SET
      state = 'rejected',
      decided_by_kind = $3,
      decided_by_id = $4,
      decided_by_name = $5,
      note = $6,
      decide_time = now(),
      expire_time = NULL,
      version = version + 1
    WHERE tenant_id = $1 AND version_id = $2
    """, .uuid, .uuid, .text, .uuid, .text, .text)

  static func reject(
    _ id: SettingVersionID, of tenant: TenantID, by author: Author, note: String
  ) -> BoundStatement {
    let (kind, user, name) = author.parameters
    return reject(.uuid(tenant.bits), .uuid(id.bits), kind, user, name, .text(note))
  }

  private static let lapse = Statement(
    """
    UPDATE setting_versions SET state = 'expired', version = version + 1
    WHERE tenant_id = $1 AND state = 'pending' AND expire_time <= now()
    """, .uuid)

  /// How many changes nobody decided in time.
  static func lapse(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Int {
    try await tx.run(lapse(.uuid(tx.tenant.bits)))[0].changedCount
  }
}
