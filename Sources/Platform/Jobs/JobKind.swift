package import MusterCore

package struct JobID: ResourceID {
  package static let prefix = "job"
  package let stored: IDBits
  package init(stored: IDBits) { self.stored = stored }
}

/// A kind of job, as its service states it: a constant, `leads.rescore`. Rows outlive servers, so it is never
/// renamed while there may be jobs of it.
package struct JobKind: Hashable, Sendable {
  package let name: String
  /// After so many attempts a job that fails is dead, and left for people.
  package let maxAttempts: Int32
  /// How long a worker holds a job without a sign of life, before another may take it.
  package let lease: Duration
  /// The wait after the first failure is at most this, and twice as long after each further one.
  package let retryAfter: Duration
  /// It works for tenants that are suspended, deleted or being erased too.
  package let runsWhenInactive: Bool

  package init(
    _ name: String, maxAttempts: Int32 = 8, lease: Duration = .seconds(30),
    retryAfter: Duration = .seconds(2), runsWhenInactive: Bool = false
  ) {
    (self.name, self.maxAttempts, self.lease) = (name, max(1, maxAttempts), lease)
    (self.retryAfter, self.runsWhenInactive) = (retryAfter, runsWhenInactive)
  }
}

/// What does the jobs of a kind. It may be run again after any of its steps, on another server too, so what
/// it does a second time changes nothing more.
package struct JobHandler: Sendable {
  package let kind: JobKind
  let run: @Sendable (JobRun) async throws -> Void

  /// Whatever `run` throws fails the attempt; a `JobEnd` says more.
  package init(_ kind: JobKind, _ run: @escaping @Sendable (JobRun) async throws -> Void) {
    (self.kind, self.run) = (kind, run)
  }
}

/// How a handler ends an attempt that does not end well.
package enum JobEnd: Error, Hashable {
  /// The text is for operators and the tenant: it never holds data of anybody.
  case failed(String)
  /// Another attempt would fail as well: the job is dead at once.
  case hopeless(String)
  /// Not now, and nobody's failure: again after that long.
  case putOff(Duration)
}
