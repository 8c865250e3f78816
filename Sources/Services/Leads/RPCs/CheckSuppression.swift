import MusterCore
package import MusterLeadsAPI
package import MusterRPC
import MusterTenancy

extension LeadsService {
  package func checkSuppression(
    _ request: LeadsV1.CheckSuppressionRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.CheckSuppressionResponse {
    let tenant = try caller.admittedTenant()
    let kind = SuppressedKind(request.kind)
    let values = request.values.map { SuppressedValue($0, kind) }

    let verdicts = try await suppressions.verdicts(
      of: values, for: CampaignID(request.campaignID), in: tenant, caller)

    var response = LeadsV1.CheckSuppressionResponse()
    for (index, (value, verdict)) in zip(values, verdicts).enumerated() {
      response.results.append(
        LeadsV1.SuppressionResult(index, value, verdict, seesPlatform: caller.isOperator))
    }
    return response
  }
}
