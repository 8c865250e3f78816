import MusterCore
import MusterCrypto
import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterSettingsAPI
import MusterTenancy
import MusterWire

extension SettingsService {
  package func exportSettings(
    _ request: SettingsV1.ExportSettingsRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.ExportSettingsResponse {
    let tenant = try caller.admittedTenant()
    let key = try await sealingKey(request, of: tenant, caller)
    let (settings, schemas, secrets) = try await tenants.snapshot(caller) { tx throws(RPCError) in
      let schemas = try await KnownSchemas.all(tx)
      for name in request.namespaces where schemas[name] == nil { throw .namespaceUnknown(name) }
      let stored = try await SettingStore.lasting(tx)
      let settings = Self.covered(stored, schemas, request.namespaces)
      let secrets = key == nil ? [:] : try await open(settings, schemas, tx)
      return (settings, schemas, secrets)
    }

    var document = SettingsDocument()
    document.time = (try? TimeText.timestamp(WallClock.seconds(), 0)) ?? ""
    document.namespaces = request.namespaces.isEmpty ? Array(schemas.keys) : Array(Set(request.namespaces))
    document.sealing = key?.sealing
    for setting in settings {
      document.entries.append(
        SettingsDocument.Entry(
          scope: setting.scope, key: setting.key, content: try Self.content(setting, secrets, key?.bytes)))
    }
    var response = SettingsV1.ExportSettingsResponse()
    response.document = document.text(version: DocumentFormat.now.version)
    response.settingCount = Int64(settings.count)
    response.secretCount = Int64(settings.count { $0.content.secret != nil })
    return response
  }

  private struct SealingKey: Sendable {
    let sealing: Scrypt
    let bytes: [UInt8]
  }

  /// Nil when secrets are left out.
  private func sealingKey(
    _ request: SettingsV1.ExportSettingsRequest, of tenant: TenantID, _ caller: Caller
  ) async throws(RPCError) -> SealingKey? {
    guard request.secrets == .seal else { return nil }
    let needed = tenant == .platform ? "platform.secrets" : "settings.reveal"
    let held = (caller.principal as? Principal)?.permissions ?? PermissionSet()
    guard held.contains(permissions.set([needed])) else { throw .permissionMissing(needed) }
    guard !request.passphrase.isEmpty else { throw .passphraseMissing }
    let sealing = Scrypt.fresh()
    return SealingKey(sealing: sealing, bytes: await Self.key(sealing, request.passphrase))
  }

  /// Apart from the loops, which it would hold up.
  static func key(_ sealing: Scrypt, _ passphrase: String) async -> [UInt8] {
    await Task.detached { sealing.key(of: passphrase) }.value
  }

  /// By what their keys are called now, of these namespaces or of all.
  static func covered(
    _ stored: [StoredSetting], _ schemas: [String: PreparedSchema], _ namespaces: [String]
  ) -> [StoredSetting] {
    let wanted = Set(namespaces)
    return Dictionary(grouping: stored, by: \.scope.namespace).flatMap { name, settings in
      wanted.isEmpty || wanted.contains(name) ? schemas[name].map { settings.current($0) } ?? [] : []
    }
  }

  private func open(
    _ settings: [StoredSetting], _ schemas: [String: PreparedSchema], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> [SecretID: String] {
    let wanted = settings.compactMap { setting in
      setting.content.secret.map { id in
        let names = schemas[setting.scope.namespace]?.names(of: setting.key) ?? [setting.key]
        return (id: id, places: names.map { SettingPlace(scope: setting.scope, key: $0) })
      }
    }
    return try await vault.open(wanted, tx)
  }

  private static func content(
    _ setting: StoredSetting, _ secrets: [SecretID: String], _ key: [UInt8]?
  ) throws(RPCError) -> SettingsDocument.Content {
    guard let id = setting.content.secret else {
      guard let value = try? SettingJSON.value(setting.content.text) else {
        throw .documentInvalid(setting.key, "is no JSON in its row")
      }
      return .value(value)
    }
    guard let key else { return .omitted }
    guard let text = secrets[id] else {
      throw .secretUnreadable("\(setting.scope.namespace).\(setting.key)")
    }
    return .sealed(
      AES256GCM.seal(
        Array(text.utf8), key: key, data: SettingsDocument.data(setting.scope, setting.key)))
  }
}
