import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `UpdateMember` {
  private func update(
    _ tenant: TestTenant, _ id: String, as role: String = "owner", mask: [String] = [],
    requestID: String = "", validateOnly: Bool = false, _ change: (inout IdentityV1.Member) -> Void
  ) async throws -> IdentityV1.Member? {
    let request = IdentityV1.UpdateMemberRequest.with {
      $0.tenantID = tenant.text
      $0.member = .with {
        $0.id = id
        change(&$0)
      }
      if !mask.isEmpty { $0.updateMask = .with { $0.paths = mask } }
      $0.requestID = requestID
      $0.validateOnly = validateOnly
    }
    return try await tenant.server.identity.updateMember(request, tenant.caller(role)).member
  }

  @Test func `changes roles and the end of a membership`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let viewer = try await tenant.member("viewer")
    let end = WallClock.seconds() + 600
    let changed = try await update(tenant, viewer.id, as: "admin") {
      $0.roles = ["member", "member"]
      $0.expireTime = .with { $0.seconds = end }
    }
    #expect(changed?.roles == ["member"] && changed?.expireTime?.seconds == end && changed?.version == 2)
    #expect(changed?.state == .active && changed?.email == viewer.email)
    let endless = try await update(tenant, viewer.id, mask: ["expire_time"]) { _ in }
    #expect(endless?.expireTime == nil && endless?.roles == ["member"] && endless?.version == 3)
    #expect(try await update(tenant, viewer.id) { _ in }?.version == 3)
    let rows = try server.journal(tenant.id, "UpdateMember")
    #expect(rows.count == 2 && rows[0].hasSuffix("{roles,expire_time} member.updated"))
    let me = try await server.identity.whoAmI(.init(), tenant.caller("viewer")).caller
    #expect(me?.member?.roles == ["member"])
  }

  @Test func `refuses who gives or takes what they do not hold`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (owner, viewer) = (try await tenant.member("owner"), try await tenant.member("viewer"))
    let gives = try await refusal {
      try await update(tenant, viewer.id, as: "admin") { $0.roles = ["owner"] }
    }
    #expect(gives?.code == .permissionDenied && gives?.reason == "GRANT_EXCEEDS_OWN")
    let takes = try await refusal {
      try await update(tenant, owner.id, as: "admin") { $0.roles = ["viewer"] }
    }
    #expect(takes?.reason == "GRANT_EXCEEDS_OWN")
    // Whoever ends a membership takes what it holds.
    let ends = try await refusal {
      try await update(tenant, owner.id, as: "admin") {
        $0.expireTime = .with { $0.seconds = WallClock.seconds() + 60 }
      }
    }
    #expect(ends?.reason == "GRANT_EXCEEDS_OWN")
    // What an owner has beside is nothing that the admin gives or takes.
    let more = try await update(tenant, owner.id, as: "admin") { $0.roles = ["owner", "viewer"] }
    #expect(more?.roles == ["owner", "viewer"])
    let unknown = try await refusal { try await update(tenant, viewer.id) { $0.roles = ["nobody"] } }
    #expect(unknown?.reason == "ROLE_NOT_FOUND")
  }

  @Test func `leaves one owner without an end`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let owner = try await tenant.member("owner")
    let end = WallClock.seconds() + 600
    for change: (inout IdentityV1.Member) -> Void in [
      { $0.roles = ["admin"] }, { $0.expireTime = .with { $0.seconds = end } },
    ] {
      let error = try await refusal { try await update(tenant, owner.id, change) }
      #expect(error?.code == .failedPrecondition && error?.reason == "LAST_OWNER")
    }
    // One whose membership ends does not count.
    _ = try await update(tenant, tenant.member("admin").id) {
      $0.roles = ["owner"]
      $0.expireTime = .with { $0.seconds = end }
    }
    let still = try await refusal { try await update(tenant, owner.id) { $0.roles = ["admin"] } }
    #expect(still?.reason == "LAST_OWNER")
    _ = try await update(tenant, tenant.member("admin").id, mask: ["expire_time"]) { _ in }
    #expect(try await update(tenant, owner.id) { $0.roles = ["admin"] }?.roles == ["admin"])
  }

  @Test func `leaves an owner when two step down at the same time`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (owner, admin) = (try await tenant.member("owner"), try await tenant.member("admin"))
    for _ in 0..<10 {
      try tenant.change(
        "UPDATE memberships SET roles = '{owner}' WHERE tenant_id = $tenant AND user_id IN ($owner, $admin)")
      #expect(
        try await eventually(within: .seconds(5)) {
          let me = try await server.identity.whoAmI(.init(), tenant.caller("admin")).caller
          return me?.member?.roles == ["owner"]
        })
      async let one = refusal { try await update(tenant, owner.id, as: "admin") { $0.roles = ["admin"] } }
      async let other = refusal { try await update(tenant, admin.id, as: "owner") { $0.roles = ["admin"] } }
      let errors = try await [one, other].compactMap { $0 }
      // The second has lost the right, or would be the last.
      #expect(errors.count == 1)
      #expect(["LAST_OWNER", "GRANT_EXCEEDS_OWN"].contains(errors.first?.reason), "\(errors)")
      let owners = try server.sql(
        "SELECT count(*) FROM memberships WHERE tenant_id = '\(tenant.id.uuidText)' AND roles = '{owner}'")
      #expect(owners == "1")
    }
  }

  @Test func `leaves an owner when each gives up their own`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (owner, admin) = (try await tenant.member("owner"), try await tenant.member("admin"))
    try tenant.change(
      "UPDATE memberships SET roles = '{owner}' WHERE tenant_id = $tenant AND user_id = $admin")
    async let one = refusal { try await update(tenant, owner.id, as: "owner") { $0.roles = ["admin"] } }
    async let other = refusal { try await update(tenant, admin.id, as: "admin") { $0.roles = ["admin"] } }
    let errors = try await [one, other].compactMap { $0 }
    #expect(errors.map(\.reason) == ["LAST_OWNER"])
  }

  @Test func `refuses an older version, somebody removed, and a time that has passed`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let viewer = try await tenant.member("viewer")
    let stale = try await refusal {
      try await update(tenant, viewer.id) {
        $0.roles = ["member"]
        $0.version = 9
      }
    }
    #expect(stale?.code == .aborted && stale?.metadata == ["version": "9", "current_version": "1"])
    let past = try await refusal {
      try await update(tenant, viewer.id) { $0.expireTime = .with { $0.seconds = 1 } }
    }
    #expect(past?.violations.map(\.field) == ["member.expire_time"])
    let theirs = try await other.member("viewer").id
    #expect(
      try await refusal { try await update(tenant, theirs) { $0.roles = ["member"] } }?.reason
        == "MEMBER_NOT_FOUND")
    try tenant.change(
      "UPDATE memberships SET delete_time = now() WHERE tenant_id = $tenant AND user_id = $viewer")
    #expect(
      try await refusal { try await update(tenant, viewer.id) { $0.roles = ["member"] } }?.reason
        == "MEMBER_NOT_FOUND")
  }

  @Test func `tries without changing, and answers a repeat as before`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let viewer = try await tenant.member("viewer")
    #expect(try await update(tenant, viewer.id, validateOnly: true) { $0.roles = ["member"] }?.version == 2)
    #expect(try await tenant.member("viewer").version == 1)
    let first = try await update(tenant, viewer.id, requestID: "once") { $0.roles = ["member"] }
    _ = try await update(tenant, viewer.id) { $0.roles = ["viewer"] }
    #expect(try await update(tenant, viewer.id, requestID: "once") { $0.roles = ["member"] } == first)
    #expect(try await tenant.member("viewer").roles == ["viewer"])
  }
}
