package import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy
package import MusterTypesAPI

/// Which of a campaign's activities are counted; empty, nil or 0 for any.
package struct FunnelFilter: Sendable {
  package let campaign: CampaignID
  package var start = PostgresTime.minusInfinity
  package var end = PostgresTime.infinity
  package var stepKey = ""
  package var variantKey = ""
  package var channel = ""
  package var sender: IDBits?
  package var sequenceVersion: Int64 = 0
  /// Up to when each goal counts.
  package var goalEnds:
    (
      replies: PostgresTime, interested: PostgresTime, meetings: PostgresTime, conversions: PostgresTime
    ) = (.infinity, .infinity, .infinity, .infinity)

  package init(_ campaign: CampaignID) { self.campaign = campaign }
}

/// The counts of one step, variant or channel, or of all.
package struct FunnelRow: Sendable {
  package enum Kind: Sendable { case total, step, variant, channel }

  package let kind: Kind
  package let stepID: String
  package let stepKey: String
  package let variantKey: String
  package let channel: TypeV1.Channel
  /// Sent, delivered, opened, clicked, replied, interested, meetings, conversions, bounced, unsubscribed,
  /// complained, skipped and failed.
  package let activities: [Int64]
  /// The same, of different leads.
  package let leads: [Int64]
}

/// What came of a campaign, as its leads' timelines tell it.
package struct Funnel: Sendable {
  package internal(set) var rows: [FunnelRow] = []
  package internal(set) var skips: [(reason: String, count: Int64)] = []
  /// Leads that replied, replied with interest, met and converted.
  package internal(set) var reached: [Int64] = [0, 0, 0, 0]
}

/// What became of a sender's messages.
package struct SenderOutcomes: Hashable, Sendable {
  package let sent: Int64
  package let bounced: Int64
  package let complained: Int64
}

extension LeadsService {
  /// As of one moment where the transaction sees one.
  package func funnel(
    _ tx: borrowing TenantTransaction, _ filter: FunnelFilter
  ) async throws(RPCError) -> Funnel {
    try await OutreachStore.funnel(tx, filter)
  }

  package func senderOutcomes(
    _ tx: borrowing TenantTransaction, of senders: [IDBits], since start: PostgresTime
  ) async throws(RPCError) -> [IDBits: SenderOutcomes] {
    try await OutreachStore.outcomes(tx, of: senders, since: start)
  }
}
