package import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

extension CampaignsService {
  package func updateCampaign(
    _ request: CampaignsV1.UpdateCampaignRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.UpdateCampaignResponse {
    var given = request.campaign ?? CampaignsV1.Campaign()
    guard let id = CampaignID(given.id) else { throw .campaignNotFound }
    let paths = UpdateMask.paths(request.updateMask?.paths, of: given)
    // What is taken away is again what the tenant's campaigns begin with.
    if paths.contains("permission_mode") {
      given.permissionMode = try await usualMode(given.permissionMode, as: caller)
    }

    return try await journal.write(CampaignsV1.Method.updateCampaign.info, request, as: caller) {
      [given] tx throws(RPCError) in
      let former = try await CampaignStore.held(tx, id, at: given.version)
      if former.isDeleted { throw .campaignDeleted }
      if former.isClosed { throw .campaignClosed(former.status) }
      var campaign = former
      campaign.message = try merged(paths, of: given, into: former.message)
      try CampaignIntake.check(campaign.message)
      if campaign.message.icpRevision != former.message.icpRevision, campaign.message.icpRevision != 0 {
        campaign.message.icpRevision = try await revision(tx, campaign.message.icpRevision)
      }
      CampaignIntake(timeZone: try await surroundings.timeZone(tx)).settle(&campaign.message)
      if campaign == former {
        let whole = try await whole(tx, former)
        return .nothing(.with { $0.campaign = whole })
      }
      return try await change(tx, &campaign, from: former) { whole in .with { $0.campaign = whole } }
    }
  }

  /// Fields of one message in another.
  func merged<Message: WireMessage>(
    _ paths: [String], of given: Message, into stored: Message
  ) throws(RPCError) -> Message {
    do throws(WireError) {
      return try UpdateMask.merging(paths, of: given, into: stored)
    } catch {
      throw .requestRefused(error)
    }
  }

  /// Stores a campaign that was changed, at its next version.
  func change<Response: WireMessage>(
    _ tx: borrowing TenantTransaction, _ campaign: inout StoredCampaign, from former: StoredCampaign,
    _ event: EventType = .campaignUpdated, _ response: (CampaignsV1.Campaign) -> Response
  ) async throws(RPCError) -> Change<Response> {
    campaign.step(at: .now)
    _ = try await tx.run(CampaignStore.update(campaign, of: tx.tenant))
    return Change(
      response(try await whole(tx, campaign)),
      target: ChangeTarget(campaign.id, version: campaign.message.version),
      fields: CampaignFields.changed(from: former.listed, to: campaign.listed),
      event: ChangeEvent(event, "campaign", campaign.listed))
  }
}

/// Which fields differ between two states of a thing, by their names in the proto.
enum CampaignFields {
  /// Version and time change with every write and say nothing.
  private static let unsaid: Set<String> = ["version", "update_time"]

  static func changed<Message: WireMessage>(from former: Message, to message: Message) -> [String] {
    MessageComparison.differing(former, message).filter { !unsaid.contains($0) }
  }
}
