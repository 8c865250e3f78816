/// How many calls a tenant may make, by its plan, where nothing else was agreed.
package struct PlanLimits: Sendable {
  package struct Limits: Sendable, Equatable {
    package var callsPerSecond: Int
    package var callBurst: Int
    package var openStreams: Int
    package var members: Int
    package var keys: Int

    package init(callsPerSecond: Int, callBurst: Int, openStreams: Int, members: Int, keys: Int) {
      (self.callsPerSecond, self.callBurst, self.openStreams) = (callsPerSecond, callBurst, openStreams)
      (self.members, self.keys) = (members, keys)
    }
  }

  private let limits: [String: Limits]
  private let least: Limits

  package init(ignition: Limits, velocity: Limits, dominance: Limits) {
    limits = ["ignition": ignition, "velocity": velocity, "dominance": dominance]
    least = ignition
  }

  /// A plan that this version does not know has the least.
  package subscript(_ plan: String) -> Limits { limits[plan] ?? least }

  package static let standard = PlanLimits(
    ignition: Limits(callsPerSecond: 200, callBurst: 400, openStreams: 50, members: 10, keys: 10),
    velocity: Limits(callsPerSecond: 1_000, callBurst: 2_000, openStreams: 200, members: 100, keys: 50),
    dominance: Limits(callsPerSecond: 5_000, callBurst: 10_000, openStreams: 1_000, members: 1_000, keys: 200)
  )
}
