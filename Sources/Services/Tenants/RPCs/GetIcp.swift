import MusterCore
package import MusterRPC
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func getIcp(
    _ request: TenantsV1.GetIcpRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.GetIcpResponse {
    try await tenants.read(caller) { tx throws(RPCError) in
      var response = TenantsV1.GetIcpResponse()
      if request.revision > 0 {
        guard let revision = try await IcpStore.get(tx, request.revision) else { throw .icpNotFound }
        response.icp = try TenantsV1.Icp(revision, of: tx.tenant)
        return response
      }

      let (confirmed, newest) = try await IcpStore.both(tx)
      guard let newest else { throw .icpNotFound }
      if let confirmed { response.icp = try TenantsV1.Icp(confirmed, of: tx.tenant) }
      if newest.number > confirmed?.number ?? 0 {
        response.draft = try TenantsV1.Icp(newest, of: tx.tenant)
      }
      return response
    }
  }
}
