package import MusterCampaignsAPI
import MusterWire

/// How a campaign may move through its life.
package enum CampaignLife {
  package enum Move: Hashable, Sendable, CaseIterable {
    case activate, pause, complete, archive

    var word: String {
      switch self {
      case .activate: "activated"
      case .pause: "paused"
      case .complete: "completed"
      case .archive: "archived"
      }
    }
  }

  package static func status(after move: Move) -> CampaignsV1.CampaignStatus {
    switch move {
    case .activate: .active
    case .pause: .paused
    case .complete: .completed
    case .archive: .archived
    }
  }

  package static func allows(_ move: Move, from status: CampaignsV1.CampaignStatus) -> Bool {
    origins(of: move).contains(status)
  }

  private static func origins(of move: Move) -> [CampaignsV1.CampaignStatus] {
    switch move {
    case .activate: [.draft, .paused]
    case .pause: [.active]
    case .complete: [.active, .paused]
    case .archive: [.draft, .paused, .completed]
    }
  }

  /// It takes no changes and no leads any more.
  package static func isClosed(_ status: CampaignsV1.CampaignStatus) -> Bool {
    status == .completed || status == .archived
  }

  /// As people read it: `draft`, `active`.
  package static func name(_ status: CampaignsV1.CampaignStatus) -> String {
    let name = CampaignsV1.CampaignStatus.storedNames.name(status.rawValue)
    return name.isEmpty ? "unknown" : name
  }

  /// Why a move is refused, with the status that there is and the one that was asked for.
  package static func refusal(_ move: Move, from status: CampaignsV1.CampaignStatus) -> String {
    let target = self.status(after: move)
    let origins = origins(of: move).map(name).joinedByOr
    if status == target {
      return "The campaign is \(name(status)) already; only one that is \(origins) can be \(move.word)."
    }
    return
      "The campaign is \(name(status)) and cannot become \(name(target)); only one that is \(origins) can be "
      + "\(move.word)."
  }
}

extension [String] {
  /// `a`, `a or b`, `a, b or c`.
  var joinedByOr: String {
    guard let last else { return "" }
    return count == 1 ? last : dropLast().joined(separator: ", ") + " or " + last
  }
}
