import MusterCampaignsAPI
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

/// A move of a campaign from status to status, by the RPC that makes it.
enum LifeMove: String, CaseIterable, Sendable {
  case activate, pause, complete, archive

  var target: CampaignsV1.CampaignStatus {
    switch self {
    case .activate: .active
    case .pause: .paused
    case .complete: .completed
    case .archive: .archived
    }
  }

  /// As the proto states it.
  func isLegal(from status: CampaignsV1.CampaignStatus) -> Bool {
    switch (status, self) {
    case (.draft, .activate), (.draft, .archive), (.active, .pause), (.active, .complete),
      (.paused, .activate),
      (.paused, .complete), (.paused, .archive), (.completed, .archive):
      true
    default: false
    }
  }

  func make(
    _ tenant: TestTenant, _ id: String, version: Int64 = 0
  ) async throws -> CampaignsV1.Campaign {
    switch self {
    case .activate: try await tenant.activate(id, version: version)
    case .pause: try await tenant.pause(id, version: version)
    case .complete: try await tenant.complete(id, version: version)
    case .archive: try await tenant.archive(id, version: version)
    }
  }

  static let statuses: [CampaignsV1.CampaignStatus] = [.draft, .active, .paused, .completed, .archived]
}

extension TestTenant {
  /// One that lacks nothing, brought into a status.
  func createCampaign(in status: CampaignsV1.CampaignStatus) async throws -> CampaignsV1.Campaign {
    let campaign = try await createReadyCampaign()
    let moves: [LifeMove] =
      switch status {
      case .active: [.activate]
      case .paused: [.activate, .pause]
      case .completed: [.activate, .complete]
      case .archived: [.archive]
      default: []
      }
    for move in moves { _ = try await move.make(self, campaign.id) }
    return try await self.campaign(campaign.id)
  }

  /// What all moves have in common, from each status.
  func tryMove(_ move: LifeMove, from status: CampaignsV1.CampaignStatus) async throws {
    let campaign = try await createCampaign(in: status)
    #expect(campaign.status == status)
    if move.isLegal(from: status) {
      let moved = try await move.make(self, campaign.id, version: campaign.version)
      #expect(moved.status == move.target && moved.version == campaign.version + 1)
      #expect(try await self.campaign(campaign.id) == moved)
      return
    }
    let error = try await refusal { try await move.make(self, campaign.id) }
    #expect(error?.code == .failedPrecondition && error?.reason == "CAMPAIGN_TRANSITION_INVALID")
    let (from, to) = (Self.word(status), Self.word(move.target))
    #expect(error?.metadata == ["status": from, "to_status": to])
    #expect(
      error?.message.contains(from) == true && error?.message.contains(to) == true, "\(error?.message ?? "")")
    #expect(try await self.campaign(campaign.id) == campaign)
  }

  private static func word(_ status: CampaignsV1.CampaignStatus) -> String {
    (status.name ?? "").replacing("CAMPAIGN_STATUS_", with: "").lowercased()
  }

  /// Refusals that no status has to do with.
  func tryMoveRefused(_ move: LifeMove, from status: CampaignsV1.CampaignStatus) async throws {
    let campaign = try await createCampaign(in: status)
    let stale = try await refusal { try await move.make(self, campaign.id, version: campaign.version + 5) }
    #expect(stale?.code == .aborted && stale?.reason == "VERSION_STALE")
    #expect(stale?.metadata["current_version"] == "\(campaign.version)")
    try await deleteCampaign(campaign.id)
    let theirs = try await server.tenant().createCampaign().id
    for id in [campaign.id, theirs] {
      let unknown = try await refusal { try await move.make(self, id) }
      #expect(unknown?.code == .notFound && unknown?.reason == "CAMPAIGN_NOT_FOUND")
    }
  }
}
