import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterRows
import MusterTenancy

/// What became of the suppressions of a person who is erased.
struct ForgottenSuppressions: Sendable {
  /// Entries that there were, whose shown part was blanked.
  let cleared: Int64
  /// Entries that keep the person from being contacted.
  let kept: [SuppressionID]
  /// By which the answers of calls show the person's entries.
  let words: [String]
}

extension LeadsService {
  /// Blanks what the tenant's list shows of a person, and keeps the person's values as hashes.
  func forget(
    _ people: [StoredLead], _ tx: borrowing TenantTransaction, by author: Author
  ) async throws(RPCError) -> ForgottenSuppressions {
    var values: [SuppressedValue] = []
    for value in people.flatMap(\.values) where !values.contains(value) { values.append(value) }
    let (ids, blanked) = try await suppressions.erase(tx, values, by: author)
    return ForgottenSuppressions(
      cleared: Int64(blanked), kept: ids,
      words: values.map(\.masked) + ids.map(\.description))
  }
}

extension StoredLead {
  /// By which the person can be contacted; what is none of its kind can never be sent to.
  fileprivate var values: [SuppressedValue] {
    [
      SuppressedValue(lead.email, .email), SuppressedValue(lead.phone, .phone),
      SuppressedValue(lead.linkedinURL, .linkedIn), SuppressedValue(lead.externalID, .externalID),
    ].compactMap(\.self)
  }
}
