package import MusterJournal

/// What happens to settings. No event holds a value.
extension EventType {
  static let settingsUpdated = EventType("settings.updated", readBy: "settings.read")
  static let settingsProposed = EventType("settings.proposed", readBy: "settings.read")
  static let settingsRejected = EventType("settings.rejected", readBy: "settings.read")
  static let settingsSchemaRegistered = EventType("settings_schema.registered", readBy: "settings.read")
  static let keyRotationStarted = EventType("key_rotation.started", readBy: "settings.keys")
  static let keyRotationFinished = EventType("key_rotation.finished", readBy: "settings.keys")
}

extension SettingsService {
  package static let events: [EventType] = [
    .settingsUpdated, .settingsProposed, .settingsRejected, .settingsSchemaRegistered, .keyRotationStarted,
    .keyRotationFinished,
  ]
}
