import MusterCore
import MusterPostgres
import MusterRows

struct SettingID: ResourceID {
  static let prefix = "setting"
  let stored: IDBits
}

struct SettingVersionID: ResourceID {
  static let prefix = "settingversion"
  let stored: IDBits
}

/// Of a sealed text; callers never see it.
struct SecretID: ResourceID {
  static let prefix = "secret"
  let stored: IDBits
}

struct KeyRotationID: ResourceID {
  static let prefix = "rotation"
  let stored: IDBits
}

/// What a level holds for a key.
enum SettingContent: Hashable, Sendable {
  /// Compact JSON text.
  case value(String)
  case secret(SecretID)

  var text: String { if case .value(let text) = self { text } else { "" } }
  var secret: SecretID? { if case .secret(let id) = self { id } else { nil } }
}

/// One row: the value of one key at one level.
struct StoredSetting: Sendable {
  let id: SettingID
  let scope: SettingScope
  /// As its schema calls it now.
  var key: String
  /// As it is stored, which may be a former name.
  let storedKey: String
  let content: SettingContent
  let byteCount: Int32
  let expiry: PostgresTime?
  let author: Author?
  let createTime: PostgresTime
  let updateTime: PostgresTime
  let version: Int64

  func isOver(at now: PostgresTime) -> Bool { expiry.map { $0 <= now } ?? false }
}
