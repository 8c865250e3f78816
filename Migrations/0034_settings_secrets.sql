-- Secrets as ciphertext, the keys that seal them, wrapped, and the marks of the master keys that wrap those.
-- A secret belongs to one setting: to any other row, tenant or key it does not open.
CREATE TABLE muster.setting_secrets (
  tenant_id uuid,
  secret_id uuid,
  -- Nonce, ciphertext and tag.
  sealed bytea NOT NULL,
  key_version int8 NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT setting_secrets_pkey PRIMARY KEY (tenant_id, secret_id),
  CONSTRAINT setting_secrets_sealed_check CHECK (octet_length(sealed) >= 28)
);
-- What a rotation still has to do.
CREATE INDEX setting_secrets_by_key_version ON muster.setting_secrets (tenant_id, key_version, secret_id);

ALTER TABLE muster.setting_secrets ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.setting_secrets FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.setting_secrets TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.setting_secrets TO muster_app;

CREATE TABLE muster.data_keys (
  tenant_id uuid,
  key_version int8,
  state text COLLATE "C" NOT NULL DEFAULT 'active',
  -- Null once it is destroyed.
  wrapped bytea,
  master_version int8 NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  destroy_time timestamptz,
  CONSTRAINT data_keys_pkey PRIMARY KEY (tenant_id, key_version),
  CONSTRAINT data_keys_state_check CHECK (state IN ('active', 'retiring', 'destroyed')),
  CONSTRAINT data_keys_wrapped_check CHECK (
    (state = 'destroyed') = (wrapped IS NULL) AND (wrapped IS NULL) = (destroy_time IS NOT NULL))
);
-- Of two who make the first key of a tenant one does.
CREATE UNIQUE INDEX data_keys_active_key ON muster.data_keys (tenant_id) WHERE state = 'active';
CREATE INDEX data_keys_by_master_version_of_all ON muster.data_keys (master_version, tenant_id)
  WHERE state <> 'destroyed';

ALTER TABLE muster.data_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.data_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.data_keys TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.data_keys FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE ON muster.data_keys TO muster_app;
GRANT SELECT (tenant_id, key_version, state, master_version) ON muster.data_keys TO muster_system;

-- Rows of the platform. The keys themselves are in a file.
CREATE TABLE muster.master_keys (
  tenant_id uuid,
  key_version int8,
  state text COLLATE "C" NOT NULL DEFAULT 'active',
  -- Derived from the key; it opens nothing.
  mark bytea NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT master_keys_pkey PRIMARY KEY (tenant_id, key_version),
  CONSTRAINT master_keys_state_check CHECK (state IN ('active', 'former')),
  CONSTRAINT master_keys_mark_check CHECK (octet_length(mark) = 32)
);
CREATE UNIQUE INDEX master_keys_active_key ON muster.master_keys (tenant_id) WHERE state = 'active';

ALTER TABLE muster.master_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.master_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.master_keys TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.master_keys FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE ON muster.master_keys TO muster_app;
GRANT SELECT ON muster.master_keys TO muster_system;
