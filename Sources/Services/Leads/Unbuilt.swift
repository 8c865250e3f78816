package import MusterLeadsAPI
package import MusterRPC

extension LeadsService {
  package func scoreLead(_ request: LeadsV1.ScoreLeadRequest, as caller: Caller) async throws(RPCError)
    -> LeadsV1.ScoreLeadResponse
  { throw .unbuilt }
  package func explainScore(_ request: LeadsV1.ExplainScoreRequest, as caller: Caller) async throws(RPCError)
    -> LeadsV1.ExplainScoreResponse
  { throw .unbuilt }
  package func rescoreLeads(
    _ request: LeadsV1.RescoreLeadsRequest, to responses: ResponseWriter<LeadsV1.RescoreLeadsResponse>,
    as caller: Caller
  ) async throws(RPCError) { throw .unbuilt }
  package func getScoringModel(_ request: LeadsV1.GetScoringModelRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.GetScoringModelResponse
  { throw .unbuilt }
  package func updateScoringModel(_ request: LeadsV1.UpdateScoringModelRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.UpdateScoringModelResponse
  { throw .unbuilt }
  package func activateScoringModel(_ request: LeadsV1.ActivateScoringModelRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.ActivateScoringModelResponse
  { throw .unbuilt }
  package func backtestScoringModels(_ request: LeadsV1.BacktestScoringModelsRequest, as caller: Caller)
    async throws(RPCError) -> LeadsV1.BacktestScoringModelsResponse
  { throw .unbuilt }
}

extension RPCError {
  fileprivate static var unbuilt: RPCError {
    RPCError(.unimplemented, reason: "METHOD_NOT_BUILT", message: "not yet")
  }
}
