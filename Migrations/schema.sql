-- PostgreSQL database dump

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

-- Name: muster; Type: SCHEMA; Schema: -; Owner: -

CREATE SCHEMA muster;

-- Name: make_journal_partitions(integer); Type: FUNCTION; Schema: muster; Owner: -

CREATE FUNCTION muster.make_journal_partitions(ahead integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
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
$_$;

-- Name: purge_request_records(timestamp with time zone, integer); Type: FUNCTION; Schema: muster; Owner: -

CREATE FUNCTION muster.purge_request_records(before timestamp with time zone, most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

SET default_tablespace = '';

SET default_table_access_method = heap;

-- Name: access_epochs; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.access_epochs (
    tenant_id uuid NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    tokens_after timestamp with time zone,
    transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
    change_time timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT access_epochs_subject_kind_check CHECK ((subject_kind = ANY (ARRAY['tenant'::text, 'user'::text, 'key'::text])))
);

ALTER TABLE ONLY muster.access_epochs FORCE ROW LEVEL SECURITY;

-- Name: api_keys; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.api_keys (
    tenant_id uuid NOT NULL,
    key_id uuid NOT NULL,
    secret_hash bytea NOT NULL,
    prefix text NOT NULL,
    display_name text DEFAULT ''::text NOT NULL,
    user_id uuid,
    permissions text[] NOT NULL,
    calls_per_second integer,
    expire_time timestamp with time zone,
    revoke_time timestamp with time zone,
    last_use_time timestamp with time zone,
    created_by_kind text NOT NULL,
    created_by_id uuid,
    created_by_name text DEFAULT ''::text NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY muster.api_keys FORCE ROW LEVEL SECURITY;

-- Name: installation; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.installation (
    system_identifier text NOT NULL,
    generation bigint DEFAULT 1 NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL
);

-- Name: invitations; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.invitations (
    tenant_id uuid NOT NULL,
    invitation_id uuid NOT NULL,
    secret_hash bytea NOT NULL,
    email text NOT NULL,
    display_name text DEFAULT ''::text NOT NULL,
    roles text[] NOT NULL,
    expire_time timestamp with time zone NOT NULL,
    member_expire_time timestamp with time zone,
    invited_by_kind text NOT NULL,
    invited_by_id uuid,
    invited_by_name text DEFAULT ''::text NOT NULL,
    accept_time timestamp with time zone,
    revoke_time timestamp with time zone,
    member_id uuid,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY muster.invitations FORCE ROW LEVEL SECURITY;

-- Name: journal; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.journal (
    tenant_id uuid NOT NULL,
    record_time timestamp with time zone DEFAULT now() NOT NULL,
    record_id uuid NOT NULL,
    transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid,
    actor_name text,
    method text NOT NULL,
    target_kind text DEFAULT ''::text NOT NULL,
    target_id uuid,
    request_id text DEFAULT ''::text NOT NULL,
    changed_fields text[] DEFAULT '{}'::text[] NOT NULL,
    outcome text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    event_type text DEFAULT ''::text NOT NULL,
    event jsonb,
    usage jsonb,
    payload_salt bytea,
    generation bigint DEFAULT 1 NOT NULL,
    permission text DEFAULT ''::text NOT NULL,
    trace_id text DEFAULT ''::text NOT NULL,
    version_before bigint DEFAULT 0 NOT NULL,
    version_after bigint DEFAULT 0 NOT NULL,
    call_count integer DEFAULT 1 NOT NULL,
    source_network text,
    payload_hash bytea,
    CONSTRAINT journal_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'api_key'::text, 'system'::text, 'platform'::text]))),
    CONSTRAINT journal_outcome_check CHECK ((outcome = ANY (ARRAY['allowed'::text, 'refused'::text])))
)
PARTITION BY RANGE (record_time);

ALTER TABLE ONLY muster.journal FORCE ROW LEVEL SECURITY;

