import MusterCampaigns
import MusterCampaignsAPI
import MusterLoop
import MusterSMTP
import MusterTestMailSink
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `Emails over SMTP` {
  private static func message(
    to recipient: String = "john@buyer.example", _ change: (inout CampaignsV1.EmailContent) -> Void = { _ in }
  ) -> OutgoingMessage {
    let content = CampaignsV1.StepContent.with { content in
      var email = CampaignsV1.EmailContent.with {
        ($0.subject, $0.bodyText, $0.bodyHtml) = ("A question", "Hello John\n", "<p>Hello John</p>")
      }
      change(&email)
      content.content = .email(email)
    }
    let sender = CampaignsV1.Sender.with {
      $0.endpoint = .email(
        .with {
          ($0.domain, $0.fromEmail, $0.fromName) = ("acme.example", "jane@acme.example", "Jane Doe")
          $0.replyToEmail = "replies@acme.example"
        })
    }
    return OutgoingMessage(
      sendID: "send_1", channel: .email, sender: sender, recipient: recipient, recipientName: "John Roe",
      content: content, messageID: "<send_1.1@acme.example>", inReplyTo: "<send_0.1@acme.example>",
      references: ["<send_0.1@acme.example>"], unsubscribeLink: "https://muster.example/u/1")
  }

  private func send(_ message: OutgoingMessage, _ sink: MailSink) async throws -> CarrierAnswer {
    let pool = try BlockingPool(threads: 1)
    let client = SMTPClient(
      SMTPRelay(host: "127.0.0.1", port: sink.port), on: pool, timeMax: .seconds(3))
    let answer = await SMTPCarrier(client) { 1_772_442_000 }.send(message)
    await pool.stop()
    return answer
  }

  @Test func `A message arrives with its thread, its sender and both headers to unsubscribe by`() async throws
  {
    let sink = try await MailSink()
    #expect(try await send(Self.message(), sink) == .accepted(id: ""))
    let reading = try sink.reading()
    #expect(reading.header("From") == ["Jane Doe <jane@acme.example>"])
    #expect(reading.header("To") == ["John Roe <john@buyer.example>"])
    #expect(reading.header("Reply-To") == ["replies@acme.example"])
    #expect(reading.header("Message-ID") == ["<send_1.1@acme.example>"])
    #expect(reading.header("In-Reply-To") == ["<send_0.1@acme.example>"])
    #expect(reading.header("References") == ["<send_0.1@acme.example>"])
    #expect(reading.header("List-Unsubscribe") == ["<https://muster.example/u/1>"])
    #expect(reading.header("List-Unsubscribe-Post") == ["List-Unsubscribe=One-Click"])
    #expect(reading.parts == [["text/plain", "Hello John\n"], ["text/html", "<p>Hello John</p>\n"]])
    #expect(
      Array(sink.log.prefix(3)) == ["connection", "from <jane@acme.example>", "to <john@buyer.example>"])
  }

  @Test(arguments: [
    ("refuse-recipient", "refused", 0), ("later-recipient", "putOff", 0), ("busy", "putOff", 0),
    ("refuse-message", "refused", 0), ("keep-and-cut", "unknown", 1), ("keep-and-say-nothing", "unknown", 1),
    ("slow:1", "accepted", 1),
  ])
  func `What a relay says is told as far as it is certain`(
    _ mode: String, _ expected: String, _ kept: Int
  ) async throws {
    let sink = try await MailSink(mode)
    let answer = try await send(Self.message(), sink)
    let word =
      switch answer {
      case .accepted: "accepted"
      case .refused: "refused"
      case .putOff: "putOff"
      case .unknown: "unknown"
      }
    #expect(word == expected, "\(answer)")
    #expect(sink.kept == kept)
  }

  @Test func `An address that is more than one is never given to a relay`() async throws {
    let sink = try await MailSink()
    for recipient in ["a@b.example,c@d.example", "a@b.example>\r\nRCPT TO:<c@d.example", "a b@c.example", ""]
    {
      guard case .refused = try await send(Self.message(to: recipient), sink) else {
        Issue.record("\(recipient)")
        continue
      }
    }
    #expect(sink.log == [])
  }

  @Test func `Only emails go over SMTP`() async throws {
    let sink = try await MailSink()
    var message = Self.message()
    message = OutgoingMessage(
      sendID: message.sendID, channel: .sms, sender: message.sender, recipient: message.recipient,
      recipientName: "", content: .with { $0.content = .sms(.with { $0.body = "Hi" }) }, messageID: "",
      inReplyTo: "", references: [], unsubscribeLink: "")
    #expect(try await send(message, sink) == .refused(because: "Only emails go over SMTP."))
    #expect(sink.log == [])
  }
}
