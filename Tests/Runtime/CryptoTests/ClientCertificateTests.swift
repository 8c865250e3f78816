import MusterCrypto
import MusterTestAuthority
import Testing

@Suite struct `Client certificates` {
  let authority: TestAuthority
  let stranger: TestAuthority
  let identity: TLSIdentity

  init() throws {
    authority = try TestAuthority()
    stranger = try TestAuthority("Stranger")
    identity = try authority.issue()
  }

  private func server(_ clients: TLSServerContext.ClientCertificates) throws -> TLSServerContext {
    try TLSServerContext(identity, clients: clients)
  }

  private func client(_ identity: TLSIdentity? = nil) throws -> TLSClientContext {
    try TLSClientContext(authoritiesFile: authority.file, identity: identity)
  }

  @Test func `are not asked for unless configured`() throws {
    let pair = try TLSPair(server(.none), client(authority.issue("worker")))
    let errors = pair.handshake()
    #expect(errors.client == nil && errors.server == nil)
    #expect(pair.server.peer == nil)
  }

  @Test func `tell who the peer is`() throws {
    let names = "DNS:worker.internal,URI:spiffe://muster/worker,email:worker@example.com,IP:10.0.0.7"
    let worker = try authority.issue("worker", for: names)
    for mode: TLSServerContext.ClientCertificates in [
      .requested(authoritiesFile: authority.file), .required(authoritiesFile: authority.file),
    ] {
      let pair = try TLSPair(server(mode), client(worker))
      let errors = pair.handshake()
      #expect(errors.client == nil && errors.server == nil)
      let peer = pair.server.peer
      #expect(peer?.subject == "CN=worker,O=Muster")
      #expect(peer?.dnsNames == ["worker.internal"])
      #expect(peer?.urls == ["spiffe://muster/worker"])
      #expect(peer?.emailAddresses == ["worker@example.com"])
      #expect(peer?.ipAddresses == ["10.0.0.7"])
    }
  }

  @Test func `may be missing when they are requested`() throws {
    let pair = try TLSPair(server(.requested(authoritiesFile: authority.file)), client())
    let errors = pair.handshake()
    #expect(errors.client == nil && errors.server == nil)
    #expect(pair.server.peer == nil)
  }

  @Test func `may not be missing when they are required`() throws {
    let pair = try TLSPair(server(.required(authoritiesFile: authority.file)), client())
    let errors = pair.handshake()
    #expect(errors.server?.code == .certificateRefused)
    // In TLS 1.3 the client is done before the server has seen it, and learns it when it reads.
    #expect(errors.client == nil)
    let told = #expect(throws: TLSError.self) { try pair.client.receive() }
    #expect(told?.code == .alertReceived)
    #expect(told?.message.contains("certificate required") == true)
  }

  @Test(arguments: [true, false])
  func `of another authority are refused`(_ isRequired: Bool) throws {
    let worker = try stranger.issue("worker")
    let mode: TLSServerContext.ClientCertificates =
      isRequired
      ? .required(authoritiesFile: authority.file) : .requested(authoritiesFile: authority.file)
    let error = try TLSPair(server(mode), client(worker)).handshake().server
    #expect(error?.code == .certificateRefused)
  }

  @Test(arguments: [true, false])
  func `that have expired are refused`(_ isRequired: Bool) throws {
    let expired = try authority.issue("worker", days: -1)
    let mode: TLSServerContext.ClientCertificates =
      isRequired
      ? .required(authoritiesFile: authority.file) : .requested(authoritiesFile: authority.file)
    let error = try TLSPair(server(mode), client(expired)).handshake().server
    #expect(error?.code == .certificateRefused)
    #expect(error?.message.contains("expired") == true)
  }

  @Test func `of an authority that a reload has taken away are refused`() throws {
    let worker = try client(authority.issue("worker"))
    let trusted = try authority.write("", to: "trusted.pem")
    try authority.replace(trusted, with: authority.file)
    let server = try server(.required(authoritiesFile: trusted))
    #expect(try TLSPair(server, worker).handshake().server == nil)
    try authority.replace(trusted, with: stranger.file)
    _ = try server.reload()
    #expect(try TLSPair(server, worker).handshake().server?.code == .certificateRefused)
  }
}
