import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows

/// The columns of a lead as they are written, of one lead by values and of many by arrays.
enum LeadColumns {
  fileprivate struct Column: Sendable {
    let name: String
    let type: PostgresType
    /// Stands for null in an array.
    var null: String?
    /// Written once.
    var isFixed = false
  }

  /// The id first, then in the order of `values`.
  private static let all: [Column] = [
    Column(name: "lead_id", type: .uuid), Column(name: "email", type: .text),
    Column(name: "email_key", type: .text), Column(name: "first_name", type: .text),
    Column(name: "last_name", type: .text), Column(name: "name_key", type: .text),
    Column(name: "title", type: .text), Column(name: "company", type: .text),
    Column(name: "company_key", type: .text), Column(name: "company_domain", type: .text),
    Column(name: "phone", type: .text), Column(name: "linkedin_url", type: .text),
    Column(name: "country", type: .text), Column(name: "industry", type: .text),
    Column(name: "employee_count", type: .int4), Column(name: "campaign_id", type: .uuid, null: noID),
    Column(name: "owner_id", type: .uuid, null: noID), Column(name: "source", type: .text),
    Column(name: "external_id", type: .text, null: "''"), Column(name: "tags", type: .textArray),
    Column(name: "time_zone", type: .text), Column(name: "language", type: .text),
    Column(name: "details", type: .bytea, null: "''::bytea"), Column(name: "status", type: .text),
    Column(name: "status_time", type: .timestamptz), Column(name: "score", type: .int4),
    Column(name: "tier", type: .text, null: "''"), Column(name: "data_quality", type: .int4),
    Column(name: "authority", type: .int4), Column(name: "company_fit", type: .int4),
    Column(name: "timing", type: .int4), Column(name: "risk", type: .int4),
    Column(name: "score_model_id", type: .uuid, null: none),
    Column(name: "score_time", type: .timestamptz, null: never),
    Column(name: "rescore_time", type: .timestamptz, null: never),
    Column(name: "update_time", type: .timestamptz),
    Column(name: "delete_time", type: .timestamptz, null: never), Column(name: "version", type: .int8),
    Column(name: "created_by_kind", type: .text, isFixed: true),
    Column(name: "created_by_id", type: .uuid, null: noID, isFixed: true),
    Column(name: "created_by_name", type: .text, isFixed: true),
  ]

  private static let noID = "'00000000-0000-0000-0000-000000000000'"
  /// The shipped model's id is all zeros, so none is all ones.
  private static let none = "'ffffffff-ffff-ffff-ffff-ffffffffffff'"
  private static let never = "'infinity'"

  // MARK: Statements

  static let insert = Statement(
    """
    INSERT INTO leads (tenant_id, \(all.map(\.name).joined(separator: ", ")))
    VALUES ($1, \(all.indices.map { "$\($0 + 2)" }.joined(separator: ", ")))
    ON CONFLICT DO NOTHING
    RETURNING lead_id
    """, types: [.uuid] + all.map(\.type))

  static let insertMany = Statement(
    """
    INSERT INTO leads (tenant_id, \(all.map(\.name).joined(separator: ", ")))
    SELECT $1, \(all.map(\.taken).joined(separator: ", "))
    FROM \(rows(all))
    ON CONFLICT DO NOTHING
    RETURNING lead_id
    """, types: [.uuid] + all.map(\.array))

  static let update = Statement(
    """
    UPDATE leads SET
      \(written.dropFirst().enumerated().map { "\($1.name) = $\($0 + 3)" }.joined(separator: ",\n  "))
    WHERE tenant_id = $1 AND lead_id = $2
    """, types: [.uuid] + written.map(\.type))

  static let updateMany = Statement(
    """
    UPDATE leads l SET
      \(written.dropFirst().map { "\($0.name) = \($0.taken)" }.joined(separator: ",\n  "))
    FROM \(rows(written))
    WHERE l.tenant_id = $1 AND l.lead_id = u.lead_id
    """, types: [.uuid] + written.map(\.array))

  /// Without what is written once.
  private static let written = all.filter { !$0.isFixed }

