-- What GetLead sends, as pgbench sends it: the binding and the row in one implicit transaction and one round trip.
\startpipeline
SELECT set_config('muster.tenant_id', :tenant::text, true);
SELECT lead_id, message, custom_fields, CASE WHEN custom_fields IS NOT NULL THEN (SELECT s.removed_keys FROM lead_schemas s WHERE s.tenant_id = :tenant::uuid) END FROM leads WHERE tenant_id = :tenant::uuid AND lead_id = :lead::uuid;
\endpipeline
