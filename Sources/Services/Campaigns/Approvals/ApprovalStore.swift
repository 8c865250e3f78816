import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

/// All SQL on approvals.
enum ApprovalStore {
  static let statements = [get, held, ofSend, insert, update, clear, export] + walks.statements

  /// In the order that `StoredApproval.init(_: Row)` reads.
  static let columns = """
    approval_id, send_id, enrollment_id, campaign_id, lead_id, status, content, recipient, recipient_name,
      expire_time, decided_by_kind, decided_by_id, decided_by_name, decide_time, note, create_time,
      update_time, version
    """

  private static let get = Statement(
    """
    SELECT \(columns)
    FROM approvals
    WHERE tenant_id = $1 AND approval_id = $2
    """, .uuid, .uuid)

  static func read(
    _ tx: borrowing TenantTransaction, _ id: ApprovalID
  ) async throws(RPCError) -> StoredApproval? {
    try rows(await tx.run(get(.uuid(tx.tenant.bits), .uuid(id.bits)))[0]).first
  }

  private static let held = Statement(
    """
    SELECT \(columns)
    FROM approvals
    WHERE tenant_id = $1 AND approval_id = $2
    FOR UPDATE
    """, .uuid, .uuid)

  static func held(
    _ tx: borrowing TenantTransaction, _ id: ApprovalID, at version: Int64
  ) async throws(RPCError) -> StoredApproval {
    let rows = try rows(await tx.run(held(.uuid(tx.tenant.bits), .uuid(id.bits)))[0])
    guard let approval = rows.first else { throw .approvalNotFound }
    guard version == 0 || version == approval.version || approval.status != .pending else {
      throw .versionStale("approval", version, approval.version)
    }
    return approval
  }

  private static let ofSend = Statement(
    """
    SELECT \(columns)
    FROM approvals
    WHERE tenant_id = $1 AND send_id = $2
    """, .uuid, .uuid)

  static func ofSend(
    _ tx: borrowing TenantTransaction, _ send: SendID
  ) async throws(RPCError) -> StoredApproval? {
    try rows(await tx.run(ofSend(.uuid(tx.tenant.bits), .uuid(send.bits)))[0]).first
  }

  private static func rows(_ rows: ResultSet) throws(RPCError) -> [StoredApproval] {
    try reading { () throws(PostgresError) in
      var approvals: [StoredApproval] = []
      for row in rows { approvals.append(try StoredApproval(row)) }
      return approvals
    }
  }

  private static let insert = Statement(
    """
    INSERT INTO approvals (
      tenant_id, approval_id, send_id, enrollment_id, campaign_id, lead_id, content, recipient,
      recipient_name, expire_time, create_time, update_time)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
    """, .uuid, .uuid, .uuid, .uuid, .uuid, .uuid, .bytea, .text, .text, .timestamptz, .timestamptz)

  static func insert(_ approval: StoredApproval, of tenant: TenantID) -> BoundStatement {
    insert(
      .uuid(tenant.bits), .uuid(approval.id.bits), .uuid(approval.send.bits),
      .uuid(approval.enrollment.bits), .uuid(approval.campaign.bits), .uuid(approval.lead.bits),
      .bytea(approval.content?.bytes() ?? []), .text(approval.recipient), .text(approval.recipientName),
      .timestamp(approval.expireTime), .timestamp(approval.createTime))
  }

  private static let update = Statement(
    """
    UPDATE approvals SET
      status = $3, decided_by_kind = $4, decided_by_id = $5, decided_by_name = $6, decide_time = $7,
      note = $8, update_time = $9, version = $10
    WHERE tenant_id = $1 AND approval_id = $2
    """, .uuid, .uuid, .text, .text, .uuid, .text, .timestamptz, .text, .timestamptz, .int8)

  static func update(_ approval: StoredApproval, of tenant: TenantID) -> BoundStatement {
    let (kind, id, name) = approval.decidedBy?.parameters ?? (.null, .null, .null)
    return update(
      .uuid(tenant.bits), .uuid(approval.id.bits), .text(approval.status.stored), kind, id, name,
      approval.decideTime.map { .timestamp($0) } ?? .null, .text(approval.note),
      .timestamp(approval.updateTime), .int8(approval.version))
  }

  private static let clear = Statement(
    """
    UPDATE approvals SET content = ''::bytea, recipient = '', recipient_name = '', note = ''
    WHERE tenant_id = $1 AND lead_id = ANY ($2)
    """, .uuid, .uuidArray)

  /// Of erased people nothing is left but ids.
  static func clear(_ leads: [LeadID], of tenant: TenantID) -> BoundStatement {
    clear(.uuid(tenant.bits), .uuids(leads.map(\.bits)))
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM approvals
    WHERE tenant_id = $1 AND approval_id > $2::uuid
    ORDER BY approval_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }

  // MARK: Lists

  typealias Walk = RowWalk<ApprovalFilter.Part>

  static let expiring = Walk("expiring", .times("expire_time"), by: "approvals_by_expire_time")
  static let status = Walk(
    "status", .times("expire_time"), [.status], "status = $6", by: "approvals_by_status")
  static let campaign = Walk(
    "campaign", .times("expire_time"), [.campaign], "campaign_id = $7", by: "approvals_by_campaign")
  static let lead = Walk("lead", .times("expire_time"), [.lead], "lead_id = $8", by: "approvals_by_lead")
  static let created = Walk("created", by: "approvals_pkey")

  static let walks = RowWalks(
    WalkedTable(
      name: "approvals", id: "approval_id", columns: columns, columnCount: 18, names: columns,
      condition: """
        ($6 = '' OR status = $6) AND ($7::uuid IS NULL OR campaign_id = $7)
              AND ($8::uuid IS NULL OR lead_id = $8)
        """,
      types: [.text, .uuid, .uuid]),
    [expiring, status, campaign, lead, created])

  static func walk(_ filter: ApprovalFilter, in order: ListOrder) -> Walk {
    if order.field == "create_time" { return created }
    if filter.lead != nil { return lead }
    if filter.campaign != nil { return campaign }
    return filter.status.isEmpty ? expiring : status
  }

  static func page(
    _ tx: borrowing TenantTransaction, _ filter: ApprovalFilter, _ page: ListPage
  ) async throws(RPCError) -> WalkPage<StoredApproval> {
    try await walks.page(
      tx, walk(filter, in: page.order), stating: filter.parts, filter.parameters,
      isDescending: page.order.isDescending, after: page.place, most: page.size
    ) { row throws(PostgresError) in try StoredApproval(row) }
  }
}

/// Which approvals a list is about; empty or nil for any.
struct ApprovalFilter: Hashable, Sendable {
  var status = ""
  var campaign: CampaignID?
  var lead: LeadID?

  enum Part: Hashable, Sendable { case status, campaign, lead }

  var parts: Set<Part> {
    var parts: Set<Part> = []
    if !status.isEmpty { parts.insert(.status) }
    if campaign != nil { parts.insert(.campaign) }
    if lead != nil { parts.insert(.lead) }
    return parts
  }

  var parameters: [Parameter] { [.text(status), .uuid(campaign?.bits), .uuid(lead?.bits)] }
}
