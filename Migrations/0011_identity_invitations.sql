-- An invitation is a promise of a membership, for one address and one use; its token is stored as a keyed
-- hash. Beside it the indexes by which a tenant pages through its people and keys.
CREATE TABLE muster.invitations (
  tenant_id uuid,
  invitation_id uuid,
  secret_hash bytea NOT NULL,
  email text NOT NULL,
  display_name text NOT NULL DEFAULT '',
  roles text[] NOT NULL,
  expire_time timestamptz NOT NULL,
  -- When the membership will end.
  member_expire_time timestamptz,
  invited_by_kind text NOT NULL,
  invited_by_id uuid,
  invited_by_name text NOT NULL DEFAULT '',
  accept_time timestamptz,
  revoke_time timestamptz,
  -- Who came of it.
  member_id uuid,
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT invitations_pkey PRIMARY KEY (tenant_id, invitation_id),
  CONSTRAINT invitations_secret_hash_key UNIQUE (tenant_id, secret_hash),
  CONSTRAINT invitations_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES muster.memberships
);
CREATE INDEX invitations_by_create_time ON muster.invitations (tenant_id, create_time, invitation_id);
CREATE INDEX invitations_by_email ON muster.invitations (tenant_id, email);
CREATE INDEX invitations_by_member ON muster.invitations (tenant_id, member_id);

ALTER TABLE muster.invitations ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.invitations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.invitations TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.invitations TO muster_app;

CREATE INDEX memberships_by_create_time ON muster.memberships (tenant_id, create_time, member_id);
CREATE INDEX memberships_by_email ON muster.memberships (tenant_id, email);
CREATE INDEX api_keys_by_create_time ON muster.api_keys (tenant_id, create_time, key_id);
-- What ends with a membership.
CREATE INDEX refresh_tokens_by_user ON muster.refresh_tokens (tenant_id, user_id);
