/// Reads the descriptors that protoc writes (google/protobuf/descriptor.proto), the parts that Muster uses.
///
/// Options keep their bytes: whoever knows an extension decodes it from there.
enum DescriptorReader {
  /// Descriptors come from protoc or from our own binary and are not bounded like a caller's bytes.
  private static let policy: WirePolicy = {
    var policy = WirePolicy(keepsUnknownFields: true, refusesNUL: false)
    policy.memoryMax = 1 << 30
    policy.itemsMax = 1 << 20
    return policy
  }()

  static func files(_ descriptorSet: [UInt8]) throws(WireError) -> [FileSchema] {
    var files: [FileSchema] = []
    try read(descriptorSet) { tag, decoder throws(WireError) in
      guard tag == 10 else { return false }
      files.append(try file(decoder.bytes()))
      return true
    }
    return files
  }

  /// Calls `field` for each tag; it answers false for one that it does not take.
  private static func read(
    _ bytes: [UInt8], _ field: (UInt32, inout WireDecoder) throws(WireError) -> Bool
  ) throws(WireError) {
    try WireDecoder.over(bytes, policy: policy) { decoder throws(WireError) in
      while let tag = try decoder.nextTag() {
        if try !field(tag, &decoder) { try decoder.skipValue(tag) }
      }
    }
  }

  private static func file(_ bytes: [UInt8]) throws(WireError) -> FileSchema {
    var file = FileSchema()
    file.bytes = bytes
    var messages: [[UInt8]] = []
    var enums: [[UInt8]] = []
    var services: [[UInt8]] = []
    var extensions: [[UInt8]] = []
    try read(bytes) { tag, decoder throws(WireError) in
      switch tag {
      case 10: file.name = try decoder.text()
      case 18: file.package = try decoder.text()
      case 26: file.dependencies.append(try decoder.text())
      case 34: messages.append(try decoder.bytes())
      case 42: enums.append(try decoder.bytes())
      case 50: services.append(try decoder.bytes())
      case 58: extensions.append(try decoder.bytes())
      case 66: file.options.bytes = try decoder.bytes()
      case 74: file.comments = try comments(decoder.bytes())
      case 98: file.syntax = try decoder.text()
      default: return false
      }
      return true
    }
    let context = Context(isProto3: file.syntax == "proto3", comments: file.comments)
    for (index, bytes) in messages.enumerated() {
      file.messages.append(try message(bytes, file.package, [4, Int32(index)], context))
    }
    for (index, bytes) in enums.enumerated() {
      file.enums.append(try `enum`(bytes, file.package, [5, Int32(index)], context))
    }
    for (index, bytes) in services.enumerated() {
      file.services.append(try service(bytes, file.package, [6, Int32(index)], context))
    }
    for bytes in extensions { file.extensions.append(try `extension`(bytes, file.package)) }
    return file
  }

  private struct Context {
    let isProto3: Bool
    /// Comments by the path of what they stand above.
    let comments: [[Int32]: String]
  }

  private static func join(_ scope: String, _ name: String) -> String {
    scope.isEmpty ? name : "\(scope).\(name)"
  }

