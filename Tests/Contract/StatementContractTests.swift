import MusterAudit
import MusterBrake
import MusterCampaigns
import MusterEvents
import MusterIdentity
import MusterJobs
import MusterJournal
import MusterLeads
import MusterLedger
import MusterPlatform
import MusterPostgres
import MusterSettings
import MusterTenancy
import MusterTenants
import MusterTestDatabase
import MusterUsage
import Testing

/// Rules that hold for everything that is said to the database.
@Suite struct `Every statement` {
  private static let statements =
    services + Tenancy.statements + Journal.statements + Jobs.statements + Ledger.statements
    + EmergencyBrake.statements

  private static let services =
    TenantsService.statements + IdentityService.statements + PlatformService.statements
    + AuditService.statements + EventsService.statements + LeadsService.statements
    + SettingsService.statements + UsageService.statements + CampaignsService.statements

  @Test func `is one that the schema of now understands`() async throws {
    let database = try await MigratedDatabase()
    // Two that say the same are one.
    let statements = Dictionary(Self.statements.map { ($0.name, $0) }) { first, _ in first }.values
    let script = statements.map { statement in
      let types =
        statement.types.isEmpty ? "" : "(\(statement.types.map(\.description).joined(separator: ", ")))"
      return "PREPARE \(statement.name) \(types) AS \(statement.sql);"
    }
    #expect(script.count > 30)
    // A command takes so much text and no more.
    for start in stride(from: 0, to: script.count, by: 25) {
      let part = script[start..<min(start + 25, script.count)]
      try database.sql("SET search_path = muster; " + part.joined(separator: "\n"))
    }
    // And one that it does not is noticed.
    #expect(throws: PrivateCluster.Failed.self) {
      try database.sql("SET search_path = muster; PREPARE x AS SELECT slug FROM tenant")
    }
  }

  @Test func `of a tenant's table names the tenant, in services`() {
    // As the second guard beside row security, and what a sharded database needs.
    let tables = [
      "tenants", "memberships", "roles", "api_keys", "refresh_tokens", "journal", "request_records",
      "ledger_accounts", "ledger_reservations",
      "wizards", "wizard_steps", "icps", "icp_revisions",
      "audit_seals", "audit_heads",
      "invitations", "suppressions", "imports", "import_chunks",
      "leads", "lead_tags", "activities", "replies", "lead_scores", "scoring_models", "lead_schemas",
      "settings", "setting_scopes", "setting_versions", "setting_changes", "setting_schemas",
      "setting_secrets",
      "data_keys", "master_keys", "key_rotations",
      "usage_quotas", "quota_alerts", "usage_reservations", "credit_accounts", "credit_grants",
      "credit_draws",
      "usage_entry_credits", "tenant_terms", "price_plans", "billing_periods",
      "usage_meters", "usage_entries", "usage_rollups", "usage_progress",
    ]
    for statement in Self.services + Journal.statements + Ledger.statements {
      let names = tables.contains { table in
        ["FROM \(table)", "INTO \(table)", "UPDATE \(table)", "JOIN \(table)"].contains {
          statement.sql.contains($0)
        }
      }
      // Lists of all tenants, and of one user's, are read by the platform's own role.
      // So is what tells whose journal has something new.
      let isPlatforms = [
        "LIMIT $3", "WHERE m.user_id = $1", "SELECT DISTINCT tenant_id", "WHERE transaction_id >= ",
        "WITH RECURSIVE writers", "(actor_kind = 'platform' OR",
        // And whose time to come back is over, for the job that erases them.
        "purge_time <= now()\nORDER BY",
        // And for upkeep that goes from tenant to tenant, in a transaction of each.
        "AND state <> 'erasing'\nORDER BY tenant_id", "AND state = 'active'\nORDER BY tenant_id",
        // And whose leads are to be written to.
        "SELECT tenant_id FROM enrollments\n",
        // And the figures of the installation, with the names of tenants that stand in them.
        // And whose settings a job or a new schema has to look at.
        "WHERE expire_time <= now()\nLIMIT", "WHERE state = 'pending' AND expire_time <= now()\nLIMIT",
        "\nWHERE namespace = $1", "WHERE master_version < $1",
        "count(*) FILTER (WHERE is_there)", "event_type <> '' LIMIT $2) e", "WHERE tenant_id = ANY ($1)",
        // And usage over all tenants.
        "usage_progress p ON p.tenant_id", "$1::uuid IS NOT NULL", "OFFSET $5\nLIMIT 1",
        "WHERE category = $1 AND metric = $2 LIMIT $3",
      ].contains { statement.sql.contains($0) }
      if names && !isPlatforms {
        #expect(
          statement.sql.contains("tenant_id = $1") || statement.sql.contains("(\n  tenant_id,")
            || statement.sql.contains("(tenant_id,"), "\(statement.sql)")
      }
    }
  }
}
