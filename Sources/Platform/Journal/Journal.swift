package import MusterCore
import MusterCrypto
package import MusterPostgres
package import MusterRPC
package import MusterTenancy
package import MusterWire
import Synchronization

/// Every write goes through here: its change, its one row of the journal and the record of its request are
/// one transaction, so accepted means counted, and nothing is announced that did not happen.
package final class Journal: Sendable {
  /// All that it says to the database.
  package static let statements = JournalStore.statements + PlaceStore.statements

  let database: TenantDatabase
  let refusals = RefusalQueue()

  package init(_ database: TenantDatabase) {
    self.database = database
  }

  /// Refusals that are to be written down.
  package var refusalCount: Int { refusals.count }

  /// The body makes the change; it may be run again, so it does nothing but its statements.
  ///
  /// An RPC of the platform that changes a tenant names it: the record of its request is the platform's,
  /// change and journal are in the tenant's rows. `user` lets the transaction see and write that user's own
  /// rows too.
  package func write<Request: MutationRequest, Response: WireMessage>(
    _ method: MethodInfo, _ request: Request, as caller: Caller, in tenant: TenantID? = nil,
    of user: UserID? = nil, _ body: (borrowing TenantTransaction) async throws(RPCError) -> Change<Response>
  ) async throws(RPCError) -> Response {
    let home = try caller.admittedTenant()
    let write = Write<Response>(
      method: method, caller: caller, home: home, place: tenant ?? home, user: user,
      requestID: request.requestID, isTrial: request.validateOnly,
      key: JournalActor(caller.principal as? Principal).id.flatMap { key(method, request, $0, home) })
    return try await run(write, body)
  }

  /// As above, for an RPC that carries no credentials but a secret of a tenant's own, which names the
  /// tenant. What it answers is a secret too, so a repeat does it again, unless what the secret belongs to
  /// stands for whoever repeats.
  package func write<Request: MutationRequest, Response: WireMessage>(
    _ method: MethodInfo, _ request: Request, as caller: Caller, bySecretOf tenant: TenantID,
    of user: UserID? = nil, repeatedBy bearer: IDBits? = nil,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> Change<Response>
  ) async throws(RPCError) -> Response {
    let write = Write<Response>(
      method: method, caller: caller, home: tenant, place: tenant, user: user, requestID: request.requestID,
      isTrial: request.validateOnly, key: bearer.flatMap { key(method, request, $0, tenant) })
    return try await run(write, body)
  }

  /// As above, for a part of a client's stream, which is no request of its own: who sends it again is told by
  /// the service's own record of it.
  package func write<Response: WireMessage>(
    _ method: MethodInfo, as caller: Caller, isTrial: Bool,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> Change<Response>
  ) async throws(RPCError) -> Response {
    let home = try caller.admittedTenant()
    let write = Write<Response>(
      method: method, caller: caller, home: home, place: home, user: nil, requestID: "", isTrial: isTrial,
      key: nil)
    return try await run(write, body)
  }

  /// The key of a request that has an id and means to change something.
  private func key(
    _ method: MethodInfo, _ request: some MutationRequest, _ principal: IDBits, _ home: TenantID
  ) -> RequestKey? {
    if request.requestID.isEmpty || request.validateOnly { return nil }
    var same = request
    same.requestID = ""
    return RequestKey(
      tenant: home, principal: principal, method: method.path, requestID: request.requestID,
      hash: SHA256.digest(same.bytes()))
  }

  /// How often a write whose outcome was lost is found out about and, if it was not done, done.
  static let attemptsMax = 3

  func run<Response: WireMessage>(
    _ write: Write<Response>, _ body: (borrowing TenantTransaction) async throws(RPCError) -> Change<Response>
  ) async throws(RPCError) -> Response {
    var attempt = 1
    while true {
      let state = WriteState()
      do throws(RPCError) {
        return try await self.attempt(write, state, body)
      } catch {
        if let replay = state.replay { return try Self.decode(replay) }
        if let key = write.key, let replay = try await earlier(key, write, error) {
          return try Self.decode(replay)
        }
        guard error.databaseError?.outcome == .unknown, attempt < Self.attemptsMax,
          let transaction = state.transaction, let answer = state.answer
        else { throw error }
        // Never done blindly again: first it is known what became of it. What was done is answered as it
        // would have been, with a secret that a repeat would not show.
        let trace = Trace(transaction: transaction, record: answer.record, tenant: write.place)
        if try await isDone(trace, until: write.caller.deadline, error) {
          return try Self.decode(answer.response)
        }
      }
      attempt += 1
    }
  }

  private func attempt<Response: WireMessage>(
    _ write: Write<Response>, _ state: WriteState,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> Change<Response>
  ) async throws(RPCError) -> Response {
    try await database.write(
      bound: write.home, as: write.user, deadline: write.caller.deadline, opening: write.opening(state),
      note: write.caller.note
    ) { tx throws(RPCError) in
      let change = try await body(tx.at(write.place))
      if change.isNothing, let key = write.key, let record = try await write.record(tx, key) {
        // The same request has done it since this one looked.
        state.replay = try Self.response(record, key)
        throw .replayed
      }
      if write.isTrial || change.isNothing { return (change.response, .rollBack) }
      let record = change.record ?? IDBits(UUIDv7.next())
      state.answer = (change.response.bytes(), record)
      write.caller.note?.change()
      return (change.response, .commit(write.closing(change, as: record)))
    }
  }

  /// The answer of the same request, done by another call since this one looked: what that has done may be
  /// what this one failed at.
  private func earlier<Response>(
    _ key: RequestKey, _ write: Write<Response>, _ error: RPCError
  ) async throws(RPCError) -> [UInt8]? {
    let wasKept = error.databaseError?.constraint == JournalStore.recordKey
    switch error.code {
    case .alreadyExists, .notFound, .failedPrecondition, .aborted, .invalidArgument, .resourceExhausted: break
    default: if !wasKept { return nil }
    }
    let record = try await database.read(bound: key.tenant, deadline: write.caller.deadline) {
      tx throws(RPCError) in
      try JournalStore.record(await tx.run(JournalStore.record(key))[0])
    }
    guard let record else {
      if wasKept { throw .requestRecordLost }
      return nil
    }
    return try Self.response(record, key)
  }

  static func response(_ record: JournalStore.Record, _ key: RequestKey) throws(RPCError) -> [UInt8] {
    guard record.hash == key.hash else { throw .requestIDReused }
    // It is written with the row's transaction, so it is there when the row is.
    return record.response ?? []
  }

  private static func decode<Response: WireMessage>(_ bytes: [UInt8]) throws(RPCError) -> Response {
    do throws(WireError) {
      return try Response(bytes: bytes, policy: .client)
    } catch {
      throw .responseUnreadable(error)
    }
  }
}

extension RPCError {
  static var requestIDReused: RPCError {
    RPCError(
      .invalidArgument, reason: "REQUEST_ID_REUSED",
      message: "the request_id was used before with another body; take a fresh id for a new request",
      violations: [FieldViolation(field: "request_id", description: "was used with another body")])
  }

  static var requestRecordLost: RPCError {
    RPCError(
      .aborted, reason: "TRANSACTION_CONFLICT",
      message: "the request's record was removed at this moment; nothing was changed, try again")
  }
}
