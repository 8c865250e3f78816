import MusterCore

/// Turns a message's own encoding into JSON text, led by its schema.
///
/// The bytes are those of `WireMessage.bytes()`: fields by number, repeated ones together.
struct JSONWriter {
  private(set) var text: [UInt8] = []
  private let options: JSONOptions
  private var level = 0

  init(options: JSONOptions) {
    self.options = options
  }

  mutating func write(_ bytes: [UInt8], _ schema: MessageSchema) throws(WireError) {
    var policy = WirePolicy.client
    // The bytes come from a message in memory, whose size was decided before.
    policy.memoryMax = .max
    policy.itemsMax = .max
    try WireDecoder.over(bytes, policy: policy) { decoder throws(WireError) in
      try message(&decoder, schema)
    }
  }

  private mutating func message(_ decoder: inout WireDecoder, _ schema: MessageSchema) throws(WireError) {
    if let wellKnown = WellKnownJSON(schema.fullName) {
      return try wellKnown.write(&decoder, schema, &self)
    }
    var members = Members()
    var pending = options.writesDefaults ? schema.fieldsByNumber[...] : []
    var tag = try decoder.nextTag()
    while let current = tag {
      guard let field = schema.field(current >> 3), field.takes(current) else {
        // JSON has no place for fields without a name, or of another type than the name's.
        try decoder.skipValue(current)
        tag = try decoder.nextTag()
        continue
      }
      while let next = pending.first, next.number <= field.number {
        pending.removeFirst()
        if next.number < field.number { try writeDefault(next, schema, &members) }
      }
      name(of: field, &members)
      tag = try value(of: field, current, &decoder, schema)
    }
    for field in pending { try writeDefault(field, schema, &members) }
    close(members, "}")
  }

  /// Writes the whole field and answers the tag that follows it.
  private mutating func value(
    of field: FieldSchema, _ tag: UInt32, _ decoder: inout WireDecoder, _ schema: MessageSchema
  ) throws(WireError) -> UInt32? {
    if !field.isRepeated {
      try single(field, &decoder, schema)
      return try decoder.nextTag()
    }
    if let entry = schema.message(of: field), entry.isMapEntry {
      return try map(field, entry, tag, &decoder)
    }
    var elements = Members()
    var next: UInt32? = tag
    while let current = next, field.takes(current) {
      if current & 7 == 2, field.wireType != 2 {
        let outer = unsafe try decoder.enter()
        while decoder.remaining > 0 {
          open(&elements, "[")
          try single(field, &decoder, schema)
        }
        unsafe decoder.leave(outer)
      } else {
        open(&elements, "[")
        try single(field, &decoder, schema)
      }
      next = try decoder.nextTag()
    }
    close(elements, "]")
    return next
  }

  private mutating func map(
    _ field: FieldSchema, _ entry: MessageSchema, _ tag: UInt32, _ decoder: inout WireDecoder
  ) throws(WireError) -> UInt32? {
    guard let keyField = entry.field(1), let valueField = entry.field(2) else { throw Self.unnamed(field) }
    var members = Members()
    var next: UInt32? = tag
    while let current = next, field.takes(current) {
      let outer = unsafe try decoder.enter()
      open(&members, "{")
      // Our own encoding always holds both, the key first.
      _ = try decoder.nextTag()
      var key = JSONWriter(options: options)
      try key.single(keyField, &decoder, entry)
      if keyField.kind == .string || key.text.first == UInt8(ascii: "\"") {
        text += key.text
      } else {
        text.append(UInt8(ascii: "\""))
        text += key.text
        text.append(UInt8(ascii: "\""))
      }
      colon()
      _ = try decoder.nextTag()
      try single(valueField, &decoder, entry)
      unsafe decoder.leave(outer)
      next = try decoder.nextTag()
    }
    close(members, "}")
    return next
  }

