import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTenancy
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `CreateApiKey` {
  private func create(
    _ tenant: TestTenant, _ options: CallOptions, requestID: String = "", validateOnly: Bool = false,
    _ change: (inout IdentityV1.ApiKey) -> Void = { _ in }
  ) async throws -> IdentityV1.CreateApiKeyResponse {
    let request = IdentityV1.CreateApiKeyRequest.with {
      $0.tenantID = tenant.text
      $0.apiKey = .with {
        $0.displayName = "Forms"
        $0.permissions = ["leads.read"]
        change(&$0)
      }
      $0.requestID = requestID
      $0.validateOnly = validateOnly
    }
    return try await tenant.server.identity.createApiKey(request, options)
  }

  private func whoAmI(_ secret: String, _ server: TestServer) async throws -> IdentityV1.CallerMessage? {
    let made = try await server.identity.createAccessToken(.with { $0.apiKey = secret }, CallOptions())
    return try await server.identity.whoAmI(.init(), .bearer(made.accessToken?.token ?? "")).caller
  }

  @Test func `makes a machine's key, and shows it once`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let admin = try tenant.caller("admin")
    let made = try await create(tenant, admin, requestID: "once") {
      $0.permissions = ["leads.write", "leads.read", "leads.write"]
      $0.callsPerSecond = 5
      $0.expireTime = .with { $0.seconds = WallClock.seconds() + 600 }
    }
    let key = try #require(made.apiKey)
    #expect(key.id.hasPrefix("key_") && made.secret.hasPrefix(key.prefix) && key.state == .active)
    #expect(key.permissions == ["leads.write", "leads.read"] && key.callsPerSecond == 5 && key.userID == "")
    #expect(try key.createdBy?.id == tenant.user("admin").description && key.version == 1)
    let again = try await create(tenant, admin, requestID: "once") {
      $0.permissions = ["leads.write", "leads.read", "leads.write"]
      $0.callsPerSecond = 5
      $0.expireTime = key.expireTime
    }
    #expect(again.apiKey == key && again.secret == "")
    let me = try await whoAmI(made.secret, server)
    #expect(me?.apiKeyID == key.id && Set(me?.permissions ?? []) == ["leads.read", "leads.write"])
    let dump = try server.everything(of: tenant.id)
    #expect(!TestServer.holds(dump, String(made.secret.suffix(37))))
    let rows = try server.journal(tenant.id, "CreateApiKey")
    #expect(rows.count == 1 && rows[0].hasSuffix(" once {} key.created"))
  }

  @Test func `makes a key of the caller's own, cut down or not`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (viewer, options) = (try tenant.user("viewer"), try tenant.caller("viewer"))
    for permissions in [[], ["leads.read"]] {
      let made = try await create(tenant, options) {
        $0.userID = viewer.description
        $0.permissions = permissions
      }
      let me = try await whoAmI(made.secret, server)
      #expect(me?.user?.id == viewer.description)
      let all = server.catalogue.names(server.catalogue.holdings(.viewer))
      #expect(me?.permissions == (permissions.isEmpty ? all : permissions))
    }
  }

  @Test func `refuses a key that acts as somebody else, or for somebody else`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let other = try await refusal {
      try await create(tenant, tenant.caller("owner")) { $0.userID = tenant.users["viewer"]!.description }
    }
    #expect(other?.code == .permissionDenied && other?.reason == "API_KEY_NOT_OWN")
    let machine = try tenant.addServiceKey(["identity.self", "identity.keys", "leads.read"])
    let acts = try await refusal {
      try await create(tenant, tenant.caller(key: machine)) { $0.userID = tenant.users["owner"]!.description }
    }
    #expect(acts?.reason == "API_KEY_NOT_OWN")
    // A machine may make another, of what it holds.
    #expect(try await create(tenant, tenant.caller(key: machine)).apiKey?.createdBy?.kind == .apiKey)
  }

  @Test func `refuses permissions that are not there or not the maker's`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for name in ["no.such", "platform.tenants"] {
      let error = try await refusal {
        try await create(tenant, tenant.caller("owner")) { $0.permissions = [name] }
      }
      #expect(error?.reason == "PERMISSION_UNKNOWN" && error?.metadata == ["permission": name])
    }
    let more = try await refusal {
      try await create(tenant, tenant.caller("admin")) { $0.permissions = ["leads.read", "tenants.plan"] }
    }
    #expect(more?.reason == "GRANT_EXCEEDS_OWN" && more?.metadata == ["permissions": "tenants.plan"])
    let keys = try await refusal { try await create(tenant, tenant.caller("member")) }
    #expect(keys?.reason == "PERMISSION_MISSING" && keys?.metadata == ["permission": "identity.keys"])
    let none = try await refusal { try await create(tenant, tenant.caller("owner")) { $0.permissions = [] } }
    #expect(none?.violations.map(\.field) == ["api_key.permissions"])
    // A token that is cut down makes no key that is not.
    let owner = try tenant.user("owner")
    let token = try server.token(of: owner, in: tenant.id, scope: ["identity.self", "leads.read"])
    let whole = try await refusal {
      try await create(tenant, .bearer(token)) {
        $0.userID = owner.description
        $0.permissions = []
      }
    }
    #expect(whole?.reason == "GRANT_EXCEEDS_OWN")
    let part = try await create(tenant, .bearer(token)) { $0.userID = owner.description }
    #expect(part.apiKey?.permissions == ["leads.read"])
  }

  @Test func `keeps to the plan, also when two come at once`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try tenant.change("UPDATE tenants SET max_api_keys = 3 WHERE tenant_id = $tenant")
    let options = try tenant.caller("owner")
    let first = try await create(tenant, options)
    async let one = refusal { try await create(tenant, options) }
    async let other = refusal { try await create(tenant, options) }
    let errors = try await [one, other].compactMap { $0 }
    #expect(errors.count == 1 && errors.first?.reason == "QUOTA_EXCEEDED")
    #expect(errors.first?.metadata["limit"] == "3" && errors.first?.metadata["use"] == "3")
    // One that is revoked makes room.
    _ = try await server.identity.revokeApiKey(
      .with {
        $0.tenantID = tenant.text
        $0.id = first.apiKey?.id ?? ""
      }, options)
    _ = try await create(tenant, options)
  }

  @Test func `tries without a key, and keeps to the bounds`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let options = try tenant.caller("owner")
    let trial = try await create(tenant, options, validateOnly: true)
    #expect(trial.apiKey?.state == .active && trial.secret == "")
    #expect(try server.journal(tenant.id, "CreateApiKey").isEmpty)
    let cases: [(String, (inout IdentityV1.ApiKey) -> Void)] = [
      ("api_key.display_name", { $0.displayName = "" }),
      ("api_key.expire_time", { $0.expireTime = .with { $0.seconds = 1 } }),
      ("api_key.calls_per_second", { $0.callsPerSecond = 0 }),
    ]
    for (field, change) in cases {
      let error = try await refusal { try await create(tenant, options, change) }
      #expect(error?.violations.map(\.field) == [field])
    }
  }
}
