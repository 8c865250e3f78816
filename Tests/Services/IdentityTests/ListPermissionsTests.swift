import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTenancy
import MusterTestKit
import MusterWire
import Testing

@Suite struct `ListPermissions` {
  private func list(
    _ tenant: TestTenant, as role: String = "viewer",
    _ change: (inout IdentityV1.ListPermissionsRequest) -> Void = { _ in }
  ) async throws -> [IdentityV1.Permission] {
    var request = IdentityV1.ListPermissionsRequest.with {
      $0.tenantID = tenant.text
      change(&$0)
    }
    var permissions: [IdentityV1.Permission] = []
    repeat {
      let page = try await tenant.server.identity.listPermissions(request, tenant.caller(role))
      permissions += page.permissions
      request.pageToken = page.nextPageToken
    } while !request.pageToken.isEmpty && permissions.count < 500
    return permissions
  }

  @Test func `gives every permission, in the order of the matrix or by name`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let names = server.catalogue.permissions.map(\.name)
    for size: Int32 in [0, 1, 7, 1_000] {
      #expect(try await list(tenant) { $0.pageSize = size }.map(\.name) == names, "pages of \(size)")
    }
    #expect(try await list(tenant) { $0.orderBy = "name" }.map(\.name) == names.sorted())
    #expect(try await list(tenant) { $0.orderBy = "name desc" }.map(\.name) == names.sorted().reversed())
  }

  @Test func `tells who holds each, and which RPCs ask for it`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await tenant.addRole("auditor", ["audit.read"])
    let all = Dictionary(uniqueKeysWithValues: try await list(tenant).map { ($0.name, $0) })
    let audit = try #require(all["audit.read"])
    #expect(audit.area == "audit" && audit.roles == ["admin", "owner", "auditor"] && !audit.held)
    #expect(audit.methods.contains("muster.audit.v1.AuditService/ListAuditEvents") && !audit.platformOnly)
    let read = try #require(all["identity.read"])
    #expect(read.held && read.roles == ["viewer", "member", "admin", "owner"] && !read.description.isEmpty)
    let users = try #require(all["platform.users"])
    #expect(users.platformOnly && users.roles.isEmpty && !users.held)
    #expect(users.methods.contains("muster.identity.v1.IdentityService/CreateUser"))
    #expect(users.methods.contains("muster.identity.v1.IdentityService/InviteMember"))
  }

  @Test func `narrows by area, role and what is held`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await tenant.addRole("auditor", ["audit.read"])
    #expect(try await list(tenant) { $0.area = "audit" }.map(\.name) == ["audit.read", "audit.verify"])
    #expect(try await list(tenant) { $0.role = "auditor" }.map(\.name) == ["audit.read"])
    #expect(try await list(tenant) { $0.role = "nobody" }.isEmpty)
    let catalogue = server.catalogue
    #expect(
      try await list(tenant) { $0.heldOnly = true }.map(\.name)
        == catalogue.names(catalogue.holdings(.viewer)))
    #expect(
      try await list(tenant) { $0.role = "member" }.map(\.name)
        == catalogue.names(catalogue.holdings(.member)))
  }
}
