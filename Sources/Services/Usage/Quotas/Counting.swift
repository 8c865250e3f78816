import MusterCore
import MusterJournal
import MusterLedger
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterUsageAPI
import MusterWire

/// What new entries mean beyond themselves, in the transaction that writes them.
struct Counting: Sendable {
  /// In the journal, where a call has its method.
  static let kind = "usage.counting"

  /// Counts entries that were written for the first time against quotas, budgets and credits, past limits
  /// too: what is recorded has happened. So many round trips, however many entries there are.
  func count(
    _ tx: borrowing TenantTransaction, _ entries: [WrittenEntry], by terms: CountingTerms
  ) async throws(RPCError) {
    if entries.isEmpty { return }
    let shares = Self.shares(of: entries, in: terms.quotas)
    let credits = terms.prices.map { Self.credits(of: entries, $0) } ?? []
    if shares.isEmpty, credits.isEmpty { return }

    let now = try await CreditStore.lock(tx)
    try await count(tx, shares)
    if !credits.isEmpty {
      let account = try await Credits.settle(tx, terms.prices, at: now)
      try await CreditStore.use(tx, credits.reduce(.zero) { $0 + $1.amount }, of: account)
      try await CreditStore.keep(tx, credits)
    }
  }

  /// What counts in a quota at a time.
  private struct Share {
    let quota: QuotaInForce
    let time: PostgresTime
    var amount: Decimal
  }

  private static func shares(of entries: [WrittenEntry], in quotas: [QuotaInForce]) -> [Share] {
    var shares: [Share] = []
    for quota in quotas {
      let counted = quota.rule.counted
      var amounts: [PostgresTime: Decimal] = [:]
      for entry in entries where counted.category == entry.draft.meter.name.category {
        guard let amount = counted.amount(of: entry) else { continue }
        amounts[entry.draft.time, default: .zero] += amount
      }
      shares += amounts.map { Share(quota: quota, time: $0.key, amount: $0.value) }
    }
    return shares
  }

  private func count(_ tx: borrowing TenantTransaction, _ shares: [Share]) async throws(RPCError) {
    if shares.isEmpty { return }
    // Of a period that nobody has counted in yet the entries tell all, with these.
    let uses = try await Quotas.uses(tx, shares.map { (quota: $0.quota, time: $0.time) })
    var amounts: [LedgerAccount: Decimal] = [:]
    var byAccount: [LedgerAccount: QuotaUse] = [:]
    for (use, share) in zip(uses, shares) {
      byAccount[use.account] = use
      if use.isNew {
        amounts[use.account] = use.used
      } else {
        amounts[use.account, default: .zero] += share.amount
      }
    }
    let used = try await Ledger.adjust(tx, all: amounts.mapValues(\.stored))
    var after: [QuotaUse] = []
    for (account, use) in byAccount {
      var use = use
      use.used = used[account].map { Decimal($0) } ?? use.used
      after.append(use)
    }
    try await Self.tell(tx, after.sorted { $0.quota.rule.key < $1.quota.rule.key })
  }

  /// Of thresholds that are reached, once each in a period.
  private static func tell(_ tx: borrowing TenantTransaction, _ uses: [QuotaUse]) async throws(RPCError) {
    var reached: [QuotaThreshold] = []
    for use in uses {
      guard let limit = use.quota.rule.limit else { continue }
      let percent = Decimal(100)
      for threshold in Set(use.quota.rule.thresholds).sorted()
      where use.used * percent >= limit * Decimal(Int64(threshold)) && !use.used.isZero {
        reached.append(
          QuotaThreshold(
            account: use.account, percent: threshold, quota: use.json(of: tx.tenant)))
      }
    }
    let news = try await QuotaUseStore.alert(tx, reached)
    try await Journal.tell(
      tx, kind,
      news.map { threshold in
        let data = "{\"quota\":\(threshold.quota),\"threshold\":\(threshold.percent)}"
        return WorkRecord(nil, event: ChangeEvent(.quotaThresholdReached, object: data))
      })
  }

  private static func credits(
    of entries: [WrittenEntry], _ prices: CreditPrices
  ) -> [(entry: UsageEntryID, amount: Decimal)] {
    entries.compactMap { entry in
      let draft = entry.draft
      guard draft.meter.isAdditive else { return nil }
      let dimensions = DimensionsJSON.dimensions(draft.dimensions).texts
      return prices.credits(
        for: Decimal(draft.amount), of: draft.meter.name, dimensions, at: draft.time
      ).map { (draft.id, $0) }
    }
  }
}

extension CountedUse {
  /// What of an entry counts; nil for nothing.
  func amount(of entry: WrittenEntry) -> Decimal? {
    let draft = entry.draft
    let others = dimensions.isEmpty ? [:] : DimensionsJSON.dimensions(draft.dimensions).texts
    guard counts(draft.meter.name, others) else { return nil }
    if measure == .cost {
      guard let cost = entry.cost, draft.unitCost?.currency == currency else { return nil }
      return Decimal(cost)
    }
    return draft.meter.isAdditive ? Decimal(draft.amount) : nil
  }
}
