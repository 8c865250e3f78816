import Glibc
import MusterCore

/// Bytes of a file or of standard input, piece by piece: it may be larger than memory, or a pipe.
package final class ByteInput {
  private let descriptor: Int32
  private let path: String
  private let isOwned: Bool
  private var piece: [UInt8]

  /// `-` is standard input.
  package init(_ path: String, pieceSize: Int = 262_144) throws(InputError) {
    self.path = path == "-" ? "standard input" : path
    isOwned = path != "-"
    piece = [UInt8](repeating: 0, count: pieceSize)
    if path == "-" {
      descriptor = 0
    } else {
      // The path is copied before the call returns.
      descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw InputError(path, errno) }
    }
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// Empty at the end.
  package func read() throws(InputError) -> ArraySlice<UInt8> {
    while true {
      // Within the array, which lives for the call.
      let count = unsafe piece.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw InputError(path, errno) }
      return piece[..<count]
    }
  }

  /// Of a file that can be read from its start again; nil for a pipe.
  package var size: Int64? {
    var status = stat()
    // The structure is ours.
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int64(status.st_size)
  }

  package func rewind() { lseek(descriptor, 0, SEEK_SET) }

  /// All of it, when it is no longer than that.
  package static func all(_ path: String, bytesMax: Int) throws(InputError) -> [UInt8] {
    let input = try ByteInput(path)
    var all: [UInt8] = []
    while true {
      let piece = try input.read()
      if piece.isEmpty { return all }
      all += piece
      guard all.count <= bytesMax else {
        throw InputError("\(input.path) has more than the \(bytesMax) bytes that are taken")
      }
    }
  }
}

package struct InputError: Error, Sendable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }

  init(_ path: String, _ number: Int32) {
    // A text of the C library's, copied here.
    let words = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    description = "\(path) cannot be read: \(words)"
  }
}
