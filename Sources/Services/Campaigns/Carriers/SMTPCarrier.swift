import MusterCampaignsAPI
package import MusterSMTP
import MusterTypesAPI
import MusterWire

/// Brings emails to a relay over SMTP.
package struct SMTPCarrier: Carrier {
  package let name = "smtp"
  private let client: SMTPClient
  /// Seconds since 1970.
  private let clock: @Sendable () -> Int64

  package init(_ client: SMTPClient, clock: @escaping @Sendable () -> Int64) {
    (self.client, self.clock) = (client, clock)
  }

  package func send(_ message: OutgoingMessage) async -> CarrierAnswer {
    guard case .email(let content) = message.content.content,
      case .email(let endpoint) = message.sender.endpoint
    else { return .refused(because: "Only emails go over SMTP.") }
    var mail = MailMessage(
      from: .init(name: endpoint.fromName, address: endpoint.fromEmail),
      to: .init(name: message.recipientName, address: message.recipient))
    (mail.subject, mail.text, mail.html) = (content.subject, content.bodyText, content.bodyHtml)
    (mail.messageID, mail.inReplyTo, mail.references) = (
      message.messageID, message.inReplyTo, message.references
    )
    (mail.replyTo, mail.unsubscribeLink) = (endpoint.replyToEmail, message.unsubscribeLink)
    mail.date = clock()
    guard
      let envelope = SMTPEnvelope(
        sender: endpoint.fromEmail, recipient: message.recipient, message: mail.bytes)
    else {
      return .refused(because: "The sender's or recipient's address is not one that a relay can be given.")
    }
    return switch await client.send(envelope) {
    // Its id is the one that it carries: the relay's own means nothing to anybody else.
    case .accepted: .accepted(id: "")
    case .refused(let why): .refused(because: why)
    case .putOff(let why): .putOff(because: why)
    case .unknown(let why): .unknown(because: why)
    }
  }
}
