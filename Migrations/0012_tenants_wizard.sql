-- How far each tenant is with its set-up wizard, and what was entered, so that another client goes on where
-- the last one stopped. A tenant without a row has not begun. The steps themselves come with the server.
CREATE TABLE muster.wizards (
  tenant_id uuid,
  complete_time timestamptz,
  completed_by_kind text,
  completed_by_id uuid,
  completed_by_name text,
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT wizards_pkey PRIMARY KEY (tenant_id),
  CONSTRAINT wizards_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES muster.tenants
);

ALTER TABLE muster.wizards ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.wizards FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.wizards TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.wizards TO muster_app;

CREATE TABLE muster.wizard_steps (
  tenant_id uuid,
  -- Its name for code.
  step text COLLATE "C",
  state text NOT NULL,
  -- A JSON object of the form that the step had, as text, so that numbers stay as they were entered.
  data text NOT NULL DEFAULT '',
  submit_time timestamptz NOT NULL DEFAULT now(),
  submitted_by_kind text NOT NULL,
  submitted_by_id uuid,
  submitted_by_name text NOT NULL DEFAULT '',
  CONSTRAINT wizard_steps_pkey PRIMARY KEY (tenant_id, step),
  CONSTRAINT wizard_steps_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES muster.wizards,
  CONSTRAINT wizard_steps_state_check CHECK (state IN ('open', 'done', 'skipped'))
);

ALTER TABLE muster.wizard_steps ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.wizard_steps FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.wizard_steps TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.wizard_steps TO muster_app;
