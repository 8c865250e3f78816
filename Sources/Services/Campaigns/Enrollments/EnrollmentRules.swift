import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWellKnownAPI

/// Which leads a campaign takes: read for all of them at once, and told lead by lead.
struct EnrollmentRules: Sendable {
  private let campaign: StoredCampaign
  private let now: PostgresTime
  private let leads: [LeadID: SendLead]
  private let pasts: [LeadID: PastRuns]
  private let running: [LeadID: [StoredEnrollment]]
  private let lists: [LeadID: Set<ListHold>]
  private var companyCounts: [String: Int64]

  init(
    _ campaign: StoredCampaign, _ leads: [LeadID: SendLead], at now: PostgresTime,
    _ surroundings: any SendSurroundings, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    (self.campaign, self.leads, self.now) = (campaign, leads, now)
    let ids = leads.keys.sorted { $0.bits < $1.bits }
    pasts = try await EnrollmentStore.pasts(tx, of: ids, in: campaign.id)
    running = Dictionary(grouping: try await EnrollmentStore.running(tx, of: ids), by: \.lead)
    lists = try await surroundings.lists(tx, holding: Array(leads.values), for: campaign.id)
    let companies = Set(leads.values.map(\.companyKey)).filter { !$0.isEmpty }
    companyCounts = try await EnrollmentStore.companyCounts(tx, of: companies.sorted(), in: campaign.id)
  }

  /// How often it was enrolled so far.
  func runs(of lead: LeadID) -> Int32 { pasts[lead]?.count ?? 0 }

  /// What keeps a lead out; nil when it may be enrolled.
  func refusal(of id: LeadID) -> EnrollmentRefusal? {
    guard let lead = leads[id] else {
      return EnrollmentRefusal(
        reason: .leadNotFound, message: "no lead has the id \(id); check it with ListLeads")
    }
    if running[id]?.contains(where: { $0.campaign == campaign.id }) == true {
      return EnrollmentRefusal(
        reason: .enrollmentExists, message: "the lead has a running enrolment in this campaign")
    }
    if lead.lead.deleteTime != nil {
      return EnrollmentRefusal(reason: .enrollmentLeadClosed, message: "the lead is deleted")
    }
    if Enrollments.reason(lead.lead.status) != nil {
      return EnrollmentRefusal(
        reason: .enrollmentLeadClosed, message: "the lead is \(lead.lead.status.stored)")
    }
    if lead.lead.tier == .dead {
      return EnrollmentRefusal(
        reason: .enrollmentTierDead,
        message: "the lead is of the dead tier, to which nothing is sent; a higher score lifts it")
    }
    return reentryRefusal(of: id) ?? suppressionRefusal(of: lead) ?? otherRefusal(of: lead)
  }

  private func reentryRefusal(of id: LeadID) -> EnrollmentRefusal? {
    guard let past = pasts[id] else { return nil }
    let policy = campaign.message.reentryPolicy ?? CampaignsV1.ReentryPolicy()
    let most = max(1, policy.maxRuns)
    if past.count >= most {
      return EnrollmentRefusal(
        reason: .enrollmentReentryRefused,
        message:
          "max_runs: the lead was enrolled \(past.count) times, and the campaign takes it \(most) times")
    }
    if !policy.allowAfterReply, [.replied, .meetingBooked].contains(past.stopReason) {
      return EnrollmentRefusal(
        reason: .enrollmentReentryRefused,
        message: "allow_after_reply: the lead's last run ended with an answer of the lead")
    }
    if let wait = policy.wait, let end = past.endTime {
      let again = end.later(by: wait.seconds.multipliedClamped(by: 1_000_000))
      if again > now {
        return EnrollmentRefusal(
          reason: .enrollmentReentryRefused,
          message: "wait: the lead's last run ended too short a time ago; it can be enrolled again from"
            + " \(again) on", until: again)
      }
    }
    return nil
  }

  /// A way that is left is enough.
  private func suppressionRefusal(of lead: SendLead) -> EnrollmentRefusal? {
    let held = Set(lists[lead.id, default: []].map(\.channel))
    if held.isEmpty { return nil }
    let ways: [TypeV1.Channel] = [.email, .sms, .linkedin, .voice, .mail]
    let open = ways.filter { !lead.lead.recipient(on: $0).isEmpty && !held.contains($0) }
    guard open.isEmpty else { return nil }
    return EnrollmentRefusal(
      reason: .enrollmentSuppressed,
      message: "every way to reach the lead is suppressed; CheckSuppression says by which list")
  }

  private func otherRefusal(of lead: SendLead) -> EnrollmentRefusal? {
    if campaign.message.reentryPolicy?.exclusive == true,
      let other = running[lead.id]?.first(where: { $0.campaign != campaign.id })
    {
      return EnrollmentRefusal(
        reason: .enrollmentExclusive,
        message: "the campaign is exclusive, and the lead has a running enrolment in \(other.campaign)")
    }
    let most = Int64(campaign.message.limits?.activePerCompany ?? 0)
    if most > 0, !lead.companyKey.isEmpty, companyCounts[lead.companyKey, default: 0] >= most {
      return EnrollmentRefusal(
        reason: .enrollmentCompanyLimit,
        message: "\(most) people of the lead's company are enrolled, which is as many as the campaign takes")
    }
    return nil
  }

  /// One more of its company.
  mutating func take(_ lead: SendLead) {
    if !lead.companyKey.isEmpty { companyCounts[lead.companyKey, default: 0] += 1 }
  }
}

extension Int64 {
  func multipliedClamped(by other: Int64) -> Int64 {
    let (product, isOverflow) = multipliedReportingOverflow(by: other)
    return isOverflow ? .max : product
  }
}
