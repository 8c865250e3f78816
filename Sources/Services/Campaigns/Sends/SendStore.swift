import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

/// All SQL on sends.
enum SendStore {
  static let statements = [
    several, ofStep, emails, insert, update, recent, claimed, handingOver, byMessage, newestOfLead, clear,
    unknown, export, counts, count, forget,
  ]

  /// In the order that `StoredSend.init(_: Row)` reads.
  static let columns = """
    send_id, enrollment_id, campaign_id, lead_id, company_key, sequence_version, step_id, step_key,
      variant_key, channel, sender_id, status, failed_checks, due_time, fence, claim_time, lease_time,
      hand_over_time, send_time, hold_ids, credit_hold_id, provider_message_id, thread_key, subject,
      error_message, create_time, update_time, version
    """

  private static let several = Statement(
    """
    SELECT \(columns)
    FROM sends
    WHERE tenant_id = $1 AND send_id = ANY ($2)
    """, .uuid, .uuidArray)

  static func read(
    _ tx: borrowing TenantTransaction, _ ids: [SendID]
  ) async throws(RPCError) -> [SendID: StoredSend] {
    if ids.isEmpty { return [:] }
    let found = try rows(await tx.run(several(.uuid(tx.tenant.bits), .uuids(ids.map(\.bits))))[0])
    return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
  }

  static func rows(_ rows: ResultSet) throws(RPCError) -> [StoredSend] {
    try reading { () throws(PostgresError) in
      var sends: [StoredSend] = []
      for row in rows { sends.append(try StoredSend(row)) }
      return sends
    }
  }

  private static let ofStep = Statement(
    """
    SELECT \(columns)
    FROM sends
    WHERE tenant_id = $1 AND enrollment_id = $2 AND step_key = $3
    """, .uuid, .uuid, .text)

  static func ofStep(
    _ tx: borrowing TenantTransaction, _ enrollment: EnrollmentID, _ key: String
  ) async throws(RPCError) -> StoredSend? {
    try rows(
      await tx.run(ofStep(.uuid(tx.tenant.bits), .uuid(enrollment.bits), .text(key)))[0]
    ).first
  }

  private static let emails = Statement(
    """
    SELECT \(columns)
    FROM sends
    WHERE tenant_id = $1 AND enrollment_id = $2 AND channel = 'email' AND status IN ('sent', 'unknown')
    ORDER BY claim_time, send_id
    """, .uuid, .uuid)

  /// Those that have left, the oldest first.
  static func emails(
    _ tx: borrowing TenantTransaction, of enrollment: EnrollmentID
  ) async throws(RPCError) -> [StoredSend] {
    try rows(await tx.run(emails(.uuid(tx.tenant.bits), .uuid(enrollment.bits)))[0])
  }

  // MARK: Written

  private static let insert = Statement(
    """
    INSERT INTO sends (
      tenant_id, send_id, enrollment_id, campaign_id, lead_id, company_key, sequence_version, step_id,
      step_key, variant_key, channel, due_time, create_time, update_time)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
    """,
    .uuid, .uuid, .uuid, .uuid, .uuid, .text, .int8, .uuid, .text, .text, .text, .timestamptz, .timestamptz)

  static func insert(_ send: StoredSend, of tenant: TenantID) -> BoundStatement {
    insert.with([
      .uuid(tenant.bits), .uuid(send.id.bits), .uuid(send.enrollment.bits), .uuid(send.campaign.bits),
      .uuid(send.lead.bits), .text(send.companyKey), .int8(send.sequenceVersion), .uuid(send.step.bits),
      .text(send.stepKey), .text(send.variantKey), .text(send.channel.stored), .timestamp(send.dueTime),
      .timestamp(send.createTime),
    ])
  }

  private static let update = Statement(
    """
    UPDATE sends SET
      sender_id = $3, status = $4, failed_checks = $5, due_time = $6, fence = $7, claim_time = $8,
      lease_time = $9, hand_over_time = $10, send_time = $11, hold_ids = $12, credit_hold_id = $13,
      provider_message_id = nullif($14, ''), thread_key = nullif($15, ''), subject = $16,
      error_message = $17, update_time = $18, version = $19
    WHERE tenant_id = $1 AND send_id = $2
    """,
    .uuid, .uuid, .uuid, .text, .bytea, .timestamptz, .int8, .timestamptz, .timestamptz, .timestamptz,
    .timestamptz, .uuidArray, .uuid, .text, .text, .text, .text, .timestamptz, .int8)

