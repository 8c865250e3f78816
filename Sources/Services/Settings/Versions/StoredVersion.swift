import MusterCore
import MusterPostgres
import MusterRows

/// One write of settings, or one that waits for a second person.
struct StoredVersion: Sendable {
  enum State: String, Sendable {
    case applied, pending, rejected, expired
  }

  let id: SettingVersionID
  let scope: SettingScope
  /// 0 unless it was applied.
  let number: Int64
  let state: State
  let base: Int64
  let restored: Int64
  let valueExpiry: PostgresTime?
  let reason: String
  let author: Author?
  let decidedBy: Author?
  let note: String
  let createTime: PostgresTime?
  let applyTime: PostgresTime?
  let decideTime: PostgresTime?
  let expiry: PostgresTime?
  let version: Int64
}

/// What a version did to one key, as it is stored.
struct StoredChange: Sendable {
  let version: SettingVersionID
  let key: String
  let kind: SettingEdit.Kind
  let oldText: String
  let newText: String
  let isSecret: Bool
  let secret: SecretID?
  let setting: SettingID
  let since: PostgresTime?
  let byteCount: Int32

  /// Nil for a key that lost its value.
  var content: SettingContent? {
    kind == .removed ? nil : secret.map { .secret($0) } ?? .value(newText)
  }
}

/// What a scope held for a key at an older version.
struct PastSetting: Sendable {
  let change: StoredChange
  let version: StoredVersion
}
