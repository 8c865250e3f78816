package import MusterCampaignsAPI
package import MusterTypesAPI

/// What brings messages of one channel to people. It is told a message once and says what became of it.
package protocol Carrier: Sendable {
  /// For operators and reports: `smtp`.
  var name: String { get }

  /// Answers within `CarrierTimes.most`; what answers later is not heard.
  func send(_ message: OutgoingMessage) async -> CarrierAnswer
}

package enum CarrierAnswer: Hashable, Sendable {
  /// It is the carrier's now; its id where it gives one other than the message's own.
  case accepted(id: String)
  /// It has certainly not left, and never will.
  case refused(because: String)
  /// It has certainly not left; another time it may.
  case putOff(because: String)
  /// It may have left.
  case unknown(because: String)
}

package enum CarrierTimes {
  /// What takes longer is unknown.
  package static let most = Duration.seconds(20)
}

/// A message as it is handed over.
package struct OutgoingMessage: Sendable {
  package let sendID: String
  package let channel: TypeV1.Channel
  package let sender: CampaignsV1.Sender
  /// An address, number, profile or postal address.
  package let recipient: String
  package let recipientName: String
  /// With all merge fields filled in, and its subject.
  package let content: CampaignsV1.StepContent
  /// Of an email, with its angle brackets.
  package let messageID: String
  /// Of the email that it answers; empty when it begins a thread.
  package let inReplyTo: String
  package let references: [String]
  /// Where a recipient's program unsubscribes; empty for none.
  package let unsubscribeLink: String

  package init(
    sendID: String, channel: TypeV1.Channel, sender: CampaignsV1.Sender, recipient: String,
    recipientName: String, content: CampaignsV1.StepContent, messageID: String, inReplyTo: String,
    references: [String], unsubscribeLink: String
  ) {
    (self.sendID, self.channel, self.sender) = (sendID, channel, sender)
    (self.recipient, self.recipientName, self.content) = (recipient, recipientName, content)
    (self.messageID, self.inReplyTo, self.references) = (messageID, inReplyTo, references)
    self.unsubscribeLink = unsubscribeLink
  }
}

/// The carriers of an installation. A channel without one sends nothing: its steps wait until there is one.
package struct Carriers: Sendable {
  private let byChannel: [TypeV1.Channel: any Carrier]

  package init(_ carriers: [TypeV1.Channel: any Carrier] = [:]) { byChannel = carriers }

  package func carrier(of channel: TypeV1.Channel) -> (any Carrier)? { byChannel[channel] }
}
