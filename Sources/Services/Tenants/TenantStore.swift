import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTenantsAPI
import MusterWellKnownAPI

/// All SQL on the table of tenants.
enum TenantStore {
  /// In the order that `TenantsV1.Tenant.init(_: Row)` reads.
  static let columns = """
    tenant_id, slug, display_name, state, plan, health, mfa_policy, time_zone, locale, country, currency_code,
      home_region, contact_email, create_time, update_time, delete_time, purge_time, version,
      suspend_time, suspend_reason, suspend_blocks_reads,
      calls_per_second, call_burst, max_open_streams, max_members, max_api_keys,
      subscription_status, subscription_start_time, subscription_trial_end_time, subscription_period_end_time,
      subscription_cancel_time, subscription_external_id, subscription_update_time
    """

  static let statements =
    [byID, insert, zoneCheck, keepTerms, update, clock] + TenantPages.allCases.map(\.statement)

  // MARK: One tenant

  private static let byID = Statement(
    """
    SELECT \(columns)
    FROM tenants
    WHERE tenant_id = $1
    """, .uuid)

  static func get(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Row? {
    try await tx.run(byID(.uuid(tx.tenant.bits)))[0].first
  }

  private static let clock = Statement("SELECT now()")

  /// The moment of the transaction.
  static func now(_ tx: borrowing TenantTransaction) async throws(RPCError) -> GoogleProtobuf.Timestamp? {
    let results = try await tx.run(clock())
    return try reading { () throws(PostgresError) in try results[0].first?.timestamp(0) }
  }

  private static let insert = Statement(
    """
    INSERT INTO tenants (
      tenant_id, slug, display_name, plan, mfa_policy, time_zone, locale, country, currency_code, home_region,
      contact_email, subscription_status, subscription_start_time, subscription_update_time)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'active', now(), now())
    RETURNING \(columns)
    """, .uuid, .text, .text, .text, .text, .text, .text, .text, .text, .text, .text)

  static func insert(_ tx: borrowing TenantTransaction, _ tenant: TenantDraft) async throws(RPCError) -> Row {
    let results = try await tx.run(
      zoneCheck(.text(tenant.timeZone)),
      insert(
        .uuid(tx.tenant.bits), .text(tenant.slug), .text(tenant.displayName), .text(tenant.plan),
        .text(tenant.secondFactor), .text(tenant.timeZone), .text(tenant.locale), .text(tenant.country),
        .text(tenant.currencyCode), .text(tenant.homeRegion), .text(tenant.contactEmail)),
      refusing: { $0 == "tenants_slug_key" ? .tenantSlugTaken(tenant.slug) : nil })
    try checkZone(results[0], tenant.timeZone)
    return try written(results[1])
  }

  /// Whether there is such a time zone: the database's list is the one that days are counted by.
  private static let zoneCheck = Statement(
    "SELECT $1 = '' OR EXISTS (SELECT FROM pg_timezone_names WHERE name = $1)", .text)

  private static func checkZone(
    _ rows: ResultSet, _ name: String, in field: String = "tenant.time_zone"
  ) throws(RPCError) {
    let isKnown: Bool = try reading { () throws(PostgresError) in try rows.first?.value(0) ?? false }
    if !isKnown { throw .timeZoneUnknown(name, in: field) }
  }

  /// What the tenant was on until now, for those who rate usage of before.
  private static let keepTerms = Statement(
    """
    INSERT INTO tenant_terms (tenant_id, until_time, plan, time_zone)
    SELECT t.tenant_id, clock_timestamp(), t.plan, t.time_zone
    FROM (SELECT tenant_id, plan, time_zone FROM tenants WHERE tenant_id = $1 FOR NO KEY UPDATE) t
    WHERE t.plan <> coalesce($2, t.plan) OR t.time_zone <> coalesce($3, t.time_zone)
    """, .uuid, .text, .text)

  /// Nil for what stays.
  static func keepTerms(
    _ tx: borrowing TenantTransaction, until plan: String?, _ timeZone: String?
  ) -> BoundStatement {
    keepTerms(.uuid(tx.tenant.bits), .text(plan), .text(timeZone))
  }

  private static let update = Statement(
    """
    UPDATE tenants SET
      display_name = coalesce($3, display_name),
      time_zone = coalesce($4, time_zone),
      locale = coalesce($5, locale),
      mfa_policy = coalesce($6, mfa_policy),
      country = coalesce($7, country),
      currency_code = coalesce($8, currency_code),
      contact_email = coalesce($9, contact_email),
      update_time = now(),
      version = version + 1
    WHERE tenant_id = $1 AND ($2 = 0 OR version = $2)
    RETURNING \(columns)
    """, .uuid, .int8, .text, .text, .text, .text, .text, .text, .text)

  /// Refuses a version that is not the current one.
  static func update(_ tx: borrowing TenantTransaction, _ change: TenantChange) async throws(RPCError) -> Row
  {
    let results = try await tx.run(
      zoneCheck(.text(change.timeZone ?? "")), keepTerms(tx, until: nil, change.timeZone),
      update(
        .uuid(tx.tenant.bits), .int8(change.version), .text(change.displayName), .text(change.timeZone),
        .text(change.locale), .text(change.secondFactor), .text(change.country), .text(change.currencyCode),
        .text(change.contactEmail)))
    try checkZone(results[0], change.timeZone ?? "", in: change.zoneField)
    if let row = results[2].first { return row }
    guard let row = try await get(tx) else { throw .tenantNotFound }
    let current: Int64 = try reading { () throws(PostgresError) in try row.value(17) }
    throw .tenantVersionStale(change.version, current: current)
  }

  static func written(_ rows: ResultSet) throws(RPCError) -> Row {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { throw PostgresError(.other, "a write returned no row") }
      return row
    }
  }

