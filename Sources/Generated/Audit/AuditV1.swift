// Made by tools/protogen from muster/audit/v1/audit.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterTypesAPI
package import MusterWellKnownAPI
package import MusterWire

package enum AuditV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CrcYChttdXN0ZXIvYXVkaXQvdjEvYXVkaXQucHJvdG8SD211c3Rlci5hdWRpdC52MRofZ29vZ2xlL3Byb3RvYnVmL3RpbWVzdGFtcC5wcm90bxofbXVzdGVy\
      L29wdGlvbnMvdjEvb3B0aW9ucy5wcm90bxoabXVzdGVyL3R5cGUvdjEvYWN0b3IucHJvdG8ipgUKCkF1ZGl0RXZlbnQSDgoCaWQYASABKAlSAmlkEhsKCXRl\
      bmFudF9pZBgCIAEoCVIIdGVuYW50SWQSOwoLY3JlYXRlX3RpbWUYAyABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgpjcmVhdGVUaW1lEisKBWFj\
      dG9yGAQgASgLMhUubXVzdGVyLnR5cGUudjEuQWN0b3JSBWFjdG9yEhYKBm1ldGhvZBgFIAEoCVIGbWV0aG9kEh4KCnBlcm1pc3Npb24YBiABKAlSCnBlcm1p\
      c3Npb24SGwoJdGFyZ2V0X2lkGAcgASgJUgh0YXJnZXRJZBIdCgpyZXF1ZXN0X2lkGAggASgJUglyZXF1ZXN0SWQSGQoIdHJhY2VfaWQYCSABKAlSB3RyYWNl\
      SWQSJQoOY2hhbmdlZF9maWVsZHMYCiADKAlSDWNoYW5nZWRGaWVsZHMSJQoOdmVyc2lvbl9iZWZvcmUYCyABKANSDXZlcnNpb25CZWZvcmUSIwoNdmVyc2lv\
      bl9hZnRlchgMIAEoA1IMdmVyc2lvbkFmdGVyEjcKB291dGNvbWUYDSABKA4yHS5tdXN0ZXIuYXVkaXQudjEuQXVkaXRPdXRjb21lUgdvdXRjb21lEhYKBnJl\
      YXNvbhgOIAEoCVIGcmVhc29uEi0KDnNvdXJjZV9hZGRyZXNzGA8gASgJQgaKkSQCcAJSDXNvdXJjZUFkZHJlc3MSFAoFY291bnQYECABKANSBWNvdW50Eh8K\
      C3NlYWxfbnVtYmVyGBEgASgDUgpzZWFsTnVtYmVyOkiKkSRECgVhdWRpdBILY3JlYXRlX3RpbWUSEmFjdG9yLmRpc3BsYXlfbmFtZRIGbWV0aG9kEgl0YXJn\
      ZXRfaWQSB291dGNvbWUinwEKCkF1ZGl0RmF1bHQSMwoEa2luZBgBIAEoDjIfLm11c3Rlci5hdWRpdC52MS5BdWRpdEZhdWx0S2luZFIEa2luZBIZCghldmVu\
      dF9pZBgCIAEoCVIHZXZlbnRJZBIfCgtzZWFsX251bWJlchgDIAEoA1IKc2VhbE51bWJlchIgCgtkZXNjcmlwdGlvbhgEIAEoCVILZGVzY3JpcHRpb24iyQQK\
      Fkxpc3RBdWRpdEV2ZW50c1JlcXVlc3QSKQoJdGVuYW50X2lkGAEgASgJQgyKkSQIUgZ0ZW5hbnRSCHRlbmFudElkEiMKCXBhZ2Vfc2l6ZRgCIAEoBUIGipEk\
      AkAAUghwYWdlU2l6ZRImCgpwYWdlX3Rva2VuGAMgASgJQgeKkSQDKIAgUglwYWdlVG9rZW4SLAoIb3JkZXJfYnkYBCABKAlCEYqRJA1qC2NyZWF0ZV90aW1l\
      UgdvcmRlckJ5EiUKCGFjdG9yX2lkGAUgASgJQgqKkSQGKIABgAEBUgdhY3RvcklkEiIKBm1ldGhvZBgGIAEoCUIKipEkBijIAYABAVIGbWV0aG9kEicKCXRh\
      cmdldF9pZBgHIAEoCUIKipEkBiiAAYABAVIIdGFyZ2V0SWQSKQoKcmVxdWVzdF9pZBgIIAEoCUIKipEkBiiAAYABAVIJcmVxdWVzdElkEiQKCHRyYWNlX2lk\
      GAkgASgJQgmKkSQFKCCAAQFSB3RyYWNlSWQSQAoHb3V0Y29tZRgKIAEoDjIdLm11c3Rlci5hdWRpdC52MS5BdWRpdE91dGNvbWVCB4qRJAOAAQFSB291dGNv\
      bWUSQgoKc3RhcnRfdGltZRgLIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBCB4qRJAOAAQFSCXN0YXJ0VGltZRI+CghlbmRfdGltZRgMIAEoCzIa\
      Lmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBCB4qRJAOAAQFSB2VuZFRpbWUigQEKF0xpc3RBdWRpdEV2ZW50c1Jlc3BvbnNlEj4KDGF1ZGl0X2V2ZW50cxgB\
      IAMoCzIbLm11c3Rlci5hdWRpdC52MS5BdWRpdEV2ZW50UgthdWRpdEV2ZW50cxImCg9uZXh0X3BhZ2VfdG9rZW4YAiABKAlSDW5leHRQYWdlVG9rZW4itAEK\
      FVZlcmlmeUF1ZGl0TG9nUmVxdWVzdBIpCgl0ZW5hbnRfaWQYASABKAlCDIqRJAhSBnRlbmFudFIIdGVuYW50SWQSOQoKc3RhcnRfdGltZRgCIAEoCzIaLmdv\
      b2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCXN0YXJ0VGltZRI1CghlbmRfdGltZRgDIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSB2VuZFRpbWUi\
      +AEKFlZlcmlmeUF1ZGl0TG9nUmVzcG9uc2USFgoGaW50YWN0GAEgASgIUgZpbnRhY3QSIwoNY2hlY2tlZF9jb3VudBgCIAEoA1IMY2hlY2tlZENvdW50EiUK\
      DnVuc2VhbGVkX2NvdW50GAMgASgDUg11bnNlYWxlZENvdW50EjMKBmZhdWx0cxgEIAMoCzIbLm11c3Rlci5hdWRpdC52MS5BdWRpdEZhdWx0UgZmYXVsdHMS\
      KAoQbGFzdF9zZWFsX251bWJlchgFIAEoA1IObGFzdFNlYWxOdW1iZXISGwoJcm9vdF9oYXNoGAYgASgMUghyb290SGFzaCpdCgxBdWRpdE91dGNvbWUSHQoZ\
      QVVESVRfT1VUQ09NRV9VTlNQRUNJRklFRBAAEhQKEEFVRElUX09VVENPTUVfT0sQARIYChRBVURJVF9PVVRDT01FX0RFTklFRBACKs0BCg5BdWRpdEZhdWx0\
      S2luZBIgChxBVURJVF9GQVVMVF9LSU5EX1VOU1BFQ0lGSUVEEAASHAoYQVVESVRfRkFVTFRfS0lORF9DSEFOR0VEEAESHAoYQVVESVRfRkFVTFRfS0lORF9S\
      RU1PVkVEEAISHQoZQVVESVRfRkFVTFRfS0lORF9JTlNFUlRFRBADEh4KGkFVRElUX0ZBVUxUX0tJTkRfUkVPUkRFUkVEEAQSHgoaQVVESVRfRkFVTFRfS0lO\
      RF9UUlVOQ0FURUQQBTKJBQoMQXVkaXRTZXJ2aWNlEvIBCg9MaXN0QXVkaXRFdmVudHMSJy5tdXN0ZXIuYXVkaXQudjEuTGlzdEF1ZGl0RXZlbnRzUmVxdWVz\
      dBooLm11c3Rlci5hdWRpdC52MS5MaXN0QXVkaXRFdmVudHNSZXNwb25zZSKLAZACAYqRJIMBCgphdWRpdC5yZWFkEAQYASABKg5wbGF0Zm9ybS5hdWRpdEpP\
      CgVhdWRpdBIEbGlzdCpAYXVkaXQgbGlzdCAtLWFjdG9yLWlkIHVzZXJfMDFqYzR4OHk3a2YzcTl2Mm01bjZwN3I4c3QgLS1saW1pdCAyMFoOcGxhdGZvcm0u\
      YXVkaXQSvQEKDlZlcmlmeUF1ZGl0TG9nEiYubXVzdGVyLmF1ZGl0LnYxLlZlcmlmeUF1ZGl0TG9nUmVxdWVzdBonLm11c3Rlci5hdWRpdC52MS5WZXJpZnlB\
      dWRpdExvZ1Jlc3BvbnNlIlqQAgGKkSRTCgxhdWRpdC52ZXJpZnkQBBgCIAIqDnBsYXRmb3JtLmF1ZGl0Sh0KBWF1ZGl0EgZ2ZXJpZnkqDGF1ZGl0IHZlcmlm\
      eVoOcGxhdGZvcm0uYXVkaXQawwGKkSQjCgphdWRpdC5yZWFkEAMaE1JlYWQgdGhlIGF1ZGl0IGxvZy6KkSRBCgxhdWRpdC52ZXJpZnkQAxovQ2hlY2sgdGhh\
      dCB0aGUgYXVkaXQgbG9nIHdhcyBub3QgdGFtcGVyZWQgd2l0aC6KkSRTCg5wbGF0Zm9ybS5hdWRpdBAFGj9SZWFkIGFuZCBjaGVjayB0aGUgYXVkaXQgbG9n\
      IG9mIHRoZSBwbGF0Zm9ybSBhbmQgb2YgYW55IHRlbmFudC5CGVoXbXVzdGVyL2F1ZGl0L3YxO2F1ZGl0djFiBnByb3RvMw==
      """,
    imports: [GoogleProtobuf.pool, TypeV1.pool]
  )
}

extension AuditV1 {
  package struct AuditEvent: WireMessage {
    package var id = ""
    package var tenantID = ""
    package var createTime: GoogleProtobuf.Timestamp?
    package var actor: TypeV1.Actor?
    package var method = ""
    package var permission = ""
    package var targetID = ""
    package var requestID = ""
    package var traceID = ""
    package var changedFields: [String] = []
    package var versionBefore = Int64(0)
    package var versionAfter = Int64(0)
    package var outcome = AuditV1.AuditOutcome(rawValue: 0)
    package var reason = ""
    package var sourceAddress = ""
    package var count = Int64(0)
    package var sealNumber = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.audit.v1.AuditEvent")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: id = try decoder.read(WireString.self)
        case 18: tenantID = try decoder.read(WireString.self)
        case 26: try decoder.nested(&createTime)
        case 34: try decoder.nested(&actor)
        case 42: method = try decoder.read(WireString.self)
        case 50: permission = try decoder.read(WireString.self)
        case 58: targetID = try decoder.read(WireString.self)
        case 66: requestID = try decoder.read(WireString.self)
        case 74: traceID = try decoder.read(WireString.self)
        case 82: try decoder.append(&changedFields, WireString.self)
        case 88: versionBefore = try decoder.read(WireInt64.self)
        case 96: versionAfter = try decoder.read(WireInt64.self)
        case 104: outcome = try decoder.read(WireEnumOf<AuditV1.AuditOutcome>.self)
        case 114: reason = try decoder.read(WireString.self)
        case 122: sourceAddress = try decoder.read(WireString.self)
        case 128: count = try decoder.read(WireInt64.self)
        case 136: sealNumber = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(136, sealNumber, WireInt64.self)
      encoder.implicit(128, count, WireInt64.self)
      encoder.implicit(122, sourceAddress, WireString.self)
      encoder.implicit(114, reason, WireString.self)
      encoder.implicit(104, outcome, WireEnumOf<AuditV1.AuditOutcome>.self)
      encoder.implicit(96, versionAfter, WireInt64.self)
      encoder.implicit(88, versionBefore, WireInt64.self)
      encoder.repeated(82, changedFields, WireString.self)
      encoder.implicit(74, traceID, WireString.self)
      encoder.implicit(66, requestID, WireString.self)
      encoder.implicit(58, targetID, WireString.self)
      encoder.implicit(50, permission, WireString.self)
      encoder.implicit(42, method, WireString.self)
      encoder.optionalMessage(34, actor)
      encoder.optionalMessage(26, createTime)
      encoder.implicit(18, tenantID, WireString.self)
      encoder.implicit(10, id, WireString.self)
    }
  }
}

extension AuditV1 {
  package struct AuditFault: WireMessage {
    package var kind = AuditV1.AuditFaultKind(rawValue: 0)
    package var eventID = ""
    package var sealNumber = Int64(0)
    package var description = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.audit.v1.AuditFault")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: kind = try decoder.read(WireEnumOf<AuditV1.AuditFaultKind>.self)
        case 18: eventID = try decoder.read(WireString.self)
        case 24: sealNumber = try decoder.read(WireInt64.self)
        case 34: description = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(34, description, WireString.self)
      encoder.implicit(24, sealNumber, WireInt64.self)
      encoder.implicit(18, eventID, WireString.self)
      encoder.implicit(8, kind, WireEnumOf<AuditV1.AuditFaultKind>.self)
    }
  }
}

extension AuditV1 {
  package struct ListAuditEventsRequest: TenantRequest {
    package var tenantID = ""
    package var pageSize = Int32(0)
    package var pageToken = ""
    package var orderBy = ""
    package var actorID = ""
    package var method = ""
    package var targetID = ""
    package var requestID = ""
    package var traceID = ""
    package var outcome = AuditV1.AuditOutcome(rawValue: 0)
    package var startTime: GoogleProtobuf.Timestamp?
    package var endTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.audit.v1.ListAuditEventsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: pageSize = try decoder.read(WireInt32.self)
        case 26: pageToken = try decoder.read(WireString.self)
        case 34: orderBy = try decoder.read(WireString.self)
        case 42: actorID = try decoder.read(WireString.self)
        case 50: method = try decoder.read(WireString.self)
        case 58: targetID = try decoder.read(WireString.self)
        case 66: requestID = try decoder.read(WireString.self)
        case 74: traceID = try decoder.read(WireString.self)
        case 80: outcome = try decoder.read(WireEnumOf<AuditV1.AuditOutcome>.self)
        case 90: try decoder.nested(&startTime)
        case 98: try decoder.nested(&endTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(98, endTime)
      encoder.optionalMessage(90, startTime)
      encoder.implicit(80, outcome, WireEnumOf<AuditV1.AuditOutcome>.self)
      encoder.implicit(74, traceID, WireString.self)
      encoder.implicit(66, requestID, WireString.self)
      encoder.implicit(58, targetID, WireString.self)
      encoder.implicit(50, method, WireString.self)
      encoder.implicit(42, actorID, WireString.self)
      encoder.implicit(34, orderBy, WireString.self)
      encoder.implicit(26, pageToken, WireString.self)
      encoder.implicit(16, pageSize, WireInt32.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.number(pageSize, "page_size", min: 0)
      violations.text(pageToken, "page_token", max: 4096)
      violations.text(orderBy, "order_by", oneOf: ["create_time", "create_time desc"])
      violations.text(actorID, "actor_id", max: 128)
      violations.text(method, "method", max: 200)
      violations.text(targetID, "target_id", max: 128)
      violations.text(requestID, "request_id", max: 128)
      violations.text(traceID, "trace_id", max: 32)
      violations.enumeration(outcome, "outcome")
      violations.timestamp(startTime.map { ($0.seconds, $0.nanos) }, "start_time")
      violations.timestamp(endTime.map { ($0.seconds, $0.nanos) }, "end_time")
    }
  }
}

extension AuditV1 {
  package struct ListAuditEventsResponse: WireMessage {
    package var auditEvents: [AuditV1.AuditEvent] = []
    package var nextPageToken = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.audit.v1.ListAuditEventsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &auditEvents)
        case 18: nextPageToken = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, nextPageToken, WireString.self)
      encoder.messages(10, auditEvents)
    }
  }
}

extension AuditV1 {
  package struct VerifyAuditLogRequest: TenantRequest {
    package var tenantID = ""
    package var startTime: GoogleProtobuf.Timestamp?
    package var endTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.audit.v1.VerifyAuditLogRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.nested(&startTime)
        case 26: try decoder.nested(&endTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(26, endTime)
      encoder.optionalMessage(18, startTime)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.timestamp(startTime.map { ($0.seconds, $0.nanos) }, "start_time")
      violations.timestamp(endTime.map { ($0.seconds, $0.nanos) }, "end_time")
    }
  }
}

extension AuditV1 {
  package struct VerifyAuditLogResponse: WireMessage {
    package var intact = false
    package var checkedCount = Int64(0)
    package var unsealedCount = Int64(0)
    package var faults: [AuditV1.AuditFault] = []
    package var lastSealNumber = Int64(0)
    package var rootHash = [UInt8]()
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.audit.v1.VerifyAuditLogResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: intact = try decoder.read(WireBool.self)
        case 16: checkedCount = try decoder.read(WireInt64.self)
        case 24: unsealedCount = try decoder.read(WireInt64.self)
        case 34: try decoder.append(message: &faults)
        case 40: lastSealNumber = try decoder.read(WireInt64.self)
        case 50: rootHash = try decoder.read(WireBytes.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(50, rootHash, WireBytes.self)
      encoder.implicit(40, lastSealNumber, WireInt64.self)
      encoder.messages(34, faults)
      encoder.implicit(24, unsealedCount, WireInt64.self)
      encoder.implicit(16, checkedCount, WireInt64.self)
      encoder.implicit(8, intact, WireBool.self)
    }
  }
}

extension AuditV1 {
  package struct AuditOutcome: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var ok: Self { Self(rawValue: 1) }
    package static var denied: Self { Self(rawValue: 2) }

    package static var allKnown: [Self] {
      [.unspecified, .ok, .denied]
    }

    package var name: String? {
      switch rawValue {
      case 0: "AUDIT_OUTCOME_UNSPECIFIED"
      case 1: "AUDIT_OUTCOME_OK"
      case 2: "AUDIT_OUTCOME_DENIED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "ok"),
      (2, "denied"),
    ])
  }
}

extension AuditV1 {
  package struct AuditFaultKind: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var changed: Self { Self(rawValue: 1) }
    package static var removed: Self { Self(rawValue: 2) }
    package static var inserted: Self { Self(rawValue: 3) }
    package static var reordered: Self { Self(rawValue: 4) }
    package static var truncated: Self { Self(rawValue: 5) }

    package static var allKnown: [Self] {
      [.unspecified, .changed, .removed, .inserted, .reordered, .truncated]
    }

    package var name: String? {
      switch rawValue {
      case 0: "AUDIT_FAULT_KIND_UNSPECIFIED"
      case 1: "AUDIT_FAULT_KIND_CHANGED"
      case 2: "AUDIT_FAULT_KIND_REMOVED"
      case 3: "AUDIT_FAULT_KIND_INSERTED"
      case 4: "AUDIT_FAULT_KIND_REORDERED"
      case 5: "AUDIT_FAULT_KIND_TRUNCATED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "changed"),
      (2, "removed"),
      (3, "inserted"),
      (4, "reordered"),
      (5, "truncated"),
    ])
  }
}

extension AuditV1 {
  package enum Method: Int, CaseIterable, Sendable {
    case listAuditEvents, verifyAuditLog

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "muster.audit.v1.AuditService", name: "ListAuditEvents", shape: .unary,
        input: "muster.audit.v1.ListAuditEventsRequest", output: "muster.audit.v1.ListAuditEventsResponse",
        access: .tenantOrPlatform("audit.read", platform: "platform.audit"), operatorPermission: "platform.audit", effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "audit", verb: "list", example: "audit list --actor-id user_01jc4x8y7kf3q9v2m5n6p7r8st --limit 20")
      ),
      MethodInfo(
        service: "muster.audit.v1.AuditService", name: "VerifyAuditLog", shape: .unary,
        input: "muster.audit.v1.VerifyAuditLogRequest", output: "muster.audit.v1.VerifyAuditLogResponse",
        access: .tenantOrPlatform("audit.verify", platform: "platform.audit"), operatorPermission: "platform.audit", effect: .read, audit: .access,
        command: CommandInfo(noun: "audit", verb: "verify", example: "audit verify")
      ),
    ]
  }

  package static let permissions: [PermissionInfo] = [
    PermissionInfo("audit.read", .admin, "Read the audit log."),
    PermissionInfo("audit.verify", .admin, "Check that the audit log was not tampered with."),
    PermissionInfo("platform.audit", .platform, "Read and check the audit log of the platform and of any tenant."),
  ]

  package protocol Service: Sendable {
    func listAuditEvents(_ request: AuditV1.ListAuditEventsRequest, as caller: Caller) async throws(RPCError) -> AuditV1.ListAuditEventsResponse
    func verifyAuditLog(_ request: AuditV1.VerifyAuditLogRequest, as caller: Caller) async throws(RPCError) -> AuditV1.VerifyAuditLogResponse
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.listAuditEvents.info) { call, caller async throws(RPCError) in
        let request = try await call.single(AuditV1.ListAuditEventsRequest.self, &caller)
        try await call.send(service.listAuditEvents(request, as: caller))
      },
      MethodHandler(Method.verifyAuditLog.info) { call, caller async throws(RPCError) in
        let request = try await call.single(AuditV1.VerifyAuditLogRequest.self, &caller)
        try await call.send(service.verifyAuditLog(request, as: caller))
      },
    ]
  }

  package struct Unserved: Service {
    package init() {}

    package func listAuditEvents(_ request: AuditV1.ListAuditEventsRequest, as caller: Caller) async throws(RPCError) -> AuditV1.ListAuditEventsResponse {
      throw .methodUnknown(Method.listAuditEvents.info.path)
    }

    package func verifyAuditLog(_ request: AuditV1.VerifyAuditLogRequest, as caller: Caller) async throws(RPCError) -> AuditV1.VerifyAuditLogResponse {
      throw .methodUnknown(Method.verifyAuditLog.info.path)
    }
  }

  package struct Client: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func listAuditEvents(_ request: AuditV1.ListAuditEventsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> AuditV1.ListAuditEventsResponse {
      try await transport.unary(Method.listAuditEvents.info, request, options)
    }

    package func verifyAuditLog(_ request: AuditV1.VerifyAuditLogRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> AuditV1.VerifyAuditLogResponse {
      try await transport.unary(Method.verifyAuditLog.info, request, options)
    }
  }
}

extension AuditV1 {
  package static let messages: [any WireMessage.Type] = [
    AuditV1.AuditEvent.self,
    AuditV1.AuditFault.self,
    AuditV1.ListAuditEventsRequest.self,
    AuditV1.ListAuditEventsResponse.self,
    AuditV1.VerifyAuditLogRequest.self,
    AuditV1.VerifyAuditLogResponse.self,
  ]
}
