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

-- Name: clear_lead_records(uuid, uuid[], timestamp with time zone); Type: FUNCTION; Schema: muster; Owner: -

CREATE FUNCTION muster.clear_lead_records(target uuid, things uuid[], since timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: count_tenant_rows(uuid, text); Type: FUNCTION; Schema: muster; Owner: -

CREATE FUNCTION muster.count_tenant_rows(target uuid, table_name text) RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
DECLARE
  counted int8;
BEGIN
  EXECUTE format('SELECT count(*) FROM muster.%I WHERE tenant_id = $1', table_name) INTO counted USING target;
  RETURN counted;
END
$_$;

-- Name: delete_lone_users(uuid[]); Type: FUNCTION; Schema: muster; Owner: -

CREATE FUNCTION muster.delete_lone_users(users uuid[]) RETURNS integer
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: erase_lone_users(uuid); Type: FUNCTION; Schema: muster; Owner: -

CREATE FUNCTION muster.erase_lone_users(target uuid) RETURNS integer
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  SELECT muster.delete_lone_users(e.users) FROM muster.tenant_erasures e WHERE e.erased_tenant_id = target
$$;

-- Name: erase_tenant_answers(uuid); Type: FUNCTION; Schema: muster; Owner: -

CREATE FUNCTION muster.erase_tenant_answers(target uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: erase_tenant_rows(uuid, text, integer); Type: FUNCTION; Schema: muster; Owner: -

CREATE FUNCTION muster.erase_tenant_rows(target uuid, table_name text, most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
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
$_$;

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

-- Name: master_key_mark(bytea); Type: FUNCTION; Schema: muster; Owner: -

CREATE FUNCTION muster.master_key_mark(own bytea) RETURNS bytea
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
BEGIN
  UPDATE muster.installation SET master_key_mark = own WHERE master_key_mark IS NULL;
  RETURN (SELECT i.master_key_mark FROM muster.installation i);
END
$$;

-- Name: purge_members(timestamp with time zone, integer); Type: FUNCTION; Schema: muster; Owner: -

CREATE FUNCTION muster.purge_members(before timestamp with time zone, most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
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

-- Name: activities; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.activities (
    tenant_id uuid NOT NULL,
    activity_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    occur_time timestamp with time zone NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    channel text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    action text NOT NULL COLLATE pg_catalog."C",
    provider text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    provider_message_id text COLLATE pg_catalog."C",
    thread_key text COLLATE pg_catalog."C",
    external_id text COLLATE pg_catalog."C",
    campaign_id uuid,
    actor_kind text NOT NULL,
    actor_id uuid,
    actor_name text,
    content bytea,
    send_id uuid,
    enrollment_id uuid,
    sequence_version bigint,
    step_id uuid,
    step_key text COLLATE pg_catalog."C",
    variant_key text COLLATE pg_catalog."C",
    sender_id uuid,
    outcome text COLLATE pg_catalog."C",
    skip_reasons text[]
);

ALTER TABLE ONLY muster.activities FORCE ROW LEVEL SECURITY;

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

-- Name: approvals; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.approvals (
    tenant_id uuid NOT NULL,
    approval_id uuid NOT NULL,
    send_id uuid NOT NULL,
    enrollment_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL COLLATE pg_catalog."C",
    content bytea NOT NULL,
    recipient text NOT NULL,
    recipient_name text DEFAULT ''::text NOT NULL,
    expire_time timestamp with time zone NOT NULL,
    decided_by_kind text,
    decided_by_id uuid,
    decided_by_name text,
    decide_time timestamp with time zone,
    note text DEFAULT ''::text NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT approvals_decide_check CHECK (((status = 'pending'::text) = (decide_time IS NULL))),
    CONSTRAINT approvals_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'approved'::text, 'rejected'::text, 'expired'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY muster.approvals FORCE ROW LEVEL SECURITY;

-- Name: audit_heads; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.audit_heads (
    tenant_id uuid NOT NULL,
    number bigint NOT NULL,
    generation bigint NOT NULL,
    last_transaction_id xid8 NOT NULL,
    last_record_id uuid NOT NULL,
    seal_hash bytea NOT NULL,
    code bytea NOT NULL
);

ALTER TABLE ONLY muster.audit_heads FORCE ROW LEVEL SECURITY;

-- Name: audit_seals; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.audit_seals (
    tenant_id uuid NOT NULL,
    number bigint NOT NULL,
    record_count integer NOT NULL,
    generation bigint NOT NULL,
    last_transaction_id xid8 NOT NULL,
    last_record_id uuid NOT NULL,
    start_time timestamp with time zone NOT NULL,
    end_time timestamp with time zone NOT NULL,
    transaction_ids bigint[] NOT NULL,
    record_ids uuid[] NOT NULL,
    record_hashes bytea NOT NULL,
    root_hash bytea NOT NULL,
    previous_hash bytea NOT NULL,
    seal_hash bytea NOT NULL,
    code bytea NOT NULL,
    seal_time timestamp with time zone NOT NULL,
    CONSTRAINT audit_seals_number_check CHECK ((number > 0)),
    CONSTRAINT audit_seals_record_count_check CHECK (((record_count >= 1) AND (record_count <= 1000)))
);

ALTER TABLE ONLY muster.audit_seals FORCE ROW LEVEL SECURITY;

-- Name: billing_periods; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.billing_periods (
    tenant_id uuid NOT NULL,
    period_start timestamp with time zone NOT NULL,
    period_end timestamp with time zone NOT NULL,
    as_of_time timestamp with time zone NOT NULL,
    close_time timestamp with time zone NOT NULL,
    report bytea NOT NULL,
    CONSTRAINT billing_periods_time_check CHECK (((period_start < period_end) AND (period_end <= as_of_time) AND (as_of_time <= close_time)))
);

ALTER TABLE ONLY muster.billing_periods FORCE ROW LEVEL SECURITY;

-- Name: call_counts; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.call_counts (
    tenant_id uuid NOT NULL,
    minute timestamp with time zone NOT NULL,
    about_tenant_id uuid NOT NULL,
    call_count bigint NOT NULL,
    write_count bigint NOT NULL,
    error_count bigint NOT NULL,
    denied_count bigint NOT NULL,
    limited_count bigint NOT NULL
);

ALTER TABLE ONLY muster.call_counts FORCE ROW LEVEL SECURITY;

-- Name: call_reasons; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.call_reasons (
    tenant_id uuid NOT NULL,
    minute timestamp with time zone NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C",
    call_count bigint NOT NULL
);

ALTER TABLE ONLY muster.call_reasons FORCE ROW LEVEL SECURITY;

-- Name: campaign_picks; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.campaign_picks (
    tenant_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    channel text NOT NULL COLLATE pg_catalog."C",
    count bigint DEFAULT 0 NOT NULL
);

ALTER TABLE ONLY muster.campaign_picks FORCE ROW LEVEL SECURITY;

-- Name: campaign_senders; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.campaign_senders (
    tenant_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    sender_id uuid NOT NULL
);

ALTER TABLE ONLY muster.campaign_senders FORCE ROW LEVEL SECURITY;

-- Name: campaign_sequences; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.campaign_sequences (
    tenant_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    version bigint NOT NULL,
    create_time timestamp with time zone NOT NULL,
    message bytea NOT NULL
);

ALTER TABLE ONLY muster.campaign_sequences FORCE ROW LEVEL SECURITY;

-- Name: campaign_templates; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.campaign_templates (
    tenant_id uuid NOT NULL,
    template_id uuid NOT NULL,
    parent_id uuid,
    job_id uuid NOT NULL,
    icp_revision bigint NOT NULL,
    create_time timestamp with time zone NOT NULL,
    industry_key text NOT NULL COLLATE pg_catalog."C",
    name_key text NOT NULL COLLATE pg_catalog."C",
    message bytea NOT NULL
);

ALTER TABLE ONLY muster.campaign_templates FORCE ROW LEVEL SECURITY;

-- Name: campaigns; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.campaigns (
    tenant_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    sequence_id uuid NOT NULL,
    template_id uuid,
    sequence_version bigint NOT NULL,
    update_time timestamp with time zone NOT NULL,
    activate_time timestamp with time zone,
    delete_time timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL,
    status text NOT NULL COLLATE pg_catalog."C",
    permission_mode text NOT NULL COLLATE pg_catalog."C",
    name_key text NOT NULL COLLATE pg_catalog."C",
    message bytea NOT NULL,
    CONSTRAINT campaigns_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'active'::text, 'paused'::text, 'completed'::text, 'archived'::text])))
);

ALTER TABLE ONLY muster.campaigns FORCE ROW LEVEL SECURITY;

-- Name: credit_accounts; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.credit_accounts (
    tenant_id uuid NOT NULL,
    granted numeric DEFAULT 0 NOT NULL,
    used numeric DEFAULT 0 NOT NULL,
    expired numeric DEFAULT 0 NOT NULL,
    debt numeric DEFAULT 0 NOT NULL,
    CONSTRAINT credit_accounts_debt_check CHECK ((debt >= (0)::numeric))
);

ALTER TABLE ONLY muster.credit_accounts FORCE ROW LEVEL SECURITY;

-- Name: credit_draws; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.credit_draws (
    tenant_id uuid NOT NULL,
    draw_id uuid NOT NULL,
    grant_id uuid NOT NULL,
    amount numeric NOT NULL,
    create_time timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE ONLY muster.credit_draws FORCE ROW LEVEL SECURITY;

-- Name: credit_grants; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.credit_grants (
    tenant_id uuid NOT NULL,
    grant_id uuid NOT NULL,
    amount numeric NOT NULL,
    remaining numeric NOT NULL,
    start_time timestamp with time zone NOT NULL,
    expire_time timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    reference text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    period_start timestamp with time zone,
    granted_by_kind text,
    granted_by_id uuid,
    granted_by_name text,
    create_time timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT credit_grants_remaining_check CHECK (((remaining >= (0)::numeric) AND (remaining <= GREATEST(amount, (0)::numeric)))),
    CONSTRAINT credit_grants_time_check CHECK ((start_time < expire_time))
);

ALTER TABLE ONLY muster.credit_grants FORCE ROW LEVEL SECURITY;

-- Name: data_keys; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.data_keys (
    tenant_id uuid NOT NULL,
    key_version bigint NOT NULL,
    state text DEFAULT 'active'::text NOT NULL COLLATE pg_catalog."C",
    wrapped bytea,
    master_version bigint NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    destroy_time timestamp with time zone,
    CONSTRAINT data_keys_state_check CHECK ((state = ANY (ARRAY['active'::text, 'retiring'::text, 'destroyed'::text]))),
    CONSTRAINT data_keys_wrapped_check CHECK ((((state = 'destroyed'::text) = (wrapped IS NULL)) AND ((wrapped IS NULL) = (destroy_time IS NOT NULL))))
);

ALTER TABLE ONLY muster.data_keys FORCE ROW LEVEL SECURITY;

-- Name: emergency_stops; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.emergency_stops (
    tenant_id uuid NOT NULL,
    stop_id uuid NOT NULL,
    is_active boolean DEFAULT true NOT NULL,
    reason text NOT NULL,
    stopped_by_kind text NOT NULL,
    stopped_by_id uuid,
    stopped_by_name text,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    lift_reason text DEFAULT ''::text NOT NULL,
    lifted_by_kind text,
    lifted_by_id uuid,
    lifted_by_name text,
    lift_time timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT emergency_stops_lift_check CHECK ((is_active = (lift_time IS NULL)))
);

ALTER TABLE ONLY muster.emergency_stops FORCE ROW LEVEL SECURITY;

-- Name: enrollments; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.enrollments (
    tenant_id uuid NOT NULL,
    enrollment_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    company_key text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    status text DEFAULT 'active'::text NOT NULL COLLATE pg_catalog."C",
    run_number integer NOT NULL,
    sequence_version bigint NOT NULL,
    next_step_key text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    due_time timestamp with time zone,
    work_time timestamp with time zone,
    work_order integer DEFAULT 0 NOT NULL,
    is_parked boolean DEFAULT false NOT NULL,
    after_step_key text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    settle_time timestamp with time zone,
    was_sent boolean DEFAULT false NOT NULL,
    last_send_id uuid,
    last_send_status text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    pause_reason text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    resume_time timestamp with time zone,
    stop_reason text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    end_time timestamp with time zone,
    created_by_kind text NOT NULL,
    created_by_id uuid,
    created_by_name text,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT enrollments_end_check CHECK (((status = ANY (ARRAY['stopped'::text, 'completed'::text])) = (end_time IS NOT NULL))),
    CONSTRAINT enrollments_pause_check CHECK (((status = 'paused'::text) = (pause_reason <> ''::text))),
    CONSTRAINT enrollments_status_check CHECK ((status = ANY (ARRAY['active'::text, 'paused'::text, 'stopped'::text, 'completed'::text]))),
    CONSTRAINT enrollments_stop_check CHECK (((status = 'stopped'::text) = (stop_reason <> ''::text))),
    CONSTRAINT enrollments_work_check CHECK (((end_time IS NULL) OR (work_time IS NULL) OR (last_send_status = 'claimed'::text)))
);

ALTER TABLE ONLY muster.enrollments FORCE ROW LEVEL SECURITY;

-- Name: icp_revisions; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.icp_revisions (
    tenant_id uuid NOT NULL,
    revision bigint NOT NULL,
    state text DEFAULT 'draft'::text NOT NULL,
    content bytea NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    author_kind text NOT NULL,
    author_id uuid,
    author_name text DEFAULT ''::text NOT NULL,
    confirm_time timestamp with time zone,
    confirmed_by_kind text,
    confirmed_by_id uuid,
    confirmed_by_name text,
    CONSTRAINT icp_revisions_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'confirmed'::text, 'superseded'::text])))
);

ALTER TABLE ONLY muster.icp_revisions FORCE ROW LEVEL SECURITY;

-- Name: icps; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.icps (
    tenant_id uuid NOT NULL,
    newest_revision bigint DEFAULT 0 NOT NULL,
    version bigint DEFAULT 0 NOT NULL
);

