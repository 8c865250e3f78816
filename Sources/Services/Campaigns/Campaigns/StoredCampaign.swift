import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRows
import MusterWellKnownAPI
import MusterWire

/// A campaign as it is stored: the message that callers see, without its sequence, problems and senders.
struct StoredCampaign: Equatable, Sendable {
  let id: CampaignID
  var message: CampaignsV1.Campaign
  /// Those attached, in the order of their ids.
  var senders: [SenderID] = []

  init(id: CampaignID, _ message: CampaignsV1.Campaign, senders: [SenderID] = []) {
    (self.id, self.message, self.senders) = (id, message, senders)
  }

  var sequence: SequenceID? { SequenceID(message.sequenceID) }
  var status: CampaignsV1.CampaignStatus { message.status }
  var isDeleted: Bool { message.deleteTime != nil }
  /// It takes no changes and no leads.
  var isClosed: Bool { status == .completed || status == .archived }
  var nameKey: String { TextKey.folded(message.name) }

  /// As lists show it.
  var listed: CampaignsV1.Campaign {
    var campaign = message
    campaign.senderIDs = senders.map(\.description)
    return campaign
  }

  /// As GetCampaign shows it.
  func whole(
    _ sequence: CampaignsV1.Sequence?, problems: [CampaignsV1.CampaignProblem]
  ) -> CampaignsV1.Campaign {
    var campaign = listed
    (campaign.sequence, campaign.problems) = (sequence, problems)
    return campaign
  }

  /// The bytes that are stored.
  var bytes: [UInt8] {
    var plain = message
    (plain.sequence, plain.problems, plain.senderIDs) = (nil, [], [])
    return plain.bytes()
  }

  /// The next version of it, at a time no earlier than the one before: the clocks of two servers may differ.
  mutating func step(at now: PostgresTime) {
    let former = message.updateTime.flatMap { PostgresTime($0) } ?? now
    message.version &+= 1
    message.updateTime = max(now, former).timestamp
  }

  /// From the columns of `CampaignStore.columns`.
  init(_ row: Row) throws(PostgresError) {
    let senders: [UInt128] = try row.value(2)
    self.init(
      id: CampaignID(try row.value(0) as UInt128), try StoredMessage.read(row, 1),
      senders: senders.map { SenderID($0) })
  }
}

/// Messages that are stored as their bytes.
enum StoredMessage {
  static func read<Message: WireMessage>(
    _ row: Row, _ column: Int, as _: Message.Type = Message.self
  ) throws(PostgresError) -> Message {
    let bytes: [UInt8] = try row.value(column)
    do throws(WireError) {
      return try Message(bytes: bytes, policy: .client)
    } catch {
      throw PostgresError(.columnInvalid, "a row holds no \(Message.schema.name): \(error)")
    }
  }
}
