import MusterCampaigns
import MusterCore
import MusterLeads
import MusterRPC
import MusterSettings
import MusterTenancy
import MusterTenants

/// Campaigns asks by which clock a tenant lives, whom it looks for, what its campaigns begin with, and which
/// fields its leads have.
struct CampaignsToOthers: CampaignSurroundings {
  let tenants: TenantsService
  let settings: SettingsService
  let leads: LeadsService

  func timeZone(_ tx: borrowing TenantTransaction) async throws(RPCError) -> String {
    let zone = try await tenants.calendar(tx).timeZone
    return zone.isEmpty ? "UTC" : zone
  }

  func permissionMode(
    of tenant: TenantID, deadline: Int64?
  ) async throws(RPCError) -> DefaultPermissionMode {
    let value = try await settings.reads.value(
      "permission_mode", in: "campaigns", of: tenant, deadline: deadline)
    // What was set by a name of before asks somebody.
    return value.flatMap { DefaultPermissionMode(rawValue: String($0.filter { $0 != "\"" })) } ?? .coPilot
  }

  func profile(
    _ tx: borrowing TenantTransaction, revision: Int64
  ) async throws(RPCError) -> CampaignProfile? {
    try await tenants.wantedCustomers(tx, revision: revision).map {
      CampaignProfile(revision: $0.revision, industries: $0.industries)
    }
  }

  func customFields(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Set<String> {
    try await leads.customFieldKeys(tx)
  }
}
