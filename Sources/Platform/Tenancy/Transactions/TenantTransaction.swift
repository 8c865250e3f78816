package import MusterCore
package import MusterPostgres
package import MusterRPC
import Synchronization

/// Statements bound to one tenant: row-level security shows and takes its rows alone. Only `TenantDatabase`
/// makes one, so whoever holds one has been let in.
package struct TenantTransaction: ~Copyable {
  enum Way {
    /// Each `run` is a round trip and a transaction of its own.
    case shared(LoopDatabase, BoundStatement)
    /// All are one transaction, which its maker ends.
    case leased(LeasedSteps)
  }

  package let tenant: TenantID
  private let way: Way
  /// Of the call that it is made for.
  private let note: CallNote?

  init(_ tenant: TenantID, _ way: Way, _ note: CallNote?) {
    (self.tenant, self.way, self.note) = (tenant, way, note)
  }

  /// The same transaction, whose rows are another tenant's from here on, as its opening has said.
  package func at(_ place: TenantID) -> TenantTransaction { TenantTransaction(place, way, note) }

  /// One round trip. `refusing` says what a broken constraint means; every other failure is the database's.
  package func run(
    _ statements: BoundStatement..., refusing: (String) -> RPCError? = { _ in nil }
  ) async throws(RPCError) -> Results {
    try await run(statements, refusing: refusing)
  }

  package func run(
    _ statements: [BoundStatement], refusing: (String) -> RPCError? = { _ in nil }
  ) async throws(RPCError) -> Results {
    guard let note else { return try await answer(statements, refusing) }
    let step = note.begin(Self.label(statements))
    do throws(RPCError) {
      let results = try await answer(statements, refusing)
      note.end(step)
      return results
    } catch {
      note.end(step, isFailed: true)
      throw error
    }
  }

  /// Those of one round trip, by their names.
  private static func label(_ statements: [BoundStatement]) -> String {
    statements.count == 1
      ? statements[0].statement.label
      : statements.prefix(4).map(\.statement.label).joined(separator: "+")
  }

  private func answer(
    _ statements: [BoundStatement], _ refusing: (String) -> RPCError?
  ) async throws(RPCError) -> Results {
    switch way {
    case .shared(let database, let binding):
      do throws(PostgresError) {
        let results = try await database.read([binding] + statements, of: tenant.holder)
        results.dropFirst()
        return results
      } catch {
        throw .database(error)
      }
    case .leased(let steps): return try await steps.run(statements, refusing: refusing)
    }
  }
}

/// The steps of one leased transaction. What has to go before the first of them goes with it, in one round
/// trip.
final class LeasedSteps: Sendable {
  private let lease: Lease
  /// Nil once it was sent.
  private let opening: Mutex<Opening?>

  init(_ lease: Lease, _ opening: Opening) {
    self.lease = lease
    self.opening = Mutex(opening)
  }

  func run(
    _ statements: [BoundStatement], refusing: (String) -> RPCError? = { _ in nil }
  ) async throws(RPCError) -> Results {
    let opening = opening.withLock { $0.take() }
    let results: Results
    do throws(PostgresError) {
      results = try await lease.run((opening?.statements ?? []) + statements)
    } catch {
      if let constraint = error.constraint, let refusal = refusing(constraint) { throw refusal }
      throw .database(error)
    }
    if let opening {
      try opening.check(results)
      results.dropFirst(opening.statements.count)
    }
    return results
  }

  /// Sends what is still to be sent, then the last statements, and commits.
  func commit(after statements: [BoundStatement]) async throws(RPCError) {
    if opening.withLock({ $0 != nil }) { _ = try await run([]) }
    do throws(PostgresError) {
      _ = try await lease.commit(after: statements)
    } catch {
      throw .database(error)
    }
  }

  func giveUp() { lease.giveUp() }
}

/// What goes before the first statement of a leased transaction, and who looks at its answers. A refusal
/// there ends the transaction.
package struct Opening: Sendable {
  package let statements: [BoundStatement]
  package let check: @Sendable (Results) throws(RPCError) -> Void

  package init(
    _ statements: [BoundStatement], check: @escaping @Sendable (Results) throws(RPCError) -> Void
  ) {
    (self.statements, self.check) = (statements, check)
  }
}

/// How a write ends: with these last statements, or as if it had not been.
package enum Ending: Sendable {
  case commit([BoundStatement])
  case rollBack
}
