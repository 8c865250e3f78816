import MusterCore
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterWire
import Synchronization
import Testing

@Suite struct `Journal` {
  @Test func `tells of refused calls in batches that have a bound`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try tenant.change(
      "UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000 WHERE tenant_id = $tenant")
    let member = try tenant.caller("member")
    var request = TenantsV1.UpdateTenantRequest()
    request.tenantID = tenant.text
    request.tenant = .with { $0.displayName = "No" }
    let sent = request
    let reasons = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<600 {
        group.addTask { try await refusal { try await server.tenants.updateTenant(sent, member) }?.reason }
      }
      return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
    }
    #expect(reasons == ["PERMISSION_MISSING"])
    let batches =
      """
      SELECT count(*) FROM journal
      WHERE tenant_id = '\(tenant.id.uuidText)' AND outcome = 'refused' AND reason = 'PERMISSION_MISSING'
        AND actor_id = '\(try tenant.user("member").uuidText)'
      GROUP BY transaction_id
      """
    #expect(try await eventually(within: .seconds(10)) { try !server.sql(batches).isEmpty })
    let counts = try server.sql(batches).split(separator: "\n").compactMap { Int($0) }
    print("600 refused calls: \(counts) rows of the journal in \(counts.count) batches")
    #expect(counts.allSatisfy { (1...100).contains($0) })
  }

  @Test func `tells of calls that were refused in the server's last second`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let error = try await refusal {
      try await server.tenants.updateTenant(.with { $0.tenantID = tenant.text }, tenant.caller("member"))
    }
    #expect(error?.reason == "PERMISSION_MISSING")
    await server.stop()
    #expect(
      try server.sql(
        "SELECT sum(call_count) FROM journal WHERE tenant_id = '\(tenant.id.uuidText)' AND outcome = 'refused'"
      )
        == "1")
  }

  private static let touch = Statement(
    "UPDATE memberships SET version = version + 1 WHERE tenant_id = $1 AND user_id = $2 RETURNING version",
    .uuid, .uuid)

  /// Opens when both have come.
  private final class Meeting: Sendable {
    let attempts = Atomic(0)
    private let count = Atomic(0)

    func come() async throws(RPCError) {
      count.add(1, ordering: .relaxed)
      while count.load(ordering: .relaxed) < 2 {
        do { try await Task.sleep(for: .milliseconds(5)) } catch { throw .callCancelled }
      }
    }
  }

  @Test func `begins a write anew that the database ended for a deadlock`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let meeting = Meeting()
    let users = [try tenant.user("admin"), try tenant.user("member")]
    @Sendable func cross(_ first: UserID, _ second: UserID) async throws(RPCError) {
      var caller = Caller()
      caller.tenant = tenant.id
      var request = TenantsV1.UpdateTenantRequest()
      request.tenantID = tenant.text
      _ = try await server.platform.journal.write(TenantsV1.Method.updateTenant.info, request, as: caller) {
        tx throws(RPCError) in
        meeting.attempts.add(1, ordering: .relaxed)
        _ = try await tx.run(Self.touch(.uuid(tx.tenant.bits), .uuid(first.bits)))
        try await meeting.come()
        _ = try await tx.run(Self.touch(.uuid(tx.tenant.bits), .uuid(second.bits)))
        return Change(TenantsV1.UpdateTenantResponse(), target: ChangeTarget(tx.tenant))
      }
    }
    async let one: Void = cross(users[0], users[1])
    async let other: Void = cross(users[1], users[0])
    _ = try await (one, other)
    print("a deadlock: \(meeting.attempts.load(ordering: .relaxed)) attempts at 2 writes")
    #expect(meeting.attempts.load(ordering: .relaxed) > 2)
    let versions = try server.sql(
      """
      SELECT DISTINCT version FROM memberships
      WHERE tenant_id = '\(tenant.id.uuidText)'
        AND user_id IN ('\(users[0].uuidText)', '\(users[1].uuidText)')
      """)
    #expect(versions == "3")
    #expect(try server.journal(tenant.id, "UpdateTenant").count == 2)
  }
}
