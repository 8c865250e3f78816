-- What every write leaves behind: who did what, which event it announces, which usage it counts. Rows are
-- only added; months are partitions, so that old ones can go at once.
CREATE TABLE muster.journal (
  tenant_id uuid,
  record_time timestamptz DEFAULT now(),
  record_id uuid,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  actor_kind text NOT NULL,
  actor_id uuid,
  -- Personal: erasure makes it null.
  actor_name text,
  method text NOT NULL,
  target_kind text NOT NULL DEFAULT '',
  target_id uuid,
  request_id text NOT NULL DEFAULT '',
  changed_fields text[] NOT NULL DEFAULT '{}',
  outcome text NOT NULL,
  reason text NOT NULL DEFAULT '',
  event_type text NOT NULL DEFAULT '',
  event jsonb,
  usage jsonb,
  payload_salt bytea,
  CONSTRAINT journal_pkey PRIMARY KEY (tenant_id, record_time, record_id),
  CONSTRAINT journal_actor_kind_check CHECK (actor_kind IN ('user', 'api_key', 'system', 'platform')),
  CONSTRAINT journal_outcome_check CHECK (outcome IN ('allowed', 'refused'))
) PARTITION BY RANGE (record_time);
CREATE INDEX journal_by_transaction ON muster.journal (transaction_id);
CREATE INDEX journal_by_record ON muster.journal (tenant_id, record_id);

ALTER TABLE muster.journal ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.journal FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.journal TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.journal FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT ON muster.journal TO muster_app;
GRANT SELECT ON muster.journal TO muster_system;

-- Takes what no month takes, so that no write ever fails for want of one.
CREATE TABLE muster.journal_default PARTITION OF muster.journal DEFAULT;
ALTER TABLE muster.journal_default ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.journal_default FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.journal_default TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.journal_default FOR SELECT TO muster_system USING (true);
