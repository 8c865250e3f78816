package import MusterCore
package import MusterPostgres
package import MusterRPC

/// The one door to tenants' rows. Who comes through has been let in by the guard of an RPC, or brings a
/// tenant that a secret of the tenant's own has named.
package final class TenantDatabase: Sendable {
  /// Of `muster_app`, for whom row-level security holds.
  private let group: DatabaseGroup
  private let session: TimeLimit?

  package init(_ group: DatabaseGroup) {
    (self.group, session) = (group, TimeLimit(group.sessionLimits))
  }

  /// Reads of bounded size. Each `run` is one round trip, and sees a moment of its own.
  package func read<Value>(
    _ caller: Caller, _ body: (borrowing TenantTransaction) async throws(RPCError) -> Value
  ) async throws(RPCError) -> Value {
    try await read(
      bound: try caller.admittedTenant(), deadline: caller.deadline, note: caller.note, body)
  }

  package func read<Value>(
    bound tenant: TenantID, as user: UserID? = nil, deadline: Int64?, note: CallNote? = nil,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> Value
  ) async throws(RPCError) -> Value {
    guard let limit = TimeLimit(until: deadline, most: TimeLimit.readMax) else { throw .deadlinePassed }
    return try await body(
      TenantTransaction(
        tenant,
        .shared(group.here, Binding.read(tenant, as: user, limit, session: session)),
        note))
  }

  /// Reads of any size that all see one moment, on a connection of their own.
  package func snapshot<Value>(
    _ caller: Caller, _ body: (borrowing TenantTransaction) async throws(RPCError) -> Value
  ) async throws(RPCError) -> Value {
    try await snapshot(
      bound: try caller.admittedTenant(), deadline: caller.deadline, note: caller.note, body)
  }

  package func snapshot<Value>(
    bound tenant: TenantID, deadline: Int64?, note: CallNote? = nil,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> Value
  ) async throws(RPCError) -> Value {
    guard let limit = TimeLimit(until: deadline, most: TimeLimit.writeMax) else { throw .deadlinePassed }
    let lease = try await lease(.snapshot, of: tenant, note)
    // A read in it lasts no longer than this, however long all of them take.
    let binding = Binding.read(tenant, as: nil, limit, session: nil)
    let steps = LeasedSteps(lease, Opening([binding]) { _ throws(RPCError) in })
    defer { steps.giveUp() }
    return try await body(TenantTransaction(tenant, .leased(steps), note))
  }

  /// A transaction of which nothing is kept, for those who try what cannot be done.
  package func trial<Value>(
    bound tenant: TenantID, deadline: Int64? = nil,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> Value
  ) async throws(RPCError) -> Value {
    try await write(
      bound: tenant, as: nil, deadline: deadline, opening: Opening([]) { _ throws(RPCError) in }
    ) { tx throws(RPCError) in (try await body(tx), .rollBack) }
  }

  /// How often a transaction that could not be beside another is begun anew.
  private static let attemptsMax = 3

  /// One transaction that writes, with what goes before and after the body's statements. Every change comes
  /// here through Journal, for it owes more than itself; what servers tell of themselves does not.
  package func write<Value>(
    bound tenant: TenantID, as user: UserID?, deadline: Int64?, opening: Opening, note: CallNote? = nil,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> (Value, Ending)
  ) async throws(RPCError) -> Value {
    var attempt = 1
    while true {
      do throws(RPCError) {
        return try await attemptWrite(bound: tenant, as: user, deadline, opening, note, body)
      } catch {
        guard attempt < Self.attemptsMax, error.databaseError?.isRetryable == true, !Task.isCancelled else {
          throw error
        }
      }
      attempt += 1
      try? await Task.sleep(for: .milliseconds(Int64.random(in: 1...(10 * Int64(attempt)))))
    }
  }

  private func attemptWrite<Value>(
    bound tenant: TenantID, as user: UserID?, _ deadline: Int64?, _ opening: Opening, _ note: CallNote?,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> (Value, Ending)
  ) async throws(RPCError) -> Value {
    guard let limit = TimeLimit(until: deadline, most: TimeLimit.writeMax) else { throw .deadlinePassed }
    let binding = Binding.write(tenant, as: user, limit, lock: limit.capped(at: TimeLimit.lockMax))
    let lease = try await lease(.readWrite, of: tenant, note)
    let steps = LeasedSteps(lease, Opening([binding] + opening.statements, check: opening.check))
    // After a commit there is nothing to give up.
    defer { steps.giveUp() }
    let (value, ending) = try await body(TenantTransaction(tenant, .leased(steps), note))
    if case .commit(let statements) = ending {
      let step = note?.begin("commit")
      defer { note?.end(step) }
      try await steps.commit(after: statements)
    }
    return value
  }

  private func lease(
    _ kind: TransactionKind, of tenant: TenantID, _ note: CallNote?
  ) async throws(RPCError) -> Lease {
    let step = note?.begin("begin")
    defer { note?.end(step) }
    do throws(PostgresError) {
      return try await group.here.lease(kind, of: tenant.holder)
    } catch {
      throw .database(error)
    }
  }

  package var isReady: Bool { group.isReady }
}

extension TenantID {
  /// As whom the database's connections count it. What the platform does for all tenants is counted with
  /// nobody.
  var holder: Int? { self == .platform ? nil : hashValue }
}

extension Caller {
  /// The tenant that the guard let the caller into. Without one there is no transaction, whatever the request
  /// says.
  package func admittedTenant() throws(RPCError) -> TenantID {
    guard let tenant else {
      throw RPCError(
        .internal, reason: "INTERNAL", message: "the server failed", cause: TenantMissing())
    }
    return tenant
  }
}

/// A service asked for a tenant's rows without a tenant.
struct TenantMissing: Error, CustomStringConvertible {
  var description: String { "a transaction without a tenant: the RPC's request names none" }
}
