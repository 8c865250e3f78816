package import MusterCore
package import MusterIdentityAPI
import MusterRPC
import MusterWire

/// Members, roles and keys of a tenant, made as everybody makes them.
extension TestTenant {
  /// Somebody who was invited and has accepted, with the tokens of the acceptance.
  package struct Joined: Sendable {
    package let user: UserID
    package let member: IdentityV1.Member
    package let tokens: IdentityV1.AccessToken
  }

  /// By an operator, who may invite as what they like.
  package func invite(
    _ email: String, as roles: [String]
  ) async throws -> (IdentityV1.Invitation, token: String) {
    let request = IdentityV1.InviteMemberRequest.with {
      $0.tenantID = text
      $0.invitation = .with {
        $0.email = email
        $0.roles = roles
      }
    }
    let made = try await server.identity.inviteMember(request, .bearer(server.operatorToken()))
    return (made.invitation ?? IdentityV1.Invitation(), made.token)
  }

  package func join(_ email: String, as roles: [String]) async throws -> Joined {
    let (_, token) = try await invite(email, as: roles)
    let made = try await server.identity.acceptInvitation(.with { $0.token = token }, CallOptions())
    guard let member = made.member, let tokens = made.accessToken, let user = UserID(member.userID) else {
      throw TestServerFailed(description: "AcceptInvitation answered \(made)")
    }
    return Joined(user: user, member: member, tokens: tokens)
  }

  /// A role of the tenant's own.
  @discardableResult
  package func addRole(_ name: String, _ permissions: [String]) async throws -> IdentityV1.Role {
    let request = IdentityV1.CreateRoleRequest.with {
      $0.tenantID = text
      $0.role = .with {
        $0.name = name
        $0.permissions = permissions
      }
    }
    return try await server.identity.createRole(request, caller("owner")).role ?? IdentityV1.Role()
  }

  /// A key of the member's own, or a machine's with permissions; and what it is shown as.
  package func createKey(
    as role: String = "owner", _ change: (inout IdentityV1.ApiKey) -> Void
  ) async throws -> (IdentityV1.ApiKey, secret: String) {
    let request = IdentityV1.CreateApiKeyRequest.with {
      $0.tenantID = text
      $0.apiKey = .with {
        $0.displayName = "A key"
        change(&$0)
      }
    }
    let made = try await server.identity.createApiKey(request, caller(role))
    return (made.apiKey ?? IdentityV1.ApiKey(), made.secret)
  }

  /// The member that has the role, as members are listed.
  package func member(_ role: String) async throws -> IdentityV1.Member {
    let request = IdentityV1.ListMembersRequest.with {
      $0.tenantID = text
      $0.userID = users[role]?.description ?? ""
    }
    let found = try await server.identity.listMembers(request, caller("owner")).members
    guard let member = found.first else { throw TestServerFailed(description: "\(role) is no member") }
    return member
  }

  /// More than the plan allows, for tests that need many.
  package func raiseLimits() throws {
    try change("UPDATE tenants SET max_members = 5000, max_api_keys = 5000 WHERE tenant_id = $tenant")
  }
}
