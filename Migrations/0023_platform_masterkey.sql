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
