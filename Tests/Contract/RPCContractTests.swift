import Foundation
import MusterCampaignsAPI
import MusterCore
import MusterCrypto
import MusterIdentityAPI
import MusterJobs
import MusterLeadsAPI
import MusterPlatform
import MusterRPC
import MusterSettingsAPI
import MusterTenancy
import MusterTestDatabase
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWire
import Testing

/// Rules that hold for every RPC; a new one is covered by being in its proto.
@Suite struct `Every RPC of a service` {
  private static let reasonsOfAccess: Set = [
    "CREDENTIALS_INVALID", "PERMISSION_MISSING", "PLATFORM_ONLY", "TENANT_FORBIDDEN",
    "SECOND_FACTOR_REQUIRED",
    "RATE_LIMITED", "DATABASE_UNAVAILABLE", "INTERNAL",
  ]

  /// Of tenants that may call as often as they like.
  private func tenants(_ server: TestServer) async throws -> (TestTenant, TestTenant) {
    let tenants = (try await server.tenant(), try await server.tenant())
    for tenant in [tenants.0, tenants.1] {
      try tenant.change(
        "UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000 WHERE tenant_id = $tenant")
    }
    return tenants
  }

  private func naming(_ tenant: String, _ method: MethodInfo, _ pool: SchemaPool) throws
    -> RPCContract.Request
  {
    try RPCContract.trial(tenant, method, pool)
  }

  // MARK: Credentials

  private func badTokens(_ server: TestServer, _ tenant: TestTenant) throws -> [(String, String?)] {
    let now = WallClock.seconds()
    let user = try tenant.user("owner").description
    let ours = try TestServer.signingKey.get()
    func token(
      issuer: String = "muster", audience: String = "muster", key: SigningKey = ours, use: TokenUse = .access,
      age: Int64 = 0
    ) throws -> String {
      let claims = TokenClaims(
        subject: user, tenant: use == .access ? tenant.text : nil, use: use, id: "token-1",
        issuedAt: now - age,
        expiry: now - age + 900)
      return try TokenSigner(issuer: issuer, audience: audience, key: key).token(claims)
    }
    let good = try token()
    return [
      ("no token", nil),
      ("an empty token", ""),
      ("garbage", "a.b.c"),
      ("a key in place of a token", tenant.key),
      ("a token that has ended", try token(age: 2_000)),
      ("a token from the future", try token(age: -2_000)),
      ("a token of another key", try token(key: .generate())),
      ("an operator's token of another key", try token(key: .generate(), use: .platform)),
      ("a token for others", try token(audience: "someone")),
      ("a token of others", try token(issuer: "someone")),
      ("a token without its signature", good.split(separator: ".").dropLast().joined(separator: ".") + "."),
      ("a token cut short", String(good.dropLast(2))),
      ("a token of a user whom nobody knows", try server.token(of: .new(), in: tenant.id)),
      ("a token of a tenant that is not", try server.token(of: tenant.user("owner"), in: .new())),
    ]
  }

