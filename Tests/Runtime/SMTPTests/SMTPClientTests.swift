import MusterLoop
import MusterTestMailSink
import Testing

@testable import MusterSMTP

@Suite("Giving a message to a relay")
struct SMTPClientTests {
  private static let body = Array("Subject: Hi\r\n\r\nHello\r\n".utf8)

  private func send(
    _ sink: MailSink, _ message: [UInt8] = body, timeMax: Duration = .seconds(10)
  ) async throws -> SMTPOutcome {
    try await send(SMTPRelay(host: "127.0.0.1", port: sink.port), message, timeMax: timeMax)
  }

  private func send(
    _ relay: SMTPRelay, _ message: [UInt8] = body, timeMax: Duration = .seconds(10)
  ) async throws -> SMTPOutcome {
    let pool = try BlockingPool(threads: 1)
    let envelope = try #require(
      SMTPEnvelope(sender: "jane@acme.example", recipient: "john@buyer.example", message: message))
    let outcome = await SMTPClient(relay, on: pool, timeMax: timeMax, connectTimeMax: .seconds(2)).send(
      envelope)
    await pool.stop()
    return outcome
  }

  private enum Kind: String {
    case accepted, refused, putOff, unknown
  }

  private func kind(_ outcome: SMTPOutcome) -> Kind {
    switch outcome {
    case .accepted: .accepted
    case .refused: .refused
    case .putOff: .putOff
    case .unknown: .unknown
    }
  }

  @Test("A message arrives once, with its envelope and every byte")
  func arrives() async throws {
    let sink = try await MailSink()
    let outcome = try await send(sink)
    #expect(outcome == .accepted("250 2.0.0 kept"))
    #expect(try sink.message() == Self.body)
    #expect(
      Array(sink.log.prefix(4)) == [
        "connection", "from <jane@acme.example>", "to <john@buyer.example>", "kept",
      ])
  }

  @Test("Lines that begin with full stops, and half line ends, arrive as lines")
  func stuffing() async throws {
    let sink = try await MailSink()
    let text = "A: b\n\n.\r\n..\r\n.x\rafter\r\n\r\n.\r\nQUIT\r\n.end"
    #expect(kind(try await send(sink, Array(text.utf8))) == .accepted)
    #expect(
      String(decoding: try sink.message(), as: UTF8.self)
        == "A: b\r\n\r\n.\r\n..\r\n.x\r\nafter\r\n\r\n.\r\nQUIT\r\n.end\r\n")
    #expect(sink.kept == 1)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let mode: String
    let outcome: String
    let kept: Int

    var testDescription: String { mode }
  }

  private static let rows = [
    Row(mode: "busy", outcome: "putOff", kept: 0), Row(mode: "garbage", outcome: "putOff", kept: 0),
    Row(mode: "silent", outcome: "putOff", kept: 0), Row(mode: "no-ehlo", outcome: "accepted", kept: 1),
    Row(mode: "refuse-sender", outcome: "refused", kept: 0),
    Row(mode: "refuse-recipient", outcome: "refused", kept: 0),
    Row(mode: "later-recipient", outcome: "putOff", kept: 0),
    Row(mode: "refuse-data", outcome: "refused", kept: 0),
    Row(mode: "later-message", outcome: "putOff", kept: 0),
    Row(mode: "refuse-message", outcome: "refused", kept: 0),
    Row(mode: "keep-and-cut", outcome: "unknown", kept: 1),
    Row(mode: "keep-and-say-nothing", outcome: "unknown", kept: 1),
    Row(mode: "slow:1", outcome: "accepted", kept: 1),
  ]

  @Test("What became of it is said as far as it is certain", arguments: rows)
  func outcomes(_ row: Row) async throws {
    let sink = try await MailSink(row.mode)
    let outcome = try await send(sink, timeMax: .seconds(3))
    #expect(kind(outcome).rawValue == row.outcome, "\(outcome)")
    #expect(sink.kept == row.kept)
  }

  @Test("A server that goes away or stands still while the message is written has not got it")
  func partial() async throws {
    // More than the sockets between them hold.
    let large = Array(repeating: UInt8(ascii: "x"), count: 76) + [0x0D, 0x0A]
    let message = Array(repeating: large, count: 400_000).flatMap { $0 }
    for mode in ["cut-in-data", "stall-in-data"] {
      let sink = try await MailSink(mode)
      let outcome = try await send(sink, message, timeMax: .seconds(3))
      #expect(kind(outcome) == .putOff, "\(mode): \(outcome)")
      #expect(sink.kept == 0)
    }
  }

  @Test("Without a server nothing leaves")
  func nobody() async throws {
    let sink = try await MailSink()
    let relay = SMTPRelay(host: "127.0.0.1", port: sink.port)
    sink.stop()
    #expect(kind(try await send(relay)) == .putOff)
    #expect(kind(try await send(SMTPRelay(host: "no-such-host.invalid", port: 25))) == .putOff)
  }

  @Test("A task that is cancelled before the hand-over ends at once, and one after it is seen through")
  func cancelled() async throws {
    for (mode, expected) in [("silent", Kind.putOff), ("slow:1.5", .accepted)] {
      let sink = try await MailSink(mode)
      let clock = ContinuousClock()
      let start = clock.now
      let task = Task { try await send(sink, timeMax: .seconds(25)) }
      while mode == "silent" ? sink.log.isEmpty : sink.kept == 0 {
        try await Task.sleep(for: .milliseconds(20))
      }
      task.cancel()
      #expect(kind(try await task.value) == expected, "\(mode)")
      #expect(clock.now - start < .seconds(20))
    }
  }

  @Test("An address that is more than one address is none")
  func addresses() {
    for good in ["jane@acme.example", "o'neil+x=y@a-b.example", "a@b"] {
      #expect(SMTPEnvelope(sender: good, recipient: good, message: []) != nil, "\(good)")
    }
    let bad = [
      "", "jane", "@b", "a@", "a@b@c", "a b@c", "a@b>\r\nRCPT TO:<x@y", "a@b,c@d", "<a@b>", "a@b\n",
      "\"a\"@b",
      "jané@acme.example", "a@bücher.example", "a@b\0", "a;b@c", "a@b:25",
      String(repeating: "x", count: 65) + "@b",
    ]
    for address in bad {
      #expect(SMTPEnvelope(sender: "a@b", recipient: address, message: []) == nil, "\(address)")
      #expect(SMTPEnvelope(sender: address, recipient: "a@b", message: []) == nil, "\(address)")
    }
  }

  @Test("A relay is a host and a port")
  func relays() {
    #expect(SMTPRelay("mail.example.com:25") == SMTPRelay(host: "mail.example.com", port: 25))
    #expect(SMTPRelay("[::1]:2525") == SMTPRelay(host: "::1", port: 2525))
    #expect(SMTPRelay("[::1]:2525")?.description == "[::1]:2525")
    for bad in [
      "", "mail", "mail:", ":25", "mail:0", "mail:65536", "::1:25", "a b:25", "smtp://mail:25", "u@mail:25",
    ] {
      #expect(SMTPRelay(bad) == nil, "\(bad)")
    }
  }

  @Test("Replies are put together however they come, and nonsense is told from them")
  func replies() {
    let text = Array("250-one\r\n250-two\r\n250 three\r\n354\r\n".utf8)
    for size in 1...text.count {
      var reader = SMTPReplyReader()
      var found: [SMTPReply] = []
      for start in stride(from: 0, to: text.count, by: size) {
        reader.append(text[start..<min(start + size, text.count)])
        while case .reply(let reply) = reader.next() { found.append(reply) }
      }
      #expect(found.map(\.code) == [250, 354] && found.first?.lines == ["one", "two", "three"])
    }
    for nonsense in ["HTTP/1.1 200\r\n", "25\r\n", "250-a\r\n251 b\r\n", "999 x\r\n", "250x\r\n", "\r\n"] {
      var reader = SMTPReplyReader()
      reader.append(Array(nonsense.utf8))
      #expect(reader.next() == .broken, "\(nonsense)")
    }
    var endless = SMTPReplyReader()
    endless.append(Array(repeating: UInt8(ascii: "2"), count: 20_000))
    #expect(endless.next() == .broken)
  }
}
