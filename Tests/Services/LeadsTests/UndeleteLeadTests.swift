import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import Testing

@Suite struct `UndeleteLead` {
  @Test func `brings a lead back as it was`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead { $0.tags = ["fleet"] }
    try await tenant.deleteLead(lead.id)
    var back = try await tenant.undeleteLead(lead.id)
    #expect(back.version == 3 && back.deleteTime == nil)
    (back.version, back.updateTime) = (lead.version, lead.updateTime)
    #expect(back == lead)
    #expect(try await tenant.listLeads { $0.tagField = "fleet" }.leads.count == 1)
    let again = try await refusal { try await tenant.undeleteLead(lead.id) }
    #expect(again?.reason == "RESOURCE_NOT_DELETED")
  }

  @Test func `is refused while another lead has the address or the external id`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let first = try await tenant.createLead { ($0.email, $0.externalID) = ("mia@northwind.example", "x") }
    try await tenant.deleteLead(first.id)
    let second = try await tenant.createLead { $0.email = "Mia@northwind.example" }
    let byEmail = try await refusal { try await tenant.undeleteLead(first.id) }
    #expect(byEmail?.reason == "LEAD_EXISTS" && byEmail?.metadata["lead_id"] == second.id)
    try await tenant.deleteLead(second.id)
    let third = try await tenant.createLead { $0.externalID = "x" }
    let byExternalID = try await refusal { try await tenant.undeleteLead(first.id) }
    #expect(byExternalID?.metadata["lead_id"] == third.id)
    try await tenant.deleteLead(third.id)
    #expect(try await tenant.undeleteLead(first.id).deleteTime == nil)
  }

  @Test func `lets one of two deleted leads of one address come back`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    var ids: [String] = []
    for _ in 0..<4 {
      let lead = try await tenant.createLead { $0.email = "mia@northwind.example" }
      try await tenant.deleteLead(lead.id)
      ids.append(lead.id)
    }
    let back = try await withThrowingTaskGroup(of: Bool.self) { group in
      for id in ids {
        group.addTask { try await refusal { try await tenant.undeleteLead(id) } == nil }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(back == 1)
    #expect(try await tenant.listLeads().leads.count == 1)
  }
}
