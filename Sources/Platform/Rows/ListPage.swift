package import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy
package import MusterWire

/// The request of a list, of which pages are asked for.
package protocol ListRequest: WireMessage {
  var pageSize: Int32 { get set }
  var pageToken: String { get set }
  var orderBy: String { get }
}

/// One page of a list that was asked for: in which order, after which row, how many.
package struct ListPage: Sendable {
  package let order: ListOrder
  /// Of the last row of the page before: the value of the order's field, and the row's id.
  package let place: ListPlace?
  /// How many rows a page has.
  package let size: Int
  private let pages: PageTokens
  private let list: PageTokens.List

  /// `order` is the one of a request that states none.
  package init(
    _ request: some ListRequest, _ method: MethodInfo, of tenant: TenantID, _ pages: PageTokens,
    unstated order: ListOrder = ListOrder("create_time", isDescending: true)
  ) throws(RPCError) {
    self.order = ListOrder(request.orderBy, unstated: order)
    self.pages = pages
    size = PageSize.rows(request.pageSize)
    var same = request
    (same.pageToken, same.pageSize) = ("", 0)
    list = PageTokens.List(tenant, method, request: same.bytes())
    if request.pageToken.isEmpty {
      place = nil
    } else {
      let parts = try pages.open(request.pageToken, of: list, count: 2)
      place = ListPlace(value: parts[0], id: parts[1])
    }
  }

  /// How many rows to read: one more than the page has tells whether there is another page.
  package var most: Int64 { Int64(size + 1) }

  /// The token of the page that begins behind a row.
  package func token(_ place: ListPlace) -> String { pages.seal([place.value, place.id], of: list) }

  /// The page's messages, and where the next one starts.
  package func messages<Message>(
    _ rows: ResultSet, place: (Row) throws(PostgresError) -> ListPlace,
    _ message: (Row) throws(PostgresError) -> Message
  ) throws(RPCError) -> (messages: [Message], next: String) {
    try reading { () throws(PostgresError) in
      var messages: [Message] = []
      for row in rows.prefix(size) { messages.append(try message(row)) }
      guard rows.count > size else { return (messages, "") }
      let last = try place(rows[size - 1])
      return (messages, pages.seal([last.value, last.id], of: list))
    }
  }
}

extension ListPage {
  /// One page of what is in memory whole. Its order is that of the places, by their bytes.
  package func part<Item>(
    of items: [Item], place: (Item) -> ListPlace
  ) -> (items: ArraySlice<Item>, next: String) {
    let isDescending = order.isDescending
    func isBefore(_ one: ListPlace, _ other: ListPlace) -> Bool {
      isDescending
        ? other.bytes.lexicographicallyPrecedes(one.bytes)
        : one.bytes.lexicographicallyPrecedes(other.bytes)
    }
    let sorted = items.sorted { isBefore(place($0), place($1)) }
    let rest = self.place.map { start in sorted.drop { !isBefore(start, place($0)) } } ?? sorted[...]
    guard rest.count > size, let last = rest.prefix(size).last.map(place) else { return (rest, "") }
    return (rest.prefix(size), pages.seal([last.value, last.id], of: list))
  }
}

/// Where in its order a row stands. Values are texts, which the order's statement casts.
package struct ListPlace: Hashable, Sendable {
  package let value: String
  package let id: String

  package init(value: String, id: String) {
    (self.value, self.id) = (value, id)
  }

  package init(_ value: String, _ id: UInt128) {
    self.init(value: value, id: IDBits(id).hexadecimal)
  }

  /// To the microsecond, as it is stored; no time is after all times.
  package init(_ time: PostgresTime?, _ id: UInt128) {
    self.init(time.map { "\($0.microseconds)" } ?? Self.latest, id)
  }

  /// Value before id, a NUL between, which no text holds.
  fileprivate var bytes: [UInt8] { Array(value.utf8) + [0] + Array(id.utf8) }

  private static let leastID = "00000000-0000-0000-0000-000000000000"
  private static let mostID = "ffffffff-ffff-ffff-ffff-ffffffffffff"
  private static let latest = "infinity"

  /// Before the first row of an order by time.
  package static func start(ofTimes isDescending: Bool) -> ListPlace {
    isDescending
      ? ListPlace(value: latest, id: mostID) : ListPlace(value: "-infinity", id: leastID)
  }

  /// Before the first row of an order by text: no text is greater than the last scalar.
  package static func start(ofTexts isDescending: Bool) -> ListPlace {
    isDescending ? ListPlace(value: "\u{10FFFF}", id: mostID) : ListPlace(value: "", id: leastID)
  }

  package var parameters: (Parameter, Parameter) { (.text(value), .text(id)) }
}
