package import MusterCore
package import MusterPostgres

/// What is counted up to a limit, in one period: calls of a day, credits of a month, sends to one domain.
package struct LedgerAccount: Hashable, Sendable {
  /// What is counted, as its owner names it: `sends.day`, `quota_…`.
  package let key: String
  package let start: PostgresTime
  /// When the next period begins, in which nothing is used yet.
  package let end: PostgresTime

  package init(_ key: String, from start: PostgresTime, until end: PostgresTime) {
    (self.key, self.start, self.end) = (key, start, end)
  }
}

/// What somebody wants to hold of an account.
package struct LedgerRequest: Hashable, Sendable {
  package let account: LedgerAccount
  package let amount: PostgresDecimal
  /// Of used and reserved together; nil for an account without one, which only counts.
  package let limit: PostgresDecimal?
  /// How long it is held for an owner who says nothing more.
  package let lifetime: Duration
  /// Who holds it, and what for; ids and kinds, never data about a person.
  package let owner: String
  package let purpose: String

  package init(
    _ account: LedgerAccount, amount: PostgresDecimal, limit: PostgresDecimal?, lifetime: Duration,
    owner: String, purpose: String
  ) {
    (self.account, self.amount, self.limit) = (account, amount, limit)
    (self.lifetime, self.owner, self.purpose) = (lifetime, owner, purpose)
  }
}

package struct ReservationID: ResourceID {
  package static let prefix = "reservation"
  package let stored: IDBits
  package init(stored: IDBits) { self.stored = stored }
}

/// What is held of an account, or was.
package struct Reservation: Hashable, Sendable {
  package enum State: String, Sendable {
    case held, committed, released, expired
  }

  package let id: ReservationID
  package let key: String
  package let start: PostgresTime
  package let amount: PostgresDecimal
  /// What was used of it; nil unless it is committed.
  package let committed: PostgresDecimal?
  package let state: State
  /// When it is given back if nobody says anything more.
  package let expiry: PostgresTime
}

/// Why an account gives nothing.
package struct LedgerRefusal: Hashable, Sendable {
  package let account: LedgerAccount
  package let amount: PostgresDecimal
  package let limit: PostgresDecimal
  package let used: PostgresDecimal
  package let reserved: PostgresDecimal

  /// When there is room again, whatever happens to what is held.
  package var resetTime: PostgresTime { account.end }
}

/// What came of asking one account.
package enum ReserveResult: Hashable, Sendable {
  case held(Reservation)
  case refused(LedgerRefusal)
}

/// What came of asking several: all that was asked for, or nothing and everybody who refused.
package enum ReserveAllResult: Hashable, Sendable {
  case held([Reservation])
  case refused([LedgerRefusal])
}

/// What came of closing a reservation.
package enum CloseResult: Hashable, Sendable {
  /// As asked, now or by an earlier call of the same.
  case done(Reservation)
  /// It was closed before in another way; when it expired, what was used meanwhile is told by `adjust`.
  case closed(Reservation)
  /// More was to be committed than is held, or less than nothing; it is held as before.
  case excessive(Reservation)
  case missing
}

package struct LedgerBalance: Hashable, Sendable {
  package let used: PostgresDecimal
  /// What is held, without what has expired.
  package let reserved: PostgresDecimal

  package init(used: PostgresDecimal, reserved: PostgresDecimal) {
    (self.used, self.reserved) = (used, reserved)
  }
}
