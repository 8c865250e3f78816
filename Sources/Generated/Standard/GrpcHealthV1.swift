// Made by tools/protogen from grpc/health/v1/health.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterWire

package enum GrpcHealthV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CvUFChtncnBjL2hlYWx0aC92MS9oZWFsdGgucHJvdG8SDmdycGMuaGVhbHRoLnYxIi4KEkhlYWx0aENoZWNrUmVxdWVzdBIYCgdzZXJ2aWNlGAEgASgJUgdz\
      ZXJ2aWNlIrEBChNIZWFsdGhDaGVja1Jlc3BvbnNlEkkKBnN0YXR1cxgBIAEoDjIxLmdycGMuaGVhbHRoLnYxLkhlYWx0aENoZWNrUmVzcG9uc2UuU2Vydmlu\
      Z1N0YXR1c1IGc3RhdHVzIk8KDVNlcnZpbmdTdGF0dXMSCwoHVU5LTk9XThAAEgsKB1NFUlZJTkcQARIPCgtOT1RfU0VSVklORxACEhMKD1NFUlZJQ0VfVU5L\
      Tk9XThADIhMKEUhlYWx0aExpc3RSZXF1ZXN0IsQBChJIZWFsdGhMaXN0UmVzcG9uc2USTAoIc3RhdHVzZXMYASADKAsyMC5ncnBjLmhlYWx0aC52MS5IZWFs\
      dGhMaXN0UmVzcG9uc2UuU3RhdHVzZXNFbnRyeVIIc3RhdHVzZXMaYAoNU3RhdHVzZXNFbnRyeRIQCgNrZXkYASABKAlSA2tleRI5CgV2YWx1ZRgCIAEoCzIj\
      LmdycGMuaGVhbHRoLnYxLkhlYWx0aENoZWNrUmVzcG9uc2VSBXZhbHVlOgI4ATL9AQoGSGVhbHRoElAKBUNoZWNrEiIuZ3JwYy5oZWFsdGgudjEuSGVhbHRo\
      Q2hlY2tSZXF1ZXN0GiMuZ3JwYy5oZWFsdGgudjEuSGVhbHRoQ2hlY2tSZXNwb25zZRJNCgRMaXN0EiEuZ3JwYy5oZWFsdGgudjEuSGVhbHRoTGlzdFJlcXVl\
      c3QaIi5ncnBjLmhlYWx0aC52MS5IZWFsdGhMaXN0UmVzcG9uc2USUgoFV2F0Y2gSIi5ncnBjLmhlYWx0aC52MS5IZWFsdGhDaGVja1JlcXVlc3QaIy5ncnBj\
      LmhlYWx0aC52MS5IZWFsdGhDaGVja1Jlc3BvbnNlMAFiBnByb3RvMw==
      """,
    imports: []
  )
}

extension GrpcHealthV1 {
  package struct HealthCheckRequest: WireMessage {
    package var service = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.health.v1.HealthCheckRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: service = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(10, service, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(service, "service")
    }
  }
}

extension GrpcHealthV1 {
  package struct HealthCheckResponse: WireMessage {
    package var status = GrpcHealthV1.HealthCheckResponse.ServingStatus(rawValue: 0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.health.v1.HealthCheckResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: status = try decoder.read(WireEnumOf<GrpcHealthV1.HealthCheckResponse.ServingStatus>.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(8, status, WireEnumOf<GrpcHealthV1.HealthCheckResponse.ServingStatus>.self)
    }

    package struct ServingStatus: WireEnum {
      package var rawValue: Int32

      package init(rawValue: Int32) {
        self.rawValue = rawValue
      }

      package static var unknownValue: Self { Self(rawValue: 0) }
      package static var serving: Self { Self(rawValue: 1) }
      package static var notServing: Self { Self(rawValue: 2) }
      package static var serviceUnknown: Self { Self(rawValue: 3) }

      package static var allKnown: [Self] {
        [.unknownValue, .serving, .notServing, .serviceUnknown]
      }

      package var name: String? {
        switch rawValue {
        case 0: "UNKNOWN"
        case 1: "SERVING"
        case 2: "NOT_SERVING"
        case 3: "SERVICE_UNKNOWN"
        default: nil
        }
      }

      package static let storedNames = StoredNames([
        (1, "serving"),
        (2, "not_serving"),
        (3, "service_unknown"),
      ])
    }
  }
}

extension GrpcHealthV1 {
  package struct HealthListRequest: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.health.v1.HealthListRequest")

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

extension GrpcHealthV1 {
  package struct HealthListResponse: WireMessage {
    package var statuses = WireMap<WireString, WireMessageOf<GrpcHealthV1.HealthCheckResponse>.Value>()
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.health.v1.HealthListResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.entry(&statuses, WireString.self, WireMessageOf<GrpcHealthV1.HealthCheckResponse>.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.map(10, statuses, WireString.self, WireMessageOf<GrpcHealthV1.HealthCheckResponse>.self)
    }
  }
}

extension GrpcHealthV1 {
  package enum Method: Int, CaseIterable, Sendable {
    case check, list, watch

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "grpc.health.v1.Health", name: "Check", shape: .unary,
        input: "grpc.health.v1.HealthCheckRequest", output: "grpc.health.v1.HealthCheckResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "grpc.health.v1.Health", name: "List", shape: .unary,
        input: "grpc.health.v1.HealthListRequest", output: "grpc.health.v1.HealthListResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "grpc.health.v1.Health", name: "Watch", shape: .serverStream,
        input: "grpc.health.v1.HealthCheckRequest", output: "grpc.health.v1.HealthCheckResponse",
        access: .anyone, effect: .none, audit: .none
      ),
    ]
  }

  package protocol Service: Sendable {
    func check(_ request: GrpcHealthV1.HealthCheckRequest, as caller: Caller) async throws(RPCError) -> GrpcHealthV1.HealthCheckResponse
    func list(_ request: GrpcHealthV1.HealthListRequest, as caller: Caller) async throws(RPCError) -> GrpcHealthV1.HealthListResponse
    func watch(_ request: GrpcHealthV1.HealthCheckRequest, to responses: ResponseWriter<GrpcHealthV1.HealthCheckResponse>, as caller: Caller) async throws(RPCError)
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.check.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcHealthV1.HealthCheckRequest.self, &caller)
        try await call.send(service.check(request, as: caller))
      },
      MethodHandler(Method.list.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcHealthV1.HealthListRequest.self, &caller)
        try await call.send(service.list(request, as: caller))
      },
      MethodHandler(Method.watch.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcHealthV1.HealthCheckRequest.self, &caller)
        try await service.watch(request, to: ResponseWriter(call), as: caller)
      },
    ]
  }

  package struct Client: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func check(_ request: GrpcHealthV1.HealthCheckRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcHealthV1.HealthCheckResponse {
      try await transport.unary(Method.check.info, request, options)
    }

    package func list(_ request: GrpcHealthV1.HealthListRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcHealthV1.HealthListResponse {
      try await transport.unary(Method.list.info, request, options)
    }

    package func watch(_ request: GrpcHealthV1.HealthCheckRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> ResponseStream<GrpcHealthV1.HealthCheckResponse> {
      try await transport.serverStream(Method.watch.info, request, options)
    }
  }
}

extension GrpcHealthV1 {
  package static let messages: [any WireMessage.Type] = [
    GrpcHealthV1.HealthCheckRequest.self,
    GrpcHealthV1.HealthCheckResponse.self,
    GrpcHealthV1.HealthListRequest.self,
    GrpcHealthV1.HealthListResponse.self,
  ]
}
