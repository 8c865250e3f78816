package import MusterRPC
package import MusterSettingsAPI

extension SettingsService {
  package func getSetting(_ request: SettingsV1.GetSettingRequest, as caller: Caller) async throws(RPCError)
    -> SettingsV1.GetSettingResponse
  { throw .unbuilt }
  package func resolveSetting(_ request: SettingsV1.ResolveSettingRequest, as caller: Caller)
    async throws(RPCError) -> SettingsV1.ResolveSettingResponse
  { throw .unbuilt }
  package func listSettings(_ request: SettingsV1.ListSettingsRequest, as caller: Caller)
    async throws(RPCError) -> SettingsV1.ListSettingsResponse
  { throw .unbuilt }
  package func updateSettings(_ request: SettingsV1.UpdateSettingsRequest, as caller: Caller)
    async throws(RPCError) -> SettingsV1.UpdateSettingsResponse
  { throw .unbuilt }
  package func deleteSetting(_ request: SettingsV1.DeleteSettingRequest, as caller: Caller)
    async throws(RPCError) -> SettingsV1.DeleteSettingResponse
  { throw .unbuilt }
  package func revealSetting(_ request: SettingsV1.RevealSettingRequest, as caller: Caller)
    async throws(RPCError) -> SettingsV1.RevealSettingResponse
  { throw .unbuilt }
  package func approveSettingChange(_ request: SettingsV1.ApproveSettingChangeRequest, as caller: Caller)
    async throws(RPCError) -> SettingsV1.ApproveSettingChangeResponse
  { throw .unbuilt }
  package func listSettingVersions(_ request: SettingsV1.ListSettingVersionsRequest, as caller: Caller)
    async throws(RPCError) -> SettingsV1.ListSettingVersionsResponse
  { throw .unbuilt }
  package func restoreSetting(_ request: SettingsV1.RestoreSettingRequest, as caller: Caller)
    async throws(RPCError) -> SettingsV1.RestoreSettingResponse
  { throw .unbuilt }
  package func exportSettings(_ request: SettingsV1.ExportSettingsRequest, as caller: Caller)
    async throws(RPCError) -> SettingsV1.ExportSettingsResponse
  { throw .unbuilt }
  package func importSettings(_ request: SettingsV1.ImportSettingsRequest, as caller: Caller)
    async throws(RPCError) -> SettingsV1.ImportSettingsResponse
  { throw .unbuilt }
  package func getSchema(_ request: SettingsV1.GetSchemaRequest, as caller: Caller) async throws(RPCError)
    -> SettingsV1.GetSchemaResponse
  { throw .unbuilt }
  package func registerSchema(_ request: SettingsV1.RegisterSchemaRequest, as caller: Caller)
    async throws(RPCError) -> SettingsV1.RegisterSchemaResponse
  { throw .unbuilt }
  package func rotateKeys(_ request: SettingsV1.RotateKeysRequest, as caller: Caller) async throws(RPCError)
    -> SettingsV1.RotateKeysResponse
  { throw .unbuilt }
}

extension RPCError {
  fileprivate static var unbuilt: RPCError {
    RPCError(.unimplemented, reason: "METHOD_NOT_BUILT", message: "not yet")
  }
}
