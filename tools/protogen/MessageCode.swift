import MusterWire

/// A message as a Swift struct.
struct MessageCode {
  let message: MessageSchema
  let model: Model
  private let fields: [FieldCode]
  private let oneofs: [OneofCode]

  init(_ message: MessageSchema, _ model: Model) throws {
    self.message = message
    self.model = model
    // A oneof is one member; it is named where its first field stands.
    let realOneofs = message.oneofs.enumerated().filter { index, _ in
      message.fields.contains { $0.oneofIndex == index && !$0.isProto3Optional }
    }
    let names = Names.members(
      message.fields.map { ($0.name, $0.number) }
        + realOneofs.map { index, oneof in
          (oneof.name, message.fields.first { $0.oneofIndex == index }?.number ?? 0)
        })
    var fields: [FieldCode] = []
    for (field, name) in zip(message.fields, names) {
      fields.append(try FieldCode(field, in: message, name: name, model: model))
    }
    self.fields = fields
    var oneofs: [OneofCode] = []
    for ((index, oneof), name) in zip(realOneofs, names.dropFirst(message.fields.count)) {
      let members = fields.filter { $0.isInOneof && $0.field.oneofIndex == index }
      oneofs.append(OneofCode(oneof, name: name, fields: members, in: message))
    }
    self.oneofs = oneofs
  }

  func write(_ source: inout Source) throws {
    try source.block("package struct \(Names.type(message.name)): \(model.conformances(message)) {") {
      source in
      for field in fields where !field.isInOneof { field.declare(&source) }
      for oneof in oneofs { source.line("package var \(oneof.name): \(oneof.type)?") }
      source.line("package var unknownFields = UnknownFields()")
      source.line()
      source.line("package init() {}")
      source.line()
      source.line("package static let schema = pool.generated(\(message.fullName.literal))")
      for oneof in oneofs {
        source.line()
        oneof.declare(&source)
      }
      source.line()
      writeDecode(&source)
      source.line()
      writeEncode(&source)
      try writeValidate(&source)
      for nested in message.enums {
        source.line()
        try EnumCode(nested, model).write(&source)
      }
      for nested in message.nested where !nested.isMapEntry {
        source.line()
        try MessageCode(nested, model).write(&source)
      }
    }
  }

  private func writeDecode(_ source: inout Source) {
    let opening = "package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {"
    source.block(opening) { source in
      source.block("while let tag = try decoder.nextTag() {") { source in
        if fields.isEmpty {
          source.line("try decoder.skip(tag, &unknownFields)")
          return
        }
        source.line("switch tag {")
        for field in fields {
          if let oneof = oneofs.first(where: { $0.holds(field) }) {
            oneof.decode(field, &source)
          } else {
            field.decode(&source)
          }
        }
        source.line("default: try decoder.skip(tag, &unknownFields)")
        source.line("}")
      }
    }
  }

  /// The last field first: the encoder writes backwards.
  private func writeEncode(_ source: inout Source) {
    source.block("package func encode(into encoder: inout WireEncoder) {") { source in
      source.line("encoder.unknown(unknownFields)")
      for field in fields.sorted(by: { $0.field.number > $1.field.number }) {
        if let oneof = oneofs.first(where: { $0.holds(field) }) {
          oneof.encode(field, &source)
        } else {
          field.encode(&source)
        }
      }
    }
  }

  private func writeValidate(_ source: inout Source) throws {
    guard model.requestMessages.contains(message.fullName) else { return }
    var body = Source()
    try writeChecks(&body)
    if body.text.isEmpty { return }
    source.line()
    try source.block("package func validate(into violations: inout Violations) {") { source in
      try writeChecks(&source)
    }
  }

  private func writeChecks(_ source: inout Source) throws {
    for field in fields where !field.isInOneof { try field.validate(&source) }
    for oneof in oneofs { try oneof.validate(&source) }
    if message.fullName == "muster.type.v1.Money" {
      source.line("violations.money(units: units, nanos: nanos)")
    }
  }
}

/// A oneof as an enum with one case a field.
struct OneofCode {
  let name: String
  let type: String
  private let fields: [FieldCode]

  init(_ oneof: OneofSchema, name: String, fields: [FieldCode], in message: MessageSchema) {
    self.name = name
    self.fields = fields
    let wanted = Names.type(oneof.name)
    let clashes = (message.nested.map(\.name) + message.enums.map(\.name)).map(Names.type).contains(wanted)
    type = clashes || wanted == Names.type(message.name) ? wanted + "Choice" : wanted
  }

