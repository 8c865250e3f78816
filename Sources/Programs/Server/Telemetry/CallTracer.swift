import MusterCore
import MusterRPC

/// Decides whose spans are kept, and makes them when their call has ended.
struct CallTracer: Sendable {
  let queue: SpanQueue
  /// Of 2^56: the lower bits of a trace's id are drawn, so that servers that have the ratio in common agree.
  private let threshold: UInt64

  init(_ queue: SpanQueue, ratio: Double) {
    self.queue = queue
    threshold = UInt64(min(max(ratio, 0), 1) * Double(UInt64(1) << 56))
  }

  /// The caller's decision where there is one: a trace is whole, or is not there.
  func samples(_ trace: CallTrace) -> Bool {
    trace.parent == nil ? trace.id.low & (1 << 56 - 1) < threshold : trace.isSampled
  }

  func ended(_ call: borrowing CallObservation) {
    guard call.note.isTraced else { return }
    queue.add(
      TracedCall(
        trace: call.trace, state: call.metadata.traceState, method: call.method.name,
        requestID: call.requestID, tenant: call.note.tenant?.description ?? "", code: call.code,
        reason: call.error?.reason ?? "", began: call.began, ended: call.ended, steps: call.note.steps))
  }
}

/// A call as its spans tell of it.
struct TracedCall: Sendable {
  let trace: CallTrace
  let state: String
  let method: String
  let requestID: String
  let tenant: String
  let code: StatusCode
  let reason: String
  /// On the monotonic clock.
  let began: Int64
  let ended: Int64
  let steps: [CallStep]

  /// Its own, and one for each step that takes time.
  var spanCount: Int { 1 + steps.count { $0.ended > 0 } }
}
