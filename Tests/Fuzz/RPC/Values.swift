import MusterCore
import MusterFuzzInput
import MusterRPC
import MusterTortureAPI

@testable import MusterTransport

/// What stands between the frames of HTTP/2 and the messages, each as a value: what is taken comes out the
/// same, and nothing is larger than its bound.
enum Values {
  private static let all: [@Sendable (inout Input) -> Void] = [
    messages, gzip, request, answer, details, metadata, texts, timeout, base64,
  ]

  static func run(_ input: inout Input) {
    all[input.byte() % all.count](&input)
  }

  /// However the bytes are split, the messages are those that the bytes hold.
  private static func messages(_ input: inout Input) {
    var reader = MessageReader(sizeMax: input.byte())
    var expected: [UInt8] = []
    while !input.isEmpty {
      let piece = input.bytes()
      expected += piece
      unsafe piece.withUnsafeBytes { unsafe reader.append($0) }
      do {
        try reader.check()
        while let frame = reader.next {
          let length = expected[1..<5].reduce(0) { $0 << 8 | Int($1) }
          precondition(frame.isCompressed == (expected[0] == 1), "the flag is another one")
          precondition(reader.bytes(of: frame)[...] == expected[5..<5 + length], "the message is another one")
          precondition(reader.take(frame) == 5 + length, "a message has another size")
          expected.removeFirst(5 + length)
          try reader.check()
        }
      } catch {
        return
      }
      precondition(reader.count == expected.count, "bytes are lost")
      precondition(reader.isPartial == !expected.isEmpty, "what is not a whole message is a part of one")
    }
  }

  private static func gzip(_ input: inout Input) {
    let limit = input.byte() << 4
    let bytes = input.all()
    if let text = try? Gzip.inflate(bytes, sizeMax: limit) {
      precondition(text.count <= limit, "\(text.count) bytes came of a limit of \(limit)")
    }
    // Small pieces do not shrink.
    let long = [UInt8]((0..<8).map { _ in bytes }.joined())
    guard let smaller = unsafe long.withUnsafeBytes({ unsafe Gzip.deflate($0) }) else { return }
    precondition((try? Gzip.inflate(smaller, sizeMax: long.count)) == long, "gzip does not come back")
    precondition(
      (try? Gzip.inflate(smaller, sizeMax: long.count - 1)) == nil, "a message above the limit is taken")
  }

  private static let names = [
    ":method", ":path", ":scheme", ":authority", "te", "user-agent", "content-type", "content-length",
    "grpc-timeout", "grpc-encoding", "grpc-accept-encoding", "grpc-other", ":status", "grpc-status",
    "grpc-message", "grpc-retry-pushback-ms", "grpc-status-details-bin", "a", "b-bin", "-bin",
  ]

  /// A known one as a rule.
  private static func name(_ input: inout Input) -> [UInt8] {
    let choice = input.byte()
    return choice < names.count ? Array(names[choice].utf8) : input.bytes()
  }

  private static func request(_ input: inout Input) {
    var head = RequestHead()
    while !input.isEmpty {
      let (name, value) = (name(&input), input.bytes())
      unsafe name.withUnsafeBytes { name in
        unsafe value.withUnsafeBytes { value in
          if unsafe RequestHead.isPath(name) {
            unsafe head.setPath(value, nil)
          } else {
            unsafe head.add(name, value)
          }
        }
      }
    }
    precondition(head.unknownPath.unicodeScalars.count <= 256, "all of a path is kept")
    if let timeout = head.timeout { precondition(timeout >= .zero, "a timeout is negative") }
    for entry in head.metadata.entries {
      precondition(
        !entry.name.hasPrefix("grpc-") && !entry.name.hasPrefix(":"), "\(entry.name) is taken for metadata")
    }
    _ = head.refusal?.fields
    if let failure = head.failure { status(failure) }
  }

  private static func answer(_ input: inout Input) {
    var fields = FieldList()
    while !input.isEmpty { fields.append(name(&input), input.bytes()) }
    let answer = AnswerFields(fields)
    if let refusal = answer.refusal { status(refusal) }
    if let failure = answer.failure { status(failure) }
  }

