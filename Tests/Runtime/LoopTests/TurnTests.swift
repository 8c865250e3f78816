import Glibc
import Testing

@testable import MusterLoop

@Suite(.timeLimit(.minutes(1))) struct `Turn of a loop` {
  @Test func `runs what work adds before the flushes, and each flush once`() async throws {
    try await withLoop { loop in
      let record = Record<String>()
      await loop.perform {
        let handler = Handler()
        handler.onFlush = {
          record.add("flush")
          // The next turn's: neither lost nor in this one.
          loop.execute { record.add("after flush") }
        }
        loop.flushAtEndOfTurn(handler)
        loop.flushAtEndOfTurn(handler)
        loop.execute {
          record.add("added")
          loop.execute { record.add("added by added") }
        }
        record.add("first")
      }
      for _ in 0..<3 { await loop.perform {} }
      #expect(record.all == ["first", "added", "added by added", "flush", "after flush"])
    }
  }

  @Test func `flushes after the work of the same turn`() async throws {
    try await withLoop { loop in
      let record = Record<String>()
      await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
        loop.execute {
          let handler = Handler()
          handler.onTimer = {
            loop.flushAtEndOfTurn(handler)
            loop.execute { record.add("work") }
          }
          handler.onFlush = {
            record.add("flush")
            done.resume()
          }
          _ = loop.schedule(handler, at: .now())
        }
      }
      #expect(record.all == ["work", "flush"])
    }
  }

  @Test func `has one time, read after the wait`() async throws {
    try await withLoop { loop in
      let times = Record<LoopTime>()
      let before = LoopTime.now()
      await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
        loop.execute {
          let handler = Handler()
          // Nothing else wakes the loop, so this turn begins with a wait.
          let due = LoopTime.now() + .milliseconds(20)
          handler.onTimer = {
            times.add(due)
            times.add(loop.turnTime)
            let begun = loop.turnTime
            while LoopTime.now() <= begun {}
            loop.execute {
              times.add(loop.turnTime)
              done.resume()
            }
          }
          _ = loop.schedule(handler, at: due)
          #expect(loop.turnTime >= before && loop.turnTime <= .now())
        }
      }
      #expect(times.all.count == 3)
      #expect(times.all[1] >= times.all[0])
      #expect(times.all[2] == times.all[1])
      #expect(times.all[2] < .now())
    }
  }

  @Test func `takes 100,000 pieces of work from 4 threads, each thread's in order`() async throws {
    try await withLoop { loop in
      let counts = Counts()
      let start = LoopTime.now()
      let threads = (0..<4).map { thread in
        LoopThread("test-\(thread)") {
          for number in 0..<25_000 { loop.execute { counts.count(thread, number) } }
        }
      }
      for thread in threads { try thread.start() }
      for thread in threads { thread.join() }
      let (total, isOrdered) = await loop.perform { (counts.total, counts.isOrdered) }
      print("100,000 pieces of work from 4 threads took \(LoopTime.now() - start)")
      #expect(total == 100_000)
      #expect(isOrdered)
    }
  }

  /// `@unchecked Sendable`: touched on the loop only.
  private final class Counts: @unchecked Sendable {
    var total = 0
    var isOrdered = true
    private var next = [0, 0, 0, 0]

    func count(_ thread: Int, _ number: Int) {
      total += 1
      isOrdered = isOrdered && next[thread] == number
      next[thread] = number + 1
    }
  }

  @Test func `wakes from a storm of single wake-ups without losing one`() async throws {
    try await withLoop { loop in
      // Each waits for its answer, so that the loop sleeps and is woken again and again.
      await withTaskGroup { group in
        for number in 0..<8 {
          group.addTask {
            for step in 0..<1_000 {
              let answer = await loop.perform { number * 1_000 + step }
              #expect(answer == number * 1_000 + step)
            }
          }
        }
      }
    }
  }

  @Test func `hears descriptors and timers while work never ends`() async throws {
    try await withLoop { loop in
      let (near, far) = socketPair()
      defer { close(far) }
      write("x", to: far)
      let heard = Record<String>()
      await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
        loop.execute {
          let handler = Handler()
          let end = endless(loop)
          var registration: RegistrationID?
          handler.onReadable = {
            heard.add("descriptor")
            if let registration { loop.deregister(registration) }
            _ = loop.schedule(handler, at: .now() + .milliseconds(5))
          }
          handler.onTimer = {
            heard.add("timer")
            end.add(())
            done.resume()
          }
          registration = try? loop.register(near, .read, handler)
        }
      }
      #expect(heard.all == ["descriptor", "timer"])
      close(near)
    }
  }

  /// Work that makes work of itself until the record is written.
  private func endless(_ loop: EventLoop) -> Record<Void> {
    let end = Record<Void>()
    @Sendable func again() { if end.all.isEmpty { loop.execute { again() } } }
    again()
    return end
  }

  @Test func `knows its own thread and no other`() async throws {
    try await withLoop { loop in
      #expect(!loop.isInLoop)
      #expect(await loop.perform { loop.isInLoop })
    }
  }

  @Test func `refuses in debug builds what comes from another thread`() async {
    await #expect(processExitsWith: .failure) {
      let loop = try EventLoop.start()
      loop.cancel(TimerID(index: 0, generation: 0))
    }
  }
}
