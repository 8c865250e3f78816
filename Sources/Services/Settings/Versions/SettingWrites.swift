import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// A write of one scope: who wants it and why.
struct SettingWrite: Sendable {
  let schema: PreparedSchema
  let author: Author
  var reason = ""
  /// When the values stop counting, at the runtime level.
  var expiry: PostgresTime?
  /// The version that is put back.
  var restored: Int64 = 0
  /// Nobody else is asked.
  var isApproved = false
}

/// A version that a write has made, with what it did to each key.
struct MadeVersion: Sendable {
  let version: StoredVersion
  let changes: [StoredChange]
}

/// Every write of settings, whichever RPC or job it comes from, is one of these.
enum SettingWrites {
  /// Of a tenant, with those of the runtime level: so much fits a document.
  static let countMax: Int64 = 5_000
  static let bytesMax: Int64 = 1_000_000

  /// The scope with what it holds, which nobody else writes until the transaction ends.
  static func hold(
    _ tx: borrowing TenantTransaction, _ scope: SettingScope, _ schema: PreparedSchema
  ) async throws(RPCError) -> HeldScope {
    let (version, settings) = try await SettingStore.hold(tx, scope)
    return HeldScope(scope, version: version, settings, schema, at: .now)
  }

  /// One version step, or a change that waits for a second person; nil when nothing would change.
  static func make(
    _ tx: borrowing TenantTransaction, _ held: HeldScope, _ wishes: [String: SettingWish],
    _ write: SettingWrite
  ) async throws(RPCError) -> MadeVersion? {
    let edits = held.edits(wishes, until: write.expiry)
    guard !edits.isEmpty else { return nil }
    try await checkLimits(tx, edits)
    let waits = write.schema.needsApproval && !write.isApproved
    let number = waits ? 0 : held.version + 1
    let id = SettingVersionID.new()
    let draft = VersionStore.Draft(
      id: id, scope: held.scope, number: number, base: held.version, restored: write.restored,
      valueExpiry: write.expiry, reason: write.reason, author: write.author)
    var statements = VersionStore.add(draft, edits, of: tx.tenant)
    if !waits { statements += Self.statements(edits, held, write, of: tx.tenant, as: number) }
    _ = try await tx.run(statements)
    let (version, changes) = try await VersionStore.get(tx, id)
    return MadeVersion(version: version, changes: changes)
  }

  /// What brings a scope to its next version.
  static func statements(
    _ edits: [SettingEdit], _ held: HeldScope, _ write: SettingWrite, of tenant: TenantID,
    as number: Int64
  ) -> [BoundStatement] {
    var statements: [BoundStatement] = []
    let removals = held.removals(of: edits, write.schema)
    if !removals.isEmpty { statements.append(SettingStore.remove(removals, held.scope, of: tenant)) }
    let entries = edits.compactMap { edit in
      edit.new.map {
        SettingStore.Entry(id: edit.setting, key: edit.key, content: $0, byteCount: edit.byteCount)
      }
    }
    if !entries.isEmpty {
      statements.append(
        SettingStore.put(
          entries, held.scope, of: tenant, until: write.expiry, by: write.author, version: number))
    }
    return statements + [
      SettingStore.step(held.scope, of: tenant, to: number),
      SettingStore.touch(held.scope.namespace, of: tenant),
    ]
  }

  private static func checkLimits(
    _ tx: borrowing TenantTransaction, _ edits: [SettingEdit]
  ) async throws(RPCError) {
    let added = edits.count { $0.kind == .added } - edits.count { $0.kind == .removed }
    let growth = edits.reduce(0 as Int64) { $0 + $1.growth }
    guard added > 0 || growth > 0 else { return }
    let (count, bytes) = try await SettingStore.total(tx)
    if added > 0, count + Int64(added) > countMax {
      throw .settingLimitReached("settings", limit: countMax, used: count + Int64(added))
    }
    if growth > 0, bytes + growth > bytesMax {
      throw .settingLimitReached("bytes of settings", limit: bytesMax, used: bytes + growth)
    }
  }

  /// What a scope holds of these keys now.
  static func settings(
    _ tx: borrowing TenantTransaction, _ scope: SettingScope, _ keys: some Sequence<String>,
    _ schema: PreparedSchema
  ) async throws(RPCError) -> [StoredSetting] {
    let tenant = tx.tenant
    let wanted = Set(keys)
    let stored = try SettingStore.settings(await tx.run(SettingStore.ofScope(tenant, scope))[0])
    let now = PostgresTime.now
    return stored.current(schema).filter { wanted.contains($0.key) && !$0.isOver(at: now) }
  }
}
