// Made by tools/protogen from grpc/reflection/v1alpha/reflection.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterWire

package enum GrpcReflectionV1alpha {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CpQOCihncnBjL3JlZmxlY3Rpb24vdjFhbHBoYS9yZWZsZWN0aW9uLnByb3RvEhdncnBjLnJlZmxlY3Rpb24udjFhbHBoYSL4AgoXU2VydmVyUmVmbGVjdGlv\
      blJlcXVlc3QSEgoEaG9zdBgBIAEoCVIEaG9zdBIqChBmaWxlX2J5X2ZpbGVuYW1lGAMgASgJSABSDmZpbGVCeUZpbGVuYW1lEjYKFmZpbGVfY29udGFpbmlu\
      Z19zeW1ib2wYBCABKAlIAFIUZmlsZUNvbnRhaW5pbmdTeW1ib2wSZwoZZmlsZV9jb250YWluaW5nX2V4dGVuc2lvbhgFIAEoCzIpLmdycGMucmVmbGVjdGlv\
      bi52MWFscGhhLkV4dGVuc2lvblJlcXVlc3RIAFIXZmlsZUNvbnRhaW5pbmdFeHRlbnNpb24SQgodYWxsX2V4dGVuc2lvbl9udW1iZXJzX29mX3R5cGUYBiAB\
      KAlIAFIZYWxsRXh0ZW5zaW9uTnVtYmVyc09mVHlwZRIlCg1saXN0X3NlcnZpY2VzGAcgASgJSABSDGxpc3RTZXJ2aWNlc0IRCg9tZXNzYWdlX3JlcXVlc3Qi\
      ZgoQRXh0ZW5zaW9uUmVxdWVzdBInCg9jb250YWluaW5nX3R5cGUYASABKAlSDmNvbnRhaW5pbmdUeXBlEikKEGV4dGVuc2lvbl9udW1iZXIYAiABKAVSD2V4\
      dGVuc2lvbk51bWJlciLHBAoYU2VydmVyUmVmbGVjdGlvblJlc3BvbnNlEh0KCnZhbGlkX2hvc3QYASABKAlSCXZhbGlkSG9zdBJbChBvcmlnaW5hbF9yZXF1\
      ZXN0GAIgASgLMjAuZ3JwYy5yZWZsZWN0aW9uLnYxYWxwaGEuU2VydmVyUmVmbGVjdGlvblJlcXVlc3RSD29yaWdpbmFsUmVxdWVzdBJrChhmaWxlX2Rlc2Ny\
      aXB0b3JfcmVzcG9uc2UYBCABKAsyLy5ncnBjLnJlZmxlY3Rpb24udjFhbHBoYS5GaWxlRGVzY3JpcHRvclJlc3BvbnNlSABSFmZpbGVEZXNjcmlwdG9yUmVz\
      cG9uc2USdwoeYWxsX2V4dGVuc2lvbl9udW1iZXJzX3Jlc3BvbnNlGAUgASgLMjAuZ3JwYy5yZWZsZWN0aW9uLnYxYWxwaGEuRXh0ZW5zaW9uTnVtYmVyUmVz\
      cG9uc2VIAFIbYWxsRXh0ZW5zaW9uTnVtYmVyc1Jlc3BvbnNlEmQKFmxpc3Rfc2VydmljZXNfcmVzcG9uc2UYBiABKAsyLC5ncnBjLnJlZmxlY3Rpb24udjFh\
      bHBoYS5MaXN0U2VydmljZVJlc3BvbnNlSABSFGxpc3RTZXJ2aWNlc1Jlc3BvbnNlEk8KDmVycm9yX3Jlc3BvbnNlGAcgASgLMiYuZ3JwYy5yZWZsZWN0aW9u\
      LnYxYWxwaGEuRXJyb3JSZXNwb25zZUgAUg1lcnJvclJlc3BvbnNlQhIKEG1lc3NhZ2VfcmVzcG9uc2UiTAoWRmlsZURlc2NyaXB0b3JSZXNwb25zZRIyChVm\
      aWxlX2Rlc2NyaXB0b3JfcHJvdG8YASADKAxSE2ZpbGVEZXNjcmlwdG9yUHJvdG8iagoXRXh0ZW5zaW9uTnVtYmVyUmVzcG9uc2USJAoOYmFzZV90eXBlX25h\
      bWUYASABKAlSDGJhc2VUeXBlTmFtZRIpChBleHRlbnNpb25fbnVtYmVyGAIgAygFUg9leHRlbnNpb25OdW1iZXIiWQoTTGlzdFNlcnZpY2VSZXNwb25zZRJC\
      CgdzZXJ2aWNlGAEgAygLMiguZ3JwYy5yZWZsZWN0aW9uLnYxYWxwaGEuU2VydmljZVJlc3BvbnNlUgdzZXJ2aWNlIiUKD1NlcnZpY2VSZXNwb25zZRISCgRu\
      YW1lGAEgASgJUgRuYW1lIlMKDUVycm9yUmVzcG9uc2USHQoKZXJyb3JfY29kZRgBIAEoBVIJZXJyb3JDb2RlEiMKDWVycm9yX21lc3NhZ2UYAiABKAlSDGVy\
      cm9yTWVzc2FnZTKTAQoQU2VydmVyUmVmbGVjdGlvbhJ/ChRTZXJ2ZXJSZWZsZWN0aW9uSW5mbxIwLmdycGMucmVmbGVjdGlvbi52MWFscGhhLlNlcnZlclJl\
      ZmxlY3Rpb25SZXF1ZXN0GjEuZ3JwYy5yZWZsZWN0aW9uLnYxYWxwaGEuU2VydmVyUmVmbGVjdGlvblJlc3BvbnNlKAEwAUJzChppby5ncnBjLnJlZmxlY3Rp\
      b24udjFhbHBoYUIVU2VydmVyUmVmbGVjdGlvblByb3RvUAFaOWdvb2dsZS5nb2xhbmcub3JnL2dycGMvcmVmbGVjdGlvbi9ncnBjX3JlZmxlY3Rpb25fdjFh\
      bHBoYbgBAWIGcHJvdG8z
      """,
    imports: []
  )
}

extension GrpcReflectionV1alpha {
  package struct ServerReflectionRequest: WireMessage {
    package var host = ""
    package var messageRequest: MessageRequest?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1alpha.ServerReflectionRequest")

    package enum MessageRequest: Equatable, Sendable {
      case fileByFilename(String)
      case fileContainingSymbol(String)
      case fileContainingExtension(GrpcReflectionV1alpha.ExtensionRequest)
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
          var merged = if case .fileContainingExtension(let value)? = self.messageRequest { value } else { GrpcReflectionV1alpha.ExtensionRequest() }
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

extension GrpcReflectionV1alpha {
  package struct ExtensionRequest: WireMessage {
    package var containingType = ""
    package var extensionNumber = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1alpha.ExtensionRequest")

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

extension GrpcReflectionV1alpha {
  package struct ServerReflectionResponse: WireMessage {
    package var validHost = ""
    package var originalRequest: GrpcReflectionV1alpha.ServerReflectionRequest?
    package var messageResponse: MessageResponse?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1alpha.ServerReflectionResponse")

    package enum MessageResponse: Equatable, Sendable {
      case fileDescriptorResponse(GrpcReflectionV1alpha.FileDescriptorResponse)
      case allExtensionNumbersResponse(GrpcReflectionV1alpha.ExtensionNumberResponse)
      case listServicesResponse(GrpcReflectionV1alpha.ListServiceResponse)
      case errorResponse(GrpcReflectionV1alpha.ErrorResponse)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: validHost = try decoder.read(WireString.self)
        case 18: try decoder.nested(&originalRequest)
        case 34:
          var merged = if case .fileDescriptorResponse(let value)? = self.messageResponse { value } else { GrpcReflectionV1alpha.FileDescriptorResponse() }
          try decoder.nested(&merged)
          messageResponse = .fileDescriptorResponse(merged)
        case 42:
          var merged = if case .allExtensionNumbersResponse(let value)? = self.messageResponse { value } else { GrpcReflectionV1alpha.ExtensionNumberResponse() }
          try decoder.nested(&merged)
          messageResponse = .allExtensionNumbersResponse(merged)
        case 50:
          var merged = if case .listServicesResponse(let value)? = self.messageResponse { value } else { GrpcReflectionV1alpha.ListServiceResponse() }
          try decoder.nested(&merged)
          messageResponse = .listServicesResponse(merged)
        case 58:
          var merged = if case .errorResponse(let value)? = self.messageResponse { value } else { GrpcReflectionV1alpha.ErrorResponse() }
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

extension GrpcReflectionV1alpha {
  package struct FileDescriptorResponse: WireMessage {
    package var fileDescriptorProto: [[UInt8]] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1alpha.FileDescriptorResponse")

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

extension GrpcReflectionV1alpha {
  package struct ExtensionNumberResponse: WireMessage {
    package var baseTypeName = ""
    package var extensionNumber: [Int32] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1alpha.ExtensionNumberResponse")

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

extension GrpcReflectionV1alpha {
  package struct ListServiceResponse: WireMessage {
    package var service: [GrpcReflectionV1alpha.ServiceResponse] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1alpha.ListServiceResponse")

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

extension GrpcReflectionV1alpha {
  package struct ServiceResponse: WireMessage {
    package var name = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1alpha.ServiceResponse")

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

extension GrpcReflectionV1alpha {
  package struct ErrorResponse: WireMessage {
    package var errorCode = Int32(0)
    package var errorMessage = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.reflection.v1alpha.ErrorResponse")

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

extension GrpcReflectionV1alpha {
  package enum Method: Int, CaseIterable, Sendable {
    case serverReflectionInfo

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "grpc.reflection.v1alpha.ServerReflection", name: "ServerReflectionInfo", shape: .bidirectional,
        input: "grpc.reflection.v1alpha.ServerReflectionRequest", output: "grpc.reflection.v1alpha.ServerReflectionResponse",
        access: .anyone, effect: .none, audit: .none
      ),
    ]
  }

  package protocol Service: Sendable {
    func serverReflectionInfo(_ requests: RequestStream<GrpcReflectionV1alpha.ServerReflectionRequest>, to responses: ResponseWriter<GrpcReflectionV1alpha.ServerReflectionResponse>, as caller: Caller) async throws(RPCError)
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.serverReflectionInfo.info) { call, caller async throws(RPCError) in
        let requests = RequestStream<GrpcReflectionV1alpha.ServerReflectionRequest>(call)
        try await service.serverReflectionInfo(requests, to: ResponseWriter(call), as: caller)
      },
    ]
  }

  package struct Client: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func serverReflectionInfo(_ options: CallOptions = CallOptions()) async throws(RPCError) -> BidirectionalCall<GrpcReflectionV1alpha.ServerReflectionRequest, GrpcReflectionV1alpha.ServerReflectionResponse> {
      try await transport.bidirectional(Method.serverReflectionInfo.info, options)
    }
  }
}

extension GrpcReflectionV1alpha {
  package static let messages: [any WireMessage.Type] = [
    GrpcReflectionV1alpha.ServerReflectionRequest.self,
    GrpcReflectionV1alpha.ExtensionRequest.self,
    GrpcReflectionV1alpha.ServerReflectionResponse.self,
    GrpcReflectionV1alpha.FileDescriptorResponse.self,
    GrpcReflectionV1alpha.ExtensionNumberResponse.self,
    GrpcReflectionV1alpha.ListServiceResponse.self,
    GrpcReflectionV1alpha.ServiceResponse.self,
    GrpcReflectionV1alpha.ErrorResponse.self,
  ]
}
