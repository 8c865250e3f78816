-- Campaigns, and their sequences, a row a version: kept, since running enrolments follow theirs to the
-- end. As leads are, both are the bytes of their messages, beside the columns that they are found by.
CREATE TABLE muster.campaigns (
  tenant_id uuid,
  campaign_id uuid,
  sequence_id uuid NOT NULL,
  template_id uuid,
  -- The version that new enrolments take.
  sequence_version int8 NOT NULL,
  update_time timestamptz NOT NULL,
  activate_time timestamptz,
  delete_time timestamptz,
  version int8 NOT NULL DEFAULT 1,
  status text COLLATE "C" NOT NULL,
  permission_mode text COLLATE "C" NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  -- Without its sequence, problems and senders.
  message bytea NOT NULL,
  CONSTRAINT campaigns_pkey PRIMARY KEY (tenant_id, campaign_id),
  CONSTRAINT campaigns_sequence_id_key UNIQUE (tenant_id, sequence_id),
  CONSTRAINT campaigns_status_check CHECK (
    status IN ('draft', 'active', 'paused', 'completed', 'archived'))
);
CREATE INDEX campaigns_by_update_time ON muster.campaigns (tenant_id, update_time, campaign_id);
CREATE INDEX campaigns_by_name ON muster.campaigns (tenant_id, name_key, campaign_id);
CREATE INDEX campaigns_by_status ON muster.campaigns (tenant_id, status, campaign_id);
CREATE INDEX campaigns_by_template ON muster.campaigns (tenant_id, template_id, campaign_id)
  WHERE template_id IS NOT NULL;
CREATE INDEX campaigns_by_delete_time ON muster.campaigns (tenant_id, delete_time, campaign_id)
  WHERE delete_time IS NOT NULL;

ALTER TABLE muster.campaigns ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.campaigns FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.campaigns TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.campaigns TO muster_app;

CREATE TABLE muster.campaign_sequences (
  tenant_id uuid,
  campaign_id uuid,
  version int8,
  create_time timestamptz NOT NULL,
  message bytea NOT NULL,
  CONSTRAINT campaign_sequences_pkey PRIMARY KEY (tenant_id, campaign_id, version),
  CONSTRAINT campaign_sequences_campaign_id_fkey FOREIGN KEY (tenant_id, campaign_id)
    REFERENCES muster.campaigns
);

ALTER TABLE muster.campaign_sequences ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.campaign_sequences FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.campaign_sequences TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON muster.campaign_sequences TO muster_app;
