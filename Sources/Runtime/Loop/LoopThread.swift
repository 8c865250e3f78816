internal import CMusterShims
import Glibc
import Synchronization

/// A thread with a name. Signals that ask something of the process are left to other threads.
final class LoopThread: Sendable {
  private let name: String
  private let body: @Sendable () -> Void
  /// Nil once somebody joins it.
  private let handle = Mutex<pthread_t?>(nil)

  init(_ name: String, _ body: @escaping @Sendable () -> Void) {
    self.name = name
    self.body = body
  }

  /// Runs on its own: nobody joins it.
  func startDetached() throws(LoopError) {
    _ = pthread_detach(try begin())
  }

  func start() throws(LoopError) {
    let thread = try begin()
    handle.withLock { $0 = thread }
  }

  /// Waits until the body has ended. The first caller waits, others return at once.
  func join() {
    guard let thread = handle.withLock({ $0.take() }) else { return }
    _ = pthread_join(thread, nil)
  }

  private func begin() throws(LoopError) -> pthread_t {
    var thread = pthread_t()
    // One retain here, one release where the thread begins, or below when it does not.
    let retained = unsafe Unmanaged.passRetained(self)
    let failure = unsafe pthread_create(
      &thread, nil,
      { argument in
        // Never nil: it is what was passed.
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<LoopThread>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, unsafe retained.toOpaque())
    guard failure == 0 else {
      unsafe retained.release()
      throw LoopError(failure, in: "pthread_create")
    }
    return thread
  }

  private func run() {
    Self.blockSignals()
    // Copied before the call returns.
    unsafe name.withCString { unsafe cmuster_name_thread($0) }
    body()
  }

  /// Faults stay open: a blocked one would end the process without a backtrace.
  private static func blockSignals() {
    var signals = sigset_t()
    // The set is a variable of ours.
    unsafe sigfillset(&signals)
    for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS] {
      unsafe sigdelset(&signals, fault)
    }
    unsafe pthread_sigmask(SIG_SETMASK, &signals, nil)
  }
}
