import MusterCore
import MusterRPC

/// What the first header block of a request says.
struct RequestHead {
  /// Why the request is none of gRPC, as HTTP says it.
  enum Refusal {
    case method
    case contentType

    var fields: FieldList {
      var fields = FieldList()
      switch self {
      case .method:
        fields.append(":status", "405")
        fields.append("allow", "POST")
      case .contentType:
        fields.append(":status", "415")
      }
      fields.append("content-type", "text/plain")
      fields.append("content-length", "\(text.utf8.count)")
      return fields
    }

    var text: String {
      switch self {
      case .method: "gRPC calls are POST requests\n"
      case .contentType: "gRPC calls have the content type application/grpc\n"
      }
    }
  }

  var refusal: Refusal?
  var path: ArraySlice<UInt8> = []
  var timeout: Duration?
  var isGzipped = false
  var takesGzip = false
  var metadata = Metadata()
  /// What stops the call before its handler, the first of several.
  var failure: RPCError?

  init(_ fields: FieldList) {
    var isPost = false
    var isGRPC = false
    for index in 0..<fields.count {
      switch fields.nameRange(index).count {
      case 2 where fields.nameIs(index, "te"): break
      case 5 where fields.nameIs(index, ":path"): path = fields.value(index)
      case 7 where fields.nameIs(index, ":method"): isPost = fields.valueIs(index, "POST")
      case 7 where fields.nameIs(index, ":scheme"): break
      case 10 where fields.nameIs(index, ":authority"): break
      // Known to the transport alone, or to nobody.
      case 10 where fields.nameIs(index, "user-agent"): break
      // nghttp2 has compared it with what came.
      case 14 where fields.nameIs(index, "content-length"): break
      case 12 where fields.nameIs(index, "content-type"): isGRPC = Self.isGRPC(fields.value(index))
      case 12 where fields.nameIs(index, "grpc-timeout"): readTimeout(fields.value(index))
      case 13 where fields.nameIs(index, "grpc-encoding"): readEncoding(fields, index)
      case 20 where fields.nameIs(index, "grpc-accept-encoding"):
        takesGzip = takesGzip || Self.list(fields.value(index)).contains { $0.elementsEqual("gzip".utf8) }
      default: readMetadata(fields, index)
      }
    }
    refusal = !isPost ? .method : !isGRPC ? .contentType : nil
  }

  /// With `+proto` or nothing after it; parameters do not matter.
  private static func isGRPC(_ value: ArraySlice<UInt8>) -> Bool {
    let type = value.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
    return type.elementsEqual("application/grpc".utf8) || type.elementsEqual("application/grpc+proto".utf8)
  }

  private mutating func fail(_ error: RPCError) {
    if failure == nil { failure = error }
  }

  private mutating func readTimeout(_ value: ArraySlice<UInt8>) {
    guard let timeout = Timeout.parse(value) else {
      return fail(.protocolBroken("grpc-timeout is not one to eight digits and one of H M S m u n"))
    }
    self.timeout = timeout
  }

  private mutating func readEncoding(_ fields: FieldList, _ index: Int) {
    if fields.valueIs(index, "gzip") {
      isGzipped = true
    } else if !fields.valueIs(index, "identity") {
      fail(.encodingUnknown())
    }
  }

  private static func list(_ value: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    value.split(separator: UInt8(ascii: ",")).map { part in
      part.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != UInt8(ascii: " ") }
    }
  }

  private mutating func readMetadata(_ fields: FieldList, _ index: Int) {
    let name = fields.name(index)
    // Those are between client and server of the protocol; so is what begins with a colon.
    if name.starts(with: "grpc-".utf8) || name.first == UInt8(ascii: ":") { return }
    guard Metadata.isBinary(name) else { return metadata.add(name, fields.value(index)) }
    // Several values may have been joined on the way.
    let values = fields.value(index).split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    for value in values.isEmpty ? [[]] : values {
      let trimmed = value.drop { $0 == UInt8(ascii: " ") }
      guard let bytes = Base64.decode(trimmed) else {
        return fail(.metadataMalformed(String(decoding: name, as: UTF8.self)))
      }
      metadata.add(name, bytes: bytes)
    }
  }
}
