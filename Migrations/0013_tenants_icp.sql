-- The ideal customer profile of each tenant: revisions that never change, of which one may be in force. What
-- leads were scored by stays readable.
CREATE TABLE muster.icps (
  tenant_id uuid,
  -- The number of the newest revision; 0 while the first is being stored.
  newest_revision int8 NOT NULL DEFAULT 0,
  version int8 NOT NULL DEFAULT 0,
  CONSTRAINT icps_pkey PRIMARY KEY (tenant_id),
  CONSTRAINT icps_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES muster.tenants
);

ALTER TABLE muster.icps ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.icps FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.icps TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.icps TO muster_app;

CREATE TABLE muster.icp_revisions (
  tenant_id uuid,
  revision int8,
  state text NOT NULL DEFAULT 'draft',
  -- The message's own bytes, with the fields that people wrote and no others.
  content bytea NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  author_kind text NOT NULL,
  author_id uuid,
  author_name text NOT NULL DEFAULT '',
  confirm_time timestamptz,
  confirmed_by_kind text,
  confirmed_by_id uuid,
  confirmed_by_name text,
  CONSTRAINT icp_revisions_pkey PRIMARY KEY (tenant_id, revision),
  CONSTRAINT icp_revisions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES muster.icps,
  CONSTRAINT icp_revisions_state_check CHECK (state IN ('draft', 'confirmed', 'superseded'))
);
-- One is in force, or none.
CREATE UNIQUE INDEX icp_revisions_confirmed ON muster.icp_revisions (tenant_id) WHERE state = 'confirmed';

ALTER TABLE muster.icp_revisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.icp_revisions FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.icp_revisions TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
-- Never the content.
GRANT SELECT, INSERT,
  UPDATE (state, confirm_time, confirmed_by_kind, confirmed_by_id, confirmed_by_name)
  ON muster.icp_revisions TO muster_app;
