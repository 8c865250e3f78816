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
    let tenant = try caller.admittedTenant()

    let row = try await tenants.read(caller) { tx throws(RPCError) in try await LeadStore.get(tx, id) }

    guard let row else { throw .leadNotFound }
    var response = LeadsV1.GetLeadResponse()
    try response.read(row, of: tenant)
    return response
  }
}

extension LeadsV1.GetLeadResponse {
  /// The lead is made where it stays: a copy retains each of its texts.
  fileprivate mutating func read(_ row: Row, of tenant: TenantID) throws(RPCError) {
    do throws(PostgresError) {
      lead = LeadsV1.Lead()
      try lead?.read(row, of: tenant)
    } catch {
      throw .database(error)
    }
  }
}
