import MusterAudit
import MusterAuditAPI
import MusterCore
import MusterEventsAPI
import MusterLeadsAPI
import MusterRPC
import MusterServer
import MusterTestDatabase
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// On databases of their own where the whole of them is looked at.
@Suite struct `EraseLead` {
  private static let canary = "canary7f3a"

  /// Somebody with the canary wherever something can be written about a person.
  private func marked(_ tenant: TestTenant) async throws -> LeadsV1.Lead {
    let canary = Self.canary
    try await tenant.setSchema([.of("note", .text), .of("gone", .text)])
    let id = try await tenant.createLead {
      ($0.email, $0.firstName, $0.lastName) = ("\(canary)@\(canary).example", "Mia \(canary)", canary)
      ($0.title, $0.company, $0.companyDomain) = ("Chief \(canary)", "\(canary) Inc", "\(canary).example")
      ($0.phone, $0.linkedinURL) = ("+61400777333", "https://linkedin.com/in/\(canary)")
      ($0.country, $0.industry, $0.source) = ("AU", canary, "fair-\(canary)")
      ($0.externalID, $0.tags, $0.language) = ("crm-\(canary)", [canary, "vip"], "en")
      $0.postalAddress = .with { ($0.lines, $0.city) = (["1 \(canary) St"], canary) }
      $0.facts = .with { $0.hiring = .with { ($0.value, $0.source) = (true, canary) } }
      $0.customFields = [
        "note": .with { $0.value = .text(canary) }, "gone": .with { $0.value = .text("\(canary) hidden") },
      ]
      $0.consents = [
        .with {
          ($0.basis, $0.grantTime, $0.statement) = (.consent, .inSeconds(-60), "I, \(canary), agree")
        }
      ]
      $0.tierOverride = .with { ($0.tier, $0.reason) = (.hot, "knows \(canary)") }
    }.id
    // A field that was taken away, whose values are kept.
    try await tenant.setSchema([.of("note", .text)])
    try await tenant.updateLead(id, ["title"]) { $0.title = "Head of \(canary)" }
    try await tenant.move(id, to: .scored) { ($0.reason, $0.requestID) = ("met \(canary)", "move-1") }
    try await tenant.record(id, .sent, .email) {
      ($0.subject, $0.text) = ("Dear \(canary)", "About \(canary)")
      ($0.provider, $0.providerMessageID, $0.threadKey) = ("postmark", "<\(canary)@x>", "<\(canary)@x>")
      ($0.details, $0.externalID) = ("{\"to\": \"\(canary)\"}", "event-1")
    }
    let reply = try await tenant.record(id, .replied, .email) { $0.text = "Yours, \(canary)" }
    try await tenant.markRead([reply.activity?.id ?? ""])
    try await tenant.record(id, .unsubscribed, .sms)
    _ = try await tenant.leads.addSuppression(
      .with {
        ($0.tenantID, $0.requestID) = (tenant.text, "suppress-1")
        $0.suppression = .with {
          ($0.kind, $0.value, $0.reason) = (.externalID, "crm-\(canary)", .other)
          $0.note = "\(canary) called"
        }
      }, tenant.caller("admin"))
    _ = try await tenant.leads.batchUpsertLeads(
      .with {
        ($0.tenantID, $0.requestID) = (tenant.text, "upsert-1")
        $0.leads = [.with { ($0.email, $0.lastName) = ("\(canary)@\(canary).example", "\(canary) Berg") }]
      }, tenant.caller("admin"))
    // Deleted before, under another spelling of the address.
    try await tenant.deleteLead(id)
    let second = try await tenant.createLead {
      ($0.email, $0.firstName) = ("\(canary.uppercased())+x@\(canary).example", canary)
      $0.phone = "+61400777333"
    }
    try await tenant.record(second.id, .bounced, .email) { $0.text = canary }
    return try await tenant.lead(second.id)
  }

  func erase(
    _ tenant: TestTenant, _ id: String, as role: String = "admin",
    _ change: (inout LeadsV1.EraseLeadRequest) -> Void = { _ in }
  ) async throws -> LeadsV1.ErasureReceipt {
    let request = LeadsV1.EraseLeadRequest.with {
      ($0.tenantID, $0.id) = (tenant.text, id)
      change(&$0)
    }
    return try #require(try await tenant.leads.eraseLead(request, tenant.caller(role)).receipt)
  }

