import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

/// All SQL by which the shared inbox is listed, by looks as timelines are.
enum InboxStore {
  static let statements = [newest, oldest, newestUnread, oldestUnread]

  private static let isWantedColumn = 20
  private static let isLastColumn = 21

  private static func page(_ which: String, _ comparison: String, _ order: String) -> Statement {
    Statement(
      """
      SELECT \(ReplyStore.columns),
        (\(filters)), r.place = $4
      FROM (
        SELECT tenant_id, activity_id, lead_id, occur_time, read_time, read_by_kind, read_by_id, read_by_name,
          row_number() OVER (ORDER BY occur_time\(order), activity_id\(order)) AS place
        FROM (
          SELECT tenant_id, activity_id, lead_id, occur_time, read_time, read_by_kind, read_by_id,
            read_by_name
          FROM replies
          WHERE tenant_id = $1\(which) AND (occur_time, activity_id) \(comparison) ($2, $3)
          ORDER BY occur_time\(order), activity_id\(order)
          LIMIT $4
        ) looked
      ) r
      JOIN activities a ON a.tenant_id = $1 AND a.activity_id = r.activity_id
      JOIN leads l ON l.tenant_id = $1 AND l.lead_id = r.lead_id
      WHERE r.place = $4 OR \(filters)
      ORDER BY r.place
      LIMIT $5
      """, .uuid, .timestamptz, .uuid, .int8, .int8, .text, .uuid, .uuid)
  }

  private static let filters = """
    ($6 = '' OR a.channel = $6) AND ($7::uuid IS NULL OR a.campaign_id = $7)
        AND ($8::uuid IS NULL OR l.owner_id = $8)
    """

  private static let newest = page("", "<", " DESC")
  private static let oldest = page("", ">", "")
  private static let newestUnread = page(" AND read_time IS NULL", "<", " DESC")
  private static let oldestUnread = page(" AND read_time IS NULL", ">", "")

  /// `most` is one more than are wanted, to tell whether there is another.
  static func look(
    _ tenant: TenantID, after place: TimePlace, _ request: LeadsV1.ListRepliesRequest, isDescending: Bool,
    most: Int
  ) -> BoundStatement {
    let statement =
      request.unreadOnly
      ? (isDescending ? newestUnread : oldestUnread) : (isDescending ? newest : oldest)
    let isNarrowed =
      request.channel != .unspecified || !request.campaignID.isEmpty || !request.ownerID.isEmpty
    return statement(
      .uuid(tenant.bits), .timestamp(place.time), .uuid(place.id.bits),
      .int8(isNarrowed ? TimelineStore.lookMax : Int64(most)), .int8(Int64(most)),
      .text(request.channel.stored), .uuid(CampaignID(request.campaignID)?.bits),
      .uuid(UserID(request.ownerID)?.bits))
  }

  /// Replies that are wanted, the last that was looked at, and whether there was nothing more.
  static func found(
    _ rows: ResultSet, most: Int, of tenant: TenantID
  ) throws(PostgresError) -> (replies: [LeadsV1.Reply], last: TimePlace?, isEnd: Bool) {
    var replies: [LeadsV1.Reply] = []
    var last: TimePlace?
    for row in rows.prefix(most - 1) {
      last = try TimePlace(time: row.value(2), id: IDBits(row.value(0) as UInt128))
      if try row.value(isWantedColumn) { replies.append(try LeadsV1.Reply(row, of: tenant)) }
    }
    guard rows.count < most, let row = rows.last else { return (replies, last, rows.isEmpty) }
    return (replies, last, try !row.value(isLastColumn))
  }
}
