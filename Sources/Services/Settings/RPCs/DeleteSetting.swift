import MusterCore
import MusterJournal
package import MusterRPC
import MusterRows
package import MusterSettingsAPI
import MusterTenancy

extension SettingsService {
  package func deleteSetting(
    _ request: SettingsV1.DeleteSettingRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.DeleteSettingResponse {
    let tenant = try caller.admittedTenant()
    let scope = try SettingScope(request.namespace, request.level, request.subject, of: tenant)
    let author = Author(caller.principal as? Principal)

    let response = try await journal.write(SettingsV1.Method.deleteSetting.info, request, as: caller) {
      tx throws(RPCError) in
      let schema = try await KnownSchemas.known(tx, request.namespace)
      guard schema[request.key] != nil else { throw .keyUnknown(request.key, of: schema) }
      let held = try await SettingWrites.hold(tx, scope, schema)
      guard request.version == 0 || request.version == held.version else {
        throw .settingsVersionStale(request.version, scope, current: held.version)
      }
      guard let setting = held.settings[request.key] else { throw .settingNotFound(request.key, scope) }
      let write = SettingWrite(schema: schema, author: author, reason: request.reason)
      let made = try await SettingWrites.make(tx, held, [request.key: .clear], write)
      var response = SettingsV1.DeleteSettingResponse()
      response.setting = SettingsV1.Setting(setting, of: tenant, seenBy: tenant)
      let version = made?.message(of: tenant)
      response.settingVersion = version
      return Self.change(response, version)
    }
    cache.forget(request.namespace, of: tenant)
    return response
  }
}
