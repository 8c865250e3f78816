-- 1,000 tenants beside the one that is asked for.
INSERT INTO muster.tenants (tenant_id, slug, display_name, plan, subscription_status, time_zone, contact_email)
SELECT
  ('01890000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid, 'tenant-' || number, 'Tenant ' || number,
  'velocity', 'active', 'Europe/Berlin', 'office@tenant-' || number || '.example'
FROM generate_series(1, 1001) AS number;
VACUUM ANALYZE muster.tenants;
