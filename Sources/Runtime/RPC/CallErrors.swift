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

  /// Of an RPC whose proto does not say that it needs one, or another text than an id.
  package static var tenantUnnamed: RPCError {
    .fieldsInvalid([FieldViolation(field: "tenant_id", description: "must be the id of a tenant")])
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

  package static func requestCount(_ count: String) -> RPCError {
    RPCError(
      .unimplemented, reason: "METHOD_UNKNOWN",
      message: "the call sent \(count) of the one request message that this RPC takes")
  }

  static func answerCount(_ found: String) -> RPCError {
    .broken("the server \(found)")
  }

  package static var sentAfterLast: RPCError {
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

  package static func metadataTooLarge(_ limit: Int) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "METADATA_TOO_LARGE",
      message: "the call's metadata is larger than the \(limit) bytes that the server takes",
      metadata: ["limit": "\(limit)"])
  }

  package static func answerMetadataTooLarge(_ limit: Int) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "METADATA_TOO_LARGE",
      message: "the answer's metadata is larger than the \(limit) bytes that the client takes",
      metadata: ["limit": "\(limit)"])
  }

  package static func metadataUnsendable(_ name: String) -> RPCError {
    RPCError(
      .invalidArgument, reason: "METADATA_INVALID",
      message: "the metadata \(name) cannot be sent: names are of a-z 0-9 _ - . and not grpc's own, "
        + "text is printable ASCII; for other bytes take a name that ends in -bin",
      metadata: ["name": name])
  }

  package static func metadataMalformed(_ name: String) -> RPCError {
    RPCError(
      .invalidArgument, reason: "METADATA_INVALID", message: "the metadata \(name) is not base64",
      metadata: ["name": name])
  }

  package static func messageTooLarge(_ size: Int, limit: Int) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "MESSAGE_TOO_LARGE",
      message: "a message of \(size) bytes is larger than the \(limit) that are taken",
      metadata: ["size": "\(size)", "limit": "\(limit)"])
  }

  package static func encodingUnknown() -> RPCError {
    RPCError(
      .unimplemented, reason: "ENCODING_UNKNOWN",
      message: "the messages are compressed in a way that is not known here; gzip and identity are")
  }

  /// The other side's bytes are not gRPC.
  package static func protocolBroken(_ message: String) -> RPCError {
    RPCError(.internal, reason: "PROTOCOL_BROKEN", message: message)
  }

  package static func overloaded(retryAfter: Duration) -> RPCError {
    RPCError(
      .unavailable, reason: "OVERLOADED",
      message: "the server has more work than it can finish in time; try again later",
      retry: .after(retryAfter))
  }

  package static var shuttingDown: RPCError {
    RPCError(
      .unavailable, reason: "SHUTTING_DOWN",
      message: "the server is shutting down; try again on another connection")
  }

  package static func requestLate(_ wait: Duration) -> RPCError {
    RPCError(
      .deadlineExceeded, reason: "DEADLINE_PASSED",
      message: "the request's next message did not arrive within \(wait)")
  }

  package static func connectionLost(_ problem: String) -> RPCError {
    RPCError(.unavailable, reason: "CONNECTION_LOST", message: problem)
  }

  /// The client itself was closed.
  package static var clientClosed: RPCError {
    RPCError(
      .cancelled, reason: "CALL_CANCELLED", message: "the client was closed before the call was answered")
  }

  /// One side does not keep to the protocol between them.
  private static func broken(_ message: String, cause: (any Error)? = nil) -> RPCError {
    RPCError(.internal, reason: "INTERNAL", message: message, cause: cause)
  }
}
