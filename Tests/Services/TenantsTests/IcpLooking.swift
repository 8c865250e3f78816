import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

/// What the tests of the ideal customer profile have in common.
extension TestTenant {
  func updateIcp(
    _ mask: [String] = [], as role: String = "member", _ change: (inout TenantsV1.Icp) -> Void
  ) async throws -> TenantsV1.Icp {
    var request = TenantsV1.UpdateIcpRequest()
    request.tenantID = text
    request.icp = .with(change)
    if !mask.isEmpty { request.updateMask = .with { $0.paths = mask } }
    return try #require(try await server.tenants.updateIcp(request, caller(role)).icp)
  }

  func confirmIcp(_ revision: Int64 = 0, version: Int64 = 0, as role: String = "admin") async throws
    -> TenantsV1.Icp
  {
    let request = TenantsV1.ConfirmIcpRequest.with {
      ($0.tenantID, $0.revision, $0.version) = (text, revision, version)
    }
    return try #require(try await server.tenants.confirmIcp(request, caller(role)).icp)
  }

  func icp(_ revision: Int64 = 0, as role: String = "viewer") async throws -> TenantsV1.GetIcpResponse {
    let request = TenantsV1.GetIcpRequest.with { ($0.tenantID, $0.revision) = (text, revision) }
    return try await server.tenants.getIcp(request, caller(role))
  }
}
