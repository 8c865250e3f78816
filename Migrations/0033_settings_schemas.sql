-- What settings the plug-ins of a tenant have, or under the nil tenant those of all tenants. Muster's own are
-- code and have no row.
CREATE TABLE muster.setting_schemas (
  tenant_id uuid,
  namespace text COLLATE "C",
  -- The message SettingsSchema, as it was registered.
  content bytea NOT NULL,
  revision int8 NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT setting_schemas_pkey PRIMARY KEY (tenant_id, namespace)
);
-- Whether any tenant has a namespace that an operator wants to register for all.
CREATE INDEX setting_schemas_by_namespace_of_all ON muster.setting_schemas (namespace);

ALTER TABLE muster.setting_schemas ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.setting_schemas FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.setting_schemas TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.setting_schemas FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE ON muster.setting_schemas TO muster_app;
GRANT SELECT (tenant_id, namespace) ON muster.setting_schemas TO muster_system;
