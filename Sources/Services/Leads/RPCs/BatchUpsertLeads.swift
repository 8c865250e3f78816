import MusterCore
import MusterJournal
package import MusterLeadsAPI
package import MusterRPC
import MusterRows
import MusterTenancy

extension LeadsService {
  package func batchUpsertLeads(
    _ request: LeadsV1.BatchUpsertLeadsRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.BatchUpsertLeadsResponse {
    let options = request.options ?? LeadsV1.UpsertOptions()
    let violations = MergeRules.violations(options)
    if !violations.isEmpty { throw .fieldsInvalid(violations) }
    let rows = BulkRows(request.leads)
    let author = Author(caller.principal as? Principal)

    return try await raced { () async throws(RPCError) in
      try await journal.write(LeadsV1.Method.batchUpsertLeads.info, request, as: caller) {
        tx throws(RPCError) in
        let done = try await upsert(rows, options, tx, by: author)
        let response = LeadsV1.BatchUpsertLeadsResponse(done.outcome)
        if done.outcome.isNothing { return .nothing(response) }
        _ = try await tx.run(done.statements, refusing: RPCError.rowsRefused)
        var change = Change(response, target: nil, event: done.outcome.event())
        change.usage = done.outcome.usage
        return change
      }
    }
  }
}

extension LeadsV1.BatchUpsertLeadsResponse {
  fileprivate init(_ outcome: BulkOutcome) {
    self.init()
    (results, errors) = (outcome.results, outcome.errors)
    (createdCount, updatedCount) = (outcome.count(.created), outcome.count(.updated))
    (unchangedCount, failedCount) = (outcome.count(.unchanged), outcome.count(.failed))
  }
}
