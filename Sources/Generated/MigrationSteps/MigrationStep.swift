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
      sha256: "0135c57c8ee342bf398f71470bf54561fbcc42f99a878c478e493326af5a8d7c",
      text: ##"""
      -- Kept for what comes next.
      SELECT 1;

      """##
    ),
    MigrationStep(
      number: 13, name: "0013_tenants_icp",
      sha256: "0135c57c8ee342bf398f71470bf54561fbcc42f99a878c478e493326af5a8d7c",
      text: ##"""
      -- Kept for what comes next.
      SELECT 1;

      """##
    ),
    MigrationStep(
      number: 14, name: "0014_audit_seals",
      sha256: "0135c57c8ee342bf398f71470bf54561fbcc42f99a878c478e493326af5a8d7c",
      text: ##"""
      -- Kept for what comes next.
      SELECT 1;

      """##
    ),
    MigrationStep(
      number: 15, name: "0015_jobs_create",
      sha256: "0135c57c8ee342bf398f71470bf54561fbcc42f99a878c478e493326af5a8d7c",
      text: ##"""
      -- Kept for what comes next.
      SELECT 1;

      """##
    ),
    MigrationStep(
      number: 16, name: "0016_jobs_attempts",
      sha256: "0135c57c8ee342bf398f71470bf54561fbcc42f99a878c478e493326af5a8d7c",
      text: ##"""
      -- Kept for what comes next.
      SELECT 1;

      """##
    ),
    MigrationStep(
      number: 17, name: "0017_ledger_create",
      sha256: "0135c57c8ee342bf398f71470bf54561fbcc42f99a878c478e493326af5a8d7c",
      text: ##"""
      -- Kept for what comes next.
      SELECT 1;

      """##
    ),
    MigrationStep(
      number: 18, name: "0018_platform_stops",
      sha256: "0135c57c8ee342bf398f71470bf54561fbcc42f99a878c478e493326af5a8d7c",
      text: ##"""
      -- Kept for what comes next.
      SELECT 1;

      """##
    ),
    MigrationStep(
      number: 19, name: "0019_platform_servers",
      sha256: "0135c57c8ee342bf398f71470bf54561fbcc42f99a878c478e493326af5a8d7c",
      text: ##"""
      -- Kept for what comes next.
      SELECT 1;

      """##
    ),
    MigrationStep(
      number: 20, name: "0020_tenants_erasures",
      sha256: "0135c57c8ee342bf398f71470bf54561fbcc42f99a878c478e493326af5a8d7c",
      text: ##"""
      -- Kept for what comes next.
      SELECT 1;

      """##
    ),
  ]
}
