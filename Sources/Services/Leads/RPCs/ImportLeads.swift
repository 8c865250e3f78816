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
      throw .importUnheaded
    }
    var caller = caller
    guard try await caller.enter(header.tenantID) else { throw .importTenantUnnamed }
    let violations = MergeRules.violations(header.options ?? LeadsV1.UpsertOptions())
    if !violations.isEmpty { throw .fieldsInvalid(violations) }

    var session = try await ImportSession(ImportHeader(header), self, as: caller)
    do throws(RPCError) {
      try await responses.send(
        .with { $0.content = .start(LeadsV1.ImportRun(session.run, in: session.tenant)) })
      try await take(requests, header, into: &session, by: Author(caller.principal as? Principal), responses)
      try await session.finish()
    } catch {
      await session.release()
      throw error
    }
    try await responses.send(
      .with { $0.content = .summary(LeadsV1.ImportRun(session.run, in: session.tenant)) })
  }

  /// While a chunk is stored the next one is received and looked at, and no more than that one.
  private func take(
    _ requests: RequestStream<LeadsV1.ImportLeadsRequest>, _ header: LeadsV1.ImportLeadsHeader,
    into session: inout ImportSession, by author: Author,
    _ responses: ResponseWriter<LeadsV1.ImportLeadsResponse>
  ) async throws(RPCError) {
    let options = header.options ?? LeadsV1.UpsertOptions()
    let id = session.run.id.description
    var next = await ReceivedRows.receive(requests)
    while let received = try next.get() {
      async let following = ReceivedRows.receive(requests)
      let acknowledgement = try await raced { () async throws(RPCError) in
        try await session.take(
          received.chunk, LeadsV1.Method.importLeads.info, withResults: header.withResults
        ) { tx, _ throws(RPCError) in
          let done = try await upsert(received.rows, options, tx, by: author)
          let event = done.outcome.event(id, chunk: received.chunk.index)
          return ImportSession.Stored(
            rows: done.outcome.rows, event: event, usage: done.outcome.usage, statements: done.statements)
        }
      }
      try await responses.send(.with { $0.content = .acknowledgement(acknowledgement) })
      next = await following
    }
  }
}

/// A chunk as it came, looked at as far as it can be by itself.
private struct ReceivedRows: Sendable {
  let chunk: ImportChunk
  let rows: BulkRows

  /// Nil when the client has sent its last.
  static func receive(
    _ requests: RequestStream<LeadsV1.ImportLeadsRequest>
  ) async -> Result<ReceivedRows?, RPCError> {
    do throws(RPCError) {
      guard let message = try await requests.makeAsyncIterator().next() else { return .success(nil) }
      guard case .chunk(let chunk)? = message.content else {
        throw .importUnheaded
      }
      let hash = SHA256.digest(chunk.bytes())
      return .success(
        ReceivedRows(
          chunk: ImportChunk(index: chunk.index, hash: hash, rowCount: chunk.leads.count),
          rows: BulkRows(chunk.leads)))
    } catch {
      return .failure(error)
    }
  }
}

extension ImportHeader {
  fileprivate init(_ header: LeadsV1.ImportLeadsHeader) {
    self.init(
      kind: .leads, id: ImportID(header.importID), name: header.name,
      hash: SHA256.digest((header.options ?? LeadsV1.UpsertOptions()).bytes()),
      sourceHash: header.sourceHash.isEmpty ? nil : header.sourceHash, isTrial: header.validateOnly)
  }
}

extension BulkOutcome {
  /// In their order.
  fileprivate var rows: ImportedRows {
    let problems = Dictionary(grouping: problems, by: \.place)
    return ImportedRows(
      outcomes: results.enumerated().map { place, result in
        switch result.outcome {
        case .created: .created(result.id)
        case .updated: .updated(result.id)
        case .unchanged: .unchanged(result.id)
        default: .failed((problems[place] ?? []).map { ImportProblem($0.1) })
        }
      })
  }
}

extension ImportProblem {
  fileprivate init(_ problem: LeadProblem) {
    self.init(
      reason: problem.reason, field: problem.field, message: problem.told,
      bareMessage: problem.field.isEmpty
        ? "the row was refused when its chunk was stored"
        : "\(problem.field) was refused when the chunk was stored")
  }
}
