import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension LeadsService {
  package func recordActivity(
    _ request: LeadsV1.RecordActivityRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.RecordActivityResponse {
    let author = Author(caller.principal as? Principal)
    let given = request.activity ?? LeadsV1.Activity()
    _ = try ActivityIntake(given, by: author, at: .now)

    return try await journal.write(LeadsV1.Method.recordActivity.info, request, as: caller) {
      tx throws(RPCError) in
      let intake = try ActivityIntake(given, by: author, at: .now)
      let former = try await LeadStore.held(tx, intake.lead, at: 0)
      var response = LeadsV1.RecordActivityResponse()
      if let known = try await ActivityStore.known(tx, given.provider, given.externalID) {
        guard known.isSameEvent(as: given) else { throw .activityExists(known) }
        (response.activity, response.lead) = (known, former.lead)
        return .nothing(response)
      }
      try await checkReferences(tx, given)
      guard let attributed = try await followers.attributed(intake.activity, of: intake.lead, tx) else {
        throw .activityReferenceUnknown([
          FieldViolation(field: "activity.send_id", description: "is no send to this lead")
        ])
      }

      var draft = intake.draft
      (draft.activity, draft.sequenceVersion) = (attributed.activity, attributed.sequenceVersion)
      var lead = former
      try await add(draft, to: &lead, from: former, tx, isReply: intake.isReply)
      try await followers.heard(.activity(draft.message(of: tx.tenant)), of: [lead.id], tx)

      (response.activity, response.lead) = (draft.message(of: tx.tenant), lead.lead)
      response.created = true
      return Change(
        response,
        target: ChangeTarget(lead.id, version: lead.lead.version, before: former.lead.version),
        fields: LeadFields.changed(from: former.lead, to: lead.lead),
        event: ChangeEvent(.activityRecorded, "activity", response.activity ?? LeadsV1.Activity()))
    }
  }

  /// Before the lead is scored: a model may count the activity.
  private func add(
    _ draft: ActivityDraft, to lead: inout StoredLead, from former: StoredLead,
    _ tx: borrowing TenantTransaction, isReply: Bool
  ) async throws(RPCError) {
    var statements = [ActivityStore.insert([draft], of: tx.tenant)]
    if isReply { statements.append(ReplyStore.insert(draft, of: tx.tenant)) }
    _ = try await tx.run(statements, refusing: RPCError.activityKeyTaken)

    var writes = LeadWrites(by: draft.author, at: draft.createTime)
    writes.take(draft.activity, &lead)
    let scorer = former.isScored ? try await scorer(tx, of: [lead.id]) : nil
    writes.change(&lead, from: former, scorer: scorer, mustScore: former.isScored, cause: .activity)
    try await save(writes, tx)
  }

  /// The campaign that an activity names has to be the tenant's.
  private func checkReferences(
    _ tx: borrowing TenantTransaction, _ activity: LeadsV1.Activity
  ) async throws(RPCError) {
    var violations: [FieldViolation] = []
    func add(_ field: String, _ description: String) {
      violations.append(FieldViolation(field: "activity.\(field)", description: description))
    }
    if let campaign = CampaignID(activity.campaignID),
      !(try await references.unknown(among: [campaign], tx).isEmpty)
    {
      add("campaign_id", "is no campaign of the tenant")
    }
    if !violations.isEmpty { throw .activityReferenceUnknown(violations) }
  }
}

extension LeadsV1.Activity {
  /// What is given twice under one external id has to be about one thing.
  fileprivate func isSameEvent(as other: LeadsV1.Activity) -> Bool {
    leadID == other.leadID && channel == other.channel && action == other.action
  }
}

extension RPCError {
  fileprivate static func activityReferenceUnknown(_ violations: [FieldViolation]) -> RPCError {
    RPCError(
      .invalidArgument, reason: "LEAD_REFERENCE_UNKNOWN",
      message: violations.map { "\($0.field) \($0.description)" }.joined(separator: "; "),
      violations: violations)
  }
}