  static func update(_ send: StoredSend, of tenant: TenantID) -> BoundStatement {
    func time(_ time: PostgresTime?) -> Parameter { time.map { .timestamp($0) } ?? .null }
    let checks = CampaignsV1.Send.with { $0.failedChecks = send.failedChecks }
    return update.with([
      .uuid(tenant.bits), .uuid(send.id.bits), .uuid(send.sender?.bits), .text(send.status.stored),
      send.failedChecks.isEmpty ? .null : .bytea(checks.bytes()), .timestamp(send.dueTime),
      .int8(send.fence), time(send.claimTime), time(send.leaseTime), time(send.handOverTime),
      time(send.sendTime), .uuids(send.holds.map(\.bits)), .uuid(send.creditHold?.bits),
      .text(send.messageID), .text(send.threadKey), .text(send.subject), .text(send.errorMessage),
      .timestamp(send.updateTime), .int8(send.version),
    ])
  }

  // MARK: What was sent lately

  private static let recent = Statement(
    """
    SELECT true, claim_time FROM (
      SELECT claim_time FROM sends
      WHERE tenant_id = $1 AND lead_id = $2 AND claim_time > $5
        AND status IN ('claimed', 'sent', 'unknown')
      ORDER BY claim_time DESC
      LIMIT 1000) ofLead
    UNION ALL
    SELECT false, claim_time FROM (
      SELECT claim_time FROM sends
      WHERE tenant_id = $1 AND campaign_id = $3 AND company_key = $4 AND company_key <> ''
        AND claim_time > $5 AND status IN ('claimed', 'sent', 'unknown')
      ORDER BY claim_time DESC
      LIMIT 10000) ofCompany
    """, .uuid, .uuid, .uuid, .text, .timestamptz)

  /// When messages were claimed for a lead, and by a campaign for the people of a company, since a time.
  static func recent(
    _ tx: borrowing TenantTransaction, to lead: LeadID, in campaign: CampaignID, company: String,
    since start: PostgresTime
  ) async throws(RPCError) -> (lead: [PostgresTime], company: [PostgresTime]) {
    let rows = try await tx.run(
      recent(
        .uuid(tx.tenant.bits), .uuid(lead.bits), .uuid(campaign.bits), .text(company), .timestamp(start)))[0]
    return try reading { () throws(PostgresError) in
      var (ofLead, ofCompany): ([PostgresTime], [PostgresTime]) = ([], [])
      for row in rows {
        if try row.value(0) { ofLead.append(try row.value(1)) } else { ofCompany.append(try row.value(1)) }
      }
      return (ofLead, ofCompany)
    }
  }

  // MARK: On the way

  private static let claimed = Statement(
    """
    SELECT enrollment_id
    FROM sends
    WHERE tenant_id = $1 AND campaign_id = $2 AND status = 'claimed'
      AND ($3::uuid IS NULL OR sender_id = $3)
    ORDER BY enrollment_id
    """, .uuid, .uuid, .uuid)

  /// Enrolments of a campaign with a claimed send, of one sender or of any.
  static func claimed(
    _ tx: borrowing TenantTransaction, in campaign: CampaignID, by sender: SenderID?
  ) async throws(RPCError) -> [EnrollmentID] {
    let rows = try await tx.run(
      claimed(.uuid(tx.tenant.bits), .uuid(campaign.bits), .uuid(sender?.bits)))[0]
    return try reading { () throws(PostgresError) in
      var ids: [EnrollmentID] = []
      for row in rows { ids.append(EnrollmentID(try row.value(0) as UInt128)) }
      return ids
    }
  }

  private static let handingOver = Statement(
    """
    SELECT EXISTS (
      SELECT FROM sends
      WHERE tenant_id = $1 AND campaign_id = $2 AND status = 'claimed' AND hand_over_time IS NOT NULL
        AND lease_time > clock_timestamp() AND ($3::uuid IS NULL OR sender_id = $3))
    """, .uuid, .uuid, .uuid)

  /// Whether a message of a campaign is being given to its carrier.
  static func isHandingOver(
    _ tx: borrowing TenantTransaction, in campaign: CampaignID, by sender: SenderID?
  ) async throws(RPCError) -> Bool {
    let rows = try await tx.run(
      handingOver(.uuid(tx.tenant.bits), .uuid(campaign.bits), .uuid(sender?.bits)))[0]
    return try reading { () throws(PostgresError) in try rows.first?.value(0) ?? false }
  }

  // MARK: Of which send something tells

