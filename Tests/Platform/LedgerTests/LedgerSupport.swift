import MusterCore
import MusterLedger
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestKit

extension TestServer {
  /// One transaction of a tenant, as a service's write is one.
  func ledger<Value>(
    _ tenant: TenantID, undone: Bool = false,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> Value
  ) async throws -> Value {
    try await platform.tenants.write(
      bound: tenant, as: nil, deadline: nil, opening: Opening([]) { _ throws(RPCError) in }
    ) { tx throws(RPCError) in (try await body(tx), undone ? .rollBack : .commit([])) }
  }

  /// As if what the tenant holds had been held for too long.
  func expireHeld(_ tenant: TenantID) throws {
    try sql(
      """
      UPDATE ledger_reservations SET expire_time = now() - interval '1 second'
      WHERE tenant_id = '\(tenant.uuidText)' AND state = 'held'
      """)
  }

  /// What the rows of reservations come to beside what the account says: held and committed.
  func sums(_ tenant: TenantID) throws -> String {
    try sql(
      """
      SELECT concat_ws(' ', a.account_key, a.used = r.used, a.reserved = r.reserved)
      FROM ledger_accounts a
      JOIN (
        SELECT tenant_id, account_key, period_start, coalesce(sum(committed_amount), 0) AS used,
          coalesce(sum(amount) FILTER (WHERE state = 'held'), 0) AS reserved
        FROM ledger_reservations GROUP BY 1, 2, 3) r USING (tenant_id, account_key, period_start)
      WHERE tenant_id = '\(tenant.uuidText)'
      ORDER BY 1
      """)
  }
}

extension LedgerAccount {
  /// Of one day, long gone.
  static func day(_ key: String) -> LedgerAccount {
    LedgerAccount(key, from: PostgresTime(microseconds: 0), until: PostgresTime(microseconds: 86_400_000_000))
  }
}

extension LedgerRequest {
  static func of(
    _ account: LedgerAccount, _ amount: String, limit: String?, lifetime: Duration = .seconds(60)
  ) throws -> LedgerRequest {
    LedgerRequest(
      account, amount: try decimal(amount), limit: try limit.map(decimal), lifetime: lifetime, owner: "test",
      purpose: "test.hold")
  }
}

func decimal(_ text: String) throws -> PostgresDecimal {
  guard let decimal = PostgresDecimal(text) else { throw NoDecimal(text: text) }
  return decimal
}

struct NoDecimal: Error {
  let text: String
}

extension ReserveResult {
  var reservation: Reservation? { if case .held(let reservation) = self { reservation } else { nil } }
  var refusal: LedgerRefusal? { if case .refused(let refusal) = self { refusal } else { nil } }
}

extension CloseResult {
  /// In a word, with the state that it is in.
  var words: String {
    switch self {
    case .done(let reservation): "done \(reservation.state) \(reservation.committed?.text ?? "-")"
    case .closed(let reservation): "closed \(reservation.state) \(reservation.committed?.text ?? "-")"
    case .excessive(let reservation): "excessive \(reservation.state)"
    case .missing: "missing"
    }
  }
}

extension LedgerBalance {
  var words: String { "\(used.text) \(reserved.text)" }
}
