import MusterCore

/// Turns JSON text into a message's bytes, led by its schema.
///
/// The bytes are in the order of the text, so they are for decoding, not for keeping.
struct JSONReader {
  var scanner: JSONScanner
  var output = ForwardOutput()
  private let options: JSONOptions
  /// The names on the way to the value that is being read, for error texts.
  private var path: [String] = []

  init(_ text: [UInt8], options: JSONOptions, depthMax: Int) throws(WireError) {
    scanner = try JSONScanner(text, depthMax: depthMax)
    self.options = options
  }

  mutating func read(_ schema: MessageSchema) throws(WireError) -> [UInt8] {
    do throws(WireError) {
      try message(schema)
      try scanner.finish()
      return output.bytes
    } catch {
      if path.isEmpty { throw error }
      throw WireError(error.code, "\(path.joined(separator: ".")): \(error.message)")
    }
  }

  private mutating func message(_ schema: MessageSchema) throws(WireError) {
    if let wellKnown = WellKnownJSON(schema.fullName) {
      return try wellKnown.read(&self, schema)
    }
    var seen: Set<UInt32> = []
    var oneofs: Set<Int> = []
    try object { reader, name throws(WireError) in
      guard let field = schema.field(named: name) else {
        if !reader.options.ignoresUnknownNames {
          throw WireError(.unknownName, "\(schema.fullName) has no such field")
        }
        return try reader.scanner.skipValue()
      }
      if !seen.insert(field.number).inserted {
        throw WireError(.malformed, "the field is given twice")
      }
      if try reader.scanner.takeNull() { return }
      if let oneof = field.oneofIndex, !oneofs.insert(oneof).inserted {
        throw WireError(.malformed, "another field of the same oneof is given too")
      }
      try reader.value(of: field, schema)
    }
  }

  /// Calls `member` with each member's name, the scanner at its value.
  mutating func object(
    _ member: (inout JSONReader, String) throws(WireError) -> Void
  ) throws(WireError) {
    try scanner.expect("{")
    try scanner.enter()
    if !scanner.take("}") {
      repeat {
        let name = try scanner.text()
        // Keys can be as long as the text; the path names no more than helps.
        path.append(String(name.unicodeScalars.prefix(64)))
        try scanner.expect(":")
        try member(&self, name)
        path.removeLast()
      } while scanner.take(",")
      try scanner.expect("}")
    }
    scanner.leave()
  }

  private mutating func value(of field: FieldSchema, _ schema: MessageSchema) throws(WireError) {
    if !field.isRepeated { return try single(field, schema) }
    if let entry = schema.message(of: field), entry.isMapEntry { return try map(field, entry) }
    try scanner.expect("[")
    try scanner.enter()
    if !scanner.take("]") {
      repeat {
        if try scanner.takeNull() { throw WireError(.malformed, "an element is null") }
        try single(field, schema)
      } while scanner.take(",")
      try scanner.expect("]")
    }
    scanner.leave()
  }

  private mutating func map(_ field: FieldSchema, _ entry: MessageSchema) throws(WireError) {
    guard let keyField = entry.field(1), let valueField = entry.field(2) else {
      throw WireError(.malformed, "the map has no value type")
    }
    var seen: Set<ExactText> = []
    try object { reader, name throws(WireError) in
      if !seen.insert(ExactText(name)).inserted { throw WireError(.malformed, "the key is given twice") }
      if try reader.scanner.takeNull() { throw WireError(.malformed, "the value is null") }
      let start = reader.output.bytes.count
      reader.output.tag(field.number, 2)
      let mark = reader.output.beginNested()
      try reader.key(name, keyField)
      let keyEnd = reader.output.bytes.count
      try reader.single(valueField, entry)
      // An enum value without a name here was passed over; its key goes with it.
      if reader.output.bytes.count == keyEnd { return reader.output.drop(from: start) }
      reader.output.endNested(mark)
    }
  }

  /// Map keys are always text in JSON.
  private mutating func key(_ name: String, _ field: FieldSchema) throws(WireError) {
    output.tag(field.number, field.wireType)
    switch field.kind {
    case .string: output.bytes(Array(name.utf8))
    case .bool:
      guard name == "true" || name == "false" else {
        throw WireError(.malformed, "the key is not true or false")
      }
      output.varint(name == "true" ? 1 : 0)
    default:
      // Grammar is checked by reading the key as a number of its own.
      var digits = try JSONScanner(Array(name.utf8), depthMax: 0)
      let text = try digits.number()
      guard text.utf8.count == name.utf8.count else { throw WireError(.malformed, "the key is not a number") }
      try integer(text, field.kind)
    }
  }