  @Test func `refuses bad credentials with one and the same answer`() async throws {
    let server = try await TestServer()
    let (tenant, _) = try await tenants(server)
    let bad = try badTokens(server, tenant)
    var count = 0
    var texts: Set<String> = []
    for (method, pool) in RPCContract.methods {
      let request = try naming(tenant.text, method, pool)
      for (words, token) in bad {
        let error = try await RPCContract.call(
          method, request, token.map { .bearer($0) } ?? CallOptions(), server)
        count += 1
        if method.access == .anyone {
          #expect(error?.reason != "CREDENTIALS_INVALID", "\(method.path) is open")
          continue
        }
        #expect(
          error?.code == .unauthenticated && error?.reason == "CREDENTIALS_INVALID",
          "\(method.path), \(words)")
        texts.insert("\(error?.message ?? "") \(error?.metadata ?? [:]) \(error?.violations.count ?? 0)")
      }
    }
    #expect(texts.count == 1, "\(texts)")
    print("\(RPCContract.methods.count) RPCs × \(bad.count) bad credentials: \(count) calls, one text")
    await server.stop()
  }

  @Test func `refuses bad credentials without the database`() async throws {
    let server = try await TestServer()
    let (tenant, _) = try await tenants(server)
    let bad = try badTokens(server, tenant).dropLast(2)
    let name = server.database.name
    try server.sql(
      """
      REVOKE CONNECT ON DATABASE \(name) FROM muster_app;
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = '\(name)' AND usename = 'muster_app'
      """)
    for (method, pool) in RPCContract.methods where method.access != .anyone {
      let request = try naming(tenant.text, method, pool)
      for (words, token) in bad {
        let error = try await RPCContract.call(
          method, request, token.map { .bearer($0) } ?? CallOptions(), server)
        #expect(error?.reason == "CREDENTIALS_INVALID", "\(method.path), \(words)")
      }
    }
    await server.stop()
  }

  // MARK: Rights

  /// The head of a client's stream names the tenant, and only a service that is built reads it.
  private static func waitsForHead(_ method: MethodInfo, _ error: RPCError?) -> Bool {
    [.clientStream, .bidirectional].contains(method.shape)
      && ["METHOD_UNKNOWN", "IMPORT_ORDER_INVALID"].contains(error?.reason)
  }

  @Test func `lets in whom the method table lets in, and nobody else`() async throws {
    let server = try await TestServer()
    let (tenant, other) = try await tenants(server)
    let machine = try tenant.addServiceKey([])
    let catalogue = server.catalogue
    var counts: [String: Int] = [:]
    for (method, pool) in RPCContract.methods {
      let request = try naming(tenant.text, method, pool)
      for caller in ContractCaller.allCases {
        let options: CallOptions =
          switch caller {
          case .machine: try tenant.caller(key: machine)
          case .stranger: try other.caller("owner")
          case .platform: .bearer(try server.operatorToken())
          default: try tenant.caller(caller.rawValue)
          }
        let expected = caller.expected(method) { role, permission in
          catalogue.holdings(role).contains(catalogue.set([permission]))
        }
        let error = try await RPCContract.call(method, request, options, server)
        if Self.waitsForHead(method, error) { continue }
        switch expected {
        case .letIn:
          #expect(
            !Self.reasonsOfAccess.contains(error?.reason ?? ""),
            "\(method.path), \(caller): \(error?.reason ?? "")")
          counts["let in", default: 0] += 1
        case .refused(let code, let reason):
          #expect(
            error?.code == code && error?.reason == reason,
            "\(method.path), \(caller): \(error?.reason ?? "")")
          counts[reason, default: 0] += 1
        }
      }
    }
    print("\(RPCContract.methods.count) RPCs × \(ContractCaller.allCases.count) callers: \(counts)")
    await server.stop()
  }

  @Test func `of the platform or a tenant is an operator's alone when no tenant is named`() async throws {
    let server = try await TestServer()
    let (tenant, _) = try await tenants(server)
    var count = 0
    for (method, pool) in RPCContract.methods {
      guard case .tenantOrPlatform(let permission, platform: _) = method.access else { continue }
      let request = try RPCContract.trial(nil, method, pool)
      let `operator` = try await RPCContract.call(method, request, .bearer(server.operatorToken()), server)
      #expect(!Self.reasonsOfAccess.contains(`operator`?.reason ?? ""), "\(method.path)")
      let owner = try await RPCContract.call(method, request, tenant.caller("owner"), server)
      if Self.waitsForHead(method, owner) { continue }
      #expect(owner?.reason == "PLATFORM_ONLY", "\(method.path), \(permission): \(owner?.reason ?? "")")
      count += 1
    }
    print("\(count) RPCs of the platform or a tenant")
    await server.stop()
  }

  // MARK: Ids

  /// RPCs with a file in `RPCs/`; the others answer nothing yet.
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func files(_ folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: sources.appending(path: folder).path)) ?? []
  }

  /// `Tenants` of `muster.tenants.v1.TenantService`.
  private static func folder(_ method: MethodInfo) -> String {
    (method.service.split(separator: ".").dropFirst().first ?? "").capitalized
  }

  private static var built: [(MethodInfo, SchemaPool)] {
    RPCContract.methods.filter { method, _ in
      files("Sources/Services/\(folder(method))/RPCs").contains("\(method.name).swift")
    }
  }

  @Test func `tells nothing of ids that are another tenant's`() async throws {
    let server = try await TestServer()
    let (mine, other) = try await tenants(server)
    let known = try await Self.ids(of: other)
    var count = 0
    for (method, pool) in Self.built {
      guard let tenant = RPCContract.tenantPath(method, pool) else { continue }
      for field in ProbeRequest.idFields(method, pool) {
        // Whoever names an import begins one, so each RPC has one of its own.
        guard let theirs = known["\(field.prefix) \(method.name)"] ?? known[field.prefix] else {
          Issue.record("\(method.path): \(field.name) is an id of a kind that this test does not make")
          continue
        }
        let never = TypeID(prefix: field.prefix, bits: UserID.new().bits).description
        for caller in ["owner", "viewer"] {
          var errors: [RPCError?] = []
          for id in [theirs, never] {
            let texts = [
              RPCContract.Text(path: tenant, value: mine.text), RPCContract.Text(path: field.path, value: id),
            ]
            errors.append(
              try await RPCContract.call(method, RPCContract.request(texts), mine.caller(caller), server))
          }
          #expect(
            errors[0]?.code == errors[1]?.code && errors[0]?.message == errors[1]?.message
              && errors[0]?.reason == errors[1]?.reason && errors[0]?.metadata == errors[1]?.metadata,
            "\(method.path), \(field.name)")
          count += 1
        }
      }
    }
    #expect(count > 0)
    print("\(Self.built.count) built RPCs, \(count) questions for another tenant's ids")
    await server.stop()
  }

  /// Of one thing of each kind that a tenant has, by prefix.
  private static func ids(of tenant: TestTenant) async throws -> [String: String] {
    let key = try tenant.addServiceKey(["tenants.read"])
    let job = JobID.new()
    try tenant.server.sql(
      """
      INSERT INTO jobs (tenant_id, job_id, kind, max_attempts)
      VALUES ('\(tenant.id.uuidText)', '\(job.uuidText)', 'test.idle', 1)
      """)
    let leads = try await leadIDs(of: tenant)
    let settings = try await SettingsV1.Client(tenant.server.transport).updateSettings(
      .with {
        ($0.tenantID, $0.namespace, $0.values) = (tenant.text, "compliance", ["retention_days": "400"])
      }, tenant.caller("owner"))
    let made = try await leads.merging(usageIDs(of: tenant)) { first, _ in first }
      .merging(campaignIDs(of: tenant)) { first, _ in first }
    return made.merging([
      "settingversion": try #require(settings.settingVersion?.id),
      "job": job.description, "tenant": tenant.text, "user": try tenant.user("owner").description,
      "key": key.description, "member": try await tenant.member("viewer").id,
      "role": try await tenant.addRole("own", ["tenants.read"]).id,
      "invite": try await tenant.invite("guest@contract.example", as: ["viewer"]).0.id,
    ]) { first, _ in first }
  }

  private static func usageIDs(of tenant: TestTenant) async throws -> [String: String] {
    let (usage, owner) = (UsageV1.Client(tenant.server.transport), try tenant.caller("owner"))
    let meter = try await usage.createMeter(
      .with {
        $0.tenantID = tenant.text
        $0.meter = .with {
          ($0.category, $0.metric, $0.unit, $0.aggregation) = ("contract", "calls", "call", .count)
        }
      }, owner)
    let recorded = try await usage.recordUsage(
      .with {
        $0.tenantID = tenant.text
        $0.usageEntries = [
          .with { ($0.category, $0.metric, $0.idempotencyKey) = ("contract", "calls", "contract") }
        ]
      }, owner)
    return [
      "meter": try #require(meter.meter?.id), "usage": try #require(recorded.results.first?.usageEntryID),
    ]
  }

  private static func leadIDs(of tenant: TestTenant) async throws -> [String: String] {
    let leads = LeadsV1.Client(tenant.server.transport)
    let owner = try tenant.caller("owner")
    let made = try await leads.createLead(
      .with {
        $0.tenantID = tenant.text
        $0.lead = .with { $0.email = "lead@contract.example" }
      }, owner)
    let lead = try #require(made.lead?.id)
    let activity = try await leads.recordActivity(
      .with {
        $0.tenantID = tenant.text
        $0.activity = .with { ($0.leadID, $0.action, $0.channel) = (lead, .replied, .email) }
      }, owner)
    let model = try await leads.updateScoringModel(
      .with {
        $0.tenantID = tenant.text
        $0.scoringModel = .with { $0.name = "Own" }
      }, owner)
    let suppression = try await leads.addSuppression(
      .with {
        $0.tenantID = tenant.text
        $0.suppression = .with { ($0.value, $0.reason) = ("contract.example", .other) }
      }, owner)
    let (run, other) = (UserID.new(), UserID.new())
    try tenant.server.sql(
      """
      INSERT INTO imports (tenant_id, import_id, kind, header_hash)
      VALUES ('\(tenant.id.uuidText)', '\(other.uuidText)', 'suppressions', '\\x00'), ('\(tenant.id.uuidText)', '\(run.uuidText)', 'leads', '\\x00')
      """)
    return [
      "lead": lead, "activity": try #require(activity.activity?.id),
      "model": try #require(model.scoringModel?.id),
      "suppression": try #require(suppression.suppression?.id),
      "import": TypeID(prefix: "import", bits: run.bits).description,
      "import ImportSuppressions": TypeID(prefix: "import", bits: other.bits).description,
      // Of services that are not built: nobody has any.
      "reservation": TypeID(prefix: "reservation", bits: UserID.new().bits).description,
      "send": TypeID(prefix: "send", bits: UserID.new().bits).description,
    ]
  }

  private static func campaignIDs(of tenant: TestTenant) async throws -> [String: String] {
    let (campaigns, owner) = (CampaignsV1.Client(tenant.server.transport), try tenant.caller("owner"))
    let made = try await campaigns.createCampaign(
      .with {
        $0.tenantID = tenant.text
        $0.campaign = .with { $0.name = "Contract" }
      }, owner)
    let sender = try await campaigns.createSender(
      .with {
        $0.tenantID = tenant.text
        $0.sender = .with {
          ($0.name, $0.endpoint) = ("Contract", .sms(.with { $0.number = "+61491570156" }))
        }
      }, owner)
    let template = UserID.new()
    try tenant.server.sql(
      """
      INSERT INTO campaign_templates (
        tenant_id, template_id, job_id, icp_revision, create_time, industry_key, name_key, message)
      VALUES (
        '\(tenant.id.uuidText)', '\(template.uuidText)', '\(template.uuidText)', 1, now(), '', '', '')
      """)
    let campaign = try #require(CampaignID(made.campaign?.id ?? ""))
    let (enrollment, approval) = (UserID.new(), UserID.new())
    try tenant.server.sql(
      """
      INSERT INTO enrollments (
        tenant_id, enrollment_id, campaign_id, lead_id, run_number, sequence_version, created_by_kind)
      VALUES (
        '\(tenant.id.uuidText)', '\(enrollment.uuidText)', '\(campaign.uuidText)', '\(enrollment.uuidText)', 1, 1, 'system');
      INSERT INTO approvals (
        tenant_id, approval_id, send_id, enrollment_id, campaign_id, lead_id, content, recipient, expire_time)
      VALUES (
        '\(tenant.id.uuidText)', '\(approval.uuidText)', '\(approval.uuidText)', '\(enrollment.uuidText)',
        '\(campaign.uuidText)', '\(enrollment.uuidText)', '', '', now() + interval '1 day')
      """)
    return [
      "enrollment": TypeID(prefix: "enrollment", bits: enrollment.bits).description,
      "approval": TypeID(prefix: "approval", bits: approval.bits).description,
      "campaign": try #require(made.campaign?.id), "sequence": try #require(made.campaign?.sequenceID),
      "sender": try #require(sender.sender?.id),
      "template": TypeID(prefix: "template", bits: template.bits).description,
    ]
  }

  // MARK: Files

  @Test func `is built and tested by a file of its name, or listed as not built`() throws {
    var (tested, unbuilt, unserved) = (0, 0, 0)
    for (method, _) in RPCContract.methods {
      let folder = Self.folder(method)
      let call = (method.name.first?.lowercased() ?? "") + method.name.dropFirst()
      let list = Self.sources.appending(path: "Sources/Services/\(folder)/RPCs/Unbuilt.swift")
      if Self.files("Sources/Services/\(folder)").isEmpty {
        unserved += 1
      } else if (try? String(contentsOf: list, encoding: .utf8))?.contains("func \(call)(") == true {
        unbuilt += 1
      } else {
        #expect(
          Self.files("Sources/Services/\(folder)/RPCs").contains("\(method.name).swift"), "\(method.path)")
        #expect(
          Self.files("Tests/Services/\(folder)Tests").contains("\(method.name)Tests.swift"),
          "\(method.path) has no tests")
        tested += 1
      }
    }
    #expect(tested + unbuilt + unserved == 148)
    print("\(tested) RPCs with tests, \(unbuilt) not built, \(unserved) of services that are not served")
  }
}
