import MusterPostgres

/// What only time and leads on their way bring into a tenant's campaigns. Nobody works on these: they have no
/// time at which somebody looks at them.
extension IsolationStore {
  static let sendSamples: [String: Statement] = [
    "approvals": sample(
      """
      approvals (
        tenant_id, approval_id, send_id, enrollment_id, campaign_id, lead_id, status, content, recipient,
        expire_time, decide_time)
      VALUES ($1, $1, $1, $1, $1, $1, 'withdrawn', '', '', now(), now())
      """),
    "campaign_picks": sample("campaign_picks (tenant_id, campaign_id, channel) VALUES ($1, $1, 'email')"),
    "enrollments": sample(
      """
      enrollments (
        tenant_id, enrollment_id, campaign_id, lead_id, status, run_number, sequence_version, end_time,
        created_by_kind)
      VALUES ($1, $1, $1, $1, 'completed', 1, 1, now(), 'system')
      """),
    "register_answers": sample(
      """
      register_answers (tenant_id, lead_id, number_hash, is_listed, expire_time)
      VALUES ($1, $1, '', false, now())
      """),
    "sends": sample(
      """
      sends (
        tenant_id, send_id, enrollment_id, campaign_id, lead_id, sequence_version, step_id, step_key,
        variant_key, channel, status, due_time)
      VALUES ($1, $1, $1, $1, $1, 1, $1, 'isolation', 'a', 'email', 'cancelled', now())
      """),
  ]

  private static func sample(_ values: String) -> Statement {
    Statement("INSERT INTO \(values) ON CONFLICT DO NOTHING", .uuid)
  }
}
