import MusterWire

/// A service as a method table, a protocol to implement, a registration and a typed client.
struct ServiceCode {
  let service: ServiceSchema
  let model: Model
  let isForeign: Bool
  /// Empty for the only service of a package: `LeadsV1.Service`; else its name: `TestServiceService`.
  let prefix: String

  init(_ service: ServiceSchema, in files: [FileSchema], _ model: Model) {
    self.service = service
    self.model = model
    isForeign = Model.isForeign(files.first?.package ?? "")
    prefix = files.flatMap(\.services).count == 1 ? "" : Names.upperCamel(service.name)
  }

  func write(_ source: inout Source) throws {
    try writeMethods(&source)
    source.line()
    try writeProtocol(&source)
    source.line()
    try writeHandlers(&source)
    source.line()
    if !isForeign {
      try writeUnserved(&source)
      source.line()
    }
    try writeClient(&source)
  }

  private var methods: [(name: String, method: MethodSchema)] {
    service.methods.map { (Names.quoted(Names.lowerCamel($0.name)), $0) }
  }

  // MARK: Table

  private func writeMethods(_ source: inout Source) throws {
    try source.block("package enum \(prefix)Method: Int, CaseIterable, Sendable {") { source in
      source.line("case \(methods.map(\.name).joined(separator: ", "))")
      source.line()
      source.line("package var info: MethodInfo { Self.table[rawValue] }")
      source.line()
      try source.block("private static let table: [MethodInfo] = [", closing: "]") { source in
        for (_, method) in methods { try writeInfo(method, &source) }
      }
    }
    let permissions = try model.permissions(service)
    if isForeign { return }
    source.line()
    let list = prefix.isEmpty ? "permissions" : Names.lowerCamel(prefix) + "Permissions"
    source.block("package static let \(list): [PermissionInfo] = [", closing: "]") { source in
      for permission in permissions {
        let role = permission.text("least_role").dropFirst("ROLE_".count).lowercased()
        let (name, text) = (permission.text("name").literal, permission.text("description").literal)
        source.line("PermissionInfo(\(name), .\(role), \(text)),")
      }
    }
  }

  private func writeInfo(_ method: MethodSchema, _ source: inout Source) throws {
    let rule = try model.rule(method)
    source.block("MethodInfo(", closing: "),") { source in
      source.line(
        "service: \(service.fullName.literal), name: \(method.name.literal), shape: .\(shape(method)),")
      source.line("input: \(method.inputType.literal), output: \(method.outputType.literal),")
      guard let rule else {
        // Services of the protocol itself: open, and of no interest to the audit log.
        source.line("access: .anyone, effect: .none, audit: .none")
        return
      }
      var last = "access: \(access(rule)), "
      let operatorPermission = rule.text("operator_permission")
      if !operatorPermission.isEmpty { last += "operatorPermission: \(operatorPermission.literal), " }
      last += "effect: .\(effect(rule)), audit: .\(audit(rule))"
      if rule.flag("sensitive") { last += ", isSensitive: true" }
      if rule.flag("secret_response") { last += ", hasSecretResponse: true" }
      if let command = rule.message("cli") {
        source.line(last + ",")
        source.line("command: \(self.command(command))")
      } else {
        source.line(last)
      }
    }
  }

  private func shape(_ method: MethodSchema) -> String {
    switch (method.clientStreaming, method.serverStreaming) {
    case (false, false): "unary"
    case (true, false): "clientStream"
    case (false, true): "serverStream"
    case (true, true): "bidirectional"
    }
  }

  private func access(_ rule: OptionValues) -> String {
    if rule.flag("any_caller") { return ".anyCaller" }
    let permission = rule.text("permission").literal
    switch rule.text("scope") {
    case "SCOPE_PUBLIC": return ".anyone"
    case "SCOPE_PLATFORM": return ".platform(\(permission))"
    case "SCOPE_TENANT_OR_PLATFORM":
      return ".tenantOrPlatform(\(permission), platform: \(rule.text("platform_permission").literal))"
    default: return ".tenant(\(permission))"
    }
  }

  private func effect(_ rule: OptionValues) -> String {
    Names.lowerCamel(rule.text("effect").dropFirst("EFFECT_".count).lowercased())
  }

  private func audit(_ rule: OptionValues) -> String {
    Names.lowerCamel(rule.text("audit").dropFirst("AUDIT_CLASS_".count).lowercased())
  }

