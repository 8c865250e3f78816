-- Rotations of keys, the one that runs and those that were: how many secrets, or data keys under the master
-- key, are sealed again.
CREATE TABLE muster.key_rotations (
  tenant_id uuid,
  rotation_id uuid,
  kind text COLLATE "C" NOT NULL,
  state text COLLATE "C" NOT NULL DEFAULT 'running',
  old_key_version int8 NOT NULL,
  new_key_version int8 NOT NULL,
  total_count int8 NOT NULL DEFAULT 0,
  done_count int8 NOT NULL DEFAULT 0,
  job_id uuid NOT NULL,
  create_time timestamptz NOT NULL DEFAULT now(),
  finish_time timestamptz,
  CONSTRAINT key_rotations_pkey PRIMARY KEY (tenant_id, rotation_id),
  CONSTRAINT key_rotations_kind_check CHECK (kind IN ('data', 'master')),
  CONSTRAINT key_rotations_state_check CHECK (state IN ('running', 'done', 'failed')),
  CONSTRAINT key_rotations_finish_time_check CHECK ((state = 'done') = (finish_time IS NOT NULL))
);
-- Of two who begin one at once one does, and the other is told of it.
CREATE UNIQUE INDEX key_rotations_unfinished_key ON muster.key_rotations (tenant_id, kind)
  WHERE state <> 'done';
CREATE INDEX key_rotations_by_create_time ON muster.key_rotations (tenant_id, create_time, rotation_id);

ALTER TABLE muster.key_rotations ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.key_rotations FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.key_rotations TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.key_rotations TO muster_app;
