-- What is held of quotas, budgets and credits together until it is known what was used. Each of them holds
-- its part in the ledger, by which it comes back in time without anybody having to act.
CREATE TABLE muster.usage_reservations (
  tenant_id uuid,
  reservation_id uuid,
  category text COLLATE "C" NOT NULL,
  metric text COLLATE "C" NOT NULL,
  amount numeric NOT NULL,
  dimensions jsonb NOT NULL DEFAULT '{}',
  unit_cost numeric,
  -- Empty without a cost.
  currency_code text NOT NULL DEFAULT '',
  hold_milliseconds int8 NOT NULL,
  reference text NOT NULL DEFAULT '',
  state text COLLATE "C" NOT NULL DEFAULT 'held',
  credits numeric,
  expire_time timestamptz NOT NULL,
  committed_amount numeric,
  entry_id uuid,
  -- What it holds in the ledger, in the order in which accounts are locked.
  hold_ids uuid[] NOT NULL DEFAULT '{}',
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT usage_reservations_pkey PRIMARY KEY (tenant_id, reservation_id),
  CONSTRAINT usage_reservations_state_check CHECK (state IN ('held', 'committed', 'released')),
  CONSTRAINT usage_reservations_amount_check CHECK (amount > 0),
  CONSTRAINT usage_reservations_entry_check CHECK ((state = 'committed') = (entry_id IS NOT NULL))
);

ALTER TABLE muster.usage_reservations ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.usage_reservations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.usage_reservations TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.usage_reservations TO muster_app;
