-- What proves that nobody changed the journal since: each seal holds the hashes of the next records of one
-- tenant, the hash of the seal before it and a code that who has the database alone cannot make.
CREATE TABLE muster.audit_seals (
  tenant_id uuid,
  number int8,
  record_count int4 NOT NULL,
  -- Of all its records: a seal is of one cluster's life.
  generation int8 NOT NULL,
  -- The place of its last record; it covers what comes after the seal before it, up to here.
  last_transaction_id xid8 NOT NULL,
  last_record_id uuid NOT NULL,
  -- Within which its records were made.
  start_time timestamptz NOT NULL,
  end_time timestamptz NOT NULL,
  -- Of each record, in their order; of the hashes each has 32 bytes.
  transaction_ids int8[] NOT NULL,
  record_ids uuid[] NOT NULL,
  record_hashes bytea NOT NULL,
  root_hash bytea NOT NULL,
  previous_hash bytea NOT NULL,
  seal_hash bytea NOT NULL,
  code bytea NOT NULL,
  seal_time timestamptz NOT NULL,
  CONSTRAINT audit_seals_pkey PRIMARY KEY (tenant_id, number),
  CONSTRAINT audit_seals_number_check CHECK (number > 0),
  CONSTRAINT audit_seals_record_count_check CHECK (record_count BETWEEN 1 AND 1000)
);
-- Which seal covers a record.
CREATE INDEX audit_seals_by_place
  ON muster.audit_seals (tenant_id, generation, last_transaction_id, last_record_id);
CREATE INDEX audit_seals_by_time ON muster.audit_seals (tenant_id, end_time);

ALTER TABLE muster.audit_seals ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.audit_seals FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.audit_seals TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.audit_seals FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT ON muster.audit_seals TO muster_app;
GRANT SELECT (tenant_id, number, generation, last_transaction_id, last_record_id) ON muster.audit_seals
  TO muster_system;

-- How far each tenant's log is sealed, with a code of its own: who takes away the last seals cannot say that
-- there were fewer.
CREATE TABLE muster.audit_heads (
  tenant_id uuid CONSTRAINT audit_heads_pkey PRIMARY KEY,
  number int8 NOT NULL,
  generation int8 NOT NULL,
  last_transaction_id xid8 NOT NULL,
  last_record_id uuid NOT NULL,
  seal_hash bytea NOT NULL,
  code bytea NOT NULL
);

ALTER TABLE muster.audit_heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.audit_heads FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.audit_heads TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.audit_heads FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE ON muster.audit_heads TO muster_app;
GRANT SELECT (tenant_id, number, generation, last_transaction_id, last_record_id) ON muster.audit_heads
  TO muster_system;

-- The platform's own log: what operators did, in whichever tenant.
CREATE INDEX journal_by_platform ON muster.journal (record_time, record_id)
  WHERE actor_kind = 'platform' OR tenant_id = '00000000-0000-0000-0000-000000000000';

-- Whoever reads all tenants needs neither what the hashes of the payloads are made with nor the hashes.
REVOKE SELECT ON muster.journal FROM muster_system;
GRANT SELECT (
  tenant_id, record_time, record_id, transaction_id, actor_kind, actor_id, actor_name, method, target_kind,
  target_id, request_id, changed_fields, outcome, reason, event_type, event, usage, generation, permission,
  trace_id, version_before, version_after, call_count, source_network) ON muster.journal TO muster_system;
