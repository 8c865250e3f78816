import MusterCore
import MusterPostgres
import MusterRPC
import MusterSettingsAPI
import MusterTenancy

/// The schemas that hold for a tenant: Muster's own, the platform's, the tenant's.
enum KnownSchemas {
  /// In a transaction of the tenant's. Nil for a namespace that nobody has made.
  static func find(
    _ tx: borrowing TenantTransaction, _ namespace: String
  ) async throws(RPCError) -> PreparedSchema? {
    if let own = BuiltInSchemas.all[namespace] { return own }
    let tenant = tx.tenant
    let results = try await tx.run(
      Binding.move(to: .platform), SchemaStore.one(.platform, namespace), Binding.move(to: tenant),
      SchemaStore.one(tenant, namespace))
    return try prepared(platforms: results[1], own: results[3], of: tenant)
  }

  /// The platform's goes before a tenant's, which it may have come after.
  static func prepared(
    platforms: ResultSet, own: ResultSet, of tenant: TenantID
  ) throws(RPCError) -> PreparedSchema? {
    let schemas =
      try SchemaStore.schemas(platforms, of: .platform) + SchemaStore.schemas(own, of: tenant)
    return schemas.first.map { PreparedSchema(stored: $0) }
  }

  static func known(
    _ tx: borrowing TenantTransaction, _ namespace: String
  ) async throws(RPCError) -> PreparedSchema {
    guard let schema = try await find(tx, namespace) else { throw .namespaceUnknown(namespace) }
    return schema
  }

  /// All of them, by namespace.
  static func all(
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> [String: PreparedSchema] {
    let tenant = tx.tenant
    let results = try await tx.run(
      Binding.move(to: .platform), SchemaStore.all(.platform), Binding.move(to: tenant),
      SchemaStore.all(tenant))
    var all = BuiltInSchemas.all
    let registered =
      try SchemaStore.schemas(results[1], of: .platform) + SchemaStore.schemas(results[3], of: tenant)
    for schema in registered where all[schema.namespace] == nil {
      all[schema.namespace] = PreparedSchema(stored: schema)
    }
    return all
  }
}
