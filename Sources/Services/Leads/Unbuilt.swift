package import MusterLeadsAPI
package import MusterRPC

extension LeadsService {
  package func batchUpsertLeads(_ request: LeadsV1.BatchUpsertLeadsRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.BatchUpsertLeadsResponse
  { throw .unbuilt }
  package func importLeads(
    _ requests: RequestStream<LeadsV1.ImportLeadsRequest>,
    to responses: ResponseWriter<LeadsV1.ImportLeadsResponse>, as caller: Caller
  ) async throws(RPCError) { throw .unbuilt }
  package func exportLeads(
    _ request: LeadsV1.ExportLeadsRequest, to responses: ResponseWriter<LeadsV1.ExportLeadsResponse>,
    as caller: Caller
  ) async throws(RPCError) { throw .unbuilt }
  package func transitionLead(_ request: LeadsV1.TransitionLeadRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.TransitionLeadResponse
  { throw .unbuilt }
  package func getLeadSchema(_ request: LeadsV1.GetLeadSchemaRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.GetLeadSchemaResponse
  { throw .unbuilt }
  package func updateLeadSchema(_ request: LeadsV1.UpdateLeadSchemaRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.UpdateLeadSchemaResponse
  { throw .unbuilt }
  package func listActivities(_ request: LeadsV1.ListActivitiesRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.ListActivitiesResponse
  { throw .unbuilt }
  package func recordActivity(_ request: LeadsV1.RecordActivityRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.RecordActivityResponse
  { throw .unbuilt }
  package func listReplies(_ request: LeadsV1.ListRepliesRequest, as caller: Caller) async throws(RPCError)
    -> LeadsV1.ListRepliesResponse
  { throw .unbuilt }
  package func markRepliesRead(_ request: LeadsV1.MarkRepliesReadRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.MarkRepliesReadResponse
  { throw .unbuilt }
  package func eraseLead(_ request: LeadsV1.EraseLeadRequest, as caller: Caller) async throws(RPCError)
    -> LeadsV1.EraseLeadResponse
  { throw .unbuilt }
  package func watchLeads(
    _ request: LeadsV1.WatchLeadsRequest, to responses: ResponseWriter<LeadsV1.WatchLeadsResponse>,
    as caller: Caller
  ) async throws(RPCError) { throw .unbuilt }
  package func addSuppression(_ request: LeadsV1.AddSuppressionRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.AddSuppressionResponse
  { throw .unbuilt }
  package func importSuppressions(
    _ requests: RequestStream<LeadsV1.ImportSuppressionsRequest>,
    to responses: ResponseWriter<LeadsV1.ImportSuppressionsResponse>, as caller: Caller
  ) async throws(RPCError) { throw .unbuilt }
  package func checkSuppression(_ request: LeadsV1.CheckSuppressionRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.CheckSuppressionResponse
  { throw .unbuilt }
  package func listSuppressions(_ request: LeadsV1.ListSuppressionsRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.ListSuppressionsResponse
  { throw .unbuilt }
  package func removeSuppression(_ request: LeadsV1.RemoveSuppressionRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.RemoveSuppressionResponse
  { throw .unbuilt }
}

extension RPCError {
  fileprivate static var unbuilt: RPCError {
    RPCError(.unimplemented, reason: "METHOD_NOT_BUILT", message: "not yet")
  }
}
