/// What roles may do, and what else there is beside tables.
extension TableRule {
  static let rights = [
    TableRule(
      "the server has the rights that it needs and no more",
      """
      SELECT g.table_name || coalesce('.' || g.column_name, '') || ': ' || g.role || ' has ' || g.right
      FROM named_grants g
      WHERE g.role <> 'muster_owner' AND (
        g.is_grantable OR g.relispartition
        OR g.role NOT IN ('muster_app', 'muster_system')
        OR g.role = 'muster_system' AND g.right <> 'SELECT'
        OR g.right NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
        OR g.right = 'DELETE' AND g.table_name NOT IN (
          'call_counts', 'call_reasons', 'jobs', 'refresh_tokens', 'roles', 'servers', 'settings',
          -- Of a person who is erased, and of what has had its time.
          'activities', 'import_chunks', 'imports', 'lead_scores', 'lead_tags', 'leads', 'replies', 'suppressions',
          'campaign_sequences', 'campaigns',
          -- Made anew.
          'usage_rollups',
          -- Of campaigns that are purged, and of erased people.
          'approvals', 'campaign_picks', 'enrollments', 'register_answers', 'sends',
          -- Taken away by who has set them.
          'campaign_senders', 'usage_quotas')
        -- Only added to.
        OR g.right = 'UPDATE' AND g.table_name IN (
          'activities', 'audit_seals', 'billing_periods', 'campaign_senders', 'campaign_sequences',
          'campaign_templates', 'credit_draws', 'quota_alerts', 'setting_changes',
          'tenant_terms', 'usage_entry_credits', 'import_chunks', 'journal', 'lead_scores', 'lead_tags',
          'usage_entries', 'usage_meters', 'user_identities')
        -- Written by those who migrate.
        OR g.right <> 'SELECT' AND g.table_name IN ('installation', 'schema_migrations')
        -- Operators are made by operators.
        OR g.right IN ('INSERT', 'UPDATE') AND g.table_name = 'users'
          AND (g.column_name IS NULL OR g.column_name = 'platform_admin')
      )
      """),
    TableRule(
      "who reads all tenants reads no secret",
      """
      SELECT g.table_name || ': muster_system reads ' || a.attname
      FROM named_grants g
      JOIN tables t ON t.name = g.table_name
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND a.attname = coalesce(g.column_name, a.attname)
      WHERE g.role = 'muster_system' AND g.right = 'SELECT' AND a.attname ~ '(^|_)(hash|secret|password|token)(_|$)'
        -- Salted, and of what it reads anyway.
        AND NOT (t.name ~ '^journal' AND a.attname = 'payload_hash')
      UNION ALL
      SELECT t.name || ': muster_system may read it or has a policy to do so, but not both'
      FROM tables t
      WHERE (t.is_tenants OR t.is_users) AND NOT t.relispartition
        AND EXISTS (SELECT FROM policies p WHERE p.table_name = t.name AND p.name = 'system')
          <> EXISTS (SELECT FROM named_grants g WHERE g.table_name = t.name AND g.role = 'muster_system')
      """),
    TableRule(
      "there is nothing that row security does not reach",
      """
      SELECT c.relname || ': ' || CASE c.relkind
        WHEN 'v' THEN 'a view that looks with its owner''s eyes'
        WHEN 'm' THEN 'a materialized view knows no row security'
        WHEN 'f' THEN 'a foreign table knows no row security'
        ELSE 'a sequence shows how much others do' END
      FROM pg_class c
      WHERE c.relnamespace = 'muster'::regnamespace AND (
        c.relkind IN ('m', 'f', 'S')
        OR c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)
      )
      """),
    TableRule(
      "nothing happens behind a statement's back",
      """
      SELECT t.tgrelid::regclass || ': the trigger ' || t.tgname FROM pg_trigger t WHERE NOT t.tgisinternal
      UNION ALL
      SELECT r.ev_class::regclass || ': the rule ' || r.rulename
      FROM pg_rewrite r
      JOIN pg_class c ON c.oid = r.ev_class AND c.relnamespace = 'muster'::regnamespace
      WHERE r.rulename <> '_RETURN'
      UNION ALL
      SELECT e.evtname || ': an event trigger' FROM pg_event_trigger e
      """),
    TableRule(
      "functions that run as their owner are known, and guarded",
      """
      SELECT p.oid::regprocedure || ': runs as its owner and is none of those agreed on'
      FROM pg_proc p
      WHERE p.pronamespace = 'muster'::regnamespace AND p.prosecdef AND p.oid::regprocedure::text NOT IN (
        'muster.clear_lead_records(uuid,uuid[],timestamp with time zone)',
        'muster.count_tenant_rows(uuid,text)',
        'muster.erase_lone_users(uuid)',
        'muster.erase_tenant_answers(uuid)',
        'muster.erase_tenant_rows(uuid,text,integer)',
        'muster.make_journal_partitions(integer)',
        'muster.master_key_mark(bytea)',
        'muster.purge_members(timestamp with time zone,integer)',
        'muster.purge_request_records(timestamp with time zone,integer)')
      UNION ALL
      SELECT p.oid::regprocedure || ': its search_path is not fixed'
      FROM pg_proc p
      WHERE p.pronamespace = 'muster'::regnamespace
        AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false)
      UNION ALL
      SELECT p.oid::regprocedure || ': ' || coalesce(nullif(a.grantee, 0)::regrole::text, 'PUBLIC') || ' may run it'
      FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      WHERE p.pronamespace = 'muster'::regnamespace
        AND a.grantee NOT IN ('muster_owner'::regrole, 'muster_system'::regrole)
        AND NOT (a.grantee = 'muster_app'::regrole AND p.proname = 'clear_lead_records')
      """),
    TableRule(
      "partitions are reached through their parent alone",
      """
      SELECT t.name || ': lacks the policies of its parent'
      FROM tables t
      JOIN pg_inherits i ON i.inhrelid = t.oid
      JOIN tables parent ON parent.oid = i.inhparent
      WHERE ARRAY (SELECT p.name FROM policies p WHERE p.table_name = t.name ORDER BY 1)
        <> ARRAY (SELECT p.name FROM policies p WHERE p.table_name = parent.name ORDER BY 1)
      UNION ALL
      SELECT t.name || ': inherits and is no partition'
      FROM tables t
      JOIN pg_inherits i ON i.inhrelid = t.oid
      WHERE NOT t.relispartition
      """),
    TableRule(
      "roles are what they were made",
      """
      SELECT r.rolname || ': may do more or less than it was made for'
      FROM pg_roles r
      WHERE r.rolname IN ('muster_owner', 'muster_app', 'muster_system')
        AND (r.rolsuper OR r.rolcreatedb OR r.rolcreaterole OR r.rolreplication OR r.rolinherit
          OR r.rolcanlogin = (r.rolname = 'muster_owner') OR r.rolbypassrls <> (r.rolname = 'muster_owner'))
      UNION ALL
      SELECT r.rolname || ': its search_path is not muster alone'
      FROM pg_roles r
      WHERE r.rolname IN ('muster_app', 'muster_system')
        AND r.rolconfig IS DISTINCT FROM ARRAY['search_path=muster']
      UNION ALL
      SELECT m.member::regrole || ': can become ' || m.roleid::regrole
      FROM pg_auth_members m
      WHERE m.member IN ('muster_owner'::regrole, 'muster_app'::regrole, 'muster_system'::regrole)
      """),
    TableRule(
      "everything is the owner's, and the servers' roles own nothing",
      """
      SELECT c.oid::regclass || ': belongs to ' || pg_get_userbyid(c.relowner)
      FROM pg_class c
      WHERE c.relnamespace = 'muster'::regnamespace AND c.relowner <> 'muster_owner'::regrole
      UNION ALL
      SELECT p.oid::regprocedure || ': belongs to ' || pg_get_userbyid(p.proowner)
      FROM pg_proc p
      WHERE p.pronamespace = 'muster'::regnamespace AND p.proowner <> 'muster_owner'::regrole
      UNION ALL
      SELECT d.refobjid::regrole || ': owns something in ' || d.classid::regclass
      FROM pg_shdepend d
      WHERE d.refclassid = 'pg_authid'::regclass AND d.deptype = 'o'
        AND d.refobjid IN ('muster_app'::regrole, 'muster_system'::regrole)
        AND d.dbid IN (0, (SELECT o.oid FROM pg_database o WHERE o.datname = current_database()))
      """),
    TableRule(
      "nobody else is let in",
      """
      SELECT n.nspname || ': ' || coalesce(nullif(a.grantee, 0)::regrole::text, 'PUBLIC') || ' has '
        || a.privilege_type
      FROM pg_namespace n, aclexplode(n.nspacl) a
      WHERE a.grantee <> n.nspowner AND n.nspname IN ('public', 'muster')
        AND NOT (n.nspname = 'muster' AND a.privilege_type = 'USAGE' AND NOT a.is_grantable
          AND a.grantee IN ('muster_app'::regrole, 'muster_system'::regrole))
      UNION ALL
      SELECT 'the database: ' || coalesce(nullif(a.grantee, 0)::regrole::text, 'PUBLIC') || ' has '
        || a.privilege_type
      FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
      WHERE d.datname = current_database() AND a.grantee <> d.datdba
        AND NOT (a.privilege_type = 'CONNECT' AND NOT a.is_grantable
          AND a.grantee IN ('muster_app'::regrole, 'muster_system'::regrole))
      """),
    TableRule(
      "nothing reaches out of the database",
      """
      SELECT e.extname || ': an extension' FROM pg_extension e WHERE e.extname <> 'plpgsql'
      UNION ALL
      SELECT l.lanname || ': a language' FROM pg_language l
      WHERE l.lanname NOT IN ('internal', 'c', 'sql', 'plpgsql')
      UNION ALL
      SELECT p.oid::regprocedure || ': everybody may make large objects'
      FROM pg_proc p
      WHERE p.pronamespace = 'pg_catalog'::regnamespace AND (p.proname ^@ 'lo_' OR p.proname IN ('loread', 'lowrite'))
        AND has_function_privilege('muster_app', p.oid, 'EXECUTE')
      """),
  ]
}
