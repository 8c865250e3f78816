import MusterWire

/// A `google.rpc.Status`, which `grpc-status-details-bin` carries: all of an error that a client may see.
///
/// Written by hand, because the generated messages lie above this layer.
package struct StatusDetails: Sendable {
  package var error: RPCError
  /// What finds the call in the server's logs; empty for none.
  package var requestID: String

  package init(_ error: RPCError, requestID: String = "") {
    self.error = error
    self.requestID = requestID
  }

  /// Whose reasons `ErrorInfo` names.
  private static let domain = "muster"
  private static let typePrefix = "type.googleapis.com/google.rpc."
  /// The longest `google.protobuf.Duration`: 10,000 years.
  private static let secondsMax: UInt64 = 315_576_000_000
}

// MARK: Writing

extension StatusDetails {
  /// At most `sizeMax` bytes, before base64; empty when code and message say all there is. What does not fit
  /// is left out, the violations first; the message is cut only when it leaves no room for the reason.
  package func bytes(sizeMax: Int) -> [UInt8] {
    // Programs branch on the reason; the words of the message are in the message too.
    let reason = error.reason.isEmpty ? [] : Self.errorInfo(error.reason, [:])
    let message = Self.cut(error.message, to: sizeMax - Self.headSizeMax - reason.count)
    let head = Self.head(error.code, message)
    let details = self.details(reason, sizeMax: sizeMax - head.count)
    return details.isEmpty ? [] : head + details
  }

  /// Tags, code and the message's length, for messages below 2 MiB.
  private static let headSizeMax = 6

  private static func head(_ code: StatusCode, _ message: String) -> [UInt8] {
    var encoder = WireEncoder()
    encoder.implicit(18, message, WireString.self)
    encoder.implicit(8, code.rawValue, WireUInt32.self)
    return encoder.bytes()
  }

  /// The longest beginning of whole characters.
  private static func cut(_ text: String, to sizeMax: Int) -> String {
    if text.utf8.count <= sizeMax { return text }
    // An index inside a character stands for the character's start.
    return String(text[..<text.utf8.index(text.startIndex, offsetBy: max(0, sizeMax))])
  }

  /// Every `Any` that fits, the ones that programs need first.
  private func details(_ reason: [UInt8], sizeMax: Int) -> [UInt8] {
    var details: [UInt8] = []
    func add(_ detail: [UInt8]) -> Bool {
      guard details.count + detail.count <= sizeMax else { return false }
      details += detail
      return true
    }
    if !error.reason.isEmpty, !add(Self.errorInfo(error.reason, error.metadata)) { _ = add(reason) }
    if case .after(let delay) = error.retry { _ = add(Self.retryInfo(delay)) }
    if !requestID.isEmpty { _ = add(Self.requestInfo(requestID)) }
    return details + badRequest(sizeMax: sizeMax - details.count)
  }

  /// The field of `Status.details` with one detail in its `Any`.
  private static func detail(_ type: String, _ content: [UInt8]) -> [UInt8] {
    var any = WireEncoder()
    any.implicit(18, content, WireBytes.self)
    any.implicit(10, typePrefix + type, WireString.self)
    return field(26, any.bytes())
  }

  private static func field(_ tag: UInt32, _ content: [UInt8]) -> [UInt8] {
    var encoder = WireEncoder(capacity: content.count + 10)
    encoder.present(tag, content, WireBytes.self)
    return encoder.bytes()
  }

  private static func errorInfo(_ reason: String, _ metadata: [String: String]) -> [UInt8] {
    var entries = WireMap<WireString, String>()
    for (name, value) in metadata { entries[name] = value }
    var encoder = WireEncoder()
    encoder.map(26, entries, WireString.self, WireString.self)
    encoder.implicit(18, domain, WireString.self)
    encoder.implicit(10, reason, WireString.self)
    return detail("ErrorInfo", encoder.bytes())
  }

  private static func retryInfo(_ delay: Duration) -> [UInt8] {
    let (seconds, attoseconds) = delay.components
    var encoder = WireEncoder()
    encoder.implicit(16, Int32(attoseconds / 1_000_000_000), WireInt32.self)
    encoder.implicit(8, seconds, WireInt64.self)
    return detail("RetryInfo", field(10, encoder.bytes()))
  }

  private static func requestInfo(_ id: String) -> [UInt8] {
    var encoder = WireEncoder()
    encoder.implicit(10, id, WireString.self)
    return detail("RequestInfo", encoder.bytes())
  }

  /// As many violations as fit.
  private func badRequest(sizeMax: Int) -> [UInt8] {
    // Around them come the type, the tag of what is in it, and lengths of up to three bytes.
    let room = sizeMax - Self.detail("BadRequest", []).count - 6
    var content: [UInt8] = []
    for violation in error.violations {
      var encoder = WireEncoder()
      encoder.implicit(18, violation.description, WireString.self)
      encoder.implicit(10, violation.field, WireString.self)
      let field = Self.field(10, encoder.bytes())
      if content.count + field.count <= room { content += field }
    }
    return content.isEmpty ? [] : Self.detail("BadRequest", content)
  }
}

