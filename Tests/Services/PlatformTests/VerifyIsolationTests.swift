import MusterCore
import MusterIdentityAPI
import MusterJobs
import MusterPlatform
import MusterPlatformAPI
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

/// Each on a database of its own, since faults are planted in it.
@Suite struct `VerifyIsolation` {
  private func verify(
    _ server: TestServer, _ change: (inout PlatformV1.VerifyIsolationRequest) -> Void = { _ in }
  ) async throws -> PlatformV1.IsolationReport {
    var request = PlatformV1.VerifyIsolationRequest()
    change(&request)
    var options = try server.operatorCaller()
    options.timeout = .seconds(120)
    return try #require(
      try await server.platformClient.verifyIsolation(request, options).isolationReport)
  }

  /// With somebody who does the jobs, by which erased tenants go.
  private func working(_ body: (TestServer) async throws -> Void) async throws {
    let server = try await TestServer()
    let worker = Task { await server.services.jobs.run() }
    let result: Result<Void, any Error>
    do { result = .success(try await body(server)) } catch { result = .failure(error) }
    worker.cancel()
    await worker.value
    await server.stop()
    try result.get()
  }

  /// What tenants have in all tables, but for the times at which their rights ended, and the seals that a job
  /// adds each minute.
  private func rows(_ server: TestServer) throws -> String {
    let tables = try server.sql(
      """
      SELECT string_agg(c.relname, ' ') FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'muster'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND a.attname = 'tenant_id' AND c.relname NOT IN ('access_epochs', 'audit_heads', 'audit_seals')
      """
    ).split(whereSeparator: \.isWhitespace)
    #expect(tables.count > 20)
    let counts = tables.map {
      "SELECT '\($0)' AS name, count(*) FROM \($0) WHERE tenant_id <> '\(TenantID.platform.uuidText)'"
    }
    let all = counts + ["SELECT 'users', count(*) FROM users"]
    return try server.sql(all.joined(separator: " UNION ALL ") + " ORDER BY 1")
  }

  @Test func `finds an installation isolated, and leaves no trace in it`() async throws {
    try await working { server in
      // The first has the database to itself.
      let fresh = try await verify(server)
      #expect(fresh.leaks.isEmpty && fresh.skipped.isEmpty && fresh.leftovers.isEmpty, "\(fresh)")
      #expect(fresh.isolated && fresh.tableCount > 20 && fresh.methodCount == 148)
      #expect(fresh.probeCount > 300)
      _ = try await server.tenant()
      let before = try rows(server)
      let report = try await verify(server)
      #expect(report.isolated && report.leftovers.isEmpty, "\(report)")
      #expect(try rows(server) == before)
      print(
        "\(report.tableCount) tables, \(report.methodCount) RPCs, \(report.probeCount) probes,",
        "\((report.endTime?.seconds ?? 0) - (report.startTime?.seconds ?? 0)) s")
    }
  }

  @Test func `looks only, and makes nothing, when it is a trial`() async throws {
    let server = try await TestServer()
    let report = try await verify(server) { $0.validateOnly = true }
    #expect(report.isolated && report.tableCount == 0 && report.probeCount == 0, "\(report)")
    #expect(try server.sql("SELECT count(*) FROM tenants") == "0")
    #expect(try server.sql("SELECT count(*) FROM journal WHERE method LIKE '%VerifyIsolation'") == "0")
    await server.stop()
  }

  // MARK: Faults of the database

  struct Fault: CustomTestStringConvertible, Sendable {
    let sql: String
    let kind: PlatformV1.IsolationLeakKind
    let name: String

    init(_ sql: String, _ kind: PlatformV1.IsolationLeakKind, _ name: String) {
      (self.sql, self.kind, self.name) = (sql, kind, name)
    }

    var testDescription: String { sql }
  }

  private static let seen = [
    Fault("DROP POLICY tenant ON memberships", .policy, "memberships"),
    Fault("ALTER POLICY tenant ON roles USING (true)", .policy, "roles"),
    Fault("ALTER POLICY tenant ON api_keys TO PUBLIC", .policy, "api_keys"),
    Fault("CREATE POLICY wide ON jobs FOR SELECT USING (true)", .policy, "jobs"),
    Fault("CREATE POLICY own ON icps TO muster_app USING (true)", .policy, "icps"),
    Fault("ALTER TABLE invitations DISABLE ROW LEVEL SECURITY", .securityOff, "invitations"),
    Fault("ALTER TABLE wizards NO FORCE ROW LEVEL SECURITY", .securityOff, "wizards"),
    Fault("CREATE TABLE notes (tenant_id uuid)", .securityOff, "notes"),
    Fault("GRANT SELECT ON journal TO PUBLIC", .role, "journal"),
    Fault("GRANT SELECT (email) ON users TO PUBLIC", .role, "users"),
    Fault("GRANT TRUNCATE ON refresh_tokens TO muster_app", .role, "refresh_tokens"),
    Fault("GRANT INSERT ON job_attempts TO muster_system", .role, "job_attempts"),
    Fault("GRANT CREATE ON SCHEMA muster TO PUBLIC", .role, "muster"),
    Fault("ALTER TABLE audit_seals OWNER TO muster_app", .role, "audit_seals"),
    Fault("CREATE VIEW all_users AS SELECT * FROM users", .bypass, "all_users"),
    Fault("CREATE MATERIALIZED VIEW all_tenants AS SELECT * FROM tenants", .bypass, "all_tenants"),
    Fault("CREATE SEQUENCE numbers", .bypass, "numbers"),
    Fault(
      "CREATE FUNCTION peek() RETURNS int4 LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'", .bypass,
      "peek()"),
    Fault(
      "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; "
        + "CREATE TRIGGER t BEFORE INSERT ON servers FOR EACH ROW EXECUTE FUNCTION f()", .bypass,
      "servers"),
    Fault(
      "ALTER TABLE wizards ADD CONSTRAINT stray FOREIGN KEY (completed_by_id) REFERENCES refs (id)", .bypass,
      "stray"),
  ]

  @Test func `sees every fault of policies, roles and rights, by name`() async throws {
    let server = try await TestServer()
    try server.sql("CREATE TABLE refs (id uuid PRIMARY KEY, tenant_id uuid)")
    for fault in Self.seen { try server.sql(fault.sql) }
    let report = try await verify(server) { $0.validateOnly = true }
    #expect(!report.isolated)
    for fault in Self.seen {
      let found = report.leaks.filter { $0.kind == fault.kind && $0.name == fault.name }
      #expect(!found.isEmpty, "\(fault.sql): \(report.leaks.map { "\($0.kind) \($0.name)" })")
      #expect(found.allSatisfy { $0.probe.isEmpty && $0.description.contains(fault.name) })
    }
    await server.stop()
  }

  @Test func `tries every table, and names what it could read and write`() async throws {
    try await working { server in
      try server.sql(
        """
        CREATE POLICY wide ON roles FOR SELECT TO muster_app USING (true);
        ALTER TABLE icps DISABLE ROW LEVEL SECURITY;
        ALTER TABLE servers DISABLE ROW LEVEL SECURITY;
        ALTER POLICY tenant ON wizards WITH CHECK (true)
        """)
      let report = try await verify(server)
      func found(_ kind: PlatformV1.IsolationLeakKind, _ name: String) -> Set<String> {
        Set(report.leaks.filter { $0.kind == kind && $0.name == name }.map(\.probe))
      }
      #expect(found(.rowRead, "roles") == ["select"] && found(.rowWritten, "roles").isEmpty)
      #expect(found(.rowRead, "icps") == ["select"])
      #expect(found(.rowWritten, "icps").isSuperset(of: ["insert", "update"]))
      // No RPC fills it for a tenant, and it is tried all the same.
      #expect(found(.rowRead, "servers") == ["select"])
      #expect(found(.rowWritten, "servers") == ["insert", "update", "delete"])
      #expect(found(.rowWritten, "wizards") == ["insert"])
      #expect(found(.rowRead, "wizards").isEmpty)
      let rows = report.leaks.filter { [.rowRead, .rowWritten].contains($0.kind) }
      #expect(Set(rows.map(\.name)) == ["roles", "icps", "servers", "wizards"], "\(rows)")
      #expect(!report.isolated && report.leftovers.isEmpty)
    }
  }

  // MARK: Faults of RPCs

  /// The server with some RPCs done otherwise.
  private func replace(_ server: TestServer, _ others: [MethodHandler]) {
    let names = Set(others.map(\.method.path))
    server.services.ground.serve(server.services.handlers.filter { !names.contains($0.method.path) } + others)
  }

  @Test func `calls every RPC, and names those that leak`() async throws {
    try await working { server in
      replace(
        server,
        [
          MethodHandler(TenantsV1.Method.getTenant.info) { call, _ async throws(RPCError) in
            _ = try await call.single(ProbeRequest.Message.self)
            try await call.send(TenantsV1.GetTenantResponse.with { $0.tenant = .with { $0.slug = "theirs" } })
          },
          MethodHandler(TenantsV1.Method.updateIcp.info) { call, _ async throws(RPCError) in
            _ = try await call.single(ProbeRequest.Message.self)
            try await call.send(TenantsV1.UpdateIcpResponse())
          },
          MethodHandler(TenantsV1.Method.getWizard.info) { call, _ async throws(RPCError) in
            throw RPCError(.notFound, reason: "WIZARD_NOT_FOUND", message: "there is no such wizard")
          },
        ])
      // Ours fills the profile by UpdateIcp, so that one table is without a row.
      let report = try await verify(server)
      let found = report.leaks.map { "\($0.kind.rawValue) \($0.name) \($0.probe)" }
      let service = "muster.tenants.v1.TenantService"
      #expect(
        Set(found) == [
          "7 \(service)/GetTenant tenant_id", "8 \(service)/UpdateIcp tenant_id",
          "9 \(service)/GetWizard tenant_id",
        ])
      #expect(report.skipped.count == 2 && !report.isolated, "\(report.skipped)")
    }
  }

  @Test func `finds an RPC that tells other tenants' ids from those that never were`() async throws {
    try await working { server in
      let revoke = MethodHandler(IdentityV1.Method.revokeApiKey.info) { call, _ async throws(RPCError) in
        let request = try await call.single(IdentityV1.RevokeApiKeyRequest.self)
        let id = APIKeyID(request.id)?.uuidText ?? ""
        let count = try? server.sql("SELECT count(*) FROM api_keys WHERE key_id = '\(id)'")
        if count == "1" { throw RPCError(.notFound, reason: "API_KEY_FOREIGN", message: "not yours") }
        throw RPCError(.notFound, reason: "API_KEY_NOT_FOUND", message: "no such key")
      }
      let named = try #require(
        server.services.handlers.first { $0.method.path == IdentityV1.Method.revokeApiKey.info.path })
      replace(
        server,
        [
          MethodHandler(named.method) { call, caller async throws(RPCError) in
            try await revoke.answer(call, &caller)
          }
        ])
      let report = try await verify(server)
      let found = report.leaks.filter { $0.name == "muster.identity.v1.IdentityService/RevokeApiKey" }
      #expect(found.contains { $0.kind == .existence && $0.probe == "id" }, "\(report.leaks)")
    }
  }

  // MARK: One at a time

  @Test func `runs once at a time, and takes away what one left that was broken off`() async throws {
    try await working { server in
      async let one = refusal { try await verify(server) }
      async let other = refusal { try await verify(server) }
      let refused = try await [one, other].compactMap { $0 }
      #expect(refused.map(\.reason) == ["ISOLATION_CHECK_RUNNING"])
      #expect(refused.first?.code == .aborted)

      let left = TenantsV1.SetupTenantRequest.with {
        $0.tenant = .with {
          ($0.slug, $0.displayName) = ("isolation-check-b", "Made by a check of isolation")
        }
        $0.owner = .with { $0.email = "owner@left.example" }
      }
      _ = try await server.tenants.setupTenant(left, server.operatorCaller())
      #expect(try await refusal { try await verify(server) }?.reason == "ISOLATION_CHECK_RUNNING")
      #expect(try server.sql("SELECT string_agg(slug, ' ') FROM tenants") == "isolation-check-b")
      try server.sql("UPDATE tenants SET create_time = now() - interval '11 minutes'")
      let report = try await verify(server)
      #expect(report.isolated && report.leftovers.isEmpty, "\(report)")
      #expect(try server.sql("SELECT count(*) FROM tenants") == "0")
      // A customer's is let be, however old.
      _ = try await server.tenants.setupTenant(
        .with {
          $0.tenant = .with { ($0.slug, $0.displayName) = ("isolation-check-a", "Isolation Inc") }
          $0.owner = .with { $0.email = "owner@left.example" }
        }, server.operatorCaller())
      try server.sql("UPDATE tenants SET create_time = now() - interval '11 minutes'")
      #expect(try await refusal { try await verify(server) }?.reason == "ISOLATION_CHECK_RUNNING")
      #expect(try server.sql("SELECT string_agg(state, ' ') FROM tenants") == "active")
    }
  }

  @Test func `names what it could not remove, when nobody does the work`() async throws {
    let server = try await TestServer()
    var options = try server.operatorCaller()
    options.timeout = .seconds(8)
    let report = try #require(
      try await server.platformClient.verifyIsolation(.init(), options).isolationReport)
    let ids = try server.sql("SELECT tenant_id FROM tenants WHERE state = 'erasing'")
    #expect(report.leftovers.count == 2 && ids.split(separator: "\n").count == 2, "\(report)")
    #expect(report.leftovers.allSatisfy { TenantID($0) != nil })
    await server.stop()
  }

  @Test func `is for operators alone`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let error = try await refusal {
      try await server.platformClient.verifyIsolation(.init(), tenant.caller("owner"))
    }
    #expect(error?.reason == "PLATFORM_ONLY")
  }
}
