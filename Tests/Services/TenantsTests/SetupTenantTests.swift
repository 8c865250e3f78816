import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `SetupTenant` {
  private static func request(
    _ change: (inout TenantsV1.SetupTenantRequest) -> Void = { _ in }
  ) -> TenantsV1.SetupTenantRequest {
    var request = TenantsV1.SetupTenantRequest()
    request.tenant = .with {
      $0.slug = TestServer.slug()
      $0.displayName = "Acme"
    }
    request.owner = .with { $0.email = "ada@acme.example" }
    change(&request)
    return request
  }

  private func setUp(
    _ request: TenantsV1.SetupTenantRequest, _ server: TestServer
  ) async throws -> TenantsV1.SetupTenantResponse {
    try await server.tenants.setupTenant(request, .bearer(server.operatorToken()))
  }

  private func id(_ response: TenantsV1.SetupTenantResponse) throws -> TenantID {
    try #require(TenantID(response.tenant?.id ?? ""))
  }

  private func count(_ slug: String, _ server: TestServer) throws -> String {
    try server.sql("SELECT count(*) FROM tenants WHERE slug = '\(slug)'")
  }

  // MARK: What it makes

  @Test func `makes a tenant whose owner can work in it at once with the first key`() async throws {
    let server = try await TestServer.shared.value
    let made = try await setUp(Self.request(), server)
    let token = try await server.identity.createAccessToken(.with { $0.apiKey = made.apiKey }, CallOptions())
    let options = CallOptions.bearer(try #require(token.accessToken?.token))
    let me = try await server.identity.whoAmI(.with { $0.tenantID = made.tenant?.id ?? "" }, options).caller
    #expect(me?.member?.roles == ["owner"])
    #expect(me?.member?.id == made.ownerMemberID && me?.user?.id == made.ownerUserID)
    #expect(me?.apiKeyID == made.apiKeyID)
    #expect(me?.user?.displayName == "ada" && me?.user?.email == "ada@acme.example")
    #expect(made.wizard?.state == .new && made.wizard?.tenantID == made.tenant?.id)
  }

  @Test func `keeps everything that is stated`() async throws {
    let server = try await TestServer.shared.value
    let made = try await setUp(
      Self.request {
        $0.tenant?.plan = .velocity
        $0.tenant?.timeZone = "Australia/Perth"
        $0.tenant?.locale = "de-AT"
        $0.tenant?.mfaPolicy = .sensitive
        $0.tenant?.country = "AU"
        $0.tenant?.currencyCode = "AUD"
        $0.tenant?.homeRegion = "perth"
        $0.tenant?.contactEmail = "Ops@ACME.Example"
        $0.owner?.displayName = "Ada L."
      }, server)
    let found = try #require(made.tenant)
    #expect(found.plan == .velocity && found.mfaPolicy == .sensitive)
    #expect(found.timeZone == "Australia/Perth" && found.locale == "de-AT")
    #expect(found.country == "AU" && found.currencyCode == "AUD" && found.homeRegion == "perth")
    // The part before the @ is its owner's affair.
    #expect(found.contactEmail == "Ops@acme.example")
    #expect(found.limits?.callsPerSecond == 1_000)
  }

  @Test func `ignores what only the server sets`() async throws {
    let server = try await TestServer.shared.value
    let wanted = TenantID.new().description
    let made = try await setUp(
      Self.request {
        $0.tenant?.id = wanted
        $0.tenant?.state = .suspended
        $0.tenant?.limits = .with { $0.callsPerSecond = 1_000_000 }
        $0.tenant?.version = 7
      }, server)
    #expect(made.tenant?.id != wanted && made.tenant?.state == .active)
    #expect(made.tenant?.limits?.callsPerSecond == 200 && made.tenant?.version == 1)
  }

  @Test func `makes a user the owner of a second tenant by id and by sign-in`() async throws {
    let server = try await TestServer.shared.value
    let subject = TestServer.slug()
    let identified: (inout TenantsV1.SetupTenantRequest) -> Void = {
      $0.owner?.issuer = "https://login.acme.example"
      $0.owner?.subject = subject
    }
    let first = try await setUp(Self.request(identified), server)
    let second = try await setUp(Self.request(identified), server)
    let third = try await setUp(Self.request { $0.owner = .with { $0.userID = first.ownerUserID } }, server)
    #expect(second.ownerUserID == first.ownerUserID && third.ownerUserID == first.ownerUserID)
    #expect(Set([first, second, third].map(\.ownerMemberID)).count == 3)
    // An address makes nobody the same.
    #expect(try await setUp(Self.request(), server).ownerUserID != first.ownerUserID)
  }

  @Test func `ends the first key at the time stated`() async throws {
    let server = try await TestServer.shared.value
    let made = try await setUp(
      Self.request { $0.apiKeyExpireTime = .with { $0.seconds = WallClock.seconds() - 1 } }, server)
    let error = try await refusal {
      try await server.identity.createAccessToken(.with { $0.apiKey = made.apiKey }, CallOptions())
    }
    #expect(error?.code == .unauthenticated && error?.reason == "API_KEY_INVALID")
  }

  // MARK: The secret

  @Test func `shows the key once and keeps nothing by which it could be used`() async throws {
    let server = try await TestServer.shared.value
    let made = try await setUp(Self.request { $0.requestID = "once" + TestServer.slug() }, server)
    #expect(made.apiKey.hasPrefix("muster_key_"))
    let dump = try server.everything(of: id(made))
    #expect(dump.contains("api_keys: (") && dump.contains("request_records: ("))
    let random = String(made.apiKey.suffix(43))
    #expect(!TestServer.holds(dump, made.apiKey) && !TestServer.holds(dump, random))
    // A list shows how it begins, six of its 43 characters.
    #expect(
      TestServer.holds(dump, String(random.prefix(6))) && !TestServer.holds(dump, String(random.prefix(7))))
  }

  // MARK: Trials and repeats

  @Test func `tries without making anything and without a key`() async throws {
    let server = try await TestServer.shared.value
    var request = Self.request()
    request.validateOnly = true
    request.requestID = TestServer.slug()
    let tried = try await setUp(request, server)
    #expect(tried.tenant?.slug == request.tenant?.slug && tried.apiKey.isEmpty)
    #expect(try count(tried.tenant?.slug ?? "", server) == "0")
    #expect(try server.journal(id(tried), "SetupTenant").isEmpty)
    // The id of a trial is not spent.
    request.validateOnly = false
    request.tenant?.displayName = "Another"
    #expect(try await setUp(request, server).tenant?.displayName == "Another")
    request.requestID = ""
    request.validateOnly = true
    let error = try await refusal { try await setUp(request, server) }
    #expect(error?.reason == "TENANT_SLUG_TAKEN")
  }

  @Test func `answers a repeat as before, without the key`() async throws {
    let server = try await TestServer.shared.value
    let request = Self.request { $0.requestID = TestServer.slug() }
    var first = try await setUp(request, server)
    let again = try await setUp(request, server)
    #expect(!first.apiKey.isEmpty && again.apiKey.isEmpty)
    first.apiKey = ""
    #expect(again == first)
    #expect(try server.journal(id(first), "SetupTenant").count == 1)
  }

  @Test func `refuses a request id with another body`() async throws {
    let server = try await TestServer.shared.value
    var request = Self.request { $0.requestID = TestServer.slug() }
    _ = try await setUp(request, server)
    request.tenant?.slug = TestServer.slug()
    let error = try await refusal { try await setUp(request, server) }
    #expect(error?.code == .invalidArgument && error?.reason == "REQUEST_ID_REUSED")
    #expect(try count(request.tenant?.slug ?? "", server) == "0")
  }

  // MARK: What it leaves

  @Test func `writes one row into the new tenant's journal, without anything personal`() async throws {
    let server = try await TestServer.shared.value
    let requestID = TestServer.slug()
    let made = try await setUp(
      Self.request {
        $0.requestID = requestID
        $0.tenant?.displayName = "Canary Pty Ltd"
        $0.owner?.email = "canary@acme.example"
      }, server)
    let tenant = try id(made)
    let rows = try server.journal(tenant, "SetupTenant")
    try #require(rows.count == 1)
    #expect(rows[0].hasPrefix("platform ") && rows[0].contains(" allowed tenant "))
    #expect(rows[0].hasSuffix(" \(requestID) {} tenant.created"))
    // But for what the event tells, which erasure clears.
    let journal = try server.sql(
      "SELECT (to_jsonb(j) - 'event')::text FROM journal j WHERE tenant_id = '\(tenant.uuidText)'")
    #expect(journal.contains(TestServer.operatorID.uuidText.prefix(8)))
    #expect(!journal.lowercased().contains("canary"))
  }

  // MARK: Refusals

  @Test func `refuses a slug that is taken and makes nothing`() async throws {
    let server = try await TestServer.shared.value
    let made = try await setUp(Self.request(), server)
    let email = "\(TestServer.slug())@acme.example"
    let request = Self.request {
      $0.tenant?.slug = made.tenant?.slug ?? ""
      $0.owner?.email = email
      $0.requestID = TestServer.slug()
    }
    let error = try await refusal { try await setUp(request, server) }
    #expect(error?.code == .alreadyExists && error?.reason == "TENANT_SLUG_TAKEN")
    #expect(error?.metadata == ["slug": made.tenant?.slug ?? "-"])
    #expect(try server.sql("SELECT count(*) FROM users WHERE email = '\(email)'") == "0")
    // What failed has not spent its id.
    var free = request
    free.tenant?.slug = TestServer.slug()
    #expect(try await setUp(free, server).tenant?.slug == free.tenant?.slug)
  }

  @Test func `refuses a user whom nobody knows`() async throws {
    let server = try await TestServer.shared.value
    let request = Self.request { $0.owner = .with { $0.userID = UserID.new().description } }
    let error = try await refusal { try await setUp(request, server) }
    #expect(error?.code == .notFound && error?.reason == "USER_NOT_FOUND")
    #expect(try count(request.tenant?.slug ?? "", server) == "0")
  }

  @Test func `refuses everybody but operators`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let member = try await refusal {
      try await server.tenants.setupTenant(Self.request(), tenant.caller("owner"))
    }
    #expect(member?.code == .permissionDenied && member?.reason == "PLATFORM_ONLY")
    let nobody = try await refusal { try await server.tenants.setupTenant(Self.request(), CallOptions()) }
    #expect(nobody?.code == .unauthenticated && nobody?.reason == "CREDENTIALS_INVALID")
  }

  struct Case: CustomTestStringConvertible {
    let testDescription: String
    /// Of the violation; nil when the request is good.
    let field: String?
    let change: @Sendable (inout TenantsV1.SetupTenantRequest) -> Void

    init(
      _ words: String, _ field: String?,
      _ change: @escaping @Sendable (inout TenantsV1.SetupTenantRequest) -> Void
    ) {
      (testDescription, self.field, self.change) = (words, field, change)
    }
  }

  static let cases = [
    Case("no tenant", "tenant") { $0.tenant = nil },
    Case("no slug", "tenant.slug") { $0.tenant?.slug = "" },
    Case("a slug with capitals", "tenant.slug") { $0.tenant?.slug = "Acme" },
    Case("a slug of 63", nil) {
      $0.tenant?.slug = String((TestServer.slug() + String(repeating: "a", count: 63)).prefix(63))
    },
    Case("a slug of 64", "tenant.slug") { $0.tenant?.slug = String(repeating: "a", count: 64) },
    Case("no name", "tenant.display_name") { $0.tenant?.displayName = "" },
    Case("a name of 200", nil) { $0.tenant?.displayName = String(repeating: "ä", count: 200) },
    Case("a name of 201", "tenant.display_name") {
      $0.tenant?.displayName = String(repeating: "ä", count: 201)
    },
    Case("a zone of no list", "tenant.time_zone") { $0.tenant?.timeZone = "Mars/Olympus" },
    Case("a currency of four", "tenant.currency_code") { $0.tenant?.currencyCode = "EURO" },
    Case("a country of three", "tenant.country") { $0.tenant?.country = "AUS" },
    Case("a language that is none", "tenant.locale") { $0.tenant?.locale = "!" },
    Case("a contact that is no address", "tenant.contact_email") { $0.tenant?.contactEmail = "acme" },
    Case("a region with a space", "tenant.home_region") { $0.tenant?.homeRegion = "per th" },
    Case("a negative version", "tenant.version") { $0.tenant?.version = -1 },
    Case("no owner", "owner") { $0.owner = nil },
    Case("an owner without an address", "owner.email") { $0.owner?.email = "" },
    Case("an owner's address of 255", "owner.email") {
      $0.owner?.email = String(repeating: "a", count: 255 - 13) + "@acme.example"
    },
    Case("an owner's name of 201", "owner.display_name") {
      $0.owner?.displayName = String(repeating: "a", count: 201)
    },
    Case("an issuer without a subject", "owner.subject") { $0.owner?.issuer = "https://login.example" },
    Case("a subject without an issuer", "owner.subject") { $0.owner?.subject = "1" },
    Case("an owner's id of another kind", "owner.user_id") { $0.owner?.userID = TenantID.new().description },
    Case("a key's name of 201", "api_key_display_name") {
      $0.apiKeyDisplayName = String(repeating: "a", count: 201)
    },
    Case("a request id of 128", nil) {
      $0.requestID = String((TestServer.slug() + String(repeating: "r", count: 128)).prefix(128))
    },
    Case("a request id of 129", "request_id") { $0.requestID = String(repeating: "r", count: 129) },
    Case("a request id that is not ASCII", "request_id") { $0.requestID = "ä" },
  ]

  @Test(arguments: cases) func `keeps to the bounds`(_ at: Case) async throws {
    let server = try await TestServer.shared.value
    let request = Self.request(at.change)
    let error = try await refusal { try await setUp(request, server) }
    guard let field = at.field else {
      #expect(error == nil, "\(String(describing: error))")
      return
    }
    #expect(error?.code == .invalidArgument && error?.reason == "FIELD_INVALID")
    #expect(error?.violations.map(\.field) == [field])
  }
}
