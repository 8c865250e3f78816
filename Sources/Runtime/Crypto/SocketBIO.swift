internal import COpenSSL
import Glibc

/// How OpenSSL reaches a socket: as its own BIO of sockets does, but a connection that is gone is an error
/// and not SIGPIPE, which would end the process.
enum SocketBIO {
  /// Made once and never freed; nothing changes it after that.
  nonisolated(unsafe) private static let method: OpaquePointer? = {
    let kind = BIO_get_new_index() | BIO_TYPE_SOURCE_SINK
    guard let method = unsafe BIO_meth_new(kind, "socket without signals") else { return nil }
    unsafe BIO_meth_set_write(method, write)
    unsafe BIO_meth_set_read(method, read)
    unsafe BIO_meth_set_ctrl(method, control)
    return unsafe method
  }()

  /// The descriptor stays the caller's.
  static func make(_ descriptor: Int32) -> OpaquePointer? {
    guard let bio = unsafe BIO_new(method) else { return nil }
    // The place for a pointer holds the number itself.
    unsafe BIO_set_data(bio, UnsafeMutableRawPointer(bitPattern: Int(descriptor)))
    unsafe BIO_set_init(bio, 1)
    return unsafe bio
  }
}

// Called by OpenSSL with a BIO that `make` made, and with a buffer of the length it states.

private func descriptor(_ bio: OpaquePointer?) -> Int32 {
  Int32(truncatingIfNeeded: unsafe Int(bitPattern: BIO_get_data(bio)))
}

private func write(_ bio: OpaquePointer?, _ bytes: UnsafePointer<CChar>?, _ count: Int32) -> Int32 {
  unsafe transfer(bio, orRetry: BIO_FLAGS_WRITE) {
    unsafe send(descriptor(bio), bytes, Int(count), Int32(MSG_NOSIGNAL))
  }
}

private func read(_ bio: OpaquePointer?, _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int32) -> Int32 {
  unsafe transfer(bio, orRetry: BIO_FLAGS_READ) {
    unsafe recv(descriptor(bio), bytes, Int(count), 0)
  }
}

private func transfer(_ bio: OpaquePointer?, orRetry direction: Int32, _ attempt: () -> Int) -> Int32 {
  unsafe BIO_clear_flags(bio, BIO_FLAGS_READ | BIO_FLAGS_WRITE | BIO_FLAGS_SHOULD_RETRY)
  while true {
    let result = attempt()
    if result < 0 && errno == EINTR { continue }
    if result < 0 && errno == EAGAIN { unsafe BIO_set_flags(bio, direction | BIO_FLAGS_SHOULD_RETRY) }
    return Int32(clamping: result)
  }
}

private func control(
  _ bio: OpaquePointer?, _ command: Int32, _ value: Int, _ place: UnsafeMutableRawPointer?
) -> Int {
  // Nothing is held back, so to flush is to succeed; the rest is about files and the kernel's TLS.
  command == BIO_CTRL_FLUSH ? 1 : 0
}
