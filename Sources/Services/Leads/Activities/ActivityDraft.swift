import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTypesAPI
import MusterWire

/// Something that happened with a lead and is to be added to its timeline.
struct ActivityDraft: Equatable, Sendable {
  let id: ActivityID
  let lead: LeadID
  /// All that the message says; ids, times and actor are filled in when it is shown.
  var activity: LeadsV1.Activity
  let author: Author
  let occurTime: PostgresTime
  let createTime: PostgresTime
  /// That the lead goes by in its campaign; 0 for none.
  var sequenceVersion: Int64 = 0

  init(
    _ activity: LeadsV1.Activity, of lead: LeadID, by author: Author, occurring occurTime: PostgresTime,
    at now: PostgresTime
  ) {
    (id, self.lead, self.activity, self.author) = (.new(), lead, activity, author)
    (self.occurTime, createTime) = (occurTime, now)
  }

  /// A move from one status to another.
  static func moved(
    _ lead: StoredLead, from status: LeadsV1.LeadStatus, because reason: String, by author: Author,
    at now: PostgresTime
  ) -> ActivityDraft {
    let activity = LeadsV1.Activity.with {
      ($0.action, $0.oldStatus, $0.newStatus, $0.text) = (.statusChanged, status, lead.lead.status, reason)
    }
    return ActivityDraft(activity, of: lead.id, by: author, occurring: now, at: now)
  }

  static func tierChanged(
    _ lead: StoredLead, from tier: LeadsV1.Tier, by author: Author, at now: PostgresTime
  ) -> ActivityDraft {
    let activity = LeadsV1.Activity.with {
      ($0.action, $0.oldTier, $0.newTier) = (.tierChanged, tier, lead.lead.tier)
    }
    return ActivityDraft(activity, of: lead.id, by: author, occurring: now, at: now)
  }
}
