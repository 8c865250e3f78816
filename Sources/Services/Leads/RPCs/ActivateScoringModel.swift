import MusterCore
import MusterJobs
import MusterJournal
package import MusterLeadsAPI
package import MusterRPC
import MusterTenancy

extension LeadsService {
  package func activateScoringModel(
    _ request: LeadsV1.ActivateScoringModelRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.ActivateScoringModelResponse {
    guard let id = try Self.modelID(request.id) else { throw .scoringModelNotFound }

    return try await journal.write(LeadsV1.Method.activateScoringModel.info, request, as: caller) {
      tx throws(RPCError) in
      guard let former = try await ModelStore.held(tx).first(where: { $0.id == id }) else {
        throw .scoringModelNotFound
      }
      guard request.version == 0 || request.version == former.version else {
        throw .scoringModelVersionStale(request.version, current: former.version)
      }
      var response = LeadsV1.ActivateScoringModelResponse()
      var model = former
      if former.state != .active {
        // The lead schema may have changed since.
        try await check(tx, former.rules())
        model = try await ModelStore.activate(tx, id)
      }
      if request.rescore {
        response.jobID = try await Jobs.enqueue(tx, JobRequest(Self.rescoreJob, on: id, as: caller))
          .description
      }
      let message = try LeadsV1.ScoringModel(model, of: tx.tenant)
      response.scoringModel = message
      if former.state == .active, !request.rescore { return .nothing(response) }
      return Change(
        response, target: ChangeTarget(id, version: model.version, before: former.version),
        fields: former.state == .active ? [] : ["state"],
        event: former.state == .active
          ? nil : ChangeEvent(.scoringModelActivated, "scoringModel", message))
    }
  }
}
