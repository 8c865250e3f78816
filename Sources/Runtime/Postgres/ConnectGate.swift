import MusterLoop

/// Lets the seats of one loop connect: all at once while that works. Once it has failed, one at a time and
/// further and further apart, so that a server in trouble is not run over by those who want it back.
///
/// `@unchecked Sendable`: only its loop touches it.
final class ConnectGate: @unchecked Sendable {
  private let loop: EventLoop
  private var backoff = Backoff()
  private var isFailing = false
  /// Whether one tries for all.
  private var isTrying = false
  private var waiting: [Seat] = []
  private var timer: TimerID?

  init(_ loop: EventLoop) {
    self.loop = loop
  }

  /// The seat connects now, or when its turn comes.
  func enter(_ seat: Seat) {
    guard isFailing else { return seat.connect() }
    if !waiting.contains(where: { $0 === seat }) { waiting.append(seat) }
    // The one that tried has left, and nobody was there to follow it.
    if !isTrying, timer == nil { watch() }
  }

  /// The seat wants no connection any more.
  func leave(_ seat: Seat) {
    waiting.removeAll { $0 === seat }
    if waiting.isEmpty, let timer {
      loop.cancel(timer)
      self.timer = nil
    }
  }

  func succeeded() {
    (isFailing, isTrying) = (false, false)
    backoff.succeeded()
    if let timer { loop.cancel(timer) }
    timer = nil
    let seats = waiting
    waiting = []
    for seat in seats { seat.connect() }
  }

  func failed() {
    (isFailing, isTrying) = (true, false)
    if timer == nil { watch() }
  }

  private func watch() {
    timer = loop.schedule(self, at: .now() + backoff.next())
  }
}

extension ConnectGate: TimerHandler {
  func timerFired(_ id: TimerID) {
    timer = nil
    guard !waiting.isEmpty else { return }
    isTrying = true
    waiting.removeFirst().connect()
  }
}
