import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on the tenants' own roles, of which each has a hundred at most.
enum RoleStore {
  private static let columns =
    "role_id, name, display_name, description, permissions, create_time, update_time, version"

  static let statements = [all, byID, byNames, memberCounts, uses, insert, update, delete, export]

  private static let all = Statement(
    """
    SELECT \(columns)
    FROM roles
    WHERE tenant_id = $1
    ORDER BY name, role_id
    LIMIT $2
    """, .uuid, .int8)

  static func all(_ tx: borrowing TenantTransaction) async throws(RPCError) -> [Role] {
    let results = try await tx.run(all(.uuid(tx.tenant.bits), .int8(Int64(Role.countMax))))
    return try reading { () throws(PostgresError) in
      var roles: [Role] = []
      for row in results[0] { roles.append(try Role(row)) }
      return roles
    }
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM roles
    WHERE tenant_id = $1 AND role_id > $2::uuid
    ORDER BY role_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> [Role] {
    let results = try await tx.run(
      export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))
    return try reading { () throws(PostgresError) in
      var roles: [Role] = []
      for row in results[0] { roles.append(try Role(row)) }
      return roles
    }
  }

  private static let byID = Statement(
    """
    SELECT \(columns)
    FROM roles
    WHERE tenant_id = $1 AND role_id = $2
    """, .uuid, .uuid)

  static func role(_ tx: borrowing TenantTransaction, _ id: RoleID) async throws(RPCError) -> Role? {
    let results = try await tx.run(byID(.uuid(tx.tenant.bits), .uuid(id.bits)))
    return try reading { () throws(PostgresError) in
      try results[0].first.map { row throws(PostgresError) in try Role(row) }
    }
  }

  private static let byNames = Statement(
    """
    SELECT name, permissions
    FROM roles
    WHERE tenant_id = $1 AND name = ANY ($2)
    ORDER BY name
    LIMIT $3
    """, .uuid, .textArray, .int8)

  /// What those of the names hold that are the tenant's own.
  static func permissions(
    _ tx: borrowing TenantTransaction, of names: [String]
  ) async throws(RPCError) -> [String: [String]] {
    let results = try await tx.run(
      byNames(.uuid(tx.tenant.bits), .texts(names), .int8(Int64(Role.countMax))))
    return try reading { () throws(PostgresError) in
      var permissions: [String: [String]] = [:]
      for row in results[0] { permissions[try row.value(0)] = try row.value(1) as [String] }
      return permissions
    }
  }

  private static let memberCounts = Statement(
    """
    SELECT role, count(*)
    FROM memberships, unnest(roles) role
    WHERE tenant_id = $1 AND delete_time IS NULL
    GROUP BY role
    ORDER BY role
    LIMIT $2
    """, .uuid, .int8)

  /// How many members have each role, by its name.
  static func memberCounts(_ tx: borrowing TenantTransaction) async throws(RPCError) -> [String: Int64] {
    let most = Int64(Role.countMax + BuiltInRole.ofTenants.count)
    let results = try await tx.run(memberCounts(.uuid(tx.tenant.bits), .int8(most)))
    return try reading { () throws(PostgresError) in
      var counts: [String: Int64] = [:]
      for row in results[0] { counts[try row.value(0)] = try row.value(1) as Int64 }
      return counts
    }
  }

  private static let uses = Statement(
    """
    SELECT
      (SELECT count(*) FROM memberships WHERE tenant_id = $1 AND $2 = ANY (roles) AND delete_time IS NULL),
      (SELECT count(*) FROM invitations
       WHERE tenant_id = $1 AND $2 = ANY (roles) AND accept_time IS NULL AND revoke_time IS NULL
         AND least(expire_time, member_expire_time) > now())
    """, .uuid, .text)

  /// How many members have a role, and how many open invitations promise it.
  static func uses(
    _ tx: borrowing TenantTransaction, of name: String
  ) async throws(RPCError) -> (members: Int64, invitations: Int64) {
    let results = try await tx.run(uses(.uuid(tx.tenant.bits), .text(name)))
    return try reading { () throws(PostgresError) in
      guard let row = results[0].first else { return (0, 0) }
      return (try row.value(0), try row.value(1))
    }
  }

  private static let insert = Statement(
    """
    INSERT INTO roles (tenant_id, role_id, name, display_name, description, permissions)
    VALUES ($1, $2, $3, $4, $5, $6)
    RETURNING \(columns)
    """, .uuid, .uuid, .text, .text, .text, .textArray)

  static func insert(_ tx: borrowing TenantTransaction, _ role: RoleDraft) async throws(RPCError) -> Role {
    let results = try await tx.run(
      insert(
        .uuid(tx.tenant.bits), .uuid(role.id.bits), .text(role.name), .text(role.displayName),
        .text(role.description), .texts(role.permissions)),
      refusing: { $0 == "roles_name_key" ? .roleNameTaken(role.name) : nil })
    return try written(results)
  }

  private static let update = Statement(
    """
    UPDATE roles SET
      display_name = coalesce($3, display_name),
      description = coalesce($4, description),
      permissions = coalesce($5, permissions),
      update_time = now(),
      version = version + 1
    WHERE tenant_id = $1 AND role_id = $2
    RETURNING \(columns)
    """, .uuid, .uuid, .text, .text, .textArray)

  static func update(
    _ tx: borrowing TenantTransaction, _ id: RoleID, _ change: RoleChange
  ) async throws(RPCError) -> Role {
    try written(
      await tx.run(
        update(
          .uuid(tx.tenant.bits), .uuid(id.bits), .text(change.displayName), .text(change.description),
          change.permissions.map { .texts($0) } ?? .null)))
  }

  private static let delete = Statement(
    """
    DELETE FROM roles
    WHERE tenant_id = $1 AND role_id = $2
    """, .uuid, .uuid)

  static func delete(_ tx: borrowing TenantTransaction, _ id: RoleID) async throws(RPCError) {
    _ = try await tx.run(delete(.uuid(tx.tenant.bits), .uuid(id.bits)))
  }

  private static func written(_ results: Results) throws(RPCError) -> Role {
    try reading { () throws(PostgresError) in
      guard let row = results[0].first else { throw PostgresError(.other, "a write returned no row") }
      return try Role(row)
    }
  }
}

extension Role {
  /// A row of `RoleStore.columns`.
  fileprivate init(_ row: Row) throws(PostgresError) {
    self.init(
      id: RoleID(try row.value(0)), name: try row.value(1), displayName: try row.value(2),
      description: try row.value(3), permissions: try row.value(4), createTime: try row.value(5),
      updateTime: try row.value(6), version: try row.value(7))
  }
}
