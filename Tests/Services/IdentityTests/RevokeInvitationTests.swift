import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

@Suite struct `RevokeInvitation` {
  private func revoke(
    _ tenant: TestTenant, _ id: String, as role: String = "admin", version: Int64 = 0
  ) async throws -> IdentityV1.Invitation? {
    let request = IdentityV1.RevokeInvitationRequest.with {
      $0.tenantID = tenant.text
      $0.id = id
      $0.version = version
    }
    return try await tenant.server.identity.revokeInvitation(request, tenant.caller(role)).invitation
  }

  @Test func `ends the token, and changes nothing the second time`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (invitation, token) = try await tenant.invite("ann@example.com", as: ["viewer"])
    let stale = try await refusal { try await revoke(tenant, invitation.id, version: 2) }
    #expect(stale?.reason == "VERSION_STALE")
    let revoked = try await revoke(tenant, invitation.id, version: 1)
    #expect(revoked?.state == .revoked && revoked?.version == 2)
    #expect(try await revoke(tenant, invitation.id, version: 1) == revoked)
    #expect(try server.journal(tenant.id, "RevokeInvitation").count == 1)
    let error = try await refusal {
      try await server.identity.acceptInvitation(.with { $0.token = token }, CallOptions())
    }
    #expect(error?.reason == "INVITATION_CLOSED")
  }

  @Test func `refuses one that is closed, another tenant's, and those who invite nobody`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let (invitation, token) = try await tenant.invite("ann@example.com", as: ["viewer"])
    #expect(try await refusal { try await revoke(other, invitation.id) }?.reason == "INVITATION_NOT_FOUND")
    #expect(
      try await refusal { try await revoke(tenant, invitation.id, as: "member") }?.reason
        == "PERMISSION_MISSING")
    _ = try await server.identity.acceptInvitation(.with { $0.token = token }, CallOptions())
    let error = try await refusal { try await revoke(tenant, invitation.id) }
    #expect(error?.code == .failedPrecondition && error?.reason == "INVITATION_CLOSED")
    #expect(error?.metadata == ["state": "accepted"])
  }
}
