import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// Which senders a list is about.
struct SenderFilter: Hashable, Sendable {
  var channel = ""
  var campaign: CampaignID?
  var health = ""

  enum Part: Hashable, Sendable {
    case channel, campaign, health
  }

  var parts: Set<Part> {
    var parts: Set<Part> = []
    if !channel.isEmpty { parts.insert(.channel) }
    if campaign != nil { parts.insert(.campaign) }
    if !health.isEmpty { parts.insert(.health) }
    return parts
  }

  var parameters: [Parameter] { [.text(channel), .uuid(campaign?.bits), .text(health)] }
}

/// All SQL by which senders are listed.
enum SenderListStore {
  typealias Walk = RowWalk<SenderFilter.Part>

  static let created = Walk("created", by: "senders_pkey")
  static let channel = Walk("channel", .created, [.channel], "channel = $6", by: "senders_by_channel")
  static let health = Walk("health", .created, [.health], "health_state = $8", by: "senders_by_health")
  static let campaign = Walk(
    "campaign", .created, [.campaign], "campaign_id = $7", by: "campaign_senders_pkey",
    from: "campaign_senders")
  static let byName = Walk("name", .texts("name_key"), by: "senders_by_name")

  static let walks = RowWalks(
    WalkedTable(
      name: "senders", id: "sender_id", columns: SenderStore.columns, columnCount: SenderStore.columnCount,
      names: """
        sender_id, message, channel, name_key, health_state, health_message, bounce_rate, complaint_rate,
                  sample_count, health_change_time
        """,
      condition: """
        ($6 = '' OR channel = $6) AND ($7::uuid IS NULL OR EXISTS (
                SELECT FROM campaign_senders s
                WHERE s.tenant_id = $1 AND s.campaign_id = $7 AND s.sender_id = senders.sender_id))
              AND ($8 = '' OR health_state = $8)
        """,
      types: [.text, .uuid, .text]),
    [created, channel, health, campaign, byName])

  static let statements = walks.statements

  static func walk(_ filter: SenderFilter, in order: ListOrder) -> Walk {
    if order.field == "name" { return byName }
    if filter.campaign != nil { return campaign }
    if !filter.health.isEmpty { return health }
    return filter.channel.isEmpty ? created : channel
  }

  static func page(
    _ tx: borrowing TenantTransaction, _ filter: SenderFilter, _ page: ListPage
  ) async throws(RPCError) -> WalkPage<StoredSender> {
    try await walks.page(
      tx, walk(filter, in: page.order), stating: filter.parts, filter.parameters,
      isDescending: page.order.isDescending, after: page.place, most: page.size
    ) { row throws(PostgresError) in try StoredSender(row) }
  }
}
