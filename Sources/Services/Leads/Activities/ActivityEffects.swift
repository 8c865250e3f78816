import MusterLeadsAPI
import MusterTypesAPI

extension LeadWrites {
  /// What an activity does to its lead beside its score; to be stored with `change`.
  mutating func take(_ activity: LeadsV1.Activity, _ lead: inout StoredLead) {
    switch activity.action {
    case .bounced where activity.channel == .email:
      hold(&lead, \.emailBounced, true)
      close(&lead, as: .bounced, .bounced)
    case .complained:
      hold(&lead, \.unsubscribed, true)
      if activity.channel == .email { close(&lead, as: .unsubscribed, .complained) }
    case .unsubscribed:
      hold(&lead, \.unsubscribed, true)
      switch activity.channel {
      case .email: close(&lead, as: .unsubscribed, .unsubscribed)
      case .sms, .voice: suppress(.phone, lead.lead.phone, .unsubscribed)
      case .linkedin: suppress(.linkedinURL, lead.lead.linkedinURL, .unsubscribed)
      default: break
      }
    case .enriched where lead.lead.status == .new: move(&lead, to: .enriched)
    default: break
    }
  }

  /// Suppresses the address, and moves the lead where that move is legal.
  private mutating func close(
    _ lead: inout StoredLead, as status: LeadsV1.LeadStatus, _ reason: LeadsV1.SuppressionReason
  ) {
    if LeadLifecycle.allows(lead.lead.status, status) {
      move(&lead, to: status, suppressing: reason)
    } else {
      suppress(.email, lead.lead.email, reason)
    }
  }
}
