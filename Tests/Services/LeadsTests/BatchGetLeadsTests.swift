import MusterCore
import MusterLeadsAPI
import MusterTestKit
import MusterWire
import Testing

@Suite struct `BatchGetLeads` {
  @Test func `answers leads in the order they were named, and the ids that are none`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    var made: [LeadsV1.Lead] = []
    for _ in 0..<3 { made.append(try await tenant.createLead()) }
    made[1] = try await tenant.deleteLead(made[1].id)
    let (foreign, unknown) = (try await other.createLead().id, LeadID.new().description)
    let ids = [made[2].id, unknown, made[0].id, foreign, made[1].id, made[2].id]
    let answer = try await tenant.leads.batchGetLeads(
      .with { ($0.tenantID, $0.ids) = (tenant.text, ids) }, tenant.caller("viewer"))
    #expect(answer.leads == [made[2], made[0], made[1]])
    #expect(answer.missingIDs == [unknown, foreign])
  }

  @Test func `takes a thousand ids`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead()
    let ids = (0..<999).map { _ in LeadID.new().description } + [lead.id]
    let answer = try await tenant.leads.batchGetLeads(
      .with { ($0.tenantID, $0.ids) = (tenant.text, ids) }, tenant.caller("viewer"))
    #expect(answer.leads == [lead] && answer.missingIDs.count == 999)
  }
}
