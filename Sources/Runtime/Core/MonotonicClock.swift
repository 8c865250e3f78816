import Glibc

/// The clock that neither jumps nor knows the time of day.
package enum MonotonicClock {
  package static func nanoseconds() -> Int64 {
    var time = timespec()
    // The clock writes into a variable of ours.
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Stays at the clock's ends: gRPC's longest timeout is 11,000 years, the clock's end 292.
  package static func nanoseconds(after duration: Duration, from start: Int64 = nanoseconds()) -> Int64 {
    let step = Int64(clamping: duration.attoseconds / 1_000_000_000)
    let (sum, isOverflow) = start.addingReportingOverflow(step)
    return isOverflow ? (step < 0 ? .min : .max) : sum
  }
}