  private static let byMessage = Statement(
    """
    SELECT \(columns)
    FROM sends
    WHERE tenant_id = $1 AND provider_message_id = ANY ($2) AND lead_id = $3
    ORDER BY send_id DESC
    LIMIT 1
    """, .uuid, .textArray, .uuid)

  private static let newestOfLead = Statement(
    """
    SELECT \(columns)
    FROM sends
    WHERE tenant_id = $1 AND lead_id = $2 AND status IN ('claimed', 'sent', 'unknown')
      AND claim_time <= $4 AND ($5::uuid IS NULL OR campaign_id = $5)
    ORDER BY channel = $3 DESC, claim_time DESC, send_id DESC
    LIMIT 1
    """, .uuid, .uuid, .text, .timestamptz, .uuid)

  /// The send to a lead that one of these messages was, else the newest before a time, of the channel if
  /// there is one.
  static func about(
    _ tx: borrowing TenantTransaction, _ lead: LeadID, messages: [String], _ channel: TypeV1.Channel,
    before time: PostgresTime, in campaign: CampaignID?
  ) async throws(RPCError) -> StoredSend? {
    let (tenant, lead) = (Parameter.uuid(tx.tenant.bits), Parameter.uuid(lead.bits))
    let results = try await tx.run(
      byMessage(tenant, .texts(messages), lead),
      newestOfLead(tenant, lead, .text(channel.stored), .timestamp(time), .uuid(campaign?.bits)))
    if let send = try rows(results[0]).first { return send }
    return try rows(results[1]).first
  }

  private static let clear = Statement(
    """
    UPDATE sends SET subject = '', error_message = '', company_key = '', failed_checks = NULL
    WHERE tenant_id = $1 AND lead_id = ANY ($2)
    """, .uuid, .uuidArray)

  /// Of erased people nothing is left but ids.
  static func clear(_ leads: [LeadID], of tenant: TenantID) -> BoundStatement {
    clear(.uuid(tenant.bits), .uuids(leads.map(\.bits)))
  }

  // MARK: Read by others

  private static let unknown = Statement(
    """
    SELECT step_id, step_key, variant_key, channel, count(*), count(DISTINCT lead_id)
    FROM sends
    WHERE tenant_id = $1 AND campaign_id = $2 AND status = 'unknown'
      AND claim_time >= $3 AND claim_time < $4 AND ($5 = '' OR step_key = $5)
      AND ($6 = '' OR variant_key = $6) AND ($7 = '' OR channel = $7)
      AND ($8::uuid IS NULL OR sender_id = $8) AND ($9 = 0 OR sequence_version = $9)
    GROUP BY step_id, step_key, variant_key, channel
    """, .uuid, .uuid, .timestamptz, .timestamptz, .text, .text, .text, .uuid, .int8)

  static func unknown(_ parameters: [Parameter]) -> BoundStatement { unknown.with(parameters) }

  private static let counts = Statement(
    """
    SELECT channel, count FROM campaign_picks
    WHERE tenant_id = $1 AND campaign_id = $2
    FOR UPDATE
    """, .uuid, .uuid)

  private static let count = Statement(
    """
    INSERT INTO campaign_picks AS p (tenant_id, campaign_id, channel, count) VALUES ($1, $2, $3, 1)
    ON CONFLICT (tenant_id, campaign_id, channel) DO UPDATE SET count = p.count + 1
    """, .uuid, .uuid, .text)

  /// How many steps were planned on each channel, which nobody else counts until the transaction ends.
  static func counts(
    _ tx: borrowing TenantTransaction, of campaign: CampaignID
  ) async throws(RPCError) -> [(TypeV1.Channel, Int64)] {
    let rows = try await tx.run(counts(.uuid(tx.tenant.bits), .uuid(campaign.bits)))[0]
    return try reading { () throws(PostgresError) in
      var counts: [(TypeV1.Channel, Int64)] = []
      for row in rows { counts.append((try row.value(0), try row.value(1))) }
      return counts
    }
  }

  static func count(_ channel: TypeV1.Channel, of campaign: CampaignID, in tenant: TenantID) -> BoundStatement
  {
    count(.uuid(tenant.bits), .uuid(campaign.bits), .text(channel.stored))
  }

  private static let forget = Statement(
    "DELETE FROM campaign_picks WHERE tenant_id = $1 AND campaign_id = $2", .uuid, .uuid)

  static func forgetCounts(of campaign: CampaignID, in tenant: TenantID) -> BoundStatement {
    forget(.uuid(tenant.bits), .uuid(campaign.bits))
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM sends
    WHERE tenant_id = $1 AND send_id > $2::uuid
    ORDER BY send_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}
