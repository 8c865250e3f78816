// Made by tools/protogen from bounds.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterWellKnownAPI
package import MusterWire

package enum BoundsV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CqYSCgxib3VuZHMucHJvdG8SEG11c3Rlci5ib3VuZHMudjEaHmdvb2dsZS9wcm90b2J1Zi9kdXJhdGlvbi5wcm90bxogZ29vZ2xlL3Byb3RvYnVmL2ZpZWxk\
      X21hc2sucHJvdG8aH2dvb2dsZS9wcm90b2J1Zi90aW1lc3RhbXAucHJvdG8aH211c3Rlci9vcHRpb25zL3YxL29wdGlvbnMucHJvdG8i3wEKElVwZGF0ZVRo\
      aW5nUmVxdWVzdBIrCgl0ZW5hbnRfaWQYASABKAlCDoqRJAoIAVIGdGVuYW50Ugh0ZW5hbnRJZBI1CgV0aGluZxgCIAEoCzIXLm11c3Rlci5ib3VuZHMudjEu\
      VGhpbmdCBoqRJAIIAVIFdGhpbmcSOwoLdXBkYXRlX21hc2sYAyABKAsyGi5nb29nbGUucHJvdG9idWYuRmllbGRNYXNrUgp1cGRhdGVNYXNrEigKCnJlcXVl\
      c3RfaWQYBCABKAlCCYqRJAUogAFYDVIJcmVxdWVzdElkIt0LCgVUaGluZxIeCgRuYW1lGAEgASgJQgqKkSQGCAEgAigKUgRuYW1lEhoKBHpvbmUYAiABKAlC\
      BoqRJAJYCFIEem9uZRInCgRzaXplGAMgASgJQhOKkSQPYgVzbWFsbGIGbGFyImdlUgRzaXplEicKBWNvdW50GAQgASgFQhGKkSQNQP///////////wFIZFIF\
      Y291bnQSIwoFbGltaXQYBSABKARCCIqRJAQIAUABSAFSBWxpbWl0iAEBEhcKBG5vdGUYBiABKAlIAlIEbm90ZYgBARIcCgVyYXRpbxgHIAEoAkIGipEkAkgB\
      UgVyYXRpbxIeCgZhZ3JlZWQYCCABKAhCBoqRJAIIAVIGYWdyZWVkEhIKBGZyZWUYCSABKAhSBGZyZWUSHAoEYmxvYhgKIAEoDEIIipEkBCABKARSBGJsb2IS\
      MgoEa2luZBgLIAEoDjIWLm11c3Rlci5ib3VuZHMudjEuS2luZEIGipEkAggBUgRraW5kEjYKBHRpbWUYDCABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0\
      YW1wQgaKkSQCCAFSBHRpbWUSQgoEc3BhbhgNIAEoCzIZLmdvb2dsZS5wcm90b2J1Zi5EdXJhdGlvbkITipEkD5AB9v//////////AZgBPFIEc3BhbhIgCgR0\
      YWdzGA4gAygJQgyKkSQICAEoAzABOAJSBHRhZ3MSLAoFcGFydHMYDyADKAsyFi5tdXN0ZXIuYm91bmRzLnYxLlBhcnRSBXBhcnRzEjcKBHJvd3MYECADKAsy\
      Fi5tdXN0ZXIuYm91bmRzLnYxLlBhcnRCC4qRJAc4oJwBoAEBUgRyb3dzEkUKBmxhYmVscxgRIAMoCzIjLm11c3Rlci5ib3VuZHMudjEuVGhpbmcuTGFiZWxz\
      RW50cnlCCIqRJAQoBTgCUgZsYWJlbHMSTAoNcGFydHNfYnlfbmFtZRgSIAMoCzIoLm11c3Rlci5ib3VuZHMudjEuVGhpbmcuUGFydHNCeU5hbWVFbnRyeVIL\
      cGFydHNCeU5hbWUSOAoFZmxhZ3MYEyADKAsyIi5tdXN0ZXIuYm91bmRzLnYxLlRoaW5nLkZsYWdzRW50cnlSBWZsYWdzEkwKDWtpbmRzX2J5X25hbWUYGSAD\
      KAsyKC5tdXN0ZXIuYm91bmRzLnYxLlRoaW5nLktpbmRzQnlOYW1lRW50cnlSC2tpbmRzQnlOYW1lEi4KDm1hZGVfYnlfc2VydmVyGBQgASgJQgiKkSQEEAEo\
      AVIMbWFkZUJ5U2VydmVyEh4KBHdvcmQYFSABKAlCCIqRJAQIASgDSABSBHdvcmQSLAoEcGFydBgWIAEoCzIWLm11c3Rlci5ib3VuZHMudjEuUGFydEgAUgRw\
      YXJ0EjEKBXBhdXNlGBcgASgLMhkuZ29vZ2xlLnByb3RvYnVmLkR1cmF0aW9uSABSBXBhdXNlEisKCG9yZGVyX2J5GBogASgJQhCKkSQMagRuYW1lagR0aW1l\
      UgdvcmRlckJ5EiIKBWFwYXJ0GBggASgJQgyKkSQCCAGKkSQCKAdSBWFwYXJ0GjkKC0xhYmVsc0VudHJ5EhAKA2tleRgBIAEoCVIDa2V5EhQKBXZhbHVlGAIg\
      ASgJUgV2YWx1ZToCOAEaVgoQUGFydHNCeU5hbWVFbnRyeRIQCgNrZXkYASABKAlSA2tleRIsCgV2YWx1ZRgCIAEoCzIWLm11c3Rlci5ib3VuZHMudjEuUGFy\
      dFIFdmFsdWU6AjgBGjgKCkZsYWdzRW50cnkSEAoDa2V5GAEgASgFUgNrZXkSFAoFdmFsdWUYAiABKAhSBXZhbHVlOgI4ARpWChBLaW5kc0J5TmFtZUVudHJ5\
      EhAKA2tleRgBIAEoCVIDa2V5EiwKBXZhbHVlGAIgASgOMhYubXVzdGVyLmJvdW5kcy52MS5LaW5kUgV2YWx1ZToCOAFCCAoGY2hvaWNlQggKBl9saW1pdEIH\
      CgVfbm90ZSImCgRQYXJ0Eh4KBm51bWJlchgBIAEoEkIGipEkAggBUgZudW1iZXIiiQEKE1VwZGF0ZVRoaW5nUmVzcG9uc2USLQoFdGhpbmcYASABKAsyFy5t\
      dXN0ZXIuYm91bmRzLnYxLlRoaW5nUgV0aGluZxJDCg1vbmx5X2Fuc3dlcmVkGAIgASgLMh4ubXVzdGVyLmJvdW5kcy52MS5Pbmx5QW5zd2VyZWRSDG9ubHlB\
      bnN3ZXJlZCIqCgxPbmx5QW5zd2VyZWQSGgoEdGV4dBgBIAEoCUIGipEkAggBUgR0ZXh0KioKBEtpbmQSFAoQS0lORF9VTlNQRUNJRklFRBAAEgwKCEtJTkRf\
      T05FEAEyqQEKDEJvdW5kU2VydmljZRJ0CgtVcGRhdGVUaGluZxIkLm11c3Rlci5ib3VuZHMudjEuVXBkYXRlVGhpbmdSZXF1ZXN0GiUubXVzdGVyLmJvdW5k\
      cy52MS5VcGRhdGVUaGluZ1Jlc3BvbnNlIhiKkSQUCgxib3VuZHMud3JpdGUQAhgDIAMaI4qRJB8KDGJvdW5kcy53cml0ZRACGg1Xcml0ZSBib3VuZHMuYgZw\
      cm90bzM=
      """,
    imports: [GoogleProtobuf.pool]
  )
}

extension BoundsV1 {
  package struct UpdateThingRequest: TenantRequest {
    package var tenantID = ""
    package var thing: BoundsV1.Thing?
    package var updateMask: GoogleProtobuf.FieldMask?
    package var requestID = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.bounds.v1.UpdateThingRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.nested(&thing)
        case 26: try decoder.nested(&updateMask)
        case 34: requestID = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(34, requestID, WireString.self)
      encoder.optionalMessage(26, updateMask)
      encoder.optionalMessage(18, thing)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.update(thing, "thing", mask: updateMask?.paths)
      violations.message(updateMask, "update_mask")
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension BoundsV1 {
  package struct Thing: WireMessage {
    package var name = ""
    package var zone = ""
    package var size = ""
    package var count = Int32(0)
    package var limit: UInt64?
    package var note: String?
    package var ratio = Float(0)
    package var agreed = false
    package var free = false
    package var blob = [UInt8]()
    package var kind = BoundsV1.Kind(rawValue: 0)
    package var time: GoogleProtobuf.Timestamp?
    package var span: GoogleProtobuf.Duration?
    package var tags: [String] = []
    package var parts: [BoundsV1.Part] = []
    package var rows: [BoundsV1.Part] = []
    package var labels = WireMap<WireString, WireString.Value>()
    package var partsByName = WireMap<WireString, WireMessageOf<BoundsV1.Part>.Value>()
    package var flags = WireMap<WireInt32, WireBool.Value>()
    package var kindsByName = WireMap<WireString, WireEnumOf<BoundsV1.Kind>.Value>()
    package var madeByServer = ""
    package var orderBy = ""
    package var apart = ""
    package var choice: Choice?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.bounds.v1.Thing")

    package enum Choice: Equatable, Sendable {
      case word(String)
      case part(BoundsV1.Part)
      case pause(GoogleProtobuf.Duration)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: name = try decoder.read(WireString.self)
        case 18: zone = try decoder.read(WireString.self)
        case 26: size = try decoder.read(WireString.self)
        case 32: count = try decoder.read(WireInt32.self)
        case 40: limit = try decoder.read(WireUInt64.self)
        case 50: note = try decoder.read(WireString.self)
        case 61: ratio = try decoder.read(WireFloat.self)
        case 64: agreed = try decoder.read(WireBool.self)
        case 72: free = try decoder.read(WireBool.self)
        case 82: blob = try decoder.read(WireBytes.self)
        case 88: kind = try decoder.read(WireEnumOf<BoundsV1.Kind>.self)
        case 98: try decoder.nested(&time)
        case 106: try decoder.nested(&span)
        case 114: try decoder.append(&tags, WireString.self)
        case 122: try decoder.append(message: &parts)
        case 130: try decoder.append(message: &rows, max: 20000)
        case 138: try decoder.entry(&labels, WireString.self, WireString.self)
        case 146: try decoder.entry(&partsByName, WireString.self, WireMessageOf<BoundsV1.Part>.self)
        case 154: try decoder.entry(&flags, WireInt32.self, WireBool.self)
        case 202: try decoder.entry(&kindsByName, WireString.self, WireEnumOf<BoundsV1.Kind>.self)
        case 162: madeByServer = try decoder.read(WireString.self)
        case 170: choice = .word(try decoder.read(WireString.self))
        case 178:
          var merged = if case .part(let value)? = self.choice { value } else { BoundsV1.Part() }
          try decoder.nested(&merged)
          choice = .part(merged)
        case 186:
          var merged = if case .pause(let value)? = self.choice { value } else { GoogleProtobuf.Duration() }
          try decoder.nested(&merged)
          choice = .pause(merged)
        case 210: orderBy = try decoder.read(WireString.self)
        case 194: apart = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(210, orderBy, WireString.self)
      encoder.map(202, kindsByName, WireString.self, WireEnumOf<BoundsV1.Kind>.self)
      encoder.implicit(194, apart, WireString.self)
      if case .pause(let value)? = self.choice { encoder.message(186, value) }
      if case .part(let value)? = self.choice { encoder.message(178, value) }
      if case .word(let value)? = self.choice { encoder.present(170, value, WireString.self) }
      encoder.implicit(162, madeByServer, WireString.self)
      encoder.map(154, flags, WireInt32.self, WireBool.self)
      encoder.map(146, partsByName, WireString.self, WireMessageOf<BoundsV1.Part>.self)
      encoder.map(138, labels, WireString.self, WireString.self)
      encoder.messages(130, rows)
      encoder.messages(122, parts)
      encoder.repeated(114, tags, WireString.self)
      encoder.optionalMessage(106, span)
      encoder.optionalMessage(98, time)
      encoder.implicit(88, kind, WireEnumOf<BoundsV1.Kind>.self)
      encoder.implicit(82, blob, WireBytes.self)
      encoder.implicit(72, free, WireBool.self)
      encoder.implicit(64, agreed, WireBool.self)
      encoder.implicit(61, ratio, WireFloat.self)
      encoder.optional(50, note, WireString.self)
      encoder.optional(40, limit, WireUInt64.self)
      encoder.implicit(32, count, WireInt32.self)
      encoder.implicit(26, size, WireString.self)
      encoder.implicit(18, zone, WireString.self)
      encoder.implicit(10, name, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(name, "name", required: true, min: 2, max: 10)
      violations.text(zone, "zone", format: .timeZone)
      violations.text(size, "size", oneOf: ["small", "lar\"ge"])
      violations.number(count, "count", min: -1, max: 100)
      violations.present(limit != nil, "limit")
      if let value = limit { violations.number(value, "limit", min: 1) }
      if let value = note { violations.text(value, "note") }
      violations.real(Double(ratio), "ratio", max: 1)
      violations.present(agreed, "agreed")
      violations.bytes(blob, "blob", min: 1, max: 4)
      violations.enumeration(kind, "kind", required: true)
      violations.timestamp(time.map { ($0.seconds, $0.nanos) }, "time", required: true)
      violations.duration(span.map { ($0.seconds, $0.nanos) }, "span", min: -10, max: 60)
      if violations.count(tags.count, "tags", required: true, min: 1, max: 2) {
        violations.each(tags, "tags") { $0.text($1, $2, max: 3) }
      }
      if violations.count(parts.count, "parts") {
        violations.each(parts, "parts") { $0.message($1, $2) }
      }
      _ = violations.count(rows.count, "rows", max: 20000)
      if violations.count(labels.count, "labels", max: 2) {
        violations.each(labels.sorted(), "labels") { $0.text($1.key, $2 + ".key"); $0.text($1.value, $2, max: 5) }
      }
      if violations.count(partsByName.count, "parts_by_name") {
        violations.each(partsByName.sorted(), "parts_by_name") { $0.text($1.key, $2 + ".key"); $0.message($1.value, $2) }
      }
      _ = violations.count(flags.count, "flags")
      if violations.count(kindsByName.count, "kinds_by_name") {
        violations.each(kindsByName.sorted(), "kinds_by_name") { $0.text($1.key, $2 + ".key"); $0.enumeration($1.value, $2) }
      }
      violations.text(orderBy, "order_by", oneOf: ["name", "name desc", "time", "time desc"])
      violations.text(apart, "apart", required: true, max: 7)
      violations.present(choice != nil, "word|part|pause")
      if case .word(let value)? = self.choice { violations.text(value, "word", max: 3) }
      if case .part(let value)? = self.choice { violations.message(value, "part") }
      if case .pause(let value)? = self.choice { violations.duration((value.seconds, value.nanos), "pause") }
    }
  }
}

extension BoundsV1 {
  package struct Part: WireMessage {
    package var number = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.bounds.v1.Part")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: number = try decoder.read(WireSInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(8, number, WireSInt64.self)
    }

    package func validate(into violations: inout Violations) {
      violations.number(number, "number", required: true)
    }
  }
}

extension BoundsV1 {
  package struct UpdateThingResponse: WireMessage {
    package var thing: BoundsV1.Thing?
    package var onlyAnswered: BoundsV1.OnlyAnswered?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.bounds.v1.UpdateThingResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&thing)
        case 18: try decoder.nested(&onlyAnswered)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(18, onlyAnswered)
      encoder.optionalMessage(10, thing)
    }
  }
}

extension BoundsV1 {
  package struct OnlyAnswered: WireMessage {
    package var text = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.bounds.v1.OnlyAnswered")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: text = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(10, text, WireString.self)
    }
  }
}

extension BoundsV1 {
  package struct Kind: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var one: Self { Self(rawValue: 1) }

    package static var allKnown: [Self] {
      [.unspecified, .one]
    }

    package var name: String? {
      switch rawValue {
      case 0: "KIND_UNSPECIFIED"
      case 1: "KIND_ONE"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "one"),
    ])
  }
}

extension BoundsV1 {
  package enum Method: Int, CaseIterable, Sendable {
    case updateThing

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "muster.bounds.v1.BoundService", name: "UpdateThing", shape: .unary,
        input: "muster.bounds.v1.UpdateThingRequest", output: "muster.bounds.v1.UpdateThingResponse",
        access: .tenant("bounds.write"), effect: .write, audit: .change
      ),
    ]
  }

  package static let permissions: [PermissionInfo] = [
    PermissionInfo("bounds.write", .member, "Write bounds."),
  ]

  package protocol Service: Sendable {
    func updateThing(_ request: BoundsV1.UpdateThingRequest, as caller: Caller) async throws(RPCError) -> BoundsV1.UpdateThingResponse
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.updateThing.info) { call, caller async throws(RPCError) in
        let request = try await call.single(BoundsV1.UpdateThingRequest.self, &caller)
        try await call.send(service.updateThing(request, as: caller))
      },
    ]
  }

  package struct Unserved: Service {
    package init() {}

    package func updateThing(_ request: BoundsV1.UpdateThingRequest, as caller: Caller) async throws(RPCError) -> BoundsV1.UpdateThingResponse {
      throw .methodUnknown(Method.updateThing.info.path)
    }
  }

  package struct Client: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func updateThing(_ request: BoundsV1.UpdateThingRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> BoundsV1.UpdateThingResponse {
      try await transport.unary(Method.updateThing.info, request, options)
    }
  }
}

extension BoundsV1 {
  package static let messages: [any WireMessage.Type] = [
    BoundsV1.UpdateThingRequest.self,
    BoundsV1.Thing.self,
    BoundsV1.Part.self,
    BoundsV1.UpdateThingResponse.self,
    BoundsV1.OnlyAnswered.self,
  ]
}
