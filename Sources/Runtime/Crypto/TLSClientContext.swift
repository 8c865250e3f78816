internal import COpenSSL
import Glibc

/// Makes the client's side of TLS connections, on any thread. There is no way to leave a server unchecked.
package final class TLSClientContext: Sendable {
  private let context: ContextHandle
  package let warnings: [TLSWarning]

  /// Trusts the system's authorities, or those of the file alone. It reads from the disk: not for a loop.
  package init(authoritiesFile: String? = nil, identity: TLSIdentity? = nil) throws(TLSError) {
    let context = try unsafe ContextHandle(TLS_client_method())
    var warnings: [TLSWarning] = []
    if let authoritiesFile {
      let authorities = try PEMFile.certificates(authoritiesFile)
      warnings += authorities.compactMap { $0.warning(authoritiesFile) }
      try context.trust(authorities)
    } else {
      // The files belong to the system; the context is ours.
      try context.check(
        unsafe SSL_CTX_set_default_verify_paths(context.pointer), "SSL_CTX_set_default_verify_paths")
    }
    if let identity {
      let loaded = try identity.load()
      warnings += loaded.warnings
      try context.use(loaded, identity)
    }
    unsafe SSL_CTX_set_verify(context.pointer, SSL_VERIFY_PEER, nil)
    let protocols = [UInt8(2)] + Array("h2".utf8)
    // Copied by the call, which answers 0 when all is well.
    guard unsafe SSL_CTX_set_alpn_protos(context.pointer, protocols, UInt32(protocols.count)) == 0 else {
      throw TLSError.library("SSL_CTX_set_alpn_protos")
    }
    self.context = context
    self.warnings = warnings
  }

  /// The name or address is what the server's certificate must be for. The descriptor is connected, does
  /// not block, stays the caller's and outlives the connection.
  package func connection(
    on descriptor: Int32, to server: String
  ) throws(TLSError) -> TLSConnection {
    // OpenSSL takes an empty name for no check at all, a leading dot for every name below, and stops at NUL.
    guard !server.isEmpty, !server.hasPrefix("."), server.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
      throw TLSError(.nameInvalid, "\"\(server)\" is no name of a server; give a host name or an address")
    }
    let connection = try TLSConnection(context, descriptor, isServer: false)
    try connection.expect(server, isAddress: Self.isAddress(server))
    return connection
  }

  private static func isAddress(_ text: String) -> Bool {
    var place = in6_addr()
    // An IPv6 address is the longer one, so both kinds fit.
    return unsafe inet_pton(AF_INET, text, &place) == 1 || inet_pton(AF_INET6, text, &place) == 1
  }
}
