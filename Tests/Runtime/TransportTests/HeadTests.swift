import MusterCore
import MusterRPC
import MusterTestTorture
import MusterTortureAPI
import MusterWire
import Testing

@testable import MusterTransport

@Suite struct `Head of a request` {
  private static let good = [
    (":method", "POST"), (":scheme", "http"), (":path", "/a/B"), (":authority", "x"), ("te", "trailers"),
    ("content-type", "application/grpc"), ("user-agent", "test"),
  ]

  private func head(_ more: [(String, String)] = [], without name: String = "") -> RequestHead {
    var head = RequestHead()
    for (name, value) in Self.good.filter({ $0.0 != name }) + more {
      let (name, value) = (Array(name.utf8), Array(value.utf8))
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
    return head
  }

  @Test func `is read`() {
    let head = head([
      ("grpc-timeout", "5S"), ("grpc-encoding", "gzip"), ("grpc-accept-encoding", "identity, gzip"),
    ])
    #expect(head.refusal == nil)
    #expect(head.failure == nil)
    #expect(head.unknownPath == "/a/B")
    #expect(head.timeout == .seconds(5))
    #expect(head.isGzipped)
    #expect(head.takesGzip)
    #expect(head.metadata.isEmpty)
  }

  @Test func `asks for nothing when it says nothing`() {
    let head = head()
    #expect(head.timeout == nil)
    #expect(!head.isGzipped)
    #expect(!head.takesGzip)
  }

  @Test(arguments: [
    ("application/grpc", true), ("application/grpc+proto", true), ("application/grpc; charset=utf-8", true),
    ("application/grpc;x", true), ("application/grpc+json", false), ("application/grpc-web", false),
    ("application/json", false), ("", false), ("Application/gRPC", false),
  ])
  func `is gRPC's by its content type`(_ type: String, _ isTaken: Bool) {
    #expect((head([("content-type", type)], without: "content-type").refusal == nil) == isTaken)
  }

  @Test func `is refused for another method, or no type`() {
    #expect(head([(":method", "GET")], without: ":method").refusal == .method)
    #expect(head(without: ":method").refusal == .method)
    #expect(head(without: "content-type").refusal == .contentType)
    for refusal in [RequestHead.Refusal.method, .contentType] {
      let fields = refusal.fields
      #expect(fields.text(0) == (refusal == .method ? "405" : "415"))
      #expect(
        (0..<fields.count).contains {
          fields.nameIs($0, "content-length") && fields.text($0) == "\(refusal.text.utf8.count)"
        })
    }
  }

  @Test(arguments: [
    ("grpc-timeout", "5", "PROTOCOL_BROKEN"), ("grpc-encoding", "snappy", "ENCODING_UNKNOWN"),
    ("x-data-bin", "?", "METADATA_INVALID"), ("x-data-bin", "AA,?", "METADATA_INVALID"),
  ])
  func `fails the call`(_ name: String, _ value: String, _ reason: String) {
    #expect(head([(name, value)]).failure?.reason == reason)
  }

  @Test func `keeps metadata in order and leaves out what is gRPC's own`() {
    let head = head([
      ("a", "1"), ("grpc-previous-rpc-attempts", "2"), ("a", "2, 3"), (":protocol", "x"),
      ("b-bin", "AQ,AgM="),
      ("b-bin", ""), ("b-bin", "BA"),
    ])
    #expect(head.metadata["a"] == ["1", "2, 3"])
    #expect(head.metadata[bytes: "b-bin"] == [[1], [2, 3], [], [4]])
    #expect(head.metadata.entries.count == 6)
  }
}

@Suite struct `Header block of a request` {
  private let configuration = ClientConfiguration(host: "example.org", port: 443)

  private func fields(_ metadata: Metadata = Metadata(), timeout: Duration? = nil, previous: Int = 0) throws
    -> [String]
  {
    let request = try RequestFields(TortureV1.Method.echo.info, metadata)
    let fields = request.fields(configuration, timeout: timeout, previousAttempts: previous)
    return (0..<fields.count).map { "\(String(decoding: fields.name($0), as: UTF8.self))=\(fields.text($0))" }
  }

  @Test func `says what every request says`() throws {
    #expect(
      try fields() == [
        ":method=POST", ":scheme=http", ":path=/muster.torture.v1.TortureService/Echo",
        ":authority=example.org:443", "te=trailers", "content-type=application/grpc",
        "user-agent=muster/\(Build.version)", "grpc-accept-encoding=identity,gzip",
      ])
  }

  @Test func `says how long, how often, and what the client adds`() throws {
    var metadata = Metadata()
    metadata.add("a", "1")
    metadata.add("b-bin", bytes: [0, 255])
    #expect(
      try fields(metadata, timeout: .seconds(3), previous: 2).suffix(4) == [
        "grpc-timeout=3000000u", "grpc-previous-rpc-attempts=2", "a=1", "b-bin=AP8",
      ])
  }

  @Test func `puts an address of IPv6 into brackets`() {
    #expect(ClientConfiguration(host: "::1", port: 80).authority == "[::1]:80")
    #expect(ClientConfiguration(host: "127.0.0.1", port: 80).authority == "127.0.0.1:80")
  }
}

@Suite struct `Head of a response` {
  private func field(_ name: String, of error: RPCError) -> String? {
    let fields = ResponseHead.status(error, requestID: nil, isAlone: false, Metadata())
    return (0..<fields.count).first { fields.name($0).elementsEqual(name.utf8) }.map { fields.text($0) }
  }

  @Test(
    arguments: [
      (.after(.seconds(1)), "1000"), (.after(.zero), "0"), (.after(.microseconds(1)), "1"),
      (.after(.microseconds(1_001)), "2"), (.after(.seconds(-1)), "0"), (.never, "-1"), (.unstated, nil),
    ] as [(RetryAdvice, String?)])
  func `says when to come back in whole milliseconds`(_ advice: RetryAdvice, _ text: String?) {
    let error = RPCError(.unavailable, reason: "OVERLOADED", message: "", retry: advice)
    #expect(field("grpc-retry-pushback-ms", of: error) == text)
  }

  @Test func `stays within its limit and says what matters`() throws {
    var error = RPCError(.notFound, reason: "LEAD_NOT_FOUND", message: String(repeating: "é", count: 10_000))
    error.metadata = ["id": String(repeating: "x", count: 100_000)]
    let fields = ResponseHead.status(error, requestID: "req_1", isAlone: true, Metadata())
    #expect(fields.size <= ResponseHead.trailersMax)
    let read = try #require(AnswerFields(fields).failure)
    #expect(read.code == .notFound)
    #expect(read.reason == "LEAD_NOT_FOUND")
    #expect(read.message.allSatisfy { $0 == "é" } && read.message.count > 100)
  }

  @Test func `is read as it was written`() throws {
    var metadata = Metadata()
    metadata.add("a", "1")
    metadata.add("b-bin", bytes: [1, 2])
    let error = RPCError(
      .aborted, reason: "ROW_CHANGED", message: "100%\n", metadata: ["id": "é"],
      violations: [.init(field: "a", description: "b")],
      retry: .after(.milliseconds(7)))
    let answer = AnswerFields(ResponseHead.status(error, requestID: nil, isAlone: false, metadata))
    #expect(answer.metadata == metadata)
    let read = try #require(answer.failure)
    #expect(read.code == error.code)
    #expect(read.reason == error.reason)
    #expect(read.message == error.message)
    #expect(read.metadata == error.metadata)
    #expect(read.violations == error.violations)
    #expect(read.retry == error.retry)
  }
}
