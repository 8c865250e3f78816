import MusterSettingsAPI
import MusterWire

/// What a request wants to set and clear, checked by the schema.
struct WishReading: Sendable {
  private(set) var values: [String: SettingContent] = [:]
  private(set) var secrets: [String: String] = [:]
  private(set) var cleared: Set<String> = []
  private(set) var problems: [SettingProblem] = []
  private let schema: PreparedSchema
  private let scope: SettingScope

  init(_ request: SettingsV1.UpdateSettingsRequest, _ schema: PreparedSchema, _ scope: SettingScope) {
    (self.schema, self.scope) = (schema, scope)
    for (key, text) in request.values.sorted() {
      let field = "values.\(key)"
      guard let rule = rule(key, at: field) else { continue }
      if rule.isSecret {
        misplaced(field, "is a secret; send it among secret_values")
      } else {
        take(text, rule, at: field)
      }
    }
    for (key, text) in request.secretValues.sorted() {
      let field = "secret_values.\(key)"
      guard let rule = rule(key, at: field) else { continue }
      if !rule.isSecret {
        misplaced(field, "is no secret; send it among values")
      } else if let problem = rule.problem(secret: text) {
        invalid(field, problem)
      } else {
        secrets[key] = text
      }
    }
    for (place, key) in request.clearKeys.enumerated() {
      let field = "clear_keys[\(place)]"
      guard rule(key, at: field) != nil else { continue }
      if values[key] != nil || secrets[key] != nil {
        problems.append(
          SettingProblem(kind: .fieldInvalid, field: field, description: "names \(key), which is set too"))
      }
      cleared.insert(key)
    }
  }

  var keys: Set<String> { cleared.union(values.keys).union(secrets.keys) }

  mutating func add(_ problem: SettingProblem?) {
    if let problem { problems.append(problem) }
  }

  private mutating func rule(_ key: String, at field: String) -> SettingRule? {
    guard let rule = schema[key] else {
      problems.append(.keyUnknown(String(key.prefix(128)), of: schema, at: String(field.prefix(160))))
      return nil
    }
    add(rule.levelProblem(scope, at: field))
    return rule
  }

  private mutating func take(_ text: String, _ rule: SettingRule, at field: String) {
    do throws(WireError) {
      let value = try SettingJSON.value(text)
      if let problem = rule.problem(value) { return invalid(field, problem) }
      values[rule.key] = .value(value.text)
    } catch {
      invalid(field, "is no JSON text (\(error.message)); a text needs quotes")
    }
  }

  private mutating func invalid(_ field: String, _ description: String) {
    problems.append(SettingProblem(kind: .valueInvalid, field: field, description: description))
  }

  private mutating func misplaced(_ field: String, _ description: String) {
    problems.append(SettingProblem(kind: .secretMisplaced, field: field, description: description))
  }
}
