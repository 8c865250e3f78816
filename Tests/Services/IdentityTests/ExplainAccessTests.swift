import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

/// That it agrees with every call there is stands in `Tests/Contract`.
@Suite struct `ExplainAccess` {
  private func explain(
    _ tenant: TestTenant, as role: String = "owner", _ options: CallOptions? = nil,
    _ change: (inout IdentityV1.ExplainAccessRequest) -> Void
  ) async throws -> IdentityV1.AccessExplanation {
    let request = IdentityV1.ExplainAccessRequest.with {
      $0.tenantID = tenant.text
      change(&$0)
    }
    let options = try options ?? tenant.caller(role)
    return try #require(try await tenant.server.identity.explainAccess(request, options).explanation)
  }

  private func outcome(
    _ explanation: IdentityV1.AccessExplanation, _ rule: IdentityV1.AccessRule
  ) -> IdentityV1.AccessOutcome? {
    explanation.checks.first { $0.rule == rule }?.outcome
  }

  @Test func `tells what gives a permission, and who else holds it`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await tenant.addRole("auditor", ["audit.read"])
    let joined = try await tenant.join("ann@example.com", as: ["viewer", "auditor"])
    let made = try await explain(tenant) {
      $0.question = .method("AuditService/ListAuditEvents")
      $0.subject = .userID(joined.user.description)
    }
    #expect(made.allowed && made.reason == .unspecified && made.permission == "audit.read")
    #expect(made.method == "muster.audit.v1.AuditService/ListAuditEvents" && made.grantedBy == ["auditor"])
    #expect(made.rolesWithPermission == ["admin", "owner", "auditor"] && made.actor?.kind == .user)
    #expect(
      made.checks.map(\.rule) == [
        .membership, .apiKey, .scope, .tenantState, .permission, .secondFactor,
      ])
    #expect(made.checks.allSatisfy { !$0.detail.isEmpty } && made.summary.hasPrefix("allowed: "))
    for name in [
      "/muster.audit.v1.AuditService/ListAuditEvents", "muster.audit.v1.AuditService/ListAuditEvents",
    ] {
      #expect(try await explain(tenant) { $0.question = .method(name) }.method == made.method)
    }
  }

  @Test func `tries every rule, and names the first that refuses`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let viewer = try tenant.user("viewer").description
    try tenant.change(
      """
      UPDATE memberships SET expire_time = now() - interval '1 s' WHERE tenant_id = $tenant AND user_id = $viewer;
      UPDATE tenants SET state = 'suspended', suspend_time = now(), mfa_policy = 'sensitive'
      WHERE tenant_id = $tenant
      """)
    func ask() async throws -> IdentityV1.AccessExplanation {
      try await explain(tenant) {
        $0.question = .method("IdentityService/CreateRole")
        $0.subject = .userID(viewer)
      }
    }
    #expect(try await eventually(within: .seconds(5)) { try await outcome(ask(), .tenantState) == .refused })
    let made = try await ask()
    #expect(!made.allowed && made.reason == .credentialsInvalid)
    #expect(outcome(made, .membership) == .refused && outcome(made, .scope) == .allowed)
    #expect(outcome(made, .permission) == .refused && outcome(made, .secondFactor) == .refused)
    #expect(outcome(made, .apiKey) == .notApplicable)
    let shown = try await explain(tenant) {
      $0.question = .method("IdentityService/CreateRole")
      $0.subject = .userID(tenant.users["owner"]?.description ?? "")
      $0.secondFactor = true
    }
    #expect(shown.reason == .tenantSuspended && outcome(shown, .secondFactor) == .allowed)
  }

  @Test func `explains keys, tokens that are cut down, and permissions`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (key, _) = try await tenant.createKey { $0.permissions = ["leads.read"] }
    let held = try await explain(tenant) {
      $0.question = .permission("leads.read")
      $0.subject = .apiKeyID(key.id)
    }
    #expect(held.allowed && held.grantedBy == [key.id] && held.method == "" && held.actor?.kind == .apiKey)
    #expect(outcome(held, .membership) == .notApplicable && outcome(held, .apiKey) == .allowed)
    try server.sql(
      "UPDATE api_keys SET revoke_time = now() WHERE display_name = 'A key' AND tenant_id = '\(tenant.id.uuidText)'"
    )
    let revoked = try await explain(tenant) {
      $0.question = .permission("leads.read")
      $0.subject = .apiKeyID(key.id)
    }
    #expect(revoked.reason == .credentialsInvalid && outcome(revoked, .apiKey) == .refused)
    let token = try server.token(of: tenant.user("owner"), in: tenant.id, scope: ["identity.read"])
    let own = try await explain(tenant, .bearer(token)) { $0.question = .permission("leads.read") }
    #expect(own.reason == .permissionMissing && own.grantedBy.isEmpty)
    let platform = try await explain(tenant) { $0.question = .permission("platform.users") }
    #expect(platform.reason == .platformOnly && platform.rolesWithPermission.isEmpty)
    let open = try await explain(tenant) { $0.question = .method("IdentityService/CreateAccessToken") }
    #expect(open.allowed && open.checks.allSatisfy { $0.outcome == .notApplicable })
  }

  @Test func `explains those who are gone, and finds nobody who never was`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    try tenant.change(
      "UPDATE memberships SET delete_time = now() WHERE tenant_id = $tenant AND user_id = $admin")
    let gone = try await explain(tenant) {
      $0.question = .permission("leads.read")
      $0.subject = .userID(tenant.users["admin"]?.description ?? "")
    }
    #expect(gone.reason == .credentialsInvalid && outcome(gone, .permission) == .refused)
    let cases: [(String, (inout IdentityV1.ExplainAccessRequest) -> Void)] = [
      ("USER_NOT_FOUND", { $0.subject = .userID(other.users["owner"]?.description ?? "") }),
      ("API_KEY_NOT_FOUND", { $0.subject = .apiKeyID(APIKeyID.new().description) }),
      ("PERMISSION_UNKNOWN", { $0.question = .permission("no.such") }),
      ("FIELD_INVALID", { $0.question = .method("NoService/NoMethod") }),
      ("FIELD_INVALID", { $0.question = nil }),
    ]
    for (reason, change) in cases {
      let error = try await refusal {
        try await explain(tenant) {
          $0.question = .permission("leads.read")
          change(&$0)
        }
      }
      #expect(error?.reason == reason)
    }
  }
}
