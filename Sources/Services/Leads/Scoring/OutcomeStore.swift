import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

/// A lead's move into a status that is an outcome.
struct LeadMove: Sendable {
  let lead: LeadID
  let time: PostgresTime
  let status: LeadsV1.LeadStatus
}

/// All SQL on how leads ended.
enum OutcomeStore {
  static let statements = [moves]

  private static let moves = Statement(
    """
    SELECT a.activity_id, a.occur_time, a.lead_id, a.content
    FROM activities a
    WHERE a.tenant_id = $1 AND (a.occur_time, a.activity_id) > ($2, $3) AND a.occur_time < $4
      AND a.action = 'status_changed'
      AND ($5::uuid IS NULL OR EXISTS (
        SELECT FROM leads l
        WHERE l.tenant_id = $1 AND l.lead_id = a.lead_id AND l.campaign_id = $5))
    ORDER BY a.occur_time, a.activity_id
    LIMIT $6
    """, .uuid, .timestamptz, .uuid, .timestamptz, .uuid, .int8)

  /// Moves in their order, after a place and before a time, and the place of the last one of a full page.
  static func moves(
    _ tx: borrowing TenantTransaction, after place: TimePlace, before end: PostgresTime,
    of campaign: CampaignID?, most: Int64
  ) async throws(RPCError) -> (moves: [LeadMove], next: TimePlace?) {
    let rows = try await tx.run(
      moves(
        .uuid(tx.tenant.bits), .timestamp(place.time), .uuid(place.id.bits), .timestamp(end),
        .uuid(campaign?.bits), .int8(most)))[0]
    return try reading { () throws(PostgresError) in
      var moves: [LeadMove] = []
      var last: TimePlace?
      for row in rows {
        let time: PostgresTime = try row.value(1)
        last = TimePlace(time: time, id: IDBits(try row.value(0)))
        let content: [UInt8] = try row.optional(3) ?? []
        let status = (try? LeadsV1.Activity(bytes: content, policy: .client))?.newStatus ?? .unspecified
        moves.append(LeadMove(lead: LeadID(try row.value(2)), time: time, status: status))
      }
      return (moves, rows.count < most ? nil : last)
    }
  }
}
