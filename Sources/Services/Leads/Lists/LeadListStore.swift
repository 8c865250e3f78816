import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

/// All SQL by which leads are listed and counted.
enum LeadListStore {
  static let statements = all.values.flatMap { $0.pages.values } + all.values.flatMap { $0.counts.values }

  /// The statements of a walk.
  private struct WalkStatements: Sendable {
    var pages: [Shape: Statement] = [:]
    var counts: [CountShape: Statement] = [:]
  }

  struct Shape: Hashable, Sendable, CaseIterable {
    let isDescending: Bool
    /// Rows are looked at one by one, so many and no more.
    let looks: Bool
    /// Deleted leads too, which the keys of some walks leave out.
    let withDeleted: Bool

    static let allCases = [false, true].flatMap { isDescending in
      [false, true].flatMap { looks in
        [false, true].map { Shape(isDescending: isDescending, looks: looks, withDeleted: $0) }
      }
    }
  }

  private struct CountShape: Hashable, Sendable {
    let looks: Bool
    let withDeleted: Bool
  }

  private static let all: [String: WalkStatements] = Dictionary(
    uniqueKeysWithValues: LeadWalk.all.map { ($0.name, made($0)) })

  private static func made(_ walk: LeadWalk) -> WalkStatements {
    var made = WalkStatements()
    for shape in Shape.allCases {
      made.pages[shape] = walk.page(shape)
      made.counts[CountShape(looks: shape.looks, withDeleted: shape.withDeleted)] =
        walk.count(looks: shape.looks, withDeleted: shape.withDeleted)
    }
    return made
  }

  /// For tests that look at plans.
  static func statement(_ walk: LeadWalk, _ shape: Shape) -> Statement? { all[walk.name]?.pages[shape] }

  // MARK: Pages

  /// What one look goes over, and how many looks a call takes at most.
  private static let lookMax: Int64 = 4_000
  private static let looksMax = 8

  /// The leads of a page, as the first field of an answer and by their ids, and where the next page begins.
  struct Page {
    var leads = UnknownFields()
    var ids: [LeadID] = []
    var next: ListPlace?
  }

  /// So many leads at most from a place on. The page may be short, and even empty, and still have a next:
  /// the rows that a filter leaves out are looked at only so long.
  static func page(
    _ tx: borrowing TenantTransaction, _ walk: LeadWalk, _ filter: LeadFilter, isDescending: Bool,
    after place: ListPlace?, most: Int
  ) async throws(RPCError) -> Page {
    let shape = Shape(
      isDescending: isDescending, looks: filter.leaves(walk.covers), withDeleted: filter.showsDeleted)
    guard let statement = all[walk.name]?.pages[shape] else { return Page() }
    var page = Page(next: place ?? walk.start(isDescending))
    var looks = 0
    while let place = page.next, page.ids.count < most, looks < (shape.looks ? looksMax : 1) {
      let values: [Parameter] = [
        .uuid(tx.tenant.bits), .text(place.value), .text(place.id), .int8(Int64(most - page.ids.count + 1)),
        .int8(lookMax),
      ]
      let rows = try await tx.run(statement.with(values + filter.parameters))[0]
      try page.take(rows, walk, looks: shape.looks, most: most)
      looks += 1
    }
    return page
  }

  // MARK: Counts

  /// Counting goes so far, and over so many rows where a filter leaves some out.
  private static let countMax: Int64 = 10_000
  private static let countLookMax: Int64 = 200_000

  static func count(
    _ tx: borrowing TenantTransaction, _ walk: LeadWalk, _ filter: LeadFilter
  ) async throws(RPCError) -> (value: Int64, isExact: Bool) {
    let looks = filter.leaves(walk.covers)
    let shape = CountShape(looks: looks, withDeleted: filter.showsDeleted)
    guard let statement = all[walk.name]?.counts[shape] else { return (0, false) }
    let start = walk.start(false)
    let values: [Parameter] = [
      .uuid(tx.tenant.bits), .text(start.value), .text(start.id), .int8(countMax + 1), .int8(countLookMax),
    ]
    let rows = try await tx.run(statement.with(values + filter.parameters))[0]
    return try reading { () throws(PostgresError) in
      guard let row = rows.first else { return (0, true) }
      let count: Int64 = try row.value(0)
      let looked: Int64 = try row.value(1)
      return (min(count, countMax), count <= countMax && (!looks || looked < countLookMax))
    }
  }
}

extension LeadListStore.Page {
  fileprivate mutating func take(
    _ rows: ResultSet, _ walk: LeadWalk, looks: Bool, most: Int
  ) throws(RPCError) {
    next = nil
    try reading { () throws(PostgresError) in
      var last: ListPlace?
      for row in rows {
        let isWanted: Bool = looks ? try row.value(LeadStore.columnCount + 1) : true
        if isWanted {
          if ids.count == most {
            next = last
            return
          }
          ids.append(LeadID(try row.value(0) as UInt128))
          try leads.addLead(row, as: 1)
        }
        last = try walk.place(row)
        if looks, try row.value(LeadStore.columnCount + 2) { next = last }
      }
    }
  }
}

