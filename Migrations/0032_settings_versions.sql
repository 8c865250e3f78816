-- Every write of settings, and every change that waits for a second person, with what each changed. Nothing
-- of it goes, so that any value of the past can be read and restored.
CREATE TABLE muster.setting_versions (
  tenant_id uuid,
  version_id uuid,
  namespace text COLLATE "C" NOT NULL,
  level int4 NOT NULL,
  subject text COLLATE "C" NOT NULL DEFAULT '',
  -- Null unless it was applied.
  number int8,
  state text COLLATE "C" NOT NULL,
  -- The version of the scope when it was made.
  base_number int8 NOT NULL,
  restored_number int8 NOT NULL DEFAULT 0,
  -- When its values stop counting.
  value_expire_time timestamptz,
  reason text NOT NULL DEFAULT '',
  author_kind text NOT NULL,
  author_id uuid,
  author_name text,
  decided_by_kind text,
  decided_by_id uuid,
  decided_by_name text,
  note text NOT NULL DEFAULT '',
  create_time timestamptz NOT NULL DEFAULT now(),
  apply_time timestamptz,
  decide_time timestamptz,
  -- When a pending change lapses.
  expire_time timestamptz,
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT setting_versions_pkey PRIMARY KEY (tenant_id, version_id),
  CONSTRAINT setting_versions_state_check CHECK (state IN ('applied', 'pending', 'rejected', 'expired')),
  CONSTRAINT setting_versions_number_check CHECK ((state = 'applied') = (number IS NOT NULL)),
  CONSTRAINT setting_versions_apply_time_check CHECK ((state = 'applied') = (apply_time IS NOT NULL))
);
CREATE UNIQUE INDEX setting_versions_number ON muster.setting_versions
  (tenant_id, namespace, level, subject, number) WHERE number IS NOT NULL;
CREATE INDEX setting_versions_by_create_time ON muster.setting_versions (tenant_id, create_time, version_id);
CREATE INDEX setting_versions_by_namespace ON muster.setting_versions
  (tenant_id, namespace, create_time, version_id);
-- Whose changes lapse, for the job that goes from tenant to tenant.
CREATE INDEX setting_versions_by_expire_time_of_all ON muster.setting_versions (expire_time)
  WHERE state = 'pending';

ALTER TABLE muster.setting_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.setting_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.setting_versions TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.setting_versions FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE ON muster.setting_versions TO muster_app;
GRANT SELECT (tenant_id, state, expire_time) ON muster.setting_versions TO muster_system;

CREATE TABLE muster.setting_changes (
  tenant_id uuid,
  version_id uuid,
  key text COLLATE "C",
  kind text COLLATE "C" NOT NULL,
  -- JSON texts; empty for a secret.
  old_value text NOT NULL DEFAULT '',
  new_value text NOT NULL DEFAULT '',
  is_sealed bool NOT NULL,
  secret_id uuid,
  -- Of the new value, or the new secret.
  byte_count int4 NOT NULL,
  -- Of the row that holds the value, and when its key first got one.
  setting_id uuid NOT NULL,
  since_time timestamptz,
  CONSTRAINT setting_changes_pkey PRIMARY KEY (tenant_id, version_id, key),
  CONSTRAINT setting_changes_kind_check CHECK (kind IN ('added', 'changed', 'removed'))
);
-- Where a sealed text belongs, for those who seal it again.
CREATE INDEX setting_changes_by_secret ON muster.setting_changes (tenant_id, secret_id)
  WHERE secret_id IS NOT NULL;

ALTER TABLE muster.setting_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.setting_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.setting_changes TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT ON muster.setting_changes TO muster_app;
