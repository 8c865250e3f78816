-- One row is touched whenever what a subject may do changes. Servers poll for rows of newer transactions,
-- so that every one of them knows within a second.
CREATE TABLE muster.access_epochs (
  tenant_id uuid,
  subject_kind text,
  subject_id uuid,
  -- Tokens that were issued before it are refused.
  tokens_after timestamptz,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  change_time timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT access_epochs_pkey PRIMARY KEY (tenant_id, subject_kind, subject_id),
  CONSTRAINT access_epochs_subject_kind_check CHECK (subject_kind IN ('tenant', 'user', 'key'))
);
CREATE INDEX access_epochs_by_transaction ON muster.access_epochs (transaction_id);

ALTER TABLE muster.access_epochs ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.access_epochs FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.access_epochs TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
CREATE POLICY system ON muster.access_epochs FOR SELECT TO muster_system USING (true);
GRANT SELECT, INSERT, UPDATE ON muster.access_epochs TO muster_app;
GRANT SELECT ON muster.access_epochs TO muster_system;
