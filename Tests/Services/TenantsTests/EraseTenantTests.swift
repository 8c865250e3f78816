import MusterAudit
import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

/// On databases of their own, since the whole of them is looked at.
@Suite struct `EraseTenant` {
  private static let canary = "canary7f3a"

  private func erase(
    _ tenant: String, _ options: CallOptions, _ server: TestServer,
    within time: Duration = .seconds(60), _ change: (inout TenantsV1.EraseTenantRequest) -> Void = { _ in }
  ) async throws -> TenantsV1.ErasureReceipt {
    var request = TenantsV1.EraseTenantRequest.with { $0.tenantID = tenant }
    change(&request)
    var options = options
    options.timeout = time
    return try #require(try await server.tenants.eraseTenant(request, options).receipt)
  }

  /// A tenant with the canary wherever somebody can write something.
  private func marked(_ server: TestServer) async throws -> TestTenant {
    let canary = Self.canary
    var request = TenantsV1.SetupTenantRequest()
    request.tenant = .with {
      $0.slug = canary
      $0.displayName = "\(canary) Pty Ltd"
      $0.contactEmail = "\(canary)@acme.example"
    }
    request.owner = .with {
      $0.email = "owner-\(canary)@acme.example"
      $0.displayName = "Owner \(canary)"
    }
    request.requestID = "setup-1"
    let made = try await server.tenants.setupTenant(request, .bearer(server.operatorToken()))
    let id = try #require(TenantID(made.tenant?.id ?? ""))
    let tenant = TestTenant(
      server: server, id: id, users: ["owner": try #require(UserID(made.ownerUserID))], key: made.apiKey)
    _ = try await tenant.join("ben-\(canary)@acme.example", as: ["member"])
    _ = try await tenant.invite("cy-\(canary)@acme.example", as: ["viewer"])
    try await tenant.addRole("role-\(canary)", ["leads.read"])
    _ = try await tenant.createKey {
      $0.displayName = "Key \(canary)"
      $0.permissions = ["tenants.read"]
    }
    _ = try await server.identity.createAccessToken(.with { $0.apiKey = made.apiKey }, CallOptions())
    _ = try await server.tenants.updateIcp(
      .with {
        $0.tenantID = tenant.text
        $0.icp = .with { $0.description = "We sell \(canary)" }
        $0.requestID = "icp-1"
      }, tenant.caller("owner"))
    _ = try await server.tenants.submitWizardStep(
      .with {
        $0.tenantID = tenant.text
        $0.step = "tenant"
        $0.data = "{\"display_name\": \"\(canary) again\", \"time_zone\": \"UTC\"}"
      }, tenant.caller("owner"))
    _ = try await server.tenants.suspendTenant(
      .with {
        $0.tenantID = tenant.text
        $0.reason = "because of \(canary)"
        $0.requestID = "suspend-\(canary)"
      }, .bearer(server.operatorToken()))
    _ = try await server.tenants.resumeTenant(
      .with { $0.tenantID = tenant.text }, .bearer(server.operatorToken()))
    _ = try await server.services.audit.sealer.seal(id)
    return tenant
  }

  @Test func `leaves no trace in a dump of the database, and says what it touched`() async throws {
    let server = try await TestServer()
    let tenant = try await marked(server)
    let other = try await server.tenant()
    #expect(TestServer.holds(try server.dump().lowercased(), Self.canary))
    let rows = try Int(server.sql("SELECT count(*) FROM journal WHERE tenant_id = '\(tenant.id.uuidText)'"))

    let receipt = try await server.working { try await erase(tenant.text, tenant.caller("owner"), server) }
    #expect(receipt.state == .complete && receipt.tenantID == tenant.text)
    let traces = try server.dump().split(separator: "\n").filter {
      TestServer.holds($0.lowercased(), Self.canary)
    }
    #expect(traces == [])
    let places = Dictionary(uniqueKeysWithValues: receipt.entries.map { ($0.place, $0) })
    #expect(places["tenants"]?.deletedCount == 1 && places["memberships"]?.deletedCount == 2)
    #expect(places["invitations"]?.deletedCount == 2 && places["roles"]?.deletedCount == 1)
    #expect(places["users"]?.deletedCount == 2 && places["files"]?.deletedCount == 0)
    #expect((places["audit_seals"]?.deletedCount ?? 0) >= 1)
    #expect((places["journal"]?.deletedCount ?? 0) >= Int64(rows ?? .max))
    #expect((places["access_epochs"]?.keptCount ?? 0) > 0 && places["access_epochs"]?.keptReason != "")
    // Nothing else is the tenant's any more, in no table.
    let left = try server.sql(
      """
      SELECT string_agg(t || ':' || n, ' ') FROM (
        SELECT c.relname AS t, (xpath('/row/n/text()', query_to_xml(format(
          'SELECT count(*) AS n FROM muster.%I WHERE tenant_id = %L', c.relname, '\(tenant.id.uuidText)'),
          false, true, '')))[1]::text AS n
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
        WHERE c.relnamespace = 'muster'::regnamespace AND c.relkind IN ('r', 'p')) x
      WHERE n <> '0'
      """)
    #expect(left.hasPrefix("access_epochs:") && !left.contains(" "), "\(left)")
    // The neighbour has everything.
    let request = TenantsV1.GetTenantRequest.with { $0.tenantID = other.text }
    #expect(try await server.tenants.getTenant(request, other.caller("owner")).tenant?.id == other.text)
    await server.stop()
  }

  @Test func `is proven by a digest in the platform's log`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let receipt = try await server.working { try await erase(tenant.text, tenant.caller("owner"), server) }
    var content = TenantsV1.ErasureReceipt()
    content.tenantID = receipt.tenantID
    (content.startTime, content.completeTime) = (receipt.startTime, receipt.completeTime)
    content.entries = receipt.entries
    let bytes = content.bytes().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let digest = receipt.digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(digest.count == 64)
    #expect(try server.sql("SELECT encode(sha256('\\x\(bytes)'), 'hex')") == digest)
    let record = try #require(TypeID(receipt.auditEventID))
    #expect(
      try server.sql(
        """
        SELECT method || ' ' || target_id || ' ' || (event ->> 'digest') FROM journal
        WHERE tenant_id = '\(TenantID.platform.uuidText)' AND record_id = '\(UserID(record.bits).uuidText)'
        """) == "tenants.erase \(hyphened(tenant.id)) \(digest)")
    await server.stop()
  }

