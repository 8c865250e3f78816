/// The messages of google.protobuf that JSON does not write as objects.
enum WellKnownJSON {
  case timestamp
  case duration
  case fieldMask
  case wrapper

  init?(_ fullName: String) {
    guard fullName.hasPrefix("google.protobuf.") else { return nil }
    switch fullName.dropFirst("google.protobuf.".count) {
    case "Timestamp": self = .timestamp
    case "Duration": self = .duration
    case "FieldMask": self = .fieldMask
    case "DoubleValue", "FloatValue", "Int64Value", "UInt64Value", "Int32Value", "UInt32Value",
      "BoolValue", "StringValue", "BytesValue":
      self = .wrapper
    default: return nil
    }
  }

  func write(
    _ decoder: inout WireDecoder, _ schema: MessageSchema, _ writer: inout JSONWriter
  ) throws(WireError) {
    switch self {
    case .timestamp:
      let (seconds, nanos) = try Self.secondsAndNanos(&decoder)
      writer.string(try TimeText.timestamp(seconds, nanos))
    case .duration:
      let (seconds, nanos) = try Self.secondsAndNanos(&decoder)
      writer.string(try TimeText.duration(seconds, nanos))
    case .fieldMask:
      var paths: [String] = []
      while let tag = try decoder.nextTag() {
        if tag == 10 {
          paths.append(try FieldMaskText.camel(decoder.text()))
        } else {
          try decoder.skipValue(tag)
        }
      }
      writer.string(paths.joined(separator: ","))
    case .wrapper:
      guard let field = schema.field(1) else { return }
      var isWritten = false
      while let tag = try decoder.nextTag() {
        if field.takes(tag), !isWritten {
          try writer.single(field, &decoder, schema)
          isWritten = true
        } else {
          try decoder.skipValue(tag)
        }
      }
      // The default is not in the bytes: its encoding is a zero of the field's width.
      if !isWritten { try writer.writeZero(field, schema) }
    }
  }

  func read(_ reader: inout JSONReader, _ schema: MessageSchema) throws(WireError) {
    switch self {
    case .timestamp: Self.write(try TimeText.timestamp(reader.scanner.text()), &reader.output)
    case .duration: Self.write(try TimeText.duration(reader.scanner.text()), &reader.output)
    case .fieldMask:
      let text = try reader.scanner.text()
      // One path after the other: a hostile text has millions of them.
      var rest = text.isEmpty ? nil : text[...]
      while let current = rest {
        let path = current.prefix { $0 != "," }
        reader.output.tag(1, 2)
        reader.output.bytes(Array(try FieldMaskText.snake(path).utf8))
        rest = path.endIndex == current.endIndex ? nil : current[current.index(after: path.endIndex)...]
      }
    case .wrapper:
      guard let field = schema.field(1) else { return }
      reader.output.tag(1, field.wireType)
      try reader.scalar(field.kind)
    }
  }

  private static func secondsAndNanos(_ decoder: inout WireDecoder) throws(WireError) -> (Int64, Int32) {
    var seconds: Int64 = 0
    var nanos: Int32 = 0
    while let tag = try decoder.nextTag() {
      switch tag {
      case 8: seconds = try WireInt64.read(from: &decoder)
      case 16: nanos = try WireInt32.read(from: &decoder)
      default: try decoder.skipValue(tag)
      }
    }
    return (seconds, nanos)
  }

  private static func write(_ value: (seconds: Int64, nanos: Int32), _ output: inout ForwardOutput) {
    output.tag(1, 0)
    output.varint(UInt64(bitPattern: value.seconds))
    output.tag(2, 0)
    output.varint(UInt64(bitPattern: Int64(value.nanos)))
  }
}

extension JSONWriter {
  /// The default of a wrapper's value.
  mutating func writeZero(_ field: FieldSchema, _ schema: MessageSchema) throws(WireError) {
    let zero: [UInt8] =
      switch field.wireType {
      case 1: Array(repeating: 0, count: 8)
      case 5: Array(repeating: 0, count: 4)
      default: [0]
      }
    try WireDecoder.over(zero, policy: .client) { decoder throws(WireError) in
      try single(field, &decoder, schema)
    }
  }
}

/// Mask paths: `first_name` in protos, `firstName` in JSON.
enum FieldMaskText {
  static func camel(_ path: String) throws(WireError) -> String {
    var result = ""
    var isUpper = false
    for character in path.unicodeScalars {
      if isUpper {
        guard ("a"..."z").contains(character) else { throw noJSON }
        result += character.properties.uppercaseMapping
        isUpper = false
      } else if character == "_" {
        isUpper = true
      } else {
        guard !("A"..."Z").contains(character) else { throw noJSON }
        result.unicodeScalars.append(character)
      }
    }
    if isUpper { throw noJSON }
    return result
  }

  static func snake(_ path: Substring) throws(WireError) -> String {
    var result = ""
    for character in path.unicodeScalars {
      if character == "_" {
        throw WireError(.malformed, "a mask path in JSON is camelCase, without underscores")
      }
      if ("A"..."Z").contains(character) {
        result += "_" + character.properties.lowercaseMapping
      } else {
        result.unicodeScalars.append(character)
      }
    }
    return result
  }

  private static var noJSON: WireError {
    WireError(.malformed, "a mask path is not in lower_snake_case, so it has no JSON form")
  }
}
