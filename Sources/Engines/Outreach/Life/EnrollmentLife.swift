package import MusterCampaignsAPI
import MusterWire

/// How an enrolment may move through its life when a caller asks for it.
package enum EnrollmentLife {
  package enum Move: Hashable, Sendable, CaseIterable {
    case pause, resume, stop

    var word: String {
      switch self {
      case .pause: "paused"
      case .resume: "resumed"
      case .stop: "stopped"
      }
    }
  }

  package static func status(after move: Move) -> CampaignsV1.EnrollmentStatus {
    switch move {
    case .pause: .paused
    case .resume: .active
    case .stop: .stopped
    }
  }

  package static func allows(_ move: Move, from status: CampaignsV1.EnrollmentStatus) -> Bool {
    origins(of: move).contains(status)
  }

  private static func origins(of move: Move) -> [CampaignsV1.EnrollmentStatus] {
    switch move {
    case .pause: [.active]
    case .resume: [.paused]
    case .stop: [.active, .paused]
    }
  }

  /// Its lead is still on the way.
  package static func isRunning(_ status: CampaignsV1.EnrollmentStatus) -> Bool {
    status == .active || status == .paused
  }

  package static func name(_ status: CampaignsV1.EnrollmentStatus) -> String {
    let name = CampaignsV1.EnrollmentStatus.storedNames.name(status.rawValue)
    return name.isEmpty ? "unknown" : name
  }

  /// Why a move is refused, with the status that there is and the one that was asked for.
  package static func refusal(_ move: Move, from status: CampaignsV1.EnrollmentStatus) -> String {
    let target = self.status(after: move)
    let origins = origins(of: move).map(name).joinedByOr
    if status == target {
      return "The enrolment is \(name(status)) already; only one that is \(origins) can be \(move.word)."
    }
    return "The enrolment is \(name(status)) and cannot become \(name(target)); only one that is \(origins) "
      + "can be \(move.word)."
  }
}
