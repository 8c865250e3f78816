import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterRows
import MusterTenancy

extension LeadsService {
  /// With those who are not to be written to any more. What is no value of its kind can never be sent to.
  func save(_ writes: LeadWrites, _ tx: borrowing TenantTransaction) async throws(RPCError) {
    try await writes.save(tx)
    let drafts = writes.wishes.compactMap(\.draft)
    if !drafts.isEmpty { _ = try await suppressions.add(tx, drafts, by: writes.author) }
  }
}

extension SuppressionWish {
  fileprivate var draft: SuppressionDraft? {
    guard let kind = SuppressedKind(kind), let value = SuppressedValue(value, kind),
      let cause = SuppressionCause(rawValue: reason.stored)
    else { return nil }
    return SuppressionDraft(value, cause)
  }
}
