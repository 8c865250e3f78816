// Made by tools/protogen from google/rpc/status.proto, google/rpc/error_details.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterWellKnownAPI
package import MusterWire

package enum GoogleRpc {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CrABChdnb29nbGUvcnBjL3N0YXR1cy5wcm90bxIKZ29vZ2xlLnJwYxoZZ29vZ2xlL3Byb3RvYnVmL2FueS5wcm90byJmCgZTdGF0dXMSEgoEY29kZRgBIAEo\
      BVIEY29kZRIYCgdtZXNzYWdlGAIgASgJUgdtZXNzYWdlEi4KB2RldGFpbHMYAyADKAsyFC5nb29nbGUucHJvdG9idWYuQW55UgdkZXRhaWxzYgZwcm90bzMK\
      xggKHmdvb2dsZS9ycGMvZXJyb3JfZGV0YWlscy5wcm90bxIKZ29vZ2xlLnJwYxoeZ29vZ2xlL3Byb3RvYnVmL2R1cmF0aW9uLnByb3RvIrkBCglFcnJvcklu\
      Zm8SFgoGcmVhc29uGAEgASgJUgZyZWFzb24SFgoGZG9tYWluGAIgASgJUgZkb21haW4SPwoIbWV0YWRhdGEYAyADKAsyIy5nb29nbGUucnBjLkVycm9ySW5m\
      by5NZXRhZGF0YUVudHJ5UghtZXRhZGF0YRo7Cg1NZXRhZGF0YUVudHJ5EhAKA2tleRgBIAEoCVIDa2V5EhQKBXZhbHVlGAIgASgJUgV2YWx1ZToCOAEiRwoJ\
      UmV0cnlJbmZvEjoKC3JldHJ5X2RlbGF5GAEgASgLMhkuZ29vZ2xlLnByb3RvYnVmLkR1cmF0aW9uUgpyZXRyeURlbGF5IpsBCgxRdW90YUZhaWx1cmUSQgoK\
      dmlvbGF0aW9ucxgBIAMoCzIiLmdvb2dsZS5ycGMuUXVvdGFGYWlsdXJlLlZpb2xhdGlvblIKdmlvbGF0aW9ucxpHCglWaW9sYXRpb24SGAoHc3ViamVjdBgB\
      IAEoCVIHc3ViamVjdBIgCgtkZXNjcmlwdGlvbhgCIAEoCVILZGVzY3JpcHRpb24ivQEKE1ByZWNvbmRpdGlvbkZhaWx1cmUSSQoKdmlvbGF0aW9ucxgBIAMo\
      CzIpLmdvb2dsZS5ycGMuUHJlY29uZGl0aW9uRmFpbHVyZS5WaW9sYXRpb25SCnZpb2xhdGlvbnMaWwoJVmlvbGF0aW9uEhIKBHR5cGUYASABKAlSBHR5cGUS\
      GAoHc3ViamVjdBgCIAEoCVIHc3ViamVjdBIgCgtkZXNjcmlwdGlvbhgDIAEoCVILZGVzY3JpcHRpb24iqAEKCkJhZFJlcXVlc3QSUAoQZmllbGRfdmlvbGF0\
      aW9ucxgBIAMoCzIlLmdvb2dsZS5ycGMuQmFkUmVxdWVzdC5GaWVsZFZpb2xhdGlvblIPZmllbGRWaW9sYXRpb25zGkgKDkZpZWxkVmlvbGF0aW9uEhQKBWZp\
      ZWxkGAEgASgJUgVmaWVsZBIgCgtkZXNjcmlwdGlvbhgCIAEoCVILZGVzY3JpcHRpb24iTwoLUmVxdWVzdEluZm8SHQoKcmVxdWVzdF9pZBgBIAEoCVIJcmVx\
      dWVzdElkEiEKDHNlcnZpbmdfZGF0YRgCIAEoCVILc2VydmluZ0RhdGEikAEKDFJlc291cmNlSW5mbxIjCg1yZXNvdXJjZV90eXBlGAEgASgJUgxyZXNvdXJj\
      ZVR5cGUSIwoNcmVzb3VyY2VfbmFtZRgCIAEoCVIMcmVzb3VyY2VOYW1lEhQKBW93bmVyGAMgASgJUgVvd25lchIgCgtkZXNjcmlwdGlvbhgEIAEoCVILZGVz\
      Y3JpcHRpb25iBnByb3RvMw==
      """,
    imports: [GoogleProtobuf.pool]
  )
}

extension GoogleRpc {
  package struct Status: WireMessage {
    package var code = Int32(0)
    package var message = ""
    package var details: [GoogleProtobuf.AnyMessage] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("google.rpc.Status")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: code = try decoder.read(WireInt32.self)
        case 18: message = try decoder.read(WireString.self)
        case 26: try decoder.append(message: &details)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(26, details)
      encoder.implicit(18, message, WireString.self)
      encoder.implicit(8, code, WireInt32.self)
    }
  }
}

extension GoogleRpc {
  package struct ErrorInfo: WireMessage {
    package var reason = ""
    package var domain = ""
    package var metadata = WireMap<WireString, WireString.Value>()
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("google.rpc.ErrorInfo")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: reason = try decoder.read(WireString.self)
        case 18: domain = try decoder.read(WireString.self)
        case 26: try decoder.entry(&metadata, WireString.self, WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.map(26, metadata, WireString.self, WireString.self)
      encoder.implicit(18, domain, WireString.self)
      encoder.implicit(10, reason, WireString.self)
    }
  }
}

extension GoogleRpc {
  package struct RetryInfo: WireMessage {
    package var retryDelay: GoogleProtobuf.Duration?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("google.rpc.RetryInfo")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&retryDelay)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, retryDelay)
    }
  }
}

extension GoogleRpc {
  package struct QuotaFailure: WireMessage {
    package var violationsField: [GoogleRpc.QuotaFailure.Violation] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("google.rpc.QuotaFailure")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &violationsField)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(10, violationsField)
    }

    package struct Violation: WireMessage {
      package var subject = ""
      package var description = ""
      package var unknownFields = UnknownFields()

      package init() {}

      package static let schema = pool.generated("google.rpc.QuotaFailure.Violation")

      package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
        while let tag = try decoder.nextTag() {
          switch tag {
          case 10: subject = try decoder.read(WireString.self)
          case 18: description = try decoder.read(WireString.self)
          default: try decoder.skip(tag, &unknownFields)
          }
        }
      }

      package func encode(into encoder: inout WireEncoder) {
        encoder.unknown(unknownFields)
        encoder.implicit(18, description, WireString.self)
        encoder.implicit(10, subject, WireString.self)
      }
    }
  }
}

extension GoogleRpc {
  package struct PreconditionFailure: WireMessage {
    package var violationsField: [GoogleRpc.PreconditionFailure.Violation] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("google.rpc.PreconditionFailure")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &violationsField)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(10, violationsField)
    }

    package struct Violation: WireMessage {
      package var type = ""
      package var subject = ""
      package var description = ""
      package var unknownFields = UnknownFields()

      package init() {}

      package static let schema = pool.generated("google.rpc.PreconditionFailure.Violation")

      package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
        while let tag = try decoder.nextTag() {
          switch tag {
          case 10: type = try decoder.read(WireString.self)
          case 18: subject = try decoder.read(WireString.self)
          case 26: description = try decoder.read(WireString.self)
          default: try decoder.skip(tag, &unknownFields)
          }
        }
      }

      package func encode(into encoder: inout WireEncoder) {
        encoder.unknown(unknownFields)
        encoder.implicit(26, description, WireString.self)
        encoder.implicit(18, subject, WireString.self)
        encoder.implicit(10, type, WireString.self)
      }
    }
  }
}

extension GoogleRpc {
  package struct BadRequest: WireMessage {
    package var fieldViolations: [GoogleRpc.BadRequest.FieldViolation] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("google.rpc.BadRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &fieldViolations)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(10, fieldViolations)
    }

    package struct FieldViolation: WireMessage {
      package var field = ""
      package var description = ""
      package var unknownFields = UnknownFields()

      package init() {}

      package static let schema = pool.generated("google.rpc.BadRequest.FieldViolation")

      package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
        while let tag = try decoder.nextTag() {
          switch tag {
          case 10: field = try decoder.read(WireString.self)
          case 18: description = try decoder.read(WireString.self)
          default: try decoder.skip(tag, &unknownFields)
          }
        }
      }

      package func encode(into encoder: inout WireEncoder) {
        encoder.unknown(unknownFields)
        encoder.implicit(18, description, WireString.self)
        encoder.implicit(10, field, WireString.self)
      }
    }
  }
}

extension GoogleRpc {
  package struct RequestInfo: WireMessage {
    package var requestID = ""
    package var servingData = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("google.rpc.RequestInfo")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: requestID = try decoder.read(WireString.self)
        case 18: servingData = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, servingData, WireString.self)
      encoder.implicit(10, requestID, WireString.self)
    }
  }
}

extension GoogleRpc {
  package struct ResourceInfo: WireMessage {
    package var resourceType = ""
    package var resourceName = ""
    package var owner = ""
    package var description = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("google.rpc.ResourceInfo")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: resourceType = try decoder.read(WireString.self)
        case 18: resourceName = try decoder.read(WireString.self)
        case 26: owner = try decoder.read(WireString.self)
        case 34: description = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(34, description, WireString.self)
      encoder.implicit(26, owner, WireString.self)
      encoder.implicit(18, resourceName, WireString.self)
      encoder.implicit(10, resourceType, WireString.self)
    }
  }
}

extension GoogleRpc {
  package static let messages: [any WireMessage.Type] = [
    GoogleRpc.Status.self,
    GoogleRpc.ErrorInfo.self,
    GoogleRpc.RetryInfo.self,
    GoogleRpc.QuotaFailure.self,
    GoogleRpc.QuotaFailure.Violation.self,
    GoogleRpc.PreconditionFailure.self,
    GoogleRpc.PreconditionFailure.Violation.self,
    GoogleRpc.BadRequest.self,
    GoogleRpc.BadRequest.FieldViolation.self,
    GoogleRpc.RequestInfo.self,
    GoogleRpc.ResourceInfo.self,
  ]
}