  /// An error of any server can be passed on by ours.
  private static func status(_ error: RPCError) {
    let fields = ResponseHead.status(error, requestID: "req", isAlone: true, Metadata())
    precondition(fields.size <= ResponseHead.trailersMax + 256, "trailers of \(fields.size) bytes")
    precondition(AnswerFields(fields).failure?.code == error.code, "the code does not come back")
  }

  private static func details(_ input: inout Input) {
    let code = StatusCode(rawValue: UInt32(input.byte() % 16 + 1)) ?? .unknown
    let sizeMax = input.byte() << 3
    let message = String(decoding: input.bytes(), as: UTF8.self)
    let read = StatusDetails(code: code, message: message, bytes: input.all())
    precondition(read.error.code == code, "bytes have changed the code")
    precondition(read.bytes(sizeMax: sizeMax).count <= sizeMax, "details are larger than their bound")
    let written = read.bytes(sizeMax: 1 << 20)
    let again = StatusDetails(code: code, message: read.error.message, bytes: written)
    precondition(again.bytes(sizeMax: 1 << 20) == written, "details come out otherwise")
    precondition(again.error.violations == read.error.violations, "violations are lost")
    status(read.error)
  }

  /// What is accepted can be sent, and is read again.
  private static func metadata(_ input: inout Input) {
    var metadata = Metadata()
    while !input.isEmpty { metadata.add(name(&input), bytes: input.bytes()) }
    let method = TortureV1.Method.echo.info
    guard let request = try? RequestFields(method, metadata) else { return }
    let fields = request.fields(ClientConfiguration(host: "a", port: 1), timeout: nil, previousAttempts: 0)
    var head = RequestHead()
    for index in 0..<fields.count where !fields.nameIs(index, ":path") {
      let (name, value) = (Array(fields.name(index)), Array(fields.value(index)))
      unsafe name.withUnsafeBytes { name in unsafe value.withUnsafeBytes { unsafe head.add(name, $0) } }
    }
    precondition(head.failure == nil && head.refusal == nil, "our own request is refused")
    precondition(head.metadata == metadata, "metadata comes out otherwise")
  }

  private static func texts(_ input: inout Input) {
    let sizeMax = input.byte()
    let bytes = input.all()
    _ = PercentEncoding.decode(bytes[...])
    let text = String(decoding: bytes, as: UTF8.self)
    precondition(
      PercentEncoding.decode(PercentEncoding.encode(text)[...]) == text, "a text does not come back")
    let cut = PercentEncoding.encode(text, sizeMax: sizeMax)
    precondition(cut.count <= sizeMax, "\(cut.count) bytes came of a limit of \(sizeMax)")
    precondition(
      cut.allSatisfy { (0x20...0x7e).contains($0) }
        && text.utf8.starts(with: PercentEncoding.decode(cut[...]).utf8), "a text is cut in a character")
  }

  private static func timeout(_ input: inout Input) {
    let nanoseconds = Int64(bitPattern: input.number())
    let seconds = Int64(bitPattern: input.number()) >> Int64(input.byte() % 64)
    let duration = Duration.nanoseconds(nanoseconds) + .seconds(seconds / 2)
    let text = Timeout.text(duration)
    guard let parsed = Timeout.parse(Array(text.utf8)[...]) else { fatalError("\(text) is refused") }
    precondition(parsed <= max(duration, .zero), "\(duration) is longer as \(text)")
    if let read = Timeout.parse(input.all()[...]) {
      let again = Timeout.parse(Array(Timeout.text(read).utf8)[...])
      precondition(again.map { $0 <= read } == true, "\(read) is longer when it is passed on")
    }
  }

  private static func base64(_ input: inout Input) {
    let bytes = input.all()
    precondition(
      Base64.metadata.decode(Base64.metadata.encode(bytes)[...]) == bytes, "base64 does not come back")
    guard let decoded = Base64.metadata.decode(bytes[...]) else { return }
    precondition(
      Base64.metadata.encode(decoded) == bytes.prefix { $0 != UInt8(ascii: "=") }, "two texts mean the same")
  }
}
