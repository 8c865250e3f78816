internal import COpenSSL
import Glibc

/// Reads certificates and keys; every refusal names the file and the cause.
enum PEMFile {
  /// A file of all the roots that the web trusts has 250 KB.
  static let bytesMax = 4 << 20

  /// One certificate or more, in the order of the file.
  static func certificates(_ path: String) throws(TLSError) -> [Certificate] {
    let bytes = try bytes(path)
    let memory = try MemoryBIO(bytes)
    var certificates: [Certificate] = []
    ERR_clear_error()
    // No certificate is encrypted, so no password is asked for; the new one is owned at once.
    while let pointer = unsafe PEM_read_bio_X509(memory.pointer, nil, nil, nil) {
      unsafe certificates.append(Certificate(adopting: pointer))
    }
    let error = ERR_peek_last_error()
    let isAtEnd = ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE
    let words = TLSError.takeReason()
    guard isAtEnd else {
      throw unusable(path, "certificate \(certificates.count + 1) is broken: \(words)")
    }
    guard !certificates.isEmpty else { throw unusable(path, "holds no certificate in PEM") }
    return certificates
  }

  static func privateKey(_ path: String) throws(TLSError) -> PrivateKey {
    var bytes = try bytes(path, refusing: S_IROTH | S_IWOTH)
    defer { bytes.wipe() }
    let memory = try MemoryBIO(bytes)
    ERR_clear_error()
    var isEncrypted = false
    // Called at once if at all, with the address of our variable. Without a callback OpenSSL would ask
    // at the terminal.
    let pointer = unsafe PEM_read_bio_PrivateKey(
      memory.pointer, nil,
      { _, _, _, asked in
        unsafe asked?.assumingMemoryBound(to: Bool.self).pointee = true
        return -1
      }, &isEncrypted)
    let words = TLSError.takeReason()
    guard let pointer = unsafe pointer else {
      throw unusable(
        path,
        isEncrypted
          ? "the key is encrypted, and nobody is there to type its password; store it decrypted"
          : "holds no private key in PEM: \(words)")
    }
    return unsafe PrivateKey(adopting: pointer)
  }

  static func unusable(_ path: String, _ cause: String) -> TLSError {
    TLSError(.fileUnusable, "\(path): \(cause)")
  }

  /// `refusing` names the rights that nobody may have on a file that holds a secret.
  static func bytes(_ path: String, refusing rights: mode_t = 0) throws(TLSError) -> [UInt8] {
    // Not blocking, for a path that turns out to be a pipe.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unusable(path, TLSError.words(errno)) }
    defer { close(descriptor) }
    var status = stat()
    // The structure is ours.
    guard unsafe fstat(descriptor, &status) == 0 else { throw unusable(path, TLSError.words(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw unusable(path, "is not a file") }
    if status.st_mode & rights & (S_IROTH | S_IWOTH) != 0 {
      throw unusable(path, "everybody on this machine can read or change the key; chmod o= it")
    }
    if status.st_mode & rights != 0 {
      throw unusable(path, "others than its owner can read or change the key; chmod go= it")
    }
    guard status.st_size <= bytesMax else {
      throw unusable(path, "has \(status.st_size) bytes, the limit is \(bytesMax)")
    }
    return try bytes(descriptor, count: Int(status.st_size), path)
  }

  /// Up to `count`: a file that grows meanwhile is being written, and its rest is not waited for.
  private static func bytes(
    _ descriptor: Int32, count: Int, _ path: String
  ) throws(TLSError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      // Within the array, which lives for the call.
      let read = unsafe bytes.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), count - filled)
      }
      if read < 0 && errno == EINTR { continue }
      guard read >= 0 else { throw unusable(path, TLSError.words(errno)) }
      if read == 0 { break }
      filled += read
    }
    bytes.removeLast(count - filled)
    return bytes
  }
}

/// Bytes as OpenSSL reads and writes them. Owns the BIO, which has no other user.
@safe struct MemoryBIO: ~Copyable {
  let pointer: OpaquePointer
  /// What a read-only BIO reads, which it does not copy.
  private let source: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: [UInt8] = []) throws(TLSError) {
    unsafe source = .allocate(capacity: bytes.count)
    _ = unsafe source.initialize(from: bytes)
    // A BIO to write into when there is nothing to read.
    let made =
      unsafe bytes.isEmpty
      ? BIO_new(BIO_s_mem()) : BIO_new_mem_buf(source.baseAddress, Int32(clamping: bytes.count))
    guard let made = unsafe made else {
      unsafe source.deallocate()
      throw TLSError.library("BIO_new")
    }
    unsafe pointer = made
  }

  deinit {
    unsafe BIO_free(pointer)
    unsafe OPENSSL_cleanse(source.baseAddress, source.count)
    unsafe source.deallocate()
  }

  /// What was written into it.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: unsafe BIO_ctrl_pending(pointer))
    // The array is as long as we say for the call.
    let count = unsafe bytes.withUnsafeMutableBytes {
      unsafe BIO_read(pointer, $0.baseAddress, Int32(clamping: $0.count))
    }
    bytes.removeLast(bytes.count - max(0, Int(count)))
    return bytes
  }
}
