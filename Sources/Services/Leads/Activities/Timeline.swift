import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTenancy

/// A page of a timeline as it is put together: what happened, and that leads were made, which no activity
/// says. Both come in the order of time and id, and are merged as far as both were looked at.
struct Timeline: Sendable {
  let filter: TimelineFilter
  let isDescending: Bool
  /// How many entries the page has.
  let most: Int
  /// Behind it the next look or page goes on.
  var place: TimePlace
  private(set) var entries: [LeadsV1.Activity] = []
  /// There is nothing more.
  private(set) var isEnd = false

  init(_ filter: TimelineFilter, isDescending: Bool, most: Int) {
    (self.filter, self.isDescending, self.most) = (filter, isDescending, most)
    place = .start(isDescending)
  }

  var isDone: Bool { isEnd || entries.count >= most }

  /// One more than is wanted tells whether there is another.
  private var wanted: Int { most - entries.count + 1 }

  func statements(of tenant: TenantID) -> [BoundStatement] {
    var statements: [BoundStatement] = []
    if filter.takesActivities {
      statements.append(
        TimelineStore.look(tenant, after: place, filter, isDescending: isDescending, most: wanted))
    }
    if filter.takesCreations {
      let span = CreationSpan(behind: place, isDescending: isDescending, filter)
      statements.append(
        TimelineStore.creations(
          tenant, within: span, of: filter.lead, isDescending: isDescending, most: wanted))
    }
    return statements
  }

  private struct Entry {
    let place: TimePlace
    let activity: LeadsV1.Activity
  }

  mutating func take(_ results: Results, of tenant: TenantID) throws(PostgresError) {
    var found: [Entry] = []
    // How far both were looked at; nil where there is nothing more.
    var edges: [TimePlace] = []
    if filter.takesActivities {
      let look = try TimelineStore.found(results[0], most: wanted)
      for row in look.rows {
        let place = try TimePlace(time: row.value(2), id: IDBits(row.value(0) as UInt128))
        found.append(Entry(place: place, activity: try LeadsV1.Activity(row, of: tenant)))
      }
      if !look.isEnd { edges.append(look.last ?? place) }
    }
    if filter.takesCreations {
      let rows = results[filter.takesActivities ? 1 : 0]
      for row in rows.prefix(wanted - 1) {
        let lead = LeadID(try row.value(0) as UInt128)
        let author = try Author(row, at: 1) ?? Author(nil)
        found.append(
          Entry(
            place: TimePlace(time: lead.time, id: lead.stored),
            activity: .creation(of: lead, by: author, in: tenant)))
      }
      if rows.count >= wanted { edges.append(found.last?.place ?? place) }
    }
    add(found, upTo: edges.min(by: isBefore))
  }

  private func isBefore(_ one: TimePlace, _ other: TimePlace) -> Bool {
    let (left, right) = ((one.time, one.id.bits), (other.time, other.id.bits))
    return isDescending ? right < left : left < right
  }

  private mutating func add(_ found: [Entry], upTo edge: TimePlace?) {
    let sorted = found.sorted { isBefore($0.place, $1.place) }
    let known = edge.map { edge in sorted.filter { !isBefore(edge, $0.place) } } ?? sorted
    let taken = known.prefix(most - entries.count)
    entries += taken.map(\.activity)
    if let last = taken.last, taken.count < known.count || entries.count >= most {
      place = last.place
      isEnd = edge == nil && taken.count == known.count
    } else {
      place = edge ?? taken.last?.place ?? place
      isEnd = edge == nil
    }
  }
}
