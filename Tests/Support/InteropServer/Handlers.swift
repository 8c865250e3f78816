import MusterHealth
import MusterRPC
import MusterReflection
import MusterStandardAPI
import MusterTestingAPI
import MusterWellKnownAPI

/// All that the server answers.
struct Handlers {
  let health = HealthRegistry()
  let all: [MethodHandler]

  init(_ options: Options) {
    var all =
      GrpcHealthV1.handlers(HealthService(health)) + ProbeService().handlers
      + GrpcTesting.testServiceHandlers(InteropService())
      .filter { $0.method != GrpcTesting.TestServiceMethod.unimplementedCall.info }
      .map(Self.compressing)
    if options.hasReflection {
      // It is among the services that it lists.
      let services =
        all.map(\.method) + [
          GrpcReflectionV1.Method.serverReflectionInfo.info,
          GrpcReflectionV1alpha.Method.serverReflectionInfo.info,
        ]
      let reflection = ReflectionService(services: Set(services.map(\.service)).sorted()) {
        [
          GrpcTesting.pool, TestingV1.pool, GrpcHealthV1.pool, GrpcReflectionV1.pool,
          GrpcReflectionV1alpha.pool, GoogleProtobuf.pool,
        ]
      }
      all += reflection.handlers
    }
    for service in Set(all.map(\.method.service)) { health.set(service, .serving) }
    self.all = all.map(Self.echoing)
  }

  private static let initial = "x-grpc-test-echo-initial"
  private static let trailing = "x-grpc-test-echo-trailing-bin"

  /// Sends back the metadata that the tests of metadata send.
  private static func echoing(_ handler: MethodHandler) -> MethodHandler {
    MethodHandler(handler.method) { call, caller async throws(RPCError) in
      call.addInitial(copy(call.metadata, initial))
      call.addTrailing(copy(call.metadata, trailing))
      if handler.method == GrpcTesting.TestServiceMethod.cacheableUnaryCall.info {
        var metadata = Metadata()
        metadata.add("cache-control", "max-age=60, public")
        call.addInitial(metadata)
      }
      try await handler.answer(call, &caller)
    }
  }

  /// A unary handler does not see its call, which is asked here how messages travel.
  private static func compressing(_ handler: MethodHandler) -> MethodHandler {
    guard handler.method == GrpcTesting.TestServiceMethod.unaryCall.info else { return handler }
    return MethodHandler(handler.method) { call, caller async throws(RPCError) in
      let request = try await call.single(GrpcTesting.SimpleRequest.self)
      try InteropService.check(request.expectCompressed, call)
      call.compress(request.responseCompressed?.value == true ? .always : .never)
      try await call.send(InteropService().unaryCall(request, as: caller))
    }
  }

  private static func copy(_ metadata: Metadata, _ name: String) -> Metadata {
    var copied = Metadata()
    for value in metadata[bytes: name] { copied.add(name, bytes: value) }
    return copied
  }
}
