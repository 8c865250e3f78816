package import MusterCore
package import MusterJournal
import MusterPostgres
package import MusterRPC
package import MusterTenancy
import Synchronization

/// One attempt at a job, as its handler sees it.
package final class JobRun: Sendable {
  package let id: JobID
  /// Whose job it is; `.platform` for the platform's own.
  package let tenant: TenantID
  package let kind: JobKind
  package let target: String
  package let payload: [String: String]
  /// From 1, since it was enqueued or last retried.
  package let attempt: Int32
  /// The number of the claim.
  let fence: Int64
  /// What it is part of; empty for what nobody asked for.
  package let traceID: String
  private let journal: Journal
  private let tenants: TenantDatabase
  private let state: Mutex<State>

  private struct State {
    var stop: JobStop?
    var done: Int64
    var total: Int64
    /// What is in the row.
    var saved: (done: Int64, total: Int64)
    var result: String?
    /// Writes under way.
    var writes = 0
    let stopped: @Sendable (JobStop) -> Void
  }

  init(
    _ claim: JobClaim, _ kind: JobKind, _ journal: Journal, _ tenants: TenantDatabase,
    stopped: @escaping @Sendable (JobStop) -> Void
  ) {
    (id, tenant, self.kind, target) = (claim.id, claim.tenant, kind, claim.target)
    (payload, attempt, fence) = (claim.payload, claim.attempts, claim.fence)
    traceID = claim.traceID
    (self.journal, self.tenants) = (journal, tenants)
    state = Mutex(
      State(
        done: claim.done, total: claim.total, saved: (claim.done, claim.total), stopped: stopped))
  }

  /// Somebody wants it to stop: it was cancelled, its tenant is not active any more, the server ends, or
  /// another has taken it. The handler's task is cancelled as well.
  package var isCancelled: Bool { stop != nil }

  /// How far it is, in units of its own; a total of 0 is not known. Written with the next `write`, or with
  /// the next sign of life.
  package func report(done: Int64, total: Int64 = 0) {
    state.withLock { ($0.done, $0.total) = (done, total) }
  }

  /// What the job has come to: a JSON object of ids and counts, kept when it succeeds.
  package func answer(_ object: String) {
    state.withLock { $0.result = object }
  }

  /// Bounded reads of the job's tenant.
  package func read<Value>(
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> Value
  ) async throws(RPCError) -> Value {
    try await tenants.read(bound: tenant, deadline: nil, body)
  }

  /// One transaction that writes: only while this attempt holds the job, which cannot be taken from it
  /// meanwhile. A job of the platform names the tenant whose rows it writes. The body may be run again.
  package func write<Value: Sendable>(
    in place: TenantID? = nil,
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> WorkDone<Value>
  ) async throws(RPCError) -> Value {
    state.withLock { $0.writes += 1 }
    defer { state.withLock { $0.writes -= 1 } }
    let progress = state.withLock { ($0.done, $0.total) }
    let isSaved = state.withLock { $0.saved == progress }
    let condition = WorkGuard(
      in: tenant, RunStore.hold(self),
      closing: { isSaved ? [] : [RunStore.progress(self, progress.0, progress.1)] }
    ) { rows throws(RPCError) in
      if let stop = try RunStore.stop(rows) {
        self.interrupt(stop)
        throw .jobStopped(stop)
      }
    }
    let value = try await journal.work(
      kind.name, in: place ?? tenant, guarded: condition, traceID: traceID, body)
    state.withLock { $0.saved = progress }
    return value
  }

  var stop: JobStop? { state.withLock { $0.stop } }
  var progress: (done: Int64, total: Int64) { state.withLock { ($0.done, $0.total) } }
  var result: String? { state.withLock { $0.result } }
  var isWriting: Bool { state.withLock { $0.writes > 0 } }

  /// The first reason stays, but one that lost the job has lost it.
  func interrupt(_ stop: JobStop) {
    let stopped = state.withLock { state in
      if state.stop == nil || stop == .lost { state.stop = stop }
      return state.stopped
    }
    stopped(stop)
  }
}

/// Why a run has to stop.
enum JobStop: Hashable, Sendable {
  /// Somebody asked for it.
  case cancelled
  /// The server ends, or the tenant is not active: again later, and no failure.
  case putOff
  /// Another worker may have it: nothing more can be written.
  case lost
}

extension RPCError {
  /// Ends the transaction of a run that has to stop; its worker knows why.
  static func jobStopped(_ stop: JobStop) -> RPCError {
    RPCError(.cancelled, reason: "CALL_CANCELLED", message: "the job has to stop: \(stop)")
  }
}
