import MusterCore
import MusterJournal
import MusterPostgres
import MusterRows
import MusterSettingsAPI
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension SettingsV1.Setting {
  /// A value as callers see it; a secret masked. Of the platform's people a tenant sees the kind alone.
  init(_ setting: StoredSetting, of tenant: TenantID, seenBy viewer: TenantID) {
    self.init()
    place(setting.scope, setting.key, of: tenant)
    id = setting.id.description
    (value, secret) = (setting.content.text, setting.content.secret != nil)
    expireTime = setting.expiry?.timestamp
    setBy = setting.author?.actor(seenBy: viewer)
    (createTime, updateTime) = (setting.createTime.timestamp, setting.updateTime.timestamp)
    version = setting.version
  }

  /// As it was at an older version.
  init(_ past: PastSetting, key: String, of tenant: TenantID) {
    self.init()
    place(past.version.scope, key, of: tenant)
    id = past.change.setting.description
    (value, secret) = (past.change.newText, past.change.isSecret)
    expireTime = past.version.valueExpiry?.timestamp
    setBy = past.version.author?.actor(seenBy: tenant)
    createTime = (past.change.since ?? past.version.applyTime)?.timestamp
    updateTime = past.version.applyTime?.timestamp
    version = past.version.number
  }

  /// What the schema says where no level does.
  init(preset text: String, _ key: String, of namespace: String) {
    self.init()
    (self.namespace, self.key, value, level) = (namespace, key, text, .default)
  }

  private mutating func place(_ scope: SettingScope, _ key: String, of tenant: TenantID) {
    if tenant != .platform { tenantID = tenant.description }
    (namespace, self.key) = (scope.namespace, key)
    (level, subject) = (scope.level.message, scope.subject)
  }
}

extension Author {
  /// What operators did in the platform's own rows they see in full.
  func actor(seenBy viewer: TenantID) -> TypeV1.Actor {
    TypeV1.Actor(stored: kind, id: id, name: name, isForOperator: viewer == .platform)
  }
}

extension SettingsV1.SettingVersion {
  /// A write as callers see it; its secrets masked.
  init(_ version: StoredVersion, _ changes: [StoredChange], of tenant: TenantID) {
    self.init()
    id = version.id.description
    if tenant != .platform { tenantID = tenant.description }
    (namespace, subject) = (version.scope.namespace, version.scope.subject)
    (level, number) = (version.scope.level.message, version.number)
    state =
      switch version.state {
      case .applied: .applied
      case .pending: .pending
      case .rejected: .rejected
      case .expired: .expired
      }
    diffs = changes.map(SettingsV1.SettingDiff.init)
    author = version.author?.actor(seenBy: tenant)
    decidedBy = version.decidedBy?.actor(seenBy: tenant)
    (reason, note) = (version.reason, version.note)
    (createTime, applyTime) = (version.createTime?.timestamp, version.applyTime?.timestamp)
    (decideTime, expireTime) = (version.decideTime?.timestamp, version.expiry?.timestamp)
    (restoredNumber, self.version) = (version.restored, version.version)
  }

  /// As events tell of it: which keys, and never a value.
  var told: SettingsV1.SettingVersion {
    var told = self
    told.diffs = diffs.map { diff in
      var named = SettingsV1.SettingDiff()
      (named.key, named.kind, named.secret) = (diff.key, diff.kind, diff.secret)
      return named
    }
    // People write values into their reasons.
    (told.reason, told.note) = ("", "")
    return told
  }
}

extension SettingsV1.SettingDiff {
  init(_ change: StoredChange) {
    self.init()
    (key, secret) = (change.key, change.isSecret)
    kind =
      switch change.kind {
      case .added: .added
      case .changed: .changed
      case .removed: .removed
      }
    if !change.isSecret { (oldValue, newValue) = (change.oldText, change.newText) }
  }
}

extension Level {
  init?(_ message: SettingsV1.SettingLevel) { self.init(rawValue: message.rawValue) }

  var message: SettingsV1.SettingLevel { SettingsV1.SettingLevel(rawValue: rawValue) }
}

extension MadeVersion {
  func message(of tenant: TenantID) -> SettingsV1.SettingVersion {
    SettingsV1.SettingVersion(version, changes, of: tenant)
  }
}

extension [StoredSetting] {
  func messages(of tenant: TenantID) -> [SettingsV1.Setting] {
    map { SettingsV1.Setting($0, of: tenant, seenBy: tenant) }
  }
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
