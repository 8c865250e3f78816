import Glibc
import Testing

@testable import MusterLoop

@Suite(.timeLimit(.minutes(1))) struct `Blocking pool` {
  @Test func `runs 10,000 pieces of work and brings each result back`() async throws {
    let pool = try BlockingPool(threads: 3, queuedMax: 10_000)
    let sum = try await withThrowingTaskGroup { group in
      for number in 0..<10_000 { group.addTask { try await pool.run { number } } }
      return try await group.reduce(0, +)
    }
    #expect(sum == 49_995_000)
    await pool.stop()
  }

  @Test func `refuses in words when its queue is full, and after its end`() {
    let queue = BlockingQueue(queuedMax: 2)
    #expect(queue.append {} == nil)
    #expect(queue.append {} == nil)
    let full = queue.append {}
    #expect(full?.code == .queueFull)
    #expect(full?.message == "the blocking pool has 2 waiting, which is its limit")
    queue.close(threads: 0) {}
    #expect(queue.append {}?.code == .stopped)
  }

  @Test func `says so to the caller, whose work has not begun`() async throws {
    let pool = try BlockingPool(threads: 0, queuedMax: 0)
    let error = await #expect(throws: LoopError.self) {
      try await pool.run { Issue.record("it ran") }
    }
    #expect(error?.code == .queueFull)
    await pool.stop()
  }

  @Test func `can be stopped twice at once`() async throws {
    let pool = try BlockingPool(threads: 1)
    let (near, far) = socketPair()
    // The thread is busy until both wait for its end.
    async let busy = pool.run { isReadable(near, within: 10_000) }
    async let first: Void = pool.stop()
    async let second: Void = pool.stop()
    try await Task.sleep(for: .milliseconds(50))
    write("x", to: far)
    _ = await (first, second)
    _ = try? await busy
    close(near)
    close(far)
  }

  @Test func `finishes what is queued before it stops`() async throws {
    let pool = try BlockingPool(threads: 1)
    let record = Record<Int>()
    await withTaskGroup { group in
      let (near, far) = socketPair()
      group.addTask {
        _ = try? await pool.run { isReadable(near, within: 10_000) }
      }
      for number in 0..<20 {
        group.addTask { _ = try? await pool.run { record.add(number) } }
      }
      write("x", to: far)
      for await _ in group {}
      close(near)
      close(far)
    }
    await pool.stop()
    #expect(Set(record.all) == Set(0..<20))
    await #expect(throws: LoopError.self) { try await pool.run {} }
  }
}
