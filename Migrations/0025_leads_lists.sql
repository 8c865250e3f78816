-- The orders and leading filters of lists. What is partial costs nothing where it is not used: an import
-- without campaign, owner and score writes four of these.
CREATE INDEX leads_by_update_time ON muster.leads (tenant_id, update_time, lead_id);
CREATE INDEX leads_by_score ON muster.leads (tenant_id, score, lead_id);
CREATE INDEX leads_by_name ON muster.leads (tenant_id, name_key, lead_id);
CREATE INDEX leads_by_company ON muster.leads (tenant_id, company_key, lead_id);
CREATE INDEX leads_by_status ON muster.leads (tenant_id, status, lead_id);
CREATE INDEX leads_by_tier ON muster.leads (tenant_id, tier, lead_id) WHERE tier IS NOT NULL;
CREATE INDEX leads_by_tier_score ON muster.leads (tenant_id, tier, score, lead_id) WHERE tier IS NOT NULL;
CREATE INDEX leads_by_campaign ON muster.leads (tenant_id, campaign_id, lead_id)
  WHERE campaign_id IS NOT NULL;
CREATE INDEX leads_by_campaign_score ON muster.leads (tenant_id, campaign_id, score, lead_id)
  WHERE campaign_id IS NOT NULL;
CREATE INDEX leads_by_owner ON muster.leads (tenant_id, owner_id, lead_id) WHERE owner_id IS NOT NULL;
CREATE INDEX leads_by_owner_score ON muster.leads (tenant_id, owner_id, score, lead_id)
  WHERE owner_id IS NOT NULL;
-- Of deleted leads, which the unique keys leave out.
CREATE INDEX leads_deleted_by_email ON muster.leads (tenant_id, email_key) WHERE delete_time IS NOT NULL;
CREATE INDEX leads_deleted_by_external_id ON muster.leads (tenant_id, external_id)
  WHERE delete_time IS NOT NULL AND external_id IS NOT NULL;
-- What upkeep looks for.
CREATE INDEX leads_by_rescore_time ON muster.leads (tenant_id, rescore_time, lead_id)
  WHERE rescore_time IS NOT NULL;
CREATE INDEX leads_by_delete_time ON muster.leads (tenant_id, delete_time, lead_id)
  WHERE delete_time IS NOT NULL;
