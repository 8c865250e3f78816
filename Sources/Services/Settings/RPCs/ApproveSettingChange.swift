import MusterCore
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterSettingsAPI
import MusterTenancy

extension SettingsService {
  package func approveSettingChange(
    _ request: SettingsV1.ApproveSettingChangeRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.ApproveSettingChangeResponse {
    guard let id = SettingVersionID(request.id) else { throw .changeNotFound }
    let tenant = try caller.admittedTenant()
    let decider = Author(caller.principal as? Principal)

    let response = try await journal.write(
      SettingsV1.Method.approveSettingChange.info, request, as: caller
    ) { tx throws(RPCError) in
      let (change, changes) = try await VersionStore.held(tx, id)
      try Self.check(change, request, decider)
      let schema = try await KnownSchemas.known(tx, change.scope.namespace)
      if request.reject {
        _ = try await tx.run(VersionStore.reject(id, of: tx.tenant, by: decider, note: request.note))
      } else {
        try await apply(tx, change, changes, schema, by: decider, note: request.note)
      }
      let (decided, _) = try await VersionStore.get(tx, id)
      var response = SettingsV1.ApproveSettingChangeResponse()
      let version = SettingsV1.SettingVersion(decided, changes, of: tx.tenant)
      response.settingVersion = version
      let settings = try await SettingWrites.settings(
        tx, change.scope, changes.map { schema.current($0.key) }, schema)
      response.settings = settings.messages(of: tx.tenant)
      return Change(
        response, target: ChangeTarget(id, version: version.version),
        fields: request.reject ? ["state"] : changes.map { "\(change.scope.namespace).\($0.key)" },
        event: ChangeEvent(
          request.reject ? .settingsRejected : .settingsUpdated, "settingVersion", version.told))
    }
    if let namespace = response.settingVersion?.namespace { cache.forget(namespace, of: tenant) }
    return response
  }

  private static func check(
    _ change: StoredVersion, _ request: SettingsV1.ApproveSettingChangeRequest, _ decider: Author
  ) throws(RPCError) {
    guard request.version == 0 || request.version == change.version else {
      throw .changeVersionStale(request.version, current: change.version)
    }
    switch change.state {
    case .pending: break
    case .expired: throw .changeExpired
    // Versions that nobody had to approve are no changes to be decided.
    case .applied where change.decidedBy == nil: throw .changeNotFound
    case .applied, .rejected: throw .changeDecided(change.state.rawValue)
    }
    if !request.reject, let author = change.author, author.kind == decider.kind, author.id == decider.id {
      throw .approverIsAuthor
    }
    if !request.reject, let expiry = change.valueExpiry, expiry <= .now { throw .changeExpired }
  }

  private func apply(
    _ tx: borrowing TenantTransaction, _ change: StoredVersion, _ changes: [StoredChange],
    _ schema: PreparedSchema, by decider: Author, note: String
  ) async throws(RPCError) {
    let held = try await SettingWrites.hold(tx, change.scope, schema)
    guard held.version == change.base else {
      throw .changeOutdated(change.base, current: held.version)
    }
    var wishes: [String: SettingWish] = [:]
    for stored in changes {
      wishes[schema.current(stored.key)] =
        stored.content.map { .set($0, byteCount: stored.byteCount) } ?? .clear
    }
    let edits = held.edits(wishes, until: change.valueExpiry)
    let problems = edits.compactMap { $0.problem(schema, change.scope) }
    if !problems.isEmpty { throw .settingsRefused(problems) }
    let number = held.version + 1
    let write = SettingWrite(
      schema: schema, author: change.author ?? decider, expiry: change.valueExpiry, isApproved: true)
    let tenant = tx.tenant
    _ = try await tx.run(
      SettingWrites.statements(edits, held, write, of: tenant, as: number) + [
        VersionStore.apply(change.id, of: tenant, as: number, by: decider, note: note)
      ])
  }
}
