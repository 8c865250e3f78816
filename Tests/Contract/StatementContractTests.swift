import MusterIdentity
import MusterJobs
import MusterJournal
import MusterPlatform
import MusterPostgres
import MusterTenancy
import MusterTenants
import MusterTestDatabase
import Testing

/// Rules that hold for everything that is said to the database.
@Suite struct `Every statement` {
  private static let statements =
    TenantsService.statements + IdentityService.statements + Tenancy.statements + Journal.statements
    + Jobs.statements + PlatformService.statements

  @Test func `is one that the schema of now understands`() async throws {
    let database = try await MigratedDatabase()
    let script = Self.statements.map { statement in
      let types =
        statement.types.isEmpty ? "" : "(\(statement.types.map(\.description).joined(separator: ", ")))"
      return "PREPARE \(statement.name) \(types) AS \(statement.sql);"
    }
    #expect(script.count > 30)
    try database.sql("SET search_path = muster; " + script.joined(separator: "\n"))
    // And one that it does not is noticed.
    #expect(throws: PrivateCluster.Failed.self) {
      try database.sql("SET search_path = muster; PREPARE x AS SELECT slug FROM tenant")
    }
  }

  @Test func `of a tenant's table names the tenant, in services`() {
    // As the second guard beside row security, and what a sharded database needs.
    let tables = [
      "tenants", "memberships", "roles", "api_keys", "refresh_tokens", "journal", "request_records",
    ]
    for statement in TenantsService.statements + IdentityService.statements + Journal.statements {
      let names = tables.contains { table in
        ["FROM \(table)", "INTO \(table)", "UPDATE \(table)", "JOIN \(table)"].contains {
          statement.sql.contains($0)
        }
      }
      // Lists of all tenants, and of one user's, are read by the platform's own role.
      let isPlatforms = statement.sql.contains("LIMIT $3") || statement.sql.contains("WHERE m.user_id = $1")
      if names && !isPlatforms {
        #expect(
          statement.sql.contains("tenant_id = $1") || statement.sql.contains("(\n  tenant_id,")
            || statement.sql.contains("(tenant_id,"), "\(statement.sql)")
      }
    }
  }
}
