package import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy
import MusterWire

/// Where in an order by time and id a list stands whose pages may end before they are full.
package struct TimePlace: Hashable, Sendable {
  package let time: PostgresTime
  package let id: IDBits

  package init(time: PostgresTime, id: IDBits) {
    (self.time, self.id) = (time, id)
  }

  /// Before the first row.
  package static func start(_ isDescending: Bool) -> TimePlace {
    isDescending
      ? TimePlace(time: .infinity, id: IDBits(.max)) : TimePlace(time: .minusInfinity, id: IDBits(0))
  }

  /// As a page token holds it.
  package init(_ time: String, _ id: String) throws(RPCError) {
    guard let microseconds = Int64(time), let bits = UInt128(id, radix: 16) else { throw .pageTokenInvalid }
    self.init(time: PostgresTime(microseconds: microseconds), id: IDBits(bits))
  }

  package var parts: [String] { ["\(time.microseconds)", id.hexadecimal] }
}

extension PageTokens.List {
  package init(_ tenant: TenantID, _ method: MethodInfo, of request: some ListRequest) {
    var same = request
    (same.pageToken, same.pageSize) = ("", 0)
    self.init(tenant, method, request: same.bytes())
  }
}
