// Made by tools/protogen from grpc/reflection/v1/reflection.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterWire

package enum GrpcReflectionV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CtANCiNncnBjL3JlZmxlY3Rpb24vdjEvcmVmbGVjdGlvbi5wcm90bxISZ3JwYy5yZWZsZWN0aW9uLnYxIvMCChdTZXJ2ZXJSZWZsZWN0aW9uUmVxdWVzdBIS\
      CgRob3N0GAEgASgJUgRob3N0EioKEGZpbGVfYnlfZmlsZW5hbWUYAyABKAlIAFIOZmlsZUJ5RmlsZW5hbWUSNgoWZmlsZV9jb250YWluaW5nX3N5bWJvbBgE\
      IAEoCUgAUhRmaWxlQ29udGFpbmluZ1N5bWJvbBJiChlmaWxlX2NvbnRhaW5pbmdfZXh0ZW5zaW9uGAUgASgLMiQuZ3JwYy5yZWZsZWN0aW9uLnYxLkV4dGVu\
      c2lvblJlcXVlc3RIAFIXZmlsZUNvbnRhaW5pbmdFeHRlbnNpb24SQgodYWxsX2V4dGVuc2lvbl9udW1iZXJzX29mX3R5cGUYBiABKAlIAFIZYWxsRXh0ZW5z\
      aW9uTnVtYmVyc09mVHlwZRIlCg1saXN0X3NlcnZpY2VzGAcgASgJSABSDGxpc3RTZXJ2aWNlc0IRCg9tZXNzYWdlX3JlcXVlc3QiZgoQRXh0ZW5zaW9uUmVx\
      dWVzdBInCg9jb250YWluaW5nX3R5cGUYASABKAlSDmNvbnRhaW5pbmdUeXBlEikKEGV4dGVuc2lvbl9udW1iZXIYAiABKAVSD2V4dGVuc2lvbk51bWJlciKu\
      BAoYU2VydmVyUmVmbGVjdGlvblJlc3BvbnNlEh0KCnZhbGlkX2hvc3QYASABKAlSCXZhbGlkSG9zdBJWChBvcmlnaW5hbF9yZXF1ZXN0GAIgASgLMisuZ3Jw\
      Yy5yZWZsZWN0aW9uLnYxLlNlcnZlclJlZmxlY3Rpb25SZXF1ZXN0Ug9vcmlnaW5hbFJlcXVlc3QSZgoYZmlsZV9kZXNjcmlwdG9yX3Jlc3BvbnNlGAQgASgL\
      MiouZ3JwYy5yZWZsZWN0aW9uLnYxLkZpbGVEZXNjcmlwdG9yUmVzcG9uc2VIAFIWZmlsZURlc2NyaXB0b3JSZXNwb25zZRJyCh5hbGxfZXh0ZW5zaW9uX251\
      bWJlcnNfcmVzcG9uc2UYBSABKAsyKy5ncnBjLnJlZmxlY3Rpb24udjEuRXh0ZW5zaW9uTnVtYmVyUmVzcG9uc2VIAFIbYWxsRXh0ZW5zaW9uTnVtYmVyc1Jl\
      c3BvbnNlEl8KFmxpc3Rfc2VydmljZXNfcmVzcG9uc2UYBiABKAsyJy5ncnBjLnJlZmxlY3Rpb24udjEuTGlzdFNlcnZpY2VSZXNwb25zZUgAUhRsaXN0U2Vy\
      dmljZXNSZXNwb25zZRJKCg5lcnJvcl9yZXNwb25zZRgHIAEoCzIhLmdycGMucmVmbGVjdGlvbi52MS5FcnJvclJlc3BvbnNlSABSDWVycm9yUmVzcG9uc2VC\
      EgoQbWVzc2FnZV9yZXNwb25zZSJMChZGaWxlRGVzY3JpcHRvclJlc3BvbnNlEjIKFWZpbGVfZGVzY3JpcHRvcl9wcm90bxgBIAMoDFITZmlsZURlc2NyaXB0\
      b3JQcm90byJqChdFeHRlbnNpb25OdW1iZXJSZXNwb25zZRIkCg5iYXNlX3R5cGVfbmFtZRgBIAEoCVIMYmFzZVR5cGVOYW1lEikKEGV4dGVuc2lvbl9udW1i\
      ZXIYAiADKAVSD2V4dGVuc2lvbk51bWJlciJUChNMaXN0U2VydmljZVJlc3BvbnNlEj0KB3NlcnZpY2UYASADKAsyIy5ncnBjLnJlZmxlY3Rpb24udjEuU2Vy\
      dmljZVJlc3BvbnNlUgdzZXJ2aWNlIiUKD1NlcnZpY2VSZXNwb25zZRISCgRuYW1lGAEgASgJUgRuYW1lIlMKDUVycm9yUmVzcG9uc2USHQoKZXJyb3JfY29k\
      ZRgBIAEoBVIJZXJyb3JDb2RlEiMKDWVycm9yX21lc3NhZ2UYAiABKAlSDGVycm9yTWVzc2FnZTKJAQoQU2VydmVyUmVmbGVjdGlvbhJ1ChRTZXJ2ZXJSZWZs\
      ZWN0aW9uSW5mbxIrLmdycGMucmVmbGVjdGlvbi52MS5TZXJ2ZXJSZWZsZWN0aW9uUmVxdWVzdBosLmdycGMucmVmbGVjdGlvbi52MS5TZXJ2ZXJSZWZsZWN0\
      aW9uUmVzcG9uc2UoATABQmYKFWlvLmdycGMucmVmbGVjdGlvbi52MUIVU2VydmVyUmVmbGVjdGlvblByb3RvUAFaNGdvb2dsZS5nb2xhbmcub3JnL2dycGMv\
      cmVmbGVjdGlvbi9ncnBjX3JlZmxlY3Rpb25fdjFiBnByb3RvMw==
      """,
    imports: []
  )
}

extension GrpcReflectionV1 {
  package struct ServerReflectionRequest: WireMessage {
    package var host = ""
    package var messageRequest: MessageRequest?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1.ServerReflectionRequest")

    package enum MessageRequest: Equatable, Sendable {
      case fileByFilename(String)
      case fileContainingSymbol(String)
      case fileContainingExtension(GrpcReflectionV1.ExtensionRequest)
      case allExtensionNumbersOfType(String)
      case listServices(String)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: host = try decoder.read(WireString.self)
        case 26: messageRequest = .fileByFilename(try decoder.read(WireString.self))
        case 34: messageRequest = .fileContainingSymbol(try decoder.read(WireString.self))
        case 42:
          var merged = if case .fileContainingExtension(let value)? = self.messageRequest { value } else { GrpcReflectionV1.ExtensionRequest() }
          try decoder.nested(&merged)
          messageRequest = .fileContainingExtension(merged)
        case 50: messageRequest = .allExtensionNumbersOfType(try decoder.read(WireString.self))
        case 58: messageRequest = .listServices(try decoder.read(WireString.self))
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .listServices(let value)? = self.messageRequest { encoder.present(58, value, WireString.self) }
      if case .allExtensionNumbersOfType(let value)? = self.messageRequest { encoder.present(50, value, WireString.self) }
      if case .fileContainingExtension(let value)? = self.messageRequest { encoder.message(42, value) }
      if case .fileContainingSymbol(let value)? = self.messageRequest { encoder.present(34, value, WireString.self) }
      if case .fileByFilename(let value)? = self.messageRequest { encoder.present(26, value, WireString.self) }
      encoder.implicit(10, host, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(host, "host")
      if case .fileByFilename(let value)? = self.messageRequest { violations.text(value, "file_by_filename") }
      if case .fileContainingSymbol(let value)? = self.messageRequest { violations.text(value, "file_containing_symbol") }
      if case .fileContainingExtension(let value)? = self.messageRequest { violations.message(value, "file_containing_extension") }
      if case .allExtensionNumbersOfType(let value)? = self.messageRequest { violations.text(value, "all_extension_numbers_of_type") }
      if case .listServices(let value)? = self.messageRequest { violations.text(value, "list_services") }
    }
  }
}

extension GrpcReflectionV1 {
  package struct ExtensionRequest: WireMessage {
    package var containingType = ""
    package var extensionNumber = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1.ExtensionRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: containingType = try decoder.read(WireString.self)
        case 16: extensionNumber = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(16, extensionNumber, WireInt32.self)
      encoder.implicit(10, containingType, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(containingType, "containing_type")
    }
  }
}

extension GrpcReflectionV1 {
  package struct ServerReflectionResponse: WireMessage {
    package var validHost = ""
    package var originalRequest: GrpcReflectionV1.ServerReflectionRequest?
    package var messageResponse: MessageResponse?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1.ServerReflectionResponse")

    package enum MessageResponse: Equatable, Sendable {
      case fileDescriptorResponse(GrpcReflectionV1.FileDescriptorResponse)
      case allExtensionNumbersResponse(GrpcReflectionV1.ExtensionNumberResponse)
      case listServicesResponse(GrpcReflectionV1.ListServiceResponse)
      case errorResponse(GrpcReflectionV1.ErrorResponse)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: validHost = try decoder.read(WireString.self)
        case 18: try decoder.nested(&originalRequest)
        case 34:
          var merged = if case .fileDescriptorResponse(let value)? = self.messageResponse { value } else { GrpcReflectionV1.FileDescriptorResponse() }
          try decoder.nested(&merged)
          messageResponse = .fileDescriptorResponse(merged)
        case 42:
          var merged = if case .allExtensionNumbersResponse(let value)? = self.messageResponse { value } else { GrpcReflectionV1.ExtensionNumberResponse() }
          try decoder.nested(&merged)
          messageResponse = .allExtensionNumbersResponse(merged)
        case 50:
          var merged = if case .listServicesResponse(let value)? = self.messageResponse { value } else { GrpcReflectionV1.ListServiceResponse() }
          try decoder.nested(&merged)
          messageResponse = .listServicesResponse(merged)
        case 58:
          var merged = if case .errorResponse(let value)? = self.messageResponse { value } else { GrpcReflectionV1.ErrorResponse() }
          try decoder.nested(&merged)
          messageResponse = .errorResponse(merged)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .errorResponse(let value)? = self.messageResponse { encoder.message(58, value) }
      if case .listServicesResponse(let value)? = self.messageResponse { encoder.message(50, value) }
      if case .allExtensionNumbersResponse(let value)? = self.messageResponse { encoder.message(42, value) }
      if case .fileDescriptorResponse(let value)? = self.messageResponse { encoder.message(34, value) }
      encoder.optionalMessage(18, originalRequest)
      encoder.implicit(10, validHost, WireString.self)
    }
  }
}

extension GrpcReflectionV1 {
  package struct FileDescriptorResponse: WireMessage {
    package var fileDescriptorProto: [[UInt8]] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1.FileDescriptorResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(&fileDescriptorProto, WireBytes.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.repeated(10, fileDescriptorProto, WireBytes.self)
    }
  }
}

extension GrpcReflectionV1 {
  package struct ExtensionNumberResponse: WireMessage {
    package var baseTypeName = ""
    package var extensionNumber: [Int32] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1.ExtensionNumberResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: baseTypeName = try decoder.read(WireString.self)
        case 16: try decoder.append(&extensionNumber, WireInt32.self)
        case 18: try decoder.appendPacked(&extensionNumber, WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.packed(18, extensionNumber, WireInt32.self)
      encoder.implicit(10, baseTypeName, WireString.self)
    }
  }
}

extension GrpcReflectionV1 {
  package struct ListServiceResponse: WireMessage {
    package var service: [GrpcReflectionV1.ServiceResponse] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1.ListServiceResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &service)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(10, service)
    }
  }
}

extension GrpcReflectionV1 {
  package struct ServiceResponse: WireMessage {
    package var name = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1.ServiceResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: name = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(10, name, WireString.self)
    }
  }
}

extension GrpcReflectionV1 {
  package struct ErrorResponse: WireMessage {
    package var errorCode = Int32(0)
    package var errorMessage = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1.ErrorResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: errorCode = try decoder.read(WireInt32.self)
        case 18: errorMessage = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, errorMessage, WireString.self)
      encoder.implicit(8, errorCode, WireInt32.self)
    }
  }
}

extension GrpcReflectionV1 {
  package enum Method: Int, CaseIterable, Sendable {
    case serverReflectionInfo

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "grpc.reflection.v1.ServerReflection", name: "ServerReflectionInfo", shape: .bidirectional,
        input: "grpc.reflection.v1.ServerReflectionRequest", output: "grpc.reflection.v1.ServerReflectionResponse",
        access: .anyone, effect: .none, audit: .none
      ),
    ]
  }

  package protocol Service: Sendable {
    func serverReflectionInfo(_ requests: RequestStream<GrpcReflectionV1.ServerReflectionRequest>, to responses: ResponseWriter<GrpcReflectionV1.ServerReflectionResponse>, as caller: Caller) async throws(RPCError)
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.serverReflectionInfo.info) { call, caller async throws(RPCError) in
        let requests = RequestStream<GrpcReflectionV1.ServerReflectionRequest>(call)
        try await service.serverReflectionInfo(requests, to: ResponseWriter(call), as: caller)
      },
    ]
  }

  package struct Client: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func serverReflectionInfo(_ options: CallOptions = CallOptions()) async throws(RPCError) -> BidirectionalCall<GrpcReflectionV1.ServerReflectionRequest, GrpcReflectionV1.ServerReflectionResponse> {
      try await transport.bidirectional(Method.serverReflectionInfo.info, options)
    }
  }
}

extension GrpcReflectionV1 {
  package static let messages: [any WireMessage.Type] = [
    GrpcReflectionV1.ServerReflectionRequest.self,
    GrpcReflectionV1.ExtensionRequest.self,
    GrpcReflectionV1.ServerReflectionResponse.self,
    GrpcReflectionV1.FileDescriptorResponse.self,
    GrpcReflectionV1.ExtensionNumberResponse.self,
    GrpcReflectionV1.ListServiceResponse.self,
    GrpcReflectionV1.ServiceResponse.self,
    GrpcReflectionV1.ErrorResponse.self,
  ]
}
