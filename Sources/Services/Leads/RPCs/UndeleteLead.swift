import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

extension LeadsService {
  package func undeleteLead(
    _ request: LeadsV1.UndeleteLeadRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.UndeleteLeadResponse {
    guard let id = LeadID(request.id) else { throw .leadNotFound }
    let author = Author(caller.principal as? Principal)

    return try await journal.write(LeadsV1.Method.undeleteLead.info, request, as: caller) {
      tx throws(RPCError) in
      let former = try await LeadStore.held(tx, id, at: request.version)
      guard former.isDeleted else { throw .leadNotDeleted }
      if let rival = try await LeadStore.rival(tx, of: former) { throw .leadExists(rival.id, rival.field) }

      var lead = former
      lead.lead.deleteTime = nil
      var writes = LeadWrites(by: author, at: .now)
      writes.change(&lead, from: former)
      try await writes.save(tx)

      var response = LeadsV1.UndeleteLeadResponse()
      response.lead = lead.lead
      return Change(
        response, target: ChangeTarget(id, version: lead.lead.version), fields: ["delete_time"],
        event: ChangeEvent(.leadUndeleted, "lead", lead.lead))
    }
  }
}
