internal import CMusterShims
internal import COpenSSL

/// Owns an SSL_CTX.
///
/// Unchecked, because the pointer is no value of Swift's: nothing changes the context once its owner has
/// set it up, and what `SSL_new` counts in it is atomic. So every loop may make connections of it.
@safe final class ContextHandle: @unchecked Sendable {
  /// Mozilla's intermediate recommendation without finite-field Diffie-Hellman: whoever speaks HTTP/2 has
  /// elliptic curves, and those exponents are what makes a handshake expensive for the server alone.
  static let ciphers =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    + "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305"
  static let suites = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256"
  static let groups = "X25519:prime256v1:secp384r1"

  let pointer: OpaquePointer
  /// Used by a callback of the context: connections keep the handle, and so the keys.
  let ticketKeys: TicketKeys?

  /// What servers and clients have in common.
  init(_ method: OpaquePointer?, ticketKeys: TicketKeys? = nil) throws(TLSError) {
    ERR_clear_error()
    // The method is a constant of the library; the strings are lent for their calls.
    guard let pointer = unsafe SSL_CTX_new(method) else { throw TLSError.library("SSL_CTX_new") }
    unsafe self.pointer = pointer
    self.ticketKeys = ticketKeys
    try control(SSL_CTRL_SET_MIN_PROTO_VERSION, Int(TLS1_2_VERSION))
    try control(SSL_CTRL_SET_MAX_PROTO_VERSION, Int(TLS1_3_VERSION))
    try check(unsafe SSL_CTX_set_cipher_list(pointer, Self.ciphers), "SSL_CTX_set_cipher_list")
    try check(unsafe SSL_CTX_set_ciphersuites(pointer, Self.suites), "SSL_CTX_set_ciphersuites")
    var groups = Array(Self.groups.utf8CString)
    try check(
      unsafe groups.withUnsafeMutableBytes {
        Int32(clamping: unsafe SSL_CTX_ctrl(pointer, SSL_CTRL_SET_GROUPS_LIST, 0, $0.baseAddress))
      }, "SSL_CTX_set1_groups_list")
    unsafe SSL_CTX_set_options(pointer, cmuster_tls_options())
    // Partial writes and a moving buffer, as with a socket; an idle connection gives its buffers back.
    let modes =
      SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS
    unsafe SSL_CTX_ctrl(pointer, SSL_CTRL_MODE, Int(modes), nil)
    // One read of the socket for many records; otherwise two for each.
    unsafe SSL_CTX_ctrl(pointer, SSL_CTRL_SET_READ_AHEAD, 1, nil)
    // Sessions live in tickets, at the client. OpenSSL resumes none that has no name.
    let sessions = Array("muster".utf8)
    try check(
      unsafe SSL_CTX_set_session_id_context(pointer, sessions, UInt32(sessions.count)),
      "SSL_CTX_set_session_id_context")
    unsafe SSL_CTX_ctrl(pointer, SSL_CTRL_SET_SESS_CACHE_MODE, Int(SSL_SESS_CACHE_OFF), nil)
  }

  deinit {
    unsafe SSL_CTX_free(pointer)
  }

  func use(_ identity: LoadedIdentity, _ files: TLSIdentity) throws(TLSError) {
    // OpenSSL takes references of its own to all of them.
    guard unsafe SSL_CTX_use_certificate(pointer, identity.leaf.pointer) == 1,
      unsafe SSL_CTX_use_PrivateKey(pointer, identity.key.pointer) == 1
    else { throw PEMFile.unusable(files.certificateFile, TLSError.takeReason()) }
    for certificate in identity.chain.dropFirst() {
      let added = unsafe SSL_CTX_ctrl(
        pointer, SSL_CTRL_CHAIN_CERT, 1, UnsafeMutableRawPointer(certificate.pointer))
      guard added == 1 else { throw PEMFile.unusable(files.certificateFile, TLSError.takeReason()) }
    }
  }

  /// Trusts the certificates of a file, and nobody else.
  func trust(_ authorities: [Certificate]) throws(TLSError) {
    for authority in authorities {
      // The store takes a reference of its own.
      try check(
        unsafe X509_STORE_add_cert(SSL_CTX_get_cert_store(pointer), authority.pointer), "X509_STORE_add_cert")
    }
  }

  func check(_ result: Int32, _ call: String) throws(TLSError) {
    guard result == 1 else { throw TLSError.library(call) }
  }

  /// Most of what is called a function of SSL_CTX is a macro around this one.
  private func control(_ command: Int32, _ value: Int) throws(TLSError) {
    try check(Int32(clamping: unsafe SSL_CTX_ctrl(pointer, command, value, nil)), "SSL_CTX_ctrl")
  }
}
