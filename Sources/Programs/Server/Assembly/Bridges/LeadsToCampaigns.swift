import MusterCampaigns
import MusterCore
import MusterLeads
import MusterLeadsAPI
import MusterRPC
import MusterTenancy

/// Leads tells campaigns what leads do, and asks of which send an activity tells.
struct LeadsToCampaigns: LeadFollowers, LeadErasureParticipant {
  let enrollments: Enrollments

  func attributed(
    _ activity: LeadsV1.Activity, of lead: LeadID, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> AttributedActivity? {
    try await enrollments.attributed(activity, of: lead, tx).map {
      AttributedActivity($0.activity, sequenceVersion: $0.sequenceVersion)
    }
  }

  func heard(
    _ news: LeadNews, of leads: [LeadID], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    switch news {
    case .activity(let activity):
      for lead in leads { try await enrollments.heard(activity, of: lead, tx) }
    case .moved(let status):
      for lead in leads { try await enrollments.heard(moved: status, of: lead, tx) }
    case .gone: try await enrollments.gone(leads, tx)
    case .suppressed: try await enrollments.suppressed(leads, tx)
    }
  }

  func erase(_ leads: [LeadID], _ tx: borrowing TenantTransaction) async throws(RPCError) -> [ErasedRows] {
    try await enrollments.erase(leads, tx).map {
      ErasedRows($0.table, deleted: $0.deleted, cleared: $0.cleared)
    }
  }
}
