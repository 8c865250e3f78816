import MusterPostgres

/// What a schema is made of, as the server's catalogue has it: a line for each thing, by kind and name.
///
/// Names are written in full, whatever the search path of who asks; the owner's own rights are left out, of
/// which newer servers know more.
enum CatalogueStatements {
  static let writeNamesInFull = Statement("SELECT set_config('search_path', '', true)")

  static let serverVersion = Statement("SELECT current_setting('server_version_num')::int4")

  static let all = [relations, columns, expressions, rules, routines, roles, grants]

  private static let relations = Statement(
    """
    SELECT 'schema', n.nspname::text, 'owner ' || pg_get_userbyid(n.nspowner)
    FROM pg_namespace n
    WHERE n.nspname = 'muster'
    UNION ALL
    SELECT
      CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'view' WHEN 'S' THEN 'sequence' ELSE 'table' END,
      c.relname::text,
      concat_ws(', ', 'owner ' || pg_get_userbyid(c.relowner),
        CASE WHEN c.relrowsecurity THEN 'row security' ELSE 'no row security' END,
        CASE WHEN c.relforcerowsecurity THEN 'forced' END,
        CASE c.relpersistence WHEN 'u' THEN 'unlogged' WHEN 't' THEN 'temporary' END,
        'partitioned by ' || pg_get_partkeydef(c.oid),
        (
          SELECT CASE WHEN c.relispartition THEN 'partition of ' ELSE 'inherits ' END || i.inhparent::regclass
          FROM pg_inherits i
          WHERE i.inhrelid = c.oid AND NOT i.inhdetachpending
        ),
        md5(pg_get_viewdef(CASE WHEN c.relkind IN ('v', 'm') THEN c.oid END)))
    FROM pg_class c
    WHERE c.relnamespace = to_regnamespace('muster') AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
    UNION ALL
    SELECT 'type', t.typname::text,
      concat_ws(' ', CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' ELSE 'composite' END,
        format_type(nullif(t.typbasetype, 0), t.typtypmod), CASE WHEN t.typnotnull THEN 'not null' END,
        (
          SELECT string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder)
          FROM pg_enum e
          WHERE e.enumtypid = t.oid
        ))
    FROM pg_type t
    WHERE t.typnamespace = to_regnamespace('muster')
      AND (
        t.typtype IN ('e', 'd')
        OR EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c')
      )
    """)

  private static let columns = Statement(
    """
    SELECT 'column', c.relname || '.' || a.attname,
      concat_ws(' ', format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'not null' END,
        CASE WHEN a.attgenerated <> '' THEN 'generated' END,
        CASE WHEN a.attidentity <> '' THEN 'identity' END,
        (
          SELECT 'collate ' || l.collname
          FROM pg_collation l, pg_type t
          WHERE l.oid = a.attcollation AND t.oid = a.atttypid AND a.attcollation <> t.typcollation
        ))
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relnamespace = to_regnamespace('muster') AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
    """)

  /// In the server's own words, which change from one version to another.
  private static let expressions = Statement(
    """
    SELECT 'default', c.relname || '.' || a.attname, pg_get_expr(d.adbin, d.adrelid)
    FROM pg_attrdef d
    JOIN pg_class c ON c.oid = d.adrelid AND c.relnamespace = to_regnamespace('muster')
    JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
    UNION ALL
    SELECT 'constraint', coalesce(c.relname, t.typname) || '.' || o.conname,
      pg_get_constraintdef(o.oid) || CASE WHEN o.convalidated THEN '' ELSE ', not validated' END
    FROM pg_constraint o
    LEFT JOIN pg_class c ON c.oid = o.conrelid
    LEFT JOIN pg_type t ON t.oid = o.contypid
    WHERE o.connamespace = to_regnamespace('muster') AND o.contype NOT IN ('n', 't')
    UNION ALL
    SELECT 'index', c.relname::text,
      pg_get_indexdef(c.oid) || CASE WHEN i.indisvalid THEN '' ELSE ', invalid' END
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid AND c.relnamespace = to_regnamespace('muster')
    UNION ALL
    SELECT 'policy', c.relname || '.' || p.polname,
      concat_ws(' ', CASE WHEN p.polpermissive THEN 'permits' ELSE 'restricts' END,
        CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
          WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
        'to ' || (
          SELECT string_agg(r.name, ', ' ORDER BY r.name)
          FROM unnest(p.polroles) o,
            LATERAL (SELECT CASE WHEN o = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(o)::text END AS name) r
        ),
        'using ' || pg_get_expr(p.polqual, p.polrelid), 'check ' || pg_get_expr(p.polwithcheck, p.polrelid))
    FROM pg_policy p
    JOIN pg_class c ON c.oid = p.polrelid AND c.relnamespace = to_regnamespace('muster')
    """)

