import MusterCore
import MusterTenancy
import MusterUsageAPI
import MusterWire

/// The entries of one call as they were sent.
struct EntryBatch: Sendable {
  struct Row: Sendable {
    let place: Int
    let entry: UsageV1.UsageEntry
    let hash: [UInt8]
    /// Breaches of the bounds of its fields.
    let problem: EntryProblem?
  }

  let rows: [Row]

  init(_ entries: [UsageV1.UsageEntry], of tenant: TenantID, _ hashes: UsageHashes) {
    rows = entries.enumerated().map { place, entry in
      let violations = entry.violations()
      let problem = violations.first.map { first in
        EntryProblem(
          reason: "FIELD_INVALID", field: first.field,
          description: ([first.description] + violations.dropFirst().map { "\($0.field) \($0.description)" })
            .joined(separator: "; "))
      }
      return Row(place: place, entry: entry, hash: hashes.content(entry, of: tenant), problem: problem)
    }
  }

  private var sound: some Collection<Row> { rows.lazy.filter { $0.problem == nil } }

  /// Of entries within their bounds.
  var keys: [String] { sound.map(\.entry.idempotencyKey) }
  var hasCorrections: Bool { sound.contains { !$0.entry.correctsID.isEmpty } }
  var names: Set<MeterName> { Set(sound.map { MeterName($0.entry.category, $0.entry.metric) }) }
}

/// What became of the entries of one call, in their order.
struct EntryOutcome: Sendable {
  private(set) var results: [UsageV1.RecordUsageResult]
  private(set) var recordedCount: Int64 = 0
  private var refused: [Int: EntryProblem] = [:]
  /// Later entries of the batch that are the same as an earlier one.
  private var repeats: [(place: Int, first: Int)] = []

  init(count: Int) {
    results = Array(repeating: UsageV1.RecordUsageResult(), count: count)
  }

  /// Why entries were not recorded, in the order of their places.
  var problems: [(place: Int, problem: EntryProblem)] {
    refused.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Answers what is known already; the rest are to be recorded.
  mutating func take(
    _ batch: EntryBatch, known: [String: EntryStore.Known], _ intake: EntryIntake
  ) -> [(place: Int, draft: UsageDraft)] {
    var drafts: [(place: Int, draft: UsageDraft)] = []
    var places: [String: (place: Int, hash: [UInt8])] = [:]
    for row in batch.rows {
      if let problem = row.problem {
        refuse(row.place, problem)
      } else if let entry = known[row.entry.idempotencyKey] {
        if entry.contentHash == row.hash {
          results[row.place] = .repeated(entry.id, isAdjustment: entry.isAdjustment)
        } else {
          refuse(row.place, .keyReused(entry.id))
        }
      } else if let first = places[row.entry.idempotencyKey] {
        if first.hash == row.hash {
          repeats.append((row.place, first.place))
        } else {
          refuse(row.place, .keyReused(inBatch: first.place))
        }
      } else {
        switch intake.draft(row.entry, row.hash) {
        case .success(let draft):
          places[draft.key] = (row.place, row.hash)
          drafts.append((row.place, draft))
        case .failure(let problem): refuse(row.place, problem)
        }
      }
    }
    return drafts
  }

  mutating func refuse(_ place: Int, _ problem: EntryProblem) { refused[place] = problem }

  mutating func settle(_ place: Int, _ recorded: Entries.Recorded) {
    switch recorded {
    case .new(let entry):
      recordedCount += 1
      results[place].usageEntryID = entry.draft.id.description
      results[place].adjustment = entry.isAdjustment
    case .same(let id, let isAdjustment): results[place] = .repeated(id, isAdjustment: isAdjustment)
    case .reused(let id): refuse(place, .keyReused(id))
    }
  }

  /// An entry that repeats another one of the batch became what that became.
  mutating func settleRepeats() {
    for (place, first) in repeats {
      if let problem = refused[first] {
        refuse(place, problem)
      } else {
        results[place] = results[first]
        results[place].duplicate = true
      }
    }
  }
}

extension UsageV1.RecordUsageResult {
  fileprivate static func repeated(_ id: UsageEntryID, isAdjustment: Bool) -> UsageV1.RecordUsageResult {
    .with {
      ($0.usageEntryID, $0.duplicate, $0.adjustment) = (id.description, true, isAdjustment)
    }
  }
}
