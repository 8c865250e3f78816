import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTypesAPI

/// What a timeline is narrowed to; empty or nil for anything.
struct TimelineFilter: Sendable {
  let lead: LeadID?
  let campaign: CampaignID?
  let thread: String
  let message: String
  let channel: String
  let action: String
  let start: PostgresTime
  let end: PostgresTime
  /// Which kinds of entries can fit at all.
  let takesActivities: Bool
  let takesCreations: Bool

  init(_ request: LeadsV1.ListActivitiesRequest) {
    (lead, campaign) = (LeadID(request.leadID), CampaignID(request.campaignID))
    (thread, message) = (request.threadKey, request.providerMessageID)
    (channel, action) = (request.channel.stored, request.action.stored)
    start = request.startTime.flatMap { PostgresTime($0) } ?? .minusInfinity
    end = request.endTime.flatMap { PostgresTime($0) } ?? .infinity
    takesActivities = request.action != .created
    takesCreations =
      campaign == nil && thread.isEmpty && message.isEmpty && request.channel == .unspecified
      && [.unspecified, .created].contains(request.action)
  }

  /// The one that leaves the fewest rows.
  var leading: TimelineLead {
    if !message.isEmpty { return .message }
    if lead != nil { return .lead }
    if !thread.isEmpty { return .thread }
    return campaign == nil ? .anything : .campaign
  }
}

/// Ids of leads between two others, neither of them included.
struct CreationSpan: Sendable {
  let after: IDBits
  let before: IDBits

  /// Of leads that were made behind a place of a timeline, within the filter's time. An id begins with its
  /// time in milliseconds.
  init(behind place: TimePlace, isDescending: Bool, _ filter: TimelineFilter) {
    var (least, most) = (UInt128.min, UInt128.max)
    if isDescending { most = Self.edge(place) } else { least = Self.edge(place, isLow: true) }
    let first = Self.first(at: filter.start)
    if first > 0 { least = max(least, first - 1) }
    most = min(most, Self.first(at: filter.end))
    (after, before) = (IDBits(least), IDBits(most))
  }

  private static let millisecondsMax: Int64 = 1 << 48

  /// The least id of the first millisecond that is not before a time.
  private static func first(at time: PostgresTime) -> UInt128 {
    if time == .infinity { return .max }
    guard let micros = time.unixMicroseconds, micros > 0 else {
      return time > .minusInfinity ? late(time) : 0
    }
    let (whole, rest) = micros.quotientAndRemainder(dividingBy: 1_000)
    let milliseconds = whole + (rest > 0 ? 1 : 0)
    return milliseconds >= millisecondsMax ? .max : UInt128(milliseconds) << 80
  }

  /// Beyond what counts in 64 bits from 1970, or before it.
  private static func late(_ time: PostgresTime) -> UInt128 { time.microseconds > 0 ? .max : 0 }

  /// Where the place stands among ids: those behind it are greater, or less in a falling order.
  private static func edge(_ place: TimePlace, isLow: Bool = false) -> UInt128 {
    let first = first(at: place.time)
    guard let micros = place.time.unixMicroseconds, micros >= 0, micros % 1_000 == 0, first < .max else {
      // No lead was made at that very time.
      return isLow && first > 0 ? first - 1 : first
    }
    let last = first | (UInt128(1) << 80 - 1)
    let id = place.id.bits
    if isLow { return id < first ? (first > 0 ? first - 1 : 0) : min(id, last) }
    return id > last ? (last < .max ? last + 1 : last) : max(id, first)
  }
}
