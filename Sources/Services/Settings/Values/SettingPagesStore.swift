import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// The pages of what is stored, and whose rows the platform's own jobs look at.
enum SettingPagesStore {
  static let statements =
    byTime.statements + [byName, byNameDescending, tenantsWithExpired, tenantsWithLapsed, holders]

  // MARK: By name

  private static let byName = named(">", "")
  private static let byNameDescending = named("<", " DESC")

  private static func named(_ comparison: String, _ way: String) -> Statement {
    Statement(
      """
      SELECT \(SettingStore.columns)
      FROM settings s
      WHERE s.tenant_id = $1
        AND ($2 OR (s.namespace, s.key, s.level, s.subject) \(comparison) ($3, $4, $5, $6))
        AND ($8 = '' OR s.namespace = $8) AND ($9 = 0 OR s.level = $9) AND ($10 = '' OR s.subject = $10)
        AND (s.expire_time IS NULL OR s.expire_time > now())
      ORDER BY s.namespace\(way), s.key\(way), s.level\(way), s.subject\(way)
      LIMIT $7
      """,
      .uuid, .bool, .text, .text, .int4, .text, .int8, .text, .int4, .text)
  }

  /// What a page is narrowed to; empty or zero for anything.
  struct Filter: Sendable {
    var namespace: String
    var level: Int32
    var subject: String
  }

  /// Where in the order of names a page begins; nil at the start.
  struct NamePlace: Sendable {
    let parts: [String]
    let level: Int32

    /// Of a page token.
    init?(_ parts: [String]) {
      guard parts.count == 4, let level = Int32(parts[2]) else { return nil }
      (self.parts, self.level) = (parts, level)
    }

    init(_ setting: StoredSetting) {
      level = setting.scope.level.rawValue
      parts = [setting.scope.namespace, setting.storedKey, "\(level)", setting.scope.subject]
    }
  }

  static func byName(
    _ tx: borrowing TenantTransaction, after place: NamePlace?, isDescending: Bool, most: Int,
    _ filter: Filter
  ) async throws(RPCError) -> [StoredSetting] {
    let parts = place?.parts ?? ["", "", "", ""]
    let statement = isDescending ? byNameDescending : byName
    return try SettingStore.settings(
      await tx.run(
        statement(
          .uuid(tx.tenant.bits), .bool(place == nil), .text(parts[0]), .text(parts[1]),
          .int4(place?.level ?? 0), .text(parts[3]), .int8(Int64(most)), .text(filter.namespace),
          .int4(filter.level), .text(filter.subject)))[0])
  }

  // MARK: By time

  static let byTime = PageStatements(
    PageStatements.Field(
      "update_time", 13, .times,
      ascending: timed("(s.update_time, s.setting_id) > (\(ListPlace.time(2)), $3::uuid)", ""),
      descending: timed("(s.update_time, s.setting_id) < (\(ListPlace.time(2)), $3::uuid)", " DESC")))

  private static func timed(_ place: String, _ way: String) -> Statement {
    Statement(
      """
      SELECT \(SettingStore.columns)
      FROM settings s
      WHERE s.tenant_id = $1 AND \(place)
        AND ($5 = '' OR s.namespace = $5) AND ($6 = 0 OR s.level = $6) AND ($7 = '' OR s.subject = $7)
        AND (s.expire_time IS NULL OR s.expire_time > now())
      ORDER BY s.update_time\(way), s.setting_id\(way)
      LIMIT $4
      """,
      .uuid, .text, .text, .int8, .text, .int4, .text)
  }

  static func byTime(
    _ tx: borrowing TenantTransaction, _ page: ListPage, _ filter: Filter
  ) async throws(RPCError) -> ResultSet {
    let place = page.place ?? byTime.start(page.order)
    return try await tx.run(
      byTime.statement(page.order)(
        .uuid(tx.tenant.bits), .text(place.value), .text(place.id), .int8(page.most),
        .text(filter.namespace), .int4(filter.level), .text(filter.subject)))[0]
  }

  // MARK: Of all tenants

  private static let tenantsWithExpired = Statement(
    """
    SELECT DISTINCT tenant_id
    FROM settings
    WHERE expire_time <= now()
    LIMIT $1
    """, .int8)

  private static let tenantsWithLapsed = Statement(
    """
    SELECT DISTINCT tenant_id
    FROM setting_versions
    WHERE state = 'pending' AND expire_time <= now()
    LIMIT $1
    """, .int8)

  /// Who has values, or changes that wait, whose time is over.
  static func tenantsWithOver(
    _ tx: borrowing SystemTransaction, most: Int64
  ) async throws(RPCError) -> [TenantID] {
    let results = try await tx.run(tenantsWithExpired(.int8(most)), tenantsWithLapsed(.int8(most)))
    let tenants = Set(try self.tenants(results[0]) + self.tenants(results[1]))
    return tenants.sorted { $0.bits < $1.bits }
  }

  private static let holders = Statement(
    """
    SELECT DISTINCT tenant_id
    FROM settings
    WHERE namespace = $1
    """, .text)

  /// All who have set something in a namespace.
  static func holders(
    _ tx: borrowing SystemTransaction, of namespace: String
  ) async throws(RPCError) -> [TenantID] {
    try tenants(await tx.run(holders(.text(namespace)))[0])
  }

  private static func tenants(_ rows: ResultSet) throws(RPCError) -> [TenantID] {
    try reading { () throws(PostgresError) in
      var tenants: [TenantID] = []
      for row in rows { tenants.append(TenantID(try row.value(0) as UInt128)) }
      return tenants
    }
  }
}
