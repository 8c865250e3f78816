/// How JSON text is written and what is taken when it is read.
package struct JSONOptions: Equatable, Sendable {
  /// `first_name` as in the proto, or `firstName` as JSON users expect.
  package var usesProtoNames = false
  /// Fields without presence are written even when they have their default value.
  package var writesDefaults = false
  /// Two spaces a level, one member a line.
  package var isPretty = false
  /// Names that the message does not have are passed over when reading, not refused.
  package var ignoresUnknownNames = false

  package init() {}
}

extension WireMessage {
  /// The message in the JSON form that the protobuf specification gives it.
  ///
  /// JSON is a second encoding of one schema, so it is made from the message's bytes: nothing about it is
  /// generated per message. It fails for values that have no JSON form, such as a time in the year 10000.
  package func json(_ options: JSONOptions = JSONOptions()) throws(WireError) -> String {
    var writer = JSONWriter(options: options)
    try writer.write(bytes(), Self.schema)
    // The writer copies strings that the message held, which are UTF-8, and writes ASCII itself.
    return String(decoding: writer.text, as: UTF8.self)
  }

  package init(
    json text: String, policy: WirePolicy = .client, options: JSONOptions = JSONOptions()
  ) throws(WireError) {
    try self.init(json: Array(text.utf8), policy: policy, options: options)
  }

  package init(
    json text: [UInt8], policy: WirePolicy = .client, options: JSONOptions = JSONOptions()
  ) throws(WireError) {
    var reader = try JSONReader(text, options: options, depthMax: policy.depthMax)
    let bytes = try reader.read(Self.schema)
    try self.init(bytes: bytes, policy: policy)
  }
}
