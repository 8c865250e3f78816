import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterUsageAPI
import MusterWire

extension CreditGrantRow {
  func message(of tenant: TenantID) -> UsageV1.CreditGrant {
    .with {
      ($0.id, $0.tenantID) = (id.description, tenant.description)
      ($0.amount, $0.remaining) = (amount.wire, remaining.wire)
      ($0.startTime, $0.expireTime) = (start.timestamp, expiry.timestamp)
      ($0.reason, $0.reference) = (reason, reference)
      ($0.grantedBy, $0.createTime) = (grantedBy?.actor, createTime?.timestamp)
    }
  }
}

extension Credits {
  /// As it stands now, without anything being settled. One round trip where no price plan brings credits.
  static func balance(_ tx: borrowing TenantTransaction) async throws(RPCError) -> UsageV1.Balance {
    let results = try await tx.run([GrantStore.balance(of: tx.tenant)] + PlanStore.lookup(tx.tenant))
    let plans = try PlanStore.found(results, at: 1, of: tx.tenant)
    return balance(try GrantStore.stored(results[0]), try await CreditPrices.load(tx, plans), of: tx.tenant)
  }

  /// With what `prices` bring, though it was not brought yet.
  static func balance(
    _ stored: GrantStore.Stored, _ prices: CreditPrices?, of tenant: TenantID
  ) -> UsageV1.Balance {
    var stored = stored
    let included = prices?.included(until: stored.now, of: tenant) ?? []
    for missing in included where !stored.brought.contains(missing.period.start) {
      stored.account.granted += missing.amount
      stored.grants.append(CreditGrantRow(missing))
    }
    stored.grants.sort { ($0.expiry, $0.createTime ?? $0.start) < ($1.expiry, $1.createTime ?? $1.start) }
    return balance(stored.account, stored.grants, reserved: stored.reserved, at: stored.now, of: tenant)
  }

  /// As settling would leave it.
  private static func balance(
    _ account: CreditAccount, _ grants: [CreditGrantRow], reserved: Decimal, at now: PostgresTime,
    of tenant: TenantID
  ) -> UsageV1.Balance {
    var account = account
    var left: [CreditGrantRow] = []
    for grant in grants {
      var grant = grant
      if grant.start <= now, account.debt > .zero {
        let paid = min(account.debt, grant.remaining)
        account.debt = account.debt - paid
        grant.remaining = grant.remaining - paid
      }
      if grant.expiry <= now { account.expired += grant.remaining } else { left.append(grant) }
    }
    left.removeAll { $0.remaining.isZero }
    let usable = left.filter { $0.start <= now }
    let next = usable.first.flatMap { $0.expiry == .infinity ? nil : $0.expiry }
    return .with {
      $0.tenantID = tenant.description
      let sum = usable.reduce(Decimal.zero) { $0 + $1.remaining }
      $0.available = (sum - account.debt - reserved).wire
      ($0.reserved, $0.granted) = (reserved.wire, account.granted.wire)
      ($0.used, $0.expired) = (account.used.wire, account.expired.wire)
      let lapsing = usable.filter { next != nil && $0.expiry == next }
      $0.nextExpireAmount = lapsing.reduce(Decimal.zero) { $0 + $1.remaining }.wire
      ($0.nextExpireTime, $0.readTime) = (next?.timestamp, now.timestamp)
      $0.creditGrants = left.prefix(100).map { $0.message(of: tenant) }
    }
  }
}
