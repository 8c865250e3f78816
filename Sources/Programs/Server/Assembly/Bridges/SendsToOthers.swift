import MusterCampaigns
import MusterCore
import MusterLeads
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterSettings
import MusterTenancy
import MusterTenants
import MusterTypesAPI
import MusterUsage

/// The decision on a send asks how its lead, its tenant and its limits stand, and tells the lead's timeline.
struct SendsToOthers: SendSurroundings {
  let tenants: TenantsService
  let settings: SettingsService
  let leads: LeadsService

  func leads(
    _ tx: borrowing TenantTransaction, _ ids: [LeadID], isHeld: Bool
  ) async throws(RPCError) -> [LeadID: SendLead] {
    try await leads.outreachLeads(tx, ids, isHeld: isHeld).mapValues {
      SendLead(id: $0.id, $0.lead, companyKey: $0.companyKey)
    }
  }

  func lists(
    _ tx: borrowing TenantTransaction, holding known: [SendLead], for campaign: CampaignID
  ) async throws(RPCError) -> [LeadID: Set<ListHold>] {
    let asked = known.map { OutreachLead(id: $0.id, lead: $0.lead, companyKey: $0.companyKey) }
    return try await leads.outreachHolds(tx, on: asked, for: campaign).mapValues { holds in
      Set(holds.map { ListHold($0.channel, ListHold.Level($0.level)) })
    }
  }

  func record(
    _ tx: borrowing TenantTransaction, _ activity: LeadsV1.Activity?, sequenceVersion: Int64, of lead: LeadID,
    _ turn: SendTurn, at time: PostgresTime
  ) async throws(RPCError) {
    let told = activity.map { AttributedActivity($0, sequenceVersion: sequenceVersion) }
    let way: LeadsService.OutreachTurn =
      switch turn {
      case .begins: .begins
      case .ends: .ends
      case .goesOn: .goesOn
      }
    try await leads.recordOutreach(tx, told, of: lead, way, at: time)
  }

  func events(
    _ tx: borrowing TenantTransaction, of lead: LeadID, since start: PostgresTime
  ) async throws(RPCError) -> [LeadsV1.Activity] {
    try await leads.outreachEvents(tx, of: lead, since: start)
  }

  func tenant(_ tx: borrowing TenantTransaction) async throws(RPCError) -> SendTenant {
    let standing = try await tenants.sendStanding(tx)
    return SendTenant(
      state: standing.state, subscription: standing.subscription,
      timeZone: standing.timeZone.isEmpty ? "UTC" : standing.timeZone)
  }

  func limits(of tenant: TenantID, deadline: Int64?) async throws(RPCError) -> TenantSendLimits {
    let known = TenantSendLimits()
    let daily = try await settings.reads.value(
      "daily_sends", in: "campaigns", of: tenant, deadline: deadline)
    let weekly = try await settings.reads.value(
      "contact_sends_per_week", in: "campaigns", of: tenant, deadline: deadline)
    return TenantSendLimits(
      daily: daily.flatMap { Int64($0) } ?? known.daily,
      perContact: weekly.flatMap { Int64($0) } ?? known.perContact)
  }

  func funnel(
    _ tx: borrowing TenantTransaction, _ filter: ReportFilter
  ) async throws(RPCError) -> ReportCounts {
    var asked = FunnelFilter(filter.campaign)
    (asked.start, asked.end) = (filter.start, filter.end)
    (asked.stepKey, asked.variantKey, asked.channel) = (filter.stepKey, filter.variantKey, filter.channel)
    (asked.sender, asked.sequenceVersion) = (filter.sender, filter.sequenceVersion)
    if filter.goalEnds.count == 4 {
      asked.goalEnds = (filter.goalEnds[0], filter.goalEnds[1], filter.goalEnds[2], filter.goalEnds[3])
    }
    let funnel = try await leads.funnel(tx, asked)
    return ReportCounts(
      rows: funnel.rows.map { row in
        ReportCount(
          ReportCount.Kind(row.kind), stepID: row.stepID, stepKey: row.stepKey, variantKey: row.variantKey,
          channel: row.channel, activities: row.activities, leads: row.leads)
      }, skips: funnel.skips, reached: funnel.reached)
  }

  func outcomes(
    _ tx: borrowing TenantTransaction, of senders: [IDBits], since start: PostgresTime
  ) async throws(RPCError) -> [IDBits: SentOutcomes] {
    try await leads.senderOutcomes(tx, of: senders, since: start).mapValues {
      SentOutcomes(sent: $0.sent, bounced: $0.bounced, complained: $0.complained)
    }
  }
}

extension ListHold.Level {
  fileprivate init(_ level: OutreachHold.Level) {
    switch level {
    case .platform: self = .platform
    case .tenant: self = .tenant
    case .campaign: self = .campaign
    }
  }
}

extension ReportCount.Kind {
  fileprivate init(_ kind: FunnelRow.Kind) {
    switch kind {
    case .total: self = .total
    case .step: self = .step
    case .variant: self = .variant
    case .channel: self = .channel
    }
  }
}

/// What a send takes of credits is held and counted by usage.
struct SendsToUsage: SendCredits {
  let usage: UsageService

  func standing(
    _ tx: borrowing TenantTransaction, for channel: TypeV1.Channel
  ) async throws(RPCError) -> CreditStanding? {
    try await usage.sendCredits(tx, channel: channel.name).map {
      CreditStanding(needed: $0.needed, left: $0.left)
    }
  }

  func hold(
    _ tx: borrowing TenantTransaction, for channel: TypeV1.Channel, reference: String, lifetime: Duration
  ) async throws(RPCError) -> CreditHold {
    switch try await usage.holdSend(tx, channel: channel.name, reference: reference, lifetime: lifetime) {
    case .notNeeded: .notNeeded
    case .held(let id): .held(id)
    case .refused: .refused
    }
  }

  func commit(_ tx: borrowing TenantTransaction, _ hold: IDBits) async throws(RPCError) {
    try await usage.commitSend(tx, hold)
  }

  func release(_ tx: borrowing TenantTransaction, _ hold: IDBits) async throws(RPCError) {
    try await usage.releaseSend(tx, hold)
  }
}

extension TypeV1.Channel {
  /// As a dimension of a meter.
  fileprivate var name: String {
    switch self {
    case .email: "email"
    case .sms: "sms"
    case .linkedin: "linkedin"
    case .voice: "voice"
    case .mail: "mail"
    default: ""
    }
  }
}
