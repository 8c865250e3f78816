import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

/// All SQL on the fields that tenants have defined for their leads.
enum LeadSchemaStore {
  static let statements = [get, begin, hold, save, purge, setFields]

  /// In the order that `StoredSchema.init(_: Row)` reads.
  private static let columns = "content, create_time, update_time, version, removed_keys, removed_times"

  private static let get = Statement(
    """
    SELECT \(columns)
    FROM lead_schemas
    WHERE tenant_id = $1
    """, .uuid)

  /// The statement that `fields(_:)` reads the answer of.
  static func get(_ tenant: TenantID) -> BoundStatement { get(.uuid(tenant.bits)) }

  /// None where the tenant has defined none.
  static func fields(_ rows: ResultSet) throws(RPCError) -> CustomFields {
    guard let schema = try stored(rows) else { return .none }
    return CustomFields(.with { $0.fields = schema.fields })
  }

  static func stored(_ rows: ResultSet) throws(RPCError) -> StoredSchema? {
    try reading { () throws(PostgresError) in
      try rows.first.map { row throws(PostgresError) in try StoredSchema(row) }
    }
  }

  private static let begin = Statement(
    """
    INSERT INTO lead_schemas (tenant_id, content, version)
    VALUES ($1, '', 0)
    ON CONFLICT DO NOTHING
    """, .uuid)

  private static let hold = Statement(
    """
    SELECT \(columns)
    FROM lead_schemas
    WHERE tenant_id = $1
    FOR UPDATE
    """, .uuid)

  /// What nobody else changes until the transaction ends; its version is 0 before it is first stored.
  static func hold(_ tx: borrowing TenantTransaction, at version: Int64) async throws(RPCError)
    -> StoredSchema
  {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let schema = try stored(await tx.run(begin(tenant), hold(tenant))[1]) ?? StoredSchema()
    guard version == 0 || version == schema.version else {
      throw .leadSchemaVersionStale(version, current: schema.version)
    }
    return schema
  }

  private static let save = Statement(
    """
    UPDATE lead_schemas SET content = $2, removed_keys = $3, removed_times = $4, update_time = $5,
      version = $6, create_time = CASE WHEN $6 = 1 THEN $5 ELSE create_time END
    WHERE tenant_id = $1
    """, .uuid, .bytea, .textArray, .timestamptzArray, .timestamptz, .int8)

  static func save(_ schema: StoredSchema, of tenant: TenantID) -> BoundStatement {
    save(
      .uuid(tenant.bits), .bytea(schema.content), .texts(schema.removed.map(\.field.key)),
      .timestamps(schema.removed.map(\.time)), .timestamp(schema.updateTime), .int8(schema.version))
  }

  private static let purge = Statement(
    """
    SELECT lead_id, custom_fields
    FROM leads
    WHERE tenant_id = $1 AND lead_id > $2 AND custom_fields IS NOT NULL
    ORDER BY lead_id
    LIMIT $3
    FOR NO KEY UPDATE
    """, .uuid, .uuid, .int8)

  /// Leads that may hold values of custom fields, after one of them, with what they hold.
  static func leads(
    _ tx: borrowing TenantTransaction, after lead: LeadID, most: Int64
  ) async throws(RPCError) -> [(id: LeadID, fields: [UInt8])] {
    let rows = try await tx.run(purge(.uuid(tx.tenant.bits), .uuid(lead.bits), .int8(most)))[0]
    return try reading { () throws(PostgresError) in
      var leads: [(LeadID, [UInt8])] = []
      for row in rows { leads.append((LeadID(try row.value(0) as UInt128), try row.value(1))) }
      return leads
    }
  }

  private static let setFields = Statement(
    """
    UPDATE leads l SET custom_fields = nullif(u.custom_fields, ''::bytea)
    FROM unnest($2, $3) AS u(lead_id, custom_fields)
    WHERE l.tenant_id = $1 AND l.lead_id = u.lead_id
    """, .uuid, .uuidArray, .byteaArray)

  static func setFields(_ leads: [(LeadID, [UInt8])], of tenant: TenantID) -> BoundStatement {
    setFields(.uuid(tenant.bits), .uuids(leads.map(\.0.bits)), .byteas(leads.map(\.1)))
  }
}
