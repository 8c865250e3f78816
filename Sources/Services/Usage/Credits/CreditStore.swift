import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on credits. What changes them has locked the tenant's account before, in a statement of its own.
enum CreditStore {
  static let statements = [open, lock, account, draw, drawOwed, lapse, restore, count, left, keep, taken]

  private static let open = Statement(
    "INSERT INTO credit_accounts (tenant_id, debt) VALUES ($1, 0) ON CONFLICT DO NOTHING", .uuid)

  private static let lock = Statement(
    "SELECT clock_timestamp() FROM credit_accounts WHERE tenant_id = $1 FOR UPDATE", .uuid)

  /// Nobody else reserves, counts or grants until the transaction ends; the time by the database's clock.
  static func lock(_ tx: borrowing TenantTransaction) async throws(RPCError) -> PostgresTime {
    let id = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(open(id), lock(id))
    return try reading { () throws(PostgresError) in try results[1].first?.value(0) ?? .infinity }
  }

  // MARK: Taking

  /// Of the grants that a condition lets in, those that expire soonest first, then the oldest.
  private static func draw(_ condition: String) -> Statement {
    Statement(
      """
      WITH left_over AS (
        SELECT grant_id, remaining,
          sum(remaining) OVER (ORDER BY expire_time, create_time, grant_id) - remaining AS before
        FROM credit_grants
        WHERE tenant_id = $1 AND remaining > 0 AND start_time <= statement_timestamp() \(condition)
      ), taken AS (
        UPDATE credit_grants g SET remaining = g.remaining - least(l.remaining, $2 - l.before)
        FROM left_over l
        WHERE g.tenant_id = $1 AND g.grant_id = l.grant_id AND l.before < $2
        RETURNING g.grant_id, least(l.remaining, $2 - l.before) AS amount
      ), told AS (
        INSERT INTO credit_draws (tenant_id, draw_id, grant_id, amount)
        SELECT $1, gen_random_uuid(), grant_id, amount FROM taken
      )
      SELECT coalesce(sum(amount), 0) FROM taken
      """, .uuid, .numeric)
  }

  private static let draw = draw("AND expire_time > statement_timestamp()")
  /// What was owed when they began was paid by them, though they have lapsed since.
  private static let drawOwed = draw("")

  private static let lapse = Statement(
    """
    WITH lapsed AS (
      SELECT grant_id, remaining FROM credit_grants
      WHERE tenant_id = $1 AND remaining > 0 AND expire_time <= statement_timestamp()
    ), emptied AS (
      UPDATE credit_grants g SET remaining = 0
      FROM lapsed l
      WHERE g.tenant_id = $1 AND g.grant_id = l.grant_id
    )
    UPDATE credit_accounts SET expired = expired + (SELECT sum(remaining) FROM lapsed)
    WHERE tenant_id = $1 AND EXISTS (SELECT FROM lapsed)
    """, .uuid)

  /// To the grants that lapse last first, of which something was taken; what none of them takes has lapsed.
  private static let restore = Statement(
    """
    WITH room AS (
      SELECT grant_id, amount - remaining AS room,
        sum(amount - remaining) OVER (ORDER BY expire_time DESC, create_time DESC, grant_id DESC)
          - (amount - remaining) AS before
      FROM credit_grants
      WHERE tenant_id = $1 AND amount > remaining AND amount > 0
        AND start_time <= statement_timestamp() AND expire_time > statement_timestamp()
    ), given AS (
      UPDATE credit_grants g SET remaining = g.remaining + least(r.room, $2 - r.before)
      FROM room r
      WHERE g.tenant_id = $1 AND g.grant_id = r.grant_id AND r.before < $2
      RETURNING g.grant_id, least(r.room, $2 - r.before) AS amount
    ), told AS (
      INSERT INTO credit_draws (tenant_id, draw_id, grant_id, amount)
      SELECT $1, gen_random_uuid(), grant_id, -amount FROM given
    )
    SELECT coalesce(sum(amount), 0) FROM given
    """, .uuid, .numeric)

  private static let account = Statement(
    "SELECT granted, used, expired, debt FROM credit_accounts WHERE tenant_id = $1", .uuid)

  private static let count = Statement(
    """
    UPDATE credit_accounts SET granted = granted + $2, used = used + $3, expired = expired + $4, debt = $5
    WHERE tenant_id = $1
    """, .uuid, .numeric, .numeric, .numeric, .numeric)

  static func account(_ tx: borrowing TenantTransaction) async throws(RPCError) -> CreditAccount {
    try account(await tx.run(account(.uuid(tx.tenant.bits)))[0])
  }

