-- How much a period may see: a tenant's own quotas, and under the nil tenant what the platform gives to all,
-- to those on a plan or to one tenant. What is used and held stands in the ledger's accounts.
CREATE TABLE muster.usage_quotas (
  tenant_id uuid,
  quota_id uuid,
  key text COLLATE "C" NOT NULL,
  -- Empty for any; of the platform's quotas only.
  plan text COLLATE "C" NOT NULL DEFAULT '',
  only_tenant_id uuid,
  category text COLLATE "C" NOT NULL,
  -- Empty for every metric of the category.
  metric text COLLATE "C" NOT NULL DEFAULT '',
  dimensions jsonb NOT NULL DEFAULT '{}',
  measure text COLLATE "C" NOT NULL,
  currency_code text NOT NULL DEFAULT '',
  limit_amount numeric,
  period text COLLATE "C" NOT NULL,
  -- Empty for the tenant's own.
  time_zone text NOT NULL DEFAULT '',
  is_soft bool NOT NULL DEFAULT false,
  thresholds int4[] NOT NULL DEFAULT '{}',
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT usage_quotas_pkey PRIMARY KEY (tenant_id, quota_id),
  CONSTRAINT usage_quotas_measure_check CHECK (measure IN ('amount', 'cost')),
  CONSTRAINT usage_quotas_period_check CHECK (
    period IN ('hour', 'day', 'week', 'month', 'year', 'lifetime')),
  CONSTRAINT usage_quotas_limit_check CHECK (limit_amount >= 0)
);
CREATE UNIQUE INDEX usage_quotas_key_key ON muster.usage_quotas
  (tenant_id, key, plan, coalesce(only_tenant_id, '00000000-0000-0000-0000-000000000000'));
CREATE INDEX usage_quotas_by_only_tenant ON muster.usage_quotas (tenant_id, only_tenant_id);

ALTER TABLE muster.usage_quotas ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.usage_quotas FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.usage_quotas TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.usage_quotas TO muster_app;

-- Thresholds that were told of, once each in a period.
CREATE TABLE muster.quota_alerts (
  tenant_id uuid,
  account_key text COLLATE "C",
  period_start timestamptz,
  threshold int4,
  create_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT quota_alerts_pkey PRIMARY KEY (tenant_id, account_key, period_start, threshold)
);

ALTER TABLE muster.quota_alerts ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.quota_alerts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.quota_alerts TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT ON muster.quota_alerts TO muster_app;