  // MARK: Pages of all tenants

  /// What a page is narrowed to; empty for anything.
  struct Filter {
    var state: String
    var plan: String
    var subscriptionStatus: String
    var health: String
    var slug: String
    var externalID: String
    var homeRegion: String
    var showsDeleted: Bool
  }

  /// Rows after a place in the order: the values of its field and of the id.
  static func page(
    _ tx: borrowing SystemTransaction, _ order: TenantPages, after place: ListPlace, _ filter: Filter,
    most: Int64
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(
      order.statement(
        .text(place.value), .text(place.id), .int8(most), .text(filter.state), .text(filter.plan),
        .text(filter.subscriptionStatus), .text(filter.health), .text(filter.slug), .text(filter.externalID),
        .text(filter.homeRegion), .bool(filter.showsDeleted)))[0]
  }

  /// A list's orders, each with a statement of its own, because only then an index gives them.
  enum TenantPages: CaseIterable {
    case createTime, createTimeDescending, slug, slugDescending, displayName, displayNameDescending

    init(_ order: ListOrder) {
      self =
        switch (order.field, order.isDescending) {
        case ("slug", false): .slug
        case ("slug", true): .slugDescending
        case ("display_name", false): .displayName
        case ("display_name", true): .displayNameDescending
        case (_, false): .createTime
        case (_, true): .createTimeDescending
        }
    }

    /// Before the first row.
    var start: ListPlace {
      switch self {
      case .createTime: .start(ofTimes: false)
      case .createTimeDescending: .start(ofTimes: true)
      case .slug, .displayName: .start(ofTexts: false)
      case .slugDescending, .displayNameDescending: .start(ofTexts: true)
      }
    }

    var statement: Statement {
      switch self {
      case .createTime: Self.byCreateTime
      case .createTimeDescending: Self.byCreateTimeDescending
      case .slug: Self.bySlug
      case .slugDescending: Self.bySlugDescending
      case .displayName: Self.byDisplayName
      case .displayNameDescending: Self.byDisplayNameDescending
      }
    }

    /// Where the next page goes on after a row of `columns`.
    func place(_ row: Row) throws(PostgresError) -> ListPlace {
      switch self {
      case .createTime, .createTimeDescending: ListPlace(try row.value(13) as PostgresTime, try row.value(0))
      case .slug, .slugDescending: ListPlace(try row.value(1) as String, try row.value(0))
      case .displayName, .displayNameDescending: ListPlace(try row.value(2) as String, try row.value(0))
      }
    }

    /// As `TenantsV1.Subscription.status(at:)` shows it.
    private static let statusNow = """
      CASE WHEN subscription_cancel_time <= now() THEN 'cancelled'
          WHEN subscription_status = 'trial' AND subscription_trial_end_time <= now() THEN 'past_due'
          ELSE subscription_status END
      """

    private static let filters = """
      ($4 = '' OR state = $4) AND ($5 = '' OR plan = $5) AND ($6 = '' OR $6 = \(statusNow))
        AND ($7 = '' OR health = $7) AND ($8 = '' OR slug = $8) AND ($9 = '' OR subscription_external_id = $9)
        AND ($10 = '' OR home_region = $10) AND ($11 OR state NOT IN ('deleted', 'erasing'))
      """

    /// A time as its microseconds since 2000, or as an infinity.
    private static let time = """
      CASE WHEN $1 IN ('infinity', '-infinity') THEN $1::timestamptz
        ELSE timestamptz '2000-01-01 00:00:00+00' + $1::int8 * interval '1 microsecond' END
      """

    private static let byCreateTime = statement(
      """
      SELECT \(columns)
      FROM tenants
      WHERE (create_time, tenant_id) > (\(time), $2::uuid) AND \(filters)
      ORDER BY create_time, tenant_id
      LIMIT $3
      """)

    private static let byCreateTimeDescending = statement(
      """
      SELECT \(columns)
      FROM tenants
      WHERE (create_time, tenant_id) < (\(time), $2::uuid) AND \(filters)
      ORDER BY create_time DESC, tenant_id DESC
      LIMIT $3
      """)

    private static let bySlug = statement(
      """
      SELECT \(columns)
      FROM tenants
      WHERE slug > $1 COLLATE "C" AND $2 <> '' AND \(filters)
      ORDER BY slug
      LIMIT $3
      """)

    private static let bySlugDescending = statement(
      """
      SELECT \(columns)
      FROM tenants
      WHERE slug < $1 COLLATE "C" AND $2 <> '' AND \(filters)
      ORDER BY slug DESC
      LIMIT $3
      """)

    private static let byDisplayName = statement(
      """
      SELECT \(columns)
      FROM tenants
      WHERE (display_name COLLATE "C", tenant_id) > ($1 COLLATE "C", $2::uuid) AND \(filters)
      ORDER BY display_name COLLATE "C", tenant_id
      LIMIT $3
      """)

    private static let byDisplayNameDescending = statement(
      """
      SELECT \(columns)
      FROM tenants
      WHERE (display_name COLLATE "C", tenant_id) < ($1 COLLATE "C", $2::uuid) AND \(filters)
      ORDER BY display_name COLLATE "C" DESC, tenant_id DESC
      LIMIT $3
      """)

    private static func statement(_ sql: String) -> Statement {
      Statement(
        sql, .text, .text, .int8, .text, .text, .text, .text, .text, .text, .text, .bool)
    }
  }
}
