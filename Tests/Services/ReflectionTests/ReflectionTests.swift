import MusterAuditAPI
import MusterCampaignsAPI
import MusterEventsAPI
import MusterIdentityAPI
import MusterLeadsAPI
import MusterOptionsAPI
import MusterPlatformAPI
import MusterRPC
import MusterReflection
import MusterSettingsAPI
import MusterStandardAPI
import MusterTenantsAPI
import MusterTestingAPI
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire
import Synchronization
import Testing

private typealias V1 = GrpcReflectionV1
private typealias Question = V1.ServerReflectionRequest.MessageRequest
private typealias Answer = V1.ServerReflectionResponse.MessageResponse

/// Every pool that a server of Muster's services has.
private let pools = [
  AuditV1.pool, CampaignsV1.pool, EventsV1.pool, GoogleProtobuf.pool, GoogleRpc.pool, GrpcHealthV1.pool,
  GrpcReflectionV1.pool, GrpcReflectionV1alpha.pool, GrpcTesting.pool, IdentityV1.pool, LeadsV1.pool,
  OptionsV1.pool, PlatformV1.pool, SettingsV1.pool, TenantsV1.pool, TypeV1.pool, UsageV1.pool,
]

/// One stream, question after question.
private struct Asking {
  let call: BidirectionalCall<V1.ServerReflectionRequest, V1.ServerReflectionResponse>
  let responses: ResponseStream<V1.ServerReflectionResponse>.Iterator

  init(services: [String] = [], _ pools: [SchemaPool] = pools) async throws {
    let service = ReflectionService(services: services) { pools }
    call = try await V1.Client(InProcessTransport(service.handlers)).serverReflectionInfo()
    responses = call.responses.makeAsyncIterator()
  }

  func ask(_ question: Question?) async throws -> Answer? {
    try await call.send(.with { $0.messageRequest = question })
    return try await responses.next()?.messageResponse
  }

  /// The files of an answer, read by the codec.
  func files(_ question: Question) async throws -> [FileSchema] {
    guard case .fileDescriptorResponse(let response)? = try await ask(question) else { return [] }
    return try read(response.fileDescriptorProto)
  }

  /// The code of an answer that is an error.
  func refusal(_ question: Question?) async throws -> Int32? {
    guard case .errorResponse(let error)? = try await ask(question) else { return nil }
    return error.errorCode
  }
}

private func read(_ files: [[UInt8]]) throws -> [FileSchema] {
  var set = WireEncoder()
  set.repeated(10, files, WireBytes.self)
  return try SchemaPool(descriptorSet: set.bytes()).files
}

