import MusterCore
import MusterJournal
import MusterLeadsAPI
import MusterTypesAPI
import MusterWire

/// What became of the rows of one batch or chunk.
struct BulkOutcome: Sendable {
  var results: [LeadsV1.RowResult] = []
  var errors: [TypeV1.RowError] = []
  /// The leads that were made and changed, each once.
  var made: [LeadID] = []
  var changed: [LeadID] = []
  /// Of each of the changed, in their order, the names of its fields that did.
  var fields: [[String]] = []

  func count(_ outcome: LeadsV1.RowOutcome) -> Int32 {
    Int32(clamping: results.reduce(0) { $0 + ($1.outcome == outcome ? 1 : 0) })
  }

  /// Whether any lead is another now.
  var isNothing: Bool { made.isEmpty && changed.isEmpty }

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

extension TypeV1.RowError {
  /// All that is wrong with a row, under the reason and field of what comes first.
  init(_ problems: [LeadProblem], at place: Int) {
    self.init()
    index = Int64(place)
    reason = TypeV1.ErrorReason(named: problems.first?.reason ?? "")
    field = problems.first?.field ?? ""
    message = problems.map { $0.field.isEmpty ? $0.description : "\($0.field) \($0.description)" }
      .joined(separator: "; ")
  }
}

extension TypeV1.ErrorReason {
  private static let byName = Dictionary(
    allKnown.map { ($0.name ?? "", $0) }, uniquingKeysWith: { first, _ in first })

  /// As the `reason` of an error says it.
  init(named reason: String) {
    self = Self.byName["ERROR_REASON_\(reason)"] ?? .unspecified
  }
}

extension LeadsV1.RowResult {
  init(_ outcome: LeadsV1.RowOutcome, at place: Int, _ id: LeadID?) {
    self.init()
    (index, self.outcome) = (Int64(place), outcome)
    self.id = id?.description ?? ""
  }
}
