import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

/// All SQL on sequences, whose versions are kept.
enum SequenceStore {
  static let statements = [get, insert]

  private static let get = Statement(
    """
    SELECT message
    FROM campaign_sequences
    WHERE tenant_id = $1 AND campaign_id = $2 AND version = $3
    """, .uuid, .uuid, .int8)

  static func read(
    _ tx: borrowing TenantTransaction, _ campaign: CampaignID, _ version: Int64
  ) async throws(RPCError) -> StoredSequence? {
    let rows = try await tx.run(get(.uuid(tx.tenant.bits), .uuid(campaign.bits), .int8(version)))[0]
    return try reading { () throws(PostgresError) in
      try rows.first.map { row throws(PostgresError) in try StoredSequence(row) }
    }
  }

  private static let insert = Statement(
    """
    INSERT INTO campaign_sequences (tenant_id, campaign_id, version, create_time, message)
    VALUES ($1, $2, $3, $4, $5)
    """, .uuid, .uuid, .int8, .timestamptz, .bytea)

  static func insert(
    _ sequence: StoredSequence, of campaign: CampaignID, in tenant: TenantID
  ) -> BoundStatement {
    insert(
      .uuid(tenant.bits), .uuid(campaign.bits), .int8(sequence.version),
      .timestamp(sequence.message.updateTime), .bytea(sequence.message.bytes()))
  }
}
