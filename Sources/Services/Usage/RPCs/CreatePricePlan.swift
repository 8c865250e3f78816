import MusterCore
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRating
import MusterRows
import MusterTenancy
package import MusterUsageAPI
import MusterWire

extension UsageService {
  package func createPricePlan(
    _ request: UsageV1.CreatePricePlanRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.CreatePricePlanResponse {
    let plan = (request.pricePlan ?? UsageV1.PricePlan()).stated
    let tenant = try caller.admittedTenant()
    let problems = Rating.problems(of: plan, isForTenant: tenant != .platform)
    if !problems.isEmpty { throw .pricePlanInvalid(problems) }
    guard let effective = plan.effectiveTime.flatMap({ PostgresTime($0) }) else {
      throw .pricePlanTimeInvalid("is no time that can be stored")
    }

    return try await journal.write(UsageV1.Method.createPricePlan.info, request, as: caller) {
      tx throws(RPCError) in
      if tenant != .platform, !(try await GrantStore.hasTenant(tx)) { throw .tenantUnknown }
      try await checkMeters(plan, tx)
      // So that reports as of a time know of it, or never will.
      _ = try await tx.run(UsageClock.share(tenant))
      let now = try await QuotaUseStore.now(tx)
      let former = try await PlanStore.newest(tx, plan.key)
      if let former {
        if former.content.currencyCode != plan.currencyCode {
          throw .pricePlanCurrencyOther(plan.currencyCode, former.content.currencyCode)
        }
        if effective <= former.effective {
          throw .pricePlanTimeInvalid("is not after that of version \(former.revision); choose a later one")
        }
        if effective < now {
          throw .pricePlanTimeInvalid("is past, while the key has versions; what was used is rated already")
        }
      }
      let added = try await PlanStore.add(tx, plan, from: effective, after: former).message
      guard let id = PricePlanID(added.id) else { throw .pricePlansRaced }
      return Change(
        .with { $0.pricePlan = added }, target: ChangeTarget(id, version: 1, before: 0),
        event: ChangeEvent(.pricePlanCreated, "pricePlan", added))
    }
  }

  /// Whether there is what it charges for.
  private func checkMeters(
    _ plan: UsageV1.PricePlan, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    let charges = plan.charges.filter { !$0.isFlat }
    let names = Set(charges.map { MeterName($0.category, $0.metric) })
    let meters = try await Meters.named(tx, names)
    for (place, charge) in plan.charges.enumerated() where !charge.isFlat {
      let name = MeterName(charge.category, charge.metric)
      guard let meter = meters[name] else { throw .meterNotFound(name) }
      guard meter.isBillable else { throw .meterNotBillable(name) }
      for (dimension, _) in charge.dimensions.sorted() where !meter.dimensions.contains(dimension) {
        throw .dimensionUnknown(dimension, of: "the meter \(name)", known: meter.dimensions)
      }
      if charge.isCredit, !meter.isAdditive {
        throw .pricePlanInvalid([
          PlanProblem(
            field: "charges[\(place)].credit",
            description: "prices \(name), which neither sums nor counts; credits are taken entry by entry")
        ])
      }
    }
  }
}

extension UsageV1.PricePlan {
  /// Without what callers do not state.
  fileprivate var stated: UsageV1.PricePlan {
    var plan = self
    (plan.id, plan.tenantID, plan.revision, plan.version) = ("", "", 0, 0)
    (plan.endTime, plan.createTime, plan.unknownFields) = (nil, nil, .init())
    return plan
  }
}
