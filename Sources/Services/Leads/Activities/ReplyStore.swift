import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on the shared inbox.
enum ReplyStore {
  static let statements = [insert, held, several, mark, unread]

  private static let insert = Statement(
    """
    INSERT INTO replies (tenant_id, activity_id, lead_id, occur_time)
    VALUES ($1, $2, $3, $4)
    """, .uuid, .uuid, .uuid, .timestamptz)

  static func insert(_ draft: ActivityDraft, of tenant: TenantID) -> BoundStatement {
    insert(
      .uuid(tenant.bits), .uuid(draft.id.bits), .uuid(draft.lead.bits), .timestamp(draft.occurTime))
  }

  /// In the order that `LeadsV1.Reply.init(_: Row, of:)` reads.
  static let columns = """
    a.activity_id, a.lead_id, a.occur_time, a.create_time, a.channel, a.action, a.provider,
      a.provider_message_id, a.thread_key, a.external_id, a.campaign_id, a.actor_kind, a.actor_id,
      a.actor_name, a.content, l.message, r.read_time, r.read_by_kind, r.read_by_id, r.read_by_name
    """

  /// One who marks waits for another in the order of ids.
  private static let held = Statement(
    """
    SELECT activity_id, read_time IS NOT NULL
    FROM replies
    WHERE tenant_id = $1 AND activity_id = ANY ($2)
    ORDER BY activity_id
    FOR NO KEY UPDATE
    """, .uuid, .uuidArray)

  /// Whether each of them was read; those that are not there are not answered.
  static func held(
    _ tx: borrowing TenantTransaction, _ ids: [ActivityID]
  ) async throws(RPCError) -> [ActivityID: Bool] {
    let rows = try await tx.run(held(.uuid(tx.tenant.bits), .uuids(ids.map(\.bits))))[0]
    return try reading { () throws(PostgresError) in
      var read: [ActivityID: Bool] = [:]
      for row in rows { read[ActivityID(try row.value(0) as UInt128)] = try row.value(1) }
      return read
    }
  }

  private static let mark = Statement(
    """
    UPDATE replies SET read_time = $3, read_by_kind = $4, read_by_id = $5, read_by_name = $6
    WHERE tenant_id = $1 AND activity_id = ANY ($2)
    """, .uuid, .uuidArray, .timestamptz, .text, .uuid, .text)

  /// As read by somebody, or as unread.
  static func mark(
    _ ids: [ActivityID], of tenant: TenantID, by author: Author?, at now: PostgresTime
  ) -> BoundStatement {
    let (kind, id, name) = author?.parameters ?? (.null, .null, .null)
    return mark(
      .uuid(tenant.bits), .uuids(ids.map(\.bits)), author == nil ? .null : .timestamp(now), kind, id, name)
  }

  private static let several = Statement(
    """
    SELECT \(columns)
    FROM replies r
    JOIN activities a ON a.tenant_id = r.tenant_id AND a.activity_id = r.activity_id
    JOIN leads l ON l.tenant_id = r.tenant_id AND l.lead_id = r.lead_id
    WHERE r.tenant_id = $1 AND r.activity_id = ANY ($2)
    """, .uuid, .uuidArray)

  static func several(_ ids: [ActivityID], of tenant: TenantID) -> BoundStatement {
    several(.uuid(tenant.bits), .uuids(ids.map(\.bits)))
  }

  /// Counting stops one above.
  static let unreadMax: Int64 = 1_000

  private static let unread = Statement(
    """
    SELECT count(*)
    FROM (SELECT FROM replies WHERE tenant_id = $1 AND read_time IS NULL LIMIT $2) counted
    """, .uuid, .int8)

  static func unread(of tenant: TenantID) -> BoundStatement {
    unread(.uuid(tenant.bits), .int8(unreadMax + 1))
  }
}
