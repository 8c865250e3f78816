import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTypesAPI
import MusterWire

extension LeadWrites {
  /// Moves a lead whose move is legal: its status, the facts and the entry of the timeline that go with it,
  /// and who is not to be written to any more. To be stored with `change`.
  mutating func move(
    _ lead: inout StoredLead, to status: LeadsV1.LeadStatus, because reason: String = "",
    suppressing cause: LeadsV1.SuppressionReason? = nil
  ) {
    let former = lead.lead.status
    (lead.lead.status, lead.lead.statusTime) = (status, now.timestamp)
    switch status {
    case .bounced: hold(&lead, \.emailBounced, true)
    case .unsubscribed: hold(&lead, \.unsubscribed, true)
    case .scored where former == .unsubscribed: hold(&lead, \.unsubscribed, false)
    default: break
    }
    if status == .bounced || status == .unsubscribed {
      suppress(.email, lead.lead.email, cause ?? (status == .bounced ? .bounced : .unsubscribed))
    }
    add(.moved(lead, from: former, because: reason, by: author, at: now))
  }

  /// A fact that Muster alone says, as seen now: what is said again is later than a consent in between.
  func hold(
    _ lead: inout StoredLead, _ fact: WritableKeyPath<LeadsV1.LeadFacts, LeadsV1.BoolFact?>, _ value: Bool
  ) {
    var facts = lead.lead.facts ?? LeadsV1.LeadFacts()
    facts[keyPath: fact] = .with {
      ($0.value, $0.observeTime, $0.source) = (value, now.timestamp, author.factSource)
    }
    lead.lead.facts = facts
  }
}

extension Author {
  /// As the source of a fact whose source nobody states.
  var factSource: String { actor.id.isEmpty ? kind : actor.id }
}
