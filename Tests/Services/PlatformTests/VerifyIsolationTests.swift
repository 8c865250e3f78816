import MusterCore
import MusterJobs
import MusterPlatformAPI
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

/// Each on a database of its own, since faults are planted in it.
@Suite struct `VerifyIsolation` {
  private func verify(
    _ server: TestServer, _ change: (inout PlatformV1.VerifyIsolationRequest) -> Void = { _ in }
  ) async throws -> PlatformV1.IsolationReport {
    var request = PlatformV1.VerifyIsolationRequest()
    change(&request)
    var options = try server.operatorCaller()
    options.timeout = .seconds(120)
    return try #require(
      try await server.platformClient.verifyIsolation(request, options).isolationReport)
  }

  /// With somebody who does the jobs, by which erased tenants go.
  private func working(_ body: (TestServer) async throws -> Void) async throws {
    let server = try await TestServer()
    let worker = Task { await server.services.jobs.run() }
    let result: Result<Void, any Error>
    do { result = .success(try await body(server)) } catch { result = .failure(error) }
    worker.cancel()
    await worker.value
    await server.stop()
    try result.get()
  }

  /// What tenants have in all tables, but for the times at which their rights ended.
  private func rows(_ server: TestServer) throws -> String {
    let tables = try server.sql(
      """
      SELECT string_agg(c.relname, ' ') FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'muster'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND a.attname = 'tenant_id' AND c.relname <> 'access_epochs'
      """
    ).split(whereSeparator: \.isWhitespace)
    #expect(tables.count > 20)
    let counts = tables.map {
      "SELECT '\($0)' AS name, count(*) FROM \($0) WHERE tenant_id <> '\(TenantID.platform.uuidText)'"
    }
    let all = counts + ["SELECT 'users', count(*) FROM users"]
    return try server.sql(all.joined(separator: " UNION ALL ") + " ORDER BY 1")
  }

  @Test func `finds an installation isolated, and leaves no trace in it`() async throws {
    try await working { server in
      // The first has the database to itself.
      let fresh = try await verify(server)
      #expect(fresh.leaks.isEmpty && fresh.skipped.isEmpty && fresh.leftovers.isEmpty, "\(fresh)")
      #expect(fresh.isolated && fresh.tableCount > 20 && fresh.methodCount == 148)
      #expect(fresh.probeCount > 300)
      _ = try await server.tenant()
      let before = try rows(server)
      let report = try await verify(server)
      #expect(report.isolated && report.leftovers.isEmpty, "\(report)")
      #expect(try rows(server) == before)
      print(
        "\(report.tableCount) tables, \(report.methodCount) RPCs, \(report.probeCount) probes,",
        "\((report.endTime?.seconds ?? 0) - (report.startTime?.seconds ?? 0)) s")
    }
  }
}
