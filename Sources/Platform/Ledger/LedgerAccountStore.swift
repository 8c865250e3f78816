import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on accounts as they stand, and on what has expired in them.
enum LedgerAccountStore {
  static let statements = [adjust, adjustAll, balance, balances, expire, tenantsWithExpired]

  private static let adjust = Statement(
    """
    INSERT INTO ledger_accounts AS a (tenant_id, account_key, period_start, period_end, used)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (tenant_id, account_key, period_start) DO UPDATE SET
      used = a.used + excluded.used,
      update_time = now()
    """, .uuid, .text, .timestamptz, .timestamptz, .numeric)

  private static let balance = Statement(
    """
    SELECT a.used, a.reserved - coalesce((
      SELECT sum(r.amount) FROM ledger_reservations r
      WHERE r.tenant_id = $1 AND r.account_key = $2 AND r.period_start = $3 AND r.state = 'held'
        AND r.expire_time <= now()), 0)
    FROM ledger_accounts a
    WHERE a.tenant_id = $1 AND a.account_key = $2 AND a.period_start = $3
    """, .uuid, .text, .timestamptz)

  static func adjust(
    _ tx: borrowing TenantTransaction, _ account: LedgerAccount, _ amount: PostgresDecimal
  ) async throws(RPCError) -> LedgerBalance {
    let (tenant, key) = (Parameter.uuid(tx.tenant.bits), Parameter.text(account.key))
    let start = Parameter.timestamp(account.start)
    let results = try await tx.run(
      adjust(tenant, key, start, .timestamp(account.end), .numeric(amount)), balance(tenant, key, start))
    guard let balance = try balance(results[1]) else { throw .ledgerBroken }
    return balance
  }

  static func balance(
    _ tx: borrowing TenantTransaction, _ account: LedgerAccount
  ) async throws(RPCError) -> LedgerBalance {
    let results = try await tx.run(
      balance(.uuid(tx.tenant.bits), .text(account.key), .timestamp(account.start)))
    // Of which nothing was used yet.
    return try balance(results[0]) ?? LedgerBalance(used: .zero, reserved: .zero)
  }

  private static let balances = Statement(
    """
    SELECT w.place - 1, a.used, a.reserved - coalesce((
      SELECT sum(r.amount) FROM ledger_reservations r
      WHERE r.tenant_id = $1 AND r.account_key = w.key AND r.period_start = w.start AND r.state = 'held'
        AND r.expire_time <= now()), 0)
    FROM unnest($2, $3) WITH ORDINALITY w (key, start, place)
    JOIN ledger_accounts a ON a.tenant_id = $1 AND a.account_key = w.key AND a.period_start = w.start
    """, .uuid, .textArray, .timestamptzArray)

  static func balances(
    _ tx: borrowing TenantTransaction, _ accounts: [LedgerAccount]
  ) async throws(RPCError) -> [LedgerBalance] {
    var found = [LedgerBalance](repeating: LedgerBalance(used: .zero, reserved: .zero), count: accounts.count)
    if accounts.isEmpty { return found }
    let results = try await tx.run(
      balances(.uuid(tx.tenant.bits), .texts(accounts.map(\.key)), .timestamps(accounts.map(\.start))))
    try reading { () throws(PostgresError) in
      for row in results[0] {
        let place: Int64 = try row.value(0)
        guard found.indices.contains(Int(place)) else { continue }
        found[Int(place)] = LedgerBalance(used: try row.value(1), reserved: try row.value(2))
      }
    }
    return found
  }

  private static func balance(_ rows: ResultSet) throws(RPCError) -> LedgerBalance? {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { return nil }
      return LedgerBalance(used: try row.value(0), reserved: try row.value(1))
    }
  }

  /// In the order in which accounts are locked.
  private static let adjustAll = Statement(
    """
    INSERT INTO ledger_accounts AS a (tenant_id, account_key, period_start, period_end, used)
    SELECT $1, w.key, w.start, w.stop, w.amount::numeric
    FROM unnest($2, $3, $4, $5) w (key, start, stop, amount)
    ORDER BY w.key COLLATE "C", w.start
    ON CONFLICT (tenant_id, account_key, period_start) DO UPDATE SET
      used = a.used + excluded.used,
      update_time = now()
    RETURNING a.account_key, a.period_start, a.used
    """, .uuid, .textArray, .timestamptzArray, .timestamptzArray, .textArray)

  static func adjust(
    _ tx: borrowing TenantTransaction, _ amounts: [LedgerAccount: PostgresDecimal]
  ) async throws(RPCError) -> [LedgerAccount: PostgresDecimal] {
    if amounts.isEmpty { return [:] }
    let wanted = Array(amounts)
    let results = try await tx.run(
      adjustAll(
        .uuid(tx.tenant.bits), .texts(wanted.map(\.key.key)), .timestamps(wanted.map(\.key.start)),
        .timestamps(wanted.map(\.key.end)), .texts(wanted.map(\.value.text))))
    return try reading { () throws(PostgresError) in
      var used: [LedgerAccount: PostgresDecimal] = [:]
      for row in results[0] {
        let (key, start): (String, PostgresTime) = (try row.value(0), try row.value(1))
        for account in amounts.keys where account.key == key && account.start == start {
          used[account] = try row.value(2)
        }
      }
      return used
    }
  }

  private static let expire = Statement(
    """
    WITH places AS (
      SELECT a.account_key, a.period_start FROM ledger_accounts a
      WHERE a.tenant_id = $1 AND EXISTS (
        SELECT FROM ledger_reservations r
        WHERE r.tenant_id = $1 AND r.account_key = a.account_key AND r.period_start = a.period_start
          AND r.state = 'held' AND r.expire_time <= now())
      ORDER BY a.account_key, a.period_start
      LIMIT $2
      FOR NO KEY UPDATE SKIP LOCKED
    ), expired AS (
      UPDATE ledger_reservations r SET state = 'expired', close_time = now()
      FROM places p
      WHERE r.tenant_id = $1 AND r.account_key = p.account_key AND r.period_start = p.period_start
        AND r.state = 'held' AND r.expire_time <= now()
      RETURNING r.account_key, r.period_start, r.amount
    )
    UPDATE ledger_accounts a SET reserved = a.reserved - e.amount, update_time = now()
    FROM (
      SELECT account_key, period_start, sum(amount) AS amount FROM expired GROUP BY account_key, period_start
    ) e
    WHERE a.tenant_id = $1 AND a.account_key = e.account_key AND a.period_start = e.period_start
    """, .uuid, .int8)

  static func expire(_ tx: borrowing TenantTransaction, _ most: Int64) async throws(RPCError) -> Int {
    try await tx.run(expire(.uuid(tx.tenant.bits), .int8(most)))[0].changedCount
  }

  private static let tenantsWithExpired = Statement(
    """
    SELECT DISTINCT tenant_id FROM (
      SELECT tenant_id FROM ledger_reservations
      WHERE state = 'held' AND expire_time <= now()
      ORDER BY expire_time, tenant_id
      LIMIT $1) expired
    ORDER BY tenant_id
    """, .int8)

  static func tenantsWithExpired(
    _ tx: borrowing SystemTransaction, _ most: Int64
  ) async throws(RPCError) -> [TenantID] {
    let results = try await tx.run(tenantsWithExpired(.int8(most)))
    return try reading { () throws(PostgresError) in
      var tenants: [TenantID] = []
      for row in results[0] { tenants.append(TenantID(try row.value(0))) }
      return tenants
    }
  }
}

extension PostgresDecimal {
  fileprivate static var zero: PostgresDecimal { PostgresDecimal(0) }
}
