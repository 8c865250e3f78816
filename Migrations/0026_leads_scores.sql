-- Scoring models as data, and of each lead what it scored when, with what was known then, so that every score
-- can be explained and two models be compared on the past.
CREATE TABLE muster.scoring_models (
  tenant_id uuid,
  model_id uuid,
  number int4 NOT NULL,
  state text COLLATE "C" NOT NULL,
  -- Name, description, components, factors, tiers.
  content bytea NOT NULL,
  base_model_id uuid,
  author_kind text NOT NULL,
  author_id uuid,
  author_name text,
  activate_time timestamptz,
  create_time timestamptz NOT NULL DEFAULT now(),
  update_time timestamptz NOT NULL DEFAULT now(),
  version int8 NOT NULL DEFAULT 1,
  CONSTRAINT scoring_models_pkey PRIMARY KEY (tenant_id, model_id),
  CONSTRAINT scoring_models_number_key UNIQUE (tenant_id, number)
);
CREATE UNIQUE INDEX scoring_models_active_key ON muster.scoring_models (tenant_id) WHERE state = 'active';

ALTER TABLE muster.scoring_models ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.scoring_models FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.scoring_models TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON muster.scoring_models TO muster_app;

CREATE TABLE muster.lead_scores (
  tenant_id uuid,
  lead_id uuid,
  score_id uuid,
  score_time timestamptz NOT NULL,
  score int4 NOT NULL,
  tier text NOT NULL,
  data_quality int4 NOT NULL,
  authority int4 NOT NULL,
  company_fit int4 NOT NULL,
  timing int4 NOT NULL,
  risk int4 NOT NULL,
  model_id uuid NOT NULL,
  cause text NOT NULL,
  -- What was known of the lead.
  inputs bytea NOT NULL,
  -- The score differs from the one before; otherwise only what was known does.
  is_change bool NOT NULL,
  CONSTRAINT lead_scores_pkey PRIMARY KEY (tenant_id, lead_id, score_id),
  CONSTRAINT lead_scores_lead_id_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES muster.leads
);

ALTER TABLE muster.lead_scores ENABLE ROW LEVEL SECURITY;
ALTER TABLE muster.lead_scores FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON muster.lead_scores TO muster_app
  USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON muster.lead_scores TO muster_app;
