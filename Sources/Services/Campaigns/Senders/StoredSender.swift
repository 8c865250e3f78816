import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRows
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

/// A sender as it is stored: the message that callers see, without its health, capacity and campaigns.
struct StoredSender: Equatable, Sendable {
  let id: SenderID
  var message: CampaignsV1.Sender
  /// As the last look at its messages found it.
  var health = CampaignsV1.SenderHealth()
  /// Those that are not over.
  var campaigns: [CampaignID] = []

  init(id: SenderID, _ message: CampaignsV1.Sender) {
    (self.id, self.message) = (id, message)
  }

  var channel: TypeV1.Channel { message.channel }
  var timeZone: String { message.timeZone }
  var dailyCap: Int32 { message.dailyCap ?? 0 }
  var nameKey: String { TextKey.folded(message.name) }
  /// It may be used, as far as the sender itself says.
  var isFit: Bool { !message.disabled && health.state != .failed }

  /// The domain, number, profile or account as it is compared; empty without one.
  var endpointKey: String {
    switch message.endpoint {
    case .email(let mail): AddressKey.domain(mail.domain) ?? mail.domain.lowercased()
    case .sms(let phone), .voice(let phone): AddressKey.phone(phone.number) ?? phone.number
    case .linkedin(let seat): AddressKey.linkedIn(seat.profileURL) ?? seat.profileURL
    case .mail(let account): account.account
    case nil: ""
    }
  }

  /// The bytes that are stored.
  var bytes: [UInt8] {
    var plain = message
    (plain.health, plain.capacity, plain.campaignIDs) = (nil, nil, [])
    return plain.bytes()
  }

  /// What of it does not change by the hour.
  var exported: CampaignsV1.Sender {
    var sender = message
    sender.health = health
    sender.campaignIDs = campaigns.map(\.description)
    return sender
  }

  /// As callers see it.
  func shown(_ capacity: CampaignsV1.SenderCapacity) -> CampaignsV1.Sender {
    var sender = exported
    sender.capacity = capacity
    return sender
  }

  /// The next version of it, at a time no earlier than the one before.
  mutating func step(at now: PostgresTime) {
    let former = message.updateTime.flatMap { PostgresTime($0) } ?? now
    message.version &+= 1
    message.updateTime = max(now, former).timestamp
  }

  /// From the columns of `SenderStore.columns`.
  init(_ row: Row) throws(PostgresError) {
    self.init(id: SenderID(try row.value(0) as UInt128), try StoredMessage.read(row, 1))
    health.state = try row.value(2)
    health.message = try row.value(3)
    (health.bounceRate, health.complaintRate) = (try row.value(4), try row.value(5))
    health.sampleCount = try row.value(6)
    health.changeTime = try row.timestamp(7)
    let ids: [UInt128] = try row.value(8)
    campaigns = ids.map { CampaignID($0) }
  }
}
