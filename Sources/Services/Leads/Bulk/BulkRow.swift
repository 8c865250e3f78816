import MusterCore
import MusterLeadsAPI
import MusterWire

/// One row as it was sent, with what it says by itself: the keys of the person, and what is wrong with it.
struct BulkRow: Sendable {
  /// Its place in the batch or chunk.
  let place: Int
  let lead: LeadsV1.Lead
  /// Empty without an address, and for what is none.
  let emailKey: String
  /// Breaches of the bounds of its fields; that it has no address is none of them.
  let problems: [LeadProblem]

  init(_ lead: LeadsV1.Lead, at place: Int) {
    (self.place, self.lead) = (place, lead)
    emailKey = lead.email.isEmpty ? "" : AddressKey.email(lead.email) ?? ""
    problems = lead.violations().compactMap { violation in
      // Whether one is needed is known when it is known whether the person is.
      if violation.field == "email", lead.email.isEmpty { return nil }
      return LeadProblem(
        reason: "FIELD_INVALID", field: violation.field, description: violation.description)
    }
  }

  /// The key by which it is matched; empty where it has none.
  func key(_ match: LeadsV1.MatchKey) -> String {
    switch match {
    case .externalID: lead.externalID
    case .id: LeadID(lead.id)?.description ?? ""
    default: emailKey
    }
  }
}

/// The rows of one batch or chunk.
struct BulkRows: Sendable {
  let rows: [BulkRow]

  init(_ leads: [LeadsV1.Lead]) {
    rows = leads.enumerated().map { BulkRow($1, at: $0) }
  }

  var emailKeys: [String] { rows.lazy.map(\.emailKey).filter { !$0.isEmpty } }
  var externalIDs: [String] { rows.lazy.map(\.lead.externalID).filter { !$0.isEmpty } }
  var ids: [LeadID] { rows.compactMap { LeadID($0.lead.id) } }
}
