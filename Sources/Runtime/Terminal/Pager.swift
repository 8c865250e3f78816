import Glibc

/// A program that shows what is written to it, screen by screen.
package final class Pager {
  package let output: ByteOutput
  private let process: pid_t

  /// The command is one of a shell. Nil when it cannot be started.
  package init?(_ command: String) {
    var ends: [Int32] = [-1, -1]
    // The array has room for the two that it writes.
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    // It hears Ctrl-C, which this process has blocked.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var started: pid_t = 0
    var words: [UnsafeMutablePointer<CChar>?] = unsafe []
    for word in ["sh", "-c", command] { unsafe words.append(unsafe strdup(word)) }
    unsafe words.append(nil)
    // They live for the call, and the environment is not changed meanwhile.
    let failure = unsafe posix_spawn(&started, "/bin/sh", &actions, &attributes, words, environ)
    unsafe words.forEach { unsafe free($0) }
    close(ends[0])
    guard failure == 0 else {
      close(ends[1])
      return nil
    }
    process = started
    output = .pipe(ends[1])
  }

  /// Waits until the reader has seen enough. To be called when the output is let go.
  package static func wait(_ process: Int32) {
    var status: Int32 = 0
    // The number is ours.
    while unsafe waitpid(process, &status, 0) < 0 && errno == EINTR {}
  }

  package var processID: Int32 { process }
}
