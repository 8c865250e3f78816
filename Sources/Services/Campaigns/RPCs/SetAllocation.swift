package import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterOutreach
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension CampaignsService {
  package func setAllocation(
    _ request: CampaignsV1.SetAllocationRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.SetAllocationResponse {
    guard let id = CampaignID(request.id) else { throw .campaignNotFound }
    if let given = request.allocation {
      let problems = AllocationCheck.problems(of: given)
      if !problems.isEmpty {
        throw .allocationInvalid(
          problems.map { "\($0.field) \($0.description)" }.joined(separator: "; "),
          total: AllocationCheck.total(given), problems.violations("allocation"))
      }
    }

    return try await journal.write(CampaignsV1.Method.setAllocation.info, request, as: caller) {
      tx throws(RPCError) in
      let former = try await CampaignStore.held(tx, id, at: request.version)
      if former.isDeleted { throw .campaignDeleted }
      if former.isClosed { throw .campaignClosed(former.status) }
      var campaign = former
      campaign.message.allocation = request.allocation.map {
        $0.seeded(since: former.message.allocation)
      }
      if campaign == former {
        let whole = try await whole(tx, former)
        return .nothing(.with { $0.campaign = whole })
      }
      try await following.picksAnew(tx, id)
      return try await change(tx, &campaign, from: former) { whole in .with { $0.campaign = whole } }
    }
  }
}

extension CampaignsV1.Allocation {
  /// With a seed: the one given, that of the same shares before, or one that is drawn.
  fileprivate func seeded(since former: CampaignsV1.Allocation?) -> CampaignsV1.Allocation {
    if seed != 0 { return self }
    var allocation = self
    allocation.seed = former.flatMap { $0.shares == shares ? $0.seed : nil } ?? .random(in: 1...Int64.max)
    return allocation
  }
}
