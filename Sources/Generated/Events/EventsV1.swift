// Made by tools/protogen from muster/events/v1/events.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterTypesAPI
package import MusterWellKnownAPI
package import MusterWire

package enum EventsV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CsITCh1tdXN0ZXIvZXZlbnRzL3YxL2V2ZW50cy5wcm90bxIQbXVzdGVyLmV2ZW50cy52MRoeZ29vZ2xlL3Byb3RvYnVmL2R1cmF0aW9uLnByb3RvGh9nb29n\
      bGUvcHJvdG9idWYvdGltZXN0YW1wLnByb3RvGh9tdXN0ZXIvb3B0aW9ucy92MS9vcHRpb25zLnByb3RvGhptdXN0ZXIvdHlwZS92MS9hY3Rvci5wcm90byLt\
      AwoFRXZlbnQSDgoCaWQYASABKAlSAmlkEhsKCXRlbmFudF9pZBgCIAEoCVIIdGVuYW50SWQSEgoEdHlwZRgDIAEoCVIEdHlwZRI7CgtjcmVhdGVfdGltZRgE\
      IAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCmNyZWF0ZVRpbWUSGwoJdGFyZ2V0X2lkGAUgASgJUgh0YXJnZXRJZBIlCg50YXJnZXRfdmVyc2lv\
      bhgGIAEoA1INdGFyZ2V0VmVyc2lvbhIrCgVhY3RvchgHIAEoCzIVLm11c3Rlci50eXBlLnYxLkFjdG9yUgVhY3RvchIlCg5jaGFuZ2VkX2ZpZWxkcxgIIAMo\
      CVINY2hhbmdlZEZpZWxkcxIaCgRkYXRhGAkgASgJQgaKkSQCcAJSBGRhdGESIQoMZGF0YV92ZXJzaW9uGAogASgFUgtkYXRhVmVyc2lvbhIdCgpyZXF1ZXN0\
      X2lkGAsgASgJUglyZXF1ZXN0SWQSGQoIdHJhY2VfaWQYDCABKAlSB3RyYWNlSWQSFgoGY3Vyc29yGA0gASgJUgZjdXJzb3I6PYqRJDkKBWV2ZW50EgtjcmVh\
      dGVfdGltZRIEdHlwZRIJdGFyZ2V0X2lkEhJhY3Rvci5kaXNwbGF5X25hbWUisQQKEUxpc3RFdmVudHNSZXF1ZXN0EisKCXRlbmFudF9pZBgBIAEoCUIOipEk\
      CggBUgZ0ZW5hbnRSCHRlbmFudElkEiMKCXBhZ2Vfc2l6ZRgCIAEoBUIGipEkAkAAUghwYWdlU2l6ZRImCgpwYWdlX3Rva2VuGAMgASgJQgeKkSQDKIAgUglw\
      YWdlVG9rZW4SLAoIb3JkZXJfYnkYBCABKAlCEYqRJA1qC2NyZWF0ZV90aW1lUgdvcmRlckJ5EiMKBXR5cGVzGAUgAygJQg2KkSQJKEA4MlgOgAEBUgV0eXBl\
      cxInCgl0YXJnZXRfaWQYBiABKAlCCoqRJAYogAGAAQFSCHRhcmdldElkEiUKCGFjdG9yX2lkGAcgASgJQgqKkSQGKIABgAEBUgdhY3RvcklkEikKCnJlcXVl\
      c3RfaWQYCCABKAlCCoqRJAYogAGAAQFSCXJlcXVlc3RJZBIkCgh0cmFjZV9pZBgJIAEoCUIJipEkBSgggAEBUgd0cmFjZUlkEkIKCnN0YXJ0X3RpbWUYCiAB\
      KAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wQgeKkSQDgAEBUglzdGFydFRpbWUSPgoIZW5kX3RpbWUYCyABKAsyGi5nb29nbGUucHJvdG9idWYuVGlt\
      ZXN0YW1wQgeKkSQDgAEBUgdlbmRUaW1lEioKDGFmdGVyX2N1cnNvchgMIAEoCUIHipEkAyiABFILYWZ0ZXJDdXJzb3IihQEKEkxpc3RFdmVudHNSZXNwb25z\
      ZRIvCgZldmVudHMYASADKAsyFy5tdXN0ZXIuZXZlbnRzLnYxLkV2ZW50UgZldmVudHMSJgoPbmV4dF9wYWdlX3Rva2VuGAIgASgJUg1uZXh0UGFnZVRva2Vu\
      EhYKBmN1cnNvchgDIAEoCVIGY3Vyc29yIuYCChJXYXRjaEV2ZW50c1JlcXVlc3QSKwoJdGVuYW50X2lkGAEgASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50\
      SWQSHwoGY3Vyc29yGAIgASgJQgeKkSQDKIAEUgZjdXJzb3ISMgoFc3RhcnQYAyABKA4yHC5tdXN0ZXIuZXZlbnRzLnYxLldhdGNoU3RhcnRSBXN0YXJ0EiMK\
      BXR5cGVzGAQgAygJQg2KkSQJKEA4MlgOgAEBUgV0eXBlcxIrCgp0YXJnZXRfaWRzGAUgAygJQgyKkSQIKIABOGSAAQFSCXRhcmdldElkcxIlCghhY3Rvcl9p\
      ZBgGIAEoCUIKipEkBiiAAYABAVIHYWN0b3JJZBJVChJoZWFydGJlYXRfaW50ZXJ2YWwYByABKAsyGS5nb29nbGUucHJvdG9idWYuRHVyYXRpb25CC4qRJAeQ\
      AQGYAawCUhFoZWFydGJlYXRJbnRlcnZhbCK0AQoTV2F0Y2hFdmVudHNSZXNwb25zZRIvCgZldmVudHMYASADKAsyFy5tdXN0ZXIuZXZlbnRzLnYxLkV2ZW50\
      UgZldmVudHMSFgoGY3Vyc29yGAIgASgJUgZjdXJzb3ISGwoJY2F1Z2h0X3VwGAMgASgIUghjYXVnaHRVcBI3CglzZW5kX3RpbWUYBCABKAsyGi5nb29nbGUu\
      cHJvdG9idWYuVGltZXN0YW1wUghzZW5kVGltZSpWCgpXYXRjaFN0YXJ0EhsKF1dBVENIX1NUQVJUX1VOU1BFQ0lGSUVEEAASEwoPV0FUQ0hfU1RBUlRfTk9X\
      EAESFgoSV0FUQ0hfU1RBUlRfT0xERVNUEAIyxwMKDEV2ZW50U2VydmljZRKmAQoKTGlzdEV2ZW50cxIjLm11c3Rlci5ldmVudHMudjEuTGlzdEV2ZW50c1Jl\
      cXVlc3QaJC5tdXN0ZXIuZXZlbnRzLnYxLkxpc3RFdmVudHNSZXNwb25zZSJNkAIBipEkRgoLZXZlbnRzLnJlYWQQAhgBIAFKMQoFZXZlbnQSBGxpc3QqImV2\
      ZW50IGxpc3QgLS10eXBlcyBsZWFkIC0tbGltaXQgMjASuwEKC1dhdGNoRXZlbnRzEiQubXVzdGVyLmV2ZW50cy52MS5XYXRjaEV2ZW50c1JlcXVlc3QaJS5t\
      dXN0ZXIuZXZlbnRzLnYxLldhdGNoRXZlbnRzUmVzcG9uc2UiXZACAYqRJFYKC2V2ZW50cy5yZWFkEAIYAiABSkEKBWV2ZW50EgV3YXRjaCopZXZlbnQgd2F0\
      Y2ggLS10eXBlcyBsZWFkLnVwZGF0ZWQgLW8ganNvbmwyBmV2ZW50czABGlCKkSRMCgtldmVudHMucmVhZBABGjtMaXN0IGFuZCB3YXRjaCBldmVudHMgYWJv\
      dXQgd2hhdCBvbmUgaGFzIHRoZSByaWdodCB0byByZWFkLkIbWhltdXN0ZXIvZXZlbnRzL3YxO2V2ZW50c3YxYgZwcm90bzM=
      """,
    imports: [GoogleProtobuf.pool, TypeV1.pool]
  )
}

extension EventsV1 {
  package struct Event: WireMessage {
    package var id = ""
    package var tenantID = ""
    package var type = ""
    package var createTime: GoogleProtobuf.Timestamp?
    package var targetID = ""
    package var targetVersion = Int64(0)
    package var actor: TypeV1.Actor?
    package var changedFields: [String] = []
    package var data = ""
    package var dataVersion = Int32(0)
    package var requestID = ""
    package var traceID = ""
    package var cursor = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.events.v1.Event")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: id = try decoder.read(WireString.self)
        case 18: tenantID = try decoder.read(WireString.self)
        case 26: type = try decoder.read(WireString.self)
        case 34: try decoder.nested(&createTime)
        case 42: targetID = try decoder.read(WireString.self)
        case 48: targetVersion = try decoder.read(WireInt64.self)
        case 58: try decoder.nested(&actor)
        case 66: try decoder.append(&changedFields, WireString.self)
        case 74: data = try decoder.read(WireString.self)
        case 80: dataVersion = try decoder.read(WireInt32.self)
        case 90: requestID = try decoder.read(WireString.self)
        case 98: traceID = try decoder.read(WireString.self)
        case 106: cursor = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(106, cursor, WireString.self)
      encoder.implicit(98, traceID, WireString.self)
      encoder.implicit(90, requestID, WireString.self)
      encoder.implicit(80, dataVersion, WireInt32.self)
      encoder.implicit(74, data, WireString.self)
      encoder.repeated(66, changedFields, WireString.self)
      encoder.optionalMessage(58, actor)
      encoder.implicit(48, targetVersion, WireInt64.self)
      encoder.implicit(42, targetID, WireString.self)
      encoder.optionalMessage(34, createTime)
      encoder.implicit(26, type, WireString.self)
      encoder.implicit(18, tenantID, WireString.self)
      encoder.implicit(10, id, WireString.self)
    }
  }
}

extension EventsV1 {
  package struct ListEventsRequest: TenantRequest {
    package var tenantID = ""
    package var pageSize = Int32(0)
    package var pageToken = ""
    package var orderBy = ""
    package var types: [String] = []
    package var targetID = ""
    package var actorID = ""
    package var requestID = ""
    package var traceID = ""
    package var startTime: GoogleProtobuf.Timestamp?
    package var endTime: GoogleProtobuf.Timestamp?
    package var afterCursor = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.events.v1.ListEventsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: pageSize = try decoder.read(WireInt32.self)
        case 26: pageToken = try decoder.read(WireString.self)
        case 34: orderBy = try decoder.read(WireString.self)
        case 42: try decoder.append(&types, WireString.self)
        case 50: targetID = try decoder.read(WireString.self)
        case 58: actorID = try decoder.read(WireString.self)
        case 66: requestID = try decoder.read(WireString.self)
        case 74: traceID = try decoder.read(WireString.self)
        case 82: try decoder.nested(&startTime)
        case 90: try decoder.nested(&endTime)
        case 98: afterCursor = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(98, afterCursor, WireString.self)
      encoder.optionalMessage(90, endTime)
      encoder.optionalMessage(82, startTime)
      encoder.implicit(74, traceID, WireString.self)
      encoder.implicit(66, requestID, WireString.self)
      encoder.implicit(58, actorID, WireString.self)
      encoder.implicit(50, targetID, WireString.self)
      encoder.repeated(42, types, WireString.self)
      encoder.implicit(34, orderBy, WireString.self)
      encoder.implicit(26, pageToken, WireString.self)
      encoder.implicit(16, pageSize, WireInt32.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(pageSize, "page_size", min: 0)
      violations.text(pageToken, "page_token", max: 4096)
      violations.text(orderBy, "order_by", oneOf: ["create_time", "create_time desc"])
      if violations.count(types.count, "types", max: 50) {
        violations.each(types, "types") { $0.text($1, $2, max: 64, format: .key) }
      }
      violations.text(targetID, "target_id", max: 128)
      violations.text(actorID, "actor_id", max: 128)
      violations.text(requestID, "request_id", max: 128)
      violations.text(traceID, "trace_id", max: 32)
      violations.timestamp(startTime.map { ($0.seconds, $0.nanos) }, "start_time")
      violations.timestamp(endTime.map { ($0.seconds, $0.nanos) }, "end_time")
      violations.text(afterCursor, "after_cursor", max: 512)
    }
  }
}

extension EventsV1 {
  package struct ListEventsResponse: WireMessage {
    package var events: [EventsV1.Event] = []
    package var nextPageToken = ""
    package var cursor = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.events.v1.ListEventsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &events)
        case 18: nextPageToken = try decoder.read(WireString.self)
        case 26: cursor = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(26, cursor, WireString.self)
      encoder.implicit(18, nextPageToken, WireString.self)
      encoder.messages(10, events)
    }
  }
}

extension EventsV1 {
  package struct WatchEventsRequest: TenantRequest {
    package var tenantID = ""
    package var cursor = ""
    package var start = EventsV1.WatchStart(rawValue: 0)
    package var types: [String] = []
    package var targetIDs: [String] = []
    package var actorID = ""
    package var heartbeatInterval: GoogleProtobuf.Duration?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.events.v1.WatchEventsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: cursor = try decoder.read(WireString.self)
        case 24: start = try decoder.read(WireEnumOf<EventsV1.WatchStart>.self)
        case 34: try decoder.append(&types, WireString.self)
        case 42: try decoder.append(&targetIDs, WireString.self)
        case 50: actorID = try decoder.read(WireString.self)
        case 58: try decoder.nested(&heartbeatInterval)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(58, heartbeatInterval)
      encoder.implicit(50, actorID, WireString.self)
      encoder.repeated(42, targetIDs, WireString.self)
      encoder.repeated(34, types, WireString.self)
      encoder.implicit(24, start, WireEnumOf<EventsV1.WatchStart>.self)
      encoder.implicit(18, cursor, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.text(cursor, "cursor", max: 512)
      violations.enumeration(start, "start")
      if violations.count(types.count, "types", max: 50) {
        violations.each(types, "types") { $0.text($1, $2, max: 64, format: .key) }
      }
      if violations.count(targetIDs.count, "target_ids", max: 100) {
        violations.each(targetIDs, "target_ids") { $0.text($1, $2, max: 128) }
      }
      violations.text(actorID, "actor_id", max: 128)
      violations.duration(heartbeatInterval.map { ($0.seconds, $0.nanos) }, "heartbeat_interval", min: 1, max: 300)
    }
  }
}

extension EventsV1 {
  package struct WatchEventsResponse: WireMessage {
    package var events: [EventsV1.Event] = []
    package var cursor = ""
    package var caughtUp = false
    package var sendTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.events.v1.WatchEventsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &events)
        case 18: cursor = try decoder.read(WireString.self)
        case 24: caughtUp = try decoder.read(WireBool.self)
        case 34: try decoder.nested(&sendTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(34, sendTime)
      encoder.implicit(24, caughtUp, WireBool.self)
      encoder.implicit(18, cursor, WireString.self)
      encoder.messages(10, events)
    }
  }
}

extension EventsV1 {
  package struct WatchStart: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var now: Self { Self(rawValue: 1) }
    package static var oldest: Self { Self(rawValue: 2) }

    package static var allKnown: [Self] {
      [.unspecified, .now, .oldest]
    }

    package var name: String? {
      switch rawValue {
      case 0: "WATCH_START_UNSPECIFIED"
      case 1: "WATCH_START_NOW"
      case 2: "WATCH_START_OLDEST"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "now"),
      (2, "oldest"),
    ])
  }
}

extension EventsV1 {
  package enum Method: Int, CaseIterable, Sendable {
    case listEvents, watchEvents

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "muster.events.v1.EventService", name: "ListEvents", shape: .unary,
        input: "muster.events.v1.ListEventsRequest", output: "muster.events.v1.ListEventsResponse",
        access: .tenant("events.read"), effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "event", verb: "list", example: "event list --types lead --limit 20")
      ),
      MethodInfo(
        service: "muster.events.v1.EventService", name: "WatchEvents", shape: .serverStream,
        input: "muster.events.v1.WatchEventsRequest", output: "muster.events.v1.WatchEventsResponse",
        access: .tenant("events.read"), effect: .read, audit: .none,
        command: CommandInfo(noun: "event", verb: "watch", example: "event watch --types lead.updated -o jsonl", rows: "events")
      ),
    ]
  }

  package static let permissions: [PermissionInfo] = [
    PermissionInfo("events.read", .viewer, "List and watch events about what one has the right to read."),
  ]

  package protocol Service: Sendable {
    func listEvents(_ request: EventsV1.ListEventsRequest, as caller: Caller) async throws(RPCError) -> EventsV1.ListEventsResponse
    func watchEvents(_ request: EventsV1.WatchEventsRequest, to responses: ResponseWriter<EventsV1.WatchEventsResponse>, as caller: Caller) async throws(RPCError)
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.listEvents.info) { call, caller async throws(RPCError) in
        let request = try await call.single(EventsV1.ListEventsRequest.self, &caller)
        try await call.send(service.listEvents(request, as: caller))
      },
      MethodHandler(Method.watchEvents.info) { call, caller async throws(RPCError) in
        let request = try await call.single(EventsV1.WatchEventsRequest.self, &caller)
        try await service.watchEvents(request, to: ResponseWriter(call), as: caller)
      },
    ]
  }

  package struct Unserved: Service {
    package init() {}

    package func listEvents(_ request: EventsV1.ListEventsRequest, as caller: Caller) async throws(RPCError) -> EventsV1.ListEventsResponse {
      throw .methodUnknown(Method.listEvents.info.path)
    }

    package func watchEvents(_ request: EventsV1.WatchEventsRequest, to responses: ResponseWriter<EventsV1.WatchEventsResponse>, as caller: Caller) async throws(RPCError) {
      throw .methodUnknown(Method.watchEvents.info.path)
    }
  }

  package struct Client: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func listEvents(_ request: EventsV1.ListEventsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> EventsV1.ListEventsResponse {
      try await transport.unary(Method.listEvents.info, request, options)
    }

    package func watchEvents(_ request: EventsV1.WatchEventsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> ResponseStream<EventsV1.WatchEventsResponse> {
      try await transport.serverStream(Method.watchEvents.info, request, options)
    }
  }
}

extension EventsV1 {
  package static let messages: [any WireMessage.Type] = [
    EventsV1.Event.self,
    EventsV1.ListEventsRequest.self,
    EventsV1.ListEventsResponse.self,
    EventsV1.WatchEventsRequest.self,
    EventsV1.WatchEventsResponse.self,
  ]
}
