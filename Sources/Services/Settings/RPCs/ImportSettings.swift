import MusterCore
import MusterCrypto
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterSettingsAPI
import MusterTenancy
import MusterWire

extension SettingsService {
  package func importSettings(
    _ request: SettingsV1.ImportSettingsRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.ImportSettingsResponse {
    let tenant = try caller.admittedTenant()
    let (document, version) = try DocumentFormat.now.read(request.document)
    let opened = try await Self.opened(document, request.passphrase)
    let author = Author(caller.principal as? Principal)
    var digestible = request
    digestible.passphrase = hidden(request.passphrase)

    let response = try await journal.write(
      SettingsV1.Method.importSettings.info, digestible, as: caller
    ) { tx throws(RPCError) in
      let schemas = try await KnownSchemas.all(tx)
      let plan = try ImportPlan(document, schemas, of: tx.tenant, opened: opened)
      guard plan.problems.isEmpty else { throw .settingsRefused(plan.problems) }
      let scopes = try await self.scopes(tx, plan, document, schemas, keepsOthers: request.keepOthers)

      var response = SettingsV1.ImportSettingsResponse()
      response.documentVersion = Int32(clamping: version)
      for scope in scopes {
        let write = SettingWrite(schema: scope.schema, author: author, reason: request.reason)
        try await take(tx, scope, write, keepsOthers: request.keepOthers, &response)
      }
      response.missingSecrets = Array(response.missingSecrets.sorted().prefix(1_000))
      return Self.change(response)
    }
    for namespace in Set(response.settingVersions.map(\.namespace)) { cache.forget(namespace, of: tenant) }
    return response
  }

  private static func change(
    _ response: SettingsV1.ImportSettingsResponse
  ) -> Change<SettingsV1.ImportSettingsResponse> {
    let versions = response.settingVersions
    guard let first = versions.first, let id = SettingVersionID(first.id) else { return .nothing(response) }
    let keys = versions.flatMap { version in version.diffs.map { "\(version.namespace).\($0.key)" } }
    return Change(
      response, target: ChangeTarget(id, version: first.version),
      fields: Array(Set(keys)).sorted(),
      event: versions.count == 1 ? .ofSettings(first) : .ofSettings(versions))
  }

  /// The sealed secrets of a document by their place; nil without a passphrase.
  private static func opened(
    _ document: SettingsDocument, _ passphrase: String
  ) async throws(RPCError) -> [SettingPlace: String]? {
    guard !passphrase.isEmpty, let sealing = document.sealing else { return nil }
    let key = await key(sealing, passphrase)
    var opened: [SettingPlace: String] = [:]
    for entry in document.entries {
      guard case .sealed(let bytes) = entry.content else { continue }
      let data = SettingsDocument.data(entry.scope, entry.key)
      guard let text = AES256GCM.open(bytes, key: key, data: data),
        let secret = String(validating: text, as: UTF8.self)
      else { throw .passphraseWrong }
      opened[SettingPlace(scope: entry.scope, key: entry.key)] = secret
    }
    return opened
  }

  /// What each scope is to hold, in the order of documents: those of the document, and those that lose what
  /// it does not have.
  private func scopes(
    _ tx: borrowing TenantTransaction, _ plan: ImportPlan, _ document: SettingsDocument,
    _ schemas: [String: PreparedSchema], keepsOthers: Bool
  ) async throws(RPCError) -> [ImportPlan.Scope] {
    var scopes = plan.scopes
    if !keepsOthers {
      let stored = try await SettingStore.lasting(tx)
      let covered = Set(document.namespaces)
      for setting in stored where covered.contains(setting.scope.namespace) && scopes[setting.scope] == nil {
        guard let schema = schemas[setting.scope.namespace] else { continue }
        scopes[setting.scope] = ImportPlan.Scope(scope: setting.scope, schema: schema)
      }
    }
    // In one order, so that two imports wait for each other.
    return scopes.values.sorted { one, other in
      let (left, right) = (one.scope, other.scope)
      if left.level != right.level { return left.level < right.level }
      if left.subject != right.subject { return left.subject < right.subject }
      return left.namespace < right.namespace
    }
  }

  private func take(
    _ tx: borrowing TenantTransaction, _ wanted: ImportPlan.Scope, _ write: SettingWrite, keepsOthers: Bool,
    _ response: inout SettingsV1.ImportSettingsResponse
  ) async throws(RPCError) {
    let held = try await SettingWrites.hold(tx, wanted.scope, wanted.schema)
    var wishes: [String: SettingWish] = [:]
    if !keepsOthers { for key in held.settings.keys { wishes[key] = .clear } }
    for (key, content) in wanted.values {
      wishes[key] = .set(content, byteCount: Int32(clamping: content.text.utf8.count))
    }
    let missing = wanted.omitted.filter { held.settings[$0] == nil }
    for key in wanted.omitted { wishes[key] = nil }
    // A secret from the document counts as changed when there was one before.
    let ids = try await vault.seal(
      wanted.secrets.sorted { $0.key < $1.key }.map {
        SecretVault.Item(place: SettingPlace(scope: wanted.scope, key: $0.key), text: $0.value)
      }, tx)
    for (secret, id) in zip(wanted.secrets.sorted { $0.key < $1.key }, ids) {
      wishes[secret.key] = .set(.secret(id), byteCount: Int32(clamping: secret.value.utf8.count))
    }

    let edits = held.edits(wishes, until: nil)
    response.addedCount += Int64(edits.count { $0.kind == .added })
    response.changedCount += Int64(edits.count { $0.kind == .changed })
    response.removedCount += Int64(edits.count { $0.kind == .removed })
    let named = wanted.values.count + wanted.secrets.count + wanted.omitted.count - missing.count
    response.unchangedCount += Int64(max(0, named - edits.count { $0.kind != .removed }))
    response.missingSecrets += missing.map { "\(wanted.scope.namespace).\($0)" }
    guard let made = try await SettingWrites.make(tx, held, wishes, write) else { return }
    let version = made.message(of: tx.tenant)
    if version.state == .pending { response.pendingCount += 1 }
    response.settingVersions.append(version)
  }
}
