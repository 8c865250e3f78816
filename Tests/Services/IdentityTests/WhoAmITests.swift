import MusterIdentityAPI
import MusterTestKit
import Testing

@Suite struct `WhoAmI` {
  @Test func `answers a member with the membership, its permissions and the tenants there are`() async throws
  {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let caller = try await server.identity.whoAmI(.init(), tenant.caller("viewer")).caller
    #expect(caller?.tenantID == tenant.text)
    #expect(caller?.member?.roles == ["viewer"])
  }
}
