/// An email before it is bytes.
package struct MailMessage: Hashable, Sendable {
  /// A mailbox and whose it is.
  package struct Party: Hashable, Sendable {
    package let name: String
    package let address: String

    package init(name: String, address: String) {
      (self.name, self.address) = (name, address)
    }
  }

  package var from: Party
  package var to: Party
  /// An address; empty for that of `from`.
  package var replyTo = ""
  package var subject = ""
  package var text = ""
  package var html = ""
  /// With angle brackets, as the ids of other messages.
  package var messageID = ""
  package var inReplyTo = ""
  package var references: [String] = []
  /// Where one POST unsubscribes (RFC 8058); empty for none.
  package var unsubscribeLink = ""
  /// Seconds since 1970.
  package var date: Int64 = 0

  package init(from: Party, to: Party) {
    (self.from, self.to) = (from, to)
  }

  /// In ASCII, lines of at most 78 characters, ended by CR LF.
  package var bytes: [UInt8] {
    var out = MailWriter()
    out.field("Date", MailDate.text(date))
    out.field("From", MailWords.party(from))
    out.field("To", MailWords.party(to))
    if SMTPEnvelope.isAddress(replyTo) { out.field("Reply-To", ["<\(replyTo)>"]) }
    out.field("Subject", MailWords.unstructured(subject))
    out.field("Message-ID", MailWords.ids([messageID]))
    out.field("In-Reply-To", MailWords.ids([inReplyTo]))
    out.field("References", MailWords.ids(references))
    if let link = MailWords.link(unsubscribeLink) {
      out.field("List-Unsubscribe", ["<\(link)>"])
      out.field("List-Unsubscribe-Post", ["List-Unsubscribe=One-Click"])
    }
    out.field("MIME-Version", ["1.0"])
    let parts = [("plain", text), ("html", html)].filter { !$0.1.isEmpty }
    if parts.count == 2 {
      // Quoted-printable has no `=_`, so no part can hold it.
      let boundary = "=_muster"
      out.field("Content-Type", ["multipart/alternative;", "boundary=\"\(boundary)\""])
      for (kind, content) in parts {
        out.line("")
        out.line("--\(boundary)")
        out.part(kind, content)
      }
      out.line("")
      out.line("--\(boundary)--")
    } else {
      out.part(parts.first?.0 ?? "plain", parts.first?.1 ?? "")
    }
    return out.bytes
  }
}

/// Lines of a message.
private struct MailWriter {
  private(set) var bytes: [UInt8] = []
  private static let columns = 78

  mutating func line(_ text: String) {
    bytes += text.utf8
    bytes += [0x0D, 0x0A]
  }

  /// Words that cannot be parted, with spaces between; folded where a line would be too long. Nothing for no
  /// words.
  mutating func field(_ name: String, _ words: [String]) {
    guard !words.isEmpty else { return }
    var text = "\(name):"
    var column = text.utf8.count
    for word in words {
      if column + 1 + word.utf8.count > Self.columns, column > name.utf8.count + 1 {
        text += "\r\n"
        column = 0
      }
      text += " " + word
      column += 1 + word.utf8.count
    }
    line(text)
  }

  mutating func part(_ kind: String, _ content: String) {
    field("Content-Type", ["text/\(kind);", "charset=utf-8"])
    field("Content-Transfer-Encoding", ["quoted-printable"])
    line("")
    bytes += QuotedPrintable.encoded(content)
    if bytes.last != 0x0A { bytes += [0x0D, 0x0A] }
  }
}
