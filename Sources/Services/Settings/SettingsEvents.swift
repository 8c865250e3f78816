package import MusterJournal
import MusterSettingsAPI
import MusterWire

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

extension ChangeEvent {
  /// Of one write; without values.
  static func ofSettings(_ version: SettingsV1.SettingVersion) -> ChangeEvent {
    ChangeEvent(
      version.state == .pending ? .settingsProposed : .settingsUpdated, "settingVersion", version.told)
  }

  /// Of several writes that were made together.
  static func ofSettings(_ versions: [SettingsV1.SettingVersion]) -> ChangeEvent {
    let isApplied = versions.contains { $0.state == .applied }
    let texts = versions.map { (try? $0.told.json()) ?? "{}" }
    return ChangeEvent(
      isApplied ? .settingsUpdated : .settingsProposed,
      object: "{\"settingVersions\":[\(texts.joined(separator: ","))]}")
  }
}
