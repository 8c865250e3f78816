package import MusterLoop
import Synchronization

/// The database as one loop sees it: connections of its own for reads, writes and transactions.
///
/// It knows nothing of tenants: who may see what is said by the first statements of each call.
package final class LoopDatabase: Sendable {
  package let loop: EventLoop
  let reads: SharedLane
  private let writes: SharedLane
  private let exclusives: ExclusiveLane

  init(_ loop: EventLoop, _ configuration: PostgresConfiguration, _ pool: BlockingPool) {
    self.loop = loop
    let gate = ConnectGate(loop)
    reads = SharedLane(loop, configuration, pool, gate, size: configuration.lanes.reads)
    writes = SharedLane(loop, configuration, pool, gate, size: configuration.lanes.writes)
    exclusives = ExclusiveLane(loop, configuration, pool, gate)
  }

  func open() {
    loop.execute { [self] in
      reads.open()
      writes.open()
      exclusives.open()
    }
  }

  func close() async {
    await loop.perform { [self] in
      reads.close()
      writes.close()
      exclusives.close()
    }
  }

  /// A bounded read in one round trip and one transaction. Lost with its connection it may be repeated.
  /// While several holders ask, none of them has many under way.
  package func read(
    _ statements: [BoundStatement], of holder: Int? = nil
  ) async throws(PostgresError) -> Results {
    try await submit(statements, .read, reads, of: holder)
  }

  package func read(_ statements: BoundStatement...) async throws(PostgresError) -> Results {
    try await read(statements)
  }

  /// A write in one round trip and one transaction; it is done when this returns. Lost with its connection,
  /// its outcome may be unknown.
  package func write(_ statements: [BoundStatement]) async throws(PostgresError) -> Results {
    try await submit(statements, .write, writes)
  }

  package func write(_ statements: BoundStatement...) async throws(PostgresError) -> Results {
    try await write(statements)
  }

  /// The same, and when a lock was not to be had within the statements' short `lock_timeout`, once more on a
  /// connection of its own, where waiting holds up nobody.
  package func write(
    _ statements: [BoundStatement], patiently patient: [BoundStatement]
  ) async throws(PostgresError) -> Results {
    do {
      return try await write(statements)
    } catch {
      guard error.code == .lockTimeout else { throw error }
    }
    try Self.check(patient)
    return try await lend(nil).runOnce(patient, .write)
  }

  /// A connection for one transaction, whose statements may depend on earlier answers. Without a kind each
  /// call is a transaction of its own. Of those who wait, holders with fewer leases come first.
  package func lease(
    _ kind: TransactionKind? = .readWrite, of holder: Int? = nil
  ) async throws(PostgresError) -> Lease {
    try await lend(kind, of: holder)
  }

  /// Runs the body in a transaction, and commits when it returns.
  package func transaction<Value, Failure: Error>(
    _ kind: TransactionKind = .readWrite, failing convert: (PostgresError) -> Failure,
    _ body: (Lease) async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let lease: Lease
    do { lease = try await lend(kind) } catch { throw convert(error) }
    // After a commit there is nothing to give up.
    defer { lease.giveUp() }
    let value = try await body(lease)
    do { try await lease.commit() } catch { throw convert(error) }
    return value
  }

  package struct Health: Sendable {
    package let reads: LaneHealth
    package let writes: LaneHealth
    package let exclusives: LaneHealth

    /// Exclusive connections come when they are needed.
    package var isReady: Bool { reads.isReady && writes.isReady }
  }

  /// From any thread.
  package var health: Health {
    Health(
      reads: reads.health.withLock { $0 }, writes: writes.health.withLock { $0 },
      exclusives: exclusives.health.withLock { $0 })
  }

  package struct Load: Sendable {
    package let reads: LaneLoad
    package let writes: LaneLoad
    package let exclusives: LaneLoad
  }

  /// On the loop.
  package var load: Load {
    loop.preconditionInLoop()
    return Load(reads: reads.load, writes: writes.load, exclusives: exclusives.load)
  }

  private func submit(
    _ statements: [BoundStatement], _ kind: Call.Kind, _ lane: SharedLane, of holder: Int? = nil
  ) async throws(PostgresError) -> Results {
    try Self.check(statements)
    return try await lane.answer(Call(statements, kind, of: holder)).get()
  }

  private func lend(
    _ kind: TransactionKind?, of holder: Int? = nil
  ) async throws(PostgresError) -> Lease {
    let exclusives = exclusives
    let answer = await loop.answer { (deliver: @escaping @Sendable (Result<Lease, PostgresError>) -> Void) in
      let request = ExclusiveLane.Request(of: holder)
      request.begin { answer in deliver(answer.map { Lease(exclusives, $0, kind) }) }
      exclusives.lease(request)
      return request
    }
    return try answer.get()
  }

  static func check(_ statements: [BoundStatement]) throws(PostgresError) {
    for index in statements.indices {
      if let problem = statements[index].problem {
        throw PostgresError(.parametersInvalid, "statement \(index + 1): \(problem)")
      }
      // It would outlast the call, and the next caller would be inside.
      if statements[index].statement.isControl {
        throw PostgresError(.parametersInvalid, "statement \(index + 1) controls the transaction or session")
      }
    }
  }
}
