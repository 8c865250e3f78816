package import MusterCore
package import MusterPostgres

/// The statements with which every transaction begins: whose rows it is about, and how long it may take.
/// All of it ends with the transaction.
package enum Binding {
  /// A lock on a whole table is not waited for: others are behind on the same connection.
  private static let reading = Statement(
    """
    SELECT set_config('muster.tenant_id', $1, true), set_config('statement_timeout', $2, true),
      set_config('lock_timeout', '200', true)
    """, .text, .text)

  /// With the user's own rows beside the tenant's.
  private static let readingAs = Statement(
    """
    SELECT set_config('muster.tenant_id', $1, true), set_config('statement_timeout', $2, true),
      set_config('lock_timeout', '200', true), set_config('muster.user_id', $3, true)
    """, .text, .text, .text)

  /// Takes a number for the transaction at once, by which its outcome can be asked for. A server that was
  /// stopped in the middle of it keeps its rows from others no longer than a lease.
  private static let writing = Statement(
    """
    SELECT pg_current_xact_id(), set_config('muster.tenant_id', $1, true),
      set_config('statement_timeout', $2, true), set_config('lock_timeout', $3, true),
      set_config('muster.user_id', $4, true),
      set_config('idle_in_transaction_session_timeout', '20000', true)
    """, .text, .text, .text, .text)

  private static let movingTo = Statement("SELECT set_config('muster.tenant_id', $1, true)", .text)

  private static let planningOnce = Statement(
    "SELECT set_config('plan_cache_mode', 'force_generic_plan', true)")

  /// For sessions that read on shared connections: the limits of a read that has time enough.
  package static let limits = PostgresConfiguration.StatementLimits(
    time: .milliseconds(TimeLimit.readMax.milliseconds), lock: .milliseconds(200))

  static let statements = [reading, readingAs, writing, movingTo, planningOnce]

  /// A session with limits of its own need not be told them.
  static func read(
    _ tenant: TenantID, as user: UserID?, _ timeout: TimeLimit, session: TimeLimit?
  ) -> BoundStatement {
    guard let user else {
      if let session, timeout.milliseconds >= session.milliseconds { return move(to: tenant) }
      return reading(.text(tenant.stored.hexadecimal), .text(timeout.text))
    }
    return readingAs(.text(tenant.stored.hexadecimal), .text(timeout.text), .text(user.stored.hexadecimal))
  }

  static func write(
    _ tenant: TenantID, as user: UserID?, _ timeout: TimeLimit, lock: TimeLimit
  ) -> BoundStatement {
    writing(
      .text(tenant.stored.hexadecimal), .text(timeout.text), .text(lock.text),
      .text(user?.stored.hexadecimal ?? ""))
  }

  /// For a transaction of the platform, which writes its own rows and one tenant's.
  package static func move(to tenant: TenantID) -> BoundStatement {
    movingTo(.text(tenant.stored.hexadecimal))
  }

  /// What follows is planned without its values. PostgreSQL estimates a comparison of places by their first
  /// column, so with the values of a tenant that has much it thinks that all of it lies behind any place.
  package static func planOnce() -> BoundStatement { planningOnce() }
}

/// How long the database may work for a call: what is left of the call's time, and no longer than is good for
/// those who share the connection.
struct TimeLimit {
  static let readMax = TimeLimit(milliseconds: 5_000)
  static let writeMax = TimeLimit(milliseconds: 20_000)
  /// A lock is waited for so long on a connection of one's own.
  static let lockMax = TimeLimit(milliseconds: 2_000)

  let milliseconds: Int64

  /// Nil when the time is over.
  init?(until deadline: Int64?, most: TimeLimit) {
    guard let deadline else {
      self = most
      return
    }
    let left = deadline - MonotonicClock.nanoseconds()
    guard left > 0 else { return nil }
    // Rounded up: 0 would be no limit.
    milliseconds = min(most.milliseconds, left / 1_000_000 + 1)
  }

  private init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// What sessions are limited to; nil where they are not.
  init?(_ limits: PostgresConfiguration.StatementLimits?) {
    guard let limits else { return nil }
    milliseconds = Int64(limits.time / .milliseconds(1))
  }

  func capped(at most: TimeLimit) -> TimeLimit {
    TimeLimit(milliseconds: min(milliseconds, most.milliseconds))
  }

  var text: String { String(milliseconds) }
}
