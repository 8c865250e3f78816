/// A `date`: days, as PostgreSQL counts them.
package struct PostgresDate: Hashable, Sendable {
  /// From the first day of 2000.
  package let days: Int32

  package init(days: Int32) {
    self.days = days
  }

  package static let infinity = PostgresDate(days: .max)
  package static let minusInfinity = PostgresDate(days: .min)

  /// 30 years, 7 of them leap years.
  private static let unixOffset: Int32 = 10_957

  /// Nil for what ends beyond 32 bits.
  package init?(unixDays: Int32) {
    let (moved, isOverflow) = unixDays.subtractingReportingOverflow(Self.unixOffset)
    if isOverflow { return nil }
    days = moved
  }

  /// Nil for the infinities, and for what ends beyond 32 bits.
  package var unixDays: Int32? {
    if self == .infinity || self == .minusInfinity { return nil }
    let (moved, isOverflow) = days.addingReportingOverflow(Self.unixOffset)
    return isOverflow ? nil : moved
  }
}

extension PostgresDate: Comparable {
  package static func < (one: PostgresDate, other: PostgresDate) -> Bool { one.days < other.days }
}

extension PostgresDate: ColumnValue {
  package static func accepts(_ type: PostgresType) -> Bool { type == .date }

  package init?(_ type: PostgresType, _ bytes: ColumnBytes) {
    guard let value = bytes.integer(Int32.self) else { return nil }
    self.init(days: value)
  }
}