  private func command(_ rule: OptionValues) -> String {
    var arguments = ["noun: \(rule.text("noun").literal)", "verb: \(rule.text("verb").literal)"]
    if !rule.text("positional").isEmpty { arguments.append("positional: \(rule.text("positional").literal)") }
    switch rule.text("confirm") {
    case "CONFIRMATION_YES": arguments.append("confirmation: .yes")
    case "CONFIRMATION_NAME": arguments.append("confirmation: .name")
    default: break
    }
    if !rule.text("example").isEmpty { arguments.append("example: \(rule.text("example").literal)") }
    if !rule.text("rows").isEmpty { arguments.append("rows: \(rule.text("rows").literal)") }
    return "CommandInfo(\(arguments.joined(separator: ", ")))"
  }

  // MARK: Server

  private func signature(_ name: String, _ method: MethodSchema) throws -> String {
    let input = try model.swiftName(method.inputType)
    let output = try model.swiftName(method.outputType)
    let request = method.clientStreaming ? "_ requests: RequestStream<\(input)>" : "_ request: \(input)"
    if method.serverStreaming {
      let responses = "to responses: ResponseWriter<\(output)>"
      return "func \(name)(\(request), \(responses), as caller: Caller) async throws(RPCError)"
    }
    return "func \(name)(\(request), as caller: Caller) async throws(RPCError) -> \(output)"
  }

  private func writeProtocol(_ source: inout Source) throws {
    try source.block("package protocol \(prefix)Service: Sendable {") { source in
      for (name, method) in methods { source.line(try signature(name, method)) }
    }
  }

  private func writeHandlers(_ source: inout Source) throws {
    let function = prefix.isEmpty ? "handlers" : Names.lowerCamel(prefix) + "Handlers"
    let opening = "package static func \(function)(_ service: some \(prefix)Service) -> [MethodHandler] {"
    try source.block(opening) { source in
      try source.block("[", closing: "]") { source in
        for (name, method) in methods {
          try source.block(
            "MethodHandler(\(prefix)Method.\(name).info) { call, caller async throws(RPCError) in",
            closing: "},"
          ) { source in
            let input = try model.swiftName(method.inputType)
            if method.clientStreaming {
              source.line("let requests = RequestStream<\(input)>(call)")
            } else {
              source.line("let request = try await call.single(\(input).self, &caller)")
            }
            let request = method.clientStreaming ? "requests" : "request"
            if method.serverStreaming {
              source.line("try await service.\(name)(\(request), to: ResponseWriter(call), as: caller)")
            } else {
              source.line("try await call.send(service.\(name)(\(request), as: caller))")
            }
          }
        }
      }
    }
  }

  /// What stands in for a service that is not built yet: its callers are met as all others are, and then
  /// told.
  private func writeUnserved(_ source: inout Source) throws {
    try source.block("package struct \(prefix)Unserved: \(prefix)Service {") { source in
      source.line("package init() {}")
      for (name, method) in methods {
        source.line()
        try source.block("package \(signature(name, method)) {") { source in
          source.line("throw .methodUnknown(\(prefix)Method.\(name).info.path)")
        }
      }
    }
  }

  // MARK: Client

  private func writeClient(_ source: inout Source) throws {
    try source.block("package struct \(prefix)Client: Sendable {") { source in
      source.line("package let transport: any ClientTransport")
      source.line()
      source.block("package init(_ transport: any ClientTransport) {") {
        $0.line("self.transport = transport")
      }
      for (name, method) in methods {
        source.line()
        try writeClientMethod(name, method, &source)
      }
    }
  }

  private func writeClientMethod(_ name: String, _ method: MethodSchema, _ source: inout Source) throws {
    let input = try model.swiftName(method.inputType)
    let output = try model.swiftName(method.outputType)
    let info = "\(prefix)Method.\(name).info"
    let options = "_ options: CallOptions = CallOptions()"
    let (parameters, result, call) =
      switch (method.clientStreaming, method.serverStreaming) {
      case (false, false): ("_ request: \(input), \(options)", output, "unary(\(info), request, options)")
      case (false, true):
        (
          "_ request: \(input), \(options)", "ResponseStream<\(output)>",
          "serverStream(\(info), request, options)"
        )
      case (true, false): (options, "ClientStreamCall<\(input), \(output)>", "clientStream(\(info), options)")
      case (true, true):
        (options, "BidirectionalCall<\(input), \(output)>", "bidirectional(\(info), options)")
      }
    source.block("package func \(name)(\(parameters)) async throws(RPCError) -> \(result) {") { source in
      source.line("try await transport.\(call)")
    }
  }
}
