import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// Which senders campaigns may send with. Both sides are changed by it, as both tell of it.
enum Attachments {
  static let campaignMax = 100
  /// Of campaigns that are not over.
  static let senderMax = 100

  /// Both are held, the campaign first.
  static func store(
    _ tx: borrowing TenantTransaction, _ sender: inout StoredSender, _ campaign: inout StoredCampaign,
    _ statement: BoundStatement
  ) async throws(RPCError) -> CampaignsV1.Sender {
    let now = PostgresTime.now
    sender.step(at: now)
    campaign.step(at: now)
    _ = try await tx.run(
      statement, SenderStore.update(sender, of: tx.tenant), CampaignStore.update(campaign, of: tx.tenant))
    return try await SenderShowing.shown(tx, sender, at: now)
  }

  /// What events tell: ids, which need no escaping.
  static func told(_ sender: StoredSender, _ campaign: StoredCampaign) -> String {
    "{\"senderId\":\"\(sender.id)\",\"campaignId\":\"\(campaign.id)\"}"
  }
}
