-- Sums of usage by hour and by day of UTC, so that long spans are read from few rows. They are derived: what
-- is not in them yet is read from the entries themselves, and all of them can be made anew.
CREATE TABLE muster.usage_rollups (
  tenant_id uuid,
  meter_id uuid,
  grain text COLLATE "C",
  slot_time timestamptz,
  -- Empty for entries without a cost.
  currency_code text COLLATE "C",
  -- Of the dimensions, which can be too long for an index.
  dimensions_key bytea,
  dimensions jsonb NOT NULL,
  amount_sum numeric NOT NULL,
  amount_max numeric NOT NULL,
  entry_count int8 NOT NULL,
  cost numeric NOT NULL,
  -- The amount of the latest time, and which entry it is of.
  last_amount numeric NOT NULL,
  last_time timestamptz NOT NULL,
  last_generation int8 NOT NULL,
  last_transaction_id xid8 NOT NULL,
  last_entry_id uuid NOT NULL,
  CONSTRAINT usage_rollups_pkey
    PRIMARY KEY (tenant_id, meter_id, grain, slot_time, currency_code, dimensions_key),
  CONSTRAINT usage_rollups_grain_check CHECK (grain IN ('hour', 'day'))
);
-- The platform reads a meter over all tenants.
CREATE INDEX usage_rollups_by_meter_of_all ON muster.usage_rollups (meter_id, grain, slot_time);

ALTER TABLE muster.usage_rollups ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.usage_rollups FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.usage_rollups TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.usage_rollups FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.usage_rollups TO muster_app;
GRANT SELECT ON muster.usage_rollups TO muster_system;

-- How far a tenant's entries are in its rollups, and its journal in its entries. The row of the nil tenant
-- says how far those of all tenants are.
CREATE TABLE muster.usage_progress (
  tenant_id uuid,
  rolled_generation int8 NOT NULL DEFAULT 0,
  rolled_transaction_id xid8 NOT NULL DEFAULT '0',
  metered_generation int8 NOT NULL DEFAULT 0,
  metered_transaction_id xid8 NOT NULL DEFAULT '0',
  -- The first minute whose reads are not in its entries.
  read_minute timestamptz,
  update_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT usage_progress_pkey PRIMARY KEY (tenant_id)
);

ALTER TABLE muster.usage_progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.usage_progress FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.usage_progress TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.usage_progress FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE ON muster.usage_progress TO muster_app;
GRANT SELECT ON muster.usage_progress TO muster_system;
