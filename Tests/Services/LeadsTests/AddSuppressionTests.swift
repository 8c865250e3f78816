import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `AddSuppression` {
  @Test(
    arguments: [
      ("mia.stone@Northwind.example", .email, "m…@n….example"),
      ("Northwind.Example", .domain, "northwind.example"),
      ("+61 2 9374 4000", .phone, "+61…00"),
      ("https://au.linkedin.com/in/mia-stone", .linkedinURL, "linkedin.com/in/m…"),
    ] as [(String, LeadsV1.SuppressionKind, String)])
  func `tells the kind from the form and shows the ends alone`(
    _ value: String, _ kind: LeadsV1.SuppressionKind, _ masked: String
  ) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let answer = try await tenant.suppressions.add(value) {
      ($0.reason, $0.note, $0.id, $0.maskedValue) = (.relationship, "a partner", "no id", "seen")
    }
    let entry = try #require(answer.suppression)
    #expect(answer.created && entry.id.hasPrefix("suppression_") && entry.tenantID == tenant.text)
    #expect(entry.kind == kind && entry.maskedValue == masked && entry.value.isEmpty)
    #expect(entry.reason == .relationship && entry.note == "a partner" && entry.version == 1)
    #expect(entry.createdBy?.id == (try tenant.user("admin").description))
    #expect(entry.createTime != nil && entry.deleteTime == nil && entry.expireTime == nil)
    #expect(try await tenant.suppressions.list().suppressions == [entry])
  }

  @Test func `takes an external id when it is said to be one`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let entry = try await tenant.suppressions.add("0015g00000AbCdE") { $0.kind = .externalID }.suppression
    #expect(entry?.kind == .externalID && entry?.maskedValue == "0…E")
    let results = try await tenant.suppressions.check(["0015g00000AbCdE", "0015G00000ABCDE"]) {
      $0.kind = .externalID
    }
    #expect(results.map(\.verdict) == [.suppressed, .clear])
  }

  @Test func `keeps no address, only a hash under the key of the installation`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let name = "canary\(String(LeadID.new().bits, radix: 36))"
    _ = try await tenant.suppressions.add("\(name)@\(name).example")
    let dump = try tenant.server.everything(of: tenant.id)
    #expect(dump.contains("muster.leads.v1.LeadService/AddSuppression"))
    #expect(!TestServer.holds(dump, name))
  }

  @Test func `answers the entry there is, whose expiry becomes the later of the two`() async throws {
    let list = try await TestServer.shared.value.tenant().suppressions
    let address = SuppressionList.address()
    let first = try await list.add(address) { ($0.reason, $0.expireTime) = (.bounced, .from(now: 1_000)) }
    let earlier = try await list.add(" <\(address.uppercased())>") {
      ($0.reason, $0.expireTime) = (.abuse, .from(now: 500))
    }
    #expect(first.created && !earlier.created && earlier.suppression == first.suppression)
    let later = try await list.add(address) { $0.expireTime = .from(now: 2_000) }.suppression
    #expect(later?.id == first.suppression?.id && later?.version == 2 && later?.reason == .bounced)
    #expect((later?.expireTime?.seconds ?? 0) > (first.suppression?.expireTime?.seconds ?? 0))
    let never = try await list.add(address).suppression
    #expect(never?.id == first.suppression?.id && never?.expireTime == nil && never?.version == 3)
    let again = try await list.add(address) { $0.expireTime = .from(now: 9_000) }
    #expect(again.suppression == never)
    #expect(try await list.list().suppressions.count == 1)
  }

  @Test func `makes a new entry of what has ended by itself`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let address = SuppressionList.address()
    let old = try await tenant.suppressions.add(address) { $0.expireTime = .from(now: 1_000) }.suppression
    try tenant.server.sql(
      "UPDATE suppressions SET expire_time = now() - interval '1 s' WHERE tenant_id = '\(tenant.id.uuidText)'"
    )
    let fresh = try await tenant.suppressions.add(address) { $0.reason = .unsubscribed }
    #expect(fresh.created && fresh.suppression?.id != old?.id && fresh.suppression?.reason == .unsubscribed)
    #expect(
      try await tenant.suppressions.list {
        $0.showDeleted = true; $0.showExpired = true
      }.suppressions.count == 2)
  }

  @Test func `refuses what is no value of its kind, all problems at once`() async throws {
    let list = try await TestServer.shared.value.tenant().suppressions
    for (value, kind) in [
      ("nobody", .unspecified), ("mia@", .unspecified), ("+12", .unspecified),
      ("https://example.com/in/mia", .unspecified),
      ("northwind.example", .email), ("com", .domain), ("ünvalid id", .externalID),
    ] as [(String, LeadsV1.SuppressionKind)] {
      let error = try await refusal {
        try await list.add(value) { ($0.kind, $0.expireTime) = (kind, .seconds(5)) }
      }
      #expect(error?.reason == "SUPPRESSION_VALUE_INVALID" && error?.code == .invalidArgument)
      #expect(error?.violations.map(\.field) == ["suppression.value", "suppression.expire_time"])
      #expect(error?.message.contains(value) == false)
    }
    let unreasoned = try await refusal {
      try await list.add("mia@northwind.example") { $0.reason = .unspecified }
    }
    #expect(unreasoned?.reason == "FIELD_INVALID")
    let foreign = try await refusal {
      try await list.add("mia@northwind.example") { $0.campaignID = CampaignID.new().description }
    }
    #expect(
      foreign?.reason == "LEAD_REFERENCE_UNKNOWN"
        && foreign?.violations.first?.field == "suppression.campaign_id")
  }

  @Test func `takes no external id on the platform's list, and nobody's hand but an operator's`() async throws
  {
    let platform = try await SuppressionList.platform()
    let error = try await refusal { try await platform.add("crm-1") { $0.kind = .externalID } }
    #expect(error?.reason == "SUPPRESSION_KIND_NOT_ALLOWED" && error?.code == .invalidArgument)
    let tenant = try await platform.server.tenant()
    let request = LeadsV1.AddSuppressionRequest.with {
      $0.suppression = .with { ($0.value, $0.reason) = (SuppressionList.address(), .abuse) }
    }
    let owner = try await refusal { try await platform.leads.addSuppression(request, tenant.caller("owner")) }
    #expect(owner?.code == .permissionDenied)
    let viewer = try await refusal {
      try await tenant.suppressions.add(SuppressionList.address(), as: "viewer")
    }
    #expect(viewer?.code == .permissionDenied)
    let entry = try #require(try await platform.add(SuppressionList.address()).suppression)
    #expect(entry.tenantID.isEmpty && entry.createdBy?.kind == .platform)
    #expect(entry.createdBy?.id == TestServer.operatorID.description)
  }

  @Test func `is written down and told without its value`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let address = SuppressionList.address()
    let request = LeadsV1.AddSuppressionRequest.with {
      ($0.tenantID, $0.requestID) = (tenant.text, "add-1")
      $0.suppression = .with { ($0.value, $0.reason, $0.note) = (address, .other, "a note") }
    }
    var trial = request
    (trial.validateOnly, trial.requestID) = (true, "")
    let tried = try await tenant.leads.addSuppression(trial, tenant.caller("member"))
    #expect(tried.created && tried.suppression?.maskedValue == "m…@n….example")
    #expect(try await tenant.suppressions.list().suppressions.isEmpty)

    let first = try await tenant.leads.addSuppression(request, tenant.caller("member"))
    #expect(try await tenant.leads.addSuppression(request, tenant.caller("member")) == first)
    _ = try await tenant.suppressions.add(address)
    let lines = try tenant.server.journal(tenant.id, "AddSuppression")
    #expect(lines.count == 1 && lines.first?.contains("suppression.added") == true)
    let told = try tenant.server.sql(
      "SELECT event FROM journal WHERE tenant_id = '\(tenant.id.uuidText)' AND event_type = 'suppression.added'"
    )
    #expect(
      told.contains(first.suppression?.id ?? "no id") && !told.contains("…") && !told.contains("a note"))
  }
}
