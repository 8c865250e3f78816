import MusterRPC
import Testing

@testable import MusterTransport

@Suite struct `Attempts of a call` {
  private static let policy = RetryPolicy()

  private func failure(
    _ code: StatusCode = .unavailable, isUntouched: Bool = false, pushback: RetryPushback? = nil
  ) -> RetryStateMachine.Failure {
    RetryStateMachine.Failure(code: code, isUntouched: isUntouched, pushback: pushback)
  }

  @Test func `wait up to twice as long each time, and are five`() {
    var retry = RetryStateMachine(Self.policy)
    for (number, wait) in [50, 100, 200, 400].enumerated() {
      #expect(retry.next(failure(), timeLeft: nil, random: 1) == .after(.milliseconds(wait)))
      #expect(retry.previous == number + 1)
    }
    #expect(retry.next(failure(), timeLeft: nil, random: 1) == .giveUp)
    #expect(retry.previous == 4)
  }

  @Test func `wait two seconds at most, however many they are`() {
    var policy = Self.policy
    policy.attemptsMax = 200
    var retry = RetryStateMachine(policy)
    for _ in 0..<150 { _ = retry.next(failure(), timeLeft: nil, random: 1) }
    #expect(retry.next(failure(), timeLeft: nil, random: 1) == .after(.seconds(2)))
  }

  @Test(arguments: [(0.0, 0), (0.5, 25), (1.0, 50)])
  func `are spread over the whole wait`(_ random: Double, _ milliseconds: Int) {
    var retry = RetryStateMachine(Self.policy)
    #expect(retry.next(failure(), timeLeft: nil, random: random) == .after(.milliseconds(milliseconds)))
  }

  @Test(
    arguments: [
      .cancelled, .unknown, .invalidArgument, .deadlineExceeded, .notFound, .resourceExhausted, .aborted,
      .internal,
      .unauthenticated,
    ] as [StatusCode])
  func `are one for any failure but UNAVAILABLE`(_ code: StatusCode) {
    var retry = RetryStateMachine(Self.policy)
    #expect(retry.next(failure(code), timeLeft: nil, random: 0) == .giveUp)
  }

  @Test func `end when the client has seen some of the answer`() {
    var retry = RetryStateMachine(Self.policy)
    retry.commit()
    #expect(retry.next(failure(), timeLeft: nil, random: 0) == .giveUp)
    #expect(retry.next(failure(isUntouched: true), timeLeft: nil, random: 0) == .giveUp)
  }

  @Test func `are made again at once, once and uncounted, when the server has not begun`() {
    var retry = RetryStateMachine(Self.policy)
    #expect(retry.next(failure(isUntouched: true), timeLeft: nil, random: 1) == .atOnce)
    #expect(retry.previous == 0)
    #expect(retry.next(failure(isUntouched: true), timeLeft: nil, random: 1) == .after(.milliseconds(50)))
    #expect(retry.previous == 1)
  }

  @Test func `are made again at once also by a client that retries nothing`() {
    var policy = Self.policy
    policy.attemptsMax = 1
    var retry = RetryStateMachine(policy)
    #expect(retry.next(failure(isUntouched: true), timeLeft: nil, random: 1) == .atOnce)
    #expect(retry.next(failure(), timeLeft: nil, random: 1) == .giveUp)
  }

  @Test func `come when the server says, and begin anew with their own waits`() {
    var retry = RetryStateMachine(Self.policy)
    _ = retry.next(failure(), timeLeft: nil, random: 1)
    let asked = failure(pushback: .after(.seconds(7)))
    #expect(retry.next(asked, timeLeft: nil, random: 0) == .after(.seconds(7)))
    #expect(retry.next(failure(), timeLeft: nil, random: 1) == .after(.milliseconds(50)))
  }

  @Test func `end when the server says never`() {
    var retry = RetryStateMachine(Self.policy)
    #expect(retry.next(failure(pushback: .never), timeLeft: nil, random: 0) == .giveUp)
  }

  @Test func `never go on past the deadline`() {
    var retry = RetryStateMachine(Self.policy)
    #expect(retry.next(failure(isUntouched: true), timeLeft: .zero, random: 0) == .giveUp)
    #expect(retry.next(failure(), timeLeft: .milliseconds(50), random: 1) == .giveUp)
    #expect(retry.next(failure(), timeLeft: .milliseconds(51), random: 1) == .after(.milliseconds(50)))
  }

  @Test(
    arguments: [
      ("0", .after(.zero)), ("1000", .after(.seconds(1))), ("-1", .never), ("", .never), ("soon", .never),
      ("1.5", .never), ("99999999999999999999", .never),
    ] as [(String, RetryPushback)])
  func `read when to come back`(_ text: String, _ pushback: RetryPushback) {
    #expect(RetryPushback(Array(text.utf8)[...]) == pushback)
  }
}
