import MusterCore
package import MusterLeadsAPI
package import MusterRPC
import MusterTenancy

extension LeadsService {
  package func batchGetLeads(
    _ request: LeadsV1.BatchGetLeadsRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.BatchGetLeadsResponse {
    var seen: Set<LeadID> = []
    let ids = request.ids.compactMap { LeadID($0) }.filter { seen.insert($0).inserted }

    let leads = try await tenants.read(caller) { tx throws(RPCError) in try await LeadStore.get(tx, ids) }

    var response = LeadsV1.BatchGetLeadsResponse()
    response.leads = ids.compactMap { leads[$0] }
    response.missingIDs = ids.filter { leads[$0] == nil }.map(\.description)
    return response
  }
}
