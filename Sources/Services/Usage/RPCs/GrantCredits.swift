import MusterCore
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
package import MusterUsageAPI
import MusterWire

extension UsageService {
  package func grantCredits(
    _ request: UsageV1.GrantCreditsRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.GrantCreditsResponse {
    let wanted = request.creditGrant ?? UsageV1.CreditGrant()
    let author = Author(caller.principal as? Principal)

    return try await journal.write(UsageV1.Method.grantCredits.info, request, as: caller) {
      tx throws(RPCError) in
      guard try await GrantStore.hasTenant(tx) else { throw .tenantUnknown }
      // So that reports as of a time know of it, or never will.
      _ = try await tx.run(UsageClock.share(tx.tenant))
      let prices = try await CreditPrices.load(tx)
      let now = try await CreditStore.lock(tx)
      let draft = try GrantDraft(wanted, at: now)
      let account = try await Credits.settle(tx, prices, at: now)

      let id = CreditGrantID.new()
      if draft.amount < .zero { try await takeBack(-draft.amount, tx) }
      try await GrantStore.insert(tx, id, draft, by: author)
      try await CreditStore.save(tx, CreditAccount(granted: draft.amount, debt: account.debt))
      // What is owed is paid by it.
      _ = try await CreditStore.settle(tx)
      guard let grant = try await GrantStore.get(tx, id) else { throw .tenantUnknown }
      let balance = Credits.balance(try await GrantStore.stored(tx), prices, of: tx.tenant)
      let message = grant.message(of: tx.tenant)
      return Change(
        .with { ($0.creditGrant, $0.balance) = (message, balance) }, target: ChangeTarget(id),
        event: ChangeEvent(.creditsGranted, "creditGrant", message))
    }
  }

  /// Never more than can be used now.
  private func takeBack(_ amount: Decimal, _ tx: borrowing TenantTransaction) async throws(RPCError) {
    let left = try await CreditStore.left(tx)
    let available = left - (try await GrantStore.stored(tx)).reserved
    guard amount <= available else { throw .creditsInsufficient(amount, available: available) }
    try await CreditStore.revoke(tx, amount)
  }
}

extension GrantDraft {
  fileprivate init(_ grant: UsageV1.CreditGrant, at now: PostgresTime) throws(RPCError) {
    let amount = Decimal(grant.amount?.value ?? "") ?? .zero
    if amount.isZero { throw .creditGrantInvalid("amount", "is zero; grant some, or take some back") }
    if amount < .zero {
      guard grant.startTime == nil, grant.expireTime == nil else {
        throw .creditGrantInvalid(
          grant.startTime == nil ? "expire_time" : "start_time",
          "is for what is granted, not for what is taken back")
      }
    }
    let start = grant.startTime.flatMap { PostgresTime($0) } ?? now
    let expiry = grant.expireTime.flatMap { PostgresTime($0) } ?? .infinity
    if expiry <= start || expiry <= now {
      throw .creditGrantInvalid("expire_time", "is not after the start and after now; nobody could use it")
    }
    self.init(
      amount: amount, start: start, expiry: expiry, reason: grant.reason, reference: grant.reference)
  }
}
