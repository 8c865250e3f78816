import Glibc

/// The signals that ask something of the process.
package enum Signals {
  package enum Request: Sendable {
    /// SIGTERM, or Ctrl-C.
    case end
    /// SIGHUP.
    case reload
  }

  private static let end = [SIGTERM, SIGINT]
  private static let all = end + [SIGHUP]

  /// What is asked from now on. To be called once, first of all on the main thread: other threads inherit
  /// that they leave these signals alone. A second request to end, while the first is at work, ends the
  /// process as if nobody had listened.
  package static func requests() throws(LoopError) -> AsyncStream<Request> {
    let (stream, continuation) = AsyncStream<Request>.makeStream()
    var set = sigset_t()
    // The set is a variable of ours.
    unsafe sigemptyset(&set)
    for signal in all { unsafe sigaddset(&set, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    // A peer that has gone is an error of the write, not the end of the process.
    _ = signal(SIGPIPE, SIG_IGN)
    let waiting = set
    try LoopThread("muster-signals") {
      var set = waiting
      var hasEnded = false
      while true {
        var number: Int32 = 0
        // It waits for the signals of the set and writes which one came.
        guard unsafe sigwait(&set, &number) == 0 else { continue }
        if end.contains(number) {
          if hasEnded { exit(128 + number) }
          hasEnded = true
        }
        continuation.yield(number == SIGHUP ? .reload : .end)
      }
    }.startDetached()
    return stream
  }
}
