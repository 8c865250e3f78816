package import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy

/// Limits, budgets and credits: what an action will use is reserved in the transaction that decides on it,
/// and committed or released when it is known what was used. Whoever looks first and acts later passes
/// limits.
///
/// All of it happens in the caller's transaction: undone with it, and seen by nobody before it is committed.
/// An account is locked until then, so transactions that reserve are short, and ask others only afterwards.
package enum Ledger {
  /// All that it says to the database.
  package static let statements = LedgerStore.statements + LedgerAccountStore.statements

  package static func reserve(
    _ tx: borrowing TenantTransaction, _ request: LedgerRequest
  ) async throws(RPCError) -> ReserveResult {
    switch try await reserve(tx, all: [request]) {
    case .held(let reservations):
      guard let reservation = reservations.first else { throw .ledgerBroken }
      return .held(reservation)
    case .refused(let refusals):
      guard let refusal = refusals.first else { throw .ledgerBroken }
      return .refused(refusal)
    }
  }

  /// All or nothing, in the order of the requests. Accounts are locked in the order of their keys, so that
  /// two who want the same ones never wait for each other.
  package static func reserve(
    _ tx: borrowing TenantTransaction, all requests: [LedgerRequest]
  ) async throws(RPCError) -> ReserveAllResult {
    guard !requests.isEmpty else { return .held([]) }
    let rooms = try await LedgerStore.rooms(tx, requests)
    let refusals = zip(requests, rooms).compactMap { request, room in
      room.fits ? nil : LedgerRefusal(request, room)
    }
    guard refusals.isEmpty else { return .refused(refusals) }
    return .held(try await LedgerStore.hold(tx, requests))
  }

  /// Turns what is held into use: all of it, or the part that was used. The rest is given back.
  ///
  /// One that is past its time and that nobody has given back yet is still held.
  package static func commit(
    _ tx: borrowing TenantTransaction, _ id: ReservationID, amount: PostgresDecimal? = nil
  ) async throws(RPCError) -> CloseResult {
    try await LedgerStore.commit(tx, id, amount)
  }

  /// Gives back what is held.
  package static func release(
    _ tx: borrowing TenantTransaction, _ id: ReservationID
  ) async throws(RPCError) -> CloseResult {
    try await LedgerStore.release(tx, id)
  }

  /// Counts use that nobody has reserved, whatever the limit: it has happened. Less than nothing takes use
  /// back.
  package static func adjust(
    _ tx: borrowing TenantTransaction, _ account: LedgerAccount, by amount: PostgresDecimal
  ) async throws(RPCError) -> LedgerBalance {
    try await LedgerAccountStore.adjust(tx, account, amount)
  }

  /// As above for many accounts in one round trip, each of them once; what each has used with it.
  package static func adjust(
    _ tx: borrowing TenantTransaction, all amounts: [LedgerAccount: PostgresDecimal]
  ) async throws(RPCError) -> [LedgerAccount: PostgresDecimal] {
    try await LedgerAccountStore.adjust(tx, amounts)
  }

  /// To be shown: who decides by it has to reserve.
  package static func balance(
    _ tx: borrowing TenantTransaction, _ account: LedgerAccount
  ) async throws(RPCError) -> LedgerBalance {
    try await LedgerAccountStore.balance(tx, account)
  }

  /// As above for several, in their order and in one round trip.
  package static func balances(
    _ tx: borrowing TenantTransaction, _ accounts: [LedgerAccount]
  ) async throws(RPCError) -> [LedgerBalance] {
    try await LedgerAccountStore.balances(tx, accounts)
  }

  /// Gives back what has expired in so many accounts at most; how many there were. Those that somebody has
  /// locked are left to the next reservation there.
  package static func expire(
    _ tx: borrowing TenantTransaction, most: Int64
  ) async throws(RPCError) -> Int {
    try await LedgerAccountStore.expire(tx, most)
  }

  /// Some of the tenants that have something to give back.
  package static func tenantsWithExpired(
    _ system: SystemDatabase, most: Int64
  ) async throws(RPCError) -> [TenantID] {
    try await system.read("ledger.expired") { tx throws(RPCError) in
      try await LedgerAccountStore.tenantsWithExpired(tx, most)
    }
  }
}

extension LedgerRefusal {
  fileprivate init?(_ request: LedgerRequest, _ room: LedgerStore.Room) {
    // Without a limit everything fits.
    guard let limit = request.limit else { return nil }
    self.init(
      account: request.account, amount: request.amount, limit: limit, used: room.used,
      reserved: room.reserved)
  }
}

extension RPCError {
  static var ledgerBroken: RPCError {
    RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: LedgerBroken())
  }
}

/// The ledger's own statements did not answer as they are written.
struct LedgerBroken: Error, CustomStringConvertible {
  var description: String { "the ledger answered without an account or reservation that it has made" }
}
