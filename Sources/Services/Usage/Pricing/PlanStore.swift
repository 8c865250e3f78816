import MusterCore
import MusterPostgres
import MusterRPC
import MusterRating
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterUsageAPI
import MusterWire

/// All SQL on versions of price plans. Those for all tenants are the nil tenant's rows.
enum PlanStore {
  static let statements = [all, withCredits, versions, insert, end] + pages.statements + [export]

  /// In the order that `PlanRow` reads.
  static let columns = """
    price_plan_id, key, revision, effective_time, end_time, content, create_time, version, plans
    """

  private static let all = Statement(
    "SELECT \(columns) FROM price_plans WHERE tenant_id = $1 AND create_time < $2", .uuid, .timestamptz)

  /// Nothing when no plan there has to do with credits.
  private static let withCredits = Statement(
    """
    SELECT \(columns)
    FROM price_plans p
    WHERE p.tenant_id = $1 AND EXISTS (
      SELECT FROM price_plans c WHERE c.tenant_id = $1 AND c.has_credits LIMIT 1)
    """, .uuid)

  /// The versions that can apply to the transaction's tenant, made before a time.
  static func known(
    _ tx: borrowing TenantTransaction, before time: PostgresTime
  ) async throws(RPCError) -> [PlanRow] {
    let results = try await tx.run(
      Binding.move(to: .platform), all(.uuid(TenantID.platform.bits), .timestamp(time)),
      Binding.move(to: tx.tenant), all(.uuid(tx.tenant.bits), .timestamp(time)))
    return try rows(results[1], of: .platform) + rows(results[3], of: tx.tenant)
  }

  /// As above, where there is one that has to do with credits.
  static func knownWithCredits(_ tx: borrowing TenantTransaction) async throws(RPCError) -> [PlanRow] {
    try found(await tx.run(lookup(tx.tenant)), at: 0, of: tx.tenant)
  }

  /// To go with other statements in one round trip.
  static func lookup(_ tenant: TenantID) -> [BoundStatement] {
    [
      Binding.move(to: .platform), withCredits(.uuid(TenantID.platform.bits)), Binding.move(to: tenant),
      withCredits(.uuid(tenant.bits)),
    ]
  }

  /// What `lookup` has found, whose answers begin at a place.
  static func found(
    _ results: Results, at place: Int, of tenant: TenantID
  ) throws(RPCError) -> [PlanRow] {
    try rows(results[place + 1], of: .platform) + rows(results[place + 3], of: tenant)
  }

  private static func rows(_ rows: ResultSet, of tenant: TenantID) throws(RPCError) -> [PlanRow] {
    try reading { () throws(PostgresError) in
      var plans: [PlanRow] = []
      for row in rows { plans.append(try PlanRow(row, of: tenant)) }
      return plans
    }
  }

  // MARK: Making

  private static let versions = Statement(
    """
    SELECT \(columns)
    FROM price_plans
    WHERE tenant_id = $1 AND key = $2
    ORDER BY revision DESC
    LIMIT 1
    """, .uuid, .text)

  static func newest(_ tx: borrowing TenantTransaction, _ key: String) async throws(RPCError) -> PlanRow? {
    try rows(await tx.run(versions(.uuid(tx.tenant.bits), .text(key)))[0], of: tx.tenant).first
  }

  private static let end = Statement(
    """
    UPDATE price_plans SET end_time = $3, version = version + 1
    WHERE tenant_id = $1 AND price_plan_id = $2
    """, .uuid, .uuid, .timestamptz)

  private static let insert = Statement(
    """
    INSERT INTO price_plans (
      tenant_id, price_plan_id, key, revision, currency_code, plans, effective_time, content, has_credits)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    RETURNING \(columns)
    """, .uuid, .uuid, .text, .int8, .text, .textArray, .timestamptz, .bytea, .bool)

  static func add(
    _ tx: borrowing TenantTransaction, _ plan: PricePlan, from effective: PostgresTime,
    after former: PlanRow?
  ) async throws(RPCError) -> PlanRow {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let hasCredits =
      plan.charges.contains(where: \.isCredit) || Decimal(plan.includedCredits) > .zero
    var statements = [
      insert(
        tenant, .uuid(PricePlanID.new().bits), .text(plan.key), .int8((former?.revision ?? 0) + 1),
        .text(plan.currencyCode), .texts(plan.plans.map(\.stored)), .timestamp(effective),
        .bytea(plan.bytes()), .bool(hasCredits))
    ]
    if let former { statements.append(end(tenant, .uuid(former.id.bits), .timestamp(effective))) }
    let results = try await tx.run(
      statements, refusing: { $0 == "price_plans_revision_key" ? .pricePlansRaced : nil })
    guard let added = try rows(results[0], of: tx.tenant).first else { throw .pricePlansRaced }
    return added
  }

