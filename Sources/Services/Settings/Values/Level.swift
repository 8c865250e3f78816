import MusterRows
import MusterSettingsAPI

/// Where a value can be set, from far to near; stored as the contract numbers them.
enum Level: Int32, Hashable, Sendable, CaseIterable, Comparable {
  /// Code, and never a row.
  case preset = 1
  case global, manager, connector, tenant, runtime

  static let stored: [Level] = [.global, .manager, .connector, .tenant, .runtime]

  init?(_ message: SettingsV1.SettingLevel) { self.init(rawValue: message.rawValue) }

  var message: SettingsV1.SettingLevel { SettingsV1.SettingLevel(rawValue: rawValue) }

  /// Whether a manager or connector is named with it.
  var hasSubject: Bool { self == .manager || self == .connector }

  /// As documents and errors call it.
  var name: String { self == .preset ? "default" : message.stored }

  /// Where the platform has values, and where a tenant.
  func isHeld(byPlatform isPlatform: Bool) -> Bool {
    switch self {
    case .preset: false
    case .global: isPlatform
    case .tenant: !isPlatform
    case .manager, .connector, .runtime: true
    }
  }

  static func < (one: Level, other: Level) -> Bool { one.rawValue < other.rawValue }
}

/// One level of a namespace, and of one plug-in there: what shares a version number.
struct SettingScope: Hashable, Sendable {
  let namespace: String
  let level: Level
  let subject: String
}
