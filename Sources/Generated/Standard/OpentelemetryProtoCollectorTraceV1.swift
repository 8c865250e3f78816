// Made by tools/protogen from opentelemetry/proto/collector/trace/v1/trace_service.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterWire

package enum OpentelemetryProtoCollectorTraceV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CvsDCjpvcGVudGVsZW1ldHJ5L3Byb3RvL2NvbGxlY3Rvci90cmFjZS92MS90cmFjZV9zZXJ2aWNlLnByb3RvEiZvcGVudGVsZW1ldHJ5LnByb3RvLmNvbGxl\
      Y3Rvci50cmFjZS52MRoob3BlbnRlbGVtZXRyeS9wcm90by90cmFjZS92MS90cmFjZS5wcm90byJvChlFeHBvcnRUcmFjZVNlcnZpY2VSZXF1ZXN0ElIKDnJl\
      c291cmNlX3NwYW5zGAEgAygLMisub3BlbnRlbGVtZXRyeS5wcm90by50cmFjZS52MS5SZXNvdXJjZVNwYW5zUg1yZXNvdXJjZVNwYW5zIogBChpFeHBvcnRU\
      cmFjZVNlcnZpY2VSZXNwb25zZRJqCg9wYXJ0aWFsX3N1Y2Nlc3MYASABKAsyQS5vcGVudGVsZW1ldHJ5LnByb3RvLmNvbGxlY3Rvci50cmFjZS52MS5FeHBv\
      cnRUcmFjZVBhcnRpYWxTdWNjZXNzUg5wYXJ0aWFsU3VjY2VzcyJnChlFeHBvcnRUcmFjZVBhcnRpYWxTdWNjZXNzEiUKDnJlamVjdGVkX3NwYW5zGAEgASgD\
      Ug1yZWplY3RlZFNwYW5zEiMKDWVycm9yX21lc3NhZ2UYAiABKAlSDGVycm9yTWVzc2FnZWIGcHJvdG8z
      """,
    imports: [OpentelemetryProtoTraceV1.pool]
  )
}

extension OpentelemetryProtoCollectorTraceV1 {
  package struct ExportTraceServiceRequest: WireMessage {
    package var resourceSpans: [OpentelemetryProtoTraceV1.ResourceSpans] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &resourceSpans)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(10, resourceSpans)
    }
  }
}

extension OpentelemetryProtoCollectorTraceV1 {
  package struct ExportTraceServiceResponse: WireMessage {
    package var partialSuccess: OpentelemetryProtoCollectorTraceV1.ExportTracePartialSuccess?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&partialSuccess)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, partialSuccess)
    }
  }
}

extension OpentelemetryProtoCollectorTraceV1 {
  package struct ExportTracePartialSuccess: WireMessage {
    package var rejectedSpans = Int64(0)
    package var errorMessage = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: rejectedSpans = try decoder.read(WireInt64.self)
        case 18: errorMessage = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, errorMessage, WireString.self)
      encoder.implicit(8, rejectedSpans, WireInt64.self)
    }
  }
}

extension OpentelemetryProtoCollectorTraceV1 {
  package static let messages: [any WireMessage.Type] = [
    OpentelemetryProtoCollectorTraceV1.ExportTraceServiceRequest.self,
    OpentelemetryProtoCollectorTraceV1.ExportTraceServiceResponse.self,
    OpentelemetryProtoCollectorTraceV1.ExportTracePartialSuccess.self,
  ]
}
