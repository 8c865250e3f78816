import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterSettingsAPI
import MusterTenancy

extension SettingsService {
  package func getSetting(
    _ request: SettingsV1.GetSettingRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.GetSettingResponse {
    var response = SettingsV1.GetSettingResponse()
    response.setting = try await tenants.read(caller) { tx throws(RPCError) in
      let schema = try await KnownSchemas.known(tx, request.namespace)
      guard let rule = schema[request.key] else { throw .keyUnknown(request.key, of: schema) }
      if request.level == .default { return try Self.preset(rule, schema) }
      let scope = try SettingScope(request.namespace, request.level, request.subject, of: tx.tenant)
      return try await found(tx, request.key, scope, at: request.atVersion, schema).shown
    }
    return response
  }

  private static func preset(
    _ rule: SettingRule, _ schema: PreparedSchema
  ) throws(RPCError) -> SettingsV1.Setting {
    guard let text = rule.presetText else {
      throw .settingNotFound(
        rule.key, SettingScope(namespace: schema.namespace, level: .preset, subject: ""))
    }
    return SettingsV1.Setting(preset: text, rule.key, of: schema.namespace)
  }

  /// A value of one level, as it is shown and as it is stored.
  struct FoundSetting: Sendable {
    let shown: SettingsV1.Setting
    let content: SettingContent
    /// Under which names it may have been sealed.
    let places: [SettingPlace]
  }

  /// What a level holds now, or held at an older version of it.
  func found(
    _ tx: borrowing TenantTransaction, _ key: String, _ scope: SettingScope, at version: Int64,
    _ schema: PreparedSchema
  ) async throws(RPCError) -> FoundSetting {
    let names = schema.names(of: key)
    let places = names.map { SettingPlace(scope: scope, key: $0) }
    let tenant = tx.tenant
    if version == 0 {
      let stored = try SettingStore.settings(await tx.run(SettingStore.ofScope(tenant, scope))[0])
      guard let setting = stored.current(schema).first(where: { $0.key == key }), !setting.isOver(at: .now)
      else { throw .settingNotFound(key, scope) }
      let shown = SettingsV1.Setting(setting, of: tenant, seenBy: tenant)
      return FoundSetting(shown: shown, content: setting.content, places: places)
    }
    let past = try await VersionStore.past(tx, scope, at: version, names)
      .max { $0.version.number < $1.version.number }
    guard let past, let content = past.change.content else { throw .settingNotFound(key, scope) }
    let shown = SettingsV1.Setting(past, key: key, of: tenant)
    return FoundSetting(shown: shown, content: content, places: places)
  }
}
