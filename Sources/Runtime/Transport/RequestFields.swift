import MusterCore
import MusterRPC

/// The header block of a request.
struct RequestFields {
  /// nghttp2 sends no block above 64 KiB; this leaves room for the fields of gRPC.
  static let metadataMax = 60 * 1024

  /// All that is the same for each attempt.
  private let path: String
  private let metadata: Metadata

  /// Throws when the metadata cannot be sent as it is.
  init(_ method: MethodInfo, _ metadata: Metadata) throws(RPCError) {
    path = method.path
    self.metadata = metadata
    try Self.check(metadata)
  }

  func fields(_ configuration: ClientConfiguration, timeout: Duration?, previousAttempts: Int) -> FieldList {
    var fields = FieldList()
    fields.append(":method", "POST")
    fields.append(":scheme", configuration.tls == nil ? "http" : "https")
    fields.append(":path", path)
    fields.append(":authority", configuration.authority)
    fields.append("te", "trailers")
    fields.append("content-type", "application/grpc")
    fields.append("user-agent", configuration.userAgent)
    fields.append("grpc-accept-encoding", "identity,gzip")
    if configuration.compressesRequests { fields.append("grpc-encoding", "gzip") }
    if let timeout { fields.append("grpc-timeout", Timeout.text(timeout)) }
    if previousAttempts > 0 { fields.append("grpc-previous-rpc-attempts", "\(previousAttempts)") }
    ResponseHead.append(metadata, to: &fields)
    return fields
  }

  /// Named by the transport alone.
  private static let reserved: Set = [
    "te", "content-type", "user-agent", "connection", "keep-alive", "proxy-connection", "transfer-encoding",
    "upgrade", "host", "content-length",
  ]

  private static func check(_ metadata: Metadata) throws(RPCError) {
    // Base64 makes four bytes of three.
    if metadata.fields.size / 3 * 4 > metadataMax { throw .metadataTooLarge(metadataMax) }
    for index in 0..<metadata.fields.count {
      let name = metadata.fields.name(index)
      let text = String(decoding: name, as: UTF8.self)
      let isNamed =
        !name.isEmpty && name.allSatisfy(isOfName) && !text.hasPrefix("grpc-") && !reserved.contains(text)
      let value = metadata.fields.value(index)
      // HTTP takes spaces at the ends of a value away.
      let isText =
        value.allSatisfy { (0x20...0x7e).contains($0) } && value.first != UInt8(ascii: " ")
        && value.last != UInt8(ascii: " ")
      guard isNamed, isText || Metadata.isBinary(name) else { throw .metadataUnsendable(text) }
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}
