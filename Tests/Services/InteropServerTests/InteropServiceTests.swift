import MusterRPC
import MusterStandardAPI
import MusterTestingAPI
import MusterWire
import Synchronization
import Testing

@testable import interop_server

@Suite(.timeLimit(.minutes(1))) struct `Interop service` {
  private let handlers = Handlers(Options())
  private var client: GrpcTesting.TestServiceClient {
    GrpcTesting.TestServiceClient(InProcessTransport(handlers.all))
  }

  @Test func `answers an empty call and a large one`() async throws {
    #expect(try await client.emptyCall(.init()) == .init())
    let response = try await client.unaryCall(
      .with {
        $0.responseSize = 314_159
        $0.payload = .with { $0.body = [UInt8](repeating: 0, count: 271_828) }
      })
    #expect(response.payload?.body == [UInt8](repeating: 0, count: 314_159))
    #expect(response.payload?.type == .compressable)
    let cached = try await client.cacheableUnaryCall(.with { $0.responseSize = 1 })
    #expect(cached.payload?.body == [0])
  }

  @Test func `has no bounds but on what it makes`() async throws {
    let large = GrpcTesting.SimpleRequest.with {
      $0.payload = .with { $0.body = [UInt8](repeating: 0, count: 3 << 20) }
      $0.responseStatus = .with { $0.message = String(repeating: "x", count: 5000) }
    }
    #expect(try await client.unaryCall(large).payload?.body == [])
    for size in [-1, Int32.max] {
      await #expect {
        _ = try await client.unaryCall(.with { $0.responseSize = size })
      } throws: {
        ($0 as? RPCError)?.code == .invalidArgument
      }
    }
  }

  @Test(arguments: [
    (Int32(2), "test status message", StatusCode.unknown),
    (2, "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n", .unknown),
    (16, "", .unauthenticated), (17, "no code", .unknown), (-1, "no code", .unknown),
  ])
  func `fails as it is told`(_ number: Int32, _ message: String, _ code: StatusCode) async throws {
    let status = GrpcTesting.EchoStatus.with {
      $0.code = number
      $0.message = message
    }
    await #expect {
      _ = try await client.unaryCall(.with { $0.responseStatus = status })
    } throws: {
      ($0 as? RPCError)?.code == code && ($0 as? RPCError)?.message == message
    }
    let call = try await client.fullDuplexCall()
    try await call.send(.with { $0.responseStatus = status })
    await #expect {
      _ = try await call.responses.makeAsyncIterator().next()
    } throws: {
      ($0 as? RPCError)?.code == code && ($0 as? RPCError)?.message == message
    }
  }

  @Test func `adds up a client's stream`() async throws {
    let call = try await client.streamingInputCall()
    for size in [27_182, 8, 1828, 45_904] {
      try await call.send(.with { $0.payload = .with { $0.body = [UInt8](repeating: 0, count: size) } })
    }
    #expect(try await call.finish().aggregatedPayloadSize == 74_922)
  }

  @Test func `streams the sizes it is asked for, with their intervals`() async throws {
    let start = ContinuousClock.now
    let responses = try await client.streamingOutputCall(Self.sizes([31_415, 9, 2653, 58_979], micros: 2000))
    #expect(try await Self.sizes(of: responses) == [31_415, 9, 2653, 58_979])
    #expect(ContinuousClock.now - start >= .milliseconds(8))
  }

  @Test func `plays ping-pong`() async throws {
    let call = try await client.fullDuplexCall()
    let responses = call.responses.makeAsyncIterator()
    for size in [31_415, 9, 2653, 58_979] {
      try await call.send(Self.sizes([Int32(size)]))
      #expect(try await responses.next()?.payload?.body.count == size)
    }
    try await call.finish()
    #expect(try await responses.next() == nil)
  }

  @Test func `answers a half duplex call when all is said`() async throws {
    let call = try await client.halfDuplexCall()
    try await call.send(Self.sizes([1, 2]))
    try await call.send(Self.sizes([3]))
    try await call.finish()
    #expect(try await Self.sizes(of: call.responses) == [1, 2, 3])
  }

  @Test func `lacks what the protocol wants missing`() async throws {
    await #expect {
      _ = try await client.unimplementedCall(.init())
    } throws: {
      ($0 as? RPCError)?.code == .unimplemented
    }
    #expect(!handlers.all.contains { $0.method.path.hasSuffix("/UnimplementedCall") })
  }

  @Test func `sends the metadata of the tests back`() async throws {
    var metadata = Metadata()
    metadata.add("x-grpc-test-echo-initial", "test_initial_metadata_value")
    metadata.add("x-grpc-test-echo-trailing-bin", bytes: [0xAB, 0xAB, 0xAB])
    metadata.add("other", "not this")
    let call = RecordedCall(metadata)
    let emptyCall = try #require(handlers.all.first { $0.method.name == "EmptyCall" })
    try await emptyCall.answer(call, as: Caller(metadata: metadata))
    #expect(call.initial.entries.map(\.name) == ["x-grpc-test-echo-initial"])
    #expect(call.initial["x-grpc-test-echo-initial"] == ["test_initial_metadata_value"])
    #expect(call.trailing.entries.map(\.name) == ["x-grpc-test-echo-trailing-bin"])
    #expect(call.trailing[bytes: "x-grpc-test-echo-trailing-bin"] == [[0xAB, 0xAB, 0xAB]])
  }

  @Test func `stands beside health, reflection and the probe`() async throws {
    let transport = InProcessTransport(handlers.all)
    let health = try await GrpcHealthV1.Client(transport).list(.init()).statuses.sorted()
    #expect(
      health.map(\.key) == [
        "", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection", "grpc.testing.TestService",
        "muster.testing.v1.ProbeService",
      ])
    let call = try await GrpcReflectionV1.Client(transport).serverReflectionInfo()
    let answers = call.responses.makeAsyncIterator()
    for service in health.map(\.key).dropFirst() {
      try await call.send(.with { $0.messageRequest = .fileContainingSymbol(service) })
      guard case .fileDescriptorResponse? = try await answers.next()?.messageResponse else {
        Issue.record("no file has \(service)")
        continue
      }
    }
    var options = Options()
    options.hasReflection = false
    #expect(!Handlers(options).all.contains { $0.method.service.contains("reflection") })
  }

  private static func sizes(_ sizes: [Int32], micros: Int32 = 0) -> GrpcTesting.StreamingOutputCallRequest {
    .with {
      $0.responseParameters = sizes.map { size in
        .with {
          $0.size = size
          $0.intervalUs = micros
        }
      }
    }
  }

  private static func sizes(
    of responses: ResponseStream<GrpcTesting.StreamingOutputCallResponse>
  ) async throws -> [Int] {
    var sizes: [Int] = []
    for try await response in responses { sizes.append(response.payload?.body.count ?? 0) }
    return sizes
  }
}

/// A unary call with an empty request that keeps what the handler adds to it.
private final class RecordedCall: ServerCall {
  let deadline: Int64? = nil
  private struct Kept {
    var requests = 1
    var initial = Metadata()
    var trailing = Metadata()
  }

  let metadata: Metadata
  private let kept = Mutex(Kept())

  init(_ metadata: Metadata) {
    self.metadata = metadata
  }

  var initial: Metadata { kept.withLock { $0.initial } }
  var trailing: Metadata { kept.withLock { $0.trailing } }

  func addInitial(_ metadata: Metadata) { kept.withLock { $0.initial.add(metadata) } }
  func addTrailing(_ metadata: Metadata) { kept.withLock { $0.trailing.add(metadata) } }
  let wasCompressed = false
  func compress(_ choice: Compression) {}

  func receive<M: WireMessage>(into message: inout M) async throws(RPCError) -> Bool {
    kept.withLock { kept in
      kept.requests -= 1
      return kept.requests >= 0
    }
  }

  func isAtEnd() async throws(RPCError) -> Bool { true }

  func send(_ message: some WireMessage) async throws(RPCError) {}
}
