import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension LeadsService {
  package func scoreLead(
    _ request: LeadsV1.ScoreLeadRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.ScoreLeadResponse {
    guard let id = LeadID(request.id) else { throw .leadNotFound }
    let model = try Self.modelID(request.modelID)
    let author = Author(caller.principal as? Principal)

    return try await journal.write(LeadsV1.Method.scoreLead.info, request, as: caller) {
      tx throws(RPCError) in
      let former = try await LeadStore.held(tx, id, at: request.version)
      if former.isDeleted { throw .leadDeleted }
      let scorer = try await scorer(tx, of: [id], named: model, isTrial: request.validateOnly)
      var writes = LeadWrites(by: author, at: .now)
      var lead = former
      let isChanged = writes.score(&lead, from: former, scorer, cause: .request)

      var response = LeadsV1.ScoreLeadResponse()
      (response.lead, response.change) = (lead.lead, LeadsV1.ScoreChange(former, lead))
      guard isChanged else { return .nothing(response) }
      try await save(writes, tx)
      return Change(
        response, target: ChangeTarget(id, version: lead.lead.version),
        fields: LeadFields.changed(from: former.lead, to: lead.lead),
        event: ChangeEvent(.leadUpdated, "lead", lead.lead))
    }
  }
}
