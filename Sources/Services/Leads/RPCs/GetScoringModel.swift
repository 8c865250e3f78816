import MusterCore
package import MusterLeadsAPI
package import MusterRPC
import MusterTenancy

extension LeadsService {
  package func getScoringModel(
    _ request: LeadsV1.GetScoringModelRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.GetScoringModelResponse {
    let id = try Self.modelID(request.id)

    let models = try await tenants.read(caller) { tx throws(RPCError) in try await ModelStore.all(tx) }

    guard let model = models.first(where: { model in id.map { $0 == model.id } ?? (model.state == .active) })
    else {
      throw .scoringModelNotFound
    }
    var response = LeadsV1.GetScoringModelResponse()
    response.scoringModel = try LeadsV1.ScoringModel(model, of: try caller.admittedTenant())
    for model in models { response.models.append(try LeadsV1.ScoringModelSummary(model)) }
    return response
  }
}
