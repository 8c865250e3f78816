import MusterCore
import MusterCrypto
import MusterHTTPS
import MusterIdentityAPI
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTenantsAPI
import MusterTestAuthority
import MusterTestKit
import MusterTestWebServer
import MusterWire
import Testing

/// People who sign in with an issuer that is not Muster, before the whole server.
@Suite struct `A caller with a token of another issuer` {
  /// An issuer on loopback that a server knows.
  private struct Login {
    let web: WebServer
    let key: SigningKey
    let server: TestServer
    /// Its file is read whenever the issuer is asked.
    private let authority: TestAuthority

    init(isPublished: Bool = true) async throws {
      authority = try TestAuthority()
      let web = try await WebServer(authority.issue())
      self.web = web
      key = try SigningKey.generate()
      if isPublished {
        try web.answer(
          "/.well-known/openid-configuration",
          WebAnswer("{\"issuer\":\"\(web.url)\",\"jwks_uri\":\"\(web.url)/keys\"}"))
        try web.answer("/keys", WebAnswer("{\"keys\":[\(key.checking.jsonWebKey)]}"))
      }
      var issuer = try IssuerSettings(issuer: web.url, audiences: ["muster"])
      issuer.authoritiesFile = authority.file
      issuer.allowedAddresses = ["127.0.0.1"].compactMap(AddressRange.init)
      (issuer.claims.email, issuer.claims.emailVerified, issuer.claims.name) = ("jti", "scope", "sub")
      server = try await TestServer { $0.issuers = [issuer] }
    }

    func caller(_ subject: String, audience: String = "muster") throws -> CallOptions {
      let now = WallClock.seconds()
      let claims = TokenClaims(
        subject: subject, tenant: nil, use: .platform, id: "t", issuedAt: now, expiry: now + 300)
      return .bearer(try TokenSigner(issuer: web.url, audience: audience, key: key).token(claims))
    }

    /// A token that tells an address, in claims that tests can write.
    func text(_ subject: String, email: String, isVerified: Bool) throws -> String {
      let now = WallClock.seconds()
      var claims = TokenClaims(
        subject: subject, tenant: nil, use: .platform, id: email, issuedAt: now, expiry: now + 300)
      claims.scope = [isVerified ? "true" : "false"]
      return try TokenSigner(issuer: web.url, audience: "muster", key: key).token(claims)
    }

    /// A tenant that this person owns.
    func tenant(_ slug: String, of subject: String) async throws -> TenantsV1.SetupTenantResponse {
      let request = TenantsV1.SetupTenantRequest.with {
        $0.tenant = .with {
          $0.slug = slug
          $0.displayName = slug
        }
        $0.owner = .with {
          $0.email = "\(subject)@example.com"
          $0.issuer = web.url
          $0.subject = subject
        }
      }
      return try await server.tenants.setupTenant(request, .bearer(server.operatorToken()))
    }

    func get(_ id: String?, _ options: CallOptions) async throws -> TenantsV1.Tenant? {
      try await server.tenants.getTenant(.with { $0.tenantID = id ?? "" }, options).tenant
    }
  }

  @Test func `acts in every tenant of the person's, sees that one alone, and in no other`() async throws {
    let login = try await Login()
    let first = try await login.tenant("first", of: "ada")
    let second = try await login.tenant("second", of: "ada")
    let other = try await login.tenant("other", of: "ben")
    // One person, found by what the issuer calls her.
    #expect(first.ownerUserID == second.ownerUserID && first.ownerUserID != other.ownerUserID)

    let ada = try login.caller("ada")
    #expect(try await login.get(first.tenant?.id, ada)?.slug == "first")
    #expect(try await login.get(second.tenant?.id, ada)?.slug == "second")
    let error = try await refusal { try await login.get(other.tenant?.id, ada) }
    #expect(error?.code == .permissionDenied && error?.reason == "TENANT_FORBIDDEN")
    let nobody = try await refusal { try await login.get("", ada) }
    #expect(nobody?.code == .invalidArgument)

    let caller = try await login.server.identity.whoAmI(.init(), ada).caller
    #expect(caller?.issuer == login.web.url)
    #expect(caller?.tenants.map(\.slug) == ["first", "second"])
    #expect(caller?.tenantID == "")
    await login.server.stop()
  }

