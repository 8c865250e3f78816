import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `GetIcp` {
  @Test func `knows no profile before there is one`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for revision in [Int64(0), 1] {
      let error = try await refusal { try await tenant.icp(revision) }
      #expect(error?.code == .notFound && error?.reason == "ICP_NOT_FOUND")
    }
  }

  @Test func `answers with the revision in force, and the newest beside it when it is newer`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let first = try await tenant.updateIcp { $0.industries = ["Dental"] }
    var found = try await tenant.icp()
    #expect(found.icp == nil && found.draft == first)

    let confirmed = try await tenant.confirmIcp()
    found = try await tenant.icp()
    #expect(found.icp == confirmed && found.draft == nil)

    let second = try await tenant.updateIcp { $0.titles = ["Owner"] }
    found = try await tenant.icp()
    // The etag is the profile's, in both.
    #expect(found.icp?.revision == 1 && found.icp?.version == 3 && found.icp?.titles == [])
    #expect(found.draft == second && second.version == 3)
  }

  @Test func `answers with a revision that is asked for, and nothing beside it`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.updateIcp { $0.industries = ["Dental"] }
    _ = try await tenant.updateIcp { $0.industries = ["Legal"] }
    let found = try await tenant.icp(1)
    #expect(found.icp?.industries == ["Dental"] && found.icp?.revision == 1 && found.draft == nil)
    #expect(try await refusal { try await tenant.icp(3) }?.reason == "ICP_NOT_FOUND")
    #expect(try await refusal { try await tenant.icp(-1) }?.violations.map(\.field) == ["revision"])
  }

  @Test func `names who wrote it and who confirmed it`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.updateIcp(as: "member") { $0.industries = ["Dental"] }
    _ = try await tenant.confirmIcp(as: "owner")
    let icp = try #require(try await tenant.icp().icp)
    #expect(try icp.author?.kind == .user && icp.author?.id == tenant.user("member").description)
    #expect(icp.author?.displayName == "member")
    #expect(try icp.confirmedBy?.id == tenant.user("owner").description)
    #expect(icp.createTime != nil && icp.confirmTime != nil && icp.state == .confirmed)
  }

  @Test func `is for every role of the tenant and for no other's`() async throws {
    let server = try await TestServer.shared.value
    let (mine, other) = (try await server.tenant(), try await server.tenant())
    _ = try await mine.updateIcp { $0.industries = ["Dental"] }
    for role in ["owner", "admin", "member", "viewer"] {
      #expect(try await mine.icp(as: role).draft?.revision == 1)
    }
    let error = try await refusal {
      try await server.tenants.getIcp(.with { $0.tenantID = mine.text }, other.caller("owner"))
    }
    #expect(error?.reason == "TENANT_FORBIDDEN")
    // And a tenant sees its own alone.
    #expect(try await refusal { try await other.icp() }?.reason == "ICP_NOT_FOUND")
  }
}
