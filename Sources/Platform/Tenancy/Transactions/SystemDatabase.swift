import MusterCore
package import MusterPostgres
package import MusterRPC

/// The platform's view over all tenants: reads, by a role of its own that row-level security lets see the
/// tables listed for it, and the few functions of upkeep that it may run. Each use names its purpose, for
/// those who look for all of them; what operators see by it is audited.
package final class SystemDatabase: Sendable {
  /// Of `muster_system`.
  private let group: DatabaseGroup
  private let session: TimeLimit?

  package init(_ group: DatabaseGroup) {
    (self.group, session) = (group, TimeLimit(group.sessionLimits))
  }

  package func read<Value>(
    _ purpose: StaticString, deadline: Int64? = nil,
    _ body: (borrowing SystemTransaction) async throws(RPCError) -> Value
  ) async throws(RPCError) -> Value {
    guard let limit = TimeLimit(until: deadline, most: TimeLimit.readMax) else { throw .deadlinePassed }
    return try await body(
      SystemTransaction(
        group.here, Binding.read(.platform, as: nil, limit, session: session)))
  }

  package var isReady: Bool { group.isReady }
}

/// Statements that see the rows of all tenants. Each `run` is a round trip and a transaction of its own.
package struct SystemTransaction: ~Copyable {
  private let database: LoopDatabase
  private let binding: BoundStatement

  init(_ database: LoopDatabase, _ binding: BoundStatement) {
    (self.database, self.binding) = (database, binding)
  }

  package func run(_ statements: BoundStatement...) async throws(RPCError) -> Results {
    do throws(PostgresError) {
      let results = try await database.read([binding] + statements)
      results.dropFirst()
      return results
    } catch {
      throw .database(error)
    }
  }
}
