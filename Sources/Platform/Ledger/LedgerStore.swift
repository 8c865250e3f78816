import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL that makes and closes reservations. Whatever changes a reservation has locked its account before,
/// in a statement of its own: the next one sees what those have left who had the lock.
enum LedgerStore {
  static let statements = [open, lock, expireHere, room, hold, lockOf, commit, release, closed]

  // MARK: To reserve

  private static let open = Statement(
    """
    INSERT INTO ledger_accounts (tenant_id, account_key, period_start, period_end)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING
    """, .uuid, .text, .timestamptz, .timestamptz)

  private static let lock = Statement(
    """
    SELECT FROM ledger_accounts
    WHERE tenant_id = $1 AND account_key = $2 AND period_start = $3
    FOR NO KEY UPDATE
    """, .uuid, .text, .timestamptz)

  private static let expireHere = Statement(
    """
    WITH expired AS (
      UPDATE ledger_reservations SET state = 'expired', close_time = now()
      WHERE tenant_id = $1 AND account_key = $2 AND period_start = $3 AND state = 'held'
        AND expire_time <= now()
      RETURNING amount
    )
    UPDATE ledger_accounts SET
      reserved = reserved - (SELECT sum(amount) FROM expired),
      update_time = now()
    WHERE tenant_id = $1 AND account_key = $2 AND period_start = $3 AND EXISTS (SELECT FROM expired)
    """, .uuid, .text, .timestamptz)

  /// `$4` is all that is wanted of the account so far, by this request and those before it.
  private static let room = Statement(
    """
    SELECT used, reserved,
      $5 IS NULL OR used + reserved + (SELECT sum(w.wanted::numeric) FROM unnest($4) w (wanted)) <= $5
    FROM ledger_accounts
    WHERE tenant_id = $1 AND account_key = $2 AND period_start = $3
    """, .uuid, .text, .timestamptz, .textArray, .numeric)

  /// What is taken of an account, and whether what is asked for still goes in.
  struct Room {
    let used: PostgresDecimal
    let reserved: PostgresDecimal
    let fits: Bool
  }

  /// Locks the accounts, takes back what has expired there, and looks, all in one round trip.
  static func rooms(
    _ tx: borrowing TenantTransaction, _ requests: [LedgerRequest]
  ) async throws(RPCError) -> [Room] {
    let order = requests.indices.sorted { one, other in
      let (one, other) = (requests[one].account, requests[other].account)
      return one.key == other.key ? one.start < other.start : sorts(one.key, before: other.key)
    }
    var statements: [BoundStatement] = []
    for place in order {
      let (account, tenant) = (requests[place].account, Parameter.uuid(tx.tenant.bits))
      let (key, start) = (Parameter.text(account.key), Parameter.timestamp(account.start))
      let wanted = requests[...place].filter { $0.account.isSame(as: account) }
      statements += [
        open(tenant, key, start, .timestamp(account.end)), lock(tenant, key, start),
        expireHere(tenant, key, start),
        room(
          tenant, key, start, .texts(wanted.map(\.amount.text)),
          requests[place].limit.map { .numeric($0) } ?? .null),
      ]
    }
    let results = try await tx.run(statements)
    var rooms = [Room?](repeating: nil, count: requests.count)
    for (index, place) in order.enumerated() {
      rooms[place] = try reading { () throws(PostgresError) in
        guard let row = results[4 * index + 3].first else { return nil }
        return Room(used: try row.value(0), reserved: try row.value(1), fits: try row.value(2))
      }
    }
    let found = rooms.compactMap { $0 }
    guard found.count == requests.count else { throw .ledgerBroken }
    return found
  }

