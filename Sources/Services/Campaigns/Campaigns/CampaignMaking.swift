import MusterCampaignsAPI
import MusterCore
import MusterOutreach
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension CampaignsService {
  /// What a new campaign does with due steps where nobody says it. Read before a transaction begins.
  func usualMode(
    _ given: CampaignsV1.PermissionMode, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.PermissionMode {
    if given != .unspecified { return given }
    let tenant = try caller.admittedTenant()
    switch try await surroundings.permissionMode(of: tenant, deadline: caller.deadline) {
    case .autopilot: return .autopilot
    case .coPilot: return .coPilot
    case .manual: return .manual
    }
  }

  /// Stores a new draft with its first sequence; answers it as GetCampaign will.
  func make(
    _ tx: borrowing TenantTransaction, _ given: CampaignsV1.Campaign, steps: [CampaignsV1.SequenceStep],
    by author: Author, at now: PostgresTime
  ) async throws(RPCError) -> (campaign: StoredCampaign, whole: CampaignsV1.Campaign) {
    let (id, sequenceID, tenant) = (CampaignID.new(), SequenceID.new(), tx.tenant)
    var campaign = StoredCampaign(id: id, given)
    campaign.message.take(id, sequenceID, of: tenant, at: now)
    let sequence = StoredSequence(
      making: StepIDs.kept(steps, from: [], making: { StepID.new().description }), sequenceID, of: id,
      in: tenant, by: author, at: now)
    _ = try await tx.run(
      CampaignStore.insert(campaign, of: tenant), SequenceStore.insert(sequence, of: id, in: tenant))
    let problems = try await problems(tx, campaign, sequence.steps)
    return (campaign, campaign.whole(sequence.message, problems: problems))
  }

  /// With its sequence and what keeps it from being activated, as the transaction sees them.
  func whole(
    _ tx: borrowing TenantTransaction, _ campaign: StoredCampaign
  ) async throws(RPCError) -> CampaignsV1.Campaign {
    let sequence = try await SequenceStore.read(tx, campaign.id, campaign.message.sequenceVersion)
    let problems = try await problems(tx, campaign, sequence?.steps ?? [])
    return campaign.whole(sequence?.message, problems: problems)
  }

  /// What keeps a campaign from being activated with these steps. One that is over is not asked.
  func problems(
    _ tx: borrowing TenantTransaction, _ campaign: StoredCampaign, _ steps: [CampaignsV1.SequenceStep]
  ) async throws(RPCError) -> [CampaignsV1.CampaignProblem] {
    if campaign.isClosed { return [] }
    let senders = try await SenderStore.attached(tx, campaign.id, .unspecified)
    return CampaignReadiness.problems(
      campaign: campaign.message, steps: steps, customKeys: try await surroundings.customFields(tx),
      senders: senders.map(\.exported))
  }

  /// The revision of the profile that a campaign aims at: the one given, which there has to be.
  func revision(_ tx: borrowing TenantTransaction, _ given: Int64) async throws(RPCError) -> Int64 {
    let profile = try await surroundings.profile(tx, revision: given)
    if given != 0, profile == nil { throw .icpMissing(given) }
    return profile?.revision ?? 0
  }
}

extension CampaignsV1.Campaign {
  /// What callers cannot say of a new campaign.
  fileprivate mutating func take(
    _ id: CampaignID, _ sequenceID: SequenceID, of tenant: TenantID, at now: PostgresTime
  ) {
    (self.id, self.sequenceID, tenantID) = (id.description, sequenceID.description, tenant.description)
    (status, version, sequenceVersion) = (.draft, 1, 1)
    (senderIDs, problems, sequence) = ([], [], nil)
    (createTime, updateTime) = (id.time.timestamp, now.timestamp)
    (activateTime, completeTime, deleteTime) = (nil, nil, nil)
  }
}
