import MusterCore
import MusterCrypto
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

extension LeadsService {
  package func importLeads(
    _ requests: RequestStream<LeadsV1.ImportLeadsRequest>,
    to responses: ResponseWriter<LeadsV1.ImportLeadsResponse>, as caller: Caller
  ) async throws(RPCError) {
    guard case .header(let header)? = try await requests.makeAsyncIterator().next()?.content else {
      throw .importOrderInvalid("the stream does not begin with a header")
    }
    var caller = caller
    guard try await caller.enter(header.tenantID) else { throw .tenantUnnamed }
    let options = header.options ?? LeadsV1.UpsertOptions()
    let violations = MergeRules.violations(options)
    if !violations.isEmpty { throw .fieldsInvalid(violations) }

    var stream = try await ImportStream(
      ImportHeader(header), LeadsV1.Method.importLeads.info, as: caller, journal)
    do throws(RPCError) {
      try await responses.send(.with { $0.content = .start(stream.run) })
      try await take(requests, header, into: &stream, by: Author(caller.principal as? Principal), responses)
      try await stream.finish()
    } catch {
      await stream.release()
      throw error
    }
    try await responses.send(.with { $0.content = .summary(stream.run) })
  }

  /// While a chunk is stored the next one is received and looked at, and no more than that one.
  private func take(
    _ requests: RequestStream<LeadsV1.ImportLeadsRequest>, _ header: LeadsV1.ImportLeadsHeader,
    into stream: inout ImportStream, by author: Author,
    _ responses: ResponseWriter<LeadsV1.ImportLeadsResponse>
  ) async throws(RPCError) {
    let options = header.options ?? LeadsV1.UpsertOptions()
    let importID = stream.state.id.description
    var next = await ImportedRows.receive(requests)
    while let rows = try next.get() {
      async let following = ImportedRows.receive(requests)
      let acknowledgement = try await stream.chunk(rows.index, rows.hash) { tx throws(RPCError) in
        let done = try await upsert(rows.rows, options, tx, by: author)
        let told = LeadsV1.ImportAcknowledgement(done.outcome, withResults: header.withResults)
        return (
          ImportChunkDone(acknowledgement: told, statements: done.statements),
          done.outcome.event(importID, chunk: rows.index)
        )
      }
      try await responses.send(.with { $0.content = .acknowledgement(acknowledgement) })
      next = await following
    }
  }
}

/// A chunk as it came, looked at as far as it can be by itself.
private struct ImportedRows: Sendable {
  let index: Int64
  let hash: [UInt8]
  let rows: BulkRows

  /// Nil when the client has sent its last.
  static func receive(
    _ requests: RequestStream<LeadsV1.ImportLeadsRequest>
  ) async -> Result<ImportedRows?, RPCError> {
    do throws(RPCError) {
      guard let message = try await requests.makeAsyncIterator().next() else { return .success(nil) }
      guard case .chunk(let chunk)? = message.content else {
        throw .importOrderInvalid("what came among the chunks is none")
      }
      return .success(
        ImportedRows(
          index: chunk.index, hash: SHA256.digest(chunk.bytes()), rows: BulkRows(chunk.leads)))
    } catch {
      return .failure(error)
    }
  }
}

extension ImportHeader {
  fileprivate init(_ header: LeadsV1.ImportLeadsHeader) {
    self.init(
      kind: .leads, id: header.importID, name: header.name,
      hash: SHA256.digest((header.options ?? LeadsV1.UpsertOptions()).bytes()),
      sourceHash: header.sourceHash, isTrial: header.validateOnly)
  }
}

extension LeadsV1.ImportAcknowledgement {
  fileprivate init(_ outcome: BulkOutcome, withResults: Bool) {
    self.init()
    (createdCount, updatedCount) = (outcome.count(.created), outcome.count(.updated))
    (unchangedCount, failedCount) = (outcome.count(.unchanged), outcome.count(.failed))
    errors = outcome.errors
    if withResults { results = outcome.results }
  }
}
