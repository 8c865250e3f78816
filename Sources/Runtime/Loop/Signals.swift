internal import CMusterShims
import Glibc
import MusterCore

/// The signals that ask something of the process.
package enum Signals {
  package enum Request: Sendable {
    /// SIGTERM, or Ctrl-C.
    case end
    /// SIGHUP.
    case reload
  }

  private static let end = [SIGTERM, SIGINT]

  /// Runs the program beside the signals that come, and exits with what it answers. To be called first of
  /// all on the main thread: others inherit that they leave these signals alone. A second request to end,
  /// while the first is at work, ends the process at once.
  package static func serve(
    _ program: @escaping @Sendable (AsyncStream<Request>) async -> Int32
  ) -> Never {
    Console.openMissing()
    // A peer that has gone is an error of the write, not the end of the process.
    _ = signal(SIGPIPE, SIG_IGN)
    var set = sigset_t()
    // The set is a variable of ours.
    unsafe sigemptyset(&set)
    for signal in end + [SIGHUP] { unsafe sigaddset(&set, signal) }
    unsafe pthread_sigmask(SIG_BLOCK, &set, nil)

    let (requests, sender) = AsyncStream<Request>.makeStream()
    Task { exit(await program(requests)) }
    var hasEnded = false
    while true {
      var number: Int32 = 0
      // It waits for the signals of the set and writes which one came.
      guard unsafe sigwait(&set, &number) == 0 else { continue }
      if end.contains(number) {
        if hasEnded { exit(128 + number) }
        hasEnded = true
      }
      sender.yield(number == SIGHUP ? .reload : .end)
    }
  }
}
