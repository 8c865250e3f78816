package import MusterCore
package import MusterRPC
package import MusterTenancy

extension IdentityService {
  /// Of these users those who are no member of the transaction's tenant now.
  package func strangers(
    among users: [UserID], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> Set<UserID> {
    guard !users.isEmpty else { return [] }
    return Set(users).subtracting(try await MemberStore.present(tx, users))
  }
}
