package import MusterPostgres
package import MusterRPC

extension RPCError {
  /// What a caller hears of a failure of the database: never its words.
  package static func database(_ error: PostgresError) -> RPCError {
    switch error.code {
    case .unavailable, .readOnly, .resourcesExhausted: return unavailable(error)
    case .connectionLost:
      return error.outcome == .nothingDone ? unavailable(error) : outcomeUnknown(error)
    case .protocolViolation:
      return error.outcome == .nothingDone ? failed(error) : outcomeUnknown(error)
    case .serializationFailure, .deadlock, .lockTimeout:
      return RPCError(
        .aborted, reason: "TRANSACTION_CONFLICT",
        message: "another call changes the same at this moment; nothing was changed, try again", cause: error)
    case .queryCancelled: return late(error)
    case .callerCancelled: return .callCancelled
    default: return failed(error)
    }
  }

  /// The server is without its database, or does not know lately enough who may do what.
  package static func unavailable(_ cause: (any Error)?) -> RPCError {
    RPCError(
      .unavailable, reason: "DATABASE_UNAVAILABLE",
      message: "the database cannot be reached; nothing was done, try again",
      retry: .after(.milliseconds(500)), cause: cause)
  }

  private static func late(_ error: PostgresError) -> RPCError {
    RPCError(
      .deadlineExceeded, reason: "DEADLINE_PASSED",
      message: "the call's time ran out, or it took longer than the server allows; nothing was changed",
      cause: error)
  }

  /// gRPC's DEADLINE_EXCEEDED is the one status that says: it may have been done.
  private static func outcomeUnknown(_ error: PostgresError) -> RPCError {
    RPCError(
      .deadlineExceeded, reason: "DEADLINE_PASSED",
      message: "the database was lost while it wrote, and whether it did could not be found out in time;"
        + " a repeat with the same request_id tells",
      cause: error)
  }

  private static func failed(_ error: PostgresError) -> RPCError {
    RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: error)
  }

  /// The database error behind it.
  package var databaseError: PostgresError? { cause as? PostgresError }
}

/// Reads rows: what is not as the statement says is the server's fault.
package func reading<Value>(_ body: () throws(PostgresError) -> Value) throws(RPCError) -> Value {
  do throws(PostgresError) {
    return try body()
  } catch {
    throw .database(error)
  }
}
