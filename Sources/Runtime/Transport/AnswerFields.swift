import MusterCore
import MusterHTTP2
import MusterRPC

/// What a header block of an answer says, the first one or the trailers.
struct AnswerFields {
  enum Encoding {
    case identity, gzip, unknown
  }

  var httpStatus = 0
  var contentType: String?
  var encoding = Encoding.identity
  /// Nil when the block has none; one that cannot be read is `unknown`.
  var status: StatusCode?
  var message = ""
  var details: [UInt8] = []
  var pushback: RetryPushback?
  var metadata = Metadata()

  init(_ fields: FieldList) {
    for index in 0..<fields.count {
      let value = fields.value(index)
      switch fields.nameRange(index).count {
      case 7 where fields.nameIs(index, ":status"): httpStatus = Int(fields.text(index)) ?? 0
      case 11 where fields.nameIs(index, "grpc-status"):
        status = UInt32(fields.text(index)).flatMap(StatusCode.init) ?? .unknown
      case 12 where fields.nameIs(index, "content-type"): contentType = fields.text(index)
      case 12 where fields.nameIs(index, "grpc-message"): message = PercentEncoding.decode(value)
      case 13 where fields.nameIs(index, "grpc-encoding"):
        encoding =
          fields.valueIs(index, "gzip") ? .gzip : fields.valueIs(index, "identity") ? .identity : .unknown
      case 22 where fields.nameIs(index, "grpc-retry-pushback-ms"): pushback = RetryPushback(value)
      case 23 where fields.nameIs(index, "grpc-status-details-bin"):
        details = Base64.metadata.decode(value) ?? []
      default: addMetadata(fields, index)
      }
    }
  }

  /// A value that a name promises to be base64, and is not, is left out: the answer is worth more.
  private mutating func addMetadata(_ fields: FieldList, _ index: Int) {
    let name = fields.name(index)
    if name.starts(with: "grpc-".utf8) || name.first == UInt8(ascii: ":") { return }
    guard Metadata.isBinary(name) else { return metadata.add(name, bytes: fields.value(index)) }
    let values = fields.value(index).split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    for value in values.isEmpty ? [[]] : values {
      if let bytes = Base64.metadata.decode(value.drop { $0 == UInt8(ascii: " ") }) {
        metadata.add(name, bytes: bytes)
      }
    }
  }

  /// With `+proto` or another name of the same, or nothing after it.
  private var isGRPC: Bool {
    guard let contentType, contentType.hasPrefix("application/grpc") else { return false }
    let rest = contentType.dropFirst("application/grpc".count)
    return rest.isEmpty || rest.hasPrefix("+") || rest.hasPrefix(";")
  }

  /// Why the head is not the begin of an answer; nil when it is.
  var refusal: RPCError? {
    if httpStatus == 200, isGRPC {
      return encoding == .unknown
        ? .protocolBroken("the answer is compressed in a way that was not asked for") : nil
    }
    let found = contentType.map { String($0.prefix(100)) } ?? "nothing"
    return RPCError(
      // The reasons of Muster's own servers do not fit.
      Self.code(httpStatus), reason: "",
      message: "the answer is not gRPC: HTTP status \(httpStatus), content type \(found)")
  }

  /// A stream that simply ends says nothing of its call.
  static var statusMissing: RPCError {
    RPCError(.unknown, reason: "", message: "the server ended the call without a status")
  }

  /// The call's end as the block states it. To be asked when there is a status.
  var failure: RPCError? {
    guard let status, status != .ok else { return nil }
    var error = StatusDetails(code: status, message: message, bytes: details).error
    switch pushback {
    case .after(let wait)?: error.retry = .after(wait)
    case .never?: error.retry = .never
    case nil: break
    }
    return error
  }

  /// gRPC's table for an answer of something between us and the server.
  private static func code(_ httpStatus: Int) -> StatusCode {
    switch httpStatus {
    case 400: .internal
    case 401: .unauthenticated
    case 403: .permissionDenied
    case 404: .unimplemented
    case 429, 502, 503, 504: .unavailable
    default: .unknown
    }
  }
}

extension HTTP2Code {
  /// What a stream's reset means for its call, by gRPC's table.
  var error: RPCError {
    switch self {
    case .cancel: .callCancelled
    case .refusedStream:
      RPCError(.unavailable, reason: "CONNECTION_LOST", message: "the server did not take the call")
    case .enhanceYourCalm:
      RPCError(.resourceExhausted, reason: "", message: "the server is asked for too much")
    case .inadequateSecurity:
      RPCError(
        .permissionDenied, reason: "", message: "the server finds the connection not secure enough")
    default: .protocolBroken("the server ended the call's stream with \(self)")
    }
  }
}
