-- As many leads as the peers' tables have: 200 in the tenant that is asked, and in 999 others.
INSERT INTO muster.leads (
  tenant_id, lead_id, email, email_key, first_name, last_name, name_key, title, company, company_key, score, tier,
  data_quality, authority, company_fit, timing, risk, score_model_id, score_time, status, campaign_id,
  created_by_kind)
SELECT
  CASE WHEN t = 1 THEN :'tenant' ELSE lpad(to_hex(t), 32, '0') END::uuid,
  ('0190' || lpad(to_hex(l), 8, '0') || '70008000' || lpad(to_hex(l), 12, '0'))::uuid,
  'lead' || l || '@example' || t || '.com', 'lead' || l || '@example' || t || '.com', 'First' || l, 'Last' || l,
  'first' || l || ' last' || l, 'VP Sales', 'Company ' || l, 'company ' || l, (l * 37) % 101, 'warm',
  10, 15, 15, 5, 5, '00000000-0000-0000-0000-000000000000', now(), 'new', gen_random_uuid(), 'system'
FROM generate_series(1, 1000) t, generate_series(1, 200) l;
ANALYZE muster.leads;
