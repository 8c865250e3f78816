import MusterCore

/// How an attempt ended, as it stands in its row.
enum AttemptOutcome: String, CaseIterable {
  case succeeded, failed, lost, cancelled
  case putOff = "put_off"
}

/// Where a job goes from an attempt that has ended.
enum SettledState: String {
  case waiting, succeeded, dead, cancelled
}

/// What an attempt came to, before it is known what that means for the job.
enum AttemptEnd: Hashable {
  case succeeded(result: String?)
  case failed(String)
  case hopeless(String)
  case putOff(Duration)
  /// It stopped because it was asked to.
  case cancelled
  /// Its worker gave no sign of life.
  case lost
}

/// What becomes of a job when an attempt has ended.
struct JobSettlement: Hashable {
  var state: SettledState
  var outcome: AttemptOutcome
  /// Until it may run again.
  var delay = Duration.zero
  var error = ""
  var result: String?
  var done: Int64 = 0
  var total: Int64 = 0

  static let errorMax = 500
  private static let delayMax = Duration.seconds(3_600)

  /// `chance` is from 0 to 1: the wait is anything up to the longest, so that what failed together does not
  /// come back together.
  init(
    _ end: AttemptEnd, attempts: Int32, of maxAttempts: Int32, isCancelRequested: Bool,
    retryAfter: Duration, chance: Double
  ) {
    let isOver = attempts >= maxAttempts
    switch end {
    case .succeeded(let result):
      (state, outcome, self.result) = (.succeeded, .succeeded, result)
    case .cancelled: (state, outcome) = (.cancelled, .cancelled)
    case .failed(let text):
      (state, outcome, error) = (isOver ? .dead : .waiting, .failed, Self.bounded(text))
      delay = Self.longestDelay(retryAfter, attempts) * chance
    case .hopeless(let text): (state, outcome, error) = (.dead, .failed, Self.bounded(text))
    case .putOff(let wait): (state, outcome, delay) = (.waiting, .putOff, wait)
    case .lost:
      // That it may have brought its server down counts against it.
      (state, outcome) = (isOver ? .dead : .waiting, .lost)
      if isOver { error = "the worker gave no sign of life" }
    }
    // Somebody asked while it ended by itself: it is not tried again.
    if isCancelRequested, state != .succeeded { state = .cancelled }
  }

  /// Of a job whose worker gave no sign of life.
  init(lost job: JobClaim) {
    self.init(
      .lost, attempts: job.attempts, of: job.maxAttempts, isCancelRequested: job.isCancelRequested,
      retryAfter: .zero, chance: 0)
    (done, total) = (job.done, job.total)
  }

  static func longestDelay(_ base: Duration, _ attempts: Int32) -> Duration {
    min(delayMax, base * (1 << min(max(0, Int(attempts) - 1), 20)))
  }

  private static func bounded(_ text: String) -> String {
    text.count > errorMax ? text.prefix(errorMax - 1) + "…" : text
  }
}
