import Synchronization

/// What the server says about itself while it runs: one line an event, on standard error.
///
/// The names are the same in every line: `ts`, `level`, `msg`; of a call `trace_id`, `request_id`, `tenant`,
/// `principal`, `rpc_method`, `code`, `reason`, `dur_ms`; of what went wrong `cause` and `effect`.
package enum Log {
  package enum Level: Int, CaseIterable, Sendable {
    case debug, info, warning, error

    package var name: String {
      switch self {
      case .debug: "debug"
      case .info: "info"
      case .warning: "warning"
      case .error: "error"
      }
    }
  }

  package enum Form: Int, Sendable {
    /// For programs.
    case json
    /// For people.
    case text
    case colouredText
  }

  private static let leastLevel = Atomic(Level.info.rawValue)
  private static let chosenForm = Atomic(Form.json.rawValue)
  private static let queue = LogQueue(LogOutput(descriptor: 2))

  /// What is below it is not written; it can change at any time.
  package static var level: Level {
    get { Level(rawValue: leastLevel.load(ordering: .relaxed)) ?? .info }
    set { leastLevel.store(newValue.rawValue, ordering: .relaxed) }
  }

  package static var form: Form {
    get { Form(rawValue: chosenForm.load(ordering: .relaxed)) ?? .json }
    set { chosenForm.store(newValue.rawValue, ordering: .relaxed) }
  }

  package static func isWritten(_ level: Level) -> Bool {
    level.rawValue >= leastLevel.load(ordering: .relaxed)
  }

  /// Values name things and places; what a caller sent is never among them. Empty ones are left out.
  package static func write(
    _ level: Level, _ message: StaticString, _ values: KeyValuePairs<StaticString, any LogValue> = [:]
  ) {
    guard isWritten(level) else { return }
    var line = LogLine(level, message, form)
    for (name, value) in values { line.add(name, value.scalar) }
    write(line)
  }

  package static func write(_ line: consuming LogLine) {
    let level = line.level
    queue.add(line.ended(), isUrgent: level == .error)
  }

  /// Lines that nobody took in time, or that could not be written, since the process began.
  package static var droppedCount: Int { queue.droppedCount }

  /// What the thread that writes does. Until there is one, whoever logs writes itself; from then on nobody
  /// who logs waits for standard error.
  package static func serve() -> Never { queue.serve() }

  /// Returns when everything is written, or the time is over.
  package static func flush(within limit: Duration) { queue.flush(within: limit) }
}

/// What stands behind a name in a line.
package enum LogScalar: Sendable {
  case text(String)
  case number(Int64)
  /// With three places.
  case decimal(Double)
  case flag(Bool)
  case texts([String])
  case none
}

package protocol LogValue {
  var scalar: LogScalar { get }
}

extension String: LogValue {
  package var scalar: LogScalar { isEmpty ? .none : .text(self) }
}

extension Int: LogValue {
  package var scalar: LogScalar { .number(Int64(self)) }
}

extension Int32: LogValue {
  package var scalar: LogScalar { .number(Int64(self)) }
}

extension Int64: LogValue {
  package var scalar: LogScalar { .number(self) }
}

extension Double: LogValue {
  package var scalar: LogScalar { .decimal(self) }
}

extension Bool: LogValue {
  package var scalar: LogScalar { .flag(self) }
}

extension [String]: LogValue {
  package var scalar: LogScalar { isEmpty ? .none : .texts(self) }
}

extension Optional: LogValue where Wrapped: LogValue {
  package var scalar: LogScalar { self?.scalar ?? .none }
}
