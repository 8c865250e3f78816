import Glibc
import MusterCrypto
import MusterTestAuthority
import MusterTestCommands
import Testing

@Suite struct `Clients that are not ours` {
  let authority: TestAuthority
  let server: TLSServerContext

  init() throws {
    authority = try TestAuthority()
    server = try TLSServerContext(authority.issue())
  }

  private struct Answer {
    let output: String
    let complaints: String
    let served: TLSListener.Served?
  }

  /// `openssl s_client`, which says `input` first.
  private func sClient(
    _ options: String, input: String = "bye", server: TLSServerContext? = nil
  ) throws -> Answer {
    let listener = TLSListener(server ?? self.server)
    let line =
      "echo \(input) | timeout 20 openssl s_client -connect 127.0.0.1:\(listener.port) -ign_eof "
      + "-CAfile authority.pem -verify_return_error -servername localhost \(options)"
    let command = try Command(["sh", "-c", line], in: authority.folder)
    let served = listener.finish()
    return Answer(
      output: String(decoding: command.output, as: UTF8.self),
      complaints: String(decoding: command.complaints, as: UTF8.self), served: served.first)
  }

  @Test(arguments: [("-tls1_2", "TLSv1.2"), ("-tls1_3", "TLSv1.3")])
  func `of OpenSSL speak both versions`(_ option: String, _ version: String) throws {
    let answer = try sClient("\(option) -alpn http/1.1,h2")
    #expect(answer.output.contains("Verify return code: 0 (ok)"))
    #expect(answer.output.contains("hello"))
    #expect(answer.output.contains("ALPN protocol: h2"))
    #expect(answer.served?.version == version)
    #expect(answer.served?.negotiatedProtocol == "h2")
    #expect(answer.served?.received == "bye\n")
    #expect(answer.served?.error == nil)
  }

  @Test(arguments: ["-tls1", "-tls1_1"])
  func `are refused below 1.2`(_ option: String) throws {
    let answer = try sClient("\(option) -cipher ALL:@SECLEVEL=0")
    #expect(answer.complaints.contains("alert protocol version"))
    #expect(answer.served?.error?.code == .protocolBroken)
  }

  @Test(arguments: [
    "AES128-SHA", "ECDHE-ECDSA-AES128-SHA", "ECDHE-ECDSA-AES128-SHA256", "DHE-RSA-AES128-GCM-SHA256",
    "AES128-GCM-SHA256", "ECDHE-ECDSA-AES128-CCM",
  ])
  func `are refused with ciphers that nobody recommends`(_ cipher: String) throws {
    let answer = try sClient("-tls1_2 -cipher \(cipher):@SECLEVEL=0")
    #expect(answer.complaints.contains("handshake failure"))
    #expect(answer.served?.error?.code == .protocolBroken)
  }

  @Test func `choose the cipher, as they know whether AES is fast for them`() throws {
    for cipher in ["ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-ECDSA-AES256-GCM-SHA384"] {
      let answer = try sClient("-tls1_2 -cipher \(cipher):ECDHE-ECDSA-AES128-GCM-SHA256")
      #expect(answer.served?.cipher == cipher)
    }
  }

  @Test(arguments: ["-alpn http/1.1", "-alpn h2c,h2-14,h"])
  func `are refused when they do not speak h2`(_ option: String) throws {
    let answer = try sClient(option)
    #expect(answer.complaints.contains("no application protocol"))
    #expect(answer.served?.error?.code == .protocolBroken)
  }

  @Test func `that name no protocol get none`() throws {
    let answer = try sClient("")
    #expect(answer.served?.error == nil)
    #expect(answer.served?.negotiatedProtocol == nil)
  }

