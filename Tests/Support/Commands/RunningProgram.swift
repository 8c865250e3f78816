package import Glibc

/// A program that runs beside a test. It ends with the value at the latest.
package final class RunningProgram {
  package let pid: pid_t
  /// Holds what it writes, and goes with the value.
  private let folder: String
  private var ended: Int32?

  package struct Failed: Error, CustomStringConvertible {
    package let description: String
  }

  /// A program of this build, by name.
  package static func built(_ name: String) -> String {
    var path = [UInt8](repeating: 0, count: 4096)
    let count = unsafe path.withUnsafeMutableBytes { bytes in
      unsafe bytes.baseAddress.map {
        unsafe readlink("/proc/self/exe", $0.assumingMemoryBound(to: CChar.self), bytes.count)
      } ?? 0
    }
    // The programs lie beside the tests.
    let own = String(decoding: path.prefix(max(0, count)), as: UTF8.self)
    return "\(own[..<(own.lastIndex(of: "/") ?? own.startIndex)])/\(name)"
  }

  /// The first word is a path. What the environment says here goes before the test's own.
  package init(_ words: [String], environment: [String: String] = [:]) throws {
    var place = Array("/tmp/muster-program-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&place) != nil else { throw Failed(description: "mkdtemp") }
    folder = String(decoding: place.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)

    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    let kept = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "\(folder)/output", kept, 0o600)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "\(folder)/complaints", kept, 0o600)

    // It hears all signals, whatever the thread of the test has shut out.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    let own = environment.map { "\($0)=\($1)" } + ["SWIFT_BACKTRACE=enable=no"] + Self.inherited(environment)
    var started: pid_t = 0
    let path = words.first ?? ""
    let failure = unsafe Self.withPointers(words) { words in
      unsafe Self.withPointers(own) { own in
        unsafe posix_spawn(&started, path, &actions, &attributes, words, own)
      }
    }
    pid = started
    guard failure == 0 else {
      ended = -1
      throw Failed(description: "\(path) does not start: error \(failure)")
    }
  }

  deinit {
    if ended == nil {
      kill(pid, SIGKILL)
      var status: Int32 = 0
      unsafe waitpid(pid, &status, 0)
    }
    for name in ["output", "complaints"] { unsafe unlink("\(folder)/\(name)") }
    unsafe rmdir(folder)
  }

  /// What it has written so far to standard output, and to standard error.
  package var output: String { Self.text("\(folder)/output") }
  package var complaints: String { Self.text("\(folder)/complaints") }

  /// The rest of the line that begins so, as soon as it is there.
  package func line(
    _ start: String, in text: KeyPath<RunningProgram, String> = \.output, within: Duration = .seconds(30)
  ) async throws -> String {
    let end = ContinuousClock.now + within
    while ContinuousClock.now < end {
      let lines = self[keyPath: text].split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      if let line = lines.first(where: { $0.contains(start) }),
        let found = line.firstRange(of: start)
      {
        return String(line[found.upperBound...])
      }
      if hasEnded() { break }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Failed(description: "no line of \(start): \(output)\(complaints)")
  }

  package func signal(_ number: Int32) {
    if !hasEnded() { kill(pid, number) }
  }

  /// How it ended; minus the signal's number if one ended it.
  package func exitCode(within: Duration = .seconds(30)) async throws -> Int32 {
    let end = ContinuousClock.now + within
    while ContinuousClock.now < end {
      if hasEnded(), let ended { return ended }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Failed(description: "it still runs: \(output)\(complaints)")
  }

  /// Asks and does not wait, so that it works however busy the test run is.
  private func hasEnded() -> Bool {
    if ended != nil { return true }
    var status: Int32 = 0
    guard unsafe waitpid(pid, &status, WNOHANG) == pid else { return false }
    ended = status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
    return true
  }

  private static func inherited(_ replaced: [String: String]) -> [String] {
    var all: [String] = []
    var place = unsafe environ
    while let entry = unsafe place.pointee {
      let text = unsafe String(cString: entry)
      let name = String(text.prefix { $0 != "=" })
      if replaced[name] == nil, name != "SWIFT_BACKTRACE" { all.append(text) }
      unsafe place += 1
    }
    return all
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

  private static func text(_ path: String) -> String {
    guard let file = unsafe fopen(path, "re") else { return "" }
    defer { unsafe fclose(file) }
    var all: [UInt8] = []
    while true {
      let part = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { space, count in
        count = unsafe fread(space.baseAddress, 1, space.count, file)
      }
      if part.isEmpty { return String(decoding: all, as: UTF8.self) }
      all += part
    }
  }
}
