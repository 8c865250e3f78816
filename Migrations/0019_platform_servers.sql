-- The servers that are up, and how many calls they answered: what an operator sees of the installation. All
-- are rows of the platform, which every server writes every few seconds.
CREATE TABLE muster.servers (
  tenant_id uuid,
  server_id uuid,
  version text NOT NULL,
  roles text[] NOT NULL,
  watch_count int8 NOT NULL DEFAULT 0,
  -- The last of its counts of calls that were added, so that none is added twice.
  call_sequence int8 NOT NULL DEFAULT 0,
  start_time timestamptz NOT NULL DEFAULT now(),
  seen_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT servers_pkey PRIMARY KEY (tenant_id, server_id)
);

ALTER TABLE muster.servers ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.servers FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.servers TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.servers TO muster_app;

-- Calls by minute and by the tenant that they went to; the nil uuid for those that went to none.
CREATE TABLE muster.call_counts (
  tenant_id uuid,
  minute timestamptz,
  about_tenant_id uuid,
  call_count int8 NOT NULL,
  write_count int8 NOT NULL,
  error_count int8 NOT NULL,
  denied_count int8 NOT NULL,
  limited_count int8 NOT NULL,
  CONSTRAINT call_counts_pkey PRIMARY KEY (tenant_id, minute, about_tenant_id)
);

ALTER TABLE muster.call_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.call_counts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.call_counts TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.call_counts TO muster_app;

-- Why calls failed, of all tenants together.
CREATE TABLE muster.call_reasons (
  tenant_id uuid,
  minute timestamptz,
  reason text COLLATE "C",
  call_count int8 NOT NULL,
  CONSTRAINT call_reasons_pkey PRIMARY KEY (tenant_id, minute, reason)
);

ALTER TABLE muster.call_reasons ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.call_reasons FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.call_reasons TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.call_reasons TO muster_app;

-- Events are counted over spans of time. Rows come in the order of their time, so a few bytes find a span.
CREATE INDEX journal_by_record_time ON muster.journal USING brin (record_time);
