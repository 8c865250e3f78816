import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on leads by their ids and keys.
enum LeadStore {
  static let statements =
    [
      get, several, wholes, held, heldByEmail, heldByExternalID, byEmail, byExternalID, insert, insertMany,
      update,
      updateMany,
    ] + LeadTagStore.statements

  /// In the order that `LeadRow` reads. What the tenant has taken away of its custom fields is looked up only
  /// where a lead has some.
  static let columns = """
    lead_id, message, custom_fields,
      CASE WHEN custom_fields IS NOT NULL
        THEN (SELECT s.removed_keys FROM lead_schemas s WHERE s.tenant_id = $1) END
    """

  /// How many those are.
  static let columnCount = 4

  /// The names of all columns that lists read and compare.
  static let names = """
    lead_id, message, custom_fields, email_key, name_key, company_key, campaign_id, owner_id, external_id,
      status, update_time, delete_time, tier, score
    """

  /// In the order that `StoredLead.init(_: Row, of:)` reads.
  static let whole = "\(columns), rescore_time, created_by_kind, created_by_id, created_by_name"

  private static let get = Statement(
    """
    SELECT \(columns)
    FROM leads
    WHERE tenant_id = $1 AND lead_id = $2
    """, .uuid, .uuid)

  /// Also a deleted one.
  static func get(_ tx: borrowing TenantTransaction, _ id: LeadID) async throws(RPCError) -> Row? {
    try await tx.run(get(.uuid(tx.tenant.bits), .uuid(id.bits)))[0].first
  }

  private static let several = Statement(
    """
    SELECT \(columns)
    FROM leads
    WHERE tenant_id = $1 AND lead_id = ANY ($2)
    """, .uuid, .uuidArray)

  static func get(
    _ tx: borrowing TenantTransaction, _ ids: [LeadID]
  ) async throws(RPCError) -> [LeadID: LeadsV1.Lead] {
    let rows = try await tx.run(several(.uuid(tx.tenant.bits), .uuids(ids.map(\.bits))))[0]
    return try reading { () throws(PostgresError) in
      var leads: [LeadID: LeadsV1.Lead] = [:]
      for row in rows {
        let id: UInt128 = try row.value(0)
        leads[LeadID(id)] = try LeadsV1.Lead(row)
      }
      return leads
    }
  }

  private static let wholes = Statement(
    """
    SELECT \(whole)
    FROM leads
    WHERE tenant_id = $1 AND lead_id = ANY ($2)
    ORDER BY lead_id
    """, .uuid, .uuidArray)

  /// As they are at this moment, for those who change nothing.
  static func seen(
    _ tx: borrowing TenantTransaction, _ ids: [LeadID]
  ) async throws(RPCError) -> [StoredLead] {
    try leads(await tx.run(wholes(.uuid(tx.tenant.bits), .uuids(ids.map(\.bits))))[0])
  }

  // MARK: Held until the transaction ends

  /// Nobody waits for one who waits for him: leads are locked in the order of their ids.
  private static func held(_ condition: String, _ type: PostgresType) -> Statement {
    Statement(
      """
      SELECT \(whole)
      FROM leads
      WHERE tenant_id = $1 AND \(condition)
      ORDER BY lead_id
      FOR NO KEY UPDATE
      """, .uuid, type)
  }

  private static let held = held("lead_id = ANY ($2)", .uuidArray)
  private static let heldByEmail = held("email_key = ANY ($2) AND delete_time IS NULL", .textArray)
  private static let heldByExternalID = held("external_id = ANY ($2) AND delete_time IS NULL", .textArray)

  static func held(
    _ tx: borrowing TenantTransaction, _ ids: [LeadID]
  ) async throws(RPCError) -> [StoredLead] {
    try leads(await tx.run(holding(ids, of: tx.tenant))[0])
  }

