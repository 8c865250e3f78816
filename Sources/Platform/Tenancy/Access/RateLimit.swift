import MusterCore
import Synchronization

/// So many calls a second, some of them at once. One number that all loops share, and no lock.
///
/// The number is the time at which the calls that were let in would be paid for if each cost its share of a
/// second. A call is let in while that time is no further ahead than the burst.
package final class RateLimit: Sendable {
  private let paidUntil = Atomic<Int64>(0)
  private let cost = Atomic<Int64>(0)
  private let ahead = Atomic<Int64>(0)

  package init(perSecond: Int, burst: Int) {
    set(perSecond: perSecond, burst: burst)
  }

  package func set(perSecond: Int, burst: Int, at now: Int64 = MonotonicClock.nanoseconds()) {
    let step = max(1, 1_000_000_000 / Int64(max(1, perSecond)))
    let ahead = step * Int64(max(1, min(burst, 1_000_000)))
    cost.store(step, ordering: .relaxed)
    self.ahead.store(ahead, ordering: .relaxed)
    // What was used up under narrower limits would be paid for much longer than these let anybody wait.
    let paid = paidUntil.load(ordering: .relaxed)
    if paid > now + ahead {
      _ = paidUntil.compareExchange(expected: paid, desired: now + ahead, ordering: .relaxed)
    }
  }

  /// Nil when the call is let in, else when to come back.
  package func wait(at now: Int64 = MonotonicClock.nanoseconds()) -> Duration? {
    let (cost, ahead) = (cost.load(ordering: .relaxed), ahead.load(ordering: .relaxed))
    var paid = paidUntil.load(ordering: .relaxed)
    while true {
      let next = max(paid, now) + cost
      if next - now > ahead { return .nanoseconds(next - now - ahead) }
      let (isExchanged, current) = paidUntil.compareExchange(
        expected: paid, desired: next, ordering: .relaxed)
      if isExchanged { return nil }
      paid = current
    }
  }
}
