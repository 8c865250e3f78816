import MusterStandardAPI

/// Which services serve, and who waits to hear of it. Waiters are whatever the owner can wake.
struct HealthStateMachine<Waiter>: ~Copyable {
  /// Whom to wake, and with what; nil ends a watch.
  typealias Action = [(waiter: Waiter, status: HealthStatus?)]

  private struct Watch {
    let service: String
    var told: HealthStatus?
    var waiter: Waiter?
  }

  /// By name; the whole server has the empty one.
  private(set) var statuses: [String: HealthStatus]
  private(set) var isShutDown = false
  private var watches: [Int: Watch] = [:]
  private var lastWatch = 0

  init(_ whole: HealthStatus) {
    statuses = ["": whole]
  }

  var watchCount: Int { watches.count }

  mutating func set(_ service: String, _ status: HealthStatus) -> Action {
    if isShutDown { return [] }
    statuses[service] = status
    return tellChanges()
  }

  mutating func shutDown() -> Action {
    isShutDown = true
    statuses = statuses.mapValues { _ in .notServing }
    return tellChanges()
  }

  mutating func begin(_ service: String) -> Int {
    lastWatch += 1
    watches[lastWatch] = Watch(service: service)
    return lastWatch
  }

  /// The status if it is not the one told last; else the waiter waits, while there is something to wait for.
  /// What changes meanwhile is told as it is then, however often it changed.
  mutating func next(_ id: Int, _ waiter: Waiter, isCancelled: Bool) -> Action {
    guard !isCancelled, var watch = watches[id] else { return [(waiter, nil)] }
    let status = statuses[watch.service] ?? .serviceUnknown
    let isNews = watch.told != status
    if isNews {
      watch.told = status
    } else if isShutDown {
      return [(waiter, nil)]
    } else {
      watch.waiter = waiter
    }
    watches[id] = watch
    return isNews ? [(waiter, status)] : []
  }

  /// The watcher's task was cancelled.
  mutating func giveUp(_ id: Int) -> Action {
    guard let waiter = watches[id]?.waiter else { return [] }
    watches[id]?.waiter = nil
    return [(waiter, nil)]
  }

  mutating func end(_ id: Int) {
    watches[id] = nil
  }

  /// Changes are rare, so all watches are looked at.
  private mutating func tellChanges() -> Action {
    var action: Action = []
    for (id, watch) in watches {
      let status = statuses[watch.service] ?? .serviceUnknown
      let isNews = watch.told != status
      guard let waiter = watch.waiter, isNews || isShutDown else { continue }
      watches[id] = Watch(service: watch.service, told: status)
      action.append((waiter, isNews ? status : nil))
    }
    return action
  }
}
