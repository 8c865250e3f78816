import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

/// All SQL on senders by their ids and endpoints.
enum SenderStore {
  static let statements = [get, held, several, attached, byEndpoint, insert, update]

  /// In the order that `StoredSender.init(_: Row)` reads.
  static let columns = """
    sender_id, message, health_state, health_message, bounce_rate, complaint_rate, sample_count,
      health_change_time, ARRAY(
        SELECT a.campaign_id
        FROM campaign_senders a
        JOIN campaigns c ON c.tenant_id = a.tenant_id AND c.campaign_id = a.campaign_id
        WHERE a.tenant_id = $1 AND a.sender_id = senders.sender_id
          AND c.status NOT IN ('completed', 'archived')
        ORDER BY a.campaign_id) AS campaign_ids
    """

  static let columnCount = 9

  private static let get = Statement(
    """
    SELECT \(columns)
    FROM senders
    WHERE tenant_id = $1 AND sender_id = $2
    """, .uuid, .uuid)

  static func read(
    _ tx: borrowing TenantTransaction, _ id: SenderID
  ) async throws(RPCError) -> StoredSender? {
    try senders(await tx.run(get(.uuid(tx.tenant.bits), .uuid(id.bits)))[0]).first
  }

  private static let held = Statement(
    """
    SELECT sender_id
    FROM senders
    WHERE tenant_id = $1 AND sender_id = $2
    FOR NO KEY UPDATE
    """, .uuid, .uuid)

  /// Nobody else changes it until the transaction ends. Whoever holds a campaign too holds that one first.
  static func held(
    _ tx: borrowing TenantTransaction, _ id: SenderID, at version: Int64
  ) async throws(RPCError) -> StoredSender {
    let parameters = (Parameter.uuid(tx.tenant.bits), Parameter.uuid(id.bits))
    let results = try await tx.run(
      held(parameters.0, parameters.1), get(parameters.0, parameters.1))
    guard let sender = try senders(results[1]).first else { throw .senderNotFound }
    guard version == 0 || version == sender.message.version else {
      throw .versionStale("sender", version, sender.message.version)
    }
    return sender
  }

  private static let several = Statement(
    """
    SELECT \(columns)
    FROM senders
    WHERE tenant_id = $1 AND sender_id = ANY ($2)
    ORDER BY sender_id
    """, .uuid, .uuidArray)

  static func read(
    _ tx: borrowing TenantTransaction, _ ids: [SenderID]
  ) async throws(RPCError) -> [StoredSender] {
    if ids.isEmpty { return [] }
    return try senders(await tx.run(several(.uuid(tx.tenant.bits), .uuids(ids.map(\.bits))))[0])
  }

  private static let attached = Statement(
    """
    SELECT \(columns)
    FROM campaign_senders JOIN senders USING (tenant_id, sender_id)
    WHERE tenant_id = $1 AND campaign_senders.campaign_id = $2 AND ($3 = '' OR channel = $3)
    ORDER BY sender_id
    """, .uuid, .uuid, .text)

  /// Those that a campaign may send with over a channel, fit or not; over all channels when it is not
  /// specified.
  static func attached(
    _ tx: borrowing TenantTransaction, _ campaign: CampaignID, _ channel: TypeV1.Channel
  ) async throws(RPCError) -> [StoredSender] {
    try senders(
      await tx.run(attached(.uuid(tx.tenant.bits), .uuid(campaign.bits), .text(channel.stored)))[0])
  }

  private static let byEndpoint = Statement(
    """
    SELECT sender_id
    FROM senders
    WHERE tenant_id = $1 AND channel = $2 AND endpoint_key = $3
    """, .uuid, .text, .text)

  /// Which sender has the endpoint of another.
  static func rival(
    _ tx: borrowing TenantTransaction, of sender: StoredSender
  ) async throws(RPCError) -> SenderID? {
    let rows = try await tx.run(
      byEndpoint(.uuid(tx.tenant.bits), .text(sender.channel.stored), .text(sender.endpointKey)))[0]
    return try reading { () throws(PostgresError) in
      try rows.first.map { row throws(PostgresError) in SenderID(try row.value(0) as UInt128) }
    }
  }

  static func senders(_ rows: ResultSet) throws(RPCError) -> [StoredSender] {
    try reading { () throws(PostgresError) in
      var senders: [StoredSender] = []
      for row in rows { senders.append(try StoredSender(row)) }
      return senders
    }
  }

  // MARK: Written

  private static let insert = Statement(
    """
    INSERT INTO senders (
      tenant_id, sender_id, name_key, time_zone, daily_cap, disabled, update_time, version, message, channel,
      endpoint_key)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    ON CONFLICT DO NOTHING
    RETURNING sender_id
    """,
    .uuid, .uuid, .text, .text, .int4, .bool, .timestamptz, .int8, .bytea, .text, .text)

  /// Changes nothing where another has the endpoint.
  static func insert(_ sender: StoredSender, of tenant: TenantID) -> BoundStatement {
    insert.with(values(sender, of: tenant) + [.text(sender.channel.stored), .text(sender.endpointKey)])
  }

  private static let update = Statement(
    """
    UPDATE senders SET
      name_key = $3, time_zone = $4, daily_cap = $5, disabled = $6, update_time = $7, version = $8,
      message = $9
    WHERE tenant_id = $1 AND sender_id = $2
    """, .uuid, .uuid, .text, .text, .int4, .bool, .timestamptz, .int8, .bytea)

  static func update(_ sender: StoredSender, of tenant: TenantID) -> BoundStatement {
    update.with(values(sender, of: tenant))
  }

  private static func values(_ sender: StoredSender, of tenant: TenantID) -> [Parameter] {
    [
      .uuid(tenant.bits), .uuid(sender.id.bits), .text(sender.nameKey), .text(sender.timeZone),
      .int4(sender.dailyCap), .bool(sender.message.disabled), .timestamp(sender.message.updateTime),
      .int8(sender.message.version), .bytea(sender.bytes),
    ]
  }
}
