import MusterRPC
import MusterTestingAPI
import MusterWire

/// `grpc.testing.TestService`, as the descriptions of grpc's interoperability tests have it.
struct InteropService: GrpcTesting.TestServiceService {
  private typealias V = GrpcTesting

  /// No test asks for as much.
  private static let sizeMax: Int32 = 64 << 20

  func emptyCall(
    _ request: GrpcTesting.Empty, as caller: Caller
  ) async throws(RPCError) -> GrpcTesting.Empty {
    GrpcTesting.Empty()
  }

  func unaryCall(
    _ request: GrpcTesting.SimpleRequest, as caller: Caller
  ) async throws(RPCError) -> GrpcTesting.SimpleResponse {
    try Self.fail(as: request.responseStatus)
    let payload = try Self.payload(request.responseType, request.responseSize)
    return .with { $0.payload = payload }
  }

  func cacheableUnaryCall(
    _ request: GrpcTesting.SimpleRequest, as caller: Caller
  ) async throws(RPCError) -> GrpcTesting.SimpleResponse {
    try await unaryCall(request, as: caller)
  }

  func streamingOutputCall(
    _ request: GrpcTesting.StreamingOutputCallRequest,
    to responses: ResponseWriter<GrpcTesting.StreamingOutputCallResponse>, as caller: Caller
  ) async throws(RPCError) {
    try await Self.respond(to: request, responses)
  }

  func streamingInputCall(
    _ requests: RequestStream<GrpcTesting.StreamingInputCallRequest>, as caller: Caller
  ) async throws(RPCError) -> GrpcTesting.StreamingInputCallResponse {
    var size = 0
    for try await request in requests {
      try Self.check(request.expectCompressed, requests.call)
      size += request.payload?.body.count ?? 0
    }
    return .with { $0.aggregatedPayloadSize = Int32(clamping: size) }
  }

  func fullDuplexCall(
    _ requests: RequestStream<GrpcTesting.StreamingOutputCallRequest>,
    to responses: ResponseWriter<GrpcTesting.StreamingOutputCallResponse>, as caller: Caller
  ) async throws(RPCError) {
    for try await request in requests { try await Self.respond(to: request, responses) }
  }

  func halfDuplexCall(
    _ requests: RequestStream<GrpcTesting.StreamingOutputCallRequest>,
    to responses: ResponseWriter<GrpcTesting.StreamingOutputCallResponse>, as caller: Caller
  ) async throws(RPCError) {
    var all: [GrpcTesting.StreamingOutputCallRequest] = []
    for try await request in requests { all.append(request) }
    for request in all { try await Self.respond(to: request, responses) }
  }

  /// Not among the handlers: the protocol wants it missing.
  func unimplementedCall(
    _ request: GrpcTesting.Empty, as caller: Caller
  ) async throws(RPCError) -> GrpcTesting.Empty {
    throw .methodUnknown(GrpcTesting.TestServiceMethod.unimplementedCall.info.path)
  }

  private static func respond(
    to request: GrpcTesting.StreamingOutputCallRequest,
    _ responses: ResponseWriter<GrpcTesting.StreamingOutputCallResponse>
  ) async throws(RPCError) {
    try fail(as: request.responseStatus)
    for parameters in request.responseParameters {
      try await Pause.take(.microseconds(parameters.intervalUs))
      let payload = try payload(request.responseType, parameters.size)
      responses.call.compress(parameters.compressed?.value == true ? .always : .never)
      try await responses.send(.with { $0.payload = payload })
    }
  }

  /// The client says how its message travels, and is wrong when it came otherwise.
  static func check(_ expected: GrpcTesting.BoolValue?, _ call: any ServerCall) throws(RPCError) {
    if let expected, expected.value != call.wasCompressed {
      throw RPCError(
        .invalidArgument, reason: "", message: "the message came compressed: \(call.wasCompressed)")
    }
  }

  private static func fail(as status: GrpcTesting.EchoStatus?) throws(RPCError) {
    guard let status, status.code != 0 else { return }
    throw RPCError(StatusCode(number: status.code), reason: "", message: status.message)
  }

  private static func payload(
    _ type: GrpcTesting.PayloadType, _ size: Int32
  ) throws(RPCError) -> GrpcTesting.Payload {
    guard (0...sizeMax).contains(size) else {
      throw RPCError(
        .invalidArgument, reason: "FIELD_INVALID", message: "size is \(size), it may be 0 to \(sizeMax)")
    }
    return .with {
      $0.type = type
      $0.body = [UInt8](repeating: 0, count: Int(size))
    }
  }
}
