-- What usage can be counted by, besides what Muster itself meters. The platform's meters, which every tenant
-- has, are the nil tenant's rows. A meter never changes, since what was counted by it keeps its meaning.
CREATE TABLE muster.usage_meters (
  tenant_id uuid,
  meter_id uuid,
  category text COLLATE "C" NOT NULL,
  metric text COLLATE "C" NOT NULL,
  unit text NOT NULL,
  aggregation text COLLATE "C" NOT NULL,
  dimensions text[] NOT NULL DEFAULT '{}',
  display_name text NOT NULL DEFAULT '',
  description text NOT NULL DEFAULT '',
  -- How old an entry may be when it is recorded.
  late_seconds int8 NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT usage_meters_pkey PRIMARY KEY (tenant_id, meter_id),
  CONSTRAINT usage_meters_name_key UNIQUE (tenant_id, category, metric),
  CONSTRAINT usage_meters_aggregation_check CHECK (aggregation IN ('sum', 'count', 'max', 'last', 'unique')),
  CONSTRAINT usage_meters_late_check CHECK (late_seconds BETWEEN 60 AND 34560000)
);
CREATE INDEX usage_meters_by_create_time ON muster.usage_meters (tenant_id, create_time, meter_id);

ALTER TABLE muster.usage_meters ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.usage_meters FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.usage_meters TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.usage_meters FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT ON muster.usage_meters TO muster_app;
GRANT SELECT ON muster.usage_meters TO muster_system;
