import MusterCore
import MusterRPC
import MusterTenancy
import Synchronization

/// Lines about calls: of each where the operator wants it, of slow ones, and of those that the server failed.
/// Nothing of what was sent or answered is ever in one, and people are named by their ids.
final class CallLog: Sendable {
  /// Of slow calls: when all are slow, more lines help nobody.
  private static let slowPerSecond = 100

  private let extent = Atomic(0)
  /// In nanoseconds; -1 for never.
  private let slow = Atomic<Int64>(-1)
  private let slowLines = RateLimit(perSecond: slowPerSecond, burst: slowPerSecond)

  /// From now on.
  func follow(_ settings: TelemetrySettings) {
    let number =
      switch settings.accessLog {
      case .off: 0
      case .errors: 1
      case .all: 2
      }
    extent.store(number, ordering: .relaxed)
    slow.store(settings.slowCall.map { Int64($0 / .nanoseconds(1)) } ?? -1, ordering: .relaxed)
  }

  func ended(_ call: borrowing CallObservation) {
    if let error = call.error, error.isOurs { writeFailure(call, error) }
    let extent = extent.load(ordering: .relaxed)
    if extent == 2 || (extent == 1 && call.code != .ok) { write(.info, "call", call) }
    let slow = slow.load(ordering: .relaxed)
    // A stream takes as long as both sides want.
    if slow >= 0, call.nanoseconds >= slow, call.method.info.shape == .unary, slowLines.wait() == nil {
      write(.warning, "slow_call", call)
    }
  }

  private func write(_ level: Log.Level, _ message: StaticString, _ call: borrowing CallObservation) {
    guard Log.isWritten(level) else { return }
    Log.write(line(level, message, call))
  }

  /// The one line of a call that the server failed: why, and what it had done until then.
  private func writeFailure(_ call: borrowing CallObservation, _ error: RPCError) {
    var line = line(.error, "rpc_failed", call)
    line.add("cause", error.cause.map { "\($0)" })
    line.add("steps", call.note.steps.map(\.label))
    Log.write(line)
  }

  private func line(
    _ level: Log.Level, _ message: StaticString, _ call: borrowing CallObservation
  ) -> LogLine {
    var line = LogLine(level, message)
    line.add("trace_id", call.trace.id.description)
    line.add("request_id", call.requestID)
    line.add("tenant", call.note.tenant?.description)
    line.add("principal", (call.note.principal as? Principal)?.subject.name)
    line.add("rpc_method", call.method.name)
    line.add("code", call.code.name)
    line.add("reason", call.error?.reason)
    line.add("dur_ms", Double(call.nanoseconds) / 1_000_000)
    return line
  }
}

extension Principal.Subject {
  /// Its id.
  var name: String {
    switch self {
    case .user(let id), .platform(let id): id.description
    case .serviceKey(let id): id.description
    }
  }
}
