import MusterCore
import MusterJobs
import MusterPlatformAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import Testing

@Suite struct ListJobs {
  /// The ids of all pages.
  private func list(
    _ tenant: TestTenant?, _ options: CallOptions, _ server: TestServer,
    _ change: (inout PlatformV1.ListJobsRequest) -> Void = { _ in }
  ) async throws -> [String] {
    var request = PlatformV1.ListJobsRequest()
    request.tenantID = tenant?.text ?? ""
    change(&request)
    var ids: [String] = []
    repeat {
      let page = try await server.jobs.listJobs(request, options)
      ids += page.jobs.map(\.id)
      request.pageToken = page.nextPageToken
    } while !request.pageToken.isEmpty
    return ids
  }

  @Test func `lists the tenant's jobs, newest first, by pages without loss or repeat`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    var ids: [String] = []
    for number in 0..<7 {
      let id = try await server.enqueue(tenant.id)
      // Some at the same moment.
      try server.set(
        id,
        """
        create_time = '2026-01-01 00:00:00+00'::timestamptz + \(number / 2) * interval '1 second',
          run_time = '2026-01-01 00:00:00+00'::timestamptz - \(number) * interval '1 second'
        """)
      ids.append(id.description)
    }
    _ = try await server.enqueue(other.id)
    let caller = try tenant.caller("viewer")
    for size: Int32 in [0, 1, 2, 3, 7, 8] {
      #expect(try await list(tenant, caller, server) { $0.pageSize = size } == ids.reversed())
      #expect(
        try await list(tenant, caller, server) { ($0.pageSize, $0.orderBy) = (size, "create_time") } == ids)
      #expect(
        try await list(tenant, caller, server) { ($0.pageSize, $0.orderBy) = (size, "run_time desc") } == ids)
      #expect(
        try await list(tenant, caller, server) { ($0.pageSize, $0.orderBy) = (size, "run_time") }
          == ids.reversed())
    }
    // A token is good for its list alone.
    var request = PlatformV1.ListJobsRequest()
    (request.tenantID, request.pageSize) = (tenant.text, 2)
    request.pageToken = try await server.jobs.listJobs(request, caller).nextPageToken
    request.kind = "test.other"
    let error = try await refusal { try await server.jobs.listJobs(request, caller) }
    #expect(error?.reason == "PAGE_TOKEN_INVALID")
  }

  @Test func `narrows it down`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let ready = try await server.enqueue(tenant.id, "test.one", target: "lead_1")
    let later = try await server.enqueue(tenant.id, "test.two", target: "lead_2")
    let dead = try await server.enqueue(tenant.id, "test.two", target: "lead_1")
    let scheduled = try await server.schedule(tenant.id, "test.daily", "@daily")
    try server.set(later, "run_time = now() + interval '1 hour', trace_id = repeat('b', 32)")
    try server.set(dead, "state = 'dead', finish_time = now(), create_time = '2026-01-01 00:00:00+00'")
    let caller = try tenant.caller("owner")
    func find(_ change: (inout PlatformV1.ListJobsRequest) -> Void) async throws -> Set<String> {
      Set(try await list(tenant, caller, server, change))
    }
    func texts(_ ids: JobID...) -> Set<String> { Set(ids.map(\.description)) }
    #expect(try await find { $0.states = [.ready] } == texts(ready))
    #expect(try await find { $0.states = [.scheduled] } == texts(later, scheduled))
    #expect(try await find { $0.states = [.dead, .ready] } == texts(dead, ready))
    #expect(try await find { $0.states = [.running] } == [])
    #expect(try await find { $0.kind = "test.two" } == texts(later, dead))
    #expect(try await find { $0.targetID = "lead_1" } == texts(ready, dead))
    #expect(try await find { $0.scheduleKey = "test.daily" } == texts(scheduled))
    #expect(try await find { $0.traceID = String(repeating: "b", count: 32) } == texts(later))
    var time = GoogleProtobuf.Timestamp()
    time.seconds = 1_767_225_600
    #expect(try await find { $0.endTime = time } == [])
    #expect(try await find { $0.startTime = time } == texts(ready, later, dead, scheduled))
    time.seconds += 1
    #expect(try await find { $0.endTime = time } == texts(dead))
    #expect(try await find { $0.startTime = time } == texts(ready, later, scheduled))
  }

  @Test func `lists those of all tenants and the platform for operators, and those of one`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let kind = "test.of_all"
    let ids = [
      try await server.enqueue(tenant.id, kind), try await server.enqueue(.platform, kind),
      try await server.enqueue(other.id, kind),
    ].map(\.description)
    let caller = try server.operatorCaller()
    for size: Int32 in [0, 1, 2] {
      for (order, expected) in [
        ("", Array(ids.reversed())), ("create_time", ids), ("run_time", ids),
        ("run_time desc", ids.reversed()),
      ] {
        #expect(
          try await list(nil, caller, server) { ($0.kind, $0.pageSize, $0.orderBy) = (kind, size, order) }
            == expected)
      }
    }
    #expect(try await list(other, caller, server) { $0.kind = kind } == [ids[2]])
    let error = try await refusal { try await list(nil, tenant.caller("owner"), server) }
    #expect(error?.reason == "PLATFORM_ONLY")
  }
}
