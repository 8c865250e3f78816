-- What the audit log and the events tell of a change, beside who did it: under which right, from where, as
-- part of what, and which versions. The hash covers what erasure may clear, so that the proof stays.
ALTER TABLE muster.journal
  ADD generation int8 NOT NULL DEFAULT 1,
  ADD permission text NOT NULL DEFAULT '',
  ADD trace_id text NOT NULL DEFAULT '',
  ADD version_before int8 NOT NULL DEFAULT 0,
  ADD version_after int8 NOT NULL DEFAULT 0,
  -- How many refusals of one kind it stands for.
  ADD call_count int4 NOT NULL DEFAULT 1,
  -- Personal: erasure makes it null, as it does with the name of the actor, the event and the usage.
  ADD source_network text,
  ADD payload_hash bytea;

-- The order in which changes became visible, within one cluster's life; a restore begins another.
CREATE INDEX journal_by_place ON muster.journal (tenant_id, generation, transaction_id, record_id);
DROP INDEX muster.journal_by_record;

-- Where the answer is about a tenant and the record is the platform's, erasure has to find it.
ALTER TABLE muster.request_records ADD about_tenant_id uuid;
