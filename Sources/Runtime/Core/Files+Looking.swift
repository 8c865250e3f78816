import Glibc

extension Files {
  /// What a folder holds, in the order of the names; nil when it cannot be read.
  package static func names(in folder: String) -> [String]? {
    guard let stream = unsafe opendir(folder) else { return nil }
    // It is ours until here; an entry is valid until the next is read.
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      // The name lies in the entry and ends with a zero.
      let name = unsafe withUnsafePointer(to: entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// All of a file; nil when it cannot be read, or has more bytes.
  package static func bytes(_ path: String, most: Int) -> [UInt8]? { try? content(path, most: most) }

  /// All of a file.
  package static func content(_ path: String, most: Int) throws(FileError) -> [UInt8] {
    // Not blocking, for a path that turns out to be a pipe. The path is copied before the call returns.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(path, errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while bytes.count <= most {
      var part = [UInt8](repeating: 0, count: 4_096)
      // Within the array, which lives for the call.
      let count = unsafe part.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path, errno) }
      if count == 0 { return bytes }
      bytes += part.prefix(count)
    }
    throw FileError(path, "has more than \(most) bytes")
  }

  /// The last bytes of a file as text, all of it when it is small; nil when it cannot be read.
  package static func end(of path: String, bytesMax: Int = 65_536) -> String? {
    // Not blocking, for a path that turns out to be a pipe. The path is copied before the call returns.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // What has no size, as in /proc, is read from its start.
    let size = lseek(descriptor, 0, SEEK_END)
    _ = lseek(descriptor, max(0, size - off_t(bytesMax)), SEEK_SET)
    var bytes = [UInt8](repeating: 0, count: bytesMax)
    var filled = 0
    while filled < bytesMax {
      // Within the array, which lives for the call.
      let count = unsafe bytes.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress?.advanced(by: filled), bytesMax - filled)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      filled += count
    }
    return String(decoding: bytes.prefix(filled), as: UTF8.self)
  }

  /// The path without links and dots; nil when nothing is there.
  package static func canonical(_ path: String) -> String? {
    // It answers memory of ours.
    guard let found = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  /// Where a link leads, unchecked; nil for what is none.
  package static func target(ofLink path: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
    // Within the array, which lives for the call.
    let count = unsafe bytes.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      return unsafe readlink(path, start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
  }

  package static func link(_ path: String, to target: String) throws(FileError) {
    // Both are copied before the call returns.
    guard unsafe symlink(target, path) == 0 else { throw FileError(path, errno) }
  }

  package static func move(_ path: String, to place: String) throws(FileError) {
    // Both paths are copied before the call returns.
    guard unsafe rename(path, place) == 0 else { throw FileError(place, errno) }
  }

  /// A folder of a name that nobody had, for the owner alone.
  package static func makeTemporaryFolder(_ start: String) throws(FileError) -> String {
    var path = Array("\(start)XXXXXX".utf8CString)
    // It writes the name that it chose into our array.
    guard unsafe mkdtemp(&path) != nil else { throw FileError(start, errno) }
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Lets others pass through a folder to what they know is in it.
  package static func letPass(_ folder: String) throws(FileError) {
    // The path is copied before the call returns.
    guard unsafe chmod(folder, 0o711) == 0 else { throw FileError(folder, errno) }
  }

  /// Gives a folder to its owner, for the owner alone.
  package static func keep(_ folder: String, for account: Account?) throws(FileError) {
    // The path is copied before the call returns.
    if let account {
      guard unsafe chown(folder, account.user, account.group) == 0 else { throw FileError(folder, errno) }
    }
    guard unsafe chmod(folder, 0o700) == 0 else { throw FileError(folder, errno) }
  }
}

/// What a path leads to.
package struct FileFacts: Sendable {
  package let isFolder: Bool
  package let owner: UInt32
  package let size: Int64
  private let mode: mode_t
  private let group: UInt32

  /// Nil when nothing is there.
  package init?(_ path: String) {
    var status = stat()
    // The structure is ours, and the path is copied before the call returns.
    guard unsafe stat(path, &status) == 0 else { return nil }
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    owner = status.st_uid
    group = status.st_gid
    size = Int64(status.st_size)
    mode = status.st_mode
  }

  /// Whether everybody can read or change it.
  package var isOpen: Bool { mode & (S_IROTH | S_IWOTH) != 0 }

  package var isFile: Bool { mode & S_IFMT == S_IFREG }

  package var isProgram: Bool { mode & S_IFMT == S_IFREG && mode & 0o111 != 0 }

  /// Whether the account may pass through the folder.
  package func lets(_ account: Account) -> Bool {
    if owner == account.user { return mode & S_IXUSR != 0 }
    return mode & (group == account.group ? S_IXGRP : S_IXOTH) != 0
  }
}
