import Glibc
import MusterCrypto
import MusterTestAuthority
import MusterTestCommands
import Testing

@Suite struct `Files of certificates and keys` {
  let authority: TestAuthority
  let identity: TLSIdentity

  init() throws {
    authority = try TestAuthority()
    identity = try authority.issue()
  }

  private func refusal(certificate: String? = nil, key: String? = nil) throws -> String {
    let files = TLSIdentity(
      certificateFile: certificate ?? identity.certificateFile, keyFile: key ?? identity.keyFile)
    let error = #expect(throws: TLSError.self) { try TLSServerContext(files) }
    #expect(error?.code == .fileUnusable)
    return error?.message ?? ""
  }

  @Test func `are refused by name and cause`() throws {
    let missing = authority.path("missing.pem")
    #expect(try refusal(certificate: missing) == "\(missing): No such file or directory")
    #expect(try refusal(key: missing) == "\(missing): No such file or directory")
    #expect(try refusal(certificate: authority.folder) == "\(authority.folder): is not a file")
    let empty = try authority.write("", to: "empty.pem")
    unsafe chmod(empty, 0o600)
    #expect(try refusal(certificate: empty) == "\(empty): holds no certificate in PEM")
    #expect(try refusal(key: empty).hasPrefix("\(empty): holds no private key in PEM"))
    #expect(try refusal(certificate: identity.keyFile).hasSuffix("holds no certificate in PEM"))
    let broken = try authority.write(
      "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", to: "broken.pem")
    #expect(try refusal(certificate: broken).hasPrefix("\(broken): certificate 1 is broken: "))
    let other = try authority.issue("other")
    #expect(
      try refusal(key: other.keyFile)
        == "\(other.keyFile): is not the key of the first certificate in \(identity.certificateFile)")
  }

  @Test func `of a key are refused when the key is encrypted`() throws {
    for (name, words) in [
      ("pkcs8.key", ["pkcs8", "-topk8", "-v2", "aes-256-cbc"]), ("old.key", ["ec", "-aes256"]),
    ] {
      try authority.openssl(words + ["-in", identity.keyFile, "-passout", "pass:secret", "-out", name])
      #expect(try refusal(key: authority.path(name)).contains("the key is encrypted"))
    }
  }

  @Test func `of a key are refused when everybody can read or change them`() throws {
    for mode: mode_t in [0o604, 0o602, 0o644] {
      unsafe chmod(identity.keyFile, mode)
      #expect(try refusal().hasPrefix("\(identity.keyFile): everybody on this machine can"))
    }
    for mode: mode_t in [0o400, 0o600, 0o640] {
      unsafe chmod(identity.keyFile, mode)
      #expect(throws: Never.self) { try TLSServerContext(identity) }
    }
  }

  @Test func `hold a chain that the client gets whole`() throws {
    // An intermediate authority signs the server, and the client knows the root alone.
    try authority.openssl([
      "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "middle.key",
      "-subj", "/CN=Middle", "-addext", "basicConstraints=critical,CA:TRUE", "-out", "middle.csr",
    ])
    try authority.openssl([
      "x509", "-req", "-in", "middle.csr", "-CA", "authority.pem", "-CAkey", "authority.key", "-days", "2",
      "-copy_extensions", "copyall", "-out", "middle.pem",
    ])
    try authority.openssl([
      "x509", "-req", "-in", "request.pem", "-CA", "middle.pem", "-CAkey", "middle.key", "-days", "2",
      "-copy_extensions", "copyall", "-out", "leaf.pem",
    ])
    let client = try TLSClientContext(authoritiesFile: authority.file)
    let leaf = TLSIdentity(certificateFile: authority.path("leaf.pem"), keyFile: identity.keyFile)
    let alone = try TLSPair(TLSServerContext(leaf), client).handshake()
    #expect(alone.client?.code == .certificateRefused)
    let texts = try ["leaf.pem", "middle.pem"].map { try text(authority.path($0)) }
    let chain = TLSIdentity(
      certificateFile: try authority.write(texts.joined(), to: "chain.pem"), keyFile: identity.keyFile)
    #expect(try TLSPair(TLSServerContext(chain), client).handshake().client == nil)
    // The key belongs to the leaf, which comes first.
    let turned = try authority.write(texts.reversed().joined(), to: "turned.pem")
    #expect(try refusal(certificate: turned).contains("is not the key of the first certificate"))
  }

  private func text(_ path: String) throws -> String {
    try String(decoding: Command(["cat", path]).output, as: UTF8.self)
  }

  @Test func `expired are a warning`() throws {
    let expired = try authority.issue("expired", days: -1)
    let context = try TLSServerContext(expired)
    guard case .certificateExpired(let file, let time) = context.warnings.first else {
      Issue.record("no warning")
      return
    }
    #expect(file == expired.certificateFile)
    #expect(time.hasSuffix("GMT"))
    #expect(try TLSServerContext(identity).warnings == [])
  }
}

@Suite struct `Reload` {
  let authority: TestAuthority
  let identity: TLSIdentity
  let server: TLSServerContext
  let client: TLSClientContext

  init() throws {
    authority = try TestAuthority()
    identity = try authority.issue()
    server = try TLSServerContext(identity)
    client = try TLSClientContext(authoritiesFile: authority.file)
  }

  private func nameShown() throws -> String? {
    let pair = try TLSPair(server, client)
    let errors = pair.handshake()
    #expect(errors.client == nil && errors.server == nil)
    return pair.client.peer?.subject
  }

  @Test func `is for connections to come, and old ones go on`() throws {
    let old = try TLSPair(server, client)
    _ = old.handshake()
    // One that is in the middle of its handshake goes on too.
    let between = try TLSPair(server, client)
    _ = try between.client.handshake()
    _ = try between.server.handshake()
    let renewed = try authority.issue("renewed")
    try authority.replace(identity.certificateFile, with: renewed.certificateFile)
    try authority.replace(identity.keyFile, with: renewed.keyFile)
    #expect(try nameShown() == "CN=server,O=Muster")
    #expect(try server.reload() == [])
    #expect(try nameShown() == "CN=renewed,O=Muster")
    #expect(between.handshake().client == nil)
    #expect(between.client.peer?.subject == "CN=server,O=Muster")
    for pair in [old, between] {
      #expect(try pair.client.send("still here") == .bytes(10))
      #expect(try pair.server.receive() == Array("still here".utf8))
    }
  }

  @Test func `of broken, missing or mismatched files changes nothing`() throws {
    let other = try authority.issue("other")
    let broken = try authority.write("nonsense", to: "nonsense.pem")
    for file in [broken, other.certificateFile] {
      try authority.replace(identity.certificateFile, with: file)
      let error = #expect(throws: TLSError.self) { try server.reload() }
      #expect(error?.code == .fileUnusable)
      #expect(try nameShown() == "CN=server,O=Muster")
    }
    #expect(unsafe unlink(identity.keyFile) == 0)
    #expect(throws: TLSError.self) { try server.reload() }
    #expect(try nameShown() == "CN=server,O=Muster")
  }

  @Test func `goes on while connections are made`() async throws {
    let (server, client) = (server, client)
    try await withThrowingTaskGroup { group in
      group.addTask { for _ in 0..<100 { _ = try server.reload() } }
      for _ in 0..<2 {
        group.addTask {
          for _ in 0..<100 {
            let errors = try TLSPair(server, client).handshake()
            #expect(errors.client == nil && errors.server == nil)
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
