// Made by tools/protogen from grpc/health/v1/health.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterWire

package enum GrpcHealthV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      Cq0EChtncnBjL2hlYWx0aC92MS9oZWFsdGgucHJvdG8SDmdycGMuaGVhbHRoLnYxIi4KEkhlYWx0aENoZWNrUmVxdWVzdBIYCgdzZXJ2aWNlGAEgASgJUgdz\
      ZXJ2aWNlIrEBChNIZWFsdGhDaGVja1Jlc3BvbnNlEkkKBnN0YXR1cxgBIAEoDjIxLmdycGMuaGVhbHRoLnYxLkhlYWx0aENoZWNrUmVzcG9uc2UuU2Vydmlu\
      Z1N0YXR1c1IGc3RhdHVzIk8KDVNlcnZpbmdTdGF0dXMSCwoHVU5LTk9XThAAEgsKB1NFUlZJTkcQARIPCgtOT1RfU0VSVklORxACEhMKD1NFUlZJQ0VfVU5L\
      Tk9XThADMq4BCgZIZWFsdGgSUAoFQ2hlY2sSIi5ncnBjLmhlYWx0aC52MS5IZWFsdGhDaGVja1JlcXVlc3QaIy5ncnBjLmhlYWx0aC52MS5IZWFsdGhDaGVj\
      a1Jlc3BvbnNlElIKBVdhdGNoEiIuZ3JwYy5oZWFsdGgudjEuSGVhbHRoQ2hlY2tSZXF1ZXN0GiMuZ3JwYy5oZWFsdGgudjEuSGVhbHRoQ2hlY2tSZXNwb25z\
      ZTABQmEKEWlvLmdycGMuaGVhbHRoLnYxQgtIZWFsdGhQcm90b1ABWixnb29nbGUuZ29sYW5nLm9yZy9ncnBjL2hlYWx0aC9ncnBjX2hlYWx0aF92MaoCDkdy\
      cGMuSGVhbHRoLlYxYgZwcm90bzM=
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
    }
  }
}

extension GrpcHealthV1 {
  package enum Method: Int, CaseIterable, Sendable {
    case check, watch

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "grpc.health.v1.Health", name: "Check", shape: .unary,
        input: "grpc.health.v1.HealthCheckRequest", output: "grpc.health.v1.HealthCheckResponse",
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
    func watch(_ request: GrpcHealthV1.HealthCheckRequest, to responses: ResponseWriter<GrpcHealthV1.HealthCheckResponse>, as caller: Caller) async throws(RPCError)
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.check.info) { call async throws(RPCError) in
        try await call.send(service.check(call.single(GrpcHealthV1.HealthCheckRequest.self), as: call.caller))
      },
      MethodHandler(Method.watch.info) { call async throws(RPCError) in
        try await service.watch(try await call.single(GrpcHealthV1.HealthCheckRequest.self), to: ResponseWriter(call), as: call.caller)
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

    package func watch(_ request: GrpcHealthV1.HealthCheckRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> ResponseStream<GrpcHealthV1.HealthCheckResponse> {
      try await transport.serverStream(Method.watch.info, request, options)
    }
  }
}

extension GrpcHealthV1 {
  package static let messages: [any WireMessage.Type] = [
    GrpcHealthV1.HealthCheckRequest.self,
    GrpcHealthV1.HealthCheckResponse.self,
  ]
}
