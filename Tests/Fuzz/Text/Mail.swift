import MusterCampaignsAPI
import MusterFuzzInput
import MusterWire

@testable import MusterOutreach
@testable import MusterSMTP

/// Whatever people and relays write: a message stays the message that it was meant to be.
enum Mail {
  private static let all: [@Sendable (inout Input) -> Void] = [contents, message, stuffing, replies]

  static func run(_ input: inout Input) {
    all[input.byte() % all.count](&input)
  }

  /// A content in which nothing is wrong has nothing wrong with anybody's values in it.
  private static func contents(_ input: inout Input) {
    var email = CampaignsV1.EmailContent()
    let values = [input.text(), input.text()]
    (email.subject, email.bodyText) = (input.text(), input.text())
    email.bodyHtml = String(decoding: input.all(), as: UTF8.self)
    let content = CampaignsV1.StepContent.with { $0.content = .email(email) }
    let problems = ContentCheck.problems(of: content)
    let prepared = PreparedContent(content)
    var next = 0
    let rendered = prepared.rendered { _ in
      next += 1
      // Braces would be fields of the text that is looked at afterwards, and are none of this one.
      return values[next % 2].filter { $0 != "{" && $0 != "}" }
    }
    guard case .email(let filled)? = rendered.content.content else { fatalError("it is no email any more") }
    precondition(
      !filled.subject.unicodeScalars.contains(where: Letters.isLineBreak), "a subject has become two lines")
    guard problems.isEmpty, rendered.isWhole else { return }
    let found = HTMLScan(MergeText(filled.bodyHtml)).problems
    precondition(found.isEmpty, "a value has made \(found) of \(email.bodyHtml)")
  }

  private static let names: Set = [
    "date", "from", "to", "reply-to", "subject", "message-id", "in-reply-to", "references",
    "list-unsubscribe",
    "list-unsubscribe-post", "mime-version", "content-type", "content-transfer-encoding",
  ]

  /// Fields that are there once each, and lines that every server takes.
  private static func message(_ input: inout Input) {
    var mail = MailMessage(
      from: .init(name: input.text(), address: input.text()),
      to: .init(name: input.text(), address: input.text()))
    (mail.replyTo, mail.subject, mail.messageID) = (input.text(), input.text(), input.text())
    (mail.inReplyTo, mail.references) = (input.text(), [input.text(), input.text()])
    mail.unsubscribeLink = input.text()
    mail.date = Int64(bitPattern: input.number()) >> 20
    mail.text = input.text()
    mail.html = String(decoding: input.all(), as: UTF8.self)
    let bytes = mail.bytes
    precondition(
      bytes.allSatisfy { (0x20...0x7E).contains($0) || [0x09, 0x0A, 0x0D].contains($0) }, "not ASCII")
    var last: UInt8 = 0
    for byte in bytes {
      precondition((byte == 0x0A) == (last == 0x0D), "a line does not end with CR LF")
      last = byte
    }
    precondition(last == 0x0A, "the last line does not end")
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    precondition(lines.allSatisfy { $0.utf8.count <= 998 }, "a line is too long")
    var seen: Set<String> = []
    for line in lines.prefix(while: { !$0.isEmpty }) where !line.hasPrefix(" ") {
      let name = line.prefix { $0 != ":" }.lowercased()
      precondition(names.contains(name) && seen.insert(name).inserted, "there is a field \(name), or two")
    }
  }

  /// What goes over the wire ends where its last line ends, and the other side reads what was meant.
  private static func stuffing(_ input: inout Input) {
    let envelope = SMTPEnvelope(sender: "a@b", recipient: "c@d", message: input.all())!
    let stuffed = envelope.stuffed
    precondition(stuffed.suffix(2) == [0x0D, 0x0A], "the last line does not end")
    var lines: [[UInt8]] = [[]]
    var rest = stuffed[...]
    while let byte = rest.popFirst() {
      if byte == 0x0D {
        precondition(rest.popFirst() == 0x0A, "a line ends with CR alone")
        lines.append([])
      } else {
        precondition(byte != 0x0A, "a line ends with LF alone")
        lines[lines.count - 1].append(byte)
      }
    }
    precondition(
      lines.last?.isEmpty == true && !lines.contains([UInt8(ascii: ".")]), "the message ends before its end")
    let address = String(decoding: envelope.message, as: UTF8.self)
    if SMTPEnvelope.isAddress(address) {
      precondition(address.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3E }, "no one address")
    }
  }

  /// In pieces of any size the same replies.
  private static func replies(_ input: inout Input) {
    let size = max(1, input.byte())
    let bytes = input.all()
    let (whole, pieces) = (steps(bytes, by: max(1, bytes.count)), steps(bytes, by: size))
    precondition(whole == pieces, "replies differ by how they come")
    for case .reply(let reply) in whole {
      precondition((200..<600).contains(reply.code) && reply.words.unicodeScalars.count <= 304)
    }
  }

  private static func steps(_ bytes: [UInt8], by size: Int) -> [SMTPReplyReader.Step] {
    var reader = SMTPReplyReader()
    var steps: [SMTPReplyReader.Step] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      reader.append(bytes[start..<min(start + size, bytes.count)])
      while case let step = reader.next(), step != .needsMore {
        steps.append(step)
        if step == .broken { return steps }
      }
    }
    return steps
  }
}
