import MusterCore
import MusterHTTP2
import MusterRPC

/// The header blocks of responses.
enum ResponseHead {
  static let plain = FixedFields([(":status", "200"), ("content-type", "application/grpc")])
  static let gzip = FixedFields([
    (":status", "200"), ("content-type", "application/grpc"), ("grpc-encoding", "gzip"),
  ])
  static let ok = FixedFields([("grpc-status", "0")])

  /// All trailers together, as other libraries take them.
  static let trailersMax = 8 * 1024

  static func head(isGzipped: Bool, _ metadata: Metadata) -> FieldList {
    var fields = FieldList()
    fields.append(":status", "200")
    fields.append("content-type", "application/grpc")
    if isGzipped { fields.append("grpc-encoding", "gzip") }
    append(metadata, to: &fields)
    return fields
  }

  /// The trailers; with `isAlone` the head too, for a call that ends before its first message.
  static func status(_ error: RPCError?, requestID: String?, isAlone: Bool, _ metadata: Metadata) -> FieldList
  {
    var fields = FieldList()
    if isAlone {
      fields.append(":status", "200")
      fields.append("content-type", "application/grpc")
    }
    fields.append("grpc-status", "\(error?.code.rawValue ?? 0)")
    if let error { append(error, requestID, to: &fields) }
    append(metadata, to: &fields)
    return fields
  }

  private static func append(_ error: RPCError, _ requestID: String?, to fields: inout FieldList) {
    fields.append("grpc-message".utf8, PercentEncoding.encode(error.message, sizeMax: trailersMax / 4))
    if error.code == .unimplemented { fields.append("grpc-accept-encoding", "identity,gzip") }
    switch error.retry {
    case .unstated: break
    case .after(let wait): fields.append("grpc-retry-pushback-ms", "\(milliseconds(wait))")
    case .never: fields.append("grpc-retry-pushback-ms", "-1")
    }
    let details = StatusDetails(error, requestID: requestID ?? "")
    // Base64 takes four bytes for three.
    let room = (trailersMax - fields.size) / 4 * 3 - 64
    if room > 0 {
      fields.append("grpc-status-details-bin".utf8, Base64.metadata.encode(details.bytes(sizeMax: room)))
    }
  }

  /// Rounded up, so that nobody comes back too early.
  private static func milliseconds(_ wait: Duration) -> Int64 {
    let whole = wait.attoseconds / 1_000_000_000_000_000
    return Int64(
      clamping: max(0, wait > .zero && wait.attoseconds % 1_000_000_000_000_000 > 0 ? whole + 1 : whole))
  }

  static func append(_ metadata: Metadata, to fields: inout FieldList) {
    for index in 0..<metadata.fields.count {
      let name = metadata.fields.name(index)
      if Metadata.isBinary(name) {
        fields.append(name, Base64.metadata.encode(metadata.fields.value(index)))
      } else {
        fields.append(name, metadata.fields.value(index))
      }
    }
  }
}
