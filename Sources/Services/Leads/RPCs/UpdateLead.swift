import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

extension LeadsService {
  package func updateLead(
    _ request: LeadsV1.UpdateLeadRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.UpdateLeadResponse {
    let given = request.lead ?? LeadsV1.Lead()
    guard let id = LeadID(given.id) else { throw .leadNotFound }
    let paths = UpdateMask.paths(request.updateMask?.paths, of: given)
    let author = Author(caller.principal as? Principal)

    return try await journal.write(LeadsV1.Method.updateLead.info, request, as: caller) {
      tx throws(RPCError) in
      let (former, fields) = try await LeadStore.heldWithFields(tx, id, at: given.version)
      if former.isDeleted { throw .leadDeleted }
      let intake = LeadIntake(fields: fields, author: author, now: .now)
      var lead = former
      lead.lead = try Self.merged(paths, given, into: former.lead)
      let problems =
        intake.problems(lead.lead, former: former.lead)
        + (try await referenceProblems(tx, [lead.lead], formers: [former.lead])[0])
      if !problems.isEmpty { throw .leadRefused(problems) }
      intake.settle(&lead.lead, former: former.lead)

      var response = LeadsV1.UpdateLeadResponse()
      var writes = LeadWrites(by: author, at: intake.now)
      let scorer = former.isScored ? try await scorer(tx, of: [former.id]) : nil
      let isChanged = writes.change(&lead, from: former, scorer: scorer)
      response.lead = lead.lead
      guard isChanged else { return .nothing(response) }
      if let rival = try await rival(tx, of: lead, since: former) { throw .leadExists(rival.id, rival.field) }
      try await writes.save(tx)

      return Change(
        response, target: ChangeTarget(id, version: lead.lead.version),
        fields: LeadFields.changed(from: former.lead, to: lead.lead),
        event: ChangeEvent(.leadUpdated, "lead", lead.lead))
    }
  }

  private static func merged(
    _ paths: [String], _ given: LeadsV1.Lead, into stored: LeadsV1.Lead
  ) throws(RPCError) -> LeadsV1.Lead {
    do throws(WireError) {
      return try UpdateMask.merging(paths, of: given, into: stored)
    } catch {
      throw .requestRefused(error)
    }
  }

  /// Who holds a key that a lead takes anew.
  private func rival(
    _ tx: borrowing TenantTransaction, of lead: StoredLead, since former: StoredLead
  ) async throws(RPCError) -> (id: LeadID, field: String)? {
    guard lead.lead.email != former.lead.email || lead.lead.externalID != former.lead.externalID else {
      return nil
    }
    return try await LeadStore.rival(tx, of: lead)
  }
}