  /// By their bytes, as the database sorts them: the order of every process is the same.
  private static func sorts(_ one: String, before other: String) -> Bool {
    one.utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// In the order of `closed` too.
  private static let columns =
    "reservation_id, account_key, period_start, amount, committed_amount, state, expire_time"

  private static let hold = Statement(
    """
    WITH account AS (
      UPDATE ledger_accounts SET reserved = reserved + $5, update_time = now()
      WHERE tenant_id = $1 AND account_key = $3 AND period_start = $4
    )
    INSERT INTO ledger_reservations (
      tenant_id, reservation_id, account_key, period_start, amount, expire_time, owner, purpose)
    VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 millisecond', $7, $8)
    RETURNING \(columns)
    """, .uuid, .uuid, .text, .timestamptz, .numeric, .int8, .text, .text)

  static func hold(
    _ tx: borrowing TenantTransaction, _ requests: [LedgerRequest]
  ) async throws(RPCError) -> [Reservation] {
    var statements: [BoundStatement] = []
    for request in requests {
      statements.append(
        hold(
          .uuid(tx.tenant.bits), .uuid(UUIDv7.next()), .text(request.account.key),
          .timestamp(request.account.start), .numeric(request.amount),
          .int8(Int64(request.lifetime / .milliseconds(1))), .text(request.owner), .text(request.purpose)))
    }
    let results = try await tx.run(statements)
    var held: [Reservation] = []
    for place in requests.indices {
      guard let reservation = try reservation(results[place].first) else { throw .ledgerBroken }
      held.append(reservation)
    }
    return held
  }

  private static func reservation(_ row: Row?) throws(RPCError) -> Reservation? {
    try reading { () throws(PostgresError) in
      guard let row else { return nil }
      guard let state = Reservation.State(rawValue: try row.value(5)) else {
        throw PostgresError(.columnInvalid, "a reservation is in a state that this version does not know")
      }
      return Reservation(
        id: ReservationID(try row.value(0)), key: try row.value(1), start: try row.value(2),
        amount: try row.value(3), committed: try row.optional(4), state: state, expiry: try row.value(6))
    }
  }

  // MARK: To close

  private static let lockOf = Statement(
    """
    SELECT FROM ledger_accounts a
    JOIN ledger_reservations r USING (tenant_id, account_key, period_start)
    WHERE a.tenant_id = $1 AND r.reservation_id = $2
    FOR NO KEY UPDATE OF a
    """, .uuid, .uuid)

  private static let commit = Statement(
    """
    WITH closed AS (
      UPDATE ledger_reservations SET
        state = 'committed', committed_amount = coalesce($3, amount), close_time = now()
      WHERE tenant_id = $1 AND reservation_id = $2 AND state = 'held'
        AND coalesce($3, amount) BETWEEN 0 AND amount
      RETURNING account_key, period_start, amount, committed_amount
    )
    UPDATE ledger_accounts a SET
      used = used + c.committed_amount, reserved = reserved - c.amount, update_time = now()
    FROM closed c
    WHERE a.tenant_id = $1 AND a.account_key = c.account_key AND a.period_start = c.period_start
    """, .uuid, .uuid, .numeric)

  private static let release = Statement(
    """
    WITH closed AS (
      UPDATE ledger_reservations SET state = 'released', close_time = now()
      WHERE tenant_id = $1 AND reservation_id = $2 AND state = 'held'
      RETURNING account_key, period_start, amount
    )
    UPDATE ledger_accounts a SET reserved = reserved - c.amount, update_time = now()
    FROM closed c
    WHERE a.tenant_id = $1 AND a.account_key = c.account_key AND a.period_start = c.period_start
    """, .uuid, .uuid)

  /// As it is now, and whether it was committed with this amount.
  private static let closed = Statement(
    """
    SELECT \(columns), state = 'committed' AND committed_amount = coalesce($3, amount)
    FROM ledger_reservations
    WHERE tenant_id = $1 AND reservation_id = $2
    """, .uuid, .uuid, .numeric)

  static func commit(
    _ tx: borrowing TenantTransaction, _ id: ReservationID, _ amount: PostgresDecimal?
  ) async throws(RPCError) -> CloseResult {
    let (tenant, id) = (Parameter.uuid(tx.tenant.bits), Parameter.uuid(id.bits))
    let amount = amount.map { Parameter.numeric($0) } ?? .null
    let results = try await tx.run(lockOf(tenant, id), commit(tenant, id, amount), closed(tenant, id, amount))
    guard let reservation = try reservation(results[2].first) else { return .missing }
    let isSame: Bool = try reading { () throws(PostgresError) in try results[2].first?.value(7) ?? false }
    if isSame { return .done(reservation) }
    return reservation.state == .held ? .excessive(reservation) : .closed(reservation)
  }

  static func release(
    _ tx: borrowing TenantTransaction, _ id: ReservationID
  ) async throws(RPCError) -> CloseResult {
    let (tenant, id) = (Parameter.uuid(tx.tenant.bits), Parameter.uuid(id.bits))
    let results = try await tx.run(lockOf(tenant, id), release(tenant, id), closed(tenant, id, .null))
    guard let reservation = try reservation(results[2].first) else { return .missing }
    return reservation.state == .released ? .done(reservation) : .closed(reservation)
  }
}

extension LedgerAccount {
  /// When its period ends was settled by who opened it.
  fileprivate func isSame(as other: LedgerAccount) -> Bool { key == other.key && start == other.start }
}
