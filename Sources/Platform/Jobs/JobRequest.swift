package import MusterCore
import MusterJournal
package import MusterPostgres
package import MusterRPC

/// A job to be done.
package struct JobRequest: Sendable {
  package var kind: JobKind
  /// The id of what it works on; empty when there is no one thing.
  package var target: String
  /// What its handler needs to know, as texts by name: ids and small settings, never a secret. What is
  /// large has a table.
  package var payload: [String: String]
  /// When it may run; at once when nil.
  package var runTime: PostgresTime?
  package var maxAttempts: Int32
  /// Who asked for it, and as part of which trace.
  var actor: JournalActor?
  var traceID = ""

  /// Without a caller the system asks for it.
  package init(
    _ kind: JobKind, target: String = "", payload: [String: String] = [:], runTime: PostgresTime? = nil,
    maxAttempts: Int32? = nil, as caller: Caller? = nil
  ) {
    (self.kind, self.target, self.payload) = (kind, target, payload)
    (self.runTime, self.maxAttempts) = (runTime, max(1, maxAttempts ?? kind.maxAttempts))
    guard let caller else { return }
    actor = JournalActor(caller)
    traceID = caller.trace.id.description
  }

  package init(
    _ kind: JobKind, on target: some ResourceID, payload: [String: String] = [:],
    runTime: PostgresTime? = nil, maxAttempts: Int32? = nil, as caller: Caller? = nil
  ) {
    self.init(
      kind, target: target.description, payload: payload, runTime: runTime, maxAttempts: maxAttempts,
      as: caller)
  }
}
