import MusterCore
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
package import MusterUsageAPI
import MusterWire

extension UsageService {
  package func listQuotas(
    _ request: UsageV1.ListQuotasRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.ListQuotasResponse {
    let tenant = try caller.admittedTenant()
    let page = try ListPage(
      request, UsageV1.Method.listQuotas.info, of: tenant, pages,
      unstated: ListOrder("key", isDescending: false))
    return try await tenants.read(caller) { tx throws(RPCError) in
      tenant == .platform
        ? try await platformQuotas(request, page, tx) : try await quotasInForce(request, page, tx)
    }
  }

  private func quotasInForce(
    _ request: UsageV1.ListQuotasRequest, _ page: ListPage, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> UsageV1.ListQuotasResponse {
    let quotas = try await QuotaStore.inForce(tx).filter { request.wants($0.rule) }
    let part = page.part(of: quotas) { ListPlace(value: $0.rule.key, id: $0.accountKey) }
    let now = try await QuotaUseStore.now(tx)
    let uses = try await Quotas.uses(tx, part.items.map { (quota: $0, time: now) })
    let tenant = tx.tenant
    return .with {
      ($0.quotas, $0.nextPageToken) = (uses.map { UsageV1.Quota($0, of: tenant) }, part.next)
    }
  }

  /// What the platform gives, with what comes with Muster where nobody has set another.
  private func platformQuotas(
    _ request: UsageV1.ListQuotasRequest, _ page: ListPage, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> UsageV1.ListQuotasResponse {
    var rules = try await QuotaStore.rules(tx)
    for plan in BuiltInQuotas.plans {
      rules += BuiltInQuotas.rules(plan).map { rule in
        var rule = rule
        rule.plan = plan
        return rule
      }
    }
    let only = TenantID(request.onlyTenantID)
    let wanted = rules.filter { request.wants($0) && (only == nil || $0.onlyTenant == only) }
    let part = page.part(of: wanted) { rule in
      ListPlace(value: rule.key, id: rule.id?.stored.hexadecimal ?? rule.plan)
    }
    return .with {
      ($0.quotas, $0.nextPageToken) = (part.items.map { UsageV1.Quota(platform: $0) }, part.next)
    }
  }
}

extension UsageV1.ListQuotasRequest: ListRequest {
  fileprivate func wants(_ rule: QuotaRule) -> Bool {
    (key.isEmpty || rule.key == key) && (category.isEmpty || rule.counted.category == category)
      && (period == .unspecified || rule.counted.period == period)
  }
}
