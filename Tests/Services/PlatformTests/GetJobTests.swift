import MusterCore
import MusterJobs
import MusterPlatformAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import Testing

@Suite struct GetJob {
  private func get(
    _ id: JobID, _ tenant: TestTenant?, _ options: CallOptions, _ server: TestServer
  ) async throws -> PlatformV1.Job? {
    var request = PlatformV1.GetJobRequest()
    (request.id, request.tenantID) = (id.description, tenant?.text ?? "")
    return try await server.jobs.getJob(request, options).job
  }

  @Test func `answers a job of the tenant, with its attempts`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let id = try await server.enqueue(tenant.id, "test.idle", target: "lead_7")
    try server.set(
      id,
      """
      state = 'succeeded', finish_time = now(), fence = 2, attempt_count = 2, result = '{"lead_count": 3}',
        done_count = 3, total_count = 3, trace_id = repeat('a', 32)
      """)
    try server.sql(
      """
      INSERT INTO job_attempts (tenant_id, job_id, number, outcome, error, server_id, end_time)
      SELECT tenant_id, job_id, n, CASE n WHEN 102 THEN 'succeeded' ELSE 'put_off' END, CASE n WHEN 102 THEN '' ELSE 'x' END,
        's', now()
      FROM jobs, generate_series(1, 102) n WHERE job_id = '\(id.uuidText)'
      """)
    let job = try #require(try await get(id, tenant, tenant.caller("viewer"), server))
    #expect(job.id == id.description && job.tenantID == tenant.text && job.kind == "test.idle")
    #expect(job.state == .succeeded && job.targetID == "lead_7" && job.result == #"{"lead_count": 3}"#)
    #expect((job.attemptCount, job.maxAttempts, job.fence, job.doneCount) == (2, 8, 2, 3))
    #expect(job.createdBy?.kind == .system && job.traceID == String(repeating: "a", count: 32))
    #expect(job.schedule == nil && job.finishTime != nil && job.leaseTime == nil)
    #expect(job.attempts.count == 100)
    #expect(job.attempts[0].number == 102 && job.attempts[0].outcome == .succeeded)
    #expect(
      job.attempts[99].number == 3 && job.attempts[99].outcome == .putOff && job.attempts[99].error == "x")
  }

  @Test func `tells what waits for its time from what could run now`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let id = try await server.enqueue(tenant.id)
    #expect(try await server.job(id).state == .ready)
    try server.set(id, "run_time = now() + interval '1 hour'")
    #expect(try await server.job(id).state == .scheduled)
  }

  @Test func `tells the next times of a schedule, across a change of the clock`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let id = try await server.schedule(tenant.id, "test.nightly", "30 2 * * *", "Europe/Vienna")
    // 2027-03-27 01:30 UTC; the night after it skips 02:30.
    try server.set(id, "run_time = '2027-03-27 01:30:00+00'")
    let schedule = try #require(try await server.job(id).schedule)
    #expect(
      schedule.key == "test.nightly" && schedule.cron == "30 2 * * *" && schedule.timeZone == "Europe/Vienna")
    #expect(schedule.nextTimes.map(\.seconds) == [1_806_111_000, 1_806_195_600, 1_806_280_200])
    #expect(schedule.lastTime == nil)
  }

  @Test func `finds any job for an operator, and tells a tenant of operators the kind alone`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let own = try await server.enqueue(tenant.id)
    let platforms = try await server.enqueue(.platform)
    try server.set(
      own,
      "created_by_kind = 'platform', created_by_id = '\(TestServer.operatorID.uuidText)', created_by_name = 'Ada'"
    )
    let seen = try #require(try await get(own, nil, server.operatorCaller(), server))
    #expect(seen.tenantID == tenant.text && seen.createdBy?.id == TestServer.operatorID.description)
    #expect(try await get(platforms, nil, server.operatorCaller(), server)?.tenantID == "")
    let shown = try #require(try await get(own, tenant, tenant.caller("viewer"), server)?.createdBy)
    #expect(shown.kind == .platform && shown.id == "" && shown.displayName == "")
  }

  @Test func `knows no job of another tenant, of the platform, or of nobody`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let ids = [try await server.enqueue(other.id), try await server.enqueue(.platform), JobID.new()]
    for id in ids {
      let error = try await refusal { try await get(id, tenant, tenant.caller("owner"), server) }
      #expect(error?.code == .notFound && error?.reason == "JOB_NOT_FOUND")
    }
    let error = try await refusal { try await get(.new(), nil, server.operatorCaller(), server) }
    #expect(error?.reason == "JOB_NOT_FOUND")
  }
}
