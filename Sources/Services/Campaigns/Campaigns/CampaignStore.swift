import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on campaigns by their ids.
enum CampaignStore {
  static let statements = [get, held, known, bySequence, insert, update]

  /// In the order that `StoredCampaign.init(_: Row)` reads.
  static let columns = """
    campaign_id, message, ARRAY(
        SELECT s.sender_id
        FROM campaign_senders s
        WHERE s.tenant_id = $1 AND s.campaign_id = campaigns.campaign_id
        ORDER BY s.sender_id) AS sender_ids
    """

  private static let get = Statement(
    """
    SELECT \(columns)
    FROM campaigns
    WHERE tenant_id = $1 AND campaign_id = $2
    """, .uuid, .uuid)

  /// To go with other statements in one round trip.
  static func lookup(_ tenant: TenantID, _ id: CampaignID) -> BoundStatement {
    get(.uuid(tenant.bits), .uuid(id.bits))
  }

  /// Also a deleted one.
  static func read(
    _ tx: borrowing TenantTransaction, _ id: CampaignID
  ) async throws(RPCError) -> StoredCampaign? {
    try campaigns(await tx.run(lookup(tx.tenant, id))[0]).first
  }

  private static let held = Statement(
    """
    SELECT \(columns)
    FROM campaigns
    WHERE tenant_id = $1 AND campaign_id = $2
    FOR UPDATE
    """, .uuid, .uuid)

  /// Nobody else changes it, and no send of it is claimed, until the transaction ends. Also a deleted one.
  static func held(
    _ tx: borrowing TenantTransaction, _ id: CampaignID
  ) async throws(RPCError) -> StoredCampaign? {
    // Its senders are read once it is held: they are of the moment in which the statement began.
    let results = try await tx.run(held(.uuid(tx.tenant.bits), .uuid(id.bits)), lookup(tx.tenant, id))
    return try campaigns(results[1]).first
  }

  /// As above, for those who change it at a version.
  static func held(
    _ tx: borrowing TenantTransaction, _ id: CampaignID, at version: Int64
  ) async throws(RPCError) -> StoredCampaign {
    guard let campaign = try await held(tx, id) else { throw .campaignNotFound }
    guard version == 0 || version == campaign.message.version else {
      throw .campaignVersionStale(version, current: campaign.message.version)
    }
    return campaign
  }

  private static let bySequence = Statement(
    """
    SELECT campaign_id
    FROM campaigns
    WHERE tenant_id = $1 AND sequence_id = $2
    """, .uuid, .uuid)

  /// The campaign that a sequence belongs to.
  static func owner(
    _ tx: borrowing TenantTransaction, of sequence: SequenceID
  ) async throws(RPCError) -> CampaignID? {
    let rows = try await tx.run(bySequence(.uuid(tx.tenant.bits), .uuid(sequence.bits)))[0]
    return try reading { () throws(PostgresError) in
      try rows.first.map { row throws(PostgresError) in CampaignID(try row.value(0) as UInt128) }
    }
  }

  private static let known = Statement(
    """
    SELECT campaign_id
    FROM campaigns
    WHERE tenant_id = $1 AND campaign_id = ANY ($2)
    """, .uuid, .uuidArray)

  /// Of these those that there are, deleted ones too.
  static func known(
    _ tx: borrowing TenantTransaction, among ids: [CampaignID]
  ) async throws(RPCError) -> Set<CampaignID> {
    let rows = try await tx.run(known(.uuid(tx.tenant.bits), .uuids(ids.map(\.bits))))[0]
    return try reading { () throws(PostgresError) in
      var known: Set<CampaignID> = []
      for row in rows { known.insert(CampaignID(try row.value(0) as UInt128)) }
      return known
    }
  }

  static func campaigns(_ rows: ResultSet) throws(RPCError) -> [StoredCampaign] {
    try reading { () throws(PostgresError) in
      var campaigns: [StoredCampaign] = []
      for row in rows { campaigns.append(try StoredCampaign(row)) }
      return campaigns
    }
  }

  // MARK: Written

  private static let insert = Statement(
    """
    INSERT INTO campaigns (
      tenant_id, campaign_id, sequence_version, update_time, activate_time, delete_time, version, status,
      permission_mode, name_key, message, sequence_id, template_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    """,
    .uuid, .uuid, .int8, .timestamptz, .timestamptz, .timestamptz, .int8, .text, .text, .text, .bytea, .uuid,
    .uuid)

  static func insert(_ campaign: StoredCampaign, of tenant: TenantID) -> BoundStatement {
    insert.with(
      values(campaign, of: tenant) + [
        .uuid(campaign.sequence?.bits), .uuid(TemplateID(campaign.message.templateID)?.bits),
      ])
  }

  private static let update = Statement(
    """
    UPDATE campaigns SET
      sequence_version = $3, update_time = $4, activate_time = $5, delete_time = $6, version = $7,
      status = $8, permission_mode = $9, name_key = $10, message = $11
    WHERE tenant_id = $1 AND campaign_id = $2
    """,
    .uuid, .uuid, .int8, .timestamptz, .timestamptz, .timestamptz, .int8, .text, .text, .text, .bytea)

  static func update(_ campaign: StoredCampaign, of tenant: TenantID) -> BoundStatement {
    update.with(values(campaign, of: tenant))
  }

  private static func values(_ campaign: StoredCampaign, of tenant: TenantID) -> [Parameter] {
    let message = campaign.message
    return [
      .uuid(tenant.bits), .uuid(campaign.id.bits), .int8(message.sequenceVersion),
      .timestamp(message.updateTime), .timestamp(message.activateTime), .timestamp(message.deleteTime),
      .int8(message.version), .text(message.status.stored), .text(message.permissionMode.stored),
      .text(campaign.nameKey), .bytea(campaign.bytes),
    ]
  }
}
