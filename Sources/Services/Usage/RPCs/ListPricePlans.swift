import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterUsageAPI
import MusterWire

extension UsageService {
  package func listPricePlans(
    _ request: UsageV1.ListPricePlansRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.ListPricePlansResponse {
    let tenant = try caller.admittedTenant()
    let page = try ListPage(
      request, UsageV1.Method.listPricePlans.info, of: tenant, pages,
      unstated: ListOrder("effective_time", isDescending: true))
    let time = request.effectiveAt.flatMap { PostgresTime($0) }

    let rows = try await tenants.read(caller) { tx throws(RPCError) in
      guard tenant != .platform else {
        return try PlanStore.found(
          await tx.run(PlanStore.page(.platform, page, key: request.key, at: time, plan: ""))[0],
          of: .platform)
      }
      let plan = try await BillingStore.calendar(tx)?.terms.last?.plan ?? ""
      return try await PlanStore.both(tx, page, key: request.key, at: time, plan: plan)
    }
    let (shown, next) = page.cut(rows) { ListPlace($0.effective, $0.id.bits) }
    return .with { ($0.pricePlans, $0.nextPageToken) = (shown.map(\.message), next) }
  }
}

extension UsageV1.ListPricePlansRequest: ListRequest {}

extension ListPage {
  /// The page's part of rows that are in order, and where the next one starts.
  fileprivate func cut<Item>(
    _ rows: [Item], place: (Item) -> ListPlace
  ) -> (items: ArraySlice<Item>, next: String) {
    guard rows.count > size, let last = rows.prefix(size).last else { return (rows[...], "") }
    return (rows.prefix(size), token(place(last)))
  }
}
