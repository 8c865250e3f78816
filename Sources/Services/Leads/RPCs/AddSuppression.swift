import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension LeadsService {
  package func addSuppression(
    _ request: LeadsV1.AddSuppressionRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.AddSuppressionResponse {
    let tenant = try caller.admittedTenant()
    let wanted = request.suppression ?? LeadsV1.Suppression()
    let intake = SuppressionIntake(tenant: tenant)
    let (draft, problems) = intake.draft(wanted)
    let author = Author(caller.principal as? Principal)

    return try await journal.write(LeadsV1.Method.addSuppression.info, request, as: caller) {
      tx throws(RPCError) in
      var problems = problems
      if let campaign = CampaignID(wanted.campaignID) {
        let unknown = try await references.unknown(among: [campaign], tx)
        if !unknown.isEmpty { problems.append(.campaignUnknown) }
      }
      guard problems.isEmpty, let draft else { throw .suppressionRefused(problems) }

      guard let added = try await suppressions.add(tx, [draft], by: author).first else {
        throw .suppressionsRaced
      }
      let entry = try reading { () throws(PostgresError) in
        try LeadsV1.Suppression(added.row, in: tenant, isForOperator: caller.isOperator)
      }
      var response = LeadsV1.AddSuppressionResponse()
      (response.suppression, response.created) = (entry, added.isCreated)
      guard added.isChanged else { return .nothing(response) }
      return Change(
        response, target: ChangeTarget(added.id, version: entry.version),
        fields: added.isCreated ? [] : ["expire_time"],
        event: ChangeEvent(.suppressionAdded, "suppression", entry.told))
    }
  }
}
