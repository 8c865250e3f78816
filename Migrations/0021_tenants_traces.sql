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
