/// For those who know a message by its schema alone, as the command line does: bytes to JSON and back,
/// without a type of Swift for it.
extension MessageSchema {
  /// The bytes are those of a message that Muster's own encoder wrote: fields by number, repeated ones
  /// together. To be called on a schema that knows its pool.
  package func json(
    _ bytes: [UInt8], _ options: JSONOptions = JSONOptions()
  ) throws(WireError) -> String {
    var writer = JSONWriter(options: options)
    try writer.write(bytes, self)
    // As for a message of Swift: UTF-8 that was checked, and ASCII.
    return String(decoding: writer.text, as: UTF8.self)
  }

  /// The message's bytes, in the order of the text: for sending.
  package func bytes(
    json text: String, _ options: JSONOptions = JSONOptions(), depthMax: Int = WirePolicy.client.depthMax
  ) throws(WireError) -> [UInt8] {
    var reader = try JSONReader(Array(text.utf8), options: options, depthMax: depthMax)
    return try reader.read(self)
  }
}

extension SchemaPool {
  /// The message of this name, which finds the types of its fields in the pool.
  package func schema(_ fullName: String) -> MessageSchema? { message(fullName)?.bound(to: self) }
}

extension UnknownFields {
  /// The message that Muster's option of an element holds; it may come in parts, which are put together.
  package func option<Rule: WireMessage>(_ type: Rule.Type) -> Rule? {
    // Every option of Muster is an extension of this number.
    let tag: UInt32 = 74_001 << 3 | 2
    var rule: Rule?
    let found = bytes
    // Made by protoc, or damaged; then it says nothing.
    try? WireDecoder.over(found, policy: .client) { decoder throws(WireError) in
      while let next = try decoder.nextTag() {
        guard next == tag else {
          try decoder.skipValue(next)
          continue
        }
        var merged = rule ?? Rule()
        try merged.merge(bytes: try decoder.bytes(), policy: .client)
        rule = merged
      }
    }
    return rule
  }
}

extension UnknownFields {
  /// The number that Muster's option of an element holds, when it is no message.
  package var optionNumber: UInt64? {
    var number: UInt64?
    let found = bytes
    // As above.
    try? WireDecoder.over(found, policy: .client) { decoder throws(WireError) in
      while let next = try decoder.nextTag() {
        if next == 74_001 << 3 { number = try decoder.varint() } else { try decoder.skipValue(next) }
      }
    }
    return number
  }
}

/// A message as it is on the wire, for whoever has its schema and no type of Swift for it.
package struct RawMessage: WireMessage {
  /// All that it has.
  package var unknownFields = UnknownFields()

  package init() {}

  package init(raw bytes: [UInt8]) { unknownFields = UnknownFields(bytes: bytes) }

  package static let schema = MessageSchema()

  package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
    while let tag = try decoder.nextTag() { try decoder.skip(tag, &unknownFields) }
  }

  package func encode(into encoder: inout WireEncoder) { encoder.unknown(unknownFields) }
}
