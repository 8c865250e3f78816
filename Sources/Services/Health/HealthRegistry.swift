package import MusterRPC
package import MusterStandardAPI
import Synchronization

package typealias HealthStatus = GrpcHealthV1.HealthCheckResponse.ServingStatus

/// Which services of this process serve. Whoever knows sets it; load balancers ask and watch.
package final class HealthRegistry: Sendable {
  private typealias Waiter = CheckedContinuation<HealthStatus?, Never>

  /// Beside the lock, because load balancers ask for the whole server all the time; changed under it.
  private let wholeNumber: Atomic<Int32>
  private let state: Mutex<HealthStateMachine<Waiter>>

  /// The status of the whole server, until it is set.
  package init(_ whole: HealthStatus = .serving) {
    wholeNumber = Atomic(whole.rawValue)
    state = Mutex(HealthStateMachine(whole))
  }

  package var whole: HealthStatus { HealthStatus(rawValue: wholeNumber.load(ordering: .relaxed)) }

  /// Nil for a service that was never set; the empty name is the whole server.
  package func status(of service: String) -> HealthStatus? {
    service.isEmpty ? whole : state.withLock { $0.statuses[service] }
  }

  /// All services by name, the whole server among them.
  package var statuses: [String: HealthStatus] { state.withLock { $0.statuses } }

  /// Nothing changes after `shutDown`.
  package func set(_ service: String, _ status: HealthStatus) {
    run { $0.set(service, status) }
  }

  /// Nothing serves any more, and it stays so. Watches tell it and end: a server that drains waits for its
  /// calls, and this one would not end by itself.
  package func shutDown() {
    run { $0.shutDown() }
  }

  /// Tells the status at once and after each change, until the task is cancelled. While `tell` takes its
  /// time changes are not kept: it is told the last of them.
  package func watch(
    _ service: String, _ tell: (HealthStatus) async throws(RPCError) -> Void
  ) async throws(RPCError) {
    let id = state.withLock { $0.begin(service) }
    defer { state.withLock { $0.end(id) } }
    while let status = await next(id) { try await tell(status) }
    throw state.withLock({ $0.isShutDown }) ? .shuttingDown : .callCancelled
  }

  /// Watches under way.
  package var watchCount: Int { state.withLock { $0.watchCount } }

  private func next(_ id: Int) async -> HealthStatus? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        run { $0.next(id, waiter, isCancelled: Task.isCancelled) }
      }
    } onCancel: {
      run { $0.giveUp(id) }
    }
  }

  /// Continuations are resumed after the lock is left.
  private func run(
    _ event: (inout HealthStateMachine<Waiter>) -> HealthStateMachine<Waiter>.Action
  ) {
    let action = state.withLock { state in
      let action = event(&state)
      wholeNumber.store((state.statuses[""] ?? .serviceUnknown).rawValue, ordering: .relaxed)
      return action
    }
    for (waiter, status) in action { waiter.resume(returning: status) }
  }
}
