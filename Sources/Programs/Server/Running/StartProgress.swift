import Synchronization

/// How far a server has come, for those who ask while it starts and while it ends.
final class StartProgress: Sendable {
  enum Step: Int, Sendable {
    case database, schema, rights, ports, done, draining
  }

  private let step = Atomic(Step.database.rawValue)

  var current: Step { Step(rawValue: step.load(ordering: .relaxed)) ?? .draining }

  func reach(_ step: Step) { self.step.store(step.rawValue, ordering: .relaxed) }

  /// Nil when the start is done: it stays so when the server drains.
  var waitsFor: String? {
    switch current {
    case .database: "the database"
    case .schema: "the check of the database's schema and roles"
    case .rights: "the first reading of who may do what"
    case .ports: "its ports"
    case .done, .draining: nil
    }
  }
}
