package import MusterCore
package import MusterRPC
package import MusterTenancy

extension CampaignsService {
  /// Of these campaigns those that the transaction's tenant has, deleted ones too.
  package static func known(
    _ tx: borrowing TenantTransaction, among campaigns: [CampaignID]
  ) async throws(RPCError) -> Set<CampaignID> {
    try await CampaignStore.known(tx, among: campaigns)
  }
}
