package import MusterCore
import MusterPostgres
package import MusterRPC
import MusterSettingsAPI
import MusterTenancy

/// What is in force, for the services that go by it: a value that costs no round trip once it is known.
package struct SettingReads: Sendable {
  let tenants: TenantDatabase
  let cache: SettingCache
  let vault: SecretVault

  /// Which manager or connector asks; nobody by default.
  package struct Asker: Hashable, Sendable {
    package var manager: String
    package var connector: String

    package init(manager: String = "", connector: String = "") {
      (self.manager, self.connector) = (manager, connector)
    }
  }

  /// The value in force as JSON text; `null` where nothing is set. Of a key that no schema knows, nil.
  package func value(
    _ key: String, in namespace: String, of tenant: TenantID, for asker: Asker = Asker(),
    deadline: Int64? = nil
  ) async throws(RPCError) -> String? {
    let snapshot = try await snapshot(namespace, of: tenant, deadline: deadline)
    return snapshot?.resolve(
      key, for: SettingAsker(manager: asker.manager, connector: asker.connector), at: WallClock.microseconds()
    )?.value
  }

  /// The secret in force in clear, for those who sign in with it; nil where none is set. Nobody else sees it.
  package func secret(
    _ key: String, in namespace: String, of tenant: TenantID, for asker: Asker = Asker(),
    deadline: Int64? = nil
  ) async throws(RPCError) -> String? {
    let snapshot = try await snapshot(namespace, of: tenant, deadline: deadline)
    let named = SettingAsker(manager: asker.manager, connector: asker.connector)
    guard let source = snapshot?.secret(key, for: named, at: WallClock.microseconds()) else { return nil }
    return try await tenants.read(bound: source.tenant, deadline: deadline) { tx throws(RPCError) in
      guard let text = try await vault.open([(source.id, source.places)], tx)[source.id] else {
        throw .secretUnreadable("\(namespace).\(key)")
      }
      return text
    }
  }

  /// Nil for a namespace that nobody has made.
  func snapshot(
    _ namespace: String, of tenant: TenantID, deadline: Int64?
  ) async throws(RPCError) -> NamespaceSnapshot? {
    let key = SettingCache.Key(tenant: tenant, namespace: namespace)
    if let known = cache.snapshot(key) { return known }
    let drops = cache.drops
    let snapshot = try await read(namespace, of: tenant, deadline: deadline)
    if let snapshot { cache.keep(snapshot, key, readAfter: drops) }
    return snapshot
  }

  /// From the rows, in one round trip.
  private func read(
    _ namespace: String, of tenant: TenantID, deadline: Int64?
  ) async throws(RPCError) -> NamespaceSnapshot? {
    try await tenants.read(bound: tenant, deadline: deadline) { tx throws(RPCError) in
      let results = try await tx.run(
        SchemaStore.one(tenant, namespace), SettingStore.ofNamespace(tenant, namespace),
        Binding.move(to: .platform), SchemaStore.one(.platform, namespace),
        SettingStore.ofNamespace(.platform, namespace))
      let registered = try KnownSchemas.prepared(platforms: results[3], own: results[0], of: tenant)
      guard let schema = BuiltInSchemas.all[namespace] ?? registered else { return nil }
      return NamespaceSnapshot(
        schema, own: try SettingStore.settings(results[1]), platforms: try SettingStore.settings(results[4]),
        of: tenant)
    }
  }
}
