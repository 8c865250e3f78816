-- What GetLead sends, as pgbench sends it: the binding and the row in one implicit transaction and one round trip.
\startpipeline
SELECT set_config('muster.tenant_id', :tenant::text, true);
SELECT lead_id, email, first_name, last_name, title, company, company_domain, phone, linkedin_url, country, industry, employee_count, campaign_id, owner_id, source, external_id, tags, time_zone, language, CASE WHEN details IS NOT NULL THEN (SELECT s.removed_keys FROM lead_schemas s WHERE s.tenant_id = :tenant::uuid) END, details, status, status_time, update_time, delete_time, version, tier, score, data_quality, authority, company_fit, timing, risk, score_model_id, score_time FROM leads WHERE tenant_id = :tenant::uuid AND lead_id = :lead::uuid;
\endpipeline
