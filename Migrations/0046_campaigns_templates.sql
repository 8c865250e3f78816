-- Templates that were generated for a tenant; those that come with Muster are no rows. The id is the order of
-- creation.
CREATE TABLE muster.campaign_templates (
  tenant_id uuid,
  template_id uuid,
  parent_id uuid,
  job_id uuid NOT NULL,
  icp_revision int8 NOT NULL,
  create_time timestamptz NOT NULL,
  industry_key text COLLATE "C" NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  message bytea NOT NULL,
  CONSTRAINT campaign_templates_pkey PRIMARY KEY (tenant_id, template_id)
);
CREATE INDEX campaign_templates_by_name ON muster.campaign_templates (tenant_id, name_key, template_id);
CREATE INDEX campaign_templates_by_industry
  ON muster.campaign_templates (tenant_id, industry_key, template_id);
CREATE INDEX campaign_templates_by_revision
  ON muster.campaign_templates (tenant_id, icp_revision, template_id);
CREATE INDEX campaign_templates_by_parent ON muster.campaign_templates (tenant_id, parent_id, template_id)
  WHERE parent_id IS NOT NULL;
CREATE INDEX campaign_templates_by_job ON muster.campaign_templates (tenant_id, job_id, template_id);

ALTER TABLE muster.campaign_templates ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.campaign_templates FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.campaign_templates TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT ON muster.campaign_templates TO muster_app;