  func holds(_ field: FieldCode) -> Bool { fields.contains { $0.field.number == field.field.number } }

  func declare(_ source: inout Source) {
    source.block("package enum \(type): Equatable, Sendable {") { source in
      for field in fields {
        source.line("\(field.isBoxed ? "indirect " : "")case \(field.name)(\(field.valueType))")
      }
    }
  }

  func decode(_ field: FieldCode, _ source: inout Source) {
    guard field.isMessage else {
      source.line("case \(field.tag): \(name) = .\(field.name)(try decoder.read(\(field.codec).self))")
      return
    }
    // The same message twice is merged, another one replaces it.
    source.line("case \(field.tag):")
    let current = "if case .\(field.name)(let value)? = self.\(name) { value }"
    source.line("  var merged = \(current) else { \(field.valueType)() }")
    source.line("  try decoder.nested(&merged)")
    source.line("  \(name) = .\(field.name)(merged)")
  }

  func encode(_ field: FieldCode, _ source: inout Source) {
    let call =
      field.isMessage ? "message(\(field.tag), value)" : "present(\(field.tag), value, \(field.codec).self)"
    source.line("if case .\(field.name)(let value)? = self.\(name) { encoder.\(call) }")
  }

  func validate(_ source: inout Source) throws {
    if fields.contains(where: { $0.rule.flag("required") }) {
      let path = fields.map(\.field.name).joined(separator: "|")
      source.line("violations.present(\(name) != nil, \(path.literal))")
    }
    for field in fields {
      var check = Source()
      try field.validate(&check, in: "value")
      let text = check.text.split(separator: "\n").joined(separator: "; ")
      if !text.isEmpty { source.line("if case .\(field.name)(let value)? = self.\(name) { \(text) }") }
    }
  }
}

/// An enum as a struct around its number, so that numbers of a newer sender survive.
struct EnumCode {
  let schema: EnumSchema
  let model: Model

  init(_ schema: EnumSchema, _ model: Model) {
    self.schema = schema
    self.model = model
  }

  func write(_ source: inout Source) throws {
    let type = Names.type(schema.name)
    let names = Names.cases(schema.values, of: schema.name)
    var known: Set<Int32> = []
    let unique = zip(names, schema.values).filter { known.insert($0.1.number).inserted }
    try source.block("package struct \(type): WireEnum {") { source in
      source.line("package var rawValue: Int32")
      source.line()
      source.block("package init(rawValue: Int32) {") { $0.line("self.rawValue = rawValue") }
      source.line()
      for (name, value) in zip(names, schema.values) {
        source.line("package static var \(name): Self { Self(rawValue: \(value.number)) }")
      }
      source.line()
      source.line("package static var allKnown: [Self] {")
      source.line("  [\(unique.map { ".\($0.0)" }.joined(separator: ", "))]")
      source.line("}")
      source.line()
      source.block("package var name: String? {") { source in
        source.line("switch rawValue {")
        for (_, value) in unique { source.line("case \(value.number): \(value.name.literal)") }
        source.line("default: nil")
        source.line("}")
      }
      source.line()
      source.line("package static let storedNames = StoredNames([")
      for value in schema.values
      where unique.contains(where: { $0.1.name == value.name }) && value.number != 0 {
        source.line("  (\(value.number), \(storedName(value).literal)),")
      }
      source.line("])")
      if schema.fullName == "muster.type.v1.ErrorReason" {
        source.line()
        try writeStatus(&source)
      }
    }
  }

  /// In lower case, without what all names of the enum begin with.
  private func storedName(_ value: EnumValueSchema) -> String {
    let zero = schema.name(of: 0) ?? ""
    let prefix = zero.hasSuffix("UNSPECIFIED") ? zero.dropLast("UNSPECIFIED".count) : ""
    return value.name.hasPrefix(prefix)
      ? value.name.dropFirst(prefix.count).lowercased() : value.name.lowercased()
  }

  /// The gRPC status that each error reason travels with.
  private func writeStatus(_ source: inout Source) throws {
    try source.block("package var status: UInt32 {") { source in
      source.line("switch rawValue {")
      for value in schema.values where value.number != 0 {
        guard let status = try OptionValues.number(value.options), status != 0 else {
          throw GeneratorError(
            "\(value.name) has no status; add [(muster.options.v1.status) = STATUS_CODE_…]")
        }
        source.line("case \(value.number): \(status)")
      }
      source.line("default: 2")
      source.line("}")
    }
  }
}
