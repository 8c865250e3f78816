import MusterCore
import MusterRPC
import Synchronization

/// Streams that are open on this server. What let a caller in can end while a stream goes on: the token, the
/// membership, a role, the tenant. Whenever rights may have changed, those concerned are asked again.
final class OpenStreams: Sendable {
  private struct Open: ~Copyable {
    var streams: [ObjectIdentifier: OpenStream] = [:]
    var counts: [TenantID: Int] = [:]
  }

  private let open = Mutex(Open())

  /// Runs a stream's handler until it ends, or until its caller is let in no more.
  func run(
    _ stream: OpenStream, _ body: @escaping @Sendable () async throws(RPCError) -> Void
  ) async throws(RPCError) {
    open.withLock { $0.streams[ObjectIdentifier(stream)] = stream }
    defer { leave(stream) }
    let failure: RPCError? = await withTaskGroup(of: RPCError?.self) { tasks in
      tasks.addTask {
        do throws(RPCError) {
          try await body()
          return nil
        } catch {
          return error
        }
      }
      tasks.addTask { await stream.refusal() }
      let first = await tasks.next() ?? nil
      tasks.cancelAll()
      return first
    }
    if let failure { throw failure }
  }

  /// A stream is in a tenant from here on, of which it may have so many open.
  func enter(_ stream: OpenStream, _ grant: Grant) throws(RPCError) {
    let tenant = grant.tenant.id
    let isTaken = open.withLock { open in
      guard open.counts[tenant, default: 0] < grant.tenant.openStreamsMax else { return false }
      open.counts[tenant, default: 0] += 1
      return true
    }
    guard isTaken else { throw .streamLimitReached(grant.tenant.openStreamsMax) }
    stream.enter(grant)
  }

  private func leave(_ stream: OpenStream) {
    let tenant = stream.grant?.tenant.id
    open.withLock { open in
      open.streams[ObjectIdentifier(stream)] = nil
      guard let tenant, let count = open.counts[tenant] else { return }
      open.counts[tenant] = count > 1 ? count - 1 : nil
    }
  }

  /// Asks those again whose rights may be others now.
  func check(at now: Int64) async {
    let doubtful = open.withLock { open in open.streams.values.filter { $0.isDoubtful(at: now) } }
    await withTaskGroup(of: Void.self) { tasks in
      for stream in doubtful { tasks.addTask { await stream.askAgain() } }
    }
  }

  /// The server no longer knows who may do what: nobody goes on.
  func endAll(_ error: RPCError) {
    let all = open.withLock { Array($0.streams.values) }
    for stream in all { stream.end(error) }
  }

  var count: Int { open.withLock { $0.streams.count } }
}

/// One stream, and what let its caller in.
final class OpenStream: CallGuard {
  private struct Rights {
    var caller: Caller
    var principal: Principal
    var grant: Grant?
    /// Of the keys that its token was found good by.
    var generation: UInt64
    var refusal: RPCError?
    var waiter: CheckedContinuation<RPCError?, Never>?
    var isOver = false
  }

  private let guardian: MethodGuard
  private let rights: Mutex<Rights>

  init(_ guardian: MethodGuard, _ caller: Caller, _ principal: Principal) {
    self.guardian = guardian
    rights = Mutex(
      Rights(caller: caller, principal: principal, grant: nil, generation: guardian.keysGeneration))
  }

  var grant: Grant? { rights.withLock { $0.grant } }

  func enter(_ grant: Grant) { rights.withLock { $0.grant = grant } }

  /// A token of another issuer enters its tenant with the request.
  func admit(_ caller: inout Caller, to tenant: String) async throws(RPCError) -> Bool {
    let isNamed = try await guardian.admit(&caller, to: tenant)
    guard isNamed, let principal = caller.principal as? Principal else { return isNamed }
    let current = caller
    let isNew = rights.withLock { rights in
      (rights.caller, rights.principal) = (current, principal)
      return rights.grant == nil
    }
    if isNew, let grant = principal.grant { try guardian.enter(self, grant) }
    return isNamed
  }

  func isDoubtful(at now: Int64) -> Bool {
    let generation = guardian.keysGeneration
    return rights.withLock { rights in
      rights.principal.session.expiry <= now || rights.grant?.isFresh == false
        || (rights.grant?.expiry ?? .max) <= now || rights.generation != generation
    }
  }

  func askAgain() async {
    let (caller, former) = rights.withLock { ($0.caller, $0.grant) }
    let generation = guardian.keysGeneration
    do throws(RPCError) {
      let principal = try await guardian.recheck(caller)
      // It ends with the suspension, whatever may still be read then.
      if let former, former.tenant.state == .active, principal.grant?.tenant.state == .suspended {
        throw .tenantSuspended
      }
      rights.withLock { rights in
        rights.principal = principal
        if let grant = principal.grant { rights.grant = grant }
        rights.generation = generation
      }
    } catch {
      // What could not be found out is asked again soon; those who cannot ask for long end all streams.
      if error.code == .unavailable || error.code == .deadlineExceeded || error.code == .internal { return }
      end(error)
    }
  }

  func end(_ error: RPCError) {
    let waiter = rights.withLock { rights in
      if rights.refusal == nil { rights.refusal = error }
      return rights.waiter.take()
    }
    waiter?.resume(returning: error)
  }

  /// Returns with the reason when the caller is let in no more; nil when nobody waits for it any longer.
  func refusal() async -> RPCError? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let known: (isKnown: Bool, RPCError?) = rights.withLock { rights in
          if rights.isOver || rights.refusal != nil { return (true, rights.refusal) }
          rights.waiter = continuation
          return (false, nil)
        }
        if known.isKnown { continuation.resume(returning: known.1) }
      }
    } onCancel: {
      let waiter = rights.withLock { rights in
        rights.isOver = true
        return rights.waiter.take()
      }
      waiter?.resume(returning: nil)
    }
  }
}
