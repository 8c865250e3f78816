import MusterPostgres

/// What the catalogue has to say for tenants to be apart. A query names whatever breaks its rule: the thing,
/// and what is wrong with it.
struct IsolationRule: Sendable {
  let kind: IsolationLeak.Kind
  let statement: Statement
  let repair: String

  private init(_ kind: IsolationLeak.Kind, repair: String, _ sql: String) {
    self.kind = kind
    self.repair = repair
    statement = Statement(sql + "\nORDER BY 1, 2\nLIMIT 1000")
  }

  static let all = [
    IsolationRule(
      .securityOff, repair: "ALTER TABLE … ENABLE ROW LEVEL SECURITY, then FORCE ROW LEVEL SECURITY",
      """
      SELECT c.relname::text, 'row security is ' || CASE WHEN c.relrowsecurity THEN 'not forced on its owner'
        ELSE 'switched off' END
      FROM pg_catalog.pg_class c
      WHERE c.relnamespace = 'muster'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
        AND c.relname NOT IN ('installation', 'schema_migrations')
      """),
    IsolationRule(
      .policy, repair: "make the policy as Migrations/schema.sql has it",
      """
      SELECT c.relname::text, 'has no policy tenant that compares the tenant for reading and for writing'
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
        AND NOT a.attisdropped
      WHERE c.relnamespace = 'muster'::regnamespace AND c.relkind IN ('r', 'p') AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_policy p
        WHERE p.polrelid = c.oid AND p.polname = 'tenant' AND p.polpermissive AND p.polcmd = '*'
          AND p.polroles = ARRAY['muster_app'::regrole::oid]
          AND pg_get_expr(p.polqual, p.polrelid) = '(tenant_id = (NULLIF(current_setting('
            || '''muster.tenant_id''::text, true), ''''::text))::uuid)'
          AND pg_get_expr(p.polwithcheck, p.polrelid) = pg_get_expr(p.polqual, p.polrelid))
      UNION ALL
      -- A second policy lets through what the first one does not.
      SELECT c.relname::text, 'its policy ' || p.polname || ' widens what the policy tenant allows'
      FROM pg_catalog.pg_policy p
      JOIN pg_catalog.pg_class c ON c.oid = p.polrelid AND c.relnamespace = 'muster'::regnamespace
      WHERE p.polpermissive AND p.polname <> 'tenant'
        AND NOT (p.polname = 'system' AND p.polcmd = 'r'
          AND p.polroles = ARRAY['muster_system'::regrole::oid])
        AND NOT (p.polname = 'own' AND c.relname IN ('users', 'user_identities', 'memberships')
          AND pg_get_expr(p.polqual, p.polrelid) = '(user_id = (NULLIF(current_setting('
            || '''muster.user_id''::text, true), ''''::text))::uuid)')
      """),
    IsolationRule(
      .role, repair: "ALTER ROLE … or REVOKE … until the role is as the first migration makes it",
      """
      SELECT r.rolname::text, 'may do more than it was made for'
      FROM pg_catalog.pg_roles r
      WHERE r.rolname IN ('muster_app', 'muster_system')
        AND (r.rolsuper OR r.rolbypassrls OR r.rolcreatedb OR r.rolcreaterole OR r.rolreplication)
      UNION ALL
      SELECT m.member::regrole::text, 'can become ' || m.roleid::regrole
      FROM pg_catalog.pg_auth_members m
      WHERE m.member IN ('muster_app'::regrole, 'muster_system'::regrole)
      UNION ALL
      SELECT c.relname::text,
        coalesce(nullif(g.grantee, 0)::regrole::text, 'PUBLIC') || ' has ' || g.privilege_type
      FROM pg_catalog.pg_class c, aclexplode(c.relacl) g
      WHERE c.relnamespace = 'muster'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
        AND g.grantee <> c.relowner
        AND (g.grantee NOT IN ('muster_app'::regrole, 'muster_system'::regrole)
          OR g.grantee = 'muster_system'::regrole AND g.privilege_type <> 'SELECT'
          OR g.privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER') OR g.is_grantable OR c.relispartition)
      UNION ALL
      SELECT c.relname::text, coalesce(nullif(g.grantee, 0)::regrole::text, 'PUBLIC') || ' has '
        || g.privilege_type || ' on its column ' || a.attname
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g
      WHERE c.relnamespace = 'muster'::regnamespace AND g.grantee <> c.relowner
        AND (g.grantee NOT IN ('muster_app'::regrole, 'muster_system'::regrole)
          OR g.grantee = 'muster_system'::regrole AND g.privilege_type <> 'SELECT'
          OR g.privilege_type = 'REFERENCES' OR g.is_grantable)
      UNION ALL
      SELECT n.nspname::text, coalesce(nullif(g.grantee, 0)::regrole::text, 'PUBLIC') || ' may create in it'
      FROM pg_catalog.pg_namespace n, aclexplode(n.nspacl) g
      WHERE n.nspname = 'muster' AND g.privilege_type = 'CREATE' AND g.grantee <> n.nspowner
      UNION ALL
      SELECT c.relname::text, 'belongs to ' || pg_get_userbyid(c.relowner)
      FROM pg_catalog.pg_class c
      WHERE c.relnamespace = 'muster'::regnamespace AND c.relkind IN ('r', 'p')
        AND c.relowner <> 'muster_owner'::regrole
      """),
    IsolationRule(
      .bypass, repair: "drop it, or see how Migrations/schema.sql does without",
      """
      SELECT c.relname::text, CASE c.relkind WHEN 'v' THEN 'is a view that looks with its owner''s eyes'
        WHEN 'm' THEN 'is a materialized view, which knows no row security'
        WHEN 'f' THEN 'is a foreign table, which knows no row security'
        ELSE 'is a sequence, which shows how much others do' END
      FROM pg_catalog.pg_class c
      WHERE c.relnamespace = 'muster'::regnamespace AND (c.relkind IN ('m', 'f', 'S')
        OR c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false))
      UNION ALL
      SELECT t.tgrelid::regclass::text, 'its trigger ' || t.tgname || ' works behind a statement''s back'
      FROM pg_catalog.pg_trigger t
      WHERE NOT t.tgisinternal
      UNION ALL
      SELECT p.oid::regprocedure::text, 'runs as its owner and may be called by '
        || coalesce(nullif(g.grantee, 0)::regrole::text, 'everybody')
      FROM pg_catalog.pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
      WHERE p.pronamespace = 'muster'::regnamespace AND p.prosecdef
        AND g.grantee NOT IN (p.proowner, 'muster_system'::regrole)
        -- It looks first whose transaction it is called in.
        AND p.oid::regprocedure::text <> 'clear_lead_records(uuid,uuid[],timestamp with time zone)'
      UNION ALL
      SELECT f.conname::text, 'is a foreign key that refers to other tenants'' rows too'
      FROM pg_catalog.pg_constraint f
      JOIN pg_catalog.pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
      JOIN pg_catalog.pg_attribute b ON b.attrelid = f.confrelid AND b.attname = 'tenant_id'
      WHERE f.contype = 'f' AND f.connamespace = 'muster'::regnamespace AND a.attname <> 'tenant_id'
      """),
  ]
}
