import MusterWire

/// The files of a descriptor set as bytes, to be embedded in generated code.
struct DescriptorFiles {
  private var files: [(package: String, bytes: [UInt8])] = []

  init(_ descriptorSet: [UInt8]) throws {
    for bytes in try Self.fields(descriptorSet).filter({ $0.tag == 10 }) {
      let parts = try Self.fields(bytes.content)
      let package = parts.last { $0.tag == 18 }.map { String(decoding: $0.content, as: UTF8.self) } ?? ""
      // Field 9 is SourceCodeInfo: places and comments, most of the bytes and of no use at run time.
      let kept = parts.filter { $0.tag != 74 }.flatMap(\.raw)
      files.append((package, kept))
    }
  }

  /// A descriptor set with the files of one package.
  func withoutComments(of package: String) -> [UInt8] {
    var encoder = WireEncoder()
    for file in files.reversed() where file.package == package {
      encoder.present(10, file.bytes, WireBytes.self)
    }
    return encoder.bytes()
  }

  private struct Part {
    let tag: UInt32
    /// Tag, length and content.
    let raw: [UInt8]
    /// The content of a length-delimited field.
    let content: [UInt8]
  }

  private static func fields(_ bytes: [UInt8]) throws -> [Part] {
    var policy = WirePolicy.client
    policy.memoryMax = 1 << 30
    var parts: [Part] = []
    try WireDecoder.over(bytes, policy: policy) { decoder throws(WireError) in
      while let tag = try decoder.nextTag() {
        var raw = UnknownFields()
        try decoder.skip(tag, &raw)
        var content: [UInt8] = []
        if tag & 7 == 2 {
          try WireDecoder.over(raw.bytes, policy: policy) { inner throws(WireError) in
            _ = try inner.nextTag()
            content = try inner.read(WireBytes.self)
          }
        }
        parts.append(Part(tag: tag, raw: raw.bytes, content: content))
      }
    }
    return parts
  }
}
