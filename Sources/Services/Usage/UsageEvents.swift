package import MusterJournal

/// What happens to meters.
extension EventType {
  static let meterCreated = EventType("meter.created", readBy: "usage.read")
}

extension UsageService {
  package static let events: [EventType] = [.meterCreated] + EventType.ofBilling
}
