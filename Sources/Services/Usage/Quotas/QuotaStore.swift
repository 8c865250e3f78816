import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterUsageAPI

/// All SQL on quotas as they are set. The platform's are the nil tenant's rows, to which a tenant's
/// transaction moves and comes back.
enum QuotaStore {
  static let statements = [all, given, tenant, insert, update, remove, zoneCheck, export, count]

  static let columns = """
    quota_id, key, plan, only_tenant_id, category, metric, dimensions::text, measure, currency_code,
      limit_amount, period, time_zone, is_soft, thresholds, create_time, update_time, version
    """

  private static let all = Statement(
    "SELECT \(columns) FROM usage_quotas WHERE tenant_id = $1 ORDER BY key, plan, quota_id", .uuid)

  /// Of the platform's, those that are not for another tenant alone.
  private static let given = Statement(
    """
    SELECT \(columns)
    FROM usage_quotas
    WHERE tenant_id = $1 AND (only_tenant_id IS NULL OR only_tenant_id = $2)
    ORDER BY key, plan, quota_id
    """, .uuid, .uuid)

  private static let tenant = Statement(
    "SELECT plan, time_zone FROM tenants WHERE tenant_id = $1", .uuid)

  /// What the platform gives, and what the tenant has set.
  static func inForce(_ tx: borrowing TenantTransaction) async throws(RPCError) -> [QuotaInForce] {
    try inForce(await tx.run(lookup(tx.tenant)), at: 0, of: tx.tenant)
  }

  /// To go with other statements in one round trip.
  static func lookup(_ tenant: TenantID) -> [BoundStatement] {
    let id = Parameter.uuid(tenant.bits)
    return [
      Binding.move(to: .platform), given(.uuid(TenantID.platform.bits), id), Binding.move(to: tenant),
      all(id), self.tenant(id),
    ]
  }

  /// What `lookup` has found, whose answers begin at a place.
  static func inForce(
    _ results: Results, at place: Int, of tenant: TenantID
  ) throws(RPCError) -> [QuotaInForce] {
    let (plan, zone): (String, String) = try reading { () throws(PostgresError) in
      guard let row = results[place + 4].first else { return ("", "") }
      return (try row.value(0), try row.value(1))
    }
    return QuotaRules.inForce(
      own: try rules(results[place + 3]), platform: try rules(results[place + 1]), for: tenant, plan: plan,
      zone: zone)
  }

  /// Those that are set in the transaction's own tenant, which may be the platform.
  static func rules(_ tx: borrowing TenantTransaction) async throws(RPCError) -> [QuotaRule] {
    try rules(await tx.run(all(.uuid(tx.tenant.bits)))[0])
  }

  private static func rules(_ rows: ResultSet) throws(RPCError) -> [QuotaRule] {
    try reading { () throws(PostgresError) in
      var rules: [QuotaRule] = []
      for row in rows { rules.append(try rule(row)) }
      return rules
    }
  }

  static func rule(_ row: Row) throws(PostgresError) -> QuotaRule {
    let only: UInt128? = try row.optional(3)
    let limit: PostgresDecimal? = try row.optional(9)
    let dimensions = DimensionsJSON.dimensions(try row.value(6))
    return QuotaRule(
      id: QuotaID(try row.value(0) as UInt128), key: try row.value(1), plan: try row.value(2),
      onlyTenant: only.map { TenantID($0) },
      counted: CountedUse(
        category: try row.value(4), metric: try row.value(5), dimensions: dimensions.texts,
        measure: try row.value(7), currency: try row.value(8), period: try row.value(10)),
      limit: limit.map { Decimal($0) }, timeZone: try row.value(11), isSoft: try row.value(12),
      thresholds: try row.value(13) as [Int32], createTime: try row.value(14), updateTime: try row.value(15),
      version: try row.value(16))
  }

  // MARK: Setting

  private static let zoneCheck = Statement(
    "SELECT $1 = '' OR EXISTS (SELECT FROM pg_timezone_names WHERE name = $1)", .text)

  /// Whether there is such a time zone.
  static func isZone(_ tx: borrowing TenantTransaction, _ name: String) async throws(RPCError) -> Bool {
    let results = try await tx.run(zoneCheck(.text(name)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? false }
  }

  private static let count = Statement("SELECT count(*) FROM usage_quotas WHERE tenant_id = $1", .uuid)

  static func count(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Int64 {
    let results = try await tx.run(count(.uuid(tx.tenant.bits)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
  }

  private static let insert = Statement(
    """
    INSERT INTO usage_quotas (
      tenant_id, quota_id, key, plan, only_tenant_id, category, metric, dimensions, measure, currency_code,
      limit_amount, period, time_zone, is_soft, thresholds)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
    RETURNING \(columns)
    """,
    .uuid, .uuid, .text, .text, .uuid, .text, .text, .jsonb, .text, .text, .numeric, .text, .text, .bool,
    .int4Array)

  private static let update = Statement(
    """
    UPDATE usage_quotas SET
      category = $6, metric = $7, dimensions = $8, measure = $9, currency_code = $10, limit_amount = $11,
      period = $12, time_zone = $13, is_soft = $14, thresholds = $15, update_time = now(),
      version = version + 1
    WHERE tenant_id = $1 AND quota_id = $2 AND key = $3 AND plan = $4
      AND only_tenant_id IS NOT DISTINCT FROM $5
    RETURNING \(columns)
    """,
    .uuid, .uuid, .text, .text, .uuid, .text, .text, .jsonb, .text, .text, .numeric, .text, .text, .bool,
    .int4Array)

  /// In the place of one that was there.
  static func save(
    _ tx: borrowing TenantTransaction, _ rule: QuotaRule, over former: QuotaRule?
  ) async throws(RPCError) -> QuotaRule {
    let counted = rule.counted
    let id = former?.id ?? QuotaID.new()
    let parameters: [Parameter] = [
      .uuid(tx.tenant.bits), .uuid(id.bits), .text(rule.key), .text(rule.plan),
      .uuid(rule.onlyTenant?.bits), .text(counted.category), .text(counted.metric),
      .jsonb(DimensionsJSON.text(counted.dimensions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })),
      .text(counted.measure.stored), .text(counted.currency),
      rule.limit.map { .numeric($0.stored) } ?? .null, .text(counted.period.stored), .text(rule.timeZone),
      .bool(rule.isSoft), .int4s(rule.thresholds),
    ]
    let results = try await tx.run((former == nil ? insert : update).with(parameters))
    return try reading { () throws(PostgresError) in
      guard let row = results[0].first else { throw PostgresError(.other, "a write returned no row") }
      return try Self.rule(row)
    }
  }

  private static let remove = Statement(
    "DELETE FROM usage_quotas WHERE tenant_id = $1 AND quota_id = $2", .uuid, .uuid)

  static func remove(_ tx: borrowing TenantTransaction, _ id: QuotaID) async throws(RPCError) {
    _ = try await tx.run(remove(.uuid(tx.tenant.bits), .uuid(id.bits)))
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM usage_quotas
    WHERE tenant_id = $1 AND quota_id > $2::uuid
    ORDER BY quota_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}
