package import MusterRPC
package import MusterTenancy
import MusterTenantsAPI

/// Whom a tenant looks for, as its confirmed profile says.
package struct WantedCustomers: Hashable, Sendable {
  package let industries: [String]
  package let countries: [String]
}

extension TenantsService {
  /// Nil while the tenant has confirmed no profile.
  package func confirmedProfile(
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> WantedCustomers? {
    guard let icp = try await IcpStore.inForce(tx)?.content.message() else { return nil }
    return WantedCustomers(industries: icp.industries, countries: icp.countries)
  }
}
