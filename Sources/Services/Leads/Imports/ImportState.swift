import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterTenancy

/// What is imported.
enum ImportKind: String, Sendable {
  case leads
  case suppressions
}

/// What became of the rows of a chunk, or of all of them.
struct ImportCounts: Hashable, Sendable {
  var created: Int64 = 0
  var updated: Int64 = 0
  var unchanged: Int64 = 0
  var failed: Int64 = 0

  var rows: Int64 { created &+ updated &+ unchanged &+ failed }

  static func + (one: ImportCounts, other: ImportCounts) -> ImportCounts {
    ImportCounts(
      created: one.created &+ other.created, updated: one.updated &+ other.updated,
      unchanged: one.unchanged &+ other.unchanged, failed: one.failed &+ other.failed)
  }
}

/// How far an import has come.
struct ImportState: Sendable {
  let id: ImportID
  var name: String
  var nextChunk: Int64 = 0
  var counts = ImportCounts()
  var createTime: PostgresTime
  var updateTime: PostgresTime
  var finishTime: PostgresTime?

  init(_ id: ImportID, _ name: String, at now: PostgresTime) {
    (self.id, self.name, createTime, updateTime) = (id, name, now, now)
  }

  func run(_ tenant: TenantID) -> LeadsV1.ImportRun {
    var run = LeadsV1.ImportRun()
    run.id = id.description
    // The platform's own list is no tenant's.
    run.tenantID = tenant == .platform ? "" : tenant.description
    run.name = name
    run.nextChunkIndex = nextChunk
    run.rowCount = counts.rows
    (run.createdCount, run.updatedCount) = (counts.created, counts.updated)
    (run.unchangedCount, run.failedCount) = (counts.unchanged, counts.failed)
    run.createTime = createTime.timestamp
    run.updateTime = updateTime.timestamp
    run.finishTime = finishTime?.timestamp
    return run
  }
}

/// What a header says of its import, apart from what is imported.
struct ImportHeader: Sendable {
  let kind: ImportKind
  /// Empty lets the server make one.
  let id: String
  let name: String
  /// Of all that decides what becomes of a row.
  let hash: [UInt8]
  /// Of what is imported; empty when not known.
  let sourceHash: [UInt8]
  /// Nothing is stored.
  let isTrial: Bool
}

/// What a chunk has become, as its transaction tells.
struct ImportChunkDone: Sendable {
  /// With counts, errors and results by their places in the chunk.
  var acknowledgement: LeadsV1.ImportAcknowledgement
  /// The last of its statements.
  var statements: [BoundStatement] = []

  var counts: ImportCounts {
    ImportCounts(
      created: Int64(acknowledgement.createdCount), updated: Int64(acknowledgement.updatedCount),
      unchanged: Int64(acknowledgement.unchangedCount), failed: Int64(acknowledgement.failedCount))
  }
}
