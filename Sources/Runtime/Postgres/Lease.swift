import MusterLoop

/// One transaction on a connection of its own. Ends with `commit`; without it, it is rolled back when the
/// value goes, or when it is given up.
///
/// `@unchecked Sendable`: its state belongs to the loop.
package final class Lease: @unchecked Sendable {
  private let lane: ExclusiveLane
  private let connection: Connection
  private let kind: TransactionKind?
  private var hasBegun = false
  private var isOver = false
  /// A caller left in the middle of a statement: nobody may commit what it did.
  private var isSpoiled = false

  /// Without a kind nothing is begun: each call is its own transaction.
  init(_ lane: ExclusiveLane, _ connection: Connection, _ kind: TransactionKind?) {
    self.lane = lane
    self.connection = connection
    self.kind = kind
  }

  deinit {
    if !isOver { Self.giveBack(connection, to: lane) }
  }

  /// One round trip. The first also begins the transaction.
  package func run(_ statements: [BoundStatement]) async throws(PostgresError) -> Results {
    try LoopDatabase.check(statements)
    return try await run(statements, .step, isEnding: false)
  }

  package func run(_ statements: BoundStatement...) async throws(PostgresError) -> Results {
    try await run(statements)
  }

  /// What was done is true once this returns. It is waited for even when nobody wants the answer any more.
  package func commit() async throws(PostgresError) {
    _ = try await commit(after: [])
  }

  /// The last statements and the commit in one round trip. When a statement fails the commit is skipped, and
  /// all is rolled back.
  package func commit(after statements: [BoundStatement]) async throws(PostgresError) -> Results {
    try LoopDatabase.check(statements)
    let results = try await run(statements + [Transactions.commit()], .write, isEnding: true)
    // A transaction that failed answers a commit with a rollback, and no error.
    guard results.last.command == "COMMIT" else {
      throw PostgresError(.other, "the transaction had failed and was rolled back")
    }
    results.dropLast()
    return results
  }

  /// The number of the server's process as it was told when connecting: a pooler in between tells another
  /// than the process says itself. Nil for a connection that was lost.
  package var announcedProcess: Int32? {
    get async {
      let connection = connection
      return await lane.loop.answer { (deliver: @escaping @Sendable (Int32?) -> Void) in
        deliver(connection.announcedProcess)
        return nil
      }
    }
  }

  /// Rolls back; nobody waits for it.
  package func giveUp() {
    lane.loop.runs { [self] in end() }
  }

  /// One call without a transaction around it, then the connection goes back.
  func runOnce(_ statements: [BoundStatement], _ kind: Call.Kind) async throws(PostgresError) -> Results {
    defer { giveUp() }
    return try await run(statements, kind, isEnding: false)
  }

  private func run(
    _ statements: [BoundStatement], _ callKind: Call.Kind, isEnding: Bool
  ) async throws(PostgresError) -> Results {
    let (lane, connection) = (lane, connection)
    let loop = lane.loop
    // `commit` before anything was run begins too, so that it can end.
    let answer = await loop.answer(heedsCancellation: !isEnding) {
      (deliver: @escaping @Sendable (Call.Answer) -> Void) in
      guard !self.isOver, connection.phase == .open else {
        deliver(.failure(PostgresError(.connectionLost, "the leased connection was lost")))
        return nil
      }
      guard !self.isSpoiled else {
        deliver(.failure(PostgresError(.callerCancelled, "a statement of this transaction was left")))
        return nil
      }
      var all = statements
      if let kind = self.kind, !self.hasBegun { all.insert(Transactions.begin(kind), at: 0) }
      let isFirst = all.count > statements.count
      self.hasBegun = true
      let call = Call(all, callKind, isExclusive: true)
      call.begin { answer in
        if isEnding { self.end() }
        if case .failure(let error) = answer, error.code == .callerCancelled { self.isSpoiled = true }
        if isFirst, case .success(let results) = answer { results.dropFirst() }
        deliver(answer)
      }
      connection.send(call)
      return call
    }
    return try answer.get()
  }

  private func end() {
    guard !isOver else { return }
    isOver = true
    lane.giveBack(connection)
  }

  private static func giveBack(_ connection: Connection, to lane: ExclusiveLane) {
    lane.loop.runs { lane.giveBack(connection) }
  }
}
