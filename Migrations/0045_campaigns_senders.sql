-- What messages are sent from, and which campaigns may send with it. A sender's health is written by a job
-- apart from the sender itself: it is no change of it.
CREATE TABLE muster.senders (
  tenant_id uuid,
  sender_id uuid,
  channel text COLLATE "C" NOT NULL,
  -- The domain, number, profile or account as it is compared.
  endpoint_key text COLLATE "C" NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  time_zone text COLLATE "C" NOT NULL,
  daily_cap int4 NOT NULL,
  disabled bool NOT NULL,
  update_time timestamptz NOT NULL,
  version int8 NOT NULL DEFAULT 1,
  -- Empty while too little was sent to tell.
  health_state text COLLATE "C" NOT NULL DEFAULT '',
  health_message text NOT NULL DEFAULT '',
  bounce_rate float8 NOT NULL DEFAULT 0,
  complaint_rate float8 NOT NULL DEFAULT 0,
  sample_count int8 NOT NULL DEFAULT 0,
  health_change_time timestamptz,
  -- Without its health, capacity and campaigns.
  message bytea NOT NULL,
  CONSTRAINT senders_pkey PRIMARY KEY (tenant_id, sender_id),
  CONSTRAINT senders_endpoint_key UNIQUE (tenant_id, channel, endpoint_key),
  CONSTRAINT senders_daily_cap_check CHECK (daily_cap >= 0)
);
CREATE INDEX senders_by_name ON muster.senders (tenant_id, name_key, sender_id);
CREATE INDEX senders_by_channel ON muster.senders (tenant_id, channel, sender_id);
CREATE INDEX senders_by_health ON muster.senders (tenant_id, health_state, sender_id);

ALTER TABLE muster.senders ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.senders FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.senders TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.senders TO muster_app;

CREATE TABLE muster.campaign_senders (
  tenant_id uuid,
  campaign_id uuid,
  sender_id uuid,
  CONSTRAINT campaign_senders_pkey PRIMARY KEY (tenant_id, campaign_id, sender_id),
  CONSTRAINT campaign_senders_campaign_id_fkey FOREIGN KEY (tenant_id, campaign_id)
    REFERENCES muster.campaigns,
  CONSTRAINT campaign_senders_sender_id_fkey FOREIGN KEY (tenant_id, sender_id) REFERENCES muster.senders
);
CREATE INDEX campaign_senders_by_sender ON muster.campaign_senders (tenant_id, sender_id, campaign_id);

ALTER TABLE muster.campaign_senders ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.campaign_senders FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.campaign_senders TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON muster.campaign_senders TO muster_app;
