import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `UpdateLead` {
  @Test func `changes what the mask names and nothing else`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let given = CreateLead.full(try tenant.user("member"))
    let lead = try await tenant.createLead { $0 = given }
    let changed = try await tenant.updateLead(lead.id, ["title", "phone", "facts.hiring"]) {
      ($0.title, $0.company) = ("Director", "not this")
      $0.facts = .with {
        $0.hiring = .with { ($0.value, $0.source) = (true, "board") }
        $0.competitor = .with { $0.value = true }
      }
    }
    #expect(changed.title == "Director" && changed.phone.isEmpty && changed.company == lead.company)
    #expect(changed.facts?.hiring?.value == true && changed.facts?.competitor == nil)
    #expect(changed.facts?.emailVerified == lead.facts?.emailVerified && changed.version == 2)
    var same = changed
    (same.title, same.phone, same.facts) = (lead.title, lead.phone, lead.facts)
    (same.version, same.updateTime) = (lead.version, lead.updateTime)
    #expect(same == lead)
    #expect(try await tenant.lead(lead.id) == changed)
  }

  @Test func `without a mask changes the populated fields, and with a star all of them`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead { $0 = CreateLead.full(try tenant.user("member")) }
    let populated = try await tenant.updateLead(lead.id) { $0.lastName = "Berg" }
    #expect(populated.lastName == "Berg" && populated.firstName == "Mia" && populated.tags == lead.tags)
    let whole = try await tenant.updateLead(lead.id, ["*"]) { $0.email = lead.email }
    #expect(whole.email == lead.email && whole.firstName.isEmpty && whole.tags.isEmpty && whole.facts == nil)
    #expect(whole.status == lead.status && whole.createTime == lead.createTime && whole.version == 3)
  }

  @Test func `leaves a lead and its version alone when nothing changes`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead { ($0.title, $0.tags) = ("CEO", ["a", "b"]) }
    // A set has no order, and its case is not compared.
    #expect(try await tenant.updateLead(lead.id) { ($0.title, $0.tags) = ("CEO", ["B", "a"]) } == lead)
    #expect(try await tenant.updateLead(lead.id) { $0.title = "CEO" } == lead)
    #expect(try tenant.server.journal(tenant.id, "UpdateLead").isEmpty)
  }

  @Test func `ignores what only Muster says`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead()
    let mask = ["status", "score", "tier", "facts.unsubscribed", "create_time", "title"]
    let changed = try await tenant.updateLead(lead.id, mask) {
      ($0.status, $0.score, $0.tier, $0.title) = (.converted, 90, .hot, "CEO")
      $0.facts = .with { $0.unsubscribed = .with { $0.value = true } }
    }
    #expect(changed.status == .new && changed.score == 0 && changed.tier == .unspecified)
    #expect(changed.facts == nil && changed.title == "CEO" && changed.createTime == lead.createTime)
  }

  @Test func `refuses a path that is no field, and names it`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead()
    let error = try await refusal { try await tenant.updateLead(lead.id, ["titel"]) { $0.title = "x" } }
    #expect(error?.code == .invalidArgument && error?.violations.map(\.field) == ["update_mask"])
  }

  @Test func `forgets what was known of the address before, with a new one`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead {
      $0.email = "mia@northwind.example"
      $0.facts = .with {
        $0.emailVerified = .with { $0.value = true }
        $0.hiring = .with { $0.value = true }
      }
    }
    let respelled = try await tenant.updateLead(lead.id) { $0.email = "Mia+x@northwind.example" }
    #expect(respelled.facts == lead.facts && respelled.email == "Mia+x@northwind.example")
    let moved = try await tenant.updateLead(lead.id) { $0.email = "mia@southwind.example" }
    #expect(moved.facts?.emailVerified == nil && moved.facts?.hiring == lead.facts?.hiring)
    #expect(try await tenant.listLeads { $0.email = "mia@northwind.example" }.leads.isEmpty)
    #expect(try await tenant.listLeads { $0.email = "MIA@southwind.example" }.leads == [moved])
  }

  @Test func `refuses the address and external id of another lead`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let first = try await tenant.createLead { ($0.email, $0.externalID) = ("mia@northwind.example", "x") }
    let second = try await tenant.createLead()
    let byEmail = try await refusal {
      try await tenant.updateLead(second.id) { $0.email = "MIA@northwind.example" }
    }
    #expect(byEmail?.reason == "LEAD_EXISTS" && byEmail?.metadata["lead_id"] == first.id)
    let byID = try await refusal { try await tenant.updateLead(second.id) { $0.externalID = "x" } }
    #expect(byID?.metadata["field"] == "external_id")
    #expect(try await tenant.lead(second.id) == second)
  }

  @Test func `goes by the version that the caller has seen`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead()
    let second = try await tenant.updateLead(lead.id) { ($0.title, $0.version) = ("CEO", 1) }
    let stale = try await refusal {
      try await tenant.updateLead(lead.id) { ($0.title, $0.version) = ("CTO", 1) }
    }
    #expect(stale?.code == .aborted && stale?.reason == "VERSION_STALE")
    #expect(try await tenant.lead(lead.id) == second)
  }

  @Test func `lets one of many writers through who have seen the same version`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead()
    let won = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<32 {
        group.addTask {
          try await refusal {
            try await tenant.updateLead(lead.id) { ($0.title, $0.version) = ("Title \(number)", 1) }
          } == nil
        }
      }
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(won == 1)
    #expect(try await tenant.lead(lead.id).version == 2)
  }

  @Test func `counts every one of many writers who do not care for the version`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<32 {
        group.addTask {
          try await tenant.updateLead(lead.id, ["tags", "source"]) {
            ($0.tags, $0.source) = (["t\(number)"], "writer \(number)")
          }
        }
      }
      try await group.waitForAll()
    }
    let last = try await tenant.lead(lead.id)
    #expect(last.version == 33 && last.tags.count == 1)
    #expect(try await tenant.listLeads { $0.tagField = last.tags[0] }.leads == [last])
    let stored = try tenant.server.sql(
      "SELECT count(*) FROM lead_tags WHERE tenant_id = '\(tenant.id.uuidText)'")
    #expect(stored == "1")
  }
}
