import MusterRPC
import MusterTenancy
import MusterTenantsAPI
import MusterTypesAPI
import MusterWire

/// A tenant that is set up whole, and one that is half way through.
enum TenantRows: DemoRows {
  static func make(in tenant: DemoTenant) async throws {
    let rows = Rows(tenant: tenant, client: TenantsV1.Client(tenant.transport), owner: try tenant.asOwner())
    await rows.settle()
    if tenant.slug == "acme" {
      await rows.completeWizard()
      await rows.draft()
    } else {
      await rows.submit("tenant", rows.organisation)
      await rows.submit("icp", Rows.customers, isDraft: true)
    }
  }
}

private struct Rows {
  let tenant: DemoTenant
  let client: TenantsV1.Client
  let owner: CallOptions

  func settle() async {
    await tenant.once("contact") { requestID in
      let request = TenantsV1.UpdateTenantRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.tenant = .with { $0.contactEmail = "office@\(tenant.slug).example" }
      }
      return try await client.updateTenant(request, owner).tenant?.id ?? ""
    }
    await tenant.once("plan") { requestID in
      let request = TenantsV1.SetTenantPlanRequest.with {
        ($0.tenantID, $0.requestID, $0.plan) = (tenant.text, requestID, .velocity)
      }
      return try await client.setTenantPlan(request, owner).tenant?.id ?? ""
    }
    await tenant.once("subscription") { requestID in
      let request = TenantsV1.SetSubscriptionRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.subscription = .with { ($0.status, $0.externalID) = (.active, "billing-\(tenant.slug)") }
      }
      return try await client.setSubscription(request, tenant.stage.asOperator()).tenant?.id ?? ""
    }
  }

  var organisation: String {
    let name = tenant.slug.prefix(1).uppercased() + tenant.slug.dropFirst()
    return #"{"display_name": "\#(name) Pty Ltd", "time_zone": "Australia/Perth", "country": "AU"}"#
  }

  static let customers =
    #"{"description": "Booking software for clinics", "industries": ["Dental", "Physiotherapy"], "#
    + #""countries": ["AU", "NZ"], "titles": ["Owner", "Practice manager"], "employees_min": 5}"#

  func submit(_ step: String, _ entered: String = "", isDraft: Bool = false) async {
    await tenant.once("wizard.\(step)") { requestID in
      let request = TenantsV1.SubmitWizardStepRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        ($0.step, $0.data, $0.saveOnly) = (step, entered, isDraft)
      }
      return try await client.submitWizardStep(request, owner).wizard?.tenantID ?? ""
    }
  }

  func completeWizard() async {
    await submit("welcome")
    await submit("tenant", organisation)
    await submit("icp", Self.customers)
    for step in ["budgets", "connectors", "notifications"] { await submit(step) }
    await tenant.once("wizard.complete") { requestID in
      let request = TenantsV1.CompleteWizardRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
      }
      return try await client.completeWizard(request, owner).wizard?.tenantID ?? ""
    }
  }

  /// The profile that the wizard drafted comes into force, and a newer draft waits.
  func draft() async {
    await tenant.once("icp.confirmed") { requestID in
      let request = TenantsV1.ConfirmIcpRequest.with {
        ($0.tenantID, $0.requestID, $0.revision) = (tenant.text, requestID, 1)
      }
      return "\(try await client.confirmIcp(request, owner).icp?.revision ?? 0)"
    }
    await tenant.once("icp.draft") { requestID in
      let request = TenantsV1.UpdateIcpRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.icp = .with { $0.industries = ["Dental", "Physiotherapy", "Veterinary"] }
      }
      return "\(try await client.updateIcp(request, owner).icp?.revision ?? 0)"
    }
  }
}
