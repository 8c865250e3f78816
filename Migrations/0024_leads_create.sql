-- Leads: a lead is the bytes of its message, as callers read it; columns are what leads are found, ordered,
-- filtered and bounded by. The id is the order of creation and holds its time. Keys are normalised forms,
-- compared by their bytes.
CREATE TABLE muster.leads (
  tenant_id uuid,
  lead_id uuid,
  campaign_id uuid,
  owner_id uuid,
  created_by_id uuid,
  update_time timestamptz NOT NULL DEFAULT now(),
  delete_time timestamptz,
  -- When the clock alone will next change the score or end the tier set by hand.
  rescore_time timestamptz,
  version int8 NOT NULL DEFAULT 1,
  score int4 NOT NULL DEFAULT 0,
  status text COLLATE "C" NOT NULL DEFAULT 'new',
  -- None until the lead is first scored.
  tier text COLLATE "C",
  email_key text COLLATE "C" NOT NULL,
  name_key text COLLATE "C" NOT NULL DEFAULT '',
  company_key text COLLATE "C" NOT NULL DEFAULT '',
  external_id text COLLATE "C",
  created_by_kind text NOT NULL,
  created_by_name text,
  message bytea NOT NULL,
  -- A message that has custom fields alone, those that the tenant has taken away among them.
  custom_fields bytea,
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
