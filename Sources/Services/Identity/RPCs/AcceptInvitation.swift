import MusterCore
import MusterCrypto
package import MusterIdentityAPI
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func acceptInvitation(
    _ request: IdentityV1.AcceptInvitationRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.AcceptInvitationResponse {
    guard let secret = TenantSecret(request.token, as: .invitation) else { throw .invitationNotFound }
    let (tenant, hash) = (TenantID(secret.tenant), secrets.hash(secret))
    // What is no token takes no connection of its own.
    let found = try await tenants.read(bound: tenant, deadline: caller.deadline) { tx throws(RPCError) in
      try await InvitationStore.invitation(tx, secretHash: hash)
    }
    guard let found else { throw .invitationNotFound }

    let accepter = await accepter(request, found, caller)
    do throws(RPCError) {
      return try await accept(request, found.id, hash, accepter, in: tenant, caller)
    } catch {
      // Somebody whom an issuer knows was made by another call meanwhile.
      guard error.reason == RPCError.userIdentityTaken.reason else { throw error }
      return try await accept(
        request, found.id, hash, await self.accepter(request, found, caller), in: tenant, caller)
    }
  }

  private func accept(
    _ request: IdentityV1.AcceptInvitationRequest, _ id: InvitationID, _ hash: [UInt8],
    _ accepter: Result<Accepter, RPCError>, in tenant: TenantID, _ caller: Caller
  ) async throws(RPCError) -> IdentityV1.AcceptInvitationResponse {
    try await journal.write(
      IdentityV1.Method.acceptInvitation.info, request, as: caller, bySecretOf: tenant,
      of: try? accepter.get().user, repeatedBy: id.stored
    ) { tx throws(RPCError) in
      // Before the invitation, as everybody who changes rights does.
      guard let facts = try await tenancy.facts(tx),
        let invitation = try await InvitationStore.locked(tx, secretHash: hash)
      else { throw .invitationNotFound }
      guard invitation.isOpen else { throw .invitationClosed(invitation.state) }
      switch facts.state {
      case .active: break
      case .suspended: throw .tenantSuspended
      case .deleted, .erasing: throw .tenantDeleted
      }

      let accepter = try accepter.get()
      if let new = accepter.new { try await UserStore.insert(tx, new) }
      let draft = MemberDraft(
        id: .new(), user: accepter.user, email: invitation.email, displayName: accepter.displayName,
        roles: invitation.roles, expiry: invitation.memberExpiry, invitedBy: invitation.invitedBy)
      let member = try member(await MemberStore.put(tx, draft), in: tenant)
      guard let memberID = MemberID(member.id) else { throw .memberNotFound }
      try await InvitationStore.accept(tx, id, by: memberID)
      try await AccessChanges.tell(tx, .user(accepter.user))
      guard let grant = try await tenancy.grant(tx, user: accepter.user, key: nil) else {
        throw .memberNotFound
      }
      let tokens = try tokens(
        SignIn(tenant: tenant, user: accepter.user, key: nil, grant: grant, requestID: request.requestID))
      try await keep(tokens, tx)

      var response = IdentityV1.AcceptInvitationResponse()
      response.member = member
      let replay = response
      if !request.validateOnly { response.accessToken = tokens.message }
      var change = Change(
        response, replay: replay, target: ChangeTarget(memberID, version: member.version),
        event: ChangeEvent(.memberCreated, "member", member))
      change.actor = ChangeActor(user: accepter.user, key: nil, name: accepter.displayName)
      return change
    }
  }

  /// Who accepts, or why the token that says so is not taken: a repeat is answered whatever became of it.
  private func accepter(
    _ request: IdentityV1.AcceptInvitationRequest, _ invitation: Invitation, _ caller: Caller
  ) async -> Result<Accepter, RPCError> {
    do throws(RPCError) {
      if request.userToken.isEmpty { return .success(Accepter(request, invitation, nil)) }
      switch try await tenancy.owner(ofToken: request.userToken, deadline: caller.deadline) {
      case nil: throw .userTokenInvalid
      case .user(let user):
        let person = try await person(user, deadline: caller.deadline)
        guard EmailAddress.normal(person.email) == invitation.email else { throw .invitationNotYours }
        return .success(Accepter(person))
      case .foreign(let identity):
        guard !identity.verifiedEmail.isEmpty else { throw .userTokenInvalid }
        guard EmailAddress.normal(identity.verifiedEmail) == invitation.email else {
          throw .invitationNotYours
        }
        let known = try await person(
          issuer: identity.issuer, subject: identity.subject, deadline: caller.deadline)
        return .success(known.map { Accepter($0) } ?? Accepter(request, invitation, identity))
      }
    } catch {
      // Who was a user when the token was made is none any more.
      return .failure(error.reason == RPCError.userNotFound.reason ? .userTokenInvalid : error)
    }
  }
}

/// Who becomes a member.
private struct Accepter: Sendable {
  let user: UserID
  let displayName: String
  /// Nil for one who is there.
  let new: UserDraft?

  private static let nameLengthMax = 200

  init(_ person: IdentityService.Person) {
    (user, displayName, new) = (person.user, person.displayName, nil)
  }

  init(
    _ request: IdentityV1.AcceptInvitationRequest, _ invitation: Invitation, _ identity: ForeignIdentity?
  ) {
    let names = [request.displayName, invitation.displayName, identity?.name ?? ""]
    let name = names.first { !$0.isEmpty } ?? EmailAddress.localPart(invitation.email)
    user = .new()
    displayName = String(name.prefix(Self.nameLengthMax))
    new = UserDraft(
      id: user, email: invitation.email, displayName: displayName, isEmailVerified: identity != nil,
      locale: request.locale, timeZone: request.timeZone,
      identities: identity.map { [UserDraft.Identity(issuer: $0.issuer, subject: $0.subject)] } ?? [])
  }
}
