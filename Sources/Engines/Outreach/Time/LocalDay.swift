package import MusterCore

/// A day by the clock of a zone, from its first moment to that of the next.
///
/// A clock that is put back over midnight does not begin the day anew, so what a day allows is not allowed
/// twice; a date that a zone leaves out is no day.
package struct LocalDay: Hashable, Sendable {
  /// Of its date, counted from 1970.
  package let number: Int64
  /// Microseconds.
  package let start: Int64
  /// The next midnight, which does not belong to it.
  package let end: Int64

  package init(at moment: Int64, in zone: TimeZoneRules) {
    let seconds = Microseconds.seconds(moment)
    var number = zone.local(seconds).floorDivided(by: 86_400)
    var start = zone.first(atOrAfter: number * 86_400)
    var next = zone.first(atOrAfter: (number + 1) * 86_400)
    // The clock showed the next midnight before: it was put back over it, or a date was left out.
    while next <= seconds {
      (number, start) = (number + 1, next)
      next = zone.first(atOrAfter: (number + 1) * 86_400)
    }
    self.number = number
    self.start = Microseconds.ofSeconds(start)
    end = Microseconds.ofSeconds(next)
  }
}
