import MusterCore
import MusterRPC
import MusterTenancy

extension LeadsService {
  /// With those who are not to be written to any more.
  func save(_ writes: LeadWrites, _ tx: borrowing TenantTransaction) async throws(RPCError) {
    try await writes.save(tx)
  }
}
