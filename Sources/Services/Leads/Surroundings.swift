package import MusterCore
package import MusterRPC
package import MusterTenancy

/// What leads name that other services keep.
package protocol LeadReferences: Sendable {
  /// Of these users those who are no member of the tenant now.
  func strangers(
    among users: [UserID], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> Set<UserID>

  /// Of these campaigns those that the tenant does not have.
  func unknown(
    among campaigns: [CampaignID], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> Set<CampaignID>

  /// What the tenant's confirmed ideal customer profile names, for models that ask for it.
  func profile(_ tx: borrowing TenantTransaction) async throws(RPCError) -> LeadProfile
}

/// Whom the tenant looks for, as far as scoring asks.
package struct LeadProfile: Hashable, Sendable {
  package var industries: [String]
  package var countries: [String]

  package init(industries: [String] = [], countries: [String] = []) {
    (self.industries, self.countries) = (industries, countries)
  }
}
