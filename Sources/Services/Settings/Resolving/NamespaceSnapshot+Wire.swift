import MusterCore
import MusterPostgres
import MusterSettingsAPI
import MusterTenancy

/// All that is stored of a namespace for a tenant, at one moment, ready to be resolved.
final class NamespaceSnapshot: Sendable {
  let schema: PreparedSchema
  /// About how much memory it takes.
  let byteCount: Int
  private let keys: [String: HeldKey]

  /// The values of one key: what they are, and how callers see them, each in the same place.
  fileprivate struct HeldKey: Sendable {
    var held: [HeldValue] = []
    var shown: [SettingsV1.SettingCandidate] = []
    var secrets: [SecretSource?] = []
  }

  /// Whose row holds a secret.
  struct SecretSource: Sendable {
    let id: SecretID
    let tenant: TenantID
    let places: [SettingPlace]
  }

  init(_ schema: PreparedSchema, own: [StoredSetting], platforms: [StoredSetting], of tenant: TenantID) {
    self.schema = schema
    var keys: [String: HeldKey] = [:]
    var byteCount = 1_000
    func add(_ settings: [StoredSetting], _ holder: TenantID) {
      for setting in settings.current(schema) {
        var candidate = SettingsV1.SettingCandidate()
        candidate.setting = SettingsV1.Setting(setting, of: holder, seenBy: tenant)
        candidate.fromPlatform = holder == .platform
        keys[setting.key, default: HeldKey()].add(
          HeldValue(
            level: setting.scope.level, subject: setting.scope.subject, isPlatforms: holder == .platform,
            text: setting.content.secret == nil ? setting.content.text : nil,
            expiry: setting.expiry?.unixMicroseconds),
          candidate,
          setting.content.secret.map { id in
            SecretSource(
              id: id, tenant: holder,
              places: schema.names(of: setting.key).map { SettingPlace(scope: setting.scope, key: $0) })
          })
        byteCount += 600 + 2 * Int(setting.byteCount)
      }
    }
    if tenant != .platform { add(own, tenant) }
    add(platforms, .platform)
    for rule in schema.all {
      guard let text = rule.presetText else { continue }
      var candidate = SettingsV1.SettingCandidate()
      candidate.setting = SettingsV1.Setting(preset: text, rule.key, of: schema.namespace)
      keys[rule.key, default: HeldKey()].add(
        HeldValue(level: .preset, subject: "", isPlatforms: false, text: text, expiry: nil), candidate, nil)
      byteCount += 600 + 2 * text.utf8.count
    }
    if schema.message.origin != .builtIn { byteCount += schema.message.keys.count * 2_000 }
    (self.keys, self.byteCount) = (keys, byteCount)
  }

  /// Nil for a key that the namespace does not have. `now` is in microseconds since 1970.
  func resolve(
    _ key: String, for asker: SettingAsker, at now: Int64
  ) -> SettingsV1.ResolvedSetting? {
    guard let rule = schema[key] else { return nil }
    let held = keys[key] ?? HeldKey()
    let resolution = Resolution(held.held, merge: rule.merge, for: asker, at: now)
    var resolved = SettingsV1.ResolvedSetting()
    (resolved.namespace, resolved.key, resolved.secret) = (schema.namespace, key, rule.isSecret)
    resolved.mergeField = rule.merge.message
    resolved.value = rule.isSecret ? "" : resolution.text ?? "null"
    if let winner = resolution.order.first {
      (resolved.level, resolved.subject) = (held.held[winner].level.message, held.held[winner].subject)
    } else {
      resolved.level = .default
    }
    resolved.candidates = resolution.order.map { place in
      var candidate = held.shown[place]
      candidate.applied = resolution.applied.contains(place)
      return candidate
    }
    return resolved
  }

  /// Where the secret that is in force is stored; nil for none.
  func secret(_ key: String, for asker: SettingAsker, at now: Int64) -> SecretSource? {
    guard let rule = schema[key], rule.isSecret, let held = keys[key] else { return nil }
    let resolution = Resolution(held.held, merge: .replace, for: asker, at: now)
    return resolution.order.first.flatMap { held.secrets[$0] }
  }
}

extension NamespaceSnapshot.HeldKey {
  fileprivate mutating func add(
    _ value: HeldValue, _ candidate: SettingsV1.SettingCandidate, _ secret: NamespaceSnapshot.SecretSource?
  ) {
    held.append(value)
    shown.append(candidate)
    secrets.append(secret)
  }
}

extension SettingRule.Merge {
  var message: SettingsV1.SettingMerge {
    switch self {
    case .replace: .replace
    case .members: .members
    case .union: .union
    }
  }
}
