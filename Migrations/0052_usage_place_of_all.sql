-- muster: no transaction
-- The index over all tenants' entries is spelled so that no statement of one tenant can use it. Such a one
-- then compares places within its tenant, and begins where it has to instead of at the first entry.
DROP INDEX CONCURRENTLY IF EXISTS usage_entries_by_place_of_all;
CREATE INDEX CONCURRENTLY usage_entries_by_place_of_all
  ON usage_entries ((generation + 0), transaction_id, entry_id);
