/// Where a value can be set, from far to near; stored as the contract numbers them.
enum Level: Int32, Hashable, Sendable, CaseIterable, Comparable {
  /// Code, and never a row.
  case preset = 1
  case global, manager, connector, tenant, runtime

  static let stored: [Level] = [.global, .manager, .connector, .tenant, .runtime]

  /// Whether a manager or connector is named with it.
  var hasSubject: Bool { self == .manager || self == .connector }

  /// As documents and errors call it.
  var name: String {
    switch self {
    case .preset: "default"
    case .global: "global"
    case .manager: "manager"
    case .connector: "connector"
    case .tenant: "tenant"
    case .runtime: "runtime"
    }
  }

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
