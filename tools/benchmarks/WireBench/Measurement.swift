internal import CAllocationCount
import Glibc

/// Times two ways of doing one thing in turn, so that whatever else the machine does hits both.
struct Measurement {
  let name: String
  let ours: Way
  let theirs: Way

  struct Way {
    /// Nanoseconds a call, one figure a round.
    var nanoseconds: [Double] = []
    var allocations = 0.0

    var median: Double {
      let sorted = nanoseconds.sorted()
      return sorted[sorted.count / 2]
    }
  }

  /// The first argument, or enough for a steady median.
  static let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) }.map { max(1, $0) } ?? 15
  private static let roundNanoseconds = 40_000_000.0

  init(_ name: String, ours: () -> Void, theirs: () -> Void) {
    var first = Way()
    var second = Way()
    let repeats = max(1, Int(Self.roundNanoseconds / max(Self.time(20, ours), Self.time(20, theirs))))
    for _ in 0..<Self.rounds {
      first.nanoseconds.append(Self.time(repeats, ours))
      second.nanoseconds.append(Self.time(repeats, theirs))
    }
    first.allocations = Self.allocations(ours)
    second.allocations = Self.allocations(theirs)
    self.name = name
    self.ours = first
    self.theirs = second
  }

  /// How many times as fast as the other ours is, from the medians.
  var ratio: Double { theirs.median / ours.median }

  private static func time(_ repeats: Int, _ body: () -> Void) -> Double {
    let start = now()
    for _ in 0..<repeats { body() }
    return Double(now() - start) / Double(repeats)
  }

  private static func allocations(_ body: () -> Void) -> Double {
    let repeats = 100
    allocation_count_start()
    for _ in 0..<repeats { body() }
    return Double(allocation_count_stop()) / Double(repeats)
  }

  private static func now() -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
