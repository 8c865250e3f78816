import MusterAuditAPI
import MusterCore
import MusterEventsAPI
import MusterIdentityAPI
import MusterPlatformAPI
import MusterRPC
import MusterTenancy
import MusterTenantsAPI
import MusterTestDatabase
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

/// On a server of its own, which has room for two exports at once.
@Suite(.serialized) struct `ExportTenant` {
  private static let server = Task { try await TestServer() }

  private static let kinds = [
    "tenants.tenant", "tenants.wizard", "tenants.icp", "identity.member", "identity.invitation",
    "identity.role", "identity.api_key", "leads.lead", "leads.activity", "leads.reply", "leads.score",
    "leads.schema", "leads.suppression", "leads.import", "leads.scoring_model", "settings.setting",
    "settings.version", "settings.schema", "settings.key_rotation", "usage.meter", "usage.entry",
    "usage.quota", "usage.reservation", "usage.credit_grant", "usage.price_plan", "usage.billing_report",
    "campaigns.campaign", "campaigns.sequence", "campaigns.sender", "campaigns.template",
    "campaigns.enrollment", "campaigns.send", "campaigns.approval",
    "platform.job",
    "events.event",
    "audit.audit_event",
  ]

  /// A tenant that has something of each kind, and the secrets that were told of it.
  private func full() async throws -> (TestTenant, secrets: [String]) {
    let tenant = try await Self.server.value.tenant()
    try tenant.raiseLimits()
    let joined = try await tenant.join("ada@\(tenant.id.uuidText).example", as: ["member"])
    let removed = try await tenant.join("gone@\(tenant.id.uuidText).example", as: ["viewer"])
    let removal = IdentityV1.RemoveMemberRequest.with {
      ($0.tenantID, $0.id) = (tenant.text, removed.member.id)
    }
    _ = try await tenant.server.identity.removeMember(removal, tenant.caller("owner"))
    let (_, invitation) = try await tenant.invite("open@\(tenant.id.uuidText).example", as: ["member"])
    let (_, key) = try await tenant.createKey { $0.permissions = ["leads.read"] }
    try await tenant.addRole("sorter", ["leads.read"])
    _ = try await tenant.submit("tenant", #"{"display_name":"Acme","time_zone":"Australia/Perth"}"#)
    for industry in ["Dental", "Legal", "Retail"] {
      _ = try await tenant.updateIcp { $0.industries = [industry] }
    }
    _ = try await tenant.confirmIcp()
    try tenant.addRows(450)
    let tokens = [joined.tokens, removed.tokens].flatMap { [$0.token, $0.refreshToken] }
    return (tenant, [tenant.key, invitation, key] + tokens)
  }

  // MARK: What is in it

  @Test func `holds every row of every kind, and tells what it lacks`() async throws {
    let (tenant, _) = try await full()
    let server = tenant.server
    let other = try await server.tenant()
    try other.addRows(3)
    let before = try tenant.journal()
    let export = try await tenant.export()
    let after = try tenant.journal()

    #expect(export.kinds == Self.kinds)
    #expect(export.header.tenant?.id == tenant.text)
    #expect(try export.read("tenants.tenant", TenantsV1.Tenant.self) == [export.header.tenant])
    let wizard = try export.read("tenants.wizard", TenantsV1.Wizard.self)
    #expect(try wizard.first?.step("tenant").state == .done && wizard.count == 1)
    let icps = try export.read("tenants.icp", TenantsV1.Icp.self)
    #expect(
      icps.map(\.revision) == [1, 2, 3] && icps.map(\.industries) == [["Dental"], ["Legal"], ["Retail"]])

    let members = try export.read("identity.member", IdentityV1.Member.self)
    #expect(members.map(\.id) == (try tenant.ids("member", "member_id", "memberships")))
    #expect(members.filter { $0.state == .removed }.count == 1 && members.count == 6)
    let invitations = try export.read("identity.invitation", IdentityV1.Invitation.self)
    #expect(invitations.map(\.id) == (try tenant.ids("invite", "invitation_id", "invitations")))
    #expect(invitations.count == 3)
    let roles = try export.read("identity.role", IdentityV1.Role.self)
    #expect(roles.map(\.id) == (try tenant.ids("role", "role_id", "roles")))
    #expect(roles.count == 451)
    #expect(roles.first { $0.name == "sorter" }?.permissions == ["leads.read"])
    let keys = try export.read("identity.api_key", IdentityV1.ApiKey.self)
    #expect(keys.map(\.id) == (try tenant.ids("key", "key_id", "api_keys")))
    #expect(keys.count == 2)
    let jobs = try export.read("platform.job", PlatformV1.Job.self)
    #expect(jobs.map(\.id) == (try tenant.ids("job", "job_id", "jobs")))
    #expect(jobs.count == 450 && jobs.allSatisfy { $0.attempts.map(\.number) == [2, 1] })

    // Each export is itself recorded, before or while it runs.
    let events = try export.read("events.event", EventsV1.Event.self)
    #expect(events.count > 450 && events.allSatisfy { $0.tenantID == tenant.text })
    let records = try export.read("audit.audit_event", AuditV1.AuditEvent.self)
    for ids in [events.map(\.id), records.map(\.id)] {
      let bare = ids.map { String($0.dropFirst(6)) }
      #expect(bare.starts(with: before) && after.starts(with: bare))
    }
    #expect(
      events.contains { $0.type == "member.removed" } && events.contains { $0.type == "audit.recorded" })

