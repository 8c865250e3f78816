-- The rights on the functions above: the platform's own role calls them, by the jobs of erasure and purge.
REVOKE ALL ON FUNCTION muster.count_tenant_rows, muster.erase_tenant_rows, muster.erase_tenant_answers,
  muster.delete_lone_users, muster.erase_lone_users, muster.purge_members FROM PUBLIC;
GRANT EXECUTE ON FUNCTION muster.count_tenant_rows, muster.erase_tenant_rows, muster.erase_tenant_answers,
  muster.erase_lone_users, muster.purge_members TO muster_system;

CREATE INDEX memberships_by_delete_time ON muster.memberships (delete_time) WHERE delete_time IS NOT NULL;
CREATE INDEX tenants_by_purge_time ON muster.tenants (purge_time) WHERE state = 'deleted';
