import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `UpdateTenant` {
  private static func request(
    _ id: String, _ mask: [String] = [], _ change: (inout TenantsV1.Tenant) -> Void = { _ in }
  ) -> TenantsV1.UpdateTenantRequest {
    var request = TenantsV1.UpdateTenantRequest()
    request.tenantID = id
    request.tenant = .with(change)
    if !mask.isEmpty { request.updateMask = .with { $0.paths = mask } }
    return request
  }

  private func update(
    _ request: TenantsV1.UpdateTenantRequest, _ options: CallOptions, _ server: TestServer
  ) async throws -> TenantsV1.Tenant {
    try #require(try await server.tenants.updateTenant(request, options).tenant)
  }

  private func get(_ tenant: TestTenant, _ server: TestServer) async throws -> TenantsV1.Tenant {
    let request = TenantsV1.GetTenantRequest.with { $0.tenantID = tenant.text }
    return try #require(try await server.tenants.getTenant(request, tenant.caller("viewer")).tenant)
  }

  // MARK: What it changes

  @Test func `changes what is populated when no mask is sent`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let before = try await get(tenant, server)
    let request = Self.request(tenant.text) {
      $0.displayName = "Renamed"
      $0.timeZone = "Europe/Vienna"
    }
    let answer = try await update(request, tenant.caller("admin"), server)
    var wanted = before
    (wanted.displayName, wanted.timeZone, wanted.version) = ("Renamed", "Europe/Vienna", 2)
    wanted.updateTime = answer.updateTime
    #expect(answer == wanted)
    #expect(try await get(tenant, server) == answer)
  }

  @Test func `changes what the mask names, and no more`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let request = Self.request(tenant.text, ["country", "contact_email"]) {
      $0.displayName = "Not this"
      $0.country = "AT"
      $0.contactEmail = "Ops@ACME.example"
    }
    let answer = try await update(request, tenant.caller("owner"), server)
    #expect(answer.country == "AT" && answer.contactEmail == "Ops@acme.example")
    #expect(answer.displayName.hasPrefix("Tenant "))
  }

  @Test func `sets what a star leaves out to what it is when not stated`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let full = Self.request(tenant.text, ["*"]) {
      $0.displayName = "Full"
      $0.timeZone = "Asia/Tokyo"
      $0.locale = "ja"
      $0.country = "JP"
      $0.currencyCode = "JPY"
      $0.contactEmail = "ops@acme.example"
    }
    #expect(try await update(full, tenant.caller("admin"), server).currencyCode == "JPY")
    let bare = Self.request(tenant.text, ["*"]) { $0.displayName = "Bare" }
    let answer = try await update(bare, tenant.caller("admin"), server)
    #expect(answer.displayName == "Bare" && answer.timeZone == "UTC" && answer.locale == "en")
    #expect(answer.country == "" && answer.currencyCode == "USD" && answer.contactEmail == "")
    #expect(answer.mfaPolicy == .off && answer.version == 3)
  }

  @Test func `changes nothing when nothing is asked for, and leaves no trace`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    var request = Self.request(tenant.text)
    request.requestID = "nothing"
    #expect(try await update(request, tenant.caller("admin"), server).version == 1)
    #expect(try server.journal(tenant.id, "UpdateTenant").isEmpty)
    // The request id is not spent.
    request.tenant?.displayName = "Now"
    #expect(try await update(request, tenant.caller("admin"), server).displayName == "Now")
  }

  @Test func `keeps output-only fields whatever is sent`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let request = Self.request(tenant.text) {
      $0.displayName = "Bold"
      $0.state = .deleted
      $0.limits = .with { $0.callsPerSecond = 1_000_000 }
      $0.health = .failed
    }
    let answer = try await update(request, tenant.caller("owner"), server)
    #expect(answer.state == .active && answer.health == .healthy && answer.limits?.callsPerSecond == 200)
  }

  // MARK: Versions

  @Test func `takes the version that was read, and refuses an older one without writing`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let first = Self.request(tenant.text) {
      $0.displayName = "First"
      $0.version = 1
    }
    #expect(try await update(first, tenant.caller("admin"), server).version == 2)
    let late = Self.request(tenant.text) {
      $0.displayName = "Late"
      $0.version = 1
    }
    let error = try await refusal { try await update(late, tenant.caller("admin"), server) }
    #expect(error?.code == .aborted && error?.reason == "VERSION_STALE")
    #expect(error?.metadata == ["version": "1", "current_version": "2"])
    let found = try await get(tenant, server)
    #expect(found.displayName == "First" && found.version == 2)
    #expect(try server.journal(tenant.id, "UpdateTenant").count == 1)
  }

  // MARK: Trials and repeats

  @Test func `tries without changing`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    var request = Self.request(tenant.text) { $0.displayName = "Tried" }
    request.validateOnly = true
    request.requestID = "try"
    let answer = try await update(request, tenant.caller("admin"), server)
    #expect(answer.displayName == "Tried" && answer.version == 2)
    #expect(try await get(tenant, server).version == 1)
    #expect(try server.journal(tenant.id, "UpdateTenant").isEmpty)
    request.tenant?.timeZone = "Mars/Olympus"
    let wrong = request
    let error = try await refusal { try await update(wrong, tenant.caller("admin"), server) }
    #expect(error?.violations.map(\.field) == ["tenant.time_zone"])
  }

  @Test func `answers a repeat as before, whatever happened since`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    var request = Self.request(tenant.text) {
      $0.displayName = "Once"
      $0.version = 1
    }
    request.requestID = "once"
    let first = try await update(request, tenant.caller("admin"), server)
    _ = try await update(
      Self.request(tenant.text) { $0.displayName = "Since" }, tenant.caller("admin"), server)
    #expect(try await update(request, tenant.caller("admin"), server) == first)
    #expect(try await get(tenant, server).displayName == "Since")
    #expect(try server.journal(tenant.id, "UpdateTenant").count == 2)
  }

  // MARK: What it leaves

  @Test func `writes one row into the journal: who, which fields, and none of their values`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    var request = Self.request(tenant.text) {
      $0.displayName = "Canary name"
      $0.contactEmail = "canary@acme.example"
    }
    request.requestID = "told"
    _ = try await update(request, tenant.caller("admin"), server)
    let rows = try server.journal(tenant.id, "UpdateTenant")
    let (admin, id) = (try tenant.user("admin").bits, tenant.id.bits)
    func hyphened(_ bits: UInt128) throws -> String {
      try server.sql("SELECT '\(UserID(bits).uuidText)'::uuid")
    }
    #expect(
      try rows == [
        "user \(hyphened(admin)) allowed tenant \(hyphened(id)) told {display_name,contact_email}"
          + " tenant.updated"
      ])
    // But for what the event tells, which erasure clears.
    let journal = try server.sql(
      "SELECT (to_jsonb(j) - 'event')::text FROM journal j WHERE tenant_id = '\(tenant.id.uuidText)'")
    #expect(!journal.lowercased().contains("canary"))
  }

  @Test func `tells who was refused`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let error = try await refusal {
      try await update(Self.request(tenant.text) { $0.displayName = "No" }, tenant.caller("member"), server)
    }
    #expect(error?.code == .permissionDenied && error?.reason == "PERMISSION_MISSING")
    #expect(error?.metadata == ["permission": "tenants.write"])
    // It is written down within a second; nobody waits for it.
    for _ in 0..<100 where try server.journal(tenant.id, "UpdateTenant").isEmpty {
      try await Task.sleep(for: .milliseconds(50))
    }
    let rows = try server.journal(tenant.id, "UpdateTenant")
    #expect(rows.count == 1 && rows.first?.contains(" refused PERMISSION_MISSING ") == true)
  }

  // MARK: Who may

  @Test func `lets an operator change any tenant, and names the platform for it`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let request = Self.request(tenant.text) { $0.displayName = "By an operator" }
    #expect(
      try await update(request, .bearer(server.operatorToken()), server).displayName == "By an operator")
    let rows = try server.journal(tenant.id, "UpdateTenant")
    #expect(rows.count == 1 && rows.first?.hasPrefix("platform ") == true)
  }

  @Test func `tells an operator of an id that no tenant has`() async throws {
    let server = try await TestServer.shared.value
    for fill in [true, false] {
      let request = Self.request(TenantID.new().description) { if fill { $0.displayName = "Nobody" } }
      let error = try await refusal { try await update(request, .bearer(server.operatorToken()), server) }
      #expect(error?.code == .notFound && error?.reason == "TENANT_NOT_FOUND")
    }
  }

  @Test func `refuses another tenant's id whether it is there or not, in the same words`() async throws {
    let server = try await TestServer.shared.value
    let (mine, other) = (try await server.tenant(), try await server.tenant())
    var errors: [RPCError?] = []
    for id in [other.text, TenantID.new().description] {
      errors.append(
        try await refusal {
          try await update(Self.request(id) { $0.displayName = "Mine" }, mine.caller("owner"), server)
        })
    }
    #expect(errors[0]?.code == .permissionDenied && errors[0]?.reason == "TENANT_FORBIDDEN")
    #expect(errors[0]?.message == errors[1]?.message)
    #expect(try await get(other, server).version == 1)
  }

  // MARK: Bounds

  static let cases: [(String, [String], @Sendable (inout TenantsV1.Tenant) -> Void)] = [
    ("update_mask", ["slug"], { $0.slug = "another" }),
    ("update_mask", ["plan"], { $0.plan = .dominance }),
    ("update_mask", ["home_region"], { $0.homeRegion = "vienna" }),
    ("update_mask", ["no_such_field"], { $0.displayName = "a" }),
    ("update_mask", ["*", "locale"], { $0.displayName = "a" }),
    ("tenant.display_name", ["display_name"], { _ in }),
    ("tenant.display_name", [], { $0.displayName = String(repeating: "a", count: 201) }),
    ("tenant.time_zone", [], { $0.timeZone = "Mars/Olympus" }),
    ("tenant.locale", [], { $0.locale = "!" }),
    ("tenant.country", [], { $0.country = "aus" }),
    ("tenant.currency_code", [], { $0.currencyCode = "1" }),
    ("tenant.contact_email", [], { $0.contactEmail = "nobody" }),
    ("tenant.mfa_policy", [], { $0.mfaPolicy = TenantsV1.MfaPolicy(rawValue: 99) }),
    ("tenant.version", [], { $0.version = -1 }),
  ]

  @Test(arguments: 0..<cases.count)
  func `refuses what is out of bounds and changes nothing`(_ place: Int) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (field, mask, change) = Self.cases[place]
    let error = try await refusal {
      try await update(Self.request(tenant.text, mask, change), tenant.caller("owner"), server)
    }
    #expect(error?.code == .invalidArgument && error?.reason == "FIELD_INVALID")
    #expect(error?.violations.map(\.field) == [field])
    #expect(try await get(tenant, server).version == 1)
  }

  @Test func `needs a tenant to change to`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    var request = Self.request(tenant.text)
    request.tenant = nil
    let bare = request
    let error = try await refusal { try await update(bare, tenant.caller("owner"), server) }
    #expect(error?.violations.map(\.field) == ["tenant"])
  }
}