-- Name: journal_default; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.journal_default (
    tenant_id uuid NOT NULL,
    record_time timestamp with time zone DEFAULT now() NOT NULL,
    record_id uuid NOT NULL,
    transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid,
    actor_name text,
    method text NOT NULL,
    target_kind text DEFAULT ''::text NOT NULL,
    target_id uuid,
    request_id text DEFAULT ''::text NOT NULL,
    changed_fields text[] DEFAULT '{}'::text[] NOT NULL,
    outcome text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    event_type text DEFAULT ''::text NOT NULL,
    event jsonb,
    usage jsonb,
    payload_salt bytea,
    generation bigint DEFAULT 1 NOT NULL,
    permission text DEFAULT ''::text NOT NULL,
    trace_id text DEFAULT ''::text NOT NULL,
    version_before bigint DEFAULT 0 NOT NULL,
    version_after bigint DEFAULT 0 NOT NULL,
    call_count integer DEFAULT 1 NOT NULL,
    source_network text,
    payload_hash bytea,
    CONSTRAINT journal_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['user'::text, 'api_key'::text, 'system'::text, 'platform'::text]))),
    CONSTRAINT journal_outcome_check CHECK ((outcome = ANY (ARRAY['allowed'::text, 'refused'::text])))
);

ALTER TABLE ONLY muster.journal_default FORCE ROW LEVEL SECURITY;