extension LeadWalk {
  /// The column that comes before the id in the walk's order.
  fileprivate var column: String {
    switch order {
    case .created: "lead_id"
    case .updated: "update_time"
    case .score: "score"
    case .name: "name_key"
    case .company: "company_key"
    case .email: "email_key"
    }
  }

  func start(_ isDescending: Bool) -> ListPlace {
    let texts = ListPlace.start(ofTexts: isDescending)
    switch order {
    case .updated: return ListPlace.start(ofTimes: isDescending)
    case .score: return ListPlace(value: isDescending ? "2147483647" : "-2147483648", id: texts.id)
    default: return texts
    }
  }

  fileprivate func place(_ row: Row) throws(PostgresError) -> ListPlace {
    let id: UInt128 = try row.value(0)
    let column = LeadStore.columnCount
    switch order {
    case .created: return ListPlace("", id)
    case .updated: return ListPlace(try row.value(column) as PostgresTime, id)
    case .score: return ListPlace("\(try row.value(column) as Int32)", id)
    default: return ListPlace(try row.value(column) as String, id)
    }
  }

  // MARK: In SQL

  /// $1 tenant, $2 and $3 the place, $4 how many, $5 how many to look at, then the filter's.
  private static let types: [PostgresType] = [.uuid, .text, .text, .int8, .int8] + LeadFilter.types

  private func order(_ isDescending: Bool) -> String {
    let way = isDescending ? " DESC" : ""
    return order == .created ? "lead_id\(way)" : "\(column)\(way), lead_id\(way)"
  }

  private func behind(_ isDescending: Bool) -> String {
    let than = isDescending ? "<" : ">"
    switch order {
    case .created: return "lead_id \(than) $3::uuid"
    case .score: return "(score, lead_id) \(than) ($2::int4, $3::uuid)"
    case .updated: return "(update_time, lead_id) \(than) (\(ListPlace.time(2)), $3::uuid)"
    default: return "(\(column), lead_id) \(than) ($2, $3::uuid)"
    }
  }

  /// Rows in the walk's order from the place on.
  private func rows(
    _ columns: String, _ isDescending: Bool, withDeleted: Bool, limit: String, _ more: String = ""
  ) -> String {
    let from = source == "lead_tags" ? "lead_tags JOIN leads USING (tenant_id, lead_id)" : "leads"
    func part(_ deleted: String) -> String {
      let conditions = ["tenant_id = $1", condition, behind(isDescending), deleted, more].filter {
        !$0.isEmpty
      }
      return """
        SELECT \(columns)
        FROM \(from)
        WHERE \(conditions.joined(separator: " AND "))
        ORDER BY \(order(isDescending))
        LIMIT \(limit)
        """
    }
    if source != "living" { return part(withDeleted ? "" : "delete_time IS NULL") }
    if !withDeleted { return part("delete_time IS NULL") }
    return """
      SELECT \(columns)
      FROM ((\(part("delete_time IS NULL"))) UNION ALL (\(part("delete_time IS NOT NULL")))) leads
      ORDER BY \(order(isDescending))
      LIMIT \(limit)
      """
  }

  fileprivate func page(_ shape: LeadListStore.Shape) -> Statement {
    guard shape.looks || source == "living" && shape.withDeleted else {
      let columns = "\(LeadStore.columns), \(column)"
      return Statement(
        rows(columns, shape.isDescending, withDeleted: shape.withDeleted, limit: "$4"), types: Self.types)
    }
    let limit = shape.looks ? "$5" : "$4"
    let order = order(shape.isDescending)
    let looked = rows(LeadStore.names, shape.isDescending, withDeleted: shape.withDeleted, limit: limit)
    return Statement(
      """
      SELECT \(LeadStore.columns), \(column), is_wanted, place = $5
      FROM (
        SELECT \(LeadStore.names), row_number() OVER (ORDER BY \(order)) AS place,
          (\(LeadFilter.condition)) AS is_wanted
        FROM (\(looked)) leads
      ) leads
      WHERE is_wanted OR place = $5
      ORDER BY \(order)
      LIMIT $4
      """, types: Self.types)
  }

  fileprivate func count(looks: Bool, withDeleted: Bool) -> Statement {
    let limit = looks ? "$5" : "$4"
    let names = looks ? LeadStore.names : order == .created ? "lead_id" : "lead_id, \(column)"
    let wanted = looks ? "count(*) FILTER (WHERE \(LeadFilter.condition))" : "count(*)"
    return Statement(
      """
      SELECT \(wanted), count(*)
      FROM (\(rows(names, false, withDeleted: withDeleted, limit: limit))) leads
      """, types: Self.types)
  }
}
