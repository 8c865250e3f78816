-- Price plans, a row a version, and billing periods that are closed. A version never changes; under the nil
-- tenant are those for all tenants on the plans that they name.
CREATE TABLE muster.price_plans (
  tenant_id uuid,
  price_plan_id uuid,
  key text COLLATE "C" NOT NULL,
  revision int8 NOT NULL,
  currency_code text NOT NULL,
  plans text[] NOT NULL DEFAULT '{}',
  effective_time timestamptz NOT NULL,
  -- When the next version takes over.
  end_time timestamptz NOT NULL DEFAULT 'infinity',
  -- The message as it was sent.
  content bytea NOT NULL,
  -- Charges in credits, or credits that a period brings.
  has_credits bool NOT NULL,
  create_time timestamptz NOT NULL DEFAULT clock_timestamp(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT price_plans_pkey PRIMARY KEY (tenant_id, price_plan_id),
  CONSTRAINT price_plans_revision_key UNIQUE (tenant_id, key, revision),
  CONSTRAINT price_plans_time_check CHECK (effective_time < end_time)
);
CREATE INDEX price_plans_by_effective_time
  ON muster.price_plans (tenant_id, effective_time, price_plan_id);

ALTER TABLE muster.price_plans ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.price_plans FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.price_plans TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.price_plans TO muster_app;

CREATE TABLE muster.billing_periods (
  tenant_id uuid,
  period_start timestamptz,
  period_end timestamptz NOT NULL,
  -- What had been recorded by then was billed with it.
  as_of_time timestamptz NOT NULL,
  close_time timestamptz NOT NULL,
  -- The final report as a message.
  report bytea NOT NULL,
  CONSTRAINT billing_periods_pkey PRIMARY KEY (tenant_id, period_start),
  CONSTRAINT billing_periods_time_check CHECK (
    period_start < period_end AND period_end <= as_of_time AND as_of_time <= close_time)
);

ALTER TABLE muster.billing_periods ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.billing_periods FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.billing_periods TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT ON muster.billing_periods TO muster_app;

-- What came when its period was closed.
CREATE INDEX usage_entries_late ON muster.usage_entries (tenant_id, create_time) WHERE adjustment;
