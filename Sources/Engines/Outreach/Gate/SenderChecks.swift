import MusterCampaignsAPI
import MusterCore
import MusterWire

/// Which sender a send would take, and what is said when there is none.
struct SenderChecks {
  /// One sender at the moment that is looked at.
  private struct Standing {
    let sender: SenderFact
    let cap: Int64
    /// Sent and on their way today.
    let used: Int64
    let day: LimitFact?
    let dayUsed: Int64
    /// The first moment with room in both; nil when no day has any.
    let readyTime: Int64?

    var hasCap: Bool { used < cap }
    var hasDay: Bool { day.map { dayUsed < $0.limit } ?? true }

    init(_ sender: SenderFact, _ facts: GateFacts) {
      self.sender = sender
      let today = LocalDay(at: facts.now, in: sender.zone)
      let isCounted = today.number == LocalDay(at: facts.countTime, in: sender.zone).number
      cap = Int64(SenderCaps.cap(full: sender.fullCap, sender.warmUp, day: today.number))
      used = isCounted ? Microseconds.sum(max(0, sender.used), max(0, sender.reserved)) : 0
      day = sender.day
      dayUsed = sender.day.map { Limits.used($0, facts) } ?? 0
      readyTime = Self.readyTime(sender, facts, today, hasCap: used < cap, dayUsed)
    }

    private static func readyTime(
      _ sender: SenderFact, _ facts: GateFacts, _ today: LocalDay, hasCap: Bool, _ dayUsed: Int64
    ) -> Int64? {
      var time = facts.now
      if !hasCap {
        guard let day = SenderCaps.firstDay(full: sender.fullCap, sender.warmUp, from: today.number + 1)
        else { return nil }
        time =
          day == today.number + 1
          ? today.end : Microseconds.ofSeconds(sender.zone.first(atOrAfter: day * 86_400))
      }
      if let limit = sender.day, dayUsed >= limit.limit {
        guard limit.limit > 0 else { return nil }
        time = max(time, LocalDay(at: facts.now, in: limit.zone).end)
      }
      return time
    }

    /// The share of today's cap that is left, for whom to take.
    func hasMoreLeft(than other: Standing) -> Bool {
      let mine = (cap - used).multipliedFullWidth(by: max(1, other.cap))
      let others = (other.cap - other.used).multipliedFullWidth(by: max(1, cap))
      return (mine.high, mine.low) > (others.high, others.low)
    }
  }

  private let facts: GateFacts
  private let on: [Standing]

  init(_ facts: GateFacts) {
    self.facts = facts
    on = facts.senders.filter { !$0.isDisabled }.map { Standing($0, facts) }
  }

  private var healthy: [Standing] { on.filter { $0.sender.health != .failed } }

  /// The one with the largest part of its day left, so that the work is spread; of two alike the first by id.
  var chosen: SenderFact? {
    let ready = healthy.filter { $0.hasCap && $0.hasDay }
    return ready.min { one, other in
      if one.hasMoreLeft(than: other) { return true }
      return other.hasMoreLeft(than: one) ? false : one.sender.id < other.sender.id
    }?.sender
  }

  var checks: [Check] {
    guard chosen == nil else { return [] }
    guard !on.isEmpty else { return [missing] }
    var checks: [Check] = []
    if healthy.isEmpty { checks.append(unhealthy) }
    // The caps of failed senders count when there are no others: lifting one thing must not hide the next.
    let pool = healthy.isEmpty ? on : healthy
    let roomy = pool.filter(\.hasCap)
    if roomy.isEmpty { checks.append(cap(pool)) }
    let rest = roomy.isEmpty ? pool : roomy
    if rest.allSatisfy({ !$0.hasDay }) { checks.append(day(rest, among: pool)) }
    return checks
  }

  private var channel: String { facts.channel.word }

  private var missing: Check {
    let count = facts.senders.count
    return Check(
      reason: .senderMissing,
      message: count == 0
        ? "No \(channel) sender is attached to the campaign."
        : "Every \(channel) sender that is attached to the campaign is switched off.",
      remedy: count == 0
        ? "Attach a sender of the channel to the campaign." : "Switch a sender on, or attach another.",
      lift: .tenant, effect: .hold, subject: subject(facts.senders.map(\.id)))
  }

  private var unhealthy: Check {
    Check(
      reason: .senderUnhealthy,
      message:
        "Every \(channel) sender that is attached to the campaign has failed: too many of its messages "
        + "bounce or are reported as spam.",
      remedy: "Find out why, or attach another sender; it is used again when its rates have fallen.",
      lift: .tenant, effect: .hold, subject: subject(on.map(\.sender.id)))
  }

  private func cap(_ pool: [Standing]) -> Check {
    let cap = pool.reduce(0) { Microseconds.sum($0, $1.cap) }
    let used = pool.reduce(0) { Microseconds.sum($0, $1.used) }
    let first = soonest(pool)
    let message =
      cap == 0
      ? "No attached \(channel) sender may send anything today."
      : "The attached \(channel) senders have used up their caps of the day: \(used) of \(cap)."
    return Check(
      reason: .resourceCap, message: message,
      remedy: first.time == nil
        ? "Raise a sender's daily cap, or attach another."
        : "Wait for the next local day, or attach another sender.",
      lift: first.time == nil ? .tenant : .wait, effect: first.time == nil ? .hold : .wait,
      liftTime: first.time, subject: first.id, limit: cap, used: used)
  }

  private func day(_ rest: [Standing], among pool: [Standing]) -> Check {
    let limit = rest.reduce(0) { Microseconds.sum($0, $1.day?.limit ?? 0) }
    let used = rest.reduce(0) { Microseconds.sum($0, $1.dayUsed) }
    let first = soonest(pool)
    return Check(
      reason: .dailyCap,
      message: "The attached \(channel) senders have used up their sends of the day: \(used) of \(limit).",
      remedy: first.time == nil ? "Raise the daily limit of senders." : "Wait for the next day.",
      lift: first.time == nil ? .tenant : .wait, effect: first.time == nil ? .hold : .wait,
      liftTime: first.time, subject: first.id, limit: limit, used: used)
  }

  /// Which of them has room again first.
  private func soonest(_ pool: [Standing]) -> (time: Int64?, id: String) {
    let first = pool.filter { $0.readyTime != nil }.min { one, other in
      (one.readyTime ?? .max, one.sender.id) < (other.readyTime ?? .max, other.sender.id)
    }
    return (first?.readyTime, first?.sender.id ?? subject(pool.map(\.sender.id)))
  }

  /// The one that stands in the way, where there is one alone.
  private func subject(_ ids: [String]) -> String { ids.count == 1 ? ids[0] : "" }
}
