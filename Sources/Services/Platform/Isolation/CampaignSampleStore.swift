import MusterPostgres

/// What only a job brings into a tenant's campaigns.
extension IsolationStore {
  static let campaignSamples: [String: Statement] = [
    "campaign_templates": Statement(
      """
      INSERT INTO campaign_templates (
        tenant_id, template_id, job_id, icp_revision, create_time, industry_key, name_key, message)
      VALUES ($1, $1, $1, 1, now(), '', '', '')
      ON CONFLICT DO NOTHING
      """, .uuid)
  ]
}
