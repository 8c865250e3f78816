package import MusterCore
import MusterCrypto
package import MusterPostgres
package import MusterRPC
package import MusterTenancy

/// The first people of a tenant, for those who found one. It writes in their transaction.
extension IdentityService {
  /// A user as others know it.
  package struct Person: Sendable {
    package let user: UserID
    package let email: String
    package let displayName: String

    package init(user: UserID, email: String, displayName: String) {
      (self.user, self.email, self.displayName) = (user, email, displayName)
    }
  }

  package func person(_ user: UserID, deadline: Int64?) async throws(RPCError) -> Person {
    let row = try await system.read("identity.user", deadline: deadline) { tx throws(RPCError) in
      try await UserStore.user(tx, user)
    }
    guard let row else { throw .userNotFound }
    return try person(row)
  }

  /// Nil when nobody has signed in so before.
  package func person(
    issuer: String, subject: String, deadline: Int64?
  ) async throws(RPCError) -> Person? {
    let row = try await system.read("identity.identity", deadline: deadline) { tx throws(RPCError) in
      try await UserStore.user(tx, issuer: issuer, subject: subject)
    }
    return try row.map { row throws(RPCError) in try person(row) }
  }

  private func person(_ row: Row) throws(RPCError) -> Person {
    try reading { () throws(PostgresError) in
      Person(user: UserID(try row.value(0)), email: try row.value(1), displayName: try row.value(2))
    }
  }

  /// In a transaction that is the new user's own too. Without an issuer the user signs in with keys alone.
  package func addUser(
    _ tx: borrowing TenantTransaction, _ person: Person, issuer: String, subject: String
  ) async throws(RPCError) {
    try await UserStore.insert(
      tx,
      UserDraft(
        id: person.user, email: person.email, displayName: person.displayName,
        identities: issuer.isEmpty ? [] : [UserDraft.Identity(issuer: issuer, subject: subject)]))
  }

  package func addMember(
    _ tx: borrowing TenantTransaction, _ person: Person, roles: [String], madeBy caller: Caller
  ) async throws(RPCError) -> MemberID {
    let member = MemberDraft(
      id: .new(), user: person.user, email: person.email, displayName: person.displayName, roles: roles,
      invitedBy: Author(caller.principal as? Principal))
    _ = try await MemberStore.put(tx, member)
    try await AccessChanges.tell(tx, .user(person.user))
    return member.id
  }

  /// A key of a person's own, which holds all that the person holds. The secret is shown once.
  package func addKey(
    _ tx: borrowing TenantTransaction, of user: UserID, displayName: String, expiry: PostgresTime?,
    madeBy caller: Caller
  ) async throws(RPCError) -> (APIKeyID, secret: String) {
    let secret = TenantSecret(.apiKey, tenant: tx.tenant.bits)
    let key = KeyDraft(
      id: .new(), secretHash: secrets.hash(secret), prefix: secret.shownPrefix, displayName: displayName,
      user: user, permissions: [], expiry: expiry, createdBy: Author(caller.principal as? Principal))
    try await KeyStore.insert(tx, key)
    return (key.id, secret.text)
  }
}
