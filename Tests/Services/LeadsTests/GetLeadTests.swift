import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import Testing

@Suite struct `GetLead` {
  @Test func `answers a lead, also a deleted one`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead { $0.firstName = "Mia" }
    #expect(try await tenant.lead(lead.id) == lead)
    let deleted = try await tenant.deleteLead(lead.id)
    #expect(deleted.deleteTime != nil && deleted.version == 2)
    #expect(try await tenant.lead(lead.id) == deleted)
  }

  @Test func `does not know another tenant's lead, in the words for one that never was`() async throws {
    let server = try await TestServer.shared.value
    let (one, other) = (try await server.tenant(), try await server.tenant())
    let lead = try await one.createLead()
    let foreign = try await refusal { try await other.lead(lead.id) }
    let unknown = try await refusal { try await other.lead(LeadID.new().description) }
    #expect(foreign?.code == .notFound && foreign?.reason == "LEAD_NOT_FOUND")
    #expect(foreign?.message == unknown?.message && foreign?.metadata == unknown?.metadata)
  }
}
