import MusterCore
package import MusterRPC
package import MusterSettingsAPI
import MusterTenancy

extension SettingsService {
  /// The guard has written down that it was asked for.
  package func revealSetting(
    _ request: SettingsV1.RevealSettingRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.RevealSettingResponse {
    try await tenants.read(caller) { tx throws(RPCError) in
      let schema = try await KnownSchemas.known(tx, request.namespace)
      guard let rule = schema[request.key] else { throw .keyUnknown(request.key, of: schema) }
      guard rule.isSecret else { throw .settingNotSecret(request.key) }
      let scope = try SettingScope(request.namespace, request.level, request.subject, of: tx.tenant)
      let found = try await found(tx, request.key, scope, at: request.atVersion, schema)
      guard let id = found.content.secret else { throw .settingNotSecret(request.key) }
      var response = SettingsV1.RevealSettingResponse()
      response.setting = found.shown
      guard let text = try await vault.open([(id, found.places)], tx)[id] else {
        throw .secretUnreadable("\(request.namespace).\(request.key)")
      }
      response.secretValue = text
      return response
    }
  }
}
