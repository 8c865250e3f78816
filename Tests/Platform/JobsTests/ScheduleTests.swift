import MusterCore
import MusterJobs
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestKit
import Testing

@Suite struct `A schedule` {
  private func rows(_ shop: Workshop) throws -> [String] {
    try shop.server.sql(
      """
      SELECT concat_ws(' ', state, cron, carries_schedule, last_time IS NOT NULL, run_time > now(),
        extract(epoch FROM run_time)::int8 % 60)
      FROM jobs WHERE schedule_key = 'test.clock' ORDER BY create_time, job_id
      """
    ).split(separator: "\n").map(String.init)
  }

  @Test func `has one run that waits, whoever ensures it`() async throws {
    let shop = try await Workshop()
    let kind = JobKind.test("clock")
    let schedule = JobSchedule("test.clock", kind, cron: .daily(at: 3))
    for name in ["one", "two", "three"] {
      shop.worker(JobHandler(kind) { _ in }, name: name, schedules: [schedule])
    }
    #expect(try await eventually(within: .seconds(5)) { try rows(shop).count == 1 })
    try await Task.sleep(for: .milliseconds(300))
    #expect(try rows(shop) == ["waiting 0 3 * * * t f t 0"])
    await shop.close()
  }

  @Test func `makes up for all missed runs by one, and goes on`() async throws {
    let shop = try await Workshop()
    let (kind, notes) = (JobKind.test("clock"), Notes())
    let schedule = JobSchedule("test.clock", kind, cron: .everyMinute, payload: ["what": "it"])
    shop.worker(JobHandler(kind) { run in notes.add(run.payload["what"] ?? "") }, schedules: [schedule])
    #expect(try await eventually(within: .seconds(5)) { try rows(shop).count == 1 })
    try shop.server.sql("UPDATE jobs SET run_time = now() - interval '3 hours' WHERE state = 'waiting'")
    #expect(try await eventually(within: .seconds(5)) { try rows(shop).count == 2 })
    try await Task.sleep(for: .milliseconds(300))
    let found = try rows(shop)
    #expect(found[0].hasPrefix("succeeded * * * * * f f f") && found[1] == "waiting * * * * * t t t 0")
    #expect(notes.all == ["it"])
    await shop.close()
  }

  @Test func `goes on after a run that failed for good, and keeps one that is tried again`() async throws {
    let shop = try await Workshop()
    let kind = JobKind.test("clock", maxAttempts: 2, retryAfter: .milliseconds(300))
    let schedule = JobSchedule("test.clock", kind, cron: .daily(at: 3))
    shop.worker(JobHandler(kind) { _ in throw JobEnd.failed("no") }, schedules: [schedule])
    #expect(try await eventually(within: .seconds(5)) { try rows(shop).count == 1 })
    try shop.server.sql("UPDATE jobs SET run_time = now() WHERE state = 'waiting'")
    #expect(try await eventually(within: .seconds(5)) { try rows(shop).count == 2 })
    let found = try rows(shop)
    #expect(found[0].hasPrefix("dead") && found[1] == "waiting 0 3 * * * t t t 0")
    #expect(try shop.server.sql("SELECT count(*) FROM job_attempts").trimmed == "2")
    await shop.close()
  }

  @Test func `follows its code when that changes`() async throws {
    let shop = try await Workshop()
    let kind = JobKind.test("clock")
    let first = shop.worker(
      JobHandler(kind) { _ in }, schedules: [JobSchedule("test.clock", kind, cron: .daily(at: 3))])
    #expect(try await eventually(within: .seconds(5)) { try rows(shop).count == 1 })
    await shop.end(first)
    shop.worker(
      JobHandler(kind) { _ in },
      schedules: [JobSchedule("test.clock", kind, cron: .daily(at: 4, 30), timeZone: "Asia/Kolkata")])
    #expect(try await eventually(within: .seconds(5)) { try rows(shop)[0].contains("30 4 * * *") })
    #expect(
      try shop.server.sql(
        "SELECT count(*), min(extract(hour FROM run_time AT TIME ZONE 'UTC')) FROM jobs WHERE state = 'waiting'"
      ).trimmed == "1|23")
    await shop.close()
  }

  @Test func `of a tenant stays with it, and ends when it is taken away`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let schedule = JobSchedule("test.clock", .test("clock"), cron: .hourly(at: 5))
    let journal = shop.server.platform.journal
    for _ in 0..<2 {
      try await journal.work("test", in: tenant) { tx throws(RPCError) in
        try await Jobs.schedule(tx, schedule)
        return .quietly
      }
    }
    #expect(try rows(shop) == ["waiting 5 * * * * t f t 0"])
    try await journal.work("test", in: tenant) { tx throws(RPCError) in
      try await Jobs.unschedule(tx, "test.clock")
      return .quietly
    }
    #expect(try rows(shop).map { $0.split(separator: " ")[0] } == ["cancelled"])
    await shop.close()
  }

  @Test func `of the platform looks after its own tables`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    try shop.server.sql(
      """
      INSERT INTO jobs (tenant_id, job_id, kind, max_attempts, state, finish_time)
      SELECT '\(tenant.uuidText)', gen_random_uuid(), 'past', 1, state, now() - age
      FROM unnest(ARRAY['succeeded', 'cancelled', 'dead']) AS s (state),
        (VALUES (interval '8 days'), (interval '6 days')) AS a (age), generate_series(1, 600);
      INSERT INTO job_attempts (tenant_id, job_id, number) SELECT tenant_id, job_id, 1 FROM jobs;
      INSERT INTO request_records (tenant_id, principal_id, method, request_id, request_hash, create_time)
      VALUES (gen_random_uuid(), gen_random_uuid(), 'm', 'x', '', now() - interval '49 hours')
      """)
    let services = shop.server.services
    let task = Task { await services.jobs.run() }
    #expect(
      try await eventually(within: .seconds(5)) {
        try shop.server.sql("SELECT count(*) FROM jobs WHERE schedule_key <> ''").trimmed == "15"
      })
    #expect(
      try shop.server.sql("SELECT string_agg(schedule_key, ' ' ORDER BY schedule_key) FROM jobs").trimmed
        == "audit.seal campaigns.health campaigns.purge identity.purge jobs.purge journal.partitions"
        + " journal.requests leads.clock leads.purge ledger.expire platform.calls settings.expire"
        + " tenants.purge usage.meter usage.storage")
    try shop.server.sql("UPDATE jobs SET run_time = now() WHERE schedule_key <> ''")
    #expect(
      try await eventually(within: .seconds(20)) {
        try shop.server.sql(
          """
          SELECT count(DISTINCT schedule_key) FROM jobs WHERE schedule_key <> '' AND state = 'succeeded'
          """
        ).trimmed == "15"
      })
    #expect(
      try shop.server.sql("SELECT state, count(*) FROM jobs WHERE kind = 'past' GROUP BY 1 ORDER BY 1")
        .trimmed
        == "cancelled|600\ndead|1200\nsucceeded|600")
    #expect(
      try shop.server.sql(
        "SELECT result->>'job_count' FROM jobs WHERE kind = 'jobs.purge' AND result IS NOT NULL"
      )
      .trimmed == "1200")
    #expect(try shop.server.sql("SELECT count(*) FROM request_records WHERE method = 'm'").trimmed == "0")
    #expect(
      try shop.server.sql(
        "SELECT count(*) FROM job_attempts a JOIN jobs j USING (tenant_id, job_id) WHERE kind = 'past'"
      ).trimmed == "2400")
    services.jobs.stop()
    await task.value
    await shop.close()
  }
}
