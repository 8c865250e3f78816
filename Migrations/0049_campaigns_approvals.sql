-- Messages that wait for a person's yes or no, or waited, as they will be sent.
CREATE TABLE muster.approvals (
  tenant_id uuid,
  approval_id uuid,
  send_id uuid NOT NULL,
  enrollment_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  lead_id uuid NOT NULL,
  status text COLLATE "C" NOT NULL DEFAULT 'pending',
  -- Empty after the lead's erasure, as are the next two.
  content bytea NOT NULL,
  recipient text NOT NULL,
  recipient_name text NOT NULL DEFAULT '',
  expire_time timestamptz NOT NULL,
  decided_by_kind text,
  decided_by_id uuid,
  decided_by_name text,
  decide_time timestamptz,
  note text NOT NULL DEFAULT '',
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT approvals_pkey PRIMARY KEY (tenant_id, approval_id),
  CONSTRAINT approvals_send_key UNIQUE (tenant_id, send_id),
  CONSTRAINT approvals_status_check CHECK (
    status IN ('pending', 'approved', 'rejected', 'expired', 'withdrawn')),
  CONSTRAINT approvals_decide_check CHECK ((status = 'pending') = (decide_time IS NULL))
);
CREATE INDEX approvals_by_expire_time ON muster.approvals (tenant_id, expire_time, approval_id);
CREATE INDEX approvals_by_status ON muster.approvals (tenant_id, status, expire_time, approval_id);
CREATE INDEX approvals_by_campaign ON muster.approvals (tenant_id, campaign_id, expire_time, approval_id);
CREATE INDEX approvals_by_lead ON muster.approvals (tenant_id, lead_id, expire_time, approval_id);

ALTER TABLE muster.approvals ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.approvals FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.approvals TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.approvals TO muster_app;

-- What the do-not-call register said of a lead's number, until it has to be asked again.
CREATE TABLE muster.register_answers (
  tenant_id uuid,
  lead_id uuid,
  number_hash bytea NOT NULL,
  is_listed bool NOT NULL,
  expire_time timestamptz NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT register_answers_pkey PRIMARY KEY (tenant_id, lead_id)
);

ALTER TABLE muster.register_answers ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.register_answers FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.register_answers TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.register_answers TO muster_app;
