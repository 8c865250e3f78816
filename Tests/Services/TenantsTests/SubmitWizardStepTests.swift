import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `SubmitWizardStep` {
  // MARK: What it does

  @Test func `does a step, in any order and again`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let first = try await tenant.submit("notifications", #"{ "channel" : "chat" }"#)
    let step = try first.step("notifications")
    #expect(step.state == .done && step.data == #"{"channel":"chat"}"# && step.submitTime != nil)
    #expect(try step.submittedBy?.id == tenant.user("admin").description)
    #expect(first.state == .started && first.currentStep == "welcome" && first.version == 2)
    #expect(first.updateTime == step.submitTime)
    let second = try await tenant.submit("notifications", #"{"channel":"none"}"#, as: "owner")
    #expect(try second.step("notifications").data == #"{"channel":"none"}"# && second.version == 3)
    #expect(try second.step("notifications").submittedBy?.displayName != "admin")
  }

  @Test func `changes the tenant at once with the step of the tenant`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.submit(
      "tenant",
      #"{"display_name":"Acme","time_zone":"Europe/Vienna","locale":"de-AT","country":"AT","currency_code":"EUR"}"#
    )
    let changed = try await tenant.found()
    #expect(changed.displayName == "Acme" && changed.timeZone == "Europe/Vienna" && changed.locale == "de-AT")
    #expect(changed.country == "AT" && changed.currencyCode == "EUR" && changed.version == 2)
    // What is not stated stays, and what is the same is no change of the tenant.
    let wizard = try await tenant.submit("tenant", #"{"display_name":"Acme","time_zone":"Europe/Vienna"}"#)
    #expect(wizard.version == 3)
    #expect(try await tenant.found() == changed)
    #expect(
      try tenant.told("SubmitWizardStep").first
        == "{display_name,time_zone,locale,country,currency_code} tenant.updated")
  }

  @Test(arguments: [
    ("time_zone", #"{"display_name":"Acme","time_zone":"Mars/Olympus"}"#),
    ("time_zone", #"{"display_name":"Acme","time_zone":"not a zone"}"#),
    ("locale", #"{"display_name":"Acme","time_zone":"UTC","locale":"!"}"#),
    ("display_name", #"{"display_name":"","time_zone":"UTC"}"#),
    ("country", #"{"display_name":"Acme","time_zone":"UTC","country":"Austria"}"#),
  ])
  func `refuses a bad zone or locale and changes nothing`(name: String, data: String) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let error = try await refusal { try await tenant.submit("tenant", data) }
    #expect(error?.code == .invalidArgument && error?.violations.map(\.field) == ["data.\(name)"])
    #expect(try await tenant.found().version == 1)
    #expect(try await tenant.wizard().state == .new)
  }

  @Test func `drafts the ideal customer profile with its step`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.updateIcp { ($0.technologies, $0.industries) = (["PostgreSQL"], ["Legal"]) }
    // It begins with what is there.
    #expect(try await tenant.wizard().step("icp").defaultData == #"{"industries":["Legal"]}"#)
    _ = try await tenant.submit(
      "icp",
      #"{"industries":["Dental"],"countries":["AU"],"titles":["Owner"],"employees_min":5,"employees_max":50,"website":"https://acme.example","description":"Chairs"}"#
    )
    let draft = try #require(try await tenant.icp().draft)
    #expect(draft.state == .draft && draft.revision == 2 && draft.industries == ["Dental"])
    #expect(draft.countries == ["AU"] && draft.titles == ["Owner"] && draft.website == "https://acme.example")
    #expect(draft.employeeRanges == [.with { ($0.min, $0.max) = (5, 50) }] && draft.description == "Chairs")
    // What the step does not ask for stays.
    #expect(draft.technologies == ["PostgreSQL"] && draft.author?.displayName == "admin")
    #expect(try tenant.told("SubmitWizardStep") == ["{} icp.updated"])
    let error = try await refusal {
      try await tenant.submit("icp", #"{"industries":["A"],"employees_min":5,"employees_max":4}"#)
    }
    #expect(error?.violations.map(\.field) == ["data.employees_max"])
    #expect(try await tenant.icp().draft == draft)
  }

  @Test func `takes the defaults for no data`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let before = try await tenant.wizard()
    for key in ["welcome", "tenant", "budgets", "connectors", "notifications"] {
      let step = try await tenant.submit(key).step(key)
      #expect(try step.state == .done && step.data == before.step(key).defaultData, "\(key)")
    }
    #expect(try await tenant.found().version == 1)
  }

  // MARK: Saving and skipping

  @Test func `saves half done, looking at types alone, without any effect`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let half = #"{"time_zone":"Mars/Oly"}"#
    let saved = try await tenant.submit("tenant", half) { $0.saveOnly = true }
    #expect(try saved.step("tenant").state == .open && saved.step("tenant").data == half)
    #expect(saved.state == .started && saved.currentStep == "welcome")
    #expect(try await tenant.found().version == 1)
    for (data, field) in [(#"{"time_zone":7}"#, "data.time_zone"), (#"{"zone":"UTC"}"#, "data.zone")] {
      let error = try await refusal { try await tenant.submit("tenant", data) { $0.saveOnly = true } }
      #expect(error?.violations.map(\.field) == [field])
    }
    // A step that was done is open again.
    _ = try await tenant.submit("budgets")
    let open = try await tenant.submit("budgets", "{}") { $0.saveOnly = true }
    #expect(try open.step("budgets").state == .open)
  }

  @Test func `skips what is not required, and keeps what was entered`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.submit("connectors", #"{"connectors":["crm"]}"#) { $0.saveOnly = true }
    let skipped = try await tenant.submit("connectors", "{}") { $0.skip = true }
    #expect(try skipped.step("connectors").state == .skipped)
    #expect(try skipped.step("connectors").data == #"{"connectors":["crm"]}"#)
    // Again is nothing.
    #expect(try await tenant.submit("connectors") { $0.skip = true } == skipped)
    #expect(try server.journal(tenant.id, "SubmitWizardStep").count == 2)
    for key in ["tenant", "icp"] {
      let error = try await refusal { try await tenant.submit(key) { $0.skip = true } }
      #expect(error?.code == .failedPrecondition && error?.reason == "WIZARD_STEP_REQUIRED")
      #expect(error?.metadata == ["step": key])
    }
    let both = try await refusal {
      try await tenant.submit("budgets") { ($0.skip, $0.saveOnly) = (true, true) }
    }
    #expect(both?.violations.map(\.field) == ["save_only"])
    // And resumed later.
    #expect(try await tenant.submit("connectors").step("connectors").state == .done)
  }

  @Test func `takes after the completion only what was skipped`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await tenant.submitRequired()
    _ = try await tenant.submit("welcome")
    _ = try await tenant.completeWizard()
    for key in ["tenant", "icp", "welcome"] {
      let error = try await refusal { try await tenant.submit(key) }
      #expect(error?.code == .failedPrecondition && error?.reason == "WIZARD_COMPLETED", "\(key)")
      #expect(error?.metadata == ["step": key])
    }
    // Saved half done, it can still be done.
    let saved = try await tenant.submit("budgets", #"{"monthly_spend":1}"#) { $0.saveOnly = true }
    #expect(try saved.step("budgets").state == .skipped && saved.state == .complete)
    let done = try await tenant.submit("budgets")
    #expect(try done.step("budgets").state == .done && done.completeTime == saved.completeTime)
    #expect(try await refusal { try await tenant.submit("budgets") }?.reason == "WIZARD_COMPLETED")
  }

  // MARK: Refusals

  static let cases: [(String, String, [String])] = [
    ("budgets", #"{"monthly_spend":"a lot"}"#, ["data.monthly_spend"]),
    ("budgets", #"{"monthly_spend":-1}"#, ["data.monthly_spend"]),
    ("budgets", #"{"monthly_spend":1e400}"#, ["data.monthly_spend"]),
    ("budgets", #"{"alert_percent":80.5}"#, ["data.alert_percent"]),
    (
      "budgets", #"{"alert_percent":101,"daily_ai_spend":null}"#,
      ["data.alert_percent", "data.daily_ai_spend"]
    ),
    ("budgets", #"{"unknown":1}"#, ["data.unknown"]),
    ("connectors", #"{"connectors":["crm","fax"]}"#, ["data.connectors[1]"]),
    ("connectors", #"{"connectors":"crm"}"#, ["data.connectors"]),
    ("connectors", #"{"connectors":[1]}"#, ["data.connectors[0]"]),
    ("notifications", #"{"email":"nobody"}"#, ["data.email", "data.channel"]),
    ("icp", #"{"industries":[],"titles":[""]}"#, ["data.industries", "data.titles[0]"]),
    ("icp", #"{"industries":["a\u0000"]}"#, ["data.industries[0]"]),
    ("welcome", #"{"a":1}"#, ["data.a"]),
    ("welcome", #"{"a":1,"a":2}"#, ["data"]),
    ("welcome", "[]", ["data"]),
    ("welcome", "{", ["data"]),
  ]

  @Test(arguments: 0..<cases.count)
  func `names everything that is wrong with the data`(_ place: Int) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (step, data, fields) = Self.cases[place]
    let error = try await refusal { try await tenant.submit(step, data) }
    #expect(error?.code == .invalidArgument && error?.reason == "FIELD_INVALID")
    #expect(error?.violations.map(\.field) == fields)
    #expect(try await tenant.wizard().state == .new)
  }

  @Test func `knows no step of another name`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let error = try await refusal { try await tenant.submit("income") }
    #expect(error?.code == .invalidArgument && error?.reason == "WIZARD_STEP_UNKNOWN")
    #expect(error?.metadata == ["step": "income"])
    #expect(try await refusal { try await tenant.submit("") }?.violations.map(\.field) == ["step"])
  }

  // MARK: Versions, trials, repeats, traces, roles

  @Test func `takes the version that was read, and refuses another`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    #expect(try await tenant.submit("welcome") { $0.version = 1 }.version == 2)
    let error = try await refusal { try await tenant.submit("budgets") { $0.version = 1 } }
    #expect(error?.code == .aborted && error?.reason == "VERSION_STALE")
    #expect(error?.metadata == ["version": "1", "current_version": "2"])
    #expect(try await tenant.wizard().step("budgets").state == .open)
  }

  @Test func `tries without changing, and submits once for a request id`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let data = #"{"display_name":"Once","time_zone":"UTC"}"#
    let tried = try await tenant.submit("tenant", data) { ($0.requestID, $0.validateOnly) = ("once", true) }
    #expect(try tried.step("tenant").state == .done && tried.version == 2)
    #expect(try await tenant.wizard().state == .new)
    #expect(try await tenant.found().version == 1)
    let first = try await tenant.submit("tenant", data) { $0.requestID = "once" }
    #expect(try await tenant.submit("tenant", data) { $0.requestID = "once" } == first)
    #expect(try await tenant.found().version == 2)
    #expect(try tenant.told("SubmitWizardStep") == ["once {display_name} tenant.updated"])
  }

  @Test func `tells of other steps as the wizard's, with what was entered`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.submit("budgets", #"{"monthly_spend":42}"#)
    #expect(try tenant.told("SubmitWizardStep") == ["{steps} wizard.updated"])
    let told = try tenant.event("wizard.updated")
    #expect(told.contains("monthly_spend") && told.contains("42") && !told.contains("json-schema"))
  }

  @Test func `is for admins and owners`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    for role in ["admin", "owner"] { #expect(try await tenant.submit("welcome", as: role).state == .started) }
    for role in ["member", "viewer"] {
      let error = try await refusal { try await tenant.submit("welcome", as: role) }
      #expect(error?.reason == "PERMISSION_MISSING", "\(role)")
    }
    let stranger = try await refusal { try await other.submit("welcome") { $0.tenantID = tenant.text } }
    #expect(stranger?.reason == "TENANT_FORBIDDEN")
  }
}
