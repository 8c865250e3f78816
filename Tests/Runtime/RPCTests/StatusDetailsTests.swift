import MusterRPC
import MusterStandardAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `Status details` {
  private static let full = RPCError(
    .invalidArgument, reason: "FIELD_INVALID", message: "name is empty; ☺",
    metadata: ["limit": "10", "field": "näme", "": "nameless"],
    violations: [
      FieldViolation(field: "lead.name", description: "is required"),
      FieldViolation(field: "lead.facts[3]", description: ""),
    ], retry: .after(.seconds(3) + .milliseconds(250)))

  @Test func `are written as other clients read them`() throws {
    let bytes = StatusDetails(Self.full, requestID: "req_1").bytes(sizeMax: 8192)
    let status = try GoogleRpc.Status(bytes: bytes)

    #expect(status.code == 3)
    #expect(status.message == "name is empty; ☺")
    #expect(
      status.details.map(\.typeURL) == ["ErrorInfo", "RetryInfo", "RequestInfo", "BadRequest"].map(Self.type))
    let info: GoogleRpc.ErrorInfo = try Self.detail(status)
    #expect(info.reason == "FIELD_INVALID")
    #expect(info.domain == "muster")
    #expect(info.metadata == ["limit": "10", "field": "näme", "": "nameless"])
    let retry: GoogleRpc.RetryInfo = try Self.detail(status)
    #expect(retry.retryDelay?.seconds == 3)
    #expect(retry.retryDelay?.nanos == 250_000_000)
    let request: GoogleRpc.RequestInfo = try Self.detail(status)
    #expect(request.requestID == "req_1")
    let bad: GoogleRpc.BadRequest = try Self.detail(status)
    #expect(bad.fieldViolations.map(\.field) == ["lead.name", "lead.facts[3]"])
    #expect(bad.fieldViolations.map(\.description) == ["is required", ""])
    // The generated code makes the same bytes of it.
    #expect(status.bytes() == bytes)
    #expect([info.bytes(), retry.bytes(), request.bytes(), bad.bytes()] == status.details.map(\.value))
  }

  @Test func `are read as other servers write them`() {
    let bytes = Self.status(3, "from the details") {
      $0.add(GoogleRpc.QuotaFailure.with { $0.violationsField = [.with { $0.subject = "unknown here" }] })
      $0.add(
        GoogleRpc.BadRequest.with {
          $0.fieldViolations = [
            .with {
              $0.field = "name"
              $0.description = "is required"
            }
          ]
        })
      $0.add(
        GoogleRpc.ErrorInfo.with {
          $0.reason = "FIELD_INVALID"
          $0.domain = "muster"
          $0.metadata = ["limit": "10"]
        })
      $0.add(GoogleRpc.RetryInfo.with { $0.retryDelay = .with { $0.nanos = 5 } })
      $0.add(GoogleRpc.RequestInfo.with { $0.requestID = "req_1" })
    }
    let read = StatusDetails(code: .invalidArgument, message: "from the header", bytes: bytes)

    #expect(read.error.code == .invalidArgument)
    #expect(read.error.message == "from the header")
    #expect(read.error.reason == "FIELD_INVALID")
    #expect(read.error.metadata == ["limit": "10"])
    #expect(read.error.violations == [FieldViolation(field: "name", description: "is required")])
    #expect(read.error.retry == .after(.nanoseconds(5)))
    #expect(read.requestID == "req_1")
    #expect(
      StatusDetails(code: .invalidArgument, message: "", bytes: bytes).error.message == "from the details")
  }

  @Test func `come back as they were written`() {
    let bytes = StatusDetails(Self.full, requestID: "req_1").bytes(sizeMax: 8192)
    let read = StatusDetails(code: Self.full.code, message: Self.full.message, bytes: bytes)
    #expect(read.error.reason == Self.full.reason)
    #expect(read.error.metadata == Self.full.metadata)
    #expect(read.error.violations == Self.full.violations)
    #expect(read.error.retry == Self.full.retry)
    #expect(read.requestID == "req_1")
  }

  @Test func `are not sent when code and message say all`() {
    #expect(StatusDetails(RPCError(.notFound, reason: "", message: "no")).bytes(sizeMax: 8192) == [])
    let never = RPCError(.unavailable, reason: "", message: "", retry: .never)
    #expect(StatusDetails(never).bytes(sizeMax: 8192) == [])
  }

  @Test func `keep to their limit and give up the violations first`() throws {
    let details = StatusDetails(Self.full, requestID: "req_1")
    let whole = details.bytes(sizeMax: 8192)
    var counts: Set<Int> = []
    // The reason alone takes some 80 bytes; no limit is that small.
    for sizeMax in 100..<whole.count {
      let bytes = details.bytes(sizeMax: sizeMax)
      #expect(bytes.count <= sizeMax)
      let status = try GoogleRpc.Status(bytes: bytes)
      #expect(status.code == 3)
      #expect(Self.full.message.hasPrefix(status.message))
      #expect(status.details.first?.typeURL == Self.type("ErrorInfo"))
      counts.insert(status.details.count)
    }
    #expect(counts == [1, 2, 3, 4])
    // The violations are given room for longer lengths than theirs.
    #expect(details.bytes(sizeMax: whole.count + 6) == whole)
  }

  @Test func `keep as many violations as fit`() throws {
    var error = Self.full
    error.violations = (0..<100).map {
      FieldViolation(field: "f\($0)", description: String(repeating: "x", count: 200))
    }
    let bytes = StatusDetails(error).bytes(sizeMax: 8192)
    let bad: GoogleRpc.BadRequest = try Self.detail(GoogleRpc.Status(bytes: bytes))
    #expect((35...40).contains(bad.fieldViolations.count))
    #expect(bytes.count > 8192 - 250)
    #expect(bad.fieldViolations.map(\.field) == (0..<bad.fieldViolations.count).map { "f\($0)" })
  }

  @Test func `keep the reason when the words about it are too many`() throws {
    var error = Self.full
    error.metadata["long"] = String(repeating: "x", count: 9000)
    let status = try GoogleRpc.Status(bytes: StatusDetails(error).bytes(sizeMax: 8192))
    let info: GoogleRpc.ErrorInfo = try Self.detail(status)
    #expect(info.reason == "FIELD_INVALID")
    #expect(info.metadata.isEmpty)
    #expect(status.details.count == 3)
  }

  @Test(arguments: ["x", "é", "☺", "😈"])
  func `cut a message between two characters, so that the reason fits`(_ character: String) throws {
    let error = RPCError(.internal, reason: "R", message: String(repeating: character, count: 9000))
    for sizeMax in 200..<208 {
      let bytes = StatusDetails(error).bytes(sizeMax: sizeMax)
      #expect((sizeMax - 8...sizeMax).contains(bytes.count))
      let status = try GoogleRpc.Status(bytes: bytes)
      #expect(error.message.hasPrefix(status.message))
      let info: GoogleRpc.ErrorInfo = try Self.detail(status)
      #expect(info.reason == "R")
    }
    #expect(StatusDetails(error).bytes(sizeMax: 10) == [])
    #expect(StatusDetails(error).bytes(sizeMax: 0) == [])
  }

  @Test func `that contradict the status are not believed`() {
    let bytes = StatusDetails(Self.full).bytes(sizeMax: 8192)
    let read = StatusDetails(code: .internal, message: "m", bytes: bytes)
    #expect(read.error.code == .internal)
    #expect(read.error.message == "m")
    #expect(read.error.reason == "")
    #expect(read.error.violations == [])
  }

  @Test func `of another domain give no reason of ours`() {
    let bytes = Self.status(7, "") {
      $0.add(
        GoogleRpc.ErrorInfo.with {
          $0.reason = "QUOTA_EXCEEDED"
          $0.domain = "googleapis.com"
        })
    }
    #expect(StatusDetails(code: .permissionDenied, message: "", bytes: bytes).error.reason == "")
  }

  /// Cut short anywhere, and with each byte changed.
  @Test func `that are broken leave code and message`() {
    let whole = StatusDetails(Self.full, requestID: "req_1").bytes(sizeMax: 8192)
    let spoilt =
      whole.indices.map { Array(whole[..<$0]) }
      + whole.indices.map { index in
        var bytes = whole
        bytes[index] ^= 0xFF
        return bytes
      }
    for bytes in spoilt {
      let read = StatusDetails(code: .invalidArgument, message: "m", bytes: bytes)
      #expect(read.error.code == .invalidArgument)
      #expect(read.error.message == "m")
    }
    let broken = StatusDetails(code: .invalidArgument, message: "m", bytes: Array(whole.dropLast()))
    #expect(broken.error.reason == "")
    #expect(broken.requestID == "")
  }

  @Test(arguments: [
    (seconds: Int64(315_576_000_000), nanos: Int32(999_999_999), isRead: true),
    (-315_576_000_000, -999_999_999, true), (315_576_000_001, 0, false), (0, 1_000_000_000, false),
    (.max, .max, false), (.min, .min, false),
  ])
  func `of a delay that protobuf has no form for say nothing of it`(
    _ seconds: Int64, _ nanos: Int32, _ isRead: Bool
  ) {
    let bytes = Self.status(14, "") {
      $0.add(
        GoogleRpc.RetryInfo.with {
          $0.retryDelay = .with {
            $0.seconds = seconds
            $0.nanos = nanos
          }
        })
    }
    let read = StatusDetails(code: .unavailable, message: "", bytes: bytes)
    let delay = Duration.seconds(seconds) + .nanoseconds(Int64(nanos))
    #expect(read.error.retry == (isRead ? .after(delay) : .unstated))
    // And it can be passed on.
    #expect(read.bytes(sizeMax: 8192).isEmpty == !isRead)
  }

  private static func type(_ name: String) -> String { "type.googleapis.com/google.rpc.\(name)" }

  /// The one detail of this type.
  private static func detail<M: WireMessage>(_ status: GoogleRpc.Status) throws -> M {
    let found = status.details.filter { $0.typeURL.hasSuffix("/" + M.schema.fullName) }
    #expect(found.count == 1)
    return try M(bytes: try #require(found.first).value)
  }

  private static func status(
    _ code: Int32, _ message: String, _ fill: (inout GoogleRpc.Status) -> Void
  ) -> [UInt8] {
    var status = GoogleRpc.Status()
    status.code = code
    status.message = message
    fill(&status)
    return status.bytes()
  }
}

extension GoogleRpc.Status {
  fileprivate mutating func add<M: WireMessage>(_ detail: M) {
    details.append(
      .with {
        $0.typeURL = "type.googleapis.com/\(M.schema.fullName)"
        $0.value = detail.bytes()
      })
  }
}
