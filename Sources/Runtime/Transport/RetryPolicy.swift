import MusterRPC

/// When a call that failed is made again: only UNAVAILABLE, only while its client has seen nothing of an
/// answer. Requests of Muster that change something carry an id, so making them twice does no harm.
package struct RetryPolicy: Sendable {
  /// With the first; 1 is no retry.
  package var attemptsMax = 5
  /// The first wait is up to this, each further one up to twice as long, anywhere in between.
  package var backoffMin = Duration.milliseconds(50)
  package var backoffMax = Duration.seconds(2)
  /// Of the requests sent so far, which are kept to be sent again. A call that sends more is not retried.
  package var keptMax = 256 * 1024

  package init() {}
}

/// What a server says about coming back, in `grpc-retry-pushback-ms`.
enum RetryPushback: Equatable {
  case after(Duration)
  /// Also what cannot be read.
  case never

  init(_ text: ArraySlice<UInt8>) {
    guard let milliseconds = Int64(String(decoding: text, as: UTF8.self)), milliseconds >= 0 else {
      self = .never
      return
    }
    self = .after(.milliseconds(milliseconds))
  }
}

/// The attempts of one call.
struct RetryStateMachine {
  enum Decision: Equatable {
    case giveUp
    case atOnce
    case after(Duration)
  }

  struct Failure {
    var code: StatusCode
    /// The server is known not to have begun with the call.
    var isUntouched = false
    var pushback: RetryPushback?
  }

  private let policy: RetryPolicy
  /// Attempts the server can have seen, before the one under way: `grpc-previous-rpc-attempts`.
  private(set) var previous = 0
  /// Waits since the start, or since a server named its own.
  private var waits = 0
  private var hasRepeated = false
  /// The client has seen some of the answer, or the requests are no longer kept.
  private(set) var isCommitted = false

  init(_ policy: RetryPolicy) {
    self.policy = policy
  }

  /// 2 to the 20th of any wait is above every limit.
  private var backoff: Duration { min(policy.backoffMax, policy.backoffMin * (1 << min(waits, 20))) }

  mutating func commit() { isCommitted = true }

  /// `random` lies between 0 and 1; a wait that would end after `timeLeft` is not begun.
  mutating func next(_ failure: Failure, timeLeft: Duration?, random: Double) -> Decision {
    if isCommitted { return .giveUp }
    if let timeLeft, timeLeft <= .zero { return .giveUp }
    if failure.isUntouched, !hasRepeated {
      // As if it had never been sent; but no more than once, or two that disagree would go on for ever.
      hasRepeated = true
      return .atOnce
    }
    guard failure.code == .unavailable, failure.pushback != .never, previous + 1 < policy.attemptsMax else {
      return .giveUp
    }
    var wait = backoff * random
    var waitsNow = waits + 1
    if case .after(let asked)? = failure.pushback { (wait, waitsNow) = (asked, 0) }
    if let timeLeft, timeLeft <= wait { return .giveUp }
    previous += 1
    waits = waitsNow
    return .after(wait)
  }
}
