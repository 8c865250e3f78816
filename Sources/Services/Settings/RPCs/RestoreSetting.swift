import MusterCore
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterSettingsAPI
import MusterTenancy

extension SettingsService {
  package func restoreSetting(
    _ request: SettingsV1.RestoreSettingRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.RestoreSettingResponse {
    let tenant = try caller.admittedTenant()
    let scope = try SettingScope(
      request.namespace, request.level, request.subject, of: tenant, as: .levelForbidden)
    let author = Author(caller.principal as? Principal)

    let response = try await journal.write(SettingsV1.Method.restoreSetting.info, request, as: caller) {
      tx throws(RPCError) in
      let schema = try await KnownSchemas.known(tx, request.namespace)
      if !request.key.isEmpty, schema[request.key] == nil { throw .keyUnknown(request.key, of: schema) }
      let (expiry, problem) = scope.expiry(request.expireTime, isNeeded: request.restoreVersion > 0)
      if let problem { throw .settingsRefused([problem]) }
      let held = try await SettingWrites.hold(tx, scope, schema)
      guard request.version == 0 || request.version == held.version else {
        throw .settingsVersionStale(request.version, scope, current: held.version)
      }

      let then = try await past(tx, request, scope, schema)
      let wishes = Self.wishes(then, held, of: request.key)
      let edits = held.edits(wishes, until: expiry)
      try await check(edits, scope, schema, tx)
      let write = SettingWrite(
        schema: schema, author: author, reason: request.reason, expiry: expiry,
        restored: request.restoreVersion)
      let made = try await SettingWrites.make(tx, held, wishes, write)

      var response = SettingsV1.RestoreSettingResponse()
      let version = made?.message(of: tenant)
      response.settingVersion = version
      let settings = try await SettingWrites.settings(tx, scope, edits.map(\.key), schema)
      response.settings = settings.messages(of: tenant)
      return Self.change(response, version)
    }
    cache.forget(request.namespace, of: tenant)
    return response
  }

  /// What the scope held then, by what its keys are called now. Of a key that had two names the later counts.
  private func past(
    _ tx: borrowing TenantTransaction, _ request: SettingsV1.RestoreSettingRequest, _ scope: SettingScope,
    _ schema: PreparedSchema
  ) async throws(RPCError) -> [String: PastSetting] {
    let names = request.key.isEmpty ? [] : schema.names(of: request.key)
    var then: [String: PastSetting] = [:]
    for past in try await VersionStore.past(tx, scope, at: request.restoreVersion, names) {
      let key = schema.current(past.change.key)
      if let other = then[key], other.version.number > past.version.number { continue }
      then[key] = past
    }
    return then.filter { $0.value.change.content != nil }
  }

  private static func wishes(
    _ then: [String: PastSetting], _ held: HeldScope, of key: String
  ) -> [String: SettingWish] {
    var wishes: [String: SettingWish] = [:]
    for name in held.settings.keys where key.isEmpty || name == key { wishes[name] = .clear }
    for (name, past) in then {
      guard let content = past.change.content else { continue }
      wishes[name] = .set(content, byteCount: past.change.byteCount)
    }
    return wishes
  }

  /// What is put back must be what today's schema takes, and its secrets must open.
  private func check(
    _ edits: [SettingEdit], _ scope: SettingScope, _ schema: PreparedSchema,
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    let problems = edits.compactMap { $0.problem(schema, scope) }
    if !problems.isEmpty { throw .settingsRefused(problems) }
    let secrets = edits.compactMap { edit in
      edit.new?.secret.map { id in
        (id: id, places: schema.names(of: edit.key).map { SettingPlace(scope: scope, key: $0) })
      }
    }
    let opened = try await vault.open(secrets, tx)
    for edit in edits {
      if let id = edit.new?.secret, opened[id] == nil {
        throw .secretUnreadable("\(scope.namespace).\(edit.key)")
      }
    }
  }
}

extension SettingEdit {
  /// What today's schema has against it.
  func problem(_ schema: PreparedSchema, _ scope: SettingScope) -> SettingProblem? {
    guard let new else { return nil }
    let field = "values.\(key)"
    guard let rule = schema[key] else { return .keyUnknown(key, of: schema, at: field) }
    if let problem = rule.levelProblem(scope, at: field) { return problem }
    func invalid(_ description: String) -> SettingProblem {
      SettingProblem(kind: .valueInvalid, field: field, description: description)
    }
    switch new {
    case .secret: return rule.isSecret ? nil : invalid("was a secret then, and is none now")
    case .value(let text):
      if rule.isSecret { return invalid("was no secret then, and is one now") }
      guard let value = try? SettingJSON.value(text) else { return invalid("is no JSON text") }
      return rule.problem(value).map(invalid)
    }
  }
}
