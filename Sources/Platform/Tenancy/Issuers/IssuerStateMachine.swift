import MusterCrypto
import MusterLoop

/// When the keys of one issuer are fetched, how long they are used, and what of it is worth telling.
struct IssuerStateMachine {
  enum Step: Equatable {
    case fetch
    case wait(until: LoopTime)
  }

  private enum Health: Equatable {
    case starting
    case good
    case failing(KeySourceProblem.Kind)
  }

  private let intervals: IssuerIntervals
  private var health = Health.starting
  private var keys: PublishedKeys?
  /// The keys may be used until then.
  private(set) var closesAt = LoopTime.distantFuture
  private var dueAt: LoopTime
  /// Of the fetch that is under way.
  private var beganAt: LoopTime?
  private var unknownKeyAt: LoopTime?
  private var failures = 0

  init(_ intervals: IssuerIntervals, at now: LoopTime) {
    self.intervals = intervals
    dueAt = now
  }

  /// What to do next, if no fetch is under way.
  mutating func step(at now: LoopTime) -> Step {
    guard now >= dueAt else { return .wait(until: min(dueAt, closesAt)) }
    beganAt = now
    return .fetch
  }

  /// Whether the keys are others than before, and what to tell.
  mutating func succeeded(
    _ published: PublishedKeys, at now: LoopTime, random: Double
  ) -> (hasChanged: Bool, event: IssuerEvent?) {
    let began = beganAt ?? now
    let (hasChanged, wasGood) = (keys?.digest != published.digest, health == .good)
    // Others keep the keys that were read from the same text.
    if hasChanged { keys = published }
    // What the issuer changed after we began is not in the answer.
    closesAt = began + intervals.staleMax
    // Early enough that the interval holds with the time of the fetch, and not at one moment for all servers.
    dueAt = began + intervals.refresh * (0.75 + 0.2 * random)
    (beganAt, health, failures) = (nil, .good, 0)
    guard hasChanged || !wasGood else { return (false, nil) }
    return (hasChanged, .good(keys: published.set.keys.count, leftOut: published.set.refusals))
  }

  /// The keys that there are stay until they are too old.
  mutating func failed(_ problem: KeySourceProblem, at now: LoopTime, random: Double) -> IssuerEvent? {
    beganAt = nil
    let longest = min(intervals.retryMax, intervals.retryMin * (1 << min(failures, 20)))
    failures += 1
    dueAt = now + longest * (0.5 + 0.5 * random)
    let before = health
    health = .failing(problem.kind)
    return health == before ? nil : .failing(problem, hasKeys: usableKeys(at: now) != nil)
  }

  /// Forgets keys that are too old.
  mutating func close(at now: LoopTime) -> IssuerEvent? {
    guard keys != nil, now >= closesAt else { return nil }
    (keys, closesAt) = (nil, .distantFuture)
    return .closed
  }

  func usableKeys(at now: LoopTime) -> PublishedKeys? {
    now < closesAt ? keys : nil
  }

  /// Whether keys may come soon: for a token whose issuer has none yet.
  var mayOpen: Bool { beganAt != nil || health == .starting }

  /// Whether a token of an unknown key is worth a fetch, or one is under way.
  func mayAskForKey(at now: LoopTime) -> Bool {
    guard beganAt == nil, let last = unknownKeyAt else { return true }
    return now >= last + intervals.unknownKey
  }

  /// True when there is a fetch to wait for.
  mutating func askForKey(at now: LoopTime) -> Bool {
    guard mayAskForKey(at: now) else { return false }
    if beganAt == nil { (unknownKeyAt, dueAt) = (now, min(dueAt, now)) }
    return true
  }
}
