// Made by tools/protogen from fields.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterWellKnownAPI
package import MusterWire

package enum FieldsV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CrYLCgxmaWVsZHMucHJvdG8SEG11c3Rlci5maWVsZHMudjEaH2dvb2dsZS9wcm90b2J1Zi90aW1lc3RhbXAucHJvdG8i8wUKBkZpZWxkcxIUCgVwbGFpbhgB\
      IAEoA1IFcGxhaW4SGQoFbWF5YmUYAiABKAlIAVIFbWF5YmWIAQESFgoGcGFja2VkGAMgAygRUgZwYWNrZWQSHgoIdW5wYWNrZWQYBCADKAVCAhAAUgh1bnBh\
      Y2tlZBIUCgV0ZXh0cxgFIAMoCVIFdGV4dHMSEAoDcmF3GAYgASgMUgNyYXcSKgoEa2luZBgHIAEoDjIWLm11c3Rlci5maWVsZHMudjEuS2luZFIEa2luZBIu\
      CgR0aW1lGAggASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIEdGltZRIsCgVwYXJ0cxgJIAMoCzIWLm11c3Rlci5maWVsZHMudjEuUGFydFIFcGFy\
      dHMSPAoGY291bnRzGAogAygLMiQubXVzdGVyLmZpZWxkcy52MS5GaWVsZHMuQ291bnRzRW50cnlSBmNvdW50cxJTCg9wYXJ0c19ieV9udW1iZXIYCyADKAsy\
      Ky5tdXN0ZXIuZmllbGRzLnYxLkZpZWxkcy5QYXJ0c0J5TnVtYmVyRW50cnlSDXBhcnRzQnlOdW1iZXISFAoEdGV4dBgMIAEoCUgAUgR0ZXh0EiwKBHBhcnQY\
      DSABKAsyFi5tdXN0ZXIuZmllbGRzLnYxLlBhcnRIAFIEcGFydBI5CgtjaG9zZW5fa2luZBgOIAEoDjIWLm11c3Rlci5maWVsZHMudjEuS2luZEgAUgpjaG9z\
      ZW5LaW5kEhMKBGxhc3QY0A8gASgGUgRsYXN0GjkKC0NvdW50c0VudHJ5EhAKA2tleRgBIAEoCVIDa2V5EhQKBXZhbHVlGAIgASgFUgV2YWx1ZToCOAEaWAoS\
      UGFydHNCeU51bWJlckVudHJ5EhAKA2tleRgBIAEoA1IDa2V5EiwKBXZhbHVlGAIgASgLMhYubXVzdGVyLmZpZWxkcy52MS5QYXJ0UgV2YWx1ZToCOAFCCAoG\
      Y2hvaWNlQggKBl9tYXliZSLpAgoEUGFydBIsCgVpbm5lchgBIAEoCzIWLm11c3Rlci5maWVsZHMudjEuUGFydFIFaW5uZXISKgoEbGlzdBgCIAMoCzIWLm11\
      c3Rlci5maWVsZHMudjEuUGFydFIEbGlzdBIsCgRuZXh0GAMgASgLMhYubXVzdGVyLmZpZWxkcy52MS5QYXJ0SABSBG5leHQSFAoEbm9uZRgEIAEoCEgAUgRu\
      b25lEjUKBm5lc3RlZBgFIAEoCzIdLm11c3Rlci5maWVsZHMudjEuUGFydC5OZXN0ZWRSBm5lc3RlZBIyCgVzdGF0ZRgGIAEoDjIcLm11c3Rlci5maWVsZHMu\
      djEuUGFydC5TdGF0ZVIFc3RhdGUaIAoGTmVzdGVkEhYKBm51bWJlchgBIAEoAVIGbnVtYmVyIi4KBVN0YXRlEhUKEVNUQVRFX1VOU1BFQ0lGSUVEEAASDgoK\
      U1RBVEVfRE9ORRABQgYKBGxpbmsiPwoFTGFyZ2USDAoBYRgBIAEoCVIBYRIMCgFiGAIgASgJUgFiEgwKAWMYAyABKAlSAWMSDAoBZBgEIAEoCVIBZCJmCgZI\
      b2xkZXISLQoFbGFyZ2UYASABKAsyFy5tdXN0ZXIuZmllbGRzLnYxLkxhcmdlUgVsYXJnZRItCgVzbWFsbBgCIAEoCzIXLm11c3Rlci5maWVsZHMudjEuRW1w\
      dHlSBXNtYWxsIgcKBUVtcHR5KlcKBEtpbmQSFAoQS0lORF9VTlNQRUNJRklFRBAAEgwKCEtJTkRfT05FEAESDgoKS0lORF9GSVJTVBABEhcKCktJTkRfQkVM\
      T1cQ////////////ARoCEAFiBnByb3RvMw==
      """,
    imports: [GoogleProtobuf.pool]
  )
}

extension FieldsV1 {
  package struct Fields: WireMessage {
    package var plain = Int64(0)
    package var maybe: String?
    package var packed: [Int32] = []
    package var unpacked: [Int32] = []
    package var texts: [String] = []
    package var raw = [UInt8]()
    package var kind = FieldsV1.Kind(rawValue: 0)
    package var time: GoogleProtobuf.Timestamp?
    package var parts: [FieldsV1.Part] = []
    package var counts = WireMap<WireString, WireInt32.Value>()
    package var partsByNumber = WireMap<WireInt64, WireMessageOf<FieldsV1.Part>.Value>()
    package var last = UInt64(0)
    package var choice: Choice?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.fields.v1.Fields")

    package enum Choice: Equatable, Sendable {
      case text(String)
      indirect case part(FieldsV1.Part)
      case chosenKind(FieldsV1.Kind)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: plain = try decoder.read(WireInt64.self)
        case 18: maybe = try decoder.read(WireString.self)
        case 24: try decoder.append(&packed, WireSInt32.self)
        case 26: try decoder.appendPacked(&packed, WireSInt32.self)
        case 32: try decoder.append(&unpacked, WireInt32.self)
        case 34: try decoder.appendPacked(&unpacked, WireInt32.self)
        case 42: try decoder.append(&texts, WireString.self)
        case 50: raw = try decoder.read(WireBytes.self)
        case 56: kind = try decoder.read(WireEnumOf<FieldsV1.Kind>.self)
        case 66: try decoder.nested(&time)
        case 74: try decoder.append(message: &parts)
        case 82: try decoder.entry(&counts, WireString.self, WireInt32.self)
        case 90: try decoder.entry(&partsByNumber, WireInt64.self, WireMessageOf<FieldsV1.Part>.self)
        case 98: choice = .text(try decoder.read(WireString.self))
        case 106:
          var merged = if case .part(let value)? = self.choice { value } else { FieldsV1.Part() }
          try decoder.nested(&merged)
          choice = .part(merged)
        case 112: choice = .chosenKind(try decoder.read(WireEnumOf<FieldsV1.Kind>.self))
        case 16001: last = try decoder.read(WireFixed64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(16001, last, WireFixed64.self)
      if case .chosenKind(let value)? = self.choice { encoder.present(112, value, WireEnumOf<FieldsV1.Kind>.self) }
      if case .part(let value)? = self.choice { encoder.message(106, value) }
      if case .text(let value)? = self.choice { encoder.present(98, value, WireString.self) }
      encoder.map(90, partsByNumber, WireInt64.self, WireMessageOf<FieldsV1.Part>.self)
      encoder.map(82, counts, WireString.self, WireInt32.self)
      encoder.messages(74, parts)
      encoder.optionalMessage(66, time)
      encoder.implicit(56, kind, WireEnumOf<FieldsV1.Kind>.self)
      encoder.implicit(50, raw, WireBytes.self)
      encoder.repeated(42, texts, WireString.self)
      encoder.repeated(32, unpacked, WireInt32.self)
      encoder.packed(26, packed, WireSInt32.self)
      encoder.optional(18, maybe, WireString.self)
      encoder.implicit(8, plain, WireInt64.self)
    }
  }
}

extension FieldsV1 {
  package struct Part: WireMessage {
    private var innerBox = Boxed<FieldsV1.Part>()
    package var inner: FieldsV1.Part? {
      get { innerBox.value }
      set { innerBox.value = newValue }
    }
    package var list: [FieldsV1.Part] = []
    package var nested: FieldsV1.Part.Nested?
    package var state = FieldsV1.Part.State(rawValue: 0)
    package var link: Link?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.fields.v1.Part")

    package enum Link: Equatable, Sendable {
      indirect case next(FieldsV1.Part)
      case none(Bool)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&innerBox)
        case 18: try decoder.append(message: &list)
        case 26:
          var merged = if case .next(let value)? = self.link { value } else { FieldsV1.Part() }
          try decoder.nested(&merged)
          link = .next(merged)
        case 32: link = .none(try decoder.read(WireBool.self))
        case 42: try decoder.nested(&nested)
        case 48: state = try decoder.read(WireEnumOf<FieldsV1.Part.State>.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(48, state, WireEnumOf<FieldsV1.Part.State>.self)
      encoder.optionalMessage(42, nested)
      if case .none(let value)? = self.link { encoder.present(32, value, WireBool.self) }
      if case .next(let value)? = self.link { encoder.message(26, value) }
      encoder.messages(18, list)
      encoder.optionalMessage(10, innerBox)
    }

    package struct State: WireEnum {
      package var rawValue: Int32

      package init(rawValue: Int32) {
        self.rawValue = rawValue
      }

      package static var unspecified: Self { Self(rawValue: 0) }
      package static var done: Self { Self(rawValue: 1) }

      package static var allKnown: [Self] {
        [.unspecified, .done]
      }

      package var name: String? {
        switch rawValue {
        case 0: "STATE_UNSPECIFIED"
        case 1: "STATE_DONE"
        default: nil
        }
      }

      package static let storedNames = StoredNames([
        (1, "done"),
      ])
    }

    package struct Nested: WireMessage {
      package var number = Double(0)
      package var unknownFields = UnknownFields()

      package init() {}

      package static let schema = pool.generated("muster.fields.v1.Part.Nested")

      package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
        while let tag = try decoder.nextTag() {
          switch tag {
          case 9: number = try decoder.read(WireDouble.self)
          default: try decoder.skip(tag, &unknownFields)
          }
        }
      }

      package func encode(into encoder: inout WireEncoder) {
        encoder.unknown(unknownFields)
        encoder.implicit(9, number, WireDouble.self)
      }
    }
  }
}

extension FieldsV1 {
  package struct Large: WireMessage {
    package var a = ""
    package var b = ""
    package var c = ""
    package var d = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.fields.v1.Large")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: a = try decoder.read(WireString.self)
        case 18: b = try decoder.read(WireString.self)
        case 26: c = try decoder.read(WireString.self)
        case 34: d = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(34, d, WireString.self)
      encoder.implicit(26, c, WireString.self)
      encoder.implicit(18, b, WireString.self)
      encoder.implicit(10, a, WireString.self)
    }
  }
}

extension FieldsV1 {
  package struct Holder: WireMessage {
    private var largeBox = Boxed<FieldsV1.Large>()
    package var large: FieldsV1.Large? {
      get { largeBox.value }
      set { largeBox.value = newValue }
    }
    package var small: FieldsV1.Empty?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.fields.v1.Holder")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&largeBox)
        case 18: try decoder.nested(&small)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(18, small)
      encoder.optionalMessage(10, largeBox)
    }
  }
}

extension FieldsV1 {
  package struct Empty: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.fields.v1.Empty")

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

extension FieldsV1 {
  package struct Kind: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var one: Self { Self(rawValue: 1) }
    package static var first: Self { Self(rawValue: 1) }
    package static var below: Self { Self(rawValue: -1) }

    package static var allKnown: [Self] {
      [.unspecified, .one, .below]
    }

    package var name: String? {
      switch rawValue {
      case 0: "KIND_UNSPECIFIED"
      case 1: "KIND_ONE"
      case -1: "KIND_BELOW"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "one"),
      (-1, "below"),
    ])
  }
}

extension FieldsV1 {
  package static let messages: [any WireMessage.Type] = [
    FieldsV1.Fields.self,
    FieldsV1.Part.self,
    FieldsV1.Part.Nested.self,
    FieldsV1.Large.self,
    FieldsV1.Holder.self,
    FieldsV1.Empty.self,
  ]
}
