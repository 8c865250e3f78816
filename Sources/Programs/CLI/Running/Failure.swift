import MusterCore
import MusterRPC
import MusterTerminal
import MusterWire

/// How the program ends; scripts branch on it, so a number keeps its meaning.
enum ExitCode: Int32, Sendable {
  case done = 0
  case failed = 1
  case usage = 2
  case partial = 3
  case credentials = 4
  case notFound = 5
  case conflict = 6
  case unreachable = 7
  case limited = 8
  case interrupted = 130
  /// As of a program that the missing reader of a pipe has ended.
  case readerGone = 141

  static let explained: [(code: ExitCode, words: String)] = [
    (.done, "done, an empty list too"),
    (.failed, "failed in a way that is not listed here"),
    (.usage, "the command line or a value in it is wrong"),
    (.partial, "some rows of a batch or an import were not taken"),
    (.credentials, "not signed in, signed in for too long, or not permitted"),
    (.notFound, "there is no such thing"),
    (.conflict, "it exists already, was changed by somebody else, or its state forbids it"),
    (.unreachable, "the server cannot be reached, is ending, or time ran out; safe to repeat"),
    (.limited, "a rate limit or a quota"),
    (.interrupted, "interrupted by Ctrl-C"),
    (.readerGone, "whoever was to read the output has gone"),
  ]

  init(_ code: StatusCode) {
    self =
      switch code {
      case .ok: .done
      case .invalidArgument, .outOfRange: .usage
      case .unauthenticated, .permissionDenied: .credentials
      case .notFound: .notFound
      case .alreadyExists, .aborted, .failedPrecondition: .conflict
      case .unavailable, .deadlineExceeded: .unreachable
      case .resourceExhausted: .limited
      case .cancelled, .unknown, .unimplemented, .internal, .dataLoss: .failed
      }
  }
}

/// What the program could not do, in the words of the person who asked.
struct Failure: Error, Sendable {
  var exit: ExitCode
  /// One line: what failed, and why.
  var message: String
  /// What to try, and what else is known, a line each.
  var hints: [String] = []
  /// Of a call that a server or the way to it has refused.
  var status: StatusCode?

  init(_ exit: ExitCode, _ message: String, hints: [String] = [], status: StatusCode? = nil) {
    (self.exit, self.message, self.hints, self.status) = (exit, message, hints, status)
  }

  static func usage(_ message: String, hints: [String] = []) -> Failure {
    Failure(.usage, message, hints: hints)
  }

  static func output(_ error: OutputError) -> Failure {
    Failure(error.isReaderGone ? .readerGone : .failed, error.description)
  }

  static func input(_ error: InputError) -> Failure { Failure(.failed, error.description) }

  static func file(_ error: FileError) -> Failure { Failure(.failed, error.description) }

  static func wire(_ error: WireError) -> Failure { Failure(.usage, error.message) }

  /// The exit code that the caller wants: ours, or 64 and the status of gRPC.
  func code(isGRPC: Bool) -> Int32 {
    if isGRPC, let status { return 64 + Int32(status.rawValue) }
    return exit.rawValue
  }
}

extension Failure {
  /// `flag` gives a field of the request the name that it was typed by.
  init(_ error: RPCError, requestID: String = "", flag: (String) -> String? = { _ in nil }) {
    let reason = error.reason.isEmpty ? "" : " \(error.reason)"
    exit = ExitCode(error.code)
    status = error.code
    var words = error.message.isEmpty ? "the server says no more" : error.message
    if error.violations.count == 1, let only = error.violations.first {
      words = "\(flag(only.field) ?? only.field) \(only.description)"
    }
    message = "\(error.code.name)\(reason): \(words.asOneLine)"
    if error.violations.count > 1 {
      hints += error.violations.map { "\(flag($0.field) ?? $0.field) \($0.description)".asOneLine }
    }
    if case .after(let delay) = error.retry {
      hints.append("try again in \(DurationText.short(delay))")
    }
    // Most messages of the server say it themselves.
    if let advice = ErrorReasons.advice(error.reason), advice != "Correct the request.",
      !message.lowercased().contains(advice.lowercased().dropLast())
    {
      hints.append(advice)
    }
    if error.code == .internal || error.code == .unknown, !requestID.isEmpty {
      hints.append("the server's log has it under the request id \(requestID)")
    }
  }
}

extension String {
  /// What a server said cannot break out of its line, nor steer the terminal.
  var asOneLine: String { PlainText.visible(self, keepsLines: false) }
}