// MARK: Reading

extension StatusDetails {
  /// What a server said: `code` and `message` are those of `grpc-status` and `grpc-message`. Bytes that are
  /// broken, or that contradict the code, add nothing to them; details of a kind not known here are
  /// passed over.
  package init(code: StatusCode, message: String, bytes: [UInt8]) {
    self.init(RPCError(code, reason: "", message: message))
    var read = self
    do {
      try read.merge(status: bytes)
      if read.error.code == code { self = read }
    } catch {
      // Code and message came apart from the bytes and stand for themselves.
    }
  }

  /// Calls `field` for each tag; it answers false for one that it does not take.
  private static func read(
    _ bytes: [UInt8], _ field: (UInt32, inout WireDecoder) throws(WireError) -> Bool
  ) throws(WireError) {
    var ignored = UnknownFields()
    try WireDecoder.over(bytes, policy: .client) { decoder throws(WireError) in
      while let tag = try decoder.nextTag() {
        if try !field(tag, &decoder) { try decoder.skip(tag, &ignored) }
      }
    }
  }

  private mutating func merge(status bytes: [UInt8]) throws(WireError) {
    // A code of zero is not written; an error cannot have it.
    var code: UInt32 = 0
    var details: [[UInt8]] = []
    var message = ""
    try Self.read(bytes) { tag, decoder throws(WireError) in
      switch tag {
      case 8: code = try decoder.read(WireUInt32.self)
      case 18: message = try decoder.read(WireString.self)
      case 26: details.append(try decoder.read(WireBytes.self))
      default: return false
      }
      return true
    }
    error.code = StatusCode(rawValue: code) ?? .unknown
    // A proxy may have dropped the text of the header.
    if error.message.isEmpty { error.message = message }
    for detail in details { try merge(detail) }
  }

  private mutating func merge(_ any: [UInt8]) throws(WireError) {
    var type = ""
    var content: [UInt8] = []
    try Self.read(any) { tag, decoder throws(WireError) in
      switch tag {
      case 10: type = try decoder.read(WireString.self)
      case 18: content = try decoder.read(WireBytes.self)
      default: return false
      }
      return true
    }
    switch type {
    case Self.typePrefix + "ErrorInfo": try merge(errorInfo: content)
    case Self.typePrefix + "RetryInfo": try merge(retryInfo: content)
    case Self.typePrefix + "RequestInfo": try merge(requestInfo: content)
    case Self.typePrefix + "BadRequest": try merge(badRequest: content)
    default: break
    }
  }

  private mutating func merge(errorInfo bytes: [UInt8]) throws(WireError) {
    var (reason, domain) = ("", "")
    var metadata = WireMap<WireString, String>()
    try Self.read(bytes) { tag, decoder throws(WireError) in
      switch tag {
      case 10: reason = try decoder.read(WireString.self)
      case 18: domain = try decoder.read(WireString.self)
      case 26: try decoder.entry(&metadata, WireString.self, WireString.self)
      default: return false
      }
      return true
    }
    // The reasons of others may be called like ours and mean something else.
    guard domain == Self.domain else { return }
    error.reason = reason
    error.metadata = Dictionary(metadata.sorted().map { ($0.key, $0.value) }) { _, last in last }
  }

  private mutating func merge(retryInfo bytes: [UInt8]) throws(WireError) {
    var delay: [UInt8] = []
    try Self.read(bytes) { tag, decoder throws(WireError) in
      guard tag == 10 else { return false }
      delay = try decoder.read(WireBytes.self)
      return true
    }
    var (seconds, nanos): (Int64, Int32) = (0, 0)
    try Self.read(delay) { tag, decoder throws(WireError) in
      switch tag {
      case 8: seconds = try decoder.read(WireInt64.self)
      case 16: nanos = try decoder.read(WireInt32.self)
      default: return false
      }
      return true
    }
    // Beyond it a delay has no protobuf form, and cannot be passed on.
    guard seconds.magnitude <= Self.secondsMax, nanos.magnitude < 1_000_000_000 else { return }
    error.retry = .after(.seconds(seconds) + .nanoseconds(Int64(nanos)))
  }

  private mutating func merge(requestInfo bytes: [UInt8]) throws(WireError) {
    var id = ""
    try Self.read(bytes) { tag, decoder throws(WireError) in
      guard tag == 10 else { return false }
      id = try decoder.read(WireString.self)
      return true
    }
    requestID = id
  }

  private mutating func merge(badRequest bytes: [UInt8]) throws(WireError) {
    var violations: [[UInt8]] = []
    try Self.read(bytes) { tag, decoder throws(WireError) in
      guard tag == 10 else { return false }
      violations.append(try decoder.read(WireBytes.self))
      return true
    }
    for violation in violations {
      var (field, description) = ("", "")
      try Self.read(violation) { tag, decoder throws(WireError) in
        switch tag {
        case 10: field = try decoder.read(WireString.self)
        case 18: description = try decoder.read(WireString.self)
        default: return false
        }
        return true
      }
      error.violations.append(FieldViolation(field: field, description: description))
    }
  }
}
