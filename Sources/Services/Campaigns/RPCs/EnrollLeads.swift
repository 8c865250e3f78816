package import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension CampaignsService {
  package func enrollLeads(
    _ request: CampaignsV1.EnrollLeadsRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.EnrollLeadsResponse {
    guard let id = CampaignID(request.campaignID) else { throw .campaignNotFound }
    let author = Author(caller.principal as? Principal)

    return try await journal.write(CampaignsV1.Method.enrollLeads.info, request, as: caller) {
      tx throws(RPCError) in
      guard let campaign = try await SendWorkStore.sharedWaiting(tx, id) else { throw .campaignNotFound }
      if campaign.isDeleted { throw .campaignDeleted }
      if campaign.isClosed { throw .campaignClosed(campaign.status) }
      let now = PostgresTime.now
      let ids = request.leadIDs.map { LeadID($0) }
      let leads = try await sending.surroundings.leads(
        tx, Set(ids.compactMap(\.self)).sorted { $0.bits < $1.bits }, isHeld: true)
      var rules = try await EnrollmentRules(campaign, leads, at: now, sending.surroundings, tx)

      var response = CampaignsV1.EnrollLeadsResponse()
      var made: [(index: Int, StoredEnrollment)] = []
      var seen: Set<LeadID> = []
      for (index, lead) in ids.enumerated() {
        guard let lead, let known = leads[lead] else {
          response.errors.append(EnrollmentRefusal.unknown.row(index))
          continue
        }
        if seen.contains(lead) {
          response.errors.append(EnrollmentRefusal.twice.row(index))
        } else if let refusal = rules.refusal(of: lead) {
          response.errors.append(refusal.row(index))
        } else {
          rules.take(known)
          var enrollment = StoredEnrollment(
            of: lead, companyKey: known.companyKey, in: campaign, run: rules.runs(of: lead) &+ 1, by: author,
            at: now)
          if (campaign.message.limits?.dailyStarts ?? 0) > 0 { enrollment.workOrder = -known.lead.score }
          made.append((index, enrollment))
        }
        seen.insert(lead)
      }
      let stored = try await EnrollmentStore.insert(tx, made.map(\.1))
      for (index, enrollment) in made where !stored.contains(enrollment.lead) {
        response.errors.append(EnrollmentRefusal.running.row(index))
      }
      response.errors.sort { $0.index < $1.index }
      let kept = made.map(\.1).filter { stored.contains($0.lead) }
      response.enrollments = kept.map { $0.message(of: tx.tenant, nil) }
      if kept.isEmpty { return .nothing(response) }
      return Change(
        response,
        target: ChangeTarget(id, version: campaign.message.version, before: campaign.message.version),
        event: ChangeEvent(.enrollmentCreated, object: Self.announcement(id, kept)))
    }
  }

  private static func announcement(_ campaign: CampaignID, _ made: [StoredEnrollment]) -> String {
    let ids = made.map { "\"\($0.id)\"" }.joined(separator: ",")
    return "{\"campaignId\":\"\(campaign)\",\"enrollmentIds\":[\(ids)]}"
  }
}

extension EnrollmentRefusal {
  fileprivate static let unknown = EnrollmentRefusal(
    reason: .leadNotFound, message: "no lead has this id; check it with ListLeads")
  fileprivate static let twice = EnrollmentRefusal(
    reason: .enrollmentExists, message: "the lead stands earlier in the call too")
  fileprivate static let running = EnrollmentRefusal(
    reason: .enrollmentExists, message: "the lead has a running enrolment in this campaign")
}
