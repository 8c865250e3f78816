// Made by tools/protogen from names.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterWire

package enum NamesV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CuoGCgtuYW1lcy5wcm90bxIPbXVzdGVyLm5hbWVzLnYxGh9tdXN0ZXIvb3B0aW9ucy92MS9vcHRpb25zLnByb3RvIvkCCgVOYW1lcxIUCgVjbGFzcxgBIAEo\
      CVIFY2xhc3MSEgoEc2VsZhgCIAEoCVIEc2VsZhIbCgl0ZW5hbnRfaWQYAyABKAlSCHRlbmFudElkEhkKCGxlYWRfaWRzGAQgAygJUgdsZWFkSWRzEhkKCGJh\
      c2VfdXJsGAUgASgJUgdiYXNlVXJsEg4KAmlkGAYgASgJUgJpZBIlCg51bmtub3duX2ZpZWxkcxgHIAEoCVINdW5rbm93bkZpZWxkcxIUCgVVUFBFUhgIIAEo\
      CVIFVVBQRVISHAoJbWl4ZWRDYXNlGAkgASgJUgltaXhlZENhc2USFAoFYnl0ZXMYCiABKAlSBWJ5dGVzEh8KC2J5dGVzX2ZpZWxkGAsgASgJUgpieXRlc0Zp\
      ZWxkEhsKCXRyYWlsaW5nXxgMIAEoCVIIdHJhaWxpbmcSFAoEY2FzZRgNIAEoCUgAUgRjYXNlEhQKBGluaXQYDiABKAVIAFIEaW5pdEIICgZzd2l0Y2gihQEK\
      BUVycm9yEjUKBWZpcnN0GAEgASgLMh0ubXVzdGVyLm5hbWVzLnYxLkVycm9yLkNob2ljZUgAUgVmaXJzdBIxCgZzZWNvbmQYAiABKAsyFy5tdXN0ZXIubmFt\
      ZXMudjEuU3RyaW5nSABSBnNlY29uZBoICgZDaG9pY2VCCAoGY2hvaWNlIiAKBlN0cmluZxIWCgZzdHJpbmcYASABKAlSBnN0cmluZyIPCg1JbXBvcnRSZXF1\
      ZXN0IhAKDkltcG9ydFJlc3BvbnNlKnIKBVdvcmRzEhUKEVdPUkRTX1VOU1BFQ0lGSUVEEAASDgoKV09SRFNfU0VMRhABEhEKDVdPUkRTX0RFRkFVTFQQAhIN\
      CglXT1JEU18yRkEQAxIOCgpXT1JEU19OQU1FEAQSEAoMT1RIRVJfUFJFRklYEAUyZAoLTmFtZVNlcnZpY2USVQoGSW1wb3J0Eh4ubXVzdGVyLm5hbWVzLnYx\
      LkltcG9ydFJlcXVlc3QaHy5tdXN0ZXIubmFtZXMudjEuSW1wb3J0UmVzcG9uc2UiCoqRJAYQARgEIAFiBnByb3RvMw==
      """,
    imports: []
  )
}

extension NamesV1 {
  package struct Names: WireMessage {
    package var `class` = ""
    package var selfField = ""
    package var tenantID = ""
    package var leadIDs: [String] = []
    package var baseURL = ""
    package var id = ""
    package var unknownFieldsField = ""
    package var upper = ""
    package var mixedCase = ""
    package var bytesField = ""
    package var bytesFieldField11 = ""
    package var trailing = ""
    package var `switch`: Switch?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.names.v1.Names")

    package enum Switch: Equatable, Sendable {
      case `case`(String)
      case initField(Int32)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: `class` = try decoder.read(WireString.self)
        case 18: selfField = try decoder.read(WireString.self)
        case 26: tenantID = try decoder.read(WireString.self)
        case 34: try decoder.append(&leadIDs, WireString.self)
        case 42: baseURL = try decoder.read(WireString.self)
        case 50: id = try decoder.read(WireString.self)
        case 58: unknownFieldsField = try decoder.read(WireString.self)
        case 66: upper = try decoder.read(WireString.self)
        case 74: mixedCase = try decoder.read(WireString.self)
        case 82: bytesField = try decoder.read(WireString.self)
        case 90: bytesFieldField11 = try decoder.read(WireString.self)
        case 98: trailing = try decoder.read(WireString.self)
        case 106: `switch` = .`case`(try decoder.read(WireString.self))
        case 112: `switch` = .initField(try decoder.read(WireInt32.self))
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .initField(let value)? = self.`switch` { encoder.present(112, value, WireInt32.self) }
      if case .`case`(let value)? = self.`switch` { encoder.present(106, value, WireString.self) }
      encoder.implicit(98, trailing, WireString.self)
      encoder.implicit(90, bytesFieldField11, WireString.self)
      encoder.implicit(82, bytesField, WireString.self)
      encoder.implicit(74, mixedCase, WireString.self)
      encoder.implicit(66, upper, WireString.self)
      encoder.implicit(58, unknownFieldsField, WireString.self)
      encoder.implicit(50, id, WireString.self)
      encoder.implicit(42, baseURL, WireString.self)
      encoder.repeated(34, leadIDs, WireString.self)
      encoder.implicit(26, tenantID, WireString.self)
      encoder.implicit(18, selfField, WireString.self)
      encoder.implicit(10, `class`, WireString.self)
    }
  }
}

extension NamesV1 {
  package struct ErrorMessage: WireMessage {
    package var choice: ChoiceChoice?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.names.v1.Error")

    package enum ChoiceChoice: Equatable, Sendable {
      case first(NamesV1.ErrorMessage.Choice)
      case second(NamesV1.StringMessage)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10:
          var merged = if case .first(let value)? = self.choice { value } else { NamesV1.ErrorMessage.Choice() }
          try decoder.nested(&merged)
          choice = .first(merged)
        case 18:
          var merged = if case .second(let value)? = self.choice { value } else { NamesV1.StringMessage() }
          try decoder.nested(&merged)
          choice = .second(merged)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .second(let value)? = self.choice { encoder.message(18, value) }
      if case .first(let value)? = self.choice { encoder.message(10, value) }
    }

    package struct Choice: WireMessage {
      package var unknownFields = UnknownFields()

      package init() {}

      package static let schema = pool.generated("muster.names.v1.Error.Choice")

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
}

extension NamesV1 {
  package struct StringMessage: WireMessage {
    package var string = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.names.v1.String")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: string = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(10, string, WireString.self)
    }
  }
}

extension NamesV1 {
  package struct ImportRequest: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.names.v1.ImportRequest")

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

extension NamesV1 {
  package struct ImportResponse: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.names.v1.ImportResponse")

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

extension NamesV1 {
  package struct Words: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var selfValue: Self { Self(rawValue: 1) }
    package static var `default`: Self { Self(rawValue: 2) }
    package static var words2fa: Self { Self(rawValue: 3) }
    package static var nameValue: Self { Self(rawValue: 4) }
    package static var otherPrefix: Self { Self(rawValue: 5) }

    package static var allKnown: [Self] {
      [.unspecified, .selfValue, .`default`, .words2fa, .nameValue, .otherPrefix]
    }

    package var name: String? {
      switch rawValue {
      case 0: "WORDS_UNSPECIFIED"
      case 1: "WORDS_SELF"
      case 2: "WORDS_DEFAULT"
      case 3: "WORDS_2FA"
      case 4: "WORDS_NAME"
      case 5: "OTHER_PREFIX"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "self"),
      (2, "default"),
      (3, "2fa"),
      (4, "name"),
      (5, "other_prefix"),
    ])
  }
}

extension NamesV1 {
  package enum Method: Int, CaseIterable, Sendable {
    case `import`

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "muster.names.v1.NameService", name: "Import", shape: .unary,
        input: "muster.names.v1.ImportRequest", output: "muster.names.v1.ImportResponse",
        access: .anyone, effect: .none, audit: .none
      ),
    ]
  }

  package static let permissions: [PermissionInfo] = [
  ]

  package protocol Service: Sendable {
    func `import`(_ request: NamesV1.ImportRequest, as caller: Caller) async throws(RPCError) -> NamesV1.ImportResponse
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.`import`.info) { call, caller async throws(RPCError) in
        let request = try await call.single(NamesV1.ImportRequest.self, &caller)
        try await call.send(service.`import`(request, as: caller))
      },
    ]
  }

  package struct Unserved: Service {
    package init() {}

    package func `import`(_ request: NamesV1.ImportRequest, as caller: Caller) async throws(RPCError) -> NamesV1.ImportResponse {
      throw .methodUnknown(Method.`import`.info.path)
    }
  }

  package struct Client: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func `import`(_ request: NamesV1.ImportRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> NamesV1.ImportResponse {
      try await transport.unary(Method.`import`.info, request, options)
    }
  }
}

extension NamesV1 {
  package static let messages: [any WireMessage.Type] = [
    NamesV1.Names.self,
    NamesV1.ErrorMessage.self,
    NamesV1.ErrorMessage.Choice.self,
    NamesV1.StringMessage.self,
    NamesV1.ImportRequest.self,
    NamesV1.ImportResponse.self,
  ]
}