  /// One value of the field's kind, without its tag.
  mutating func single(
    _ field: FieldSchema, _ decoder: inout WireDecoder, _ schema: MessageSchema
  ) throws(WireError) {
    switch field.kind {
    case .int32: number(try WireInt32.read(from: &decoder))
    case .sint32: number(try WireSInt32.read(from: &decoder))
    case .sfixed32: number(try WireSFixed32.read(from: &decoder))
    case .uint32: number(try WireUInt32.read(from: &decoder))
    case .fixed32: number(try WireFixed32.read(from: &decoder))
    case .int64: quoted(try WireInt64.read(from: &decoder))
    case .sint64: quoted(try WireSInt64.read(from: &decoder))
    case .sfixed64: quoted(try WireSFixed64.read(from: &decoder))
    case .uint64: quoted(try WireUInt64.read(from: &decoder))
    case .fixed64: quoted(try WireFixed64.read(from: &decoder))
    case .double: real(try WireDouble.read(from: &decoder))
    case .float:
      let value = try WireFloat.read(from: &decoder)
      // The shortest text of the greatest float is a little more than it, and some readers mind.
      let isShort = value.isFinite && value.magnitude != .greatestFiniteMagnitude
      isShort ? raw(value.description) : real(Double(value))
    case .bool: raw(try WireBool.read(from: &decoder) ? "true" : "false")
    case .string: string(try decoder.text())
    case .bytes:
      text.append(UInt8(ascii: "\""))
      text += Base64.json.encode(try decoder.bytes())
      text.append(UInt8(ascii: "\""))
    case .enum: enumeration(try WireInt32.read(from: &decoder), schema.enum(of: field))
    case .message:
      guard let nested = schema.message(of: field) else { throw Self.unnamed(field) }
      let outer = unsafe try decoder.enter()
      try message(&decoder, nested)
      unsafe decoder.leave(outer)
    case .group: throw Self.unnamed(field)
    }
  }

  private static func unnamed(_ field: FieldSchema) -> WireError {
    WireError(.malformed, "\(field.name) is of the type \(field.typeName), which has no JSON form here")
  }

  private mutating func writeDefault(
    _ field: FieldSchema, _ schema: MessageSchema, _ members: inout Members
  ) throws(WireError) {
    if field.hasPresence { return }
    name(of: field, &members)
    if field.isRepeated {
      raw(schema.message(of: field)?.isMapEntry == true ? "{}" : "[]")
      return
    }
    switch field.kind {
    case .string, .bytes: raw("\"\"")
    case .bool: raw("false")
    case .int64, .uint64, .sint64, .fixed64, .sfixed64: raw("\"0\"")
    case .double, .float: raw("0.0")
    case .enum: enumeration(0, schema.enum(of: field))
    default: raw("0")
    }
  }
}

// MARK: Text

extension JSONWriter {
  /// How many members of an object or elements of an array are written.
  struct Members {
    fileprivate var count = 0
  }

  /// Before each member or element: the bracket or a comma, and the line's indent.
  private mutating func open(_ members: inout Members, _ bracket: String) {
    if members.count == 0 {
      raw(bracket)
      level += 1
    } else {
      raw(",")
    }
    members.count += 1
    newLine()
  }

  private mutating func close(_ members: Members, _ bracket: String) {
    if members.count == 0 {
      raw(bracket == "}" ? "{}" : "[]")
    } else {
      level -= 1
      newLine()
      raw(bracket)
    }
  }

  private mutating func newLine() {
    if options.isPretty {
      text.append(UInt8(ascii: "\n"))
      text.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }
  }

  private mutating func name(of field: FieldSchema, _ members: inout Members) {
    open(&members, "{")
    string(options.usesProtoNames ? field.name : field.jsonName)
    colon()
  }

  private mutating func colon() {
    raw(options.isPretty ? ": " : ":")
  }

  mutating func raw(_ part: String) {
    text += part.utf8
  }

  private mutating func number(_ value: some BinaryInteger) {
    raw(String(value))
  }

  /// 64-bit numbers are text: JavaScript's numbers end at 2^53.
  private mutating func quoted(_ value: some BinaryInteger) {
    raw("\"\(value)\"")
  }

  private mutating func real(_ value: Double) {
    if value.isNaN {
      raw("\"NaN\"")
    } else if value.isInfinite {
      raw(value < 0 ? "\"-Infinity\"" : "\"Infinity\"")
    } else {
      raw(value.description)
    }
  }

  private mutating func enumeration(_ number: Int32, _ schema: EnumSchema?) {
    if let name = schema?.name(of: number) {
      raw("\"\(name)\"")
    } else {
      raw(String(number))
    }
  }

  mutating func string(_ value: String) {
    text.append(UInt8(ascii: "\""))
    if value.needsNoEscape {
      text.append(contentsOf: value.utf8)
      return text.append(UInt8(ascii: "\""))
    }
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""): raw("\\\"")
      case UInt8(ascii: "\\"): raw("\\\\")
      case 0x0A: raw("\\n")
      case 0x0D: raw("\\r")
      case 0x09: raw("\\t")
      case 0..<0x20, 0x7F:
        let digits = Array("0123456789abcdef".utf8)
        raw("\\u00")
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}

extension String {
  /// As nearly all texts: they stand between quotes as they are.
  fileprivate var needsNoEscape: Bool {
    let bytes = utf8.span
    for place in bytes.indices {
      switch bytes[place] {
      case 0..<0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"): return false
      default: break
      }
    }
    return true
  }
}
