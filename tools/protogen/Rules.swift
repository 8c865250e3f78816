import MusterWire

/// What Muster's own protos must obey beyond what protoc and buf check. Every breach is reported.
struct Rules {
  private let model: Model
  private var breaches: [String] = []
  private var permissionHome: [String: String] = [:]
  private var commands: [String: String] = [:]

  static func breaches(_ model: Model) throws -> [String] {
    var rules = Rules(model)
    for (layout, files) in model.packages where !Model.isForeign(layout.proto) {
      for service in files.flatMap(\.services) { try rules.check(service) }
      for message in files.flatMap(\.allMessages) {
        if model.requestMessages.contains(message.fullName) { rules.checkRequest(message) }
        for field in message.fields { rules.breaches += try FieldRules.breaches(field, in: message, model) }
      }
    }
    return rules.breaches
  }

  private init(_ model: Model) {
    self.model = model
  }

  private mutating func check(_ service: ServiceSchema) throws {
    var permissions: Set<String> = []
    for permission in try model.permissions(service) {
      let name = permission.text("name")
      if let home = permissionHome[name] {
        breaches.append("\(service.fullName): permission \(name) is declared by \(home) too")
      }
      permissionHome[name] = service.fullName
      permissions.insert(name)
      if permission.text("least_role").isEmpty || permission.text("description").isEmpty {
        breaches.append("\(service.fullName): permission \(name) needs a least_role and a description")
      }
    }
    var used: Set<String> = []
    for method in service.methods {
      guard let rule = try model.rule(method) else {
        breaches.append(
          "\(service.fullName)/\(method.name): states no permission; add option (muster.options.v1.rpc)")
        continue
      }
      used.formUnion(named(in: rule))
      check(rule, method, "\(service.fullName)/\(method.name)", permissions)
    }
    for permission in permissions.subtracting(used).sorted() {
      breaches.append("\(service.fullName): no RPC needs the permission \(permission)")
    }
  }

  /// All that a rule names, with empty texts where it names none.
  private func named(in rule: OptionValues) -> [String] {
    ["permission", "platform_permission", "operator_permission"].map(rule.text)
      + rule.texts("further_permissions")
  }

  private mutating func check(
    _ rule: OptionValues, _ method: MethodSchema, _ place: String, _ declared: Set<String>
  ) {
    let scope = rule.text("scope")
    let permission = rule.text("permission")
    let isOpen = scope == "SCOPE_PUBLIC" || rule.flag("any_caller")
    if scope == "SCOPE_PUBLIC" && rule.flag("any_caller") {
      breaches.append(
        "\(place): cannot be public and ask for a caller; take one of SCOPE_PUBLIC and any_caller")
    }
    if scope.isEmpty { breaches.append("\(place): states no scope") }
    if rule.text("effect").isEmpty { breaches.append("\(place): states no effect") }
    if rule.text("audit").isEmpty { breaches.append("\(place): states no audit class") }
    if permission.isEmpty != isOpen {
      breaches.append(
        isOpen ? "\(place): is open to all and names a permission" : "\(place): names no permission")
    }
    for name in named(in: rule) where !name.isEmpty && !declared.contains(name) {
      breaches.append("\(place): permission \(name) is not declared by its service")
    }
    if (scope == "SCOPE_TENANT_OR_PLATFORM" && !isOpen) == rule.text("platform_permission").isEmpty {
      breaches.append("\(place): platform_permission belongs to SCOPE_TENANT_OR_PLATFORM and nothing else")
    }
    if !rule.text("operator_permission").isEmpty && (isOpen || !scope.hasPrefix("SCOPE_TENANT")) {
      breaches.append("\(place): operator_permission belongs to a tenant's RPC")
    }
    let isRead = ["EFFECT_READ", "EFFECT_READ_BOUNDED"].contains(rule.text("effect"))
    if isRead && !method.hasNoSideEffects {
      breaches.append("\(place): reads; add option idempotency_level = NO_SIDE_EFFECTS")
    }
    if !isRead && method.hasNoSideEffects && rule.text("effect") != "EFFECT_NONE" {
      breaches.append("\(place): has side effects and says it has none")
    }
    checkTenant(scope, isOpen, method, place)
    checkCommand(rule, method, place)
  }

  private mutating func checkTenant(
    _ scope: String, _ isOpen: Bool, _ method: MethodSchema, _ place: String
  ) {
    guard !isOpen, scope.hasPrefix("SCOPE_TENANT"), let request = model.pool.message(method.inputType)
    else { return }
    if let field = request.field(1), field.name == "tenant_id", field.kind == .string { return }
    // A client stream names its tenant in the header, its first message.
    let header = request.fields.first { $0.oneofIndex != nil && $0.kind == .message }
    if method.clientStreaming, let header, let schema = model.pool.message(header.typeName),
      schema.field(1)?.name == "tenant_id"
    {
      return
    }
    breaches.append("\(place): is a tenant's and its request does not begin with string tenant_id = 1")
  }

  private mutating func checkCommand(_ rule: OptionValues, _ method: MethodSchema, _ place: String) {
    guard let command = rule.message("cli") else { return }
    let words = "\(command.text("noun")) \(command.text("verb"))"
    if command.text("noun").isEmpty || command.text("verb").isEmpty {
      breaches.append("\(place): its command needs a noun and a verb")
    } else if let other = commands.updateValue(place, forKey: words) {
      breaches.append("\(place): the command \(words) is \(other)'s")
    }
    let positional = command.text("positional")
    if !positional.isEmpty, !leads(positional, from: method.inputType) {
      breaches.append("\(place): the positional \(positional) is not a field of \(method.inputType)")
    }
  }

  /// A dotted path of fields, such as `lead.id`.
  private func leads(_ path: String, from type: String) -> Bool {
    var message = model.pool.message(type)
    for part in path.split(separator: ".") {
      guard let field = message?.fields.first(where: { $0.name == part }) else { return false }
      message = model.pool.message(field.typeName)
    }
    return true
  }

  /// Requests never hold what could nest or be anything.
  private mutating func checkRequest(_ message: MessageSchema) {
    for field in message.fields where field.kind == .message {
      let banned = [
        "google.protobuf.Any", "google.protobuf.Struct", "google.protobuf.Value", "google.protobuf.ListValue",
      ]
      if banned.contains(field.typeName) {
        breaches.append("\(message.fullName).\(field.name): a request may not hold \(field.typeName)")
      }
      if model.nestingFields.contains("\(message.fullName).\(field.name)") {
        breaches.append("\(message.fullName).\(field.name): a request may not nest in itself")
      }
    }
  }
}
