import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTenancy
import MusterWire

/// People with every role, invitations, a role of the tenant's own, and keys of machines.
enum IdentityRows: DemoRows {
  static func make(in tenant: DemoTenant) async throws {
    let rows = Rows(tenant: tenant, client: IdentityV1.Client(tenant.transport), owner: try tenant.asOwner())
    await rows.addRole()
    await rows.addMembers()
    await rows.addInvitations()
    await rows.addKeys()
  }

  /// Somebody who was invited and has accepted: the user's id.
  static func join(
    _ email: String, _ name: String, as roles: [String], in tenant: TenantID, by owner: UserID,
    _ stage: DemoStage
  ) async throws -> String {
    let client = IdentityV1.Client(stage.transport)
    // Without a request id: a repeat has to be shown the token, and takes the place of the open invitation.
    let invited = try await client.inviteMember(
      .with {
        $0.tenantID = tenant.description
        $0.invitation = .with { ($0.email, $0.displayName, $0.roles) = (email, name, roles) }
      }, stage.as(owner, in: tenant))
    let accepted = try await client.acceptInvitation(
      .with { ($0.token, $0.displayName) = (invited.token, name) }, DemoStage.anybody)
    return accepted.member?.userID ?? ""
  }
}

private struct Rows {
  let tenant: DemoTenant
  let client: IdentityV1.Client
  let owner: CallOptions

  func addRole() async {
    await tenant.once("role") { requestID in
      let request = IdentityV1.CreateRoleRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.role = .with {
          ($0.name, $0.displayName) = ("campaign-desk", "Campaign desk")
          $0.description = "Works with leads, and drafts whom to win."
          $0.permissions = ["tenants.read", "tenants.icp", "identity.read", "leads.read", "leads.write"]
        }
      }
      return try await client.createRole(request, owner).role?.id ?? ""
    }
  }

  func addMembers() async {
    let people = [
      ("noor", "Noor Haddad", ["admin"]), ("jun", "Jun Park", ["member"]),
      ("mara", "Mara Silva", ["campaign-desk", "viewer"]), ("rob", "Rob Tanner", ["member"]),
    ]
    for (person, name, roles) in people {
      await tenant.once("member.\(person)") { _ in
        try await IdentityRows.join(
          "\(person)@\(tenant.slug).example", name, as: roles, in: tenant.id, by: tenant.owner, tenant.stage)
      }
    }
    // Rob has left.
    await tenant.once("member.removed") { requestID in
      let wanted = IdentityV1.ListMembersRequest.with {
        ($0.tenantID, $0.userID) = (tenant.text, tenant.rowID("member.rob"))
      }
      let member = try await client.listMembers(wanted, owner).members.first?.id ?? ""
      let request = IdentityV1.RemoveMemberRequest.with {
        ($0.tenantID, $0.id, $0.requestID) = (tenant.text, member, requestID)
      }
      _ = try await client.removeMember(request, owner)
      return member
    }
  }

  func addInvitations() async {
    await invite("kim", ["viewer"])
    guard let revoked = await invite("lee", ["admin"]) else { return }
    await tenant.once("invitation.revoked") { requestID in
      let request = IdentityV1.RevokeInvitationRequest.with {
        ($0.tenantID, $0.id, $0.requestID) = (tenant.text, revoked, requestID)
      }
      _ = try await client.revokeInvitation(request, owner)
      return revoked
    }
  }

  @discardableResult
  private func invite(_ person: String, _ roles: [String]) async -> String? {
    await tenant.once("invitation.\(person)") { requestID in
      let request = IdentityV1.InviteMemberRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.invitation = .with { ($0.email, $0.roles) = ("\(person)@partner.example", roles) }
      }
      return try await client.inviteMember(request, owner).invitation?.id ?? ""
    }
  }

  func addKeys() async {
    await create("forms", "Web site forms", ["leads.write"]) { $0.callsPerSecond = 20 }
    await create("sync", "Nightly sync", ["tenants.read", "leads.read", "identity.read"])
    guard let former = await create("former", "Agency that left", ["leads.read", "leads.write"]) else {
      return
    }
    await tenant.once("key.revoked") { requestID in
      let request = IdentityV1.RevokeApiKeyRequest.with {
        ($0.tenantID, $0.id, $0.requestID) = (tenant.text, former, requestID)
      }
      _ = try await client.revokeApiKey(request, owner)
      return former
    }
  }

  @discardableResult
  private func create(
    _ key: String, _ name: String, _ permissions: [String],
    _ detail: (inout IdentityV1.ApiKey) -> Void = { _ in }
  ) async -> String? {
    await tenant.once("key.\(key)") { requestID in
      let request = IdentityV1.CreateApiKeyRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.apiKey = .with {
          ($0.displayName, $0.permissions) = (name, permissions)
          detail(&$0)
        }
      }
      let made = try await client.createApiKey(request, owner)
      // A repeat is not shown the secret; then the key was used already, or never will be.
      if key == "sync", !made.secret.isEmpty { try await use(made.secret) }
      return made.apiKey?.id ?? ""
    }
  }

  /// Its tokens are those of a second exchange, as a machine's are that has run for some time.
  private func use(_ secret: String) async throws {
    let first = try await client.createAccessToken(.with { $0.apiKey = secret }, DemoStage.anybody)
    _ = try await client.refreshAccessToken(
      .with { $0.refreshToken = first.accessToken?.refreshToken ?? "" }, DemoStage.anybody)
  }
}
