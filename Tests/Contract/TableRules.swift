/// What every table, key and policy is held to. An exception stands in the query of its rule.
extension TableRule {
  static let tables = [
    TableRule(
      "a table has a tenant or is one of the platform's",
      """
      SELECT t.name || ': has no tenant_id uuid NOT NULL and is none of the platform''s tables' FROM tables t
      WHERE NOT t.is_tenants AND NOT t.is_platforms
      """),
    TableRule(
      "row security is enabled and forced",
      """
      SELECT t.name || ': row security is not enabled and forced' FROM tables t
      WHERE (NOT t.is_platforms OR t.is_users) AND NOT (t.relrowsecurity AND t.relforcerowsecurity)
      """),
    TableRule(
      "the tenant's policy compares the tenant, for reading and for writing",
      """
      SELECT t.name || ': has no policy tenant for all commands of muster_app that compares the tenant twice'
      FROM tables t, guards g
      WHERE t.is_tenants AND NOT EXISTS (
        SELECT FROM policies p
        WHERE p.table_name = t.name AND p.name = 'tenant' AND p.polpermissive AND p.command = '*'
          AND p.roles = ARRAY['muster_app'] AND p.using = g.tenant AND p.checks = g.tenant
      )
      UNION ALL
      SELECT t.name || ': has no policy own for all commands of muster_app that compares the user twice'
      FROM tables t, guards g
      WHERE t.is_users AND NOT EXISTS (
        SELECT FROM policies p
        WHERE p.table_name = t.name AND p.name = 'own' AND p.polpermissive AND p.command = '*'
          AND p.roles = ARRAY['muster_app'] AND p.using = g.own AND p.checks = g.own
      )
      """),
    // A second policy lets through what the first one does not.
    TableRule(
      "no other policy widens it",
      """
      SELECT p.table_name || ': the policy ' || p.name || ' is not one of those agreed on' FROM policies p, guards g
      WHERE NOT (p.name = 'tenant' AND p.is_tenants)
        AND NOT (p.name = 'own' AND p.is_users)
        AND NOT (p.name = 'own' AND p.table_name = 'memberships' AND p.command = 'r'
          AND p.roles = ARRAY['muster_app'] AND p.using = g.own)
        AND NOT (p.name = 'system' AND p.command = 'r' AND p.roles = ARRAY['muster_system']
          AND p.using = 'true')
      """),
    TableRule(
      "keys and indexes begin with the tenant",
      """
      SELECT t.name || ': has no primary key' FROM tables t
      WHERE t.name <> 'installation'
        AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype = 'p')
      UNION ALL
      SELECT t.name || ': ' || i.indexrelid::regclass || ' does not begin with tenant_id'
      FROM tables t
      JOIN pg_index i ON i.indrelid = t.oid
      LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
      LEFT JOIN pg_inherits h ON h.inhrelid = i.indexrelid
      WHERE t.is_tenants AND a.attname IS DISTINCT FROM 'tenant_id'
        -- A public name.
        AND i.indexrelid::regclass::text <> 'muster.tenants_slug_key'
        -- For those who read or purge all tenants.
        AND (i.indisunique OR coalesce(h.inhparent, i.indexrelid)::regclass::text NOT IN (
          'muster.access_epochs_by_transaction', 'muster.enrollments_by_work_time_of_all',
          'muster.jobs_by_create_time_of_all',
          'muster.jobs_by_due_time_of_all', 'muster.jobs_by_id_of_all', 'muster.jobs_by_run_time_of_all',
          'muster.journal_by_platform', 'muster.journal_by_record_time', 'muster.journal_by_transaction',
          'muster.ledger_reservations_by_expiry', 'muster.memberships_by_delete_time',
          'muster.memberships_by_user',
          'muster.data_keys_by_master_version_of_all', 'muster.setting_epochs_by_transaction',
          'muster.setting_schemas_by_namespace_of_all', 'muster.setting_versions_by_expire_time_of_all',
          'muster.settings_by_expire_time_of_all', 'muster.settings_by_namespace_of_all',
          'muster.request_records_by_create_time', 'muster.tenants_by_create_time',
          'muster.tenants_by_display_name', 'muster.tenants_by_purge_time', 'muster.tenants_by_subscription',
          'muster.usage_entries_by_place_of_all', 'muster.usage_entries_by_time_of_all',
          'muster.usage_rollups_by_meter_of_all'))
      """),
    TableRule(
      "a foreign key holds the tenant and has an index behind it",
      """
      SELECT t.name || ': ' || c.conname || ' refers to another tenant''s rows too'
      FROM tables t
      JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f'
      JOIN tables o ON o.oid = c.confrelid
      WHERE o.is_tenants AND NOT EXISTS (
        SELECT
        FROM pg_attribute a, pg_attribute b
        WHERE a.attrelid = c.conrelid AND a.attnum = c.conkey[1] AND a.attname = 'tenant_id'
          AND b.attrelid = c.confrelid AND b.attnum = c.confkey[1] AND b.attname = 'tenant_id'
      )
      UNION ALL
      SELECT t.name || ': ' || c.conname || ' has no index behind it'
      FROM tables t
      JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f'
      WHERE NOT EXISTS (
        SELECT
        FROM pg_index i
        WHERE i.indrelid = t.oid AND i.indpred IS NULL
          AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] = c.conkey
      )
      """),
    // It would have to write rows that the caller may not see.
    TableRule(
      "a foreign key changes no other row",
      """
      SELECT t.name || ': ' || c.conname || ' changes rows by itself'
      FROM tables t
      JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f'
      WHERE c.confdeltype IN ('n', 'd') OR c.confupdtype IN ('n', 'd')
      """),
    TableRule(
      "times are moments",
      """
      SELECT t.name || ': ' || a.attname || ' is a ' || format_type(a.atttypid, a.atttypmod) || ', no timestamptz'
      FROM tables t
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE a.atttypid IN ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype)
      """),
    TableRule(
      "constraints are called after their table",
      """
      SELECT t.name || ': ' || c.conname || ' is not called after it'
      FROM tables t
      JOIN pg_constraint c ON c.conrelid = t.oid
      WHERE NOT c.conname ^@ (t.name || '_') AND NOT (t.relispartition AND c.contype = 'c')
      """),
  ]
}
