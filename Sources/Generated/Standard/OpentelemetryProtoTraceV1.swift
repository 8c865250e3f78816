// Made by tools/protogen from opentelemetry/proto/trace/v1/trace.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterWire

package enum OpentelemetryProtoTraceV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CsgKCihvcGVudGVsZW1ldHJ5L3Byb3RvL3RyYWNlL3YxL3RyYWNlLnByb3RvEhxvcGVudGVsZW1ldHJ5LnByb3RvLnRyYWNlLnYxGipvcGVudGVsZW1ldHJ5\
      L3Byb3RvL2NvbW1vbi92MS9jb21tb24ucHJvdG8aLm9wZW50ZWxlbWV0cnkvcHJvdG8vcmVzb3VyY2UvdjEvcmVzb3VyY2UucHJvdG8ioQEKDVJlc291cmNl\
      U3BhbnMSRQoIcmVzb3VyY2UYASABKAsyKS5vcGVudGVsZW1ldHJ5LnByb3RvLnJlc291cmNlLnYxLlJlc291cmNlUghyZXNvdXJjZRJJCgtzY29wZV9zcGFu\
      cxgCIAMoCzIoLm9wZW50ZWxlbWV0cnkucHJvdG8udHJhY2UudjEuU2NvcGVTcGFuc1IKc2NvcGVTcGFucyKRAQoKU2NvcGVTcGFucxJJCgVzY29wZRgBIAEo\
      CzIzLm9wZW50ZWxlbWV0cnkucHJvdG8uY29tbW9uLnYxLkluc3RydW1lbnRhdGlvblNjb3BlUgVzY29wZRI4CgVzcGFucxgCIAMoCzIiLm9wZW50ZWxlbWV0\
      cnkucHJvdG8udHJhY2UudjEuU3BhblIFc3BhbnMipwUKBFNwYW4SGQoIdHJhY2VfaWQYASABKAxSB3RyYWNlSWQSFwoHc3Bhbl9pZBgCIAEoDFIGc3Bhbklk\
      Eh8KC3RyYWNlX3N0YXRlGAMgASgJUgp0cmFjZVN0YXRlEiQKDnBhcmVudF9zcGFuX2lkGAQgASgMUgxwYXJlbnRTcGFuSWQSEgoEbmFtZRgFIAEoCVIEbmFt\
      ZRI/CgRraW5kGAYgASgOMisub3BlbnRlbGVtZXRyeS5wcm90by50cmFjZS52MS5TcGFuLlNwYW5LaW5kUgRraW5kEi8KFHN0YXJ0X3RpbWVfdW5peF9uYW5v\
      GAcgASgGUhFzdGFydFRpbWVVbml4TmFubxIrChJlbmRfdGltZV91bml4X25hbm8YCCABKAZSD2VuZFRpbWVVbml4TmFubxJHCgphdHRyaWJ1dGVzGAkgAygL\
      Micub3BlbnRlbGVtZXRyeS5wcm90by5jb21tb24udjEuS2V5VmFsdWVSCmF0dHJpYnV0ZXMSOAoYZHJvcHBlZF9hdHRyaWJ1dGVzX2NvdW50GAogASgNUhZk\
      cm9wcGVkQXR0cmlidXRlc0NvdW50EjwKBnN0YXR1cxgPIAEoCzIkLm9wZW50ZWxlbWV0cnkucHJvdG8udHJhY2UudjEuU3RhdHVzUgZzdGF0dXMSFAoFZmxh\
      Z3MYECABKAdSBWZsYWdzIpkBCghTcGFuS2luZBIZChVTUEFOX0tJTkRfVU5TUEVDSUZJRUQQABIWChJTUEFOX0tJTkRfSU5URVJOQUwQARIUChBTUEFOX0tJ\
      TkRfU0VSVkVSEAISFAoQU1BBTl9LSU5EX0NMSUVOVBADEhYKElNQQU5fS0lORF9QUk9EVUNFUhAEEhYKElNQQU5fS0lORF9DT05TVU1FUhAFIrcBCgZTdGF0\
      dXMSGAoHbWVzc2FnZRgCIAEoCVIHbWVzc2FnZRJDCgRjb2RlGAMgASgOMi8ub3BlbnRlbGVtZXRyeS5wcm90by50cmFjZS52MS5TdGF0dXMuU3RhdHVzQ29k\
      ZVIEY29kZSJOCgpTdGF0dXNDb2RlEhUKEVNUQVRVU19DT0RFX1VOU0VUEAASEgoOU1RBVFVTX0NPREVfT0sQARIVChFTVEFUVVNfQ09ERV9FUlJPUhACYgZw\
      cm90bzM=
      """,
    imports: [OpentelemetryProtoCommonV1.pool, OpentelemetryProtoResourceV1.pool]
  )
}

extension OpentelemetryProtoTraceV1 {
  package struct ResourceSpans: WireMessage {
    package var resource: OpentelemetryProtoResourceV1.Resource?
    package var scopeSpans: [OpentelemetryProtoTraceV1.ScopeSpans] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("opentelemetry.proto.trace.v1.ResourceSpans")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&resource)
        case 18: try decoder.append(message: &scopeSpans)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(18, scopeSpans)
      encoder.optionalMessage(10, resource)
    }
  }
}

extension OpentelemetryProtoTraceV1 {
  package struct ScopeSpans: WireMessage {
    package var scope: OpentelemetryProtoCommonV1.InstrumentationScope?
    package var spans: [OpentelemetryProtoTraceV1.Span] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("opentelemetry.proto.trace.v1.ScopeSpans")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&scope)
        case 18: try decoder.append(message: &spans)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(18, spans)
      encoder.optionalMessage(10, scope)
    }
  }
}

extension OpentelemetryProtoTraceV1 {
  package struct Span: WireMessage {
    package var traceID = [UInt8]()
    package var spanID = [UInt8]()
    package var traceState = ""
    package var parentSpanID = [UInt8]()
    package var name = ""
    package var kind = OpentelemetryProtoTraceV1.Span.SpanKind(rawValue: 0)
    package var startTimeUnixNano = UInt64(0)
    package var endTimeUnixNano = UInt64(0)
    package var attributes: [OpentelemetryProtoCommonV1.KeyValue] = []
    package var droppedAttributesCount = UInt32(0)
    package var status: OpentelemetryProtoTraceV1.Status?
    package var flags = UInt32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("opentelemetry.proto.trace.v1.Span")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: traceID = try decoder.read(WireBytes.self)
        case 18: spanID = try decoder.read(WireBytes.self)
        case 26: traceState = try decoder.read(WireString.self)
        case 34: parentSpanID = try decoder.read(WireBytes.self)
        case 42: name = try decoder.read(WireString.self)
        case 48: kind = try decoder.read(WireEnumOf<OpentelemetryProtoTraceV1.Span.SpanKind>.self)
        case 57: startTimeUnixNano = try decoder.read(WireFixed64.self)
        case 65: endTimeUnixNano = try decoder.read(WireFixed64.self)
        case 74: try decoder.append(message: &attributes)
        case 80: droppedAttributesCount = try decoder.read(WireUInt32.self)
        case 122: try decoder.nested(&status)
        case 133: flags = try decoder.read(WireFixed32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(133, flags, WireFixed32.self)
      encoder.optionalMessage(122, status)
      encoder.implicit(80, droppedAttributesCount, WireUInt32.self)
      encoder.messages(74, attributes)
      encoder.implicit(65, endTimeUnixNano, WireFixed64.self)
      encoder.implicit(57, startTimeUnixNano, WireFixed64.self)
      encoder.implicit(48, kind, WireEnumOf<OpentelemetryProtoTraceV1.Span.SpanKind>.self)
      encoder.implicit(42, name, WireString.self)
      encoder.implicit(34, parentSpanID, WireBytes.self)
      encoder.implicit(26, traceState, WireString.self)
      encoder.implicit(18, spanID, WireBytes.self)
      encoder.implicit(10, traceID, WireBytes.self)
    }

    package struct SpanKind: WireEnum {
      package var rawValue: Int32

      package init(rawValue: Int32) {
        self.rawValue = rawValue
      }

      package static var unspecified: Self { Self(rawValue: 0) }
      package static var `internal`: Self { Self(rawValue: 1) }
      package static var server: Self { Self(rawValue: 2) }
      package static var client: Self { Self(rawValue: 3) }
      package static var producer: Self { Self(rawValue: 4) }
      package static var consumer: Self { Self(rawValue: 5) }

      package static var allKnown: [Self] {
        [.unspecified, .`internal`, .server, .client, .producer, .consumer]
      }

      package var name: String? {
        switch rawValue {
        case 0: "SPAN_KIND_UNSPECIFIED"
        case 1: "SPAN_KIND_INTERNAL"
        case 2: "SPAN_KIND_SERVER"
        case 3: "SPAN_KIND_CLIENT"
        case 4: "SPAN_KIND_PRODUCER"
        case 5: "SPAN_KIND_CONSUMER"
        default: nil
        }
      }

      package static let storedNames = StoredNames([
        (1, "internal"),
        (2, "server"),
        (3, "client"),
        (4, "producer"),
        (5, "consumer"),
      ])
    }
  }
}

extension OpentelemetryProtoTraceV1 {
  package struct Status: WireMessage {
    package var message = ""
    package var code = OpentelemetryProtoTraceV1.Status.StatusCode(rawValue: 0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("opentelemetry.proto.trace.v1.Status")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 18: message = try decoder.read(WireString.self)
        case 24: code = try decoder.read(WireEnumOf<OpentelemetryProtoTraceV1.Status.StatusCode>.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(24, code, WireEnumOf<OpentelemetryProtoTraceV1.Status.StatusCode>.self)
      encoder.implicit(18, message, WireString.self)
    }

    package struct StatusCode: WireEnum {
      package var rawValue: Int32

      package init(rawValue: Int32) {
        self.rawValue = rawValue
      }

      package static var unset: Self { Self(rawValue: 0) }
      package static var ok: Self { Self(rawValue: 1) }
      package static var error: Self { Self(rawValue: 2) }

      package static var allKnown: [Self] {
        [.unset, .ok, .error]
      }

      package var name: String? {
        switch rawValue {
        case 0: "STATUS_CODE_UNSET"
        case 1: "STATUS_CODE_OK"
        case 2: "STATUS_CODE_ERROR"
        default: nil
        }
      }

      package static let storedNames = StoredNames([
        (1, "status_code_ok"),
        (2, "status_code_error"),
      ])
    }
  }
}

extension OpentelemetryProtoTraceV1 {
  package static let messages: [any WireMessage.Type] = [
    OpentelemetryProtoTraceV1.ResourceSpans.self,
    OpentelemetryProtoTraceV1.ScopeSpans.self,
    OpentelemetryProtoTraceV1.Span.self,
    OpentelemetryProtoTraceV1.Status.self,
  ]
}
