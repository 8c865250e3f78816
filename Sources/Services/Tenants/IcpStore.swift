import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on the ideal customer profile and its revisions.
enum IcpStore {
  static let statements = [
    profile, newestRevision, confirmed, numbered, page, begin, hold, insert, advance, supersede, confirm,
  ]

  /// In the order that `revision(_:)` reads.
  private static let columns = """
    r.revision, r.state, i.version, r.content, r.create_time, r.author_kind, r.author_id, r.author_name,
      r.confirm_time, r.confirmed_by_kind, r.confirmed_by_id, r.confirmed_by_name
    """

  private static let newestRevision = Statement(
    """
    SELECT \(columns)
    FROM icp_revisions r JOIN icps i ON i.tenant_id = r.tenant_id AND i.newest_revision = r.revision
    WHERE r.tenant_id = $1
    """, .uuid)

  private static let confirmed = Statement(
    """
    SELECT \(columns)
    FROM icp_revisions r JOIN icps i ON i.tenant_id = r.tenant_id
    WHERE r.tenant_id = $1 AND r.state = 'confirmed'
    """, .uuid)

  private static let numbered = Statement(
    """
    SELECT \(columns)
    FROM icp_revisions r JOIN icps i ON i.tenant_id = r.tenant_id
    WHERE r.tenant_id = $1 AND r.revision = $2
    """, .uuid, .int8)

  /// For those who read it beside something else; its fourth column is the content.
  static func newest(_ tenant: Parameter) -> BoundStatement { newestRevision(tenant) }

  static func newest(_ tx: borrowing TenantTransaction) async throws(RPCError) -> IcpRevision? {
    try revision(await tx.run(newestRevision(.uuid(tx.tenant.bits)))[0])
  }

  /// The revision in force, and the newest.
  static func both(
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> (confirmed: IcpRevision?, newest: IcpRevision?) {
    let id = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(confirmed(id), newestRevision(id))
    return (try revision(results[0]), try revision(results[1]))
  }

  static func inForce(_ tx: borrowing TenantTransaction) async throws(RPCError) -> IcpRevision? {
    try revision(await tx.run(confirmed(.uuid(tx.tenant.bits)))[0])
  }

  static func get(_ tx: borrowing TenantTransaction, _ number: Int64) async throws(RPCError) -> IcpRevision? {
    try revision(await tx.run(numbered(.uuid(tx.tenant.bits), .int8(number)))[0])
  }

  private static let page = Statement(
    """
    SELECT \(columns)
    FROM icp_revisions r JOIN icps i ON i.tenant_id = r.tenant_id
    WHERE r.tenant_id = $1 AND r.revision > $2
    ORDER BY r.revision
    LIMIT $3
    """, .uuid, .int8, .int8)

  /// Revisions in their order, so many at most.
  static func page(
    _ tx: borrowing TenantTransaction, after number: Int64, most: Int64
  ) async throws(RPCError) -> [IcpRevision] {
    try revisions(await tx.run(page(.uuid(tx.tenant.bits), .int8(number), .int8(most)))[0])
  }

  private static func revision(_ rows: ResultSet) throws(RPCError) -> IcpRevision? {
    try revisions(rows).first
  }

  private static func revisions(_ rows: ResultSet) throws(RPCError) -> [IcpRevision] {
    try reading { () throws(PostgresError) in
      var revisions: [IcpRevision] = []
      for row in rows { revisions.append(try revision(row)) }
      return revisions
    }
  }

  private static func revision(_ row: Row) throws(PostgresError) -> IcpRevision {
    IcpRevision(
      number: try row.value(0), state: IcpRevision.State(rawValue: try row.value(1)) ?? .draft,
      version: try row.value(2), content: IcpContent(try row.value(3)), createTime: try row.timestamp(4),
      author: try Author(row, at: 5), confirmTime: try row.timestamp(8), confirmedBy: try Author(row, at: 9))
  }

  private static let begin = Statement(
    """
    INSERT INTO icps (tenant_id, version)
    SELECT tenant_id, 0
    FROM tenants
    WHERE tenant_id = $1
    ON CONFLICT DO NOTHING
    """, .uuid)

  private static let hold = Statement(
    """
    SELECT newest_revision, version
    FROM icps
    WHERE tenant_id = $1
    FOR UPDATE
    """, .uuid)

  /// The profile that nobody else changes until the transaction ends; its version is 0 before its first
  /// revision.
  static func hold(_ tx: borrowing TenantTransaction, at version: Int64) async throws(RPCError) {
    let id = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(begin(id), hold(id))
    let current: Int64 = try reading { () throws(PostgresError) in try results[1].first?.value(1) ?? 0 }
    guard version == 0 || version == current else { throw .icpVersionStale(version, current: current) }
  }

  private static let insert = Statement(
    """
    INSERT INTO icp_revisions (tenant_id, revision, content, author_kind, author_id, author_name)
    SELECT tenant_id, newest_revision, $2, $3, $4, $5
    FROM icps
    WHERE tenant_id = $1
    """, .uuid, .bytea, .text, .uuid, .text)

  private static let advance = Statement(
    """
    UPDATE icps SET newest_revision = newest_revision + 1, version = version + 1
    WHERE tenant_id = $1
    """, .uuid)

  static func add(
    _ tx: borrowing TenantTransaction, _ content: IcpContent, by author: Author
  ) async throws(RPCError) -> IcpRevision {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let (kind, id, name) = author.parameters
    let results = try await tx.run(
      advance(tenant), insert(tenant, .bytea(content.bytes), kind, id, name), newestRevision(tenant))
    guard let revision = try revision(results[2]) else { throw .icpNotFound }
    return revision
  }

  private static let supersede = Statement(
    """
    UPDATE icp_revisions SET state = 'superseded'
    WHERE tenant_id = $1 AND state = 'confirmed'
    """, .uuid)

  private static let confirm = Statement(
    """
    UPDATE icp_revisions SET
      state = 'confirmed',
      confirm_time = now(),
      confirmed_by_kind = $3,
      confirmed_by_id = $4,
      confirmed_by_name = $5
    WHERE tenant_id = $1 AND revision = $2
    """, .uuid, .int8, .text, .uuid, .text)

  private static let profile = Statement(
    """
    UPDATE icps SET version = version + 1
    WHERE tenant_id = $1
    """, .uuid)

  static func confirm(
    _ tx: borrowing TenantTransaction, _ number: Int64, by author: Author
  ) async throws(RPCError) -> IcpRevision {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let (kind, id, name) = author.parameters
    let results = try await tx.run(
      supersede(tenant), confirm(tenant, .int8(number), kind, id, name), profile(tenant), confirmed(tenant))
    guard let revision = try revision(results[3]) else { throw .icpNotFound }
    return revision
  }
}
