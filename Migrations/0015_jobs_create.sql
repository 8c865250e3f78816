-- Work that outlives the call which asks for it. A job is a row that its call's transaction adds; a worker
-- holds it by the number of its claim, so one that lost it can write nothing more.
CREATE TABLE muster.jobs (
  -- The tenant that it works for; the nil uuid for the platform.
  tenant_id uuid,
  job_id uuid,
  kind text COLLATE "C" NOT NULL,
  state text NOT NULL DEFAULT 'waiting',
  target_id text COLLATE "C" NOT NULL DEFAULT '',
  -- Texts by name, for the kind's handler.
  payload jsonb NOT NULL DEFAULT '{}',
  max_attempts int4 NOT NULL,
  -- Since it was enqueued or last retried; `fence` counts them all.
  attempt_count int4 NOT NULL DEFAULT 0,
  run_time timestamptz NOT NULL DEFAULT now(),
  -- Of a kind that works for tenants that are not active too.
  runs_when_inactive bool NOT NULL DEFAULT false,
  fence int8 NOT NULL DEFAULT 0,
  server_id text NOT NULL DEFAULT '',
  lease_time timestamptz,
  -- When a worker may take it: one that waits at its time, one that runs when its lease ends.
  due_time timestamptz GENERATED ALWAYS AS (
    CASE state WHEN 'waiting' THEN run_time WHEN 'running' THEN lease_time END) STORED,
  cancel_requested bool NOT NULL DEFAULT false,
  last_error text NOT NULL DEFAULT '',
  result jsonb,
  done_count int8 NOT NULL DEFAULT 0,
  total_count int8 NOT NULL DEFAULT 0,
  schedule_key text COLLATE "C" NOT NULL DEFAULT '',
  cron text NOT NULL DEFAULT '',
  time_zone text NOT NULL DEFAULT '',
  last_time timestamptz,
  -- It is the schedule's next run, and when it ends the one after it is added.
  carries_schedule bool NOT NULL DEFAULT false,
  created_by_kind text NOT NULL DEFAULT 'system',
  created_by_id uuid,
  created_by_name text,
  trace_id text NOT NULL DEFAULT '',
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  finish_time timestamptz,
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT jobs_pkey PRIMARY KEY (tenant_id, job_id),
  CONSTRAINT jobs_state_check CHECK (state IN ('waiting', 'running', 'succeeded', 'dead', 'cancelled')),
  CONSTRAINT jobs_lease_check CHECK ((state = 'running') = (lease_time IS NOT NULL)),
  CONSTRAINT jobs_finish_check CHECK (
    (state IN ('succeeded', 'dead', 'cancelled')) = (finish_time IS NOT NULL)),
  CONSTRAINT jobs_created_by_kind_check CHECK (
    created_by_kind IN ('user', 'api_key', 'system', 'platform'))
);

-- What workers take next, of one tenant; and whose turn it is.
CREATE INDEX jobs_by_due_time ON muster.jobs (tenant_id, due_time, job_id)
  WHERE state IN ('waiting', 'running');
CREATE INDEX jobs_by_due_time_of_all ON muster.jobs (due_time) WHERE state IN ('waiting', 'running');
CREATE INDEX jobs_by_due_time_inactive ON muster.jobs (tenant_id, due_time)
  WHERE state IN ('waiting', 'running') AND runs_when_inactive;
CREATE UNIQUE INDEX jobs_schedule_key ON muster.jobs (tenant_id, schedule_key) WHERE carries_schedule;
CREATE INDEX jobs_by_finish_time ON muster.jobs (tenant_id, finish_time)
  WHERE state IN ('succeeded', 'cancelled');

-- Lists, of a tenant and of all; operators name a job by its id alone.
CREATE INDEX jobs_by_create_time ON muster.jobs (tenant_id, create_time, job_id);
CREATE INDEX jobs_by_run_time ON muster.jobs (tenant_id, run_time, job_id);
CREATE INDEX jobs_by_create_time_of_all ON muster.jobs (create_time, job_id);
CREATE INDEX jobs_by_run_time_of_all ON muster.jobs (run_time, job_id);
CREATE INDEX jobs_by_id_of_all ON muster.jobs (job_id);

ALTER TABLE muster.jobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.jobs FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.jobs TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.jobs FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON muster.jobs TO muster_app;
-- What a job is given to work on is its tenant's.
GRANT SELECT (
  tenant_id, job_id, kind, state, target_id, max_attempts, attempt_count, run_time, runs_when_inactive, fence,
  server_id, lease_time, due_time, cancel_requested, last_error, result, done_count, total_count,
  schedule_key, cron, time_zone, last_time, carries_schedule, created_by_kind, created_by_id, created_by_name,
  trace_id, create_time, update_time, finish_time, version
) ON muster.jobs TO muster_system;
