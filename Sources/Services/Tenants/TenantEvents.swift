package import MusterJournal

/// What happens to tenants.
extension EventType {
  static let tenantCreated = EventType("tenant.created", readBy: "tenants.read")
  static let tenantUpdated = EventType("tenant.updated", readBy: "tenants.read")
}

extension TenantsService {
  package static let events: [EventType] = [.tenantCreated, .tenantUpdated]
}
