import Testing

@testable import MusterLoop

@Suite struct `Timers of a loop` {
  @Test func `come due in the order of their deadlines and not before`() {
    var timers = Timers<String>()
    for (name, deadline) in [("third", 30), ("first", 10), ("second", 20)] {
      _ = timers.schedule(name, at: LoopTime(nanoseconds: Int64(deadline)))
    }
    #expect(timers.nextDeadline == LoopTime(nanoseconds: 10))
    #expect(timers.takeDue(at: LoopTime(nanoseconds: 9)) == nil)
    #expect(timers.takeDue(at: LoopTime(nanoseconds: 20))?.payload == "first")
    #expect(timers.takeDue(at: LoopTime(nanoseconds: 20))?.payload == "second")
    #expect(timers.takeDue(at: LoopTime(nanoseconds: 20)) == nil)
    #expect(timers.count == 1)
  }

  @Test func `are let go when they are cancelled`() {
    final class Payload {}
    var timers = Timers<Payload>()
    weak var payload: Payload?
    var id: TimerID?
    do {
      let made = Payload()
      payload = made
      id = timers.schedule(made, at: .distantFuture)
    }
    #expect(payload != nil)
    if let id { #expect(timers.cancel(id) != nil) }
    #expect(payload == nil)
    #expect(timers.nextDeadline == nil)
  }

  @Test func `do not answer to the id of one before them`() {
    var timers = Timers<Int>()
    let old = timers.schedule(1, at: LoopTime(nanoseconds: 1))
    #expect(timers.cancel(old) == 1)
    let fresh = timers.schedule(2, at: LoopTime(nanoseconds: 1))
    #expect(timers.cancel(old) == nil)
    #expect(timers.takeDue(at: LoopTime(nanoseconds: 1))?.id == fresh)
    #expect(timers.cancel(fresh) == nil)
  }

  @Test func `do what a sorted list does, 10,000 times at random`() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededRandom(state: seed)
    var timers = Timers<Int>()
    var model: [(deadline: Int64, name: Int, id: TimerID)] = []
    var now: Int64 = 0
    for name in 0..<10_000 {
      let deadline = now + Int64.random(in: 0..<5_000, using: &random)
      let id = timers.schedule(name, at: LoopTime(nanoseconds: deadline))
      model.append((deadline, name, id))
      if Int.random(in: 0..<3, using: &random) == 0, !model.isEmpty {
        let chosen = model.remove(at: Int.random(in: 0..<model.count, using: &random))
        #expect(timers.cancel(chosen.id) == chosen.name, "seed \(seed)")
      }
      if Int.random(in: 0..<10, using: &random) == 0 {
        now += Int64.random(in: 0..<100, using: &random)
        var due: [(Int64, Int)] = []
        while let timer = timers.takeDue(at: LoopTime(nanoseconds: now)) {
          guard let place = model.firstIndex(where: { $0.id == timer.id }) else {
            Issue.record("a timer came due that is not there, seed \(seed)")
            return
          }
          due.append((model.remove(at: place).deadline, timer.payload))
        }
        #expect(due.map(\.0) == due.map(\.0).sorted(), "seed \(seed)")
        #expect(model.allSatisfy { $0.deadline > now }, "seed \(seed)")
      }
      guard timers.count == model.count,
        timers.nextDeadline?.nanoseconds == model.map(\.deadline).min()
      else {
        Issue.record("step \(name): \(timers.count) timers, \(model.count) expected, seed \(seed)")
        return
      }
    }
  }

  @Test func `are all given back at the end`() {
    var timers = Timers<Int>()
    for number in 0..<5 { _ = timers.schedule(number, at: LoopTime(nanoseconds: Int64(number))) }
    #expect(Set(timers.removeAll()) == [0, 1, 2, 3, 4])
    #expect(timers.count == 0)
    #expect(timers.takeDue(at: .distantFuture) == nil)
  }
}

@Suite struct `Time of the loop` {
  @Test(
    arguments: [
      (0, 0), (1, 1), (999_999, 1), (1_000_000, 1), (1_000_001, 2), (-5, 0),
    ] as [(Int64, Int32)])
  func `is waited for in whole milliseconds, never too short`(_ nanoseconds: Int64, _ expected: Int32) {
    let start = LoopTime(nanoseconds: 7)
    #expect(start.millisecondsUntil(start + .nanoseconds(nanoseconds)) == expected)
  }

  @Test func `stays at the clock's ends`() {
    // gRPC's longest timeout: eight digits of hours.
    #expect(LoopTime.now() + .seconds(99_999_999 * 3_600) == .distantFuture)
    #expect(LoopTime.distantFuture + .nanoseconds(1) == .distantFuture)
    #expect(LoopTime(nanoseconds: -1).millisecondsUntil(.distantFuture) == .max)
  }
}
