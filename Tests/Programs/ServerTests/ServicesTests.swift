import MusterHealth
import MusterRPC
import MusterStandardAPI
import MusterTestKit
import MusterWire
import Synchronization
import Testing

@testable import MusterServer

@Suite struct `The services of musterd` {
  private typealias Question = GrpcReflectionV1.ServerReflectionRequest.MessageRequest

  private static let served: Set = [
    "", "grpc.health.v1.Health", "muster.audit.v1.AuditService", "muster.campaigns.v1.CampaignService",
    "muster.events.v1.EventService", "muster.identity.v1.IdentityService", "muster.leads.v1.LeadService",
    "muster.platform.v1.PlatformService", "muster.settings.v1.SettingsService",
    "muster.tenants.v1.TenantService", "muster.usage.v1.UsageService",
  ]

  @Test func `are healthy while what they stand on is, and those alone that are built`() async throws {
    let services = Services(try await TestServer.shared.value.platform, hasReflection: false)
    #expect(services.health.statuses == ["": .notServing])
    services.tell(isReady: true)
    #expect(services.health.statuses == Dictionary(uniqueKeysWithValues: Self.served.map { ($0, .serving) }))
    services.tell(isReady: false)
    #expect(
      services.health.statuses == Dictionary(uniqueKeysWithValues: Self.served.map { ($0, .notServing) }))
  }

  @Test func `have reflection among them only when switched on`() async throws {
    let services = Services(try await TestServer.shared.value.platform, hasReflection: true)
    services.tell(isReady: true)
    #expect(
      Set(services.health.statuses.keys)
        == Self.served.union([
          "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection",
        ]))
  }

  @Test func `are found by reflection, built or not`() async throws {
    let services = Services(try await TestServer.shared.value.platform, hasReflection: true)
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
          try await handler.answer(call, &caller)
        }
      }
    }
    let handlers = Interceptors.before(try await TestServer.shared.value.services.handlers, list)
    _ = try await GrpcHealthV1.Client(InProcessTransport(handlers)).check(GrpcHealthV1.HealthCheckRequest())
    #expect(seen.withLock { $0 } == ["first", "second"])
  }
}
