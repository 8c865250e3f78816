import Glibc
import MusterCrypto
import MusterTestAuthority
import Testing

@Suite struct `TLS between our own ends` {
  let authority: TestAuthority
  let stranger: TestAuthority
  let server: TLSServerContext
  let client: TLSClientContext

  init() throws {
    authority = try TestAuthority()
    stranger = try TestAuthority("Stranger")
    server = try TLSServerContext(authority.issue())
    client = try TLSClientContext(authoritiesFile: authority.file)
  }

  @Test func `speaks 1.3 and h2, moves bytes both ways and ends`() throws {
    let pair = try TLSPair(server, client)
    let errors = pair.handshake()
    #expect(errors.client == nil && errors.server == nil)
    #expect(pair.server.version == "TLSv1.3")
    #expect(pair.server.cipher == "TLS_AES_256_GCM_SHA384" || pair.server.cipher == "TLS_AES_128_GCM_SHA256")
    #expect(pair.server.negotiatedProtocol == "h2" && pair.client.negotiatedProtocol == "h2")
    #expect(pair.server.peer == nil)
    #expect(pair.client.peer?.subject == "CN=server,O=Muster")
    #expect(pair.client.peer?.dnsNames == ["localhost"])
    #expect(pair.client.peer?.ipAddresses == ["127.0.0.1", "::1"])
    #expect(try pair.server.receive() == nil)
    #expect(try pair.client.send("ping") == .bytes(4))
    #expect(try pair.server.receive() == Array("ping".utf8))
    #expect(try pair.server.send("pong") == .bytes(4))
    #expect(try pair.client.receive() == Array("pong".utf8))
    pair.client.closeNotify()
    #expect(try pair.server.receive() == [])
    #expect(try pair.server.receive() == [])
    // The other direction stays, as with a socket.
    #expect(try pair.server.send("rest") == .bytes(4))
    #expect(try pair.client.receive() == Array("rest".utf8))
  }

  @Test func `tells that a record was read only in part`() throws {
    let pair = try TLSPair(server, client)
    _ = pair.handshake()
    _ = try pair.client.send("one")
    _ = try pair.client.send("two")
    var two: [UInt8] = [0, 0]
    var span = two.mutableSpan
    #expect(try pair.server.read(into: &span) == .bytes(2))
    #expect(pair.server.hasBuffered == true)
    #expect(try pair.server.receive() == Array("e".utf8))
    // The second record came with the first.
    #expect(pair.server.hasBuffered == true)
    #expect(try pair.server.receive() == Array("two".utf8))
    #expect(pair.server.hasBuffered == false)
  }

  @Test func `moves a MiB through a small socket, whole`() throws {
    let pair = try TLSPair(server, client)
    _ = pair.handshake()
    var small: Int32 = 4_096
    #expect(unsafe setsockopt(pair.clientEnd, SOL_SOCKET, SO_SNDBUF, &small, 4) == 0)
    let sent = (0..<1 << 20).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
    var received: [UInt8] = []
    var place = 0
    var waits = 0
    var former: [UInt8] = []
    while received.count < sent.count {
      if place < sent.count {
        // A buffer of its own each time, as the caller's may move; the one before still lives.
        let rest = Array(sent[place...].prefix(65_536))
        defer { former = rest }
        switch try pair.client.write(rest.span) {
        case .bytes(let count): place += count
        default: waits += 1
        }
      }
      while let bytes = try pair.server.receive(), !bytes.isEmpty { received += bytes }
    }
    #expect(!former.isEmpty)
    #expect(received == sent)
    #expect(waits > 10)
  }

  @Test(arguments: ["localhost", "127.0.0.1", "::1"])
  func `knows the server by name and address`(_ name: String) throws {
    #expect(try TLSPair(server, client, to: name).handshake().client == nil)
  }

  @Test(arguments: ["example.com", "127.0.0.2", "::2", "server", "sub.localhost"])
  func `refuses a certificate for somebody else`(_ name: String) throws {
    let pair = try TLSPair(server, client, to: name)
    let errors = pair.handshake()
    #expect(errors.client?.code == .certificateRefused)
    #expect(errors.client?.message.contains("mismatch") == true)
    #expect(errors.server?.code == .alertReceived)
  }

  @Test(arguments: [
    ("DNS:*.example.com", "a.example.com", true), ("DNS:*.example.com", "a.b.example.com", false),
    ("DNS:*.example.com", "example.com", false), ("DNS:f*.example.com", "foo.example.com", false),
    // A subject's common name is no name of a host.
    (nil, "a.example.com", false), ("email:a@example.com", "a.example.com", false),
  ])
  func `matches names as RFC 6125 does`(_ names: String?, _ name: String, _ isFine: Bool) throws {
    let server = try TLSServerContext(authority.issue("a.example.com", for: names))
    let error = try TLSPair(server, client, to: name).handshake().client
    #expect((error == nil) == isFine)
  }

