import Glibc

/// The time of day, which can jump: for what is written down, never for how long something takes.
package enum WallClock {
  /// Whole seconds since 1970.
  package static func seconds() -> Int64 {
    var time = timespec()
    // The clock writes into a variable of ours.
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec)
  }

  /// Since 1970, as the database counts.
  package static func microseconds() -> Int64 {
    var time = timespec()
    // As above.
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
  }
}
