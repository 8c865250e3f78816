import MusterCore
import MusterJournal
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func confirmIcp(
    _ request: TenantsV1.ConfirmIcpRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.ConfirmIcpResponse {
    let author = Author(caller.principal as? Principal)

    return try await journal.write(TenantsV1.Method.confirmIcp.info, request, as: caller) {
      tx throws(RPCError) in
      try await IcpStore.hold(tx, at: request.version)
      let (confirmed, newest) = try await IcpStore.both(tx)
      guard let newest else { throw .icpNotFound }
      let number = request.revision == 0 ? newest.number : request.revision
      var response = TenantsV1.ConfirmIcpResponse()
      if let confirmed, confirmed.number == number {
        response.icp = try TenantsV1.Icp(confirmed, of: tx.tenant)
        return .nothing(response)
      }
      guard number <= newest.number else { throw .icpNotFound }

      let icp = try TenantsV1.Icp(await IcpStore.confirm(tx, number, by: author), of: tx.tenant)
      response.icp = icp
      return Change(
        response, target: ChangeTarget(IcpID(stored: tx.tenant.stored), version: icp.version),
        fields: ["state"], event: ChangeEvent(.icpConfirmed, "icp", icp))
    }
  }
}
