import Testing

@testable import MusterLoop

@Suite(.timeLimit(.minutes(1))) struct `Task that prefers a loop` {
  @Test func `stays on its thread, with children and after every kind of wait`() async throws {
    let pool = try BlockingPool(threads: 1)
    try await withLoop { loop in
      let places = await Task(executorPreference: loop) {
        var places: [String: Bool] = ["task": loop.isInLoop]
        async let child = loop.isInLoop
        places["async let"] = await child
        places["child"] = await withTaskGroup(of: Bool.self) { group in
          group.addTask { loop.isInLoop }
          return await group.next() ?? false
        }
        places["pool's own thread"] = (try? await pool.run { !loop.isInLoop }) ?? false
        places["after a foreign thread"] = loop.isInLoop
        try? await loop.sleep(until: .now() + .milliseconds(1))
        places["after sleep"] = loop.isInLoop
        try? await Task.sleep(for: .milliseconds(1))
        places["after Swift's sleep"] = loop.isInLoop
        await Task.yield()
        places["after a yield"] = loop.isInLoop
        return places
      }.value
      #expect(places.filter { !$0.value }.map(\.key) == [])
      #expect(places.count == 8)
    }
    await pool.stop()
  }

  @Test func `runs in the turn that begins it`() async throws {
    try await withLoop { loop in
      let record = Record<String>()
      let task = await loop.perform { () -> Task<Void, Never> in
        let handler = Handler()
        handler.onFlush = { record.add("end of the turn") }
        loop.flushAtEndOfTurn(handler)
        let task = Task(executorPreference: loop) {
          record.add("task, in its loop: \(loop.isInLoop)")
          await Task.yield()
          record.add("after a yield: \(loop.isInLoop)")
        }
        record.add("begun")
        return task
      }
      await task.value
      await loop.perform {}
      #expect(
        record.all == ["begun", "task, in its loop: true", "after a yield: true", "end of the turn"])
    }
  }

  @Test func `runs at once when it is immediate, and stays`() async throws {
    try await withLoop { loop in
      let record = Record<String>()
      let task = await loop.perform { () -> Task<Void, Never> in
        let handler = Handler()
        handler.onFlush = { record.add("end of the turn") }
        loop.flushAtEndOfTurn(handler)
        let task = Task.immediate(executorPreference: loop) {
          record.add("task, in its loop: \(loop.isInLoop)")
          await Task.yield()
          record.add("after a yield: \(loop.isInLoop)")
          try? await loop.sleep(until: .now() + .milliseconds(1))
          record.add("after sleep: \(loop.isInLoop)")
        }
        record.add("begun")
        return task
      }
      await task.value
      #expect(
        record.all == [
          "task, in its loop: true", "begun", "after a yield: true", "end of the turn", "after sleep: true",
        ])
    }
  }

  @Test func `loses the loop in a bare task, which is therefore not used`() async throws {
    try await withLoop { loop in
      let isInLoop = await Task(executorPreference: loop) {
        await Task { loop.isInLoop }.value
      }.value
      #expect(!isInLoop)
    }
  }

  @Test func `is one of 4,000 that start and end on their own loop`() async throws {
    let group = try LoopGroup.start(loops: 2)
    await withTaskGroup(of: Bool.self) { tasks in
      for number in 0..<4_000 {
        let loop = group.loops[number % 2]
        tasks.addTask(executorPreference: loop) {
          await Task.yield()
          return loop.isInLoop
        }
      }
      for await isInLoop in tasks { #expect(isInLoop) }
    }
    await group.stop()
  }
}
