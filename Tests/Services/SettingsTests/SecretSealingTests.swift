import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

/// What somebody can do who writes the database, and does not have the master key.
@Suite struct `Secrets in the database` {
  private func unreadable(
    _ desk: SettingsDesk, _ key: String = "api_key", in namespace: String = "enrichment"
  ) async throws -> Bool {
    try await refusal { try await desk.reveal(key, in: namespace) }?.reason == "SETTING_SECRET_UNREADABLE"
  }

  private func secret(_ tenant: TestTenant, _ key: String) -> String {
    "(SELECT secret_id FROM settings WHERE tenant_id = '\(tenant.id.uuidText)' AND key = '\(key)' AND level = 5)"
  }

  @Test func `open in no other tenant`() async throws {
    let (one, first) = try await TestServer.desk()
    let (other, second) = try await TestServer.desk()
    for (desk, text) in [(first, "of one"), (second, "of the other")] {
      try await desk.update("enrichment") { $0.secretValues = ["api_key": text] }
    }
    // The ciphertext alone, then with the record's id, then with the wrapped key too.
    try one.server.sql(
      """
      UPDATE setting_secrets s SET sealed = o.sealed FROM setting_secrets o
      WHERE s.secret_id = \(secret(one, "api_key")) AND o.secret_id = \(secret(other, "api_key"))
      """)
    #expect(try await unreadable(first))
    try one.server.sql(
      """
      INSERT INTO setting_secrets SELECT '\(one.id.uuidText)', secret_id, sealed, key_version FROM setting_secrets
      WHERE tenant_id = '\(other.id.uuidText)';
      UPDATE settings SET secret_id = \(secret(other, "api_key")) WHERE tenant_id = '\(one.id.uuidText)';
      """)
    #expect(try await unreadable(first))
    try one.server.sql(
      """
      UPDATE data_keys d SET wrapped = o.wrapped FROM data_keys o
      WHERE d.tenant_id = '\(one.id.uuidText)' AND o.tenant_id = '\(other.id.uuidText)'
      """)
    #expect(try await unreadable(first))
    #expect(try await second.reveal("api_key").secretValue == "of the other")
  }

  @Test func `open for no other key, level or subject of their own tenant`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "one"] }
    try await desk.update("notifications") { $0.secretValues = ["webhook_secret": "two"] }
    try await desk.update("enrichment") {
      ($0.level, $0.subject, $0.secretValues) = (.connector, "gmail", ["api_key": "three"])
    }
    try tenant.server.sql(
      """
      UPDATE settings SET secret_id = \(secret(tenant, "api_key"))
      WHERE tenant_id = '\(tenant.id.uuidText)' AND (key = 'webhook_secret' OR level = 4)
      """)
    #expect(try await unreadable(desk, "webhook_secret", in: "notifications"))
    let gmail = try await refusal {
      try await desk.reveal("api_key") { ($0.level, $0.subject) = (.connector, "gmail") }
    }
    #expect(gmail?.reason == "SETTING_SECRET_UNREADABLE")
    #expect(try await desk.reveal("api_key").secretValue == "one")
  }

  @Test func `open with no byte changed, of the secret or of its key`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "12345"] }
    let own = "tenant_id = '\(tenant.id.uuidText)'"
    func flip(_ table: String, _ column: String, _ place: Int) throws {
      try tenant.server.sql(
        "UPDATE \(table) SET \(column) = set_byte(\(column), \(place), get_byte(\(column), \(place)) # 1) WHERE \(own)"
      )
    }
    for (table, column, count) in [("setting_secrets", "sealed", 33), ("data_keys", "wrapped", 60)] {
      for place in 0..<count {
        try flip(table, column, place)
        #expect(try await unreadable(desk), "\(table) \(place)")
        try flip(table, column, place)
      }
    }
    #expect(try await desk.reveal("api_key").secretValue == "12345")
    for change in [
      "UPDATE setting_secrets SET key_version = 2 WHERE \(own)",
      "UPDATE setting_secrets SET key_version = 1 WHERE \(own); UPDATE data_keys SET master_version = 2 WHERE \(own)",
    ] {
      try tenant.server.sql(change)
      #expect(try await unreadable(desk))
    }
  }

  @Test func `are ciphertext, and gone for good with their tenant's key`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let desk = tenant.settings
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "canary-of-erasure"] }
    #expect(TestServer.holds(try server.dump(), "canary-of-erasure") == false)
    try server.sql(
      "CREATE TABLE public.kept AS SELECT * FROM setting_secrets; CREATE TABLE public.kept_settings AS SELECT * FROM settings"
    )
    let erased = try await server.working {
      _ = try await server.tenants.eraseTenant(
        .with { $0.tenantID = tenant.text }, .bearer(server.operatorToken()))
      return try await eventually(within: .seconds(20)) {
        try server.sql("SELECT count(*) FROM tenants WHERE tenant_id = '\(tenant.id.uuidText)'").hasPrefix(
          "0")
      }
    }
    #expect(erased)
    for table in [
      "data_keys", "settings", "setting_secrets", "setting_versions", "setting_changes", "setting_scopes",
    ] {
      #expect(
        try server.sql("SELECT count(*) FROM \(table) WHERE tenant_id = '\(tenant.id.uuidText)'").hasPrefix(
          "0"))
    }
    #expect(try server.sql("SELECT count(*) FROM public.kept").hasPrefix("1"))
    await server.stop()
  }
}
