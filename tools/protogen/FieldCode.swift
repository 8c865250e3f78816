import MusterWire

/// How one field is declared, read, written and checked in Swift.
struct FieldCode {
  let field: FieldSchema
  let message: MessageSchema
  /// The property's name, quoted where Swift needs it.
  let name: String
  let model: Model
  let rule: OptionValues
  /// The type of one value, as it is written inside the namespace.
  let valueType: String
  /// The codec of one value: `WireString`, `WireEnumOf<LeadsV1.Tier>`.
  let codec: String
  /// For a map: the codecs of key and value, and the value's type.
  let mapCodecs: (key: String, value: String)?
  let isBoxed: Bool

  init(_ field: FieldSchema, in message: MessageSchema, name: String, model: Model) throws {
    self.field = field
    self.message = message
    self.name = name
    self.model = model
    rule = try model.rule(field)
    (valueType, codec) = try Self.types(field, model)
    isBoxed = model.boxedFields.contains("\(message.fullName).\(field.name)")
    if field.kind == .message, let entry = model.pool.message(field.typeName), entry.isMapEntry,
      let key = entry.field(1), let value = entry.field(2)
    {
      mapCodecs = (try Self.types(key, model).codec, try Self.types(value, model).codec)
    } else {
      mapCodecs = nil
    }
  }

  private static func types(_ field: FieldSchema, _ model: Model) throws -> (type: String, codec: String) {
    switch field.kind {
    case .double: ("Double", "WireDouble")
    case .float: ("Float", "WireFloat")
    case .int64: ("Int64", "WireInt64")
    case .uint64: ("UInt64", "WireUInt64")
    case .int32: ("Int32", "WireInt32")
    case .fixed64: ("UInt64", "WireFixed64")
    case .fixed32: ("UInt32", "WireFixed32")
    case .bool: ("Bool", "WireBool")
    case .string: ("String", "WireString")
    case .bytes: ("[UInt8]", "WireBytes")
    case .uint32: ("UInt32", "WireUInt32")
    case .sfixed32: ("Int32", "WireSFixed32")
    case .sfixed64: ("Int64", "WireSFixed64")
    case .sint32: ("Int32", "WireSInt32")
    case .sint64: ("Int64", "WireSInt64")
    case .enum:
      try { name in (name, "WireEnumOf<\(name)>") }(model.swiftName(field.typeName))
    case .message:
      if model.pool.message(field.typeName)?.isMapEntry == true {
        ("", "")
      } else {
        try { name in (name, "WireMessageOf<\(name)>") }(model.swiftName(field.typeName))
      }
    case .group: throw GeneratorError("field \(field.name) is a group; groups are not supported")
    }
  }

  /// In a real oneof, not the one that proto3 makes for `optional`.
  var isInOneof: Bool { field.oneofIndex != nil && !field.isProto3Optional }
  var isMessage: Bool { field.kind == .message && mapCodecs == nil }
  var isOptionalScalar: Bool { !isMessage && field.hasPresence && !field.isRepeated && !isInOneof }

  func tag(_ wireType: UInt32) -> UInt32 { field.number << 3 | wireType }
  var tag: UInt32 { tag(field.isPacked ? 2 : field.wireType) }

  /// The proto's own bound on entries, where it lets in more than the decoder would.
  private var roomArgument: String {
    let max = rule.number("max_items") ?? 0
    return max > 10_000 ? ", max: \(max)" : ""
  }

  // MARK: Declaration

  func declare(_ source: inout Source) {
    if let mapCodecs {
      source.line("package var \(name) = WireMap<\(mapCodecs.key), \(mapCodecs.value).Value>()")
    } else if field.isRepeated {
      source.line("package var \(name): [\(valueType)] = []")
    } else if isBoxed {
      source.line("private var \(storage) = Boxed<\(valueType)>()")
      source.block("package var \(name): \(valueType)? {") { source in
        source.line("get { \(storage).value }")
        source.line("set { \(storage).value = newValue }")
      }
    } else if isMessage || isOptionalScalar {
      source.line("package var \(name): \(valueType)?")
    } else {
      source.line("package var \(name) = \(codecDefault)")
    }
  }

  var storage: String { name.filter { $0 != "`" } + "Box" }

  private var codecDefault: String {
    switch field.kind {
    case .string: "\"\""
    case .bool: "false"
    case .bytes: "[UInt8]()"
    case .enum: "\(valueType)(rawValue: 0)"
    default: "\(valueType)(0)"
    }
  }

  // MARK: Decoding

  /// The cases of the decoder's switch, for a field outside a oneof.
  func decode(_ source: inout Source) {
    if let mapCodecs {
      let codecs = "\(mapCodecs.key).self, \(mapCodecs.value).self"
      source.line("case \(tag): try decoder.entry(&\(name), \(codecs)\(roomArgument))")
    } else if isMessage && field.isRepeated {
      source.line("case \(tag): try decoder.append(message: &\(name)\(roomArgument))")
    } else if isMessage {
      source.line("case \(tag): try decoder.nested(&\(isBoxed ? storage : name))")
    } else if field.isRepeated {
      // Both forms are taken, whichever the proto chose.
      source.line("case \(tag(field.wireType)): try decoder.append(&\(name), \(codec).self\(roomArgument))")
      if field.isPackable {
        source.line("case \(tag(2)): try decoder.appendPacked(&\(name), \(codec).self\(roomArgument))")
      }
    } else {
      source.line("case \(tag): \(name) = try decoder.read(\(codec).self)")
    }
  }

  // MARK: Encoding

  func encode(_ source: inout Source) {
    if let mapCodecs {
      source.line("encoder.map(\(tag), \(name), \(mapCodecs.key).self, \(mapCodecs.value).self)")
    } else if isMessage && field.isRepeated {
      source.line("encoder.messages(\(tag), \(name))")
    } else if isMessage {
      source.line("encoder.optionalMessage(\(tag), \(isBoxed ? storage : name))")
    } else if field.isRepeated {
      source.line("encoder.\(field.isPacked ? "packed" : "repeated")(\(tag), \(name), \(codec).self)")
    } else if isOptionalScalar {
      source.line("encoder.optional(\(tag), \(name), \(codec).self)")
    } else {
      source.line("encoder.implicit(\(tag), \(name), \(codec).self)")
    }
  }
}
