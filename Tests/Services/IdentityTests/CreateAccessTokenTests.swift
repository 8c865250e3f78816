import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `CreateAccessToken` {
  private func create(
    _ key: String, _ server: TestServer,
    _ change: (inout IdentityV1.CreateAccessTokenRequest) -> Void = { _ in }
  ) async throws -> IdentityV1.CreateAccessTokenResponse {
    var request = IdentityV1.CreateAccessTokenRequest()
    request.apiKey = key
    change(&request)
    return try await server.identity.createAccessToken(request, CallOptions())
  }

  private func whoAmI(_ token: String?, _ server: TestServer) async throws -> IdentityV1.CallerMessage? {
    try await server.identity.whoAmI(IdentityV1.WhoAmIRequest(), .bearer(token ?? "")).caller
  }

  private func secondsLeft(_ time: GoogleProtobuf.Timestamp?) -> Int64 {
    (time?.seconds ?? 0) - WallClock.seconds()
  }

  // MARK: Tokens

  @Test func `gives a person's key tokens of 15 minutes and 30 days for its tenant`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let tokens = try #require(try await create(tenant.key, server).accessToken)
    #expect(tokens.tenantID == tenant.text && tokens.refreshToken.hasPrefix("muster_refresh_"))
    #expect((890...900).contains(secondsLeft(tokens.expireTime)))
    #expect((30 * 86_400 - 10...30 * 86_400).contains(secondsLeft(tokens.refreshExpireTime)))
    let me = try #require(try await whoAmI(tokens.token, server))
    #expect(try me.user?.id == tenant.user("owner").description && me.tenantID == tenant.text)
    #expect(me.permissions == tokens.permissions && me.tokenExpireTime == tokens.expireTime)
  }

  @Test func `gives a machine's key tokens of an hour`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let key = try tenant.addServiceKey(["leads.read"])
    let secret = try tenant.secret(of: key)
    let tokens = try #require(try await create(secret, server).accessToken)
    #expect((3_590...3_600).contains(secondsLeft(tokens.expireTime)))
    #expect(tokens.permissions == ["leads.read"])
    #expect(try await whoAmI(tokens.token, server)?.apiKeyID == key.description)
  }

  @Test(arguments: [(60, 60), (300, 300), (900, 900), (901, 900), (10_000_000, 900)])
  func `keeps to the lifetime that is asked for, up to the most`(_ at: (asked: Int64, given: Int64))
    async throws
  {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let tokens = try await create(tenant.key, server) { $0.lifetime = .with { $0.seconds = at.asked } }
    #expect((at.given - 10...at.given).contains(secondsLeft(tokens.accessToken?.expireTime)))
  }

  @Test func `ends tokens with the key and with the membership`() async throws {
    let server = try await TestServer.shared.value
    for table in ["api_keys", "memberships"] {
      let tenant = try await server.tenant()
      try server.sql(
        "UPDATE \(table) SET expire_time = now() + interval '100 s' WHERE tenant_id = '\(tenant.id.uuidText)'"
      )
      let tokens = try #require(try await create(tenant.key, server).accessToken)
      #expect((90...100).contains(secondsLeft(tokens.expireTime)), "\(table)")
      #expect((90...100).contains(secondsLeft(tokens.refreshExpireTime)), "\(table)")
    }
  }

  @Test func `cuts tokens down to the permissions asked for`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let tokens = try #require(
      try await create(tenant.key, server) { $0.permissions = ["leads.read", "tenants.read"] }.accessToken)
    #expect(Set(tokens.permissions) == ["leads.read", "tenants.read"])
    #expect(
      Set(try #require(try await whoAmI(tokens.token, server)).permissions) == ["leads.read", "tenants.read"])
  }

  @Test func `makes new tokens for a repeat`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let tokens = try #require(try await create(tenant.key, server) { $0.requestID = "again" }.accessToken)
    let more = try #require(try await create(tenant.key, server) { $0.requestID = "again" }.accessToken)
    #expect(tokens.token != more.token && tokens.refreshToken != more.refreshToken)
    #expect(
      try server.sql("SELECT count(*) FROM request_records WHERE tenant_id = '\(tenant.id.uuidText)'") == "0")
  }

  @Test func `checks a key without showing tokens`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    #expect(try await create(tenant.key, server) { $0.validateOnly = true }.accessToken == nil)
    let count = "SELECT count(*) FROM refresh_tokens WHERE tenant_id = '\(tenant.id.uuidText)'"
    #expect(try server.sql(count) == "0")
    #expect(try server.journal(tenant.id, "CreateAccessToken").isEmpty)
    let error = try await refusal { try await create(tenant.key + "x", server) { $0.validateOnly = true } }
    #expect(error?.reason == "API_KEY_INVALID")
  }

  // MARK: Secrets and records

  @Test func `keeps nothing by which a token could be used`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let tokens = try #require(try await create(tenant.key, server) { $0.requestID = "kept" }.accessToken)
    let dump = try server.everything(of: tenant.id)
    #expect(dump.contains("refresh_tokens: ("))
    let signature = tokens.token.split(separator: ".").last.map(String.init) ?? tokens.token
    for secret in [
      tokens.token, signature, tokens.refreshToken, String(tokens.refreshToken.suffix(43)), tenant.key,
    ] {
      #expect(!TestServer.holds(dump, secret))
    }
  }

  @Test func `writes down who got tokens by which key`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let key = try tenant.addServiceKey(["leads.read"])
    _ = try await create(tenant.secret(of: key), server)
    _ = try await create(tenant.key, server) { $0.requestID = "named" }
    let owner = try server.sql("SELECT '\(tenant.user("owner").uuidText)'::uuid")
    let machine = try server.sql("SELECT '\(key.uuidText)'::uuid")
    let rows = try server.journal(tenant.id, "CreateAccessToken")
    try #require(rows.count == 2)
    #expect(rows[0] == "api_key \(machine) allowed key \(machine) {}")
    #expect(rows[1].hasPrefix("user \(owner) allowed key ") && rows[1].hasSuffix(" named {}"))
  }

  @Test func `notes the use of a key to the hour`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let used = "SELECT last_use_time FROM api_keys WHERE tenant_id = '\(tenant.id.uuidText)'"
    #expect(try server.sql(used).isEmpty)
    _ = try await create(tenant.key, server)
    let first = try server.sql(used)
    _ = try await create(tenant.key, server)
    #expect(try !first.isEmpty && server.sql(used) == first)
  }

  // MARK: Refusals

  static let badKeys: [@Sendable (String) -> String] = [
    { $0 + "A" }, { String($0.dropLast()) }, { $0.uppercased() }, { " " + $0 }, { _ in "muster_key_" },
    { String($0.dropLast(5)) + "AAAAA" }, { $0.replacing("muster_key", with: "muster_refresh") },
    { _ in String(repeating: "a", count: 512) },
  ]

  @Test func `tells nobody what is wrong with a key`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    var keys = Self.badKeys.map { $0(tenant.key) }
    // The random part of one tenant under the id of another.
    keys.append(String(other.key.dropLast(43)) + tenant.key.suffix(43))
    let revoked = try tenant.addServiceKey(["leads.read"])
    keys.append(try tenant.secret(of: revoked))
    try server.sql("UPDATE api_keys SET revoke_time = now() WHERE key_id = '\(revoked.uuidText)'")
    for key in keys {
      let error = try await refusal { try await create(key, server) }
      #expect(error?.code == .unauthenticated && error?.reason == "API_KEY_INVALID", "\(key)")
      #expect(
        error?.message == "the key is not one that is good here; make another, or ask an admin of the tenant")
      #expect(error?.metadata.isEmpty == true)
    }
  }

  @Test func `refuses the key of a member who was removed or whose time has passed`() async throws {
    let server = try await TestServer.shared.value
    for change in ["delete_time = now()", "expire_time = now() - interval '1 s'"] {
      let tenant = try await server.tenant()
      try server.sql("UPDATE memberships SET \(change) WHERE tenant_id = '\(tenant.id.uuidText)'")
      let error = try await refusal { try await create(tenant.key, server) }
      #expect(error?.reason == "API_KEY_INVALID", "\(change)")
    }
  }

  @Test func `refuses permissions that are not there or not the key's`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let unknown = try await refusal {
      try await create(tenant.key, server) { $0.permissions = ["leads.fly"] }
    }
    #expect(unknown?.code == .invalidArgument && unknown?.reason == "PERMISSION_UNKNOWN")
    let key = try tenant.secret(of: tenant.addServiceKey(["leads.read"]))
    for more in ["tenants.read", "platform.tenants"] {
      let error = try await refusal {
        try await create(key, server) { $0.permissions = ["leads.read", more] }
      }
      #expect(error?.code == .permissionDenied && error?.reason == "GRANT_EXCEEDS_OWN")
      #expect(error?.metadata == ["permission": more])
    }
  }

  static let cases: [(String?, @Sendable (inout IdentityV1.CreateAccessTokenRequest) -> Void)] = [
    ("api_key", { $0.apiKey = "" }),
    ("api_key", { $0.apiKey = String(repeating: "a", count: 513) }),
    ("request_id", { $0.requestID = String(repeating: "r", count: 129) }),
    (nil, { $0.requestID = String(repeating: "r", count: 128) }),
    ("lifetime", { $0.lifetime = .with { $0.seconds = 59 } }),
    ("lifetime", { $0.lifetime = .with { $0.seconds = -60 } }),
    ("permissions", { $0.permissions = Array(repeating: "leads.read", count: 501) }),
    (nil, { $0.permissions = Array(repeating: "leads.read", count: 500) }),
    ("permissions[1]", { $0.permissions = ["leads.read", String(repeating: "a", count: 65)] }),
  ]

  @Test(arguments: 0..<cases.count) func `keeps to the bounds`(_ place: Int) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (field, change) = Self.cases[place]
    let error = try await refusal { try await create(tenant.key, server, change) }
    guard let field else {
      #expect(error == nil, "\(String(describing: error))")
      return
    }
    #expect(error?.code == .invalidArgument && error?.violations.map(\.field) == [field])
  }
}
