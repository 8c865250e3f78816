import MusterCore
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterSettingsAPI
import MusterTenancy
import MusterWire

extension SettingsService {
  package func updateSettings(
    _ request: SettingsV1.UpdateSettingsRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.UpdateSettingsResponse {
    let tenant = try caller.admittedTenant()
    let scope = try SettingScope(
      request.namespace, request.level, request.subject, of: tenant, as: .levelForbidden)
    let author = Author(caller.principal as? Principal)

    let response = try await journal.write(
      SettingsV1.Method.updateSettings.info, digestible(request), as: caller
    ) { tx throws(RPCError) in
      let schema = try await KnownSchemas.known(tx, request.namespace)
      var wanted = WishReading(request, schema, scope)
      let hasValues = !wanted.values.isEmpty || !wanted.secrets.isEmpty
      let (expiry, problem) = scope.expiry(request.expireTime, isNeeded: hasValues)
      wanted.add(problem)
      guard wanted.problems.isEmpty else { throw .settingsRefused(wanted.problems) }

      let held = try await SettingWrites.hold(tx, scope, schema)
      guard request.version == 0 || request.version == held.version else {
        throw .settingsVersionStale(request.version, scope, current: held.version)
      }
      let wishes = try await wishes(wanted, held, schema, until: expiry, tx)
      let write = SettingWrite(schema: schema, author: author, reason: request.reason, expiry: expiry)
      let made = try await SettingWrites.make(tx, held, wishes, write)

      var response = SettingsV1.UpdateSettingsResponse()
      let version = made?.message(of: tenant)
      response.settingVersion = version
      let settings = try await SettingWrites.settings(tx, scope, wanted.keys, schema)
      response.settings = settings.messages(of: tenant)
      return Self.change(response, version)
    }
    cache.forget(request.namespace, of: tenant)
    return response
  }

  /// Secrets are sealed here, those that differ from what is stored.
  private func wishes(
    _ wanted: WishReading, _ held: HeldScope, _ schema: PreparedSchema, until expiry: PostgresTime?,
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> [String: SettingWish] {
    var wishes: [String: SettingWish] = [:]
    for key in wanted.cleared { wishes[key] = .clear }
    for (key, content) in wanted.values {
      wishes[key] = .set(content, byteCount: Int32(clamping: content.text.utf8.count))
    }
    let sealed = try await seal(wanted.secrets, held, schema, tx)
    for (key, content) in sealed {
      wishes[key] = .set(content, byteCount: Int32(clamping: wanted.secrets[key]?.utf8.count ?? 0))
    }
    return wishes
  }

  /// Texts as secrets of a scope; one that is stored already is not sealed again.
  func seal(
    _ secrets: [String: String], _ held: HeldScope, _ schema: PreparedSchema,
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> [String: SettingContent] {
    let known = secrets.keys.compactMap { key -> (key: String, id: SecretID)? in
      (held.settings[key]?.content.secret).map { (key, $0) }
    }
    let opened = try await vault.open(
      known.map { found in
        (found.id, schema.names(of: found.key).map { SettingPlace(scope: held.scope, key: $0) })
      }, tx)
    var contents: [String: SettingContent] = [:]
    for (key, id) in known where opened[id] == secrets[key] { contents[key] = .secret(id) }
    let new = secrets.filter { contents[$0.key] == nil }.sorted { $0.key < $1.key }
    let ids = try await vault.seal(
      new.map { SecretVault.Item(place: SettingPlace(scope: held.scope, key: $0.key), text: $0.value) }, tx)
    for (secret, id) in zip(new, ids) { contents[secret.key] = .secret(id) }
    return contents
  }

  /// What is told of one write; nothing of one that changed nothing.
  static func change<Response>(
    _ response: Response, _ version: SettingsV1.SettingVersion?
  ) -> Change<Response> {
    guard let version, let id = SettingVersionID(version.id) else { return .nothing(response) }
    return Change(
      response, target: ChangeTarget(id, version: version.version, before: max(0, version.version - 1)),
      fields: version.diffs.map { "\(version.namespace).\($0.key)" }, event: .ofSettings(version))
  }

  /// The request as its digest is kept: nobody can try secrets against that.
  private func digestible(
    _ request: SettingsV1.UpdateSettingsRequest
  ) -> SettingsV1.UpdateSettingsRequest {
    var digestible = request
    for (key, text) in request.secretValues.sorted() { digestible.secretValues[key] = hidden(text) }
    return digestible
  }
}
