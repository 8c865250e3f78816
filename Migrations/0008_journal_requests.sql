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
