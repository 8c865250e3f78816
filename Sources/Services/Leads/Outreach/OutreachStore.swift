import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

/// All SQL by which those who write to leads learn what came of it.
enum OutreachStore {
  static let statements = [events, counts, skips, reached, health]

  private static let events = Statement(
    """
    SELECT \(ActivityStore.columns)
    FROM activities
    WHERE tenant_id = $1 AND lead_id = $2 AND occur_time >= $3
      AND action IN ('replied', 'opened', 'clicked')
    ORDER BY occur_time, activity_id
    LIMIT 200
    """, .uuid, .uuid, .timestamptz)

  static func events(
    _ tx: borrowing TenantTransaction, _ lead: LeadID, since start: PostgresTime
  ) async throws(RPCError) -> [LeadsV1.Activity] {
    let tenant = tx.tenant
    let rows = try await tx.run(events(.uuid(tenant.bits), .uuid(lead.bits), .timestamp(start)))[0]
    return try reading { () throws(PostgresError) in
      try rows.map { row throws(PostgresError) in try LeadsV1.Activity(row, of: tenant) }
    }
  }

  // MARK: Reports

  /// A campaign's activities that a report counts.
  private static let counted = """
    SELECT a.lead_id, a.step_id, coalesce(a.step_key, '') AS step_key,
      coalesce(a.variant_key, '') AS variant_key, c.channel, a.skip_reasons, a.occur_time,
      CASE
        WHEN a.action = 'status_changed' THEN CASE a.outcome WHEN 'converted' THEN 'converted' END
        ELSE a.action
      END AS action, a.outcome
    FROM activities a
    CROSS JOIN LATERAL (
      -- What happened on no channel followed from a message that went over one.
      SELECT CASE WHEN a.channel <> '' OR a.send_id IS NULL THEN a.channel ELSE coalesce((
        SELECT s.channel FROM activities s
        WHERE s.tenant_id = $1 AND s.lead_id = a.lead_id AND s.send_id = a.send_id AND s.action = 'sent'
        LIMIT 1), '') END AS channel) c
    WHERE a.tenant_id = $1 AND a.campaign_id = $2 AND a.occur_time >= $3 AND a.occur_time < $4
      AND ($5 = '' OR a.step_key = $5) AND ($6 = '' OR a.variant_key = $6) AND ($7 = '' OR c.channel = $7)
      AND ($8::uuid IS NULL OR a.sender_id = $8) AND ($9 = 0 OR a.sequence_version = $9)
    """

  /// In the order of the counts of a report.
  private static let conditions = [
    "action = 'sent'", "action = 'delivered'", "action = 'opened'", "action = 'clicked'",
    "action = 'replied'", "action = 'replied' AND outcome = 'interested'", "action = 'meeting_booked'",
    "action = 'converted'", "action = 'bounced'", "action = 'unsubscribed'", "action = 'complained'",
    "action = 'skipped'", "action = 'failed'",
  ]
  static let countsMax = conditions.count

  private static let counts = Statement(
    """
    WITH counted AS (
      \(counted)
    )
    SELECT grouping(step_key, variant_key, channel), step_id, step_key, variant_key, channel,
      \(conditions.map { "count(*) FILTER (WHERE \($0))" }.joined(separator: ",\n  ")),
      \(conditions.map { "count(DISTINCT lead_id) FILTER (WHERE \($0))" }.joined(separator: ",\n  "))
    FROM counted
    GROUP BY GROUPING SETS (
      (), (step_id, step_key), (step_id, step_key, variant_key, channel), (channel))
    ORDER BY 1, step_key, variant_key, channel
    """, .uuid, .uuid, .timestamptz, .timestamptz, .text, .text, .text, .uuid, .int8)

  private static let skips = Statement(
    """
    WITH counted AS (
      \(counted)
    )
    SELECT r.reason, count(*)
    FROM counted c CROSS JOIN LATERAL unnest(c.skip_reasons) r (reason)
    WHERE c.action = 'skipped'
    GROUP BY r.reason
    ORDER BY r.reason
    """, .uuid, .uuid, .timestamptz, .timestamptz, .text, .text, .text, .uuid, .int8)

