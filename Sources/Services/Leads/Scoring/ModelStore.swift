import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on scoring models.
enum ModelStore {
  static let statements = [active, get, all, page, held, insert, update, retire, activate]

  /// In the order that `StoredModel.init(_: Row)` reads.
  private static let columns = """
    model_id, number, state, content, base_model_id, author_kind, author_id, author_name, activate_time,
      create_time, update_time, version
    """

  private static let active = Statement(
    """
    SELECT model_id, version
    FROM scoring_models
    WHERE tenant_id = $1 AND state = 'active'
    """, .uuid)

  /// Which model leads are scored by; the shipped one, at version 0, where the tenant has made none active.
  static func active(_ tx: borrowing TenantTransaction) async throws(RPCError) -> ModelKey {
    let rows = try await tx.run(active(.uuid(tx.tenant.bits)))[0]
    return try reading { () throws(PostgresError) in
      guard let row = rows.first else { return ModelKey(id: .shipped, version: 0) }
      return ModelKey(id: ScoringModelID(try row.value(0)), version: try row.value(1))
    }
  }

  private static let get = Statement(
    """
    SELECT \(columns)
    FROM scoring_models
    WHERE tenant_id = $1 AND model_id = $2
    """, .uuid, .uuid)

  /// The shipped one too, which is active as long as no other is.
  static func get(
    _ tx: borrowing TenantTransaction, _ id: ScoringModelID
  ) async throws(RPCError) -> StoredModel? {
    if id == .shipped { return .shipped(isActive: try await active(tx).id == .shipped) }
    return try models(await tx.run(get(.uuid(tx.tenant.bits), .uuid(id.bits)))[0]).first
  }

  private static let all = Statement(
    """
    SELECT \(columns)
    FROM scoring_models
    WHERE tenant_id = $1
    ORDER BY number DESC
    """, .uuid)

  /// The newest first, the shipped one last.
  static func all(_ tx: borrowing TenantTransaction) async throws(RPCError) -> [StoredModel] {
    withShipped(try models(await tx.run(all(.uuid(tx.tenant.bits)))[0]))
  }

  private static let held = Statement(
    """
    SELECT \(columns)
    FROM scoring_models
    WHERE tenant_id = $1
    ORDER BY number DESC
    FOR UPDATE
    """, .uuid)

  /// As above; nobody else changes them until the transaction ends.
  static func held(_ tx: borrowing TenantTransaction) async throws(RPCError) -> [StoredModel] {
    withShipped(try models(await tx.run(held(.uuid(tx.tenant.bits)))[0]))
  }

  private static func withShipped(_ models: [StoredModel]) -> [StoredModel] {
    models + [.shipped(isActive: !models.contains { $0.state == .active })]
  }

  private static let page = Statement(
    """
    SELECT \(columns)
    FROM scoring_models
    WHERE tenant_id = $1 AND model_id > $2::uuid
    ORDER BY model_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func page(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> [StoredModel] {
    try models(await tx.run(page(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0])
  }

  private static func models(_ rows: ResultSet) throws(RPCError) -> [StoredModel] {
    try reading { () throws(PostgresError) in
      var models: [StoredModel] = []
      for row in rows { models.append(try StoredModel(row)) }
      return models
    }
  }

  // MARK: Written

  private static let insert = Statement(
    """
    INSERT INTO scoring_models (
      tenant_id, model_id, number, state, content, base_model_id, author_kind, author_id, author_name)
    VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7, $8)
    RETURNING \(columns)
    """, .uuid, .uuid, .int4, .bytea, .uuid, .text, .uuid, .text)

  static func add(
    _ tx: borrowing TenantTransaction, _ content: [UInt8], number: Int32, from base: ScoringModelID,
    by author: Author
  ) async throws(RPCError) -> StoredModel {
    let (kind, id, name) = author.parameters
    let rows = try await tx.run(
      insert(
        .uuid(tx.tenant.bits), .uuid(ScoringModelID.new().bits), .int4(number), .bytea(content),
        .uuid(base.bits), kind, id, name), refusing: RPCError.modelNumberTaken)[0]
    return try one(rows)
  }

  private static let update = Statement(
    """
    UPDATE scoring_models SET content = $3, update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND model_id = $2
    RETURNING \(columns)
    """, .uuid, .uuid, .bytea)

  static func update(
    _ tx: borrowing TenantTransaction, _ id: ScoringModelID, _ content: [UInt8]
  ) async throws(RPCError) -> StoredModel {
    try one(await tx.run(update(.uuid(tx.tenant.bits), .uuid(id.bits), .bytea(content)))[0])
  }

  private static let retire = Statement(
    """
    UPDATE scoring_models SET state = 'retired', update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND state = 'active'
    """, .uuid)

  private static let activate = Statement(
    """
    UPDATE scoring_models SET
      state = 'active', activate_time = now(), update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND model_id = $2
    RETURNING \(columns)
    """, .uuid, .uuid)

  /// The one that was active retires.
  static func activate(
    _ tx: borrowing TenantTransaction, _ id: ScoringModelID
  ) async throws(RPCError) -> StoredModel {
    let tenant = Parameter.uuid(tx.tenant.bits)
    if id == .shipped {
      _ = try await tx.run(retire(tenant))
      return .shipped(isActive: true)
    }
    return try one(await tx.run(retire(tenant), activate(tenant, .uuid(id.bits)))[1])
  }

  private static func one(_ rows: ResultSet) throws(RPCError) -> StoredModel {
    guard let model = try models(rows).first else { throw .scoringModelNotFound }
    return model
  }
}

/// Which form of which model.
struct ModelKey: Hashable, Sendable {
  let id: ScoringModelID
  let version: Int64
}
