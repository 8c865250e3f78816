package import MusterWire

/// What a call fails with; from Tenancy upward there is no other error.
package struct RPCError: Error, Sendable {
  package var code: StatusCode
  /// Stable and upper snake, from `muster.type.v1.ErrorReason`: programs branch on it.
  package var reason: String
  /// What was given, the limit, what to do.
  package var message: String
  /// Every dynamic word of the message, by name.
  package var metadata: [String: String]
  package var violations: [FieldViolation]
  package var retry = RetryAdvice.unstated
  /// Logged, never sent.
  package var cause: (any Error)?
  /// It stands in the log, with all that is known of its call.
  package var isLogged = false

  package init(
    _ code: StatusCode, reason: String, message: String, metadata: [String: String] = [:],
    violations: [FieldViolation] = [], retry: RetryAdvice = .unstated, cause: (any Error)? = nil
  ) {
    self.code = code
    self.reason = reason
    self.message = message
    self.metadata = metadata
    self.violations = violations
    self.retry = retry
    self.cause = cause
  }
}

/// What a server says about trying again.
package enum RetryAdvice: Sendable, Equatable {
  /// The client goes by the code.
  case unstated
  case after(Duration)
  case never
}

/// The status codes of gRPC.
package enum StatusCode: UInt32, Sendable {
  case ok, cancelled, unknown, invalidArgument, deadlineExceeded, notFound, alreadyExists
  case permissionDenied, resourceExhausted, failedPrecondition, aborted, outOfRange, unimplemented
  case `internal`, unavailable, dataLoss, unauthenticated

  /// As gRPC writes it.
  package var name: String {
    switch self {
    case .ok: "OK"
    case .cancelled: "CANCELLED"
    case .unknown: "UNKNOWN"
    case .invalidArgument: "INVALID_ARGUMENT"
    case .deadlineExceeded: "DEADLINE_EXCEEDED"
    case .notFound: "NOT_FOUND"
    case .alreadyExists: "ALREADY_EXISTS"
    case .permissionDenied: "PERMISSION_DENIED"
    case .resourceExhausted: "RESOURCE_EXHAUSTED"
    case .failedPrecondition: "FAILED_PRECONDITION"
    case .aborted: "ABORTED"
    case .outOfRange: "OUT_OF_RANGE"
    case .unimplemented: "UNIMPLEMENTED"
    case .internal: "INTERNAL"
    case .unavailable: "UNAVAILABLE"
    case .dataLoss: "DATA_LOSS"
    case .unauthenticated: "UNAUTHENTICATED"
    }
  }
}

extension RPCError {
  /// The server failed, and somebody who looks after it should know why.
  package var isOurs: Bool { reason == "INTERNAL" || code == .unknown || code == .dataLoss }
}
