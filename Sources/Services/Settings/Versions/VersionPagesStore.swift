import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// The lists of versions.
enum VersionPagesStore {
  static let statements = pages.statements + [export]

  private static let pages = PageStatements(
    PageStatements.Field(
      "create_time", 17, .times,
      ascending: page("(v.create_time, v.version_id) > (\(ListPlace.time(2)), $3::uuid)", ""),
      descending: page("(v.create_time, v.version_id) < (\(ListPlace.time(2)), $3::uuid)", " DESC")))

  private static func page(_ place: String, _ way: String) -> Statement {
    Statement(
      """
      SELECT \(VersionStore.columns), coalesce((
          SELECT sum(octet_length(c.old_value) + octet_length(c.new_value))::int8
          FROM setting_changes c
          WHERE c.tenant_id = v.tenant_id AND c.version_id = v.version_id), 0)
      FROM setting_versions v
      WHERE v.tenant_id = $1 AND \(place)
        AND ($5 = '' OR v.namespace = $5) AND ($6 = 0 OR v.level = $6) AND ($7 = '' OR v.subject = $7)
        AND ($8 = '' OR $8 = CASE WHEN v.state = 'pending' AND v.expire_time <= now() THEN 'expired'
          ELSE v.state END)
        AND (cardinality($9::text[]) = 0 OR EXISTS (
          SELECT FROM setting_changes c
          WHERE c.tenant_id = $1 AND c.version_id = v.version_id AND c.key = ANY ($9)))
      ORDER BY v.create_time\(way), v.version_id\(way)
      LIMIT $4
      """,
      .uuid, .text, .text, .int8, .text, .int4, .text, .text, .textArray)
  }

  /// What a page is narrowed to; empty or zero for anything.
  struct Filter: Sendable {
    var namespace: String
    var level: Int32
    var subject: String
    var state: String
    var keys: [String]
  }

  /// With how large the values are that each changed.
  static func page(
    _ tx: borrowing TenantTransaction, _ page: ListPage, _ filter: Filter
  ) async throws(RPCError) -> [(version: StoredVersion, bytes: Int64, place: ListPlace)] {
    let start = page.place ?? pages.start(page.order)
    let rows = try await tx.run(
      pages.statement(page.order)(
        .uuid(tx.tenant.bits), .text(start.value), .text(start.id), .int8(page.most),
        .text(filter.namespace), .int4(filter.level), .text(filter.subject), .text(filter.state),
        .texts(filter.keys)))[0]
    return try reading { () throws(PostgresError) in
      var found: [(StoredVersion, Int64, ListPlace)] = []
      for row in rows {
        found.append((try VersionStore.version(row), try row.value(22), try pages.place(row, page.order)))
      }
      return found
    }
  }

  private static let export = Statement(
    """
    SELECT \(VersionStore.columns)
    FROM setting_versions v
    WHERE v.tenant_id = $1 AND v.version_id > $2::uuid
    ORDER BY v.version_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> [StoredVersion] {
    let rows = try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
    return try reading { () throws(PostgresError) in
      var versions: [StoredVersion] = []
      for row in rows { versions.append(try VersionStore.version(row)) }
      return versions
    }
  }
}
