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
  package func importSuppressions(
    _ requests: RequestStream<LeadsV1.ImportSuppressionsRequest>,
    to responses: ResponseWriter<LeadsV1.ImportSuppressionsResponse>, as caller: Caller
  ) async throws(RPCError) {
    var caller = caller
    let messages = requests.makeAsyncIterator()
    guard case .header(let header)? = try await messages.next()?.content else { throw .importUnheaded }
    guard try await caller.enter(header.tenantID) else { throw .importTenantUnnamed }

    var session = try await ImportSession(ImportHeader(header), self, as: caller)
    do throws(RPCError) {
      try await responses.send(
        .with { $0.content = .start(LeadsV1.ImportRun(session.run, in: session.tenant)) })
      let rows = SuppressionRows(header, session, self, by: caller)
      while let message = try await messages.next() {
        guard case .chunk(let chunk)? = message.content else { throw .importUnheaded }
        let acknowledgement = try await session.take(
          ImportChunk(chunk), LeadsV1.Method.importSuppressions.info, withResults: header.withResults
        ) { tx, _ throws(RPCError) in
          try await rows.store(tx, chunk.suppressions)
        }
        try await responses.send(.with { $0.content = .acknowledgement(acknowledgement) })
      }
      try await session.finish()
    } catch {
      await session.release()
      throw error
    }
    try await responses.send(
      .with { $0.content = .summary(LeadsV1.ImportRun(session.run, in: session.tenant)) })
  }
}

/// How the rows of one stream are stored.
private struct SuppressionRows: Sendable {
  private let header: LeadsV1.ImportSuppressionsHeader
  private let run: ImportID
  private let service: LeadsService
  private let author: Author
  private let tenant: TenantID

  init(
    _ header: LeadsV1.ImportSuppressionsHeader, _ session: ImportSession, _ service: LeadsService,
    by caller: Caller
  ) {
    (self.header, self.service, run, tenant) = (header, service, session.run.id, session.tenant)
    author = Author(caller.principal as? Principal)
  }

  func store(
    _ tx: borrowing TenantTransaction, _ rows: [LeadsV1.Suppression]
  ) async throws(RPCError) -> ImportSession.Stored {
    let campaigns = Set(rows.compactMap { CampaignID($0.campaignID) })
    let unknown = campaigns.isEmpty ? [] : try await service.references.unknown(among: Array(campaigns), tx)
    let intake = SuppressionIntake(tenant: tenant)
    let drafts = rows.map { draft($0, intake, unknown) }
    let added = try await service.suppressions.add(tx, drafts.compactMap(\.draft), by: author, from: run)

    var rest = added[...]
    var changed: [String] = []
    let outcomes = drafts.map { draft, problems in
      guard draft != nil, let entry = rest.popFirst() else {
        return ImportedRow.failed(
          problems.map {
            ImportProblem(reason: $0.reason, field: $0.field, message: "\($0.field) \($0.description)")
          })
      }
      let id = entry.id.description
      if entry.isChanged { changed.append(id) }
      return entry.isCreated ? .created(id) : entry.isChanged ? .updated(id) : .unchanged(id)
    }
    let event = changed.isEmpty ? nil : ChangeEvent(.suppressionImported, object: told(changed))
    return ImportSession.Stored(rows: ImportedRows(outcomes: outcomes), event: event)
  }

  /// A row takes from the header what it does not state, and is then checked for itself.
  private func draft(
    _ row: LeadsV1.Suppression, _ intake: SuppressionIntake, _ unknown: Set<CampaignID>
  ) -> (draft: SuppressionDraft?, problems: [SuppressionProblem]) {
    var row = row
    if row.kind == .unspecified { row.kind = header.kind }
    if row.reason == .unspecified { row.reason = header.reason }
    if row.expireTime == nil { row.expireTime = header.expireTime }
    var problems = row.violations().map {
      SuppressionProblem(reason: "FIELD_INVALID", field: $0.field, description: $0.description)
    }
    let (draft, others) = intake.draft(row)
    // A value that is out of bounds is told so once.
    problems += others.filter { other in !problems.contains { $0.field == other.field } }
    if let campaign = CampaignID(row.campaignID), unknown.contains(campaign) {
      problems.append(.campaignUnknown)
    }
    return problems.isEmpty ? (draft, []) : (nil, problems)
  }

  private func told(_ ids: [String]) -> String {
    "{\"importId\": \"\(run)\", \"suppressionIds\": [\(ids.map { "\"\($0)\"" }.joined(separator: ", "))]}"
  }
}

extension ImportHeader {
  fileprivate init(_ header: LeadsV1.ImportSuppressionsHeader) {
    var same = header
    // What may differ from stream to stream: how it is answered, and what is compared by itself.
    (same.importID, same.withResults, same.validateOnly, same.sourceHash) = ("", false, false, [])
    self.init(
      kind: .suppressions, id: ImportID(header.importID), name: header.name,
      hash: SHA256.digest(same.bytes()),
      sourceHash: header.sourceHash.isEmpty ? nil : header.sourceHash, isTrial: header.validateOnly)
  }
}

extension ImportChunk {
  fileprivate init(_ chunk: LeadsV1.ImportSuppressionsChunk) {
    self.init(index: chunk.index, hash: SHA256.digest(chunk.bytes()), rowCount: chunk.suppressions.count)
  }
}
