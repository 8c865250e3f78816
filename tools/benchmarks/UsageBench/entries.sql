-- A part of the entries: each tenant's share of :'total', the asked one's a tenth of all, over 90 days. The meter is
-- the platform's, which all tenants have.
INSERT INTO muster.usage_meters (tenant_id, meter_id, category, metric, unit, aggregation, dimensions, late_seconds)
VALUES ('00000000-0000-0000-0000-000000000000', '01900000-0000-7000-8000-0000000000be', 'bench', 'units', 'unit',
  'sum', '{kind}', 34560000)
ON CONFLICT DO NOTHING;

INSERT INTO muster.usage_entries (
  tenant_id, entry_id, meter_id, category, metric, amount, usage_time, idempotency_key, content_hash, dimensions,
  source, actor_kind, create_time, generation)
SELECT tenant, entry, '01900000-0000-7000-8000-0000000000be', 'bench', 'units', 1 + n % 9 + 0.25,
  now() - interval '1 hour' - n % 129600 * interval '1 minute', 'fill-' || entry, '\xab',
  jsonb_build_object('kind', 'kind-' || n % 10), 'recorded', 'system', now() - interval '1 hour',
  (SELECT generation FROM muster.installation)
FROM (
  SELECT CASE WHEN t = 0 THEN :'tenant' ELSE 'be000000-0000-7000-8000-' || lpad(to_hex(t), 12, '0') END::uuid AS tenant,
    n + :part::int8 * 7919 AS n, gen_random_uuid() AS entry
  FROM generate_series(0, 999) t,
    generate_series(1, CASE WHEN t = 0 THEN :rows::int8 / 10 ELSE :rows::int8 * 9 / 9990 END) n
) fresh;