-- Name: memberships; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.memberships (
    tenant_id uuid NOT NULL,
    member_id uuid NOT NULL,
    user_id uuid NOT NULL,
    email text DEFAULT ''::text NOT NULL,
    display_name text DEFAULT ''::text NOT NULL,
    roles text[] NOT NULL,
    expire_time timestamp with time zone,
    last_active_time timestamp with time zone,
    invited_by_kind text,
    invited_by_id uuid,
    invited_by_name text,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    delete_time timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY muster.memberships FORCE ROW LEVEL SECURITY;

-- Name: refresh_tokens; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.refresh_tokens (
    tenant_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    family_id uuid NOT NULL,
    user_id uuid,
    key_id uuid,
    permissions text[],
    request_id text DEFAULT ''::text NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    expire_time timestamp with time zone NOT NULL,
    spend_time timestamp with time zone,
    successor_hash bytea
);

ALTER TABLE ONLY muster.refresh_tokens FORCE ROW LEVEL SECURITY;

-- Name: request_records; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.request_records (
    tenant_id uuid NOT NULL,
    principal_id uuid NOT NULL,
    method text NOT NULL,
    request_id text NOT NULL,
    request_hash bytea NOT NULL,
    response bytea,
    transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    about_tenant_id uuid
);

ALTER TABLE ONLY muster.request_records FORCE ROW LEVEL SECURITY;

-- Name: roles; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.roles (
    tenant_id uuid NOT NULL,
    role_id uuid NOT NULL,
    name text NOT NULL,
    display_name text DEFAULT ''::text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    permissions text[] NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY muster.roles FORCE ROW LEVEL SECURITY;

-- Name: schema_migrations; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.schema_migrations (
    number integer NOT NULL,
    name text NOT NULL,
    sha256 bytea NOT NULL,
    breaks_older_servers boolean NOT NULL,
    apply_time timestamp with time zone DEFAULT now() NOT NULL,
    duration_seconds double precision NOT NULL,
    muster_version text NOT NULL,
    CONSTRAINT schema_migrations_number_check CHECK ((number > 0))
);

-- Name: tenants; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.tenants (
    tenant_id uuid NOT NULL,
    slug text NOT NULL COLLATE pg_catalog."C",
    display_name text NOT NULL,
    state text DEFAULT 'active'::text NOT NULL,
    plan text NOT NULL,
    subscription_status text NOT NULL,
    subscription_start_time timestamp with time zone,
    subscription_trial_end_time timestamp with time zone,
    subscription_period_end_time timestamp with time zone,
    subscription_cancel_time timestamp with time zone,
    subscription_external_id text,
    subscription_update_time timestamp with time zone,
    calls_per_second integer,
    call_burst integer,
    max_open_streams integer,
    max_members integer,
    max_api_keys integer,
    time_zone text DEFAULT ''::text NOT NULL,
    locale text DEFAULT ''::text NOT NULL,
    health text DEFAULT 'healthy'::text NOT NULL,
    mfa_policy text DEFAULT 'off'::text NOT NULL,
    country text DEFAULT ''::text NOT NULL,
    currency_code text DEFAULT ''::text NOT NULL,
    home_region text DEFAULT ''::text NOT NULL,
    contact_email text DEFAULT ''::text NOT NULL,
    suspend_time timestamp with time zone,
    suspend_reason text DEFAULT ''::text NOT NULL,
    suspend_blocks_reads boolean DEFAULT false NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    delete_time timestamp with time zone,
    purge_time timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT tenants_health_check CHECK ((health = ANY (ARRAY['healthy'::text, 'degraded'::text, 'failed'::text]))),
    CONSTRAINT tenants_mfa_policy_check CHECK ((mfa_policy = ANY (ARRAY['off'::text, 'sensitive'::text, 'always'::text]))),
    CONSTRAINT tenants_plan_check CHECK ((plan = ANY (ARRAY['ignition'::text, 'velocity'::text, 'dominance'::text]))),
    CONSTRAINT tenants_state_check CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text, 'deleted'::text, 'erasing'::text]))),
    CONSTRAINT tenants_subscription_status_check CHECK ((subscription_status = ANY (ARRAY['trial'::text, 'active'::text, 'past_due'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY muster.tenants FORCE ROW LEVEL SECURITY;

-- Name: user_identities; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.user_identities (
    issuer text NOT NULL,
    subject text NOT NULL,
    user_id uuid NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY muster.user_identities FORCE ROW LEVEL SECURITY;

-- Name: users; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.users (
    user_id uuid NOT NULL,
    email text DEFAULT ''::text NOT NULL,
    display_name text DEFAULT ''::text NOT NULL,
    email_verified boolean DEFAULT false NOT NULL,
    locale text DEFAULT ''::text NOT NULL,
    time_zone text DEFAULT ''::text NOT NULL,
    platform_admin boolean DEFAULT false NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY muster.users FORCE ROW LEVEL SECURITY;

-- Name: journal_default; Type: TABLE ATTACH; Schema: muster; Owner: -

ALTER TABLE ONLY muster.journal ATTACH PARTITION muster.journal_default DEFAULT;

-- Name: access_epochs access_epochs_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.access_epochs
    ADD CONSTRAINT access_epochs_pkey PRIMARY KEY (tenant_id, subject_kind, subject_id);

-- Name: api_keys api_keys_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.api_keys
    ADD CONSTRAINT api_keys_pkey PRIMARY KEY (tenant_id, key_id);

-- Name: api_keys api_keys_secret_hash_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.api_keys
    ADD CONSTRAINT api_keys_secret_hash_key UNIQUE (tenant_id, secret_hash);

-- Name: invitations invitations_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (tenant_id, invitation_id);

-- Name: invitations invitations_secret_hash_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.invitations
    ADD CONSTRAINT invitations_secret_hash_key UNIQUE (tenant_id, secret_hash);

-- Name: journal journal_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.journal
    ADD CONSTRAINT journal_pkey PRIMARY KEY (tenant_id, record_time, record_id);

-- Name: journal_default journal_default_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.journal_default
    ADD CONSTRAINT journal_default_pkey PRIMARY KEY (tenant_id, record_time, record_id);

-- Name: memberships memberships_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.memberships
    ADD CONSTRAINT memberships_pkey PRIMARY KEY (tenant_id, member_id);

-- Name: memberships memberships_user_id_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.memberships
    ADD CONSTRAINT memberships_user_id_key UNIQUE (tenant_id, user_id);

-- Name: refresh_tokens refresh_tokens_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.refresh_tokens
    ADD CONSTRAINT refresh_tokens_pkey PRIMARY KEY (tenant_id, token_hash);

-- Name: request_records request_records_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.request_records
    ADD CONSTRAINT request_records_pkey PRIMARY KEY (tenant_id, principal_id, method, request_id);

-- Name: roles roles_name_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.roles
    ADD CONSTRAINT roles_name_key UNIQUE (tenant_id, name);

-- Name: roles roles_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.roles
    ADD CONSTRAINT roles_pkey PRIMARY KEY (tenant_id, role_id);

-- Name: schema_migrations schema_migrations_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (number);

-- Name: tenants tenants_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.tenants
    ADD CONSTRAINT tenants_pkey PRIMARY KEY (tenant_id);

-- Name: tenants tenants_slug_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.tenants
    ADD CONSTRAINT tenants_slug_key UNIQUE (slug);

-- Name: user_identities user_identities_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.user_identities
    ADD CONSTRAINT user_identities_pkey PRIMARY KEY (issuer, subject);

-- Name: users users_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (user_id);

-- Name: access_epochs_by_transaction; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX access_epochs_by_transaction ON muster.access_epochs USING btree (transaction_id);

-- Name: api_keys_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX api_keys_by_create_time ON muster.api_keys USING btree (tenant_id, create_time, key_id);

-- Name: api_keys_by_user; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX api_keys_by_user ON muster.api_keys USING btree (tenant_id, user_id);

-- Name: installation_one_row; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX installation_one_row ON muster.installation USING btree ((true));

-- Name: invitations_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX invitations_by_create_time ON muster.invitations USING btree (tenant_id, create_time, invitation_id);

-- Name: invitations_by_email; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX invitations_by_email ON muster.invitations USING btree (tenant_id, email);

-- Name: invitations_by_member; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX invitations_by_member ON muster.invitations USING btree (tenant_id, member_id);

-- Name: journal_by_place; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX journal_by_place ON ONLY muster.journal USING btree (tenant_id, generation, transaction_id, record_id);

-- Name: journal_by_transaction; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX journal_by_transaction ON ONLY muster.journal USING btree (transaction_id);

-- Name: journal_default_tenant_id_generation_transaction_id_record__idx; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX journal_default_tenant_id_generation_transaction_id_record__idx ON muster.journal_default USING btree (tenant_id, generation, transaction_id, record_id);

-- Name: journal_default_transaction_id_idx; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX journal_default_transaction_id_idx ON muster.journal_default USING btree (transaction_id);

-- Name: memberships_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX memberships_by_create_time ON muster.memberships USING btree (tenant_id, create_time, member_id);

-- Name: memberships_by_email; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX memberships_by_email ON muster.memberships USING btree (tenant_id, email);

-- Name: memberships_by_user; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX memberships_by_user ON muster.memberships USING btree (user_id);

-- Name: refresh_tokens_by_family; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX refresh_tokens_by_family ON muster.refresh_tokens USING btree (tenant_id, family_id);

-- Name: refresh_tokens_by_key; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX refresh_tokens_by_key ON muster.refresh_tokens USING btree (tenant_id, key_id);

-- Name: refresh_tokens_by_user; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX refresh_tokens_by_user ON muster.refresh_tokens USING btree (tenant_id, user_id);

-- Name: request_records_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX request_records_by_create_time ON muster.request_records USING btree (create_time);

-- Name: tenants_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX tenants_by_create_time ON muster.tenants USING btree (create_time, tenant_id);

-- Name: tenants_by_display_name; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX tenants_by_display_name ON muster.tenants USING btree (display_name COLLATE "C", tenant_id);

-- Name: tenants_by_subscription; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX tenants_by_subscription ON muster.tenants USING btree (subscription_external_id) WHERE (subscription_external_id IS NOT NULL);

-- Name: user_identities_by_user; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX user_identities_by_user ON muster.user_identities USING btree (user_id);

-- Name: journal_default_pkey; Type: INDEX ATTACH; Schema: muster; Owner: -

ALTER INDEX muster.journal_pkey ATTACH PARTITION muster.journal_default_pkey;

-- Name: journal_default_tenant_id_generation_transaction_id_record__idx; Type: INDEX ATTACH; Schema: muster; Owner: -

ALTER INDEX muster.journal_by_place ATTACH PARTITION muster.journal_default_tenant_id_generation_transaction_id_record__idx;

-- Name: journal_default_transaction_id_idx; Type: INDEX ATTACH; Schema: muster; Owner: -

ALTER INDEX muster.journal_by_transaction ATTACH PARTITION muster.journal_default_transaction_id_idx;

-- Name: api_keys api_keys_user_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.api_keys
    ADD CONSTRAINT api_keys_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES muster.memberships(tenant_id, user_id);

-- Name: invitations invitations_member_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.invitations
    ADD CONSTRAINT invitations_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES muster.memberships(tenant_id, member_id);

-- Name: memberships memberships_user_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.memberships
    ADD CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES muster.users(user_id);

-- Name: refresh_tokens refresh_tokens_key_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.refresh_tokens
    ADD CONSTRAINT refresh_tokens_key_id_fkey FOREIGN KEY (tenant_id, key_id) REFERENCES muster.api_keys(tenant_id, key_id);

-- Name: user_identities user_identities_user_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.user_identities
    ADD CONSTRAINT user_identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES muster.users(user_id);

-- Name: access_epochs; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.access_epochs ENABLE ROW LEVEL SECURITY;

-- Name: api_keys; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.api_keys ENABLE ROW LEVEL SECURITY;

-- Name: invitations; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.invitations ENABLE ROW LEVEL SECURITY;

-- Name: journal; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.journal ENABLE ROW LEVEL SECURITY;

-- Name: journal_default; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.journal_default ENABLE ROW LEVEL SECURITY;

-- Name: memberships; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.memberships ENABLE ROW LEVEL SECURITY;

-- Name: memberships own; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY own ON muster.memberships FOR SELECT TO muster_app USING ((user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid));

-- Name: user_identities own; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY own ON muster.user_identities TO muster_app USING ((user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid)) WITH CHECK ((user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid));

-- Name: users own; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY own ON muster.users TO muster_app USING ((user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid)) WITH CHECK ((user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid));

-- Name: refresh_tokens; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.refresh_tokens ENABLE ROW LEVEL SECURITY;

-- Name: request_records; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.request_records ENABLE ROW LEVEL SECURITY;

-- Name: roles; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.roles ENABLE ROW LEVEL SECURITY;

-- Name: access_epochs system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.access_epochs FOR SELECT TO muster_system USING (true);

-- Name: journal system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.journal FOR SELECT TO muster_system USING (true);

-- Name: journal_default system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.journal_default FOR SELECT TO muster_system USING (true);

-- Name: memberships system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.memberships FOR SELECT TO muster_system USING (true);

-- Name: tenants system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.tenants FOR SELECT TO muster_system USING (true);

-- Name: user_identities system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.user_identities FOR SELECT TO muster_system USING (true);

-- Name: users system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.users FOR SELECT TO muster_system USING (true);

-- Name: access_epochs tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.access_epochs TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: api_keys tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.api_keys TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: invitations tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.invitations TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: journal tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.journal TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: journal_default tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.journal_default TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: memberships tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.memberships TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: refresh_tokens tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.refresh_tokens TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: request_records tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.request_records TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: roles tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.roles TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: tenants tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.tenants TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: tenants; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.tenants ENABLE ROW LEVEL SECURITY;

-- Name: user_identities; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.user_identities ENABLE ROW LEVEL SECURITY;

-- Name: users; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.users ENABLE ROW LEVEL SECURITY;

-- Name: SCHEMA muster; Type: ACL; Schema: -; Owner: -

GRANT USAGE ON SCHEMA muster TO muster_app;
GRANT USAGE ON SCHEMA muster TO muster_system;

-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: -

REVOKE USAGE ON SCHEMA public FROM PUBLIC;

-- Name: FUNCTION make_journal_partitions(ahead integer); Type: ACL; Schema: muster; Owner: -

REVOKE ALL ON FUNCTION muster.make_journal_partitions(ahead integer) FROM PUBLIC;
GRANT ALL ON FUNCTION muster.make_journal_partitions(ahead integer) TO muster_system;

-- Name: FUNCTION purge_request_records(before timestamp with time zone, most integer); Type: ACL; Schema: muster; Owner: -

REVOKE ALL ON FUNCTION muster.purge_request_records(before timestamp with time zone, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION muster.purge_request_records(before timestamp with time zone, most integer) TO muster_system;

-- Name: FUNCTION lo_close(integer); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_close(integer) FROM PUBLIC;

-- Name: FUNCTION lo_creat(integer); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_creat(integer) FROM PUBLIC;

-- Name: FUNCTION lo_create(oid); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_create(oid) FROM PUBLIC;

-- Name: FUNCTION lo_from_bytea(oid, bytea); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_from_bytea(oid, bytea) FROM PUBLIC;

-- Name: FUNCTION lo_get(oid); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_get(oid) FROM PUBLIC;

-- Name: FUNCTION lo_get(oid, bigint, integer); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_get(oid, bigint, integer) FROM PUBLIC;

-- Name: FUNCTION lo_lseek(integer, integer, integer); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_lseek(integer, integer, integer) FROM PUBLIC;

-- Name: FUNCTION lo_lseek64(integer, bigint, integer); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_lseek64(integer, bigint, integer) FROM PUBLIC;

-- Name: FUNCTION lo_open(oid, integer); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_open(oid, integer) FROM PUBLIC;

-- Name: FUNCTION lo_put(oid, bigint, bytea); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_put(oid, bigint, bytea) FROM PUBLIC;

-- Name: FUNCTION lo_tell(integer); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_tell(integer) FROM PUBLIC;

-- Name: FUNCTION lo_tell64(integer); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_tell64(integer) FROM PUBLIC;

-- Name: FUNCTION lo_truncate(integer, integer); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_truncate(integer, integer) FROM PUBLIC;

-- Name: FUNCTION lo_truncate64(integer, bigint); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_truncate64(integer, bigint) FROM PUBLIC;

-- Name: FUNCTION lo_unlink(oid); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lo_unlink(oid) FROM PUBLIC;

-- Name: FUNCTION loread(integer, integer); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.loread(integer, integer) FROM PUBLIC;

-- Name: FUNCTION lowrite(integer, bytea); Type: ACL; Schema: pg_catalog; Owner: -

REVOKE ALL ON FUNCTION pg_catalog.lowrite(integer, bytea) FROM PUBLIC;

-- Name: TABLE access_epochs; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.access_epochs TO muster_app;
GRANT SELECT ON TABLE muster.access_epochs TO muster_system;

-- Name: TABLE api_keys; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.api_keys TO muster_app;

-- Name: TABLE installation; Type: ACL; Schema: muster; Owner: -

GRANT SELECT ON TABLE muster.installation TO muster_app;
GRANT SELECT ON TABLE muster.installation TO muster_system;

-- Name: TABLE invitations; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.invitations TO muster_app;

-- Name: TABLE journal; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.journal TO muster_app;
GRANT SELECT ON TABLE muster.journal TO muster_system;

-- Name: TABLE memberships; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.memberships TO muster_app;
GRANT SELECT ON TABLE muster.memberships TO muster_system;

-- Name: TABLE refresh_tokens; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.refresh_tokens TO muster_app;

-- Name: TABLE request_records; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.request_records TO muster_app;

-- Name: TABLE roles; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.roles TO muster_app;

-- Name: TABLE schema_migrations; Type: ACL; Schema: muster; Owner: -

GRANT SELECT ON TABLE muster.schema_migrations TO muster_app;
GRANT SELECT ON TABLE muster.schema_migrations TO muster_system;

-- Name: TABLE tenants; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.tenants TO muster_app;
GRANT SELECT ON TABLE muster.tenants TO muster_system;

-- Name: TABLE user_identities; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.user_identities TO muster_app;
GRANT SELECT ON TABLE muster.user_identities TO muster_system;

-- Name: TABLE users; Type: ACL; Schema: muster; Owner: -

GRANT SELECT ON TABLE muster.users TO muster_app;
GRANT SELECT ON TABLE muster.users TO muster_system;

-- Name: COLUMN users.user_id; Type: ACL; Schema: muster; Owner: -

GRANT INSERT(user_id),UPDATE(user_id) ON TABLE muster.users TO muster_app;

-- Name: COLUMN users.email; Type: ACL; Schema: muster; Owner: -

GRANT INSERT(email),UPDATE(email) ON TABLE muster.users TO muster_app;

-- Name: COLUMN users.display_name; Type: ACL; Schema: muster; Owner: -

GRANT INSERT(display_name),UPDATE(display_name) ON TABLE muster.users TO muster_app;

-- Name: COLUMN users.email_verified; Type: ACL; Schema: muster; Owner: -

GRANT INSERT(email_verified),UPDATE(email_verified) ON TABLE muster.users TO muster_app;

-- Name: COLUMN users.locale; Type: ACL; Schema: muster; Owner: -

GRANT INSERT(locale),UPDATE(locale) ON TABLE muster.users TO muster_app;

-- Name: COLUMN users.time_zone; Type: ACL; Schema: muster; Owner: -

GRANT INSERT(time_zone),UPDATE(time_zone) ON TABLE muster.users TO muster_app;

-- Name: COLUMN users.create_time; Type: ACL; Schema: muster; Owner: -

GRANT INSERT(create_time),UPDATE(create_time) ON TABLE muster.users TO muster_app;

-- Name: COLUMN users.update_time; Type: ACL; Schema: muster; Owner: -

GRANT INSERT(update_time),UPDATE(update_time) ON TABLE muster.users TO muster_app;

-- Name: COLUMN users.version; Type: ACL; Schema: muster; Owner: -

GRANT INSERT(version),UPDATE(version) ON TABLE muster.users TO muster_app;

-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: -

ALTER DEFAULT PRIVILEGES FOR ROLE muster_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;

-- PostgreSQL database dump complete

