// Made by tools/protogen from services.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterWire

package enum ServicesV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      Cq0NCg5zZXJ2aWNlcy5wcm90bxISbXVzdGVyLnNlcnZpY2VzLnYxGh9tdXN0ZXIvb3B0aW9ucy92MS9vcHRpb25zLnByb3RvIlYKD0dldFRoaW5nUmVxdWVz\
      dBIpCgl0ZW5hbnRfaWQYASABKAlCDIqRJAhSBnRlbmFudFIIdGVuYW50SWQSGAoCaWQYAiABKAlCCIqRJAQIASgoUgJpZCJFChBHZXRUaGluZ1Jlc3BvbnNl\
      EjEKBnRoaW5ncxgBIAMoCzIZLm11c3Rlci5zZXJ2aWNlcy52MS5UaGluZ1IGdGhpbmdzIq0BCgVUaGluZxI9CgZsYWJlbHMYASADKAsyJS5tdXN0ZXIuc2Vy\
      dmljZXMudjEuVGhpbmcuTGFiZWxzRW50cnlSBmxhYmVscxIhCgRzaXplGAIgASgFQgiKkSQEQAFICUgAUgRzaXpliAEBGjkKC0xhYmVsc0VudHJ5EhAKA2tl\
      eRgBIAEoCVIDa2V5EhQKBXZhbHVlGAIgASgJUgV2YWx1ZToCOAFCBwoFX3NpemUiFAoSV2F0Y2hUaGluZ3NSZXF1ZXN0IhUKE1dhdGNoVGhpbmdzUmVzcG9u\
      c2UiwQEKE0ltcG9ydFRoaW5nc1JlcXVlc3QSSAoGaGVhZGVyGAEgASgLMi4ubXVzdGVyLnNlcnZpY2VzLnYxLkltcG9ydFRoaW5nc1JlcXVlc3QuSGVhZGVy\
      SABSBmhlYWRlchIxCgV0aGluZxgCIAEoCzIZLm11c3Rlci5zZXJ2aWNlcy52MS5UaGluZ0gAUgV0aGluZxolCgZIZWFkZXISGwoJdGVuYW50X2lkGAEgASgJ\
      Ugh0ZW5hbnRJZEIGCgRzdGVwIhYKFEltcG9ydFRoaW5nc1Jlc3BvbnNlIi0KDk1ha2VLZXlSZXF1ZXN0EhsKCXRlbmFudF9pZBgBIAEoCVIIdGVuYW50SWQi\
      EQoPTWFrZUtleVJlc3BvbnNlIg0KC1RhbGtSZXF1ZXN0Ig4KDFRhbGtSZXNwb25zZSIOCgxIZWxsb1JlcXVlc3QiDwoNSGVsbG9SZXNwb25zZTKeBAoMVGhp\
      bmdTZXJ2aWNlEq8BCghHZXRUaGluZxIjLm11c3Rlci5zZXJ2aWNlcy52MS5HZXRUaGluZ1JlcXVlc3QaJC5tdXN0ZXIuc2VydmljZXMudjEuR2V0VGhpbmdS\
      ZXNwb25zZSJYkAIBipEkUQoLdGhpbmdzLnJlYWQQBBgBIAEqD3BsYXRmb3JtLnRoaW5nc0orCgV0aGluZxIDZ2V0GgJpZCoRdGhpbmcgZ2V0IHRoaW5nXzEy\
      BnRoaW5ncxKAAQoLV2F0Y2hUaGluZ3MSJi5tdXN0ZXIuc2VydmljZXMudjEuV2F0Y2hUaGluZ3NSZXF1ZXN0GicubXVzdGVyLnNlcnZpY2VzLnYxLldhdGNo\
      VGhpbmdzUmVzcG9uc2UiHpACAYqRJBcKD3BsYXRmb3JtLnRoaW5ncxADGAIgAjABEnwKDEltcG9ydFRoaW5ncxInLm11c3Rlci5zZXJ2aWNlcy52MS5JbXBv\
      cnRUaGluZ3NSZXF1ZXN0GigubXVzdGVyLnNlcnZpY2VzLnYxLkltcG9ydFRoaW5nc1Jlc3BvbnNlIheKkSQTCgt0aGluZ3MucmVhZBACGAMgAygBGluKkSQd\
      Cgt0aGluZ3MucmVhZBABGgxSZWFkIHRoaW5ncy6KkSQ2Cg9wbGF0Zm9ybS50aGluZ3MQBRohUmVhZCB0aGUgcGxhdGZvcm0ncyAib3duIiB0aGluZ3MuMuIC\
      CgpLZXlTZXJ2aWNlEn0KB01ha2VLZXkSIi5tdXN0ZXIuc2VydmljZXMudjEuTWFrZUtleVJlcXVlc3QaIy5tdXN0ZXIuc2VydmljZXMudjEuTWFrZUtleVJl\
      c3BvbnNlIimKkSQlCgprZXlzLndyaXRlEAIYAyAEOAFAAUoNCgNrZXkSBG1ha2UgAhJbCgRUYWxrEh8ubXVzdGVyLnNlcnZpY2VzLnYxLlRhbGtSZXF1ZXN0\
      GiAubXVzdGVyLnNlcnZpY2VzLnYxLlRhbGtSZXNwb25zZSIMipEkCBACGAQgATABKAEwARJYCgVIZWxsbxIgLm11c3Rlci5zZXJ2aWNlcy52MS5IZWxsb1Jl\
      cXVlc3QaIS5tdXN0ZXIuc2VydmljZXMudjEuSGVsbG9SZXNwb25zZSIKipEkBhABGAQgARoeipEkGgoKa2V5cy53cml0ZRADGgpNYWtlIGtleXMuYgZwcm90\
      bzM=
      """,
    imports: []
  )
}

extension ServicesV1 {
  package struct GetThingRequest: TenantRequest {
    package var tenantID = ""
    package var id = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.services.v1.GetThingRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: id = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, id, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.text(id, "id", required: true, max: 40)
    }
  }
}

extension ServicesV1 {
  package struct GetThingResponse: WireMessage {
    package var things: [ServicesV1.Thing] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.services.v1.GetThingResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &things)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(10, things)
    }
  }
}

extension ServicesV1 {
  package struct Thing: WireMessage {
    package var labels = WireMap<WireString, WireString.Value>()
    package var size: Int32?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.services.v1.Thing")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.entry(&labels, WireString.self, WireString.self)
        case 16: size = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optional(16, size, WireInt32.self)
      encoder.map(10, labels, WireString.self, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      if violations.count(labels.count, "labels") {
        violations.each(labels.sorted(), "labels") { $0.text($1.key, $2 + ".key"); $0.text($1.value, $2) }
      }
      if let value = size { violations.number(value, "size", min: 1, max: 9) }
    }
  }
}

extension ServicesV1 {
  package struct WatchThingsRequest: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.services.v1.WatchThingsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        try decoder.skip(tag, &unknownFields)
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
    }
  }
}

extension ServicesV1 {
  package struct WatchThingsResponse: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.services.v1.WatchThingsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        try decoder.skip(tag, &unknownFields)
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
    }
  }
}

extension ServicesV1 {
  package struct ImportThingsRequest: WireMessage {
    package var step: Step?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.services.v1.ImportThingsRequest")

    package enum Step: Equatable, Sendable {
      case header(ServicesV1.ImportThingsRequest.Header)
      case thing(ServicesV1.Thing)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10:
          var merged = if case .header(let value)? = self.step { value } else { ServicesV1.ImportThingsRequest.Header() }
          try decoder.nested(&merged)
          step = .header(merged)
        case 18:
          var merged = if case .thing(let value)? = self.step { value } else { ServicesV1.Thing() }
          try decoder.nested(&merged)
          step = .thing(merged)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .thing(let value)? = self.step { encoder.message(18, value) }
      if case .header(let value)? = self.step { encoder.message(10, value) }
    }

    package func validate(into violations: inout Violations) {
      if case .header(let value)? = self.step { violations.message(value, "header") }
      if case .thing(let value)? = self.step { violations.message(value, "thing") }
    }

    package struct Header: WireMessage {
      package var tenantID = ""
      package var unknownFields = UnknownFields()

      package init() {}

      package static let schema = pool.generated("muster.services.v1.ImportThingsRequest.Header")

      package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
        while let tag = try decoder.nextTag() {
          switch tag {
          case 10: tenantID = try decoder.read(WireString.self)
          default: try decoder.skip(tag, &unknownFields)
          }
        }
      }

      package func encode(into encoder: inout WireEncoder) {
        encoder.unknown(unknownFields)
        encoder.implicit(10, tenantID, WireString.self)
      }

      package func validate(into violations: inout Violations) {
        violations.text(tenantID, "tenant_id")
      }
    }
  }
}

extension ServicesV1 {
  package struct ImportThingsResponse: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.services.v1.ImportThingsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        try decoder.skip(tag, &unknownFields)
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
    }
  }
}

extension ServicesV1 {
  package struct MakeKeyRequest: TenantRequest {
    package var tenantID = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.services.v1.MakeKeyRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id")
    }
  }
}

extension ServicesV1 {
  package struct MakeKeyResponse: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.services.v1.MakeKeyResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        try decoder.skip(tag, &unknownFields)
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
    }
  }
}

extension ServicesV1 {
  package struct TalkRequest: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.services.v1.TalkRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        try decoder.skip(tag, &unknownFields)
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
    }
  }
}

extension ServicesV1 {
  package struct TalkResponse: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.services.v1.TalkResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        try decoder.skip(tag, &unknownFields)
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
    }
  }
}

extension ServicesV1 {
  package struct HelloRequest: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.services.v1.HelloRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        try decoder.skip(tag, &unknownFields)
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
    }
  }
}

extension ServicesV1 {
  package struct HelloResponse: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.services.v1.HelloResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        try decoder.skip(tag, &unknownFields)
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
    }
  }
}

extension ServicesV1 {
  package enum ThingServiceMethod: Int, CaseIterable, Sendable {
    case getThing, watchThings, importThings

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "muster.services.v1.ThingService", name: "GetThing", shape: .unary,
        input: "muster.services.v1.GetThingRequest", output: "muster.services.v1.GetThingResponse",
        access: .tenantOrPlatform("things.read", platform: "platform.things"), effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "thing", verb: "get", positional: "id", example: "thing get thing_1", rows: "things")
      ),
      MethodInfo(
        service: "muster.services.v1.ThingService", name: "WatchThings", shape: .serverStream,
        input: "muster.services.v1.WatchThingsRequest", output: "muster.services.v1.WatchThingsResponse",
        access: .platform("platform.things"), effect: .read, audit: .access
      ),
      MethodInfo(
        service: "muster.services.v1.ThingService", name: "ImportThings", shape: .clientStream,
        input: "muster.services.v1.ImportThingsRequest", output: "muster.services.v1.ImportThingsResponse",
        access: .tenant("things.read"), effect: .write, audit: .change
      ),
    ]
  }

  package static let thingServicePermissions: [PermissionInfo] = [
    PermissionInfo("things.read", .viewer, "Read things."),
    PermissionInfo("platform.things", .platform, "Read the platform's \"own\" things."),
  ]

  package protocol ThingServiceService: Sendable {
    func getThing(_ request: ServicesV1.GetThingRequest, as caller: Caller) async throws(RPCError) -> ServicesV1.GetThingResponse
    func watchThings(_ request: ServicesV1.WatchThingsRequest, to responses: ResponseWriter<ServicesV1.WatchThingsResponse>, as caller: Caller) async throws(RPCError)
    func importThings(_ requests: RequestStream<ServicesV1.ImportThingsRequest>, as caller: Caller) async throws(RPCError) -> ServicesV1.ImportThingsResponse
  }

  package static func thingServiceHandlers(_ service: some ThingServiceService) -> [MethodHandler] {
    [
      MethodHandler(ThingServiceMethod.getThing.info) { call, caller async throws(RPCError) in
        let request = try await call.single(ServicesV1.GetThingRequest.self, &caller)
        try await call.send(service.getThing(request, as: caller))
      },
      MethodHandler(ThingServiceMethod.watchThings.info) { call, caller async throws(RPCError) in
        let request = try await call.single(ServicesV1.WatchThingsRequest.self, &caller)
        try await service.watchThings(request, to: ResponseWriter(call), as: caller)
      },
      MethodHandler(ThingServiceMethod.importThings.info) { call, caller async throws(RPCError) in
        let requests = RequestStream<ServicesV1.ImportThingsRequest>(call)
        try await call.send(service.importThings(requests, as: caller))
      },
    ]
  }

  package struct ThingServiceUnserved: ThingServiceService {
    package init() {}

    package func getThing(_ request: ServicesV1.GetThingRequest, as caller: Caller) async throws(RPCError) -> ServicesV1.GetThingResponse {
      throw .methodUnknown(ThingServiceMethod.getThing.info.path)
    }

    package func watchThings(_ request: ServicesV1.WatchThingsRequest, to responses: ResponseWriter<ServicesV1.WatchThingsResponse>, as caller: Caller) async throws(RPCError) {
      throw .methodUnknown(ThingServiceMethod.watchThings.info.path)
    }

    package func importThings(_ requests: RequestStream<ServicesV1.ImportThingsRequest>, as caller: Caller) async throws(RPCError) -> ServicesV1.ImportThingsResponse {
      throw .methodUnknown(ThingServiceMethod.importThings.info.path)
    }
  }

  package struct ThingServiceClient: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func getThing(_ request: ServicesV1.GetThingRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> ServicesV1.GetThingResponse {
      try await transport.unary(ThingServiceMethod.getThing.info, request, options)
    }

    package func watchThings(_ request: ServicesV1.WatchThingsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> ResponseStream<ServicesV1.WatchThingsResponse> {
      try await transport.serverStream(ThingServiceMethod.watchThings.info, request, options)
    }

    package func importThings(_ options: CallOptions = CallOptions()) async throws(RPCError) -> ClientStreamCall<ServicesV1.ImportThingsRequest, ServicesV1.ImportThingsResponse> {
      try await transport.clientStream(ThingServiceMethod.importThings.info, options)
    }
  }
}

extension ServicesV1 {
  package enum KeyServiceMethod: Int, CaseIterable, Sendable {
    case makeKey, talk, hello

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "muster.services.v1.KeyService", name: "MakeKey", shape: .unary,
        input: "muster.services.v1.MakeKeyRequest", output: "muster.services.v1.MakeKeyResponse",
        access: .tenant("keys.write"), effect: .write, audit: .security, isSensitive: true, hasSecretResponse: true,
        command: CommandInfo(noun: "key", verb: "make", confirmation: .name)
      ),
      MethodInfo(
        service: "muster.services.v1.KeyService", name: "Talk", shape: .bidirectional,
        input: "muster.services.v1.TalkRequest", output: "muster.services.v1.TalkResponse",
        access: .anyCaller, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "muster.services.v1.KeyService", name: "Hello", shape: .unary,
        input: "muster.services.v1.HelloRequest", output: "muster.services.v1.HelloResponse",
        access: .anyone, effect: .none, audit: .none
      ),
    ]
  }

  package static let keyServicePermissions: [PermissionInfo] = [
    PermissionInfo("keys.write", .admin, "Make keys."),
  ]

  package protocol KeyServiceService: Sendable {
    func makeKey(_ request: ServicesV1.MakeKeyRequest, as caller: Caller) async throws(RPCError) -> ServicesV1.MakeKeyResponse
    func talk(_ requests: RequestStream<ServicesV1.TalkRequest>, to responses: ResponseWriter<ServicesV1.TalkResponse>, as caller: Caller) async throws(RPCError)
    func hello(_ request: ServicesV1.HelloRequest, as caller: Caller) async throws(RPCError) -> ServicesV1.HelloResponse
  }

  package static func keyServiceHandlers(_ service: some KeyServiceService) -> [MethodHandler] {
    [
      MethodHandler(KeyServiceMethod.makeKey.info) { call, caller async throws(RPCError) in
        let request = try await call.single(ServicesV1.MakeKeyRequest.self, &caller)
        try await call.send(service.makeKey(request, as: caller))
      },
      MethodHandler(KeyServiceMethod.talk.info) { call, caller async throws(RPCError) in
        let requests = RequestStream<ServicesV1.TalkRequest>(call)
        try await service.talk(requests, to: ResponseWriter(call), as: caller)
      },
      MethodHandler(KeyServiceMethod.hello.info) { call, caller async throws(RPCError) in
        let request = try await call.single(ServicesV1.HelloRequest.self, &caller)
        try await call.send(service.hello(request, as: caller))
      },
    ]
  }

  package struct KeyServiceUnserved: KeyServiceService {
    package init() {}

    package func makeKey(_ request: ServicesV1.MakeKeyRequest, as caller: Caller) async throws(RPCError) -> ServicesV1.MakeKeyResponse {
      throw .methodUnknown(KeyServiceMethod.makeKey.info.path)
    }

    package func talk(_ requests: RequestStream<ServicesV1.TalkRequest>, to responses: ResponseWriter<ServicesV1.TalkResponse>, as caller: Caller) async throws(RPCError) {
      throw .methodUnknown(KeyServiceMethod.talk.info.path)
    }

    package func hello(_ request: ServicesV1.HelloRequest, as caller: Caller) async throws(RPCError) -> ServicesV1.HelloResponse {
      throw .methodUnknown(KeyServiceMethod.hello.info.path)
    }
  }

  package struct KeyServiceClient: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func makeKey(_ request: ServicesV1.MakeKeyRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> ServicesV1.MakeKeyResponse {
      try await transport.unary(KeyServiceMethod.makeKey.info, request, options)
    }

    package func talk(_ options: CallOptions = CallOptions()) async throws(RPCError) -> BidirectionalCall<ServicesV1.TalkRequest, ServicesV1.TalkResponse> {
      try await transport.bidirectional(KeyServiceMethod.talk.info, options)
    }

    package func hello(_ request: ServicesV1.HelloRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> ServicesV1.HelloResponse {
      try await transport.unary(KeyServiceMethod.hello.info, request, options)
    }
  }
}

extension ServicesV1 {
  package static let messages: [any WireMessage.Type] = [
    ServicesV1.GetThingRequest.self,
    ServicesV1.GetThingResponse.self,
    ServicesV1.Thing.self,
    ServicesV1.WatchThingsRequest.self,
    ServicesV1.WatchThingsResponse.self,
    ServicesV1.ImportThingsRequest.self,
    ServicesV1.ImportThingsRequest.Header.self,
    ServicesV1.ImportThingsResponse.self,
    ServicesV1.MakeKeyRequest.self,
    ServicesV1.MakeKeyResponse.self,
    ServicesV1.TalkRequest.self,
    ServicesV1.TalkResponse.self,
    ServicesV1.HelloRequest.self,
    ServicesV1.HelloResponse.self,
  ]
}
