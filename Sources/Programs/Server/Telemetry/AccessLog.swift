import MusterCore
import MusterRPC

/// A line for each call, where the operator wants one: what was called, for which tenant, how it ended and
/// how long it took. Nothing of what was sent or answered.
enum AccessLog {
  static func logged(_ handler: MethodHandler) -> MethodHandler {
    let path = handler.method.path
    return MethodHandler(handler.method) { call, caller async throws(RPCError) in
      let note = CallNote()
      let began = MonotonicClock.nanoseconds()
      var caller = caller
      caller.note = note
      do throws(RPCError) {
        try await handler.answer(call, caller)
        write(path, note, began, nil)
      } catch {
        write(path, note, began, error)
        throw error
      }
    }
  }

  private static func write(_ path: String, _ note: CallNote, _ began: Int64, _ error: RPCError?) {
    let microseconds = (MonotonicClock.nanoseconds() - began) / 1_000
    Log.write(
      .info, "call",
      [
        "method": path, "tenant": note.tenant?.description ?? "", "status": "\(error?.code ?? .ok)",
        "reason": error?.reason ?? "", "microseconds": "\(microseconds)",
      ])
  }
}
