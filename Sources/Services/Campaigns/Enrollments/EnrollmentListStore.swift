import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// Which enrolments a list is about; empty or nil for any.
struct EnrollmentFilter: Hashable, Sendable {
  var campaign: CampaignID?
  var lead: LeadID?
  var status = ""
  var pauseReason = ""
  var stopReason = ""
  var lastSendStatus = ""

  enum Part: Hashable, Sendable {
    case campaign, lead, status, pause, stop, send
  }

  var parts: Set<Part> {
    var parts: Set<Part> = []
    if campaign != nil { parts.insert(.campaign) }
    if lead != nil { parts.insert(.lead) }
    if !status.isEmpty { parts.insert(.status) }
    if !pauseReason.isEmpty { parts.insert(.pause) }
    if !stopReason.isEmpty { parts.insert(.stop) }
    if !lastSendStatus.isEmpty { parts.insert(.send) }
    return parts
  }

  var parameters: [Parameter] {
    [
      .uuid(campaign?.bits), .uuid(lead?.bits), .text(status), .text(pauseReason), .text(stopReason),
      .text(lastSendStatus),
    ]
  }
}

/// All SQL by which enrolments are listed.
enum EnrollmentListStore {
  typealias Walk = RowWalk<EnrollmentFilter.Part>

  static let created = Walk("created", by: "enrollments_pkey")
  static let campaign = Walk(
    "campaign", .created, [.campaign], "campaign_id = $6", by: "enrollments_by_campaign")
  static let lead = Walk("lead", .created, [.lead], "lead_id = $7", by: "enrollments_by_lead")
  static let updated = Walk("updated", .times("update_time"), by: "enrollments_by_update_time")
  static let due = Walk(
    "due", .times("(coalesce(due_time, 'infinity'))"), by: "enrollments_by_due_time")

  static let walks = RowWalks(
    WalkedTable(
      name: "enrollments", id: "enrollment_id", columns: EnrollmentStore.columns,
      columnCount: EnrollmentStore.columnCount, names: EnrollmentStore.columns,
      condition: """
        ($6::uuid IS NULL OR campaign_id = $6) AND ($7::uuid IS NULL OR lead_id = $7)
              AND ($8 = '' OR status = $8) AND ($9 = '' OR pause_reason = $9)
              AND ($10 = '' OR stop_reason = $10) AND ($11 = '' OR last_send_status = $11)
        """,
      types: [.uuid, .uuid, .text, .text, .text, .text]),
    [created, campaign, lead, updated, due])

  static let statements = walks.statements

  static func walk(_ filter: EnrollmentFilter, in order: ListOrder) -> Walk {
    switch order.field {
    case "update_time": return updated
    case "next_send_time": return due
    default:
      if filter.lead != nil { return lead }
      return filter.campaign == nil ? created : campaign
    }
  }

  static func page(
    _ tx: borrowing TenantTransaction, _ filter: EnrollmentFilter, _ page: ListPage
  ) async throws(RPCError) -> WalkPage<StoredEnrollment> {
    try await walks.page(
      tx, walk(filter, in: page.order), stating: filter.parts, filter.parameters,
      isDescending: page.order.isDescending, after: page.place, most: page.size
    ) { row throws(PostgresError) in try StoredEnrollment(row) }
  }
}
