package import MusterCore
package import MusterRPC
package import MusterTenancy

/// What campaigns need to know that other services keep.
package protocol CampaignSurroundings: Sendable {
  /// Of the transaction's tenant, by its name in the IANA database.
  func timeZone(_ tx: borrowing TenantTransaction) async throws(RPCError) -> String

  /// What happens to due steps of a new campaign, as the tenant's settings have it. It is read apart from any
  /// transaction.
  func permissionMode(of tenant: TenantID, deadline: Int64?) async throws(RPCError) -> DefaultPermissionMode

  /// A revision of the tenant's ideal customer profile, 0 for the confirmed one; nil for none.
  func profile(
    _ tx: borrowing TenantTransaction, revision: Int64
  ) async throws(RPCError) -> CampaignProfile?

  /// The keys of the tenant's own fields of leads, for texts that name them.
  func customFields(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Set<String>
}

/// What a tenant wants to happen to due steps unless a campaign says something else.
package enum DefaultPermissionMode: String, Sendable, CaseIterable {
  case coPilot = "co_pilot"
  case autopilot
  case manual
}

/// Whom a tenant looks for, as far as campaigns ask.
package struct CampaignProfile: Hashable, Sendable {
  package var revision: Int64
  package var industries: [String]

  package init(revision: Int64, industries: [String] = []) {
    (self.revision, self.industries) = (revision, industries)
  }
}
