-- Who must not be contacted: of a value a keyed hash alone, so that an entry outlives the erasure of its
-- person. The platform's own list is the nil tenant's.
CREATE TABLE muster.suppressions (
  tenant_id uuid,
  suppression_id uuid,
  kind text COLLATE "C" NOT NULL,
  value_hash bytea NOT NULL,
  -- The only campaign that it holds for.
  campaign_id uuid,
  masked_value text NOT NULL DEFAULT '',
  reason text COLLATE "C" NOT NULL,
  note text NOT NULL DEFAULT '',
  expire_time timestamptz,
  import_id uuid,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_by_name text,
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  delete_time timestamptz,
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT suppressions_pkey PRIMARY KEY (tenant_id, suppression_id)
);
CREATE UNIQUE INDEX suppressions_value_key ON muster.suppressions
  (tenant_id, value_hash, kind, coalesce(campaign_id, '00000000-0000-0000-0000-000000000000'))
  WHERE delete_time IS NULL;
-- With those that were taken off.
CREATE INDEX suppressions_by_value ON muster.suppressions (tenant_id, value_hash);
CREATE INDEX suppressions_by_create_time ON muster.suppressions (tenant_id, create_time, suppression_id);
CREATE INDEX suppressions_by_import ON muster.suppressions (tenant_id, import_id, create_time, suppression_id)
  WHERE import_id IS NOT NULL;
CREATE INDEX suppressions_by_campaign ON muster.suppressions
  (tenant_id, campaign_id, create_time, suppression_id) WHERE campaign_id IS NOT NULL;
CREATE INDEX suppressions_by_delete_time ON muster.suppressions (tenant_id, delete_time)
  WHERE delete_time IS NOT NULL;

ALTER TABLE muster.suppressions ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.suppressions FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.suppressions TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.suppressions TO muster_app;