    let messages = Dictionary(grouping: export.messages, by: \.kind).mapValues { $0.map(\.records.count) }
    #expect(messages["identity.role"] == [200, 200, 51])
    #expect(messages["platform.job"] == [200, 200, 50])
    #expect(messages["identity.invitation"] == [3])

    let lacks = export.header.omissions
    #expect(lacks.allSatisfy { !$0.reason.isEmpty } && Set(lacks.map(\.kind)).count == lacks.count)
    for lack in ["identity.refresh_token", "identity.api_key.secret", "platform.job.payload"] {
      #expect(lacks.contains { $0.kind == lack }, "\(lack)")
    }
    let text = try export.text
    let (hasOwn, hasOther) = (text.contains("of \(tenant.text)"), text.contains(other.text))
    #expect(hasOwn && !hasOther)
  }

  @Test func `shows no secret, and no hash of one`() async throws {
    let (tenant, secrets) = try await full()
    let text = try await tenant.export().text
    #expect(secrets.count == 7 && secrets.allSatisfy { $0.count > 30 })
    for secret in secrets {
      let isThere = TestServer.holds(text, secret)
      #expect(!isThere, "\(secret.prefix(12))")
    }
    let hashes = try tenant.server.sql(
      """
      SELECT encode(hash, 'hex') || E'\\n' || encode(hash, 'base64') || E'\\n' || hash
      FROM (
        SELECT tenant_id, secret_hash AS hash FROM api_keys
        UNION ALL SELECT tenant_id, secret_hash FROM invitations
        UNION ALL SELECT tenant_id, token_hash FROM refresh_tokens
        UNION ALL SELECT tenant_id, payload_salt FROM journal WHERE payload_salt IS NOT NULL
      ) hashes
      WHERE tenant_id = '\(tenant.id.uuidText)'
      """
    ).split(separator: "\n").map(String.init)
    #expect(hashes.count > 20)
    for hash in hashes + ["payload of"] {
      let isThere = text.contains(hash)
      #expect(!isThere, "\(hash)")
    }
  }

  @Test func `is of one moment, whatever is written while it is read`() async throws {
    let tenant = try await Self.server.value.tenant()
    try tenant.addRows(1_000)
    let last = "ffffffff-ffff-ffff-ffff-ffffffffffff"
    let id = tenant.id.uuidText
    let export = try await tenant.export {
      // The reader has the header, and of the rest no more than a few messages are on their way.
      try tenant.server.sql(
        """
        BEGIN;
        INSERT INTO roles (tenant_id, role_id, name, display_name, permissions)
        VALUES ('\(id)', '\(last)', 'late', 'late row', '{}');
        UPDATE memberships SET display_name = 'late row' WHERE tenant_id = '\(id)';
        INSERT INTO jobs (tenant_id, job_id, kind, max_attempts) VALUES ('\(id)', '\(last)', 'late.row', 1);
        DELETE FROM jobs WHERE tenant_id = '\(id)' AND kind = 'test.idle';
        INSERT INTO journal (tenant_id, record_time, record_id, actor_kind, method, outcome, event_type)
        VALUES ('\(id)', now() + interval '1 hour', '\(last)', 'system', '/late.Row/Late', 'allowed', 'late.row');
        COMMIT;
        """)
    }
    let text = try export.text
    let isLate = ["late row", "late.row", "late.Row"].contains { text.contains($0) }
    #expect(!isLate)
    #expect(export.records("platform.job").count == 1_000 && export.records("identity.role").count == 1_000)
    let next = try await tenant.export()
    for kind in ["identity.member", "identity.role", "platform.job", "events.event", "audit.audit_event"] {
      #expect(next.records(kind).contains { $0.contains("late") || $0.contains("Late") }, "\(kind)")
    }
    #expect(next.records("platform.job").count == 1)
  }

  @Test func `keeps each message below what clients take`() async throws {
    let tenant = try await Self.server.value.tenant()
    try tenant.server.sql(
      """
      INSERT INTO journal (tenant_id, record_id, actor_kind, method, outcome, event_type, event)
      SELECT '\(tenant.id.uuidText)', gen_random_uuid(), 'system', '/x.Y/Z', 'allowed', 'tenant.updated',
        jsonb_build_object('long', repeat('x', 300000))
      FROM generate_series(1, 10) n
      """)
    let export = try await tenant.export(["events.event"])
    let sizes = export.messages.map { message in message.records.reduce(0) { $0 + $1.utf8.count } }
    #expect(sizes.reduce(0, +) > 3_000_000 && sizes.count >= 4 && sizes.allSatisfy { $0 <= 1 << 20 })
  }

  // MARK: What was asked for

  @Test func `holds the kinds that were asked for, by name or by area`() async throws {
    let tenant = try await Self.server.value.tenant()
    let asked = [
      ["identity"]: Array(Self.kinds[3...6]),
      ["platform.job", "tenants.icp", "platform"]: ["tenants.icp", "platform.job"],
      ["audit", "events.event"]: ["events.event", "audit.audit_event"],
    ]
    for (kinds, wanted) in asked { #expect(try await tenant.export(kinds).kinds == wanted) }
    for unknown in ["ident", "identity.members", "leads.leads", "identity.refresh_token"] {
      let error = try await refusal { try await tenant.export(["identity", unknown]) }
      #expect(error?.code == .invalidArgument && error?.reason == "FIELD_INVALID", "\(unknown)")
      #expect(error?.violations.map(\.field) == ["kinds[1]"], "\(unknown)")
    }
  }

  // MARK: Who may

  @Test func `is for owners and operators`() async throws {
    let server = try await Self.server.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    for role in ["viewer", "member", "admin"] {
      let error = try await refusal { try await tenant.export([], tenant.caller(role)) }
      #expect(error?.code == .permissionDenied && error?.reason == "PERMISSION_MISSING", "\(role)")
    }
    let stranger = try await refusal { try await tenant.export([], other.caller("owner")) }
    #expect(stranger?.code == .permissionDenied && stranger?.reason == "TENANT_FORBIDDEN")
    let own = try await tenant.export()
    let operators = try await tenant.export([], .bearer(server.operatorToken()))
    for kind in Self.kinds.dropLast(2) { #expect(own.records(kind) == operators.records(kind), "\(kind)") }
    // Whoever reads it, of operators a tenant's export tells the kind alone.
    let namesOperator = try operators.text.contains(TestServer.operatorID.description)
    #expect(!namesOperator)
  }

  @Test func `is there for the owner of a deleted tenant`() async throws {
    let tenant = try await Self.server.value.tenant()
    _ = try await tenant.delete()
    let export = try await tenant.export()
    #expect(export.header.tenant?.state == .deleted && export.records("identity.member").count == 4)
  }

  @Test func `is there for a suspended tenant, unless reads are stopped too`() async throws {
    let tenant = try await Self.server.value.tenant()
    _ = try await tenant.suspend()
    #expect(try await tenant.export().header.tenant?.state == .suspended)
    _ = try await tenant.suspend(blockingReads: true)
    let error = try await refusal { try await tenant.export() }
    #expect(error?.code == .failedPrecondition && error?.reason == "TENANT_SUSPENDED")
  }

  @Test func `is refused while two others run, and let in when one of them has ended`() async throws {
    let tenant = try await Self.server.value.tenant()
    try tenant.addRows(2_000)
    let running = [try await tenant.open(), try await tenant.open()]
    let readers = running.map { $0.makeAsyncIterator() }
    for reader in readers { #expect(try await reader.next()?.part != nil) }
    let error = try await refusal { try await tenant.export() }
    #expect(error?.code == .unavailable && error?.reason == "OVERLOADED")
    #expect(error?.retry == .after(.seconds(10)))
    running[0].cancel()
    let isLetIn = try await eventually(within: .seconds(10)) {
      try await refusal { try await tenant.export(["tenants"]) } == nil
    }
    #expect(isLetIn)
    while try await readers[1].next() != nil {}
    #expect(try await tenant.export(["tenants"]).kinds.count == 3)
  }
}

extension TestTenant {
  /// Roles, jobs with two attempts each and records, so many of each.
  fileprivate func addRows(_ count: Int) throws {
    try server.sql(
      """
      INSERT INTO roles (tenant_id, role_id, name, display_name, permissions)
      SELECT '\(id.uuidText)', gen_random_uuid(), 'role_' || n, 'of \(text)', '{leads.read}'
      FROM generate_series(1, \(count)) n;
      INSERT INTO jobs (tenant_id, job_id, kind, max_attempts, target_id, payload)
      SELECT '\(id.uuidText)', gen_random_uuid(), 'test.idle', 3, 'of \(text)',
        jsonb_build_object('payload of', n)
      FROM generate_series(1, \(count)) n;
      INSERT INTO job_attempts (tenant_id, job_id, number, outcome, end_time)
      SELECT tenant_id, job_id, n, 'failed', now() FROM jobs, generate_series(1, 2) n
      WHERE tenant_id = '\(id.uuidText)' AND kind = 'test.idle';
      INSERT INTO journal (tenant_id, record_id, actor_kind, method, outcome, event_type, event)
      SELECT '\(id.uuidText)', gen_random_uuid(), 'system', '/x.Y/Z', 'allowed', 'tenant.updated',
        '{"note": "of \(text)"}'
      FROM generate_series(1, \(count)) n
      """)
  }

  /// The ids of a table's rows, in their order, counted apart from what is tested.
  fileprivate func ids(_ prefix: String, _ column: String, _ table: String) throws -> [String] {
    try ids(
      prefix, "SELECT \(column) FROM \(table) WHERE tenant_id = '\(id.uuidText)' ORDER BY \(column)")
  }

  /// What follows the prefix in the ids of the journal's rows, in the order of an export.
  fileprivate func journal() throws -> [String] {
    try ids(
      "x", "SELECT record_id FROM journal WHERE tenant_id = '\(id.uuidText)' ORDER BY record_time, record_id"
    ).map { String($0.dropFirst(2)) }
  }

  private func ids(_ prefix: String, _ query: String) throws -> [String] {
    try server.sql(query).split(separator: "\n").compactMap { line in
      UInt128(line.filter(\.isHexDigit), radix: 16).map { TypeID(prefix: prefix, bits: $0).description }
    }
  }
}
