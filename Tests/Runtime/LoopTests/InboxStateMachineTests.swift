import Testing

@testable import MusterLoop

@Suite struct `Inbox of a loop` {
  private let work = Work.closure {}

  @Test func `wakes the loop once for all that comes until it looks`() {
    var inbox = InboxStateMachine()
    var taken: [Work] = []
    #expect(inbox.append(work) == .wake)
    #expect(inbox.append(work) == .none)
    inbox.take(&taken)
    #expect(taken.count == 2)
    taken = []
    #expect(inbox.append(work) == .wake)
  }

  @Test func `is finished only when it is asked to stop and nothing is left`() {
    var inbox = InboxStateMachine()
    var taken: [Work] = []
    #expect(inbox.finish() == nil)
    #expect(inbox.stop() == .wake)
    #expect(inbox.stop() == .none)
    #expect(inbox.append(work) == .none)
    #expect(inbox.finish() == nil)
    inbox.take(&taken)
    #expect(inbox.finish() != nil)
    #expect(inbox.phase == .stopped)
  }

  @Test func `starts one late thread at a time`() {
    var inbox = InboxStateMachine()
    var taken: [Work] = []
    _ = inbox.stop()
    _ = inbox.finish()
    #expect(inbox.append(work) == .startLateThread)
    #expect(inbox.append(work) == .none)
    #expect(inbox.finish() == nil)
    inbox.take(&taken)
    #expect(inbox.finish() != nil)
    #expect(inbox.append(work) == .startLateThread)
  }
}

@Suite struct `Work queue` {
  @Test func `keeps the order while it grows and goes round`() {
    let seen = Record<Int>()
    var queue = WorkQueue()
    var next = 0
    for round in 0..<200 {
      for _ in 0..<(round % 7 + 3) {
        let number = next
        queue.append(.closure { seen.add(number) })
        next += 1
      }
      for _ in 0..<(round % 5 + 2) {
        if case .closure(let run) = queue.takeFirst() { run() }
      }
    }
    while case .closure(let run) = queue.takeFirst() { run() }
    #expect(seen.all == Array(0..<next))
    #expect(queue.isEmpty)
  }
}
