// Made by tools/protogen from Migrations.
// Do not edit: add a migration and run tools/generate.

package struct MigrationStep: Hashable, Sendable {
  package let number: Int
  /// That of its file, without the ending.
  package let name: String
  /// Of the file, in hexadecimal digits.
  package let sha256: String
  /// Runs as the role that migrates, which owns nothing; else as the owner of the schema.
  package let isAdministrative: Bool
  package let isTransactional: Bool
  /// Servers that do not know it must not serve once it is applied.
  package let breaksOlderServers: Bool
  package let text: String

  package init(
    number: Int, name: String, sha256: String, isAdministrative: Bool = false,
    isTransactional: Bool = true, breaksOlderServers: Bool = false, text: String
  ) {
    self.number = number
    self.name = name
    self.sha256 = sha256
    self.isAdministrative = isAdministrative
    self.isTransactional = isTransactional
    self.breaksOlderServers = breaksOlderServers
    self.text = text
  }
}

extension MigrationStep {
  /// All of them, by their numbers from 1.
  package static let all = [
    MigrationStep(
      number: 1, name: "0001_platform_roles",
      sha256: "fec4c0084c51f471d29bf711178ee6e51a92c7eb7c57ea57d3dc53489a54c7e8",
      isAdministrative: true,
      text: ##"""
      -- muster: as administrator
      -- The roles that everything rests on, the schema they share, and the record of what was applied.
      -- Roles belong to the cluster: another database may have made them before, or be making them now.
      DO $$
      DECLARE
        role text;
        rights text;
      BEGIN
        -- One database at a time makes them; without a superuser they must be there.
        IF (SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user) THEN
          LOCK TABLE pg_catalog.pg_authid IN SHARE ROW EXCLUSIVE MODE;
        END IF;
        FOR role, rights IN
          VALUES ('muster_owner', 'NOLOGIN BYPASSRLS'), ('muster_app', 'LOGIN NOBYPASSRLS'),
            ('muster_system', 'LOGIN NOBYPASSRLS')
        LOOP
          rights := rights || ' NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOINHERIT';
          IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles r WHERE r.rolname = role) THEN
            EXECUTE format('CREATE ROLE %I %s', role, rights);
          ELSIF EXISTS (
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

      """##
    ),
    MigrationStep(
      number: 2, name: "0002_tenants_create",
      sha256: "c9b8fda34f98246a6b399c94c89b7d40a8850b943321851ad8b00c60a535883f",
      text: ##"""
      -- A tenant is the wall that everything else stands behind. Its row holds what its operator and its owner
      -- may set; limits that are null are those of its plan.
      CREATE TABLE muster.tenants (
        tenant_id uuid,
        -- A public name: that it is taken is no secret.
        slug text COLLATE "C" NOT NULL,
        display_name text NOT NULL,
        state text NOT NULL DEFAULT 'active',
        plan text NOT NULL,
        subscription_status text NOT NULL,
        subscription_start_time timestamptz,
        subscription_trial_end_time timestamptz,
        subscription_period_end_time timestamptz,
        subscription_cancel_time timestamptz,
        subscription_external_id text,
        subscription_update_time timestamptz,
        calls_per_second int4,
        call_burst int4,
        max_open_streams int4,
        max_members int4,
        max_api_keys int4,
        time_zone text NOT NULL DEFAULT '',
        locale text NOT NULL DEFAULT '',
        health text NOT NULL DEFAULT 'healthy',
        mfa_policy text NOT NULL DEFAULT 'off',
        country text NOT NULL DEFAULT '',
        currency_code text NOT NULL DEFAULT '',
        home_region text NOT NULL DEFAULT '',
        contact_email text NOT NULL DEFAULT '',
        suspend_time timestamptz,
        suspend_reason text NOT NULL DEFAULT '',
        suspend_blocks_reads bool NOT NULL DEFAULT false,
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        delete_time timestamptz,
        purge_time timestamptz,
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT tenants_pkey PRIMARY KEY (tenant_id),
        CONSTRAINT tenants_slug_key UNIQUE (slug),
        CONSTRAINT tenants_state_check CHECK (state IN ('active', 'suspended', 'deleted', 'erasing')),
        CONSTRAINT tenants_plan_check CHECK (plan IN ('ignition', 'velocity', 'dominance')),
        CONSTRAINT tenants_subscription_status_check CHECK (
          subscription_status IN ('trial', 'active', 'past_due', 'cancelled')),
        CONSTRAINT tenants_health_check CHECK (health IN ('healthy', 'degraded', 'failed')),
        CONSTRAINT tenants_mfa_policy_check CHECK (mfa_policy IN ('off', 'sensitive', 'always'))
      );

      -- Operators page through all tenants by these; the slug has its own.
      CREATE INDEX tenants_by_create_time ON muster.tenants (create_time, tenant_id);
      CREATE INDEX tenants_by_display_name ON muster.tenants (display_name COLLATE "C", tenant_id);
      CREATE INDEX tenants_by_subscription ON muster.tenants (subscription_external_id)
        WHERE subscription_external_id IS NOT NULL;

      ALTER TABLE muster.tenants ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.tenants FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.tenants TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.tenants FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE ON muster.tenants TO muster_app;
      GRANT SELECT ON muster.tenants TO muster_system;

      """##
    ),
    MigrationStep(
      number: 3, name: "0003_identity_members",
      sha256: "bbefdbb733252a98fb46aa9ad52d10880114295b9c05f06eefd1696d45e69e72",
      text: ##"""
      -- Users are global, since one person may work for several tenants; what makes them somebody in a tenant is
      -- a membership. A user sees their own row alone, under a setting of its own.
      CREATE TABLE muster.users (
        user_id uuid,
        email text NOT NULL DEFAULT '',
        display_name text NOT NULL DEFAULT '',
        email_verified bool NOT NULL DEFAULT false,
        locale text NOT NULL DEFAULT '',
        time_zone text NOT NULL DEFAULT '',
        platform_admin bool NOT NULL DEFAULT false,
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT users_pkey PRIMARY KEY (user_id)
      );

      CREATE TABLE muster.user_identities (
        issuer text,
        subject text,
        user_id uuid NOT NULL,
        create_time timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT user_identities_pkey PRIMARY KEY (issuer, subject),
        CONSTRAINT user_identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES muster.users
      );
      CREATE INDEX user_identities_by_user ON muster.user_identities (user_id);

      ALTER TABLE muster.users ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.users FORCE ROW LEVEL SECURITY;
      CREATE POLICY own ON muster.users TO muster_app
        USING (user_id = nullif(current_setting('muster.user_id', true), '')::uuid)
        WITH CHECK (user_id = nullif(current_setting('muster.user_id', true), '')::uuid);
      CREATE POLICY system ON muster.users FOR SELECT TO muster_system USING (true);
      -- Nobody becomes an operator through the server.
      GRANT SELECT,
        INSERT (user_id, email, display_name, email_verified, locale, time_zone, create_time, update_time, version),
        UPDATE (user_id, email, display_name, email_verified, locale, time_zone, create_time, update_time, version)
        ON muster.users TO muster_app;
      GRANT SELECT ON muster.users TO muster_system;

      ALTER TABLE muster.user_identities ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.user_identities FORCE ROW LEVEL SECURITY;
      CREATE POLICY own ON muster.user_identities TO muster_app
        USING (user_id = nullif(current_setting('muster.user_id', true), '')::uuid)
        WITH CHECK (user_id = nullif(current_setting('muster.user_id', true), '')::uuid);
      CREATE POLICY system ON muster.user_identities FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT ON muster.user_identities TO muster_app;
      GRANT SELECT ON muster.user_identities TO muster_system;

      CREATE TABLE muster.memberships (
        tenant_id uuid,
        member_id uuid,
        user_id uuid NOT NULL,
        email text NOT NULL DEFAULT '',
        display_name text NOT NULL DEFAULT '',
        roles text[] NOT NULL,
        expire_time timestamptz,
        last_active_time timestamptz,
        invited_by_kind text,
        invited_by_id uuid,
        invited_by_name text,
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        delete_time timestamptz,
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT memberships_pkey PRIMARY KEY (tenant_id, member_id),
        CONSTRAINT memberships_user_id_key UNIQUE (tenant_id, user_id),
        CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES muster.users
      );
      CREATE INDEX memberships_by_user ON muster.memberships (user_id);

      ALTER TABLE muster.memberships ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.memberships FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.memberships TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      -- For the question which tenants are mine.
      CREATE POLICY own ON muster.memberships FOR SELECT TO muster_app
        USING (user_id = nullif(current_setting('muster.user_id', true), '')::uuid);
      CREATE POLICY system ON muster.memberships FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE ON muster.memberships TO muster_app;
      GRANT SELECT ON muster.memberships TO muster_system;

      """##
    ),
    MigrationStep(
      number: 4, name: "0004_identity_keys",
      sha256: "000203917a136c3e65e36b6c429135e62f8c8e9f76cc9d27b43196ce894dc935",
      text: ##"""
      -- What lets somebody in: roles of a tenant, its API keys, refresh tokens and, for revocation, the moment
      -- before which tokens no longer count. Keys and tokens are stored as keyed hashes.
      CREATE TABLE muster.roles (
        tenant_id uuid,
        role_id uuid,
        name text NOT NULL,
        display_name text NOT NULL DEFAULT '',
        description text NOT NULL DEFAULT '',
        permissions text[] NOT NULL,
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT roles_pkey PRIMARY KEY (tenant_id, role_id),
        CONSTRAINT roles_name_key UNIQUE (tenant_id, name)
      );

      ALTER TABLE muster.roles ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.roles FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.roles TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.roles TO muster_app;

      CREATE TABLE muster.api_keys (
        tenant_id uuid,
        key_id uuid,
        secret_hash bytea NOT NULL,
        prefix text NOT NULL,
        display_name text NOT NULL DEFAULT '',
        user_id uuid,
        permissions text[] NOT NULL,
        calls_per_second int4,
        expire_time timestamptz,
        revoke_time timestamptz,
        last_use_time timestamptz,
        created_by_kind text NOT NULL,
        created_by_id uuid,
        created_by_name text NOT NULL DEFAULT '',
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT api_keys_pkey PRIMARY KEY (tenant_id, key_id),
        CONSTRAINT api_keys_secret_hash_key UNIQUE (tenant_id, secret_hash),
        CONSTRAINT api_keys_user_id_fkey FOREIGN KEY (tenant_id, user_id)
          REFERENCES muster.memberships (tenant_id, user_id)
      );
      CREATE INDEX api_keys_by_user ON muster.api_keys (tenant_id, user_id);

      ALTER TABLE muster.api_keys ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.api_keys FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.api_keys TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.api_keys TO muster_app;

      CREATE TABLE muster.refresh_tokens (
        tenant_id uuid,
        token_hash bytea,
        family_id uuid NOT NULL,
        user_id uuid,
        key_id uuid,
        -- Null: all that its owner has.
        permissions text[],
        request_id text NOT NULL DEFAULT '',
        create_time timestamptz NOT NULL DEFAULT now(),
        expire_time timestamptz NOT NULL,
        spend_time timestamptz,
        successor_hash bytea,
        CONSTRAINT refresh_tokens_pkey PRIMARY KEY (tenant_id, token_hash),
        CONSTRAINT refresh_tokens_key_id_fkey FOREIGN KEY (tenant_id, key_id) REFERENCES muster.api_keys
      );
      CREATE INDEX refresh_tokens_by_family ON muster.refresh_tokens (tenant_id, family_id);
      CREATE INDEX refresh_tokens_by_key ON muster.refresh_tokens (tenant_id, key_id);

      ALTER TABLE muster.refresh_tokens ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.refresh_tokens FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.refresh_tokens TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.refresh_tokens TO muster_app;

      """##
    ),
    MigrationStep(
      number: 5, name: "0005_identity_epochs",
      sha256: "b453d101b87dd1e00d66cb5b707b35097270f87a774d924257993469660d3c41",
      text: ##"""
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

      """##
    ),
    MigrationStep(
      number: 6, name: "0006_journal_create",
      sha256: "ce7d0bf1594068d0ed341996e5fa4dc327625add7e29f38e517886e92e5377a8",
      text: ##"""
      -- What every write leaves behind: who did what, which event it announces, which usage it counts. Rows are
      -- only added; months are partitions, so that old ones can go at once.
      CREATE TABLE muster.journal (
        tenant_id uuid,
        record_time timestamptz DEFAULT now(),
        record_id uuid,
        transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
        actor_kind text NOT NULL,
        actor_id uuid,
        -- Personal: erasure makes it null.
        actor_name text,
        method text NOT NULL,
        target_kind text NOT NULL DEFAULT '',
        target_id uuid,
        request_id text NOT NULL DEFAULT '',
        changed_fields text[] NOT NULL DEFAULT '{}',
        outcome text NOT NULL,
        reason text NOT NULL DEFAULT '',
        event_type text NOT NULL DEFAULT '',
        event jsonb,
        usage jsonb,
        payload_salt bytea,
        CONSTRAINT journal_pkey PRIMARY KEY (tenant_id, record_time, record_id),
        CONSTRAINT journal_actor_kind_check CHECK (actor_kind IN ('user', 'api_key', 'system', 'platform')),
        CONSTRAINT journal_outcome_check CHECK (outcome IN ('allowed', 'refused'))
      ) PARTITION BY RANGE (record_time);
      CREATE INDEX journal_by_transaction ON muster.journal (transaction_id);
      CREATE INDEX journal_by_record ON muster.journal (tenant_id, record_id);

      ALTER TABLE muster.journal ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.journal FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.journal TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.journal FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT ON muster.journal TO muster_app;
      GRANT SELECT ON muster.journal TO muster_system;

      -- Takes what no month takes, so that no write ever fails for want of one.
      CREATE TABLE muster.journal_default PARTITION OF muster.journal DEFAULT;
      ALTER TABLE muster.journal_default ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.journal_default FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.journal_default TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.journal_default FOR SELECT TO muster_system USING (true);

      """##
    ),
    MigrationStep(
      number: 7, name: "0007_journal_partitions",
      sha256: "b3930728ae1c8fc6457bf41a6203a6ec6e90a2ff0ddec080444fb452f827c4dd",
      text: ##"""
      -- The months of the journal are made ahead by a poller, which owns nothing: this is its way to do so. Each
      -- is guarded like the journal itself and granted to nobody, for it is reached through the journal alone.
      CREATE FUNCTION muster.make_journal_partitions(ahead int4) RETURNS int4
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
      DECLARE
        tenant CONSTANT text := 'tenant_id = nullif(current_setting(''muster.tenant_id'', true), '''')::uuid';
        this_month CONSTANT timestamp := date_trunc('month', now() AT TIME ZONE 'UTC');
        start_time timestamptz;
        end_time timestamptz;
        name text;
        made int4 := 0;
      BEGIN
        IF ahead IS NULL OR ahead NOT BETWEEN 0 AND 24 THEN
          RAISE 'a journal is made 0 to 24 months ahead, not %', ahead USING ERRCODE = 'invalid_parameter_value';
        END IF;
        -- One maker at a time; those who write go on.
        LOCK TABLE muster.journal IN SHARE UPDATE EXCLUSIVE MODE;
        FOR month IN 0..ahead LOOP
          start_time := (this_month + make_interval(months => month)) AT TIME ZONE 'UTC';
          end_time := (this_month + make_interval(months => month + 1)) AT TIME ZONE 'UTC';
          name := 'journal_' || to_char(this_month + make_interval(months => month), 'YYYY_MM');
          CONTINUE WHEN to_regclass(format('muster.%I', name)) IS NOT NULL;

          EXECUTE format(
            'CREATE TABLE muster.%I (LIKE muster.journal INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
          EXECUTE format('ALTER TABLE muster.%I ENABLE ROW LEVEL SECURITY', name);
          EXECUTE format('ALTER TABLE muster.%I FORCE ROW LEVEL SECURITY', name);
          EXECUTE format(
            'CREATE POLICY tenant ON muster.%I TO muster_app USING (%s) WITH CHECK (%s)', name, tenant, tenant);
          EXECUTE format('CREATE POLICY system ON muster.%I FOR SELECT TO muster_system USING (true)', name);

          -- What came before its month was there moves in; meanwhile nothing more may come.
          LOCK TABLE muster.journal_default IN ACCESS EXCLUSIVE MODE;
          EXECUTE format(
            'WITH early AS ('
            'DELETE FROM muster.journal_default WHERE record_time >= $1 AND record_time < $2 RETURNING *) '
            'INSERT INTO muster.%I SELECT * FROM early', name) USING start_time, end_time;
          EXECUTE format(
            'ALTER TABLE muster.journal ATTACH PARTITION muster.%I FOR VALUES FROM (%L) TO (%L)',
            name, start_time, end_time);
          made := made + 1;
        END LOOP;
        RETURN made;
      END
      $$;

      REVOKE ALL ON FUNCTION muster.make_journal_partitions FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION muster.make_journal_partitions TO muster_system;

      SELECT muster.make_journal_partitions(2);

      """##
    ),
    MigrationStep(
      number: 8, name: "0008_journal_requests",
      sha256: "8937412061e58aaf1d3cda5309eaf0ae17e9ad785d007454b75cdc675b315a75",
      text: ##"""
      -- The answer to each mutating request is kept for a while, so that sending it again changes nothing more.
      CREATE TABLE muster.request_records (
        tenant_id uuid,
        principal_id uuid,
        method text,
        request_id text,
        request_hash bytea NOT NULL,
        response bytea,
        transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
        create_time timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT request_records_pkey PRIMARY KEY (tenant_id, principal_id, method, request_id)
      );
      CREATE INDEX request_records_by_create_time ON muster.request_records (create_time);

      ALTER TABLE muster.request_records ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.request_records FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.request_records TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.request_records TO muster_app;

      -- Those who purge see no record, they only say how old is too old, and go on while there are as many.
      CREATE FUNCTION muster.purge_request_records(before timestamptz, most int4) RETURNS int4
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
      DECLARE
        purged int4;
      BEGIN
        IF before IS NULL OR most IS NULL OR most NOT BETWEEN 1 AND 10000 THEN
          RAISE '1 to 10000 records are purged at once, not %', most USING ERRCODE = 'invalid_parameter_value';
        END IF;
        WITH outdated AS (
          SELECT r.tenant_id, r.principal_id, r.method, r.request_id
          FROM muster.request_records r
          WHERE r.create_time < before
          ORDER BY r.create_time
          LIMIT most
          FOR UPDATE SKIP LOCKED
        )
        DELETE FROM muster.request_records r
        USING outdated o
        WHERE r.tenant_id = o.tenant_id AND r.principal_id = o.principal_id AND r.method = o.method
          AND r.request_id = o.request_id;
        GET DIAGNOSTICS purged = ROW_COUNT;
        RETURN purged;
      END
      $$;

      REVOKE ALL ON FUNCTION muster.purge_request_records FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION muster.purge_request_records TO muster_system;

      """##
    ),
    MigrationStep(
      number: 9, name: "0009_platform_installation",
      sha256: "e054bc01a2eec2feb1509e920e6ad3dc79be070e4067510303e12c7b626a65b3",
      text: ##"""
      -- Which cluster this database lives in. A restore brings it into another one, where transactions are
      -- counted anew: the generation then rises, and whoever kept a position in the journal knows.
      CREATE TABLE muster.installation (
        system_identifier text NOT NULL,
        generation int8 NOT NULL DEFAULT 1,
        create_time timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX installation_one_row ON muster.installation ((true));

      GRANT SELECT ON muster.installation TO muster_app, muster_system;

      """##
    ),
    MigrationStep(
      number: 10, name: "0010_journal_details",
      sha256: "ce9f2b7b4f053ce62c329fc69a8847942269209ca5ae34833a6d2383ace06ab9",
      text: ##"""
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

      """##
    ),
    MigrationStep(
      number: 11, name: "0011_identity_invitations",
      sha256: "70c1abb1831bc8ae7ddb99f49fe54175f254c46ab799a5374be774a8b4d11780",
      text: ##"""
      -- An invitation is a promise of a membership, for one address and one use; its token is stored as a keyed
      -- hash. Beside it the indexes by which a tenant pages through its people and keys.
      CREATE TABLE muster.invitations (
        tenant_id uuid,
        invitation_id uuid,
        secret_hash bytea NOT NULL,
        email text NOT NULL,
        display_name text NOT NULL DEFAULT '',
        roles text[] NOT NULL,
        expire_time timestamptz NOT NULL,
        -- When the membership will end.
        member_expire_time timestamptz,
        invited_by_kind text NOT NULL,
        invited_by_id uuid,
        invited_by_name text NOT NULL DEFAULT '',
        accept_time timestamptz,
        revoke_time timestamptz,
        -- Who came of it.
        member_id uuid,
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT invitations_pkey PRIMARY KEY (tenant_id, invitation_id),
        CONSTRAINT invitations_secret_hash_key UNIQUE (tenant_id, secret_hash),
        CONSTRAINT invitations_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES muster.memberships
      );
      CREATE INDEX invitations_by_create_time ON muster.invitations (tenant_id, create_time, invitation_id);
      CREATE INDEX invitations_by_email ON muster.invitations (tenant_id, email);
      CREATE INDEX invitations_by_member ON muster.invitations (tenant_id, member_id);

      ALTER TABLE muster.invitations ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.invitations FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.invitations TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.invitations TO muster_app;

      CREATE INDEX memberships_by_create_time ON muster.memberships (tenant_id, create_time, member_id);
      CREATE INDEX memberships_by_email ON muster.memberships (tenant_id, email);
      CREATE INDEX api_keys_by_create_time ON muster.api_keys (tenant_id, create_time, key_id);
      -- What ends with a membership.
      CREATE INDEX refresh_tokens_by_user ON muster.refresh_tokens (tenant_id, user_id);

      """##
    ),
    MigrationStep(
      number: 12, name: "0012_tenants_wizard",
      sha256: "81e52201fc35d82ef09de79f936f86d98472926196954f3e05b736287cfd9f49",
      text: ##"""
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

      """##
    ),
    MigrationStep(
      number: 13, name: "0013_tenants_icp",
      sha256: "46a5d6cdb6e0be939144f80e34079431d8499c2c2fac35c6630b374addf3fa1a",
      text: ##"""
      -- The ideal customer profile of each tenant: revisions that never change, of which one may be in force. What
      -- leads were scored by stays readable.
      CREATE TABLE muster.icps (
        tenant_id uuid,
        -- The number of the newest revision; 0 while the first is being stored.
        newest_revision int8 NOT NULL DEFAULT 0,
        version int8 NOT NULL DEFAULT 0,
        CONSTRAINT icps_pkey PRIMARY KEY (tenant_id),
        CONSTRAINT icps_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES muster.tenants
      );

      ALTER TABLE muster.icps ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.icps FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.icps TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.icps TO muster_app;

      CREATE TABLE muster.icp_revisions (
        tenant_id uuid,
        revision int8,
        state text NOT NULL DEFAULT 'draft',
        -- The message's own bytes, with the fields that people wrote and no others.
        content bytea NOT NULL,
        create_time timestamptz NOT NULL DEFAULT now(),
        author_kind text NOT NULL,
        author_id uuid,
        author_name text NOT NULL DEFAULT '',
        confirm_time timestamptz,
        confirmed_by_kind text,
        confirmed_by_id uuid,
        confirmed_by_name text,
        CONSTRAINT icp_revisions_pkey PRIMARY KEY (tenant_id, revision),
        CONSTRAINT icp_revisions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES muster.icps,
        CONSTRAINT icp_revisions_state_check CHECK (state IN ('draft', 'confirmed', 'superseded'))
      );
      -- One is in force, or none.
      CREATE UNIQUE INDEX icp_revisions_confirmed ON muster.icp_revisions (tenant_id) WHERE state = 'confirmed';

      ALTER TABLE muster.icp_revisions ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.icp_revisions FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.icp_revisions TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      -- Never the content.
      GRANT SELECT, INSERT,
        UPDATE (state, confirm_time, confirmed_by_kind, confirmed_by_id, confirmed_by_name)
        ON muster.icp_revisions TO muster_app;

      """##
    ),
    MigrationStep(
      number: 14, name: "0014_audit_seals",
      sha256: "eb639f44a5eb030753826f03aa4ac378c0fa80bc74713b705e6d89f8f33de23e",
      text: ##"""
      -- What proves that nobody changed the journal since: each seal holds the hashes of the next records of one
      -- tenant, the hash of the seal before it and a code that who has the database alone cannot make.
      CREATE TABLE muster.audit_seals (
        tenant_id uuid,
        number int8,
        record_count int4 NOT NULL,
        -- Of all its records: a seal is of one cluster's life.
        generation int8 NOT NULL,
        -- The place of its last record; it covers what comes after the seal before it, up to here.
        last_transaction_id xid8 NOT NULL,
        last_record_id uuid NOT NULL,
        -- Within which its records were made.
        start_time timestamptz NOT NULL,
        end_time timestamptz NOT NULL,
        -- Of each record, in their order; of the hashes each has 32 bytes.
        transaction_ids int8[] NOT NULL,
        record_ids uuid[] NOT NULL,
        record_hashes bytea NOT NULL,
        root_hash bytea NOT NULL,
        previous_hash bytea NOT NULL,
        seal_hash bytea NOT NULL,
        code bytea NOT NULL,
        seal_time timestamptz NOT NULL,
        CONSTRAINT audit_seals_pkey PRIMARY KEY (tenant_id, number),
        CONSTRAINT audit_seals_number_check CHECK (number > 0),
        CONSTRAINT audit_seals_record_count_check CHECK (record_count BETWEEN 1 AND 1000)
      );
      -- Which seal covers a record.
      CREATE INDEX audit_seals_by_place
        ON muster.audit_seals (tenant_id, generation, last_transaction_id, last_record_id);
      CREATE INDEX audit_seals_by_time ON muster.audit_seals (tenant_id, end_time);

      ALTER TABLE muster.audit_seals ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.audit_seals FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.audit_seals TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.audit_seals FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT ON muster.audit_seals TO muster_app;
      GRANT SELECT (tenant_id, number, generation, last_transaction_id, last_record_id) ON muster.audit_seals
        TO muster_system;

      -- How far each tenant's log is sealed, with a code of its own: who takes away the last seals cannot say that
      -- there were fewer.
      CREATE TABLE muster.audit_heads (
        tenant_id uuid CONSTRAINT audit_heads_pkey PRIMARY KEY,
        number int8 NOT NULL,
        generation int8 NOT NULL,
        last_transaction_id xid8 NOT NULL,
        last_record_id uuid NOT NULL,
        seal_hash bytea NOT NULL,
        code bytea NOT NULL
      );

      ALTER TABLE muster.audit_heads ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.audit_heads FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.audit_heads TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.audit_heads FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE ON muster.audit_heads TO muster_app;
      GRANT SELECT (tenant_id, number, generation, last_transaction_id, last_record_id) ON muster.audit_heads
        TO muster_system;

      -- The platform's own log: what operators did, in whichever tenant.
      CREATE INDEX journal_by_platform ON muster.journal (record_time, record_id)
        WHERE actor_kind = 'platform' OR tenant_id = '00000000-0000-0000-0000-000000000000';

      -- Whoever reads all tenants needs neither what the hashes of the payloads are made with nor the hashes.
      REVOKE SELECT ON muster.journal FROM muster_system;
      GRANT SELECT (
        tenant_id, record_time, record_id, transaction_id, actor_kind, actor_id, actor_name, method, target_kind,
        target_id, request_id, changed_fields, outcome, reason, event_type, event, usage, generation, permission,
        trace_id, version_before, version_after, call_count, source_network) ON muster.journal TO muster_system;

      """##
    ),
    MigrationStep(
      number: 15, name: "0015_jobs_create",
      sha256: "6f28644600dfcf7e808b167aa9d5eb6dd40125c2b72aa78f923ad8720ed00790",
      text: ##"""
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

      """##
    ),
    MigrationStep(
      number: 16, name: "0016_jobs_attempts",
      sha256: "d004e0e23c0eca6c189c6403b095edd9990ba8862246591df40faaeef1e8bf7c",
      text: ##"""
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

      """##
    ),
    MigrationStep(
      number: 17, name: "0017_ledger_create",
      sha256: "c55e0f41184b4b44e779910f4eaf97447f5ce40799ca178fd8bbfbffc099b3e6",
      text: ##"""
      -- What tenants may use up to a limit, and what is held of it by actions that are not decided yet. The row of
      -- an account's period is the one thing that reservations wait for, so that no two of them see the same room.
      CREATE TABLE muster.ledger_accounts (
        tenant_id uuid,
        account_key text COLLATE "C",
        period_start timestamptz,
        period_end timestamptz NOT NULL,
        used numeric NOT NULL DEFAULT 0,
        reserved numeric NOT NULL DEFAULT 0,
        update_time timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT ledger_accounts_pkey PRIMARY KEY (tenant_id, account_key, period_start),
        CONSTRAINT ledger_accounts_period_check CHECK (period_start < period_end),
        CONSTRAINT ledger_accounts_reserved_check CHECK (reserved >= 0)
      );

      ALTER TABLE muster.ledger_accounts ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.ledger_accounts FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.ledger_accounts TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.ledger_accounts TO muster_app;

      -- Changed only by those who hold the lock on its account.
      CREATE TABLE muster.ledger_reservations (
        tenant_id uuid,
        reservation_id uuid,
        account_key text COLLATE "C" NOT NULL,
        period_start timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'held',
        amount numeric NOT NULL,
        -- What was used of it.
        committed_amount numeric,
        owner text NOT NULL,
        purpose text NOT NULL,
        create_time timestamptz NOT NULL DEFAULT now(),
        expire_time timestamptz NOT NULL,
        close_time timestamptz,
        CONSTRAINT ledger_reservations_pkey PRIMARY KEY (tenant_id, reservation_id),
        CONSTRAINT ledger_reservations_account_fkey FOREIGN KEY (tenant_id, account_key, period_start)
          REFERENCES muster.ledger_accounts,
        CONSTRAINT ledger_reservations_state_check CHECK (state IN ('held', 'committed', 'released', 'expired')),
        CONSTRAINT ledger_reservations_amount_check CHECK (amount >= 0),
        CONSTRAINT ledger_reservations_committed_check CHECK (
          (state = 'committed') = (committed_amount IS NOT NULL) AND committed_amount BETWEEN 0 AND amount),
        CONSTRAINT ledger_reservations_close_check CHECK ((state = 'held') = (close_time IS NULL))
      );
      CREATE INDEX ledger_reservations_by_account
        ON muster.ledger_reservations (tenant_id, account_key, period_start, state, expire_time);
      -- The platform finds the tenants that have some to give back.
      CREATE INDEX ledger_reservations_by_expiry ON muster.ledger_reservations (expire_time, tenant_id)
        WHERE state = 'held';

      ALTER TABLE muster.ledger_reservations ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.ledger_reservations FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.ledger_reservations TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.ledger_reservations FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE ON muster.ledger_reservations TO muster_app;
      GRANT SELECT (tenant_id, state, expire_time) ON muster.ledger_reservations TO muster_system;

      """##
    ),
    MigrationStep(
      number: 18, name: "0018_platform_stops",
      sha256: "1e8e7d42dd1d6ac336151bcfb9cad8801d1d54ea85ff5fc3321b93a163edb354",
      text: ##"""
      -- Emergency stops of all sends and agent runs, the one that is on and those that were: rows of the platform.
      -- Every server looks for the one that is on, several times a second.
      CREATE TABLE muster.emergency_stops (
        tenant_id uuid,
        stop_id uuid,
        is_active bool NOT NULL DEFAULT true,
        reason text NOT NULL,
        stopped_by_kind text NOT NULL,
        stopped_by_id uuid,
        stopped_by_name text,
        create_time timestamptz NOT NULL DEFAULT now(),
        lift_reason text NOT NULL DEFAULT '',
        lifted_by_kind text,
        lifted_by_id uuid,
        lifted_by_name text,
        lift_time timestamptz,
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT emergency_stops_pkey PRIMARY KEY (tenant_id, stop_id),
        CONSTRAINT emergency_stops_lift_check CHECK (is_active = (lift_time IS NULL))
      );
      -- Of two who stop at once one does, and the other is told of it.
      CREATE UNIQUE INDEX emergency_stops_active_key ON muster.emergency_stops (tenant_id) WHERE is_active;
      CREATE INDEX emergency_stops_by_create_time ON muster.emergency_stops (tenant_id, create_time, stop_id);

      ALTER TABLE muster.emergency_stops ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.emergency_stops FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.emergency_stops TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.emergency_stops FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE ON muster.emergency_stops TO muster_app;
      GRANT SELECT (tenant_id, is_active) ON muster.emergency_stops TO muster_system;

      """##
    ),
    MigrationStep(
      number: 19, name: "0019_platform_servers",
      sha256: "236eeacfb1b7ee49594117a56f0f99c13355e39be0d71962903eb478a949b022",
      text: ##"""
      -- The servers that are up, and how many calls they answered: what an operator sees of the installation. All
      -- are rows of the platform, which every server writes every few seconds.
      CREATE TABLE muster.servers (
        tenant_id uuid,
        server_id uuid,
        version text NOT NULL,
        roles text[] NOT NULL,
        watch_count int8 NOT NULL DEFAULT 0,
        -- The last of its counts of calls that were added, so that none is added twice.
        call_sequence int8 NOT NULL DEFAULT 0,
        start_time timestamptz NOT NULL DEFAULT now(),
        seen_time timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT servers_pkey PRIMARY KEY (tenant_id, server_id)
      );

      ALTER TABLE muster.servers ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.servers FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.servers TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.servers TO muster_app;

      -- Calls by minute and by the tenant that they went to; the nil uuid for those that went to none.
      CREATE TABLE muster.call_counts (
        tenant_id uuid,
        minute timestamptz,
        about_tenant_id uuid,
        call_count int8 NOT NULL,
        write_count int8 NOT NULL,
        error_count int8 NOT NULL,
        denied_count int8 NOT NULL,
        limited_count int8 NOT NULL,
        CONSTRAINT call_counts_pkey PRIMARY KEY (tenant_id, minute, about_tenant_id)
      );

      ALTER TABLE muster.call_counts ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.call_counts FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.call_counts TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.call_counts TO muster_app;

      -- Why calls failed, of all tenants together.
      CREATE TABLE muster.call_reasons (
        tenant_id uuid,
        minute timestamptz,
        reason text COLLATE "C",
        call_count int8 NOT NULL,
        CONSTRAINT call_reasons_pkey PRIMARY KEY (tenant_id, minute, reason)
      );

      ALTER TABLE muster.call_reasons ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.call_reasons FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.call_reasons TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.call_reasons TO muster_app;

      -- Events are counted over spans of time. Rows come in the order of their time, so a few bytes find a span.
      CREATE INDEX journal_by_record_time ON muster.journal USING brin (record_time);

      """##
    ),
    MigrationStep(
      number: 20, name: "0020_tenants_erasures",
      sha256: "a9a11b302aae9a5e32fa1ffd142c43016a96e6d4c22c92cdc02cb3498965a6ba",
      text: ##"""
      -- What is left of an erased tenant: the receipt, without a word of its data, among the platform's own rows.
      -- The rows themselves are deleted by functions, because the server's own role cannot delete most of them.
      CREATE TABLE muster.tenant_erasures (
        tenant_id uuid,
        erased_tenant_id uuid,
        requested_by_kind text NOT NULL,
        requested_by_id uuid,
        entries jsonb NOT NULL DEFAULT '{}',
        -- Who was a member, for as long as the work goes on: their memberships go before they do.
        users uuid[] NOT NULL DEFAULT '{}',
        job_id uuid,
        audit_record_id uuid,
        digest bytea,
        start_time timestamptz NOT NULL DEFAULT now(),
        complete_time timestamptz,
        CONSTRAINT tenant_erasures_pkey PRIMARY KEY (tenant_id, erased_tenant_id)
      );

      ALTER TABLE muster.tenant_erasures ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.tenant_erasures FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.tenant_erasures TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.tenant_erasures TO muster_app;

      -- How many rows of a tenant a table has. Which tables those are the catalogue says.
      CREATE FUNCTION muster.count_tenant_rows(target uuid, table_name text) RETURNS int8
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
      DECLARE
        counted int8;
      BEGIN
        EXECUTE format('SELECT count(*) FROM muster.%I WHERE tenant_id = $1', table_name) INTO counted USING target;
        RETURN counted;
      END
      $$;

      -- Deletes some rows of a tenant that is being erased, and of no other; how many there were.
      CREATE FUNCTION muster.erase_tenant_rows(target uuid, table_name text, most int4) RETURNS int4
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
      DECLARE
        erased int4;
      BEGIN
        IF most IS NULL OR most NOT BETWEEN 1 AND 10000 THEN
          RAISE '1 to 10000 rows are erased at once, not %', most USING ERRCODE = 'invalid_parameter_value';
        END IF;
        -- A tenant whose row is gone was erased before; what came late goes after it.
        IF target IS NULL OR target = '00000000-0000-0000-0000-000000000000'
          OR EXISTS (SELECT FROM muster.tenants t WHERE t.tenant_id = target AND t.state <> 'erasing')
          OR NOT EXISTS (SELECT FROM muster.tenant_erasures e WHERE e.erased_tenant_id = target)
        THEN
          RAISE 'the tenant is not being erased' USING ERRCODE = 'object_not_in_prerequisite_state';
        END IF;
        EXECUTE format(
          'DELETE FROM muster.%I WHERE tenant_id = $1 AND (tableoid, ctid) IN ('
          'SELECT tableoid, ctid FROM muster.%I WHERE tenant_id = $1 LIMIT $2)', table_name, table_name)
          USING target, most;
        GET DIAGNOSTICS erased = ROW_COUNT;
        RETURN erased;
      END
      $$;

      """##
    ),
    MigrationStep(
      number: 21, name: "0021_tenants_traces",
      sha256: "7a163049ee752f572df91f2298d2192f817e259c9f96dd8a1f0e7b7388751a3d",
      text: ##"""
      -- What is left of an erased tenant outside of its own rows: answers that the platform keeps for repeats, and
      -- users who worked for it alone. And members who were removed long ago, whose rows nobody needs any more.
      CREATE INDEX request_records_by_about ON muster.request_records (tenant_id, about_tenant_id)
        WHERE about_tenant_id IS NOT NULL;

      CREATE FUNCTION muster.erase_tenant_answers(target uuid) RETURNS int4
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
      DECLARE
        erased int4;
      BEGIN
        DELETE FROM muster.request_records r
        WHERE r.tenant_id = '00000000-0000-0000-0000-000000000000' AND r.about_tenant_id = target
          AND EXISTS (SELECT FROM muster.tenant_erasures e WHERE e.erased_tenant_id = target);
        GET DIAGNOSTICS erased = ROW_COUNT;
        RETURN erased;
      END
      $$;

      -- Of these users, those who are nobody's member, not even a removed one, and no operator. For the functions
      -- below alone.
      CREATE FUNCTION muster.delete_lone_users(users uuid[]) RETURNS int4
      LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
      AS $$
      DECLARE
        lone uuid[];
      BEGIN
        -- One who becomes a member meanwhile has to wait, and is found or gone.
        SELECT coalesce(array_agg(l.user_id), '{}') INTO lone
        FROM (
          SELECT u.user_id
          FROM muster.users u
          WHERE u.user_id = ANY (users) AND NOT u.platform_admin
            AND NOT EXISTS (SELECT FROM muster.memberships m WHERE m.user_id = u.user_id)
          FOR UPDATE
        ) l;
        DELETE FROM muster.user_identities i WHERE i.user_id = ANY (lone);
        DELETE FROM muster.users u WHERE u.user_id = ANY (lone);
        RETURN cardinality(lone);
      END
      $$;

      -- Those who worked for an erased tenant alone.
      CREATE FUNCTION muster.erase_lone_users(target uuid) RETURNS int4
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
        SELECT muster.delete_lone_users(e.users) FROM muster.tenant_erasures e WHERE e.erased_tenant_id = target
      $$;

      -- Members who were removed before that time, with the keys and tokens that were theirs.
      CREATE FUNCTION muster.purge_members(before timestamptz, most int4) RETURNS int4
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
      DECLARE
        member record;
        purged int4 := 0;
        users uuid[] := '{}';
      BEGIN
        IF before IS NULL OR most IS NULL OR most NOT BETWEEN 1 AND 1000 THEN
          RAISE '1 to 1000 members are purged at once, not %', most USING ERRCODE = 'invalid_parameter_value';
        END IF;
        FOR member IN
          SELECT m.tenant_id, m.user_id, m.member_id
          FROM muster.memberships m
          WHERE m.delete_time < before
          ORDER BY m.delete_time
          LIMIT most
          FOR UPDATE SKIP LOCKED
        LOOP
          DELETE FROM muster.refresh_tokens t
          WHERE t.tenant_id = member.tenant_id AND (t.user_id = member.user_id OR t.key_id IN (
            SELECT k.key_id FROM muster.api_keys k
            WHERE k.tenant_id = member.tenant_id AND k.user_id = member.user_id));
          DELETE FROM muster.invitations i WHERE i.tenant_id = member.tenant_id AND i.member_id = member.member_id;
          DELETE FROM muster.api_keys k WHERE k.tenant_id = member.tenant_id AND k.user_id = member.user_id;
          DELETE FROM muster.memberships m WHERE m.tenant_id = member.tenant_id AND m.user_id = member.user_id;
          users := users || member.user_id;
          purged := purged + 1;
        END LOOP;
        PERFORM muster.delete_lone_users(users);
        RETURN purged;
      END
      $$;

      """##
    ),
    MigrationStep(
      number: 22, name: "0022_tenants_purge",
      sha256: "1a3a130adf000e75589b9c6efbdaf9df32c75815edd663ce16054134e80dc18e",
      text: ##"""
      -- The rights on the functions above: the platform's own role calls them, by the jobs of erasure and purge.
      REVOKE ALL ON FUNCTION muster.count_tenant_rows, muster.erase_tenant_rows, muster.erase_tenant_answers,
        muster.delete_lone_users, muster.erase_lone_users, muster.purge_members FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION muster.count_tenant_rows, muster.erase_tenant_rows, muster.erase_tenant_answers,
        muster.erase_lone_users, muster.purge_members TO muster_system;

      CREATE INDEX memberships_by_delete_time ON muster.memberships (delete_time) WHERE delete_time IS NOT NULL;
      CREATE INDEX tenants_by_purge_time ON muster.tenants (purge_time) WHERE state = 'deleted';

      """##
    ),
    MigrationStep(
      number: 23, name: "0023_platform_masterkey",
      sha256: "8793bc20e571eecfec2b6cc7caeca2c070327137119b1f9c67ab38be91ff2f7f",
      text: ##"""
      -- A mark of the master key that an installation began with. Under another key no API key would be known, and
      -- nothing that is sealed could be opened: a server that has another one is refused.
      ALTER TABLE muster.installation ADD COLUMN master_key_mark bytea
        CONSTRAINT installation_master_key_mark_bytes CHECK (octet_length(master_key_mark) = 32);

      CREATE FUNCTION muster.master_key_mark(own bytea) RETURNS bytea
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
      BEGIN
        UPDATE muster.installation SET master_key_mark = own WHERE master_key_mark IS NULL;
        RETURN (SELECT i.master_key_mark FROM muster.installation i);
      END
      $$;

      REVOKE ALL ON FUNCTION muster.master_key_mark FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION muster.master_key_mark TO muster_system;

      """##
    ),
    MigrationStep(
      number: 24, name: "0024_leads_create",
      sha256: "cc62116a710f7c50262b52115cf3fddd241f0aad6a374199eb6d3dfb897081b3",
      text: ##"""
      -- Leads: a lead is the bytes of its message, as callers read it; columns are what leads are found, ordered,
      -- filtered and bounded by. The id is the order of creation and holds its time. Keys are normalised forms,
      -- compared by their bytes.
      CREATE TABLE muster.leads (
        tenant_id uuid,
        lead_id uuid,
        campaign_id uuid,
        owner_id uuid,
        created_by_id uuid,
        update_time timestamptz NOT NULL DEFAULT now(),
        delete_time timestamptz,
        -- When the clock alone will next change the score or end the tier set by hand.
        rescore_time timestamptz,
        version int8 NOT NULL DEFAULT 1,
        score int4 NOT NULL DEFAULT 0,
        status text COLLATE "C" NOT NULL DEFAULT 'new',
        -- None until the lead is first scored.
        tier text COLLATE "C",
        email_key text COLLATE "C" NOT NULL,
        name_key text COLLATE "C" NOT NULL DEFAULT '',
        company_key text COLLATE "C" NOT NULL DEFAULT '',
        external_id text COLLATE "C",
        created_by_kind text NOT NULL,
        created_by_name text,
        message bytea NOT NULL,
        -- A message that has custom fields alone, those that the tenant has taken away among them.
        custom_fields bytea,
        CONSTRAINT leads_pkey PRIMARY KEY (tenant_id, lead_id)
      );
      -- A deleted lead holds neither its address nor its external id.
      CREATE UNIQUE INDEX leads_email_key ON muster.leads (tenant_id, email_key) WHERE delete_time IS NULL;
      CREATE UNIQUE INDEX leads_external_id_key ON muster.leads (tenant_id, external_id)
        WHERE delete_time IS NULL AND external_id IS NOT NULL;

      ALTER TABLE muster.leads ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.leads FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.leads TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.leads TO muster_app;

      -- Of each lead its tags as they are compared, for lists by tag.
      CREATE TABLE muster.lead_tags (
        tenant_id uuid,
        tag_key text COLLATE "C",
        lead_id uuid,
        CONSTRAINT lead_tags_pkey PRIMARY KEY (tenant_id, tag_key, lead_id),
        CONSTRAINT lead_tags_lead_id_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES muster.leads
      );
      CREATE INDEX lead_tags_by_lead ON muster.lead_tags (tenant_id, lead_id);

      ALTER TABLE muster.lead_tags ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.lead_tags FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.lead_tags TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, DELETE ON muster.lead_tags TO muster_app;

      """##
    ),
    MigrationStep(
      number: 25, name: "0025_leads_lists",
      sha256: "0bf5820d5d14f9bffa38298d5eb71b285217e324d6bc97412d92783f149fd91e",
      text: ##"""
      -- The orders and leading filters of lists. What is partial costs nothing where it is not used: an import
      -- without campaign, owner and score writes four of these.
      CREATE INDEX leads_by_update_time ON muster.leads (tenant_id, update_time, lead_id);
      CREATE INDEX leads_by_score ON muster.leads (tenant_id, score, lead_id);
      CREATE INDEX leads_by_name ON muster.leads (tenant_id, name_key, lead_id);
      CREATE INDEX leads_by_company ON muster.leads (tenant_id, company_key, lead_id);
      CREATE INDEX leads_by_status ON muster.leads (tenant_id, status, lead_id);
      CREATE INDEX leads_by_tier ON muster.leads (tenant_id, tier, lead_id) WHERE tier IS NOT NULL;
      CREATE INDEX leads_by_tier_score ON muster.leads (tenant_id, tier, score, lead_id) WHERE tier IS NOT NULL;
      CREATE INDEX leads_by_campaign ON muster.leads (tenant_id, campaign_id, lead_id)
        WHERE campaign_id IS NOT NULL;
      CREATE INDEX leads_by_campaign_score ON muster.leads (tenant_id, campaign_id, score, lead_id)
        WHERE campaign_id IS NOT NULL;
      CREATE INDEX leads_by_owner ON muster.leads (tenant_id, owner_id, lead_id) WHERE owner_id IS NOT NULL;
      CREATE INDEX leads_by_owner_score ON muster.leads (tenant_id, owner_id, score, lead_id)
        WHERE owner_id IS NOT NULL;
      -- Of deleted leads, which the unique keys leave out.
      CREATE INDEX leads_deleted_by_email ON muster.leads (tenant_id, email_key) WHERE delete_time IS NOT NULL;
      CREATE INDEX leads_deleted_by_external_id ON muster.leads (tenant_id, external_id)
        WHERE delete_time IS NOT NULL AND external_id IS NOT NULL;
      -- What upkeep looks for.
      CREATE INDEX leads_by_rescore_time ON muster.leads (tenant_id, rescore_time, lead_id)
        WHERE rescore_time IS NOT NULL;
      CREATE INDEX leads_by_delete_time ON muster.leads (tenant_id, delete_time, lead_id)
        WHERE delete_time IS NOT NULL;

      """##
    ),
    MigrationStep(
      number: 26, name: "0026_leads_scores",
      sha256: "18da654ad42b4c048c09141b02653c3de58882447db0f26559cc4cb5b04b0709",
      text: ##"""
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

      """##
    ),
    MigrationStep(
      number: 27, name: "0027_leads_activities",
      sha256: "aea723af4127d6774cf31d12e921d504616efcae29bcf7002e5f41753d6768ed",
      text: ##"""
      -- What happened with leads, only ever added to. That a lead was made is told by its own row. Replies are
      -- activities that somebody has to read.
      CREATE TABLE muster.activities (
        tenant_id uuid,
        activity_id uuid,
        lead_id uuid NOT NULL,
        occur_time timestamptz NOT NULL,
        create_time timestamptz NOT NULL DEFAULT now(),
        channel text COLLATE "C" NOT NULL DEFAULT '',
        action text COLLATE "C" NOT NULL,
        provider text COLLATE "C" NOT NULL DEFAULT '',
        provider_message_id text COLLATE "C",
        thread_key text COLLATE "C",
        external_id text COLLATE "C",
        campaign_id uuid,
        actor_kind text NOT NULL,
        actor_id uuid,
        actor_name text,
        -- Everything else.
        content bytea,
        CONSTRAINT activities_pkey PRIMARY KEY (tenant_id, activity_id),
        CONSTRAINT activities_lead_id_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES muster.leads
      );
      CREATE INDEX activities_by_lead ON muster.activities (tenant_id, lead_id, occur_time, activity_id);
      CREATE INDEX activities_by_time ON muster.activities (tenant_id, occur_time, activity_id);
      CREATE INDEX activities_by_thread ON muster.activities (tenant_id, thread_key, occur_time, activity_id)
        WHERE thread_key IS NOT NULL;
      CREATE INDEX activities_by_message ON muster.activities
        (tenant_id, provider_message_id, occur_time, activity_id) WHERE provider_message_id IS NOT NULL;
      CREATE INDEX activities_by_campaign ON muster.activities (tenant_id, campaign_id, occur_time, activity_id)
        WHERE campaign_id IS NOT NULL;
      CREATE UNIQUE INDEX activities_external_id_key ON muster.activities (tenant_id, provider, external_id)
        WHERE external_id IS NOT NULL;

      ALTER TABLE muster.activities ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.activities FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.activities TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, DELETE ON muster.activities TO muster_app;

      CREATE TABLE muster.replies (
        tenant_id uuid,
        activity_id uuid,
        lead_id uuid NOT NULL,
        occur_time timestamptz NOT NULL,
        read_time timestamptz,
        read_by_kind text,
        read_by_id uuid,
        read_by_name text,
        CONSTRAINT replies_pkey PRIMARY KEY (tenant_id, activity_id),
        CONSTRAINT replies_activity_id_fkey FOREIGN KEY (tenant_id, activity_id) REFERENCES muster.activities
      );
      CREATE INDEX replies_by_time ON muster.replies (tenant_id, occur_time, activity_id);
      CREATE INDEX replies_unread ON muster.replies (tenant_id, occur_time, activity_id) WHERE read_time IS NULL;
      CREATE INDEX replies_by_lead ON muster.replies (tenant_id, lead_id);

      ALTER TABLE muster.replies ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.replies FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.replies TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.replies TO muster_app;

      """##
    ),
    MigrationStep(
      number: 28, name: "0028_leads_suppressions",
      sha256: "083bdadfec501f6c4786d1a1977b58be3f581ffce8a5e3e76bc30090f16c4e81",
      text: ##"""
      -- Who must not be contacted: of a value a keyed hash alone, so that an entry outlives the erasure of its
      -- person. The platform's own list is the nil tenant's.
      CREATE TABLE muster.suppressions (
        tenant_id uuid,
        suppression_id uuid,
        kind text COLLATE "C" NOT NULL,
        value_hash bytea NOT NULL,
        -- The only campaign that it holds for.
        campaign_id uuid,
        masked_value text NOT NULL DEFAULT '',
        reason text COLLATE "C" NOT NULL,
        note text NOT NULL DEFAULT '',
        expire_time timestamptz,
        import_id uuid,
        created_by_kind text NOT NULL,
        created_by_id uuid,
        created_by_name text,
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        delete_time timestamptz,
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT suppressions_pkey PRIMARY KEY (tenant_id, suppression_id)
      );
      CREATE UNIQUE INDEX suppressions_value_key ON muster.suppressions
        (tenant_id, value_hash, kind, coalesce(campaign_id, '00000000-0000-0000-0000-000000000000'))
        WHERE delete_time IS NULL;
      -- With those that were taken off.
      CREATE INDEX suppressions_by_value ON muster.suppressions (tenant_id, value_hash);
      CREATE INDEX suppressions_by_create_time ON muster.suppressions (tenant_id, create_time, suppression_id);
      CREATE INDEX suppressions_by_import ON muster.suppressions (tenant_id, import_id, create_time, suppression_id)
        WHERE import_id IS NOT NULL;
      CREATE INDEX suppressions_by_campaign ON muster.suppressions
        (tenant_id, campaign_id, create_time, suppression_id) WHERE campaign_id IS NOT NULL;
      CREATE INDEX suppressions_by_delete_time ON muster.suppressions (tenant_id, delete_time)
        WHERE delete_time IS NOT NULL;

      ALTER TABLE muster.suppressions ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.suppressions FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.suppressions TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.suppressions TO muster_app;

      """##
    ),
    MigrationStep(
      number: 29, name: "0029_leads_imports",
      sha256: "37735fd21fdc1d3b70922d6f2d6c4866accedaac82a492eaddc3a963229ebbec",
      text: ##"""
      -- How far imports have come, chunk by chunk, so that one that was cut off goes on where it was; and the
      -- fields that each tenant has defined for its leads.
      CREATE TABLE muster.imports (
        tenant_id uuid,
        import_id uuid,
        -- Of leads or of suppressions.
        kind text COLLATE "C" NOT NULL,
        name text NOT NULL DEFAULT '',
        -- Of what the header says; a stream that goes on has to say the same.
        header_hash bytea NOT NULL,
        source_hash bytea,
        next_chunk_index int8 NOT NULL DEFAULT 0,
        row_count int8 NOT NULL DEFAULT 0,
        created_count int8 NOT NULL DEFAULT 0,
        updated_count int8 NOT NULL DEFAULT 0,
        unchanged_count int8 NOT NULL DEFAULT 0,
        failed_count int8 NOT NULL DEFAULT 0,
        -- The stream that has it, and how long without a sign of life.
        stream_id uuid,
        stream_until timestamptz,
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        finish_time timestamptz,
        CONSTRAINT imports_pkey PRIMARY KEY (tenant_id, import_id)
      );
      CREATE INDEX imports_by_update_time ON muster.imports (tenant_id, update_time);

      ALTER TABLE muster.imports ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.imports FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.imports TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.imports TO muster_app;

      CREATE TABLE muster.import_chunks (
        tenant_id uuid,
        import_id uuid,
        chunk_index int8,
        -- Of its rows; a chunk that is sent again has to have the same.
        row_hash bytea NOT NULL,
        first_row int8 NOT NULL,
        row_count int4 NOT NULL,
        created_count int4 NOT NULL,
        updated_count int4 NOT NULL,
        unchanged_count int4 NOT NULL,
        failed_count int4 NOT NULL,
        -- The errors of its rows, without what was given.
        errors bytea,
        CONSTRAINT import_chunks_pkey PRIMARY KEY (tenant_id, import_id, chunk_index),
        CONSTRAINT import_chunks_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES muster.imports
      );

      ALTER TABLE muster.import_chunks ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.import_chunks FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.import_chunks TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, DELETE ON muster.import_chunks TO muster_app;

      CREATE TABLE muster.lead_schemas (
        tenant_id uuid,
        -- The fields that there are, and those that were taken away and whose values are still kept.
        content bytea NOT NULL,
        -- Of the latter the keys, which leads do not show.
        removed_keys text[] NOT NULL DEFAULT '{}',
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT lead_schemas_pkey PRIMARY KEY (tenant_id)
      );

      ALTER TABLE muster.lead_schemas ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.lead_schemas FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.lead_schemas TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.lead_schemas TO muster_app;

      """##
    ),
    MigrationStep(
      number: 30, name: "0030_leads_erasure",
      sha256: "b609bf23ce123b3e94c753c280e4ff4d0b2ad1e0991adc803a2fcd4b3cfdc93e",
      text: ##"""
      -- Erasing a person: what the journal holds about one is cleared and its proof stays. And when each custom
      -- field was taken away, whose values are purged 30 days after.
      ALTER TABLE muster.lead_schemas ADD COLUMN removed_times timestamptz[] NOT NULL DEFAULT '{}';

      -- Of the bound tenant alone, and of events about these leads and suppressions alone; how many there were.
      CREATE FUNCTION muster.clear_lead_records(target uuid, things uuid[], since timestamptz) RETURNS int4
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
      AS $$
      DECLARE
        cleared int4;
      BEGIN
        IF target IS NULL OR target IS DISTINCT FROM nullif(current_setting('muster.tenant_id', true), '')::uuid
        THEN
          RAISE 'the records are not of the tenant of this transaction' USING ERRCODE = 'insufficient_privilege';
        END IF;
        IF things IS NULL OR since IS NULL OR cardinality(things) > 10000 THEN
          RAISE 'records of at most 10000 things are cleared at once' USING ERRCODE = 'invalid_parameter_value';
        END IF;
        -- The personal part goes as a whole: its hash stays, and what that is salted with goes too.
        UPDATE muster.journal j SET actor_name = NULL, source_network = NULL, event = NULL, usage = NULL,
          payload_salt = NULL
        WHERE j.tenant_id = target AND j.record_time >= since AND j.target_id = ANY (things)
          AND split_part(j.event_type, '.', 1) IN ('lead', 'activity', 'suppression')
          AND j.payload_salt IS NOT NULL;
        GET DIAGNOSTICS cleared = ROW_COUNT;
        RETURN cleared;
      END
      $$;

      REVOKE ALL ON FUNCTION muster.clear_lead_records FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION muster.clear_lead_records TO muster_app;

      """##
    ),
    MigrationStep(
      number: 31, name: "0031_settings_create",
      sha256: "278eb92c0a6191bc0e579047134a5ed049d790ecc189f562e72c5871c00c7fdc",
      text: ##"""
      -- What tenants and the platform have set, a row a value; the platform's are the nil tenant's. Defaults are
      -- code and never rows.
      CREATE TABLE muster.settings (
        tenant_id uuid,
        setting_id uuid,
        namespace text COLLATE "C" NOT NULL,
        key text COLLATE "C" NOT NULL,
        -- As the contract numbers them: 2 global, 3 manager, 4 connector, 5 tenant, 6 runtime.
        level int4 NOT NULL,
        -- The manager or connector, at those two levels.
        subject text COLLATE "C" NOT NULL DEFAULT '',
        -- JSON text; empty for a secret.
        value text NOT NULL DEFAULT '',
        secret_id uuid,
        -- Of the value or the secret, for the limit of a tenant.
        byte_count int4 NOT NULL,
        expire_time timestamptz,
        set_by_kind text NOT NULL,
        set_by_id uuid,
        set_by_name text,
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        version int8 NOT NULL,
        CONSTRAINT settings_pkey PRIMARY KEY (tenant_id, setting_id),
        CONSTRAINT settings_level_check CHECK (level BETWEEN 2 AND 6),
        CONSTRAINT settings_subject_check CHECK ((level IN (3, 4)) = (subject <> '')),
        CONSTRAINT settings_expire_time_check CHECK ((level = 6) = (expire_time IS NOT NULL))
      );
      CREATE UNIQUE INDEX settings_key ON muster.settings (tenant_id, namespace, key, level, subject);
      CREATE INDEX settings_by_update_time ON muster.settings (tenant_id, update_time, setting_id);
      -- Whose values are over, and whose stand in the way of a new schema, for those who go from tenant to tenant.
      CREATE INDEX settings_by_expire_time_of_all ON muster.settings (expire_time) WHERE expire_time IS NOT NULL;
      CREATE INDEX settings_by_namespace_of_all ON muster.settings (namespace, tenant_id);

      ALTER TABLE muster.settings ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.settings FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.settings TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.settings FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.settings TO muster_app;
      GRANT SELECT (tenant_id, namespace, expire_time) ON muster.settings TO muster_system;

      -- The version that the keys of one namespace share at one level, and for one plug-in there. Who writes holds
      -- the row.
      CREATE TABLE muster.setting_scopes (
        tenant_id uuid,
        namespace text COLLATE "C",
        level int4,
        subject text COLLATE "C",
        version int8 NOT NULL DEFAULT 0,
        CONSTRAINT setting_scopes_pkey PRIMARY KEY (tenant_id, namespace, level, subject)
      );

      ALTER TABLE muster.setting_scopes ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.setting_scopes FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.setting_scopes TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.setting_scopes TO muster_app;

      -- One row is touched whenever what a namespace resolves to changes. Servers poll for rows of newer
      -- transactions, so that every one of them drops what it cached within a second.
      CREATE TABLE muster.setting_epochs (
        tenant_id uuid,
        namespace text COLLATE "C",
        transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
        CONSTRAINT setting_epochs_pkey PRIMARY KEY (tenant_id, namespace)
      );
      CREATE INDEX setting_epochs_by_transaction ON muster.setting_epochs (transaction_id);

      ALTER TABLE muster.setting_epochs ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.setting_epochs FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.setting_epochs TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.setting_epochs FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE ON muster.setting_epochs TO muster_app;
      GRANT SELECT ON muster.setting_epochs TO muster_system;

      """##
    ),
    MigrationStep(
      number: 32, name: "0032_settings_versions",
      sha256: "64ed59826f899fb2a2b189221699d092f3be5b49db355925316a35b98d64afd7",
      text: ##"""
      -- Every write of settings, and every change that waits for a second person, with what each changed. Nothing
      -- of it goes, so that any value of the past can be read and restored.
      CREATE TABLE muster.setting_versions (
        tenant_id uuid,
        version_id uuid,
        namespace text COLLATE "C" NOT NULL,
        level int4 NOT NULL,
        subject text COLLATE "C" NOT NULL DEFAULT '',
        -- Null unless it was applied.
        number int8,
        state text COLLATE "C" NOT NULL,
        -- The version of the scope when it was made.
        base_number int8 NOT NULL,
        restored_number int8 NOT NULL DEFAULT 0,
        -- When its values stop counting.
        value_expire_time timestamptz,
        reason text NOT NULL DEFAULT '',
        author_kind text NOT NULL,
        author_id uuid,
        author_name text,
        decided_by_kind text,
        decided_by_id uuid,
        decided_by_name text,
        note text NOT NULL DEFAULT '',
        create_time timestamptz NOT NULL DEFAULT now(),
        apply_time timestamptz,
        decide_time timestamptz,
        -- When a pending change lapses.
        expire_time timestamptz,
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT setting_versions_pkey PRIMARY KEY (tenant_id, version_id),
        CONSTRAINT setting_versions_state_check CHECK (state IN ('applied', 'pending', 'rejected', 'expired')),
        CONSTRAINT setting_versions_number_check CHECK ((state = 'applied') = (number IS NOT NULL)),
        CONSTRAINT setting_versions_apply_time_check CHECK ((state = 'applied') = (apply_time IS NOT NULL))
      );
      CREATE UNIQUE INDEX setting_versions_number ON muster.setting_versions
        (tenant_id, namespace, level, subject, number) WHERE number IS NOT NULL;
      CREATE INDEX setting_versions_by_create_time ON muster.setting_versions (tenant_id, create_time, version_id);
      CREATE INDEX setting_versions_by_namespace ON muster.setting_versions
        (tenant_id, namespace, create_time, version_id);
      -- Whose changes lapse, for the job that goes from tenant to tenant.
      CREATE INDEX setting_versions_by_expire_time_of_all ON muster.setting_versions (expire_time)
        WHERE state = 'pending';

      ALTER TABLE muster.setting_versions ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.setting_versions FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.setting_versions TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.setting_versions FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE ON muster.setting_versions TO muster_app;
      GRANT SELECT (tenant_id, state, expire_time) ON muster.setting_versions TO muster_system;

      CREATE TABLE muster.setting_changes (
        tenant_id uuid,
        version_id uuid,
        key text COLLATE "C",
        kind text COLLATE "C" NOT NULL,
        -- JSON texts; empty for a secret.
        old_value text NOT NULL DEFAULT '',
        new_value text NOT NULL DEFAULT '',
        is_sealed bool NOT NULL,
        secret_id uuid,
        -- Of the new value, or the new secret.
        byte_count int4 NOT NULL,
        -- Of the row that holds the value, and when its key first got one.
        setting_id uuid NOT NULL,
        since_time timestamptz,
        CONSTRAINT setting_changes_pkey PRIMARY KEY (tenant_id, version_id, key),
        CONSTRAINT setting_changes_kind_check CHECK (kind IN ('added', 'changed', 'removed'))
      );
      -- Where a sealed text belongs, for those who seal it again.
      CREATE INDEX setting_changes_by_secret ON muster.setting_changes (tenant_id, secret_id)
        WHERE secret_id IS NOT NULL;

      ALTER TABLE muster.setting_changes ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.setting_changes FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.setting_changes TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT ON muster.setting_changes TO muster_app;

      """##
    ),
    MigrationStep(
      number: 33, name: "0033_settings_schemas",
      sha256: "64391583d89c22deb8440504d5bbd92ac542f50867bd515de9612daf98461d81",
      text: ##"""
      -- What settings the plug-ins of a tenant have, or under the nil tenant those of all tenants. Muster's own are
      -- code and have no row.
      CREATE TABLE muster.setting_schemas (
        tenant_id uuid,
        namespace text COLLATE "C",
        -- The message SettingsSchema, as it was registered.
        content bytea NOT NULL,
        revision int8 NOT NULL,
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT setting_schemas_pkey PRIMARY KEY (tenant_id, namespace)
      );
      -- Whether any tenant has a namespace that an operator wants to register for all.
      CREATE INDEX setting_schemas_by_namespace_of_all ON muster.setting_schemas (namespace);

      ALTER TABLE muster.setting_schemas ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.setting_schemas FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.setting_schemas TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.setting_schemas FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE ON muster.setting_schemas TO muster_app;
      GRANT SELECT (tenant_id, namespace) ON muster.setting_schemas TO muster_system;

      """##
    ),
    MigrationStep(
      number: 34, name: "0034_settings_secrets",
      sha256: "d73e1b5114700774a28c4837d38daa8b8ef9c77cb181c5a09774ab6a2fbf9887",
      text: ##"""
      -- Secrets as ciphertext, the keys that seal them, wrapped, and the marks of the master keys that wrap those.
      -- A secret belongs to one setting: to any other row, tenant or key it does not open.
      CREATE TABLE muster.setting_secrets (
        tenant_id uuid,
        secret_id uuid,
        -- Nonce, ciphertext and tag.
        sealed bytea NOT NULL,
        key_version int8 NOT NULL,
        create_time timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT setting_secrets_pkey PRIMARY KEY (tenant_id, secret_id),
        CONSTRAINT setting_secrets_sealed_check CHECK (octet_length(sealed) >= 28)
      );
      -- What a rotation still has to do.
      CREATE INDEX setting_secrets_by_key_version ON muster.setting_secrets (tenant_id, key_version, secret_id);

      ALTER TABLE muster.setting_secrets ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.setting_secrets FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.setting_secrets TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.setting_secrets TO muster_app;

      CREATE TABLE muster.data_keys (
        tenant_id uuid,
        key_version int8,
        state text COLLATE "C" NOT NULL DEFAULT 'active',
        -- Null once it is destroyed.
        wrapped bytea,
        master_version int8 NOT NULL,
        create_time timestamptz NOT NULL DEFAULT now(),
        destroy_time timestamptz,
        CONSTRAINT data_keys_pkey PRIMARY KEY (tenant_id, key_version),
        CONSTRAINT data_keys_state_check CHECK (state IN ('active', 'retiring', 'destroyed')),
        CONSTRAINT data_keys_wrapped_check CHECK (
          (state = 'destroyed') = (wrapped IS NULL) AND (wrapped IS NULL) = (destroy_time IS NOT NULL))
      );
      -- Of two who make the first key of a tenant one does.
      CREATE UNIQUE INDEX data_keys_active_key ON muster.data_keys (tenant_id) WHERE state = 'active';
      CREATE INDEX data_keys_by_master_version_of_all ON muster.data_keys (master_version, tenant_id)
        WHERE state <> 'destroyed';

      ALTER TABLE muster.data_keys ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.data_keys FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.data_keys TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.data_keys FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE ON muster.data_keys TO muster_app;
      GRANT SELECT (tenant_id, key_version, state, master_version) ON muster.data_keys TO muster_system;

      -- Rows of the platform. The keys themselves are in a file.
      CREATE TABLE muster.master_keys (
        tenant_id uuid,
        key_version int8,
        state text COLLATE "C" NOT NULL DEFAULT 'active',
        -- Derived from the key; it opens nothing.
        mark bytea NOT NULL,
        create_time timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT master_keys_pkey PRIMARY KEY (tenant_id, key_version),
        CONSTRAINT master_keys_state_check CHECK (state IN ('active', 'former')),
        CONSTRAINT master_keys_mark_check CHECK (octet_length(mark) = 32)
      );
      CREATE UNIQUE INDEX master_keys_active_key ON muster.master_keys (tenant_id) WHERE state = 'active';

      ALTER TABLE muster.master_keys ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.master_keys FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.master_keys TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.master_keys FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE ON muster.master_keys TO muster_app;
      GRANT SELECT ON muster.master_keys TO muster_system;

      """##
    ),
    MigrationStep(
      number: 35, name: "0035_settings_rotations",
      sha256: "9f0166feb8fa9cadfe5252a2ece0febad621a5776bb14a47463996fdb7d1f09b",
      text: ##"""
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

      """##
    ),
    MigrationStep(
      number: 36, name: "0036_usage_meters",
      sha256: "a258c37b152dd5e5b966e513504dc3692aff0faf4926890b99ea59fd84550843",
      text: ##"""
      -- What usage can be counted by, besides what Muster itself meters. The platform's meters, which every tenant
      -- has, are the nil tenant's rows. A meter never changes, since what was counted by it keeps its meaning.
      CREATE TABLE muster.usage_meters (
        tenant_id uuid,
        meter_id uuid,
        category text COLLATE "C" NOT NULL,
        metric text COLLATE "C" NOT NULL,
        unit text NOT NULL,
        aggregation text COLLATE "C" NOT NULL,
        dimensions text[] NOT NULL DEFAULT '{}',
        display_name text NOT NULL DEFAULT '',
        description text NOT NULL DEFAULT '',
        -- How old an entry may be when it is recorded.
        late_seconds int8 NOT NULL,
        create_time timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT usage_meters_pkey PRIMARY KEY (tenant_id, meter_id),
        CONSTRAINT usage_meters_name_key UNIQUE (tenant_id, category, metric),
        CONSTRAINT usage_meters_aggregation_check CHECK (aggregation IN ('sum', 'count', 'max', 'last', 'unique')),
        CONSTRAINT usage_meters_late_check CHECK (late_seconds BETWEEN 60 AND 34560000)
      );
      CREATE INDEX usage_meters_by_create_time ON muster.usage_meters (tenant_id, create_time, meter_id);

      ALTER TABLE muster.usage_meters ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.usage_meters FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.usage_meters TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.usage_meters FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT ON muster.usage_meters TO muster_app;
      GRANT SELECT ON muster.usage_meters TO muster_system;

      """##
    ),
    MigrationStep(
      number: 37, name: "0037_usage_entries",
      sha256: "e5f04ec7ed24d293d29ac1eba6b07e8b6a076c0bc3e2daf4d18bc6148c27aed1",
      text: ##"""
      -- The usage ledger: lines that never change. Who adds some holds the tenant's lock of usage, shared, so that
      -- whoever takes it alone for a moment knows that no line with an earlier `create_time` can still come.
      CREATE TABLE muster.usage_entries (
        tenant_id uuid,
        entry_id uuid,
        -- The tenant's own, the platform's, or one of Muster's.
        meter_id uuid NOT NULL,
        category text COLLATE "C" NOT NULL,
        metric text COLLATE "C" NOT NULL,
        amount numeric NOT NULL,
        usage_time timestamptz NOT NULL,
        idempotency_key text COLLATE "C" NOT NULL,
        -- Keyed, of all that was sent: tells a repeat from another use of the key.
        content_hash bytea NOT NULL,
        dimensions jsonb NOT NULL DEFAULT '{}',
        unit_cost numeric,
        cost numeric,
        -- Empty without a cost.
        currency_code text COLLATE "C" NOT NULL DEFAULT '',
        -- Of the unique value, keyed.
        unique_digest bytea,
        -- Personal.
        metadata text NOT NULL DEFAULT '',
        corrects_id uuid,
        source text COLLATE "C" NOT NULL,
        reservation_id uuid,
        -- Its billing period was closed when it came.
        adjustment boolean NOT NULL DEFAULT false,
        actor_kind text NOT NULL,
        actor_id uuid,
        -- Personal.
        actor_name text,
        -- Taken under the lock, so not that of the transaction.
        create_time timestamptz NOT NULL DEFAULT clock_timestamp(),
        generation int8 NOT NULL,
        transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
        CONSTRAINT usage_entries_pkey PRIMARY KEY (tenant_id, entry_id),
        CONSTRAINT usage_entries_idempotency_key_key UNIQUE (tenant_id, idempotency_key),
        CONSTRAINT usage_entries_source_check CHECK (source IN ('recorded', 'reservation', 'built_in')),
        CONSTRAINT usage_entries_cost_check CHECK (
          (cost IS NULL) = (currency_code = '') AND (unit_cost IS NULL) = (cost IS NULL)),
        CONSTRAINT usage_entries_amount_check CHECK (amount >= 0 OR corrects_id IS NOT NULL)
      );
      CREATE INDEX usage_entries_by_place
        ON muster.usage_entries (tenant_id, generation, transaction_id, entry_id);
      CREATE INDEX usage_entries_by_meter ON muster.usage_entries (tenant_id, meter_id, usage_time);
      CREATE INDEX usage_entries_by_corrected ON muster.usage_entries (tenant_id, corrects_id)
        WHERE corrects_id IS NOT NULL;
      -- The platform reads those of all tenants, in the order in which they became visible and in parts of hours.
      CREATE INDEX usage_entries_by_place_of_all
        ON muster.usage_entries (generation, transaction_id, entry_id);
      CREATE INDEX usage_entries_by_time_of_all ON muster.usage_entries USING brin (usage_time);

      ALTER TABLE muster.usage_entries ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.usage_entries FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.usage_entries TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.usage_entries FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT ON muster.usage_entries TO muster_app;
      GRANT SELECT (tenant_id, entry_id, meter_id, category, metric, amount, usage_time, idempotency_key,
        dimensions, unit_cost, cost, currency_code, unique_digest, metadata, corrects_id, source, reservation_id,
        adjustment, actor_kind, actor_id, actor_name, create_time, generation, transaction_id)
        ON muster.usage_entries TO muster_system;

      """##
    ),
    MigrationStep(
      number: 38, name: "0038_usage_rollups",
      sha256: "e9ddf927c538de5c0d192d6bb9d24c6becd79c010bc8138abc96fbc7d865ed3e",
      text: ##"""
      -- Sums of usage by hour and by day of UTC, so that long spans are read from few rows. They are derived: what
      -- is not in them yet is read from the entries themselves, and all of them can be made anew.
      CREATE TABLE muster.usage_rollups (
        tenant_id uuid,
        meter_id uuid,
        grain text COLLATE "C",
        slot_time timestamptz,
        -- Empty for entries without a cost.
        currency_code text COLLATE "C",
        -- Of the dimensions, which can be too long for an index.
        dimensions_key bytea,
        dimensions jsonb NOT NULL,
        amount_sum numeric NOT NULL,
        amount_max numeric NOT NULL,
        entry_count int8 NOT NULL,
        cost numeric NOT NULL,
        -- The amount of the latest time, and which entry it is of.
        last_amount numeric NOT NULL,
        last_time timestamptz NOT NULL,
        last_generation int8 NOT NULL,
        last_transaction_id xid8 NOT NULL,
        last_entry_id uuid NOT NULL,
        CONSTRAINT usage_rollups_pkey
          PRIMARY KEY (tenant_id, meter_id, grain, slot_time, currency_code, dimensions_key),
        CONSTRAINT usage_rollups_grain_check CHECK (grain IN ('hour', 'day'))
      );
      -- The platform reads a meter over all tenants.
      CREATE INDEX usage_rollups_by_meter_of_all ON muster.usage_rollups (meter_id, grain, slot_time);

      ALTER TABLE muster.usage_rollups ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.usage_rollups FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.usage_rollups TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.usage_rollups FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.usage_rollups TO muster_app;
      GRANT SELECT ON muster.usage_rollups TO muster_system;

      -- How far a tenant's entries are in its rollups, and its journal in its entries. The row of the nil tenant
      -- says how far those of all tenants are.
      CREATE TABLE muster.usage_progress (
        tenant_id uuid,
        rolled_generation int8 NOT NULL DEFAULT 0,
        rolled_transaction_id xid8 NOT NULL DEFAULT '0',
        metered_generation int8 NOT NULL DEFAULT 0,
        metered_transaction_id xid8 NOT NULL DEFAULT '0',
        -- The first minute whose reads are not in its entries.
        read_minute timestamptz,
        update_time timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT usage_progress_pkey PRIMARY KEY (tenant_id)
      );

      ALTER TABLE muster.usage_progress ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.usage_progress FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.usage_progress TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.usage_progress FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE ON muster.usage_progress TO muster_app;
      GRANT SELECT ON muster.usage_progress TO muster_system;

      """##
    ),
    MigrationStep(
      number: 39, name: "0039_usage_quotas",
      sha256: "4e396e82e0d549c9d4883bef5600432e5df3f07e24a45328f57101c6800dd421",
      text: ##"""
      -- How much a period may see: a tenant's own quotas, and under the nil tenant what the platform gives to all,
      -- to those on a plan or to one tenant. What is used and held stands in the ledger's accounts.
      CREATE TABLE muster.usage_quotas (
        tenant_id uuid,
        quota_id uuid,
        key text COLLATE "C" NOT NULL,
        -- Empty for any; of the platform's quotas only.
        plan text COLLATE "C" NOT NULL DEFAULT '',
        only_tenant_id uuid,
        category text COLLATE "C" NOT NULL,
        -- Empty for every metric of the category.
        metric text COLLATE "C" NOT NULL DEFAULT '',
        dimensions jsonb NOT NULL DEFAULT '{}',
        measure text COLLATE "C" NOT NULL,
        currency_code text NOT NULL DEFAULT '',
        limit_amount numeric,
        period text COLLATE "C" NOT NULL,
        -- Empty for the tenant's own.
        time_zone text NOT NULL DEFAULT '',
        is_soft bool NOT NULL DEFAULT false,
        thresholds int4[] NOT NULL DEFAULT '{}',
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT usage_quotas_pkey PRIMARY KEY (tenant_id, quota_id),
        CONSTRAINT usage_quotas_measure_check CHECK (measure IN ('amount', 'cost')),
        CONSTRAINT usage_quotas_period_check CHECK (
          period IN ('hour', 'day', 'week', 'month', 'year', 'lifetime')),
        CONSTRAINT usage_quotas_limit_check CHECK (limit_amount >= 0)
      );
      CREATE UNIQUE INDEX usage_quotas_key_key ON muster.usage_quotas
        (tenant_id, key, plan, coalesce(only_tenant_id, '00000000-0000-0000-0000-000000000000'));
      CREATE INDEX usage_quotas_by_only_tenant ON muster.usage_quotas (tenant_id, only_tenant_id);

      ALTER TABLE muster.usage_quotas ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.usage_quotas FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.usage_quotas TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.usage_quotas TO muster_app;

      -- Thresholds that were told of, once each in a period.
      CREATE TABLE muster.quota_alerts (
        tenant_id uuid,
        account_key text COLLATE "C",
        period_start timestamptz,
        threshold int4,
        create_time timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT quota_alerts_pkey PRIMARY KEY (tenant_id, account_key, period_start, threshold)
      );

      ALTER TABLE muster.quota_alerts ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.quota_alerts FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.quota_alerts TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT ON muster.quota_alerts TO muster_app;

      """##
    ),
    MigrationStep(
      number: 40, name: "0040_usage_reservations",
      sha256: "58a896d991d75d0f424a1b2fb15c219e8b16c374f22175527f5fd81f72a02176",
      text: ##"""
      -- What is held of quotas, budgets and credits together until it is known what was used. Each of them holds
      -- its part in the ledger, by which it comes back in time without anybody having to act.
      CREATE TABLE muster.usage_reservations (
        tenant_id uuid,
        reservation_id uuid,
        category text COLLATE "C" NOT NULL,
        metric text COLLATE "C" NOT NULL,
        amount numeric NOT NULL,
        dimensions jsonb NOT NULL DEFAULT '{}',
        unit_cost numeric,
        -- Empty without a cost.
        currency_code text NOT NULL DEFAULT '',
        hold_milliseconds int8 NOT NULL,
        reference text NOT NULL DEFAULT '',
        state text COLLATE "C" NOT NULL DEFAULT 'held',
        credits numeric,
        expire_time timestamptz NOT NULL,
        committed_amount numeric,
        entry_id uuid,
        -- What it holds in the ledger, in the order in which accounts are locked.
        hold_ids uuid[] NOT NULL DEFAULT '{}',
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT usage_reservations_pkey PRIMARY KEY (tenant_id, reservation_id),
        CONSTRAINT usage_reservations_state_check CHECK (state IN ('held', 'committed', 'released')),
        CONSTRAINT usage_reservations_amount_check CHECK (amount > 0),
        CONSTRAINT usage_reservations_entry_check CHECK ((state = 'committed') = (entry_id IS NOT NULL))
      );

      ALTER TABLE muster.usage_reservations ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.usage_reservations FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.usage_reservations TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.usage_reservations TO muster_app;

      """##
    ),
    MigrationStep(
      number: 41, name: "0041_usage_credits",
      sha256: "975b1bc2c1d81ecda1b191414af320ab86dff53e6a0bc4940beefd135824b3b4",
      text: ##"""
      -- Credits: what was granted, what is left of each grant, and what was taken of it when. The row of a tenant
      -- is what all who reserve or count wait for, so that nobody sees the same room twice.
      CREATE TABLE muster.credit_accounts (
        tenant_id uuid,
        -- All that was ever granted, less what was taken back; used; lapsed.
        granted numeric NOT NULL DEFAULT 0,
        used numeric NOT NULL DEFAULT 0,
        expired numeric NOT NULL DEFAULT 0,
        -- Used beyond what there was, paid by the next grants.
        debt numeric NOT NULL DEFAULT 0,
        CONSTRAINT credit_accounts_pkey PRIMARY KEY (tenant_id),
        CONSTRAINT credit_accounts_debt_check CHECK (debt >= 0)
      );

      ALTER TABLE muster.credit_accounts ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.credit_accounts FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.credit_accounts TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.credit_accounts TO muster_app;

      CREATE TABLE muster.credit_grants (
        tenant_id uuid,
        grant_id uuid,
        -- Negative where credits were taken back.
        amount numeric NOT NULL,
        remaining numeric NOT NULL,
        start_time timestamptz NOT NULL,
        expire_time timestamptz NOT NULL DEFAULT 'infinity',
        reason text NOT NULL DEFAULT '',
        reference text COLLATE "C" NOT NULL DEFAULT '',
        -- The billing period that brought them, by its price plan.
        period_start timestamptz,
        -- Nobody for those of a price plan.
        granted_by_kind text,
        granted_by_id uuid,
        granted_by_name text,
        create_time timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT credit_grants_pkey PRIMARY KEY (tenant_id, grant_id),
        CONSTRAINT credit_grants_remaining_check CHECK (remaining BETWEEN 0 AND greatest(amount, 0)),
        CONSTRAINT credit_grants_time_check CHECK (start_time < expire_time)
      );
      CREATE UNIQUE INDEX credit_grants_reference_key ON muster.credit_grants (tenant_id, reference)
        WHERE reference <> '';
      CREATE UNIQUE INDEX credit_grants_period_key ON muster.credit_grants (tenant_id, period_start)
        WHERE period_start IS NOT NULL;
      -- In the order in which they are used.
      CREATE INDEX credit_grants_left ON muster.credit_grants (tenant_id, expire_time, create_time, grant_id)
        WHERE remaining > 0;

      ALTER TABLE muster.credit_grants ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.credit_grants FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.credit_grants TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.credit_grants TO muster_app;

      """##
    ),
    MigrationStep(
      number: 42, name: "0042_usage_draws",
      sha256: "da37d8d9ad48349822b60b98c0d1d0ca55b57c708c8d720be94363382bbb5503",
      text: ##"""
      -- What was taken of credits: of each grant when, and by each entry how much.
      CREATE TABLE muster.credit_draws (
        tenant_id uuid,
        draw_id uuid,
        grant_id uuid NOT NULL,
        -- Negative when it was given back.
        amount numeric NOT NULL,
        create_time timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT credit_draws_pkey PRIMARY KEY (tenant_id, draw_id)
      );
      CREATE INDEX credit_draws_by_grant ON muster.credit_draws (tenant_id, grant_id, create_time);

      ALTER TABLE muster.credit_draws ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.credit_draws FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.credit_draws TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT ON muster.credit_draws TO muster_app;

      CREATE TABLE muster.usage_entry_credits (
        tenant_id uuid,
        entry_id uuid,
        credits numeric NOT NULL,
        create_time timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT usage_entry_credits_pkey PRIMARY KEY (tenant_id, entry_id)
      );
      CREATE INDEX usage_entry_credits_by_create_time ON muster.usage_entry_credits (tenant_id, create_time);

      ALTER TABLE muster.usage_entry_credits ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.usage_entry_credits FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.usage_entry_credits TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.usage_entry_credits FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT ON muster.usage_entry_credits TO muster_app;
      GRANT SELECT ON muster.usage_entry_credits TO muster_system;

      -- What a tenant was on until a time, for those who rate usage of before.
      CREATE TABLE muster.tenant_terms (
        tenant_id uuid,
        until_time timestamptz,
        plan text COLLATE "C" NOT NULL,
        time_zone text NOT NULL,
        CONSTRAINT tenant_terms_pkey PRIMARY KEY (tenant_id, until_time)
      );

      ALTER TABLE muster.tenant_terms ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.tenant_terms FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.tenant_terms TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT ON muster.tenant_terms TO muster_app;

      """##
    ),
    MigrationStep(
      number: 43, name: "0043_usage_billing",
      sha256: "10e281de3859011be808d24bde1001c93c928a6c8dbcb92ff681778e42c821ee",
      text: ##"""
      -- Price plans, a row a version, and billing periods that are closed. A version never changes; under the nil
      -- tenant are those for all tenants on the plans that they name.
      CREATE TABLE muster.price_plans (
        tenant_id uuid,
        price_plan_id uuid,
        key text COLLATE "C" NOT NULL,
        revision int8 NOT NULL,
        currency_code text NOT NULL,
        plans text[] NOT NULL DEFAULT '{}',
        effective_time timestamptz NOT NULL,
        -- When the next version takes over.
        end_time timestamptz NOT NULL DEFAULT 'infinity',
        -- The message as it was sent.
        content bytea NOT NULL,
        -- Charges in credits, or credits that a period brings.
        has_credits bool NOT NULL,
        create_time timestamptz NOT NULL DEFAULT clock_timestamp(),
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT price_plans_pkey PRIMARY KEY (tenant_id, price_plan_id),
        CONSTRAINT price_plans_revision_key UNIQUE (tenant_id, key, revision),
        CONSTRAINT price_plans_time_check CHECK (effective_time < end_time)
      );
      CREATE INDEX price_plans_by_effective_time
        ON muster.price_plans (tenant_id, effective_time, price_plan_id);

      ALTER TABLE muster.price_plans ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.price_plans FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.price_plans TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.price_plans TO muster_app;

      CREATE TABLE muster.billing_periods (
        tenant_id uuid,
        period_start timestamptz,
        period_end timestamptz NOT NULL,
        -- What had been recorded by then was billed with it.
        as_of_time timestamptz NOT NULL,
        close_time timestamptz NOT NULL,
        -- The final report as a message.
        report bytea NOT NULL,
        CONSTRAINT billing_periods_pkey PRIMARY KEY (tenant_id, period_start),
        CONSTRAINT billing_periods_time_check CHECK (
          period_start < period_end AND period_end <= as_of_time AND as_of_time <= close_time)
      );

      ALTER TABLE muster.billing_periods ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.billing_periods FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.billing_periods TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT ON muster.billing_periods TO muster_app;

      -- What came when its period was closed.
      CREATE INDEX usage_entries_late ON muster.usage_entries (tenant_id, create_time) WHERE adjustment;

      """##
    ),
    MigrationStep(
      number: 44, name: "0044_campaigns_create",
      sha256: "e22c54f16fe1ed61c788528c20c079b32e62c87092510a6dcc9d1e3b75f1d7df",
      text: ##"""
      -- Campaigns, and their sequences, a row a version: kept, since running enrolments follow theirs to the
      -- end. As leads are, both are the bytes of their messages, beside the columns that they are found by.
      CREATE TABLE muster.campaigns (
        tenant_id uuid,
        campaign_id uuid,
        sequence_id uuid NOT NULL,
        template_id uuid,
        -- The version that new enrolments take.
        sequence_version int8 NOT NULL,
        update_time timestamptz NOT NULL,
        activate_time timestamptz,
        delete_time timestamptz,
        version int8 NOT NULL DEFAULT 1,
        status text COLLATE "C" NOT NULL,
        permission_mode text COLLATE "C" NOT NULL,
        name_key text COLLATE "C" NOT NULL,
        -- Without its sequence, problems and senders.
        message bytea NOT NULL,
        CONSTRAINT campaigns_pkey PRIMARY KEY (tenant_id, campaign_id),
        CONSTRAINT campaigns_sequence_id_key UNIQUE (tenant_id, sequence_id),
        CONSTRAINT campaigns_status_check CHECK (
          status IN ('draft', 'active', 'paused', 'completed', 'archived'))
      );
      CREATE INDEX campaigns_by_update_time ON muster.campaigns (tenant_id, update_time, campaign_id);
      CREATE INDEX campaigns_by_name ON muster.campaigns (tenant_id, name_key, campaign_id);
      CREATE INDEX campaigns_by_status ON muster.campaigns (tenant_id, status, campaign_id);
      CREATE INDEX campaigns_by_template ON muster.campaigns (tenant_id, template_id, campaign_id)
        WHERE template_id IS NOT NULL;
      CREATE INDEX campaigns_by_delete_time ON muster.campaigns (tenant_id, delete_time, campaign_id)
        WHERE delete_time IS NOT NULL;

      ALTER TABLE muster.campaigns ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.campaigns FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.campaigns TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.campaigns TO muster_app;

      CREATE TABLE muster.campaign_sequences (
        tenant_id uuid,
        campaign_id uuid,
        version int8,
        create_time timestamptz NOT NULL,
        message bytea NOT NULL,
        CONSTRAINT campaign_sequences_pkey PRIMARY KEY (tenant_id, campaign_id, version),
        CONSTRAINT campaign_sequences_campaign_id_fkey FOREIGN KEY (tenant_id, campaign_id)
          REFERENCES muster.campaigns
      );

      ALTER TABLE muster.campaign_sequences ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.campaign_sequences FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.campaign_sequences TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, DELETE ON muster.campaign_sequences TO muster_app;

      """##
    ),
    MigrationStep(
      number: 45, name: "0045_campaigns_senders",
      sha256: "dd0a04f3b366b06fcd6bf0ad3b83bdb6bf35f0e5e65c98f502432eba218106d0",
      text: ##"""
      -- What messages are sent from, and which campaigns may send with it. A sender's health is written by a job
      -- apart from the sender itself: it is no change of it.
      CREATE TABLE muster.senders (
        tenant_id uuid,
        sender_id uuid,
        channel text COLLATE "C" NOT NULL,
        -- The domain, number, profile or account as it is compared.
        endpoint_key text COLLATE "C" NOT NULL,
        name_key text COLLATE "C" NOT NULL,
        time_zone text COLLATE "C" NOT NULL,
        daily_cap int4 NOT NULL,
        disabled bool NOT NULL,
        update_time timestamptz NOT NULL,
        version int8 NOT NULL DEFAULT 1,
        -- Empty while too little was sent to tell.
        health_state text COLLATE "C" NOT NULL DEFAULT '',
        health_message text NOT NULL DEFAULT '',
        bounce_rate float8 NOT NULL DEFAULT 0,
        complaint_rate float8 NOT NULL DEFAULT 0,
        sample_count int8 NOT NULL DEFAULT 0,
        health_change_time timestamptz,
        -- Without its health, capacity and campaigns.
        message bytea NOT NULL,
        CONSTRAINT senders_pkey PRIMARY KEY (tenant_id, sender_id),
        CONSTRAINT senders_endpoint_key UNIQUE (tenant_id, channel, endpoint_key),
        CONSTRAINT senders_daily_cap_check CHECK (daily_cap >= 0)
      );
      CREATE INDEX senders_by_name ON muster.senders (tenant_id, name_key, sender_id);
      CREATE INDEX senders_by_channel ON muster.senders (tenant_id, channel, sender_id);
      CREATE INDEX senders_by_health ON muster.senders (tenant_id, health_state, sender_id);

      ALTER TABLE muster.senders ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.senders FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.senders TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE ON muster.senders TO muster_app;

      CREATE TABLE muster.campaign_senders (
        tenant_id uuid,
        campaign_id uuid,
        sender_id uuid,
        CONSTRAINT campaign_senders_pkey PRIMARY KEY (tenant_id, campaign_id, sender_id),
        CONSTRAINT campaign_senders_campaign_id_fkey FOREIGN KEY (tenant_id, campaign_id)
          REFERENCES muster.campaigns,
        CONSTRAINT campaign_senders_sender_id_fkey FOREIGN KEY (tenant_id, sender_id) REFERENCES muster.senders
      );
      CREATE INDEX campaign_senders_by_sender ON muster.campaign_senders (tenant_id, sender_id, campaign_id);

      ALTER TABLE muster.campaign_senders ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.campaign_senders FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.campaign_senders TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, DELETE ON muster.campaign_senders TO muster_app;

      """##
    ),
    MigrationStep(
      number: 46, name: "0046_campaigns_templates",
      sha256: "01f398782b508ec444f42e3632eb8ec8bcb29d9d55185347a0037e3d3b8eade7",
      text: ##"""
      -- Templates that were generated for a tenant; those that come with Muster are no rows. The id is the order of
      -- creation.
      CREATE TABLE muster.campaign_templates (
        tenant_id uuid,
        template_id uuid,
        parent_id uuid,
        job_id uuid NOT NULL,
        icp_revision int8 NOT NULL,
        create_time timestamptz NOT NULL,
        industry_key text COLLATE "C" NOT NULL,
        name_key text COLLATE "C" NOT NULL,
        message bytea NOT NULL,
        CONSTRAINT campaign_templates_pkey PRIMARY KEY (tenant_id, template_id)
      );
      CREATE INDEX campaign_templates_by_name ON muster.campaign_templates (tenant_id, name_key, template_id);
      CREATE INDEX campaign_templates_by_industry
        ON muster.campaign_templates (tenant_id, industry_key, template_id);
      CREATE INDEX campaign_templates_by_revision
        ON muster.campaign_templates (tenant_id, icp_revision, template_id);
      CREATE INDEX campaign_templates_by_parent ON muster.campaign_templates (tenant_id, parent_id, template_id)
        WHERE parent_id IS NOT NULL;
      CREATE INDEX campaign_templates_by_job ON muster.campaign_templates (tenant_id, job_id, template_id);

      ALTER TABLE muster.campaign_templates ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.campaign_templates FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.campaign_templates TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT ON muster.campaign_templates TO muster_app;

      """##
    ),
    MigrationStep(
      number: 47, name: "0047_campaigns_enrollments",
      sha256: "99acbd6b33e927a15c5418265a687dd3513c4f4f245fa63709b0d10ad8f25792",
      text: ##"""
      -- Ways of leads through campaigns. Whoever works looks at one time alone: when something is to be done about
      -- an enrolment, whether a step is due, a claim is over, an approval has expired or a pause ends.
      CREATE TABLE muster.enrollments (
        tenant_id uuid,
        enrollment_id uuid,
        campaign_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        -- The folded name of the lead's company when it was enrolled.
        company_key text COLLATE "C" NOT NULL DEFAULT '',
        status text COLLATE "C" NOT NULL DEFAULT 'active',
        run_number int4 NOT NULL,
        sequence_version int8 NOT NULL,
        -- Empty when none comes.
        next_step_key text COLLATE "C" NOT NULL DEFAULT '',
        due_time timestamptz,
        -- When a worker is to look at it; none for what waits for somebody.
        work_time timestamptz,
        -- Of two at one time the lesser goes first.
        work_order int4 NOT NULL DEFAULT 0,
        -- It waits for its campaign to be activated.
        is_parked bool NOT NULL DEFAULT false,
        -- The step that was settled last, when, and whether its message left.
        after_step_key text COLLATE "C" NOT NULL DEFAULT '',
        settle_time timestamptz,
        was_sent bool NOT NULL DEFAULT false,
        last_send_id uuid,
        last_send_status text COLLATE "C" NOT NULL DEFAULT '',
        pause_reason text COLLATE "C" NOT NULL DEFAULT '',
        resume_time timestamptz,
        stop_reason text COLLATE "C" NOT NULL DEFAULT '',
        end_time timestamptz,
        created_by_kind text NOT NULL,
        created_by_id uuid,
        created_by_name text,
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT enrollments_pkey PRIMARY KEY (tenant_id, enrollment_id),
        CONSTRAINT enrollments_status_check CHECK (status IN ('active', 'paused', 'stopped', 'completed')),
        CONSTRAINT enrollments_end_check CHECK ((status IN ('stopped', 'completed')) = (end_time IS NOT NULL)),
        CONSTRAINT enrollments_pause_check CHECK ((status = 'paused') = (pause_reason <> '')),
        CONSTRAINT enrollments_stop_check CHECK ((status = 'stopped') = (stop_reason <> '')),
        CONSTRAINT enrollments_work_check CHECK (end_time IS NULL OR work_time IS NULL)
      );

      -- A lead goes through a campaign once at a time.
      CREATE UNIQUE INDEX enrollments_running_key ON muster.enrollments (tenant_id, campaign_id, lead_id)
        WHERE status IN ('active', 'paused');
      -- What workers look at next, of one tenant; and whose turn it is.
      CREATE INDEX enrollments_by_work_time ON muster.enrollments
        (tenant_id, work_time, work_order, enrollment_id) WHERE work_time IS NOT NULL;
      CREATE INDEX enrollments_by_work_time_of_all ON muster.enrollments (work_time) WHERE work_time IS NOT NULL;
      CREATE INDEX enrollments_by_company ON muster.enrollments (tenant_id, campaign_id, company_key)
        WHERE status IN ('active', 'paused') AND company_key <> '';
      CREATE INDEX enrollments_parked ON muster.enrollments (tenant_id, campaign_id, enrollment_id)
        WHERE is_parked;
      -- Lists; the id is the order of creation.
      CREATE INDEX enrollments_by_campaign ON muster.enrollments (tenant_id, campaign_id, enrollment_id);
      CREATE INDEX enrollments_by_lead ON muster.enrollments (tenant_id, lead_id, enrollment_id);
      CREATE INDEX enrollments_by_update_time ON muster.enrollments (tenant_id, update_time, enrollment_id);
      CREATE INDEX enrollments_by_due_time ON muster.enrollments
        (tenant_id, (coalesce(due_time, 'infinity')), enrollment_id);

      ALTER TABLE muster.enrollments ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.enrollments FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.enrollments TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      CREATE POLICY system ON muster.enrollments FOR SELECT TO muster_system USING (true);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.enrollments TO muster_app;
      GRANT SELECT (tenant_id, work_time) ON muster.enrollments TO muster_system;

      """##
    ),
    MigrationStep(
      number: 48, name: "0048_campaigns_sends",
      sha256: "a67d61bb6d6a69c7e3f4a1a8f4be749307a3fee853f3158a249b88e6f987aa36",
      text: ##"""
      -- Messages of enrolments, at most one for each step: this row is what is claimed, handed over and settled.
      -- What a claim uses up it holds in the ledger, by which it comes back when nobody settles it.
      CREATE TABLE muster.sends (
        tenant_id uuid,
        send_id uuid,
        enrollment_id uuid NOT NULL,
        campaign_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        company_key text COLLATE "C" NOT NULL DEFAULT '',
        sequence_version int8 NOT NULL,
        step_id uuid NOT NULL,
        step_key text COLLATE "C" NOT NULL,
        variant_key text COLLATE "C" NOT NULL,
        channel text COLLATE "C" NOT NULL,
        -- Set by the claim.
        sender_id uuid,
        status text COLLATE "C" NOT NULL DEFAULT 'planned',
        -- A message that has failed checks alone.
        failed_checks bytea,
        due_time timestamptz NOT NULL,
        -- Counted up by each claim and by whatever takes one back: who comes late changes nothing.
        fence int8 NOT NULL DEFAULT 0,
        claim_time timestamptz,
        lease_time timestamptz,
        -- When it was begun to be given to the carrier; before that the claim can be taken back.
        hand_over_time timestamptz,
        send_time timestamptz,
        hold_ids uuid[] NOT NULL DEFAULT '{}',
        credit_hold_id uuid,
        provider_message_id text COLLATE "C",
        thread_key text COLLATE "C",
        subject text NOT NULL DEFAULT '',
        error_message text NOT NULL DEFAULT '',
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT sends_pkey PRIMARY KEY (tenant_id, send_id),
        CONSTRAINT sends_step_key UNIQUE (tenant_id, enrollment_id, step_key),
        CONSTRAINT sends_status_check CHECK (status IN (
          'planned', 'awaiting_approval', 'task', 'deferred', 'claimed', 'sent', 'skipped', 'failed', 'unknown',
          'cancelled')),
        CONSTRAINT sends_lease_check CHECK ((status = 'claimed') = (lease_time IS NOT NULL))
      );

      -- What people have been sent lately; what left them aside is not counted.
      CREATE INDEX sends_by_lead ON muster.sends (tenant_id, lead_id, claim_time)
        WHERE status IN ('claimed', 'sent', 'unknown');
      CREATE INDEX sends_by_company ON muster.sends (tenant_id, campaign_id, company_key, claim_time)
        WHERE status IN ('claimed', 'sent', 'unknown') AND company_key <> '';
      CREATE INDEX sends_by_message ON muster.sends (tenant_id, provider_message_id)
        WHERE provider_message_id IS NOT NULL;
      CREATE INDEX sends_claimed ON muster.sends (tenant_id, campaign_id) WHERE status = 'claimed';
      CREATE INDEX sends_unknown ON muster.sends (tenant_id, campaign_id) WHERE status = 'unknown';
      CREATE INDEX sends_by_sender ON muster.sends (tenant_id, sender_id, send_time) WHERE status = 'sent';
      CREATE INDEX sends_by_campaign ON muster.sends (tenant_id, campaign_id, send_id);

      ALTER TABLE muster.sends ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.sends FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.sends TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.sends TO muster_app;

      -- How many steps of a campaign were planned on each channel, by which the next channel is picked.
      CREATE TABLE muster.campaign_picks (
        tenant_id uuid,
        campaign_id uuid,
        channel text COLLATE "C",
        count int8 NOT NULL DEFAULT 0,
        CONSTRAINT campaign_picks_pkey PRIMARY KEY (tenant_id, campaign_id, channel)
      );

      ALTER TABLE muster.campaign_picks ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.campaign_picks FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.campaign_picks TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.campaign_picks TO muster_app;

      """##
    ),
    MigrationStep(
      number: 49, name: "0049_campaigns_approvals",
      sha256: "8986b842e7c6babd896d5551959fbca822a799c378ab0e8120b9d0ee2c3555d6",
      text: ##"""
      -- Messages that wait for a person's yes or no, or waited, as they will be sent.
      CREATE TABLE muster.approvals (
        tenant_id uuid,
        approval_id uuid,
        send_id uuid NOT NULL,
        enrollment_id uuid NOT NULL,
        campaign_id uuid NOT NULL,
        lead_id uuid NOT NULL,
        status text COLLATE "C" NOT NULL DEFAULT 'pending',
        -- Empty after the lead's erasure, as are the next two.
        content bytea NOT NULL,
        recipient text NOT NULL,
        recipient_name text NOT NULL DEFAULT '',
        expire_time timestamptz NOT NULL,
        decided_by_kind text,
        decided_by_id uuid,
        decided_by_name text,
        decide_time timestamptz,
        note text NOT NULL DEFAULT '',
        create_time timestamptz NOT NULL DEFAULT now(),
        update_time timestamptz NOT NULL DEFAULT now(),
        version int8 NOT NULL DEFAULT 1,
        CONSTRAINT approvals_pkey PRIMARY KEY (tenant_id, approval_id),
        CONSTRAINT approvals_send_key UNIQUE (tenant_id, send_id),
        CONSTRAINT approvals_status_check CHECK (
          status IN ('pending', 'approved', 'rejected', 'expired', 'withdrawn')),
        CONSTRAINT approvals_decide_check CHECK ((status = 'pending') = (decide_time IS NULL))
      );
      CREATE INDEX approvals_by_expire_time ON muster.approvals (tenant_id, expire_time, approval_id);
      CREATE INDEX approvals_by_status ON muster.approvals (tenant_id, status, expire_time, approval_id);
      CREATE INDEX approvals_by_campaign ON muster.approvals (tenant_id, campaign_id, expire_time, approval_id);
      CREATE INDEX approvals_by_lead ON muster.approvals (tenant_id, lead_id, expire_time, approval_id);

      ALTER TABLE muster.approvals ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.approvals FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.approvals TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.approvals TO muster_app;

      -- What the do-not-call register said of a lead's number, until it has to be asked again.
      CREATE TABLE muster.register_answers (
        tenant_id uuid,
        lead_id uuid,
        number_hash bytea NOT NULL,
        is_listed bool NOT NULL,
        expire_time timestamptz NOT NULL,
        create_time timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT register_answers_pkey PRIMARY KEY (tenant_id, lead_id)
      );

      ALTER TABLE muster.register_answers ENABLE ROW LEVEL SECURITY;
      ALTER TABLE muster.register_answers FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON muster.register_answers TO muster_app
        USING (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid)
        WITH CHECK (tenant_id = nullif(current_setting('muster.tenant_id', true), '')::uuid);
      GRANT SELECT, INSERT, UPDATE, DELETE ON muster.register_answers TO muster_app;

      """##
    ),
    MigrationStep(
      number: 50, name: "0050_leads_sends",
      sha256: "f27dd26596640ae32559d46dfd52cdcf35b52f2aa1cb4772241c97fc5ab458c9",
      text: ##"""
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

      """##
    ),
    MigrationStep(
      number: 51, name: "0051_campaigns_stopped",
      sha256: "06858a50db0b0dd45bd5f5813b328caebc161d47700a8cd1daa23ea2273f5b83",
      text: ##"""
      -- An enrolment can be stopped while a carrier has its message. When the server that gave it there dies,
      -- somebody has to come by and write down that nobody knows what became of it.
      ALTER TABLE muster.enrollments DROP CONSTRAINT enrollments_work_check;
      ALTER TABLE muster.enrollments ADD CONSTRAINT enrollments_work_check
        CHECK (end_time IS NULL OR work_time IS NULL OR last_send_status = 'claimed');

      """##
    ),
    MigrationStep(
      number: 52, name: "0052_usage_place_of_all",
      sha256: "bd4e0da11fa51b7c3890dc238b25b2b3ca93a3d0cf02a962a7ca47003b58d238",
      isTransactional: false,
      text: ##"""
      -- muster: no transaction
      -- The index over all tenants' entries is spelled so that no statement of one tenant can use it. Such a one
      -- then compares places within its tenant, and begins where it has to instead of at the first entry.
      DROP INDEX CONCURRENTLY IF EXISTS usage_entries_by_place_of_all;
      CREATE INDEX CONCURRENTLY usage_entries_by_place_of_all
        ON usage_entries ((generation + 0), transaction_id, entry_id);

      """##
    ),
  ]

  /// What they make, thing by thing.
  package static let catalogue = ##"""
  migrations : 52 : PostgreSQL : 15
  column : access_epochs.change_time : timestamp with time zone not null
  column : access_epochs.subject_id : uuid not null
  column : access_epochs.subject_kind : text not null
  column : access_epochs.tenant_id : uuid not null
  column : access_epochs.tokens_after : timestamp with time zone
  column : access_epochs.transaction_id : xid8 not null
  column : activities.action : text not null collate C
  column : activities.activity_id : uuid not null
  column : activities.actor_id : uuid
  column : activities.actor_kind : text not null
  column : activities.actor_name : text
  column : activities.campaign_id : uuid
  column : activities.channel : text not null collate C
  column : activities.content : bytea
  column : activities.create_time : timestamp with time zone not null
  column : activities.enrollment_id : uuid
  column : activities.external_id : text collate C
  column : activities.lead_id : uuid not null
  column : activities.occur_time : timestamp with time zone not null
  column : activities.outcome : text collate C
  column : activities.provider : text not null collate C
  column : activities.provider_message_id : text collate C
  column : activities.send_id : uuid
  column : activities.sender_id : uuid
  column : activities.sequence_version : bigint
  column : activities.skip_reasons : text[]
  column : activities.step_id : uuid
  column : activities.step_key : text collate C
  column : activities.tenant_id : uuid not null
  column : activities.thread_key : text collate C
  column : activities.variant_key : text collate C
  column : api_keys.calls_per_second : integer
  column : api_keys.create_time : timestamp with time zone not null
  column : api_keys.created_by_id : uuid
  column : api_keys.created_by_kind : text not null
  column : api_keys.created_by_name : text not null
  column : api_keys.display_name : text not null
  column : api_keys.expire_time : timestamp with time zone
  column : api_keys.key_id : uuid not null
  column : api_keys.last_use_time : timestamp with time zone
  column : api_keys.permissions : text[] not null
  column : api_keys.prefix : text not null
  column : api_keys.revoke_time : timestamp with time zone
  column : api_keys.secret_hash : bytea not null
  column : api_keys.tenant_id : uuid not null
  column : api_keys.update_time : timestamp with time zone not null
  column : api_keys.user_id : uuid
  column : api_keys.version : bigint not null
  column : approvals.approval_id : uuid not null
  column : approvals.campaign_id : uuid not null
  column : approvals.content : bytea not null
  column : approvals.create_time : timestamp with time zone not null
  column : approvals.decide_time : timestamp with time zone
  column : approvals.decided_by_id : uuid
  column : approvals.decided_by_kind : text
  column : approvals.decided_by_name : text
  column : approvals.enrollment_id : uuid not null
  column : approvals.expire_time : timestamp with time zone not null
  column : approvals.lead_id : uuid not null
  column : approvals.note : text not null
  column : approvals.recipient : text not null
  column : approvals.recipient_name : text not null
  column : approvals.send_id : uuid not null
  column : approvals.status : text not null collate C
  column : approvals.tenant_id : uuid not null
  column : approvals.update_time : timestamp with time zone not null
  column : approvals.version : bigint not null
  column : audit_heads.code : bytea not null
  column : audit_heads.generation : bigint not null
  column : audit_heads.last_record_id : uuid not null
  column : audit_heads.last_transaction_id : xid8 not null
  column : audit_heads.number : bigint not null
  column : audit_heads.seal_hash : bytea not null
  column : audit_heads.tenant_id : uuid not null
  column : audit_seals.code : bytea not null
  column : audit_seals.end_time : timestamp with time zone not null
  column : audit_seals.generation : bigint not null
  column : audit_seals.last_record_id : uuid not null
  column : audit_seals.last_transaction_id : xid8 not null
  column : audit_seals.number : bigint not null
  column : audit_seals.previous_hash : bytea not null
  column : audit_seals.record_count : integer not null
  column : audit_seals.record_hashes : bytea not null
  column : audit_seals.record_ids : uuid[] not null
  column : audit_seals.root_hash : bytea not null
  column : audit_seals.seal_hash : bytea not null
  column : audit_seals.seal_time : timestamp with time zone not null
  column : audit_seals.start_time : timestamp with time zone not null
  column : audit_seals.tenant_id : uuid not null
  column : audit_seals.transaction_ids : bigint[] not null
  column : billing_periods.as_of_time : timestamp with time zone not null
  column : billing_periods.close_time : timestamp with time zone not null
  column : billing_periods.period_end : timestamp with time zone not null
  column : billing_periods.period_start : timestamp with time zone not null
  column : billing_periods.report : bytea not null
  column : billing_periods.tenant_id : uuid not null
  column : call_counts.about_tenant_id : uuid not null
  column : call_counts.call_count : bigint not null
  column : call_counts.denied_count : bigint not null
  column : call_counts.error_count : bigint not null
  column : call_counts.limited_count : bigint not null
  column : call_counts.minute : timestamp with time zone not null
  column : call_counts.tenant_id : uuid not null
  column : call_counts.write_count : bigint not null
  column : call_reasons.call_count : bigint not null
  column : call_reasons.minute : timestamp with time zone not null
  column : call_reasons.reason : text not null collate C
  column : call_reasons.tenant_id : uuid not null
  column : campaign_picks.campaign_id : uuid not null
  column : campaign_picks.channel : text not null collate C
  column : campaign_picks.count : bigint not null
  column : campaign_picks.tenant_id : uuid not null
  column : campaign_senders.campaign_id : uuid not null
  column : campaign_senders.sender_id : uuid not null
  column : campaign_senders.tenant_id : uuid not null
  column : campaign_sequences.campaign_id : uuid not null
  column : campaign_sequences.create_time : timestamp with time zone not null
  column : campaign_sequences.message : bytea not null
  column : campaign_sequences.tenant_id : uuid not null
  column : campaign_sequences.version : bigint not null
  column : campaign_templates.create_time : timestamp with time zone not null
  column : campaign_templates.icp_revision : bigint not null
  column : campaign_templates.industry_key : text not null collate C
  column : campaign_templates.job_id : uuid not null
  column : campaign_templates.message : bytea not null
  column : campaign_templates.name_key : text not null collate C
  column : campaign_templates.parent_id : uuid
  column : campaign_templates.template_id : uuid not null
  column : campaign_templates.tenant_id : uuid not null
  column : campaigns.activate_time : timestamp with time zone
  column : campaigns.campaign_id : uuid not null
  column : campaigns.delete_time : timestamp with time zone
  column : campaigns.message : bytea not null
  column : campaigns.name_key : text not null collate C
  column : campaigns.permission_mode : text not null collate C
  column : campaigns.sequence_id : uuid not null
  column : campaigns.sequence_version : bigint not null
  column : campaigns.status : text not null collate C
  column : campaigns.template_id : uuid
  column : campaigns.tenant_id : uuid not null
  column : campaigns.update_time : timestamp with time zone not null
  column : campaigns.version : bigint not null
  column : credit_accounts.debt : numeric not null
  column : credit_accounts.expired : numeric not null
  column : credit_accounts.granted : numeric not null
  column : credit_accounts.tenant_id : uuid not null
  column : credit_accounts.used : numeric not null
  column : credit_draws.amount : numeric not null
  column : credit_draws.create_time : timestamp with time zone not null
  column : credit_draws.draw_id : uuid not null
  column : credit_draws.grant_id : uuid not null
  column : credit_draws.tenant_id : uuid not null
  column : credit_grants.amount : numeric not null
  column : credit_grants.create_time : timestamp with time zone not null
  column : credit_grants.expire_time : timestamp with time zone not null
  column : credit_grants.grant_id : uuid not null
  column : credit_grants.granted_by_id : uuid
  column : credit_grants.granted_by_kind : text
  column : credit_grants.granted_by_name : text
  column : credit_grants.period_start : timestamp with time zone
  column : credit_grants.reason : text not null
  column : credit_grants.reference : text not null collate C
  column : credit_grants.remaining : numeric not null
  column : credit_grants.start_time : timestamp with time zone not null
  column : credit_grants.tenant_id : uuid not null
  column : data_keys.create_time : timestamp with time zone not null
  column : data_keys.destroy_time : timestamp with time zone
  column : data_keys.key_version : bigint not null
  column : data_keys.master_version : bigint not null
  column : data_keys.state : text not null collate C
  column : data_keys.tenant_id : uuid not null
  column : data_keys.wrapped : bytea
  column : emergency_stops.create_time : timestamp with time zone not null
  column : emergency_stops.is_active : boolean not null
  column : emergency_stops.lift_reason : text not null
  column : emergency_stops.lift_time : timestamp with time zone
  column : emergency_stops.lifted_by_id : uuid
  column : emergency_stops.lifted_by_kind : text
  column : emergency_stops.lifted_by_name : text
  column : emergency_stops.reason : text not null
  column : emergency_stops.stop_id : uuid not null
  column : emergency_stops.stopped_by_id : uuid
  column : emergency_stops.stopped_by_kind : text not null
  column : emergency_stops.stopped_by_name : text
  column : emergency_stops.tenant_id : uuid not null
  column : emergency_stops.version : bigint not null
  column : enrollments.after_step_key : text not null collate C
  column : enrollments.campaign_id : uuid not null
  column : enrollments.company_key : text not null collate C
  column : enrollments.create_time : timestamp with time zone not null
  column : enrollments.created_by_id : uuid
  column : enrollments.created_by_kind : text not null
  column : enrollments.created_by_name : text
  column : enrollments.due_time : timestamp with time zone
  column : enrollments.end_time : timestamp with time zone
  column : enrollments.enrollment_id : uuid not null
  column : enrollments.is_parked : boolean not null
  column : enrollments.last_send_id : uuid
  column : enrollments.last_send_status : text not null collate C
  column : enrollments.lead_id : uuid not null
  column : enrollments.next_step_key : text not null collate C
  column : enrollments.pause_reason : text not null collate C
  column : enrollments.resume_time : timestamp with time zone
  column : enrollments.run_number : integer not null
  column : enrollments.sequence_version : bigint not null
  column : enrollments.settle_time : timestamp with time zone
  column : enrollments.status : text not null collate C
  column : enrollments.stop_reason : text not null collate C
  column : enrollments.tenant_id : uuid not null
  column : enrollments.update_time : timestamp with time zone not null
  column : enrollments.version : bigint not null
  column : enrollments.was_sent : boolean not null
  column : enrollments.work_order : integer not null
  column : enrollments.work_time : timestamp with time zone
  column : icp_revisions.author_id : uuid
  column : icp_revisions.author_kind : text not null
  column : icp_revisions.author_name : text not null
  column : icp_revisions.confirm_time : timestamp with time zone
  column : icp_revisions.confirmed_by_id : uuid
  column : icp_revisions.confirmed_by_kind : text
  column : icp_revisions.confirmed_by_name : text
  column : icp_revisions.content : bytea not null
  column : icp_revisions.create_time : timestamp with time zone not null
  column : icp_revisions.revision : bigint not null
  column : icp_revisions.state : text not null
  column : icp_revisions.tenant_id : uuid not null
  column : icps.newest_revision : bigint not null
  column : icps.tenant_id : uuid not null
  column : icps.version : bigint not null
  column : import_chunks.chunk_index : bigint not null
  column : import_chunks.created_count : integer not null
  column : import_chunks.errors : bytea
  column : import_chunks.failed_count : integer not null
  column : import_chunks.first_row : bigint not null
  column : import_chunks.import_id : uuid not null
  column : import_chunks.row_count : integer not null
  column : import_chunks.row_hash : bytea not null
  column : import_chunks.tenant_id : uuid not null
  column : import_chunks.unchanged_count : integer not null
  column : import_chunks.updated_count : integer not null
  column : imports.create_time : timestamp with time zone not null
  column : imports.created_count : bigint not null
  column : imports.failed_count : bigint not null
  column : imports.finish_time : timestamp with time zone
  column : imports.header_hash : bytea not null
  column : imports.import_id : uuid not null
  column : imports.kind : text not null collate C
  column : imports.name : text not null
  column : imports.next_chunk_index : bigint not null
  column : imports.row_count : bigint not null
  column : imports.source_hash : bytea
  column : imports.stream_id : uuid
  column : imports.stream_until : timestamp with time zone
  column : imports.tenant_id : uuid not null
  column : imports.unchanged_count : bigint not null
  column : imports.update_time : timestamp with time zone not null
  column : imports.updated_count : bigint not null
  column : installation.create_time : timestamp with time zone not null
  column : installation.generation : bigint not null
  column : installation.master_key_mark : bytea
  column : installation.system_identifier : text not null
  column : invitations.accept_time : timestamp with time zone
  column : invitations.create_time : timestamp with time zone not null
  column : invitations.display_name : text not null
  column : invitations.email : text not null
  column : invitations.expire_time : timestamp with time zone not null
  column : invitations.invitation_id : uuid not null
  column : invitations.invited_by_id : uuid
  column : invitations.invited_by_kind : text not null
  column : invitations.invited_by_name : text not null
  column : invitations.member_expire_time : timestamp with time zone
  column : invitations.member_id : uuid
  column : invitations.revoke_time : timestamp with time zone
  column : invitations.roles : text[] not null
  column : invitations.secret_hash : bytea not null
  column : invitations.tenant_id : uuid not null
  column : invitations.update_time : timestamp with time zone not null
  column : invitations.version : bigint not null
  column : job_attempts.end_time : timestamp with time zone
  column : job_attempts.error : text not null
  column : job_attempts.job_id : uuid not null
  column : job_attempts.number : bigint not null
  column : job_attempts.outcome : text not null
  column : job_attempts.server_id : text not null
  column : job_attempts.start_time : timestamp with time zone not null
  column : job_attempts.tenant_id : uuid not null
  column : jobs.attempt_count : integer not null
  column : jobs.cancel_requested : boolean not null
  column : jobs.carries_schedule : boolean not null
  column : jobs.create_time : timestamp with time zone not null
  column : jobs.created_by_id : uuid
  column : jobs.created_by_kind : text not null
  column : jobs.created_by_name : text
  column : jobs.cron : text not null
  column : jobs.done_count : bigint not null
  column : jobs.due_time : timestamp with time zone generated
  column : jobs.fence : bigint not null
  column : jobs.finish_time : timestamp with time zone
  column : jobs.job_id : uuid not null
  column : jobs.kind : text not null collate C
  column : jobs.last_error : text not null
  column : jobs.last_time : timestamp with time zone
  column : jobs.lease_time : timestamp with time zone
  column : jobs.max_attempts : integer not null
  column : jobs.payload : jsonb not null
  column : jobs.result : jsonb
  column : jobs.run_time : timestamp with time zone not null
  column : jobs.runs_when_inactive : boolean not null
  column : jobs.schedule_key : text not null collate C
  column : jobs.server_id : text not null
  column : jobs.state : text not null
  column : jobs.target_id : text not null collate C
  column : jobs.tenant_id : uuid not null
  column : jobs.time_zone : text not null
  column : jobs.total_count : bigint not null
  column : jobs.trace_id : text not null
  column : jobs.update_time : timestamp with time zone not null
  column : jobs.version : bigint not null
  column : journal.actor_id : uuid
  column : journal.actor_kind : text not null
  column : journal.actor_name : text
  column : journal.call_count : integer not null
  column : journal.changed_fields : text[] not null
  column : journal.event : jsonb
  column : journal.event_type : text not null
  column : journal.generation : bigint not null
  column : journal.method : text not null
  column : journal.outcome : text not null
  column : journal.payload_hash : bytea
  column : journal.payload_salt : bytea
  column : journal.permission : text not null
  column : journal.reason : text not null
  column : journal.record_id : uuid not null
  column : journal.record_time : timestamp with time zone not null
  column : journal.request_id : text not null
  column : journal.source_network : text
  column : journal.target_id : uuid
  column : journal.target_kind : text not null
  column : journal.tenant_id : uuid not null
  column : journal.trace_id : text not null
  column : journal.transaction_id : xid8 not null
  column : journal.usage : jsonb
  column : journal.version_after : bigint not null
  column : journal.version_before : bigint not null
  column : journal_YYYY_MM.actor_id : uuid
  column : journal_YYYY_MM.actor_kind : text not null
  column : journal_YYYY_MM.actor_name : text
  column : journal_YYYY_MM.call_count : integer not null
  column : journal_YYYY_MM.changed_fields : text[] not null
  column : journal_YYYY_MM.event : jsonb
  column : journal_YYYY_MM.event_type : text not null
  column : journal_YYYY_MM.generation : bigint not null
  column : journal_YYYY_MM.method : text not null
  column : journal_YYYY_MM.outcome : text not null
  column : journal_YYYY_MM.payload_hash : bytea
  column : journal_YYYY_MM.payload_salt : bytea
  column : journal_YYYY_MM.permission : text not null
  column : journal_YYYY_MM.reason : text not null
  column : journal_YYYY_MM.record_id : uuid not null
  column : journal_YYYY_MM.record_time : timestamp with time zone not null
  column : journal_YYYY_MM.request_id : text not null
  column : journal_YYYY_MM.source_network : text
  column : journal_YYYY_MM.target_id : uuid
  column : journal_YYYY_MM.target_kind : text not null
  column : journal_YYYY_MM.tenant_id : uuid not null
  column : journal_YYYY_MM.trace_id : text not null
  column : journal_YYYY_MM.transaction_id : xid8 not null
  column : journal_YYYY_MM.usage : jsonb
  column : journal_YYYY_MM.version_after : bigint not null
  column : journal_YYYY_MM.version_before : bigint not null
  column : journal_default.actor_id : uuid
  column : journal_default.actor_kind : text not null
  column : journal_default.actor_name : text
  column : journal_default.call_count : integer not null
  column : journal_default.changed_fields : text[] not null
  column : journal_default.event : jsonb
  column : journal_default.event_type : text not null
  column : journal_default.generation : bigint not null
  column : journal_default.method : text not null
  column : journal_default.outcome : text not null
  column : journal_default.payload_hash : bytea
  column : journal_default.payload_salt : bytea
  column : journal_default.permission : text not null
  column : journal_default.reason : text not null
  column : journal_default.record_id : uuid not null
  column : journal_default.record_time : timestamp with time zone not null
  column : journal_default.request_id : text not null
  column : journal_default.source_network : text
  column : journal_default.target_id : uuid
  column : journal_default.target_kind : text not null
  column : journal_default.tenant_id : uuid not null
  column : journal_default.trace_id : text not null
  column : journal_default.transaction_id : xid8 not null
  column : journal_default.usage : jsonb
  column : journal_default.version_after : bigint not null
  column : journal_default.version_before : bigint not null
  column : key_rotations.create_time : timestamp with time zone not null
  column : key_rotations.done_count : bigint not null
  column : key_rotations.finish_time : timestamp with time zone
  column : key_rotations.job_id : uuid not null
  column : key_rotations.kind : text not null collate C
  column : key_rotations.new_key_version : bigint not null
  column : key_rotations.old_key_version : bigint not null
  column : key_rotations.rotation_id : uuid not null
  column : key_rotations.state : text not null collate C
  column : key_rotations.tenant_id : uuid not null
  column : key_rotations.total_count : bigint not null
  column : lead_schemas.content : bytea not null
  column : lead_schemas.create_time : timestamp with time zone not null
  column : lead_schemas.removed_keys : text[] not null
  column : lead_schemas.removed_times : timestamp with time zone[] not null
  column : lead_schemas.tenant_id : uuid not null
  column : lead_schemas.update_time : timestamp with time zone not null
  column : lead_schemas.version : bigint not null
  column : lead_scores.authority : integer not null
  column : lead_scores.cause : text not null
  column : lead_scores.company_fit : integer not null
  column : lead_scores.data_quality : integer not null
  column : lead_scores.inputs : bytea not null
  column : lead_scores.is_change : boolean not null
  column : lead_scores.lead_id : uuid not null
  column : lead_scores.model_id : uuid not null
  column : lead_scores.risk : integer not null
  column : lead_scores.score : integer not null
  column : lead_scores.score_id : uuid not null
  column : lead_scores.score_time : timestamp with time zone not null
  column : lead_scores.tenant_id : uuid not null
  column : lead_scores.tier : text not null
  column : lead_scores.timing : integer not null
  column : lead_tags.lead_id : uuid not null
  column : lead_tags.tag_key : text not null collate C
  column : lead_tags.tenant_id : uuid not null
  column : leads.campaign_id : uuid
  column : leads.company_key : text not null collate C
  column : leads.created_by_id : uuid
  column : leads.created_by_kind : text not null
  column : leads.created_by_name : text
  column : leads.custom_fields : bytea
  column : leads.delete_time : timestamp with time zone
  column : leads.email_key : text not null collate C
  column : leads.external_id : text collate C
  column : leads.lead_id : uuid not null
  column : leads.message : bytea not null
  column : leads.name_key : text not null collate C
  column : leads.owner_id : uuid
  column : leads.rescore_time : timestamp with time zone
  column : leads.score : integer not null
  column : leads.status : text not null collate C
  column : leads.tenant_id : uuid not null
  column : leads.tier : text collate C
  column : leads.update_time : timestamp with time zone not null
  column : leads.version : bigint not null
  column : ledger_accounts.account_key : text not null collate C
  column : ledger_accounts.period_end : timestamp with time zone not null
  column : ledger_accounts.period_start : timestamp with time zone not null
  column : ledger_accounts.reserved : numeric not null
  column : ledger_accounts.tenant_id : uuid not null
  column : ledger_accounts.update_time : timestamp with time zone not null
  column : ledger_accounts.used : numeric not null
  column : ledger_reservations.account_key : text not null collate C
  column : ledger_reservations.amount : numeric not null
  column : ledger_reservations.close_time : timestamp with time zone
  column : ledger_reservations.committed_amount : numeric
  column : ledger_reservations.create_time : timestamp with time zone not null
  column : ledger_reservations.expire_time : timestamp with time zone not null
  column : ledger_reservations.owner : text not null
  column : ledger_reservations.period_start : timestamp with time zone not null
  column : ledger_reservations.purpose : text not null
  column : ledger_reservations.reservation_id : uuid not null
  column : ledger_reservations.state : text not null
  column : ledger_reservations.tenant_id : uuid not null
  column : master_keys.create_time : timestamp with time zone not null
  column : master_keys.key_version : bigint not null
  column : master_keys.mark : bytea not null
  column : master_keys.state : text not null collate C
  column : master_keys.tenant_id : uuid not null
  column : memberships.create_time : timestamp with time zone not null
  column : memberships.delete_time : timestamp with time zone
  column : memberships.display_name : text not null
  column : memberships.email : text not null
  column : memberships.expire_time : timestamp with time zone
  column : memberships.invited_by_id : uuid
  column : memberships.invited_by_kind : text
  column : memberships.invited_by_name : text
  column : memberships.last_active_time : timestamp with time zone
  column : memberships.member_id : uuid not null
  column : memberships.roles : text[] not null
  column : memberships.tenant_id : uuid not null
  column : memberships.update_time : timestamp with time zone not null
  column : memberships.user_id : uuid not null
  column : memberships.version : bigint not null
  column : price_plans.content : bytea not null
  column : price_plans.create_time : timestamp with time zone not null
  column : price_plans.currency_code : text not null
  column : price_plans.effective_time : timestamp with time zone not null
  column : price_plans.end_time : timestamp with time zone not null
  column : price_plans.has_credits : boolean not null
  column : price_plans.key : text not null collate C
  column : price_plans.plans : text[] not null
  column : price_plans.price_plan_id : uuid not null
  column : price_plans.revision : bigint not null
  column : price_plans.tenant_id : uuid not null
  column : price_plans.version : bigint not null
  column : quota_alerts.account_key : text not null collate C
  column : quota_alerts.create_time : timestamp with time zone not null
  column : quota_alerts.period_start : timestamp with time zone not null
  column : quota_alerts.tenant_id : uuid not null
  column : quota_alerts.threshold : integer not null
  column : refresh_tokens.create_time : timestamp with time zone not null
  column : refresh_tokens.expire_time : timestamp with time zone not null
  column : refresh_tokens.family_id : uuid not null
  column : refresh_tokens.key_id : uuid
  column : refresh_tokens.permissions : text[]
  column : refresh_tokens.request_id : text not null
  column : refresh_tokens.spend_time : timestamp with time zone
  column : refresh_tokens.successor_hash : bytea
  column : refresh_tokens.tenant_id : uuid not null
  column : refresh_tokens.token_hash : bytea not null
  column : refresh_tokens.user_id : uuid
  column : register_answers.create_time : timestamp with time zone not null
  column : register_answers.expire_time : timestamp with time zone not null
  column : register_answers.is_listed : boolean not null
  column : register_answers.lead_id : uuid not null
  column : register_answers.number_hash : bytea not null
  column : register_answers.tenant_id : uuid not null
  column : replies.activity_id : uuid not null
  column : replies.lead_id : uuid not null
  column : replies.occur_time : timestamp with time zone not null
  column : replies.read_by_id : uuid
  column : replies.read_by_kind : text
  column : replies.read_by_name : text
  column : replies.read_time : timestamp with time zone
  column : replies.tenant_id : uuid not null
  column : request_records.about_tenant_id : uuid
  column : request_records.create_time : timestamp with time zone not null
  column : request_records.method : text not null
  column : request_records.principal_id : uuid not null
  column : request_records.request_hash : bytea not null
  column : request_records.request_id : text not null
  column : request_records.response : bytea
  column : request_records.tenant_id : uuid not null
  column : request_records.transaction_id : xid8 not null
  column : roles.create_time : timestamp with time zone not null
  column : roles.description : text not null
  column : roles.display_name : text not null
  column : roles.name : text not null
  column : roles.permissions : text[] not null
  column : roles.role_id : uuid not null
  column : roles.tenant_id : uuid not null
  column : roles.update_time : timestamp with time zone not null
  column : roles.version : bigint not null
  column : schema_migrations.apply_time : timestamp with time zone not null
  column : schema_migrations.breaks_older_servers : boolean not null
  column : schema_migrations.duration_seconds : double precision not null
  column : schema_migrations.muster_version : text not null
  column : schema_migrations.name : text not null
  column : schema_migrations.number : integer not null
  column : schema_migrations.sha256 : bytea not null
  column : scoring_models.activate_time : timestamp with time zone
  column : scoring_models.author_id : uuid
  column : scoring_models.author_kind : text not null
  column : scoring_models.author_name : text
  column : scoring_models.base_model_id : uuid
  column : scoring_models.content : bytea not null
  column : scoring_models.create_time : timestamp with time zone not null
  column : scoring_models.model_id : uuid not null
  column : scoring_models.number : integer not null
  column : scoring_models.state : text not null collate C
  column : scoring_models.tenant_id : uuid not null
  column : scoring_models.update_time : timestamp with time zone not null
  column : scoring_models.version : bigint not null
  column : senders.bounce_rate : double precision not null
  column : senders.channel : text not null collate C
  column : senders.complaint_rate : double precision not null
  column : senders.daily_cap : integer not null
  column : senders.disabled : boolean not null
  column : senders.endpoint_key : text not null collate C
  column : senders.health_change_time : timestamp with time zone
  column : senders.health_message : text not null
  column : senders.health_state : text not null collate C
  column : senders.message : bytea not null
  column : senders.name_key : text not null collate C
  column : senders.sample_count : bigint not null
  column : senders.sender_id : uuid not null
  column : senders.tenant_id : uuid not null
  column : senders.time_zone : text not null collate C
  column : senders.update_time : timestamp with time zone not null
  column : senders.version : bigint not null
  column : sends.campaign_id : uuid not null
  column : sends.channel : text not null collate C
  column : sends.claim_time : timestamp with time zone
  column : sends.company_key : text not null collate C
  column : sends.create_time : timestamp with time zone not null
  column : sends.credit_hold_id : uuid
  column : sends.due_time : timestamp with time zone not null
  column : sends.enrollment_id : uuid not null
  column : sends.error_message : text not null
  column : sends.failed_checks : bytea
  column : sends.fence : bigint not null
  column : sends.hand_over_time : timestamp with time zone
  column : sends.hold_ids : uuid[] not null
  column : sends.lead_id : uuid not null
  column : sends.lease_time : timestamp with time zone
  column : sends.provider_message_id : text collate C
  column : sends.send_id : uuid not null
  column : sends.send_time : timestamp with time zone
  column : sends.sender_id : uuid
  column : sends.sequence_version : bigint not null
  column : sends.status : text not null collate C
  column : sends.step_id : uuid not null
  column : sends.step_key : text not null collate C
  column : sends.subject : text not null
  column : sends.tenant_id : uuid not null
  column : sends.thread_key : text collate C
  column : sends.update_time : timestamp with time zone not null
  column : sends.variant_key : text not null collate C
  column : sends.version : bigint not null
  column : servers.call_sequence : bigint not null
  column : servers.roles : text[] not null
  column : servers.seen_time : timestamp with time zone not null
  column : servers.server_id : uuid not null
  column : servers.start_time : timestamp with time zone not null
  column : servers.tenant_id : uuid not null
  column : servers.version : text not null
  column : servers.watch_count : bigint not null
  column : setting_changes.byte_count : integer not null
  column : setting_changes.is_sealed : boolean not null
  column : setting_changes.key : text not null collate C
  column : setting_changes.kind : text not null collate C
  column : setting_changes.new_value : text not null
  column : setting_changes.old_value : text not null
  column : setting_changes.secret_id : uuid
  column : setting_changes.setting_id : uuid not null
  column : setting_changes.since_time : timestamp with time zone
  column : setting_changes.tenant_id : uuid not null
  column : setting_changes.version_id : uuid not null
  column : setting_epochs.namespace : text not null collate C
  column : setting_epochs.tenant_id : uuid not null
  column : setting_epochs.transaction_id : xid8 not null
  column : setting_schemas.content : bytea not null
  column : setting_schemas.create_time : timestamp with time zone not null
  column : setting_schemas.namespace : text not null collate C
  column : setting_schemas.revision : bigint not null
  column : setting_schemas.tenant_id : uuid not null
  column : setting_schemas.update_time : timestamp with time zone not null
  column : setting_schemas.version : bigint not null
  column : setting_scopes.level : integer not null
  column : setting_scopes.namespace : text not null collate C
  column : setting_scopes.subject : text not null collate C
  column : setting_scopes.tenant_id : uuid not null
  column : setting_scopes.version : bigint not null
  column : setting_secrets.create_time : timestamp with time zone not null
  column : setting_secrets.key_version : bigint not null
  column : setting_secrets.sealed : bytea not null
  column : setting_secrets.secret_id : uuid not null
  column : setting_secrets.tenant_id : uuid not null
  column : setting_versions.apply_time : timestamp with time zone
  column : setting_versions.author_id : uuid
  column : setting_versions.author_kind : text not null
  column : setting_versions.author_name : text
  column : setting_versions.base_number : bigint not null
  column : setting_versions.create_time : timestamp with time zone not null
  column : setting_versions.decide_time : timestamp with time zone
  column : setting_versions.decided_by_id : uuid
  column : setting_versions.decided_by_kind : text
  column : setting_versions.decided_by_name : text
  column : setting_versions.expire_time : timestamp with time zone
  column : setting_versions.level : integer not null
  column : setting_versions.namespace : text not null collate C
  column : setting_versions.note : text not null
  column : setting_versions.number : bigint
  column : setting_versions.reason : text not null
  column : setting_versions.restored_number : bigint not null
  column : setting_versions.state : text not null collate C
  column : setting_versions.subject : text not null collate C
  column : setting_versions.tenant_id : uuid not null
  column : setting_versions.value_expire_time : timestamp with time zone
  column : setting_versions.version : bigint not null
  column : setting_versions.version_id : uuid not null
  column : settings.byte_count : integer not null
  column : settings.create_time : timestamp with time zone not null
  column : settings.expire_time : timestamp with time zone
  column : settings.key : text not null collate C
  column : settings.level : integer not null
  column : settings.namespace : text not null collate C
  column : settings.secret_id : uuid
  column : settings.set_by_id : uuid
  column : settings.set_by_kind : text not null
  column : settings.set_by_name : text
  column : settings.setting_id : uuid not null
  column : settings.subject : text not null collate C
  column : settings.tenant_id : uuid not null
  column : settings.update_time : timestamp with time zone not null
  column : settings.value : text not null
  column : settings.version : bigint not null
  column : suppressions.campaign_id : uuid
  column : suppressions.create_time : timestamp with time zone not null
  column : suppressions.created_by_id : uuid
  column : suppressions.created_by_kind : text not null
  column : suppressions.created_by_name : text
  column : suppressions.delete_time : timestamp with time zone
  column : suppressions.expire_time : timestamp with time zone
  column : suppressions.import_id : uuid
  column : suppressions.kind : text not null collate C
  column : suppressions.masked_value : text not null
  column : suppressions.note : text not null
  column : suppressions.reason : text not null collate C
  column : suppressions.suppression_id : uuid not null
  column : suppressions.tenant_id : uuid not null
  column : suppressions.update_time : timestamp with time zone not null
  column : suppressions.value_hash : bytea not null
  column : suppressions.version : bigint not null
  column : tenant_erasures.audit_record_id : uuid
  column : tenant_erasures.complete_time : timestamp with time zone
  column : tenant_erasures.digest : bytea
  column : tenant_erasures.entries : jsonb not null
  column : tenant_erasures.erased_tenant_id : uuid not null
  column : tenant_erasures.job_id : uuid
  column : tenant_erasures.requested_by_id : uuid
  column : tenant_erasures.requested_by_kind : text not null
  column : tenant_erasures.start_time : timestamp with time zone not null
  column : tenant_erasures.tenant_id : uuid not null
  column : tenant_erasures.users : uuid[] not null
  column : tenant_terms.plan : text not null collate C
  column : tenant_terms.tenant_id : uuid not null
  column : tenant_terms.time_zone : text not null
  column : tenant_terms.until_time : timestamp with time zone not null
  column : tenants.call_burst : integer
  column : tenants.calls_per_second : integer
  column : tenants.contact_email : text not null
  column : tenants.country : text not null
  column : tenants.create_time : timestamp with time zone not null
  column : tenants.currency_code : text not null
  column : tenants.delete_time : timestamp with time zone
  column : tenants.display_name : text not null
  column : tenants.health : text not null
  column : tenants.home_region : text not null
  column : tenants.locale : text not null
  column : tenants.max_api_keys : integer
  column : tenants.max_members : integer
  column : tenants.max_open_streams : integer
  column : tenants.mfa_policy : text not null
  column : tenants.plan : text not null
  column : tenants.purge_time : timestamp with time zone
  column : tenants.slug : text not null collate C
  column : tenants.state : text not null
  column : tenants.subscription_cancel_time : timestamp with time zone
  column : tenants.subscription_external_id : text
  column : tenants.subscription_period_end_time : timestamp with time zone
  column : tenants.subscription_start_time : timestamp with time zone
  column : tenants.subscription_status : text not null
  column : tenants.subscription_trial_end_time : timestamp with time zone
  column : tenants.subscription_update_time : timestamp with time zone
  column : tenants.suspend_blocks_reads : boolean not null
  column : tenants.suspend_reason : text not null
  column : tenants.suspend_time : timestamp with time zone
  column : tenants.tenant_id : uuid not null
  column : tenants.time_zone : text not null
  column : tenants.update_time : timestamp with time zone not null
  column : tenants.version : bigint not null
  column : usage_entries.actor_id : uuid
  column : usage_entries.actor_kind : text not null
  column : usage_entries.actor_name : text
  column : usage_entries.adjustment : boolean not null
  column : usage_entries.amount : numeric not null
  column : usage_entries.category : text not null collate C
  column : usage_entries.content_hash : bytea not null
  column : usage_entries.corrects_id : uuid
  column : usage_entries.cost : numeric
  column : usage_entries.create_time : timestamp with time zone not null
  column : usage_entries.currency_code : text not null collate C
  column : usage_entries.dimensions : jsonb not null
  column : usage_entries.entry_id : uuid not null
  column : usage_entries.generation : bigint not null
  column : usage_entries.idempotency_key : text not null collate C
  column : usage_entries.metadata : text not null
  column : usage_entries.meter_id : uuid not null
  column : usage_entries.metric : text not null collate C
  column : usage_entries.reservation_id : uuid
  column : usage_entries.source : text not null collate C
  column : usage_entries.tenant_id : uuid not null
  column : usage_entries.transaction_id : xid8 not null
  column : usage_entries.unique_digest : bytea
  column : usage_entries.unit_cost : numeric
  column : usage_entries.usage_time : timestamp with time zone not null
  column : usage_entry_credits.create_time : timestamp with time zone not null
  column : usage_entry_credits.credits : numeric not null
  column : usage_entry_credits.entry_id : uuid not null
  column : usage_entry_credits.tenant_id : uuid not null
  column : usage_meters.aggregation : text not null collate C
  column : usage_meters.category : text not null collate C
  column : usage_meters.create_time : timestamp with time zone not null
  column : usage_meters.description : text not null
  column : usage_meters.dimensions : text[] not null
  column : usage_meters.display_name : text not null
  column : usage_meters.late_seconds : bigint not null
  column : usage_meters.meter_id : uuid not null
  column : usage_meters.metric : text not null collate C
  column : usage_meters.tenant_id : uuid not null
  column : usage_meters.unit : text not null
  column : usage_progress.metered_generation : bigint not null
  column : usage_progress.metered_transaction_id : xid8 not null
  column : usage_progress.read_minute : timestamp with time zone
  column : usage_progress.rolled_generation : bigint not null
  column : usage_progress.rolled_transaction_id : xid8 not null
  column : usage_progress.tenant_id : uuid not null
  column : usage_progress.update_time : timestamp with time zone not null
  column : usage_quotas.category : text not null collate C
  column : usage_quotas.create_time : timestamp with time zone not null
  column : usage_quotas.currency_code : text not null
  column : usage_quotas.dimensions : jsonb not null
  column : usage_quotas.is_soft : boolean not null
  column : usage_quotas.key : text not null collate C
  column : usage_quotas.limit_amount : numeric
  column : usage_quotas.measure : text not null collate C
  column : usage_quotas.metric : text not null collate C
  column : usage_quotas.only_tenant_id : uuid
  column : usage_quotas.period : text not null collate C
  column : usage_quotas.plan : text not null collate C
  column : usage_quotas.quota_id : uuid not null
  column : usage_quotas.tenant_id : uuid not null
  column : usage_quotas.thresholds : integer[] not null
  column : usage_quotas.time_zone : text not null
  column : usage_quotas.update_time : timestamp with time zone not null
  column : usage_quotas.version : bigint not null
  column : usage_reservations.amount : numeric not null
  column : usage_reservations.category : text not null collate C
  column : usage_reservations.committed_amount : numeric
  column : usage_reservations.create_time : timestamp with time zone not null
  column : usage_reservations.credits : numeric
  column : usage_reservations.currency_code : text not null
  column : usage_reservations.dimensions : jsonb not null
  column : usage_reservations.entry_id : uuid
  column : usage_reservations.expire_time : timestamp with time zone not null
  column : usage_reservations.hold_ids : uuid[] not null
  column : usage_reservations.hold_milliseconds : bigint not null
  column : usage_reservations.metric : text not null collate C
  column : usage_reservations.reference : text not null
  column : usage_reservations.reservation_id : uuid not null
  column : usage_reservations.state : text not null collate C
  column : usage_reservations.tenant_id : uuid not null
  column : usage_reservations.unit_cost : numeric
  column : usage_reservations.update_time : timestamp with time zone not null
  column : usage_reservations.version : bigint not null
  column : usage_rollups.amount_max : numeric not null
  column : usage_rollups.amount_sum : numeric not null
  column : usage_rollups.cost : numeric not null
  column : usage_rollups.currency_code : text not null collate C
  column : usage_rollups.dimensions : jsonb not null
  column : usage_rollups.dimensions_key : bytea not null
  column : usage_rollups.entry_count : bigint not null
  column : usage_rollups.grain : text not null collate C
  column : usage_rollups.last_amount : numeric not null
  column : usage_rollups.last_entry_id : uuid not null
  column : usage_rollups.last_generation : bigint not null
  column : usage_rollups.last_time : timestamp with time zone not null
  column : usage_rollups.last_transaction_id : xid8 not null
  column : usage_rollups.meter_id : uuid not null
  column : usage_rollups.slot_time : timestamp with time zone not null
  column : usage_rollups.tenant_id : uuid not null
  column : user_identities.create_time : timestamp with time zone not null
  column : user_identities.issuer : text not null
  column : user_identities.subject : text not null
  column : user_identities.user_id : uuid not null
  column : users.create_time : timestamp with time zone not null
  column : users.display_name : text not null
  column : users.email : text not null
  column : users.email_verified : boolean not null
  column : users.locale : text not null
  column : users.platform_admin : boolean not null
  column : users.time_zone : text not null
  column : users.update_time : timestamp with time zone not null
  column : users.user_id : uuid not null
  column : users.version : bigint not null
  column : wizard_steps.data : text not null
  column : wizard_steps.state : text not null
  column : wizard_steps.step : text not null collate C
  column : wizard_steps.submit_time : timestamp with time zone not null
  column : wizard_steps.submitted_by_id : uuid
  column : wizard_steps.submitted_by_kind : text not null
  column : wizard_steps.submitted_by_name : text not null
  column : wizard_steps.tenant_id : uuid not null
  column : wizards.complete_time : timestamp with time zone
  column : wizards.completed_by_id : uuid
  column : wizards.completed_by_kind : text
  column : wizards.completed_by_name : text
  column : wizards.tenant_id : uuid not null
  column : wizards.update_time : timestamp with time zone not null
  column : wizards.version : bigint not null
  constraint : access_epochs.access_epochs_pkey : PRIMARY KEY (tenant_id, subject_kind, subject_id)
  constraint : access_epochs.access_epochs_subject_kind_check : CHECK ((subject_kind = ANY (ARRAY['tenant'::text, 'user'::text, 'key'::text])))
  constraint : activities.activities_lead_id_fkey : FOREIGN KEY (tenant_id, lead_id) REFERENCES muster.leads(tenant_id, lead_id)
  constraint : activities.activities_pkey : PRIMARY KEY (tenant_id, activity_id)
  constraint : api_keys.api_keys_pkey : PRIMARY KEY (tenant_id, key_id)
  constraint : api_keys.api_keys_secret_hash_key : UNIQUE (tenant_id, secret_hash)
  constraint : api_keys.api_keys_user_id_fkey : FOREIGN KEY (tenant_id, user_id) REFERENCES muster.memberships(tenant_id, user_id)
  constraint : approvals.approvals_decide_check : CHECK (((status = 'pending'::text) = (decide_time IS NULL)))
  constraint : approvals.approvals_pkey : PRIMARY KEY (tenant_id, approval_id)
  constraint : approvals.approvals_send_key : UNIQUE (tenant_id, send_id)
  constraint : approvals.approvals_status_check : CHECK ((status = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text, 'expired'::text, 'withdrawn'::text])))
  constraint : audit_heads.audit_heads_pkey : PRIMARY KEY (tenant_id)
  constraint : audit_seals.audit_seals_number_check : CHECK ((number > 0))
  constraint : audit_seals.audit_seals_pkey : PRIMARY KEY (tenant_id, number)
  constraint : audit_seals.audit_seals_record_count_check : CHECK (((record_count >= 1) AND (record_count <= 1000)))
  constraint : billing_periods.billing_periods_pkey : PRIMARY KEY (tenant_id, period_start)
  constraint : billing_periods.billing_periods_time_check : CHECK (((period_start < period_end) AND (period_end <= as_of_time) AND (as_of_time <= close_time)))
  constraint : call_counts.call_counts_pkey : PRIMARY KEY (tenant_id, minute, about_tenant_id)
  constraint : call_reasons.call_reasons_pkey : PRIMARY KEY (tenant_id, minute, reason)
  constraint : campaign_picks.campaign_picks_pkey : PRIMARY KEY (tenant_id, campaign_id, channel)
  constraint : campaign_senders.campaign_senders_campaign_id_fkey : FOREIGN KEY (tenant_id, campaign_id) REFERENCES muster.campaigns(tenant_id, campaign_id)
  constraint : campaign_senders.campaign_senders_pkey : PRIMARY KEY (tenant_id, campaign_id, sender_id)
  constraint : campaign_senders.campaign_senders_sender_id_fkey : FOREIGN KEY (tenant_id, sender_id) REFERENCES muster.senders(tenant_id, sender_id)
  constraint : campaign_sequences.campaign_sequences_campaign_id_fkey : FOREIGN KEY (tenant_id, campaign_id) REFERENCES muster.campaigns(tenant_id, campaign_id)
  constraint : campaign_sequences.campaign_sequences_pkey : PRIMARY KEY (tenant_id, campaign_id, version)
  constraint : campaign_templates.campaign_templates_pkey : PRIMARY KEY (tenant_id, template_id)
  constraint : campaigns.campaigns_pkey : PRIMARY KEY (tenant_id, campaign_id)
  constraint : campaigns.campaigns_sequence_id_key : UNIQUE (tenant_id, sequence_id)
  constraint : campaigns.campaigns_status_check : CHECK ((status = ANY (ARRAY['draft'::text, 'active'::text, 'paused'::text, 'completed'::text, 'archived'::text])))
  constraint : credit_accounts.credit_accounts_debt_check : CHECK ((debt >= (0)::numeric))
  constraint : credit_accounts.credit_accounts_pkey : PRIMARY KEY (tenant_id)
  constraint : credit_draws.credit_draws_pkey : PRIMARY KEY (tenant_id, draw_id)
  constraint : credit_grants.credit_grants_pkey : PRIMARY KEY (tenant_id, grant_id)
  constraint : credit_grants.credit_grants_remaining_check : CHECK (((remaining >= (0)::numeric) AND (remaining <= GREATEST(amount, (0)::numeric))))
  constraint : credit_grants.credit_grants_time_check : CHECK ((start_time < expire_time))
  constraint : data_keys.data_keys_pkey : PRIMARY KEY (tenant_id, key_version)
  constraint : data_keys.data_keys_state_check : CHECK ((state = ANY (ARRAY['active'::text, 'retiring'::text, 'destroyed'::text])))
  constraint : data_keys.data_keys_wrapped_check : CHECK ((((state = 'destroyed'::text) = (wrapped IS NULL)) AND ((wrapped IS NULL) = (destroy_time IS NOT NULL))))
  constraint : emergency_stops.emergency_stops_lift_check : CHECK ((is_active = (lift_time IS NULL)))
  constraint : emergency_stops.emergency_stops_pkey : PRIMARY KEY (tenant_id, stop_id)
  constraint : enrollments.enrollments_end_check : CHECK (((status = ANY (ARRAY['stopped'::text, 'completed'::text])) = (end_time IS NOT NULL)))
  constraint : enrollments.enrollments_pause_check : CHECK (((status = 'paused'::text) = (pause_reason <> ''::text)))
  constraint : enrollments.enrollments_pkey : PRIMARY KEY (tenant_id, enrollment_id)
  constraint : enrollments.enrollments_status_check : CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'stopped'::text, 'completed'::text])))
  constraint : enrollments.enrollments_stop_check : CHECK (((status = 'stopped'::text) = (stop_reason <> ''::text)))
  constraint : enrollments.enrollments_work_check : CHECK (((end_time IS NULL) OR (work_time IS NULL) OR (last_send_status = 'claimed'::text)))
  constraint : icp_revisions.icp_revisions_pkey : PRIMARY KEY (tenant_id, revision)
  constraint : icp_revisions.icp_revisions_state_check : CHECK ((state = ANY (ARRAY['draft'::text, 'confirmed'::text, 'superseded'::text])))
  constraint : icp_revisions.icp_revisions_tenant_id_fkey : FOREIGN KEY (tenant_id) REFERENCES muster.icps(tenant_id)
  constraint : icps.icps_pkey : PRIMARY KEY (tenant_id)
  constraint : icps.icps_tenant_id_fkey : FOREIGN KEY (tenant_id) REFERENCES muster.tenants(tenant_id)
  constraint : import_chunks.import_chunks_import_id_fkey : FOREIGN KEY (tenant_id, import_id) REFERENCES muster.imports(tenant_id, import_id)
  constraint : import_chunks.import_chunks_pkey : PRIMARY KEY (tenant_id, import_id, chunk_index)
  constraint : imports.imports_pkey : PRIMARY KEY (tenant_id, import_id)
  constraint : installation.installation_master_key_mark_bytes : CHECK ((octet_length(master_key_mark) = 32))
  constraint : invitations.invitations_member_id_fkey : FOREIGN KEY (tenant_id, member_id) REFERENCES muster.memberships(tenant_id, member_id)
  constraint : invitations.invitations_pkey : PRIMARY KEY (tenant_id, invitation_id)
  constraint : invitations.invitations_secret_hash_key : UNIQUE (tenant_id, secret_hash)
  constraint : job_attempts.job_attempts_job_fkey : FOREIGN KEY (tenant_id, job_id) REFERENCES muster.jobs(tenant_id, job_id) ON DELETE CASCADE
  constraint : job_attempts.job_attempts_outcome_check : CHECK ((outcome = ANY (ARRAY[''::text, 'succeeded'::text, 'failed'::text, 'lost'::text, 'cancelled'::text, 'put_off'::text])))
  constraint : job_attempts.job_attempts_pkey : PRIMARY KEY (tenant_id, job_id, number)
  constraint : jobs.jobs_created_by_kind_check : CHECK ((created_by_kind = ANY (ARRAY['user'::text, 'api_key'::text, 'system'::text, 'platform'::text])))
  constraint : jobs.jobs_finish_check : CHECK (((state = ANY (ARRAY['succeeded'::text, 'dead'::text, 'cancelled'::text])) = (finish_time IS NOT NULL)))
  constraint : jobs.jobs_lease_check : CHECK (((state = 'running'::text) = (lease_time IS NOT NULL)))
  constraint : jobs.jobs_pkey : PRIMARY KEY (tenant_id, job_id)
  constraint : jobs.jobs_state_check : CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'succeeded'::text, 'dead'::text, 'cancelled'::text])))
  constraint : journal.journal_actor_kind_check : CHECK ((actor_kind = ANY (ARRAY['user'::text, 'api_key'::text, 'system'::text, 'platform'::text])))
  constraint : journal.journal_outcome_check : CHECK ((outcome = ANY (ARRAY['allowed'::text, 'refused'::text])))
  constraint : journal.journal_pkey : PRIMARY KEY (tenant_id, record_time, record_id)
  constraint : journal_YYYY_MM.journal_YYYY_MM_pkey : PRIMARY KEY (tenant_id, record_time, record_id)
  constraint : journal_YYYY_MM.journal_actor_kind_check : CHECK ((actor_kind = ANY (ARRAY['user'::text, 'api_key'::text, 'system'::text, 'platform'::text])))
  constraint : journal_YYYY_MM.journal_outcome_check : CHECK ((outcome = ANY (ARRAY['allowed'::text, 'refused'::text])))
  constraint : journal_default.journal_actor_kind_check : CHECK ((actor_kind = ANY (ARRAY['user'::text, 'api_key'::text, 'system'::text, 'platform'::text])))
  constraint : journal_default.journal_default_pkey : PRIMARY KEY (tenant_id, record_time, record_id)
  constraint : journal_default.journal_outcome_check : CHECK ((outcome = ANY (ARRAY['allowed'::text, 'refused'::text])))
  constraint : key_rotations.key_rotations_finish_time_check : CHECK (((state = 'done'::text) = (finish_time IS NOT NULL)))
  constraint : key_rotations.key_rotations_kind_check : CHECK ((kind = ANY (ARRAY['data'::text, 'master'::text])))
  constraint : key_rotations.key_rotations_pkey : PRIMARY KEY (tenant_id, rotation_id)
  constraint : key_rotations.key_rotations_state_check : CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
  constraint : lead_schemas.lead_schemas_pkey : PRIMARY KEY (tenant_id)
  constraint : lead_scores.lead_scores_lead_id_fkey : FOREIGN KEY (tenant_id, lead_id) REFERENCES muster.leads(tenant_id, lead_id)
  constraint : lead_scores.lead_scores_pkey : PRIMARY KEY (tenant_id, lead_id, score_id)
  constraint : lead_tags.lead_tags_lead_id_fkey : FOREIGN KEY (tenant_id, lead_id) REFERENCES muster.leads(tenant_id, lead_id)
  constraint : lead_tags.lead_tags_pkey : PRIMARY KEY (tenant_id, tag_key, lead_id)
  constraint : leads.leads_pkey : PRIMARY KEY (tenant_id, lead_id)
  constraint : ledger_accounts.ledger_accounts_period_check : CHECK ((period_start < period_end))
  constraint : ledger_accounts.ledger_accounts_pkey : PRIMARY KEY (tenant_id, account_key, period_start)
  constraint : ledger_accounts.ledger_accounts_reserved_check : CHECK ((reserved >= (0)::numeric))
  constraint : ledger_reservations.ledger_reservations_account_fkey : FOREIGN KEY (tenant_id, account_key, period_start) REFERENCES muster.ledger_accounts(tenant_id, account_key, period_start)
  constraint : ledger_reservations.ledger_reservations_amount_check : CHECK ((amount >= (0)::numeric))
  constraint : ledger_reservations.ledger_reservations_close_check : CHECK (((state = 'held'::text) = (close_time IS NULL)))
  constraint : ledger_reservations.ledger_reservations_committed_check : CHECK ((((state = 'committed'::text) = (committed_amount IS NOT NULL)) AND ((committed_amount >= (0)::numeric) AND (committed_amount <= amount))))
  constraint : ledger_reservations.ledger_reservations_pkey : PRIMARY KEY (tenant_id, reservation_id)
  constraint : ledger_reservations.ledger_reservations_state_check : CHECK ((state = ANY (ARRAY['held'::text, 'committed'::text, 'released'::text, 'expired'::text])))
  constraint : master_keys.master_keys_mark_check : CHECK ((octet_length(mark) = 32))
  constraint : master_keys.master_keys_pkey : PRIMARY KEY (tenant_id, key_version)
  constraint : master_keys.master_keys_state_check : CHECK ((state = ANY (ARRAY['active'::text, 'former'::text])))
  constraint : memberships.memberships_pkey : PRIMARY KEY (tenant_id, member_id)
  constraint : memberships.memberships_user_id_fkey : FOREIGN KEY (user_id) REFERENCES muster.users(user_id)
  constraint : memberships.memberships_user_id_key : UNIQUE (tenant_id, user_id)
  constraint : price_plans.price_plans_pkey : PRIMARY KEY (tenant_id, price_plan_id)
  constraint : price_plans.price_plans_revision_key : UNIQUE (tenant_id, key, revision)
  constraint : price_plans.price_plans_time_check : CHECK ((effective_time < end_time))
  constraint : quota_alerts.quota_alerts_pkey : PRIMARY KEY (tenant_id, account_key, period_start, threshold)
  constraint : refresh_tokens.refresh_tokens_key_id_fkey : FOREIGN KEY (tenant_id, key_id) REFERENCES muster.api_keys(tenant_id, key_id)
  constraint : refresh_tokens.refresh_tokens_pkey : PRIMARY KEY (tenant_id, token_hash)
  constraint : register_answers.register_answers_pkey : PRIMARY KEY (tenant_id, lead_id)
  constraint : replies.replies_activity_id_fkey : FOREIGN KEY (tenant_id, activity_id) REFERENCES muster.activities(tenant_id, activity_id)
  constraint : replies.replies_pkey : PRIMARY KEY (tenant_id, activity_id)
  constraint : request_records.request_records_pkey : PRIMARY KEY (tenant_id, principal_id, method, request_id)
  constraint : roles.roles_name_key : UNIQUE (tenant_id, name)
  constraint : roles.roles_pkey : PRIMARY KEY (tenant_id, role_id)
  constraint : schema_migrations.schema_migrations_number_check : CHECK ((number > 0))
  constraint : schema_migrations.schema_migrations_pkey : PRIMARY KEY (number)
  constraint : scoring_models.scoring_models_number_key : UNIQUE (tenant_id, number)
  constraint : scoring_models.scoring_models_pkey : PRIMARY KEY (tenant_id, model_id)
  constraint : senders.senders_daily_cap_check : CHECK ((daily_cap >= 0))
  constraint : senders.senders_endpoint_key : UNIQUE (tenant_id, channel, endpoint_key)
  constraint : senders.senders_pkey : PRIMARY KEY (tenant_id, sender_id)
  constraint : sends.sends_lease_check : CHECK (((status = 'claimed'::text) = (lease_time IS NOT NULL)))
  constraint : sends.sends_pkey : PRIMARY KEY (tenant_id, send_id)
  constraint : sends.sends_status_check : CHECK ((status = ANY (ARRAY['planned'::text, 'awaiting_approval'::text, 'task'::text, 'deferred'::text, 'claimed'::text, 'sent'::text, 'skipped'::text, 'failed'::text, 'unknown'::text, 'cancelled'::text])))
  constraint : sends.sends_step_key : UNIQUE (tenant_id, enrollment_id, step_key)
  constraint : servers.servers_pkey : PRIMARY KEY (tenant_id, server_id)
  constraint : setting_changes.setting_changes_kind_check : CHECK ((kind = ANY (ARRAY['added'::text, 'changed'::text, 'removed'::text])))
  constraint : setting_changes.setting_changes_pkey : PRIMARY KEY (tenant_id, version_id, key)
  constraint : setting_epochs.setting_epochs_pkey : PRIMARY KEY (tenant_id, namespace)
  constraint : setting_schemas.setting_schemas_pkey : PRIMARY KEY (tenant_id, namespace)
  constraint : setting_scopes.setting_scopes_pkey : PRIMARY KEY (tenant_id, namespace, level, subject)
  constraint : setting_secrets.setting_secrets_pkey : PRIMARY KEY (tenant_id, secret_id)
  constraint : setting_secrets.setting_secrets_sealed_check : CHECK ((octet_length(sealed) >= 28))
  constraint : setting_versions.setting_versions_apply_time_check : CHECK (((state = 'applied'::text) = (apply_time IS NOT NULL)))
  constraint : setting_versions.setting_versions_number_check : CHECK (((state = 'applied'::text) = (number IS NOT NULL)))
  constraint : setting_versions.setting_versions_pkey : PRIMARY KEY (tenant_id, version_id)
  constraint : setting_versions.setting_versions_state_check : CHECK ((state = ANY (ARRAY['applied'::text, 'pending'::text, 'rejected'::text, 'expired'::text])))
  constraint : settings.settings_expire_time_check : CHECK (((level = 6) = (expire_time IS NOT NULL)))
  constraint : settings.settings_level_check : CHECK (((level >= 2) AND (level <= 6)))
  constraint : settings.settings_pkey : PRIMARY KEY (tenant_id, setting_id)
  constraint : settings.settings_subject_check : CHECK (((level = ANY (ARRAY[3, 4])) = (subject <> ''::text)))
  constraint : suppressions.suppressions_pkey : PRIMARY KEY (tenant_id, suppression_id)
  constraint : tenant_erasures.tenant_erasures_pkey : PRIMARY KEY (tenant_id, erased_tenant_id)
  constraint : tenant_terms.tenant_terms_pkey : PRIMARY KEY (tenant_id, until_time)
  constraint : tenants.tenants_health_check : CHECK ((health = ANY (ARRAY['healthy'::text, 'degraded'::text, 'failed'::text])))
  constraint : tenants.tenants_mfa_policy_check : CHECK ((mfa_policy = ANY (ARRAY['off'::text, 'sensitive'::text, 'always'::text])))
  constraint : tenants.tenants_pkey : PRIMARY KEY (tenant_id)
  constraint : tenants.tenants_plan_check : CHECK ((plan = ANY (ARRAY['ignition'::text, 'velocity'::text, 'dominance'::text])))
  constraint : tenants.tenants_slug_key : UNIQUE (slug)
  constraint : tenants.tenants_state_check : CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text, 'deleted'::text, 'erasing'::text])))
  constraint : tenants.tenants_subscription_status_check : CHECK ((subscription_status = ANY (ARRAY['trial'::text, 'active'::text, 'past_due'::text, 'cancelled'::text])))
  constraint : usage_entries.usage_entries_amount_check : CHECK (((amount >= (0)::numeric) OR (corrects_id IS NOT NULL)))
  constraint : usage_entries.usage_entries_cost_check : CHECK ((((cost IS NULL) = (currency_code = ''::text)) AND ((unit_cost IS NULL) = (cost IS NULL))))
  constraint : usage_entries.usage_entries_idempotency_key_key : UNIQUE (tenant_id, idempotency_key)
  constraint : usage_entries.usage_entries_pkey : PRIMARY KEY (tenant_id, entry_id)
  constraint : usage_entries.usage_entries_source_check : CHECK ((source = ANY (ARRAY['recorded'::text, 'reservation'::text, 'built_in'::text])))
  constraint : usage_entry_credits.usage_entry_credits_pkey : PRIMARY KEY (tenant_id, entry_id)
  constraint : usage_meters.usage_meters_aggregation_check : CHECK ((aggregation = ANY (ARRAY['sum'::text, 'count'::text, 'max'::text, 'last'::text, 'unique'::text])))
  constraint : usage_meters.usage_meters_late_check : CHECK (((late_seconds >= 60) AND (late_seconds <= 34560000)))
  constraint : usage_meters.usage_meters_name_key : UNIQUE (tenant_id, category, metric)
  constraint : usage_meters.usage_meters_pkey : PRIMARY KEY (tenant_id, meter_id)
  constraint : usage_progress.usage_progress_pkey : PRIMARY KEY (tenant_id)
  constraint : usage_quotas.usage_quotas_limit_check : CHECK ((limit_amount >= (0)::numeric))
  constraint : usage_quotas.usage_quotas_measure_check : CHECK ((measure = ANY (ARRAY['amount'::text, 'cost'::text])))
  constraint : usage_quotas.usage_quotas_period_check : CHECK ((period = ANY (ARRAY['hour'::text, 'day'::text, 'week'::text, 'month'::text, 'year'::text, 'lifetime'::text])))
  constraint : usage_quotas.usage_quotas_pkey : PRIMARY KEY (tenant_id, quota_id)
  constraint : usage_reservations.usage_reservations_amount_check : CHECK ((amount > (0)::numeric))
  constraint : usage_reservations.usage_reservations_entry_check : CHECK (((state = 'committed'::text) = (entry_id IS NOT NULL)))
  constraint : usage_reservations.usage_reservations_pkey : PRIMARY KEY (tenant_id, reservation_id)
  constraint : usage_reservations.usage_reservations_state_check : CHECK ((state = ANY (ARRAY['held'::text, 'committed'::text, 'released'::text])))
  constraint : usage_rollups.usage_rollups_grain_check : CHECK ((grain = ANY (ARRAY['hour'::text, 'day'::text])))
  constraint : usage_rollups.usage_rollups_pkey : PRIMARY KEY (tenant_id, meter_id, grain, slot_time, currency_code, dimensions_key)
  constraint : user_identities.user_identities_pkey : PRIMARY KEY (issuer, subject)
  constraint : user_identities.user_identities_user_id_fkey : FOREIGN KEY (user_id) REFERENCES muster.users(user_id)
  constraint : users.users_pkey : PRIMARY KEY (user_id)
  constraint : wizard_steps.wizard_steps_pkey : PRIMARY KEY (tenant_id, step)
  constraint : wizard_steps.wizard_steps_state_check : CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'skipped'::text])))
  constraint : wizard_steps.wizard_steps_tenant_id_fkey : FOREIGN KEY (tenant_id) REFERENCES muster.wizards(tenant_id)
  constraint : wizards.wizards_pkey : PRIMARY KEY (tenant_id)
  constraint : wizards.wizards_tenant_id_fkey : FOREIGN KEY (tenant_id) REFERENCES muster.tenants(tenant_id)
  default : access_epochs.change_time : now()
  default : access_epochs.transaction_id : pg_current_xact_id()
  default : activities.channel : ''::text
  default : activities.create_time : now()
  default : activities.provider : ''::text
  default : api_keys.create_time : now()
  default : api_keys.created_by_name : ''::text
  default : api_keys.display_name : ''::text
  default : api_keys.update_time : now()
  default : api_keys.version : 1
  default : approvals.create_time : now()
  default : approvals.note : ''::text
  default : approvals.recipient_name : ''::text
  default : approvals.status : 'pending'::text
  default : approvals.update_time : now()
  default : approvals.version : 1
  default : campaign_picks.count : 0
  default : campaigns.version : 1
  default : credit_accounts.debt : 0
  default : credit_accounts.expired : 0
  default : credit_accounts.granted : 0
  default : credit_accounts.used : 0
  default : credit_draws.create_time : clock_timestamp()
  default : credit_grants.create_time : clock_timestamp()
  default : credit_grants.expire_time : 'infinity'::timestamp with time zone
  default : credit_grants.reason : ''::text
  default : credit_grants.reference : ''::text
  default : data_keys.create_time : now()
  default : data_keys.state : 'active'::text
  default : emergency_stops.create_time : now()
  default : emergency_stops.is_active : true
  default : emergency_stops.lift_reason : ''::text
  default : emergency_stops.version : 1
  default : enrollments.after_step_key : ''::text
  default : enrollments.company_key : ''::text
  default : enrollments.create_time : now()
  default : enrollments.is_parked : false
  default : enrollments.last_send_status : ''::text
  default : enrollments.next_step_key : ''::text
  default : enrollments.pause_reason : ''::text
  default : enrollments.status : 'active'::text
  default : enrollments.stop_reason : ''::text
  default : enrollments.update_time : now()
  default : enrollments.version : 1
  default : enrollments.was_sent : false
  default : enrollments.work_order : 0
  default : icp_revisions.author_name : ''::text
  default : icp_revisions.create_time : now()
  default : icp_revisions.state : 'draft'::text
  default : icps.newest_revision : 0
  default : icps.version : 0
  default : imports.create_time : now()
  default : imports.created_count : 0
  default : imports.failed_count : 0
  default : imports.name : ''::text
  default : imports.next_chunk_index : 0
  default : imports.row_count : 0
  default : imports.unchanged_count : 0
  default : imports.update_time : now()
  default : imports.updated_count : 0
  default : installation.create_time : now()
  default : installation.generation : 1
  default : invitations.create_time : now()
  default : invitations.display_name : ''::text
  default : invitations.invited_by_name : ''::text
  default : invitations.update_time : now()
  default : invitations.version : 1
  default : job_attempts.error : ''::text
  default : job_attempts.outcome : ''::text
  default : job_attempts.server_id : ''::text
  default : job_attempts.start_time : now()
  default : jobs.attempt_count : 0
  default : jobs.cancel_requested : false
  default : jobs.carries_schedule : false
  default : jobs.create_time : now()
  default : jobs.created_by_kind : 'system'::text
  default : jobs.cron : ''::text
  default : jobs.done_count : 0
  default : jobs.due_time : CASE state WHEN 'waiting'::text THEN run_time WHEN 'running'::text THEN lease_time ELSE NULL::timestamp with time zone END
  default : jobs.fence : 0
  default : jobs.last_error : ''::text
  default : jobs.payload : '{}'::jsonb
  default : jobs.run_time : now()
  default : jobs.runs_when_inactive : false
  default : jobs.schedule_key : ''::text
  default : jobs.server_id : ''::text
  default : jobs.state : 'waiting'::text
  default : jobs.target_id : ''::text
  default : jobs.time_zone : ''::text
  default : jobs.total_count : 0
  default : jobs.trace_id : ''::text
  default : jobs.update_time : now()
  default : jobs.version : 1
  default : journal.call_count : 1
  default : journal.changed_fields : '{}'::text[]
  default : journal.event_type : ''::text
  default : journal.generation : 1
  default : journal.permission : ''::text
  default : journal.reason : ''::text
  default : journal.record_time : now()
  default : journal.request_id : ''::text
  default : journal.target_kind : ''::text
  default : journal.trace_id : ''::text
  default : journal.transaction_id : pg_current_xact_id()
  default : journal.version_after : 0
  default : journal.version_before : 0
  default : journal_YYYY_MM.call_count : 1
  default : journal_YYYY_MM.changed_fields : '{}'::text[]
  default : journal_YYYY_MM.event_type : ''::text
  default : journal_YYYY_MM.generation : 1
  default : journal_YYYY_MM.permission : ''::text
  default : journal_YYYY_MM.reason : ''::text
  default : journal_YYYY_MM.record_time : now()
  default : journal_YYYY_MM.request_id : ''::text
  default : journal_YYYY_MM.target_kind : ''::text
  default : journal_YYYY_MM.trace_id : ''::text
  default : journal_YYYY_MM.transaction_id : pg_current_xact_id()
  default : journal_YYYY_MM.version_after : 0
  default : journal_YYYY_MM.version_before : 0
  default : journal_default.call_count : 1
  default : journal_default.changed_fields : '{}'::text[]
  default : journal_default.event_type : ''::text
  default : journal_default.generation : 1
  default : journal_default.permission : ''::text
  default : journal_default.reason : ''::text
  default : journal_default.record_time : now()
  default : journal_default.request_id : ''::text
  default : journal_default.target_kind : ''::text
  default : journal_default.trace_id : ''::text
  default : journal_default.transaction_id : pg_current_xact_id()
  default : journal_default.version_after : 0
  default : journal_default.version_before : 0
  default : key_rotations.create_time : now()
  default : key_rotations.done_count : 0
  default : key_rotations.state : 'running'::text
  default : key_rotations.total_count : 0
  default : lead_schemas.create_time : now()
  default : lead_schemas.removed_keys : '{}'::text[]
  default : lead_schemas.removed_times : '{}'::timestamp with time zone[]
  default : lead_schemas.update_time : now()
  default : lead_schemas.version : 1
  default : leads.company_key : ''::text
  default : leads.name_key : ''::text
  default : leads.score : 0
  default : leads.status : 'new'::text
  default : leads.update_time : now()
  default : leads.version : 1
  default : ledger_accounts.reserved : 0
  default : ledger_accounts.update_time : now()
  default : ledger_accounts.used : 0
  default : ledger_reservations.create_time : now()
  default : ledger_reservations.state : 'held'::text
  default : master_keys.create_time : now()
  default : master_keys.state : 'active'::text
  default : memberships.create_time : now()
  default : memberships.display_name : ''::text
  default : memberships.email : ''::text
  default : memberships.update_time : now()
  default : memberships.version : 1
  default : price_plans.create_time : clock_timestamp()
  default : price_plans.end_time : 'infinity'::timestamp with time zone
  default : price_plans.plans : '{}'::text[]
  default : price_plans.version : 1
  default : quota_alerts.create_time : now()
  default : refresh_tokens.create_time : now()
  default : refresh_tokens.request_id : ''::text
  default : register_answers.create_time : now()
  default : request_records.create_time : now()
  default : request_records.transaction_id : pg_current_xact_id()
  default : roles.create_time : now()
  default : roles.description : ''::text
  default : roles.display_name : ''::text
  default : roles.update_time : now()
  default : roles.version : 1
  default : schema_migrations.apply_time : now()
  default : scoring_models.create_time : now()
  default : scoring_models.update_time : now()
  default : scoring_models.version : 1
  default : senders.bounce_rate : 0
  default : senders.complaint_rate : 0
  default : senders.health_message : ''::text
  default : senders.health_state : ''::text
  default : senders.sample_count : 0
  default : senders.version : 1
  default : sends.company_key : ''::text
  default : sends.create_time : now()
  default : sends.error_message : ''::text
  default : sends.fence : 0
  default : sends.hold_ids : '{}'::uuid[]
  default : sends.status : 'planned'::text
  default : sends.subject : ''::text
  default : sends.update_time : now()
  default : sends.version : 1
  default : servers.call_sequence : 0
  default : servers.seen_time : now()
  default : servers.start_time : now()
  default : servers.watch_count : 0
  default : setting_changes.new_value : ''::text
  default : setting_changes.old_value : ''::text
  default : setting_epochs.transaction_id : pg_current_xact_id()
  default : setting_schemas.create_time : now()
  default : setting_schemas.update_time : now()
  default : setting_schemas.version : 1
  default : setting_scopes.version : 0
  default : setting_secrets.create_time : now()
  default : setting_versions.create_time : now()
  default : setting_versions.note : ''::text
  default : setting_versions.reason : ''::text
  default : setting_versions.restored_number : 0
  default : setting_versions.subject : ''::text
  default : setting_versions.version : 1
  default : settings.create_time : now()
  default : settings.subject : ''::text
  default : settings.update_time : now()
  default : settings.value : ''::text
  default : suppressions.create_time : now()
  default : suppressions.masked_value : ''::text
  default : suppressions.note : ''::text
  default : suppressions.update_time : now()
  default : suppressions.version : 1
  default : tenant_erasures.entries : '{}'::jsonb
  default : tenant_erasures.start_time : now()
  default : tenant_erasures.users : '{}'::uuid[]
  default : tenants.contact_email : ''::text
  default : tenants.country : ''::text
  default : tenants.create_time : now()
  default : tenants.currency_code : ''::text
  default : tenants.health : 'healthy'::text
  default : tenants.home_region : ''::text
  default : tenants.locale : ''::text
  default : tenants.mfa_policy : 'off'::text
  default : tenants.state : 'active'::text
  default : tenants.suspend_blocks_reads : false
  default : tenants.suspend_reason : ''::text
  default : tenants.time_zone : ''::text
  default : tenants.update_time : now()
  default : tenants.version : 1
  default : usage_entries.adjustment : false
  default : usage_entries.create_time : clock_timestamp()
  default : usage_entries.currency_code : ''::text
  default : usage_entries.dimensions : '{}'::jsonb
  default : usage_entries.metadata : ''::text
  default : usage_entries.transaction_id : pg_current_xact_id()
  default : usage_entry_credits.create_time : clock_timestamp()
  default : usage_meters.create_time : now()
  default : usage_meters.description : ''::text
  default : usage_meters.dimensions : '{}'::text[]
  default : usage_meters.display_name : ''::text
  default : usage_progress.metered_generation : 0
  default : usage_progress.metered_transaction_id : '0'::xid8
  default : usage_progress.rolled_generation : 0
  default : usage_progress.rolled_transaction_id : '0'::xid8
  default : usage_progress.update_time : now()
  default : usage_quotas.create_time : now()
  default : usage_quotas.currency_code : ''::text
  default : usage_quotas.dimensions : '{}'::jsonb
  default : usage_quotas.is_soft : false
  default : usage_quotas.metric : ''::text
  default : usage_quotas.plan : ''::text
  default : usage_quotas.thresholds : '{}'::integer[]
  default : usage_quotas.time_zone : ''::text
  default : usage_quotas.update_time : now()
  default : usage_quotas.version : 1
  default : usage_reservations.create_time : now()
  default : usage_reservations.currency_code : ''::text
  default : usage_reservations.dimensions : '{}'::jsonb
  default : usage_reservations.hold_ids : '{}'::uuid[]
  default : usage_reservations.reference : ''::text
  default : usage_reservations.state : 'held'::text
  default : usage_reservations.update_time : now()
  default : usage_reservations.version : 1
  default : user_identities.create_time : now()
  default : users.create_time : now()
  default : users.display_name : ''::text
  default : users.email : ''::text
  default : users.email_verified : false
  default : users.locale : ''::text
  default : users.platform_admin : false
  default : users.time_zone : ''::text
  default : users.update_time : now()
  default : users.version : 1
  default : wizard_steps.data : ''::text
  default : wizard_steps.submit_time : now()
  default : wizard_steps.submitted_by_name : ''::text
  default : wizards.update_time : now()
  default : wizards.version : 1
  function : clear_lead_records(target uuid, things uuid[], since timestamp with time zone) : returns integer, plpgsql, volatile, security definer, parallel u, owner muster_owner, search_path=pg_catalog, pg_temp, body 67acb61328089add130f803b2e8a1cfb
  function : count_tenant_rows(target uuid, table_name text) : returns bigint, plpgsql, stable, security definer, parallel u, owner muster_owner, search_path=pg_catalog, pg_temp, body 2b00b9cc955b2bf97180fea009a9844e
  function : delete_lone_users(users uuid[]) : returns integer, plpgsql, volatile, parallel u, owner muster_owner, search_path=pg_catalog, pg_temp, body 7181fd1619c6423f4d61d85c7292276a
  function : erase_lone_users(target uuid) : returns integer, sql, volatile, security definer, parallel u, owner muster_owner, search_path=pg_catalog, pg_temp, body 5c8e3d26422d1d8cabb347db04c5ce46
  function : erase_tenant_answers(target uuid) : returns integer, plpgsql, volatile, security definer, parallel u, owner muster_owner, search_path=pg_catalog, pg_temp, body 3589a509e9ef8cba28d4b6b37d9c26c2
  function : erase_tenant_rows(target uuid, table_name text, most integer) : returns integer, plpgsql, volatile, security definer, parallel u, owner muster_owner, search_path=pg_catalog, pg_temp, body 257f057f5331d1c9daa38ba33cf43bf8
  function : make_journal_partitions(ahead integer) : returns integer, plpgsql, volatile, security definer, parallel u, owner muster_owner, search_path=pg_catalog, pg_temp, body 0b402b7d781c8fdc8e9172bc7a0ef726
  function : master_key_mark(own bytea) : returns bytea, plpgsql, volatile, security definer, parallel u, owner muster_owner, search_path=pg_catalog, pg_temp, body 44a1c423059d17e3baf09280c5ee8b10
  function : purge_members(before timestamp with time zone, most integer) : returns integer, plpgsql, volatile, security definer, parallel u, owner muster_owner, search_path=pg_catalog, pg_temp, body 3cdf80c39d1a7e5ea39e88419d99aa9a
  function : purge_request_records(before timestamp with time zone, most integer) : returns integer, plpgsql, volatile, security definer, parallel u, owner muster_owner, search_path=pg_catalog, pg_temp, body d2ea9766f749528d2bc5c5bc04db12c2
  grant : to muster_app on access_epochs : INSERT, SELECT, UPDATE
  grant : to muster_app on activities : DELETE, INSERT, SELECT
  grant : to muster_app on api_keys : INSERT, SELECT, UPDATE
  grant : to muster_app on approvals : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on audit_heads : INSERT, SELECT, UPDATE
  grant : to muster_app on audit_seals : INSERT, SELECT
  grant : to muster_app on billing_periods : INSERT, SELECT
  grant : to muster_app on call_counts : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on call_reasons : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on campaign_picks : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on campaign_senders : DELETE, INSERT, SELECT
  grant : to muster_app on campaign_sequences : DELETE, INSERT, SELECT
  grant : to muster_app on campaign_templates : INSERT, SELECT
  grant : to muster_app on campaigns : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on clear_lead_records(target uuid, things uuid[], since timestamp with time zone) : EXECUTE
  grant : to muster_app on credit_accounts : INSERT, SELECT, UPDATE
  grant : to muster_app on credit_draws : INSERT, SELECT
  grant : to muster_app on credit_grants : INSERT, SELECT, UPDATE
  grant : to muster_app on data_keys : INSERT, SELECT, UPDATE
  grant : to muster_app on emergency_stops : INSERT, SELECT, UPDATE
  grant : to muster_app on enrollments : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on icp_revisions : INSERT, SELECT
  grant : to muster_app on icp_revisions.confirm_time : UPDATE
  grant : to muster_app on icp_revisions.confirmed_by_id : UPDATE
  grant : to muster_app on icp_revisions.confirmed_by_kind : UPDATE
  grant : to muster_app on icp_revisions.confirmed_by_name : UPDATE
  grant : to muster_app on icp_revisions.state : UPDATE
  grant : to muster_app on icps : INSERT, SELECT, UPDATE
  grant : to muster_app on import_chunks : DELETE, INSERT, SELECT
  grant : to muster_app on imports : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on installation : SELECT
  grant : to muster_app on invitations : INSERT, SELECT, UPDATE
  grant : to muster_app on job_attempts : INSERT, SELECT, UPDATE
  grant : to muster_app on jobs : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on journal : INSERT, SELECT
  grant : to muster_app on key_rotations : INSERT, SELECT, UPDATE
  grant : to muster_app on lead_schemas : INSERT, SELECT, UPDATE
  grant : to muster_app on lead_scores : DELETE, INSERT, SELECT
  grant : to muster_app on lead_tags : DELETE, INSERT, SELECT
  grant : to muster_app on leads : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on ledger_accounts : INSERT, SELECT, UPDATE
  grant : to muster_app on ledger_reservations : INSERT, SELECT, UPDATE
  grant : to muster_app on master_keys : INSERT, SELECT, UPDATE
  grant : to muster_app on memberships : INSERT, SELECT, UPDATE
  grant : to muster_app on muster : USAGE
  grant : to muster_app on price_plans : INSERT, SELECT, UPDATE
  grant : to muster_app on quota_alerts : INSERT, SELECT
  grant : to muster_app on refresh_tokens : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on register_answers : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on replies : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on request_records : INSERT, SELECT, UPDATE
  grant : to muster_app on roles : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on schema_migrations : SELECT
  grant : to muster_app on scoring_models : INSERT, SELECT, UPDATE
  grant : to muster_app on senders : INSERT, SELECT, UPDATE
  grant : to muster_app on sends : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on servers : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on setting_changes : INSERT, SELECT
  grant : to muster_app on setting_epochs : INSERT, SELECT, UPDATE
  grant : to muster_app on setting_schemas : INSERT, SELECT, UPDATE
  grant : to muster_app on setting_scopes : INSERT, SELECT, UPDATE
  grant : to muster_app on setting_secrets : INSERT, SELECT, UPDATE
  grant : to muster_app on setting_versions : INSERT, SELECT, UPDATE
  grant : to muster_app on settings : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on suppressions : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on tenant_erasures : INSERT, SELECT, UPDATE
  grant : to muster_app on tenant_terms : INSERT, SELECT
  grant : to muster_app on tenants : INSERT, SELECT, UPDATE
  grant : to muster_app on usage_entries : INSERT, SELECT
  grant : to muster_app on usage_entry_credits : INSERT, SELECT
  grant : to muster_app on usage_meters : INSERT, SELECT
  grant : to muster_app on usage_progress : INSERT, SELECT, UPDATE
  grant : to muster_app on usage_quotas : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on usage_reservations : INSERT, SELECT, UPDATE
  grant : to muster_app on usage_rollups : DELETE, INSERT, SELECT, UPDATE
  grant : to muster_app on user_identities : INSERT, SELECT
  grant : to muster_app on users : SELECT
  grant : to muster_app on users.create_time : INSERT, UPDATE
  grant : to muster_app on users.display_name : INSERT, UPDATE
  grant : to muster_app on users.email : INSERT, UPDATE
  grant : to muster_app on users.email_verified : INSERT, UPDATE
  grant : to muster_app on users.locale : INSERT, UPDATE
  grant : to muster_app on users.time_zone : INSERT, UPDATE
  grant : to muster_app on users.update_time : INSERT, UPDATE
  grant : to muster_app on users.user_id : INSERT, UPDATE
  grant : to muster_app on users.version : INSERT, UPDATE
  grant : to muster_app on wizard_steps : INSERT, SELECT, UPDATE
  grant : to muster_app on wizards : INSERT, SELECT, UPDATE
  grant : to muster_system on access_epochs : SELECT
  grant : to muster_system on audit_heads.generation : SELECT
  grant : to muster_system on audit_heads.last_record_id : SELECT
  grant : to muster_system on audit_heads.last_transaction_id : SELECT
  grant : to muster_system on audit_heads.number : SELECT
  grant : to muster_system on audit_heads.tenant_id : SELECT
  grant : to muster_system on audit_seals.generation : SELECT
  grant : to muster_system on audit_seals.last_record_id : SELECT
  grant : to muster_system on audit_seals.last_transaction_id : SELECT
  grant : to muster_system on audit_seals.number : SELECT
  grant : to muster_system on audit_seals.tenant_id : SELECT
  grant : to muster_system on count_tenant_rows(target uuid, table_name text) : EXECUTE
  grant : to muster_system on data_keys.key_version : SELECT
  grant : to muster_system on data_keys.master_version : SELECT
  grant : to muster_system on data_keys.state : SELECT
  grant : to muster_system on data_keys.tenant_id : SELECT
  grant : to muster_system on emergency_stops.is_active : SELECT
  grant : to muster_system on emergency_stops.tenant_id : SELECT
  grant : to muster_system on enrollments.tenant_id : SELECT
  grant : to muster_system on enrollments.work_time : SELECT
  grant : to muster_system on erase_lone_users(target uuid) : EXECUTE
  grant : to muster_system on erase_tenant_answers(target uuid) : EXECUTE
  grant : to muster_system on erase_tenant_rows(target uuid, table_name text, most integer) : EXECUTE
  grant : to muster_system on installation : SELECT
  grant : to muster_system on job_attempts : SELECT
  grant : to muster_system on jobs.attempt_count : SELECT
  grant : to muster_system on jobs.cancel_requested : SELECT
  grant : to muster_system on jobs.carries_schedule : SELECT
  grant : to muster_system on jobs.create_time : SELECT
  grant : to muster_system on jobs.created_by_id : SELECT
  grant : to muster_system on jobs.created_by_kind : SELECT
  grant : to muster_system on jobs.created_by_name : SELECT
  grant : to muster_system on jobs.cron : SELECT
  grant : to muster_system on jobs.done_count : SELECT
  grant : to muster_system on jobs.due_time : SELECT
  grant : to muster_system on jobs.fence : SELECT
  grant : to muster_system on jobs.finish_time : SELECT
  grant : to muster_system on jobs.job_id : SELECT
  grant : to muster_system on jobs.kind : SELECT
  grant : to muster_system on jobs.last_error : SELECT
  grant : to muster_system on jobs.last_time : SELECT
  grant : to muster_system on jobs.lease_time : SELECT
  grant : to muster_system on jobs.max_attempts : SELECT
  grant : to muster_system on jobs.result : SELECT
  grant : to muster_system on jobs.run_time : SELECT
  grant : to muster_system on jobs.runs_when_inactive : SELECT
  grant : to muster_system on jobs.schedule_key : SELECT
  grant : to muster_system on jobs.server_id : SELECT
  grant : to muster_system on jobs.state : SELECT
  grant : to muster_system on jobs.target_id : SELECT
  grant : to muster_system on jobs.tenant_id : SELECT
  grant : to muster_system on jobs.time_zone : SELECT
  grant : to muster_system on jobs.total_count : SELECT
  grant : to muster_system on jobs.trace_id : SELECT
  grant : to muster_system on jobs.update_time : SELECT
  grant : to muster_system on jobs.version : SELECT
  grant : to muster_system on journal.actor_id : SELECT
  grant : to muster_system on journal.actor_kind : SELECT
  grant : to muster_system on journal.actor_name : SELECT
  grant : to muster_system on journal.call_count : SELECT
  grant : to muster_system on journal.changed_fields : SELECT
  grant : to muster_system on journal.event : SELECT
  grant : to muster_system on journal.event_type : SELECT
  grant : to muster_system on journal.generation : SELECT
  grant : to muster_system on journal.method : SELECT
  grant : to muster_system on journal.outcome : SELECT
  grant : to muster_system on journal.permission : SELECT
  grant : to muster_system on journal.reason : SELECT
  grant : to muster_system on journal.record_id : SELECT
  grant : to muster_system on journal.record_time : SELECT
  grant : to muster_system on journal.request_id : SELECT
  grant : to muster_system on journal.source_network : SELECT
  grant : to muster_system on journal.target_id : SELECT
  grant : to muster_system on journal.target_kind : SELECT
  grant : to muster_system on journal.tenant_id : SELECT
  grant : to muster_system on journal.trace_id : SELECT
  grant : to muster_system on journal.transaction_id : SELECT
  grant : to muster_system on journal.usage : SELECT
  grant : to muster_system on journal.version_after : SELECT
  grant : to muster_system on journal.version_before : SELECT
  grant : to muster_system on ledger_reservations.expire_time : SELECT
  grant : to muster_system on ledger_reservations.state : SELECT
  grant : to muster_system on ledger_reservations.tenant_id : SELECT
  grant : to muster_system on make_journal_partitions(ahead integer) : EXECUTE
  grant : to muster_system on master_key_mark(own bytea) : EXECUTE
  grant : to muster_system on master_keys : SELECT
  grant : to muster_system on memberships : SELECT
  grant : to muster_system on muster : USAGE
  grant : to muster_system on purge_members(before timestamp with time zone, most integer) : EXECUTE
  grant : to muster_system on purge_request_records(before timestamp with time zone, most integer) : EXECUTE
  grant : to muster_system on schema_migrations : SELECT
  grant : to muster_system on setting_epochs : SELECT
  grant : to muster_system on setting_schemas.namespace : SELECT
  grant : to muster_system on setting_schemas.tenant_id : SELECT
  grant : to muster_system on setting_versions.expire_time : SELECT
  grant : to muster_system on setting_versions.state : SELECT
  grant : to muster_system on setting_versions.tenant_id : SELECT
  grant : to muster_system on settings.expire_time : SELECT
  grant : to muster_system on settings.namespace : SELECT
  grant : to muster_system on settings.tenant_id : SELECT
  grant : to muster_system on tenants : SELECT
  grant : to muster_system on usage_entries.actor_id : SELECT
  grant : to muster_system on usage_entries.actor_kind : SELECT
  grant : to muster_system on usage_entries.actor_name : SELECT
  grant : to muster_system on usage_entries.adjustment : SELECT
  grant : to muster_system on usage_entries.amount : SELECT
  grant : to muster_system on usage_entries.category : SELECT
  grant : to muster_system on usage_entries.corrects_id : SELECT
  grant : to muster_system on usage_entries.cost : SELECT
  grant : to muster_system on usage_entries.create_time : SELECT
  grant : to muster_system on usage_entries.currency_code : SELECT
  grant : to muster_system on usage_entries.dimensions : SELECT
  grant : to muster_system on usage_entries.entry_id : SELECT
  grant : to muster_system on usage_entries.generation : SELECT
  grant : to muster_system on usage_entries.idempotency_key : SELECT
  grant : to muster_system on usage_entries.metadata : SELECT
  grant : to muster_system on usage_entries.meter_id : SELECT
  grant : to muster_system on usage_entries.metric : SELECT
  grant : to muster_system on usage_entries.reservation_id : SELECT
  grant : to muster_system on usage_entries.source : SELECT
  grant : to muster_system on usage_entries.tenant_id : SELECT
  grant : to muster_system on usage_entries.transaction_id : SELECT
  grant : to muster_system on usage_entries.unique_digest : SELECT
  grant : to muster_system on usage_entries.unit_cost : SELECT
  grant : to muster_system on usage_entries.usage_time : SELECT
  grant : to muster_system on usage_entry_credits : SELECT
  grant : to muster_system on usage_meters : SELECT
  grant : to muster_system on usage_progress : SELECT
  grant : to muster_system on usage_rollups : SELECT
  grant : to muster_system on user_identities : SELECT
  grant : to muster_system on users : SELECT
  index : access_epochs_by_transaction : CREATE INDEX access_epochs_by_transaction ON muster.access_epochs USING btree (transaction_id)
  index : access_epochs_pkey : CREATE UNIQUE INDEX access_epochs_pkey ON muster.access_epochs USING btree (tenant_id, subject_kind, subject_id)
  index : activities_by_campaign : CREATE INDEX activities_by_campaign ON muster.activities USING btree (tenant_id, campaign_id, occur_time, activity_id) WHERE (campaign_id IS NOT NULL)
  index : activities_by_lead : CREATE INDEX activities_by_lead ON muster.activities USING btree (tenant_id, lead_id, occur_time, activity_id)
  index : activities_by_message : CREATE INDEX activities_by_message ON muster.activities USING btree (tenant_id, provider_message_id, occur_time, activity_id) WHERE (provider_message_id IS NOT NULL)
  index : activities_by_sender : CREATE INDEX activities_by_sender ON muster.activities USING btree (tenant_id, sender_id, occur_time) WHERE (sender_id IS NOT NULL)
  index : activities_by_thread : CREATE INDEX activities_by_thread ON muster.activities USING btree (tenant_id, thread_key, occur_time, activity_id) WHERE (thread_key IS NOT NULL)
  index : activities_by_time : CREATE INDEX activities_by_time ON muster.activities USING btree (tenant_id, occur_time, activity_id)
  index : activities_external_id_key : CREATE UNIQUE INDEX activities_external_id_key ON muster.activities USING btree (tenant_id, provider, external_id) WHERE (external_id IS NOT NULL)
  index : activities_pkey : CREATE UNIQUE INDEX activities_pkey ON muster.activities USING btree (tenant_id, activity_id)
  index : api_keys_by_create_time : CREATE INDEX api_keys_by_create_time ON muster.api_keys USING btree (tenant_id, create_time, key_id)
  index : api_keys_by_user : CREATE INDEX api_keys_by_user ON muster.api_keys USING btree (tenant_id, user_id)
  index : api_keys_pkey : CREATE UNIQUE INDEX api_keys_pkey ON muster.api_keys USING btree (tenant_id, key_id)
  index : api_keys_secret_hash_key : CREATE UNIQUE INDEX api_keys_secret_hash_key ON muster.api_keys USING btree (tenant_id, secret_hash)
  index : approvals_by_campaign : CREATE INDEX approvals_by_campaign ON muster.approvals USING btree (tenant_id, campaign_id, expire_time, approval_id)
  index : approvals_by_expire_time : CREATE INDEX approvals_by_expire_time ON muster.approvals USING btree (tenant_id, expire_time, approval_id)
  index : approvals_by_lead : CREATE INDEX approvals_by_lead ON muster.approvals USING btree (tenant_id, lead_id, expire_time, approval_id)
  index : approvals_by_status : CREATE INDEX approvals_by_status ON muster.approvals USING btree (tenant_id, status, expire_time, approval_id)
  index : approvals_pkey : CREATE UNIQUE INDEX approvals_pkey ON muster.approvals USING btree (tenant_id, approval_id)
  index : approvals_send_key : CREATE UNIQUE INDEX approvals_send_key ON muster.approvals USING btree (tenant_id, send_id)
  index : audit_heads_pkey : CREATE UNIQUE INDEX audit_heads_pkey ON muster.audit_heads USING btree (tenant_id)
  index : audit_seals_by_place : CREATE INDEX audit_seals_by_place ON muster.audit_seals USING btree (tenant_id, generation, last_transaction_id, last_record_id)
  index : audit_seals_by_time : CREATE INDEX audit_seals_by_time ON muster.audit_seals USING btree (tenant_id, end_time)
  index : audit_seals_pkey : CREATE UNIQUE INDEX audit_seals_pkey ON muster.audit_seals USING btree (tenant_id, number)
  index : billing_periods_pkey : CREATE UNIQUE INDEX billing_periods_pkey ON muster.billing_periods USING btree (tenant_id, period_start)
  index : call_counts_pkey : CREATE UNIQUE INDEX call_counts_pkey ON muster.call_counts USING btree (tenant_id, minute, about_tenant_id)
  index : call_reasons_pkey : CREATE UNIQUE INDEX call_reasons_pkey ON muster.call_reasons USING btree (tenant_id, minute, reason)
  index : campaign_picks_pkey : CREATE UNIQUE INDEX campaign_picks_pkey ON muster.campaign_picks USING btree (tenant_id, campaign_id, channel)
  index : campaign_senders_by_sender : CREATE INDEX campaign_senders_by_sender ON muster.campaign_senders USING btree (tenant_id, sender_id, campaign_id)
  index : campaign_senders_pkey : CREATE UNIQUE INDEX campaign_senders_pkey ON muster.campaign_senders USING btree (tenant_id, campaign_id, sender_id)
  index : campaign_sequences_pkey : CREATE UNIQUE INDEX campaign_sequences_pkey ON muster.campaign_sequences USING btree (tenant_id, campaign_id, version)
  index : campaign_templates_by_industry : CREATE INDEX campaign_templates_by_industry ON muster.campaign_templates USING btree (tenant_id, industry_key, template_id)
  index : campaign_templates_by_job : CREATE INDEX campaign_templates_by_job ON muster.campaign_templates USING btree (tenant_id, job_id, template_id)
  index : campaign_templates_by_name : CREATE INDEX campaign_templates_by_name ON muster.campaign_templates USING btree (tenant_id, name_key, template_id)
  index : campaign_templates_by_parent : CREATE INDEX campaign_templates_by_parent ON muster.campaign_templates USING btree (tenant_id, parent_id, template_id) WHERE (parent_id IS NOT NULL)
  index : campaign_templates_by_revision : CREATE INDEX campaign_templates_by_revision ON muster.campaign_templates USING btree (tenant_id, icp_revision, template_id)
  index : campaign_templates_pkey : CREATE UNIQUE INDEX campaign_templates_pkey ON muster.campaign_templates USING btree (tenant_id, template_id)
  index : campaigns_by_delete_time : CREATE INDEX campaigns_by_delete_time ON muster.campaigns USING btree (tenant_id, delete_time, campaign_id) WHERE (delete_time IS NOT NULL)
  index : campaigns_by_name : CREATE INDEX campaigns_by_name ON muster.campaigns USING btree (tenant_id, name_key, campaign_id)
  index : campaigns_by_status : CREATE INDEX campaigns_by_status ON muster.campaigns USING btree (tenant_id, status, campaign_id)
  index : campaigns_by_template : CREATE INDEX campaigns_by_template ON muster.campaigns USING btree (tenant_id, template_id, campaign_id) WHERE (template_id IS NOT NULL)
  index : campaigns_by_update_time : CREATE INDEX campaigns_by_update_time ON muster.campaigns USING btree (tenant_id, update_time, campaign_id)
  index : campaigns_pkey : CREATE UNIQUE INDEX campaigns_pkey ON muster.campaigns USING btree (tenant_id, campaign_id)
  index : campaigns_sequence_id_key : CREATE UNIQUE INDEX campaigns_sequence_id_key ON muster.campaigns USING btree (tenant_id, sequence_id)
  index : credit_accounts_pkey : CREATE UNIQUE INDEX credit_accounts_pkey ON muster.credit_accounts USING btree (tenant_id)
  index : credit_draws_by_grant : CREATE INDEX credit_draws_by_grant ON muster.credit_draws USING btree (tenant_id, grant_id, create_time)
  index : credit_draws_pkey : CREATE UNIQUE INDEX credit_draws_pkey ON muster.credit_draws USING btree (tenant_id, draw_id)
  index : credit_grants_left : CREATE INDEX credit_grants_left ON muster.credit_grants USING btree (tenant_id, expire_time, create_time, grant_id) WHERE (remaining > (0)::numeric)
  index : credit_grants_period_key : CREATE UNIQUE INDEX credit_grants_period_key ON muster.credit_grants USING btree (tenant_id, period_start) WHERE (period_start IS NOT NULL)
  index : credit_grants_pkey : CREATE UNIQUE INDEX credit_grants_pkey ON muster.credit_grants USING btree (tenant_id, grant_id)
  index : credit_grants_reference_key : CREATE UNIQUE INDEX credit_grants_reference_key ON muster.credit_grants USING btree (tenant_id, reference) WHERE (reference <> ''::text)
  index : data_keys_active_key : CREATE UNIQUE INDEX data_keys_active_key ON muster.data_keys USING btree (tenant_id) WHERE (state = 'active'::text)
  index : data_keys_by_master_version_of_all : CREATE INDEX data_keys_by_master_version_of_all ON muster.data_keys USING btree (master_version, tenant_id) WHERE (state <> 'destroyed'::text)
  index : data_keys_pkey : CREATE UNIQUE INDEX data_keys_pkey ON muster.data_keys USING btree (tenant_id, key_version)
  index : emergency_stops_active_key : CREATE UNIQUE INDEX emergency_stops_active_key ON muster.emergency_stops USING btree (tenant_id) WHERE is_active
  index : emergency_stops_by_create_time : CREATE INDEX emergency_stops_by_create_time ON muster.emergency_stops USING btree (tenant_id, create_time, stop_id)
  index : emergency_stops_pkey : CREATE UNIQUE INDEX emergency_stops_pkey ON muster.emergency_stops USING btree (tenant_id, stop_id)
  index : enrollments_by_campaign : CREATE INDEX enrollments_by_campaign ON muster.enrollments USING btree (tenant_id, campaign_id, enrollment_id)
  index : enrollments_by_company : CREATE INDEX enrollments_by_company ON muster.enrollments USING btree (tenant_id, campaign_id, company_key) WHERE ((status = ANY (ARRAY['active'::text, 'paused'::text])) AND (company_key <> ''::text))
  index : enrollments_by_due_time : CREATE INDEX enrollments_by_due_time ON muster.enrollments USING btree (tenant_id, COALESCE(due_time, 'infinity'::timestamp with time zone), enrollment_id)
  index : enrollments_by_lead : CREATE INDEX enrollments_by_lead ON muster.enrollments USING btree (tenant_id, lead_id, enrollment_id)
  index : enrollments_by_update_time : CREATE INDEX enrollments_by_update_time ON muster.enrollments USING btree (tenant_id, update_time, enrollment_id)
  index : enrollments_by_work_time : CREATE INDEX enrollments_by_work_time ON muster.enrollments USING btree (tenant_id, work_time, work_order, enrollment_id) WHERE (work_time IS NOT NULL)
  index : enrollments_by_work_time_of_all : CREATE INDEX enrollments_by_work_time_of_all ON muster.enrollments USING btree (work_time) WHERE (work_time IS NOT NULL)
  index : enrollments_parked : CREATE INDEX enrollments_parked ON muster.enrollments USING btree (tenant_id, campaign_id, enrollment_id) WHERE is_parked
  index : enrollments_pkey : CREATE UNIQUE INDEX enrollments_pkey ON muster.enrollments USING btree (tenant_id, enrollment_id)
  index : enrollments_running_key : CREATE UNIQUE INDEX enrollments_running_key ON muster.enrollments USING btree (tenant_id, campaign_id, lead_id) WHERE (status = ANY (ARRAY['active'::text, 'paused'::text]))
  index : icp_revisions_confirmed : CREATE UNIQUE INDEX icp_revisions_confirmed ON muster.icp_revisions USING btree (tenant_id) WHERE (state = 'confirmed'::text)
  index : icp_revisions_pkey : CREATE UNIQUE INDEX icp_revisions_pkey ON muster.icp_revisions USING btree (tenant_id, revision)
  index : icps_pkey : CREATE UNIQUE INDEX icps_pkey ON muster.icps USING btree (tenant_id)
  index : import_chunks_pkey : CREATE UNIQUE INDEX import_chunks_pkey ON muster.import_chunks USING btree (tenant_id, import_id, chunk_index)
  index : imports_by_update_time : CREATE INDEX imports_by_update_time ON muster.imports USING btree (tenant_id, update_time)
  index : imports_pkey : CREATE UNIQUE INDEX imports_pkey ON muster.imports USING btree (tenant_id, import_id)
  index : installation_one_row : CREATE UNIQUE INDEX installation_one_row ON muster.installation USING btree ((true))
  index : invitations_by_create_time : CREATE INDEX invitations_by_create_time ON muster.invitations USING btree (tenant_id, create_time, invitation_id)
  index : invitations_by_email : CREATE INDEX invitations_by_email ON muster.invitations USING btree (tenant_id, email)
  index : invitations_by_member : CREATE INDEX invitations_by_member ON muster.invitations USING btree (tenant_id, member_id)
  index : invitations_pkey : CREATE UNIQUE INDEX invitations_pkey ON muster.invitations USING btree (tenant_id, invitation_id)
  index : invitations_secret_hash_key : CREATE UNIQUE INDEX invitations_secret_hash_key ON muster.invitations USING btree (tenant_id, secret_hash)
  index : job_attempts_by_end_time : CREATE INDEX job_attempts_by_end_time ON muster.job_attempts USING btree (tenant_id, end_time) WHERE (outcome = 'failed'::text)
  index : job_attempts_pkey : CREATE UNIQUE INDEX job_attempts_pkey ON muster.job_attempts USING btree (tenant_id, job_id, number)
  index : jobs_by_create_time : CREATE INDEX jobs_by_create_time ON muster.jobs USING btree (tenant_id, create_time, job_id)
  index : jobs_by_create_time_of_all : CREATE INDEX jobs_by_create_time_of_all ON muster.jobs USING btree (create_time, job_id)
  index : jobs_by_due_time : CREATE INDEX jobs_by_due_time ON muster.jobs USING btree (tenant_id, due_time, job_id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))
  index : jobs_by_due_time_inactive : CREATE INDEX jobs_by_due_time_inactive ON muster.jobs USING btree (tenant_id, due_time) WHERE ((state = ANY (ARRAY['waiting'::text, 'running'::text])) AND runs_when_inactive)
  index : jobs_by_due_time_of_all : CREATE INDEX jobs_by_due_time_of_all ON muster.jobs USING btree (due_time) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]))
  index : jobs_by_finish_time : CREATE INDEX jobs_by_finish_time ON muster.jobs USING btree (tenant_id, finish_time) WHERE (state = ANY (ARRAY['succeeded'::text, 'cancelled'::text]))
  index : jobs_by_id_of_all : CREATE INDEX jobs_by_id_of_all ON muster.jobs USING btree (job_id)
  index : jobs_by_run_time : CREATE INDEX jobs_by_run_time ON muster.jobs USING btree (tenant_id, run_time, job_id)
  index : jobs_by_run_time_of_all : CREATE INDEX jobs_by_run_time_of_all ON muster.jobs USING btree (run_time, job_id)
  index : jobs_pkey : CREATE UNIQUE INDEX jobs_pkey ON muster.jobs USING btree (tenant_id, job_id)
  index : jobs_schedule_key : CREATE UNIQUE INDEX jobs_schedule_key ON muster.jobs USING btree (tenant_id, schedule_key) WHERE carries_schedule
  index : journal_YYYY_MM_pkey : CREATE UNIQUE INDEX journal_YYYY_MM_pkey ON muster.journal_YYYY_MM USING btree (tenant_id, record_time, record_id)
  index : journal_YYYY_MM_record_time_idx : CREATE INDEX journal_YYYY_MM_record_time_idx ON muster.journal_YYYY_MM USING brin (record_time)
  index : journal_YYYY_MM_record_time_record_id_idx : CREATE INDEX journal_YYYY_MM_record_time_record_id_idx ON muster.journal_YYYY_MM USING btree (record_time, record_id) WHERE ((actor_kind = 'platform'::text) OR (tenant_id = '00000000-0000-0000-0000-000000000000'::uuid))
  index : journal_YYYY_MM_tenant_id_generation_transaction_id_record__idx : CREATE INDEX journal_YYYY_MM_tenant_id_generation_transaction_id_record__idx ON muster.journal_YYYY_MM USING btree (tenant_id, generation, transaction_id, record_id)
  index : journal_YYYY_MM_transaction_id_idx : CREATE INDEX journal_YYYY_MM_transaction_id_idx ON muster.journal_YYYY_MM USING btree (transaction_id)
  index : journal_by_place : CREATE INDEX journal_by_place ON ONLY muster.journal USING btree (tenant_id, generation, transaction_id, record_id)
  index : journal_by_platform : CREATE INDEX journal_by_platform ON ONLY muster.journal USING btree (record_time, record_id) WHERE ((actor_kind = 'platform'::text) OR (tenant_id = '00000000-0000-0000-0000-000000000000'::uuid))
  index : journal_by_record_time : CREATE INDEX journal_by_record_time ON ONLY muster.journal USING brin (record_time)
  index : journal_by_transaction : CREATE INDEX journal_by_transaction ON ONLY muster.journal USING btree (transaction_id)
  index : journal_default_pkey : CREATE UNIQUE INDEX journal_default_pkey ON muster.journal_default USING btree (tenant_id, record_time, record_id)
  index : journal_default_record_time_idx : CREATE INDEX journal_default_record_time_idx ON muster.journal_default USING brin (record_time)
  index : journal_default_record_time_record_id_idx : CREATE INDEX journal_default_record_time_record_id_idx ON muster.journal_default USING btree (record_time, record_id) WHERE ((actor_kind = 'platform'::text) OR (tenant_id = '00000000-0000-0000-0000-000000000000'::uuid))
  index : journal_default_tenant_id_generation_transaction_id_record__idx : CREATE INDEX journal_default_tenant_id_generation_transaction_id_record__idx ON muster.journal_default USING btree (tenant_id, generation, transaction_id, record_id)
  index : journal_default_transaction_id_idx : CREATE INDEX journal_default_transaction_id_idx ON muster.journal_default USING btree (transaction_id)
  index : journal_pkey : CREATE UNIQUE INDEX journal_pkey ON ONLY muster.journal USING btree (tenant_id, record_time, record_id)
  index : key_rotations_by_create_time : CREATE INDEX key_rotations_by_create_time ON muster.key_rotations USING btree (tenant_id, create_time, rotation_id)
  index : key_rotations_pkey : CREATE UNIQUE INDEX key_rotations_pkey ON muster.key_rotations USING btree (tenant_id, rotation_id)
  index : key_rotations_unfinished_key : CREATE UNIQUE INDEX key_rotations_unfinished_key ON muster.key_rotations USING btree (tenant_id, kind) WHERE (state <> 'done'::text)
  index : lead_schemas_pkey : CREATE UNIQUE INDEX lead_schemas_pkey ON muster.lead_schemas USING btree (tenant_id)
  index : lead_scores_pkey : CREATE UNIQUE INDEX lead_scores_pkey ON muster.lead_scores USING btree (tenant_id, lead_id, score_id)
  index : lead_tags_by_lead : CREATE INDEX lead_tags_by_lead ON muster.lead_tags USING btree (tenant_id, lead_id)
  index : lead_tags_pkey : CREATE UNIQUE INDEX lead_tags_pkey ON muster.lead_tags USING btree (tenant_id, tag_key, lead_id)
  index : leads_by_campaign : CREATE INDEX leads_by_campaign ON muster.leads USING btree (tenant_id, campaign_id, lead_id) WHERE (campaign_id IS NOT NULL)
  index : leads_by_campaign_score : CREATE INDEX leads_by_campaign_score ON muster.leads USING btree (tenant_id, campaign_id, score, lead_id) WHERE (campaign_id IS NOT NULL)
  index : leads_by_company : CREATE INDEX leads_by_company ON muster.leads USING btree (tenant_id, company_key, lead_id)
  index : leads_by_delete_time : CREATE INDEX leads_by_delete_time ON muster.leads USING btree (tenant_id, delete_time, lead_id) WHERE (delete_time IS NOT NULL)
  index : leads_by_name : CREATE INDEX leads_by_name ON muster.leads USING btree (tenant_id, name_key, lead_id)
  index : leads_by_owner : CREATE INDEX leads_by_owner ON muster.leads USING btree (tenant_id, owner_id, lead_id) WHERE (owner_id IS NOT NULL)
  index : leads_by_owner_score : CREATE INDEX leads_by_owner_score ON muster.leads USING btree (tenant_id, owner_id, score, lead_id) WHERE (owner_id IS NOT NULL)
  index : leads_by_rescore_time : CREATE INDEX leads_by_rescore_time ON muster.leads USING btree (tenant_id, rescore_time, lead_id) WHERE (rescore_time IS NOT NULL)
  index : leads_by_score : CREATE INDEX leads_by_score ON muster.leads USING btree (tenant_id, score, lead_id)
  index : leads_by_status : CREATE INDEX leads_by_status ON muster.leads USING btree (tenant_id, status, lead_id)
  index : leads_by_tier : CREATE INDEX leads_by_tier ON muster.leads USING btree (tenant_id, tier, lead_id) WHERE (tier IS NOT NULL)
  index : leads_by_tier_score : CREATE INDEX leads_by_tier_score ON muster.leads USING btree (tenant_id, tier, score, lead_id) WHERE (tier IS NOT NULL)
  index : leads_by_update_time : CREATE INDEX leads_by_update_time ON muster.leads USING btree (tenant_id, update_time, lead_id)
  index : leads_deleted_by_email : CREATE INDEX leads_deleted_by_email ON muster.leads USING btree (tenant_id, email_key) WHERE (delete_time IS NOT NULL)
  index : leads_deleted_by_external_id : CREATE INDEX leads_deleted_by_external_id ON muster.leads USING btree (tenant_id, external_id) WHERE ((delete_time IS NOT NULL) AND (external_id IS NOT NULL))
  index : leads_email_key : CREATE UNIQUE INDEX leads_email_key ON muster.leads USING btree (tenant_id, email_key) WHERE (delete_time IS NULL)
  index : leads_external_id_key : CREATE UNIQUE INDEX leads_external_id_key ON muster.leads USING btree (tenant_id, external_id) WHERE ((delete_time IS NULL) AND (external_id IS NOT NULL))
  index : leads_pkey : CREATE UNIQUE INDEX leads_pkey ON muster.leads USING btree (tenant_id, lead_id)
  index : ledger_accounts_pkey : CREATE UNIQUE INDEX ledger_accounts_pkey ON muster.ledger_accounts USING btree (tenant_id, account_key, period_start)
  index : ledger_reservations_by_account : CREATE INDEX ledger_reservations_by_account ON muster.ledger_reservations USING btree (tenant_id, account_key, period_start, state, expire_time)
  index : ledger_reservations_by_expiry : CREATE INDEX ledger_reservations_by_expiry ON muster.ledger_reservations USING btree (expire_time, tenant_id) WHERE (state = 'held'::text)
  index : ledger_reservations_pkey : CREATE UNIQUE INDEX ledger_reservations_pkey ON muster.ledger_reservations USING btree (tenant_id, reservation_id)
  index : master_keys_active_key : CREATE UNIQUE INDEX master_keys_active_key ON muster.master_keys USING btree (tenant_id) WHERE (state = 'active'::text)
  index : master_keys_pkey : CREATE UNIQUE INDEX master_keys_pkey ON muster.master_keys USING btree (tenant_id, key_version)
  index : memberships_by_create_time : CREATE INDEX memberships_by_create_time ON muster.memberships USING btree (tenant_id, create_time, member_id)
  index : memberships_by_delete_time : CREATE INDEX memberships_by_delete_time ON muster.memberships USING btree (delete_time) WHERE (delete_time IS NOT NULL)
  index : memberships_by_email : CREATE INDEX memberships_by_email ON muster.memberships USING btree (tenant_id, email)
  index : memberships_by_user : CREATE INDEX memberships_by_user ON muster.memberships USING btree (user_id)
  index : memberships_pkey : CREATE UNIQUE INDEX memberships_pkey ON muster.memberships USING btree (tenant_id, member_id)
  index : memberships_user_id_key : CREATE UNIQUE INDEX memberships_user_id_key ON muster.memberships USING btree (tenant_id, user_id)
  index : price_plans_by_effective_time : CREATE INDEX price_plans_by_effective_time ON muster.price_plans USING btree (tenant_id, effective_time, price_plan_id)
  index : price_plans_pkey : CREATE UNIQUE INDEX price_plans_pkey ON muster.price_plans USING btree (tenant_id, price_plan_id)
  index : price_plans_revision_key : CREATE UNIQUE INDEX price_plans_revision_key ON muster.price_plans USING btree (tenant_id, key, revision)
  index : quota_alerts_pkey : CREATE UNIQUE INDEX quota_alerts_pkey ON muster.quota_alerts USING btree (tenant_id, account_key, period_start, threshold)
  index : refresh_tokens_by_family : CREATE INDEX refresh_tokens_by_family ON muster.refresh_tokens USING btree (tenant_id, family_id)
  index : refresh_tokens_by_key : CREATE INDEX refresh_tokens_by_key ON muster.refresh_tokens USING btree (tenant_id, key_id)
  index : refresh_tokens_by_user : CREATE INDEX refresh_tokens_by_user ON muster.refresh_tokens USING btree (tenant_id, user_id)
  index : refresh_tokens_pkey : CREATE UNIQUE INDEX refresh_tokens_pkey ON muster.refresh_tokens USING btree (tenant_id, token_hash)
  index : register_answers_pkey : CREATE UNIQUE INDEX register_answers_pkey ON muster.register_answers USING btree (tenant_id, lead_id)
  index : replies_by_lead : CREATE INDEX replies_by_lead ON muster.replies USING btree (tenant_id, lead_id)
  index : replies_by_time : CREATE INDEX replies_by_time ON muster.replies USING btree (tenant_id, occur_time, activity_id)
  index : replies_pkey : CREATE UNIQUE INDEX replies_pkey ON muster.replies USING btree (tenant_id, activity_id)
  index : replies_unread : CREATE INDEX replies_unread ON muster.replies USING btree (tenant_id, occur_time, activity_id) WHERE (read_time IS NULL)
  index : request_records_by_about : CREATE INDEX request_records_by_about ON muster.request_records USING btree (tenant_id, about_tenant_id) WHERE (about_tenant_id IS NOT NULL)
  index : request_records_by_create_time : CREATE INDEX request_records_by_create_time ON muster.request_records USING btree (create_time)
  index : request_records_pkey : CREATE UNIQUE INDEX request_records_pkey ON muster.request_records USING btree (tenant_id, principal_id, method, request_id)
  index : roles_name_key : CREATE UNIQUE INDEX roles_name_key ON muster.roles USING btree (tenant_id, name)
  index : roles_pkey : CREATE UNIQUE INDEX roles_pkey ON muster.roles USING btree (tenant_id, role_id)
  index : schema_migrations_pkey : CREATE UNIQUE INDEX schema_migrations_pkey ON muster.schema_migrations USING btree (number)
  index : scoring_models_active_key : CREATE UNIQUE INDEX scoring_models_active_key ON muster.scoring_models USING btree (tenant_id) WHERE (state = 'active'::text)
  index : scoring_models_number_key : CREATE UNIQUE INDEX scoring_models_number_key ON muster.scoring_models USING btree (tenant_id, number)
  index : scoring_models_pkey : CREATE UNIQUE INDEX scoring_models_pkey ON muster.scoring_models USING btree (tenant_id, model_id)
  index : senders_by_channel : CREATE INDEX senders_by_channel ON muster.senders USING btree (tenant_id, channel, sender_id)
  index : senders_by_health : CREATE INDEX senders_by_health ON muster.senders USING btree (tenant_id, health_state, sender_id)
  index : senders_by_name : CREATE INDEX senders_by_name ON muster.senders USING btree (tenant_id, name_key, sender_id)
  index : senders_endpoint_key : CREATE UNIQUE INDEX senders_endpoint_key ON muster.senders USING btree (tenant_id, channel, endpoint_key)
  index : senders_pkey : CREATE UNIQUE INDEX senders_pkey ON muster.senders USING btree (tenant_id, sender_id)
  index : sends_by_campaign : CREATE INDEX sends_by_campaign ON muster.sends USING btree (tenant_id, campaign_id, send_id)
  index : sends_by_company : CREATE INDEX sends_by_company ON muster.sends USING btree (tenant_id, campaign_id, company_key, claim_time) WHERE ((status = ANY (ARRAY['claimed'::text, 'sent'::text, 'unknown'::text])) AND (company_key <> ''::text))
  index : sends_by_lead : CREATE INDEX sends_by_lead ON muster.sends USING btree (tenant_id, lead_id, claim_time) WHERE (status = ANY (ARRAY['claimed'::text, 'sent'::text, 'unknown'::text]))
  index : sends_by_message : CREATE INDEX sends_by_message ON muster.sends USING btree (tenant_id, provider_message_id) WHERE (provider_message_id IS NOT NULL)
  index : sends_by_sender : CREATE INDEX sends_by_sender ON muster.sends USING btree (tenant_id, sender_id, send_time) WHERE (status = 'sent'::text)
  index : sends_claimed : CREATE INDEX sends_claimed ON muster.sends USING btree (tenant_id, campaign_id) WHERE (status = 'claimed'::text)
  index : sends_pkey : CREATE UNIQUE INDEX sends_pkey ON muster.sends USING btree (tenant_id, send_id)
  index : sends_step_key : CREATE UNIQUE INDEX sends_step_key ON muster.sends USING btree (tenant_id, enrollment_id, step_key)
  index : sends_unknown : CREATE INDEX sends_unknown ON muster.sends USING btree (tenant_id, campaign_id) WHERE (status = 'unknown'::text)
  index : servers_pkey : CREATE UNIQUE INDEX servers_pkey ON muster.servers USING btree (tenant_id, server_id)
  index : setting_changes_by_secret : CREATE INDEX setting_changes_by_secret ON muster.setting_changes USING btree (tenant_id, secret_id) WHERE (secret_id IS NOT NULL)
  index : setting_changes_pkey : CREATE UNIQUE INDEX setting_changes_pkey ON muster.setting_changes USING btree (tenant_id, version_id, key)
  index : setting_epochs_by_transaction : CREATE INDEX setting_epochs_by_transaction ON muster.setting_epochs USING btree (transaction_id)
  index : setting_epochs_pkey : CREATE UNIQUE INDEX setting_epochs_pkey ON muster.setting_epochs USING btree (tenant_id, namespace)
  index : setting_schemas_by_namespace_of_all : CREATE INDEX setting_schemas_by_namespace_of_all ON muster.setting_schemas USING btree (namespace)
  index : setting_schemas_pkey : CREATE UNIQUE INDEX setting_schemas_pkey ON muster.setting_schemas USING btree (tenant_id, namespace)
  index : setting_scopes_pkey : CREATE UNIQUE INDEX setting_scopes_pkey ON muster.setting_scopes USING btree (tenant_id, namespace, level, subject)
  index : setting_secrets_by_key_version : CREATE INDEX setting_secrets_by_key_version ON muster.setting_secrets USING btree (tenant_id, key_version, secret_id)
  index : setting_secrets_pkey : CREATE UNIQUE INDEX setting_secrets_pkey ON muster.setting_secrets USING btree (tenant_id, secret_id)
  index : setting_versions_by_create_time : CREATE INDEX setting_versions_by_create_time ON muster.setting_versions USING btree (tenant_id, create_time, version_id)
  index : setting_versions_by_expire_time_of_all : CREATE INDEX setting_versions_by_expire_time_of_all ON muster.setting_versions USING btree (expire_time) WHERE (state = 'pending'::text)
  index : setting_versions_by_namespace : CREATE INDEX setting_versions_by_namespace ON muster.setting_versions USING btree (tenant_id, namespace, create_time, version_id)
  index : setting_versions_number : CREATE UNIQUE INDEX setting_versions_number ON muster.setting_versions USING btree (tenant_id, namespace, level, subject, number) WHERE (number IS NOT NULL)
  index : setting_versions_pkey : CREATE UNIQUE INDEX setting_versions_pkey ON muster.setting_versions USING btree (tenant_id, version_id)
  index : settings_by_expire_time_of_all : CREATE INDEX settings_by_expire_time_of_all ON muster.settings USING btree (expire_time) WHERE (expire_time IS NOT NULL)
  index : settings_by_namespace_of_all : CREATE INDEX settings_by_namespace_of_all ON muster.settings USING btree (namespace, tenant_id)
  index : settings_by_update_time : CREATE INDEX settings_by_update_time ON muster.settings USING btree (tenant_id, update_time, setting_id)
  index : settings_key : CREATE UNIQUE INDEX settings_key ON muster.settings USING btree (tenant_id, namespace, key, level, subject)
  index : settings_pkey : CREATE UNIQUE INDEX settings_pkey ON muster.settings USING btree (tenant_id, setting_id)
  index : suppressions_by_campaign : CREATE INDEX suppressions_by_campaign ON muster.suppressions USING btree (tenant_id, campaign_id, create_time, suppression_id) WHERE (campaign_id IS NOT NULL)
  index : suppressions_by_create_time : CREATE INDEX suppressions_by_create_time ON muster.suppressions USING btree (tenant_id, create_time, suppression_id)
  index : suppressions_by_delete_time : CREATE INDEX suppressions_by_delete_time ON muster.suppressions USING btree (tenant_id, delete_time) WHERE (delete_time IS NOT NULL)
  index : suppressions_by_import : CREATE INDEX suppressions_by_import ON muster.suppressions USING btree (tenant_id, import_id, create_time, suppression_id) WHERE (import_id IS NOT NULL)
  index : suppressions_by_value : CREATE INDEX suppressions_by_value ON muster.suppressions USING btree (tenant_id, value_hash)
  index : suppressions_pkey : CREATE UNIQUE INDEX suppressions_pkey ON muster.suppressions USING btree (tenant_id, suppression_id)
  index : suppressions_value_key : CREATE UNIQUE INDEX suppressions_value_key ON muster.suppressions USING btree (tenant_id, value_hash, kind, COALESCE(campaign_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (delete_time IS NULL)
  index : tenant_erasures_pkey : CREATE UNIQUE INDEX tenant_erasures_pkey ON muster.tenant_erasures USING btree (tenant_id, erased_tenant_id)
  index : tenant_terms_pkey : CREATE UNIQUE INDEX tenant_terms_pkey ON muster.tenant_terms USING btree (tenant_id, until_time)
  index : tenants_by_create_time : CREATE INDEX tenants_by_create_time ON muster.tenants USING btree (create_time, tenant_id)
  index : tenants_by_display_name : CREATE INDEX tenants_by_display_name ON muster.tenants USING btree (display_name COLLATE "C", tenant_id)
  index : tenants_by_purge_time : CREATE INDEX tenants_by_purge_time ON muster.tenants USING btree (purge_time) WHERE (state = 'deleted'::text)
  index : tenants_by_subscription : CREATE INDEX tenants_by_subscription ON muster.tenants USING btree (subscription_external_id) WHERE (subscription_external_id IS NOT NULL)
  index : tenants_pkey : CREATE UNIQUE INDEX tenants_pkey ON muster.tenants USING btree (tenant_id)
  index : tenants_slug_key : CREATE UNIQUE INDEX tenants_slug_key ON muster.tenants USING btree (slug)
  index : usage_entries_by_corrected : CREATE INDEX usage_entries_by_corrected ON muster.usage_entries USING btree (tenant_id, corrects_id) WHERE (corrects_id IS NOT NULL)
  index : usage_entries_by_meter : CREATE INDEX usage_entries_by_meter ON muster.usage_entries USING btree (tenant_id, meter_id, usage_time)
  index : usage_entries_by_place : CREATE INDEX usage_entries_by_place ON muster.usage_entries USING btree (tenant_id, generation, transaction_id, entry_id)
  index : usage_entries_by_place_of_all : CREATE INDEX usage_entries_by_place_of_all ON muster.usage_entries USING btree (((generation + 0)), transaction_id, entry_id)
  index : usage_entries_by_time_of_all : CREATE INDEX usage_entries_by_time_of_all ON muster.usage_entries USING brin (usage_time)
  index : usage_entries_idempotency_key_key : CREATE UNIQUE INDEX usage_entries_idempotency_key_key ON muster.usage_entries USING btree (tenant_id, idempotency_key)
  index : usage_entries_late : CREATE INDEX usage_entries_late ON muster.usage_entries USING btree (tenant_id, create_time) WHERE adjustment
  index : usage_entries_pkey : CREATE UNIQUE INDEX usage_entries_pkey ON muster.usage_entries USING btree (tenant_id, entry_id)
  index : usage_entry_credits_by_create_time : CREATE INDEX usage_entry_credits_by_create_time ON muster.usage_entry_credits USING btree (tenant_id, create_time)
  index : usage_entry_credits_pkey : CREATE UNIQUE INDEX usage_entry_credits_pkey ON muster.usage_entry_credits USING btree (tenant_id, entry_id)
  index : usage_meters_by_create_time : CREATE INDEX usage_meters_by_create_time ON muster.usage_meters USING btree (tenant_id, create_time, meter_id)
  index : usage_meters_name_key : CREATE UNIQUE INDEX usage_meters_name_key ON muster.usage_meters USING btree (tenant_id, category, metric)
  index : usage_meters_pkey : CREATE UNIQUE INDEX usage_meters_pkey ON muster.usage_meters USING btree (tenant_id, meter_id)
  index : usage_progress_pkey : CREATE UNIQUE INDEX usage_progress_pkey ON muster.usage_progress USING btree (tenant_id)
  index : usage_quotas_by_only_tenant : CREATE INDEX usage_quotas_by_only_tenant ON muster.usage_quotas USING btree (tenant_id, only_tenant_id)
  index : usage_quotas_key_key : CREATE UNIQUE INDEX usage_quotas_key_key ON muster.usage_quotas USING btree (tenant_id, key, plan, COALESCE(only_tenant_id, '00000000-0000-0000-0000-000000000000'::uuid))
  index : usage_quotas_pkey : CREATE UNIQUE INDEX usage_quotas_pkey ON muster.usage_quotas USING btree (tenant_id, quota_id)
  index : usage_reservations_pkey : CREATE UNIQUE INDEX usage_reservations_pkey ON muster.usage_reservations USING btree (tenant_id, reservation_id)
  index : usage_rollups_by_meter_of_all : CREATE INDEX usage_rollups_by_meter_of_all ON muster.usage_rollups USING btree (meter_id, grain, slot_time)
  index : usage_rollups_pkey : CREATE UNIQUE INDEX usage_rollups_pkey ON muster.usage_rollups USING btree (tenant_id, meter_id, grain, slot_time, currency_code, dimensions_key)
  index : user_identities_by_user : CREATE INDEX user_identities_by_user ON muster.user_identities USING btree (user_id)
  index : user_identities_pkey : CREATE UNIQUE INDEX user_identities_pkey ON muster.user_identities USING btree (issuer, subject)
  index : users_pkey : CREATE UNIQUE INDEX users_pkey ON muster.users USING btree (user_id)
  index : wizard_steps_pkey : CREATE UNIQUE INDEX wizard_steps_pkey ON muster.wizard_steps USING btree (tenant_id, step)
  index : wizards_pkey : CREATE UNIQUE INDEX wizards_pkey ON muster.wizards USING btree (tenant_id)
  policy : access_epochs.system : permits SELECT to muster_system using true
  policy : access_epochs.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : activities.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : api_keys.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : approvals.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : audit_heads.system : permits SELECT to muster_system using true
  policy : audit_heads.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : audit_seals.system : permits SELECT to muster_system using true
  policy : audit_seals.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : billing_periods.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : call_counts.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : call_reasons.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : campaign_picks.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : campaign_senders.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : campaign_sequences.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : campaign_templates.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : campaigns.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : credit_accounts.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : credit_draws.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : credit_grants.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : data_keys.system : permits SELECT to muster_system using true
  policy : data_keys.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : emergency_stops.system : permits SELECT to muster_system using true
  policy : emergency_stops.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : enrollments.system : permits SELECT to muster_system using true
  policy : enrollments.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : icp_revisions.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : icps.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : import_chunks.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : imports.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : invitations.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : job_attempts.system : permits SELECT to muster_system using true
  policy : job_attempts.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : jobs.system : permits SELECT to muster_system using true
  policy : jobs.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : journal.system : permits SELECT to muster_system using true
  policy : journal.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : journal_YYYY_MM.system : permits SELECT to muster_system using true
  policy : journal_YYYY_MM.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : journal_default.system : permits SELECT to muster_system using true
  policy : journal_default.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : key_rotations.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : lead_schemas.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : lead_scores.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : lead_tags.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : leads.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : ledger_accounts.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : ledger_reservations.system : permits SELECT to muster_system using true
  policy : ledger_reservations.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : master_keys.system : permits SELECT to muster_system using true
  policy : master_keys.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : memberships.own : permits SELECT to muster_app using (user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid)
  policy : memberships.system : permits SELECT to muster_system using true
  policy : memberships.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : price_plans.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : quota_alerts.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : refresh_tokens.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : register_answers.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : replies.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : request_records.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : roles.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : scoring_models.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : senders.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : sends.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : servers.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : setting_changes.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : setting_epochs.system : permits SELECT to muster_system using true
  policy : setting_epochs.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : setting_schemas.system : permits SELECT to muster_system using true
  policy : setting_schemas.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : setting_scopes.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : setting_secrets.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : setting_versions.system : permits SELECT to muster_system using true
  policy : setting_versions.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : settings.system : permits SELECT to muster_system using true
  policy : settings.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : suppressions.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : tenant_erasures.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : tenant_terms.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : tenants.system : permits SELECT to muster_system using true
  policy : tenants.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : usage_entries.system : permits SELECT to muster_system using true
  policy : usage_entries.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : usage_entry_credits.system : permits SELECT to muster_system using true
  policy : usage_entry_credits.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : usage_meters.system : permits SELECT to muster_system using true
  policy : usage_meters.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : usage_progress.system : permits SELECT to muster_system using true
  policy : usage_progress.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : usage_quotas.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : usage_reservations.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : usage_rollups.system : permits SELECT to muster_system using true
  policy : usage_rollups.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : user_identities.own : permits ALL to muster_app using (user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid) check (user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid)
  policy : user_identities.system : permits SELECT to muster_system using true
  policy : users.own : permits ALL to muster_app using (user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid) check (user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid)
  policy : users.system : permits SELECT to muster_system using true
  policy : wizard_steps.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  policy : wizards.tenant : permits ALL to muster_app using (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid) check (tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)
  role : muster_app : logs in
  role : muster_owner : does not log in, passes row security
  role : muster_system : logs in
  schema : muster : owner muster_owner
  table : access_epochs : owner muster_owner, row security, forced
  table : activities : owner muster_owner, row security, forced
  table : api_keys : owner muster_owner, row security, forced
  table : approvals : owner muster_owner, row security, forced
  table : audit_heads : owner muster_owner, row security, forced
  table : audit_seals : owner muster_owner, row security, forced
  table : billing_periods : owner muster_owner, row security, forced
  table : call_counts : owner muster_owner, row security, forced
  table : call_reasons : owner muster_owner, row security, forced
  table : campaign_picks : owner muster_owner, row security, forced
  table : campaign_senders : owner muster_owner, row security, forced
  table : campaign_sequences : owner muster_owner, row security, forced
  table : campaign_templates : owner muster_owner, row security, forced
  table : campaigns : owner muster_owner, row security, forced
  table : credit_accounts : owner muster_owner, row security, forced
  table : credit_draws : owner muster_owner, row security, forced
  table : credit_grants : owner muster_owner, row security, forced
  table : data_keys : owner muster_owner, row security, forced
  table : emergency_stops : owner muster_owner, row security, forced
  table : enrollments : owner muster_owner, row security, forced
  table : icp_revisions : owner muster_owner, row security, forced
  table : icps : owner muster_owner, row security, forced
  table : import_chunks : owner muster_owner, row security, forced
  table : imports : owner muster_owner, row security, forced
  table : installation : owner muster_owner, no row security
  table : invitations : owner muster_owner, row security, forced
  table : job_attempts : owner muster_owner, row security, forced
  table : jobs : owner muster_owner, row security, forced
  table : journal : owner muster_owner, row security, forced, partitioned by RANGE (record_time)
  table : journal_YYYY_MM : owner muster_owner, row security, forced, partition of muster.journal
  table : journal_default : owner muster_owner, row security, forced, partition of muster.journal
  table : key_rotations : owner muster_owner, row security, forced
  table : lead_schemas : owner muster_owner, row security, forced
  table : lead_scores : owner muster_owner, row security, forced
  table : lead_tags : owner muster_owner, row security, forced
  table : leads : owner muster_owner, row security, forced
  table : ledger_accounts : owner muster_owner, row security, forced
  table : ledger_reservations : owner muster_owner, row security, forced
  table : master_keys : owner muster_owner, row security, forced
  table : memberships : owner muster_owner, row security, forced
  table : price_plans : owner muster_owner, row security, forced
  table : quota_alerts : owner muster_owner, row security, forced
  table : refresh_tokens : owner muster_owner, row security, forced
  table : register_answers : owner muster_owner, row security, forced
  table : replies : owner muster_owner, row security, forced
  table : request_records : owner muster_owner, row security, forced
  table : roles : owner muster_owner, row security, forced
  table : schema_migrations : owner muster_owner, no row security
  table : scoring_models : owner muster_owner, row security, forced
  table : senders : owner muster_owner, row security, forced
  table : sends : owner muster_owner, row security, forced
  table : servers : owner muster_owner, row security, forced
  table : setting_changes : owner muster_owner, row security, forced
  table : setting_epochs : owner muster_owner, row security, forced
  table : setting_schemas : owner muster_owner, row security, forced
  table : setting_scopes : owner muster_owner, row security, forced
  table : setting_secrets : owner muster_owner, row security, forced
  table : setting_versions : owner muster_owner, row security, forced
  table : settings : owner muster_owner, row security, forced
  table : suppressions : owner muster_owner, row security, forced
  table : tenant_erasures : owner muster_owner, row security, forced
  table : tenant_terms : owner muster_owner, row security, forced
  table : tenants : owner muster_owner, row security, forced
  table : usage_entries : owner muster_owner, row security, forced
  table : usage_entry_credits : owner muster_owner, row security, forced
  table : usage_meters : owner muster_owner, row security, forced
  table : usage_progress : owner muster_owner, row security, forced
  table : usage_quotas : owner muster_owner, row security, forced
  table : usage_reservations : owner muster_owner, row security, forced
  table : usage_rollups : owner muster_owner, row security, forced
  table : user_identities : owner muster_owner, row security, forced
  table : users : owner muster_owner, row security, forced
  table : wizard_steps : owner muster_owner, row security, forced
  table : wizards : owner muster_owner, row security, forced

  """##
}
