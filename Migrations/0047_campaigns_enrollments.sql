-- Ways of leads through campaigns. Whoever works looks at one time alone: when something is to be done about
-- an enrolment, whether a step is due, a claim is over, an approval has expired or a pause ends.
CREATE TABLE muster.enrollments (
  tenant_id uuid,
  enrollment_id uuid,
  campaign_id uuid NOT NULL,
  lead_id uuid NOT NULL,
  -- The folded name of the lead's company when it was enrolled.
  company_key text COLLATE "C" NOT NULL DEFAULT '',
  status text COLLATE "C" NOT NULL DEFAULT 'active',
  run_number int4 NOT NULL,
  sequence_version int8 NOT NULL,
  -- Empty when none comes.
  next_step_key text COLLATE "C" NOT NULL DEFAULT '',
  due_time timestamptz,
  -- When a worker is to look at it; none for what waits for somebody.
  work_time timestamptz,
  -- Of two at one time the lesser goes first.
  work_order int4 NOT NULL DEFAULT 0,
  -- It waits for its campaign to be activated.
  is_parked bool NOT NULL DEFAULT false,
  -- The step that was settled last, when, and whether its message left.
  after_step_key text COLLATE "C" NOT NULL DEFAULT '',
  settle_time timestamptz,
  was_sent bool NOT NULL DEFAULT false,
  last_send_id uuid,
  last_send_status text COLLATE "C" NOT NULL DEFAULT '',
  pause_reason text COLLATE "C" NOT NULL DEFAULT '',
  resume_time timestamptz,
  stop_reason text COLLATE "C" NOT NULL DEFAULT '',
  end_time timestamptz,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_by_name text,
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT enrollments_pkey PRIMARY KEY (tenant_id, enrollment_id),
  CONSTRAINT enrollments_status_check CHECK (status IN ('active', 'paused', 'stopped', 'completed')),
  CONSTRAINT enrollments_end_check CHECK ((status IN ('stopped', 'completed')) = (end_time IS NOT NULL)),
  CONSTRAINT enrollments_pause_check CHECK ((status = 'paused') = (pause_reason <> '')),
  CONSTRAINT enrollments_stop_check CHECK ((status = 'stopped') = (stop_reason <> '')),
  CONSTRAINT enrollments_work_check CHECK (end_time IS NULL OR work_time IS NULL)
);

-- A lead goes through a campaign once at a time.
CREATE UNIQUE INDEX enrollments_running_key ON muster.enrollments (tenant_id, campaign_id, lead_id)
  WHERE status IN ('active', 'paused');
-- What workers look at next, of one tenant; and whose turn it is.
CREATE INDEX enrollments_by_work_time ON muster.enrollments
  (tenant_id, work_time, work_order, enrollment_id) WHERE work_time IS NOT NULL;
CREATE INDEX enrollments_by_work_time_of_all ON muster.enrollments (work_time) WHERE work_time IS NOT NULL;
CREATE INDEX enrollments_by_company ON muster.enrollments (tenant_id, campaign_id, company_key)
  WHERE status IN ('active', 'paused') AND company_key <> '';
CREATE INDEX enrollments_parked ON muster.enrollments (tenant_id, campaign_id, enrollment_id)
  WHERE is_parked;
-- Lists; the id is the order of creation.
CREATE INDEX enrollments_by_campaign ON muster.enrollments (tenant_id, campaign_id, enrollment_id);
CREATE INDEX enrollments_by_lead ON muster.enrollments (tenant_id, lead_id, enrollment_id);
CREATE INDEX enrollments_by_update_time ON muster.enrollments (tenant_id, update_time, enrollment_id);
CREATE INDEX enrollments_by_due_time ON muster.enrollments
  (tenant_id, (coalesce(due_time, 'infinity')), enrollment_id);

ALTER TABLE muster.enrollments ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.enrollments FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.enrollments TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.enrollments FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.enrollments TO muster_app;
GRANT SELECT (tenant_id, work_time) ON muster.enrollments TO muster_system;
