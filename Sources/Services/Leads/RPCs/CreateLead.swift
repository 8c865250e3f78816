import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

extension LeadsService {
  package func createLead(
    _ request: LeadsV1.CreateLeadRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.CreateLeadResponse {
    let given = request.lead ?? LeadsV1.Lead()
    let author = Author(caller.principal as? Principal)

    return try await journal.write(LeadsV1.Method.createLead.info, request, as: caller) {
      tx throws(RPCError) in
      let fields = try LeadSchemaStore.fields(await tx.run(LeadSchemaStore.get(tx.tenant))[0])
      let intake = LeadIntake(fields: fields, author: author, now: .now)
      let problems =
        intake.problems(given, former: nil)
        + (try await referenceProblems(tx, [given], formers: [nil])[0])
      if !problems.isEmpty { throw .leadRefused(problems) }
      var lead = StoredLead(making: given, of: tx.tenant, by: author, at: intake.now)
      intake.settle(&lead.lead, former: nil)

      var writes = LeadWrites(by: author, at: intake.now)
      writes.make(&lead)
      let results = try await tx.run(
        [LeadStore.insert(lead, of: tx.tenant)] + writes.statements(of: tx.tenant))
      if results[0].isEmpty {
        guard let rival = try await LeadStore.rival(tx, of: lead) else { throw .leadsRaced }
        throw .leadExists(rival.id, rival.field)
      }

      var response = LeadsV1.CreateLeadResponse()
      response.lead = lead.lead
      return Change(
        response, target: ChangeTarget(lead.id, version: 1),
        event: ChangeEvent(.leadCreated, "lead", lead.lead))
    }
  }
}
