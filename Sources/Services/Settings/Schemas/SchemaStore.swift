import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterSettingsAPI
import MusterTenancy
import MusterWire

/// All SQL on the schemas that were registered. Those for all tenants are the nil tenant's rows.
enum SchemaStore {
  static let statements = [one, all, hold, save, count, owners, export]

  private static let columns = "content, create_time, update_time, version"

  private static let one = Statement(
    """
    SELECT \(columns)
    FROM setting_schemas
    WHERE tenant_id = $1 AND namespace = $2
    """, .uuid, .text)

  static func one(_ tenant: TenantID, _ namespace: String) -> BoundStatement {
    one(.uuid(tenant.bits), .text(namespace))
  }

  private static let all = Statement(
    """
    SELECT \(columns)
    FROM setting_schemas
    WHERE tenant_id = $1
    ORDER BY namespace
    """, .uuid)

  static func all(_ tenant: TenantID) -> BoundStatement { all(.uuid(tenant.bits)) }

  static func schemas(_ rows: ResultSet, of tenant: TenantID) throws(RPCError) -> [SettingsV1.SettingsSchema]
  {
    var schemas: [SettingsV1.SettingsSchema] = []
    for row in rows { schemas.append(try schema(row, of: tenant)) }
    return schemas
  }

  private static func schema(
    _ row: Row, of tenant: TenantID
  ) throws(RPCError) -> SettingsV1.SettingsSchema {
    let bytes: [UInt8] = try reading { () throws(PostgresError) in try row.value(0) }
    var schema: SettingsV1.SettingsSchema
    do throws(WireError) {
      schema = try SettingsV1.SettingsSchema(bytes: bytes, policy: .client)
    } catch {
      throw .schemaUnreadable(error)
    }
    try reading { () throws(PostgresError) in
      schema.createTime = try row.timestamp(1)
      schema.updateTime = try row.timestamp(2)
      schema.version = try row.value(3)
    }
    schema.origin = tenant == .platform ? .platform : .tenant
    if tenant != .platform { schema.tenantID = tenant.description }
    return schema
  }

  private static let hold = Statement(
    """
    SELECT \(columns)
    FROM setting_schemas
    WHERE tenant_id = $1 AND namespace = $2
    FOR UPDATE
    """, .uuid, .text)

  /// The schema that nobody else replaces until the transaction ends.
  static func held(
    _ tx: borrowing TenantTransaction, _ namespace: String
  ) async throws(RPCError) -> SettingsV1.SettingsSchema? {
    let tenant = tx.tenant
    let results = try await tx.run(hold(.uuid(tenant.bits), .text(namespace)))
    return try schemas(results[0], of: tenant).first
  }

  private static let save = Statement(
    """
    INSERT INTO setting_schemas AS s (tenant_id, namespace, content, revision)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT (tenant_id, namespace) DO UPDATE SET
      content = excluded.content,
      revision = excluded.revision,
      update_time = now(),
      version = s.version + 1
    RETURNING \(columns)
    """, .uuid, .text, .bytea, .int8)

  static func save(
    _ tx: borrowing TenantTransaction, _ schema: SettingsV1.SettingsSchema
  ) async throws(RPCError) -> SettingsV1.SettingsSchema {
    let tenant = tx.tenant
    let results = try await tx.run(
      save(
        .uuid(tenant.bits), .text(schema.namespace), .bytea(schema.registered.bytes()),
        .int8(schema.revision)))
    guard let saved = try schemas(results[0], of: tenant).first else { throw .schemaRaced }
    return saved
  }

  private static let count = Statement(
    """
    SELECT count(*)
    FROM setting_schemas
    WHERE tenant_id = $1
    """, .uuid)

  static func count(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Int64 {
    let results = try await tx.run(count(.uuid(tx.tenant.bits)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
  }

  private static let owners = Statement(
    """
    SELECT tenant_id
    FROM setting_schemas
    WHERE namespace = $1
    """, .text)

  /// Everybody who has registered a namespace.
  static func owners(
    _ tx: borrowing SystemTransaction, of namespace: String
  ) async throws(RPCError) -> [TenantID] {
    let results = try await tx.run(owners(.text(namespace)))
    return try reading { () throws(PostgresError) in
      var tenants: [TenantID] = []
      for row in results[0] { tenants.append(TenantID(try row.value(0) as UInt128)) }
      return tenants
    }
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM setting_schemas
    WHERE tenant_id = $1 AND namespace > $2
    ORDER BY namespace
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> [SettingsV1.SettingsSchema] {
    let tenant = tx.tenant
    return try schemas(
      await tx.run(export(.uuid(tenant.bits), .text(place.after ?? ""), .int8(place.most)))[0], of: tenant)
  }
}

extension SettingsV1.SettingsSchema {
  /// What somebody registers of it.
  var registered: SettingsV1.SettingsSchema {
    var schema = self
    (schema.tenantID, schema.origin, schema.version) = ("", .unspecified, 0)
    (schema.createTime, schema.updateTime) = (nil, nil)
    return schema
  }
}
