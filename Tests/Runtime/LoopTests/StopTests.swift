import Glibc
import Testing

@testable import MusterLoop

@Suite(.timeLimit(.minutes(1))) struct `Loop that stops` {
  @Test func `finishes what is queued and what that queues`() async throws {
    let loop = try EventLoop.start()
    let record = Record<Int>()
    // More than a turn's bound, so that stopping spans turns.
    for number in 0..<3_000 {
      loop.execute { loop.execute { record.add(number) } }
    }
    await loop.stop()
    #expect(record.all == Array(0..<3_000))
  }

  @Test func `wakes who sleeps with a cancellation`() async throws {
    let loop = try EventLoop.start()
    let task = Task(executorPreference: loop) { () -> Bool in
      do {
        try await loop.sleep(until: .distantFuture)
        return false
      } catch {
        return loop.isInLoop
      }
    }
    while await loop.perform({ loop.timers.count }) == 0 { await Task.yield() }
    await loop.stop()
    #expect(await task.value)
  }

  @Test func `lets go of handlers, and of what they hold`() async throws {
    let loop = try EventLoop.start()
    let (near, far) = socketPair()
    let gone = Record<Void>()
    try await loop.perform {
      let handler = Handler()
      let trace = Trace(gone)
      handler.onReadable = { withExtendedLifetime(trace) {} }
      _ = try loop.register(near, .read, handler)
      _ = loop.schedule(handler, at: .distantFuture)
    }
    #expect(gone.all.count == 0)
    await loop.stop()
    #expect(gone.all.count == 1)
    close(near)
    close(far)
  }

  private final class Trace {
    let gone: Record<Void>
    init(_ gone: Record<Void>) { self.gone = gone }
    deinit { gone.add(()) }
  }

  @Test func `holds no handler that asks for a timer too late`() async throws {
    let loop = try EventLoop.start()
    await loop.stop()
    let gone = Record<Void>()
    await loop.perform {
      let handler = Handler()
      let trace = Trace(gone)
      handler.onTimer = { withExtendedLifetime(trace) {} }
      _ = loop.schedule(handler, at: .now())
    }
    #expect(gone.all.count == 1)
  }

  @Test func `lets a task that outlives it finish, one step at a time`() async throws {
    let loop = try EventLoop.start()
    let pool = try BlockingPool(threads: 2)
    let (near, far) = socketPair()
    let counter = Counter()
    let tasks = (0..<50).map { _ in
      Task(executorPreference: loop) {
        _ = try await pool.run { isReadable(near, within: 10_000) }
        // Not atomic: it would lose some if two threads were the loop at once.
        for _ in 0..<200 {
          counter.count += 1
          await Task.yield()
        }
        loop.preconditionInLoop()
      }
    }
    // All have begun to wait once the loop has come to work that was queued after them.
    await loop.perform {}
    await loop.stop()
    write("x", to: far)
    for task in tasks { try await task.value }
    #expect(counter.count == 10_000)
    await #expect(throws: LoopError.self) {
      try await loop.perform { _ = try loop.register(near, .read, Handler()) }
    }
    await #expect(throws: CancellationError.self) { try await loop.sleep(until: .distantFuture) }
    await pool.stop()
    close(near)
    close(far)
  }

  /// `@unchecked Sendable`: touched on the loop only.
  private final class Counter: @unchecked Sendable { var count = 0 }

  @Test func `can be stopped twice at once and from a task of its own`() async throws {
    let loop = try EventLoop.start()
    async let first: Void = loop.stop()
    async let second: Void = loop.stop()
    _ = await (first, second)

    let own = try EventLoop.start()
    await Task(executorPreference: own) { await own.stop() }.value
    await own.stop()
  }

  @Test func `leaves no descriptor and no thread behind`() async throws {
    await #expect(processExitsWith: .success) {
      let descriptors = entries("/proc/self/fd")
      for _ in 0..<20 {
        let group = try LoopGroup.start(loops: 3)
        let pool = try BlockingPool()
        for loop in group.loops { await loop.perform {} }
        await pool.stop()
        await group.stop()
      }
      // Three are libdispatch's, which opens them when it likes; 60 loops would leave 120.
      precondition(entries("/proc/self/fd") <= descriptors + 3, "descriptors are left")
      precondition(entries("/proc/self/task") < 20, "threads are left")
    }
  }
}

private func entries(_ folder: String) -> Int {
  guard let opened = unsafe opendir(folder) else { return -1 }
  defer { unsafe closedir(opened) }
  var count = 0
  while unsafe readdir(opened) != nil { count += 1 }
  return count
}
