import MusterPostgres

/// What only time, a job or the platform brings into a tenant's usage.
extension IsolationStore {
  static let usageSamples: [String: Statement] = [
    "billing_periods": row(
      """
      billing_periods (tenant_id, period_start, period_end, as_of_time, close_time, report)
      VALUES ($1, now() - interval '1 month', now(), now(), now(), '')
      """),
    "credit_draws": row("credit_draws (tenant_id, draw_id, grant_id, amount) VALUES ($1, $1, $1, 0)"),
    "credit_grants": row(
      """
      credit_grants (tenant_id, grant_id, amount, remaining, start_time)
      VALUES ($1, $1, 0, 0, now())
      """),
    "price_plans": row(
      """
      price_plans (
        tenant_id, price_plan_id, key, revision, currency_code, effective_time, content, has_credits)
      VALUES ($1, $1, 'isolation', 1, 'USD', now(), '', false)
      """),
    "quota_alerts": row(
      """
      quota_alerts (tenant_id, account_key, period_start, threshold)
      VALUES ($1, 'isolation', now(), 1)
      """),
    "tenant_terms": row(
      "tenant_terms (tenant_id, until_time, plan, time_zone) VALUES ($1, now(), 'isolation', 'UTC')"),
    "usage_entry_credits": row(
      "usage_entry_credits (tenant_id, entry_id, credits) VALUES ($1, $1, 0)"),
    "usage_progress": row("usage_progress (tenant_id, update_time) VALUES ($1, now())"),
    "usage_rollups": row(
      """
      usage_rollups (
        tenant_id, meter_id, grain, slot_time, currency_code, dimensions_key, dimensions, amount_sum,
        amount_max, entry_count, cost, last_amount, last_time, last_generation, last_transaction_id,
        last_entry_id)
      VALUES ($1, $1, 'hour', now(), '', '', '{}', 0, 0, 0, 0, 0, now(), 1, pg_current_xact_id(), $1)
      """),
  ]

  private static func row(_ values: String) -> Statement {
    Statement("INSERT INTO \(values) ON CONFLICT DO NOTHING", .uuid)
  }
}
