import MusterCore
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension LeadsService {
  /// What is read at once; leads can be large.
  private static let leadsReadMax = 250
  private static let activitiesReadMax = 500

  package func exportLeads(
    _ request: LeadsV1.ExportLeadsRequest, to responses: ResponseWriter<LeadsV1.ExportLeadsResponse>,
    as caller: Caller
  ) async throws(RPCError) {
    let filter = LeadFilter(request)
    let ids = request.ids.compactMap { LeadID($0) }
    try await exports.run { () async throws(RPCError) in
      try await self.tenants.snapshot(caller) { tx throws(RPCError) in
        var parts = ExportParts(responses, asOf: try await LeadSnapshotStore.now(tx))
        var after: LeadID?
        while true {
          let leads = try await LeadSnapshotStore.page(
            tx, after: after, among: ids, filter, most: Self.leadsReadMax)
          for lead in leads { try await parts.add(lead.lead) }
          if request.withActivities { try await Self.addTimelines(of: leads, tx, to: &parts) }
          guard leads.count == Self.leadsReadMax, let last = leads.last else { break }
          after = last.id
        }
        try await parts.finish()
      }
    }
  }

  /// Each begins with that its lead was made, which the lead's own row tells; but what a provider has told of
  /// the time before comes before it.
  private static func addTimelines(
    of leads: [StoredLead], _ tx: borrowing TenantTransaction, to parts: inout ExportParts
  ) async throws(RPCError) {
    var unmade = leads[...]
    /// Those that were made before an activity, or whose timeline has ended.
    func made(before lead: LeadID, _ time: PostgresTime) -> LeadsV1.Activity? {
      guard let next = unmade.first, next.id.bits < lead.bits || next.id == lead && next.id.time <= time
      else {
        return nil
      }
      unmade = unmade.dropFirst()
      return .creation(of: next.id, by: next.createdBy, in: tx.tenant)
    }
    var place = LeadSnapshotStore.Place()
    while true {
      let found = try await LeadSnapshotStore.activities(
        tx, of: leads.map(\.id), after: place, most: Self.activitiesReadMax)
      for (lead, activity) in found.activities {
        let time = activity.occurTime.flatMap { PostgresTime($0) } ?? .infinity
        while let creation = made(before: lead, time) { try await parts.add(creation) }
        try await parts.add(activity)
      }
      guard found.activities.count == Self.activitiesReadMax else { break }
      place = found.place
    }
    while let creation = made(before: LeadID(UInt128.max), .infinity) { try await parts.add(creation) }
  }
}

extension LeadFilter {
  fileprivate init(_ request: LeadsV1.ExportLeadsRequest) {
    self.init()
    (status, tier) = (request.status.stored, request.tier.stored)
    (campaign, owner) = (CampaignID(request.campaignID), UserID(request.ownerID))
    tag = LeadTags.key(request.tagField)
    (minScore, maxScore) = (request.minScore, request.maxScore)
    updatedSince = request.updatedSince.flatMap { PostgresTime($0) }
    showsDeleted = request.showDeleted
  }
}
