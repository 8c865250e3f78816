package import MusterJournal

/// What happens to tenants.
extension EventType {
  static let tenantCreated = EventType("tenant.created", readBy: "tenants.read")
  static let tenantUpdated = EventType("tenant.updated", readBy: "tenants.read")
  /// Its data names the digest of the receipt. It is one of the platform's own events.
  static let tenantErased = EventType("tenant.erased", readBy: "platform.tenants")
}

extension TenantsService {
  package static let events: [EventType] = [.tenantCreated, .tenantUpdated]
}
