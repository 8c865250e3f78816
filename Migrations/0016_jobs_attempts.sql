-- Each attempt at a job, so that whoever looks at a failed one sees what was tried, where and when. Its
-- number is the fence of its claim.
CREATE TABLE muster.job_attempts (
  tenant_id uuid,
  job_id uuid,
  number int8,
  -- Empty while it runs.
  outcome text NOT NULL DEFAULT '',
  error text NOT NULL DEFAULT '',
  server_id text NOT NULL DEFAULT '',
  start_time timestamptz NOT NULL DEFAULT now(),
  end_time timestamptz,
  CONSTRAINT job_attempts_pkey PRIMARY KEY (tenant_id, job_id, number),
  -- They go with their job.
  CONSTRAINT job_attempts_job_fkey FOREIGN KEY (tenant_id, job_id) REFERENCES muster.jobs ON DELETE CASCADE,
  CONSTRAINT job_attempts_outcome_check CHECK (
    outcome IN ('', 'succeeded', 'failed', 'lost', 'cancelled', 'put_off'))
);

-- Operators count those that failed lately.
CREATE INDEX job_attempts_by_end_time ON muster.job_attempts (tenant_id, end_time) WHERE outcome = 'failed';

ALTER TABLE muster.job_attempts ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.job_attempts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.job_attempts TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.job_attempts FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE ON muster.job_attempts TO muster_app;
GRANT SELECT ON muster.job_attempts TO muster_system;
