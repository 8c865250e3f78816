-- Credits: what was granted, what is left of each grant, and what was taken of it when. The row of a tenant
-- is what all who reserve or count wait for, so that nobody sees the same room twice.
CREATE TABLE muster.credit_accounts (
  tenant_id uuid,
  -- All that was ever granted, less what was taken back; used; lapsed.
  granted numeric NOT NULL DEFAULT 0,
  used numeric NOT NULL DEFAULT 0,
  expired numeric NOT NULL DEFAULT 0,
  -- Used beyond what there was, paid by the next grants.
  debt numeric NOT NULL DEFAULT 0,
  CONSTRAINT credit_accounts_pkey PRIMARY KEY (tenant_id),
  CONSTRAINT credit_accounts_debt_check CHECK (debt >= 0)
);

ALTER TABLE muster.credit_accounts ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.credit_accounts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.credit_accounts TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.credit_accounts TO muster_app;

CREATE TABLE muster.credit_grants (
  tenant_id uuid,
  grant_id uuid,
  -- Negative where credits were taken back.
  amount numeric NOT NULL,
  remaining numeric NOT NULL,
  start_time timestamptz NOT NULL,
  expire_time timestamptz NOT NULL DEFAULT 'infinity',
  reason text NOT NULL DEFAULT '',
  reference text COLLATE "C" NOT NULL DEFAULT '',
  -- The billing period that brought them, by its price plan.
  period_start timestamptz,
  -- Nobody for those of a price plan.
  granted_by_kind text,
  granted_by_id uuid,
  granted_by_name text,
  create_time timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT credit_grants_pkey PRIMARY KEY (tenant_id, grant_id),
  CONSTRAINT credit_grants_remaining_check CHECK (remaining BETWEEN 0 AND greatest(amount, 0)),
  CONSTRAINT credit_grants_time_check CHECK (start_time < expire_time)
);
CREATE UNIQUE INDEX credit_grants_reference_key ON muster.credit_grants (tenant_id, reference)
  WHERE reference <> '';
CREATE UNIQUE INDEX credit_grants_period_key ON muster.credit_grants (tenant_id, period_start)
  WHERE period_start IS NOT NULL;
-- In the order in which they are used.
CREATE INDEX credit_grants_left ON muster.credit_grants (tenant_id, expire_time, create_time, grant_id)
  WHERE remaining > 0;

ALTER TABLE muster.credit_grants ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.credit_grants FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.credit_grants TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.credit_grants TO muster_app;
