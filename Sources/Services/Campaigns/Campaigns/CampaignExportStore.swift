import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL by which campaigns, senders and templates are exported with all else that the tenant has.
enum CampaignExportStore {
  static let statements = [campaigns, sequences, senders, templates]

  private static let campaigns = Statement(
    """
    SELECT \(CampaignStore.columns)
    FROM campaigns
    WHERE tenant_id = $1 AND campaign_id > $2::uuid
    ORDER BY campaign_id
    LIMIT $3
    """, .uuid, .text, .int8)

  /// Deleted ones are among them until they are purged.
  static func campaigns(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(campaigns(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }

  private static let sequences = Statement(
    """
    SELECT campaign_id, version, message
    FROM campaign_sequences
    WHERE tenant_id = $1 AND (campaign_id, version) > ($2::uuid, $3)
    ORDER BY campaign_id, version
    LIMIT $4
    """, .uuid, .text, .int8, .int8)

  /// All versions. A place is an id and a version.
  static func sequences(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> [(key: String, sequence: CampaignsV1.Sequence)] {
    let parts = place.id.split(separator: " ")
    let (id, version) = (parts.first.map(String.init) ?? place.id, parts.last.flatMap { Int64($0) } ?? 0)
    let rows = try await tx.run(
      sequences(.uuid(tx.tenant.bits), .text(id), .int8(version), .int8(place.most)))[0]
    return try reading { () throws(PostgresError) in
      var found: [(key: String, sequence: CampaignsV1.Sequence)] = []
      for row in rows {
        let key = "\(IDBits(try row.value(0)).hexadecimal) \(try row.value(1) as Int64)"
        found.append((key, try StoredMessage.read(row, 2)))
      }
      return found
    }
  }

  private static let senders = Statement(
    """
    SELECT \(SenderStore.columns)
    FROM senders
    WHERE tenant_id = $1 AND sender_id > $2::uuid
    ORDER BY sender_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func senders(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(senders(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }

  private static let templates = Statement(
    """
    SELECT template_id, message
    FROM campaign_templates
    WHERE tenant_id = $1 AND template_id > $2::uuid
    ORDER BY template_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func templates(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(templates(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}
