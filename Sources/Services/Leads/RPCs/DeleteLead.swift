import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

extension LeadsService {
  package func deleteLead(
    _ request: LeadsV1.DeleteLeadRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.DeleteLeadResponse {
    guard let id = LeadID(request.id) else { throw .leadNotFound }
    let author = Author(caller.principal as? Principal)

    return try await journal.write(LeadsV1.Method.deleteLead.info, request, as: caller) {
      tx throws(RPCError) in
      let former = try await LeadStore.held(tx, id, at: request.version)
      if former.isDeleted { throw .leadDeleted }

      var lead = former
      var writes = LeadWrites(by: author, at: .now)
      lead.lead.deleteTime = writes.now.timestamp
      writes.change(&lead, from: former)
      try await writes.save(tx)
      try await followers.heard(.gone, of: [id], tx)

      var response = LeadsV1.DeleteLeadResponse()
      response.lead = lead.lead
      return Change(
        response, target: ChangeTarget(id, version: lead.lead.version), fields: ["delete_time"],
        event: ChangeEvent(.leadDeleted, "lead", lead.lead))
    }
  }
}
