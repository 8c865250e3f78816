-- What happened with leads, only ever added to. That a lead was made is told by its own row. Replies are
-- activities that somebody has to read.
CREATE TABLE muster.activities (
  tenant_id uuid,
  activity_id uuid,
  lead_id uuid NOT NULL,
  occur_time timestamptz NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  channel text COLLATE "C" NOT NULL DEFAULT '',
  action text COLLATE "C" NOT NULL,
  provider text COLLATE "C" NOT NULL DEFAULT '',
  provider_message_id text COLLATE "C",
  thread_key text COLLATE "C",
  external_id text COLLATE "C",
  campaign_id uuid,
  actor_kind text NOT NULL,
  actor_id uuid,
  actor_name text,
  -- Everything else.
  content bytea,
  CONSTRAINT activities_pkey PRIMARY KEY (tenant_id, activity_id),
  CONSTRAINT activities_lead_id_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES muster.leads
);
CREATE INDEX activities_by_lead ON muster.activities (tenant_id, lead_id, occur_time, activity_id);
CREATE INDEX activities_by_time ON muster.activities (tenant_id, occur_time, activity_id);
CREATE INDEX activities_by_thread ON muster.activities (tenant_id, thread_key, occur_time, activity_id)
  WHERE thread_key IS NOT NULL;
CREATE INDEX activities_by_message ON muster.activities
  (tenant_id, provider_message_id, occur_time, activity_id) WHERE provider_message_id IS NOT NULL;
CREATE INDEX activities_by_campaign ON muster.activities (tenant_id, campaign_id, occur_time, activity_id)
  WHERE campaign_id IS NOT NULL;
CREATE UNIQUE INDEX activities_external_id_key ON muster.activities (tenant_id, provider, external_id)
  WHERE external_id IS NOT NULL;

ALTER TABLE muster.activities ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.activities FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.activities TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON muster.activities TO muster_app;

CREATE TABLE muster.replies (
  tenant_id uuid,
  activity_id uuid,
  lead_id uuid NOT NULL,
  occur_time timestamptz NOT NULL,
  read_time timestamptz,
  read_by_kind text,
  read_by_id uuid,
  read_by_name text,
  CONSTRAINT replies_pkey PRIMARY KEY (tenant_id, activity_id),
  CONSTRAINT replies_activity_id_fkey FOREIGN KEY (tenant_id, activity_id) REFERENCES muster.activities
);
CREATE INDEX replies_by_time ON muster.replies (tenant_id, occur_time, activity_id);
CREATE INDEX replies_unread ON muster.replies (tenant_id, occur_time, activity_id) WHERE read_time IS NULL;
CREATE INDEX replies_by_lead ON muster.replies (tenant_id, lead_id);

ALTER TABLE muster.replies ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.replies FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.replies TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.replies TO muster_app;
