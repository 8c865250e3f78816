import MusterLoop
import Testing

@testable import MusterHTTP2

@Suite struct `Clock of a connection` {
  private static func time(_ seconds: Int) -> LoopTime { LoopTime(nanoseconds: 0) + .seconds(seconds) }

  private func clock(_ change: (inout HTTP2Configuration) -> Void = { _ in }) -> ConnectionClock {
    var configuration = HTTP2Configuration()
    configuration.keepaliveTime = nil
    change(&configuration)
    return ConnectionClock(configuration, at: Self.time(0), jitter: 0)
  }

  /// Everything due until a time, as it comes when the clock is asked each second.
  private func due(_ clock: inout ConnectionClock, _ seconds: ClosedRange<Int>) -> [String] {
    var all: [String] = []
    for second in seconds {
      while let due = clock.takeDue(at: Self.time(second)) { all.append("\(second) \(due)") }
    }
    return all
  }

  @Test func `waits ten seconds for the preface`() {
    var clock = clock()
    #expect(clock.next == Self.time(10))
    #expect(due(&clock, 0...60) == ["10 prefaceLate"])
    var greeted = self.clock()
    greeted.greeted()
    #expect(greeted.next == nil)
    #expect(due(&greeted, 0...60) == [])
  }

  @Test func `waits for a header block from its begin to its end`() {
    var clock = clock()
    clock.greeted()
    clock.headersBegan(at: Self.time(5))
    // More of the same block does not buy time.
    clock.headersBegan(at: Self.time(14))
    #expect(due(&clock, 5...60) == ["15 headersLate"])
    clock.headersBegan(at: Self.time(61))
    clock.headersEnded()
    #expect(clock.next == nil)
  }

  @Test func `gives a peer that reads its time again`() {
    var clock = clock()
    clock.greeted()
    clock.writeBlocked(at: Self.time(0))
    clock.writeMoved()
    clock.writeBlocked(at: Self.time(50))
    clock.writeBlocked(at: Self.time(100))
    #expect(due(&clock, 51...200) == ["110 writeStalled"])
  }

  @Test func `asks a silent peer whether it lives, and takes no answer for an answer`() {
    var clock = clock { $0.keepaliveTime = .seconds(100) }
    clock.greeted()
    #expect(clock.next == Self.time(100))
    #expect(due(&clock, 0...110) == ["100 askAlive"])
    clock.heard(at: Self.time(110))
    #expect(
      due(&clock, 111...300) == [
        "210 askAlive", "230 peerDead", "230 askAlive", "250 peerDead", "250 askAlive",
        "270 peerDead", "270 askAlive", "290 peerDead", "290 askAlive",
      ])
  }

  @Test func `ends what is idle, and only that`() {
    var clock = clock { $0.idleMax = .seconds(30) }
    clock.greeted()
    clock.streamsOpen(at: Self.time(10), sweepEvery: .seconds(1_000))
    #expect(due(&clock, 10...500) == [])
    clock.noStreams(at: Self.time(500))
    #expect(clock.next == Self.time(530))
    #expect(due(&clock, 500...600) == ["530 idle"])
  }

  @Test func `sweeps while streams are open`() {
    var clock = clock()
    clock.greeted()
    clock.streamsOpen(at: Self.time(0), sweepEvery: .seconds(2))
    // Another stream does not put it off.
    clock.streamsOpen(at: Self.time(1), sweepEvery: .seconds(2))
    #expect(due(&clock, 1...5) == ["2 sweep"])
    clock.streamsOpen(at: Self.time(5), sweepEvery: .seconds(2))
    clock.noStreams(at: Self.time(6))
    #expect(due(&clock, 6...60) == [])
  }

  @Test func `ends what is old, after a grace`() {
    var clock = clock {
      $0.ageMax = .seconds(100)
      $0.ageGrace = .seconds(20)
    }
    clock.greeted()
    #expect(due(&clock, 0...300) == ["100 old", "120 graceOver"])
  }

  @Test(arguments: [(-1.0, 90), (1.0, 110)])
  func `spreads the age by a tenth`(_ jitter: Double, _ seconds: Int) {
    var configuration = HTTP2Configuration()
    configuration.keepaliveTime = nil
    configuration.ageMax = .seconds(100)
    var clock = ConnectionClock(configuration, at: Self.time(0), jitter: jitter)
    clock.greeted()
    #expect(clock.next == Self.time(seconds))
  }

  @Test func `knows the end of a drain`() {
    var clock = clock { $0.ageMax = .seconds(100) }
    clock.greeted()
    clock.drain(until: Self.time(30))
    #expect(due(&clock, 0...300) == ["30 graceOver"])
  }

  @Test func `does not wait long for a sign that a drain is known`() {
    var clock = clock { $0.noticeTimeout = .seconds(2) }
    clock.greeted()
    clock.drain(until: Self.time(30))
    clock.noticeSent(at: Self.time(0))
    #expect(due(&clock, 0...300) == ["2 noticeUnanswered", "30 graceOver"])
    clock.noticeSent(at: Self.time(300))
    clock.noticeAnswered()
    #expect(due(&clock, 300...600) == [])
  }

  @Test func `thinks of nothing but its end while it lingers`() {
    var clock = clock {
      $0.ageMax = .seconds(5)
      $0.idleMax = .seconds(5)
    }
    clock.headersBegan(at: Self.time(0))
    clock.writeBlocked(at: Self.time(0))
    clock.lingers(until: Self.time(3))
    #expect(due(&clock, 0...300) == ["3 lingerOver"])
  }
}