  private static let rules = Statement(
    """
    SELECT 'trigger', c.relname || '.' || t.tgname, t.tgenabled::text || ' ' || pg_get_triggerdef(t.oid)
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = to_regnamespace('muster')
    WHERE NOT t.tgisinternal
    UNION ALL
    SELECT 'rule', c.relname || '.' || r.rulename, r.ev_enabled::text || ' ' || pg_get_ruledef(r.oid)
    FROM pg_rewrite r
    JOIN pg_class c ON c.oid = r.ev_class AND c.relnamespace = to_regnamespace('muster')
    WHERE r.rulename <> '_RETURN'
    """)

  /// A body is compared to the letter, and told by its digest.
  private static let routines = Statement(
    """
    SELECT 'function', p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
      concat_ws(', ', 'returns ' || pg_get_function_result(p.oid), l.lanname,
        CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END,
        CASE WHEN p.prosecdef THEN 'security definer' END, CASE WHEN p.proisstrict THEN 'strict' END,
        CASE WHEN p.proleakproof THEN 'leakproof' END, 'parallel ' || p.proparallel::text,
        'owner ' || pg_get_userbyid(p.proowner), array_to_string(p.proconfig, ', '),
        'body ' || md5(p.prosrc))
    FROM pg_proc p
    JOIN pg_language l ON l.oid = p.prolang
    WHERE p.pronamespace = to_regnamespace('muster')
    """)

  private static let roles = Statement(
    """
    SELECT 'role', r.rolname::text,
      concat_ws(', ', CASE WHEN r.rolcanlogin THEN 'logs in' ELSE 'does not log in' END,
        CASE WHEN r.rolsuper THEN 'superuser' END,
        CASE WHEN r.rolbypassrls THEN 'passes row security' END,
        CASE WHEN r.rolcreaterole THEN 'makes roles' END, CASE WHEN r.rolcreatedb THEN 'makes databases' END,
        CASE WHEN r.rolreplication THEN 'replicates' END,
        (
          SELECT 'member of ' || string_agg(o.rolname::text, ', ' ORDER BY o.rolname)
          FROM pg_auth_members m
          JOIN pg_roles o ON o.oid = m.roleid
          WHERE m.member = r.oid
        ))
    FROM pg_roles r
    WHERE r.rolname IN ('muster_owner', 'muster_app', 'muster_system')
    """)

  private static let grants = Statement(
    """
    WITH things AS (
      SELECT n.nspname::text AS name, n.nspowner AS owner, n.nspacl AS rights
      FROM pg_namespace n
      WHERE n.nspname = 'muster'
      UNION ALL
      SELECT c.relname::text, c.relowner, c.relacl
      FROM pg_class c
      WHERE c.relnamespace = to_regnamespace('muster')
      UNION ALL
      SELECT c.relname || '.' || a.attname, c.relowner, a.attacl
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
      WHERE c.relnamespace = to_regnamespace('muster')
      UNION ALL
      SELECT p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', p.proowner,
        coalesce(p.proacl, acldefault('f', p.proowner))
      FROM pg_proc p
      WHERE p.pronamespace = to_regnamespace('muster')
      UNION ALL
      SELECT t.typname::text, t.typowner, t.typacl
      FROM pg_type t
      WHERE t.typnamespace = to_regnamespace('muster')
      UNION ALL
      SELECT 'whatever ' || pg_get_userbyid(d.defaclrole) || ' makes (' || d.defaclobjtype::text || ')',
        d.defaclrole, d.defaclacl
      FROM pg_default_acl d
      WHERE d.defaclnamespace = 0 AND pg_get_userbyid(d.defaclrole) = 'muster_owner'
        OR d.defaclnamespace = to_regnamespace('muster')
    )
    SELECT 'grant', 'to ' || CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee)::text END
        || ' on ' || t.name,
      string_agg(a.privilege_type || CASE WHEN a.is_grantable THEN ' with grant option' ELSE '' END, ', '
        ORDER BY a.privilege_type)
    FROM things t, aclexplode(t.rights) a
    WHERE a.grantee <> t.owner
    GROUP BY t.name, a.grantee
    """)
}
