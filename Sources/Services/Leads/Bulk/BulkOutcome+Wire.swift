import MusterCore
import MusterJournal
import MusterLeadsAPI
import MusterTypesAPI
import MusterWire

/// What became of the rows of one batch or chunk.
struct BulkOutcome: Sendable {
  var results: [LeadsV1.RowResult] = []
  /// Why rows were not taken, by their places.
  var problems: [(place: Int, LeadProblem)] = []
  /// The leads that were made and changed, each once.
  var made: [LeadID] = []
  var changed: [LeadID] = []
  /// Of each of the changed, in their order, the names of its fields that did.
  var fields: [[String]] = []

  func count(_ outcome: LeadsV1.RowOutcome) -> Int32 {
    Int32(clamping: results.reduce(0) { $0 + ($1.outcome == outcome ? 1 : 0) })
  }

  var errors: [TypeV1.RowError] {
    problems.map { place, problem in
      .with {
        ($0.index, $0.reason) = (Int64(place), TypeV1.ErrorReason(named: problem.reason))
        ($0.field, $0.message) = (problem.field, problem.told)
      }
    }
  }

  /// Whether any lead is another now.
  var isNothing: Bool { made.isEmpty && changed.isEmpty }

  /// What it counts by Muster's own meters.
  var usage: [String: Int64] { ["muster/leads_imported": Int64(made.count + changed.count)] }

  /// Of which leads those who watch are told, all at once.
  func event(_ importID: String = "", chunk: Int64 = 0) -> ChangeEvent? {
    if isNothing { return nil }
    func list(_ texts: [String]) -> String { texts.map { "\"\($0)\"" }.joined(separator: ",") }
    return ChangeEvent(
      .leadImported,
      object: """
        {"import_id":"\(importID)","chunk_index":\(chunk),\
        "created_ids":[\(list(made.map(\.description)))],\
        "updated_ids":[\(list(changed.map(\.description)))],\
        "updated_fields":[\(list(fields.map { $0.joined(separator: ",") }))]}
        """)
  }
}

extension LeadProblem {
  /// For people, with the field that it is about.
  var told: String { field.isEmpty ? description : "\(field) \(description)" }
}

extension LeadsV1.RowResult {
  init(_ outcome: LeadsV1.RowOutcome, at place: Int, _ id: LeadID?) {
    self.init()
    (index, self.outcome) = (Int64(place), outcome)
    self.id = id?.description ?? ""
  }
}
