-- Users are global, since one person may work for several tenants; what makes them somebody in a tenant is
-- a membership. A user sees their own row alone, under a setting of its own.
CREATE TABLE muster.users (
  user_id uuid,
  email text NOT NULL DEFAULT '',
  display_name text NOT NULL DEFAULT '',
  email_verified bool NOT NULL DEFAULT false,
  locale text NOT NULL DEFAULT '',
  time_zone text NOT NULL DEFAULT '',
  platform_admin bool NOT NULL DEFAULT false,
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT users_pkey PRIMARY KEY (user_id)
);

CREATE TABLE muster.user_identities (
  issuer text,
  subject text,
  user_id uuid NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT user_identities_pkey PRIMARY KEY (issuer, subject),
  CONSTRAINT user_identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES muster.users
);
CREATE INDEX user_identities_by_user ON muster.user_identities (user_id);

ALTER TABLE muster.users ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.users FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON muster.users TO muster_app
  USING (user_id = nullif(current_setting('muster.user_id', true), '')::uuid)
  WITH CHECK (user_id = nullif(current_setting('muster.user_id', true), '')::uuid);
CREATE POLICY system ON muster.users FOR SELECT TO muster_system USING (true);
-- Nobody becomes an operator through the server.
GRANT SELECT,
  INSERT (user_id, email, display_name, email_verified, locale, time_zone, create_time, update_time, version),
  UPDATE (user_id, email, display_name, email_verified, locale, time_zone, create_time, update_time, version)
  ON muster.users TO muster_app;
GRANT SELECT ON muster.users TO muster_system;

ALTER TABLE muster.user_identities ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.user_identities FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON muster.user_identities TO muster_app
  USING (user_id = nullif(current_setting('muster.user_id', true), '')::uuid)
  WITH CHECK (user_id = nullif(current_setting('muster.user_id', true), '')::uuid);
CREATE POLICY system ON muster.user_identities FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT ON muster.user_identities TO muster_app;
GRANT SELECT ON muster.user_identities TO muster_system;

CREATE TABLE muster.memberships (
  tenant_id uuid,
  member_id uuid,
  user_id uuid NOT NULL,
  email text NOT NULL DEFAULT '',
  display_name text NOT NULL DEFAULT '',
  roles text[] NOT NULL,
  expire_time timestamptz,
  last_active_time timestamptz,
  invited_by_kind text,
  invited_by_id uuid,
  invited_by_name text,
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  delete_time timestamptz,
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT memberships_pkey PRIMARY KEY (tenant_id, member_id),
  CONSTRAINT memberships_user_id_key UNIQUE (tenant_id, user_id),
  CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES muster.users
);
CREATE INDEX memberships_by_user ON muster.memberships (user_id);

ALTER TABLE muster.memberships ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.memberships FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.memberships TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
-- For the question which tenants are mine.
CREATE POLICY own ON muster.memberships FOR SELECT TO muster_app
  USING (user_id = nullif(current_setting('muster.user_id', true), '')::uuid);
CREATE POLICY system ON muster.memberships FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE ON muster.memberships TO muster_app;
GRANT SELECT ON muster.memberships TO muster_system;
