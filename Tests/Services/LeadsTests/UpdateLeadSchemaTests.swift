import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `UpdateLeadSchema` {
  private static let fleet = LeadsV1.CustomField.of("fleet_size", .number) {
    ($0.displayName, $0.min) = ("Fleet", .with { $0.value = "0" })
  }
  private static let region = LeadsV1.CustomField.of("region", .choice) { $0.choices = ["north", "south"] }

  private static func text(_ value: String) -> LeadsV1.CustomValue { .with { $0.value = .text(value) } }
  private static func number(_ value: String) -> LeadsV1.CustomValue {
    .with { $0.value = .number(.with { $0.value = value }) }
  }

  @Test func `gives a tenant without fields an empty schema, and stores what it defines`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    #expect(try await tenant.schema() == .with { $0.tenantID = tenant.text })
    let stored = try await tenant.setSchema([Self.fleet, Self.region])
    #expect(stored.fields == [Self.fleet, Self.region] && stored.version == 1 && stored.createTime != nil)
    #expect(stored.updateTime == stored.createTime)
    #expect(try await tenant.schema() == stored)
    #expect(try await tenant.setSchema([Self.fleet, Self.region]) == stored)
    let journal = try server.journal(tenant.id, "UpdateLeadSchema")
    #expect(journal.count == 1 && journal.first?.hasSuffix("lead_schema.updated") == true)
    let later = try await tenant.setSchema([Self.region, Self.fleet], version: 1)
    #expect(later.version == 2 && later.fields == [Self.region, Self.fleet])
    #expect(later.createTime == stored.createTime)
    let stale = try await refusal { try await tenant.setSchema([], version: 1) }
    #expect(stale?.reason == "VERSION_STALE" && stale?.metadata["current_version"] == "2")
    let member = try await refusal { try await tenant.setSchema([], as: "member") }
    #expect(member?.reason == "PERMISSION_MISSING")
  }

  @Test func `names all that is wrong with a schema`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    func decimal(_ text: String) -> TypeV1.Decimal { .with { $0.value = text } }
    let wrong: [(LeadsV1.CustomField, [String])] = [
      (.of("a.b", .text), ["key"]),
      (.of("a", .choice), ["choices"]),
      (.of("a", .choices) { $0.choices = ["x", "x", ""] }, ["choices", "choices"]),
      (.of("a", .text) { $0.choices = ["x"] }, ["choices"]),
      (.of("a", .number) { $0.maxLength = 3 }, ["max_length"]),
      (.of("a", .text) { $0.min = decimal("1") }, ["min"]),
      (.of("a", .date) { $0.max = decimal("1") }, ["max"]),
      (.of("a", .number) { ($0.min, $0.max) = (decimal("2"), decimal("1.99")) }, ["max"]),
    ]
    for (field, places) in wrong {
      let error = try await refusal { try await tenant.setSchema([Self.region, field]) }
      #expect(error?.reason == "LEAD_SCHEMA_INVALID" && error?.code == .invalidArgument)
      #expect(error?.violations.map(\.field) == places.map { "lead_schema.fields[1].\($0)" }, "\(field)")
    }
    let twice = try await refusal { try await tenant.setSchema([Self.region, Self.region]) }
    #expect(twice?.violations.map(\.field) == ["lead_schema.fields[1].key"])
    #expect(try await tenant.schema().version == 0)
  }

  @Test func `hides a field's values when it goes, and shows them when it comes back`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await tenant.setSchema([Self.fleet, Self.region])
    let lead = try await tenant.createLead {
      $0.customFields = ["fleet_size": Self.number("7"), "region": Self.text("north")]
    }
    try await tenant.setSchema([Self.region])
    #expect(try await tenant.lead(lead.id).customFields == ["region": Self.text("north")])
    // What is hidden stays when the lead is written meanwhile.
    try await tenant.updateLead(lead.id, ["title", "custom_fields.region"]) {
      ($0.title, $0.customFields) = ("CEO", ["region": Self.text("south")])
    }
    let unknown = try await refusal {
      try await tenant.updateLead(lead.id, ["custom_fields.fleet_size"]) {
        $0.customFields = ["fleet_size": Self.number("8")]
      }
    }
    #expect(unknown?.reason == "CUSTOM_FIELD_UNKNOWN")
    let retyped = try await refusal { try await tenant.setSchema([Self.region, .of("fleet_size", .text)]) }
    #expect(retyped?.reason == "LEAD_SCHEMA_TYPE_FIXED" && retyped?.code == .failedPrecondition)
    #expect(retyped?.violations.map(\.field) == ["lead_schema.fields[1].type"])
    let live = try await refusal { try await tenant.setSchema([.of("region", .text)]) }
    #expect(live?.reason == "LEAD_SCHEMA_TYPE_FIXED")
    try await tenant.setSchema([Self.region, Self.fleet])
    let back = try await tenant.lead(lead.id)
    #expect(back.customFields == ["fleet_size": Self.number("7"), "region": Self.text("south")])
  }

  @Test func `leaves values that a narrower rule would refuse`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await tenant.setSchema([Self.region])
    let lead = try await tenant.createLead { $0.customFields = ["region": Self.text("north")] }
    try await tenant.setSchema([.of("region", .choice) { $0.choices = ["south"] }])
    try await tenant.updateLead(lead.id, ["title"]) { $0.title = "CEO" }
    #expect(try await tenant.lead(lead.id).customFields == ["region": Self.text("north")])
    let error = try await refusal {
      try await tenant.createLead { $0.customFields = ["region": Self.text("north")] }
    }
    #expect(error?.reason == "CUSTOM_FIELD_INVALID")
  }

  @Test func `keeps what it hides through lists and batches, until the field is back`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.setSchema([Self.fleet, Self.region])
    for number in 0..<3 {
      try await tenant.createLead {
        $0.email = "\(number)@hidden.example"
        $0.customFields = ["fleet_size": Self.number("\(number)"), "region": Self.text("north")]
      }
    }
    try await tenant.setSchema([Self.region])
    #expect(try await tenant.allLeads().map { $0.customFields.count } == [1, 1, 1])
    let rows = (0..<3).map { number in
      LeadsV1.Lead.with { ($0.email, $0.title) = ("\(number)@hidden.example", "CEO") }
    }
    #expect(try await tenant.upsert(rows).updatedCount == 3)
    try await tenant.setSchema([Self.fleet, Self.region])
    for lead in try await tenant.allLeads() {
      let size = Self.number(String(lead.email.prefix(1)))
      #expect(lead.title == "CEO" && lead.customFields == ["fleet_size": size, "region": Self.text("north")])
    }
  }

  @Test func `purges values 30 days after their field went, and then frees the key`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try await tenant.setSchema([Self.fleet, Self.region])
    var leads: [LeadsV1.Lead] = []
    for number in 0..<3 {
      leads.append(
        try await tenant.createLead {
          $0.customFields = ["fleet_size": Self.number("\(number)"), "region": Self.text("north")]
        })
    }
    try await tenant.setSchema([Self.region])
    let soon = try await tenant.createLead()
    try await tenant.setSchema([])
    // The first was taken away 31 days ago, the second just now.
    try server.sql(
      """
      UPDATE lead_schemas SET removed_times[1] = now() - interval '31 days'
      WHERE tenant_id = '\(tenant.id.uuidText)'
      """)
    try await server.working {
      try await Task.sleep(for: .seconds(1))
      try server.sql("UPDATE jobs SET run_time = now() WHERE schedule_key = 'leads.purge'")
      let isDone = try await eventually(within: .seconds(30)) {
        try server.sql("SELECT removed_keys FROM lead_schemas") == "{region}"
      }
      #expect(isDone)
    }
    #expect(
      !TestServer.holds(
        try server.sql("SELECT string_agg(concat(custom_fields, message), ' ') FROM leads"),
        "fleet_size"))
    try await tenant.setSchema([.of("fleet_size", .text), Self.region])
    for lead in leads {
      let now = try await tenant.lead(lead.id)
      #expect(now.customFields == ["region": Self.text("north")] && now.version == lead.version)
    }
    #expect(try await tenant.lead(soon.id) == soon)
    await server.stop()
  }
}