  @Test func `leaves no trace in a dump of the database, and says what it touched`() async throws {
    let server = try await TestServer()
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let lead = try await marked(tenant)
    let neighbour = try await tenant.createLead()
    // The same person, as somebody else knows her.
    let foreign = try await other.createLead { $0.email = "\(Self.canary)@elsewhere.example" }
    _ = try await server.services.audit.sealer.seal(tenant.id)
    #expect(TestServer.holds(try server.dump().lowercased(), Self.canary))

    let planned = try await erase(tenant, lead.id) { $0.validateOnly = true }
    #expect(planned.auditEventID == "" && planned.entries.contains { $0.place == "leads" })
    #expect(try await tenant.lead(lead.id) == lead)
    let receipt = try await erase(tenant, lead.id) { ($0.reference, $0.requestID) = ("case 12", "erase-1") }
    #expect(receipt.leadID == lead.id && receipt.tenantID == tenant.text && receipt.reference == "case 12")
    #expect(receipt.auditEventID.hasPrefix("audit_"))
    let places = Dictionary(uniqueKeysWithValues: receipt.entries.map { ($0.place, $0) })
    #expect(receipt.entries.map(\.place) == receipt.entries.map(\.place).sorted())
    #expect(places["leads"]?.deletedCount == 2 && places["replies"]?.deletedCount == 1)
    #expect((places["activities"]?.deletedCount ?? 0) >= 5 && (places["lead_scores"]?.deletedCount ?? 0) >= 1)
    #expect(places["suppressions"]?.clearedCount == 3 && places["suppressions"]?.keptCount == 4)
    #expect(receipt.suppressionIDs.count == 4 && places["suppressions"]?.keptReason != "")
    #expect(places["lead_tags"]?.deletedCount == 2 && (places["journal"]?.clearedCount ?? 0) >= 8)
    #expect((places["request_records"]?.clearedCount ?? 0) >= 1)
    #expect(planned.entries == receipt.entries)
    #expect(
      try server.sql(
        "SELECT count(*) FROM suppressions WHERE reason <> 'erased' OR masked_value <> '' OR note <> ''")
        == "0")

