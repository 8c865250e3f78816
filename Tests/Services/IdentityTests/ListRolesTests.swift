import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTenancy
import MusterTestKit
import MusterWire
import Testing

@Suite struct `ListRoles` {
  private func names(
    _ tenant: TestTenant, _ change: (inout IdentityV1.ListRolesRequest) -> Void = { _ in }
  ) async throws -> [String] {
    var request = IdentityV1.ListRolesRequest.with {
      $0.tenantID = tenant.text
      change(&$0)
    }
    var names: [String] = []
    repeat {
      let page = try await tenant.server.identity.listRoles(request, tenant.caller("viewer"))
      names += page.roles.map(\.name)
      request.pageToken = page.nextPageToken
    } while !request.pageToken.isEmpty && names.count < 200
    return names
  }

  @Test func `gives built-in roles first, then the tenant's own, page by page`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for name in ["closer", "auditor", "zeta"] { try await tenant.addRole(name, ["leads.read"]) }
    let builtIn = ["admin", "member", "owner", "viewer"]
    let own = ["auditor", "closer", "zeta"]
    for size: Int32 in [0, 1, 2, 4, 5, 7] {
      #expect(try await names(tenant) { $0.pageSize = size } == builtIn + own, "pages of \(size)")
      let falling = try await names(tenant) {
        $0.pageSize = size
        $0.orderBy = "name desc"
      }
      #expect(falling == builtIn.reversed() + own.reversed(), "pages of \(size)")
    }
    let byTime = try await names(tenant) { $0.orderBy = "create_time" }
    #expect(byTime == builtIn + ["closer", "auditor", "zeta"])
    let backwards = try await names(tenant) { $0.orderBy = "create_time desc" }
    #expect(backwards.suffix(3) == ["zeta", "auditor", "closer"] && Set(backwards.prefix(4)) == Set(builtIn))
  }

  @Test func `tells what they hold and how many have them`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await tenant.addRole("auditor", ["audit.read"])
    _ = try await tenant.join("ann@example.com", as: ["auditor", "viewer"])
    let request = IdentityV1.ListRolesRequest.with { $0.tenantID = tenant.text }
    let roles = try await server.identity.listRoles(request, tenant.caller("viewer")).roles
    let counts = Dictionary(uniqueKeysWithValues: roles.map { ($0.name, $0.memberCount) })
    #expect(counts == ["owner": 1, "admin": 1, "member": 1, "viewer": 2, "auditor": 1])
    #expect(
      roles.filter(\.builtIn).allSatisfy { $0.id.isEmpty && $0.tenantID.isEmpty && $0.createTime == nil })
    let owner = roles.first { $0.name == "owner" }
    #expect(owner?.permissions == server.catalogue.names(server.catalogue.holdings(.owner)))
    #expect(try await names(tenant) { $0.permission = "audit.read" } == ["admin", "owner", "auditor"])
  }

  @Test func `shows no role of another tenant`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    try await other.addRole("theirs", ["leads.read"])
    #expect(try await names(tenant).count == 4)
  }
}
