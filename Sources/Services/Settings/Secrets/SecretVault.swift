import MusterCore
import MusterCrypto
import MusterPostgres
import MusterRPC
import MusterTenancy

/// Seals texts under the data key of a tenant, and opens them again. The master key that wraps data keys is
/// not in the database.
struct SecretVault: Sendable {
  let masters: MasterKeyRing

  init(_ masters: MasterKeyRing) {
    self.masters = masters
  }

  /// A text to be sealed, and what it belongs to.
  struct Item: Sendable {
    let place: SettingPlace
    let text: String
  }

  /// Stores texts, each as a record of its own; their ids, in their order.
  func seal(
    _ items: [Item], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> [SecretID] {
    if items.isEmpty { return [] }
    let (version, key) = try await activeKey(tx)
    let tenant = tx.tenant
    var ids: [SecretID] = []
    var statements: [BoundStatement] = []
    for item in items {
      let id = SecretID.new()
      let sealed = seal(item.text, id, of: tenant, at: item.place, under: key, version)
      statements.append(SecretStore.insert(id, sealed, under: version, of: tenant))
      ids.append(id)
    }
    _ = try await tx.run(statements)
    return ids
  }

  func seal(
    _ text: String, _ id: SecretID, of tenant: TenantID, at place: SettingPlace, under key: DataKey,
    _ version: Int64
  ) -> [UInt8] {
    key.seal(text, record: id.record, data: Self.data(id, of: tenant, at: place, version))
  }

  /// Secrets by what they belong to; those that do not open are not among them. One that was sealed under a
  /// former name of its key is looked for under all of them.
  func open(
    _ wanted: [(id: SecretID, places: [SettingPlace])], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> [SecretID: String] {
    let found = try await SecretStore.get(tx, wanted.map(\.id))
    var opened: [SecretID: String] = [:]
    for (id, places) in wanted {
      guard let sealed = found[id] else { continue }
      opened[id] = open(sealed, of: tx.tenant, at: places)
    }
    return opened
  }

  func open(_ sealed: SecretStore.Sealed, of tenant: TenantID, at places: [SettingPlace]) -> String? {
    guard let stored = sealed.key, let key = dataKey(stored, of: tenant) else { return nil }
    for place in places {
      let data = Self.data(sealed.id, of: tenant, at: place, sealed.version)
      if let text = key.open(sealed.sealed, record: sealed.id.record, data: data) { return text }
    }
    return nil
  }

  /// What a sealed text is bound to: tenant, record, field and the version of its key.
  private static func data(
    _ id: SecretID, of tenant: TenantID, at place: SettingPlace, _ version: Int64
  ) -> [UInt8] {
    let scope = place.scope
    let parts = [
      "muster v1 setting", tenant.stored.hexadecimal, id.stored.hexadecimal, scope.namespace,
      scope.level.name, scope.subject, place.key, "\(version)",
    ]
    return Array(parts.joined(separator: "\0").utf8)
  }

  /// Nil for a key that is wrapped by none of ours, or was tampered with.
  func dataKey(_ stored: SecretStore.Key, of tenant: TenantID) -> DataKey? {
    masters.keys[stored.masterVersion].flatMap { master in
      DataKey(
        wrapped: stored.wrapped, by: master,
        at: DataKey.Place(
          tenant: tenant.stored.hexadecimal, version: stored.version, masterVersion: stored.masterVersion))
    }
  }

  /// Wrapped by that version of the master key.
  func wrap(
    _ key: DataKey, _ version: Int64, of tenant: TenantID, by master: Int64
  ) throws(RPCError) -> SecretStore.Key {
    guard let own = masters.keys[master] else {
      throw .secretUnreadable("what is wrapped by version \(master) of the master key")
    }
    let place = DataKey.Place(tenant: tenant.stored.hexadecimal, version: version, masterVersion: master)
    return SecretStore.Key(version: version, wrapped: key.wrapped(by: own, at: place), masterVersion: master)
  }

  /// The key that new secrets are sealed under, made where there is none yet.
  func activeKey(_ tx: borrowing TenantTransaction) async throws(RPCError) -> (Int64, DataKey) {
    // A key that is being retired is seen as gone, and the next look finds the other.
    for _ in 0..<3 {
      if let stored = try await SecretStore.activeKey(tx) {
        guard let key = dataKey(stored, of: tx.tenant) else { throw .secretUnreadable("the data key") }
        return (stored.version, key)
      }
      if try await SecretStore.newestVersion(tx) == 0 { try await addKey(tx, 1) }
    }
    throw .schemaRaced
  }

  func addKey(_ tx: borrowing TenantTransaction, _ version: Int64) async throws(RPCError) {
    let master = try await MasterKeyStore.active(tx, first: masters.keys.first.mark)
    let stored = try wrap(DataKey(), version, of: tx.tenant, by: master)
    _ = try await tx.run(SecretStore.add(stored, of: tx.tenant))
  }
}

extension SecretID {
  /// As it goes into the derivation of its key.
  fileprivate var record: [UInt8] { Array(stored.hexadecimal.utf8) }
}
