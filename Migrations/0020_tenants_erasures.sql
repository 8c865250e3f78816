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
