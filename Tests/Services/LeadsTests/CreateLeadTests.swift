import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `CreateLead` {
  /// A lead with every field that a caller can set.
  static func full(_ owner: UserID) -> LeadsV1.Lead {
    .with {
      ($0.email, $0.firstName, $0.lastName) = ("Mia.Mø@Northwind.example", "Mia", "Møller")
      ($0.title, $0.company, $0.companyDomain) = ("VP Sales", "Northwind", "northwind.example")
      ($0.phone, $0.country, $0.linkedinURL) = ("+61412345678", "AU", "https://linkedin.com/in/mia")
      ($0.employeeCount, $0.industry, $0.ownerID) = (40, "Dental", owner.description)
      ($0.source, $0.externalID, $0.tags) = ("web-form", "crm-1", ["fleet", "Dental", "Fleet"])
      ($0.timeZone, $0.language) = ("Australia/Sydney", "en-AU")
      $0.postalAddress = .with { ($0.lines, $0.city, $0.country) = (["1 Harbour St"], "Sydney", "AU") }
      $0.facts = .with {
        $0.emailVerified = .with { ($0.value, $0.source) = (true, "checker") }
        $0.roleStart = .with { $0.value = "2026-09-01" }
        // Only Muster says so.
        $0.emailBounced = .with { $0.value = true }
      }
      $0.consents = [
        .with {
          ($0.channel, $0.basis, $0.source) = (.email, .consent, "form")
          $0.grantTime = .with { $0.seconds = 1_700_000_000 }
        }
      ]
    }
  }

  @Test func `stores every field that a caller can set, and says the rest itself`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let given = Self.full(try tenant.user("member"))
    let lead = try await tenant.createLead {
      $0 = given
      ($0.score, $0.tier, $0.status, $0.version) = (99, .hot, .converted, 7)
      ($0.scoreModelID, $0.deleteTime) = ("model_00000000000000000000000000", .with { $0.seconds = 5 })
    }
    #expect(LeadID(lead.id) != nil && lead.tenantID == tenant.text && lead.version == 1)
    #expect(lead.status == .new && lead.score == 0 && lead.tier == .unspecified && lead.deleteTime == nil)
    #expect(lead.scoreComponents == nil && lead.scoreTime == nil && lead.scoreModelID.isEmpty)
    #expect(lead.email == given.email && lead.firstName == "Mia" && lead.title == given.title)
    #expect(lead.phone == given.phone && lead.employeeCount == 40 && lead.ownerID == given.ownerID)
    #expect(lead.tags == ["Dental", "fleet"])
    #expect(lead.postalAddress == given.postalAddress && lead.consents == given.consents)
    #expect(lead.facts?.emailVerified?.source == "checker" && lead.facts?.emailBounced == nil)
    // Whoever writes a fact is its source, and now its time.
    #expect(lead.facts?.roleStart?.source == (try tenant.user("member").description))
    #expect(lead.facts?.roleStart?.observeTime != nil)
    let created = try #require(lead.createTime)
    #expect(abs(created.seconds - (try #require(lead.updateTime)).seconds) <= 5)
    #expect(try await tenant.lead(lead.id) == lead)
  }

  @Test(arguments: [
    "mia@northwind.example", "MIA@Northwind.Example", "mia+news@northwind.example", " mia@northwind.example",
  ])
  func `refuses an address that another lead has, in any spelling, and names that lead`(
    _ spelling: String
  ) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let first = try await tenant.createLead { $0.email = "mia@northwind.example" }
    let error = try await refusal { try await tenant.createLead { $0.email = spelling } }
    // The form of an address is checked before, and a space is none of it.
    if spelling.hasPrefix(" ") {
      #expect(error?.code == .invalidArgument)
    } else {
      #expect(error?.code == .alreadyExists && error?.reason == "LEAD_EXISTS")
      #expect(error?.metadata["lead_id"] == first.id && error?.metadata["field"] == "email")
    }
  }

  @Test func `refuses an external id that another lead has`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let first = try await tenant.createLead { $0.externalID = "crm-7" }
    let error = try await refusal { try await tenant.createLead { $0.externalID = "crm-7" } }
    #expect(error?.reason == "LEAD_EXISTS" && error?.metadata["lead_id"] == first.id)
    #expect(error?.metadata["field"] == "external_id")
  }

  @Test func `lets two tenants have the same person`() async throws {
    let server = try await TestServer.shared.value
    let (one, other) = (try await server.tenant(), try await server.tenant())
    let first = try await one.createLead { $0.email = "mia@northwind.example" }
    let second = try await other.createLead { $0.email = "mia@northwind.example" }
    #expect(first.id != second.id)
  }

  @Test func `frees the address of a lead that is deleted`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let first = try await tenant.createLead { ($0.email, $0.externalID) = ("mia@northwind.example", "x") }
    try await tenant.deleteLead(first.id)
    let second = try await tenant.createLead { ($0.email, $0.externalID) = ("mia@northwind.example", "x") }
    #expect(second.id != first.id)
  }

  @Test func `refuses an owner who is no member and a campaign that is none`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let stranger = try await TestServer.shared.value.tenant().user("owner")
    let error = try await refusal {
      try await tenant.createLead {
        ($0.ownerID, $0.campaignID) = (stranger.description, CampaignID.new().description)
      }
    }
    #expect(error?.code == .invalidArgument && error?.reason == "LEAD_REFERENCE_UNKNOWN")
    #expect(error?.violations.map(\.field) == ["lead.owner_id", "lead.campaign_id"])
  }

  @Test func `names everything that is wrong at once`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let error = try await refusal {
      try await tenant.createLead {
        ($0.email, $0.country, $0.employeeCount) = ("nobody", "Australia", -1)
        $0.phone = "call me"
      }
    }
    #expect(error?.code == .invalidArgument)
    #expect(
      Set(error?.violations.map(\.field) ?? [])
        == ["lead.email", "lead.country", "lead.employee_count", "lead.phone"])
  }

  @Test func `refuses a second consent for the same channel and ground`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let consent = LeadsV1.Consent.with {
      ($0.channel, $0.basis) = (.email, .consent)
      $0.grantTime = .with { $0.seconds = 1_700_000_000 }
    }
    let error = try await refusal { try await tenant.createLead { $0.consents = [consent, consent] } }
    #expect(error?.violations.map(\.field) == ["lead.consents[1]"])
  }

  @Test func `shows a tier that a person has set before there is a score`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let lead = try await tenant.createLead {
      $0.tierOverride = .with { ($0.tier, $0.reason) = (.hot, "An old friend") }
    }
    #expect(lead.tier == .hot && lead.score == 0 && lead.scoreTime == nil)
    #expect(lead.tierOverride?.setBy?.id == (try tenant.user("member").description))
    #expect(lead.tierOverride?.createTime != nil)
    #expect(try await tenant.lead(lead.id) == lead)
  }

  @Test func `makes one lead of one request, however often it comes`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let request = LeadsV1.CreateLeadRequest.with {
      ($0.tenantID, $0.requestID) = (tenant.text, "once")
      $0.lead = .with { $0.email = "mia@northwind.example" }
    }
    let caller = try tenant.caller("member")
    let answers = try await withThrowingTaskGroup(of: LeadsV1.CreateLeadResponse.self) { group in
      for _ in 0..<8 { group.addTask { try await tenant.leads.createLead(request, caller) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.count == 8 && Set(answers.compactMap { $0.lead?.id }).count == 1)
    #expect(try tenant.server.journal(tenant.id, "CreateLead").count == 1)
  }

  @Test func `keeps nothing when it only validates`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let request = LeadsV1.CreateLeadRequest.with {
      ($0.tenantID, $0.validateOnly) = (tenant.text, true)
      $0.lead = .with { $0.email = "mia@northwind.example" }
    }
    let tried = try await tenant.leads.createLead(request, tenant.caller("member")).lead
    #expect(tried?.email == "mia@northwind.example")
    #expect(try await tenant.listLeads().leads.isEmpty)
    #expect(try tenant.server.journal(tenant.id, "CreateLead").isEmpty)
  }
}
