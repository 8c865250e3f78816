import MusterSettingsAPI

/// One thing that is wrong with a schema.
struct SchemaProblem: Hashable, Sendable {
  /// Empty for the schema as a whole.
  let key: String
  let field: String
  let description: String
}

/// The schema of a namespace, ready for values to be checked by it.
final class PreparedSchema: Sendable {
  let message: SettingsV1.SettingsSchema
  private let rules: [String: SettingRule]
  /// By a name that a key had before.
  private let former: [String: String]

  var namespace: String { message.namespace }
  var needsApproval: Bool { message.needsApproval }

  init(_ message: SettingsV1.SettingsSchema, _ problems: inout [SchemaProblem]) {
    self.message = message
    var rules: [String: SettingRule] = [:]
    var former: [String: String] = [:]
    for key in message.keys {
      let rule = SettingRule(key, &problems)
      if rules.updateValue(rule, forKey: key.key) != nil {
        problems.append(SchemaProblem(key: key.key, field: "key", description: "stands twice"))
      }
    }
    for key in message.keys {
      for name in key.formerKeys {
        if rules[name] != nil {
          problems.append(
            SchemaProblem(
              key: key.key, field: "former_keys", description: "names \(name), which is a key now"))
        } else if former.updateValue(key.key, forKey: name) != nil {
          problems.append(
            SchemaProblem(
              key: key.key, field: "former_keys", description: "names \(name), as another key does"))
        }
      }
    }
    (self.rules, self.former) = (rules, former)
  }

  /// One that was checked when it was stored.
  convenience init(stored message: SettingsV1.SettingsSchema) {
    var problems: [SchemaProblem] = []
    self.init(message, &problems)
  }

  subscript(_ key: String) -> SettingRule? { rules[key] }

  /// The rules in the order of the form.
  var all: [SettingRule] { message.keys.compactMap { rules[$0.key] } }

  var names: [String] { message.keys.map(\.key) }

  /// What a key is called now.
  func current(_ key: String) -> String { rules[key] == nil ? former[key] ?? key : key }

  /// A key and the names that it had, under which values may still be stored.
  func names(of key: String) -> [String] { [key] + (rules[key]?.message.formerKeys ?? []) }

  var summary: SettingsV1.NamespaceSummary {
    var summary = SettingsV1.NamespaceSummary()
    (summary.namespace, summary.displayName) = (message.namespace, message.displayName)
    (summary.pluginLevel, summary.plugin, summary.origin) = (
      message.pluginLevel, message.plugin, message.origin
    )
    (summary.keyCount, summary.needsApproval) = (Int32(clamping: message.keys.count), message.needsApproval)
    return summary
  }
}
