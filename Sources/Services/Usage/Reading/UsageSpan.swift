import MusterPostgres

/// A span of time, and the part of it that rollups can tell about.
struct UsageSpan: Hashable, Sendable {
  static let hour: Int64 = 3_600_000_000
  static let day: Int64 = 24 * hour

  let start: PostgresTime
  /// It does not belong to it.
  let end: PostgresTime
  /// Its whole hours; empty where hours cannot be used.
  let hours: Range<PostgresTime>
  /// Of these the whole days.
  let days: Range<PostgresTime>

  /// `start` is before `end`. Both are times of this world, so that sums of them hold.
  init(_ start: PostgresTime, _ end: PostgresTime, usesHours: Bool, usesDays: Bool) {
    (self.start, self.end) = (start, end)
    hours = usesHours ? Self.whole(start..<end, Self.hour) : start..<start
    days = usesHours && usesDays ? Self.whole(hours, Self.day) : hours.lowerBound..<hours.lowerBound
  }

  private static func whole(_ span: Range<PostgresTime>, _ size: Int64) -> Range<PostgresTime> {
    let from = -floor(-span.lowerBound.microseconds, size)
    let until = floor(span.upperBound.microseconds, size)
    guard from < until else { return span.lowerBound..<span.lowerBound }
    return PostgresTime(microseconds: from)..<PostgresTime(microseconds: until)
  }

  private static func floor(_ number: Int64, _ size: Int64) -> Int64 {
    let rest = number % size
    return number - (rest < 0 ? rest + size : rest)
  }
}
