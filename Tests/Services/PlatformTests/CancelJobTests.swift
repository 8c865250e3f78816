import MusterCore
import MusterJobs
import MusterPlatformAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import Testing

@Suite struct CancelJob {
  private func cancel(
    _ id: JobID, _ server: TestServer, _ change: (inout PlatformV1.CancelJobRequest) -> Void = { _ in }
  ) async throws -> PlatformV1.Job {
    var request = PlatformV1.CancelJobRequest()
    request.id = id.description
    change(&request)
    return try #require(try await server.jobs.cancelJob(request, server.operatorCaller()).job)
  }

  @Test func `ends a waiting or dead job at once`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (waiting, dead) = (try await server.enqueue(tenant.id), try await server.enqueue(tenant.id))
    try server.set(dead, "state = 'dead', finish_time = now() - interval '1 day', last_error = 'x'")
    for id in [waiting, dead] {
      let job = try await cancel(id, server) { ($0.version, $0.requestID) = (1, "end-\(id)") }
      #expect(job.state == .cancelled && job.version == 2 && job.finishTime != nil)
      #expect(try await cancel(id, server) { ($0.version, $0.requestID) = (1, "end-\(id)") } == job)
    }
    let journal = try server.journal(tenant.id, "CancelJob")
    #expect(journal.count == 2 && journal.allSatisfy { $0.hasSuffix("{state}") })
  }

  @Test func `asks a running one to stop, once`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let id = try await server.enqueue(tenant.id)
    try server.run(id)
    let job = try await cancel(id, server)
    #expect(job.state == .running && job.cancelRequested && job.version == 2)
    #expect(try await cancel(id, server).version == 2)
    #expect(try server.journal(tenant.id, "CancelJob").count == 1)
  }

  @Test(arguments: ["succeeded", "cancelled"])
  func `refuses one that has finished`(_ state: String) async throws {
    let server = try await TestServer.shared.value
    let id = try await server.enqueue(.platform)
    try server.set(id, "state = '\(state)', finish_time = now()")
    let error = try await refusal { try await cancel(id, server) }
    #expect(error?.code == .failedPrecondition && error?.reason == "JOB_FINISHED")
  }

  @Test func `skips a schedule's next run, and the one after it takes its place`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let id = try await server.schedule(tenant.id, "test.yearly", "0 12 1 1 *", "Australia/Sydney")
    let first = try #require(try await server.job(id).runTime?.seconds)
    try server.set(id, "last_time = '2026-01-01 01:00:00+00'")
    #expect(try await cancel(id, server).state == .cancelled)
    let next = try await server.job(try server.carrier(tenant.id, "test.yearly"))
    #expect(next.id != id.description && next.state == .scheduled)
    let seconds = try #require(next.runTime?.seconds)
    #expect([365, 366].contains((seconds - first) / 86_400))
    #expect(next.schedule?.lastTime?.seconds == 1_767_229_200)
    #expect(next.schedule?.nextTimes.first == next.runTime)
  }

  @Test func `refuses a stale version, an unknown job, and tries without doing`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let id = try await server.enqueue(tenant.id)
    let stale = try await refusal { try await cancel(id, server) { $0.version = 7 } }
    #expect(stale?.code == .aborted && stale?.reason == "VERSION_STALE")
    #expect(stale?.metadata == ["version": "7", "current_version": "1"])
    #expect(try await refusal { try await cancel(.new(), server) }?.reason == "JOB_NOT_FOUND")
    #expect(try await cancel(id, server) { $0.validateOnly = true }.state == .cancelled)
    #expect(try await server.job(id).state == .ready)
  }

  @Test func `is for operators alone`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    var request = PlatformV1.CancelJobRequest()
    request.id = try await server.enqueue(tenant.id).description
    let error = try await refusal { try await server.jobs.cancelJob(request, tenant.caller("owner")) }
    #expect(error?.reason == "PLATFORM_ONLY")
  }
}
