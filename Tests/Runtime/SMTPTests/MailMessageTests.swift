import MusterLoop
import MusterTestMailSink
import Testing

@testable import MusterSMTP

@Suite("Messages as bytes")
struct MailMessageTests {
  private static func message(_ change: (inout MailMessage) -> Void = { _ in }) -> MailMessage {
    var message = MailMessage(
      from: .init(name: "Jane Doe", address: "jane@acme.example"),
      to: .init(name: "John", address: "john@buyer.example"))
    message.subject = "A question"
    message.text = "Hello\n\n.\nBye\n"
    message.html = "<p>Hello</p>"
    message.messageID = "<send_1@acme.example>"
    message.date = 1_772_442_000
    change(&message)
    return message
  }

  /// Through a relay and Python's parser.
  private func read(_ change: (inout MailMessage) -> Void = { _ in }) async throws -> MailSink.Reading {
    let sink = try await MailSink()
    let pool = try BlockingPool(threads: 1)
    let envelope = try #require(
      SMTPEnvelope(
        sender: "jane@acme.example", recipient: "john@buyer.example", message: Self.message(change).bytes))
    let outcome = await SMTPClient(SMTPRelay(host: "127.0.0.1", port: sink.port), on: pool).send(envelope)
    await pool.stop()
    #expect(outcome == .accepted("250 2.0.0 kept"))
    let reading = try sink.reading()
    #expect(reading.ascii && reading.bare == 0 && reading.longest <= 78 && reading.defects == [])
    return reading
  }

  @Test("A message has what mail programs look for, and both its bodies")
  func whole() async throws {
    let reading = try await read {
      $0.inReplyTo = "<send_0@acme.example>"
      $0.references = ["<send_a@acme.example>", "<send_0@acme.example>"]
      $0.replyTo = "replies@acme.example"
      $0.unsubscribeLink = "https://muster.example/u/abc?x=1"
    }
    #expect(reading.header("Date") == ["Mon, 02 Mar 2026 09:00:00 +0000"])
    #expect(reading.header("From") == ["Jane Doe <jane@acme.example>"])
    #expect(reading.header("To") == ["John <john@buyer.example>"])
    #expect(reading.header("Reply-To") == ["replies@acme.example"])
    #expect(reading.header("Subject") == ["A question"])
    #expect(reading.header("Message-ID") == ["<send_1@acme.example>"])
    #expect(reading.header("In-Reply-To") == ["<send_0@acme.example>"])
    #expect(reading.header("References") == ["<send_a@acme.example> <send_0@acme.example>"])
    #expect(reading.header("List-Unsubscribe") == ["<https://muster.example/u/abc?x=1>"])
    #expect(reading.header("List-Unsubscribe-Post") == ["List-Unsubscribe=One-Click"])
    #expect(reading.parts == [["text/plain", "Hello\n\n.\nBye\n"], ["text/html", "<p>Hello</p>\n"]])
  }

  @Test("One body is one part, and what is not there has no header")
  func single() async throws {
    let reading = try await read { ($0.html, $0.messageID) = ("", "no id") }
    #expect(reading.parts == [["text/plain", "Hello\n\n.\nBye\n"]])
    for name in ["In-Reply-To", "References", "List-Unsubscribe", "Reply-To", "Message-ID"] {
      #expect(reading.header(name) == [], "\(name)")
    }
    #expect(try await read { $0.text = "" }.parts == [["text/html", "<p>Hello</p>\n"]])
  }

  @Test("Letters of every script arrive in names, subjects and bodies")
  func letters() async throws {
    let subject = "Grüße aus Zürich — 你好, " + String(repeating: "длинный текст ", count: 15) + "👩‍👩‍👧"
    let body = String(repeating: "é👩‍👩‍👧=", count: 200) + " \n\ttab \nend=3D"
    let reading = try await read {
      ($0.subject, $0.text) = (subject, body)
      $0.from = .init(name: "Jürgen \"J\" Müller, GmbH", address: "jane@acme.example")
      $0.to = .init(name: "O\"Neil \\ Sons (x)", address: "john@buyer.example")
    }
    #expect(reading.header("Subject") == [subject])
    #expect(reading.parts[0][1] == body + "\n")
    #expect(reading.header("From").first?.contains("Jürgen") == true)
    #expect(reading.header("From").first?.hasSuffix("<jane@acme.example>") == true)
    #expect(reading.header("To").first?.contains("Neil") == true)
  }

  @Test(
    "Nothing that a person wrote ends a line of the header",
    arguments: [
      "Hi\r\nBcc: everyone@example.com", "Hi\nBcc: everyone@example.com", "Hi\rBcc: everyone@example.com",
      "Hi\r\n\r\n<script>", "Hi\u{2028}Bcc: x@y", "Hi\u{85}Bcc: x@y", "Hi\0Bcc: x@y",
      "=?UTF-8?B?DQpCY2M6IHhAeQ==?=",
      "Hi\u{0B}\u{0C}Bcc: x@y", String(repeating: "x", count: 300) + "\r\nBcc: x@y",
      "\r\n.\r\nMAIL FROM:<x@y>",
      " \r\n Bcc: x@y", "Hi\r\n\tBcc: x@y", "<x@y>,", "\"\r\nBcc: x@y",
    ])
  func injection(_ evil: String) async throws {
    let reading = try await read {
      $0.subject = evil
      $0.from = .init(name: evil, address: "jane@acme.example")
      $0.to = .init(name: evil, address: "john@buyer.example")
      ($0.messageID, $0.inReplyTo, $0.references) = ("<\(evil)@x>", "<\(evil)@x>", ["<\(evil)@x>"])
      ($0.unsubscribeLink, $0.replyTo) = ("https://x.example/\(evil)", "x@y\(evil)")
    }
    let allowed: Set = [
      "date", "from", "to", "reply-to", "subject", "message-id", "in-reply-to", "references",
      "list-unsubscribe",
      "list-unsubscribe-post", "mime-version", "content-type", "content-transfer-encoding",
    ]
    #expect(Set(reading.headers.map { $0[0].lowercased() }).isSubset(of: allowed), "\(reading.headers)")
    #expect(Set(reading.headers.map { $0[0].lowercased() }).count == reading.headers.count)
    #expect(reading.header("To").first?.hasSuffix("<john@buyer.example>") == true)
    #expect(reading.header("To").first?.split(separator: "<").count ?? 9 <= 3)
    #expect(reading.parts.count == 2)
  }

  @Test("Whatever a body is, it arrives as it was")
  func bodies() async throws {
    var seed: UInt64 = 77
    print("bodies: seed \(seed)")
    func draw(_ bound: UInt64) -> UInt64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (seed >> 33) % bound
    }
    let pieces = [
      "=", ".", "\n", "\n.", "x", " ", "\t", "é", "👩‍👩‍👧", "--=_muster", "\n--=_muster--", "=\n", "word ",
    ]
    for _ in 0..<4 {
      let text = "a" + (0..<400).map { _ in pieces[Int(draw(UInt64(pieces.count)))] }.joined() + "z"
      let reading = try await read { ($0.text, $0.html) = (text, text) }
      #expect(reading.parts.map { $0[1] } == [text + "\n", text + "\n"])
    }
  }
}
