import MusterCore
import MusterPlatformAPI
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestDatabase
import MusterTestKit
import Testing

@testable import MusterPlatform

@Suite(.timeLimit(.minutes(3))) struct `Reports of a server` {
  private func report(_ server: TestServer) -> ServerReport {
    var report = ServerReport(id: .new(), version: "1", roles: ["api"])
    report.counts.count(nil, UserTenants.first, hasChanged: true)
    report.counts.count(.emergencyStopNotActive, UserTenants.first, hasChanged: false)
    report.counts.count(.emergencyStopNotActive, UserTenants.second, hasChanged: false)
    report.begin(watchCount: 3)
    return report
  }

  private func tell(_ report: ServerReport, _ server: TestServer) async throws {
    try await server.platform.tenants.write(
      bound: .platform, as: nil, deadline: nil, opening: Opening([]) { _ throws(RPCError) in }
    ) { tx throws(RPCError) in
      try await ServerStore.tell(tx, report)
      return ((), .commit([]))
    }
  }

  private func counts(_ server: TestServer) throws -> String {
    try server.sql(
      """
      SELECT sum(call_count), sum(write_count), (SELECT sum(call_count) FROM call_reasons)
      FROM call_counts WHERE about_tenant_id <> tenant_id
      """)
  }

  @Test func `are counted once, however often they are told`() async throws {
    let server = try await TestServer()
    var report = report(server)
    for _ in 0..<3 { try await tell(report, server) }
    #expect(try counts(server) == "3|1|2")
    // What has come since waits for the next number.
    report.counts.count(nil, UserTenants.second, hasChanged: false)
    report.begin(watchCount: 3)
    try await tell(report, server)
    #expect(try counts(server) == "3|1|2")
    report.end()
    report.begin(watchCount: 3)
    try await tell(report, server)
    #expect(try counts(server) == "4|1|2")
    await server.stop()
  }

  @Test func `of many servers add up`() async throws {
    let server = try await TestServer()
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for _ in 0..<20 { tasks.addTask { try await tell(report(server), server) } }
      try await tasks.waitForAll()
    }
    #expect(try counts(server) == "60|20|40")
    await server.stop()
  }

  @Test func `tell the last calls of a server that ends, and wait for a database that is away`() async throws
  {
    let server = try await TestServer()
    let name = server.database.name
    let tenant = try await server.tenant()
    try server.sql(
      """
      REVOKE CONNECT ON DATABASE \(name) FROM muster_app;
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)' AND usename = 'muster_app'
      """)
    // Answered without it.
    for _ in 0..<5 { _ = try await server.platformClient.getServerInfo(.init()) }
    try await Task.sleep(for: .milliseconds(1_500))
    #expect(
      try server.sql("SELECT coalesce(sum(call_count), 0) FROM call_counts WHERE call_count > 4") == "0")
    try server.sql("GRANT CONNECT ON DATABASE \(name) TO muster_app")
    let total = "SELECT sum(call_count) FROM call_counts WHERE about_tenant_id = tenant_id"
    #expect(try await eventually(within: .seconds(10)) { (Int(try server.sql(total)) ?? 0) >= 5 })
    let before = try #require(Int(try server.sql(total)))
    for _ in 0..<7 { _ = try await server.platformClient.getServerInfo(.init()) }
    await server.stop()
    #expect(try server.sql(total) == "\(before + 7)")
    #expect(try server.sql("SELECT count(*) FROM servers") == "0")
    _ = tenant
  }

  @Test func `are forgotten after a month`() async throws {
    let server = try await TestServer()
    try await tell(report(server), server)
    try server.sql(
      """
      INSERT INTO call_counts SELECT '\(TenantID.platform.uuidText)', now() - interval '33 days', gen_random_uuid(),
        1, 0, 0, 0, 0 FROM generate_series(1, 5);
      INSERT INTO call_reasons VALUES ('\(TenantID.platform.uuidText)', now() - interval '33 days', 'OLD', 1)
      """)
    #expect(try await server.platform.reports.purge(most: 3) == 3)
    #expect(try await server.platform.reports.purge(most: 3) == 2)
    #expect(try await server.platform.reports.purge(most: 3) == 0)
    #expect(try counts(server) == "3|1|2")
    await server.stop()
  }
}

private enum UserTenants {
  static let first = TenantID.new()
  static let second = TenantID.new()
}
