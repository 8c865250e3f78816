internal import COpenSSL
import Glibc

/// One side of a TLS connection over a socket of the caller's, which the caller also waits on.
///
/// It belongs to one loop. After an error every further call throws the same error. It owns the SSL, which
/// nothing else refers to; the buffers of the caller are lent for the length of a call.
@safe package struct TLSConnection: ~Copyable {
  package enum Progress: Hashable, Sendable {
    case done
    case wantsRead
    case wantsWrite
  }

  package enum Transfer: Hashable, Sendable {
    /// Some were moved, at least one.
    case bytes(Int)
    /// Nothing can be moved before the socket is readable, for a write too.
    case wantsRead
    /// Nothing can be moved before the socket is writable, for a read too.
    case wantsWrite
    /// The other side sends no more. Only from a read.
    case ended
  }

  private enum Attempt {
    case done, wantsRead, wantsWrite, ended
  }

  private let ssl: OpaquePointer
  /// Callbacks use what belongs to the handle.
  private let context: ContextHandle
  private var failure: TLSError?

  init(_ context: ContextHandle, _ descriptor: Int32, isServer: Bool) throws(TLSError) {
    ERR_clear_error()
    guard let ssl = unsafe SSL_new(context.pointer) else { throw TLSError.library("SSL_new") }
    guard let bio = unsafe SocketBIO.make(descriptor) else {
      unsafe SSL_free(ssl)
      throw TLSError.library("BIO_new")
    }
    // One BIO for both directions is one reference, which the SSL takes over.
    unsafe SSL_set_bio(ssl, bio, bio)
    if isServer { unsafe SSL_set_accept_state(ssl) } else { unsafe SSL_set_connect_state(ssl) }
    unsafe self.ssl = ssl
    self.context = context
  }

  deinit {
    unsafe SSL_free(ssl)
  }

  package mutating func handshake() throws(TLSError) -> Progress {
    switch try unsafe attempt("handshake", { unsafe SSL_do_handshake($0) }) {
    case .done: return .done
    case .wantsRead: return .wantsRead
    case .wantsWrite: return .wantsWrite
    case .ended: throw fail(TLSError(.connectionLost, "handshake: the other side ended it"))
    }
  }

  /// To be repeated until it wants something, or while `hasBuffered`: the socket alone does not tell.
  package mutating func read(into buffer: inout MutableSpan<UInt8>) throws(TLSError) -> Transfer {
    precondition(!buffer.isEmpty, "a read of nothing cannot be told from the end")
    var count = 0
    let result = try unsafe attempt("read") { ssl in
      unsafe buffer.withUnsafeMutableBytes { unsafe SSL_read_ex(ssl, $0.baseAddress, $0.count, &count) }
    }
    switch result {
    case .done: return .bytes(count)
    case .wantsRead: return .wantsRead
    case .wantsWrite: return .wantsWrite
    case .ended: return .ended
    }
  }

  /// Takes up to 16 KiB at a time. When it wants something, the same bytes must come again, and more may
  /// follow them: their record is made already.
  package mutating func write(_ bytes: Span<UInt8>) throws(TLSError) -> Transfer {
    if bytes.isEmpty { return .bytes(0) }
    var count = 0
    let result = try unsafe attempt("write") { ssl in
      unsafe bytes.withUnsafeBytes { unsafe SSL_write_ex(ssl, $0.baseAddress, $0.count, &count) }
    }
    switch result {
    case .done: return .bytes(count)
    case .wantsRead: return .wantsRead
    case .wantsWrite: return .wantsWrite
    case .ended: throw fail(TLSError(.connectionLost, "write: the other side is gone"))
    }
  }

  /// Whether bytes from the socket wait inside, perhaps only half a record: then another read is due,
  /// whatever the socket says, unless the last one wanted something.
  package var hasBuffered: Bool { unsafe SSL_has_pending(ssl) == 1 }

  /// Tells the other side that no more comes, if the socket takes it now. Nothing is waited for.
  package mutating func closeNotify() {
    // OpenSSL forbids it after an error, and before the end of the handshake.
    guard failure == nil, unsafe SSL_is_init_finished(ssl) == 1 else { return }
    ERR_clear_error()
    unsafe SSL_shutdown(ssl)
    ERR_clear_error()
  }

  private mutating func attempt(
    _ call: String, _ body: (OpaquePointer) -> Int32
  ) throws(TLSError) -> Attempt {
    if let failure { throw failure }
    ERR_clear_error()
    errno = 0
    let result = unsafe body(ssl)
    if result > 0 { return .done }
    let number = errno
    switch unsafe SSL_get_error(ssl, result) {
    case SSL_ERROR_WANT_READ: return .wantsRead
    case SSL_ERROR_WANT_WRITE: return .wantsWrite
    case SSL_ERROR_ZERO_RETURN: return .ended
    default:
      let verification = unsafe SSL_get_verify_result(ssl)
      throw fail(TLSError.connection(call, number: number, verification: verification))
    }
  }

  private mutating func fail(_ error: TLSError) -> TLSError {
    failure = error
    return error
  }
}

/// What the handshake found out. The library's strings are constants, or copied while the SSL is alive.
extension TLSConnection {
  /// By ALPN; nil when the other side named none.
  package var negotiatedProtocol: String? {
    var name: UnsafePointer<UInt8>?
    var count: UInt32 = 0
    unsafe SSL_get0_alpn_selected(ssl, &name, &count)
    guard let start = unsafe name, count > 0 else { return nil }
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)
  }

  /// `TLSv1.3` or `TLSv1.2`.
  package var version: String {
    unsafe SSL_get_version(ssl).map { unsafe String(cString: $0) } ?? ""
  }

  package var cipher: String {
    unsafe SSL_CIPHER_get_name(SSL_get_current_cipher(ssl)).map { unsafe String(cString: $0) } ?? ""
  }

  package var isResumed: Bool { unsafe SSL_session_reused(ssl) == 1 }

  /// Nil when the other side showed no certificate. What it shows has been checked.
  package var peer: TLSPeer? {
    // Lent by the SSL.
    unsafe SSL_get0_peer_certificate(ssl).map { unsafe TLSPeer(certificate: $0) }
  }

  /// For a client, before the handshake.
  borrowing func expect(_ server: String, isAddress: Bool) throws(TLSError) {
    // An address is recognised by SSL_set1_host itself. A subject's common name is no name of a host.
    let rules = X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT
    unsafe SSL_set_hostflags(ssl, UInt32(rules))
    try context.check(unsafe SSL_set1_host(ssl, server), "SSL_set1_host")
    // RFC 6066, 3: an address is not sent as a name.
    if isAddress { return }
    var name = Array(server.utf8CString)
    let sent = unsafe name.withUnsafeMutableBytes {
      unsafe SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, Int(TLSEXT_NAMETYPE_host_name), $0.baseAddress)
    }
    try context.check(Int32(clamping: sent), "SSL_set_tlsext_host_name")
  }
}
