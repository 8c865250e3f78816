package import MusterJournal

/// What happens to tenants.
extension EventType {
  static let tenantCreated = EventType("tenant.created", readBy: "tenants.read")
  static let tenantUpdated = EventType("tenant.updated", readBy: "tenants.read")
  static let tenantPlanChanged = EventType("tenant.plan_changed", readBy: "tenants.read")
  static let tenantSubscriptionChanged = EventType("tenant.subscription_changed", readBy: "tenants.read")
  static let tenantSuspended = EventType("tenant.suspended", readBy: "tenants.read")
  static let tenantResumed = EventType("tenant.resumed", readBy: "tenants.read")
  static let tenantDeleted = EventType("tenant.deleted", readBy: "tenants.read")
  static let tenantUndeleted = EventType("tenant.undeleted", readBy: "tenants.read")
  /// With the wizard as it is then, its steps without their texts and forms.
  static let wizardUpdated = EventType("wizard.updated", readBy: "tenants.read")
  static let wizardCompleted = EventType("wizard.completed", readBy: "tenants.read")
  static let icpUpdated = EventType("icp.updated", readBy: "tenants.read")
  static let icpConfirmed = EventType("icp.confirmed", readBy: "tenants.read")
  /// Its data names the digest of the receipt. It is one of the platform's own events.
  static let tenantErased = EventType("tenant.erased", readBy: "platform.tenants")
}

extension TenantsService {
  package static let events: [EventType] = [
    .tenantCreated, .tenantUpdated, .tenantPlanChanged, .tenantSubscriptionChanged, .tenantSuspended,
    .tenantResumed, .tenantDeleted, .tenantUndeleted, .wizardUpdated, .wizardCompleted, .icpUpdated,
    .icpConfirmed, .tenantErased,
  ]
}
