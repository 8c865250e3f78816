-- The usage ledger: lines that never change. Who adds some holds the tenant's lock of usage, shared, so that
-- whoever takes it alone for a moment knows that no line with an earlier `create_time` can still come.
CREATE TABLE muster.usage_entries (
  tenant_id uuid,
  entry_id uuid,
  -- The tenant's own, the platform's, or one of Muster's.
  meter_id uuid NOT NULL,
  category text COLLATE "C" NOT NULL,
  metric text COLLATE "C" NOT NULL,
  amount numeric NOT NULL,
  usage_time timestamptz NOT NULL,
  idempotency_key text COLLATE "C" NOT NULL,
  -- Keyed, of all that was sent: tells a repeat from another use of the key.
  content_hash bytea NOT NULL,
  dimensions jsonb NOT NULL DEFAULT '{}',
  unit_cost numeric,
  cost numeric,
  -- Empty without a cost.
  currency_code text COLLATE "C" NOT NULL DEFAULT '',
  -- Of the unique value, keyed.
  unique_digest bytea,
  -- Personal.
  metadata text NOT NULL DEFAULT '',
  corrects_id uuid,
  source text COLLATE "C" NOT NULL,
  reservation_id uuid,
  -- Its billing period was closed when it came.
  adjustment boolean NOT NULL DEFAULT false,
  actor_kind text NOT NULL,
  actor_id uuid,
  -- Personal.
  actor_name text,
  -- Taken under the lock, so not that of the transaction.
  create_time timestamptz NOT NULL DEFAULT clock_timestamp(),
  generation int8 NOT NULL,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CONSTRAINT usage_entries_pkey PRIMARY KEY (tenant_id, entry_id),
  CONSTRAINT usage_entries_idempotency_key_key UNIQUE (tenant_id, idempotency_key),
  CONSTRAINT usage_entries_source_check CHECK (source IN ('recorded', 'reservation', 'built_in')),
  CONSTRAINT usage_entries_cost_check CHECK (
    (cost IS NULL) = (currency_code = '') AND (unit_cost IS NULL) = (cost IS NULL)),
  CONSTRAINT usage_entries_amount_check CHECK (amount >= 0 OR corrects_id IS NOT NULL)
);
CREATE INDEX usage_entries_by_place
  ON muster.usage_entries (tenant_id, generation, transaction_id, entry_id);
CREATE INDEX usage_entries_by_meter ON muster.usage_entries (tenant_id, meter_id, usage_time);
CREATE INDEX usage_entries_by_corrected ON muster.usage_entries (tenant_id, corrects_id)
  WHERE corrects_id IS NOT NULL;
-- The platform reads those of all tenants, in the order in which they became visible and in parts of hours.
CREATE INDEX usage_entries_by_place_of_all
  ON muster.usage_entries (generation, transaction_id, entry_id);
CREATE INDEX usage_entries_by_time_of_all ON muster.usage_entries USING brin (usage_time);

ALTER TABLE muster.usage_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.usage_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.usage_entries TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.usage_entries FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT ON muster.usage_entries TO muster_app;
GRANT SELECT (tenant_id, entry_id, meter_id, category, metric, amount, usage_time, idempotency_key,
  dimensions, unit_cost, cost, currency_code, unique_digest, metadata, corrects_id, source, reservation_id,
  adjustment, actor_kind, actor_id, actor_name, create_time, generation, transaction_id)
  ON muster.usage_entries TO muster_system;
