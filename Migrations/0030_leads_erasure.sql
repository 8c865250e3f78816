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
