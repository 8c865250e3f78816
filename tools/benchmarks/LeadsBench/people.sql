-- As many leads as the peers' tables have: 200 in the tenant that is asked, and in 999 others. Their messages are
-- written here field by field: number and type, length, bytes.
CREATE FUNCTION pg_temp.text_field(number int, value text) RETURNS bytea IMMUTABLE LANGUAGE sql AS $$
  SELECT CASE WHEN number < 16 THEN set_byte('\x00', 0, number * 8 + 2)
    ELSE set_byte(set_byte('\x0000', 0, (number * 8 + 2) % 128 + 128), 1, (number * 8 + 2) / 128) END
    || set_byte('\x00', 0, length(value)) || convert_to(value, 'UTF8')
$$;
INSERT INTO muster.leads (
  tenant_id, lead_id, email_key, name_key, company_key, score, tier, status, campaign_id, created_by_kind, message)
SELECT
  CASE WHEN t = 1 THEN :'tenant' ELSE lpad(to_hex(t), 32, '0') END::uuid,
  ('0190' || lpad(to_hex(l), 8, '0') || '70008000' || lpad(to_hex(l), 12, '0'))::uuid,
  'lead' || l || '@example' || t || '.com', 'first' || l || ' last' || l, 'company ' || l, (l * 37) % 101, 'warm', 'new',
  gen_random_uuid(), 'system',
    pg_temp.text_field(1, 'lead_01j' || lpad(l::text, 23, '0')) || pg_temp.text_field(2, 'tenant_01j' || lpad(t::text, 23, '0'))
    || pg_temp.text_field(3, 'lead' || l || '@example' || t || '.com') || pg_temp.text_field(4, 'First' || l)
    || pg_temp.text_field(5, 'Last' || l) || pg_temp.text_field(6, 'VP Sales') || pg_temp.text_field(7, 'Company ' || l)
    || '\x4001'::bytea || '\x48'::bytea || set_byte('\x00', 0, (l * 37) % 101) || '\x5002'::bytea
    || '\x5a0a080a100f180f20052805'::bytea || '\x62060892eb87d806'::bytea || '\x6a0b0892eb87d806108094ef3a'::bytea || '\x7001'::bytea
    || pg_temp.text_field(20, 'campaign_01j' || lpad(l::text, 23, '0'))
FROM generate_series(1, 1000) t, generate_series(1, 200) l;
ANALYZE muster.leads;
