import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterUsageAPI
import MusterWire

extension UsageService {
  package func listMeters(
    _ request: UsageV1.ListMetersRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.ListMetersResponse {
    let tenant = try caller.admittedTenant()
    let page = try ListPage(
      request, UsageV1.Method.listMeters.info, of: tenant, pages,
      unstated: ListOrder("category", isDescending: false))
    let meters = try await tenants.read(caller) { tx throws(RPCError) in
      try await Meters.all(tx, category: request.category)
    }.filter { meter in
      (request.metric.isEmpty || meter.name.metric == request.metric)
        && (request.origin == .unspecified || meter.origin == request.origin)
    }

    let isByTime = page.order.field == "create_time"
    let part = page.part(of: meters) { meter in
      let name = "\(meter.name.category) \(meter.name.metric)"
      guard isByTime else { return ListPlace(value: name, id: meter.id.stored.hexadecimal) }
      return ListPlace(value: Self.sortable(meter.createTime), id: meter.id.stored.hexadecimal)
    }
    return .with {
      ($0.meters, $0.nextPageToken) = (part.items.map { UsageV1.Meter($0) }, part.next)
    }
  }

  /// Digits that sort as the times do. Muster's own meters were there before all others.
  private static func sortable(_ time: PostgresTime?) -> String {
    let digits = String(UInt64(bitPattern: (time ?? .minusInfinity).microseconds) ^ (1 << 63))
    return String(repeating: "0", count: 20 - digits.utf8.count) + digits
  }
}

extension UsageV1.ListMetersRequest: ListRequest {}
