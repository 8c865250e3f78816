internal import CMusterShims
internal import COpenSSL
import Synchronization

/// Makes the server's side of TLS connections, on any thread.
package final class TLSServerContext: Sendable {
  package enum ClientCertificates: Hashable, Sendable {
    case none
    /// Who shows one must show a good one; who has none may come in.
    case requested(authoritiesFile: String)
    case required(authoritiesFile: String)

    var authoritiesFile: String? {
      switch self {
      case .none: nil
      case .requested(let file), .required(let file): file
      }
    }
  }

  /// They outlive a reload, and so do the tickets made with them.
  private let ticketKeys = TicketKeys()
  private let current: Mutex<Served>
  /// About the files as they were read first.
  package let warnings: [TLSWarning]

  private struct Served {
    var handle: ContextHandle
    /// The end of its certificate, in seconds since 1970.
    var end: Int64?
    var identity: TLSIdentity
    var clients: ClientCertificates
  }

  package init(_ identity: TLSIdentity, clients: ClientCertificates = .none) throws(TLSError) {
    let (served, warnings) = try Self.read(identity, clients, ticketKeys)
    self.warnings = warnings
    current = Mutex(served)
  }

  /// When the certificate that is served ends, in seconds since 1970.
  package var certificateEnd: Int64? { current.withLock { $0.end } }

  /// Reads the files again: for connections made from now on. When it throws, nothing has changed.
  /// It reads from the disk: not for a loop.
  package func reload() throws(TLSError) -> [TLSWarning] {
    let (identity, clients) = current.withLock { ($0.identity, $0.clients) }
    return try reload(identity, clients: clients)
  }

  /// As that, from other files.
  package func reload(_ identity: TLSIdentity, clients: ClientCertificates) throws(TLSError) -> [TLSWarning] {
    let (served, warnings) = try Self.read(identity, clients, ticketKeys)
    // The handle that goes is freed outside the lock.
    let former = current.withLock { current in
      let former = current
      current = served
      return former
    }
    withExtendedLifetime(former) {}
    return warnings
  }

  /// The descriptor is connected, does not block, stays the caller's and outlives the connection.
  package func connection(on descriptor: Int32) throws(TLSError) -> TLSConnection {
    let context = current.withLock { $0.handle }
    return try TLSConnection(context, descriptor, isServer: true)
  }

  private static func read(
    _ identity: TLSIdentity, _ clients: ClientCertificates, _ ticketKeys: TicketKeys
  ) throws(TLSError) -> (Served, [TLSWarning]) {
    let loaded = try identity.load()
    let context = try unsafe ContextHandle(TLS_server_method(), ticketKeys: ticketKeys)
    try context.use(loaded, identity)
    context.chooseHTTP2()
    var warnings = loaded.warnings
    if let file = clients.authoritiesFile {
      let authorities = try PEMFile.certificates(file)
      warnings += authorities.compactMap { $0.warning(file) }
      try context.demandCertificates(
        authorities, isRequired: clients == .required(authoritiesFile: file))
    } else {
      try context.resumeByTickets(ticketKeys)
    }
    let end = loaded.chain.compactMap(\.end).min()
    return (Served(handle: context, end: end, identity: identity, clients: clients), warnings)
  }
}

extension ContextHandle {
  /// `h2` or nothing: a client that names others gets the alert, one that names none gets no protocol.
  fileprivate func chooseHTTP2() {
    // The callback keeps nothing and points into the bytes that it was given, as OpenSSL wants it.
    unsafe SSL_CTX_set_alpn_select_cb(
      pointer,
      { _, chosen, chosenCount, offered, offeredCount, _ in
        let list = unsafe UnsafeBufferPointer(start: offered, count: Int(offeredCount))
        var place = 0
        while place < list.count {
          let name = unsafe place + 1..<(place + 1 + Int(list[place]))
          guard name.upperBound <= list.count else { break }
          if unsafe list[name].elementsEqual("h2".utf8) {
            unsafe chosen?.pointee = offered.map { unsafe $0 + name.lowerBound }
            unsafe chosenCount?.pointee = UInt8(name.count)
            return SSL_TLSEXT_ERR_OK
          }
          place = name.upperBound
        }
        return SSL_TLSEXT_ERR_ALERT_FATAL
      }, nil)
  }

  /// Without resumption: a resumed session would not be asked for its certificate again, and by renewing
  /// its ticket a client could outlive certificate and authority.
  fileprivate func demandCertificates(
    _ authorities: [Certificate], isRequired: Bool
  ) throws(TLSError) {
    try trust(authorities)
    for authority in authorities {
      // Their names are sent to the client, so that it can choose; OpenSSL copies them.
      try check(unsafe SSL_CTX_add_client_CA(pointer, authority.pointer), "SSL_CTX_add_client_CA")
    }
    let mode = SSL_VERIFY_PEER | (isRequired ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0)
    unsafe SSL_CTX_set_verify(pointer, mode, nil)
    unsafe SSL_CTX_set_options(pointer, cmuster_tls_option_no_ticket())
    try check(unsafe SSL_CTX_set_num_tickets(pointer, 0), "SSL_CTX_set_num_tickets")
  }
}
