import MusterCore
import MusterJobs
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on rotations of keys.
enum RotationStore {
  static let statements = [unfinished, get, insert, advance, resume, end, export]

  enum Kind: String, Sendable {
    case data, master
  }

  enum State: String, Sendable {
    case running, done, failed
  }

  struct Rotation: Sendable {
    let id: KeyRotationID
    let kind: Kind
    var state: State
    let oldVersion: Int64
    let newVersion: Int64
    let total: Int64
    let done: Int64
    var job: JobID
    let createTime: PostgresTime?
    let finishTime: PostgresTime?
  }

  private static let columns = """
    rotation_id, kind, state, old_key_version, new_key_version, total_count, done_count, job_id, create_time,
      finish_time
    """

  private static func rotation(_ row: Row) throws(PostgresError) -> Rotation {
    Rotation(
      id: KeyRotationID(try row.value(0) as UInt128), kind: Kind(rawValue: try row.value(1)) ?? .data,
      state: State(rawValue: try row.value(2)) ?? .failed, oldVersion: try row.value(3),
      newVersion: try row.value(4), total: try row.value(5), done: try row.value(6),
      job: JobID(try row.value(7) as UInt128), createTime: try row.optional(8),
      finishTime: try row.optional(9))
  }

  private static func rotations(_ rows: ResultSet) throws(RPCError) -> [Rotation] {
    try reading { () throws(PostgresError) in
      var rotations: [Rotation] = []
      for row in rows { rotations.append(try rotation(row)) }
      return rotations
    }
  }

  private static let unfinished = Statement(
    """
    SELECT \(columns)
    FROM key_rotations
    WHERE tenant_id = $1 AND kind = $2 AND state <> 'done'
    FOR UPDATE
    """, .uuid, .text)

  /// The one that runs, or has failed.
  static func unfinished(
    _ tx: borrowing TenantTransaction, _ kind: Kind
  ) async throws(RPCError) -> Rotation? {
    try rotations(await tx.run(unfinished(.uuid(tx.tenant.bits), .text(kind.rawValue)))[0]).first
  }

  private static let get = Statement(
    """
    SELECT \(columns)
    FROM key_rotations
    WHERE tenant_id = $1 AND rotation_id = $2
    """, .uuid, .uuid)

  static func get(
    _ tx: borrowing TenantTransaction, _ id: KeyRotationID
  ) async throws(RPCError) -> Rotation? {
    try rotations(await tx.run(get(.uuid(tx.tenant.bits), .uuid(id.bits)))[0]).first
  }

  private static let insert = Statement(
    """
    INSERT INTO key_rotations (
      tenant_id, rotation_id, kind, old_key_version, new_key_version, total_count, job_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    """, .uuid, .uuid, .text, .int8, .int8, .int8, .uuid)

  static func insert(_ rotation: Rotation, of tenant: TenantID) -> BoundStatement {
    insert(
      .uuid(tenant.bits), .uuid(rotation.id.bits), .text(rotation.kind.rawValue),
      .int8(rotation.oldVersion), .int8(rotation.newVersion), .int8(rotation.total), .uuid(rotation.job.bits))
  }

  /// What was sealed under the old key after it was counted is counted in.
  private static let advance = Statement(
    """
    UPDATE key_rotations SET
      done_count = done_count + $3,
      total_count = greatest(total_count, done_count + $3)
    WHERE tenant_id = $1 AND rotation_id = $2
    """, .uuid, .uuid, .int8)

  static func advance(_ id: KeyRotationID, of tenant: TenantID, by count: Int64) -> BoundStatement {
    advance(.uuid(tenant.bits), .uuid(id.bits), .int8(count))
  }

  private static let resume = Statement(
    """
    UPDATE key_rotations SET state = 'running', job_id = $3
    WHERE tenant_id = $1 AND rotation_id = $2 AND state <> 'done'
    """, .uuid, .uuid, .uuid)

  static func resume(_ id: KeyRotationID, of tenant: TenantID, by job: JobID) -> BoundStatement {
    resume(.uuid(tenant.bits), .uuid(id.bits), .uuid(job.bits))
  }

  private static let end = Statement(
    """
    UPDATE key_rotations SET state = $3, finish_time = CASE WHEN $3 = 'done' THEN now() END
    WHERE tenant_id = $1 AND rotation_id = $2 AND state = 'running'
    """, .uuid, .uuid, .text)

  static func end(_ id: KeyRotationID, of tenant: TenantID, as state: State) -> BoundStatement {
    end(.uuid(tenant.bits), .uuid(id.bits), .text(state.rawValue))
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM key_rotations
    WHERE tenant_id = $1 AND rotation_id > $2::uuid
    ORDER BY rotation_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> [Rotation] {
    try rotations(await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0])
  }
}
