package import MusterRPC
package import MusterTenancy
import MusterTenantsAPI

/// Whom a tenant looks for, as its confirmed profile says.
package struct WantedCustomers: Hashable, Sendable {
  package let revision: Int64
  package let industries: [String]
  package let countries: [String]
}

extension TenantsService {
  /// Nil while the tenant has confirmed no profile.
  package func confirmedProfile(
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> WantedCustomers? {
    try await wantedCustomers(tx, revision: 0)
  }

  /// As a revision says, confirmed or not; the one in force for 0. Nil where there is none.
  package func wantedCustomers(
    _ tx: borrowing TenantTransaction, revision: Int64
  ) async throws(RPCError) -> WantedCustomers? {
    let found =
      revision == 0 ? try await IcpStore.inForce(tx) : try await IcpStore.get(tx, revision)
    guard let found else { return nil }
    let icp = try found.content.message()
    return WantedCustomers(revision: found.number, industries: icp.industries, countries: icp.countries)
  }
}
