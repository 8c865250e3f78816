import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterScoring
import MusterTenancy
import MusterTypesAPI

/// The activities that models ask for.
enum ScoredActivityStore {
  static let statements = [newest]

  private static let newest = Statement(
    """
    SELECT l.lead_id, a.activity_id, a.action, a.channel, a.occur_time
    FROM unnest($2, $3) AS l(lead_id, known_time)
    CROSS JOIN unnest($4, $5, $6) AS q(action, channel, most)
    CROSS JOIN LATERAL (
      SELECT activity_id, action, channel, occur_time
      FROM activities
      WHERE tenant_id = $1 AND lead_id = l.lead_id AND action = q.action
        AND (q.channel = '' OR channel = q.channel) AND create_time < l.known_time
      ORDER BY occur_time DESC, activity_id DESC
      LIMIT q.most) a
    """, .uuid, .uuidArray, .timestamptzArray, .textArray, .textArray, .int4Array)

  /// Those that were recorded before the lead's time, which is the end of all times for what is known now.
  static func activities(
    _ tx: borrowing TenantTransaction, of leads: [(lead: LeadID, knownBefore: PostgresTime)],
    _ questions: [ActivityQuestion]
  ) async throws(RPCError) -> [LeadID: [ScoredActivity]] {
    guard !questions.isEmpty, !leads.isEmpty else { return [:] }
    var activities: [LeadID: [ScoredActivity]] = [:]
    if questions.contains(where: { $0.action == .created && $0.channel == .unspecified }) {
      for (lead, knownBefore) in leads where lead.time < knownBefore { activities[lead] = [.created(lead)] }
    }
    let rows = try await tx.run(
      newest(
        .uuid(tx.tenant.bits), .uuids(leads.map(\.lead.bits)), .timestamps(leads.map(\.knownBefore)),
        .texts(questions.map(\.action.stored)), .texts(questions.map(\.channel.stored)),
        .int4s(questions.map { Int32(clamping: $0.countMax) })))[0]
    try reading { () throws(PostgresError) in
      var seen: Set<IDBits> = []
      for row in rows {
        let time: PostgresTime = try row.value(4)
        let activity = ScoredActivity(
          id: IDBits(try row.value(1)), action: try row.value(2), channel: try row.value(3),
          occurTime: time.unixMicroseconds ?? 0)
        // Two questions may ask for the same.
        guard seen.insert(activity.id).inserted else { continue }
        activities[LeadID(try row.value(0)), default: []].append(activity)
      }
    }
    return activities
  }

  /// All that is known now.
  static func activities(
    _ tx: borrowing TenantTransaction, of leads: [LeadID], for model: PreparedModel
  ) async throws(RPCError) -> [LeadID: [ScoredActivity]] {
    try await activities(tx, of: leads.map { ($0, PostgresTime.infinity) }, model.questions)
  }
}

extension ScoredActivity {
  /// That a lead was made, which its own row tells.
  fileprivate static func created(_ lead: LeadID) -> ScoredActivity {
    ScoredActivity(
      id: lead.stored, action: .created, channel: .unspecified, occurTime: lead.time.unixMicroseconds ?? 0)
  }

  /// One that is being recorded.
  init(_ draft: ActivityDraft) {
    self.init(
      id: draft.id.stored, action: draft.activity.action, channel: draft.activity.channel,
      occurTime: draft.occurTime.unixMicroseconds ?? 0)
  }
}
