-- Which cluster this database lives in. A restore brings it into another one, where transactions are
-- counted anew: the generation then rises, and whoever kept a position in the journal knows.
CREATE TABLE muster.installation (
  system_identifier text NOT NULL,
  generation int8 NOT NULL DEFAULT 1,
  create_time timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX installation_one_row ON muster.installation ((true));

GRANT SELECT ON muster.installation TO muster_app, muster_system;
