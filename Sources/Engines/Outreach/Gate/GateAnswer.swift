package import MusterCampaignsAPI

/// What the gate says of a send.
package struct GateAnswer: Equatable, Sendable {
  /// In the order of the gate.
  package let failedChecks: [CampaignsV1.FailedCheck]
  package let verdict: GateVerdict
  /// The first moment at which nothing would stand that time alone lifts; now for a send that may go, nil
  /// when something else stands.
  package let earliestTime: Int64?
  /// The sender that would be used; empty when none could be.
  package let senderID: String

  package var isAllowed: Bool { failedChecks.isEmpty }
}

/// What becomes of the send.
package enum GateVerdict: Equatable, Sendable {
  case send
  /// It is deferred until then.
  case wait(until: Int64)
  /// It stays planned until somebody does something.
  case hold
  /// It is skipped, and the enrolment goes on without it.
  case skip
  /// Nothing stands but that nobody has approved it yet.
  case ask
  /// Nothing stands but that a person has to do it.
  case task
}
