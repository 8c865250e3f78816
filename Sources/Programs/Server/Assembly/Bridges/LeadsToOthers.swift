import MusterCampaigns
import MusterCore
import MusterIdentity
import MusterLeads
import MusterRPC
import MusterTenancy
import MusterTenants

/// Leads asks who is a member, which campaigns there are, and whom the tenant looks for.
struct LeadsToOthers: LeadReferences {
  let identity: IdentityService
  let tenants: TenantsService

  func strangers(
    among users: [UserID], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> Set<UserID> {
    try await identity.strangers(among: users, tx)
  }

  func unknown(
    among campaigns: [CampaignID], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> Set<CampaignID> {
    try await Set(campaigns).subtracting(CampaignsService.known(tx, among: campaigns))
  }

  func profile(_ tx: borrowing TenantTransaction) async throws(RPCError) -> LeadProfile {
    guard let profile = try await tenants.confirmedProfile(tx) else { return LeadProfile() }
    return LeadProfile(industries: profile.industries, countries: profile.countries)
  }
}
