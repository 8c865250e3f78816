import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterWellKnownAPI

/// The columns of a lead as they are written, of one lead by values and of many by arrays.
enum LeadColumnStore {
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
    Column(name: "lead_id", type: .uuid), Column(name: "email_key", type: .text),
    Column(name: "name_key", type: .text), Column(name: "company_key", type: .text),
    Column(name: "campaign_id", type: .uuid, null: noID), Column(name: "owner_id", type: .uuid, null: noID),
    Column(name: "external_id", type: .text, null: "''"), Column(name: "status", type: .text),
    Column(name: "score", type: .int4), Column(name: "tier", type: .text, null: "''"),
    Column(name: "rescore_time", type: .timestamptz, null: never),
    Column(name: "update_time", type: .timestamptz),
    Column(name: "delete_time", type: .timestamptz, null: never), Column(name: "version", type: .int8),
    Column(name: "message", type: .bytea),
    Column(name: "custom_fields", type: .bytea, null: "''::bytea"),
    Column(name: "created_by_kind", type: .text, isFixed: true),
    Column(name: "created_by_id", type: .uuid, null: noID, isFixed: true),
    Column(name: "created_by_name", type: .text, isFixed: true),
  ]

  private static let noID = "'00000000-0000-0000-0000-000000000000'"
  private static let never = "'infinity'"

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

  /// What an update writes: the id first.
  static func changed(_ stored: StoredLead) -> [Parameter] {
    Array(values(stored).prefix(written.count))
  }

  static func values(_ stored: StoredLead) -> [Parameter] {
    let lead = stored.lead
    let keys = LeadKeys(lead)
    let (kind, creator, name) = stored.createdBy.parameters
    return [
      .uuid(stored.id.bits), .text(keys.email), .text(keys.name), .text(keys.company),
      .uuid(CampaignID(lead.campaignID)?.bits), .uuid(UserID(lead.ownerID)?.bits),
      lead.externalID.isEmpty ? .null : .text(lead.externalID), .text(lead.status.stored), .int4(lead.score),
      lead.tier == .unspecified ? .null : .text(lead.tier.stored),
      stored.rescoreTime.map { .timestamp($0) } ?? .null, .timestamp(lead.updateTime),
      .timestamp(lead.deleteTime), .int8(lead.version), .bytea(stored.message),
      stored.fieldBytes.map { .bytea($0) } ?? .null, kind, creator, name,
    ]
  }

  /// The same of many, column by column. What is no value is what `Column.null` stands for.
  static func arrays(_ leads: [StoredLead]) -> [Parameter] {
    let keys = leads.map { LeadKeys($0.lead) }
    func texts(_ value: (LeadsV1.Lead) -> String) -> Parameter { .texts(leads.map { value($0.lead) }) }
    func ids(_ value: (StoredLead) -> UInt128) -> Parameter { .uuids(leads.map(value)) }
    func times(_ value: (StoredLead) -> PostgresTime?) -> Parameter {
      .timestamps(leads.map { value($0) ?? .infinity })
    }
    func moments(_ value: (LeadsV1.Lead) -> GoogleProtobuf.Timestamp?) -> Parameter {
      times { value($0.lead).flatMap { PostgresTime($0) } }
    }
    return [
      ids(\.id.bits), .texts(keys.map(\.email)), .texts(keys.map(\.name)), .texts(keys.map(\.company)),
      ids { CampaignID($0.lead.campaignID)?.bits ?? 0 }, ids { UserID($0.lead.ownerID)?.bits ?? 0 },
      texts(\.externalID), texts(\.status.stored), .int4s(leads.map(\.lead.score)),
      texts { $0.tier == .unspecified ? "" : $0.tier.stored }, times(\.rescoreTime), moments(\.updateTime),
      moments(\.deleteTime), .int8s(leads.map(\.lead.version)), .byteas(leads.map(\.message)),
      .byteas(leads.map { $0.fieldBytes ?? [] }), .texts(leads.map(\.createdBy.kind)),
      ids { $0.createdBy.id?.bits ?? 0 }, .texts(leads.map(\.createdBy.name)),
    ]
  }

  static func changedArrays(_ leads: [StoredLead]) -> [Parameter] {
    Array(arrays(leads).prefix(written.count))
  }
}

extension LeadColumnStore.Column {
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
    return null.map { "nullif(u.\(name), \($0))" } ?? "u.\(name)"
  }
}
