import MusterBrake
import MusterCore
import MusterJobs
import MusterJournal
import MusterPlatform
import MusterTenancy

/// How the work does that goes on beside calls, and what callers were refused.
struct WorkFamilies {
  let readings: OperationsReadings

  func write(to text: inout MetricsText) {
    jobs(&text)
    events(&text)
    callers(&text)
    tenants(&text)
  }

  private func jobs(_ text: inout MetricsText) {
    let condition = readings.services.jobs.condition
    text.one("muster_jobs_here", .gauge, "Jobs at work on this server.", condition.runningCount)
    text.family(
      "muster_job_attempts_total", .counter, "Attempts that ended on this server, by what became of them.")
    for outcome in JobWorker.outcomes {
      text.value(
        "muster_job_attempts_total", MetricsText.label("outcome", outcome), condition.attempts[outcome] ?? 0)
    }
    // Without a database it is not known, which is not zero.
    guard let jobs = readings.database.figures?.jobs else { return }
    text.family("muster_jobs", .gauge, "Jobs of the whole installation, by their state.")
    for (state, count) in [
      ("scheduled", jobs.scheduled), ("ready", jobs.ready), ("running", jobs.running), ("dead", jobs.dead),
    ] { text.value("muster_jobs", MetricsText.label("state", state), count) }
    text.one(
      "muster_jobs_oldest_ready_seconds", .gauge, "How long the oldest job that could run has waited.",
      jobs.oldestReady / .seconds(1))
    text.family(
      "muster_jobs_hour", .gauge, "Jobs that succeeded and attempts that failed within the last hour.")
    text.value("muster_jobs_hour", MetricsText.label("outcome", "succeeded"), jobs.succeeded)
    text.value("muster_jobs_hour", MetricsText.label("outcome", "failed"), jobs.failedAttempts)
  }

  private func events(_ text: inout MetricsText) {
    let platform = readings.platform
    text.one("muster_event_watchers", .gauge, "Watches of events on this server.", platform.watch.watchCount)
    text.one(
      "muster_event_lag_seconds", .gauge,
      "How long the oldest event has waited for older transactions, before anybody is told of it.",
      readings.database.figures?.journalLag.map { $0 / .seconds(1) })
    text.one(
      "muster_refusals_waiting", .gauge, "Refusals that are to be written to the log of the tenants.",
      platform.journal.refusalCount)
  }

  private func callers(_ text: inout MetricsText) {
    let tenancy = readings.platform.tenancy
    text.family(
      "muster_credentials_refused_total", .counter, "Credentials that were refused, by what was wrong.")
    for (kind, count) in tenancy.refusalCounts {
      text.value("muster_credentials_refused_total", MetricsText.label("kind", kind), count)
    }
    let reasons = readings.platform.meter.reasonCounts
    text.family("muster_call_failures_total", .counter, "Calls that failed, by the reason told.")
    // There from the start: these are what alarms are made of.
    for reason in Set(reasons.keys).union(["RATE_LIMITED", "STREAM_LIMIT_REACHED", "INTERNAL"]).sorted() {
      text.value("muster_call_failures_total", MetricsText.label("reason", reason), reasons[reason] ?? 0)
    }
    text.family("muster_cache_lookups_total", .counter, "What was known of callers already, and what not.")
    for (cache, lookups) in [("token", tenancy.sessionLookups), ("grant", tenancy.grantLookups)] {
      let label = MetricsText.label("cache", cache)
      text.value("muster_cache_lookups_total", "\(label),result=\"hit\"", lookups.hits)
      text.value("muster_cache_lookups_total", "\(label),result=\"miss\"", lookups.misses)
    }
    text.one("muster_streams_open", .gauge, "Streams of tenants and operators.", tenancy.openStreamCount)
    text.one(
      "muster_rights_current", .gauge, "Whether it is known lately enough who may do what.",
      tenancy.isCurrent ? 1 : 0)
    text.one(
      "muster_emergency_stop", .gauge, "Whether sends and agent runs are stopped.",
      readings.platform.brake.isOn ? 1 : 0)
  }

  private func tenants(_ text: inout MetricsText) {
    let busiest = readings.platform.meter.busiest(readings.metricsTenants)
    guard !busiest.isEmpty else { return }
    text.family("muster_tenant_calls_total", .counter, "Calls of the tenants with the most.")
    for calls in busiest {
      text.value(
        "muster_tenant_calls_total", MetricsText.label("tenant", calls.tenant.description), calls.calls)
    }
    text.family("muster_tenant_errors_total", .counter, "Calls of theirs that failed for a reason of ours.")
    for calls in busiest {
      text.value(
        "muster_tenant_errors_total", MetricsText.label("tenant", calls.tenant.description), calls.errors)
    }
  }
}
