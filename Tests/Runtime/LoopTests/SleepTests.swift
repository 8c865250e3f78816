import Testing

@testable import MusterLoop

@Suite(.timeLimit(.minutes(1))) struct `Sleep on a loop` {
  @Test func `ends not before its deadline`() async throws {
    try await withLoop { loop in
      let deadline = LoopTime.now() + .milliseconds(20)
      try await loop.sleep(until: deadline)
      #expect(LoopTime.now() >= deadline)
      // The past is due at once.
      try await loop.sleep(until: .now() + .seconds(-1))
    }
  }

  @Test(arguments: [true, false])
  func `ends at once when its task is cancelled, and leaves no timer`(_ isOnLoop: Bool) async throws {
    try await withLoop { loop in
      let start = LoopTime.now()
      let asleep = Record<Void>()
      let task = Task(executorPreference: isOnLoop ? loop : nil) { () -> Bool in
        asleep.add(())
        do {
          try await loop.sleep(until: .now() + .seconds(3_600))
          return false
        } catch {
          return true
        }
      }
      while await loop.perform({ loop.timers.count }) == 0 { await Task.yield() }
      if isOnLoop { await loop.perform { task.cancel() } } else { task.cancel() }
      #expect(await task.value)
      #expect(LoopTime.now() - start < .seconds(10))
      #expect(await loop.perform { loop.timers.count } == 0)
    }
  }

  @Test func `does not begin in a cancelled task`() async throws {
    try await withLoop { loop in
      let task = Task {
        while !Task.isCancelled { await Task.yield() }
        try await loop.sleep(until: .now() + .seconds(3_600))
      }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(await loop.perform { loop.timers.count } == 0)
    }
  }

  @Test func `wakes 2,000 sleepers of which every other is cancelled`() async throws {
    try await withLoop { loop in
      let tasks = (0..<2_000).map { number in
        Task(executorPreference: loop) {
          try await loop.sleep(until: .now() + .milliseconds(number % 2 == 0 ? 60_000 : number % 50))
        }
      }
      for number in stride(from: 0, to: 2_000, by: 2) { tasks[number].cancel() }
      var cancelled = 0
      for task in tasks {
        do { try await task.value } catch { cancelled += 1 }
      }
      #expect(cancelled == 1_000)
      #expect(await loop.perform { loop.timers.count } == 0)
    }
  }
}
