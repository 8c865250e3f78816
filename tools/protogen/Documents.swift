import MusterWire

/// The Markdown pages that people read instead of the protos.
struct Documents {
  let model: Model

  private var services: [(PackageLayout, ServiceSchema)] {
    publicPackages
      .flatMap { layout, files in files.flatMap(\.services).map { (layout, $0) } }
      .sorted { $0.1.fullName < $1.1.fullName }
  }

  private var publicPackages: [(layout: PackageLayout, files: [FileSchema])] {
    model.packages.filter { !Model.isForeign($0.layout.proto) && !Model.isInternal($0.files) }
  }

  private static let head =
    "<!-- Made by tools/protogen. Do not edit: change the protos and run tools/generate. -->"

  // MARK: Permissions

  func permissions() throws -> String {
    var page = Source()
    page.line(Self.head)
    page.line("# Who may call what")
    page.line()
    page.line(
      "Each built-in role holds the permissions of the roles before it. "
        + "A custom role or a machine key holds the ones it names.")
    for (_, service) in services {
      page.line()
      page.line("## \(service.name)")
      page.line()
      page.line("| permission | least role | its holder can |")
      page.line("|---|---|---|")
      for permission in try model.permissions(service) {
        let role = permission.text("least_role").dropFirst("ROLE_".count).lowercased()
        page.line("| `\(permission.text("name"))` | \(role) | \(Self.cell(permission.text("description"))) |")
      }
      page.line()
      page.line("| RPC | permission | viewer | member | admin | owner | platform |")
      page.line("|---|---|---|---|---|---|---|")
      for method in service.methods { page.line(try row(method, service)) }
    }
    return page.text
  }

  private func row(_ method: MethodSchema, _ service: ServiceSchema) throws -> String {
    let rule = try model.rule(method) ?? OptionValues()
    let roles = ["VIEWER", "MEMBER", "ADMIN", "OWNER"]
    if rule.text("scope") == "SCOPE_PUBLIC" {
      return "| \(method.name) | none: public | yes | yes | yes | yes | yes |"
    }
    if rule.flag("any_caller") {
      return "| \(method.name) | none: any caller | yes | yes | yes | yes | yes |"
    }
    let least =
      try model.permissions(service)
      .first { $0.text("name") == rule.text("permission") }?.text("least_role").dropFirst("ROLE_".count) ?? ""
    let place = roles.firstIndex(of: String(least)) ?? roles.count
    let cells = roles.indices.map { $0 >= place ? "yes" : "" }
    let isOperators =
      ["SCOPE_PLATFORM", "SCOPE_TENANT_OR_PLATFORM"].contains(rule.text("scope"))
      || !rule.text("operator_permission").isEmpty
    var name = "`\(rule.text("permission"))`"
    if !rule.text("platform_permission").isEmpty {
      name += "; platform rows `\(rule.text("platform_permission"))`"
    }
    if !rule.text("operator_permission").isEmpty {
      name += "; any tenant `\(rule.text("operator_permission"))`"
    }
    return "| \(method.name) | \(name) | \((cells + [isOperators ? "yes" : ""]).joined(separator: " | ")) |"
  }

  // MARK: Reference

  func reference() throws -> String {
    var page = Source()
    page.line(Self.head)
    page.line("# API reference")
    page.line()
    page.line("The rules that every RPC follows are in `README.md`, who may call what in `PERMISSIONS.md`.")
    page.line()
    for (_, service) in services {
      page.line("- [\(service.fullName)](#\(Self.anchor(service.fullName))): \(service.methods.count) RPCs")
    }
    for (layout, service) in services { try write(service, layout, &page) }
    for (layout, files) in publicPackages where files.allSatisfy(\.services.isEmpty) {
      page.line()
      page.line("## \(layout.proto)")
      try writeTypes(files, &page)
    }
    return page.text
  }

