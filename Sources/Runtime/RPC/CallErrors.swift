package import MusterWire

/// What a call can be refused for before, or apart from, the code that answers it.
extension RPCError {
  /// Every breach is sent; the message names the first.
  package static func fieldsInvalid(_ violations: [FieldViolation]) -> RPCError {
    let first = violations.first.map { "\($0.field) \($0.description)" } ?? ""
    let rest = violations.count > 1 ? "; \(violations.count - 1) more are in the details" : ""
    return RPCError(
      .invalidArgument, reason: "FIELD_INVALID", message: first + rest, violations: violations)
  }

  /// The bytes of a request are not what the server can take.
  package static func requestRefused(_ error: WireError) -> RPCError {
    if error.code == .tooLarge {
      return RPCError(
        .resourceExhausted, reason: "MESSAGE_TOO_LARGE", message: error.message, cause: error)
    }
    return RPCError(
      .invalidArgument, reason: "MESSAGE_MALFORMED", message: error.message, cause: error)
  }

  package static func responseUnreadable(_ error: WireError) -> RPCError {
    .broken("the server's answer is not the message it claims to be: \(error)", cause: error)
  }

  package static func methodUnknown(_ path: String) -> RPCError {
    RPCError(
      .unimplemented, reason: "METHOD_UNKNOWN",
      message: "this server has no RPC \(path); check that client and server are of one version",
      metadata: ["method": path])
  }

  static func requestCount(_ count: String) -> RPCError {
    RPCError(
      .unimplemented, reason: "METHOD_UNKNOWN",
      message: "the call sent \(count) of the one request message that this RPC takes")
  }

  static func answerCount(_ found: String) -> RPCError {
    .broken("the server \(found)")
  }

  static var sentAfterLast: RPCError {
    .broken("a message was sent after the last one of its stream")
  }

  package static var callCancelled: RPCError {
    RPCError(
      .cancelled, reason: "CALL_CANCELLED", message: "the call was cancelled before it was answered")
  }

  package static var deadlinePassed: RPCError {
    RPCError(
      .deadlineExceeded, reason: "DEADLINE_PASSED",
      message: "the call's time ran out before it was answered")
  }

  /// One side does not keep to the protocol between them.
  private static func broken(_ message: String, cause: (any Error)? = nil) -> RPCError {
    RPCError(.internal, reason: "INTERNAL", message: message, cause: cause)
  }
}