  /// Different leads that got somewhere, up to a time each.
  private static let reached = Statement(
    """
    SELECT count(DISTINCT lead_id) FILTER (WHERE action = 'replied' AND occur_time <= $3),
      count(DISTINCT lead_id) FILTER (
        WHERE action = 'replied' AND outcome = 'interested' AND occur_time <= $4),
      count(DISTINCT lead_id) FILTER (WHERE action = 'meeting_booked' AND occur_time <= $5),
      count(DISTINCT lead_id) FILTER (
        WHERE action = 'status_changed' AND outcome = 'converted' AND occur_time <= $6)
    FROM activities
    WHERE tenant_id = $1 AND campaign_id = $2
    """, .uuid, .uuid, .timestamptz, .timestamptz, .timestamptz, .timestamptz)

  static func funnel(
    _ tx: borrowing TenantTransaction, _ filter: FunnelFilter
  ) async throws(RPCError) -> Funnel {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let parameters: [Parameter] = [
      tenant, .uuid(filter.campaign.bits), .timestamp(filter.start), .timestamp(filter.end),
      .text(filter.stepKey), .text(filter.variantKey), .text(filter.channel), .uuid(filter.sender?.bits),
      .int8(filter.sequenceVersion),
    ]
    let goals = filter.goalEnds
    let results = try await tx.run(
      counts.with(parameters), skips.with(parameters),
      reached(
        tenant, .uuid(filter.campaign.bits), .timestamp(goals.replies), .timestamp(goals.interested),
        .timestamp(goals.meetings), .timestamp(goals.conversions)))
    return try reading { () throws(PostgresError) in
      var funnel = Funnel()
      for row in results[0] { funnel.rows.append(try FunnelRow(row)) }
      for row in results[1] { funnel.skips.append((try row.value(0), try row.value(1))) }
      if let row = results[2].first {
        funnel.reached = [try row.value(0), try row.value(1), try row.value(2), try row.value(3)]
      }
      return funnel
    }
  }

  /// Of each sender what it sent since a time, and what of that bounced or was reported.
  private static let health = Statement(
    """
    SELECT sender_id, count(*) FILTER (WHERE action = 'sent'), count(*) FILTER (WHERE action = 'bounced'),
      count(*) FILTER (WHERE action = 'complained')
    FROM activities
    WHERE tenant_id = $1 AND sender_id = ANY ($2) AND occur_time >= $3
    GROUP BY sender_id
    """, .uuid, .uuidArray, .timestamptz)

  static func outcomes(
    _ tx: borrowing TenantTransaction, of senders: [IDBits], since start: PostgresTime
  ) async throws(RPCError) -> [IDBits: SenderOutcomes] {
    let rows = try await tx.run(
      health(.uuid(tx.tenant.bits), .uuids(senders.map(\.bits)), .timestamp(start)))[0]
    return try reading { () throws(PostgresError) in
      var outcomes: [IDBits: SenderOutcomes] = [:]
      for row in rows {
        let id: UInt128 = try row.value(0)
        outcomes[IDBits(id)] = SenderOutcomes(
          sent: try row.value(1), bounced: try row.value(2), complained: try row.value(3))
      }
      return outcomes
    }
  }
}

extension FunnelRow {
  /// From the columns of `counts`.
  fileprivate init(_ row: Row) throws(PostgresError) {
    let grouping: Int32 = try row.value(0)
    kind =
      switch grouping {
      case 0b111: .total
      case 0b011: .step
      case 0b000: .variant
      default: .channel
      }
    let step: UInt128? = try row.optional(1)
    stepID = step.map { StepID($0).description } ?? ""
    (stepKey, variantKey) = (try row.optional(2) ?? "", try row.optional(3) ?? "")
    channel = grouping & 1 == 0 ? try row.value(4) : .unspecified
    var numbers: [Int64] = []
    for column in 5..<(5 + 2 * OutreachStore.countsMax) { numbers.append(try row.value(column)) }
    activities = Array(numbers.prefix(OutreachStore.countsMax))
    leads = Array(numbers.suffix(OutreachStore.countsMax))
  }
}
