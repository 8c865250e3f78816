import MusterHealth
import MusterRPC
import MusterStandardAPI
import MusterWire
import Synchronization
import Testing

@testable import MusterServer

@Suite struct `The services of musterd` {
  private typealias Question = GrpcReflectionV1.ServerReflectionRequest.MessageRequest

  @Test func `serve when they are opened, and reflection only when switched on`() {
    let services = Services(hasReflection: false)
    #expect(services.health.statuses == ["": .notServing])
    services.open()
    #expect(services.health.statuses == ["": .serving, "grpc.health.v1.Health": .serving])
    let reflecting = Services(hasReflection: true)
    reflecting.open()
    #expect(
      Set(reflecting.health.statuses.keys) == [
        "", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection",
      ])
  }

  @Test func `are found by reflection, built or not`() async throws {
    let services = Services(hasReflection: true)
    let client = GrpcReflectionV1.Client(InProcessTransport(services.handlers))
    let call = try await client.serverReflectionInfo()
    let responses = call.responses.makeAsyncIterator()
    var answers: [GrpcReflectionV1.ServerReflectionResponse.MessageResponse?] = []
    for question in [.listServices("")] + Services.contract.map(Question.fileContainingSymbol) {
      try await call.send(.with { $0.messageRequest = question })
      answers.append(try await responses.next()?.messageResponse)
    }
    try await call.finish()
    guard case .listServicesResponse(let list) = answers.first else {
      Issue.record("no list")
      return
    }
    #expect(list.service.map(\.name) == Services.contract.sorted())
    #expect(Services.contract.filter { $0.hasPrefix("muster.") }.count == 9)
    for answer in answers.dropFirst() {
      guard case .fileDescriptorResponse = answer else {
        Issue.record("no file: \(String(describing: answer))")
        continue
      }
    }
  }

  @Test func `are behind the interceptors in the order of their list`() async throws {
    let seen = Mutex<[String]>([])
    let list = ["first", "second"].map { name in
      { @Sendable (handler: MethodHandler) in
        MethodHandler(handler.method) { call, caller async throws(RPCError) in
          seen.withLock { $0.append(name) }
          try await handler.answer(call, caller)
        }
      }
    }
    let handlers = Interceptors.before(Services(hasReflection: false).handlers, list)
    _ = try await GrpcHealthV1.Client(InProcessTransport(handlers)).check(GrpcHealthV1.HealthCheckRequest())
    #expect(seen.withLock { $0 } == ["first", "second"])
  }
}
