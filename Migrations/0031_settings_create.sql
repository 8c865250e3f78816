-- What tenants and the platform have set, a row a value; the platform's are the nil tenant's. Defaults are
-- code and never rows.
CREATE TABLE muster.settings (
  tenant_id uuid,
  setting_id uuid,
  namespace text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  -- As the contract numbers them: 2 global, 3 manager, 4 connector, 5 tenant, 6 runtime.
  level int4 NOT NULL,
  -- The manager or connector, at those two levels.
  subject text COLLATE "C" NOT NULL DEFAULT '',
  -- JSON text; empty for a secret.
  value text NOT NULL DEFAULT '',
  secret_id uuid,
  -- Of the value or the secret, for the limit of a tenant.
  byte_count int4 NOT NULL,
  expire_time timestamptz,
  set_by_kind text NOT NULL,
  set_by_id uuid,
  set_by_name text,
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL,
  CONSTRAINT settings_pkey PRIMARY KEY (tenant_id, setting_id),
  CONSTRAINT settings_level_check CHECK (level BETWEEN 2 AND 6),
  CONSTRAINT settings_subject_check CHECK ((level IN (3, 4)) = (subject <> '')),
  CONSTRAINT settings_expire_time_check CHECK ((level = 6) = (expire_time IS NOT NULL))
);
CREATE UNIQUE INDEX settings_key ON muster.settings (tenant_id, namespace, key, level, subject);
CREATE INDEX settings_by_update_time ON muster.settings (tenant_id, update_time, setting_id);
-- Whose values are over, and whose stand in the way of a new schema, for those who go from tenant to tenant.
CREATE INDEX settings_by_expire_time_of_all ON muster.settings (expire_time) WHERE expire_time IS NOT NULL;
CREATE INDEX settings_by_namespace_of_all ON muster.settings (namespace, tenant_id);

ALTER TABLE muster.settings ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.settings FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.settings TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.settings FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.settings TO muster_app;
GRANT SELECT (tenant_id, namespace, expire_time) ON muster.settings TO muster_system;

-- The version that the keys of one namespace share at one level, and for one plug-in there. Who writes holds
-- the row.
CREATE TABLE muster.setting_scopes (
  tenant_id uuid,
  namespace text COLLATE "C",
  level int4,
  subject text COLLATE "C",
  version int8 NOT NULL DEFAULT 0,
  CONSTRAINT setting_scopes_pkey PRIMARY KEY (tenant_id, namespace, level, subject)
);

ALTER TABLE muster.setting_scopes ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.setting_scopes FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.setting_scopes TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.setting_scopes TO muster_app;

-- One row is touched whenever what a namespace resolves to changes. Servers poll for rows of newer
-- transactions, so that every one of them drops what it cached within a second.
CREATE TABLE muster.setting_epochs (
  tenant_id uuid,
  namespace text COLLATE "C",
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT setting_epochs_pkey PRIMARY KEY (tenant_id, namespace)
);
CREATE INDEX setting_epochs_by_transaction ON muster.setting_epochs (transaction_id);

ALTER TABLE muster.setting_epochs ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.setting_epochs FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.setting_epochs TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.setting_epochs FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE ON muster.setting_epochs TO muster_app;
GRANT SELECT ON muster.setting_epochs TO muster_system;
