package import MusterCore
package import MusterLeadsAPI
package import MusterPostgres
package import MusterRPC
package import MusterTenancy
package import MusterTypesAPI

/// What sends take of a tenant's credits, in the transaction that decides on them.
package protocol SendCredits: Sendable {
  /// What a message over a channel needs and what is left; nil where it needs none.
  func standing(
    _ tx: borrowing TenantTransaction, for channel: TypeV1.Channel
  ) async throws(RPCError) -> CreditStanding?

  func hold(
    _ tx: borrowing TenantTransaction, for channel: TypeV1.Channel, reference: String, lifetime: Duration
  ) async throws(RPCError) -> CreditHold

  /// Whatever the hold has come to meanwhile: what was sent is counted.
  func commit(_ tx: borrowing TenantTransaction, _ hold: IDBits) async throws(RPCError)

  func release(_ tx: borrowing TenantTransaction, _ hold: IDBits) async throws(RPCError)
}

package struct CreditStanding: Hashable, Sendable {
  package var needed: Decimal
  package var left: Decimal

  package init(needed: Decimal, left: Decimal) { (self.needed, self.left) = (needed, left) }
}

package enum CreditHold: Hashable, Sendable {
  case notNeeded
  case held(IDBits)
  case refused
}

/// What the decision on a send needs to know that other services keep, and where they are told of it.
package protocol SendSurroundings: Sendable {
  /// Deleted ones too. Those that are held are locked until the transaction ends.
  func leads(
    _ tx: borrowing TenantTransaction, _ ids: [LeadID], isHeld: Bool
  ) async throws(RPCError) -> [LeadID: SendLead]

  /// On which channels lists keep these leads from being written to.
  func lists(
    _ tx: borrowing TenantTransaction, holding leads: [SendLead], for campaign: CampaignID
  ) async throws(RPCError) -> [LeadID: Set<ListHold>]

  /// Adds to the lead's timeline, and moves the lead with it.
  func record(
    _ tx: borrowing TenantTransaction, _ activity: LeadsV1.Activity?, sequenceVersion: Int64, of lead: LeadID,
    _ turn: SendTurn, at time: PostgresTime
  ) async throws(RPCError)

  /// Replies, openings and clicks since a time, the oldest first.
  func events(
    _ tx: borrowing TenantTransaction, of lead: LeadID, since start: PostgresTime
  ) async throws(RPCError) -> [LeadsV1.Activity]

  /// Of the transaction's tenant.
  func tenant(_ tx: borrowing TenantTransaction) async throws(RPCError) -> SendTenant

  /// As the tenant's settings have them; read apart from any transaction.
  func limits(of tenant: TenantID, deadline: Int64?) async throws(RPCError) -> TenantSendLimits

  /// Of a campaign's activities the counts of a report.
  func funnel(
    _ tx: borrowing TenantTransaction, _ filter: ReportFilter
  ) async throws(RPCError) -> ReportCounts

  /// What became of the messages of senders since a time.
  func outcomes(
    _ tx: borrowing TenantTransaction, of senders: [IDBits], since start: PostgresTime
  ) async throws(RPCError) -> [IDBits: SentOutcomes]
}

package struct SendLead: Sendable {
  package let id: LeadID
  package let lead: LeadsV1.Lead
  /// The form of the company's name by which it is compared; empty for none.
  package let companyKey: String

  package init(id: LeadID, _ lead: LeadsV1.Lead, companyKey: String) {
    (self.id, self.lead, self.companyKey) = (id, lead, companyKey)
  }
}

package struct ListHold: Hashable, Sendable {
  package enum Level: Hashable, Sendable { case platform, tenant, campaign }

  package let channel: TypeV1.Channel
  package let level: Level

  package init(_ channel: TypeV1.Channel, _ level: Level) { (self.channel, self.level) = (channel, level) }
}

/// How a lead stands in what is written to it.
package enum SendTurn: Hashable, Sendable {
  case begins
  /// Nobody writes to it any more, and nothing came of it.
  case ends
  case goesOn
}

/// What of a tenant decides on its sends.
package struct SendTenant: Hashable, Sendable {
  /// `active`, `suspended` and the like, as it is stored.
  package var state: String
  package var subscription: String
  package var timeZone: String

  package init(state: String, subscription: String, timeZone: String) {
    (self.state, self.subscription, self.timeZone) = (state, subscription, timeZone)
  }
}

package struct TenantSendLimits: Hashable, Sendable {
  /// Over all channels, on a day of the tenant's zone.
  package var daily: Int64 = 20
  /// To one person within 7 days.
  package var perContact: Int64 = 2

  package init(daily: Int64 = 20, perContact: Int64 = 2) {
    (self.daily, self.perContact) = (daily, perContact)
  }
}

/// Which activities a report counts; empty, nil or 0 for any.
package struct ReportFilter: Sendable {
  package let campaign: CampaignID
  package var start = PostgresTime.minusInfinity
  package var end = PostgresTime.infinity
  package var stepKey = ""
  package var variantKey = ""
  package var channel = ""
  package var sender: IDBits?
  package var sequenceVersion: Int64 = 0
  /// Up to when goals count: replies, interested replies, meetings and conversions.
  package var goalEnds: [PostgresTime] = Array(repeating: .infinity, count: 4)

  package init(_ campaign: CampaignID) { self.campaign = campaign }
}

/// The counts of one step, variant or channel, or of all.
package struct ReportCount: Sendable {
  package enum Kind: Sendable { case total, step, variant, channel }

  package let kind: Kind
  package let stepID: String
  package let stepKey: String
  package let variantKey: String
  package let channel: TypeV1.Channel
  /// Sent, delivered, opened, clicked, replied, interested, meetings, conversions, bounced, unsubscribed,
  /// complained, skipped and failed: of activities, and of different leads.
  package var activities: [Int64]
  package var leads: [Int64]

  package init(
    _ kind: Kind, stepID: String, stepKey: String, variantKey: String, channel: TypeV1.Channel,
    activities: [Int64], leads: [Int64]
  ) {
    (self.kind, self.stepID, self.stepKey) = (kind, stepID, stepKey)
    (self.variantKey, self.channel) = (variantKey, channel)
    (self.activities, self.leads) = (activities, leads)
  }
}

package struct ReportCounts: Sendable {
  package var rows: [ReportCount]
  package var skips: [(reason: String, count: Int64)]
  /// Leads that replied, replied with interest, met and converted.
  package var reached: [Int64]

  package init(rows: [ReportCount], skips: [(reason: String, count: Int64)], reached: [Int64]) {
    (self.rows, self.skips, self.reached) = (rows, skips, reached)
  }
}

/// What became of a sender's messages.
package struct SentOutcomes: Hashable, Sendable {
  package let sent: Int64
  package let bounced: Int64
  package let complained: Int64

  package init(sent: Int64, bounced: Int64, complained: Int64) {
    (self.sent, self.bounced, self.complained) = (sent, bounced, complained)
  }
}