  /// The arrays as rows of the table's columns.
  private static func rows(_ columns: [Column]) -> String {
    """
    unnest(\(columns.indices.map { "$\($0 + 2)" }.joined(separator: ", ")))
      AS u(\(columns.map(\.name).joined(separator: ", ")))
    """
  }

  // MARK: Values

  /// What an update writes: the id first.
  static func changed(_ stored: StoredLead) -> [Parameter] {
    Array(values(stored).prefix(written.count))
  }

  static func values(_ stored: StoredLead) -> [Parameter] {
    let lead = stored.lead
    let keys = LeadKeys(lead)
    let parts = lead.scoreComponents ?? LeadsV1.ScoreComponents()
    let (kind, creator, name) = stored.createdBy.parameters
    return [
      .uuid(stored.id.bits), .text(lead.email), .text(keys.email), .text(lead.firstName),
      .text(lead.lastName), .text(keys.name), .text(lead.title), .text(lead.company), .text(keys.company),
      .text(lead.companyDomain), .text(lead.phone), .text(lead.linkedinURL), .text(lead.country),
      .text(lead.industry), .int4(lead.employeeCount), .uuid(CampaignID(lead.campaignID)?.bits),
      .uuid(UserID(lead.ownerID)?.bits), .text(lead.source),
      lead.externalID.isEmpty ? .null : .text(lead.externalID), .texts(lead.tags), .text(lead.timeZone),
      .text(lead.language), stored.details.map { .bytea($0) } ?? .null, .text(lead.status.stored),
      .timestamp(lead.statusTime), .int4(lead.score),
      lead.tier == .unspecified ? .null : .text(lead.tier.stored), .int4(parts.dataQuality),
      .int4(parts.authority),
      .int4(parts.companyFit), .int4(parts.timing), .int4(parts.risk),
      .uuid(ScoringModelID(lead.scoreModelID)?.bits), .timestamp(lead.scoreTime),
      stored.rescoreTime.map { .timestamp($0) } ?? .null, .timestamp(lead.updateTime),
      .timestamp(lead.deleteTime), .int8(lead.version), kind, creator, name,
    ]
  }

  /// The same of many, column by column.
  static func arrays(_ leads: [StoredLead]) -> [Parameter] {
    arrays(all, leads.map(values))
  }

  static func changedArrays(_ leads: [StoredLead]) -> [Parameter] {
    arrays(written, leads.map(values))
  }

  private static func arrays(_ columns: [Column], _ rows: [[Parameter]]) -> [Parameter] {
    columns.indices.map { column in columns[column].array(of: rows.map { $0[column] }) }
  }
}

extension LeadColumns.Column {
  /// A list of lists has no rows, so the inner ones travel as text.
  fileprivate var array: PostgresType {
    switch type {
    case .uuid: .uuidArray
    case .int4: .int4Array
    case .int8: .int8Array
    case .bytea: .byteaArray
    case .timestamptz: .timestamptzArray
    default: .textArray
    }
  }

  /// The value of a row of arrays.
  fileprivate var taken: String {
    if type == .textArray { return "string_to_array(u.\(name), E'\\x1f')" }
    return null.map { "nullif(u.\(name), \($0))" } ?? "u.\(name)"
  }

  fileprivate func array(of values: [Parameter]) -> Parameter {
    switch type {
    case .uuid:
      let null: UInt128 = name == "score_model_id" ? .max : 0
      return .uuids(values.map { if case .uuid(let value) = $0 { value } else { null } })
    case .int4: return .int4s(values.map { if case .int4(let value) = $0 { value } else { 0 } })
    case .int8: return .int8s(values.map { if case .int8(let value) = $0 { value } else { 0 } })
    case .bytea: return .byteas(values.map { if case .bytea(let value) = $0 { value } else { [] } })
    case .timestamptz:
      return .timestamps(values.map { if case .timestamp(let value) = $0 { value } else { .infinity } })
    case .textArray:
      return .texts(
        values.map { if case .texts(let value) = $0 { value.joined(separator: "\u{1F}") } else { "" } })
    default: return .texts(values.map { if case .text(let value) = $0 { value } else { "" } })
    }
  }
}
