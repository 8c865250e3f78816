import MusterCore
import MusterCrypto
package import MusterJobs
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterSettingsAPI
import MusterTenancy

/// Seals again what an older key has sealed, while everything goes on. Begun anew, it goes on where it was.
extension SettingsService {
  package static let rotation = JobKind("settings.rotate", maxAttempts: 100)

  /// Of one transaction, so that it is short.
  private static let secretsMax: Int64 = 50
  private static let tenantsMax: Int64 = 100

  package func rotate(_ run: JobRun) async throws {
    guard let id = KeyRotationID(run.target) else { throw JobEnd.hopeless("the job names no rotation") }
    let found = try await run.read { tx throws(RPCError) in try await RotationStore.get(tx, id) }
    guard let rotation = found, rotation.state == .running else { return }
    switch rotation.kind {
    case .data: try await rotateData(run, rotation)
    case .master: try await rotateMaster(run, rotation)
    }
  }

  private func rotateData(_ run: JobRun, _ rotation: RotationStore.Rotation) async throws {
    var isOver = false
    var done = rotation.done
    while !isOver, !run.isCancelled {
      let step = try await run.write { tx throws(RPCError) in try await resealSome(tx, rotation) }
      (isOver, done) = (step.isOver, done + step.count)
      run.report(done: done, total: max(done, rotation.total))
    }
    // Stopped in between, it is not done.
    if !isOver { throw JobEnd.putOff(.zero) }
    run.answer("{\"sealed_count\":\(done)}")
  }

  private struct Step: Sendable {
    var count: Int64 = 0
    var isOver = false
  }

  private func resealSome(
    _ tx: borrowing TenantTransaction, _ rotation: RotationStore.Rotation
  ) async throws(RPCError) -> WorkDone<Step> {
    let tenant = tx.tenant
    let stale = try await SecretStore.stale(tx, below: rotation.newVersion, most: Self.secretsMax)
    guard !stale.isEmpty else { return try await finish(tx, rotation) }
    let places = try await SecretStore.places(tx, of: stale.map(\.id))
    let (version, key) = try await vault.activeKey(tx)
    var statements: [BoundStatement] = []
    for secret in stale {
      guard
        let place = (places[secret.id] ?? []).first(where: { place in
          vault.open(secret, of: tenant, at: [place]) != nil
        }), let text = vault.open(secret, of: tenant, at: [place])
      else { continue }
      let sealed = vault.seal(text, secret.id, of: tenant, at: place, under: key, version)
      statements.append(SecretStore.reseal(secret.id, sealed, under: version, of: tenant))
    }
    let count = Int64(statements.count)
    statements.append(RotationStore.advance(rotation.id, of: tenant, by: count))
    // What does not open stays as it is, and the key that might have opened it too.
    let isStuck = count < Int64(stale.count)
    if isStuck { statements.append(RotationStore.end(rotation.id, of: tenant, as: .failed)) }
    _ = try await tx.run(statements)
    return WorkDone(Step(count: count, isOver: isStuck))
  }

  private func finish(
    _ tx: borrowing TenantTransaction, _ rotation: RotationStore.Rotation
  ) async throws(RPCError) -> WorkDone<Step> {
    let tenant = tx.tenant
    var statements = [RotationStore.end(rotation.id, of: tenant, as: .done)]
    if rotation.kind == .data {
      statements.insert(SecretStore.destroy(below: rotation.newVersion, of: tenant), at: 0)
    }
    _ = try await tx.run(statements)
    let ended = try await RotationStore.get(tx, rotation.id) ?? rotation
    let event = ChangeEvent(
      .keyRotationFinished, "keyRotation", SettingsV1.KeyRotation(ended, of: tenant))
    return WorkDone(
      Step(isOver: true), [WorkRecord(ChangeTarget(rotation.id), fields: ["state"], event: event)])
  }

  private func rotateMaster(_ run: JobRun, _ rotation: RotationStore.Rotation) async throws {
    // Another server may have the key, or this one after its file is read again.
    guard vault.masters.keys[rotation.newVersion] != nil else { throw JobEnd.putOff(.seconds(5)) }
    var (done, isOver) = (rotation.done, false)
    while !isOver, !run.isCancelled {
      let some = try await system.read("settings.keys") { tx throws(RPCError) in
        try await MasterKeyStore.staleTenants(tx, below: rotation.newVersion, most: Self.tenantsMax)
      }
      for tenant in some where !run.isCancelled {
        guard
          let count = try await run.write(
            in: tenant,
            { tx throws(RPCError) in
              try await rewrap(tx, rotation)
            })
        else { return }
        done += count
        run.report(done: done, total: max(done, rotation.total))
      }
      if some.isEmpty {
        isOver = try await run.write { tx throws(RPCError) in try await finish(tx, rotation) }.isOver
      }
    }
    if !isOver { throw JobEnd.putOff(.zero) }
    run.answer("{\"wrapped_count\":\(done)}")
  }

  /// How many keys of the transaction's tenant were wrapped anew; nil when one of them does not open.
  private func rewrap(
    _ tx: borrowing TenantTransaction, _ rotation: RotationStore.Rotation
  ) async throws(RPCError) -> WorkDone<Int64?> {
    let tenant = tx.tenant
    var statements: [BoundStatement] = []
    let stored = try await MasterKeyStore.wrapped(tx, below: rotation.newVersion)
    for old in stored {
      guard let key = vault.dataKey(old, of: tenant) else { continue }
      let new = try vault.wrap(key, old.version, of: tenant, by: rotation.newVersion)
      statements.append(MasterKeyStore.rewrap(new, of: tenant))
    }
    let count = Int64(statements.count)
    let isStuck = count < Int64(stored.count)
    // The rotation is the platform's row.
    statements.append(Binding.move(to: .platform))
    statements.append(RotationStore.advance(rotation.id, of: .platform, by: count))
    if isStuck { statements.append(RotationStore.end(rotation.id, of: .platform, as: .failed)) }
    statements.append(Binding.move(to: tenant))
    _ = try await tx.run(statements)
    return WorkDone(isStuck ? nil : count)
  }
}
