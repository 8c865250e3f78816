internal import MusterCore

/// A point of the monotonic clock, which neither jumps nor knows the time of day.
package struct LoopTime: Hashable, Sendable {
  package let nanoseconds: Int64

  package init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  package static let distantFuture = LoopTime(nanoseconds: .max)

  package static func now() -> LoopTime { LoopTime(nanoseconds: MonotonicClock.nanoseconds()) }

  package static func + (time: LoopTime, duration: Duration) -> LoopTime {
    LoopTime(nanoseconds: MonotonicClock.nanoseconds(after: duration, from: time.nanoseconds))
  }

  package static func - (end: LoopTime, start: LoopTime) -> Duration {
    .nanoseconds(end.nanoseconds) - .nanoseconds(start.nanoseconds)
  }

  /// As epoll takes it: never early, so up to a millisecond late, and at most 24 days.
  func millisecondsUntil(_ later: LoopTime) -> Int32 {
    guard later > self else { return 0 }
    let (wait, isOverflow) = later.nanoseconds.subtractingReportingOverflow(nanoseconds)
    if isOverflow { return .max }
    return Int32(clamping: wait / 1_000_000 + (wait % 1_000_000 == 0 ? 0 : 1))
  }
}

extension LoopTime: Comparable {
  package static func < (one: LoopTime, other: LoopTime) -> Bool {
    one.nanoseconds < other.nanoseconds
  }
}
