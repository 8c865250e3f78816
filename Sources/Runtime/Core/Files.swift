import Glibc

/// Files that the process keeps beside its data. All of it blocks: not for a loop.
package enum Files {
  /// Puts a file there that nobody but the owner can read, whole from the moment it is seen: whoever waits
  /// for it never reads half of it, and there is no moment at which it is open to others.
  package static func replace(_ path: String, with text: String) throws(FileError) {
    var beside = Array("\(path).XXXXXX".utf8CString)
    // Made with mode 0600; it writes the name that it chose into our array.
    let descriptor = unsafe mkstemp(&beside)
    guard descriptor >= 0 else { throw FileError(path, errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let name = String(decoding: beside.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    do throws(FileError) {
      defer { close(descriptor) }
      try write(Array(text.utf8), to: descriptor, path)
    } catch {
      remove(name)
      throw error
    }
    // Both paths are copied before the call returns.
    guard unsafe rename(name, path) == 0 else {
      let error = FileError(path, errno)
      remove(name)
      throw error
    }
  }

  /// A secret that somebody put into a file of its own, without the line end that editors add. A file that
  /// everybody can read or change is refused.
  package static func secret(_ path: String, bytesMax: Int = 4_096) throws(FileError) -> String {
    // Not blocking, for a path that turns out to be a pipe. The path is copied before the call returns.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    // The structure is ours.
    guard unsafe fstat(descriptor, &status) == 0 else { throw FileError(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(path, "is not a file") }
    guard status.st_mode & (S_IROTH | S_IWOTH) == 0 else {
      throw FileError(path, "everybody on this machine can read or change the secret; chmod o= it")
    }
    // Read into one place, which is wiped: what grows leaves copies behind.
    var bytes = [UInt8](repeating: 0, count: bytesMax + 3)
    // The array is ours alone; the C library does not take the wiping for useless.
    defer {
      unsafe bytes.withUnsafeMutableBytes { place in
        if let start = place.baseAddress { unsafe explicit_bzero(start, place.count) }
      }
    }
    var end = 0
    while end < bytes.count {
      // Within the array, which lives for the call.
      let count = unsafe bytes.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress?.advanced(by: end), $0.count - end)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path, errno) }
      if count == 0 { break }
      end += count
    }
    if end > 0, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    guard end > 0, end <= bytesMax, !bytes[..<end].contains(0),
      let text = String(validating: bytes[..<end], as: UTF8.self)
    else { throw FileError(path, "holds no text of 1 to \(bytesMax) bytes in UTF-8") }
    return text
  }

  /// Nothing happens when it is not there.
  package static func remove(_ path: String) {
    // The path is copied before the call returns.
    _ = unsafe unlink(path)
  }

  /// The folder, and those above it that are missing, for the owner alone.
  package static func makeFolder(_ path: String) throws(FileError) {
    var place = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      place += "/\(part)"
      // The path is copied before the call returns.
      guard unsafe mkdir(place, 0o700) == 0 || errno == EEXIST else { throw FileError(place, errno) }
    }
  }

  /// Nothing happens when it is not there, or holds something.
  package static func removeFolder(_ path: String) {
    // The path is copied before the call returns.
    _ = unsafe rmdir(path)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      // Within the slice, which lives for the call.
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw FileError(path, errno) }
      rest.removeFirst(count)
    }
  }
}

/// Tells a file from the one that was there before: another one, or the same with another text.
package struct FileStamp: Hashable, Sendable {
  private let file: UInt64
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  /// Nil when there is none. It asks the disk: not for a loop.
  package init?(_ path: String) {
    var status = stat()
    // The structure is ours, and the path is copied before the call returns.
    guard unsafe stat(path, &status) == 0 else { return nil }
    file = UInt64(status.st_ino)
    size = Int64(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}

/// What the system refused, with the path it was about.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  init(_ path: String, _ words: String) {
    description = "\(path): \(words)"
  }

  init(_ path: String, _ number: Int32) {
    // XSI's strerror_r fills the buffer and ends it with a zero; the buffer outlives the copy.
    let words = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let start = buffer.baseAddress, unsafe strerror_r(number, start, buffer.count) == 0
      else { return "error \(number)" }
      return unsafe String(cString: start)
    }
    description = "\(path): \(words)"
  }
}
