package import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterOutreach
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

extension CampaignsService {
  package func updateSequence(
    _ request: CampaignsV1.UpdateSequenceRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.UpdateSequenceResponse {
    let given = request.sequence ?? CampaignsV1.Sequence()
    guard let sequenceID = SequenceID(given.id) else { throw .sequenceNotFound }
    let paths = UpdateMask.paths(request.updateMask?.paths, of: given)
    let author = Author(caller.principal as? Principal)

    return try await journal.write(CampaignsV1.Method.updateSequence.info, request, as: caller) {
      tx throws(RPCError) in
      guard let id = try await CampaignStore.owner(tx, of: sequenceID) else { throw .sequenceNotFound }
      var campaign = try await CampaignStore.held(tx, id, at: 0)
      if campaign.isDeleted { throw .sequenceNotFound }
      let current = campaign.message.sequenceVersion
      guard given.version == 0 || given.version == current else {
        throw .sequenceVersionStale(given.version, current: current)
      }
      if campaign.isClosed { throw .campaignClosed(campaign.status) }
      guard let former = try await SequenceStore.read(tx, id, current)?.message else {
        throw .sequenceNotFound
      }

      var sequence = try merged(paths, of: given, into: former)
      sequence.steps = StepIDs.kept(
        sequence.steps, from: former.steps, making: { StepID.new().description })
      try Self.check(sequence)
      let problems = try await problems(tx, campaign, sequence.steps)
      if sequence == former {
        return .nothing(.with { ($0.sequence, $0.problems) = (former, problems) })
      }
      // Due steps go on being sent, so what they follow has to be whole.
      if campaign.status == .active, !problems.isEmpty { throw .campaignNotReady(problems) }

      campaign.message.sequenceVersion &+= 1
      campaign.step(at: .now)
      (sequence.version, sequence.author) = (campaign.message.sequenceVersion, author.actor)
      sequence.updateTime = campaign.message.updateTime
      _ = try await tx.run(
        SequenceStore.insert(StoredSequence(sequence), of: id, in: tx.tenant),
        CampaignStore.update(campaign, of: tx.tenant))
      return Change(
        .with { ($0.sequence, $0.problems) = (sequence, problems) },
        target: ChangeTarget(sequenceID, version: sequence.version),
        fields: CampaignFields.changed(from: former, to: sequence),
        event: ChangeEvent(.sequenceUpdated, "sequence", sequence.told))
    }
  }

  private static func check(_ sequence: CampaignsV1.Sequence) throws(RPCError) {
    let faults = SequenceCheck.problems(of: sequence.steps)
    if !faults.isEmpty { throw .refused("SEQUENCE_INVALID", faults.violations("sequence")) }
    let contents = ContentCheck.problems(of: sequence.steps)
    if !contents.isEmpty { throw .refused("CONTENT_INVALID", contents.violations("sequence")) }
  }
}

extension CampaignsV1.Sequence {
  /// As events tell of it: its steps can be large.
  fileprivate var told: CampaignsV1.Sequence {
    var told = self
    told.steps = []
    return told
  }
}
