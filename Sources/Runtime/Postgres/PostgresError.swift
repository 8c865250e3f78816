/// What the database, or the way to it, failed with.
///
/// Neither `message` nor `sqlState` is for callers: they name tables and columns, sometimes values.
package struct PostgresError: Error, Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    /// No connection, no lease or no place in the queue: nothing was begun.
    case unavailable
    /// The connection broke with the call under way; `outcome` says what that means.
    case connectionLost
    /// Two transactions could not both be; once more may work.
    case serializationFailure
    case deadlock
    /// A row or table was held by another transaction for longer than `lock_timeout`.
    case lockTimeout
    /// The server stopped it: `statement_timeout`, or somebody's cancel.
    case queryCancelled
    /// Nobody waits for the answer any more.
    case callerCancelled
    case uniqueViolation
    case foreignKeyViolation
    case checkViolation
    case notNullViolation
    /// Rights, or a row that row-level security refuses.
    case accessDenied
    /// The server takes no writes: a replica, or one that stood down.
    case readOnly
    /// Memory, disk or connections of the server.
    case resourcesExhausted
    /// A prepared statement is gone, or its columns have changed under it.
    case statementStale
    /// A value the server cannot take: out of range, not in the form of its type.
    case valueInvalid
    /// The parameters are not those of the statement.
    case parametersInvalid
    /// A column is not what was asked for.
    case columnInvalid
    /// What comes is not what was asked for; the connection is thrown away.
    case protocolViolation
    /// The configuration cannot work.
    case configurationInvalid
    case other
  }

  package enum Outcome: Hashable, Sendable {
    /// It is certain that nothing has changed.
    case nothingDone
    /// The change may have been made: only the idempotency record tells.
    case unknown
  }

  package let code: Code
  package var outcome = Outcome.nothingDone
  /// The server's five characters, empty when the failure is ours.
  package var sqlState = ""
  /// The constraint that was broken.
  package var constraint: String?
  package let message: String

  package init(_ code: Code, _ message: String, outcome: Outcome = .nothingDone) {
    self.code = code
    self.message = message
    self.outcome = outcome
  }

  /// `place` is the function of the server's code: a changed plan has no state of its own but that of
  /// whatever is not supported, and callers must not be able to have connections dropped.
  init(sqlState: String, _ message: String, constraint: String? = nil, place: String? = nil) {
    code =
      sqlState == "0A000" && place == "RevalidateCachedQuery" ? .statementStale : Self.code(sqlState)
    self.sqlState = sqlState
    self.message = message
    self.constraint = constraint
  }

  /// Whether the same transaction, begun anew, may well succeed.
  package var isRetryable: Bool {
    switch code {
    case .serializationFailure, .deadlock, .statementStale: outcome == .nothingDone
    default: false
    }
  }

  static func code(_ state: String) -> Code {
    switch state {
    case "40001": return .serializationFailure
    case "40P01": return .deadlock
    case "55P03": return .lockTimeout
    case "57014": return .queryCancelled
    case "23505": return .uniqueViolation
    case "23503": return .foreignKeyViolation
    case "23514": return .checkViolation
    case "23502": return .notNullViolation
    case "42501": return .accessDenied
    case "25006": return .readOnly
    case "26000": return .statementStale
    // Stopping, crashed, not yet started.
    case "57P01", "57P02", "57P03", "57P05", "25P03": return .connectionLost
    default: break
    }
    switch state.prefix(2) {
    case "53": return .resourcesExhausted
    case "22": return .valueInvalid
    case "08": return .connectionLost
    case "28": return .accessDenied
    default: return .other
    }
  }
}

extension PostgresError: CustomStringConvertible {
  /// For the log. Words about a value hold the value, and those of our own functions may.
  package var description: String {
    if sqlState.isEmpty { return "\(code): \(message)" }
    let isOfValue = ["22", "P0"].contains(sqlState.prefix(2))
    return "\(code) \(sqlState)" + (isOfValue ? "" : ": \(message)")
  }
}
