import MusterIdentityAPI
import MusterPlatformAPI
import MusterRPC
import MusterTenancy
import MusterTenantsAPI
import MusterWire

/// What an operator has done: a tenant that does not pay is suspended, one is deleted, sends were stopped for
/// a moment, and somebody is a user without a tenant.
enum PlatformRows {
  static func make(_ stage: DemoStage) async throws {
    let operations = try stage.asOperator()
    await stop(stage, operations)
    await suspend(stage, operations)
    await delete(stage, operations)
    await stage.once("user") { requestID in
      let request = IdentityV1.CreateUserRequest.with {
        $0.requestID = requestID
        $0.user = .with { ($0.email, $0.displayName) = ("sam@muster.example", "Sam Okafor") }
      }
      return try await IdentityV1.Client(stage.transport).createUser(request, operations).user?.id ?? ""
    }
  }

  private static func stop(_ stage: DemoStage, _ operations: CallOptions) async {
    let platform = PlatformV1.Client(stage.transport)
    let stopped = await stage.once("stop") { requestID in
      let reason = "A template with the wrong name went out"
      let request = PlatformV1.EmergencyStopRequest.with {
        ($0.requestID, $0.reason) = (requestID, reason)
      }
      return try await platform.emergencyStop(request, operations).emergencyStop?.id ?? ""
    }
    guard stopped != nil else { return }
    await stage.once("stop.lifted") { requestID in
      let request = PlatformV1.LiftEmergencyStopRequest.with {
        ($0.requestID, $0.reason) = (requestID, "The template is corrected")
      }
      return try await platform.liftEmergencyStop(request, operations).emergencyStop?.id ?? ""
    }
  }

  private static func setUp(
    _ slug: String, _ name: String, _ stage: DemoStage, _ operations: CallOptions
  ) async -> String? {
    await stage.once(slug) { requestID in
      let request = TenantsV1.SetupTenantRequest.with {
        $0.requestID = requestID
        $0.tenant = .with { ($0.slug, $0.displayName) = (slug, name) }
        $0.owner = .with { $0.email = "owner@\(slug).example" }
      }
      return try await TenantsV1.Client(stage.transport).setupTenant(request, operations).tenant?.id ?? ""
    }
  }

  private static func suspend(_ stage: DemoStage, _ operations: CallOptions) async {
    let tenants = TenantsV1.Client(stage.transport)
    guard let tenant = await setUp("initech", "Initech Pty Ltd", stage, operations) else { return }
    await stage.once("initech.subscription") { requestID in
      let request = TenantsV1.SetSubscriptionRequest.with {
        ($0.tenantID, $0.requestID) = (tenant, requestID)
        $0.subscription = .with { ($0.status, $0.externalID) = (.pastDue, "billing-initech") }
      }
      return try await tenants.setSubscription(request, operations).tenant?.id ?? ""
    }
    await stage.once("initech.suspended") { requestID in
      let request = TenantsV1.SuspendTenantRequest.with {
        ($0.tenantID, $0.requestID, $0.reason) = (tenant, requestID, "Three invoices are unpaid")
      }
      return try await tenants.suspendTenant(request, operations).tenant?.id ?? ""
    }
  }

  /// It can be brought back for 30 days.
  private static func delete(_ stage: DemoStage, _ operations: CallOptions) async {
    guard let tenant = await setUp("hooli", "Hooli Pty Ltd", stage, operations) else { return }
    await stage.once("hooli.deleted") { requestID in
      let request = TenantsV1.DeleteTenantRequest.with {
        ($0.tenantID, $0.requestID) = (tenant, requestID)
      }
      return try await TenantsV1.Client(stage.transport).deleteTenant(request, operations).tenant?.id ?? ""
    }
  }
}
