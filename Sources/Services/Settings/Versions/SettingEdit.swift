import MusterCore
import MusterPostgres
import MusterWire

/// What somebody wants of one key.
enum SettingWish: Sendable {
  /// With how large it is.
  case set(SettingContent, byteCount: Int32)
  case clear
}

/// What becomes of one key.
struct SettingEdit: Sendable {
  enum Kind: String, Sendable {
    case added, changed, removed
  }

  let key: String
  let kind: Kind
  let old: SettingContent?
  let new: SettingContent?
  let byteCount: Int32
  /// How much less, or more, is stored than before.
  let growth: Int64
  let setting: SettingID
  /// When the key first got a value; nil for now.
  let since: PostgresTime?

  var isSecret: Bool { (new ?? old)?.secret != nil }
}

/// What a scope holds, by what its keys are called now.
struct HeldScope: Sendable {
  let scope: SettingScope
  let version: Int64
  let settings: [String: StoredSetting]
  /// Names of rows that mean nothing any more: their time is over, or their key has another name.
  private let leftovers: [String]

  init(
    _ scope: SettingScope, version: Int64, _ stored: [StoredSetting], _ schema: PreparedSchema,
    at now: PostgresTime
  ) {
    (self.scope, self.version) = (scope, version)
    var (settings, leftovers): ([String: StoredSetting], [String]) = ([:], [])
    for setting in stored.current(schema) {
      if setting.isOver(at: now) {
        leftovers.append(setting.storedKey)
      } else {
        settings[setting.key] = setting
      }
    }
    let kept = Set(settings.values.map(\.storedKey))
    leftovers += stored.map(\.storedKey).filter { !kept.contains($0) && !leftovers.contains($0) }
    (self.settings, self.leftovers) = (settings, leftovers)
  }

  /// What wishes change, in the order of keys.
  func edits(_ wishes: [String: SettingWish], until expiry: PostgresTime?) -> [SettingEdit] {
    wishes.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.compactMap { key, wish in
      let old = settings[key]
      switch wish {
      case .set(let content, let byteCount):
        if let old, old.expiry == expiry, old.content.isSame(as: content) { return nil }
        return SettingEdit(
          key: key, kind: old == nil ? .added : .changed, old: old?.content, new: content,
          byteCount: byteCount, growth: Int64(byteCount) - Int64(old?.byteCount ?? 0),
          setting: old?.id ?? .new(), since: old?.createTime)
      case .clear:
        guard let old else { return nil }
        return SettingEdit(
          key: key, kind: .removed, old: old.content, new: nil, byteCount: 0, growth: -Int64(old.byteCount),
          setting: old.id, since: old.createTime)
      }
    }
  }

  /// The rows that go: those of removed keys, those under a name that a written key had before, and those
  /// whose time is over.
  func removals(of edits: [SettingEdit], _ schema: PreparedSchema) -> [String] {
    var names = Set(leftovers)
    for edit in edits {
      let held = settings[edit.key]?.storedKey
      if edit.new == nil, let held { names.insert(held) }
      names.formUnion(schema.names(of: edit.key).filter { $0 != edit.key })
    }
    for edit in edits where edit.new != nil && settings[edit.key]?.storedKey == edit.key {
      names.remove(edit.key)
    }
    return names.sorted()
  }
}

extension [StoredSetting] {
  /// Each under what its key is called now; a row under the present name goes before one under a former.
  func current(_ schema: PreparedSchema) -> [StoredSetting] {
    var byPlace: [SettingPlace: StoredSetting] = [:]
    for setting in self {
      var named = setting
      named.key = schema.current(setting.storedKey)
      guard schema[named.key] != nil else { continue }
      let place = SettingPlace(scope: setting.scope, key: named.key)
      if byPlace[place] == nil || named.key == setting.storedKey { byPlace[place] = named }
    }
    return compactMap { setting in
      let found = byPlace[SettingPlace(scope: setting.scope, key: schema.current(setting.storedKey))]
      return found?.storedKey == setting.storedKey ? found : nil
    }
  }
}

/// A key at a level.
struct SettingPlace: Hashable, Sendable {
  let scope: SettingScope
  let key: String
}

extension SettingContent {
  /// Whether both mean the same; of secrets whether they are one record.
  func isSame(as other: SettingContent) -> Bool {
    switch (self, other) {
    case (.value(let one), .value(let two)):
      one == two
        || (try? SettingJSON.value(one))?.canonicalText == (try? SettingJSON.value(two))?.canonicalText
    case (.secret(let one), .secret(let two)): one == two
    default: false
    }
  }
}
