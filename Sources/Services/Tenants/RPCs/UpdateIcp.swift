import MusterCore
import MusterJournal
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterTenantsAPI
import MusterWellKnownAPI
import MusterWire

extension TenantsService {
  package func updateIcp(
    _ request: TenantsV1.UpdateIcpRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.UpdateIcpResponse {
    let wanted = request.icp ?? TenantsV1.Icp()
    let fields = UpdateMask.paths(request.updateMask?.paths, of: wanted)
    let author = Author(caller.principal as? Principal)

    return try await journal.write(TenantsV1.Method.updateIcp.info, request, as: caller) {
      tx throws(RPCError) in
      try await IcpStore.hold(tx, at: wanted.version)
      let (icp, isNew) = try await draft(tx, by: author) { icp throws(RPCError) in
        icp.take(fields, from: wanted)
        let violations = icp.rangeViolations
        if !violations.isEmpty { throw .fieldsInvalid(violations) }
      }

      var response = TenantsV1.UpdateIcpResponse()
      response.icp = icp
      guard isNew else { return .nothing(response) }
      return Change(
        response, target: ChangeTarget(IcpID(stored: tx.tenant.stored), version: icp.version),
        fields: fields, event: ChangeEvent(.icpUpdated, "icp", icp))
    }
  }
}
