import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `AcceptInvitation` {
  private func accept(
    _ token: String, _ server: TestServer,
    _ change: (inout IdentityV1.AcceptInvitationRequest) -> Void = { _ in }
  ) async throws -> IdentityV1.AcceptInvitationResponse {
    var request = IdentityV1.AcceptInvitationRequest.with { $0.token = token }
    change(&request)
    return try await server.identity.acceptInvitation(request, CallOptions())
  }

  @Test func `makes a user and a member, and signs them in`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (invitation, token) = try await tenant.invite("ann@example.com", as: ["member"])
    let made = try await accept(token, server) {
      $0.displayName = "Ann"
      $0.locale = "de"
      $0.timeZone = "Europe/Vienna"
    }
    let (member, tokens) = (try #require(made.member), try #require(made.accessToken))
    #expect(member.email == "ann@example.com" && member.displayName == "Ann" && member.roles == ["member"])
    #expect(member.state == .active && member.invitedBy?.kind == .platform)
    #expect(tokens.tenantID == tenant.text && tokens.refreshToken.hasPrefix("muster_refresh_"))
    let me = try await server.identity.whoAmI(.init(), .bearer(tokens.token)).caller
    #expect(
      me?.user?.id == member.userID && me?.user?.locale == "de" && me?.user?.timeZone == "Europe/Vienna")
    #expect(me?.user?.emailVerified == false && me?.member?.lastActiveTime != nil)
    let list = IdentityV1.ListInvitationsRequest.with { $0.tenantID = tenant.text }
    let found = try await server.identity.listInvitations(list, tenant.caller("owner")).invitations.first
    #expect(found?.id == invitation.id && found?.state == .accepted && found?.memberID == member.id)
    #expect(found?.acceptTime != nil)
    let rows = try server.journal(tenant.id, "AcceptInvitation")
    #expect(rows.count == 1 && rows[0].hasPrefix("user ") && rows[0].hasSuffix("member.created"))
  }

  @Test func `is won by one of a hundred at the same time`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (_, token) = try await tenant.invite("ann@example.com", as: ["member"])
    let errors = try await withThrowingTaskGroup(of: RPCError?.self) { tasks in
      for _ in 0..<100 { tasks.addTask { try await refusal { try await accept(token, server) } } }
      return try await tasks.reduce(into: [RPCError?]()) { $0.append($1) }
    }
    #expect(errors.count { $0 == nil } == 1)
    let refused = errors.compactMap { $0 }
    #expect(refused.count == 99 && refused.allSatisfy { $0.reason == "INVITATION_CLOSED" })
    #expect(refused.allSatisfy { $0.metadata == ["state": "accepted"] })
    let members = "SELECT count(*) FROM memberships WHERE tenant_id = '\(tenant.id.uuidText)'"
    #expect(try server.sql(members) == "5")
  }

  @Test func `answers a repeat as before, without the tokens`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (_, token) = try await tenant.invite("ann@example.com", as: ["member"])
    let first = try await accept(token, server) { $0.requestID = "once" }
    let again = try await accept(token, server) { $0.requestID = "once" }
    #expect(again.member == first.member && again.accessToken == nil && first.accessToken != nil)
    let other = try await refusal {
      try await accept(token, server) {
        $0.requestID = "once"
        $0.displayName = "Other"
      }
    }
    #expect(other?.reason == "REQUEST_ID_REUSED")
    let dump = try server.everything(of: tenant.id)
    let secrets = [token, first.accessToken?.token ?? "-", first.accessToken?.refreshToken ?? "-"]
    for secret in secrets { #expect(!TestServer.holds(dump, String(secret.suffix(43)))) }
  }

  @Test func `gives the membership to the user of a token of Muster`() async throws {
    let server = try await TestServer.shared.value
    let (home, tenant) = (try await server.tenant(), try await server.tenant())
    let ann = try await home.join("ann@example.com", as: ["viewer"])
    let (_, token) = try await tenant.invite("ann@example.com", as: ["admin"])
    let made = try await accept(token, server) { $0.userToken = ann.tokens.token }
    #expect(made.member?.userID == ann.user.description && made.member?.roles == ["admin"])
    let me = try await server.identity.whoAmI(.init(), .bearer(made.accessToken?.token ?? "")).caller
    #expect(Set(me?.tenants.map(\.tenantID) ?? []) == [home.text, tenant.text])
    // Another invitation to the same person finds them there.
    try server.sql(
      "UPDATE memberships SET email = 'new@example.com' WHERE tenant_id = '\(tenant.id.uuidText)'")
    let (_, more) = try await tenant.invite("ann@example.com", as: ["viewer"])
    let error = try await refusal { try await accept(more, server) { $0.userToken = ann.tokens.token } }
    #expect(error?.code == .alreadyExists && error?.reason == "MEMBER_EXISTS")
  }

  @Test func `refuses a token of somebody else, and one that is none`() async throws {
    let server = try await TestServer.shared.value
    let (home, tenant) = (try await server.tenant(), try await server.tenant())
    let ben = try await home.join("ben@example.com", as: ["viewer"])
    let (_, token) = try await tenant.invite("ann@example.com", as: ["admin"])
    let other = try await refusal { try await accept(token, server) { $0.userToken = ben.tokens.token } }
    #expect(other?.code == .permissionDenied && other?.reason == "INVITATION_NOT_YOURS")
    let key = try tenant.addServiceKey(["leads.read"])
    let machine = try await server.identity.createAccessToken(
      .with { $0.apiKey = try! tenant.secret(of: key) }, CallOptions()
    ).accessToken?.token
    let bad = ["a.b.c", "x", machine ?? "", try server.operatorToken(), ben.tokens.refreshToken]
    for text in bad {
      let error = try await refusal { try await accept(token, server) { $0.userToken = text } }
      #expect(error?.code == .unauthenticated && error?.reason == "USER_TOKEN_INVALID", "\(text)")
    }
    // It is still open.
    #expect(try await accept(token, server).member != nil)
  }

  @Test func `brings a removed member back as the same member, without the old keys and tokens`() async throws
  {
    let server = try await TestServer.shared.value
    let (home, tenant) = (try await server.tenant(), try await server.tenant())
    let ann = try await home.join("ann@example.com", as: ["viewer"])
    let (_, token) = try await tenant.invite("ann@example.com", as: ["admin"])
    let first = try await accept(token, server) { $0.userToken = ann.tokens.token }
    let member = try #require(first.member)
    let options = CallOptions.bearer(first.accessToken?.token ?? "")
    let key = try await server.identity.createApiKey(
      .with {
        $0.tenantID = tenant.text
        $0.apiKey = .with {
          $0.displayName = "Mine"
          $0.userID = member.userID
        }
      }, options)
    _ = try await server.identity.removeMember(
      .with {
        $0.tenantID = tenant.text
        $0.id = member.id
      }, tenant.caller("owner"))
    let (_, again) = try await tenant.invite("ann@example.com", as: ["viewer"])
    let second = try await accept(again, server) { $0.userToken = ann.tokens.token }
    #expect(second.member?.id == member.id && second.member?.roles == ["viewer"])
    #expect(second.member?.deleteTime == nil && second.member?.version == 3)
    let old = try await refusal {
      try await server.identity.createAccessToken(.with { $0.apiKey = key.secret }, CallOptions())
    }
    #expect(old?.reason == "API_KEY_INVALID")
    let refresh = try await refusal {
      try await server.identity.refreshAccessToken(
        .with { $0.refreshToken = first.accessToken?.refreshToken ?? "" }, CallOptions())
    }
    #expect(refresh?.reason == "REFRESH_TOKEN_INVALID")
    let stale = try await untilRefused(within: .seconds(5)) {
      try await server.identity.whoAmI(.init(), options)
    }
    #expect(stale?.1.reason == "CREDENTIALS_INVALID")
    #expect(
      try await eventually(within: .seconds(5)) {
        let now = CallOptions.bearer(second.accessToken?.token ?? "")
        return try await refusal { try await server.identity.whoAmI(.init(), now) } == nil
      })
  }

  @Test func `ends with its time, and with the membership that it promises`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for column in ["expire_time", "member_expire_time"] {
      let (_, token) = try await tenant.invite("ann@example.com", as: ["viewer"])
      try server.sql(
        "UPDATE invitations SET \(column) = now() WHERE tenant_id = '\(tenant.id.uuidText)'")
      let error = try await refusal { try await accept(token, server) }
      #expect(error?.reason == "INVITATION_CLOSED" && error?.metadata == ["state": "expired"])
    }
    let end = WallClock.seconds() + 600
    let request = IdentityV1.InviteMemberRequest.with {
      $0.tenantID = tenant.text
      $0.invitation = .with {
        $0.email = "temp@example.com"
        $0.roles = ["viewer"]
        $0.memberExpireTime = .with { $0.seconds = end }
      }
    }
    let invited = try await server.identity.inviteMember(request, tenant.caller("owner"))
    let made = try await accept(invited.token, server)
    #expect(made.member?.expireTime?.seconds == end)
    #expect(made.accessToken?.refreshExpireTime?.seconds == end)
  }

  @Test func `tells nobody what is wrong with a token, and leaves no trace of a trial`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let (_, token) = try await tenant.invite("ann@example.com", as: ["viewer"])
    let (_, theirs) = try await other.invite("ann@example.com", as: ["viewer"])
    for bad in [
      "x", token + "A", String(token.dropLast()), String(theirs.dropLast(43)) + token.suffix(43),
      token.replacing("muster_invite", with: "muster_key"),
    ] {
      let error = try await refusal { try await accept(bad, server) }
      #expect(error?.code == .notFound && error?.reason == "INVITATION_NOT_FOUND")
    }
    let trial = try await accept(token, server) { $0.validateOnly = true }
    #expect(trial.member?.state == .active && trial.accessToken == nil)
    let zone = try await refusal { try await accept(token, server) { $0.timeZone = "Mars/Olympus" } }
    #expect(zone?.violations.map(\.field) == ["time_zone"])
    #expect(try await accept(token, server).accessToken != nil)
  }

  @Test func `waits until a suspended tenant goes on`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (_, token) = try await tenant.invite("ann@example.com", as: ["viewer"])
    try tenant.change(
      "UPDATE tenants SET state = 'suspended', suspend_time = now() WHERE tenant_id = $tenant")
    #expect(try await refusal { try await accept(token, server) }?.reason == "TENANT_SUSPENDED")
    try tenant.change("UPDATE tenants SET state = 'active', suspend_time = NULL WHERE tenant_id = $tenant")
    #expect(try await accept(token, server).member != nil)
  }
}
