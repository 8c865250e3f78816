import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

/// What a server makes of a lead that somebody has sent: what is wrong with it, and what it adds.
struct LeadIntake: Sendable {
  let fields: CustomFields
  let author: Author
  let now: PostgresTime

  /// All that the bounds of single fields do not say. `former` is the lead that is changed.
  func problems(_ lead: LeadsV1.Lead, former: LeadsV1.Lead?) -> [LeadProblem] {
    var problems = fields.problems(lead, former: former)
    func add(_ field: String, _ description: String) {
      problems.append(LeadProblem(reason: "FIELD_INVALID", field: field, description: description))
    }
    if AddressKey.email(lead.email) == nil { add("email", "is no e-mail address") }
    if lead.tags.contains(where: { LeadTags.key($0).isEmpty }) { add("tags", "has a tag without a letter") }
    problems += consentProblems(lead)
    if let override = lead.tierOverride, former?.tierOverride != override, let expiry = override.expireTime,
      let time = PostgresTime(expiry), time <= now
    {
      add("tier_override.expire_time", "is over already")
    }
    return problems.sorted { $0.reason == "FIELD_INVALID" && $1.reason != "FIELD_INVALID" }
  }

  private func consentProblems(_ lead: LeadsV1.Lead) -> [LeadProblem] {
    struct Ground: Hashable {
      let channel: Int32
      let basis: Int32
    }
    var seen: Set<Ground> = []
    return lead.consents.enumerated().compactMap { place, consent in
      let ground = Ground(channel: consent.channel.rawValue, basis: consent.basis.rawValue)
      if seen.insert(ground).inserted { return nil }
      return LeadProblem(
        reason: "FIELD_INVALID", field: "consents[\(place)]",
        description: "is a second record for the same channel and ground")
    }
  }

  /// As it is stored: tags as a set, facts with their time and source, and what only Muster says as it was.
  func settle(_ lead: inout LeadsV1.Lead, former: LeadsV1.Lead?) {
    lead.tags = LeadTags.normal(lead.tags, former: former?.tags ?? [])
    settleFacts(&lead, former)
    if lead.tierOverride == nil {
      return
    } else if var override = lead.tierOverride {
      let stored = former?.tierOverride
      if let stored, stored.tier == override.tier, stored.reason == override.reason,
        stored.expireTime == override.expireTime
      {
        override = stored
      } else {
        (override.setBy, override.createTime) = (author.actor, now.timestamp)
      }
      lead.tierOverride = override
    }
  }

  private func settleFacts(_ lead: inout LeadsV1.Lead, _ former: LeadsV1.Lead?) {
    if lead.facts == nil, former?.facts == nil { return }
    let stored = former?.facts ?? LeadsV1.LeadFacts()
    var facts = lead.facts ?? LeadsV1.LeadFacts()
    (facts.emailBounced, facts.unsubscribed) = (stored.emailBounced, stored.unsubscribed)
    if let former, AddressKey.email(former.email) != AddressKey.email(lead.email) {
      // They were about the address before; what is said anew is about this one.
      if facts.emailVerified == stored.emailVerified { facts.emailVerified = nil }
      if facts.emailPersonal == stored.emailPersonal { facts.emailPersonal = nil }
      facts.emailBounced = nil
    }
    for path in [\LeadsV1.LeadFacts.emailVerified, \.emailPersonal, \.hiring, \.competitor] {
      facts[keyPath: path] = stamped(facts[keyPath: path], unlessAs: stored[keyPath: path])
    }
    for path in [\LeadsV1.LeadFacts.roleStart, \.funding] {
      guard var fact = facts[keyPath: path], fact != stored[keyPath: path] else { continue }
      if fact.observeTime == nil { fact.observeTime = now.timestamp }
      if fact.source.isEmpty { fact.source = source }
      facts[keyPath: path] = fact
    }
    lead.facts = facts == LeadsV1.LeadFacts() ? nil : facts
  }

  private func stamped(_ fact: LeadsV1.BoolFact?, unlessAs stored: LeadsV1.BoolFact?) -> LeadsV1.BoolFact? {
    guard var fact, fact != stored else { return fact }
    if fact.observeTime == nil { fact.observeTime = now.timestamp }
    if fact.source.isEmpty { fact.source = source }
    return fact
  }

  /// Of a fact whose source is not said: whoever writes it.
  private var source: String { author.actor.id.isEmpty ? author.kind : author.actor.id }
}

extension LeadsService {
  /// What the tenant's rows say is wrong with what leads name: owners and campaigns that there are not.
  func referenceProblems(
    _ tx: borrowing TenantTransaction, _ leads: [LeadsV1.Lead], formers: [LeadsV1.Lead?]
  ) async throws(RPCError) -> [[LeadProblem]] {
    func changed(_ field: KeyPath<LeadsV1.Lead, String>) -> Set<String> {
      var ids: Set<String> = []
      for (lead, former) in zip(leads, formers) where !lead[keyPath: field].isEmpty {
        if former?[keyPath: field] != lead[keyPath: field] { ids.insert(lead[keyPath: field]) }
      }
      return ids
    }
    let (owners, campaigns) = (changed(\.ownerID), changed(\.campaignID))
    if owners.isEmpty, campaigns.isEmpty { return leads.map { _ in [] } }
    let strangers = Set(
      try await references.strangers(among: owners.compactMap { UserID($0) }, tx).map(\.description))
    let unknown = Set(
      try await references.unknown(among: campaigns.compactMap { CampaignID($0) }, tx).map(\.description))
    return zip(leads, formers).map { lead, former in
      var problems: [LeadProblem] = []
      if strangers.contains(lead.ownerID), former?.ownerID != lead.ownerID {
        problems.append(.unknownReference("owner_id", "is no member of the tenant"))
      }
      if unknown.contains(lead.campaignID), former?.campaignID != lead.campaignID {
        problems.append(.unknownReference("campaign_id", "is no campaign of the tenant"))
      }
      return problems
    }
  }
}

extension LeadProblem {
  static func unknownReference(_ field: String, _ description: String) -> LeadProblem {
    LeadProblem(reason: "LEAD_REFERENCE_UNKNOWN", field: field, description: description)
  }
}