  /// Writes tag and value of one JSON value.
  private mutating func single(_ field: FieldSchema, _ schema: MessageSchema) throws(WireError) {
    if field.kind == .enum {
      return try enumeration(field, schema.enum(of: field))
    }
    output.tag(field.number, field.wireType)
    if field.kind == .message {
      guard let nested = schema.message(of: field) else {
        throw WireError(.malformed, "the type \(field.typeName) has no JSON form here")
      }
      let mark = output.beginNested()
      try message(nested)
      output.endNested(mark)
    } else {
      try scalar(field.kind)
    }
  }

  /// Writes the value alone.
  mutating func scalar(_ kind: FieldSchema.Kind) throws(WireError) {
    switch kind {
    case .bool: output.varint(try scanner.bool() ? 1 : 0)
    case .string: output.bytes(try scanner.string())
    case .bytes:
      guard let bytes = Base64.json.decode(try scanner.string()) else {
        throw WireError(.malformed, "the text is not base64")
      }
      output.bytes(bytes)
    case .double, .float: try real(kind)
    default: try integer(try numberText(), kind)
    }
  }

  /// A number, or text that holds one, as 64-bit values are written.
  private mutating func numberText() throws(WireError) -> String {
    guard scanner.peek() == UInt8(ascii: "\"") else { return try scanner.number() }
    let content = try scanner.string()
    var inner = try JSONScanner(content, depthMax: 0)
    let text = try inner.number()
    guard text.utf8.count == content.count else { throw WireError(.malformed, "the text is not a number") }
    return text
  }

  private mutating func integer(_ text: String, _ kind: FieldSchema.Kind) throws(WireError) {
    switch kind {
    case .int32: output.varint(UInt64(bitPattern: try JSONNumber.signed(text, Int32.self)))
    case .int64: output.varint(UInt64(bitPattern: try JSONNumber.signed(text, Int64.self)))
    case .uint32: output.varint(try JSONNumber.unsigned(text, UInt32.self))
    case .uint64: output.varint(try JSONNumber.unsigned(text, UInt64.self))
    case .sint32, .sint64:
      let value =
        kind == .sint32 ? try JSONNumber.signed(text, Int32.self) : try JSONNumber.signed(text, Int64.self)
      output.varint(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
    case .sfixed32: output.fixed(UInt32(truncatingIfNeeded: try JSONNumber.signed(text, Int32.self)))
    case .sfixed64: output.fixed(UInt64(bitPattern: try JSONNumber.signed(text, Int64.self)))
    case .fixed32: output.fixed(UInt32(truncatingIfNeeded: try JSONNumber.unsigned(text, UInt32.self)))
    case .fixed64: output.fixed(try JSONNumber.unsigned(text, UInt64.self))
    default: throw WireError(.malformed, "a value of this kind is not a number")
    }
  }

  private mutating func real(_ kind: FieldSchema.Kind) throws(WireError) {
    let value = try JSONNumber.real(&scanner)
    if kind == .double { return output.fixed(value.bitPattern) }
    let narrow = Float(value)
    if narrow.isInfinite && value.isFinite {
      throw WireError(.malformed, "the number is too large for a float")
    }
    output.fixed(narrow.bitPattern)
  }

  private mutating func enumeration(_ field: FieldSchema, _ schema: EnumSchema?) throws(WireError) {
    var number: Int32
    if scanner.peek() == UInt8(ascii: "\"") {
      let name = try scanner.text()
      if let known = schema?.number(of: name) {
        number = known
      } else if options.ignoresUnknownNames {
        return
      } else {
        throw WireError(.unknownName, "the enum \(field.typeName) has no such value")
      }
    } else {
      number = Int32(truncatingIfNeeded: try JSONNumber.signed(scanner.number(), Int32.self))
    }
    output.tag(field.number, 0)
    output.varint(UInt64(bitPattern: Int64(number)))
  }
}

/// Bytes written front to back, for text whose values come in any order.
///
/// A nested message's length is not known when it begins, so its prefix is a varint of five bytes that
/// is filled in at the end; decoders take it like a short one.
struct ForwardOutput {
  private(set) var bytes: [UInt8] = []

  mutating func varint(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func tag(_ number: UInt32, _ wireType: UInt32) {
    varint(UInt64(number << 3 | wireType))
  }

  mutating func fixed<T: FixedWidthInteger>(_ value: T) {
    for shift in stride(from: 0, to: T.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> T(shift)))
    }
  }

  mutating func bytes(_ value: [UInt8]) {
    varint(UInt64(value.count))
    bytes += value
  }

  mutating func drop(from start: Int) {
    bytes.removeLast(bytes.count - start)
  }

  mutating func beginNested() -> Int {
    bytes += [0x80, 0x80, 0x80, 0x80, 0]
    return bytes.count
  }

  mutating func endNested(_ mark: Int) {
    let length = bytes.count - mark
    for place in 0..<4 {
      bytes[mark - 5 + place] = UInt8(truncatingIfNeeded: length >> (7 * place)) | 0x80
    }
    bytes[mark - 1] = UInt8(truncatingIfNeeded: length >> 28)
  }
}
