-- A tenant is the wall that everything else stands behind. Its row holds what its operator and its owner
-- may set; limits that are null are those of its plan.
CREATE TABLE muster.tenants (
  tenant_id uuid,
  -- A public name: that it is taken is no secret.
  slug text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  state text NOT NULL DEFAULT 'active',
  plan text NOT NULL,
  subscription_status text NOT NULL,
  subscription_start_time timestamptz,
  subscription_trial_end_time timestamptz,
  subscription_period_end_time timestamptz,
  subscription_cancel_time timestamptz,
  subscription_external_id text,
  subscription_update_time timestamptz,
  calls_per_second int4,
  call_burst int4,
  max_open_streams int4,
  max_members int4,
  max_api_keys int4,
  time_zone text NOT NULL DEFAULT '',
  locale text NOT NULL DEFAULT '',
  health text NOT NULL DEFAULT 'healthy',
  mfa_policy text NOT NULL DEFAULT 'off',
  country text NOT NULL DEFAULT '',
  currency_code text NOT NULL DEFAULT '',
  home_region text NOT NULL DEFAULT '',
  contact_email text NOT NULL DEFAULT '',
  suspend_time timestamptz,
  suspend_reason text NOT NULL DEFAULT '',
  suspend_blocks_reads bool NOT NULL DEFAULT false,
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  delete_time timestamptz,
  purge_time timestamptz,
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT tenants_pkey PRIMARY KEY (tenant_id),
  CONSTRAINT tenants_slug_key UNIQUE (slug),
  CONSTRAINT tenants_state_check CHECK (state IN ('active', 'suspended', 'deleted', 'erasing')),
  CONSTRAINT tenants_plan_check CHECK (plan IN ('ignition', 'velocity', 'dominance')),
  CONSTRAINT tenants_subscription_status_check CHECK (
    subscription_status IN ('trial', 'active', 'past_due', 'cancelled')),
  CONSTRAINT tenants_health_check CHECK (health IN ('healthy', 'degraded', 'failed')),
  CONSTRAINT tenants_mfa_policy_check CHECK (mfa_policy IN ('off', 'sensitive', 'always'))
);

-- Operators page through all tenants by these; the slug has its own.
CREATE INDEX tenants_by_create_time ON muster.tenants (create_time, tenant_id);
CREATE INDEX tenants_by_display_name ON muster.tenants (display_name COLLATE "C", tenant_id);
CREATE INDEX tenants_by_subscription ON muster.tenants (subscription_external_id)
  WHERE subscription_external_id IS NOT NULL;

ALTER TABLE muster.tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.tenants FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.tenants TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.tenants FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE ON muster.tenants TO muster_app;
GRANT SELECT ON muster.tenants TO muster_system;
