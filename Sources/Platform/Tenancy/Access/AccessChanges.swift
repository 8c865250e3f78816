package import MusterCore
package import MusterRPC

/// Tells all servers, in the transaction that makes it, that somebody's rights are others now.
package enum AccessChanges {
  package enum Subject: Sendable {
    case tenant
    case user(UserID)
    case key(APIKeyID)
  }

  package static func tell(
    _ tx: borrowing TenantTransaction, _ subject: Subject, revokingTokens: Bool = false
  ) async throws(RPCError) {
    let (kind, id) =
      switch subject {
      case .tenant: (AccessChange.Subject.tenant, tx.tenant.stored)
      case .user(let id): (.user, id.stored)
      case .key(let id): (.key, id.stored)
      }
    try await ChangeStore.tell(
      tx, AccessChange(tenant: tx.tenant, subject: kind, id: id), revokingTokens: revokingTokens)
  }
}

/// Somebody's rights have changed: a member's, a key's, or a whole tenant's.
struct AccessChange: Hashable {
  enum Subject: String {
    case tenant, user, key
  }

  let tenant: TenantID
  let subject: Subject
  let id: IDBits
}
