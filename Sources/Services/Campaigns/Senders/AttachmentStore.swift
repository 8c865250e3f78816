import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on which campaigns may send with which senders.
enum AttachmentStore {
  static let statements = [attach, detach]

  private static let attach = Statement(
    """
    INSERT INTO campaign_senders (tenant_id, campaign_id, sender_id)
    VALUES ($1, $2, $3)
    """, .uuid, .uuid, .uuid)

  static func attach(_ sender: SenderID, to campaign: CampaignID, in tenant: TenantID) -> BoundStatement {
    attach(.uuid(tenant.bits), .uuid(campaign.bits), .uuid(sender.bits))
  }

  private static let detach = Statement(
    """
    DELETE FROM campaign_senders
    WHERE tenant_id = $1 AND campaign_id = $2 AND sender_id = $3
    """, .uuid, .uuid, .uuid)

  static func detach(_ sender: SenderID, from campaign: CampaignID, in tenant: TenantID) -> BoundStatement {
    detach(.uuid(tenant.bits), .uuid(campaign.bits), .uuid(sender.bits))
  }
}
