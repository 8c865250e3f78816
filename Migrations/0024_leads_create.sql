-- Leads: what is filtered, ordered or scored has columns, the rest is the message's own bytes. The id is the
-- order of creation and holds its time. Keys are normalised forms, compared by their bytes.
CREATE TABLE muster.leads (
  tenant_id uuid,
  lead_id uuid,
  email text NOT NULL,
  email_key text COLLATE "C" NOT NULL,
  first_name text NOT NULL DEFAULT '',
  last_name text NOT NULL DEFAULT '',
  name_key text COLLATE "C" NOT NULL DEFAULT '',
  title text NOT NULL DEFAULT '',
  company text NOT NULL DEFAULT '',
  company_key text COLLATE "C" NOT NULL DEFAULT '',
  company_domain text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  linkedin_url text NOT NULL DEFAULT '',
  country text NOT NULL DEFAULT '',
  industry text NOT NULL DEFAULT '',
  employee_count int4 NOT NULL DEFAULT 0,
  campaign_id uuid,
  owner_id uuid,
  source text NOT NULL DEFAULT '',
  external_id text COLLATE "C",
  tags text[] NOT NULL DEFAULT '{}',
  time_zone text NOT NULL DEFAULT '',
  language text NOT NULL DEFAULT '',
  -- Facts, custom fields, consents, the postal address, the tier set by hand.
  details bytea,
  status text COLLATE "C" NOT NULL DEFAULT 'new',
  status_time timestamptz NOT NULL DEFAULT now(),
  score int4 NOT NULL DEFAULT 0,
  -- None until the lead is first scored.
  tier text COLLATE "C",
  data_quality int4 NOT NULL DEFAULT 0,
  authority int4 NOT NULL DEFAULT 0,
  company_fit int4 NOT NULL DEFAULT 0,
  timing int4 NOT NULL DEFAULT 0,
  risk int4 NOT NULL DEFAULT 0,
  score_model_id uuid,
  score_time timestamptz,
  -- When the clock alone will next change the score or end the tier set by hand.
  rescore_time timestamptz,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_by_name text,
  update_time timestamptz NOT NULL DEFAULT now(),
  delete_time timestamptz,
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT leads_pkey PRIMARY KEY (tenant_id, lead_id)
);
-- A deleted lead holds neither its address nor its external id.
CREATE UNIQUE INDEX leads_email_key ON muster.leads (tenant_id, email_key) WHERE delete_time IS NULL;
CREATE UNIQUE INDEX leads_external_id_key ON muster.leads (tenant_id, external_id)
  WHERE delete_time IS NULL AND external_id IS NOT NULL;

ALTER TABLE muster.leads ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.leads FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.leads TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.leads TO muster_app;

-- Of each lead its tags as they are compared, for lists by tag.
CREATE TABLE muster.lead_tags (
  tenant_id uuid,
  tag_key text COLLATE "C",
  lead_id uuid,
  CONSTRAINT lead_tags_pkey PRIMARY KEY (tenant_id, tag_key, lead_id),
  CONSTRAINT lead_tags_lead_id_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES muster.leads
);
CREATE INDEX lead_tags_by_lead ON muster.lead_tags (tenant_id, lead_id);

ALTER TABLE muster.lead_tags ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.lead_tags FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.lead_tags TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON muster.lead_tags TO muster_app;
