import MusterCore
import MusterJobs
import MusterPostgres
import MusterTenancy

/// The things that a server stands on, and what is wrong with each now.
struct Readiness {
  struct Part {
    let name: String
    /// Nil when nothing is.
    let problem: String?
    /// Calls cannot be answered while there is a problem.
    var decides = true
  }

  private(set) var parts: [Part] = []

  var isReady: Bool { !parts.contains { $0.decides && $0.problem != nil } }

  /// What is in the way, in words for the log.
  var obstacles: String {
    parts.filter { $0.decides && $0.problem != nil }.map { "\($0.name): \($0.problem ?? "")" }
      .joined(separator: "; ")
  }

  /// How long a worker may find nothing out before it counts as down.
  private static let workerAgeMax = Duration.seconds(10)

  init(_ platform: Platform, _ jobs: JobWorker, _ roles: Set<Settings.Role>) {
    for (name, group) in zip(["database", "system database"], platform.groups) {
      let healths = group.databases.map(\.health)
      parts.append(Part(name: "\(name) reads", problem: Self.problem(healths.map(\.reads))))
      parts.append(Part(name: "\(name) writes", problem: Self.problem(healths.map(\.writes))))
    }
    parts.append(
      Part(
        name: "rights",
        problem: platform.tenancy.isCurrent ? nil : "it is not known lately enough who may do what"))
    if roles.contains(.worker) {
      // A server that answers calls goes on answering them while nobody does jobs.
      parts.append(
        Part(name: "jobs", problem: Self.problem(jobs.condition), decides: !roles.contains(.api)))
    }
  }

  mutating func add(_ part: Part) { parts.append(part) }

  /// One line says what balancers are told, and one more each thing how it is.
  func text(isServing: Bool) -> String {
    (isServing ? "ok\n" : "not serving\n")
      + parts.map { part in
        guard let problem = part.problem else { return "\(part.name): ok\n" }
        let words = problem.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "\(part.name): \(part.decides ? "" : "(calls are answered) ")\(words)\n"
      }.joined()
  }

  private static func problem(_ lanes: [LaneHealth]) -> String? {
    guard let lane = lanes.first(where: { !$0.isReady }) else { return nil }
    return lane.lastError?.message ?? "no connection is open yet"
  }

  private static func problem(_ condition: JobWorker.Condition) -> String? {
    if let failure = condition.failure { return failure }
    guard let lookedAt = condition.lookedAt else { return "no jobs were looked for yet" }
    let age = Duration.nanoseconds(MonotonicClock.nanoseconds() - lookedAt)
    return age > workerAgeMax ? "no jobs were looked for since \(Int(age / .seconds(1))) s" : nil
  }
}
