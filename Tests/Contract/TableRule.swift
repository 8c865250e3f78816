import MusterTestDatabase

/// A rule that holds for all there is in the database, and the query that names whatever breaks it.
struct TableRule: Sendable, CustomStringConvertible {
  let description: String
  let query: String

  init(_ description: String, _ query: String) {
    self.description = description
    self.query = query
  }

  /// Lines of `thing: what is wrong`. A plant is put in before and taken away after.
  func findings(_ database: MigratedDatabase, planting plant: String? = nil) throws -> [String] {
    // So that everything is named in full.
    let query = "SET LOCAL search_path = pg_catalog; \(Self.catalogue)\n\(query)\nORDER BY 1"
    return try database.sql("BEGIN; \(plant.map { "\($0);" } ?? "") \(query); ROLLBACK").split(
      separator: "\n"
    ).map(String.init)
  }

  /// Tables of the schema. A tenant's is one that has a `tenant_id`; the platform's are these few, of which
  /// two hold users and are guarded by whose they are.
  private static let catalogue = """
    WITH tables AS (
      SELECT c.oid, c.relname::text AS name, c.relrowsecurity, c.relforcerowsecurity, c.relispartition, c.relacl,
        c.relname IN ('installation', 'schema_migrations', 'user_identities', 'users') AS is_platforms,
        c.relname IN ('user_identities', 'users') AS is_users,
        EXISTS (
          SELECT FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
            AND a.atttypid = 'uuid'::regtype AND a.attnotnull
        ) AS is_tenants
      FROM pg_class c
      WHERE c.relnamespace = 'muster'::regnamespace AND c.relkind IN ('r', 'p')
    ), policies AS (
      SELECT t.name AS table_name, t.is_tenants, t.is_users, p.polname::text AS name, p.polpermissive,
        p.polcmd::text AS command, coalesce(pg_get_expr(p.polqual, p.polrelid), '') AS using,
        coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') AS checks,
        ARRAY (SELECT r.rolname::text FROM pg_roles r WHERE r.oid = ANY (p.polroles)) AS roles
      FROM pg_policy p
      JOIN tables t ON t.oid = p.polrelid
    ), guards AS (
      SELECT '(tenant_id = (NULLIF(current_setting(''muster.tenant_id''::text, true), ''''::text))::uuid)' AS tenant,
        '(user_id = (NULLIF(current_setting(''muster.user_id''::text, true), ''''::text))::uuid)' AS own
    ), grants AS (
      SELECT t.name AS table_name, NULL AS column_name, t.relispartition, a.grantee, a.privilege_type AS right,
        a.is_grantable
      FROM tables t, aclexplode(t.relacl) a
      UNION ALL
      SELECT t.name, c.attname::text, t.relispartition, a.grantee, a.privilege_type, a.is_grantable
      FROM tables t
      JOIN pg_attribute c ON c.attrelid = t.oid, aclexplode(c.attacl) a
    ), named_grants AS (
      SELECT g.*, CASE WHEN g.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(g.grantee)::text END AS role
      FROM grants g
    )
    """
}
