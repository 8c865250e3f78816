import MusterWire

/// The files of a descriptor set as bytes, to be embedded in generated code.
struct DescriptorFiles {
  private var files: [(package: String, name: String, bytes: [UInt8], comments: [UInt8])] = []

  init(_ descriptorSet: [UInt8]) throws {
    for bytes in try Self.fields(descriptorSet).filter({ $0.tag == 10 }) {
      let parts = try Self.fields(bytes.content)
      let package = parts.last { $0.tag == 18 }.map { String(decoding: $0.content, as: UTF8.self) } ?? ""
      let name = parts.last { $0.tag == 10 }.map { String(decoding: $0.content, as: UTF8.self) } ?? ""
      // Field 9 is SourceCodeInfo: places and comments, most of the bytes and of no use to a server.
      let kept = parts.filter { $0.tag != 74 }.flatMap(\.raw)
      var places: [UInt8] = []
      if let part = parts.last(where: { $0.tag == 74 }) { places = part.content }
      files.append((package, name, kept, try Self.comments(places)))
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

  /// The same with what stands above each element, for the help texts of the command line.
  func withComments(of package: String) -> [UInt8] {
    var encoder = WireEncoder()
    let spoken = files.filter { $0.package == package && $0.name != "google/protobuf/descriptor.proto" }
    for file in spoken.reversed() {
      var comments = WireEncoder()
      comments.present(74, file.comments, WireBytes.self)
      encoder.present(10, file.bytes + comments.bytes(), WireBytes.self)
    }
    return encoder.bytes()
  }

  /// A SourceCodeInfo with the path and the leading comment of each element that has one, and no places.
  private static func comments(_ places: [UInt8]) throws -> [UInt8] {
    var kept: [[UInt8]] = []
    for location in try fields(places) where location.tag == 10 {
      let parts = try fields(location.content)
      guard parts.contains(where: { $0.tag == 26 }) else { continue }
      kept.append(parts.filter { $0.tag == 10 || $0.tag == 26 }.flatMap(\.raw))
    }
    var encoder = WireEncoder()
    for location in kept.reversed() { encoder.present(10, location, WireBytes.self) }
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
