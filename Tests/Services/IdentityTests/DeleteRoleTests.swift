import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

@Suite struct `DeleteRole` {
  private func delete(
    _ tenant: TestTenant, _ id: String, as role: String = "owner", version: Int64 = 0, requestID: String = ""
  ) async throws -> IdentityV1.Role? {
    let request = IdentityV1.DeleteRoleRequest.with {
      $0.tenantID = tenant.text
      $0.id = id
      $0.version = version
      $0.requestID = requestID
    }
    return try await tenant.server.identity.deleteRole(request, tenant.caller(role)).role
  }

  @Test func `deletes a role for good, once`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let role = try await tenant.addRole("auditor", ["leads.read"])
    #expect(try await delete(tenant, role.id, requestID: "once") == role)
    #expect(try await delete(tenant, role.id, requestID: "once") == role)
    let error = try await refusal { try await delete(tenant, role.id) }
    #expect(error?.code == .notFound && error?.reason == "ROLE_NOT_FOUND")
    #expect(try server.journal(tenant.id, "DeleteRole").map { $0.hasSuffix("role.deleted") } == [true])
    // The name is free again.
    #expect(try await tenant.addRole("auditor", ["leads.read"]).id != role.id)
  }

  @Test func `refuses a role that a member has or an open invitation promises`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let role = try await tenant.addRole("auditor", ["leads.read"])
    let (invitation, _) = try await tenant.invite("ann@example.com", as: ["auditor"])
    let promised = try await refusal { try await delete(tenant, role.id) }
    #expect(promised?.code == .failedPrecondition && promised?.reason == "ROLE_IN_USE")
    #expect(promised?.metadata == ["members": "0", "invitations": "1"])
    let revoke = IdentityV1.RevokeInvitationRequest.with {
      $0.tenantID = tenant.text
      $0.id = invitation.id
    }
    _ = try await server.identity.revokeInvitation(revoke, tenant.caller("owner"))
    let joined = try await tenant.join("ben@example.com", as: ["viewer", "auditor"])
    #expect(try await refusal { try await delete(tenant, role.id) }?.metadata["members"] == "1")
    let remove = IdentityV1.RemoveMemberRequest.with {
      $0.tenantID = tenant.text
      $0.id = joined.member.id
    }
    _ = try await server.identity.removeMember(remove, tenant.caller("owner"))
    #expect(try await delete(tenant, role.id)?.id == role.id)
  }

  @Test func `refuses another version, another tenant's role and those who do not keep roles`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let role = try await tenant.addRole("auditor", ["leads.read"])
    let stale = try await refusal { try await delete(tenant, role.id, version: 2) }
    #expect(stale?.metadata == ["version": "2", "current_version": "1"])
    #expect(try await refusal { try await delete(other, role.id) }?.reason == "ROLE_NOT_FOUND")
    #expect(
      try await refusal { try await delete(tenant, role.id, as: "member") }?.reason == "PERMISSION_MISSING")
    #expect(try await delete(tenant, role.id, version: 1)?.id == role.id)
  }
}
