import MusterCore
import MusterCrypto
import MusterJobs
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterSettingsAPI
import MusterTenancy
import MusterWire

extension SettingsService {
  package func rotateKeys(
    _ request: SettingsV1.RotateKeysRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.RotateKeysResponse {
    let tenant = try caller.admittedTenant()
    let kind: RotationStore.Kind = request.kind == .master ? .master : .data
    if kind == .master, tenant != .platform {
      throw .fieldsInvalid([
        FieldViolation(field: "kind", description: "is the master key, which needs an empty tenant_id")
      ])
    }
    return try await journal.write(SettingsV1.Method.rotateKeys.info, request, as: caller) {
      tx throws(RPCError) in
      var response = SettingsV1.RotateKeysResponse()
      if let running = try await RotationStore.unfinished(tx, kind) {
        // One that failed, or whose job somebody cancelled, goes on with a new job.
        let hasJob = try await Jobs.isUnderWay(tx, running.job)
        if hasJob && running.state == .running || request.validateOnly {
          response.keyRotation = SettingsV1.KeyRotation(running, of: tx.tenant)
          return .nothing(response)
        }
        return try await start(tx, running, isNew: false, caller)
      }
      let rotation =
        switch kind {
        case .data: try await prepareData(tx, request.version)
        case .master: try await prepareMaster(tx, request.version)
        }
      if request.validateOnly {
        var planned = SettingsV1.KeyRotation(rotation, of: tx.tenant)
        (planned.id, planned.jobID, planned.state) = ("", "", .planned)
        response.keyRotation = planned
        return .nothing(response)
      }
      return try await start(tx, rotation, isNew: true, caller)
    }
  }

  /// From here on a job does the work.
  private func start(
    _ tx: borrowing TenantTransaction, _ rotation: RotationStore.Rotation, isNew: Bool, _ caller: Caller
  ) async throws(RPCError) -> Change<SettingsV1.RotateKeysResponse> {
    let tenant = tx.tenant
    let job = try await Jobs.enqueue(tx, JobRequest(Self.rotation, on: rotation.id, as: caller))
    var rotation = rotation
    (rotation.job, rotation.state) = (job, .running)
    _ = try await tx.run(
      isNew
        ? RotationStore.insert(rotation, of: tenant)
        : RotationStore.resume(rotation.id, of: tenant, by: job))
    let stored = try await RotationStore.get(tx, rotation.id) ?? rotation
    var response = SettingsV1.RotateKeysResponse()
    let message = SettingsV1.KeyRotation(stored, of: tenant)
    response.keyRotation = message
    return Change(
      response, target: ChangeTarget(rotation.id), fields: ["state"],
      event: ChangeEvent(.keyRotationStarted, "keyRotation", message))
  }

  /// Makes the new key; it waits for those who seal under the old one at this moment.
  private func prepareData(
    _ tx: borrowing TenantTransaction, _ version: Int64
  ) async throws(RPCError) -> RotationStore.Rotation {
    let tenant = tx.tenant
    _ = try await tx.run(SecretStore.retire(tenant))
    let old = try await SecretStore.newestVersion(tx)
    guard version == 0 || version == old else { throw .keyVersionStale(version, current: old) }
    try await vault.addKey(tx, old + 1)
    let total = try await SecretStore.staleCount(tx, below: old + 1)
    return RotationStore.Rotation(.data, from: old, to: old + 1, total: total)
  }

  /// Every server has to have the newest key of the file by now.
  private func prepareMaster(
    _ tx: borrowing TenantTransaction, _ version: Int64
  ) async throws(RPCError) -> RotationStore.Rotation {
    let keys = vault.masters.keys
    let old = try await MasterKeyStore.active(tx, first: keys.first.mark)
    guard version == 0 || version == old else { throw .keyVersionStale(version, current: old) }
    let new = keys.newestVersion
    guard new > old, let key = keys[new] else { throw .masterKeyMissing(old) }
    _ = try await tx.run(MasterKeyStore.supersede(by: new, mark: key.mark))
    let total = try await system.read("settings.keys") { tx throws(RPCError) in
      try await MasterKeyStore.staleKeys(tx, below: new)
    }
    return RotationStore.Rotation(.master, from: old, to: new, total: total)
  }
}

extension RotationStore.Rotation {
  fileprivate init(_ kind: RotationStore.Kind, from old: Int64, to new: Int64, total: Int64) {
    self.init(
      id: .new(), kind: kind, state: .running, oldVersion: old, newVersion: new, total: total, done: 0,
      job: JobID(0), createTime: nil, finishTime: nil)
  }
}