  // MARK: Invitations

  @Test func `accepts an invitation with a verified address, as a user who is made or known`() async throws {
    let login = try await Login()
    let server = login.server
    let tenants = [try await server.tenant(), try await server.tenant()]
    var users: Set<String> = []
    for tenant in tenants {
      let (_, token) = try await tenant.invite("ann@example.com", as: ["viewer"])
      let userToken = try login.text("ann", email: "ann@EXAMPLE.com", isVerified: true)
      let made = try await server.identity.acceptInvitation(
        .with {
          $0.token = token
          $0.userToken = userToken
        }, CallOptions())
      users.insert(made.member?.userID ?? "")
      #expect(made.member?.displayName == "ann" && made.accessToken != nil)
    }
    #expect(users.count == 1)
    let me = try await server.identity.whoAmI(.init(), login.caller("ann")).caller
    #expect(me?.user?.emailVerified == true && me?.user?.identities.map(\.subject) == ["ann"])
    #expect(Set(me?.tenants.map(\.tenantID) ?? []) == Set(tenants.map(\.text)))

    let (_, token) = try await tenants[0].invite("ben@example.com", as: ["viewer"])
    let cases: [(String, Bool, String)] = [
      ("ben@example.com", false, "USER_TOKEN_INVALID"), ("eve@example.com", true, "INVITATION_NOT_YOURS"),
    ]
    for (email, isVerified, reason) in cases {
      let userToken = try login.text("ben", email: email, isVerified: isVerified)
      let error = try await refusal {
        try await server.identity.acceptInvitation(
          .with {
            $0.token = token
            $0.userToken = userToken
          }, CallOptions())
      }
      #expect(error?.reason == reason)
    }
    await server.stop()
  }

  @Test func `accepts two invitations at once as one new user`() async throws {
    let login = try await Login()
    let tenants = [try await login.server.tenant(), try await login.server.tenant()]
    let userToken = try login.text("ann", email: "ann@example.com", isVerified: true)
    var tokens: [String] = []
    for tenant in tenants { tokens.append(try await tenant.invite("ann@example.com", as: ["viewer"]).token) }
    let users = try await withThrowingTaskGroup(of: String.self) { tasks in
      for token in tokens {
        tasks.addTask {
          let request = IdentityV1.AcceptInvitationRequest.with {
            $0.token = token
            $0.userToken = userToken
          }
          return try await login.server.identity.acceptInvitation(request, CallOptions()).member?.userID ?? ""
        }
      }
      return try await tasks.reduce(into: [String]()) { $0.append($1) }
    }
    #expect(users.count == 2 && Set(users).count == 1)
    await login.server.stop()
  }

  @Test func `is nobody when the person is not known here, or the token is for somebody else`() async throws {
    let login = try await Login()
    let made = try await login.tenant("known", of: "ada")
    for options in [try login.caller("eve"), try login.caller("ada", audience: "another")] {
      let error = try await refusal { try await login.get(made.tenant?.id, options) }
      #expect(error?.code == .unauthenticated && error?.reason == "CREDENTIALS_INVALID")
    }
    await login.server.stop()
  }

  @Test func `is told to try again while the issuer does not answer`() async throws {
    let login = try await Login(isPublished: false)
    let error = try await refusal { try await login.get(TenantID.new().description, login.caller("ada")) }
    #expect(error?.code == .unavailable && error?.reason == "ISSUER_UNAVAILABLE")
    #expect(error?.retry == .after(.seconds(5)))
    await login.server.stop()
  }
}
