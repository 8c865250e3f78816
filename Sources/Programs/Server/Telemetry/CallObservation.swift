import MusterCore
import MusterLoop
import MusterPlatform
import MusterRPC
import Synchronization

/// What is known of a call at its end, for those who count, write down and trace.
struct CallObservation {
  let method: ObservedMethod
  /// Who it was and where it went is in the note.
  let metadata: Metadata
  let trace: CallTrace
  let note: CallNote.Known
  /// As the client was told.
  let code: StatusCode
  let error: RPCError?
  /// On the monotonic clock.
  let began: Int64
  let ended: Int64
  /// One for each loop, and one for what runs on none.
  let part: Int

  var nanoseconds: Int64 { max(0, ended - began) }
  var requestID: String { trace.requestID(metadata) }
}

/// Who is told of every call: a list that is fixed, so that telling costs no more than what each does.
struct CallRecorders: Sendable {
  let meter: CallMeter
  let metrics: CallMetrics
  let telemetry: Telemetry

  func began(_ method: ObservedMethod, in part: Int) {
    metrics.began(method, in: part)
    if method.isWatch { meter.watch(1, in: part) }
  }

  func ended(_ call: borrowing CallObservation) {
    metrics.ended(call)
    if call.method.isWatch { meter.watch(-1, in: call.part) }
    // What balancers ask all day is no call of a client.
    if call.method.isMusters {
      meter.count(call.error, call.note.tenant, hasChanged: call.note.hasChanged, in: call.part)
    }
    telemetry.log.ended(call)
    telemetry.tracer?.ended(call)
  }
}

/// Sees every call before all others do, so that who is not let in is seen too, with the time that it took.
final class CallObserver: Sendable {
  let recorders: CallRecorders
  private let loops: [EventLoop]
  private let notes: [CallNotes]

  init(_ recorders: CallRecorders, _ loops: [EventLoop]) {
    (self.recorders, self.loops) = (recorders, loops)
    notes = (0...loops.count).map { _ in CallNotes() }
  }

  func observed(_ handler: MethodHandler) -> MethodHandler {
    let method = recorders.metrics.method(handler.method)
    let isUnary = method.info.shape == .unary
    return MethodHandler(handler.method) { [self] call, caller async throws(RPCError) in
      let part = here
      caller.note = notes[part].take()
      if let tracer = recorders.telemetry.tracer, tracer.samples(caller.trace) { caller.note?.trace() }
      recorders.began(method, in: part)
      let counted = isUnary ? call : CountedStream(call, method, recorders.metrics, part)
      let began = MonotonicClock.nanoseconds()
      do throws(RPCError) {
        try await handler.answer(counted, &caller)
        end(nil, method, &caller, began, part)
      } catch {
        end(error, method, &caller, began, part)
        var told = error
        // By the log of calls.
        told.isLogged = error.isOurs
        throw told
      }
    }
  }

  private func end(
    _ error: RPCError?, _ method: ObservedMethod, _ caller: inout Caller, _ began: Int64, _ part: Int
  ) {
    guard let note = caller.note.take() else { return }
    let ended = MonotonicClock.nanoseconds()
    recorders.ended(
      CallObservation(
        method: method, metadata: caller.metadata, trace: caller.trace, note: note.known,
        code: Self.code(error, caller.deadline, ended), error: error, began: began, ended: ended, part: part))
    notes[part].giveBack(note)
  }

  /// What a handler was cancelled for is not its to know: when its time was over, the client was told so.
  private static func code(_ error: RPCError?, _ deadline: Int64?, _ now: Int64) -> StatusCode {
    guard let error else { return .ok }
    if error.code == .cancelled, let deadline, deadline <= now { return .deadlineExceeded }
    return error.code
  }

  private var here: Int {
    for (index, loop) in loops.enumerated() where loop.isInLoop { return index }
    return loops.count
  }
}

extension CallObserver: UnansweredCalls {
  func ended(_ method: MethodInfo?, _ code: StatusCode) {
    recorders.metrics.unanswered(method, code, in: here)
  }
}

/// Notes that are used again, so that a call needs no memory for its own.
private final class CallNotes: Sendable {
  private static let countMax = 1_024

  private let free = Mutex([CallNote]())

  func take() -> CallNote { free.withLock { $0.popLast() } ?? CallNote() }

  /// Unless somebody else has it still.
  func giveBack(_ note: consuming CallNote) {
    guard isKnownUniquelyReferenced(&note) else { return }
    note.clear()
    let own = note
    free.withLock { notes in
      if notes.count < Self.countMax { notes.append(own) }
    }
  }
}
