import Glibc

/// Where a program's answers go: what cannot be written is an error, and never passed over.
///
/// Not for several tasks at a time.
package final class ByteOutput {
  private let descriptor: Int32
  private let isOwned: Bool
  private var pending: [UInt8] = []

  private static let pendingMax = 65_536

  package init(_ stream: Terminal.Stream) {
    descriptor = stream.rawValue
    isOwned = false
  }

  private init(owned descriptor: Int32) {
    self.descriptor = descriptor
    isOwned = true
  }

  /// A file for its owner alone, made anew; what stood there is gone only now.
  package static func file(_ path: String) throws(OutputError) -> ByteOutput {
    // The path is copied before the call returns.
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw OutputError(path, errno) }
    return ByteOutput(owned: descriptor)
  }

  /// The writing end of a pipe that somebody else reads.
  static func pipe(_ descriptor: Int32) -> ByteOutput { ByteOutput(owned: descriptor) }

  deinit {
    if isOwned { close(descriptor) }
  }

  package func write(_ text: String) throws(OutputError) {
    pending.append(contentsOf: text.utf8)
    if pending.count >= Self.pendingMax { try flush() }
  }

  package func flush() throws(OutputError) {
    var rest = pending[...]
    pending = []
    while !rest.isEmpty {
      // Within the slice, which lives for the call.
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        // One structure, of ours.
        _ = unsafe poll(&waiting, 1, -1)
        continue
      }
      guard count > 0 else { throw OutputError("the output", errno) }
      rest.removeFirst(count)
    }
  }

  /// With what stands there so far on the disk: a file that is full may say so only here.
  package func finish() throws(OutputError) {
    try flush()
    // A pipe or a terminal has no disk, and says so.
    if isOwned, fsync(descriptor) != 0, errno != EINVAL, errno != EROFS {
      throw OutputError("the output", errno)
    }
  }

  /// Words for a person, who may have gone.
  package func tryWrite(_ text: String) {
    try? write(text)
    try? flush()
  }
}

/// Why an answer could not be written.
package struct OutputError: Error, Sendable, CustomStringConvertible {
  package let description: String
  /// Whoever was to read it has closed the pipe.
  package let isReaderGone: Bool

  init(_ place: String, _ number: Int32) {
    // A text of the C library's, copied here.
    let words = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    description = "\(place) cannot be written: \(words)"
    isReaderGone = number == EPIPE
  }
}
