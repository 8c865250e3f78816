import MusterCore
import MusterLeadsAPI

/// Something that nothing may be sent to from now on, because of what happened with a lead.
struct SuppressionWish: Hashable, Sendable {
  let kind: LeadsV1.SuppressionKind
  let value: String
  let reason: LeadsV1.SuppressionReason
}

extension LeadWrites {
  /// Nothing, where there is no such value.
  mutating func suppress(
    _ kind: LeadsV1.SuppressionKind, _ value: String, _ reason: LeadsV1.SuppressionReason
  ) {
    if !value.isEmpty { wish(SuppressionWish(kind: kind, value: value, reason: reason)) }
  }
}
