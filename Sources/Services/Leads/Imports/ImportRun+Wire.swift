import MusterCore
import MusterLeadsAPI
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension LeadsV1.ImportRun {
  init(_ run: ImportRun, in tenant: TenantID) {
    self.init()
    (id, name) = (run.id.description, run.name)
    if tenant != .platform { tenantID = tenant.description }
    (nextChunkIndex, rowCount) = (run.nextChunk, run.counts.rows)
    (createdCount, updatedCount) = (run.counts.created, run.counts.updated)
    (unchangedCount, failedCount) = (run.counts.unchanged, run.counts.failed)
    (createTime, updateTime) = (run.createTime.timestamp, run.updateTime.timestamp)
    finishTime = run.finishTime?.timestamp
  }
}

extension LeadsV1.ImportAcknowledgement {
  /// Of a chunk that was stored now, without its results.
  init(_ chunk: ImportChunk, _ rows: ImportedRows, from first: Int64) {
    self.init()
    chunkIndex = chunk.index
    set(rows.counts)
    errors = rows.errors(from: first) { $0.message }
  }

  init(skipped index: Int64, _ stored: ImportStore.Chunk) {
    self.init()
    // Written by `kept`.
    if let kept = try? LeadsV1.ImportAcknowledgement(bytes: stored.errors, policy: .client) {
      errors = kept.errors
    }
    (chunkIndex, skipped) = (index, true)
    set(stored.counts)
  }

  /// The errors as they are stored, without what was given; empty for none.
  func kept(_ rows: ImportedRows, from first: Int64) -> [UInt8] {
    if errors.isEmpty { return [] }
    var kept = LeadsV1.ImportAcknowledgement()
    kept.errors = rows.errors(from: first) { $0.bareMessage }
    return kept.bytes()
  }

  var counts: ImportCounts {
    ImportCounts(
      created: Int64(createdCount), updated: Int64(updatedCount), unchanged: Int64(unchangedCount),
      failed: Int64(failedCount))
  }

  private mutating func set(_ counts: ImportCounts) {
    (createdCount, updatedCount) = (Int32(clamping: counts.created), Int32(clamping: counts.updated))
    (unchangedCount, failedCount) = (Int32(clamping: counts.unchanged), Int32(clamping: counts.failed))
  }
}

extension ImportedRows {
  /// Every problem of every row, by its place in the import.
  func errors(from first: Int64, _ message: (ImportProblem) -> String) -> [TypeV1.RowError] {
    var errors: [TypeV1.RowError] = []
    for (offset, outcome) in outcomes.enumerated() {
      guard case .failed(let problems) = outcome else { continue }
      for problem in problems {
        var error = TypeV1.RowError()
        error.index = first + Int64(offset)
        error.reason = TypeV1.ErrorReason(named: problem.reason)
        (error.message, error.field) = (message(problem), problem.field)
        errors.append(error)
      }
    }
    return errors
  }

  func results(from first: Int64) -> [LeadsV1.RowResult] {
    outcomes.enumerated().map { offset, outcome in
      var result = LeadsV1.RowResult()
      result.index = first + Int64(offset)
      switch outcome {
      case .created(let id): (result.outcome, result.id) = (.created, id)
      case .updated(let id): (result.outcome, result.id) = (.updated, id)
      case .unchanged(let id): (result.outcome, result.id) = (.unchanged, id)
      case .failed: result.outcome = .failed
      }
      return result
    }
  }
}

extension TypeV1.ErrorReason {
  /// As errors carry it.
  init(named reason: String) {
    self = Self.allKnown.first { $0.name == "ERROR_REASON_\(reason)" } ?? .unspecified
  }
}
