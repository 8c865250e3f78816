import MusterCore
import MusterLedger
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterUsageAPI
import MusterWire

/// All SQL on grants of credits as such.
enum GrantStore {
  static let statements = [insert, bring, brought, balance, get, exists, export]

  /// In the order that `CreditGrantRow` reads.
  private static let columns = """
    grant_id, amount, remaining, start_time, expire_time, reason, reference, period_start, granted_by_kind,
      granted_by_id, granted_by_name, create_time
    """

  private static let exists = Statement("SELECT tenant_id FROM tenants WHERE tenant_id = $1", .uuid)

  static func hasTenant(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Bool {
    !(try await tx.run(exists(.uuid(tx.tenant.bits)))[0].isEmpty)
  }

  private static let insert = Statement(
    """
    INSERT INTO credit_grants (
      tenant_id, grant_id, amount, remaining, start_time, expire_time, reason, reference, granted_by_kind,
      granted_by_id, granted_by_name)
    VALUES ($1, $2, $3, greatest($3, 0), $4, $5, $6, $7, $8, $9, $10)
    """,
    .uuid, .uuid, .numeric, .timestamptz, .timestamptz, .text, .text, .text, .uuid, .text)

  static func insert(
    _ tx: borrowing TenantTransaction, _ id: CreditGrantID, _ draft: GrantDraft, by author: Author
  ) async throws(RPCError) {
    let (kind, author, name) = author.parameters
    _ = try await tx.run(
      [
        insert(
          .uuid(tx.tenant.bits), .uuid(id.bits), .numeric(draft.amount.stored), .timestamp(draft.start),
          .timestamp(draft.expiry), .text(draft.reason), .text(draft.reference), kind, author, name)
      ],
      refusing: { $0 == "credit_grants_reference_key" ? .creditReferenceUsed(draft.reference) : nil })
  }

  private static let get = Statement(
    "SELECT \(columns) FROM credit_grants WHERE tenant_id = $1 AND grant_id = $2", .uuid, .uuid)

  static func get(
    _ tx: borrowing TenantTransaction, _ id: CreditGrantID
  ) async throws(RPCError) -> CreditGrantRow? {
    try rows(await tx.run(get(.uuid(tx.tenant.bits), .uuid(id.bits)))[0]).first
  }

  // MARK: Those of price plans

  private static let brought = Statement(
    "SELECT period_start FROM credit_grants WHERE tenant_id = $1 AND period_start IS NOT NULL", .uuid)

  /// The periods whose credits there are.
  static func brought(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Set<PostgresTime> {
    let results = try await tx.run(brought(.uuid(tx.tenant.bits)))
    return try reading { () throws(PostgresError) in
      var starts: Set<PostgresTime> = []
      for row in results[0] { starts.insert(try row.value(0)) }
      return starts
    }
  }

  private static let bring = Statement(
    """
    INSERT INTO credit_grants (
      tenant_id, grant_id, amount, remaining, start_time, expire_time, period_start)
    SELECT $1, w.id, w.amount::numeric, w.amount::numeric, w.start, w.stop, w.start
    FROM unnest($2, $3, $4, $5) w (id, amount, start, stop)
    ON CONFLICT (tenant_id, period_start) WHERE period_start IS NOT NULL DO NOTHING
    """, .uuid, .uuidArray, .textArray, .timestamptzArray, .timestamptzArray)

  static func bring(
    _ tx: borrowing TenantTransaction, _ periods: [IncludedCredits]
  ) async throws(RPCError) {
    _ = try await tx.run(
      bring(
        .uuid(tx.tenant.bits), .uuids(periods.map(\.id.bits)), .texts(periods.map(\.amount.text)),
        .timestamps(periods.map(\.period.start)), .timestamps(periods.map(\.period.end))))
  }

  // MARK: Reading

  /// All of a balance in one statement, so of one moment.
  private static let balance = Statement(
    """
    SELECT g.grant_id, g.amount, g.remaining, g.start_time, g.expire_time, g.reason, g.reference,
      g.period_start, g.granted_by_kind, g.granted_by_id, g.granted_by_name, g.create_time,
      coalesce(a.granted, 0), coalesce(a.used, 0), coalesce(a.expired, 0), coalesce(a.debt, 0),
      coalesce(l.reserved, 0) - coalesce((
        SELECT sum(r.amount) FROM ledger_reservations r
        WHERE r.tenant_id = $1 AND r.account_key = l.account_key AND r.period_start = l.period_start
          AND r.state = 'held' AND r.expire_time <= clock_timestamp()), 0),
      ARRAY (
        SELECT b.period_start FROM credit_grants b WHERE b.tenant_id = $1 AND b.period_start IS NOT NULL),
      clock_timestamp()
    FROM (SELECT $1 AS tenant_id) t
    LEFT JOIN credit_accounts a ON a.tenant_id = $1
    LEFT JOIN ledger_accounts l ON l.tenant_id = $1 AND l.account_key = $2 AND l.period_start = $3
    LEFT JOIN credit_grants g ON g.tenant_id = $1 AND g.remaining > 0
    ORDER BY g.expire_time, g.create_time, g.grant_id
    """, .uuid, .text, .timestamptz)

  /// Credits as they are stored: what has lapsed since or begins later is among the grants.
  struct Stored: Sendable {
    var account = CreditAccount()
    /// Those with something left, in the order in which they are used.
    var grants: [CreditGrantRow] = []
    var reserved = Decimal.zero
    /// The periods whose credits there are.
    var brought: Set<PostgresTime> = []
    var now = PostgresTime.minusInfinity
  }

  static func stored(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Stored {
    try stored(await tx.run(balance(of: tx.tenant))[0])
  }

  /// To go with other statements in one round trip.
  static func balance(of tenant: TenantID) -> BoundStatement {
    balance(.uuid(tenant.bits), .text(Credits.held.key), .timestamp(Credits.held.start))
  }

  static func stored(_ rows: ResultSet) throws(RPCError) -> Stored {
    try reading { () throws(PostgresError) in
      var stored = Stored()
      for row in rows {
        var sums: [Decimal] = []
        for column in 12...16 {
          let sum: PostgresDecimal = try row.value(column)
          sums.append(Decimal(sum))
        }
        stored.account = CreditAccount(granted: sums[0], used: sums[1], expired: sums[2], debt: sums[3])
        stored.reserved = sums[4]
        stored.brought = Set(try row.value(17) as [PostgresTime])
        stored.now = try row.value(18)
        if !row.isNull(0) { stored.grants.append(try CreditGrantRow(row)) }
      }
      return stored
    }
  }

  private static func rows(_ rows: ResultSet) throws(RPCError) -> [CreditGrantRow] {
    try reading { () throws(PostgresError) in
      var grants: [CreditGrantRow] = []
      for row in rows { grants.append(try CreditGrantRow(row)) }
      return grants
    }
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM credit_grants
    WHERE tenant_id = $1 AND grant_id > $2::uuid
    ORDER BY grant_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}

/// A grant to be.
struct GrantDraft: Sendable {
  let amount: Decimal
  let start: PostgresTime
  let expiry: PostgresTime
  let reason: String
  let reference: String
}

/// A grant as it is stored.
struct CreditGrantRow: Sendable {
  let id: CreditGrantID
  let amount: Decimal
  var remaining: Decimal
  let start: PostgresTime
  let expiry: PostgresTime
  let reason: String
  let reference: String
  let grantedBy: Author?
  let createTime: PostgresTime?

  init(_ row: Row) throws(PostgresError) {
    let (amount, remaining): (PostgresDecimal, PostgresDecimal) = (try row.value(1), try row.value(2))
    id = CreditGrantID(try row.value(0) as UInt128)
    (self.amount, self.remaining) = (Decimal(amount), Decimal(remaining))
    (start, expiry) = (try row.value(3), try row.value(4))
    (reason, reference) = (try row.value(5), try row.value(6))
    (grantedBy, createTime) = (try Author(row, at: 8), try row.value(11))
  }

  /// Of a price plan, before anybody has used any of it.
  init(_ included: IncludedCredits) {
    (id, amount, remaining) = (included.id, included.amount, included.amount)
    (start, expiry) = (included.period.start, included.period.end)
    (reason, reference, grantedBy, createTime) = ("", "", nil, included.period.start)
  }
}
