package import MusterCore
package import MusterRPC
package import MusterTenancy

/// What a new tenant needs of those who keep users: an owner with a first key. Identity answers it.
package protocol Founding: Sendable {
  /// Who the owner is, found or to be made.
  func owner(_ wanted: WantedOwner, deadline: Int64?) async throws(RPCError) -> Owner

  /// Makes the owner a member of the tenant, in the tenant's own first transaction.
  func found(
    _ tx: borrowing TenantTransaction, _ owner: Owner, _ key: FirstKey, madeBy caller: Caller
  ) async throws(RPCError) -> Founded
}

package struct WantedOwner: Sendable {
  package var user: UserID?
  package var email: String
  package var displayName: String
  package var issuer: String
  package var subject: String
}

package struct Owner: Sendable {
  package let user: UserID
  /// What the user is made with; nil for one who is there.
  package let new: WantedOwner?
  package let email: String
  package let displayName: String

  package init(user: UserID, new: WantedOwner?, email: String, displayName: String) {
    (self.user, self.new, self.email, self.displayName) = (user, new, email, displayName)
  }
}

package struct FirstKey: Sendable {
  package let displayName: String
  /// In microseconds since 1970; nil for one without an end.
  package let expiry: Int64?
}

package struct Founded: Sendable {
  package let member: MemberID
  package let key: APIKeyID
  /// Shown once.
  package let secret: String

  package init(member: MemberID, key: APIKeyID, secret: String) {
    (self.member, self.key, self.secret) = (member, key, secret)
  }
}
