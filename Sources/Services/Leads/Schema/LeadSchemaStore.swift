import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterWire

/// All SQL on the fields that tenants have defined for their leads.
enum LeadSchemaStore {
  static let statements = [get]

  private static let get = Statement(
    """
    SELECT content, create_time, update_time, version
    FROM lead_schemas
    WHERE tenant_id = $1
    """, .uuid)

  /// The statement that `fields(_:)` reads the answer of.
  static func get(_ tenant: TenantID) -> BoundStatement { get(.uuid(tenant.bits)) }

  /// None where the tenant has defined none.
  static func fields(_ rows: ResultSet) throws(RPCError) -> CustomFields {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { return .none }
      return CustomFields(try schema(row))
    }
  }

  static func schema(_ row: Row) throws(PostgresError) -> LeadsV1.LeadSchema {
    let bytes: [UInt8] = try row.value(0)
    do throws(WireError) {
      return try LeadsV1.LeadSchema(bytes: bytes, policy: .client)
    } catch {
      throw PostgresError(.columnInvalid, "a lead schema is no message: \(error)")
    }
  }
}