  // MARK: Pages

  static let pages = PageStatements(
    PageStatements.Field(
      "effective_time", 3, .times,
      ascending: page(
        "(effective_time, price_plan_id) > (\(ListPlace.time(2)), $3::uuid)",
        "effective_time, price_plan_id"),
      descending: page(
        "(effective_time, price_plan_id) < (\(ListPlace.time(2)), $3::uuid)",
        "effective_time DESC, price_plan_id DESC")))

  private static func page(_ place: String, _ order: String) -> Statement {
    Statement(
      """
      SELECT \(columns)
      FROM price_plans
      WHERE tenant_id = $1 AND \(place) AND ($5 = '' OR key = $5)
        AND ($6::timestamptz IS NULL OR effective_time <= $6 AND end_time > $6)
        AND ($7 = '' OR $7 = ANY (plans))
      ORDER BY \(order)
      LIMIT $4
      """, .uuid, .text, .text, .int8, .text, .timestamptz, .text)
  }

  static func page(
    _ tenant: TenantID, _ page: ListPage, key: String, at time: PostgresTime?, plan: String
  ) -> BoundStatement {
    let place = page.place ?? pages.start(page.order)
    return pages.statement(page.order)(
      .uuid(tenant.bits), .text(place.value), .text(place.id), .int8(page.most), .text(key),
      time.map { .timestamp($0) } ?? .null, .text(plan))
  }

  /// The tenant's own, and the platform's for its plan, in one order.
  static func both(
    _ tx: borrowing TenantTransaction, _ page: ListPage, key: String, at time: PostgresTime?, plan: String
  ) async throws(RPCError) -> [PlanRow] {
    let results = try await tx.run(
      self.page(tx.tenant, page, key: key, at: time, plan: ""), Binding.move(to: .platform),
      self.page(.platform, page, key: key, at: time, plan: plan), Binding.move(to: tx.tenant))
    let rows = try found(results[0], of: tx.tenant) + found(results[2], of: .platform)
    let isDescending = page.order.isDescending
    return rows.sorted { one, other in
      let isBefore = (one.effective.microseconds, one.id.bits) < (other.effective.microseconds, other.id.bits)
      return isDescending ? !isBefore : isBefore
    }
  }

  static func found(_ rows: ResultSet, of tenant: TenantID) throws(RPCError) -> [PlanRow] {
    try self.rows(rows, of: tenant)
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM price_plans
    WHERE tenant_id = $1 AND price_plan_id > $2::uuid
    ORDER BY price_plan_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}

/// One version of a price plan.
struct PlanRow: Sendable {
  let id: PricePlanID
  let owner: TenantID
  let key: String
  let revision: Int64
  let effective: PostgresTime
  let end: PostgresTime
  let content: PricePlan
  let createTime: PostgresTime
  let version: Int64
  let plans: [String]

  init(_ row: Row, of tenant: TenantID) throws(PostgresError) {
    (id, owner) = (PricePlanID(try row.value(0) as UInt128), tenant)
    (key, revision, effective) = (try row.value(1), try row.value(2), try row.value(3))
    (end, createTime) = (try row.value(4), try row.value(6))
    (version, plans) = (try row.value(7), try row.value(8))
    let bytes: [UInt8] = try row.value(5)
    do throws(WireError) {
      content = try PricePlan(bytes: bytes, policy: .client)
    } catch {
      throw PostgresError(.columnInvalid, "a price plan cannot be read")
    }
  }

  /// As callers see it.
  var message: PricePlan {
    var plan = content
    plan.id = id.description
    plan.tenantID = owner == .platform ? "" : owner.description
    (plan.revision, plan.version) = (revision, version)
    (plan.effectiveTime, plan.endTime) = (effective.timestamp, end.timestamp)
    plan.createTime = createTime.timestamp
    return plan
  }

  /// As usage is rated by it: what never changes of it.
  var rated: Timeline.Version {
    var plan = content
    plan.id = id.description
    return Timeline.Version(
      plan, effective: effective.microseconds, made: createTime.microseconds, isOwn: owner != .platform,
      tenantPlans: plans)
  }
}
