import MusterCore
import MusterJournal
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

/// One stream of an import: it has the import for as long as it goes on, and counts its chunks.
struct ImportStream: Sendable {
  private let header: ImportHeader
  private let method: MethodInfo
  private let caller: Caller
  private let journal: Journal
  /// By which the import knows it.
  private let key = IDBits(UUIDv7.next())
  private(set) var state: ImportState
  /// The chunk that came last; nil before the first.
  private var last: Int64?
  private let tenant: TenantID

  /// Takes the import, a new one or one to go on with.
  init(
    _ header: ImportHeader, _ method: MethodInfo, as caller: Caller, _ journal: Journal
  ) async throws(RPCError) {
    (self.header, self.method, self.caller, self.journal) = (header, method, caller, journal)
    tenant = try caller.admittedTenant()
    let id = ImportID(header.id) ?? ImportID.new()
    state = ImportState(id, header.name, at: .now)
    // Nothing is kept of a trial.
    if header.isTrial { return }
    let key = key
    state = try await journal.write(method, partOf: caller) { tx throws(RPCError) in
      guard let taken = try await ImportStore.take(tx, id, by: key, header) else {
        throw .importBusy(id, for: .seconds(1))
      }
      try Self.check(taken, header)
      _ = try await tx.run(ImportStore.purge(of: tx.tenant, most: 2))
      return WorkDone(taken.state)
    }
  }

  private static func check(_ taken: ImportStore.Taken, _ header: ImportHeader) throws(RPCError) {
    let id = taken.state.id
    if taken.isExpired || taken.isNew && isOld(id) { throw .importExpired(id) }
    guard taken.kind == header.kind.rawValue else { throw .importMismatch(id, "rows of another kind") }
    guard taken.headerHash == header.hash else { throw .importMismatch(id, "other options") }
    if taken.sourceHash != header.sourceHash { throw .importMismatch(id, "another source hash") }
    guard taken.isFree else { throw .importBusy(id, for: taken.wait) }
  }

  /// Of an id that tells when it was made: so long ago that its state, if there was one, is gone.
  private static func isOld(_ id: ImportID) -> Bool {
    guard id.bits >> 76 & 0xF == 7 else { return false }
    let made = Int64(truncatingIfNeeded: id.bits >> 80) / 1_000
    return made < WallClock.seconds() - Int64(ImportStore.keptMax / .seconds(1))
  }

  var run: LeadsV1.ImportRun { state.run(tenant) }

  // MARK: Chunks

  /// Stores a chunk with what `body` does in the same transaction, or skips one that is stored. `body` may
  /// run again. Results and errors come by their places in the whole import.
  mutating func chunk(
    _ index: Int64, _ hash: [UInt8],
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> (ImportChunkDone, ChangeEvent?)
  ) async throws(RPCError) -> LeadsV1.ImportAcknowledgement {
    try checkOrder(index)
    last = index
    if index < state.nextChunk { return try await stored(index, hash) }
    let (state, key, header) = (state, key, header)
    let now = PostgresTime.now
    let done = try await journal.write(method, partOf: caller, isTrial: header.isTrial) {
      tx throws(RPCError) in
      let (done, event) = try await body(tx)
      if header.isTrial { return WorkDone(done) }
      let last = ImportStore.store(index, hash, done, of: state, by: key, at: now, in: tx.tenant)
      let results = try await tx.run(done.statements + last, refusing: RPCError.rowsRefused)
      guard results.last.changedCount == 1 else {
        throw .importBusy(state.id, for: ImportStore.holdMax)
      }
      return WorkDone(done, [WorkRecord(ChangeTarget(state.id), event: event)])
    }
    var acknowledgement = done.acknowledgement
    acknowledgement.chunkIndex = index
    for place in acknowledgement.errors.indices { acknowledgement.errors[place].index += state.counts.rows }
    for place in acknowledgement.results.indices { acknowledgement.results[place].index += state.counts.rows }
    self.state.counts = state.counts + done.counts
    self.state.nextChunk = index + 1
    self.state.updateTime = now
    return acknowledgement
  }

  private func checkOrder(_ index: Int64) throws(RPCError) {
    if let last, index != last + 1 {
      throw .importOrderInvalid("chunk \(index) came after chunk \(last)", next: last + 1)
    }
    if index > state.nextChunk {
      throw .importOrderInvalid(
        "chunk \(index) came before chunk \(state.nextChunk) is stored", next: state.nextChunk)
    }
  }

  private func stored(
    _ index: Int64, _ hash: [UInt8]
  ) async throws(RPCError) -> LeadsV1.ImportAcknowledgement {
    let id = state.id
    let stored = try await journal.write(method, partOf: caller) { tx throws(RPCError) in
      WorkDone(try await ImportStore.chunk(tx, id, index))
    }
    guard let stored, stored.hash == hash else { throw .importChunkMismatch(index) }
    return stored.acknowledgement
  }

  // MARK: Its end

  /// The stream was closed in good order.
  mutating func finish() async throws(RPCError) {
    let now = PostgresTime.now
    if !header.isTrial {
      let (id, key) = (state.id, key)
      try await journal.write(method, partOf: caller) { tx throws(RPCError) in
        _ = try await tx.run(ImportStore.finish(id, by: key, at: now, in: tx.tenant))
        return .quietly
      }
    }
    state.finishTime = now
  }

  /// Lets another stream have the import, however this one ended. A task of its own: that of a call that was
  /// cancelled can do nothing more.
  func release() async {
    if header.isTrial { return }
    let (id, key, journal, method) = (state.id, key, journal, method)
    var caller = caller
    caller.deadline = MonotonicClock.nanoseconds(after: .seconds(5))
    let releasing = caller
    await Task {
      try? await journal.write(method, partOf: releasing) { tx throws(RPCError) in
        _ = try await tx.run(ImportStore.release(id, by: key, in: tx.tenant))
        return .quietly
      }
    }.value
  }
}
