import MusterCore
package import MusterJobs
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterRows
import MusterSettingsAPI
import MusterTenancy

/// Takes away values whose time is over, and marks changes that nobody decided in time. Neither counts any
/// more before it comes.
extension SettingsService {
  package static let expiry = JobKind("settings.expire")

  private static let tenantsMax: Int64 = 1_000
  private static let scopesMax: Int64 = 20
  /// Of one tenant in one run, so that a scope that cannot be cleared holds up nobody.
  private static let roundsMax = 50

  package func expire(_ run: JobRun) async throws {
    let some = try await system.read("settings.expire") { tx throws(RPCError) in
      try await SettingPagesStore.tenantsWithOver(tx, most: Self.tenantsMax)
    }
    var count = 0
    for tenant in some where !run.isCancelled {
      for _ in 0..<Self.roundsMax where !run.isCancelled {
        let versions = try await run.write(in: tenant) { tx throws(RPCError) in try await clear(tx) }
        for version in versions { cache.forget(version.namespace, of: tenant) }
        count += versions.count
        if versions.isEmpty { break }
      }
    }
    run.answer("{\"version_count\":\(count)}")
  }

  /// The version steps that this took.
  private func clear(
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> WorkDone<[SettingsV1.SettingVersion]> {
    _ = try await VersionStore.lapse(tx)
    let now = PostgresTime.now
    var versions: [SettingsV1.SettingVersion] = []
    for scope in try await SettingStore.expired(tx, most: Self.scopesMax) {
      guard let schema = try await KnownSchemas.find(tx, scope.namespace) else { continue }
      let (number, stored) = try await SettingStore.hold(tx, scope)
      let held = HeldScope(scope, version: number, stored, schema, at: .minusInfinity)
      let over = held.settings.values.filter { $0.isOver(at: now) }
      let write = SettingWrite(
        schema: schema, author: Author(nil), reason: "the time of these values is over", isApproved: true)
      let wishes = Dictionary(uniqueKeysWithValues: over.map { ($0.key, SettingWish.clear) })
      if let made = try await SettingWrites.make(tx, held, wishes, write) {
        versions.append(made.message(of: tx.tenant))
      }
    }
    let records = versions.map { version in
      WorkRecord(
        SettingVersionID(version.id).map { ChangeTarget($0, version: version.version) },
        fields: version.diffs.map { "\(version.namespace).\($0.key)" }, event: .ofSettings(version))
    }
    return WorkDone(versions, records)
  }
}
