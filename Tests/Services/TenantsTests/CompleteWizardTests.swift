import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `CompleteWizard` {
  @Test func `answers with what was chosen, step by step`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await tenant.submitRequired()
    _ = try await tenant.submit("budgets", #"{"monthly_spend":250.50,"alert_percent":80}"#)
    let wizard = try await tenant.completeWizard()
    #expect(wizard.state == .complete && wizard.completeTime != nil && wizard.currentStep == "")
    #expect(try wizard.completedBy?.id == tenant.user("admin").description)
    #expect(wizard.summary.map(\.step) == ["tenant", "icp", "budgets", "connectors", "notifications"])
    #expect(wizard.summary[0].title == "Your organisation")
    #expect(wizard.summary[0].text == "Name: Acme; Time zone: Australia/Perth.")
    #expect(wizard.summary[1].text == "Industries: Dental; Countries: AU.")
    #expect(wizard.summary[2].text == "A month: 250.50; Tell me at: 80.")
    #expect(wizard.summary[3].text == "Left out for now.")
    // What was open is left out by it.
    #expect(wizard.steps.map(\.state) == [.skipped, .done, .done, .done, .skipped, .skipped])
    #expect(try await tenant.wizard() == wizard)
    #expect(try await tenant.wizard("de").summary[3].text == "Vorerst ausgelassen.")
  }

  @Test func `refuses while a required step is missing, and names all`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let both = try await refusal { try await tenant.completeWizard() }
    #expect(both?.code == .failedPrecondition && both?.reason == "WIZARD_INCOMPLETE")
    #expect(both?.metadata == ["steps": "tenant,icp"])
    _ = try await tenant.submit("tenant")
    _ = try await tenant.submit("icp", #"{"industries":["A"]}"#) { $0.saveOnly = true }
    #expect(try await refusal { try await tenant.completeWizard() }?.metadata == ["steps": "icp"])
    #expect(try await tenant.wizard().completeTime == nil)
  }

  @Test func `completes once: again changes nothing and answers the same`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await tenant.submitRequired()
    let first = try await tenant.completeWizard()
    #expect(try await tenant.completeWizard(as: "owner") == first)
    // Whatever version was read.
    #expect(try await tenant.completeWizard { $0.version = 1 } == first)
    #expect(try server.journal(tenant.id, "CompleteWizard").count == 1)
    let later = try await tenant.submit("budgets")
    #expect(try await tenant.completeWizard().completeTime == first.completeTime)
    #expect(try await tenant.completeWizard() == later)
  }

  @Test func `announces what was entered`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await tenant.submitRequired()
    _ = try await tenant.submit("notifications", #"{"channel":"webhook"}"#)
    _ = try await tenant.completeWizard { $0.requestID = "done" }
    #expect(try tenant.told("CompleteWizard") == ["done {complete_time} wizard.completed"])
    let told = try tenant.event("wizard.completed")
    #expect(told.contains("webhook") && told.contains("Australia/Perth") && told.contains("completeTime"))
    #expect(!told.contains("json-schema"))
  }

  @Test func `takes the version that was read, and refuses another`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await tenant.submitRequired()
    let error = try await refusal { try await tenant.completeWizard { $0.version = 1 } }
    #expect(error?.code == .aborted && error?.metadata == ["version": "1", "current_version": "3"])
    #expect(try await tenant.completeWizard { $0.version = 3 }.version == 4)
  }

  @Test func `tries without changing, and completes once for a request id`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await tenant.submitRequired()
    #expect(try await tenant.completeWizard { $0.validateOnly = true }.state == .complete)
    #expect(try await tenant.wizard().state == .started)
    let first = try await tenant.completeWizard { $0.requestID = "once" }
    _ = try await tenant.submit("budgets")
    #expect(try await tenant.completeWizard { $0.requestID = "once" } == first)
  }

  @Test func `is for admins and owners`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    try await tenant.submitRequired()
    for role in ["member", "viewer"] {
      let error = try await refusal { try await tenant.completeWizard(as: role) }
      #expect(error?.reason == "PERMISSION_MISSING", "\(role)")
    }
    let stranger = try await refusal { try await other.completeWizard { $0.tenantID = tenant.text } }
    #expect(stranger?.reason == "TENANT_FORBIDDEN")
    #expect(try await tenant.completeWizard(as: "owner").state == .complete)
  }
}
