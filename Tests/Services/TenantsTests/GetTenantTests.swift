import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `GetTenant` {
  private func get(_ id: String, _ options: CallOptions, _ server: TestServer) async throws -> TenantsV1
    .Tenant?
  {
    var request = TenantsV1.GetTenantRequest()
    request.tenantID = id
    return try await server.tenants.getTenant(request, options).tenant
  }

  @Test func `answers with the tenant as it was made`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let found = try #require(try await get(tenant.text, tenant.caller("viewer"), server))
    #expect(found.id == tenant.text)
    #expect(found.displayName.hasPrefix("Tenant "))
    #expect(found.state == .active)
    #expect(found.plan == .ignition)
    #expect(found.timeZone == "UTC")
    #expect(found.locale == "en")
    #expect(found.currencyCode == "USD")
    #expect(found.subscription?.status == .active)
    #expect(found.limits?.callsPerSecond == 200)
    #expect(found.version == 1)
    #expect(found.createTime != nil && found.createTime == found.updateTime)
    #expect(found.deleteTime == nil && found.suspension == nil)
  }

  @Test func `refuses another tenant's id whether it is there or not, in the same words`() async throws {
    let server = try await TestServer.shared.value
    let (mine, other) = (try await server.tenant(), try await server.tenant())
    let there = try await refusal { try await get(other.text, mine.caller("owner"), server) }
    let nowhere = try await refusal {
      try await get(TenantID.new().description, mine.caller("owner"), server)
    }
    #expect(there?.code == .permissionDenied && there?.reason == "TENANT_FORBIDDEN")
    #expect(there?.message == nowhere?.message && there?.reason == nowhere?.reason)
  }

  @Test func `shows an operator any tenant, and tells that in the tenant's own journal`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let found = try await get(tenant.text, .bearer(server.operatorToken()), server)
    #expect(found?.id == tenant.text)
    let records = try server.sql(
      """
      SELECT actor_kind || ' ' || method || ' ' || outcome FROM journal
      WHERE tenant_id = '\(tenant.id.uuidText)' AND method LIKE '%/GetTenant'
      """)
    #expect(records == "platform /muster.tenants.v1.TenantService/GetTenant allowed")
  }

  @Test func `tells an operator of an id that no tenant has`() async throws {
    let server = try await TestServer.shared.value
    let error = try await refusal {
      try await get(TenantID.new().description, .bearer(server.operatorToken()), server)
    }
    #expect(error?.code == .notFound && error?.reason == "TENANT_NOT_FOUND")
  }

  @Test(arguments: ["", "tenant_", "lead_01jc4x8y7kf3q9v2m5n6p7r8st", "tenant_01jc4x8y7kf3q9v2m5n6p7r8sT"])
  func `refuses what is no tenant's id before anything else`(text: String) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let error = try await refusal { try await get(text, tenant.caller("viewer"), server) }
    #expect(error?.code == .invalidArgument && error?.reason == "FIELD_INVALID")
    #expect(error?.violations.map(\.field) == ["tenant_id"])
  }
}
