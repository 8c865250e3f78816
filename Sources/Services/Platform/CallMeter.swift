import MusterCore
package import MusterLoop
package import MusterRPC
import Synchronization

/// Counts calls in memory, by the tenant that they went to and by how they ended, until somebody takes the
/// counts. Each loop has a meter of its own, so that loops do not wait for each other; what does not run on a
/// loop shares one.
package final class CallMeter: Sendable {
  private let loops: [EventLoop]
  private let parts: [CallMeterPart]

  package init(_ loops: [EventLoop]) {
    self.loops = loops
    parts = (0...loops.count).map { _ in CallMeterPart() }
  }

  /// How many watches are open now.
  package var watchCount: Int64 { parts.reduce(0) { $0 + $1.watchCount } }

  /// Counts the calls of an RPC of Muster's own. What balancers ask all day is no call of a client.
  package func counted(_ handler: MethodHandler) -> MethodHandler {
    guard handler.method.service.hasPrefix("muster.") else { return handler }
    let isWatch = handler.method.shape == .serverStream && handler.method.name.hasPrefix("Watch")
    return MethodHandler(handler.method) { call, caller async throws(RPCError) in
      let part = self.here
      var caller = caller
      // Another interceptor's note tells the same.
      let isOurs = caller.note == nil
      if isOurs { caller.note = part.note() }
      if isWatch { part.watch(1) }
      defer { if isWatch { part.watch(-1) } }
      do throws(RPCError) {
        try await handler.answer(call, caller)
        part.count(nil, &caller.note, isOurs: isOurs)
      } catch {
        part.count(error, &caller.note, isOurs: isOurs)
        throw error
      }
    }
  }

  /// What was counted since the last time.
  func take() -> CallCounts { parts.reduce(into: CallCounts()) { $0.add($1.take()) } }

  private var here: CallMeterPart {
    for (index, loop) in loops.enumerated() where loop.isInLoop { return parts[index] }
    return parts[loops.count]
  }
}

/// The meter of one loop. A call costs it two turns of a lock that nobody else wants, and no memory: notes
/// are used again.
private final class CallMeterPart: Sendable {
  private static let notesMax = 1_024

  private struct State {
    var counts = CallCounts()
    var notes: [CallNote] = []
  }

  private let state = Mutex(State())
  private let watches = Atomic<Int64>(0)

  var watchCount: Int64 { watches.load(ordering: .relaxed) }

  func watch(_ change: Int64) { watches.add(change, ordering: .relaxed) }

  func note() -> CallNote { state.withLock { $0.notes.popLast() } ?? CallNote() }

  /// Takes the note away from the call, and keeps it if nobody else has it.
  func count(_ error: RPCError?, _ place: inout CallNote?, isOurs: Bool) {
    guard var note = place else { return }
    place = nil
    let (tenant, hasChanged) = (note.tenant ?? .platform, note.hasChanged)
    let isFree = isOurs && isKnownUniquelyReferenced(&note)
    if isFree { note.clear() }
    state.withLock { state in
      state.counts.count(error, tenant, hasChanged: hasChanged)
      if isFree && state.notes.count < Self.notesMax { state.notes.append(note) }
    }
  }

  func take() -> CallCounts {
    state.withLock { state in
      defer { state.counts = CallCounts() }
      return state.counts
    }
  }
}
