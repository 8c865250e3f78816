import MusterWire

/// The options of a proto element, read by the schema that the descriptor set itself carries, so that
/// the generator needs no generated code to read `muster.options.v1`.
struct OptionValues {
  private var values: [String: [Value]] = [:]

  enum Value {
    case number(Int64)
    case text(String)
    case message(OptionValues)
  }

  /// Every option of Muster is an extension of this number.
  private static let extensionNumber: UInt32 = 74_001

  init() {}

  /// The message-typed option of an element, or nil when it has none. Fields that are stated one by one,
  /// `(rpc).scope = …`, come as an option each and are put together.
  static func option(
    _ options: UnknownFields, _ typeName: String, _ pool: SchemaPool
  ) throws -> OptionValues? {
    let parts = try all(options, typeName, pool)
    return parts.isEmpty ? nil : merged(parts)
  }

  /// Every value of a repeated message-typed option.
  static func all(_ options: UnknownFields, _ typeName: String, _ pool: SchemaPool) throws -> [OptionValues] {
    guard let schema = pool.message(typeName) else { return [] }
    var found: [OptionValues] = []
    try WireDecoder.over(options.bytes, policy: .client) { decoder throws(WireError) in
      var ignored = UnknownFields()
      while let tag = try decoder.nextTag() {
        if tag == extensionNumber << 3 | 2 {
          found.append(try OptionValues(try decoder.read(WireBytes.self), schema, pool))
        } else {
          try decoder.skip(tag, &ignored)
        }
      }
    }
    return found
  }

  /// The number of an enum-typed or bool option.
  static func number(_ options: UnknownFields) throws -> Int64? {
    var number: Int64?
    try WireDecoder.over(options.bytes, policy: .client) { decoder throws(WireError) in
      var ignored = UnknownFields()
      while let tag = try decoder.nextTag() {
        if tag == extensionNumber << 3 {
          number = try decoder.read(WireInt64.self)
        } else {
          try decoder.skip(tag, &ignored)
        }
      }
    }
    return number
  }

  private init(_ bytes: [UInt8], _ schema: MessageSchema, _ pool: SchemaPool) throws(WireError) {
    var values: [String: [Value]] = [:]
    try WireDecoder.over(bytes, policy: .client) { decoder throws(WireError) in
      while let tag = try decoder.nextTag() {
        guard let field = schema.field(tag >> 3) else {
          throw WireError(.unknownName, "\(schema.fullName) has no field \(tag >> 3)")
        }
        values[field.name, default: []].append(try Self.value(field, &decoder, pool))
      }
    }
    self.values = values
  }

  private static func value(
    _ field: FieldSchema, _ decoder: inout WireDecoder, _ pool: SchemaPool
  ) throws(WireError) -> Value {
    switch field.kind {
    case .string: return .text(try decoder.read(WireString.self))
    case .message:
      guard let schema = pool.message(field.typeName) else {
        throw WireError(.unknownName, "\(field.typeName) is not in the descriptor set")
      }
      return .message(try OptionValues(try decoder.read(WireBytes.self), schema, pool))
    case .enum:
      let number = try decoder.read(WireInt32.self)
      return .text(pool.enum(field.typeName)?.name(of: number) ?? "")
    default: return .number(try decoder.read(WireInt64.self))
    }
  }

  func text(_ name: String) -> String {
    if case .text(let text)? = values[name]?.last { text } else { "" }
  }

  func texts(_ name: String) -> [String] {
    (values[name] ?? []).compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  func number(_ name: String) -> Int64? {
    if case .number(let number)? = values[name]?.last { number } else { nil }
  }

  func flag(_ name: String) -> Bool { number(name) == 1 }

  func message(_ name: String) -> OptionValues? {
    let parts = (values[name] ?? []).compactMap { value -> OptionValues? in
      if case .message(let message) = value { message } else { nil }
    }
    return parts.isEmpty ? nil : Self.merged(parts)
  }

  private static func merged(_ parts: [OptionValues]) -> OptionValues {
    var whole = OptionValues()
    for part in parts { whole.values.merge(part.values) { $0 + $1 } }
    return whole
  }

  /// The fields that are stated, to tell which have no business there.
  var names: Set<String> { Set(values.keys) }
}
