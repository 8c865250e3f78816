import MusterCore
import MusterPostgres
import MusterRows

/// What rows an import brings.
enum ImportKind: String, Sendable {
  case leads, suppressions
}

extension ImportID {
  /// Ids hold the time at which they were made; the state of an import is kept for 7 days.
  var isOlderThanAnyState: Bool {
    UInt64(truncatingIfNeeded: bits >> 80) + 7 * 86_400_000 < UInt64(clamping: WallClock.seconds()) * 1_000
  }
}

/// What the first message of a stream says of its import.
struct ImportHeader: Sendable {
  let kind: ImportKind
  /// Nil lets the server make one.
  let id: ImportID?
  let name: String
  /// Of all in the header that has to be the same when the import goes on.
  let hash: [UInt8]
  /// Of what is imported; nil when the client does not know it.
  let sourceHash: [UInt8]?
  /// Nothing is kept.
  let isTrial: Bool
}

/// How far an import has come.
struct ImportRun: Hashable, Sendable {
  let id: ImportID
  var name: String
  var nextChunk: Int64 = 0
  var counts = ImportCounts()
  var createTime: PostgresTime
  var updateTime: PostgresTime
  var finishTime: PostgresTime?
}

/// What became of rows, together.
struct ImportCounts: Hashable, Sendable {
  var created: Int64 = 0
  var updated: Int64 = 0
  var unchanged: Int64 = 0
  var failed: Int64 = 0

  var rows: Int64 { created + updated + unchanged + failed }
  var hasChanged: Bool { created + updated > 0 }

  static func + (one: ImportCounts, other: ImportCounts) -> ImportCounts {
    ImportCounts(
      created: one.created + other.created, updated: one.updated + other.updated,
      unchanged: one.unchanged + other.unchanged, failed: one.failed + other.failed)
  }
}

/// A chunk as its client numbers it.
struct ImportChunk: Sendable {
  let index: Int64
  /// SHA-256 of its rows.
  let hash: [UInt8]
  let rowCount: Int
}

/// What became of the rows of a chunk, in their order.
struct ImportedRows: Sendable {
  /// One of each row.
  var outcomes: [ImportedRow]

  var counts: ImportCounts {
    var counts = ImportCounts()
    for row in outcomes {
      switch row {
      case .created: counts.created += 1
      case .updated: counts.updated += 1
      case .unchanged: counts.unchanged += 1
      case .failed: counts.failed += 1
      }
    }
    return counts
  }
}

enum ImportedRow: Sendable {
  /// With the ids of what the row is about.
  case created(String)
  case updated(String)
  case unchanged(String)
  case failed([ImportProblem])
}

/// Why a row was not taken.
struct ImportProblem: Hashable, Sendable {
  /// Of `muster.type.v1.ErrorReason`.
  let reason: String
  /// Dotted from the row; empty for all of it.
  let field: String
  let message: String
  /// The message without what was given, which is all that is kept of it.
  let bareMessage: String

  init(reason: String, field: String, message: String, bareMessage: String? = nil) {
    (self.reason, self.field, self.message) = (reason, field, message)
    self.bareMessage = bareMessage ?? message
  }
}
