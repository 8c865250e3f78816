import MusterCore
import MusterRPC

/// A line for each call, where the operator wants one: what was called, for which tenant, how it ended and
/// how long it took. Nothing of what was sent or answered.
enum AccessLog {
  static func write(_ call: borrowing CallObservation) {
    Log.write(
      .info, "call",
      [
        "method": call.method.path, "tenant": call.note.tenant?.description ?? "", "status": "\(call.code)",
        "reason": call.error?.reason ?? "", "microseconds": "\(call.nanoseconds / 1_000)",
      ])
  }
}
