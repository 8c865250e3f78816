-- What was taken of credits: of each grant when, and by each entry how much.
CREATE TABLE muster.credit_draws (
  tenant_id uuid,
  draw_id uuid,
  grant_id uuid NOT NULL,
  -- Negative when it was given back.
  amount numeric NOT NULL,
  create_time timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT credit_draws_pkey PRIMARY KEY (tenant_id, draw_id)
);
CREATE INDEX credit_draws_by_grant ON muster.credit_draws (tenant_id, grant_id, create_time);

ALTER TABLE muster.credit_draws ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.credit_draws FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.credit_draws TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT ON muster.credit_draws TO muster_app;

CREATE TABLE muster.usage_entry_credits (
  tenant_id uuid,
  entry_id uuid,
  credits numeric NOT NULL,
  create_time timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT usage_entry_credits_pkey PRIMARY KEY (tenant_id, entry_id)
);
CREATE INDEX usage_entry_credits_by_create_time ON muster.usage_entry_credits (tenant_id, create_time);

ALTER TABLE muster.usage_entry_credits ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.usage_entry_credits FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.usage_entry_credits TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.usage_entry_credits FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT ON muster.usage_entry_credits TO muster_app;
GRANT SELECT ON muster.usage_entry_credits TO muster_system;

-- What a tenant was on until a time, for those who rate usage of before.
CREATE TABLE muster.tenant_terms (
  tenant_id uuid,
  until_time timestamptz,
  plan text COLLATE "C" NOT NULL,
  time_zone text NOT NULL,
  CONSTRAINT tenant_terms_pkey PRIMARY KEY (tenant_id, until_time)
);

ALTER TABLE muster.tenant_terms ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.tenant_terms FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.tenant_terms TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT ON muster.tenant_terms TO muster_app;
