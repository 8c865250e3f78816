-- muster: as administrator
-- The roles that everything rests on, the schema they share, and the record of what was applied.
-- Roles belong to the cluster: another database may have made them before, or be making them now.
DO $$
DECLARE
  role text;
  rights text;
BEGIN
  FOR role, rights IN
    VALUES ('muster_owner', 'NOLOGIN BYPASSRLS'), ('muster_app', 'LOGIN NOBYPASSRLS'),
      ('muster_system', 'LOGIN NOBYPASSRLS')
  LOOP
    rights := rights || ' NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT';
    BEGIN
      EXECUTE format('CREATE ROLE %I %s', role, rights);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
    -- Only what is wrong is changed: two that change one role at once fail.
    IF EXISTS (
      SELECT FROM pg_catalog.pg_roles r
      WHERE r.rolname = role
        AND (r.rolsuper OR r.rolcreatedb OR r.rolcreaterole OR r.rolreplication OR r.rolinherit
          OR r.rolcanlogin = (role = 'muster_owner') OR r.rolbypassrls <> (role = 'muster_owner'))
    ) THEN
      EXECUTE format('ALTER ROLE %I %s', role, rights);
    END IF;
    IF role <> 'muster_owner' AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_roles r
      WHERE r.rolname = role AND 'search_path=muster' = ANY (r.rolconfig)
    ) THEN
      EXECUTE format('ALTER ROLE %I SET search_path = muster', role);
    END IF;
  END LOOP;
END
$$;

-- Large objects know no tenants. Only a superuser can take them from everybody.
DO $$
DECLARE
  function regprocedure;
BEGIN
  IF NOT (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user) THEN
    RETURN;
  END IF;
  FOR function IN
    SELECT p.oid FROM pg_catalog.pg_proc p
    WHERE p.pronamespace = 'pg_catalog'::regnamespace
      AND (p.proname ^@ 'lo_' OR p.proname IN ('loread', 'lowrite'))
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', function);
  END LOOP;
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE SCHEMA muster AUTHORIZATION muster_owner;

GRANT USAGE ON SCHEMA muster TO muster_app, muster_system;

ALTER DEFAULT PRIVILEGES FOR ROLE muster_owner REVOKE ALL ON FUNCTIONS FROM PUBLIC;

CREATE TABLE muster.schema_migrations (
  number int4 CONSTRAINT schema_migrations_pkey PRIMARY KEY,
  name text NOT NULL,
  sha256 bytea NOT NULL,
  breaks_older_servers bool NOT NULL,
  apply_time timestamptz NOT NULL DEFAULT now(),
  duration_seconds float8 NOT NULL,
  muster_version text NOT NULL,
  CONSTRAINT schema_migrations_number_check CHECK (number > 0)
);

ALTER TABLE muster.schema_migrations OWNER TO muster_owner;

GRANT SELECT ON muster.schema_migrations TO muster_app, muster_system;