@Suite(.timeLimit(.minutes(1))) struct `Reflection` {
  @Test func `lists the services that are served, by name`() async throws {
    let asking = try await Asking(services: ["muster.leads.v1.LeadService", "grpc.health.v1.Health"])
    guard case .listServicesResponse(let list)? = try await asking.ask(.listServices("")) else {
      Issue.record("no list")
      return
    }
    #expect(list.service.map(\.name) == ["grpc.health.v1.Health", "muster.leads.v1.LeadService"])
  }

  @Test func `hands a file out with all it imports`() async throws {
    let files = try await Asking().files(.fileByFilename("muster/leads/v1/leads.proto"))
    #expect(files.first?.name == "muster/leads/v1/leads.proto")
    let names = Set(files.map(\.name))
    #expect(names.count == files.count)
    #expect(names.isSuperset(of: files.flatMap(\.dependencies)))
    // Without these the options of the protos have no meaning to the client.
    #expect(names.isSuperset(of: ["muster/options/v1/options.proto", "google/protobuf/descriptor.proto"]))
    #expect(files.first?.services.first?.methods.first?.options.isEmpty == false)
  }

  @Test func `hands out every file whole, and none lacks an import`() async throws {
    let known = Dictionary(pools.flatMap(\.files).map { ($0.name, $0) }) { first, _ in first }
    for name in known.keys {
      let files = try await Asking().files(.fileByFilename(name))
      #expect(Set(files.map(\.name)).isSuperset(of: files.flatMap(\.dependencies)), "\(name)")
      #expect(files.first?.bytes == known[name]?.bytes, "\(name)")
      #expect(files.first?.allMessages.map(\.fullName) == known[name]?.allMessages.map(\.fullName))
    }
  }

  @Test(arguments: [
    ("a service", "muster.leads.v1.LeadService", "muster/leads/v1/leads.proto"),
    ("a method", "muster.leads.v1.LeadService.GetLead", "muster/leads/v1/leads.proto"),
    ("a message", "muster.leads.v1.Lead", "muster/leads/v1/leads.proto"),
    ("a field", "muster.leads.v1.GetLeadRequest.tenant_id", "muster/leads/v1/leads.proto"),
    ("a nested message", "grpc.testing.LoadBalancerStatsResponse.RpcsByPeer", "grpc/testing/messages.proto"),
    (
      "a field of a nested message", "google.protobuf.DescriptorProto.ExtensionRange.start",
      "google/protobuf/descriptor.proto"
    ),
    ("a nested enum", "grpc.health.v1.HealthCheckResponse.ServingStatus", "grpc/health/v1/health.proto"),
    ("a nested enum's value", "grpc.health.v1.HealthCheckResponse.SERVING", "grpc/health/v1/health.proto"),
    ("an enum", "muster.type.v1.ErrorReason", "muster/type/v1/errors.proto"),
    ("an enum's value", "muster.type.v1.ERROR_REASON_FIELD_INVALID", "muster/type/v1/errors.proto"),
    (
      "a oneof", "grpc.reflection.v1.ServerReflectionRequest.message_request",
      "grpc/reflection/v1/reflection.proto"
    ),
    ("an extension", "muster.options.v1.rpc", "muster/options/v1/options.proto"),
  ])
  func `finds the file of`(_ what: String, _ symbol: String, _ file: String) async throws {
    #expect(try await Asking().files(.fileContainingSymbol(symbol)).first?.name == file, "\(what)")
  }

  @Test func `finds extensions by message and number, and all of them`() async throws {
    let asking = try await Asking()
    let question = V1.ExtensionRequest.with {
      $0.containingType = "google.protobuf.MethodOptions"
      $0.extensionNumber = 74_001
    }
    #expect(
      try await asking.files(.fileContainingExtension(question)).first?.name
        == "muster/options/v1/options.proto")
    let numbers = try await asking.ask(.allExtensionNumbersOfType("google.protobuf.MethodOptions"))
    #expect(
      numbers
        == .allExtensionNumbersResponse(
          .with {
            $0.baseTypeName = "google.protobuf.MethodOptions"
            $0.extensionNumber = [74_001]
          }))
    let none = try await asking.ask(.allExtensionNumbersOfType("muster.leads.v1.Lead"))
    #expect(none == .allExtensionNumbersResponse(.with { $0.baseTypeName = "muster.leads.v1.Lead" }))
  }

  @Test func `answers what it does not know in the stream, and goes on`() async throws {
    let asking = try await Asking()
    let notFound = Int32(StatusCode.notFound.rawValue)
    #expect(try await asking.refusal(.fileByFilename("nobody.proto")) == notFound)
    #expect(try await asking.refusal(.fileContainingSymbol("muster.nobody")) == notFound)
    #expect(try await asking.refusal(.allExtensionNumbersOfType("muster.nobody")) == notFound)
    let extension5 = V1.ExtensionRequest.with {
      $0.containingType = "google.protobuf.MethodOptions"
      $0.extensionNumber = 5
    }
    #expect(try await asking.refusal(.fileContainingExtension(extension5)) == notFound)
    #expect(try await asking.refusal(nil) == Int32(StatusCode.unimplemented.rawValue))
    #expect(try await asking.files(.fileContainingSymbol("muster.leads.v1.Lead")).isEmpty == false)
  }

  @Test func `sends what a file imports once a stream, and the file each time it is asked for`() async throws
  {
    let asking = try await Asking()
    let first = try await asking.files(.fileByFilename("muster/leads/v1/leads.proto"))
    #expect(first.map(\.name).contains("google/protobuf/timestamp.proto"))
    let second = try await asking.files(.fileByFilename("muster/campaigns/v1/campaigns.proto"))
    #expect(Set(second.map(\.name)).isDisjoint(with: first.map(\.name)))
    let third = try await asking.files(.fileByFilename("muster/leads/v1/leads.proto"))
    #expect(third.map(\.name) == ["muster/leads/v1/leads.proto"])
  }

  @Test func `repeats the question and the host`() async throws {
    let asking = try await Asking()
    let request = V1.ServerReflectionRequest.with {
      $0.host = "example.org"
      $0.messageRequest = .listServices("*")
    }
    try await asking.call.send(request)
    let response = try await asking.responses.next()
    #expect(response?.validHost == "example.org")
    #expect(response?.originalRequest == request)
  }

  @Test func `speaks v1alpha as it speaks v1`() async throws {
    let service = ReflectionService(services: ["a.B"]) { pools }
    let client = GrpcReflectionV1alpha.Client(InProcessTransport(service.handlers))
    let call = try await client.serverReflectionInfo()
    let responses = call.responses.makeAsyncIterator()

    try await call.send(.with { $0.messageRequest = .listServices("") })
    let list = try await responses.next()?.messageResponse
    #expect(list == .listServicesResponse(.with { $0.service = [.with { $0.name = "a.B" }] }))

    try await call.send(.with { $0.messageRequest = .fileContainingSymbol("grpc.health.v1.Health") })
    guard case .fileDescriptorResponse(let files)? = try await responses.next()?.messageResponse else {
      Issue.record("no file")
      return
    }
    #expect(try read(files.fileDescriptorProto).map(\.name) == ["grpc/health/v1/health.proto"])
    try await call.finish()
    #expect(try await responses.next() == nil)
  }

  @Test func `reads the pools at the first question and only then`() async throws {
    let count = Atomic(0)
    let service = ReflectionService(services: []) {
      count.add(1, ordering: .relaxed)
      return []
    }
    let client = V1.Client(InProcessTransport(service.handlers))
    #expect(count.load(ordering: .relaxed) == 0)
    for _ in 0..<3 {
      let call = try await client.serverReflectionInfo()
      try await call.send(.with { $0.messageRequest = .listServices("") })
      _ = try await call.responses.makeAsyncIterator().next()
    }
    #expect(count.load(ordering: .relaxed) == 1)
  }

  /// Muster's protos have neither an extension within a message nor an import that is missing or leads back.
  @Test func `takes files as strange as protoc lets them be`() async throws {
    let odd = try SchemaPool(
      descriptorSet: Self.set([
        Self.file("odd.proto", imports: ["missing.proto", "back.proto"]),
        Self.file("back.proto", imports: ["odd.proto"]),
      ]))
    let asking = try await Asking([odd])
    #expect(
      try await asking.files(.fileContainingSymbol("odd.proto.M.e")).map(\.name) == [
        "odd.proto", "back.proto",
      ])
    let numbers = try await asking.ask(.allExtensionNumbersOfType("odd.proto.M"))
    #expect(
      numbers
        == .allExtensionNumbersResponse(
          .with {
            $0.baseTypeName = "odd.proto.M"
            $0.extensionNumber = [-7]
          }))
  }

  /// Package and file are called alike; its message M extends itself.
  private static func file(_ name: String, imports: [String]) -> [UInt8] {
    var field = WireEncoder()
    field.present(24, -7, WireInt32.self)
    field.present(18, ".\(name).M", WireString.self)
    field.present(10, "e", WireString.self)
    var message = WireEncoder()
    message.present(50, field.bytes(), WireBytes.self)
    message.present(10, "M", WireString.self)
    var file = WireEncoder()
    file.present(34, message.bytes(), WireBytes.self)
    file.repeated(26, imports, WireString.self)
    file.present(18, name, WireString.self)
    file.present(10, name, WireString.self)
    return file.bytes()
  }

  private static func set(_ files: [[UInt8]]) -> [UInt8] {
    var set = WireEncoder()
    set.repeated(10, files, WireBytes.self)
    return set.bytes()
  }
}
