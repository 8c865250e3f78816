-- What lets somebody in: roles of a tenant, its API keys, refresh tokens and, for revocation, the moment
-- before which tokens no longer count. Keys and tokens are stored as keyed hashes.
CREATE TABLE muster.roles (
  tenant_id uuid,
  role_id uuid,
  name text NOT NULL,
  display_name text NOT NULL DEFAULT '',
  description text NOT NULL DEFAULT '',
  permissions text[] NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT roles_pkey PRIMARY KEY (tenant_id, role_id),
  CONSTRAINT roles_name_key UNIQUE (tenant_id, name)
);

ALTER TABLE muster.roles ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.roles FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.roles TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.roles TO muster_app;

CREATE TABLE muster.api_keys (
  tenant_id uuid,
  key_id uuid,
  secret_hash bytea NOT NULL,
  prefix text NOT NULL,
  display_name text NOT NULL DEFAULT '',
  user_id uuid,
  permissions text[] NOT NULL,
  calls_per_second int4,
  expire_time timestamptz,
  revoke_time timestamptz,
  last_use_time timestamptz,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_by_name text NOT NULL DEFAULT '',
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT api_keys_pkey PRIMARY KEY (tenant_id, key_id),
  CONSTRAINT api_keys_secret_hash_key UNIQUE (tenant_id, secret_hash),
  CONSTRAINT api_keys_user_id_fkey FOREIGN KEY (tenant_id, user_id)
    REFERENCES muster.memberships (tenant_id, user_id)
);
CREATE INDEX api_keys_by_user ON muster.api_keys (tenant_id, user_id);

ALTER TABLE muster.api_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.api_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.api_keys TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.api_keys TO muster_app;

CREATE TABLE muster.refresh_tokens (
  tenant_id uuid,
  token_hash bytea,
  family_id uuid NOT NULL,
  user_id uuid,
  key_id uuid,
  -- Null: all that its owner has.
  permissions text[],
  request_id text NOT NULL DEFAULT '',
  create_time timestamptz NOT NULL DEFAULT now(),
  expire_time timestamptz NOT NULL,
  spend_time timestamptz,
  successor_hash bytea,
  CONSTRAINT refresh_tokens_pkey PRIMARY KEY (tenant_id, token_hash),
  CONSTRAINT refresh_tokens_key_id_fkey FOREIGN KEY (tenant_id, key_id) REFERENCES muster.api_keys
);
CREATE INDEX refresh_tokens_by_family ON muster.refresh_tokens (tenant_id, family_id);
CREATE INDEX refresh_tokens_by_key ON muster.refresh_tokens (tenant_id, key_id);

ALTER TABLE muster.refresh_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.refresh_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.refresh_tokens TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.refresh_tokens TO muster_app;
