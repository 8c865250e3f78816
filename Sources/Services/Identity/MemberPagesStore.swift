import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// The lists of a tenant's members.
enum MemberPagesStore {
  static let statements = orders.statements + [export]

  static let orders = PageStatements(
    PageStatements.Field(
      "create_time", 10, .times,
      ascending: page("(create_time, member_id) > (\(time), $3::uuid)", "create_time, member_id"),
      descending: page(
        "(create_time, member_id) < (\(time), $3::uuid)", "create_time DESC, member_id DESC")),
    PageStatements.Field(
      "display_name", 3, .texts,
      ascending: page(
        "(display_name COLLATE \"C\", member_id) > ($2 COLLATE \"C\", $3::uuid)",
        "display_name COLLATE \"C\", member_id"),
      descending: page(
        "(display_name COLLATE \"C\", member_id) < ($2 COLLATE \"C\", $3::uuid)",
        "display_name COLLATE \"C\" DESC, member_id DESC")),
    PageStatements.Field(
      "email", 2, .texts,
      ascending: page(
        "(email COLLATE \"C\", member_id) > ($2 COLLATE \"C\", $3::uuid)", "email COLLATE \"C\", member_id"),
      descending: page(
        "(email COLLATE \"C\", member_id) < ($2 COLLATE \"C\", $3::uuid)",
        "email COLLATE \"C\" DESC, member_id DESC")),
    PageStatements.Field(
      "expire_time", 5, .times,
      ascending: page("(\(end), member_id) > (\(time), $3::uuid)", "\(end), member_id"),
      descending: page("(\(end), member_id) < (\(time), $3::uuid)", "\(end) DESC, member_id DESC")),
    PageStatements.Field(
      "last_active_time", 6, .timesOrNever,
      ascending: page("(\(active), member_id) > (\(time), $3::uuid)", "\(active), member_id"),
      descending: page("(\(active), member_id) < (\(time), $3::uuid)", "\(active) DESC, member_id DESC")))

  private static let time = ListPlace.time(2)
  private static let end = "coalesce(expire_time, 'infinity')"
  private static let active = "coalesce(last_active_time, '-infinity')"

  /// Who was removed is shown for 30 days.
  private static func page(_ place: String, _ order: String) -> Statement {
    Statement(
      """
      SELECT \(MemberStore.columns)
      FROM memberships
      WHERE tenant_id = $1 AND \(place)
        AND (delete_time IS NULL OR $5 AND delete_time > now() - interval '30 days')
        AND ($6 = '' OR $6 = ANY (roles))
        AND ($7 = '' OR $7 = CASE WHEN delete_time IS NOT NULL THEN 'removed'
          WHEN expire_time <= now() THEN 'expired' ELSE 'active' END)
        AND ($8::uuid IS NULL OR user_id = $8) AND ($9 = '' OR email = $9)
        AND ($10::timestamptz IS NULL OR expire_time < $10)
      ORDER BY \(order)
      LIMIT $4
      """,
      .uuid, .text, .text, .int8, .bool, .text, .text, .uuid, .text, .timestamptz)
  }

  /// What a page is narrowed to; empty or nil for anything.
  struct Filter: Sendable {
    var role: String
    var state: String
    var user: UserID?
    var email: String
    var expiryBefore: PostgresTime?
    var showsRemoved: Bool
  }

  static func page(
    _ tx: borrowing TenantTransaction, _ page: ListPage, _ filter: Filter
  ) async throws(RPCError) -> ResultSet {
    let place = page.place ?? orders.start(page.order)
    return try await tx.run(
      orders.statement(page.order)(
        .uuid(tx.tenant.bits), .text(place.value), .text(place.id), .int8(page.most),
        .bool(filter.showsRemoved), .text(filter.role), .text(filter.state), .uuid(filter.user?.bits),
        .text(filter.email), filter.expiryBefore.map { .timestamp($0) } ?? .null))[0]
  }

  private static let export = Statement(
    """
    SELECT \(MemberStore.columns)
    FROM memberships
    WHERE tenant_id = $1 AND member_id > $2::uuid
    ORDER BY member_id
    LIMIT $3
    """, .uuid, .text, .int8)

  /// Who was removed is among them until they are purged.
  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}