  private static func message(
    _ bytes: [UInt8], _ scope: String, _ path: [Int32], _ context: Context
  ) throws(WireError) -> MessageSchema {
    var message = MessageSchema()
    var fields: [[UInt8]] = []
    var nested: [[UInt8]] = []
    var enums: [[UInt8]] = []
    var extensions: [[UInt8]] = []
    try read(bytes) { tag, decoder throws(WireError) in
      switch tag {
      case 10: message.name = try decoder.text()
      case 18: fields.append(try decoder.bytes())
      case 26: nested.append(try decoder.bytes())
      case 34: enums.append(try decoder.bytes())
      case 50: extensions.append(try decoder.bytes())
      case 58:
        message.options.bytes = try decoder.bytes()
        message.isMapEntry = try flag(7, in: message.options)
      case 66:
        let place = path + [8, Int32(message.oneofs.count)]
        message.oneofs.append(
          OneofSchema(name: try name(decoder.bytes()), comment: context.comments[place] ?? ""))
      default: return false
      }
      return true
    }
    message.fullName = join(scope, message.name)
    message.comment = context.comments[path] ?? ""
    var read: [FieldSchema] = []
    for (index, bytes) in fields.enumerated() {
      read.append(try field(bytes, path + [2, Int32(index)], context))
    }
    message.fields = read
    for (index, bytes) in nested.enumerated() {
      message.nested.append(try self.message(bytes, message.fullName, path + [3, Int32(index)], context))
    }
    for (index, bytes) in enums.enumerated() {
      message.enums.append(try `enum`(bytes, message.fullName, path + [4, Int32(index)], context))
    }
    for bytes in extensions { message.extensions.append(try `extension`(bytes, message.fullName)) }
    return message
  }

  private static func field(
    _ bytes: [UInt8], _ path: [Int32], _ context: Context
  ) throws(WireError) -> FieldSchema {
    var field = FieldSchema()
    var packed: Bool?
    try read(bytes) { tag, decoder throws(WireError) in
      switch tag {
      case 10: field.name = try decoder.text()
      case 24: field.number = UInt32(truncatingIfNeeded: try decoder.varint())
      case 32: field.isRepeated = try decoder.varint() == 3
      case 40:
        let raw = Int32(truncatingIfNeeded: try decoder.varint())
        guard let kind = FieldSchema.Kind(rawValue: raw) else {
          throw WireError(.malformed, "field type \(raw) is not known")
        }
        field.kind = kind
      case 50: field.typeName = String(try decoder.text().dropFirst())
      case 66:
        field.options.bytes = try decoder.bytes()
        packed = try optionalFlag(2, in: field.options)
        try readRule(&field)
      case 72: field.oneofIndex = Int(truncatingIfNeeded: try decoder.varint())
      case 82: field.jsonName = try decoder.text()
      case 136: field.isProto3Optional = try decoder.varint() != 0
      default: return false
      }
      return true
    }
    field.comment = context.comments[path] ?? ""
    field.isPacked = field.isPackable && (packed ?? context.isProto3)
    field.hasPresence =
      !field.isRepeated
      && (field.kind == .message || field.kind == .group || field.oneofIndex != nil || !context.isProto3)
    return field
  }

  private static func `extension`(
    _ bytes: [UInt8], _ scope: String
  ) throws(WireError) -> ExtensionSchema {
    var result = ExtensionSchema()
    try read(bytes) { tag, decoder throws(WireError) in
      switch tag {
      case 10: result.fullName = join(scope, try decoder.text())
      case 18: result.extendee = String(try decoder.text().dropFirst())
      case 24: result.number = Int32(truncatingIfNeeded: try decoder.varint())
      default: return false
      }
      return true
    }
    return result
  }

  /// What update masks and probes need of `muster.options.v1.FieldRule`. The rule is extension 74001,
  /// and may come in parts.
  private static func readRule(_ field: inout FieldSchema) throws(WireError) {
    var parts: [[UInt8]] = []
    try read(field.options.bytes) { tag, decoder throws(WireError) in
      guard tag == 74_001 << 3 | 2 else { return false }
      parts.append(try decoder.bytes())
      return true
    }
    let rule = UnknownFields(bytes: Array(parts.joined()))
    field.isOutputOnly = try flag(2, in: rule)
    field.isImmutable = try flag(3, in: rule)
    try read(rule.bytes) { tag, decoder throws(WireError) in
      guard tag == 10 << 3 | 2 else { return false }
      field.idPrefix = try decoder.text()
      return true
    }
  }