  @Test func `goes on when the contexts have gone`() throws {
    var server: TLSServerContext? = try TLSServerContext(authority.issue())
    let pair = try TLSPair(#require(server), TLSClientContext(authoritiesFile: authority.file))
    server = nil
    // The server's tickets are sealed now, with keys that were the context's.
    let errors = pair.handshake()
    #expect(errors.client == nil && errors.server == nil)
    #expect(try pair.server.send("pong") == .bytes(4))
    #expect(try pair.client.receive() == Array("pong".utf8))
  }

  @Test(arguments: ["", ".localhost", "local host", "localhost\0.example.com", "lücke"])
  func `takes no name that would switch the check off`(_ name: String) throws {
    let error = #expect(throws: TLSError.self) { try TLSPair(server, client, to: name) }
    #expect(error?.code == .nameInvalid)
  }

  @Test func `refuses an authority that it does not know, and the server learns why`() throws {
    let pair = try TLSPair(server, TLSClientContext(authoritiesFile: stranger.file))
    let errors = pair.handshake()
    #expect(errors.client?.code == .certificateRefused)
    #expect(errors.server?.code == .alertReceived)
    #expect(errors.server?.number == 48)
    #expect(errors.server?.message.contains("refused: unknown ca") == true)
    // The same error again, and no attempt to speak.
    let again = #expect(throws: TLSError.self) { try pair.client.send("x") }
    #expect(again == errors.client)
    pair.client.closeNotify()
  }

  @Test func `trusts only the system's authorities when no file is given`() throws {
    let pair = try TLSPair(server, TLSClientContext())
    #expect(pair.handshake().client?.code == .certificateRefused)
  }

  @Test func `refuses an expired server, which was warned`() throws {
    let expired = try TLSServerContext(authority.issue("expired", days: -1))
    #expect(expired.warnings.count == 1)
    let pair = try TLSPair(expired, client)
    let error = pair.handshake().client
    #expect(error?.code == .certificateRefused)
    #expect(error?.message.contains("expired") == true)
  }
}

@Suite struct `A peer that goes away` {
  let authority: TestAuthority
  let server: TLSServerContext
  let client: TLSClientContext

  init() throws {
    authority = try TestAuthority()
    server = try TLSServerContext(authority.issue())
    client = try TLSClientContext(authoritiesFile: authority.file)
  }

  @Test func `in the handshake is an error`() throws {
    let pair = try TLSPair(server, client)
    #expect(try pair.client.handshake() == .wantsRead)
    #expect(try pair.server.handshake() == .wantsRead)
    pair.vanish()
    let error = #expect(throws: TLSError.self) { try pair.server.handshake() }
    #expect(error?.code == .connectionLost)
  }

  @Test func `before the server's first word is an error and no signal`() throws {
    let pair = try TLSPair(server, client)
    #expect(try pair.client.handshake() == .wantsRead)
    pair.vanish()
    let error = #expect(throws: TLSError.self) { try pair.server.handshake() }
    #expect(error?.code == .connectionLost)
  }

  @Test func `in a record is an error`() throws {
    let pair = try TLSPair(server, client)
    _ = pair.handshake()
    // The head of a record of 100 bytes, and ten of them.
    let half: [UInt8] = [23, 3, 3, 0, 100] + [UInt8](repeating: 7, count: 10)
    #expect(unsafe send(pair.clientEnd, half, half.count, 0) == half.count)
    #expect(try pair.server.receive() == nil)
    pair.vanish()
    let error = #expect(throws: TLSError.self) { try pair.server.receive() }
    #expect(error?.code == .connectionLost)
  }

  @Test func `without an end of its own cannot be taken for one that has sent all`() throws {
    let pair = try TLSPair(server, client)
    _ = pair.handshake()
    pair.vanish()
    let error = #expect(throws: TLSError.self) { try pair.server.receive() }
    #expect(error?.code == .connectionLost)
  }

  @Test func `is an error for who writes, and no signal`() throws {
    let pair = try TLSPair(server, client)
    _ = pair.handshake()
    pair.vanish()
    let error = #expect(throws: TLSError.self) { try pair.server.send("x") }
    #expect(error?.code == .connectionLost)
    #expect(error?.number == Int(EPIPE))
    pair.server.closeNotify()
  }

  @Test func `after its end is an error for who writes, and no end`() throws {
    let pair = try TLSPair(server, client)
    _ = pair.handshake()
    pair.client.closeNotify()
    #expect(try pair.server.receive() == [])
    pair.vanish()
    let error = #expect(throws: TLSError.self) { try pair.server.send("x") }
    #expect(error?.code == .connectionLost)
  }

  @Test(arguments: [
    "GET / HTTP/1.1\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}",
  ])
  func `that does not speak TLS is an error`(_ words: String) throws {
    let pair = try TLSPair(server, client)
    let bytes = Array(words.utf8) + [UInt8](repeating: 0, count: 600)
    #expect(unsafe send(pair.clientEnd, bytes, bytes.count, 0) == bytes.count)
    let error = #expect(throws: TLSError.self) { try pair.server.handshake() }
    #expect(error?.code == .protocolBroken)
  }

  @Test func `that breaks a record is an error`() throws {
    let pair = try TLSPair(server, client)
    _ = pair.handshake()
    let record: [UInt8] = [23, 3, 3, 0, 100] + [UInt8](repeating: 7, count: 100)
    #expect(unsafe send(pair.clientEnd, record, record.count, 0) == record.count)
    let error = #expect(throws: TLSError.self) { try pair.server.receive() }
    #expect(error?.code == .protocolBroken)
    // The client learns it from the alert.
    let told = #expect(throws: TLSError.self) { try pair.client.receive() }
    #expect(told?.code == .alertReceived)
    #expect(told?.message.contains("bad record mac") == true)
  }
}
