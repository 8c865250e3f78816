import MusterCore
import MusterIdentity
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterTenants

/// Tenants asks who owns a new tenant, for the owner's membership and first key, and how many people there
/// are.
struct TenantsToIdentity: Founding, TenantPeople {
  let identity: IdentityService

  func owner(_ wanted: WantedOwner, deadline: Int64?) async throws(RPCError) -> Owner {
    if let user = wanted.user {
      return Owner(try await identity.person(user, deadline: deadline))
    }
    if !wanted.issuer.isEmpty,
      let person = try await identity.person(
        issuer: wanted.issuer, subject: wanted.subject, deadline: deadline)
    {
      return Owner(person)
    }
    return Owner(user: .new(), new: wanted, email: wanted.email, displayName: wanted.displayName)
  }

  func found(
    _ tx: borrowing TenantTransaction, _ owner: Owner, _ key: FirstKey, madeBy caller: Caller
  ) async throws(RPCError) -> Founded {
    let person = IdentityService.Person(
      user: owner.user, email: owner.email, displayName: owner.displayName)
    if let new = owner.new {
      try await identity.addUser(tx, person, issuer: new.issuer, subject: new.subject)
    }
    let member = try await identity.addMember(tx, person, roles: ["owner"], madeBy: caller)
    let (id, secret) = try await identity.addKey(
      tx, of: owner.user, displayName: key.displayName,
      expiry: key.expiry.flatMap { PostgresTime(unixMicroseconds: $0) }, madeBy: caller)
    return Founded(member: member, key: id, secret: secret)
  }

  func counts(_ tx: borrowing TenantTransaction) async throws(RPCError) -> PeopleCounts {
    let counts = try await identity.counts(tx)
    return PeopleCounts(
      members: counts.members, openInvitations: counts.openInvitations, keys: counts.keys)
  }
}

extension Owner {
  fileprivate init(_ person: IdentityService.Person) {
    self.init(user: person.user, new: nil, email: person.email, displayName: person.displayName)
  }
}
