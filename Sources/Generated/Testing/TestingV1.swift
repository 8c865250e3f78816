// Made by tools/protogen from muster/testing/v1/probe.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterWire

package enum TestingV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CtAJCh1tdXN0ZXIvdGVzdGluZy92MS9wcm9iZS5wcm90bxIRbXVzdGVyLnRlc3RpbmcudjEiEQoPR2V0UHJvYmVSZXF1ZXN0IrABChBHZXRQcm9iZVJlc3Bv\
      bnNlEhgKB3N0YXJ0ZWQYASABKANSB3N0YXJ0ZWQSGAoHcnVubmluZxgCIAEoA1IHcnVubmluZxIcCgljYW5jZWxsZWQYAyABKANSCWNhbmNlbGxlZBIaCghm\
      aW5pc2hlZBgEIAEoA1IIZmluaXNoZWQSFgoGZmxvd2VkGAUgASgDUgZmbG93ZWQSFgoGc29ha2VkGAYgASgDUgZzb2FrZWQiMQoLV2FpdFJlcXVlc3QSIgoM\
      bWlsbGlzZWNvbmRzGAEgASgDUgxtaWxsaXNlY29uZHMiDgoMV2FpdFJlc3BvbnNlItUBCgtGYWlsUmVxdWVzdBISCgRjb2RlGAEgASgFUgRjb2RlEhYKBnJl\
      YXNvbhgCIAEoCVIGcmVhc29uEhgKB21lc3NhZ2UYAyABKAlSB21lc3NhZ2USHgoKdmlvbGF0aW9ucxgEIAEoBVIKdmlvbGF0aW9ucxI4ChhyZXRyeV9hZnRl\
      cl9taWxsaXNlY29uZHMYBSABKANSFnJldHJ5QWZ0ZXJNaWxsaXNlY29uZHMSFAoFdGltZXMYBiABKAVSBXRpbWVzEhAKA2tleRgHIAEoCVIDa2V5IigKDEZh\
      aWxSZXNwb25zZRIYCgdlYXJsaWVyGAEgASgFUgdlYXJsaWVyIjcKC0Zsb3dSZXF1ZXN0EhQKBWNvdW50GAEgASgFUgVjb3VudBISCgRzaXplGAIgASgFUgRz\
      aXplIigKDEZsb3dSZXNwb25zZRIYCgdwYXlsb2FkGAEgASgMUgdwYXlsb2FkIlYKC1NvYWtSZXF1ZXN0EhgKB3BheWxvYWQYASABKAxSB3BheWxvYWQSLQoS\
      cGF1c2VfbWlsbGlzZWNvbmRzGAIgASgFUhFwYXVzZU1pbGxpc2Vjb25kcyJACgxTb2FrUmVzcG9uc2USGgoIbWVzc2FnZXMYASABKANSCG1lc3NhZ2VzEhQK\
      BWJ5dGVzGAIgASgDUgVieXRlczKLAwoMUHJvYmVTZXJ2aWNlElMKCEdldFByb2JlEiIubXVzdGVyLnRlc3RpbmcudjEuR2V0UHJvYmVSZXF1ZXN0GiMubXVz\
      dGVyLnRlc3RpbmcudjEuR2V0UHJvYmVSZXNwb25zZRJHCgRXYWl0Eh4ubXVzdGVyLnRlc3RpbmcudjEuV2FpdFJlcXVlc3QaHy5tdXN0ZXIudGVzdGluZy52\
      MS5XYWl0UmVzcG9uc2USRwoERmFpbBIeLm11c3Rlci50ZXN0aW5nLnYxLkZhaWxSZXF1ZXN0Gh8ubXVzdGVyLnRlc3RpbmcudjEuRmFpbFJlc3BvbnNlEkkK\
      BEZsb3cSHi5tdXN0ZXIudGVzdGluZy52MS5GbG93UmVxdWVzdBofLm11c3Rlci50ZXN0aW5nLnYxLkZsb3dSZXNwb25zZTABEkkKBFNvYWsSHi5tdXN0ZXIu\
      dGVzdGluZy52MS5Tb2FrUmVxdWVzdBofLm11c3Rlci50ZXN0aW5nLnYxLlNvYWtSZXNwb25zZSgBYgZwcm90bzM=
      """,
    imports: []
  )
}

extension TestingV1 {
  package struct GetProbeRequest: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.testing.v1.GetProbeRequest")

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

extension TestingV1 {
  package struct GetProbeResponse: WireMessage {
    package var started = Int64(0)
    package var running = Int64(0)
    package var cancelled = Int64(0)
    package var finished = Int64(0)
    package var flowed = Int64(0)
    package var soaked = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.testing.v1.GetProbeResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: started = try decoder.read(WireInt64.self)
        case 16: running = try decoder.read(WireInt64.self)
        case 24: cancelled = try decoder.read(WireInt64.self)
        case 32: finished = try decoder.read(WireInt64.self)
        case 40: flowed = try decoder.read(WireInt64.self)
        case 48: soaked = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(48, soaked, WireInt64.self)
      encoder.implicit(40, flowed, WireInt64.self)
      encoder.implicit(32, finished, WireInt64.self)
      encoder.implicit(24, cancelled, WireInt64.self)
      encoder.implicit(16, running, WireInt64.self)
      encoder.implicit(8, started, WireInt64.self)
    }
  }
}

extension TestingV1 {
  package struct WaitRequest: WireMessage {
    package var milliseconds = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.testing.v1.WaitRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: milliseconds = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(8, milliseconds, WireInt64.self)
    }
  }
}

extension TestingV1 {
  package struct WaitResponse: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.testing.v1.WaitResponse")

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

extension TestingV1 {
  package struct FailRequest: WireMessage {
    package var code = Int32(0)
    package var reason = ""
    package var message = ""
    package var violationsField = Int32(0)
    package var retryAfterMilliseconds = Int64(0)
    package var times = Int32(0)
    package var key = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.testing.v1.FailRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: code = try decoder.read(WireInt32.self)
        case 18: reason = try decoder.read(WireString.self)
        case 26: message = try decoder.read(WireString.self)
        case 32: violationsField = try decoder.read(WireInt32.self)
        case 40: retryAfterMilliseconds = try decoder.read(WireInt64.self)
        case 48: times = try decoder.read(WireInt32.self)
        case 58: key = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(58, key, WireString.self)
      encoder.implicit(48, times, WireInt32.self)
      encoder.implicit(40, retryAfterMilliseconds, WireInt64.self)
      encoder.implicit(32, violationsField, WireInt32.self)
      encoder.implicit(26, message, WireString.self)
      encoder.implicit(18, reason, WireString.self)
      encoder.implicit(8, code, WireInt32.self)
    }
  }
}

extension TestingV1 {
  package struct FailResponse: WireMessage {
    package var earlier = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.testing.v1.FailResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: earlier = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(8, earlier, WireInt32.self)
    }
  }
}

extension TestingV1 {
  package struct FlowRequest: WireMessage {
    package var count = Int32(0)
    package var size = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.testing.v1.FlowRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: count = try decoder.read(WireInt32.self)
        case 16: size = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(16, size, WireInt32.self)
      encoder.implicit(8, count, WireInt32.self)
    }
  }
}

extension TestingV1 {
  package struct FlowResponse: WireMessage {
    package var payload = [UInt8]()
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.testing.v1.FlowResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: payload = try decoder.read(WireBytes.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(10, payload, WireBytes.self)
    }
  }
}

extension TestingV1 {
  package struct SoakRequest: WireMessage {
    package var payload = [UInt8]()
    package var pauseMilliseconds = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.testing.v1.SoakRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: payload = try decoder.read(WireBytes.self)
        case 16: pauseMilliseconds = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(16, pauseMilliseconds, WireInt32.self)
      encoder.implicit(10, payload, WireBytes.self)
    }
  }
}

extension TestingV1 {
  package struct SoakResponse: WireMessage {
    package var messages = Int64(0)
    package var bytesField = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.testing.v1.SoakResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: messages = try decoder.read(WireInt64.self)
        case 16: bytesField = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(16, bytesField, WireInt64.self)
      encoder.implicit(8, messages, WireInt64.self)
    }
  }
}

extension TestingV1 {
  package enum Method: Int, CaseIterable, Sendable {
    case getProbe, wait, fail, flow, soak

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "muster.testing.v1.ProbeService", name: "GetProbe", shape: .unary,
        input: "muster.testing.v1.GetProbeRequest", output: "muster.testing.v1.GetProbeResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "muster.testing.v1.ProbeService", name: "Wait", shape: .unary,
        input: "muster.testing.v1.WaitRequest", output: "muster.testing.v1.WaitResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "muster.testing.v1.ProbeService", name: "Fail", shape: .unary,
        input: "muster.testing.v1.FailRequest", output: "muster.testing.v1.FailResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "muster.testing.v1.ProbeService", name: "Flow", shape: .serverStream,
        input: "muster.testing.v1.FlowRequest", output: "muster.testing.v1.FlowResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "muster.testing.v1.ProbeService", name: "Soak", shape: .clientStream,
        input: "muster.testing.v1.SoakRequest", output: "muster.testing.v1.SoakResponse",
        access: .anyone, effect: .none, audit: .none
      ),
    ]
  }

  package protocol Service: Sendable {
    func getProbe(_ request: TestingV1.GetProbeRequest, as caller: Caller) async throws(RPCError) -> TestingV1.GetProbeResponse
    func wait(_ request: TestingV1.WaitRequest, as caller: Caller) async throws(RPCError) -> TestingV1.WaitResponse
    func fail(_ request: TestingV1.FailRequest, as caller: Caller) async throws(RPCError) -> TestingV1.FailResponse
    func flow(_ request: TestingV1.FlowRequest, to responses: ResponseWriter<TestingV1.FlowResponse>, as caller: Caller) async throws(RPCError)
    func soak(_ requests: RequestStream<TestingV1.SoakRequest>, as caller: Caller) async throws(RPCError) -> TestingV1.SoakResponse
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.getProbe.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TestingV1.GetProbeRequest.self, &caller)
        try await call.send(service.getProbe(request, as: caller))
      },
      MethodHandler(Method.wait.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TestingV1.WaitRequest.self, &caller)
        try await call.send(service.wait(request, as: caller))
      },
      MethodHandler(Method.fail.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TestingV1.FailRequest.self, &caller)
        try await call.send(service.fail(request, as: caller))
      },
      MethodHandler(Method.flow.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TestingV1.FlowRequest.self, &caller)
        try await service.flow(request, to: ResponseWriter(call), as: caller)
      },
      MethodHandler(Method.soak.info) { call, caller async throws(RPCError) in
        let requests = RequestStream<TestingV1.SoakRequest>(call)
        try await call.send(service.soak(requests, as: caller))
      },
    ]
  }

  package struct Client: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func getProbe(_ request: TestingV1.GetProbeRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TestingV1.GetProbeResponse {
      try await transport.unary(Method.getProbe.info, request, options)
    }

    package func wait(_ request: TestingV1.WaitRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TestingV1.WaitResponse {
      try await transport.unary(Method.wait.info, request, options)
    }

    package func fail(_ request: TestingV1.FailRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TestingV1.FailResponse {
      try await transport.unary(Method.fail.info, request, options)
    }

    package func flow(_ request: TestingV1.FlowRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> ResponseStream<TestingV1.FlowResponse> {
      try await transport.serverStream(Method.flow.info, request, options)
    }

    package func soak(_ options: CallOptions = CallOptions()) async throws(RPCError) -> ClientStreamCall<TestingV1.SoakRequest, TestingV1.SoakResponse> {
      try await transport.clientStream(Method.soak.info, options)
    }
  }
}

extension TestingV1 {
  package static let messages: [any WireMessage.Type] = [
    TestingV1.GetProbeRequest.self,
    TestingV1.GetProbeResponse.self,
    TestingV1.WaitRequest.self,
    TestingV1.WaitResponse.self,
    TestingV1.FailRequest.self,
    TestingV1.FailResponse.self,
    TestingV1.FlowRequest.self,
    TestingV1.FlowResponse.self,
    TestingV1.SoakRequest.self,
    TestingV1.SoakResponse.self,
  ]
}
