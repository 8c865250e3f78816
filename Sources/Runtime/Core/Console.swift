import Glibc

/// The two streams of a command: answers go to standard output, words about them to standard error.
package enum Console {
  package static func answer(_ text: String) { write(text + "\n", to: 1) }
  package static func complain(_ text: String) { write(text + "\n", to: 2) }

  /// Whoever starts the process may have closed them: then the first file or client would be taken for one.
  package static func openMissing() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest that is free, which is this one.
      _ = unsafe open("/dev/null", O_RDWR)
    }
  }

  /// Standard input up to its end, or its first bytes when there are more.
  package static func input(bytesMax: Int) -> [UInt8] {
    var input = [UInt8](repeating: 0, count: bytesMax)
    var filled = 0
    while filled < bytesMax {
      // Within the array, which lives for the call.
      let count = unsafe input.withUnsafeMutableBytes {
        unsafe read(0, $0.baseAddress?.advanced(by: filled), bytesMax - filled)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      filled += count
    }
    input.removeLast(bytesMax - filled)
    return input
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      // Nobody reads any more, and there is nowhere left to say so.
      guard count > 0 else { return }
      rest.removeFirst(count)
    }
  }
}
