import MusterCore
import MusterLedger
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterUsageAPI

/// A quota in one of its periods, and what that has seen.
struct QuotaUse: Sendable {
  let quota: QuotaInForce
  let account: LedgerAccount
  var used: Decimal
  var reserved: Decimal
  /// Nobody has counted in the period yet: what it has seen is told from the entries.
  let isNew: Bool
}

/// Quotas in their periods. A period begins when somebody first looks at it: no job resets anything.
enum Quotas {
  /// What quotas have seen in their periods at these times.
  static func uses(
    _ tx: borrowing TenantTransaction, _ places: [(quota: QuotaInForce, time: PostgresTime)]
  ) async throws(RPCError) -> [QuotaUse] {
    if places.isEmpty { return [] }
    let results = try await tx.run(QuotaUseStore.accounts(places))
    let accounts = try QuotaUseStore.accounts(results[0], of: places)
    guard accounts.count == places.count else { throw .quotasUnreadable }
    let balances = try await QuotaUseStore.taken(tx, accounts)
    var uses: [QuotaUse] = []
    for (place, account) in zip(places, accounts) {
      uses.append(
        QuotaUse(quota: place.quota, account: account, used: .zero, reserved: .zero, isNew: true))
    }
    for (place, balance) in balances.enumerated() {
      guard let balance else { continue }
      uses[place] = QuotaUse(
        quota: uses[place].quota, account: uses[place].account, used: Decimal(balance.used),
        reserved: Decimal(balance.reserved), isNew: false)
    }
    return try await seeded(tx, uses)
  }

  /// By the entries, where the ledger knows nothing yet.
  private static func seeded(
    _ tx: borrowing TenantTransaction, _ uses: [QuotaUse]
  ) async throws(RPCError) -> [QuotaUse] {
    let new = uses.indices.filter { uses[$0].isNew }
    if new.isEmpty { return uses }
    let categories = Set(new.map { uses[$0].quota.rule.counted.category })
    let meters = try await Meters.all(tx, category: categories.count == 1 ? categories.first ?? "" : "")
    let seen = try await QuotaUseStore.seen(
      tx, new.map { (quota: uses[$0].quota, account: uses[$0].account) }, meters)
    var seeded = uses
    for (place, used) in zip(new, seen) { seeded[place].used = used }
    return seeded
  }

  /// Begins the periods that nobody has counted in yet; the tenant's account of credits is locked.
  static func open(_ tx: borrowing TenantTransaction, _ uses: [QuotaUse]) async throws(RPCError) {
    var amounts: [LedgerAccount: PostgresDecimal] = [:]
    for use in uses where use.isNew { amounts[use.account] = use.used.stored }
    _ = try await Ledger.adjust(tx, all: amounts)
  }
}

extension RPCError {
  static var quotasUnreadable: RPCError {
    RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: QuotasUnreadable())
  }
}

/// The statement of periods did not answer as it is written.
struct QuotasUnreadable: Error, CustomStringConvertible {
  var description: String { "fewer periods were answered than asked for" }
}