ALTER TABLE ONLY muster.icps FORCE ROW LEVEL SECURITY;

-- Name: import_chunks; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.import_chunks (
    tenant_id uuid NOT NULL,
    import_id uuid NOT NULL,
    chunk_index bigint NOT NULL,
    row_hash bytea NOT NULL,
    first_row bigint NOT NULL,
    row_count integer NOT NULL,
    created_count integer NOT NULL,
    updated_count integer NOT NULL,
    unchanged_count integer NOT NULL,
    failed_count integer NOT NULL,
    errors bytea
);

ALTER TABLE ONLY muster.import_chunks FORCE ROW LEVEL SECURITY;

-- Name: imports; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.imports (
    tenant_id uuid NOT NULL,
    import_id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    name text DEFAULT ''::text NOT NULL,
    header_hash bytea NOT NULL,
    source_hash bytea,
    next_chunk_index bigint DEFAULT 0 NOT NULL,
    row_count bigint DEFAULT 0 NOT NULL,
    created_count bigint DEFAULT 0 NOT NULL,
    updated_count bigint DEFAULT 0 NOT NULL,
    unchanged_count bigint DEFAULT 0 NOT NULL,
    failed_count bigint DEFAULT 0 NOT NULL,
    stream_id uuid,
    stream_until timestamp with time zone,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    finish_time timestamp with time zone
);

ALTER TABLE ONLY muster.imports FORCE ROW LEVEL SECURITY;

-- Name: installation; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.installation (
    system_identifier text NOT NULL,
    generation bigint DEFAULT 1 NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    master_key_mark bytea,
    CONSTRAINT installation_master_key_mark_bytes CHECK ((octet_length(master_key_mark) = 32))
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

-- Name: job_attempts; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.job_attempts (
    tenant_id uuid NOT NULL,
    job_id uuid NOT NULL,
    number bigint NOT NULL,
    outcome text DEFAULT ''::text NOT NULL,
    error text DEFAULT ''::text NOT NULL,
    server_id text DEFAULT ''::text NOT NULL,
    start_time timestamp with time zone DEFAULT now() NOT NULL,
    end_time timestamp with time zone,
    CONSTRAINT job_attempts_outcome_check CHECK ((outcome = ANY (ARRAY[''::text, 'succeeded'::text, 'failed'::text, 'lost'::text, 'cancelled'::text, 'put_off'::text])))
);

ALTER TABLE ONLY muster.job_attempts FORCE ROW LEVEL SECURITY;

-- Name: jobs; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.jobs (
    tenant_id uuid NOT NULL,
    job_id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    state text DEFAULT 'waiting'::text NOT NULL,
    target_id text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    payload jsonb DEFAULT '{}'::jsonb NOT NULL,
    max_attempts integer NOT NULL,
    attempt_count integer DEFAULT 0 NOT NULL,
    run_time timestamp with time zone DEFAULT now() NOT NULL,
    runs_when_inactive boolean DEFAULT false NOT NULL,
    fence bigint DEFAULT 0 NOT NULL,
    server_id text DEFAULT ''::text NOT NULL,
    lease_time timestamp with time zone,
    due_time timestamp with time zone GENERATED ALWAYS AS (
CASE state
    WHEN 'waiting'::text THEN run_time
    WHEN 'running'::text THEN lease_time
    ELSE NULL::timestamp with time zone
END) STORED,
    cancel_requested boolean DEFAULT false NOT NULL,
    last_error text DEFAULT ''::text NOT NULL,
    result jsonb,
    done_count bigint DEFAULT 0 NOT NULL,
    total_count bigint DEFAULT 0 NOT NULL,
    schedule_key text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    cron text DEFAULT ''::text NOT NULL,
    time_zone text DEFAULT ''::text NOT NULL,
    last_time timestamp with time zone,
    carries_schedule boolean DEFAULT false NOT NULL,
    created_by_kind text DEFAULT 'system'::text NOT NULL,
    created_by_id uuid,
    created_by_name text,
    trace_id text DEFAULT ''::text NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    finish_time timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT jobs_created_by_kind_check CHECK ((created_by_kind = ANY (ARRAY['user'::text, 'api_key'::text, 'system'::text, 'platform'::text]))),
    CONSTRAINT jobs_finish_check CHECK (((state = ANY (ARRAY['succeeded'::text, 'dead'::text, 'cancelled'::text])) = (finish_time IS NOT NULL))),
    CONSTRAINT jobs_lease_check CHECK (((state = 'running'::text) = (lease_time IS NOT NULL))),
    CONSTRAINT jobs_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'succeeded'::text, 'dead'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY muster.jobs FORCE ROW LEVEL SECURITY;

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

-- Name: key_rotations; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.key_rotations (
    tenant_id uuid NOT NULL,
    rotation_id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    state text DEFAULT 'running'::text NOT NULL COLLATE pg_catalog."C",
    old_key_version bigint NOT NULL,
    new_key_version bigint NOT NULL,
    total_count bigint DEFAULT 0 NOT NULL,
    done_count bigint DEFAULT 0 NOT NULL,
    job_id uuid NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    finish_time timestamp with time zone,
    CONSTRAINT key_rotations_finish_time_check CHECK (((state = 'done'::text) = (finish_time IS NOT NULL))),
    CONSTRAINT key_rotations_kind_check CHECK ((kind = ANY (ARRAY['data'::text, 'master'::text]))),
    CONSTRAINT key_rotations_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text])))
);

ALTER TABLE ONLY muster.key_rotations FORCE ROW LEVEL SECURITY;

-- Name: lead_schemas; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.lead_schemas (
    tenant_id uuid NOT NULL,
    content bytea NOT NULL,
    removed_keys text[] DEFAULT '{}'::text[] NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    removed_times timestamp with time zone[] DEFAULT '{}'::timestamp with time zone[] NOT NULL
);

ALTER TABLE ONLY muster.lead_schemas FORCE ROW LEVEL SECURITY;

-- Name: lead_scores; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.lead_scores (
    tenant_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    score_id uuid NOT NULL,
    score_time timestamp with time zone NOT NULL,
    score integer NOT NULL,
    tier text NOT NULL,
    data_quality integer NOT NULL,
    authority integer NOT NULL,
    company_fit integer NOT NULL,
    timing integer NOT NULL,
    risk integer NOT NULL,
    model_id uuid NOT NULL,
    cause text NOT NULL,
    inputs bytea NOT NULL,
    is_change boolean NOT NULL
);

ALTER TABLE ONLY muster.lead_scores FORCE ROW LEVEL SECURITY;

-- Name: lead_tags; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.lead_tags (
    tenant_id uuid NOT NULL,
    tag_key text NOT NULL COLLATE pg_catalog."C",
    lead_id uuid NOT NULL
);

ALTER TABLE ONLY muster.lead_tags FORCE ROW LEVEL SECURITY;

-- Name: leads; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.leads (
    tenant_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    campaign_id uuid,
    owner_id uuid,
    created_by_id uuid,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    delete_time timestamp with time zone,
    rescore_time timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL,
    score integer DEFAULT 0 NOT NULL,
    status text DEFAULT 'new'::text NOT NULL COLLATE pg_catalog."C",
    tier text COLLATE pg_catalog."C",
    email_key text NOT NULL COLLATE pg_catalog."C",
    name_key text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    company_key text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    external_id text COLLATE pg_catalog."C",
    created_by_kind text NOT NULL,
    created_by_name text,
    message bytea NOT NULL,
    custom_fields bytea
);

ALTER TABLE ONLY muster.leads FORCE ROW LEVEL SECURITY;

-- Name: ledger_accounts; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.ledger_accounts (
    tenant_id uuid NOT NULL,
    account_key text NOT NULL COLLATE pg_catalog."C",
    period_start timestamp with time zone NOT NULL,
    period_end timestamp with time zone NOT NULL,
    used numeric DEFAULT 0 NOT NULL,
    reserved numeric DEFAULT 0 NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ledger_accounts_period_check CHECK ((period_start < period_end)),
    CONSTRAINT ledger_accounts_reserved_check CHECK ((reserved >= (0)::numeric))
);

ALTER TABLE ONLY muster.ledger_accounts FORCE ROW LEVEL SECURITY;

-- Name: ledger_reservations; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.ledger_reservations (
    tenant_id uuid NOT NULL,
    reservation_id uuid NOT NULL,
    account_key text NOT NULL COLLATE pg_catalog."C",
    period_start timestamp with time zone NOT NULL,
    state text DEFAULT 'held'::text NOT NULL,
    amount numeric NOT NULL,
    committed_amount numeric,
    owner text NOT NULL,
    purpose text NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    expire_time timestamp with time zone NOT NULL,
    close_time timestamp with time zone,
    CONSTRAINT ledger_reservations_amount_check CHECK ((amount >= (0)::numeric)),
    CONSTRAINT ledger_reservations_close_check CHECK (((state = 'held'::text) = (close_time IS NULL))),
    CONSTRAINT ledger_reservations_committed_check CHECK ((((state = 'committed'::text) = (committed_amount IS NOT NULL)) AND ((committed_amount >= (0)::numeric) AND (committed_amount <= amount)))),
    CONSTRAINT ledger_reservations_state_check CHECK ((state = ANY (ARRAY['held'::text, 'committed'::text, 'released'::text, 'expired'::text])))
);

ALTER TABLE ONLY muster.ledger_reservations FORCE ROW LEVEL SECURITY;

-- Name: master_keys; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.master_keys (
    tenant_id uuid NOT NULL,
    key_version bigint NOT NULL,
    state text DEFAULT 'active'::text NOT NULL COLLATE pg_catalog."C",
    mark bytea NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT master_keys_mark_check CHECK ((octet_length(mark) = 32)),
    CONSTRAINT master_keys_state_check CHECK ((state = ANY (ARRAY['active'::text, 'former'::text])))
);

ALTER TABLE ONLY muster.master_keys FORCE ROW LEVEL SECURITY;

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

-- Name: price_plans; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.price_plans (
    tenant_id uuid NOT NULL,
    price_plan_id uuid NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    revision bigint NOT NULL,
    currency_code text NOT NULL,
    plans text[] DEFAULT '{}'::text[] NOT NULL,
    effective_time timestamp with time zone NOT NULL,
    end_time timestamp with time zone DEFAULT 'infinity'::timestamp with time zone NOT NULL,
    content bytea NOT NULL,
    has_credits boolean NOT NULL,
    create_time timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT price_plans_time_check CHECK ((effective_time < end_time))
);

ALTER TABLE ONLY muster.price_plans FORCE ROW LEVEL SECURITY;