  private static func account(_ rows: ResultSet) throws(RPCError) -> CreditAccount {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { return CreditAccount() }
      let (granted, used): (PostgresDecimal, PostgresDecimal) = (try row.value(0), try row.value(1))
      let (expired, debt): (PostgresDecimal, PostgresDecimal) = (try row.value(2), try row.value(3))
      return CreditAccount(
        granted: Decimal(granted), used: Decimal(used), expired: Decimal(expired), debt: Decimal(debt))
    }
  }

  /// What is owed is paid by what there is now, and what has lapsed is put aside.
  static func settle(_ tx: borrowing TenantTransaction) async throws(RPCError) -> CreditAccount {
    let id = Parameter.uuid(tx.tenant.bits)
    let debt = try await account(tx).debt
    if debt > .zero {
      let paid = try await sum(tx, drawOwed(id, .numeric(debt.stored)))
      try await save(tx, CreditAccount(debt: debt - paid))
    }
    return try self.account(await tx.run(lapse(id), self.account(id))[1])
  }

  /// Takes so many, or gives them back when it is less than nothing.
  static func use(
    _ tx: borrowing TenantTransaction, _ amount: Decimal, of account: CreditAccount
  ) async throws(RPCError) {
    let id = Parameter.uuid(tx.tenant.bits)
    var change = CreditAccount(used: amount, debt: account.debt)
    if amount > .zero {
      let taken = try await sum(tx, draw(id, .numeric(amount.stored)))
      change.debt += amount - taken
    } else {
      let paid = min(change.debt, -amount)
      change.debt = change.debt - paid
      let rest = -amount - paid
      if rest > .zero { change.expired = rest - (try await sum(tx, restore(id, .numeric(rest.stored)))) }
    }
    try await save(tx, change)
  }

  private static let left = Statement(
    """
    SELECT coalesce((
      SELECT sum(g.remaining) FROM credit_grants g
      WHERE g.tenant_id = $1 AND g.remaining > 0 AND g.start_time <= statement_timestamp()
        AND g.expire_time > statement_timestamp()), 0) - a.debt
    FROM credit_accounts a
    WHERE a.tenant_id = $1
    """, .uuid)

  /// What can be used now, by reservations too.
  static func left(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Decimal {
    try await sum(tx, left(.uuid(tx.tenant.bits)))
  }

  /// Takes back what was granted.
  static func revoke(_ tx: borrowing TenantTransaction, _ amount: Decimal) async throws(RPCError) {
    _ = try await tx.run(draw(.uuid(tx.tenant.bits), .numeric(amount.stored)))
  }

  /// Sums are added, and the debt is as it says.
  static func save(_ tx: borrowing TenantTransaction, _ change: CreditAccount) async throws(RPCError) {
    _ = try await tx.run(
      count(
        .uuid(tx.tenant.bits), .numeric(change.granted.stored), .numeric(change.used.stored),
        .numeric(change.expired.stored), .numeric(change.debt.stored)))
  }

  private static func sum(
    _ tx: borrowing TenantTransaction, _ statement: BoundStatement
  ) async throws(RPCError) -> Decimal {
    let results = try await tx.run(statement)
    let sum: PostgresDecimal = try reading { () throws(PostgresError) in
      try results[0].first?.value(0) ?? PostgresDecimal(0)
    }
    return Decimal(sum)
  }

  // MARK: Entries

  private static let keep = Statement(
    """
    INSERT INTO usage_entry_credits (tenant_id, entry_id, credits)
    SELECT $1, w.entry, w.credits::numeric FROM unnest($2, $3) w (entry, credits)
    """, .uuid, .uuidArray, .textArray)

  /// What entries have taken.
  static func keep(
    _ tx: borrowing TenantTransaction, _ credits: [(entry: UsageEntryID, amount: Decimal)]
  ) async throws(RPCError) {
    _ = try await tx.run(
      keep(
        .uuid(tx.tenant.bits), .uuids(credits.map(\.entry.bits)), .texts(credits.map(\.amount.text))))
  }

  private static let taken = Statement(
    "SELECT credits FROM usage_entry_credits WHERE tenant_id = $1 AND entry_id = $2", .uuid, .uuid)

  /// Nil for an entry that no credits are taken for.
  static func taken(
    _ tx: borrowing TenantTransaction, by entry: UsageEntryID
  ) async throws(RPCError) -> Decimal? {
    let results = try await tx.run(taken(.uuid(tx.tenant.bits), .uuid(entry.bits)))
    let credits: PostgresDecimal? = try reading { () throws(PostgresError) in
      try results[0].first.map { row throws(PostgresError) in try row.value(0) }
    }
    return credits.map { Decimal($0) }
  }
}

/// The sums of a tenant's credits, or what is added to them.
struct CreditAccount: Hashable, Sendable {
  var granted = Decimal.zero
  var used = Decimal.zero
  var expired = Decimal.zero
  /// Used beyond what there was.
  var debt = Decimal.zero
}
