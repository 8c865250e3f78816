import MusterCore
import MusterRPC
import MusterTenancy
import MusterWire

/// What a document makes of what is stored: wishes for each scope that it is about.
struct ImportPlan: Sendable {
  /// What one scope is to hold, secrets still as texts.
  struct Scope: Sendable {
    let scope: SettingScope
    let schema: PreparedSchema
    var values: [String: SettingContent] = [:]
    var secrets: [String: String] = [:]
    /// Secrets that stay as they are.
    var omitted: Set<String> = []
  }

  private(set) var scopes: [SettingScope: Scope] = [:]
  private(set) var problems: [SettingProblem] = []

  /// `opened` are the sealed secrets by their place; nil without a passphrase.
  init(
    _ document: SettingsDocument, _ schemas: [String: PreparedSchema], of tenant: TenantID,
    opened: [SettingPlace: String]?
  ) throws(RPCError) {
    for (index, entry) in document.entries.enumerated() {
      guard let schema = schemas[entry.scope.namespace] else {
        throw .namespaceUnknown(entry.scope.namespace)
      }
      add(entry, at: "document.settings[\(index)]", schema, of: tenant, opened)
    }
  }

  private mutating func add(
    _ entry: SettingsDocument.Entry, at field: String, _ schema: PreparedSchema, of tenant: TenantID,
    _ opened: [SettingPlace: String]?
  ) {
    func refuse(_ kind: SettingProblem.Kind, _ description: String) {
      problems.append(
        SettingProblem(
          kind: kind, field: field, description: "(\(entry.scope.namespace).\(entry.key)) " + description))
    }
    guard entry.scope.level.isHeld(byPlatform: tenant == .platform) else {
      return refuse(
        .levelForbidden,
        "is of the level \(entry.scope.level.name), which "
          + (tenant == .platform ? "needs a tenant_id" : "needs an empty tenant_id"))
    }
    let key = schema.current(entry.key)
    guard let rule = schema[key] else {
      problems.append(.keyUnknown(entry.key, of: schema, at: field))
      return
    }
    if let problem = rule.levelProblem(entry.scope, at: field) { problems.append(problem) }
    var scope = scopes[entry.scope] ?? Scope(scope: entry.scope, schema: schema)
    switch entry.content {
    case .value(let value):
      if rule.isSecret { return refuse(.valueInvalid, "is a secret, and stands there in clear") }
      if let problem = rule.problem(value) { return refuse(.valueInvalid, problem) }
      scope.values[key] = .value(value.text)
    case .sealed, .omitted:
      guard rule.isSecret else { return refuse(.valueInvalid, "is no secret, and stands there as one") }
      if case .sealed = entry.content,
        let text = opened?[SettingPlace(scope: entry.scope, key: entry.key)]
      {
        if let problem = rule.problem(secret: text) { return refuse(.valueInvalid, problem) }
        scope.secrets[key] = text
      } else {
        scope.omitted.insert(key)
      }
    }
    scopes[entry.scope] = scope
  }
}
