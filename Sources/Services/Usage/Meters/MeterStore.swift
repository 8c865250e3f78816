import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterUsageAPI

/// All SQL on meters. Those of the platform are the nil tenant's rows, which a tenant's transaction moves to
/// and comes back from.
enum MeterStore {
  static let statements = [insert, lockName, named, ofCategory, all, count, taken, export]

  private static let columns = """
    meter_id, category, metric, unit, aggregation, dimensions, display_name, description, late_seconds,
      create_time
    """

  private static let insert = Statement(
    """
    INSERT INTO usage_meters (
      tenant_id, meter_id, category, metric, unit, aggregation, dimensions, display_name, description,
      late_seconds)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (tenant_id, category, metric) DO NOTHING
    RETURNING \(columns)
    """, .uuid, .uuid, .text, .text, .text, .text, .textArray, .text, .text, .int8)

  /// Nil when the tenant has a meter of that name.
  static func insert(
    _ tx: borrowing TenantTransaction, _ meter: Meter
  ) async throws(RPCError) -> Meter? {
    let results = try await tx.run(
      insert(
        .uuid(tx.tenant.bits), .uuid(meter.id.bits), .text(meter.name.category), .text(meter.name.metric),
        .text(meter.unit),
        .text(meter.aggregation.stored), .texts(meter.dimensions), .text(meter.displayName),
        .text(meter.description), .int8(meter.lateSeconds)))
    let tenant = tx.tenant
    return try reading { () throws(PostgresError) in
      guard let row = results[0].first else { return nil }
      return try Meter(row, of: tenant)
    }
  }

  /// So that the platform and a tenant do not take one name at the same moment, and nobody passes the limit.
  private static let lockName = Statement(
    "SELECT pg_advisory_xact_lock(\(UsageClock.lockClass + 1), hashtext($1))", .text)

  static func lock(_ name: MeterName, in tenant: TenantID) -> [BoundStatement] {
    [lockName(.text(tenant.stored.hexadecimal)), lockName(.text(name.description))]
  }

  private static let named = Statement(
    """
    SELECT \(columns)
    FROM usage_meters
    WHERE tenant_id = $1 AND (category, metric) IN (SELECT n.c, n.m FROM unnest($2, $3) n (c, m))
    """, .uuid, .textArray, .textArray)

  static func named(_ tenant: TenantID, _ names: [MeterName]) -> BoundStatement {
    named(.uuid(tenant.bits), .texts(names.map(\.category)), .texts(names.map(\.metric)))
  }

  private static let ofCategory = Statement(
    "SELECT \(columns) FROM usage_meters WHERE tenant_id = $1 AND category = $2", .uuid, .text)

  private static let all = Statement("SELECT \(columns) FROM usage_meters WHERE tenant_id = $1", .uuid)

  /// Empty for every category.
  static func all(_ tenant: TenantID, category: String) -> BoundStatement {
    category.isEmpty ? all(.uuid(tenant.bits)) : ofCategory(.uuid(tenant.bits), .text(category))
  }

  private static let count = Statement("SELECT count(*) FROM usage_meters WHERE tenant_id = $1", .uuid)

  static func count(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Int64 {
    let rows = try await tx.run(count(.uuid(tx.tenant.bits)))[0]
    return try reading { () throws(PostgresError) in try rows.first?.value(0) ?? 0 }
  }

  /// Over all tenants, for a name that the platform is about to give to each of them.
  private static let taken = Statement(
    "SELECT EXISTS (SELECT FROM usage_meters WHERE category = $1 AND metric = $2 LIMIT $3)", .text, .text,
    .int8)

  static func isTaken(_ tx: borrowing SystemTransaction, _ name: MeterName) async throws(RPCError) -> Bool {
    let rows = try await tx.run(taken(.text(name.category), .text(name.metric), .int8(1)))[0]
    return try reading { () throws(PostgresError) in try rows.first?.value(0) ?? false }
  }

  static func meters(_ rows: ResultSet, of tenant: TenantID) throws(RPCError) -> [Meter] {
    try reading { () throws(PostgresError) in
      var meters: [Meter] = []
      for row in rows { meters.append(try Meter(row, of: tenant)) }
      return meters
    }
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM usage_meters
    WHERE tenant_id = $1 AND meter_id > $2::uuid
    ORDER BY meter_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(_ tenant: TenantID, _ place: ExportPlace) -> BoundStatement {
    export(.uuid(tenant.bits), .text(place.id), .int8(place.most))
  }
}

extension Meter {
  fileprivate init(_ row: Row, of tenant: TenantID) throws(PostgresError) {
    self.init(
      id: MeterID(try row.value(0) as UInt128), owner: tenant == .platform ? nil : tenant,
      name: MeterName(try row.value(1), try row.value(2)), unit: try row.value(3),
      aggregation: try row.value(4), dimensions: try row.value(5), displayName: try row.value(6),
      description: try row.value(7), lateSeconds: try row.value(8),
      origin: tenant == .platform ? .platform : .tenant, isBillable: true, createTime: try row.value(9))
  }
}
