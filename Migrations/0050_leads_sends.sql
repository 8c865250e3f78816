-- Of which send an activity tells, so that campaigns are reported by what happened.
ALTER TABLE muster.activities
  ADD COLUMN send_id uuid,
  ADD COLUMN enrollment_id uuid,
  ADD COLUMN sequence_version int8,
  ADD COLUMN step_id uuid,
  ADD COLUMN step_key text COLLATE "C",
  ADD COLUMN variant_key text COLLATE "C",
  ADD COLUMN sender_id uuid,
  -- What a reply says, or the status that a lead has moved to.
  ADD COLUMN outcome text COLLATE "C",
  ADD COLUMN skip_reasons text[];
CREATE INDEX activities_by_sender ON muster.activities (tenant_id, sender_id, occur_time)
  WHERE sender_id IS NOT NULL;
