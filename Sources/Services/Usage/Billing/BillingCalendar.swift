import MusterPostgres

/// A calendar month of a tenant.
struct BillingPeriod: Hashable, Sendable {
  /// The date on which it starts, `2025-06-01`.
  let date: String
  let start: PostgresTime
  let end: PostgresTime
  let timeZone: String

  func contains(_ time: PostgresTime) -> Bool { start <= time && time < end }
}

/// A tenant's billing periods from the one that it was made in on. Each ends when the next month begins in
/// the zone that the tenant had at its start, so that a change of zone holds from the next one on.
struct BillingCalendar: Sendable {
  /// What the tenant was on until a time; the last is what it is on now.
  struct Terms: Sendable {
    let until: PostgresTime
    let plan: String
    let timeZone: String
  }

  let periods: [BillingPeriod]
  let terms: [Terms]

  /// `months` are the first moments of months by zone, each in the order of months.
  init(made: PostgresTime, terms: [Terms], months: [String: [(date: String, start: PostgresTime)]]) {
    self.terms = terms
    func zone(at time: PostgresTime) -> String {
      let zone = (terms.first { time < $0.until } ?? terms.last)?.timeZone ?? ""
      return zone.isEmpty ? "UTC" : zone
    }
    var periods: [BillingPeriod] = []
    var zone0 = zone(at: made)
    let first = months[zone0]?.last { $0.start <= made }
    var (date, start) = (first?.date ?? "", first?.start ?? made)
    while let next = months[zone0]?.first(where: { $0.date > date }) {
      // A zone far to the east may begin its month before the last one has ended.
      let end = max(next.start, start)
      if end > start {
        periods.append(BillingPeriod(date: date, start: start, end: end, timeZone: zone0))
      }
      (date, start) = (next.date, end)
      zone0 = zone(at: end)
    }
    self.periods = periods
  }

  func period(at time: PostgresTime) -> BillingPeriod? { periods.first { $0.contains(time) } }

  /// The period of any date in it.
  func period(of date: String) -> BillingPeriod? {
    periods.first { $0.date.prefix(7) == date.prefix(7) }
  }
}