  private func write(_ service: ServiceSchema, _ layout: PackageLayout, _ page: inout Source) throws {
    page.line()
    page.line("## \(service.fullName)")
    page.line()
    page.line(Self.prose(service.comment))
    for method in service.methods {
      page.line()
      page.line("### \(service.name).\(method.name)")
      page.line()
      let input = (method.clientStreaming ? "stream " : "") + Self.shortName(method.inputType)
      let output = (method.serverStreaming ? "stream " : "") + Self.shortName(method.outputType)
      page.line("`\(input)` → `\(output)`")
      page.line()
      page.line(Self.prose(method.comment))
      if let command = try model.rule(method)?.message("cli"), !command.text("example").isEmpty {
        page.line()
        page.line("    muster \(command.text("example"))")
      }
    }
    // The types of a package are listed once, below its last service.
    if service.fullName == services.last(where: { $0.0 == layout })?.1.fullName {
      try writeTypes(model.packages.first { $0.layout == layout }?.files ?? [], &page)
    }
  }

  private func writeTypes(_ files: [FileSchema], _ page: inout Source) throws {
    for message in files.flatMap(\.allMessages) where !message.isMapEntry {
      page.line()
      page.line("### \(Self.shortName(message.fullName))")
      page.line()
      page.line(Self.prose(message.comment))
      if message.fields.isEmpty { continue }
      page.line()
      page.line("| # | field | type | what it is |")
      page.line("|---|---|---|---|")
      for field in message.fields {
        let meaning = Self.cell(field.comment + (try bounds(field)))
        page.line("| \(field.number) | `\(field.name)` | \(type(field)) | \(meaning) |")
      }
    }
    for item in files.flatMap(\.allEnums) {
      page.line()
      page.line("### \(Self.shortName(item.fullName))")
      page.line()
      page.line(Self.prose(item.comment))
      page.line()
      page.line("| # | value | what it is |")
      page.line("|---|---|---|")
      for value in item.values {
        page.line("| \(value.number) | `\(value.name)` | \(Self.cell(value.comment)) |")
      }
    }
  }

  private func type(_ field: FieldSchema) -> String {
    var name = field.typeName.isEmpty ? "\(field.kind)" : Self.shortName(field.typeName)
    if let entry = model.pool.message(field.typeName), entry.isMapEntry, let key = entry.field(1),
      let value = entry.field(2)
    {
      return "map of \(type(key)) to \(type(value))"
    }
    if field.isProto3Optional { name = "optional " + name }
    return field.isRepeated ? "repeated \(name)" : name
  }

  private func bounds(_ field: FieldSchema) throws -> String {
    let rule = try model.rule(field)
    var parts: [String] = []
    for flag in ["required", "output_only", "immutable", "secret"] where rule.flag(flag) {
      parts.append(flag.replacing("_", with: " "))
    }
    let ranges = [
      ("min_length", "at least", "characters"), ("max_length", "at most", "characters"),
      ("min_items", "at least", "entries"), ("max_items", "at most", "entries"),
      ("min", "at least", ""), ("max", "at most", ""),
      ("min_seconds", "at least", "seconds"), ("max_seconds", "at most", "seconds"),
    ]
    for (name, words, unit) in ranges {
      if let number = rule.number(name) { parts.append("\(words) \(number) \(unit)".trimmingSpace) }
    }
    if !rule.text("id").isEmpty { parts.append("an id `\(rule.text("id"))_…`") }
    if !rule.texts("one_of").isEmpty {
      parts.append("one of " + rule.texts("one_of").joined(separator: ", "))
    }
    if !rule.texts("orderable").isEmpty {
      parts.append("orders by " + rule.texts("orderable").joined(separator: ", "))
    }
    return parts.isEmpty ? "" : " *\(parts.joined(separator: "; "))*"
  }

  /// Without the package of Muster: `Lead`, `type.v1.Money`, `google.protobuf.Timestamp`.
  private static func shortName(_ fullName: String) -> String {
    guard fullName.hasPrefix("muster.") else { return fullName }
    let parts = fullName.split(separator: ".")
    // Within a service's own section the package goes without saying; shared types keep theirs.
    let isService = parts.count > 3 && parts[1] != "type"
    return parts.dropFirst(isService ? 3 : 1).joined(separator: ".")
  }

  private static func anchor(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "-" }
  }

  private static func prose(_ comment: String) -> String {
    let lines = comment.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map(\.trimmingSpace).joined(separator: "\n").trimmingSpace
  }

  private static func cell(_ text: String) -> String {
    let line = text.split(separator: "\n").map(\.trimmingSpace).joined(separator: " ")
    return line.replacing("|", with: "\\|").trimmingSpace
  }
}

extension StringProtocol {
  var trimmingSpace: String {
    var view = Substring(self)
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}
