import Glibc
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

  private(set) var route: Route?
  /// Kept only where there is no route to it.
  private(set) var unknownPath = ""
  private(set) var timeout: Duration?
  private(set) var isGzipped = false
  private(set) var takesGzip = false
  private(set) var metadata = Metadata()
  /// What stops the call before its handler, the first of several.
  private(set) var failure: RPCError?
  private var isPost = false
  private var isGRPC = false

  var refusal: Refusal? { !isPost ? .method : !isGRPC ? .contentType : nil }

  /// Takes one field. The bytes are lent.
  mutating func add(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    switch name.count {
    case 2 where unsafe name.holds("te"): break
    case 7 where unsafe name.holds(":method"): isPost = unsafe value.holds("POST")
    case 7 where unsafe name.holds(":scheme"): break
    case 10 where unsafe name.holds(":authority") || name.holds("user-agent"): break
    case 12 where unsafe name.holds("content-type"): isGRPC = unsafe Self.isGRPC(value)
    case 12 where unsafe name.holds("grpc-timeout"): unsafe readTimeout(value)
    case 13 where unsafe name.holds("grpc-encoding"): unsafe readEncoding(value)
    // nghttp2 compares it with what comes.
    case 14 where unsafe name.holds("content-length"): break
    case 20 where unsafe name.holds("grpc-accept-encoding"):
      takesGzip = unsafe takesGzip || Self.list(value).contains { $0.elementsEqual("gzip".utf8) }
    default: unsafe readMetadata(name, value)
    }
  }

  static func isPath(_ name: UnsafeRawBufferPointer) -> Bool { unsafe name.holds(":path") }

  mutating func setPath(_ value: UnsafeRawBufferPointer, _ route: Route?) {
    self.route = route
    if route == nil { unknownPath = unsafe String(decoding: value.prefix(256), as: UTF8.self) }
  }

  /// With `+proto` or nothing after it; parameters do not matter.
  private static func isGRPC(_ value: UnsafeRawBufferPointer) -> Bool {
    if unsafe value.holds("application/grpc") { return true }
    let type = unsafe value.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
    return unsafe type.elementsEqual("application/grpc".utf8)
      || type.elementsEqual("application/grpc+proto".utf8)
  }

  private mutating func fail(_ error: RPCError) {
    if failure == nil { failure = error }
  }

  private mutating func readTimeout(_ value: UnsafeRawBufferPointer) {
    guard let timeout = unsafe Timeout.parse(Array(value)[...]) else {
      return fail(.protocolBroken("grpc-timeout is not one to eight digits and one of H M S m u n"))
    }
    self.timeout = timeout
  }

  private mutating func readEncoding(_ value: UnsafeRawBufferPointer) {
    if unsafe value.holds("gzip") {
      isGzipped = true
    } else if unsafe !value.holds("identity") {
      fail(.encodingUnknown())
    }
  }

  private static func list(_ value: UnsafeRawBufferPointer) -> [ArraySlice<UInt8>] {
    unsafe Array(value).split(separator: UInt8(ascii: ",")).map { part in
      part.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != UInt8(ascii: " ") }
    }
  }

  private mutating func readMetadata(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    // Those are between client and server of the protocol; so is what begins with a colon.
    if unsafe name.first == UInt8(ascii: ":") || name.begins("grpc-") { return }
    guard unsafe name.ends("-bin") else { return unsafe metadata.add(name, value) }
    // Several values may have been joined on the way.
    let values = unsafe Array(value).split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    for value in values.isEmpty ? [[]] : values {
      let trimmed = value.drop { $0 == UInt8(ascii: " ") }
      guard let bytes = Base64.metadata.decode(trimmed) else {
        return fail(.metadataMalformed(unsafe String(decoding: name, as: UTF8.self)))
      }
      unsafe metadata.add(name, bytes: bytes)
    }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether these are exactly the literal's bytes.
  fileprivate func holds(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount, let start = baseAddress else { return false }
    // Both are `count` bytes long.
    return unsafe memcmp(start, text.utf8Start, count) == 0
  }

  fileprivate func begins(_ text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount, let start = baseAddress else { return false }
    // Both are at least as long.
    return unsafe memcmp(start, text.utf8Start, text.utf8CodeUnitCount) == 0
  }

  fileprivate func ends(_ text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount, let start = baseAddress else { return false }
    // As above.
    return unsafe memcmp(start + count - text.utf8CodeUnitCount, text.utf8Start, text.utf8CodeUnitCount) == 0
  }
}
