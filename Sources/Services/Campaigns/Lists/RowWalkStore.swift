import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// One way through a tenant's rows of a kind: along one index, from a place on. What the walk's own condition
/// does not say, its list looks at row by row, so many rows at a time.
struct RowWalk<Part: Hashable & Sendable>: Sendable {
  enum Order: Hashable, Sendable {
    case created
    case times(String)
    case texts(String)
  }

  let name: String
  let order: Order
  /// What of a filter the index answers.
  let covers: Set<Part>
  /// In SQL, by the filter's parameters; empty for none.
  let condition: String
  /// The index that every page of it is read by.
  let index: String
  /// A table whose rows lead to those that are listed; empty for none.
  let source: String

  init(
    _ name: String, _ order: Order = .created, _ covers: Set<Part> = [], _ condition: String = "",
    by index: String, from source: String = ""
  ) {
    (self.name, self.order, self.covers) = (name, order, covers)
    (self.condition, self.index, self.source) = (condition, index, source)
  }

  func start(_ isDescending: Bool) -> ListPlace {
    if case .times = order { return .start(ofTimes: isDescending) }
    return .start(ofTexts: isDescending)
  }
}

/// The rows that walks go through. Parameters of their statements: $1 tenant, $2 and $3 the place, $4 how
/// many, $5 how many to look at, then the filter's.
struct WalkedTable: Sendable {
  let name: String
  /// The id, which is the order of creation.
  let id: String
  /// What a page answers, the id first, and how many columns that is.
  let columns: String
  let columnCount: Int
  /// All columns that those, the orders and the condition are about.
  let names: String
  /// Whether a row is wanted. None of it is looked up in an index: walks are for that.
  let condition: String
  /// What holds in every walk; empty for nothing.
  var always = ""
  let types: [PostgresType]
}

/// One page of a walk, and where the next one begins.
struct WalkPage<Item: Sendable>: Sendable {
  var items: [Item] = []
  var next: ListPlace?
}

/// The statements of all walks through one table.
struct RowWalks<Part: Hashable & Sendable>: Sendable {
  private let table: WalkedTable
  let all: [RowWalk<Part>]
  private let made: [String: (ascending: Statement, descending: Statement)]

  init(_ table: WalkedTable, _ walks: [RowWalk<Part>]) {
    (self.table, all) = (table, walks)
    made = Dictionary(
      walks.map { ($0.name, (table.page($0, false), table.page($0, true))) },
      uniquingKeysWith: { first, _ in first })
  }

  var statements: [Statement] { made.values.flatMap { [$0.ascending, $0.descending] } }

  func statement(_ walk: RowWalk<Part>, _ isDescending: Bool) -> Statement? {
    isDescending ? made[walk.name]?.descending : made[walk.name]?.ascending
  }

  /// What one look goes over, and how many looks a call takes at most.
  static var lookMax: Int { 4_000 }
  static var looksMax: Int { 8 }

  /// So many at most from a place on. The page may be short, and even empty, and still have a next: the rows
  /// that a filter leaves out are looked at only so long.
  func page<Item>(
    _ tx: borrowing TenantTransaction, _ walk: RowWalk<Part>, stating parts: Set<Part>,
    _ parameters: [Parameter], isDescending: Bool, after place: ListPlace?, most: Int,
    _ item: (Row) throws(PostgresError) -> Item
  ) async throws(RPCError) -> WalkPage<Item> {
    guard let statement = statement(walk, isDescending) else { return WalkPage() }
    let looks = !parts.isSubset(of: walk.covers)
    var page = WalkPage<Item>(next: place ?? walk.start(isDescending))
    var count = 0
    while let place = page.next, page.items.count < most, count < (looks ? Self.looksMax : 1) {
      let wanted = most - page.items.count + 1
      let values: [Parameter] = [
        .uuid(tx.tenant.bits), .text(place.value), .text(place.id), .int8(Int64(wanted)),
        .int8(Int64(looks ? Self.lookMax : wanted)),
      ]
      let rows = try await tx.run(statement.with(values + parameters))[0]
      try take(rows, walk, &page, most: most, item)
      count += 1
    }
    return page
  }

  private func take<Item>(
    _ rows: ResultSet, _ walk: RowWalk<Part>, _ page: inout WalkPage<Item>, most: Int,
    _ item: (Row) throws(PostgresError) -> Item
  ) throws(RPCError) {
    page.next = nil
    let column = table.columnCount
    try reading { () throws(PostgresError) in
      var last: ListPlace?
      for row in rows {
        if try row.value(column + 1) {
          if page.items.count == most {
            page.next = last
            return
          }
          page.items.append(try item(row))
        }
        last = try walk.place(row, column)
        if try row.value(column + 2) { page.next = last }
      }
    }
  }
}

extension RowWalk {
  fileprivate func place(_ row: Row, _ column: Int) throws(PostgresError) -> ListPlace {
    let id: UInt128 = try row.value(0)
    switch order {
    case .created: return ListPlace("", id)
    case .times: return ListPlace(try row.value(column) as PostgresTime, id)
    case .texts: return ListPlace(try row.value(column) as String, id)
    }
  }
}

extension WalkedTable {
  fileprivate func page<Part>(_ walk: RowWalk<Part>, _ isDescending: Bool) -> Statement {
    let (way, than) = isDescending ? (" DESC", "<") : ("", ">")
    let (column, behind): (String, String) =
      switch walk.order {
      case .created: (id, "\(id) \(than) $3::uuid")
      case .times(let name): (name, "(\(name), \(id)) \(than) (\(ListPlace.time(2)), $3::uuid)")
      case .texts(let name): (name, "(\(name), \(id)) \(than) ($2, $3::uuid)")
      }
    let order = column == id ? "\(id)\(way)" : "\(column)\(way), \(id)\(way)"
    let from = walk.source.isEmpty ? name : "\(walk.source) JOIN \(name) USING (tenant_id, \(id))"
    let conditions = ["tenant_id = $1", walk.condition, behind, always].filter { !$0.isEmpty }
    return Statement(
      """
      SELECT \(columns), \(column), is_wanted, place = $5
      FROM (
        SELECT \(names), row_number() OVER (ORDER BY \(order)) AS place,
          (\(condition)) AS is_wanted
        FROM (
          SELECT \(names)
          FROM \(from)
          WHERE \(conditions.joined(separator: " AND "))
          ORDER BY \(order)
          LIMIT $5
        ) \(name)
      ) \(name)
      WHERE is_wanted OR place = $5
      ORDER BY \(order)
      LIMIT $4
      """, types: [.uuid, .text, .text, .int8, .int8] + types)
  }
}
