import MusterCore
import MusterJournal
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterTenancy

/// One stream's hold of an import, from its header to its end. It knows chunks and counts; what rows are,
/// `store` knows.
///
/// A stream that falls silent loses its hold after 30 seconds to another that asks for it. Between two
/// messages of the client nothing is leased.
struct ImportSession: Sendable {
  /// What a chunk did, and what is told of it.
  struct Stored: Sendable {
    var rows: ImportedRows
    var event: ChangeEvent?
    /// What it counts by Muster's own meters.
    var usage: [String: Int64] = [:]
    /// The last of its statements, which go in one round trip with what is kept of the chunk.
    var statements: [BoundStatement] = []
  }

  let header: ImportHeader
  let tenant: TenantID
  private let service: LeadsService
  private let caller: Caller
  private let stream = IDBits(UUIDv7.next())
  private(set) var run: ImportRun
  /// The chunk that has to come, once there was one.
  private var expected: Int64?
  private var renewTime = MonotonicClock.nanoseconds()

  /// Finds or makes the import and takes it.
  init(
    _ header: ImportHeader, _ service: LeadsService, as caller: Caller
  ) async throws(RPCError) {
    (self.header, self.service, self.caller) = (header, service, caller)
    tenant = try caller.admittedTenant()
    let id = header.id ?? .new()
    let now = PostgresTime(unixMicroseconds: WallClock.microseconds()) ?? .infinity
    run = ImportRun(id: id, name: header.name, createTime: now, updateTime: now)
    if header.isTrial { return }
    if let given = header.id, given.isOlderThanAnyState {
      guard try await isKept(given) else { throw .importExpired }
    }
    let stream = stream
    run = try await write { tx throws(RPCError) in
      guard let found = try await ImportStore.begin(tx, id, header) else { throw .importExpired }
      if found.isExpired { throw .importExpired }
      if !found.isSame { throw .importMismatch }
      if found.heldSeconds > 0 { throw .importBusy(.seconds(found.heldSeconds)) }
      try await ImportStore.take(tx, id, for: stream)
      return found.run
    }
  }

  private func isKept(_ id: ImportID) async throws(RPCError) -> Bool {
    try await service.tenants.read(bound: tenant, deadline: caller.deadline) { tx throws(RPCError) in
      try await ImportStore.isKept(tx, id)
    }
  }

  /// Stores a chunk, or skips one that is stored. `store` may be run again; it gets the number of the chunk's
  /// first row in the whole import.
  mutating func take(
    _ chunk: ImportChunk, _ method: MethodInfo, withResults: Bool,
    _ store: (borrowing TenantTransaction, Int64) async throws(RPCError) -> Stored
  ) async throws(RPCError) -> LeadsV1.ImportAcknowledgement {
    guard chunk.index == expected ?? chunk.index, chunk.index <= run.nextChunk else {
      throw .importChunkOutOfOrder(chunk.index, next: expected ?? run.nextChunk)
    }
    let acknowledgement: LeadsV1.ImportAcknowledgement
    if chunk.index < run.nextChunk {
      acknowledgement = try await skip(chunk)
    } else {
      let (id, stream, isTrial, first) = (run.id, stream, header.isTrial, run.counts.rows)
      acknowledgement = try await service.journal.write(method, as: caller, isTrial: isTrial) {
        tx throws(RPCError) in
        var held: ImportRun?
        if !isTrial {
          held = try await ImportStore.renew(tx, id, of: stream)
          guard let held else { throw .importBusy(.seconds(ImportStore.holdSeconds)) }
          guard held.nextChunk == chunk.index else {
            throw .importChunkOutOfOrder(chunk.index, next: held.nextChunk)
          }
        }
        let stored = try await store(tx, first)
        if isTrial, !stored.statements.isEmpty {
          _ = try await tx.run(stored.statements, refusing: RPCError.rowsRefused)
        }
        var answer = LeadsV1.ImportAcknowledgement(chunk, stored.rows, from: first)
        if let held {
          _ = try await ImportStore.add(
            tx, chunk, to: held, stored.rows.counts, errors: answer.kept(stored.rows, from: first),
            after: stored.statements)
        }
        if withResults { answer.results = stored.rows.results(from: first) }
        var change = Change(answer, target: ChangeTarget(id), event: stored.event)
        change.usage = stored.usage
        return change
      }
      renewTime = MonotonicClock.nanoseconds()
      run.nextChunk += 1
      run.counts = run.counts + acknowledgement.counts
    }
    expected = chunk.index + 1
    return acknowledgement
  }

  private mutating func skip(_ chunk: ImportChunk) async throws(RPCError) -> LeadsV1.ImportAcknowledgement {
    let (id, stream) = (run.id, stream)
    // A long row of stored chunks is a sign of life too.
    if MonotonicClock.nanoseconds() - renewTime > ImportStore.holdSeconds * 1_000_000_000 / 3 {
      let held = try await write { tx throws(RPCError) in try await ImportStore.renew(tx, id, of: stream) }
      if held == nil { throw .importBusy(.seconds(ImportStore.holdSeconds)) }
      renewTime = MonotonicClock.nanoseconds()
    }
    let stored = try await service.tenants.read(bound: tenant, deadline: caller.deadline) {
      tx throws(RPCError) in
      try await ImportStore.chunk(tx, id, chunk.index)
    }
    guard let stored else { throw .importExpired }
    guard stored.hash == chunk.hash else { throw .importChunkMismatch(chunk.index) }
    return LeadsV1.ImportAcknowledgement(skipped: chunk.index, stored)
  }

  /// The client has closed its side in good order.
  mutating func finish() async throws(RPCError) {
    let (id, stream) = (run.id, stream)
    if header.isTrial { return }
    let last = try await write { tx throws(RPCError) in try await ImportStore.finish(tx, id, of: stream) }
    guard let last else { throw .importBusy(.seconds(ImportStore.holdSeconds)) }
    run = last
  }

  /// Whatever ended the stream, the next one need not wait. In a task of its own: a call that was cut off is
  /// cancelled.
  func release() async {
    if header.isTrial { return }
    let (id, stream, tenants, tenant) = (run.id, stream, service.tenants, tenant)
    await Task {
      try? await tenants.write(
        bound: tenant, as: nil, deadline: nil, opening: Opening([]) { _ throws(RPCError) in }
      ) { tx throws(RPCError) in
        try await ImportStore.release(tx, id, of: stream)
        return ((), .commit([]))
      }
    }.value
  }

  /// The state of an import is nobody's change; what its rows change goes through the journal.
  private func write<Value>(
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> Value
  ) async throws(RPCError) -> Value {
    try await service.tenants.write(
      bound: tenant, as: nil, deadline: caller.deadline, opening: Opening([]) { _ throws(RPCError) in },
      note: caller.note
    ) { tx throws(RPCError) in (try await body(tx), .commit([])) }
  }
}
