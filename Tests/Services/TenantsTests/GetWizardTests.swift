import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterWire
import Testing

@Suite struct `GetWizard` {
  @Test func `stands at the first step of a tenant that is just made, with texts from the server`()
    async throws
  {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let wizard = try await tenant.wizard()
    #expect(wizard.state == .new && wizard.currentStep == "welcome" && wizard.version == 1)
    #expect(wizard.tenantID == tenant.text && wizard.completeTime == nil && wizard.summary == [])
    #expect(wizard.updateTime == nil)
    #expect(try await wizard.createTime == tenant.found().createTime)
    #expect(
      wizard.steps.map(\.key) == ["welcome", "tenant", "icp", "budgets", "connectors", "notifications"])
    #expect(wizard.steps.map(\.number) == [1, 2, 3, 4, 5, 6])
    #expect(wizard.steps.filter(\.required).map(\.key) == ["tenant", "icp"])
    for step in wizard.steps {
      #expect(!step.title.isEmpty && !step.text.isEmpty, "\(step.key)")
      #expect(step.state == .open && step.data == "" && step.submitTime == nil && step.submittedBy == nil)
    }
    #expect(
      wizard.steps[1].defaultData
        == #"{"display_name":"\#(try await tenant.found().displayName)","time_zone":"UTC","locale":"en","currency_code":"USD"}"#
    )
  }

  @Test func `describes every step by a schema that its defaults fit`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for step in try await tenant.wizard().steps {
      #expect(step.schema.contains("https://json-schema.org/draft/2020-12/schema"))
      #expect(step.schema.contains(#""additionalProperties":false"#))
      // One title is the step's own.
      let titles = step.schema.split(separator: #""title":""#).count - 2
      #expect(step.schema.split(separator: #""description":""#).count - 1 == titles, "\(step.key)")
      // What it begins with can be submitted as it is, but for the profile, which nobody else can guess.
      let error = try await refusal { try await tenant.submit(step.key) }
      #expect(error?.violations.map(\.field) ?? [] == (step.key == "icp" ? ["data.industries"] : []))
    }
  }

  @Test func `speaks the language asked for, or the nearest, or the tenant's own`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for (locale, title) in [
      ("", "Welcome"), ("en-AU", "Welcome"), ("de", "Willkommen"), ("de-AT", "Willkommen"),
      ("DE-ch", "Willkommen"), ("fr", "Welcome"),
    ] {
      #expect(try await tenant.wizard(locale).steps.first?.title == title, "\(locale)")
    }
    #expect(try await tenant.wizard("de").steps[1].schema.contains("Zeitzone"))
    try tenant.change("UPDATE tenants SET locale = 'de-AT' WHERE tenant_id = $tenant")
    #expect(try await tenant.wizard().steps.first?.title == "Willkommen")
    #expect(try await tenant.wizard("en").steps.first?.title == "Welcome")
    #expect(try await refusal { try await tenant.wizard("!") }?.violations.map(\.field) == ["locale"])
  }

  @Test func `is what SetupTenant answers with`() async throws {
    let server = try await TestServer.shared.value
    var request = TenantsV1.SetupTenantRequest()
    request.tenant = .with { ($0.slug, $0.displayName, $0.locale) = (TestServer.slug(), "Acme", "de") }
    request.owner = .with { $0.email = "ada@acme.example" }
    let made = try await server.tenants.setupTenant(request, .bearer(server.operatorToken()))
    let wizard = try #require(made.wizard)
    #expect(wizard.currentStep == "welcome" && wizard.steps.count == 6 && wizard.version == 1)
    #expect(wizard.steps.first?.title == "Willkommen")
    let token = try server.token(
      of: #require(UserID(made.ownerUserID)), in: #require(TenantID(made.tenant?.id ?? "")))
    let read = try await server.tenants.getWizard(
      .with { $0.tenantID = made.tenant?.id ?? "" }, .bearer(token))
    #expect(read.wizard == wizard)
  }

  @Test func `goes on where another client stopped`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.submit("welcome")
    _ = try await tenant.submit("tenant", #"{"display_name":"Acme","time_zone":"Europe/Vienna"}"#)
    _ = try await tenant.submit("icp", #"{"industries":["Dental"]}"#)
    let left = try await tenant.submit("budgets", #"{"monthly_spend":250.50}"#, as: "owner") {
      $0.saveOnly = true
    }
    // Another member, as another client.
    let wizard = try await tenant.wizard(as: "admin")
    #expect(wizard == left && wizard.state == .started && wizard.currentStep == "budgets")
    #expect(wizard.steps.map(\.state) == [.done, .done, .done, .open, .open, .open])
    #expect(wizard.steps[3].data == #"{"monthly_spend":250.50}"#)
    #expect(wizard.steps[1].data == #"{"display_name":"Acme","time_zone":"Europe/Vienna"}"#)
  }

  @Test func `is for every role of the tenant, and for nobody else`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    for role in ["owner", "admin", "member", "viewer"] {
      #expect(try await tenant.wizard(as: role).currentStep == "welcome")
    }
    let request = TenantsV1.GetWizardRequest.with { $0.tenantID = tenant.text }
    let stranger = try await refusal { try await server.tenants.getWizard(request, other.caller("owner")) }
    #expect(stranger?.reason == "TENANT_FORBIDDEN")
    let `operator` = try await refusal {
      try await server.tenants.getWizard(request, .bearer(server.operatorToken()))
    }
    #expect(`operator`?.reason == "PERMISSION_MISSING")
  }
}