  private static func `enum`(
    _ bytes: [UInt8], _ scope: String, _ path: [Int32], _ context: Context
  ) throws(WireError) -> EnumSchema {
    var result = EnumSchema()
    try read(bytes) { tag, decoder throws(WireError) in
      switch tag {
      case 10: result.name = try decoder.text()
      case 18:
        let place = path + [2, Int32(result.values.count)]
        var value = try enumValue(decoder.bytes())
        value.comment = context.comments[place] ?? ""
        result.values.append(value)
      default: return false
      }
      return true
    }
    result.fullName = join(scope, result.name)
    result.comment = context.comments[path] ?? ""
    return result
  }

  private static func enumValue(_ bytes: [UInt8]) throws(WireError) -> EnumValueSchema {
    var value = EnumValueSchema()
    try read(bytes) { tag, decoder throws(WireError) in
      switch tag {
      case 10: value.name = try decoder.text()
      case 16: value.number = Int32(truncatingIfNeeded: try decoder.varint())
      case 26: value.options.bytes = try decoder.bytes()
      default: return false
      }
      return true
    }
    return value
  }

  private static func service(
    _ bytes: [UInt8], _ scope: String, _ path: [Int32], _ context: Context
  ) throws(WireError) -> ServiceSchema {
    var service = ServiceSchema()
    try read(bytes) { tag, decoder throws(WireError) in
      switch tag {
      case 10: service.name = try decoder.text()
      case 18:
        let place = path + [2, Int32(service.methods.count)]
        var method = try method(decoder.bytes())
        method.comment = context.comments[place] ?? ""
        service.methods.append(method)
      case 26: service.options.bytes = try decoder.bytes()
      default: return false
      }
      return true
    }
    service.fullName = join(scope, service.name)
    service.comment = context.comments[path] ?? ""
    return service
  }

  private static func method(_ bytes: [UInt8]) throws(WireError) -> MethodSchema {
    var method = MethodSchema()
    try read(bytes) { tag, decoder throws(WireError) in
      switch tag {
      case 10: method.name = try decoder.text()
      case 18: method.inputType = String(try decoder.text().dropFirst())
      case 26: method.outputType = String(try decoder.text().dropFirst())
      case 34:
        method.options.bytes = try decoder.bytes()
        method.hasNoSideEffects = try number(34, in: method.options) == 1
      case 40: method.clientStreaming = try decoder.varint() != 0
      case 48: method.serverStreaming = try decoder.varint() != 0
      default: return false
      }
      return true
    }
    return method
  }

  /// `SourceCodeInfo`: the comment above each element, by the element's path.
  private static func comments(_ bytes: [UInt8]) throws(WireError) -> [[Int32]: String] {
    var comments: [[Int32]: String] = [:]
    try read(bytes) { tag, decoder throws(WireError) in
      guard tag == 10 else { return false }
      var path: [Int32] = []
      var comment: String?
      try read(decoder.bytes()) { tag, decoder throws(WireError) in
        switch tag {
        case 10: try decoder.appendPacked(&path, WireInt32.self)
        case 26: comment = try decoder.text()
        default: return false
        }
        return true
      }
      comments[path] = comment
      return true
    }
    return comments
  }

  private static func name(_ bytes: [UInt8]) throws(WireError) -> String {
    var name = ""
    try read(bytes) { tag, decoder throws(WireError) in
      guard tag == 10 else { return false }
      name = try decoder.text()
      return true
    }
    return name
  }

  /// A varint field of an options message, last one wins.
  private static func number(_ field: UInt32, in options: UnknownFields) throws(WireError) -> UInt64? {
    var number: UInt64?
    try read(options.bytes) { tag, decoder throws(WireError) in
      guard tag == field << 3 else { return false }
      number = try decoder.varint()
      return true
    }
    return number
  }

  private static func optionalFlag(_ field: UInt32, in options: UnknownFields) throws(WireError) -> Bool? {
    try number(field, in: options).map { $0 != 0 }
  }

  private static func flag(_ field: UInt32, in options: UnknownFields) throws(WireError) -> Bool {
    try optionalFlag(field, in: options) ?? false
  }
}
