import MusterCore
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterSettingsAPI
import MusterTenancy
import MusterWire

extension SettingsService {
  private static let schemasMax: Int64 = 200
  /// Of a schema as a message: every server keeps some of them.
  private static let schemaBytesMax = 256 << 10

  package func registerSchema(
    _ request: SettingsV1.RegisterSchemaRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.RegisterSchemaResponse {
    let tenant = try caller.admittedTenant()
    let given = request.schema ?? SettingsV1.SettingsSchema()
    guard BuiltInSchemas.all[given.namespace] == nil else {
      throw .schemaReserved(given.namespace, by: "Muster itself")
    }
    let schema = given.registered
    let prepared = try Self.checked(schema)
    try await checkOwner(schema, of: tenant, deadline: caller.deadline)
    try await checkTenants(prepared, of: tenant, caller)

    let response = try await journal.write(SettingsV1.Method.registerSchema.info, request, as: caller) {
      tx throws(RPCError) in
      let former = try await SchemaStore.held(tx, schema.namespace)
      if let former { try Self.check(schema, after: former) }
      guard given.version == 0 || given.version == former?.version ?? 0 else {
        throw .schemaVersionStale(given.version, current: former?.version ?? 0)
      }
      var response = SettingsV1.RegisterSchemaResponse()
      if let former, former.registered == schema {
        response.schema = former
        return .nothing(response)
      }
      if former == nil {
        let count = try await SchemaStore.count(tx)
        if count >= Self.schemasMax { throw .schemaLimitReached(Self.schemasMax, used: count) }
      }
      try await Self.checkValues(tx, prepared)
      let saved = try await SchemaStore.save(tx, schema)
      _ = try await tx.run(SettingStore.touch(schema.namespace, of: tx.tenant))
      response.schema = saved
      var told = saved
      told.keys = []
      return Change(
        response, target: ChangeTarget(SchemaID(stored: tx.tenant.stored), version: saved.version),
        fields: ["schema.\(schema.namespace)"],
        event: ChangeEvent(.settingsSchemaRegistered, "settingsSchema", told))
    }
    cache.forget(schema.namespace, of: tenant)
    return response
  }

  private static func checked(_ schema: SettingsV1.SettingsSchema) throws(RPCError) -> PreparedSchema {
    var problems: [SchemaProblem] = []
    let prepared = PreparedSchema(schema, &problems)
    func problem(_ field: String, _ description: String) {
      problems.append(SchemaProblem(key: "", field: field, description: description))
    }
    let levels: [SettingsV1.SettingLevel] = [.unspecified, .manager, .connector]
    if !levels.contains(schema.pluginLevel) { problem("plugin_level", "is neither manager nor connector") }
    if schema.pluginLevel != .unspecified, schema.plugin.isEmpty {
      problem("plugin", "is needed when plugin_level is set")
    }
    if schema.bytes().count > schemaBytesMax {
      problem("keys", "make a schema of more than \(schemaBytesMax) bytes; split it into several namespaces")
    }
    guard problems.isEmpty else { throw .schemaInvalid(problems, schema.keys.map(\.key)) }
    return prepared
  }

  /// A namespace that the platform has is not a tenant's, and the other way round.
  private func checkOwner(
    _ schema: SettingsV1.SettingsSchema, of tenant: TenantID, deadline: Int64?
  ) async throws(RPCError) {
    let owners = try await system.read("settings.schemas", deadline: deadline) { tx throws(RPCError) in
      try await SchemaStore.owners(tx, of: schema.namespace)
    }
    if tenant == .platform, owners.contains(where: { $0 != .platform }) {
      throw .schemaReserved(schema.namespace, by: "a tenant")
    }
    if tenant != .platform, owners.contains(.platform) {
      throw .schemaReserved(schema.namespace, by: "a plug-in of the platform")
    }
  }

  private static func check(
    _ schema: SettingsV1.SettingsSchema, after former: SettingsV1.SettingsSchema
  ) throws(RPCError) {
    guard former.plugin == schema.plugin, former.pluginLevel == schema.pluginLevel else {
      throw .schemaReserved(
        schema.namespace, by: former.plugin.isEmpty ? "another program" : "the plug-in \(former.plugin)")
    }
    if schema.revision < former.revision {
      throw .schemaIncompatible(
        "the revision \(schema.revision) is older than the stored one, \(former.revision); register a newer"
          + " one", [])
    }
  }

  /// Values that the transaction's tenant has stored must fit.
  private static func checkValues(
    _ tx: borrowing TenantTransaction, _ schema: PreparedSchema
  ) async throws(RPCError) {
    let stored = try SettingStore.settings(
      await tx.run(SettingStore.ofNamespace(tx.tenant, schema.namespace))[0])
    let misfits = stored.compactMap { setting -> String? in
      let key = schema.current(setting.storedKey)
      guard let rule = schema[key], rule.levels.contains(setting.scope.level) else {
        return setting.storedKey
      }
      switch setting.content {
      case .secret: return rule.isSecret ? nil : key
      case .value(let text):
        guard !rule.isSecret, let value = try? SettingJSON.value(text) else { return key }
        return rule.problem(value) == nil ? nil : key
      }
    }
    guard misfits.isEmpty else {
      let keys = Array(Set(misfits)).sorted()
      throw .schemaIncompatible(
        "stored values of \(keys.prefix(10).joined(separator: ", ")) do not fit the new schema; change or"
          + " delete them first, or name the key under former_keys", keys)
    }
  }

  /// What the platform registers holds for all tenants, so the values of all of them are looked at.
  private func checkTenants(
    _ schema: PreparedSchema, of tenant: TenantID, _ caller: Caller
  ) async throws(RPCError) {
    guard tenant == .platform else { return }
    let holders = try await system.read("settings.schemas", deadline: caller.deadline) {
      tx throws(RPCError) in
      try await SettingPagesStore.holders(tx, of: schema.namespace)
    }
    for holder in holders where holder != .platform {
      try await tenants.read(bound: holder, deadline: caller.deadline) { tx throws(RPCError) in
        try await Self.checkValues(tx, schema)
      }
    }
  }
}

/// The schemas of a tenant: there is one set in each, so its id is the tenant's.
struct SchemaID: ResourceID {
  static let prefix = "settings"
  let stored: IDBits
}
