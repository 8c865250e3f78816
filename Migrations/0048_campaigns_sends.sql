-- Messages of enrolments, at most one for each step: this row is what is claimed, handed over and settled.
-- What a claim uses up it holds in the ledger, by which it comes back when nobody settles it.
CREATE TABLE muster.sends (
  tenant_id uuid,
  send_id uuid,
  enrollment_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  lead_id uuid NOT NULL,
  company_key text COLLATE "C" NOT NULL DEFAULT '',
  sequence_version int8 NOT NULL,
  step_id uuid NOT NULL,
  step_key text COLLATE "C" NOT NULL,
  variant_key text COLLATE "C" NOT NULL,
  channel text COLLATE "C" NOT NULL,
  -- Set by the claim.
  sender_id uuid,
  status text COLLATE "C" NOT NULL DEFAULT 'planned',
  -- A message that has failed checks alone.
  failed_checks bytea,
  due_time timestamptz NOT NULL,
  -- Counted up by each claim and by whatever takes one back: who comes late changes nothing.
  fence int8 NOT NULL DEFAULT 0,
  claim_time timestamptz,
  lease_time timestamptz,
  -- When it was begun to be given to the carrier; before that the claim can be taken back.
  hand_over_time timestamptz,
  send_time timestamptz,
  hold_ids uuid[] NOT NULL DEFAULT '{}',
  credit_hold_id uuid,
  provider_message_id text COLLATE "C",
  thread_key text COLLATE "C",
  subject text NOT NULL DEFAULT '',
  error_message text NOT NULL DEFAULT '',
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT sends_pkey PRIMARY KEY (tenant_id, send_id),
  CONSTRAINT sends_step_key UNIQUE (tenant_id, enrollment_id, step_key),
  CONSTRAINT sends_status_check CHECK (status IN (
    'planned', 'awaiting_approval', 'task', 'deferred', 'claimed', 'sent', 'skipped', 'failed', 'unknown',
    'cancelled')),
  CONSTRAINT sends_lease_check CHECK ((status = 'claimed') = (lease_time IS NOT NULL))
);

-- What people have been sent lately; what left them aside is not counted.
CREATE INDEX sends_by_lead ON muster.sends (tenant_id, lead_id, claim_time)
  WHERE status IN ('claimed', 'sent', 'unknown');
CREATE INDEX sends_by_company ON muster.sends (tenant_id, campaign_id, company_key, claim_time)
  WHERE status IN ('claimed', 'sent', 'unknown') AND company_key <> '';
CREATE INDEX sends_by_message ON muster.sends (tenant_id, provider_message_id)
  WHERE provider_message_id IS NOT NULL;
CREATE INDEX sends_claimed ON muster.sends (tenant_id, campaign_id) WHERE status = 'claimed';
CREATE INDEX sends_unknown ON muster.sends (tenant_id, campaign_id) WHERE status = 'unknown';
CREATE INDEX sends_by_sender ON muster.sends (tenant_id, sender_id, send_time) WHERE status = 'sent';
CREATE INDEX sends_by_campaign ON muster.sends (tenant_id, campaign_id, send_id);

ALTER TABLE muster.sends ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.sends FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.sends TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.sends TO muster_app;

-- How many steps of a campaign were planned on each channel, by which the next channel is picked.
CREATE TABLE muster.campaign_picks (
  tenant_id uuid,
  campaign_id uuid,
  channel text COLLATE "C",
  count int8 NOT NULL DEFAULT 0,
  CONSTRAINT campaign_picks_pkey PRIMARY KEY (tenant_id, campaign_id, channel)
);

ALTER TABLE muster.campaign_picks ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.campaign_picks FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.campaign_picks TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.campaign_picks TO muster_app;
