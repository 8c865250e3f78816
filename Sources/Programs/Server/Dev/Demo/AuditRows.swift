import MusterRPC
import MusterTenantsAPI
import MusterWire

/// What a log is read for: somebody took everything with them, and somebody was refused.
enum AuditRows: DemoRows {
  static func make(in tenant: DemoTenant) async throws {
    let client = TenantsV1.Client(tenant.transport)
    await tenant.once("export") { _ in
      let request = TenantsV1.ExportTenantRequest.with { $0.tenantID = tenant.text }
      var count = 0
      for try await _ in try await client.exportTenant(request, tenant.asOwner()) { count += 1 }
      return "\(count)"
    }
    await tenant.once("refusal") { _ in
      let request = TenantsV1.UpdateTenantRequest.with {
        $0.tenantID = tenant.text
        $0.tenant = .with { $0.displayName = "Vic's" }
      }
      do {
        _ = try await client.updateTenant(request, tenant.asViewer())
        return ""
      } catch let error as RPCError {
        guard error.code == .permissionDenied else { throw error }
        return error.reason
      }
    }
  }
}