  @Test func `may not renegotiate`() throws {
    // `R` is a command of s_client's.
    let listener = TLSListener(server)
    let line =
      "(echo R; sleep 1) | timeout 20 openssl s_client -connect 127.0.0.1:\(listener.port) -tls1_2"
    let command = try Command(["sh", "-c", line], in: authority.folder)
    let served = listener.finish().first
    let all = String(decoding: command.output + command.complaints, as: UTF8.self)
    #expect(all.contains("RENEGOTIATING"))
    #expect(all.contains("no renegotiation"))
    #expect(served?.version == "TLSv1.2")
  }

  @Test func `get no compression and no early data`() throws {
    #expect(try sClient("-tls1_2 -comp").output.contains("Compression: NONE"))
    #expect(try sClient("-tls1_3").output.contains("Max Early Data: 0"))
  }

  @Test(arguments: ["-tls1_2", "-tls1_3"])
  func `resume a session, after a reload too, but not at another server`(_ option: String) throws {
    let session = "\(option) -sess_out first.session"
    #expect(try sClient(session).served?.isResumed == false)
    let again = try sClient("\(option) -sess_in first.session")
    #expect(again.served?.isResumed == true)
    #expect(again.output.contains("Reused, TLSv1."))
    #expect(again.output.contains("hello"))
    _ = try server.reload()
    #expect(try sClient("\(option) -sess_in first.session").served?.isResumed == true)
    let other = try TLSServerContext(authority.issue())
    let stranger = try sClient("\(option) -sess_in first.session", server: other)
    #expect(stranger.served?.isResumed == false)
    #expect(stranger.output.contains("hello"))
  }

  @Test(arguments: ["-tls1_2", "-tls1_3"])
  func `show their certificate each time`(_ option: String) throws {
    let required = try TLSServerContext(
      authority.issue(), clients: .required(authoritiesFile: authority.file))
    _ = try authority.issue("worker")
    let shown = "\(option) -cert worker.pem -key worker.key -sess_out worker.session"
    let first = try sClient(shown, server: required)
    #expect(first.served?.peer?.subject == "CN=worker,O=Muster")
    #expect(first.output.contains("Acceptable client certificate CA names"))
    #expect(!first.output.contains("TLS session ticket:"))
    // With 1.3 there is no session to keep, and s_client complains that there is no file.
    let second = try sClient("\(option) -sess_in worker.session", server: required)
    #expect(second.served?.isResumed != true)
    #expect(!second.output.contains("hello"))
    // Nor does a session help that was made where no certificate is asked for.
    #expect(try sClient("\(option) -sess_out plain.session").served?.error == nil)
    let third = try sClient("\(option) -sess_in plain.session", server: required)
    #expect(third.served?.error?.code == .certificateRefused)
  }

  @Test(arguments: ["TLSv1_2", "TLSv1_3"])
  func `in Python check us, speak h2 and resume`(_ version: String) throws {
    let script = """
      import socket, ssl, sys
      context = ssl.create_default_context(cafile="authority.pem")
      context.minimum_version = context.maximum_version = ssl.TLSVersion.\(version)
      context.set_alpn_protocols(["h2"])
      session = None
      for _ in range(2):
        raw = socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=20)
        with context.wrap_socket(raw, server_hostname="localhost", session=session) as tls:
          tls.sendall(b"bye\\n")
          text = tls.recv(100)
          while part := tls.recv(100): text += part
          session = tls.session
          print(tls.version(), tls.selected_alpn_protocol(), tls.session_reused, text)
      """
    let listener = TLSListener(server)
    let command = try Command(
      ["timeout", "30", "python3", "-c", script, "\(listener.port)"], in: authority.folder)
    let served = listener.finish()
    let spoken = version == "TLSv1_2" ? "TLSv1.2" : "TLSv1.3"
    #expect(
      String(decoding: command.output, as: UTF8.self) == """
        \(spoken) h2 False b'hello\\n'
        \(spoken) h2 True b'hello\\n'

        """, "\(String(decoding: command.complaints, as: UTF8.self))")
    #expect(served.map(\.isResumed) == [false, true])
    #expect(served.allSatisfy { $0.error == nil })
  }
}
