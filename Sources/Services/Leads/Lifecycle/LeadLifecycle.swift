import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows

/// Where a lead can move to from each status; no other move is legal.
enum LeadLifecycle {
  /// In the order of LeadStatus, as its comments say.
  static let moves: KeyValuePairs<LeadsV1.LeadStatus, [LeadsV1.LeadStatus]> = [
    .new: [.enriched, .scored, .converted, .unsubscribed, .bounced, .notInterested],
    .enriched: [.scored, .converted, .unsubscribed, .bounced, .notInterested],
    .scored: [.inSequence, .converted, .unsubscribed, .bounced, .notInterested],
    .inSequence: [.scored, .converted, .unsubscribed, .bounced, .notInterested],
    .converted: [.unsubscribed, .bounced],
    .unsubscribed: [.scored],
    .bounced: [.enriched, .unsubscribed],
    .notInterested: [.scored, .converted, .unsubscribed, .bounced],
  ]

  static func targets(from status: LeadsV1.LeadStatus) -> [LeadsV1.LeadStatus] {
    moves.first { $0.key == status }?.value ?? []
  }

  static func allows(_ from: LeadsV1.LeadStatus, _ to: LeadsV1.LeadStatus) -> Bool {
    targets(from: from).contains(to)
  }

  /// What stands against a move of this lead; nil when it can be made.
  static func refusal(
    _ lead: StoredLead, to status: LeadsV1.LeadStatus, at now: PostgresTime
  ) -> RPCError? {
    let from = lead.lead.status
    guard allows(from, status) else { return .leadTransitionIllegal(from, status) }
    if from == .bounced, status == .enriched, lead.lead.facts?.emailBounced?.value == true {
      return .leadAddressBounced
    }
    if from == .unsubscribed, !lead.hasConsentedSince(at: now) { return .leadConsentRequired(lead) }
    return nil
  }
}

extension StoredLead {
  /// The person has said yes after having said no, and it holds.
  fileprivate func hasConsentedSince(at now: PostgresTime) -> Bool {
    let said = [lead.statusTime, lead.facts?.unsubscribed?.observeTime].compactMap { time in
      time.flatMap { PostgresTime($0) }
    }
    guard let refused = said.max() else { return false }
    return lead.consents.contains { consent in
      guard [.consent, .confirmedConsent].contains(consent.basis),
        let granted = consent.grantTime.flatMap({ PostgresTime($0) })
      else { return false }
      let ends = [consent.withdrawTime, consent.expireTime].compactMap { time in
        time.flatMap { PostgresTime($0) }
      }
      return granted > refused && granted <= now && ends.allSatisfy { $0 > now }
    }
  }
}
