internal import CMusterShims
import Glibc

/// A child that was just started, and the end of the pipe that it writes to.
struct Spawned: ~Copyable {
  let process: pid_t
  /// -1 without a pipe.
  private let reading: Int32

  private static let outputMax = 65_536

  init(
    _ words: [String], _ environment: [String], input: String, output: ChildProcess.Output
  ) throws(LoopError) {
    var ends: [Int32] = [-1, -1]
    if case .captured = output {
      // The array has room for the two that it writes.
      guard unsafe pipe(&ends) == 0 else { throw LoopError(errno, in: "pipe") }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    do throws(LoopError) {
      process = try Self.spawn(words, environment, input, output, writing: ends[1])
    } catch {
      Self.close(ends)
      throw error
    }
    reading = ends[0]
    Self.close([ends[1]])
  }

  deinit { Self.close([reading]) }

  private static func close(_ ends: [Int32]) {
    for end in ends where end >= 0 { _ = Glibc.close(end) }
  }

  private static func spawn(
    _ words: [String], _ environment: [String], _ input: String, _ output: ChildProcess.Output,
    writing: Int32
  ) throws(LoopError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    // Paths are copied before each call returns.
    unsafe posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    switch output {
    case .file(let path):
      // Whoever else may write in the folder must not choose the file.
      let flags = O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW
      unsafe posix_spawn_file_actions_addopen(&actions, 1, path, flags, 0o600)
    case .captured:
      unsafe posix_spawn_file_actions_adddup2(&actions, writing, 1)
    }
    unsafe posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let refused = unsafe cmuster_spawn_apart(&actions)
    guard refused == 0 else { throw LoopError(refused, in: "posix_spawn_file_actions") }

    // What this thread has blocked, and what the process ignores, would be passed on.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let flags = Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | cmuster_spawn_session()
    unsafe posix_spawnattr_setflags(&attributes, flags)

    var started: pid_t = 0
    let path = words.first ?? ""
    // The pointers live for the call.
    let failure = unsafe Self.withPointers(words) { words in
      unsafe Self.withPointers(environment) { environment in
        unsafe posix_spawn(&started, path, &actions, &attributes, words, environment)
      }
    }
    guard failure == 0 else { throw LoopError(failure, in: path) }
    return started
  }

  /// Waits until everybody who could write has closed.
  func output() -> String {
    guard reading >= 0 else { return "" }
    var all: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4_096)
    while true {
      // Within the array, which lives for the call.
      let count = unsafe part.withUnsafeMutableBytes { unsafe read(reading, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return String(decoding: all, as: UTF8.self) }
      // The rest is read too, or the child would wait for ever.
      all += part.prefix(min(count, Self.outputMax - all.count))
    }
  }

  /// Lends the words as C takes them: pointers, and a null at the end.
  private static func withPointers<Result>(
    _ words: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { unsafe pointers.forEach { unsafe free($0) } }
    return unsafe pointers.withUnsafeMutableBufferPointer { buffer in
      // It holds the null at least.
      guard let start = buffer.baseAddress else { preconditionFailure("an array without a place") }
      return unsafe body(start)
    }
  }
}