  private func hyphened(_ id: TenantID) -> String {
    let digits = Array(id.uuidText)
    return [digits[0..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20..<32]]
      .map { String($0) }.joined(separator: "-")
  }

  @Test func `stops everybody, but tells whoever asked what became of it`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let owner = try tenant.caller("owner")
    // Nobody does the work yet.
    let running = try await erase(tenant.text, owner, server, within: .seconds(3)) {
      $0.requestID = "erase-1"
    }
    #expect(running.state == .running && running.jobID.hasPrefix("job_"))
    for role in ["viewer", "member", "admin"] {
      let error = try await refusal {
        try await server.tenants.getTenant(.with { $0.tenantID = tenant.text }, tenant.caller(role))
      }
      #expect(error?.reason == "TENANT_DELETED", "\(role)")
    }
    #expect(
      try await refusal {
        try await server.tenants.undeleteTenant(.with { $0.tenantID = tenant.text }, owner)
      }?.reason == "TENANT_ERASURE_RUNNING")
    let done = try await server.working {
      try await erase(tenant.text, owner, server) { $0.requestID = "erase-1" }
    }
    #expect(done.state == .complete && done.jobID == running.jobID)
    // The token is good for this one question, and for nothing else.
    #expect(try await erase(tenant.text, owner, server) == done)
    #expect(try await erase(tenant.text, .bearer(server.operatorToken()), server) == done)
    let isForgotten = try await eventually(within: .seconds(5)) {
      try await refusal {
        try await server.tenants.getTenant(.with { $0.tenantID = tenant.text }, owner)
      }?.reason == "CREDENTIALS_INVALID"
    }
    #expect(isForgotten)
    for role in ["viewer", "admin"] {
      let error = try await refusal { try await erase(tenant.text, tenant.caller(role), server) }
      #expect(error?.reason == "CREDENTIALS_INVALID", "\(role)")
    }
    #expect(try await erase(tenant.text, owner, server) == done)
    await server.stop()
  }

  @Test func `counts what would be erased, and changes nothing`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let planned = try await erase(tenant.text, tenant.caller("owner"), server) { $0.validateOnly = true }
    #expect(
      planned.state == .planned
        && planned.entries.contains { $0.place == "memberships" && $0.deletedCount == 4 })
    #expect(
      try await server.tenants.getTenant(.with { $0.tenantID = tenant.text }, tenant.caller("viewer")).tenant?
        .state == .active)
    #expect(try server.sql("SELECT count(*) FROM tenant_erasures") == "0")
    await server.stop()
  }

  @Test func `keeps users who work for others too`() async throws {
    let server = try await TestServer()
    let (gone, kept) = (try await server.tenant(), try await server.tenant())
    let user = try gone.user("viewer")
    try server.sql(
      """
      INSERT INTO memberships (tenant_id, member_id, user_id, roles)
      VALUES ('\(kept.id.uuidText)', gen_random_uuid(), '\(user.uuidText)', '{viewer}')
      """)
    let receipt = try await server.working { try await erase(gone.text, gone.caller("owner"), server) }
    #expect(receipt.entries.first { $0.place == "users" }?.deletedCount == 3)
    #expect(try server.sql("SELECT count(*) FROM users WHERE user_id = '\(user.uuidText)'") == "1")
    await server.stop()
  }

  @Test func `goes on where a worker was lost`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let owner = try tenant.caller("owner")
    let running = try await erase(tenant.text, owner, server, within: .seconds(3))
    #expect(running.state == .running)
    // As if one had begun, deleted some and died.
    try server.sql(
      """
      UPDATE tenant_erasures SET users = ARRAY (
        SELECT user_id FROM memberships WHERE tenant_id = '\(tenant.id.uuidText)');
      DELETE FROM request_records WHERE tenant_id = '\(tenant.id.uuidText)';
      DELETE FROM refresh_tokens WHERE tenant_id = '\(tenant.id.uuidText)';
      DELETE FROM api_keys WHERE tenant_id = '\(tenant.id.uuidText)';
      DELETE FROM memberships WHERE tenant_id = '\(tenant.id.uuidText)';
      UPDATE jobs SET state = 'running', fence = 1, attempt_count = 1, server_id = 'gone',
        lease_time = now() - interval '1 second'
      WHERE kind = 'tenants.erase'
      """)
    let done = try await server.working { try await erase(tenant.text, owner, server) }
    #expect(done.state == .complete)
    // Whose memberships were gone already.
    #expect(done.entries.first { $0.place == "users" }?.deletedCount == 4)
    await server.stop()
  }

  @Test func `comes by itself when a deleted tenant's time is over`() async throws {
    let server = try await TestServer()
    let (due, early) = (try await server.tenant(), try await server.tenant())
    for tenant in [due, early] {
      _ = try await server.tenants.deleteTenant(.with { $0.tenantID = tenant.text }, tenant.caller("owner"))
    }
    try server.sql(
      "UPDATE tenants SET purge_time = now() - interval '1 day' WHERE tenant_id = '\(due.id.uuidText)'")
    try await server.working {
      // As at the schedule's time.
      try await Task.sleep(for: .seconds(1))
      try server.sql("UPDATE jobs SET run_time = now() WHERE schedule_key = 'tenants.purge'")
      let isGone = try await eventually(within: .seconds(30)) {
        try server.sql("SELECT count(*) FROM tenants WHERE tenant_id = '\(due.id.uuidText)'") == "0"
      }
      #expect(isGone)
    }
    #expect(try server.sql("SELECT state FROM tenants WHERE tenant_id = '\(early.id.uuidText)'") == "deleted")
    await server.stop()
  }

  @Test func `is refused to all but owners and operators, and for a version that is stale`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    for role in ["viewer", "member", "admin"] {
      let error = try await refusal { try await erase(tenant.text, tenant.caller(role), server) }
      #expect(error?.reason == "PERMISSION_MISSING", "\(role)")
    }
    let stranger = try await refusal { try await erase(tenant.text, other.caller("owner"), server) }
    #expect(stranger?.reason == "TENANT_FORBIDDEN")
    let stale = try await refusal {
      try await erase(tenant.text, tenant.caller("owner"), server) { $0.version = 7 }
    }
    #expect(stale?.reason == "VERSION_STALE" && stale?.metadata == ["version": "7", "current_version": "1"])
    let nobody = try await refusal {
      try await erase(TenantID.new().description, .bearer(server.operatorToken()), server)
    }
    #expect(nobody?.reason == "TENANT_NOT_FOUND")
  }
}
