-- How far imports have come, chunk by chunk, so that one that was cut off goes on where it was; and the
-- fields that each tenant has defined for its leads.
CREATE TABLE muster.imports (
  tenant_id uuid,
  import_id uuid,
  -- Of leads or of suppressions.
  kind text COLLATE "C" NOT NULL,
  name text NOT NULL DEFAULT '',
  -- Of what the header says; a stream that goes on has to say the same.
  header_hash bytea NOT NULL,
  source_hash bytea,
  next_chunk_index int8 NOT NULL DEFAULT 0,
  row_count int8 NOT NULL DEFAULT 0,
  created_count int8 NOT NULL DEFAULT 0,
  updated_count int8 NOT NULL DEFAULT 0,
  unchanged_count int8 NOT NULL DEFAULT 0,
  failed_count int8 NOT NULL DEFAULT 0,
  -- The stream that has it, and how long without a sign of life.
  stream_id uuid,
  stream_until timestamptz,
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  finish_time timestamptz,
  CONSTRAINT imports_pkey PRIMARY KEY (tenant_id, import_id)
);
CREATE INDEX imports_by_update_time ON muster.imports (tenant_id, update_time);

ALTER TABLE muster.imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.imports FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.imports TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.imports TO muster_app;

CREATE TABLE muster.import_chunks (
  tenant_id uuid,
  import_id uuid,
  chunk_index int8,
  -- Of its rows; a chunk that is sent again has to have the same.
  row_hash bytea NOT NULL,
  first_row int8 NOT NULL,
  row_count int4 NOT NULL,
  created_count int4 NOT NULL,
  updated_count int4 NOT NULL,
  unchanged_count int4 NOT NULL,
  failed_count int4 NOT NULL,
  -- The errors of its rows, without what was given.
  errors bytea,
  CONSTRAINT import_chunks_pkey PRIMARY KEY (tenant_id, import_id, chunk_index),
  CONSTRAINT import_chunks_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES muster.imports
);

ALTER TABLE muster.import_chunks ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.import_chunks FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.import_chunks TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON muster.import_chunks TO muster_app;

CREATE TABLE muster.lead_schemas (
  tenant_id uuid,
  -- The fields that there are, and those that were taken away and whose values are still kept.
  content bytea NOT NULL,
  -- Of the latter the keys, which leads do not show.
  removed_keys text[] NOT NULL DEFAULT '{}',
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT lead_schemas_pkey PRIMARY KEY (tenant_id)
);

ALTER TABLE muster.lead_schemas ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.lead_schemas FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.lead_schemas TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.lead_schemas TO muster_app;
