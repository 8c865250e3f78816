import Glibc
import Synchronization

/// A file that one process at a time holds, until it lets go or ends, however it ends.
package final class FileLock: Sendable {
  /// Nil once it is released.
  private let descriptor: Mutex<Int32?>

  /// Nil when somebody else holds it. Made when it is not there, for the owner alone.
  package init?(_ path: String) throws(FileError) {
    // Not inherited: a child must not hold it on. The path is copied before the call returns.
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FileError(path, errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let number = errno
      close(descriptor)
      if number == EWOULDBLOCK { return nil }
      throw FileError(path, number)
    }
    self.descriptor = Mutex(descriptor)
  }

  deinit { release() }

  package func release() {
    if let descriptor = descriptor.withLock({ $0.take() }) { close(descriptor) }
  }

  /// What somebody who looks into it finds.
  package func write(_ text: String) {
    let bytes = Array(text.utf8)
    descriptor.withLock { descriptor in
      guard let descriptor else { return }
      // Within the array, which lives for the call. It is for people: a failure is nobody's.
      _ = unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }
  }
}
