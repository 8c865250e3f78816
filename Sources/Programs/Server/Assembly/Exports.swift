import MusterAudit
import MusterCampaigns
import MusterEvents
import MusterIdentity
package import MusterJournal
import MusterLeads
import MusterPlatform
package import MusterRows
import MusterSettings
package import MusterTenancy
import MusterTenants
import MusterUsage

/// What an export of a tenant holds, in its order, and what it lacks: a new table must be in one of the two.
package enum Exports {
  package static func kinds(_ plans: PlanLimits, _ cursors: JournalCursors) -> [ExportKind] {
    TenantsService.exports(plans) + IdentityService.exports + LeadsService.exports
      + SettingsService.exports + UsageService.exports + CampaignsService.exports
      + CampaignsService.sendingExports
      + PlatformService.exports + EventsService.exports(cursors) + AuditService.exports
  }

  package static let omissions: [ExportOmission] =
    secrets + machinery + platforms + UsageService.limitOmissions + CampaignsService.sendingOmissions

  private static let secrets = [
    ExportOmission(
      "identity.refresh_token", tables: ["refresh_tokens"], because: "they are secrets, good for one use"),
    ExportOmission(
      "settings.sealed_secret", tables: ["setting_secrets", "data_keys"],
      because: "they are ciphertext and the wrapped keys of it, good in their own rows alone"),
    ExportOmission(
      "identity.user", tables: ["users", "user_identities"],
      because: "an account is its person's, who may be in other tenants too; members are shown"),
  ]

  /// Of a tenant, but nothing that anybody wrote or would read.
  private static let machinery = [
    ExportOmission(
      "audit.seal", tables: ["audit_seals", "audit_heads"],
      because: "they prove the log to the installation that holds their key; VerifyAuditLog tells of them"),
    ExportOmission(
      "platform.access_epoch", tables: ["access_epochs"],
      because: "they tell servers that rights have changed"),
    ExportOmission(
      "platform.setting_epoch", tables: ["setting_epochs"],
      because: "they tell servers that settings have changed"),
    ExportOmission(
      "platform.request_record", tables: ["request_records"],
      because: "they are answers kept for repeats of requests, for 48 hours"),
    ExportOmission(
      "usage.rollup", tables: ["usage_rollups", "usage_progress"],
      because: "they are sums of the entries, made again at any time"),
    ExportOmission(
      "usage.account", tables: ["ledger_accounts", "ledger_reservations"],
      because: "they are the running sums of limits, not the records that they are sums of"),
  ]

  /// Rows of no tenant, under the platform's own id.
  private static let platforms = [
    ExportOmission(
      "platform.call_count", tables: ["call_counts", "call_reasons"],
      because: "they are the installation's figures of its load"),
    ExportOmission(
      "platform.emergency_stop", tables: ["emergency_stops"],
      because: "they are of the whole installation, not of one tenant"),
    ExportOmission(
      "platform.master_key", tables: ["master_keys"],
      because: "they are the marks of the installation's keys"),
    ExportOmission("platform.server", tables: ["servers"], because: "they are the installation's machines"),
    ExportOmission(
      "platform.tenant_erasure", tables: ["tenant_erasures"],
      because: "they are the installation's proof of what it has erased"),
  ]
}
