import Testing

@testable import interop_server

@Suite struct `Options of the interop server` {
  @Test func `are a free port of this machine and the server's own unless said`() throws {
    let options = try Options([])
    #expect(options == Options())
    #expect(options.listen == Options.Address(host: "127.0.0.1", port: 0))
    #expect(options.tls == nil)
    #expect(options.maxStreams == nil)
    #expect(options.hasReflection)
  }

  @Test func `are each taken`() throws {
    let words = """
      --listen 127.0.0.1:8443 --tls-certificate c.pem --tls-key k.pem --client-ca ca.pem --max-streams 7
      --max-message 1024 --keepalive-time 0.5 --keepalive-timeout 1 --ping-min 2 --max-idle 3 --max-age 4
      --max-age-grace 5 --drain-grace 6 --calls-max 8 --preface-timeout 9 --stall-timeout 10
      --message-timeout 11 --timeout-max 12 --no-reflection
      """
    let options = try Options(words.split { $0 == " " || $0 == "\n" }.map(String.init))
    var expected = Options()
    expected.listen = Options.Address(host: "127.0.0.1", port: 8443)
    expected.tls = Options.TLS(certificate: "c.pem", key: "k.pem", clientCA: "ca.pem")
    expected.maxStreams = 7
    expected.maxMessage = 1024
    expected.callsMax = 8
    expected.keepaliveTime = .milliseconds(500)
    expected.keepaliveTimeout = .seconds(1)
    expected.pingMin = .seconds(2)
    expected.maxIdle = .seconds(3)
    expected.maxAge = .seconds(4)
    expected.maxAgeGrace = .seconds(5)
    expected.drainGrace = .seconds(6)
    expected.prefaceTimeout = .seconds(9)
    expected.stallTimeout = .seconds(10)
    expected.messageTimeout = .seconds(11)
    expected.timeoutMax = .seconds(12)
    expected.hasReflection = false
    #expect(options == expected)
    // Each word of the usage is an option that is taken.
    for word in words.split(whereSeparator: \.isWhitespace) where word.hasPrefix("--") {
      #expect(Options.usage.contains(word), "\(word)")
    }
  }

  @Test(arguments: [
    (["--port", "1"], "there is no option --port"),
    (["serve"], "there is no option serve"),
    (["--max-age"], "--max-age needs a value"),
    (["--listen"], "--listen needs a value"),
    (["--listen", "0.0.0.0:1"], "--listen takes 127.0.0.1:PORT or [::1]:PORT, not 0.0.0.0:1"),
    (["--listen", "127.0.0.1"], "--listen takes 127.0.0.1:PORT or [::1]:PORT, not 127.0.0.1"),
    (["--listen", "127.0.0.1:65536"], "--listen takes 127.0.0.1:PORT or [::1]:PORT, not 127.0.0.1:65536"),
    (["--max-streams", "0"], "--max-streams takes a whole number from 1 to 2147483647, not 0"),
    (["--max-streams", "1.5"], "--max-streams takes a whole number from 1 to 2147483647, not 1.5"),
    (["--max-age", "-1"], "--max-age takes seconds from 0 to 31536000, such as 0.5, not -1"),
    (["--max-age", "nan"], "--max-age takes seconds from 0 to 31536000, such as 0.5, not nan"),
    (["--max-age", "1e9"], "--max-age takes seconds from 0 to 31536000, such as 0.5, not 1e9"),
    (["--tls-key", "k"], "TLS needs both --tls-certificate and --tls-key"),
    (["--client-ca", "c"], "TLS needs both --tls-certificate and --tls-key"),
  ])
  func `that are wrong are named`(_ words: [String], _ complaint: String) {
    #expect(throws: Options.Misunderstood(complaint)) { try Options(words) }
  }

  @Test func `take the other loopback address`() throws {
    #expect(try Options(["--listen", "[::1]:9"]).listen == Options.Address(host: "::1", port: 9))
  }
}
