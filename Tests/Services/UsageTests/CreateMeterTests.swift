import MusterRPC
import MusterTestKit
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `CreateMeter` {
  @Test func `makes a meter with all that was said, for the tenant`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let meter = try await tenant.meter("pages") {
      ($0.unit, $0.dimensions, $0.displayName) = ("page", ["model", "region"], "Pages")
      $0.lateLimit = .with { $0.seconds = 3_600 }
      ($0.id, $0.origin, $0.billable) = ("meter_none", .builtIn, false)
    }
    #expect(meter.id.hasPrefix("meter_") && meter.tenantID == tenant.text && meter.version == 1)
    #expect(meter.category == "app" && meter.metric == "pages" && meter.unit == "page")
    #expect(meter.aggregation == .sum && meter.dimensions == ["model", "region"])
    #expect(meter.displayName == "Pages" && meter.lateLimit?.seconds == 3_600)
    #expect(meter.origin == .tenant && meter.recordable && meter.billable && meter.createTime != nil)
    #expect(try tenant.server.journal(tenant.id, "CreateMeter").count == 1)
  }

  @Test func `gives entries 35 days unless said`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    #expect(try await tenant.meter("late").lateLimit?.seconds == 35 * 86_400)
  }

  @Test func `takes each name once, and none of Muster's`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("twice")
    let again = try await refusal { try await tenant.meter("twice", .max) }
    #expect(again?.reason == "METER_EXISTS" && again?.metadata["metric"] == "twice")
    let own = try await refusal { try await tenant.meter("anything", category: "muster") }
    #expect(own?.reason == "METER_EXISTS")
    let other = try await TestServer.shared.value.tenant()
    #expect(try await other.meter("twice").tenantID == other.text)
  }

  @Test func `of the platform is every tenant's, and neither takes a name of the other`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let name = "of_all_\(UserName.next())"
    let request = UsageV1.CreateMeterRequest.with {
      $0.meter = .with {
        ($0.category, $0.metric, $0.unit, $0.aggregation) = ("platform", name, "thing", .sum)
      }
    }
    let made = try await tenant.usage.createMeter(request, .bearer(server.operatorToken())).meter
    #expect(made?.origin == .platform && made?.tenantID == "")
    let taken = try await refusal { try await tenant.meter(name, category: "platform") }
    #expect(taken?.reason == "METER_EXISTS")
    try await tenant.record([entry(name, "3", category: "platform")])
    #expect(try await tenant.get(name, category: "platform").amounts == ["3"])

    let own = "of_one_\(UserName.next())"
    try await tenant.meter(own, category: "platform")
    let late = try await refusal {
      try await tenant.usage.createMeter(
        .with {
          $0.meter = .with {
            ($0.category, $0.metric, $0.unit, $0.aggregation) = ("platform", own, "thing", .sum)
          }
        }, .bearer(server.operatorToken()))
    }
    #expect(late?.reason == "METER_EXISTS")
  }

  @Test func `refuses what is missing or makes no sense, all at once`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let error = try await refusal {
      try await tenant.meter("bad", .unspecified) { $0.dimensions = ["tenant_id", "a", "a"] }
    }
    #expect(
      error?.violations.map(\.field) == ["meter.aggregation", "meter.dimensions[0]", "meter.dimensions[2]"]
        || error?.violations.first?.field == "meter.aggregation", "\(String(describing: error))")
  }

  @Test func `only tries when it is asked to`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let request = UsageV1.CreateMeterRequest.with {
      ($0.tenantID, $0.validateOnly) = (tenant.text, true)
      $0.meter = .with {
        ($0.category, $0.metric, $0.unit, $0.aggregation) = ("app", "trial", "x", .sum)
      }
    }
    #expect(try await tenant.usage.createMeter(request, tenant.caller("admin")).meter?.metric == "trial")
    #expect(try await tenant.meter("trial").version == 1)
  }

  @Test func `stops at a thousand`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try tenant.server.sql(
      """
      INSERT INTO usage_meters (tenant_id, meter_id, category, metric, unit, aggregation, late_seconds)
      SELECT '\(tenant.id.uuidText)', gen_random_uuid(), 'many', 'm' || n, 'x', 'sum', 60
      FROM generate_series(1, 999) n
      """)
    try await tenant.meter("last")
    let error = try await refusal { try await tenant.meter("beyond") }
    #expect(error?.reason == "USAGE_LIMIT_REACHED" && error?.metadata["limit"] == "1000")
  }

  @Test func `needs an admin`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let error = try await refusal { try await tenant.meter("mine", as: "member") }
    #expect(error?.code == .permissionDenied)
  }
}
