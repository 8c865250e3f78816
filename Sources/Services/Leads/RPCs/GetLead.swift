import MusterCore
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterTenancy

extension LeadsService {
  package func getLead(
    _ request: LeadsV1.GetLeadRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.GetLeadResponse {
    guard let id = LeadID(request.id) else { throw .leadNotFound }
    let row = try await tenants.read(caller) { tx throws(RPCError) in try await LeadStore.get(tx, id) }

    guard let row else { throw .leadNotFound }
    var response = LeadsV1.GetLeadResponse()
    try reading { () throws(PostgresError) in try response.unknownFields.addLead(row, as: 1) }
    return response
  }
}
