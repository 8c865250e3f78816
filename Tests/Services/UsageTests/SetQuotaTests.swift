import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWire
import Testing

@Suite struct `SetQuota` {
  @Test func `makes the quota of a key, then changes it`() async throws {
    let limits = try await Limits.tenant()
    let made = try await limits.set("100") { $0.wanted.thresholds = [90, 50, 90] }
    #expect(made.id.hasPrefix("quota_") && made.tenantID == limits.text && made.version == 1)
    #expect(made.limit?.value == "100" && made.effectiveLimit?.value == "100" && made.origin == .tenant)
    #expect(made.used?.value == "0" && made.remaining?.value == "100" && made.thresholds == [50, 90])
    #expect(made.measure == .amount && made.timeZone == "UTC" && made.ceiling == nil)
    let changed = try await limits.set("50.5") { $0.wanted.version = 1 }
    #expect(changed.id == made.id && changed.version == 2 && changed.limit?.value == "50.5")
    let stale = try await refusal { try await limits.set("60") { $0.wanted.version = 1 } }
    #expect(stale?.reason == "VERSION_STALE")
    #expect(try await limits.set("50.5").version == 2)
    #expect(try limits.tenant.server.journal(limits.tenant.id, "SetQuota").count == 2)
  }

  @Test func `counts what is used already`() async throws {
    let limits = try await Limits.tenant()
    try await limits.record(Limits.entry("7.25"), Limits.entry("1"))
    let quota = try await limits.set("10")
    #expect(quota.used?.value == "8.25" && quota.remaining?.value == "1.75")
    try await limits.record(Limits.entry("0.5"))
    #expect(try await limits.quota().used?.value == "8.75")
    // And so does one that counts something else from then on.
    let narrowed = try await limits.set("10") { $0.wanted.dimensions = ["kind": "big"] }
    #expect(narrowed.used?.value == "0")
    try await limits.record(Limits.entry("2") { $0.dimensions = ["kind": "big"] }, Limits.entry("4"))
    #expect(try await limits.quota().used?.value == "2")
  }

  @Test func `is held to what the platform allows, the narrowest first`() async throws {
    let limits = try await Limits.tenant()
    let key = "ceiling_\(limits.tenant.id.uuidText.prefix(8))_\(limits.tenant.id.uuidText.suffix(6))"
    let operations = try limits.operator_()
    // On meters that every tenant has.
    func platform(_ limit: String, _ change: (inout UsageV1.Quota) -> Void) async throws -> UsageV1.Quota {
      try await limits.set(limit, key: key, as: operations) {
        $0.tenantID = ""
        ($0.wanted.category, $0.wanted.metric) = ("ai", "")
        ($0.wanted.measure, $0.wanted.currencyCode) = (.cost, "USD")
        change(&$0.wanted)
      }
    }
    #expect(try await platform("100") { _ in }.origin == .platform)
    #expect(try await limits.quota(key).effectiveLimit?.value == "100")
    _ = try await platform("70") { $0.plan = .ignition }
    #expect(try await limits.quota(key).effectiveLimit?.value == "70")
    let mine = try await platform("40") { $0.onlyTenantID = limits.text }
    #expect(mine.origin == .operator)
    let given = try await limits.quota(key)
    #expect(given.effectiveLimit?.value == "40" && given.origin == .operator && given.ceiling?.value == "40")

    func own(_ limit: String?) async throws -> UsageV1.Quota {
      try await limits.set(limit, key: key) {
        ($0.wanted.category, $0.wanted.metric) = ("ai", "")
        ($0.wanted.measure, $0.wanted.currencyCode) = (.cost, "USD")
      }
    }
    let above = try await refusal { try await own("41") }
    #expect(above?.reason == "QUOTA_ABOVE_CEILING" && above?.metadata["ceiling"] == "40")
    let lower = try await own("39")
    #expect(lower.effectiveLimit?.value == "39" && lower.ceiling?.value == "40" && lower.origin == .tenant)
    // Without a limit of its own the ceiling holds.
    #expect(try await own(nil).effectiveLimit?.value == "40")
    let other = try await refusal { try await limits.set("1", key: key) }
    #expect(other?.reason == "QUOTA_INVALID")
    // Taken away, the next wider one counts again.
    let removed = try await limits.set(nil, key: key) { $0.remove = true }
    #expect(removed.effectiveLimit?.value == "40" && removed.origin == .operator)
    for change: @Sendable (inout UsageV1.Quota) -> Void in [
      { $0.onlyTenantID = limits.text }, { $0.plan = .ignition }, { _ in },
    ] {
      _ = try await limits.set(nil, key: key, as: operations) {
        ($0.tenantID, $0.remove) = ("", true)
        change(&$0.wanted)
      }
    }
    #expect(try await limits.quotas { $0.key = key }.isEmpty)
    let gone = try await refusal { try await limits.set(nil, key: key) { $0.remove = true } }
    #expect(gone?.reason == "QUOTA_NOT_FOUND")
  }

  @Test(arguments: [
    ("category", "QUOTA_INVALID"), ("period", "QUOTA_INVALID"), ("currency", "QUOTA_INVALID"),
    ("spare currency", "QUOTA_INVALID"), ("metric", "QUOTA_INVALID"), ("negative", "QUOTA_INVALID"),
    ("plan", "QUOTA_INVALID"), ("thresholds", "QUOTA_INVALID"), ("meter", "METER_NOT_FOUND"),
    ("maximum", "QUOTA_INVALID"), ("dimension", "METER_DIMENSION_UNKNOWN"), ("zone", "FIELD_INVALID"),
    ("built-in", "QUOTA_INVALID"),
  ])
  func `refuses what does not go together`(wrong: String, reason: String) async throws {
    let limits = try await Limits.tenant()
    try await limits.addMeter("app", "peak", .max)
    let error = try await refusal {
      try await limits.set("10") {
        switch wrong {
        case "category": $0.wanted.category = ""
        case "period": $0.wanted.period = .unspecified
        case "currency": $0.wanted.measure = .cost
        case "spare currency": $0.wanted.currencyCode = "USD"
        case "metric": $0.wanted.metric = ""
        case "negative": $0.wanted.limit = Limits.decimal("-1")
        case "plan": $0.wanted.plan = .ignition
        case "thresholds": ($0.wanted.limit, $0.wanted.thresholds) = (nil, [50])
        case "meter": $0.wanted.metric = "nothing"
        case "maximum": $0.wanted.metric = "peak"
        case "dimension": $0.wanted.dimensions = ["colour": "red"]
        case "zone": $0.wanted.timeZone = "Mars/Olympus"
        default: $0.wanted.key = "ai_daily"
        }
      }
    }
    #expect(error?.reason == reason, "\(String(describing: error))")
    #expect(try await limits.quotas { $0.key = "pages" }.isEmpty)
  }

  @Test func `is an admin's, and the platform's an operator's`() async throws {
    let limits = try await Limits.tenant()
    let member = try limits.caller("member")
    #expect(try await refusal { try await limits.set("1", as: member) }?.reason == "PERMISSION_MISSING")
    let error = try await refusal { try await limits.set("1") { $0.tenantID = "" } }
    #expect(error?.code == .permissionDenied)
  }
}
