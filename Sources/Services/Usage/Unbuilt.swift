package import MusterRPC
package import MusterUsageAPI

extension UsageService {
  package func createMeter(_ request: UsageV1.CreateMeterRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.CreateMeterResponse
  { throw .unbuilt }
  package func listMeters(_ request: UsageV1.ListMetersRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.ListMetersResponse
  { throw .unbuilt }
  package func recordUsage(_ request: UsageV1.RecordUsageRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.RecordUsageResponse
  { throw .unbuilt }
  package func getUsage(_ request: UsageV1.GetUsageRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.GetUsageResponse
  { throw .unbuilt }
  package func queryUsage(_ request: UsageV1.QueryUsageRequest, as caller: Caller) async throws(RPCError)
    -> UsageV1.QueryUsageResponse
  { throw .unbuilt }
  package func listUsageEntries(
    _ request: UsageV1.ListUsageEntriesRequest,
    to responses: ResponseWriter<UsageV1.ListUsageEntriesResponse>, as caller: Caller
  ) async throws(RPCError) { throw .unbuilt }
}

extension RPCError {
  fileprivate static var unbuilt: RPCError {
    RPCError(.unimplemented, reason: "METHOD_NOT_BUILT", message: "not yet")
  }
}
