import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterWire
import Testing

/// What the tests of the wizard have in common.
extension TestTenant {
  func wizard(_ locale: String = "", as role: String = "viewer") async throws -> TenantsV1.Wizard {
    let request = TenantsV1.GetWizardRequest.with { ($0.tenantID, $0.locale) = (text, locale) }
    return try #require(try await server.tenants.getWizard(request, caller(role)).wizard)
  }

  func submit(
    _ step: String, _ data: String = "", as role: String = "admin",
    _ change: (inout TenantsV1.SubmitWizardStepRequest) -> Void = { _ in }
  ) async throws -> TenantsV1.Wizard {
    var request = TenantsV1.SubmitWizardStepRequest()
    (request.tenantID, request.step, request.data) = (text, step, data)
    change(&request)
    return try #require(try await server.tenants.submitWizardStep(request, caller(role)).wizard)
  }

  func completeWizard(
    as role: String = "admin", _ change: (inout TenantsV1.CompleteWizardRequest) -> Void = { _ in }
  ) async throws -> TenantsV1.Wizard {
    var request = TenantsV1.CompleteWizardRequest()
    request.tenantID = text
    change(&request)
    return try #require(try await server.tenants.completeWizard(request, caller(role)).wizard)
  }

  /// Both steps that have to be done.
  func submitRequired() async throws {
    _ = try await submit("tenant", #"{"display_name":"Acme","time_zone":"Australia/Perth"}"#)
    _ = try await submit("icp", #"{"industries":["Dental"],"countries":["AU"]}"#)
  }
}

extension TenantsV1.Wizard {
  func step(_ key: String) throws -> TenantsV1.WizardStep { try #require(steps.first { $0.key == key }) }
}
