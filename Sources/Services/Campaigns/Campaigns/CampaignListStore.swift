import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// Which campaigns a list is about.
struct CampaignFilter: Hashable, Sendable {
  var status = ""
  /// As names are compared.
  var namePrefix = ""
  var sender: SenderID?
  var template: TemplateID?
  var showsDeleted = false

  enum Part: Hashable, Sendable {
    case status, name, sender, template
  }

  var parts: Set<Part> {
    var parts: Set<Part> = []
    if !status.isEmpty { parts.insert(.status) }
    if !namePrefix.isEmpty { parts.insert(.name) }
    if sender != nil { parts.insert(.sender) }
    if template != nil { parts.insert(.template) }
    return parts
  }

  var parameters: [Parameter] {
    [
      .text(status), .text(namePrefix), .uuid(sender?.bits), .uuid(template?.bits), .bool(showsDeleted),
    ]
  }
}

/// All SQL by which campaigns are listed.
enum CampaignListStore {
  typealias Walk = RowWalk<CampaignFilter.Part>

  static let created = Walk("created", by: "campaigns_pkey")
  static let status = Walk("status", .created, [.status], "status = $6", by: "campaigns_by_status")
  static let template = Walk(
    "template", .created, [.template], "template_id = $9", by: "campaigns_by_template")
  static let sender = Walk(
    "sender", .created, [.sender], "sender_id = $8", by: "campaign_senders_by_sender",
    from: "campaign_senders")
  static let updated = Walk("updated", .times("update_time"), by: "campaigns_by_update_time")
  static let byName = Walk(
    "name", .texts("name_key"), [.name], "name_key >= $7 AND name_key < $7 || chr(1114111)",
    by: "campaigns_by_name")

  static let walks = RowWalks(
    WalkedTable(
      name: "campaigns", id: "campaign_id", columns: CampaignStore.columns, columnCount: 3,
      names: "campaign_id, message, status, name_key, template_id, update_time, delete_time",
      condition: """
        ($6 = '' OR status = $6) AND ($7 = '' OR starts_with(name_key, $7))
              AND ($8::uuid IS NULL OR EXISTS (
                SELECT FROM campaign_senders s
                WHERE s.tenant_id = $1 AND s.sender_id = $8 AND s.campaign_id = campaigns.campaign_id))
              AND ($9::uuid IS NULL OR template_id = $9)
        """,
      always: "($10 OR delete_time IS NULL)", types: [.text, .text, .uuid, .uuid, .bool]),
    [created, status, template, sender, updated, byName])

  static let statements = walks.statements

  static func walk(_ filter: CampaignFilter, in order: ListOrder) -> Walk {
    switch order.field {
    case "update_time": return updated
    case "name": return byName
    default:
      if filter.sender != nil { return sender }
      if filter.template != nil { return template }
      return filter.status.isEmpty ? created : status
    }
  }

  static func page(
    _ tx: borrowing TenantTransaction, _ filter: CampaignFilter, _ page: ListPage
  ) async throws(RPCError) -> WalkPage<StoredCampaign> {
    try await walks.page(
      tx, walk(filter, in: page.order), stating: filter.parts, filter.parameters,
      isDescending: page.order.isDescending, after: page.place, most: page.size
    ) { row throws(PostgresError) in try StoredCampaign(row) }
  }
}
