-- Emergency stops of all sends and agent runs, the one that is on and those that were: rows of the platform.
-- Every server looks for the one that is on, several times a second.
CREATE TABLE muster.emergency_stops (
  tenant_id uuid,
  stop_id uuid,
  is_active bool NOT NULL DEFAULT true,
  reason text NOT NULL,
  stopped_by_kind text NOT NULL,
  stopped_by_id uuid,
  stopped_by_name text,
  create_time timestamptz NOT NULL DEFAULT now(),
  lift_reason text NOT NULL DEFAULT '',
  lifted_by_kind text,
  lifted_by_id uuid,
  lifted_by_name text,
  lift_time timestamptz,
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT emergency_stops_pkey PRIMARY KEY (tenant_id, stop_id),
  CONSTRAINT emergency_stops_lift_check CHECK (is_active = (lift_time IS NULL))
);
-- Of two who stop at once one does, and the other is told of it.
CREATE UNIQUE INDEX emergency_stops_active_key ON muster.emergency_stops (tenant_id) WHERE is_active;
CREATE INDEX emergency_stops_by_create_time ON muster.emergency_stops (tenant_id, create_time, stop_id);

ALTER TABLE muster.emergency_stops ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.emergency_stops FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.emergency_stops TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.emergency_stops FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE ON muster.emergency_stops TO muster_app;
GRANT SELECT (tenant_id, is_active) ON muster.emergency_stops TO muster_system;
