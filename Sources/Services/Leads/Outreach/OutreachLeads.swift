package import MusterCore
package import MusterLeadsAPI
package import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterTenancy
package import MusterTypesAPI

/// A lead as those who write to it see it.
package struct OutreachLead: Sendable {
  package let id: LeadID
  package let lead: LeadsV1.Lead
  /// The form of the company's name by which it is compared; empty for none.
  package let companyKey: String

  package init(id: LeadID, lead: LeadsV1.Lead, companyKey: String) {
    (self.id, self.lead, self.companyKey) = (id, lead, companyKey)
  }
}

/// A list that keeps a channel of a lead from being used.
package struct OutreachHold: Hashable, Sendable {
  package enum Level: Sendable { case platform, tenant, campaign }

  package let channel: TypeV1.Channel
  package let level: Level
}

/// For whoever writes to leads by a plan of its own.
extension LeadsService {
  /// Deleted ones too. Those that are held are locked until the transaction ends, in the order of their ids.
  package func outreachLeads(
    _ tx: borrowing TenantTransaction, _ ids: [LeadID], isHeld: Bool
  ) async throws(RPCError) -> [LeadID: OutreachLead] {
    let leads = isHeld ? try await LeadStore.held(tx, ids) : try await LeadStore.seen(tx, ids)
    var found: [LeadID: OutreachLead] = [:]
    for lead in leads {
      var message = lead.lead
      message.id = lead.id.description
      found[lead.id] = OutreachLead(id: lead.id, lead: message, companyKey: LeadKeys(lead.lead).company)
    }
    return found
  }

  private static let channels: [TypeV1.Channel] = [.email, .sms, .voice, .linkedin, .mail]

  /// Of each lead the channels on which lists keep it from being written to: by its address, its number, its
  /// profile, and by its external id on all of them.
  package func outreachHolds(
    _ tx: borrowing TenantTransaction, on leads: [OutreachLead], for campaign: CampaignID
  ) async throws(RPCError) -> [LeadID: Set<OutreachHold>] {
    var values: [SuppressedValue] = []
    var owners: [(lead: LeadID, channels: [TypeV1.Channel])] = []
    for lead in leads {
      func add(_ text: String, _ kind: SuppressedKind, _ channels: [TypeV1.Channel]) {
        guard !text.isEmpty, let value = SuppressedValue(text, kind) else { return }
        values.append(value)
        owners.append((lead.id, channels))
      }
      add(lead.lead.email, .email, [.email])
      add(lead.lead.phone, .phone, [.sms, .voice])
      add(lead.lead.linkedinURL, .linkedIn, [.linkedin])
      add(lead.lead.externalID, .externalID, Self.channels)
    }
    let levels = try await suppressions.levels(tx, of: values, for: campaign)
    var holds: [LeadID: Set<OutreachHold>] = [:]
    for (owner, levels) in zip(owners, levels) {
      for level in levels {
        let told: OutreachHold.Level =
          switch level {
          case .platform: .platform
          case .tenant: .tenant
          case .campaign: .campaign
          }
        for channel in owner.channels {
          holds[owner.lead, default: []].insert(OutreachHold(channel: channel, level: told))
        }
      }
    }
    return holds
  }

  /// How a lead stands in what is written to it, beside what an activity says.
  package enum OutreachTurn: Sendable {
    /// Somebody writes to it now.
    case begins
    /// Nobody does any more, and nothing came of it.
    case ends
    case goesOn
  }

  /// Adds what was done to the lead's timeline, by the system, and moves the lead with it; the id of the
  /// activity.
  @discardableResult
  package func recordOutreach(
    _ tx: borrowing TenantTransaction, _ activity: AttributedActivity?, of id: LeadID, _ turn: OutreachTurn,
    at time: PostgresTime
  ) async throws(RPCError) -> String {
    guard let former = try await LeadStore.held(tx, [id]).first else { return "" }
    let author = Author(nil)
    let now = PostgresTime.now
    var writes = LeadWrites(by: author, at: now)
    var lead = former
    var told = ""
    if let activity {
      var draft = ActivityDraft(activity.activity, of: id, by: author, occurring: time, at: now)
      draft.sequenceVersion = activity.sequenceVersion
      told = draft.id.description
      _ = try await tx.run(
        [ActivityStore.insert([draft], of: tx.tenant)], refusing: RPCError.activityKeyTaken)
      writes.take(activity.activity, &lead)
    }
    switch (turn, lead.lead.status) {
    case (.begins, .scored): writes.move(&lead, to: .inSequence)
    case (.ends, .inSequence): writes.move(&lead, to: .scored)
    default: break
    }
    if activity == nil, lead == former { return told }
    let scorer = former.isScored && !former.isDeleted ? try await scorer(tx, of: [id]) : nil
    writes.change(&lead, from: former, scorer: scorer, mustScore: scorer != nil, cause: .activity)
    try await save(writes, tx)
    return told
  }

  /// What has happened with a lead since a send, the oldest first.
  package func outreachEvents(
    _ tx: borrowing TenantTransaction, of id: LeadID, since start: PostgresTime
  ) async throws(RPCError) -> [LeadsV1.Activity] {
    try await OutreachStore.events(tx, id, since: start)
  }
}
