// Made by tools/protogen from opentelemetry/proto/resource/v1/resource.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterWire

package enum OpentelemetryProtoResourceV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CtoBCi5vcGVudGVsZW1ldHJ5L3Byb3RvL3Jlc291cmNlL3YxL3Jlc291cmNlLnByb3RvEh9vcGVudGVsZW1ldHJ5LnByb3RvLnJlc291cmNlLnYxGipvcGVu\
      dGVsZW1ldHJ5L3Byb3RvL2NvbW1vbi92MS9jb21tb24ucHJvdG8iUwoIUmVzb3VyY2USRwoKYXR0cmlidXRlcxgBIAMoCzInLm9wZW50ZWxlbWV0cnkucHJv\
      dG8uY29tbW9uLnYxLktleVZhbHVlUgphdHRyaWJ1dGVzYgZwcm90bzM=
      """,
    imports: [OpentelemetryProtoCommonV1.pool]
  )
}

extension OpentelemetryProtoResourceV1 {
  package struct Resource: WireMessage {
    package var attributes: [OpentelemetryProtoCommonV1.KeyValue] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("opentelemetry.proto.resource.v1.Resource")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &attributes)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(10, attributes)
    }
  }
}

extension OpentelemetryProtoResourceV1 {
  package static let messages: [any WireMessage.Type] = [
    OpentelemetryProtoResourceV1.Resource.self,
  ]
}