  /// One lead, deleted or not, at the version that the caller has seen; 0 for any.
  static func held(
    _ tx: borrowing TenantTransaction, _ id: LeadID, at version: Int64
  ) async throws(RPCError) -> StoredLead {
    try await heldWithFields(tx, id, at: version).lead
  }

  /// With the custom fields that the tenant has defined, in the same round trip.
  static func heldWithFields(
    _ tx: borrowing TenantTransaction, _ id: LeadID, at version: Int64
  ) async throws(RPCError) -> (lead: StoredLead, fields: CustomFields) {
    let results = try await tx.run(
      held(.uuid(tx.tenant.bits), .uuids([id.bits])), LeadSchemaStore.get(tx.tenant))
    guard let lead = try leads(results[0]).first else { throw .leadNotFound }
    guard version == 0 || version == lead.lead.version else {
      throw .leadVersionStale(version, current: lead.lead.version)
    }
    return (lead, try LeadSchemaStore.fields(results[1]))
  }

  /// The statements that `leads(_:of:)` reads the answers of: by ids also deleted leads, by their normalised
  /// addresses and external ids the living ones.
  static func holding(_ ids: [LeadID], of tenant: TenantID) -> BoundStatement {
    held(.uuid(tenant.bits), .uuids(ids.map(\.bits)))
  }

  static func holding(emails keys: [String], of tenant: TenantID) -> BoundStatement {
    heldByEmail(.uuid(tenant.bits), .texts(keys))
  }

  static func holding(externalIDs: [String], of tenant: TenantID) -> BoundStatement {
    heldByExternalID(.uuid(tenant.bits), .texts(externalIDs))
  }

  static func leads(_ rows: ResultSet) throws(RPCError) -> [StoredLead] {
    try reading { () throws(PostgresError) in
      var leads: [StoredLead] = []
      for row in rows { leads.append(try StoredLead(row)) }
      return leads
    }
  }

  // MARK: By key

  private static let byEmail = Statement(
    """
    SELECT lead_id
    FROM leads
    WHERE tenant_id = $1 AND email_key = $2 AND delete_time IS NULL
    """, .uuid, .text)

  private static let byExternalID = Statement(
    """
    SELECT lead_id
    FROM leads
    WHERE tenant_id = $1 AND external_id = $2 AND delete_time IS NULL
    """, .uuid, .text)

  /// Which living lead has the address or the external id of another, and by which field.
  static func rival(
    _ tx: borrowing TenantTransaction, of lead: StoredLead
  ) async throws(RPCError) -> (id: LeadID, field: String)? {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(
      byEmail(tenant, .text(LeadKeys(lead.lead).email)), byExternalID(tenant, .text(lead.lead.externalID)))
    return try reading { () throws(PostgresError) in
      for (place, field) in ["email", "external_id"].enumerated() {
        guard let row = results[place].first else { continue }
        let id = LeadID(stored: IDBits(try row.value(0)))
        if id != lead.id { return (id, field) }
      }
      return nil
    }
  }

  // MARK: Written

  private static let insert = LeadColumnStore.insert
  private static let insertMany = LeadColumnStore.insertMany
  private static let update = LeadColumnStore.update
  private static let updateMany = LeadColumnStore.updateMany

  /// Changes nothing where a living lead has the address or the external id.
  static func insert(_ lead: StoredLead, of tenant: TenantID) -> BoundStatement {
    insert.with([.uuid(tenant.bits)] + LeadColumnStore.values(lead))
  }

  /// Answers the ids of those that were stored: the others' keys are taken.
  static func insert(_ leads: [StoredLead], of tenant: TenantID) -> BoundStatement {
    insertMany.with([.uuid(tenant.bits)] + LeadColumnStore.arrays(leads))
  }

  static func update(_ leads: [StoredLead], of tenant: TenantID) -> BoundStatement {
    if leads.count == 1 { return update.with([.uuid(tenant.bits)] + LeadColumnStore.changed(leads[0])) }
    return updateMany.with([.uuid(tenant.bits)] + LeadColumnStore.changedArrays(leads))
  }
}
