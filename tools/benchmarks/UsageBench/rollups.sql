-- What the job `usage.meter` makes of the entries, in one go: it would take ten minutes of small transactions. That
-- both are equal is what tests say; of meters that are added up only sums and counts are read.
BEGIN;
SET LOCAL search_path = muster;
SET LOCAL work_mem = '512MB';
-- Whoever rolls up now ends first, and finds nothing to do afterwards.
LOCK TABLE usage_progress IN EXCLUSIVE MODE;
TRUNCATE usage_rollups;
INSERT INTO usage_rollups (
  tenant_id, meter_id, grain, slot_time, currency_code, dimensions_key, dimensions, amount_sum, amount_max,
  entry_count, cost, last_amount, last_time, last_generation, last_transaction_id, last_entry_id)
SELECT
  e.tenant_id, e.meter_id, g.grain, date_trunc(g.grain, e.usage_time, 'UTC'), e.currency_code,
  sha256(convert_to(e.dimensions::text, 'UTF8')), e.dimensions, sum(e.amount), max(e.amount), count(*),
  coalesce(sum(e.cost), 0), max(e.amount), max(e.usage_time), max(e.generation),
  max(e.transaction_id::text::bigint)::text::xid8, (array_agg(e.entry_id))[1]
FROM usage_entries e, unnest(ARRAY['hour', 'day']) g (grain)
GROUP BY e.tenant_id, e.meter_id, g.grain, date_trunc(g.grain, e.usage_time, 'UTC'), e.currency_code, e.dimensions;
INSERT INTO usage_progress (tenant_id) SELECT DISTINCT tenant_id FROM usage_rollups ON CONFLICT DO NOTHING;
UPDATE usage_progress SET
  (rolled_generation, rolled_transaction_id) = (
    SELECT max(generation), pg_snapshot_xmin(pg_current_snapshot()) FROM usage_entries),
  update_time = clock_timestamp();
COMMIT;
VACUUM ANALYZE muster.usage_rollups, muster.usage_progress, muster.usage_entries;
