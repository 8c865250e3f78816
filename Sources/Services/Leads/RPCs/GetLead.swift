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
    return try LeadsV1.GetLeadResponse(row, of: tenant)
  }
}

extension LeadsV1.GetLeadResponse {
  /// The lead is made where it stays: a copy retains each of its texts.
  fileprivate init(_ row: Row, of tenant: TenantID) throws(RPCError) {
    self.init()
    do throws(PostgresError) {
      lead = try LeadsV1.Lead(row, of: tenant)
    } catch {
      throw .database(error)
    }
  }
}
