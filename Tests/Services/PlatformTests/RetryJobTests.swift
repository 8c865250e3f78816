import MusterCore
import MusterJobs
import MusterPlatformAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import Testing

@Suite struct RetryJob {
  private func retry(
    _ id: JobID, _ server: TestServer, _ change: (inout PlatformV1.RetryJobRequest) -> Void = { _ in }
  ) async throws -> PlatformV1.Job {
    var request = PlatformV1.RetryJobRequest()
    request.id = id.description
    change(&request)
    return try #require(try await server.jobs.retryJob(request, server.operatorCaller()).job)
  }

  @Test(arguments: ["dead", "cancelled"])
  func `runs one that has ended again, with all its attempts`(_ state: String) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let id = try await server.enqueue(tenant.id)
    try server.set(
      id,
      "state = '\(state)', finish_time = now(), attempt_count = 8, fence = 8, last_error = 'x', version = 9")
    let job = try await retry(id, server) { ($0.version, $0.requestID) = (9, "again-\(state)") }
    #expect(job.state == .ready && job.attemptCount == 0 && job.fence == 8 && job.lastError == "x")
    #expect(job.finishTime == nil && job.version == 10)
    let journal = try server.journal(tenant.id, "RetryJob")
    #expect(
      journal.count == 1
        && journal[0].hasSuffix("again-\(state) {state,attempt_count,run_time}")
        && journal[0].hasPrefix("platform") && journal[0].contains(" job "))
    // The same request is answered as it was; another finds it waiting.
    #expect(try await retry(id, server) { ($0.version, $0.requestID) = (9, "again-\(state)") } == job)
    #expect(try server.journal(tenant.id, "RetryJob").count == 1)
  }

  @Test func `runs a waiting one sooner, or when it is told to`() async throws {
    let server = try await TestServer.shared.value
    let id = try await server.enqueue(.platform)
    try server.set(id, "run_time = now() + interval '1 day', attempt_count = 3")
    var time = GoogleProtobuf.Timestamp()
    time.seconds = WallClock.seconds() + 3_600
    let later = try await retry(id, server) { $0.runTime = time }
    #expect(later.state == .scheduled && later.runTime == time && later.attemptCount == 3)
    #expect(try await retry(id, server).state == .ready)
  }

  @Test func `refuses one that runs or has succeeded`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let id = try await server.enqueue(tenant.id)
    try server.run(id)
    for state in ["running", "succeeded"] {
      if state == "succeeded" {
        try server.set(id, "state = 'succeeded', lease_time = NULL, finish_time = now()")
      }
      let error = try await refusal { try await retry(id, server) }
      #expect(error?.code == .failedPrecondition && error?.reason == "JOB_NOT_RETRYABLE")
    }
  }

  @Test func `refuses a stale version, an unknown job, and tries without doing`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let id = try await server.enqueue(tenant.id)
    try server.set(id, "state = 'dead', finish_time = now(), version = 5")
    let stale = try await refusal { try await retry(id, server) { $0.version = 4 } }
    #expect(stale?.code == .aborted && stale?.reason == "VERSION_STALE")
    #expect(stale?.metadata == ["version": "4", "current_version": "5"])
    let missing = try await refusal { try await retry(.new(), server) }
    #expect(missing?.code == .notFound && missing?.reason == "JOB_NOT_FOUND")
    var far = GoogleProtobuf.Timestamp()
    far.seconds = .max
    #expect(try await refusal { try await retry(id, server) { $0.runTime = far } }?.code == .invalidArgument)
    #expect(try await retry(id, server) { $0.validateOnly = true }.state == .ready)
    #expect(try await server.job(id).state == .dead)
    #expect(try server.journal(tenant.id, "RetryJob").isEmpty)
  }

  @Test func `of a schedule's dead run adds one run, and the schedule goes on`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let id = try await server.schedule(tenant.id, "test.hourly", "@hourly")
    try server.set(id, "state = 'dead', finish_time = now(), carries_schedule = false")
    let next = try await server.schedule(tenant.id, "test.hourly", "@hourly")
    #expect(try await retry(id, server).state == .ready)
    #expect(try server.carrier(tenant.id, "test.hourly") == next)
  }

  @Test func `is for operators alone`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    var request = PlatformV1.RetryJobRequest()
    request.id = try await server.enqueue(tenant.id).description
    let error = try await refusal { try await server.jobs.retryJob(request, tenant.caller("owner")) }
    #expect(error?.reason == "PLATFORM_ONLY")
  }
}
