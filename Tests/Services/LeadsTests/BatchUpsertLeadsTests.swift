import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `BatchUpsertLeads` {
  // MARK: Rows

  @Test func `of 10000 rows with 3 bad ones stores 9997, and the same again changes nothing`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let bad: Set<Int> = [7, 4_321, 9_999]
    for isAgain in [false, true] {
      var counts = [Int32](repeating: 0, count: 4)
      var failed: [Int] = []
      for batch in 0..<10 {
        let first = batch * 1_000
        let rows = (first..<first + 1_000).map { bad.contains($0) ? badRow($0) : people($0..<$0 + 1)[0] }
        let answer = try await tenant.upsert(rows)
        let told = [answer.createdCount, answer.updatedCount, answer.unchangedCount, answer.failedCount]
        counts = zip(counts, told).map { $0 + $1 }
        failed += answer.errors.map { first + Int($0.index) }
        #expect(answer.errors.allSatisfy { $0.reason == .fieldInvalid && $0.field == "email" })
      }
      #expect(counts == (isAgain ? [0, 0, 9_997, 3] : [9_997, 0, 0, 3]))
      #expect(Set(failed) == bad && failed.count == 3)
      #expect(try tenant.leadCount == 9_997)
    }
    let versions = try tenant.server.sql(
      "SELECT count(*) FROM leads WHERE tenant_id = '\(tenant.id.uuidText)' AND version <> 1")
    #expect(versions == "0")
  }

  @Test func `takes rows in their order, and two about one person as one`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let answer = try await tenant.upsert([
      .with { ($0.email, $0.title) = ("Mia+x@Example.com", "CEO") },
      .with { ($0.email, $0.company) = ("MIA@example.com", "Northwind") },
      .with { $0.email = "mia@example.com" },
    ])
    #expect(answer.results.map(\.outcome) == [.created, .updated, .updated])
    #expect(answer.results.map(\.index) == [0, 1, 2] && Set(answer.results.map(\.id)).count == 1)
    let lead = try await tenant.lead(answer.results[0].id)
    #expect((lead.title, lead.company, lead.email) == ("CEO", "Northwind", "mia@example.com"))
    #expect(lead.version == 1 && lead.status == .new)
    // In the end nothing is another: no row has changed anything.
    let again = try await tenant.upsert([
      .with { ($0.email, $0.title) = ("mia@example.com", "CTO") },
      .with { ($0.email, $0.title) = ("mia@example.com", "CEO") },
    ])
    #expect(again.unchangedCount == 2)
    #expect(try await tenant.lead(lead.id) == lead)
  }

  @Test func `tells of every row that is bad by its index, reason and field`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let taken = try await tenant.createLead { $0.externalID = "crm-1" }
    let rows: [LeadsV1.Lead] = [
      .with { $0.firstName = "Nobody" },
      .with { ($0.email, $0.phone, $0.country) = ("a@example.com", "12", "Australia") },
      .with { ($0.email, $0.externalID) = ("b@example.com", "crm-1") },
      .with { ($0.email, $0.ownerID) = ("c@example.com", UserID.new().description) },
      .with { ($0.email, $0.campaignID) = ("d@example.com", CampaignID.new().description) },
      .with { ($0.email, $0.customFields["fleet"]) = ("e@example.com", .with { $0.value = .text("x") }) },
      .with { $0.email = "good@example.com" },
    ]
    let answer = try await tenant.upsert(rows)
    #expect(answer.createdCount == 1 && answer.failedCount == 6)
    let told = answer.errors.map { "\($0.index) \($0.reason.name ?? "") \($0.field)" }
    #expect(
      told == [
        "0 ERROR_REASON_FIELD_INVALID email", "1 ERROR_REASON_FIELD_INVALID phone",
        "1 ERROR_REASON_FIELD_INVALID country", "2 ERROR_REASON_LEAD_EXISTS external_id",
        "3 ERROR_REASON_LEAD_REFERENCE_UNKNOWN owner_id", "4 ERROR_REASON_LEAD_REFERENCE_UNKNOWN campaign_id",
        "5 ERROR_REASON_CUSTOM_FIELD_UNKNOWN custom_fields.fleet",
      ])
    #expect(answer.errors.allSatisfy { !$0.message.isEmpty })
    #expect(answer.errors[3].message.contains(taken.id))
    #expect(answer.results.map(\.id.isEmpty) == [true, true, true, true, true, true, false])
  }

  @Test func `ignores what only the server says`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let row = LeadsV1.Lead.with {
      ($0.email, $0.score, $0.tier, $0.status, $0.version) = ("a@example.com", 99, .hot, .converted, 12)
      $0.facts = .with { $0.unsubscribed = .with { $0.value = true } }
    }
    let answer = try await tenant.upsert([row])
    let lead = try await tenant.lead(answer.results[0].id)
    #expect(lead.score == 0 && lead.tier == .unspecified && lead.status == .new && lead.facts == nil)
    #expect(try await tenant.upsert([row]).unchangedCount == 1)
  }

  // MARK: Matching

  @Test func `matches by external id, and needs no more than the key of a lead that is stored`() async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    let mia = try await tenant.createLead { ($0.externalID, $0.title) = ("crm-1", "CEO") }
    let ben = try await tenant.createLead()
    let answer = try await tenant.upsert([
      .with { ($0.externalID, $0.title) = ("crm-1", "CTO") },
      .with { $0.externalID = "crm-2" },
      .with { $0.email = "nokey@example.com" },
      .with { ($0.externalID, $0.email) = ("crm-1", ben.email) },
      .with { ($0.externalID, $0.email) = ("crm-3", "new@example.com") },
    ]) { $0.options?.matchKey = .externalID }
    #expect(answer.results.map(\.outcome) == [.updated, .failed, .failed, .failed, .created])
    #expect(answer.errors.map(\.field) == ["email", "external_id", "email"])
    #expect(answer.errors.map(\.reason) == [.fieldInvalid, .fieldInvalid, .leadExists])
    let now = try await tenant.lead(mia.id)
    #expect(now.title == "CTO" && now.email == mia.email && now.version == 2)
  }

  @Test func `matches by id, where one that is not there or deleted is an error`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let mia = try await tenant.createLead()
    let gone = try await tenant.createLead()
    try await tenant.deleteLead(gone.id)
    let answer = try await tenant.upsert([
      .with { ($0.id, $0.title) = (mia.id, "CEO") }, .with { $0.id = gone.id },
      .with { ($0.id, $0.email) = (LeadID.new().description, "x@example.com") },
      .with { $0.email = "y@example.com" },
    ]) { $0.options?.matchKey = .id }
    #expect(answer.results.map(\.outcome) == [.updated, .failed, .failed, .failed])
    #expect(answer.errors.map(\.reason) == [.leadNotFound, .leadNotFound, .fieldInvalid])
    // By its address a deleted lead matches nothing, and the address is free.
    let other = try await tenant.upsert([.with { $0.email = gone.email }])
    #expect(other.createdCount == 1 && other.results[0].id != gone.id)
  }

  @Test func `updates stored leads alone where it is asked to`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let mia = try await tenant.createLead()
    let answer = try await tenant.upsert([
      .with { ($0.email, $0.title) = (mia.email, "CEO") }, .with { $0.email = "new@example.com" },
    ]) { $0.options?.updateOnly = true }
    #expect(answer.updatedCount == 1 && answer.errors.map(\.reason) == [.leadNotFound])
    #expect(try tenant.leadCount == 1)
  }

  // MARK: Options

  @Test func `gives new leads what the options say, and tags to all`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let owner = try tenant.user("admin").description
    let mia = try await tenant.createLead { $0.tags = ["old"] }
    let answer = try await tenant.upsert([
      .with { $0.email = "a@example.com" },
      .with { ($0.email, $0.source, $0.tags) = ("b@example.com", "fair", ["own"]) },
      .with { $0.email = mia.email },
    ]) {
      $0.options = .with { ($0.source, $0.ownerID, $0.addTags) = ("list", owner, ["spring", "Old"]) }
    }
    #expect(answer.createdCount == 2 && answer.updatedCount == 1)
    var leads: [LeadsV1.Lead] = []
    for result in answer.results { leads.append(try await tenant.lead(result.id)) }
    #expect(leads.map(\.source) == ["list", "fair", ""])
    #expect(leads.map(\.ownerID) == [owner, owner, ""])
    #expect(leads.map(\.tags) == [["Old", "spring"], ["Old", "own", "spring"], ["old", "spring"]])
  }

  @Test func `refuses rows about suppressed people where it is asked to`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    _ = try await tenant.leads.addSuppression(
      .with {
        $0.tenantID = tenant.text
        $0.suppression = .with {
          ($0.kind, $0.value, $0.reason) = (.email, "stop@example.com", .unsubscribed)
        }
      }, tenant.caller("member"))
    let rows: [LeadsV1.Lead] = [
      .with { $0.email = "STOP+now@example.com" }, .with { $0.email = "go@example.com" },
    ]
    let strict = try await tenant.upsert(rows) { $0.options?.skipSuppressed = true }
    #expect(strict.results.map(\.outcome) == [.failed, .created])
    #expect(strict.errors.map(\.reason) == [.leadSuppressed])
    // Otherwise the person is stored, and not contacted.
    #expect(try await tenant.upsert(rows).results.map(\.outcome) == [.created, .unchanged])
  }

  @Test func `refuses rules for what rows cannot set`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    for name in ["status", "score", "facts.unsubscribed", "custom_fields.", "nothing"] {
      let error = try await refusal {
        try await tenant.upsert(people(0..<1)) { $0.options?.fieldRules[name] = .keep }
      }
      #expect(error?.reason == "FIELD_INVALID", "\(name)")
      #expect(error?.violations.first?.field == "options.field_rules[\(name)]")
    }
  }

  // MARK: The call

  @Test func `changes nothing when it is only to be checked, and a repeat is the same call`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let trial = try await tenant.upsert(people(0..<3) + [badRow(0)]) { $0.validateOnly = true }
    #expect(trial.createdCount == 3 && trial.failedCount == 1)
    #expect(try tenant.leadCount == 0)
    let first = try await tenant.upsert(people(0..<3)) { $0.requestID = "batch-1" }
    let again = try await tenant.upsert(people(0..<3)) { $0.requestID = "batch-1" }
    #expect(first == again && first.createdCount == 3)
    let error = try await refusal { try await tenant.upsert(people(0..<2)) { $0.requestID = "batch-1" } }
    #expect(error?.reason == "REQUEST_ID_REUSED")
  }

  @Test func `scores leads anew that have a score, and leaves the others unscored`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (mia, ben) = (try await tenant.createLead(), try await tenant.createLead())
    _ = try await tenant.leads.scoreLead(
      .with { ($0.tenantID, $0.id) = (tenant.text, mia.id) }, tenant.caller("member"))
    let before = try await tenant.lead(mia.id)
    _ = try await tenant.upsert(
      [mia, ben].map { lead in .with { ($0.email, $0.title) = (lead.email, "CEO") } })
    let after = try await tenant.lead(mia.id)
    #expect(after.score > before.score && after.title == "CEO" && after.version == before.version + 1)
    #expect(try await tenant.lead(ben.id).tier == .unspecified)
  }

  @Test func `tells of all in one record, and takes so many rows and no more`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let made = try await tenant.upsert(people(0..<5))
    let record = try tenant.server.sql(
      """
      SELECT jsonb_array_length(event -> 'created_ids'), event_type, actor_kind FROM journal
      WHERE tenant_id = '\(tenant.id.uuidText)' AND method LIKE '%BatchUpsertLeads'
      """)
    #expect(record == "5|lead.imported|user")
    #expect(made.createdCount == 5)
    let error = try await refusal { try await tenant.upsert(people(0..<1), as: "viewer") }
    #expect(error?.code == .permissionDenied)
    let none = try await refusal { try await tenant.upsert([]) }
    #expect(none?.reason == "FIELD_INVALID")
    let many = try await refusal { try await tenant.upsert(people(0..<1_001)) }
    #expect(many?.reason == "FIELD_INVALID")
  }
}