    let traces = try server.dump().split(separator: "\n").filter {
      TestServer.holds($0.lowercased(), Self.canary) || $0.contains("400777333")
    }
    #expect(traces.allSatisfy { $0.contains("elsewhere.example") }, "\(traces)")
    let gone = try await refusal { try await tenant.lead(lead.id) }
    #expect(gone?.reason == "LEAD_NOT_FOUND")
    #expect(try await tenant.lead(neighbour.id) == neighbour)
    #expect(try await other.lead(foreign.id) == foreign)
    // A repeat is told the same, and another erasure finds nobody.
    let again = try await erase(tenant, lead.id) { ($0.reference, $0.requestID) = ("case 12", "erase-1") }
    #expect(again == receipt)
    let nobody = try await refusal { try await erase(tenant, lead.id) }
    #expect(nobody?.reason == "LEAD_NOT_FOUND")
    await server.stop()
  }

  @Test func `leaves the log whole, and is proven by a digest in it`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let lead = try await marked(tenant)
    _ = try await server.services.audit.sealer.seal(tenant.id)
    let receipt = try await erase(tenant, lead.id)
    _ = try await server.services.audit.sealer.seal(tenant.id)
    let proof = try await AuditV1.Client(server.transport).verifyAuditLog(
      .with { $0.tenantID = tenant.text }, tenant.caller("owner"))
    #expect(proof.intact && proof.checkedCount > 10)

    var content = LeadsV1.ErasureReceipt()
    (content.leadID, content.tenantID, content.eraseTime) = (lead.id, tenant.text, receipt.eraseTime)
    (content.entries, content.suppressionIDs) = (receipt.entries, receipt.suppressionIDs)
    let bytes = content.bytes().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let digest = receipt.digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(digest.count == 64)
    #expect(try server.sql("SELECT encode(sha256('\\x\(bytes)'), 'hex')") == digest)
    #expect(
      try server.sql(
        """
        SELECT event_type || ' ' || (event ->> 'digest') FROM journal
        WHERE tenant_id = '\(tenant.id.uuidText)' AND record_id = '\(tenant.uuid(receipt.auditEventID))'
        """) == "lead.erased \(digest)")
    // What is told of the person's past is that it was, and nothing more.
    let events = try await EventsV1.Client(server.transport).listEvents(
      .with { ($0.tenantID, $0.types, $0.pageSize) = (tenant.text, ["lead", "activity"], 1_000) },
      tenant.caller("owner")
    ).events
    // What was done to many leads at once names their ids alone.
    let bulk: Set = ["lead.erased", "lead.imported", "lead.rescored"]
    let told = events.filter { !bulk.contains($0.type) && $0.data != "{}" }
    #expect(events.count > 8 && told.isEmpty, "\(told.map(\.type))")
    await server.stop()
  }

  @Test func `keeps the person from being contacted, also when she is imported again`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let person = LeadsV1.Lead.with {
      ($0.email, $0.phone, $0.externalID) = ("Mia@Northwind.example", "+61400777444", "crm-77")
      $0.linkedinURL = "https://www.linkedin.com/in/mia-berg"
    }
    let lead = try await tenant.createLead { $0 = person }
    let receipt = try await erase(tenant, lead.id)
    #expect(receipt.suppressionIDs.count == 4)
    let values = ["mia+new@northwind.EXAMPLE", "+61 400 777 444", "http://linkedin.com/in/mia-berg/"]
    #expect(try await tenant.suppressions(values) == [.erased, .erased, .erased])
    #expect(try await tenant.suppressions(["crm-77"], .externalID) == [.erased])
    let again = try await tenant.createLead { $0 = person }
    #expect(again.id != lead.id && again.status == .new)
    #expect(try await tenant.suppressions([again.email]) == [.erased])
    let refused = try await tenant.leads.batchUpsertLeads(
      .with {
        ($0.tenantID, $0.leads) = (tenant.text, [person])
        $0.options = .with { $0.skipSuppressed = true }
      }, tenant.caller("admin"))
    #expect(refused.failedCount == 1 && refused.errors.first?.reason == .leadSuppressed)
    // Nothing is told of whom the entries are about.
    let entries = try await tenant.leads.listSuppressions(
      .with { $0.tenantID = tenant.text }, tenant.caller("viewer")
    ).suppressions
    #expect(Set(entries.map(\.id)) == Set(receipt.suppressionIDs))
    #expect(entries.allSatisfy { $0.maskedValue == "" && $0.note == "" && $0.reason == .erased })
    // Erased again, the same entries hold.
    #expect(Set(try await erase(tenant, again.id).suppressionIDs) == Set(receipt.suppressionIDs))
  }

  @Test func `leaves nothing of the lead when the person is imported at that moment`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for round in 0..<6 {
      let email = "round\(round)@northwind.example"
      let lead = try await tenant.createLead { ($0.email, $0.tags) = (email, ["a"]) }
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        for number in 0..<4 {
          tasks.addTask {
            let row = LeadsV1.Lead.with { ($0.email, $0.lastName, $0.tags) = (email, "\(number)", ["b"]) }
            let error = try await refusal {
              try await tenant.leads.batchUpsertLeads(
                .with { ($0.tenantID, $0.leads) = (tenant.text, [row]) }, tenant.caller("admin"))
            }
            #expect([nil, "TRANSACTION_CONFLICT"].contains(error?.reason), "\(round)")
          }
        }
        tasks.addTask { _ = try await erase(tenant, lead.id) }
        try await tasks.waitForAll()
      }
      for table in ["leads", "lead_tags", "activities", "lead_scores"] {
        let left = try server.sql("SELECT count(*) FROM \(table) WHERE lead_id = '\(tenant.uuid(lead.id))'")
        #expect(left == "0", "\(table)")
      }
      // Whoever came back is not contacted.
      #expect(try await tenant.suppressions([email]) == [.erased])
    }
  }

  @Test func `finds nobody half gone when others write about the person meanwhile`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for round in 0..<6 {
      let lead = try await tenant.createLead { $0.tags = ["a"] }
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        for number in 0..<8 {
          tasks.addTask {
            let error = try await refusal {
              if number % 2 == 0 {
                _ = try await tenant.record(lead.id, .replied, .email) { $0.text = "\(number)" }
              } else {
                _ = try await tenant.updateLead(lead.id, ["tags"]) { $0.tags = ["b\(number)"] }
              }
            }
            #expect([nil, "LEAD_NOT_FOUND", "TRANSACTION_CONFLICT"].contains(error?.reason), "\(round)")
          }
        }
        tasks.addTask { _ = try await erase(tenant, lead.id) }
        try await tasks.waitForAll()
      }
      for table in ["leads", "lead_tags", "activities", "replies", "lead_scores"] {
        let left = try server.sql("SELECT count(*) FROM \(table) WHERE lead_id = '\(tenant.uuid(lead.id))'")
        #expect(left == "0", "\(table)")
      }
    }
  }

  @Test func `is refused to members, for a stale version, and for another tenant's`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let lead = try await tenant.createLead()
    for role in ["viewer", "member"] {
      let error = try await refusal { try await erase(tenant, lead.id, as: role) }
      #expect(error?.reason == "PERMISSION_MISSING", "\(role)")
    }
    let foreign = try await refusal { try await erase(other, lead.id) }
    #expect(foreign?.reason == "LEAD_NOT_FOUND")
    let stale = try await refusal { try await erase(tenant, lead.id) { $0.version = 5 } }
    #expect(stale?.reason == "VERSION_STALE")
    #expect(try await erase(tenant, lead.id).entries.map(\.place) == ["journal", "leads", "suppressions"])
  }

  @Test func `clears no record of another tenant, whoever names it`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let lead = try await tenant.createLead()
    let things = "{\(try tenant.uuid(lead.id))}"
    let call = "muster.clear_lead_records('\(tenant.id.uuidText)', '\(things)', '-infinity')"
    for bound in [other.id.uuidText, ""] {
      #expect(throws: (any Error).self) {
        try server.database.sql(
          "SELECT set_config('muster.tenant_id', '\(bound)', false); SELECT \(call)", as: .app)
      }
    }
    #expect(
      try server.sql(
        """
        SELECT count(*) FROM journal
        WHERE target_id = '\(tenant.uuid(lead.id))' AND payload_salt IS NOT NULL
        """) == "1")
  }
}
