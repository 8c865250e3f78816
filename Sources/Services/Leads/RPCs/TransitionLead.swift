import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

extension LeadsService {
  package func transitionLead(
    _ request: LeadsV1.TransitionLeadRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.TransitionLeadResponse {
    guard let id = LeadID(request.id) else { throw .leadNotFound }
    let author = Author(caller.principal as? Principal)

    return try await journal.write(LeadsV1.Method.transitionLead.info, request, as: caller) {
      tx throws(RPCError) in
      let former = try await LeadStore.held(tx, id, at: request.version)
      if former.isDeleted { throw .leadDeleted }
      var writes = LeadWrites(by: author, at: .now)
      if let refusal = LeadLifecycle.refusal(former, to: request.status, at: writes.now) { throw refusal }

      var lead = former
      writes.move(&lead, to: request.status, because: request.reason)
      let isScored = former.isScored || request.status == .scored
      let scorer = isScored ? try await scorer(tx, of: [id]) : nil
      writes.change(&lead, from: former, scorer: scorer, mustScore: isScored)
      try await attribute(&writes, tx)
      try await save(writes, tx)
      try await followers.heard(.moved(request.status), of: [id], tx)

      var response = LeadsV1.TransitionLeadResponse()
      response.lead = lead.lead
      response.activity = writes.activities.first?.message(of: tx.tenant)
      return Change(
        response, target: ChangeTarget(id, version: lead.lead.version),
        fields: LeadFields.changed(from: former.lead, to: lead.lead),
        event: ChangeEvent(.leadUpdated, "lead", lead.lead))
    }
  }

  /// A move counts for the campaign that has written to the lead.
  private func attribute(
    _ writes: inout LeadWrites, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    guard let draft = writes.activities.first,
      let attributed = try await followers.attributed(draft.activity, of: draft.lead, tx)
    else { return }
    writes.attributeFirst(attributed)
  }
}
