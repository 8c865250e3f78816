package import MusterJournal

/// What happens to the installation.
extension EventType {
  static let emergencyStopStarted = EventType("emergency_stop.started", readBy: "platform.read")
  static let emergencyStopLifted = EventType("emergency_stop.lifted", readBy: "platform.read")
}

extension PlatformService {
  package static let events: [EventType] = [.emergencyStopStarted, .emergencyStopLifted]
}
