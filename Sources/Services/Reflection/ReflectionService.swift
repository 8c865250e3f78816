package import MusterRPC
package import MusterStandardAPI
package import MusterWire
import Synchronization

/// `grpc.reflection` over the descriptors that travel with the generated code: what a client needs to call
/// this server without its protos.
package final class ReflectionService: GrpcReflectionV1.Service {
  private let services: [String]
  private let pools: @Sendable () -> [SchemaPool]
  private let madeIndex = Mutex<ProtoIndex?>(nil)

  /// `services` are those that the server serves. The pools are read by the first question, not at the
  /// start; they hold every file that one of them imports.
  package init(services: [String], pools: @escaping @Sendable () -> [SchemaPool]) {
    self.services = services.sorted()
    self.pools = pools
  }

  /// Both versions: the messages of v1alpha are those of v1 under another name, so one code serves both.
  package var handlers: [MethodHandler] {
    GrpcReflectionV1.handlers(self) + [
      MethodHandler(GrpcReflectionV1alpha.Method.serverReflectionInfo.info) {
        call, caller async throws(RPCError) in
        try await self.serverReflectionInfo(RequestStream(call), to: ResponseWriter(call), as: caller)
      }
    ]
  }

  package func serverReflectionInfo(
    _ requests: RequestStream<GrpcReflectionV1.ServerReflectionRequest>,
    to responses: ResponseWriter<GrpcReflectionV1.ServerReflectionResponse>, as caller: Caller
  ) async throws(RPCError) {
    var answers = ReflectionAnswers(services: services, index: index)
    for try await request in requests { try await responses.send(answers.answer(request)) }
  }

  private var index: ProtoIndex {
    madeIndex.withLock { made in
      if let made { return made }
      let index = ProtoIndex(pools())
      made = index
      return index
    }
  }
}
