/// A `timestamptz`: microseconds, as PostgreSQL counts them.
package struct PostgresTime: Hashable, Sendable {
  /// From the first moment of 2000 in UTC.
  package let microseconds: Int64

  package init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  package static let infinity = PostgresTime(microseconds: .max)
  package static let minusInfinity = PostgresTime(microseconds: .min)

  /// 30 years, 7 of them leap years.
  private static let unixOffset: Int64 = 946_684_800_000_000

  /// Nil for what no `timestamptz` can hold.
  package init?(unixMicroseconds: Int64) {
    let (moved, isOverflow) = unixMicroseconds.subtractingReportingOverflow(Self.unixOffset)
    if isOverflow { return nil }
    microseconds = moved
  }

  /// Nil for the infinities, and for what ends beyond 64 bits.
  package var unixMicroseconds: Int64? {
    if self == .infinity || self == .minusInfinity { return nil }
    let (moved, isOverflow) = microseconds.addingReportingOverflow(Self.unixOffset)
    return isOverflow ? nil : moved
  }
}

extension PostgresTime: Comparable {
  package static func < (one: PostgresTime, other: PostgresTime) -> Bool {
    one.microseconds < other.microseconds
  }
}
