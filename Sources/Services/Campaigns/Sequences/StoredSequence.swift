import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRows
import MusterWire

/// One version of a campaign's sequence.
struct StoredSequence: Equatable, Sendable {
  let message: CampaignsV1.Sequence

  init(_ message: CampaignsV1.Sequence) { self.message = message }

  var version: Int64 { message.version }
  var steps: [CampaignsV1.SequenceStep] { message.steps }

  /// The step of a key; nil for none.
  func step(_ key: String) -> CampaignsV1.SequenceStep? { steps.first { $0.key == key } }

  /// From the columns of `SequenceStore.columns`.
  init(_ row: Row) throws(PostgresError) { self.init(try StoredMessage.read(row, 0)) }

  /// The first version.
  init(
    making steps: [CampaignsV1.SequenceStep], _ id: SequenceID, of campaign: CampaignID, in tenant: TenantID,
    by author: Author, at now: PostgresTime
  ) {
    self.init(
      .with {
        ($0.id, $0.tenantID, $0.campaignID) = (id.description, tenant.description, campaign.description)
        ($0.steps, $0.author, $0.version) = (steps, author.actor, 1)
        ($0.createTime, $0.updateTime) = (now.timestamp, now.timestamp)
      })
  }
}
