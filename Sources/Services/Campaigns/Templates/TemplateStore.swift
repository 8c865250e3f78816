import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

/// Which templates a list is about.
struct TemplateFilter: Hashable, Sendable {
  /// As industries are compared.
  var industry = ""
  var revision: Int64 = 0
  var parent: TemplateID?
  var job: UInt128?

  enum Part: Hashable, Sendable {
    case industry, revision, parent, job
  }

  var parts: Set<Part> {
    var parts: Set<Part> = []
    if !industry.isEmpty { parts.insert(.industry) }
    if revision != 0 { parts.insert(.revision) }
    if parent != nil { parts.insert(.parent) }
    if job != nil { parts.insert(.job) }
    return parts
  }

  var parameters: [Parameter] { [.text(industry), .int8(revision), .uuid(parent?.bits), .uuid(job)] }
}

/// All SQL on templates that were generated.
enum TemplateStore {
  static let statements = [get, ofJob, insert] + walks.statements

  private static let columns = "template_id, message"

  private static let get = Statement(
    """
    SELECT \(columns)
    FROM campaign_templates
    WHERE tenant_id = $1 AND template_id = $2
    """, .uuid, .uuid)

  static func read(
    _ tx: borrowing TenantTransaction, _ id: TemplateID
  ) async throws(RPCError) -> CampaignsV1.Template? {
    try templates(await tx.run(get(.uuid(tx.tenant.bits), .uuid(id.bits)))[0]).first
  }

  private static let ofJob = Statement(
    """
    SELECT \(columns)
    FROM campaign_templates
    WHERE tenant_id = $1 AND job_id = $2
    ORDER BY template_id
    """, .uuid, .uuid)

  /// Those that a job has made before.
  static func made(
    _ tx: borrowing TenantTransaction, by job: UInt128
  ) async throws(RPCError) -> [CampaignsV1.Template] {
    try templates(await tx.run(ofJob(.uuid(tx.tenant.bits), .uuid(job)))[0])
  }

  private static let insert = Statement(
    """
    INSERT INTO campaign_templates (
      tenant_id, template_id, parent_id, job_id, icp_revision, create_time, industry_key, name_key, message)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    """, .uuid, .uuid, .uuid, .uuid, .int8, .timestamptz, .text, .text, .bytea)

  static func insert(
    _ template: CampaignsV1.Template, _ id: TemplateID, by job: UInt128, in tenant: TenantID
  ) -> BoundStatement {
    insert(
      .uuid(tenant.bits), .uuid(id.bits), .uuid(TemplateID(template.parentID)?.bits), .uuid(job),
      .int8(template.icpRevision), .timestamp(template.createTime),
      .text(TextKey.folded(template.industry)), .text(TextKey.folded(template.name)),
      .bytea(template.bytes()))
  }

  private static func templates(_ rows: ResultSet) throws(RPCError) -> [CampaignsV1.Template] {
    try reading { () throws(PostgresError) in
      var templates: [CampaignsV1.Template] = []
      for row in rows { templates.append(try StoredMessage.read(row, 1)) }
      return templates
    }
  }

  typealias Walk = RowWalk<TemplateFilter.Part>

  static let created = Walk("created", by: "campaign_templates_pkey")
  static let industry = Walk(
    "industry", .created, [.industry], "industry_key = $6", by: "campaign_templates_by_industry")
  static let revision = Walk(
    "revision", .created, [.revision], "icp_revision = $7", by: "campaign_templates_by_revision")
  static let parent = Walk(
    "parent", .created, [.parent], "parent_id = $8", by: "campaign_templates_by_parent")
  static let job = Walk("job", .created, [.job], "job_id = $9", by: "campaign_templates_by_job")
  static let byName = Walk("name", .texts("name_key"), by: "campaign_templates_by_name")

  static let walks = RowWalks(
    WalkedTable(
      name: "campaign_templates", id: "template_id", columns: columns, columnCount: 2,
      names: "template_id, message, parent_id, job_id, icp_revision, industry_key, name_key",
      condition: """
        ($6 = '' OR industry_key = $6) AND ($7 = 0 OR icp_revision = $7)
              AND ($8::uuid IS NULL OR parent_id = $8) AND ($9::uuid IS NULL OR job_id = $9)
        """,
      types: [.text, .int8, .uuid, .uuid]),
    [created, industry, revision, parent, job, byName])

  static func walk(_ filter: TemplateFilter, in order: ListOrder) -> Walk {
    if order.field == "name" { return byName }
    if filter.job != nil { return job }
    if filter.parent != nil { return parent }
    if filter.revision != 0 { return revision }
    return filter.industry.isEmpty ? created : industry
  }

  static func page(
    _ tx: borrowing TenantTransaction, _ filter: TemplateFilter, _ page: ListPage
  ) async throws(RPCError) -> WalkPage<CampaignsV1.Template> {
    try await walks.page(
      tx, walk(filter, in: page.order), stating: filter.parts, filter.parameters,
      isDescending: page.order.isDescending, after: page.place, most: page.size
    ) { row throws(PostgresError) in try StoredMessage.read(row, 1) }
  }
}
