import Glibc
import Synchronization

/// Lines on their way to standard error. Who logs leaves a line here and goes on; when nobody takes them, new
/// ones are dropped and counted.
///
/// `@unchecked Sendable`: `permits` is made once and never freed, and a POSIX semaphore may be used by any
/// thread.
@safe final class LogQueue: @unchecked Sendable {
  /// What waits at most, once here and once with the one who writes.
  static let bytesMax = 1 << 20

  private struct Waiting {
    var bytes: [UInt8] = []
    var lines = 0
    /// Not told of yet.
    var dropped = 0
    var isServed = false
    var isAsleep = false
  }

  private let output: LogOutput
  private let waiting = Mutex(Waiting())
  private let dropped = Atomic(0)
  /// One for each time that the thread was asleep when a line came.
  private let permits: UnsafeMutablePointer<sem_t>

  init(_ output: LogOutput) {
    self.output = output
    unsafe permits = .allocate(capacity: 1)
    // Fails only for a value out of range.
    unsafe sem_init(permits, 0, 0)
  }

  var droppedCount: Int { dropped.load(ordering: .relaxed) }

  /// An urgent line is written by the one who brings it, when that needs no waiting: the process may be about
  /// to end.
  func add(_ line: [UInt8], isUrgent: Bool) {
    let (isServed, wakes) = waiting.withLock { waiting in
      guard waiting.bytes.count + line.count <= Self.bytesMax else {
        waiting.dropped += 1
        dropped.add(1, ordering: .relaxed)
        return (waiting.isServed, false)
      }
      waiting.bytes += line
      waiting.lines += 1
      defer { waiting.isAsleep = false }
      return (waiting.isServed, waiting.isAsleep)
    }
    if wakes { unsafe sem_post(permits) }
    if !isServed {
      output.write(patience: .unlimited) { take() }
    } else if isUrgent {
      output.write(patience: .none) { take() }
    }
  }

  func serve() -> Never {
    waiting.withLock { $0.isServed = true }
    while true {
      output.write(patience: .unlimited) { take() }
      let isEmpty = waiting.withLock { waiting in
        waiting.isAsleep = waiting.bytes.isEmpty
        return waiting.isAsleep
      }
      // Interrupted by a signal, it looks again.
      if isEmpty { unsafe sem_wait(permits) }
    }
  }

  func flush(within limit: Duration) {
    let end = MonotonicClock.nanoseconds(after: limit)
    while true {
      output.write(patience: .none) { take() }
      if output.isIdle && waiting.withLock({ $0.bytes.isEmpty }) { return }
      guard MonotonicClock.nanoseconds() < end else { return }
      usleep(1_000)
    }
  }

  /// All that waits, and before it how much was lost. `lost` lines could not be written the last time.
  private func take() -> LogBatch? {
    let lost = output.takeLost()
    if lost > 0 { dropped.add(lost, ordering: .relaxed) }
    return waiting.withLock { waiting in
      waiting.dropped += lost
      guard !waiting.bytes.isEmpty else { return nil }
      var batch = LogBatch(bytes: waiting.bytes, lines: waiting.lines)
      if waiting.dropped > 0 {
        var line = LogLine(.warning, "log_lines_dropped")
        line.add("count", waiting.dropped)
        line.add("cause", "standard error was not read, or could not be written")
        batch = LogBatch(bytes: line.ended() + waiting.bytes, lines: waiting.lines + 1)
      }
      waiting.bytes.removeAll(keepingCapacity: waiting.bytes.capacity <= 1 << 16)
      (waiting.lines, waiting.dropped) = (0, 0)
      return batch
    }
  }
}

/// Whole lines.
struct LogBatch {
  var bytes: [UInt8]
  var lines: Int
}
