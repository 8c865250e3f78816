import MusterCore
package import MusterRPC
package import MusterSettingsAPI
import MusterTenancy

extension SettingsService {
  package func resolveSetting(
    _ request: SettingsV1.ResolveSettingRequest, as caller: Caller
  ) async throws(RPCError) -> SettingsV1.ResolveSettingResponse {
    let tenant = try caller.admittedTenant()
    guard let snapshot = try await reads.snapshot(request.namespace, of: tenant, deadline: caller.deadline)
    else { throw .namespaceUnknown(request.namespace) }
    let asker = SettingAsker(manager: request.manager, connector: request.connector)
    guard let resolved = snapshot.resolve(request.key, for: asker, at: WallClock.microseconds()) else {
      throw .keyUnknown(request.key, of: snapshot.schema)
    }
    var response = SettingsV1.ResolveSettingResponse()
    response.resolvedSetting = resolved
    return response
  }
}