-- Name: quota_alerts; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.quota_alerts (
    tenant_id uuid NOT NULL,
    account_key text NOT NULL COLLATE pg_catalog."C",
    period_start timestamp with time zone NOT NULL,
    threshold integer NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY muster.quota_alerts FORCE ROW LEVEL SECURITY;

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

-- Name: register_answers; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.register_answers (
    tenant_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    number_hash bytea NOT NULL,
    is_listed boolean NOT NULL,
    expire_time timestamp with time zone NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY muster.register_answers FORCE ROW LEVEL SECURITY;

-- Name: replies; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.replies (
    tenant_id uuid NOT NULL,
    activity_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    occur_time timestamp with time zone NOT NULL,
    read_time timestamp with time zone,
    read_by_kind text,
    read_by_id uuid,
    read_by_name text
);

ALTER TABLE ONLY muster.replies FORCE ROW LEVEL SECURITY;

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

-- Name: scoring_models; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.scoring_models (
    tenant_id uuid NOT NULL,
    model_id uuid NOT NULL,
    number integer NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    content bytea NOT NULL,
    base_model_id uuid,
    author_kind text NOT NULL,
    author_id uuid,
    author_name text,
    activate_time timestamp with time zone,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY muster.scoring_models FORCE ROW LEVEL SECURITY;

-- Name: senders; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.senders (
    tenant_id uuid NOT NULL,
    sender_id uuid NOT NULL,
    channel text NOT NULL COLLATE pg_catalog."C",
    endpoint_key text NOT NULL COLLATE pg_catalog."C",
    name_key text NOT NULL COLLATE pg_catalog."C",
    time_zone text NOT NULL COLLATE pg_catalog."C",
    daily_cap integer NOT NULL,
    disabled boolean NOT NULL,
    update_time timestamp with time zone NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    health_state text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    health_message text DEFAULT ''::text NOT NULL,
    bounce_rate double precision DEFAULT 0 NOT NULL,
    complaint_rate double precision DEFAULT 0 NOT NULL,
    sample_count bigint DEFAULT 0 NOT NULL,
    health_change_time timestamp with time zone,
    message bytea NOT NULL,
    CONSTRAINT senders_daily_cap_check CHECK ((daily_cap >= 0))
);

ALTER TABLE ONLY muster.senders FORCE ROW LEVEL SECURITY;

-- Name: sends; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.sends (
    tenant_id uuid NOT NULL,
    send_id uuid NOT NULL,
    enrollment_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    lead_id uuid NOT NULL,
    company_key text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    sequence_version bigint NOT NULL,
    step_id uuid NOT NULL,
    step_key text NOT NULL COLLATE pg_catalog."C",
    variant_key text NOT NULL COLLATE pg_catalog."C",
    channel text NOT NULL COLLATE pg_catalog."C",
    sender_id uuid,
    status text DEFAULT 'planned'::text NOT NULL COLLATE pg_catalog."C",
    failed_checks bytea,
    due_time timestamp with time zone NOT NULL,
    fence bigint DEFAULT 0 NOT NULL,
    claim_time timestamp with time zone,
    lease_time timestamp with time zone,
    hand_over_time timestamp with time zone,
    send_time timestamp with time zone,
    hold_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    credit_hold_id uuid,
    provider_message_id text COLLATE pg_catalog."C",
    thread_key text COLLATE pg_catalog."C",
    subject text DEFAULT ''::text NOT NULL,
    error_message text DEFAULT ''::text NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT sends_lease_check CHECK (((status = 'claimed'::text) = (lease_time IS NOT NULL))),
    CONSTRAINT sends_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'awaiting_approval'::text, 'task'::text, 'deferred'::text, 'claimed'::text, 'sent'::text, 'skipped'::text, 'failed'::text, 'unknown'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY muster.sends FORCE ROW LEVEL SECURITY;

-- Name: servers; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.servers (
    tenant_id uuid NOT NULL,
    server_id uuid NOT NULL,
    version text NOT NULL,
    roles text[] NOT NULL,
    watch_count bigint DEFAULT 0 NOT NULL,
    call_sequence bigint DEFAULT 0 NOT NULL,
    start_time timestamp with time zone DEFAULT now() NOT NULL,
    seen_time timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY muster.servers FORCE ROW LEVEL SECURITY;

-- Name: setting_changes; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.setting_changes (
    tenant_id uuid NOT NULL,
    version_id uuid NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    old_value text DEFAULT ''::text NOT NULL,
    new_value text DEFAULT ''::text NOT NULL,
    is_sealed boolean NOT NULL,
    secret_id uuid,
    byte_count integer NOT NULL,
    setting_id uuid NOT NULL,
    since_time timestamp with time zone,
    CONSTRAINT setting_changes_kind_check CHECK ((kind = ANY (ARRAY['added'::text, 'changed'::text, 'removed'::text])))
);

ALTER TABLE ONLY muster.setting_changes FORCE ROW LEVEL SECURITY;

-- Name: setting_epochs; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.setting_epochs (
    tenant_id uuid NOT NULL,
    namespace text NOT NULL COLLATE pg_catalog."C",
    transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL
);

ALTER TABLE ONLY muster.setting_epochs FORCE ROW LEVEL SECURITY;

-- Name: setting_schemas; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.setting_schemas (
    tenant_id uuid NOT NULL,
    namespace text NOT NULL COLLATE pg_catalog."C",
    content bytea NOT NULL,
    revision bigint NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY muster.setting_schemas FORCE ROW LEVEL SECURITY;

-- Name: setting_scopes; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.setting_scopes (
    tenant_id uuid NOT NULL,
    namespace text NOT NULL COLLATE pg_catalog."C",
    level integer NOT NULL,
    subject text NOT NULL COLLATE pg_catalog."C",
    version bigint DEFAULT 0 NOT NULL
);

ALTER TABLE ONLY muster.setting_scopes FORCE ROW LEVEL SECURITY;

-- Name: setting_secrets; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.setting_secrets (
    tenant_id uuid NOT NULL,
    secret_id uuid NOT NULL,
    sealed bytea NOT NULL,
    key_version bigint NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT setting_secrets_sealed_check CHECK ((octet_length(sealed) >= 28))
);

ALTER TABLE ONLY muster.setting_secrets FORCE ROW LEVEL SECURITY;

-- Name: setting_versions; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.setting_versions (
    tenant_id uuid NOT NULL,
    version_id uuid NOT NULL,
    namespace text NOT NULL COLLATE pg_catalog."C",
    level integer NOT NULL,
    subject text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    number bigint,
    state text NOT NULL COLLATE pg_catalog."C",
    base_number bigint NOT NULL,
    restored_number bigint DEFAULT 0 NOT NULL,
    value_expire_time timestamp with time zone,
    reason text DEFAULT ''::text NOT NULL,
    author_kind text NOT NULL,
    author_id uuid,
    author_name text,
    decided_by_kind text,
    decided_by_id uuid,
    decided_by_name text,
    note text DEFAULT ''::text NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    apply_time timestamp with time zone,
    decide_time timestamp with time zone,
    expire_time timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT setting_versions_apply_time_check CHECK (((state = 'applied'::text) = (apply_time IS NOT NULL))),
    CONSTRAINT setting_versions_number_check CHECK (((state = 'applied'::text) = (number IS NOT NULL))),
    CONSTRAINT setting_versions_state_check CHECK ((state = ANY (ARRAY['applied'::text, 'pending'::text, 'rejected'::text, 'expired'::text])))
);

ALTER TABLE ONLY muster.setting_versions FORCE ROW LEVEL SECURITY;

-- Name: settings; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.settings (
    tenant_id uuid NOT NULL,
    setting_id uuid NOT NULL,
    namespace text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    level integer NOT NULL,
    subject text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    value text DEFAULT ''::text NOT NULL,
    secret_id uuid,
    byte_count integer NOT NULL,
    expire_time timestamp with time zone,
    set_by_kind text NOT NULL,
    set_by_id uuid,
    set_by_name text,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT settings_expire_time_check CHECK (((level = 6) = (expire_time IS NOT NULL))),
    CONSTRAINT settings_level_check CHECK (((level >= 2) AND (level <= 6))),
    CONSTRAINT settings_subject_check CHECK (((level = ANY (ARRAY[3, 4])) = (subject <> ''::text)))
);

ALTER TABLE ONLY muster.settings FORCE ROW LEVEL SECURITY;

-- Name: suppressions; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.suppressions (
    tenant_id uuid NOT NULL,
    suppression_id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    value_hash bytea NOT NULL,
    campaign_id uuid,
    masked_value text DEFAULT ''::text NOT NULL,
    reason text NOT NULL COLLATE pg_catalog."C",
    note text DEFAULT ''::text NOT NULL,
    expire_time timestamp with time zone,
    import_id uuid,
    created_by_kind text NOT NULL,
    created_by_id uuid,
    created_by_name text,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    delete_time timestamp with time zone,
    version bigint DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY muster.suppressions FORCE ROW LEVEL SECURITY;

-- Name: tenant_erasures; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.tenant_erasures (
    tenant_id uuid NOT NULL,
    erased_tenant_id uuid NOT NULL,
    requested_by_kind text NOT NULL,
    requested_by_id uuid,
    entries jsonb DEFAULT '{}'::jsonb NOT NULL,
    users uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    job_id uuid,
    audit_record_id uuid,
    digest bytea,
    start_time timestamp with time zone DEFAULT now() NOT NULL,
    complete_time timestamp with time zone
);

ALTER TABLE ONLY muster.tenant_erasures FORCE ROW LEVEL SECURITY;

-- Name: tenant_terms; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.tenant_terms (
    tenant_id uuid NOT NULL,
    until_time timestamp with time zone NOT NULL,
    plan text NOT NULL COLLATE pg_catalog."C",
    time_zone text NOT NULL
);

ALTER TABLE ONLY muster.tenant_terms FORCE ROW LEVEL SECURITY;

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

-- Name: usage_entries; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.usage_entries (
    tenant_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    meter_id uuid NOT NULL,
    category text NOT NULL COLLATE pg_catalog."C",
    metric text NOT NULL COLLATE pg_catalog."C",
    amount numeric NOT NULL,
    usage_time timestamp with time zone NOT NULL,
    idempotency_key text NOT NULL COLLATE pg_catalog."C",
    content_hash bytea NOT NULL,
    dimensions jsonb DEFAULT '{}'::jsonb NOT NULL,
    unit_cost numeric,
    cost numeric,
    currency_code text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    unique_digest bytea,
    metadata text DEFAULT ''::text NOT NULL,
    corrects_id uuid,
    source text NOT NULL COLLATE pg_catalog."C",
    reservation_id uuid,
    adjustment boolean DEFAULT false NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid,
    actor_name text,
    create_time timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    generation bigint NOT NULL,
    transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
    CONSTRAINT usage_entries_amount_check CHECK (((amount >= (0)::numeric) OR (corrects_id IS NOT NULL))),
    CONSTRAINT usage_entries_cost_check CHECK ((((cost IS NULL) = (currency_code = ''::text)) AND ((unit_cost IS NULL) = (cost IS NULL)))),
    CONSTRAINT usage_entries_source_check CHECK ((source = ANY (ARRAY['recorded'::text, 'reservation'::text, 'built_in'::text])))
);

ALTER TABLE ONLY muster.usage_entries FORCE ROW LEVEL SECURITY;

-- Name: usage_entry_credits; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.usage_entry_credits (
    tenant_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    credits numeric NOT NULL,
    create_time timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE ONLY muster.usage_entry_credits FORCE ROW LEVEL SECURITY;

-- Name: usage_meters; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.usage_meters (
    tenant_id uuid NOT NULL,
    meter_id uuid NOT NULL,
    category text NOT NULL COLLATE pg_catalog."C",
    metric text NOT NULL COLLATE pg_catalog."C",
    unit text NOT NULL,
    aggregation text NOT NULL COLLATE pg_catalog."C",
    dimensions text[] DEFAULT '{}'::text[] NOT NULL,
    display_name text DEFAULT ''::text NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    late_seconds bigint NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT usage_meters_aggregation_check CHECK ((aggregation = ANY (ARRAY['sum'::text, 'count'::text, 'max'::text, 'last'::text, 'unique'::text]))),
    CONSTRAINT usage_meters_late_check CHECK (((late_seconds >= 60) AND (late_seconds <= 34560000)))
);

ALTER TABLE ONLY muster.usage_meters FORCE ROW LEVEL SECURITY;

-- Name: usage_progress; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.usage_progress (
    tenant_id uuid NOT NULL,
    rolled_generation bigint DEFAULT 0 NOT NULL,
    rolled_transaction_id xid8 DEFAULT '0'::xid8 NOT NULL,
    metered_generation bigint DEFAULT 0 NOT NULL,
    metered_transaction_id xid8 DEFAULT '0'::xid8 NOT NULL,
    read_minute timestamp with time zone,
    update_time timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY muster.usage_progress FORCE ROW LEVEL SECURITY;

-- Name: usage_quotas; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.usage_quotas (
    tenant_id uuid NOT NULL,
    quota_id uuid NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    plan text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    only_tenant_id uuid,
    category text NOT NULL COLLATE pg_catalog."C",
    metric text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    dimensions jsonb DEFAULT '{}'::jsonb NOT NULL,
    measure text NOT NULL COLLATE pg_catalog."C",
    currency_code text DEFAULT ''::text NOT NULL,
    limit_amount numeric,
    period text NOT NULL COLLATE pg_catalog."C",
    time_zone text DEFAULT ''::text NOT NULL,
    is_soft boolean DEFAULT false NOT NULL,
    thresholds integer[] DEFAULT '{}'::integer[] NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT usage_quotas_limit_check CHECK ((limit_amount >= (0)::numeric)),
    CONSTRAINT usage_quotas_measure_check CHECK ((measure = ANY (ARRAY['amount'::text, 'cost'::text]))),
    CONSTRAINT usage_quotas_period_check CHECK ((period = ANY (ARRAY['hour'::text, 'day'::text, 'week'::text, 'month'::text, 'year'::text, 'lifetime'::text])))
);

ALTER TABLE ONLY muster.usage_quotas FORCE ROW LEVEL SECURITY;

-- Name: usage_reservations; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.usage_reservations (
    tenant_id uuid NOT NULL,
    reservation_id uuid NOT NULL,
    category text NOT NULL COLLATE pg_catalog."C",
    metric text NOT NULL COLLATE pg_catalog."C",
    amount numeric NOT NULL,
    dimensions jsonb DEFAULT '{}'::jsonb NOT NULL,
    unit_cost numeric,
    currency_code text DEFAULT ''::text NOT NULL,
    hold_milliseconds bigint NOT NULL,
    reference text DEFAULT ''::text NOT NULL,
    state text DEFAULT 'held'::text NOT NULL COLLATE pg_catalog."C",
    credits numeric,
    expire_time timestamp with time zone NOT NULL,
    committed_amount numeric,
    entry_id uuid,
    hold_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    create_time timestamp with time zone DEFAULT now() NOT NULL,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT usage_reservations_amount_check CHECK ((amount > (0)::numeric)),
    CONSTRAINT usage_reservations_entry_check CHECK (((state = 'committed'::text) = (entry_id IS NOT NULL))),
    CONSTRAINT usage_reservations_state_check CHECK ((state = ANY (ARRAY['held'::text, 'committed'::text, 'released'::text])))
);

ALTER TABLE ONLY muster.usage_reservations FORCE ROW LEVEL SECURITY;

-- Name: usage_rollups; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.usage_rollups (
    tenant_id uuid NOT NULL,
    meter_id uuid NOT NULL,
    grain text NOT NULL COLLATE pg_catalog."C",
    slot_time timestamp with time zone NOT NULL,
    currency_code text NOT NULL COLLATE pg_catalog."C",
    dimensions_key bytea NOT NULL,
    dimensions jsonb NOT NULL,
    amount_sum numeric NOT NULL,
    amount_max numeric NOT NULL,
    entry_count bigint NOT NULL,
    cost numeric NOT NULL,
    last_amount numeric NOT NULL,
    last_time timestamp with time zone NOT NULL,
    last_generation bigint NOT NULL,
    last_transaction_id xid8 NOT NULL,
    last_entry_id uuid NOT NULL,
    CONSTRAINT usage_rollups_grain_check CHECK ((grain = ANY (ARRAY['hour'::text, 'day'::text])))
);

ALTER TABLE ONLY muster.usage_rollups FORCE ROW LEVEL SECURITY;

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

-- Name: wizard_steps; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.wizard_steps (
    tenant_id uuid NOT NULL,
    step text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL,
    data text DEFAULT ''::text NOT NULL,
    submit_time timestamp with time zone DEFAULT now() NOT NULL,
    submitted_by_kind text NOT NULL,
    submitted_by_id uuid,
    submitted_by_name text DEFAULT ''::text NOT NULL,
    CONSTRAINT wizard_steps_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'skipped'::text])))
);

ALTER TABLE ONLY muster.wizard_steps FORCE ROW LEVEL SECURITY;

-- Name: wizards; Type: TABLE; Schema: muster; Owner: -

CREATE TABLE muster.wizards (
    tenant_id uuid NOT NULL,
    complete_time timestamp with time zone,
    completed_by_kind text,
    completed_by_id uuid,
    completed_by_name text,
    update_time timestamp with time zone DEFAULT now() NOT NULL,
    version bigint DEFAULT 1 NOT NULL
);

ALTER TABLE ONLY muster.wizards FORCE ROW LEVEL SECURITY;

-- Name: journal_default; Type: TABLE ATTACH; Schema: muster; Owner: -

ALTER TABLE ONLY muster.journal ATTACH PARTITION muster.journal_default DEFAULT;

-- Name: access_epochs access_epochs_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.access_epochs
    ADD CONSTRAINT access_epochs_pkey PRIMARY KEY (tenant_id, subject_kind, subject_id);

-- Name: activities activities_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.activities
    ADD CONSTRAINT activities_pkey PRIMARY KEY (tenant_id, activity_id);

-- Name: api_keys api_keys_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.api_keys
    ADD CONSTRAINT api_keys_pkey PRIMARY KEY (tenant_id, key_id);

-- Name: api_keys api_keys_secret_hash_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.api_keys
    ADD CONSTRAINT api_keys_secret_hash_key UNIQUE (tenant_id, secret_hash);

-- Name: approvals approvals_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.approvals
    ADD CONSTRAINT approvals_pkey PRIMARY KEY (tenant_id, approval_id);

-- Name: approvals approvals_send_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.approvals
    ADD CONSTRAINT approvals_send_key UNIQUE (tenant_id, send_id);

-- Name: audit_heads audit_heads_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.audit_heads
    ADD CONSTRAINT audit_heads_pkey PRIMARY KEY (tenant_id);

-- Name: audit_seals audit_seals_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.audit_seals
    ADD CONSTRAINT audit_seals_pkey PRIMARY KEY (tenant_id, number);

-- Name: billing_periods billing_periods_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.billing_periods
    ADD CONSTRAINT billing_periods_pkey PRIMARY KEY (tenant_id, period_start);

-- Name: call_counts call_counts_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.call_counts
    ADD CONSTRAINT call_counts_pkey PRIMARY KEY (tenant_id, minute, about_tenant_id);

-- Name: call_reasons call_reasons_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.call_reasons
    ADD CONSTRAINT call_reasons_pkey PRIMARY KEY (tenant_id, minute, reason);

-- Name: campaign_picks campaign_picks_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.campaign_picks
    ADD CONSTRAINT campaign_picks_pkey PRIMARY KEY (tenant_id, campaign_id, channel);

-- Name: campaign_senders campaign_senders_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.campaign_senders
    ADD CONSTRAINT campaign_senders_pkey PRIMARY KEY (tenant_id, campaign_id, sender_id);

-- Name: campaign_sequences campaign_sequences_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.campaign_sequences
    ADD CONSTRAINT campaign_sequences_pkey PRIMARY KEY (tenant_id, campaign_id, version);

-- Name: campaign_templates campaign_templates_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.campaign_templates
    ADD CONSTRAINT campaign_templates_pkey PRIMARY KEY (tenant_id, template_id);

-- Name: campaigns campaigns_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.campaigns
    ADD CONSTRAINT campaigns_pkey PRIMARY KEY (tenant_id, campaign_id);

-- Name: campaigns campaigns_sequence_id_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.campaigns
    ADD CONSTRAINT campaigns_sequence_id_key UNIQUE (tenant_id, sequence_id);

-- Name: credit_accounts credit_accounts_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.credit_accounts
    ADD CONSTRAINT credit_accounts_pkey PRIMARY KEY (tenant_id);

-- Name: credit_draws credit_draws_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.credit_draws
    ADD CONSTRAINT credit_draws_pkey PRIMARY KEY (tenant_id, draw_id);

-- Name: credit_grants credit_grants_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.credit_grants
    ADD CONSTRAINT credit_grants_pkey PRIMARY KEY (tenant_id, grant_id);

-- Name: data_keys data_keys_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.data_keys
    ADD CONSTRAINT data_keys_pkey PRIMARY KEY (tenant_id, key_version);

-- Name: emergency_stops emergency_stops_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.emergency_stops
    ADD CONSTRAINT emergency_stops_pkey PRIMARY KEY (tenant_id, stop_id);

-- Name: enrollments enrollments_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.enrollments
    ADD CONSTRAINT enrollments_pkey PRIMARY KEY (tenant_id, enrollment_id);

-- Name: icp_revisions icp_revisions_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.icp_revisions
    ADD CONSTRAINT icp_revisions_pkey PRIMARY KEY (tenant_id, revision);

-- Name: icps icps_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.icps
    ADD CONSTRAINT icps_pkey PRIMARY KEY (tenant_id);

-- Name: import_chunks import_chunks_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.import_chunks
    ADD CONSTRAINT import_chunks_pkey PRIMARY KEY (tenant_id, import_id, chunk_index);

-- Name: imports imports_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.imports
    ADD CONSTRAINT imports_pkey PRIMARY KEY (tenant_id, import_id);

-- Name: invitations invitations_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (tenant_id, invitation_id);

-- Name: invitations invitations_secret_hash_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.invitations
    ADD CONSTRAINT invitations_secret_hash_key UNIQUE (tenant_id, secret_hash);

-- Name: job_attempts job_attempts_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.job_attempts
    ADD CONSTRAINT job_attempts_pkey PRIMARY KEY (tenant_id, job_id, number);

-- Name: jobs jobs_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (tenant_id, job_id);

-- Name: journal journal_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.journal
    ADD CONSTRAINT journal_pkey PRIMARY KEY (tenant_id, record_time, record_id);

-- Name: journal_default journal_default_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.journal_default
    ADD CONSTRAINT journal_default_pkey PRIMARY KEY (tenant_id, record_time, record_id);

-- Name: key_rotations key_rotations_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.key_rotations
    ADD CONSTRAINT key_rotations_pkey PRIMARY KEY (tenant_id, rotation_id);

-- Name: lead_schemas lead_schemas_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.lead_schemas
    ADD CONSTRAINT lead_schemas_pkey PRIMARY KEY (tenant_id);

-- Name: lead_scores lead_scores_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.lead_scores
    ADD CONSTRAINT lead_scores_pkey PRIMARY KEY (tenant_id, lead_id, score_id);

-- Name: lead_tags lead_tags_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.lead_tags
    ADD CONSTRAINT lead_tags_pkey PRIMARY KEY (tenant_id, tag_key, lead_id);

-- Name: leads leads_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.leads
    ADD CONSTRAINT leads_pkey PRIMARY KEY (tenant_id, lead_id);

-- Name: ledger_accounts ledger_accounts_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.ledger_accounts
    ADD CONSTRAINT ledger_accounts_pkey PRIMARY KEY (tenant_id, account_key, period_start);

-- Name: ledger_reservations ledger_reservations_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.ledger_reservations
    ADD CONSTRAINT ledger_reservations_pkey PRIMARY KEY (tenant_id, reservation_id);

-- Name: master_keys master_keys_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.master_keys
    ADD CONSTRAINT master_keys_pkey PRIMARY KEY (tenant_id, key_version);

-- Name: memberships memberships_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.memberships
    ADD CONSTRAINT memberships_pkey PRIMARY KEY (tenant_id, member_id);

-- Name: memberships memberships_user_id_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.memberships
    ADD CONSTRAINT memberships_user_id_key UNIQUE (tenant_id, user_id);

-- Name: price_plans price_plans_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.price_plans
    ADD CONSTRAINT price_plans_pkey PRIMARY KEY (tenant_id, price_plan_id);

-- Name: price_plans price_plans_revision_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.price_plans
    ADD CONSTRAINT price_plans_revision_key UNIQUE (tenant_id, key, revision);

-- Name: quota_alerts quota_alerts_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.quota_alerts
    ADD CONSTRAINT quota_alerts_pkey PRIMARY KEY (tenant_id, account_key, period_start, threshold);

-- Name: refresh_tokens refresh_tokens_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.refresh_tokens
    ADD CONSTRAINT refresh_tokens_pkey PRIMARY KEY (tenant_id, token_hash);

-- Name: register_answers register_answers_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.register_answers
    ADD CONSTRAINT register_answers_pkey PRIMARY KEY (tenant_id, lead_id);

-- Name: replies replies_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.replies
    ADD CONSTRAINT replies_pkey PRIMARY KEY (tenant_id, activity_id);

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

-- Name: scoring_models scoring_models_number_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.scoring_models
    ADD CONSTRAINT scoring_models_number_key UNIQUE (tenant_id, number);

-- Name: scoring_models scoring_models_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.scoring_models
    ADD CONSTRAINT scoring_models_pkey PRIMARY KEY (tenant_id, model_id);

-- Name: senders senders_endpoint_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.senders
    ADD CONSTRAINT senders_endpoint_key UNIQUE (tenant_id, channel, endpoint_key);

-- Name: senders senders_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.senders
    ADD CONSTRAINT senders_pkey PRIMARY KEY (tenant_id, sender_id);

-- Name: sends sends_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.sends
    ADD CONSTRAINT sends_pkey PRIMARY KEY (tenant_id, send_id);

-- Name: sends sends_step_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.sends
    ADD CONSTRAINT sends_step_key UNIQUE (tenant_id, enrollment_id, step_key);

-- Name: servers servers_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.servers
    ADD CONSTRAINT servers_pkey PRIMARY KEY (tenant_id, server_id);

-- Name: setting_changes setting_changes_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.setting_changes
    ADD CONSTRAINT setting_changes_pkey PRIMARY KEY (tenant_id, version_id, key);

-- Name: setting_epochs setting_epochs_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.setting_epochs
    ADD CONSTRAINT setting_epochs_pkey PRIMARY KEY (tenant_id, namespace);

-- Name: setting_schemas setting_schemas_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.setting_schemas
    ADD CONSTRAINT setting_schemas_pkey PRIMARY KEY (tenant_id, namespace);

-- Name: setting_scopes setting_scopes_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.setting_scopes
    ADD CONSTRAINT setting_scopes_pkey PRIMARY KEY (tenant_id, namespace, level, subject);

-- Name: setting_secrets setting_secrets_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.setting_secrets
    ADD CONSTRAINT setting_secrets_pkey PRIMARY KEY (tenant_id, secret_id);

-- Name: setting_versions setting_versions_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.setting_versions
    ADD CONSTRAINT setting_versions_pkey PRIMARY KEY (tenant_id, version_id);

-- Name: settings settings_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (tenant_id, setting_id);

-- Name: suppressions suppressions_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.suppressions
    ADD CONSTRAINT suppressions_pkey PRIMARY KEY (tenant_id, suppression_id);

-- Name: tenant_erasures tenant_erasures_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.tenant_erasures
    ADD CONSTRAINT tenant_erasures_pkey PRIMARY KEY (tenant_id, erased_tenant_id);

-- Name: tenant_terms tenant_terms_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.tenant_terms
    ADD CONSTRAINT tenant_terms_pkey PRIMARY KEY (tenant_id, until_time);

-- Name: tenants tenants_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.tenants
    ADD CONSTRAINT tenants_pkey PRIMARY KEY (tenant_id);

-- Name: tenants tenants_slug_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.tenants
    ADD CONSTRAINT tenants_slug_key UNIQUE (slug);

-- Name: usage_entries usage_entries_idempotency_key_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.usage_entries
    ADD CONSTRAINT usage_entries_idempotency_key_key UNIQUE (tenant_id, idempotency_key);

-- Name: usage_entries usage_entries_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.usage_entries
    ADD CONSTRAINT usage_entries_pkey PRIMARY KEY (tenant_id, entry_id);

-- Name: usage_entry_credits usage_entry_credits_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.usage_entry_credits
    ADD CONSTRAINT usage_entry_credits_pkey PRIMARY KEY (tenant_id, entry_id);

-- Name: usage_meters usage_meters_name_key; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.usage_meters
    ADD CONSTRAINT usage_meters_name_key UNIQUE (tenant_id, category, metric);

-- Name: usage_meters usage_meters_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.usage_meters
    ADD CONSTRAINT usage_meters_pkey PRIMARY KEY (tenant_id, meter_id);

-- Name: usage_progress usage_progress_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.usage_progress
    ADD CONSTRAINT usage_progress_pkey PRIMARY KEY (tenant_id);

-- Name: usage_quotas usage_quotas_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.usage_quotas
    ADD CONSTRAINT usage_quotas_pkey PRIMARY KEY (tenant_id, quota_id);

-- Name: usage_reservations usage_reservations_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.usage_reservations
    ADD CONSTRAINT usage_reservations_pkey PRIMARY KEY (tenant_id, reservation_id);

-- Name: usage_rollups usage_rollups_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.usage_rollups
    ADD CONSTRAINT usage_rollups_pkey PRIMARY KEY (tenant_id, meter_id, grain, slot_time, currency_code, dimensions_key);

-- Name: user_identities user_identities_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.user_identities
    ADD CONSTRAINT user_identities_pkey PRIMARY KEY (issuer, subject);

-- Name: users users_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (user_id);

-- Name: wizard_steps wizard_steps_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.wizard_steps
    ADD CONSTRAINT wizard_steps_pkey PRIMARY KEY (tenant_id, step);

-- Name: wizards wizards_pkey; Type: CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.wizards
    ADD CONSTRAINT wizards_pkey PRIMARY KEY (tenant_id);

-- Name: access_epochs_by_transaction; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX access_epochs_by_transaction ON muster.access_epochs USING btree (transaction_id);

-- Name: activities_by_campaign; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX activities_by_campaign ON muster.activities USING btree (tenant_id, campaign_id, occur_time, activity_id) WHERE (campaign_id IS NOT NULL);

-- Name: activities_by_lead; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX activities_by_lead ON muster.activities USING btree (tenant_id, lead_id, occur_time, activity_id);

-- Name: activities_by_message; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX activities_by_message ON muster.activities USING btree (tenant_id, provider_message_id, occur_time, activity_id) WHERE (provider_message_id IS NOT NULL);

-- Name: activities_by_sender; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX activities_by_sender ON muster.activities USING btree (tenant_id, sender_id, occur_time) WHERE (sender_id IS NOT NULL);

-- Name: activities_by_thread; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX activities_by_thread ON muster.activities USING btree (tenant_id, thread_key, occur_time, activity_id) WHERE (thread_key IS NOT NULL);

-- Name: activities_by_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX activities_by_time ON muster.activities USING btree (tenant_id, occur_time, activity_id);

-- Name: activities_external_id_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX activities_external_id_key ON muster.activities USING btree (tenant_id, provider, external_id) WHERE (external_id IS NOT NULL);

-- Name: api_keys_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX api_keys_by_create_time ON muster.api_keys USING btree (tenant_id, create_time, key_id);

-- Name: api_keys_by_user; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX api_keys_by_user ON muster.api_keys USING btree (tenant_id, user_id);

-- Name: approvals_by_campaign; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX approvals_by_campaign ON muster.approvals USING btree (tenant_id, campaign_id, expire_time, approval_id);

-- Name: approvals_by_expire_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX approvals_by_expire_time ON muster.approvals USING btree (tenant_id, expire_time, approval_id);

-- Name: approvals_by_lead; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX approvals_by_lead ON muster.approvals USING btree (tenant_id, lead_id, expire_time, approval_id);

-- Name: approvals_by_status; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX approvals_by_status ON muster.approvals USING btree (tenant_id, status, expire_time, approval_id);

-- Name: audit_seals_by_place; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX audit_seals_by_place ON muster.audit_seals USING btree (tenant_id, generation, last_transaction_id, last_record_id);

-- Name: audit_seals_by_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX audit_seals_by_time ON muster.audit_seals USING btree (tenant_id, end_time);

-- Name: campaign_senders_by_sender; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX campaign_senders_by_sender ON muster.campaign_senders USING btree (tenant_id, sender_id, campaign_id);

-- Name: campaign_templates_by_industry; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX campaign_templates_by_industry ON muster.campaign_templates USING btree (tenant_id, industry_key, template_id);

-- Name: campaign_templates_by_job; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX campaign_templates_by_job ON muster.campaign_templates USING btree (tenant_id, job_id, template_id);

-- Name: campaign_templates_by_name; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX campaign_templates_by_name ON muster.campaign_templates USING btree (tenant_id, name_key, template_id);

-- Name: campaign_templates_by_parent; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX campaign_templates_by_parent ON muster.campaign_templates USING btree (tenant_id, parent_id, template_id) WHERE (parent_id IS NOT NULL);

-- Name: campaign_templates_by_revision; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX campaign_templates_by_revision ON muster.campaign_templates USING btree (tenant_id, icp_revision, template_id);

-- Name: campaigns_by_delete_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX campaigns_by_delete_time ON muster.campaigns USING btree (tenant_id, delete_time, campaign_id) WHERE (delete_time IS NOT NULL);

-- Name: campaigns_by_name; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX campaigns_by_name ON muster.campaigns USING btree (tenant_id, name_key, campaign_id);

-- Name: campaigns_by_status; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX campaigns_by_status ON muster.campaigns USING btree (tenant_id, status, campaign_id);

-- Name: campaigns_by_template; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX campaigns_by_template ON muster.campaigns USING btree (tenant_id, template_id, campaign_id) WHERE (template_id IS NOT NULL);

-- Name: campaigns_by_update_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX campaigns_by_update_time ON muster.campaigns USING btree (tenant_id, update_time, campaign_id);

-- Name: credit_draws_by_grant; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX credit_draws_by_grant ON muster.credit_draws USING btree (tenant_id, grant_id, create_time);

-- Name: credit_grants_left; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX credit_grants_left ON muster.credit_grants USING btree (tenant_id, expire_time, create_time, grant_id) WHERE (remaining > (0)::numeric);

-- Name: credit_grants_period_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX credit_grants_period_key ON muster.credit_grants USING btree (tenant_id, period_start) WHERE (period_start IS NOT NULL);

-- Name: credit_grants_reference_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX credit_grants_reference_key ON muster.credit_grants USING btree (tenant_id, reference) WHERE (reference <> ''::text);

-- Name: data_keys_active_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX data_keys_active_key ON muster.data_keys USING btree (tenant_id) WHERE (state = 'active'::text);

-- Name: data_keys_by_master_version_of_all; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX data_keys_by_master_version_of_all ON muster.data_keys USING btree (master_version, tenant_id) WHERE (state <> 'destroyed'::text);

-- Name: emergency_stops_active_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX emergency_stops_active_key ON muster.emergency_stops USING btree (tenant_id) WHERE is_active;

-- Name: emergency_stops_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX emergency_stops_by_create_time ON muster.emergency_stops USING btree (tenant_id, create_time, stop_id);

-- Name: enrollments_by_campaign; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX enrollments_by_campaign ON muster.enrollments USING btree (tenant_id, campaign_id, enrollment_id);

-- Name: enrollments_by_company; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX enrollments_by_company ON muster.enrollments USING btree (tenant_id, campaign_id, company_key) WHERE ((status = ANY (ARRAY['active'::text, 'paused'::text])) AND (company_key <> ''::text));

-- Name: enrollments_by_due_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX enrollments_by_due_time ON muster.enrollments USING btree (tenant_id, COALESCE(due_time, 'infinity'::timestamp with time zone), enrollment_id);

-- Name: enrollments_by_lead; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX enrollments_by_lead ON muster.enrollments USING btree (tenant_id, lead_id, enrollment_id);

-- Name: enrollments_by_update_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX enrollments_by_update_time ON muster.enrollments USING btree (tenant_id, update_time, enrollment_id);

-- Name: enrollments_by_work_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX enrollments_by_work_time ON muster.enrollments USING btree (tenant_id, work_time, work_order, enrollment_id) WHERE (work_time IS NOT NULL);

-- Name: enrollments_by_work_time_of_all; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX enrollments_by_work_time_of_all ON muster.enrollments USING btree (work_time) WHERE (work_time IS NOT NULL);

-- Name: enrollments_parked; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX enrollments_parked ON muster.enrollments USING btree (tenant_id, campaign_id, enrollment_id) WHERE is_parked;

-- Name: enrollments_running_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX enrollments_running_key ON muster.enrollments USING btree (tenant_id, campaign_id, lead_id) WHERE (status = ANY (ARRAY['active'::text, 'paused'::text]));

-- Name: icp_revisions_confirmed; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX icp_revisions_confirmed ON muster.icp_revisions USING btree (tenant_id) WHERE (state = 'confirmed'::text);

-- Name: imports_by_update_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX imports_by_update_time ON muster.imports USING btree (tenant_id, update_time);

-- Name: installation_one_row; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX installation_one_row ON muster.installation USING btree ((true));

-- Name: invitations_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX invitations_by_create_time ON muster.invitations USING btree (tenant_id, create_time, invitation_id);

-- Name: invitations_by_email; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX invitations_by_email ON muster.invitations USING btree (tenant_id, email);

-- Name: invitations_by_member; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX invitations_by_member ON muster.invitations USING btree (tenant_id, member_id);

-- Name: job_attempts_by_end_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX job_attempts_by_end_time ON muster.job_attempts USING btree (tenant_id, end_time) WHERE (outcome = 'failed'::text);

-- Name: jobs_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX jobs_by_create_time ON muster.jobs USING btree (tenant_id, create_time, job_id);

-- Name: jobs_by_create_time_of_all; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX jobs_by_create_time_of_all ON muster.jobs USING btree (create_time, job_id);

-- Name: jobs_by_due_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX jobs_by_due_time ON muster.jobs USING btree (tenant_id, due_time, job_id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

-- Name: jobs_by_due_time_inactive; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX jobs_by_due_time_inactive ON muster.jobs USING btree (tenant_id, due_time) WHERE ((state = ANY (ARRAY['waiting'::text, 'running'::text])) AND runs_when_inactive);

-- Name: jobs_by_due_time_of_all; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX jobs_by_due_time_of_all ON muster.jobs USING btree (due_time) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

-- Name: jobs_by_finish_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX jobs_by_finish_time ON muster.jobs USING btree (tenant_id, finish_time) WHERE (state = ANY (ARRAY['succeeded'::text, 'cancelled'::text]));

-- Name: jobs_by_id_of_all; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX jobs_by_id_of_all ON muster.jobs USING btree (job_id);

-- Name: jobs_by_run_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX jobs_by_run_time ON muster.jobs USING btree (tenant_id, run_time, job_id);

-- Name: jobs_by_run_time_of_all; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX jobs_by_run_time_of_all ON muster.jobs USING btree (run_time, job_id);

-- Name: jobs_schedule_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX jobs_schedule_key ON muster.jobs USING btree (tenant_id, schedule_key) WHERE carries_schedule;

-- Name: journal_by_place; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX journal_by_place ON ONLY muster.journal USING btree (tenant_id, generation, transaction_id, record_id);

-- Name: journal_by_platform; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX journal_by_platform ON ONLY muster.journal USING btree (record_time, record_id) WHERE ((actor_kind = 'platform'::text) OR (tenant_id = '00000000-0000-0000-0000-000000000000'::uuid));

-- Name: journal_by_record_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX journal_by_record_time ON ONLY muster.journal USING brin (record_time);

-- Name: journal_by_transaction; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX journal_by_transaction ON ONLY muster.journal USING btree (transaction_id);

-- Name: journal_default_record_time_idx; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX journal_default_record_time_idx ON muster.journal_default USING brin (record_time);

-- Name: journal_default_record_time_record_id_idx; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX journal_default_record_time_record_id_idx ON muster.journal_default USING btree (record_time, record_id) WHERE ((actor_kind = 'platform'::text) OR (tenant_id = '00000000-0000-0000-0000-000000000000'::uuid));

-- Name: journal_default_tenant_id_generation_transaction_id_record__idx; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX journal_default_tenant_id_generation_transaction_id_record__idx ON muster.journal_default USING btree (tenant_id, generation, transaction_id, record_id);

-- Name: journal_default_transaction_id_idx; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX journal_default_transaction_id_idx ON muster.journal_default USING btree (transaction_id);

-- Name: key_rotations_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX key_rotations_by_create_time ON muster.key_rotations USING btree (tenant_id, create_time, rotation_id);

-- Name: key_rotations_unfinished_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX key_rotations_unfinished_key ON muster.key_rotations USING btree (tenant_id, kind) WHERE (state <> 'done'::text);

-- Name: lead_tags_by_lead; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX lead_tags_by_lead ON muster.lead_tags USING btree (tenant_id, lead_id);

-- Name: leads_by_campaign; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_by_campaign ON muster.leads USING btree (tenant_id, campaign_id, lead_id) WHERE (campaign_id IS NOT NULL);

-- Name: leads_by_campaign_score; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_by_campaign_score ON muster.leads USING btree (tenant_id, campaign_id, score, lead_id) WHERE (campaign_id IS NOT NULL);

-- Name: leads_by_company; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_by_company ON muster.leads USING btree (tenant_id, company_key, lead_id);

-- Name: leads_by_delete_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_by_delete_time ON muster.leads USING btree (tenant_id, delete_time, lead_id) WHERE (delete_time IS NOT NULL);

-- Name: leads_by_name; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_by_name ON muster.leads USING btree (tenant_id, name_key, lead_id);

-- Name: leads_by_owner; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_by_owner ON muster.leads USING btree (tenant_id, owner_id, lead_id) WHERE (owner_id IS NOT NULL);

-- Name: leads_by_owner_score; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_by_owner_score ON muster.leads USING btree (tenant_id, owner_id, score, lead_id) WHERE (owner_id IS NOT NULL);

-- Name: leads_by_rescore_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_by_rescore_time ON muster.leads USING btree (tenant_id, rescore_time, lead_id) WHERE (rescore_time IS NOT NULL);

-- Name: leads_by_score; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_by_score ON muster.leads USING btree (tenant_id, score, lead_id);

-- Name: leads_by_status; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_by_status ON muster.leads USING btree (tenant_id, status, lead_id);

-- Name: leads_by_tier; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_by_tier ON muster.leads USING btree (tenant_id, tier, lead_id) WHERE (tier IS NOT NULL);

-- Name: leads_by_tier_score; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_by_tier_score ON muster.leads USING btree (tenant_id, tier, score, lead_id) WHERE (tier IS NOT NULL);

-- Name: leads_by_update_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_by_update_time ON muster.leads USING btree (tenant_id, update_time, lead_id);

-- Name: leads_deleted_by_email; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_deleted_by_email ON muster.leads USING btree (tenant_id, email_key) WHERE (delete_time IS NOT NULL);

-- Name: leads_deleted_by_external_id; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX leads_deleted_by_external_id ON muster.leads USING btree (tenant_id, external_id) WHERE ((delete_time IS NOT NULL) AND (external_id IS NOT NULL));

-- Name: leads_email_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX leads_email_key ON muster.leads USING btree (tenant_id, email_key) WHERE (delete_time IS NULL);

-- Name: leads_external_id_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX leads_external_id_key ON muster.leads USING btree (tenant_id, external_id) WHERE ((delete_time IS NULL) AND (external_id IS NOT NULL));

-- Name: ledger_reservations_by_account; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX ledger_reservations_by_account ON muster.ledger_reservations USING btree (tenant_id, account_key, period_start, state, expire_time);

-- Name: ledger_reservations_by_expiry; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX ledger_reservations_by_expiry ON muster.ledger_reservations USING btree (expire_time, tenant_id) WHERE (state = 'held'::text);

-- Name: master_keys_active_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX master_keys_active_key ON muster.master_keys USING btree (tenant_id) WHERE (state = 'active'::text);

-- Name: memberships_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX memberships_by_create_time ON muster.memberships USING btree (tenant_id, create_time, member_id);

-- Name: memberships_by_delete_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX memberships_by_delete_time ON muster.memberships USING btree (delete_time) WHERE (delete_time IS NOT NULL);

-- Name: memberships_by_email; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX memberships_by_email ON muster.memberships USING btree (tenant_id, email);

-- Name: memberships_by_user; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX memberships_by_user ON muster.memberships USING btree (user_id);

-- Name: price_plans_by_effective_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX price_plans_by_effective_time ON muster.price_plans USING btree (tenant_id, effective_time, price_plan_id);

-- Name: refresh_tokens_by_family; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX refresh_tokens_by_family ON muster.refresh_tokens USING btree (tenant_id, family_id);

-- Name: refresh_tokens_by_key; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX refresh_tokens_by_key ON muster.refresh_tokens USING btree (tenant_id, key_id);

-- Name: refresh_tokens_by_user; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX refresh_tokens_by_user ON muster.refresh_tokens USING btree (tenant_id, user_id);

-- Name: replies_by_lead; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX replies_by_lead ON muster.replies USING btree (tenant_id, lead_id);

-- Name: replies_by_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX replies_by_time ON muster.replies USING btree (tenant_id, occur_time, activity_id);

-- Name: replies_unread; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX replies_unread ON muster.replies USING btree (tenant_id, occur_time, activity_id) WHERE (read_time IS NULL);

-- Name: request_records_by_about; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX request_records_by_about ON muster.request_records USING btree (tenant_id, about_tenant_id) WHERE (about_tenant_id IS NOT NULL);

-- Name: request_records_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX request_records_by_create_time ON muster.request_records USING btree (create_time);

-- Name: scoring_models_active_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX scoring_models_active_key ON muster.scoring_models USING btree (tenant_id) WHERE (state = 'active'::text);

-- Name: senders_by_channel; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX senders_by_channel ON muster.senders USING btree (tenant_id, channel, sender_id);

-- Name: senders_by_health; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX senders_by_health ON muster.senders USING btree (tenant_id, health_state, sender_id);

-- Name: senders_by_name; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX senders_by_name ON muster.senders USING btree (tenant_id, name_key, sender_id);

-- Name: sends_by_campaign; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX sends_by_campaign ON muster.sends USING btree (tenant_id, campaign_id, send_id);

-- Name: sends_by_company; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX sends_by_company ON muster.sends USING btree (tenant_id, campaign_id, company_key, claim_time) WHERE ((status = ANY (ARRAY['claimed'::text, 'sent'::text, 'unknown'::text])) AND (company_key <> ''::text));

-- Name: sends_by_lead; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX sends_by_lead ON muster.sends USING btree (tenant_id, lead_id, claim_time) WHERE (status = ANY (ARRAY['claimed'::text, 'sent'::text, 'unknown'::text]));

-- Name: sends_by_message; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX sends_by_message ON muster.sends USING btree (tenant_id, provider_message_id) WHERE (provider_message_id IS NOT NULL);

-- Name: sends_by_sender; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX sends_by_sender ON muster.sends USING btree (tenant_id, sender_id, send_time) WHERE (status = 'sent'::text);

-- Name: sends_claimed; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX sends_claimed ON muster.sends USING btree (tenant_id, campaign_id) WHERE (status = 'claimed'::text);

-- Name: sends_unknown; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX sends_unknown ON muster.sends USING btree (tenant_id, campaign_id) WHERE (status = 'unknown'::text);

-- Name: setting_changes_by_secret; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX setting_changes_by_secret ON muster.setting_changes USING btree (tenant_id, secret_id) WHERE (secret_id IS NOT NULL);

-- Name: setting_epochs_by_transaction; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX setting_epochs_by_transaction ON muster.setting_epochs USING btree (transaction_id);

-- Name: setting_schemas_by_namespace_of_all; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX setting_schemas_by_namespace_of_all ON muster.setting_schemas USING btree (namespace);

-- Name: setting_secrets_by_key_version; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX setting_secrets_by_key_version ON muster.setting_secrets USING btree (tenant_id, key_version, secret_id);

-- Name: setting_versions_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX setting_versions_by_create_time ON muster.setting_versions USING btree (tenant_id, create_time, version_id);

-- Name: setting_versions_by_expire_time_of_all; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX setting_versions_by_expire_time_of_all ON muster.setting_versions USING btree (expire_time) WHERE (state = 'pending'::text);

-- Name: setting_versions_by_namespace; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX setting_versions_by_namespace ON muster.setting_versions USING btree (tenant_id, namespace, create_time, version_id);

-- Name: setting_versions_number; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX setting_versions_number ON muster.setting_versions USING btree (tenant_id, namespace, level, subject, number) WHERE (number IS NOT NULL);

-- Name: settings_by_expire_time_of_all; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX settings_by_expire_time_of_all ON muster.settings USING btree (expire_time) WHERE (expire_time IS NOT NULL);

-- Name: settings_by_namespace_of_all; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX settings_by_namespace_of_all ON muster.settings USING btree (namespace, tenant_id);

-- Name: settings_by_update_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX settings_by_update_time ON muster.settings USING btree (tenant_id, update_time, setting_id);

-- Name: settings_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX settings_key ON muster.settings USING btree (tenant_id, namespace, key, level, subject);

-- Name: suppressions_by_campaign; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX suppressions_by_campaign ON muster.suppressions USING btree (tenant_id, campaign_id, create_time, suppression_id) WHERE (campaign_id IS NOT NULL);

-- Name: suppressions_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX suppressions_by_create_time ON muster.suppressions USING btree (tenant_id, create_time, suppression_id);

-- Name: suppressions_by_delete_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX suppressions_by_delete_time ON muster.suppressions USING btree (tenant_id, delete_time) WHERE (delete_time IS NOT NULL);

-- Name: suppressions_by_import; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX suppressions_by_import ON muster.suppressions USING btree (tenant_id, import_id, create_time, suppression_id) WHERE (import_id IS NOT NULL);

-- Name: suppressions_by_value; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX suppressions_by_value ON muster.suppressions USING btree (tenant_id, value_hash);

-- Name: suppressions_value_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX suppressions_value_key ON muster.suppressions USING btree (tenant_id, value_hash, kind, COALESCE(campaign_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE (delete_time IS NULL);

-- Name: tenants_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX tenants_by_create_time ON muster.tenants USING btree (create_time, tenant_id);

-- Name: tenants_by_display_name; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX tenants_by_display_name ON muster.tenants USING btree (display_name COLLATE "C", tenant_id);

-- Name: tenants_by_purge_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX tenants_by_purge_time ON muster.tenants USING btree (purge_time) WHERE (state = 'deleted'::text);

-- Name: tenants_by_subscription; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX tenants_by_subscription ON muster.tenants USING btree (subscription_external_id) WHERE (subscription_external_id IS NOT NULL);

-- Name: usage_entries_by_corrected; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX usage_entries_by_corrected ON muster.usage_entries USING btree (tenant_id, corrects_id) WHERE (corrects_id IS NOT NULL);

-- Name: usage_entries_by_meter; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX usage_entries_by_meter ON muster.usage_entries USING btree (tenant_id, meter_id, usage_time);

-- Name: usage_entries_by_place; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX usage_entries_by_place ON muster.usage_entries USING btree (tenant_id, generation, transaction_id, entry_id);

-- Name: usage_entries_by_place_of_all; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX usage_entries_by_place_of_all ON muster.usage_entries USING btree (((generation + 0)), transaction_id, entry_id);

-- Name: usage_entries_by_time_of_all; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX usage_entries_by_time_of_all ON muster.usage_entries USING brin (usage_time);

-- Name: usage_entries_late; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX usage_entries_late ON muster.usage_entries USING btree (tenant_id, create_time) WHERE adjustment;

-- Name: usage_entry_credits_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX usage_entry_credits_by_create_time ON muster.usage_entry_credits USING btree (tenant_id, create_time);

-- Name: usage_meters_by_create_time; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX usage_meters_by_create_time ON muster.usage_meters USING btree (tenant_id, create_time, meter_id);

-- Name: usage_quotas_by_only_tenant; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX usage_quotas_by_only_tenant ON muster.usage_quotas USING btree (tenant_id, only_tenant_id);

-- Name: usage_quotas_key_key; Type: INDEX; Schema: muster; Owner: -

CREATE UNIQUE INDEX usage_quotas_key_key ON muster.usage_quotas USING btree (tenant_id, key, plan, COALESCE(only_tenant_id, '00000000-0000-0000-0000-000000000000'::uuid));

-- Name: usage_rollups_by_meter_of_all; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX usage_rollups_by_meter_of_all ON muster.usage_rollups USING btree (meter_id, grain, slot_time);

-- Name: user_identities_by_user; Type: INDEX; Schema: muster; Owner: -

CREATE INDEX user_identities_by_user ON muster.user_identities USING btree (user_id);

-- Name: journal_default_pkey; Type: INDEX ATTACH; Schema: muster; Owner: -

ALTER INDEX muster.journal_pkey ATTACH PARTITION muster.journal_default_pkey;

-- Name: journal_default_record_time_idx; Type: INDEX ATTACH; Schema: muster; Owner: -

ALTER INDEX muster.journal_by_record_time ATTACH PARTITION muster.journal_default_record_time_idx;

-- Name: journal_default_record_time_record_id_idx; Type: INDEX ATTACH; Schema: muster; Owner: -

ALTER INDEX muster.journal_by_platform ATTACH PARTITION muster.journal_default_record_time_record_id_idx;

-- Name: journal_default_tenant_id_generation_transaction_id_record__idx; Type: INDEX ATTACH; Schema: muster; Owner: -

ALTER INDEX muster.journal_by_place ATTACH PARTITION muster.journal_default_tenant_id_generation_transaction_id_record__idx;

-- Name: journal_default_transaction_id_idx; Type: INDEX ATTACH; Schema: muster; Owner: -

ALTER INDEX muster.journal_by_transaction ATTACH PARTITION muster.journal_default_transaction_id_idx;

-- Name: activities activities_lead_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.activities
    ADD CONSTRAINT activities_lead_id_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES muster.leads(tenant_id, lead_id);

-- Name: api_keys api_keys_user_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.api_keys
    ADD CONSTRAINT api_keys_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES muster.memberships(tenant_id, user_id);

-- Name: campaign_senders campaign_senders_campaign_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.campaign_senders
    ADD CONSTRAINT campaign_senders_campaign_id_fkey FOREIGN KEY (tenant_id, campaign_id) REFERENCES muster.campaigns(tenant_id, campaign_id);

-- Name: campaign_senders campaign_senders_sender_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.campaign_senders
    ADD CONSTRAINT campaign_senders_sender_id_fkey FOREIGN KEY (tenant_id, sender_id) REFERENCES muster.senders(tenant_id, sender_id);

-- Name: campaign_sequences campaign_sequences_campaign_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.campaign_sequences
    ADD CONSTRAINT campaign_sequences_campaign_id_fkey FOREIGN KEY (tenant_id, campaign_id) REFERENCES muster.campaigns(tenant_id, campaign_id);

-- Name: icp_revisions icp_revisions_tenant_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.icp_revisions
    ADD CONSTRAINT icp_revisions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES muster.icps(tenant_id);

-- Name: icps icps_tenant_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.icps
    ADD CONSTRAINT icps_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES muster.tenants(tenant_id);

-- Name: import_chunks import_chunks_import_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.import_chunks
    ADD CONSTRAINT import_chunks_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES muster.imports(tenant_id, import_id);

-- Name: invitations invitations_member_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.invitations
    ADD CONSTRAINT invitations_member_id_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES muster.memberships(tenant_id, member_id);

-- Name: job_attempts job_attempts_job_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.job_attempts
    ADD CONSTRAINT job_attempts_job_fkey FOREIGN KEY (tenant_id, job_id) REFERENCES muster.jobs(tenant_id, job_id) ON DELETE CASCADE;

-- Name: lead_scores lead_scores_lead_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.lead_scores
    ADD CONSTRAINT lead_scores_lead_id_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES muster.leads(tenant_id, lead_id);

-- Name: lead_tags lead_tags_lead_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.lead_tags
    ADD CONSTRAINT lead_tags_lead_id_fkey FOREIGN KEY (tenant_id, lead_id) REFERENCES muster.leads(tenant_id, lead_id);

-- Name: ledger_reservations ledger_reservations_account_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.ledger_reservations
    ADD CONSTRAINT ledger_reservations_account_fkey FOREIGN KEY (tenant_id, account_key, period_start) REFERENCES muster.ledger_accounts(tenant_id, account_key, period_start);

-- Name: memberships memberships_user_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.memberships
    ADD CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES muster.users(user_id);

-- Name: refresh_tokens refresh_tokens_key_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.refresh_tokens
    ADD CONSTRAINT refresh_tokens_key_id_fkey FOREIGN KEY (tenant_id, key_id) REFERENCES muster.api_keys(tenant_id, key_id);

-- Name: replies replies_activity_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.replies
    ADD CONSTRAINT replies_activity_id_fkey FOREIGN KEY (tenant_id, activity_id) REFERENCES muster.activities(tenant_id, activity_id);

-- Name: user_identities user_identities_user_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.user_identities
    ADD CONSTRAINT user_identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES muster.users(user_id);

-- Name: wizard_steps wizard_steps_tenant_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.wizard_steps
    ADD CONSTRAINT wizard_steps_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES muster.wizards(tenant_id);

-- Name: wizards wizards_tenant_id_fkey; Type: FK CONSTRAINT; Schema: muster; Owner: -

ALTER TABLE ONLY muster.wizards
    ADD CONSTRAINT wizards_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES muster.tenants(tenant_id);

-- Name: access_epochs; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.access_epochs ENABLE ROW LEVEL SECURITY;

-- Name: activities; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.activities ENABLE ROW LEVEL SECURITY;

-- Name: api_keys; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.api_keys ENABLE ROW LEVEL SECURITY;

-- Name: approvals; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.approvals ENABLE ROW LEVEL SECURITY;

-- Name: audit_heads; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.audit_heads ENABLE ROW LEVEL SECURITY;

-- Name: audit_seals; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.audit_seals ENABLE ROW LEVEL SECURITY;

-- Name: billing_periods; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.billing_periods ENABLE ROW LEVEL SECURITY;

-- Name: call_counts; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.call_counts ENABLE ROW LEVEL SECURITY;

-- Name: call_reasons; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.call_reasons ENABLE ROW LEVEL SECURITY;

-- Name: campaign_picks; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.campaign_picks ENABLE ROW LEVEL SECURITY;

-- Name: campaign_senders; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.campaign_senders ENABLE ROW LEVEL SECURITY;

-- Name: campaign_sequences; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.campaign_sequences ENABLE ROW LEVEL SECURITY;

-- Name: campaign_templates; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.campaign_templates ENABLE ROW LEVEL SECURITY;

-- Name: campaigns; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.campaigns ENABLE ROW LEVEL SECURITY;

-- Name: credit_accounts; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.credit_accounts ENABLE ROW LEVEL SECURITY;

-- Name: credit_draws; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.credit_draws ENABLE ROW LEVEL SECURITY;

-- Name: credit_grants; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.credit_grants ENABLE ROW LEVEL SECURITY;

-- Name: data_keys; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.data_keys ENABLE ROW LEVEL SECURITY;

-- Name: emergency_stops; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.emergency_stops ENABLE ROW LEVEL SECURITY;

-- Name: enrollments; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.enrollments ENABLE ROW LEVEL SECURITY;

-- Name: icp_revisions; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.icp_revisions ENABLE ROW LEVEL SECURITY;

-- Name: icps; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.icps ENABLE ROW LEVEL SECURITY;

-- Name: import_chunks; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.import_chunks ENABLE ROW LEVEL SECURITY;

-- Name: imports; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.imports ENABLE ROW LEVEL SECURITY;

-- Name: invitations; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.invitations ENABLE ROW LEVEL SECURITY;

-- Name: job_attempts; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.job_attempts ENABLE ROW LEVEL SECURITY;

-- Name: jobs; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.jobs ENABLE ROW LEVEL SECURITY;

-- Name: journal; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.journal ENABLE ROW LEVEL SECURITY;

-- Name: journal_default; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.journal_default ENABLE ROW LEVEL SECURITY;

-- Name: key_rotations; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.key_rotations ENABLE ROW LEVEL SECURITY;

-- Name: lead_schemas; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.lead_schemas ENABLE ROW LEVEL SECURITY;

-- Name: lead_scores; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.lead_scores ENABLE ROW LEVEL SECURITY;

-- Name: lead_tags; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.lead_tags ENABLE ROW LEVEL SECURITY;

-- Name: leads; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.leads ENABLE ROW LEVEL SECURITY;

-- Name: ledger_accounts; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.ledger_accounts ENABLE ROW LEVEL SECURITY;

-- Name: ledger_reservations; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.ledger_reservations ENABLE ROW LEVEL SECURITY;

-- Name: master_keys; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.master_keys ENABLE ROW LEVEL SECURITY;

-- Name: memberships; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.memberships ENABLE ROW LEVEL SECURITY;

-- Name: memberships own; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY own ON muster.memberships FOR SELECT TO muster_app USING ((user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid));

-- Name: user_identities own; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY own ON muster.user_identities TO muster_app USING ((user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid)) WITH CHECK ((user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid));

-- Name: users own; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY own ON muster.users TO muster_app USING ((user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid)) WITH CHECK ((user_id = (NULLIF(current_setting('muster.user_id'::text, true), ''::text))::uuid));

-- Name: price_plans; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.price_plans ENABLE ROW LEVEL SECURITY;

-- Name: quota_alerts; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.quota_alerts ENABLE ROW LEVEL SECURITY;

-- Name: refresh_tokens; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.refresh_tokens ENABLE ROW LEVEL SECURITY;

-- Name: register_answers; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.register_answers ENABLE ROW LEVEL SECURITY;

-- Name: replies; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.replies ENABLE ROW LEVEL SECURITY;

-- Name: request_records; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.request_records ENABLE ROW LEVEL SECURITY;

-- Name: roles; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.roles ENABLE ROW LEVEL SECURITY;

-- Name: scoring_models; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.scoring_models ENABLE ROW LEVEL SECURITY;

-- Name: senders; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.senders ENABLE ROW LEVEL SECURITY;

-- Name: sends; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.sends ENABLE ROW LEVEL SECURITY;

-- Name: servers; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.servers ENABLE ROW LEVEL SECURITY;

-- Name: setting_changes; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.setting_changes ENABLE ROW LEVEL SECURITY;

-- Name: setting_epochs; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.setting_epochs ENABLE ROW LEVEL SECURITY;

-- Name: setting_schemas; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.setting_schemas ENABLE ROW LEVEL SECURITY;

-- Name: setting_scopes; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.setting_scopes ENABLE ROW LEVEL SECURITY;

-- Name: setting_secrets; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.setting_secrets ENABLE ROW LEVEL SECURITY;

-- Name: setting_versions; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.setting_versions ENABLE ROW LEVEL SECURITY;

-- Name: settings; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.settings ENABLE ROW LEVEL SECURITY;

-- Name: suppressions; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.suppressions ENABLE ROW LEVEL SECURITY;

-- Name: access_epochs system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.access_epochs FOR SELECT TO muster_system USING (true);

-- Name: audit_heads system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.audit_heads FOR SELECT TO muster_system USING (true);

-- Name: audit_seals system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.audit_seals FOR SELECT TO muster_system USING (true);

-- Name: data_keys system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.data_keys FOR SELECT TO muster_system USING (true);

-- Name: emergency_stops system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.emergency_stops FOR SELECT TO muster_system USING (true);

-- Name: enrollments system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.enrollments FOR SELECT TO muster_system USING (true);

-- Name: job_attempts system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.job_attempts FOR SELECT TO muster_system USING (true);

-- Name: jobs system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.jobs FOR SELECT TO muster_system USING (true);

-- Name: journal system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.journal FOR SELECT TO muster_system USING (true);

-- Name: journal_default system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.journal_default FOR SELECT TO muster_system USING (true);

-- Name: ledger_reservations system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.ledger_reservations FOR SELECT TO muster_system USING (true);

-- Name: master_keys system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.master_keys FOR SELECT TO muster_system USING (true);

-- Name: memberships system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.memberships FOR SELECT TO muster_system USING (true);

-- Name: setting_epochs system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.setting_epochs FOR SELECT TO muster_system USING (true);

-- Name: setting_schemas system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.setting_schemas FOR SELECT TO muster_system USING (true);

-- Name: setting_versions system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.setting_versions FOR SELECT TO muster_system USING (true);

-- Name: settings system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.settings FOR SELECT TO muster_system USING (true);

-- Name: tenants system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.tenants FOR SELECT TO muster_system USING (true);

-- Name: usage_entries system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.usage_entries FOR SELECT TO muster_system USING (true);

-- Name: usage_entry_credits system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.usage_entry_credits FOR SELECT TO muster_system USING (true);

-- Name: usage_meters system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.usage_meters FOR SELECT TO muster_system USING (true);

-- Name: usage_progress system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.usage_progress FOR SELECT TO muster_system USING (true);

-- Name: usage_rollups system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.usage_rollups FOR SELECT TO muster_system USING (true);

-- Name: user_identities system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.user_identities FOR SELECT TO muster_system USING (true);

-- Name: users system; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY system ON muster.users FOR SELECT TO muster_system USING (true);

-- Name: access_epochs tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.access_epochs TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: activities tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.activities TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: api_keys tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.api_keys TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: approvals tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.approvals TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: audit_heads tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.audit_heads TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: audit_seals tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.audit_seals TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: billing_periods tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.billing_periods TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: call_counts tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.call_counts TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: call_reasons tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.call_reasons TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: campaign_picks tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.campaign_picks TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: campaign_senders tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.campaign_senders TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: campaign_sequences tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.campaign_sequences TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: campaign_templates tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.campaign_templates TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: campaigns tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.campaigns TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: credit_accounts tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.credit_accounts TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: credit_draws tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.credit_draws TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: credit_grants tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.credit_grants TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: data_keys tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.data_keys TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: emergency_stops tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.emergency_stops TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: enrollments tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.enrollments TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: icp_revisions tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.icp_revisions TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: icps tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.icps TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: import_chunks tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.import_chunks TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: imports tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.imports TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: invitations tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.invitations TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: job_attempts tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.job_attempts TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: jobs tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.jobs TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: journal tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.journal TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: journal_default tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.journal_default TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: key_rotations tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.key_rotations TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: lead_schemas tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.lead_schemas TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: lead_scores tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.lead_scores TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: lead_tags tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.lead_tags TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: leads tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.leads TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: ledger_accounts tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.ledger_accounts TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: ledger_reservations tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.ledger_reservations TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: master_keys tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.master_keys TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: memberships tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.memberships TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: price_plans tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.price_plans TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: quota_alerts tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.quota_alerts TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: refresh_tokens tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.refresh_tokens TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: register_answers tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.register_answers TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: replies tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.replies TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: request_records tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.request_records TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: roles tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.roles TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: scoring_models tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.scoring_models TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: senders tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.senders TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: sends tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.sends TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: servers tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.servers TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: setting_changes tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.setting_changes TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: setting_epochs tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.setting_epochs TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: setting_schemas tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.setting_schemas TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: setting_scopes tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.setting_scopes TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: setting_secrets tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.setting_secrets TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: setting_versions tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.setting_versions TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: settings tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.settings TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: suppressions tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.suppressions TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: tenant_erasures tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.tenant_erasures TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: tenant_terms tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.tenant_terms TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: tenants tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.tenants TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: usage_entries tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.usage_entries TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: usage_entry_credits tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.usage_entry_credits TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: usage_meters tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.usage_meters TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: usage_progress tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.usage_progress TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: usage_quotas tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.usage_quotas TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: usage_reservations tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.usage_reservations TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: usage_rollups tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.usage_rollups TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: wizard_steps tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.wizard_steps TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: wizards tenant; Type: POLICY; Schema: muster; Owner: -

CREATE POLICY tenant ON muster.wizards TO muster_app USING ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid)) WITH CHECK ((tenant_id = (NULLIF(current_setting('muster.tenant_id'::text, true), ''::text))::uuid));

-- Name: tenant_erasures; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.tenant_erasures ENABLE ROW LEVEL SECURITY;

-- Name: tenant_terms; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.tenant_terms ENABLE ROW LEVEL SECURITY;

-- Name: tenants; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.tenants ENABLE ROW LEVEL SECURITY;

-- Name: usage_entries; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.usage_entries ENABLE ROW LEVEL SECURITY;

-- Name: usage_entry_credits; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.usage_entry_credits ENABLE ROW LEVEL SECURITY;

-- Name: usage_meters; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.usage_meters ENABLE ROW LEVEL SECURITY;

-- Name: usage_progress; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.usage_progress ENABLE ROW LEVEL SECURITY;

-- Name: usage_quotas; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.usage_quotas ENABLE ROW LEVEL SECURITY;

-- Name: usage_reservations; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.usage_reservations ENABLE ROW LEVEL SECURITY;

-- Name: usage_rollups; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.usage_rollups ENABLE ROW LEVEL SECURITY;

-- Name: user_identities; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.user_identities ENABLE ROW LEVEL SECURITY;

-- Name: users; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.users ENABLE ROW LEVEL SECURITY;

-- Name: wizard_steps; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.wizard_steps ENABLE ROW LEVEL SECURITY;

-- Name: wizards; Type: ROW SECURITY; Schema: muster; Owner: -

ALTER TABLE muster.wizards ENABLE ROW LEVEL SECURITY;

-- Name: SCHEMA muster; Type: ACL; Schema: -; Owner: -

GRANT USAGE ON SCHEMA muster TO muster_app;
GRANT USAGE ON SCHEMA muster TO muster_system;

-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: -

REVOKE USAGE ON SCHEMA public FROM PUBLIC;

-- Name: FUNCTION clear_lead_records(target uuid, things uuid[], since timestamp with time zone); Type: ACL; Schema: muster; Owner: -

REVOKE ALL ON FUNCTION muster.clear_lead_records(target uuid, things uuid[], since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION muster.clear_lead_records(target uuid, things uuid[], since timestamp with time zone) TO muster_app;

-- Name: FUNCTION count_tenant_rows(target uuid, table_name text); Type: ACL; Schema: muster; Owner: -

REVOKE ALL ON FUNCTION muster.count_tenant_rows(target uuid, table_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION muster.count_tenant_rows(target uuid, table_name text) TO muster_system;

-- Name: FUNCTION delete_lone_users(users uuid[]); Type: ACL; Schema: muster; Owner: -

REVOKE ALL ON FUNCTION muster.delete_lone_users(users uuid[]) FROM PUBLIC;

-- Name: FUNCTION erase_lone_users(target uuid); Type: ACL; Schema: muster; Owner: -

REVOKE ALL ON FUNCTION muster.erase_lone_users(target uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION muster.erase_lone_users(target uuid) TO muster_system;

-- Name: FUNCTION erase_tenant_answers(target uuid); Type: ACL; Schema: muster; Owner: -

REVOKE ALL ON FUNCTION muster.erase_tenant_answers(target uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION muster.erase_tenant_answers(target uuid) TO muster_system;

-- Name: FUNCTION erase_tenant_rows(target uuid, table_name text, most integer); Type: ACL; Schema: muster; Owner: -

REVOKE ALL ON FUNCTION muster.erase_tenant_rows(target uuid, table_name text, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION muster.erase_tenant_rows(target uuid, table_name text, most integer) TO muster_system;

-- Name: FUNCTION make_journal_partitions(ahead integer); Type: ACL; Schema: muster; Owner: -

REVOKE ALL ON FUNCTION muster.make_journal_partitions(ahead integer) FROM PUBLIC;
GRANT ALL ON FUNCTION muster.make_journal_partitions(ahead integer) TO muster_system;

-- Name: FUNCTION master_key_mark(own bytea); Type: ACL; Schema: muster; Owner: -

REVOKE ALL ON FUNCTION muster.master_key_mark(own bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION muster.master_key_mark(own bytea) TO muster_system;

-- Name: FUNCTION purge_members(before timestamp with time zone, most integer); Type: ACL; Schema: muster; Owner: -

REVOKE ALL ON FUNCTION muster.purge_members(before timestamp with time zone, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION muster.purge_members(before timestamp with time zone, most integer) TO muster_system;

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

-- Name: TABLE activities; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE ON TABLE muster.activities TO muster_app;

-- Name: TABLE api_keys; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.api_keys TO muster_app;

-- Name: TABLE approvals; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.approvals TO muster_app;

-- Name: TABLE audit_heads; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.audit_heads TO muster_app;

-- Name: COLUMN audit_heads.tenant_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(tenant_id) ON TABLE muster.audit_heads TO muster_system;

-- Name: COLUMN audit_heads.number; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(number) ON TABLE muster.audit_heads TO muster_system;

-- Name: COLUMN audit_heads.generation; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(generation) ON TABLE muster.audit_heads TO muster_system;

-- Name: COLUMN audit_heads.last_transaction_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(last_transaction_id) ON TABLE muster.audit_heads TO muster_system;

-- Name: COLUMN audit_heads.last_record_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(last_record_id) ON TABLE muster.audit_heads TO muster_system;

-- Name: TABLE audit_seals; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.audit_seals TO muster_app;

-- Name: COLUMN audit_seals.tenant_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(tenant_id) ON TABLE muster.audit_seals TO muster_system;

-- Name: COLUMN audit_seals.number; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(number) ON TABLE muster.audit_seals TO muster_system;

-- Name: COLUMN audit_seals.generation; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(generation) ON TABLE muster.audit_seals TO muster_system;

-- Name: COLUMN audit_seals.last_transaction_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(last_transaction_id) ON TABLE muster.audit_seals TO muster_system;

-- Name: COLUMN audit_seals.last_record_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(last_record_id) ON TABLE muster.audit_seals TO muster_system;

-- Name: TABLE billing_periods; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.billing_periods TO muster_app;

-- Name: TABLE call_counts; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.call_counts TO muster_app;

-- Name: TABLE call_reasons; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.call_reasons TO muster_app;

-- Name: TABLE campaign_picks; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.campaign_picks TO muster_app;

-- Name: TABLE campaign_senders; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE ON TABLE muster.campaign_senders TO muster_app;

-- Name: TABLE campaign_sequences; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE ON TABLE muster.campaign_sequences TO muster_app;

-- Name: TABLE campaign_templates; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.campaign_templates TO muster_app;

-- Name: TABLE campaigns; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.campaigns TO muster_app;

-- Name: TABLE credit_accounts; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.credit_accounts TO muster_app;

-- Name: TABLE credit_draws; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.credit_draws TO muster_app;

-- Name: TABLE credit_grants; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.credit_grants TO muster_app;

-- Name: TABLE data_keys; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.data_keys TO muster_app;

-- Name: COLUMN data_keys.tenant_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(tenant_id) ON TABLE muster.data_keys TO muster_system;

-- Name: COLUMN data_keys.key_version; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(key_version) ON TABLE muster.data_keys TO muster_system;

-- Name: COLUMN data_keys.state; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(state) ON TABLE muster.data_keys TO muster_system;

-- Name: COLUMN data_keys.master_version; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(master_version) ON TABLE muster.data_keys TO muster_system;

-- Name: TABLE emergency_stops; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.emergency_stops TO muster_app;

-- Name: COLUMN emergency_stops.tenant_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(tenant_id) ON TABLE muster.emergency_stops TO muster_system;

-- Name: COLUMN emergency_stops.is_active; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(is_active) ON TABLE muster.emergency_stops TO muster_system;

-- Name: TABLE enrollments; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.enrollments TO muster_app;

-- Name: COLUMN enrollments.tenant_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(tenant_id) ON TABLE muster.enrollments TO muster_system;

-- Name: COLUMN enrollments.work_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(work_time) ON TABLE muster.enrollments TO muster_system;

-- Name: TABLE icp_revisions; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.icp_revisions TO muster_app;

-- Name: COLUMN icp_revisions.state; Type: ACL; Schema: muster; Owner: -

GRANT UPDATE(state) ON TABLE muster.icp_revisions TO muster_app;

-- Name: COLUMN icp_revisions.confirm_time; Type: ACL; Schema: muster; Owner: -

GRANT UPDATE(confirm_time) ON TABLE muster.icp_revisions TO muster_app;

-- Name: COLUMN icp_revisions.confirmed_by_kind; Type: ACL; Schema: muster; Owner: -

GRANT UPDATE(confirmed_by_kind) ON TABLE muster.icp_revisions TO muster_app;

-- Name: COLUMN icp_revisions.confirmed_by_id; Type: ACL; Schema: muster; Owner: -

GRANT UPDATE(confirmed_by_id) ON TABLE muster.icp_revisions TO muster_app;

-- Name: COLUMN icp_revisions.confirmed_by_name; Type: ACL; Schema: muster; Owner: -

GRANT UPDATE(confirmed_by_name) ON TABLE muster.icp_revisions TO muster_app;

-- Name: TABLE icps; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.icps TO muster_app;

-- Name: TABLE import_chunks; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE ON TABLE muster.import_chunks TO muster_app;

-- Name: TABLE imports; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.imports TO muster_app;

-- Name: TABLE installation; Type: ACL; Schema: muster; Owner: -

GRANT SELECT ON TABLE muster.installation TO muster_app;
GRANT SELECT ON TABLE muster.installation TO muster_system;

-- Name: TABLE invitations; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.invitations TO muster_app;

-- Name: TABLE job_attempts; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.job_attempts TO muster_app;
GRANT SELECT ON TABLE muster.job_attempts TO muster_system;

-- Name: TABLE jobs; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.jobs TO muster_app;

-- Name: COLUMN jobs.tenant_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(tenant_id) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.job_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(job_id) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.kind; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(kind) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.state; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(state) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.target_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(target_id) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.max_attempts; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(max_attempts) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.attempt_count; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(attempt_count) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.run_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(run_time) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.runs_when_inactive; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(runs_when_inactive) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.fence; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(fence) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.server_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(server_id) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.lease_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(lease_time) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.due_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(due_time) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.cancel_requested; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(cancel_requested) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.last_error; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(last_error) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.result; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(result) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.done_count; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(done_count) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.total_count; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(total_count) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.schedule_key; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(schedule_key) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.cron; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(cron) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.time_zone; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(time_zone) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.last_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(last_time) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.carries_schedule; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(carries_schedule) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.created_by_kind; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(created_by_kind) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.created_by_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(created_by_id) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.created_by_name; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(created_by_name) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.trace_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(trace_id) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.create_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(create_time) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.update_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(update_time) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.finish_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(finish_time) ON TABLE muster.jobs TO muster_system;

-- Name: COLUMN jobs.version; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(version) ON TABLE muster.jobs TO muster_system;

-- Name: TABLE journal; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.journal TO muster_app;

-- Name: COLUMN journal.tenant_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(tenant_id) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.record_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(record_time) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.record_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(record_id) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.transaction_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(transaction_id) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.actor_kind; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(actor_kind) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.actor_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(actor_id) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.actor_name; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(actor_name) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.method; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(method) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.target_kind; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(target_kind) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.target_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(target_id) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.request_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(request_id) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.changed_fields; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(changed_fields) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.outcome; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(outcome) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.reason; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(reason) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.event_type; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(event_type) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.event; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(event) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.usage; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(usage) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.generation; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(generation) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.permission; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(permission) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.trace_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(trace_id) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.version_before; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(version_before) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.version_after; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(version_after) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.call_count; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(call_count) ON TABLE muster.journal TO muster_system;

-- Name: COLUMN journal.source_network; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(source_network) ON TABLE muster.journal TO muster_system;

-- Name: TABLE key_rotations; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.key_rotations TO muster_app;

-- Name: TABLE lead_schemas; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.lead_schemas TO muster_app;

-- Name: TABLE lead_scores; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE ON TABLE muster.lead_scores TO muster_app;

-- Name: TABLE lead_tags; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE ON TABLE muster.lead_tags TO muster_app;

-- Name: TABLE leads; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.leads TO muster_app;

-- Name: TABLE ledger_accounts; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.ledger_accounts TO muster_app;

-- Name: TABLE ledger_reservations; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.ledger_reservations TO muster_app;

-- Name: COLUMN ledger_reservations.tenant_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(tenant_id) ON TABLE muster.ledger_reservations TO muster_system;

-- Name: COLUMN ledger_reservations.state; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(state) ON TABLE muster.ledger_reservations TO muster_system;

-- Name: COLUMN ledger_reservations.expire_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(expire_time) ON TABLE muster.ledger_reservations TO muster_system;

-- Name: TABLE master_keys; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.master_keys TO muster_app;
GRANT SELECT ON TABLE muster.master_keys TO muster_system;

-- Name: TABLE memberships; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.memberships TO muster_app;
GRANT SELECT ON TABLE muster.memberships TO muster_system;

-- Name: TABLE price_plans; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.price_plans TO muster_app;

-- Name: TABLE quota_alerts; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.quota_alerts TO muster_app;

-- Name: TABLE refresh_tokens; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.refresh_tokens TO muster_app;

-- Name: TABLE register_answers; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.register_answers TO muster_app;

-- Name: TABLE replies; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.replies TO muster_app;

-- Name: TABLE request_records; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.request_records TO muster_app;

-- Name: TABLE roles; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.roles TO muster_app;

-- Name: TABLE schema_migrations; Type: ACL; Schema: muster; Owner: -

GRANT SELECT ON TABLE muster.schema_migrations TO muster_app;
GRANT SELECT ON TABLE muster.schema_migrations TO muster_system;

-- Name: TABLE scoring_models; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.scoring_models TO muster_app;

-- Name: TABLE senders; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.senders TO muster_app;

-- Name: TABLE sends; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.sends TO muster_app;

-- Name: TABLE servers; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.servers TO muster_app;

-- Name: TABLE setting_changes; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.setting_changes TO muster_app;

-- Name: TABLE setting_epochs; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.setting_epochs TO muster_app;
GRANT SELECT ON TABLE muster.setting_epochs TO muster_system;

-- Name: TABLE setting_schemas; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.setting_schemas TO muster_app;

-- Name: COLUMN setting_schemas.tenant_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(tenant_id) ON TABLE muster.setting_schemas TO muster_system;

-- Name: COLUMN setting_schemas.namespace; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(namespace) ON TABLE muster.setting_schemas TO muster_system;

-- Name: TABLE setting_scopes; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.setting_scopes TO muster_app;

-- Name: TABLE setting_secrets; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.setting_secrets TO muster_app;

-- Name: TABLE setting_versions; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.setting_versions TO muster_app;

-- Name: COLUMN setting_versions.tenant_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(tenant_id) ON TABLE muster.setting_versions TO muster_system;

-- Name: COLUMN setting_versions.state; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(state) ON TABLE muster.setting_versions TO muster_system;

-- Name: COLUMN setting_versions.expire_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(expire_time) ON TABLE muster.setting_versions TO muster_system;

-- Name: TABLE settings; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.settings TO muster_app;

-- Name: COLUMN settings.tenant_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(tenant_id) ON TABLE muster.settings TO muster_system;

-- Name: COLUMN settings.namespace; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(namespace) ON TABLE muster.settings TO muster_system;

-- Name: COLUMN settings.expire_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(expire_time) ON TABLE muster.settings TO muster_system;

-- Name: TABLE suppressions; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.suppressions TO muster_app;

-- Name: TABLE tenant_erasures; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.tenant_erasures TO muster_app;

-- Name: TABLE tenant_terms; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.tenant_terms TO muster_app;

-- Name: TABLE tenants; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.tenants TO muster_app;
GRANT SELECT ON TABLE muster.tenants TO muster_system;

-- Name: TABLE usage_entries; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.usage_entries TO muster_app;

-- Name: COLUMN usage_entries.tenant_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(tenant_id) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.entry_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(entry_id) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.meter_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(meter_id) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.category; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(category) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.metric; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(metric) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.amount; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(amount) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.usage_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(usage_time) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.idempotency_key; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(idempotency_key) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.dimensions; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(dimensions) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.unit_cost; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(unit_cost) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.cost; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(cost) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.currency_code; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(currency_code) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.unique_digest; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(unique_digest) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.metadata; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(metadata) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.corrects_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(corrects_id) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.source; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(source) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.reservation_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(reservation_id) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.adjustment; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(adjustment) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.actor_kind; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(actor_kind) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.actor_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(actor_id) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.actor_name; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(actor_name) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.create_time; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(create_time) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.generation; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(generation) ON TABLE muster.usage_entries TO muster_system;

-- Name: COLUMN usage_entries.transaction_id; Type: ACL; Schema: muster; Owner: -

GRANT SELECT(transaction_id) ON TABLE muster.usage_entries TO muster_system;

-- Name: TABLE usage_entry_credits; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.usage_entry_credits TO muster_app;
GRANT SELECT ON TABLE muster.usage_entry_credits TO muster_system;

-- Name: TABLE usage_meters; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT ON TABLE muster.usage_meters TO muster_app;
GRANT SELECT ON TABLE muster.usage_meters TO muster_system;

-- Name: TABLE usage_progress; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.usage_progress TO muster_app;
GRANT SELECT ON TABLE muster.usage_progress TO muster_system;

-- Name: TABLE usage_quotas; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.usage_quotas TO muster_app;

-- Name: TABLE usage_reservations; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.usage_reservations TO muster_app;

-- Name: TABLE usage_rollups; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE muster.usage_rollups TO muster_app;
GRANT SELECT ON TABLE muster.usage_rollups TO muster_system;

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

-- Name: TABLE wizard_steps; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.wizard_steps TO muster_app;

-- Name: TABLE wizards; Type: ACL; Schema: muster; Owner: -

GRANT SELECT,INSERT,UPDATE ON TABLE muster.wizards TO muster_app;

-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: -

ALTER DEFAULT PRIVILEGES FOR ROLE muster_owner REVOKE ALL ON FUNCTIONS  FROM PUBLIC;

-- PostgreSQL database dump complete

