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

  private enum End {
    case handler(RPCError?)
    case rights(RPCError?)
  }

  private static let asksMax = 64

  private let open = Mutex(Open())
  private let isChecking = Atomic(false)

  /// Runs a stream's handler until it ends, or until its caller is let in no more.
  func run(
    _ stream: OpenStream, _ body: @escaping @Sendable () async throws(RPCError) -> Void
  ) async throws(RPCError) {
    open.withLock { $0.streams[ObjectIdentifier(stream)] = stream }
    defer { leave(stream) }
    let failure: RPCError? = await withTaskGroup(of: End.self) { tasks in
      tasks.addTask {
        do throws(RPCError) {
          try await body()
          return .handler(nil)
        } catch {
          return .handler(error)
        }
      }
      tasks.addTask { .rights(await stream.refusal()) }
      defer { tasks.cancelAll() }
      while let end = await tasks.next() {
        switch end {
        case .handler(let error): return error
        // Nobody asks any longer when the call itself is cancelled: the handler says what became of it.
        case .rights(let error): if let error { return error }
        }
      }
      return nil
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

  /// False while a check goes on, which may have to wait for the database.
  func beginCheck() -> Bool { !isChecking.exchange(true, ordering: .acquiring) }

  /// Asks those again whose rights may be others now.
  func check(at now: Int64) async {
    defer { isChecking.store(false, ordering: .releasing) }
    let doubtful = open.withLock { open in open.streams.values.filter { $0.isDoubtful(at: now) } }
    // Not all at once: streams of one caller share a grant, which the first of them reads.
    for start in stride(from: 0, to: doubtful.count, by: Self.asksMax) {
      await withTaskGroup(of: Void.self) { tasks in
        for stream in doubtful[start..<min(start + Self.asksMax, doubtful.count)] {
          tasks.addTask { await stream.askAgain() }
        }
      }
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
    /// Since when nobody could say whether the caller is still let in, on the monotonic clock.
    var doubtfulSince: Int64?
    var refusal: RPCError?
    var waiter: CheckedContinuation<RPCError?, Never>?
    var isOver = false
  }

  /// How long one stream's question may keep the others' waiting.
  private static let answerMax = Duration.seconds(2)

  private let guardian: MethodGuard
  private let rights: Mutex<Rights>

  /// `generation` is that of the keys before the caller's token was looked at.
  init(_ guardian: MethodGuard, _ caller: Caller, _ principal: Principal, generation: UInt64) {
    self.guardian = guardian
    rights = Mutex(Rights(caller: caller, principal: principal, grant: nil, generation: generation))
  }

  var grant: Grant? { rights.withLock { $0.grant } }

  func enter(_ grant: Grant) { rights.withLock { $0.grant = grant } }

  /// A token of another issuer enters its tenant with the request.
  func admit(_ caller: inout Caller, to tenant: String) async throws(RPCError) -> Bool {
    let isNamed = try await guardian.admit(&caller, to: tenant)
    guard isNamed, let principal = caller.principal as? Principal else { return isNamed }
    var bare = caller
    // Or the stream would hold itself, for ever.
    bare.guardian = nil
    let current = bare
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
    var (caller, former) = rights.withLock { rights in
      rights.doubtfulSince = rights.doubtfulSince ?? MonotonicClock.nanoseconds()
      return (rights.caller, rights.principal)
    }
    let generation = guardian.keysGeneration
    caller.deadline = MonotonicClock.nanoseconds(after: Self.answerMax)
    do throws(RPCError) {
      let principal = try await guardian.recheck(caller)
      // It ends with the suspension, whatever may still be read then.
      if former.grant?.tenant.state == .active, principal.grant?.tenant.state == .suspended {
        throw .tenantSuspended
      }
      // What the handler sends was settled by what the caller held when it began.
      if let lost = guardian.lost(former.permissions, principal.permissions) {
        throw .permissionMissing(lost)
      }
      rights.withLock { rights in
        rights.principal = principal
        // One that is in no tenant yet is counted when it enters.
        if rights.grant != nil, let grant = principal.grant { rights.grant = grant }
        rights.generation = generation
        rights.doubtfulSince = nil
      }
    } catch {
      switch error.code {
      case .unauthenticated, .permissionDenied, .failedPrecondition: end(error)
      // What could not be found out is asked again soon, though not for long.
      default: if isDoubtfulForLong { end(.unavailable(error)) }
      }
    }
  }

  private var isDoubtfulForLong: Bool {
    let since = rights.withLock { $0.doubtfulSince } ?? .max
    return MonotonicClock.nanoseconds(after: .zero - AccessWatch.ageMax) >= since
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
