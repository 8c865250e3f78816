import MusterCore
package import MusterJobs
import MusterJournal
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// Scores all leads of a tenant by the model that has become the active one.
extension LeadsService {
  package static let rescoreJob = JobKind("leads.rescore")

  /// Begun again it goes through all of them, and stores nothing where a score is up to date.
  package func rescoreAll(_ run: JobRun) async throws {
    let all = RescoreRun()
    var (done, changed): (Int64, Int64) = (0, 0)
    var place: ListPlace?
    let total = try await run.read { tx throws(RPCError) in try await all.total(tx) }
    repeat {
      // Whoever only returned would have done it.
      if run.isCancelled { throw JobEnd.putOff(.zero) }
      let page = try await run.read { [place] tx throws(RPCError) in try await all.page(tx, after: place) }
      place = page.next
      if page.leads.isEmpty { continue }
      let chunk = try await run.write { tx throws(RPCError) in
        let chunk = try await rescore(tx, page.leads, all, by: .system, cause: .rescore)
        return WorkDone(chunk, chunk.records)
      }
      (done, changed) = (done + Int64(chunk.count), changed + Int64(chunk.changes.count))
      run.report(done: done, total: max(done, total.value))
    } while place != nil
    run.answer("{\"scored_count\":\(done),\"changed_count\":\(changed)}")
  }
}

extension RescoredChunk {
  var records: [WorkRecord] {
    stored.isEmpty ? [] : [WorkRecord(nil, fields: ["score"], event: event)]
  }
}

extension Author {
  static let system = Author(nil)
}
