-- What GetTenant sends, as pgbench sends it: the binding and the row in one implicit transaction and one round trip.
\startpipeline
SELECT set_config('muster.tenant_id', :tenant::text, true);
SELECT tenant_id, slug, display_name, state, plan, health, mfa_policy, time_zone, locale, country, currency_code, home_region, contact_email, create_time, update_time, delete_time, purge_time, version, suspend_time, suspend_reason, suspend_blocks_reads, calls_per_second, call_burst, max_open_streams, max_members, max_api_keys, subscription_status, subscription_start_time, subscription_trial_end_time, subscription_period_end_time, subscription_cancel_time, subscription_external_id, subscription_update_time FROM tenants WHERE tenant_id = :tenant::uuid;
\endpipeline
