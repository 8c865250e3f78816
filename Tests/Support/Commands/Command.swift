import Glibc

/// Runs a command and waits for it.
///
/// Not Foundation's `Process`: with the threads of the test run all busy it does not learn that its child
/// has ended, and waits for ever.
package struct Command {
  package let exitCode: Int32
  /// What it wrote to standard output.
  package let output: [UInt8]
  /// What it wrote to standard error.
  package let complaints: [UInt8]

  package struct NotStarted: Error {
    package let words: [String]
    package let errno: Int32
  }

  /// Looks the first word up on the PATH; standard input is empty.
  package init(_ words: [String], in folder: String = ".") throws(NotStarted) {
    var place = Array("/tmp/muster-complaints-XXXXXX".utf8CString)
    let descriptor = unsafe mkstemp(&place)
    // Opened for both, so that it can be read when the command has written it.
    guard descriptor >= 0, let complaintsFile = unsafe fdopen(descriptor, "r+e") else {
      throw NotStarted(words: words, errno: errno)
    }
    let path = String(decoding: place.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      unsafe fclose(complaintsFile)
      unsafe unlink(path)
    }
    let command = words.map(Self.quoted).joined(separator: " ")
    let line = "cd \(Self.quoted(folder)) && \(command) </dev/null 2>\(Self.quoted(path))"
    // "e": other children do not inherit the pipe, and so cannot keep it open.
    guard let stream = unsafe popen(line, "re") else { throw NotStarted(words: words, errno: errno) }
    output = unsafe Self.rest(of: stream)
    let status = unsafe pclose(stream)
    // A command that a signal ended has no exit code.
    exitCode = status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    complaints = unsafe Self.rest(of: complaintsFile)
  }

  private static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  private static func rest(of stream: UnsafeMutablePointer<FILE>) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let part = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { space, count in
        count = unsafe fread(space.baseAddress, 1, space.count, stream)
      }
      if part.isEmpty { return all }
      all += part
    }
  }
}
