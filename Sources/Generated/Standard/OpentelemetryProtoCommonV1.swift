// Made by tools/protogen from opentelemetry/proto/common/v1/common.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterWire

package enum OpentelemetryProtoCommonV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CpYDCipvcGVudGVsZW1ldHJ5L3Byb3RvL2NvbW1vbi92MS9jb21tb24ucHJvdG8SHW9wZW50ZWxlbWV0cnkucHJvdG8uY29tbW9uLnYxIp0BCghBbnlWYWx1\
      ZRIjCgxzdHJpbmdfdmFsdWUYASABKAlIAFILc3RyaW5nVmFsdWUSHwoKYm9vbF92YWx1ZRgCIAEoCEgAUglib29sVmFsdWUSHQoJaW50X3ZhbHVlGAMgASgD\
      SABSCGludFZhbHVlEiMKDGRvdWJsZV92YWx1ZRgEIAEoAUgAUgtkb3VibGVWYWx1ZUIHCgV2YWx1ZSJbCghLZXlWYWx1ZRIQCgNrZXkYASABKAlSA2tleRI9\
      CgV2YWx1ZRgCIAEoCzInLm9wZW50ZWxlbWV0cnkucHJvdG8uY29tbW9uLnYxLkFueVZhbHVlUgV2YWx1ZSJEChRJbnN0cnVtZW50YXRpb25TY29wZRISCgRu\
      YW1lGAEgASgJUgRuYW1lEhgKB3ZlcnNpb24YAiABKAlSB3ZlcnNpb25iBnByb3RvMw==
      """,
    imports: []
  )
}

extension OpentelemetryProtoCommonV1 {
  package struct AnyValue: WireMessage {
    package var value: Value?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("opentelemetry.proto.common.v1.AnyValue")

    package enum Value: Equatable, Sendable {
      case stringValue(String)
      case boolValue(Bool)
      case intValue(Int64)
      case doubleValue(Double)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: value = .stringValue(try decoder.read(WireString.self))
        case 16: value = .boolValue(try decoder.read(WireBool.self))
        case 24: value = .intValue(try decoder.read(WireInt64.self))
        case 33: value = .doubleValue(try decoder.read(WireDouble.self))
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .doubleValue(let value)? = self.value { encoder.present(33, value, WireDouble.self) }
      if case .intValue(let value)? = self.value { encoder.present(24, value, WireInt64.self) }
      if case .boolValue(let value)? = self.value { encoder.present(16, value, WireBool.self) }
      if case .stringValue(let value)? = self.value { encoder.present(10, value, WireString.self) }
    }
  }
}

extension OpentelemetryProtoCommonV1 {
  package struct KeyValue: WireMessage {
    package var key = ""
    package var value: OpentelemetryProtoCommonV1.AnyValue?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("opentelemetry.proto.common.v1.KeyValue")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: key = try decoder.read(WireString.self)
        case 18: try decoder.nested(&value)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(18, value)
      encoder.implicit(10, key, WireString.self)
    }
  }
}

extension OpentelemetryProtoCommonV1 {
  package struct InstrumentationScope: WireMessage {
    package var name = ""
    package var version = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("opentelemetry.proto.common.v1.InstrumentationScope")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: name = try decoder.read(WireString.self)
        case 18: version = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, version, WireString.self)
      encoder.implicit(10, name, WireString.self)
    }
  }
}

extension OpentelemetryProtoCommonV1 {
  package static let messages: [any WireMessage.Type] = [
    OpentelemetryProtoCommonV1.AnyValue.self,
    OpentelemetryProtoCommonV1.KeyValue.self,
    OpentelemetryProtoCommonV1.InstrumentationScope.self,
  ]
}
