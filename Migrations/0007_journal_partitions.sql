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
