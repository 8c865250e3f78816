import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import Testing

@Suite struct `DeleteLead` {
  @Test func `takes a lead from lists, and keeps it`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (kept, lead) = (try await tenant.createLead(), try await tenant.createLead())
    let deleted = try await tenant.deleteLead(lead.id, version: 1)
    #expect(deleted.deleteTime != nil && deleted.version == 2)
    #expect(try await tenant.listLeads().leads == [kept])
    #expect(try await tenant.listLeads { $0.showDeleted = true }.leads == [deleted, kept])
    #expect(try tenant.server.journal(tenant.id, "DeleteLead").count == 1)
  }

  @Test func `refuses a stale version, a lead that is none, and one that is deleted`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead()
    let stale = try await refusal { try await tenant.deleteLead(lead.id, version: 5) }
    #expect(stale?.code == .aborted && stale?.metadata["current_version"] == "1")
    let unknown = try await refusal { try await tenant.deleteLead(LeadID.new().description) }
    #expect(unknown?.reason == "LEAD_NOT_FOUND")
    try await tenant.deleteLead(lead.id)
    #expect(try await refusal { try await tenant.deleteLead(lead.id) }?.reason == "LEAD_NOT_FOUND")
    #expect(try await refusal { try await tenant.updateLead(lead.id) { $0.title = "x" } }?.code == .notFound)
  }
}
