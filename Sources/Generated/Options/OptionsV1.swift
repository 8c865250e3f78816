// Made by tools/protogen from muster/options/v1/options.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterWire

package enum OptionsV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CvccCh9tdXN0ZXIvb3B0aW9ucy92MS9vcHRpb25zLnByb3RvEhFtdXN0ZXIub3B0aW9ucy52MRogZ29vZ2xlL3Byb3RvYnVmL2Rlc2NyaXB0b3IucHJvdG8i\
      egoKUGVybWlzc2lvbhISCgRuYW1lGAEgASgJUgRuYW1lEjYKCmxlYXN0X3JvbGUYAiABKA4yFy5tdXN0ZXIub3B0aW9ucy52MS5Sb2xlUglsZWFzdFJvbGUS\
      IAoLZGVzY3JpcHRpb24YAyABKAlSC2Rlc2NyaXB0aW9uIu8DCgpNZXRob2RSdWxlEh4KCnBlcm1pc3Npb24YASABKAlSCnBlcm1pc3Npb24SLgoFc2NvcGUY\
      AiABKA4yGC5tdXN0ZXIub3B0aW9ucy52MS5TY29wZVIFc2NvcGUSMQoGZWZmZWN0GAMgASgOMhkubXVzdGVyLm9wdGlvbnMudjEuRWZmZWN0UgZlZmZlY3QS\
      MwoFYXVkaXQYBCABKA4yHS5tdXN0ZXIub3B0aW9ucy52MS5BdWRpdENsYXNzUgVhdWRpdBIvChNwbGF0Zm9ybV9wZXJtaXNzaW9uGAUgASgJUhJwbGF0Zm9y\
      bVBlcm1pc3Npb24SHQoKYW55X2NhbGxlchgGIAEoCFIJYW55Q2FsbGVyEhwKCXNlbnNpdGl2ZRgHIAEoCFIJc2Vuc2l0aXZlEicKD3NlY3JldF9yZXNwb25z\
      ZRgIIAEoCFIOc2VjcmV0UmVzcG9uc2USMAoDY2xpGAkgASgLMh4ubXVzdGVyLm9wdGlvbnMudjEuQ29tbWFuZFJ1bGVSA2NsaRIvChNmdXJ0aGVyX3Blcm1p\
      c3Npb25zGAogAygJUhJmdXJ0aGVyUGVybWlzc2lvbnMSLwoTb3BlcmF0b3JfcGVybWlzc2lvbhgLIAEoCVISb3BlcmF0b3JQZXJtaXNzaW9uIr4BCgtDb21t\
      YW5kUnVsZRISCgRub3VuGAEgASgJUgRub3VuEhIKBHZlcmIYAiABKAlSBHZlcmISHgoKcG9zaXRpb25hbBgDIAEoCVIKcG9zaXRpb25hbBI5Cgdjb25maXJt\
      GAQgASgOMh8ubXVzdGVyLm9wdGlvbnMudjEuQ29uZmlybWF0aW9uUgdjb25maXJtEhgKB2V4YW1wbGUYBSABKAlSB2V4YW1wbGUSEgoEcm93cxgGIAEoCVIE\
      cm93cyJdCgxSZXNvdXJjZVJ1bGUSGwoJaWRfcHJlZml4GAEgASgJUghpZFByZWZpeBIYCgdjb2x1bW5zGAIgAygJUgdjb2x1bW5zEhYKBnBsdXJhbBgDIAEo\
      CVIGcGx1cmFsIpgFCglGaWVsZFJ1bGUSGgoIcmVxdWlyZWQYASABKAhSCHJlcXVpcmVkEh8KC291dHB1dF9vbmx5GAIgASgIUgpvdXRwdXRPbmx5EhwKCWlt\
      bXV0YWJsZRgDIAEoCFIJaW1tdXRhYmxlEh0KCm1pbl9sZW5ndGgYBCABKA1SCW1pbkxlbmd0aBIdCgptYXhfbGVuZ3RoGAUgASgNUgltYXhMZW5ndGgSGwoJ\
      bWluX2l0ZW1zGAYgASgNUghtaW5JdGVtcxIbCgltYXhfaXRlbXMYByABKA1SCG1heEl0ZW1zEhUKA21pbhgIIAEoA0gAUgNtaW6IAQESFQoDbWF4GAkgASgD\
      SAFSA21heIgBARIOCgJpZBgKIAEoCVICaWQSMQoGZm9ybWF0GAsgASgOMhkubXVzdGVyLm9wdGlvbnMudjEuRm9ybWF0UgZmb3JtYXQSFQoGb25lX29mGAwg\
      AygJUgVvbmVPZhIcCglvcmRlcmFibGUYDSADKAlSCW9yZGVyYWJsZRI7CghwZXJzb25hbBgOIAEoDjIfLm11c3Rlci5vcHRpb25zLnYxLlBlcnNvbmFsRGF0\
      YVIIcGVyc29uYWwSFgoGc2VjcmV0GA8gASgIUgZzZWNyZXQSFgoGZmlsdGVyGBAgASgIUgZmaWx0ZXISEgoEZmxhZxgRIAEoCVIEZmxhZxIkCgttaW5fc2Vj\
      b25kcxgSIAEoA0gCUgptaW5TZWNvbmRziAEBEiQKC21heF9zZWNvbmRzGBMgASgDSANSCm1heFNlY29uZHOIAQESFQoGYnlfcm93GBQgASgIUgVieVJvd0IG\
      CgRfbWluQgYKBF9tYXhCDgoMX21pbl9zZWNvbmRzQg4KDF9tYXhfc2Vjb25kcypxCgRSb2xlEhQKEFJPTEVfVU5TUEVDSUZJRUQQABIPCgtST0xFX1ZJRVdF\
      UhABEg8KC1JPTEVfTUVNQkVSEAISDgoKUk9MRV9BRE1JThADEg4KClJPTEVfT1dORVIQBBIRCg1ST0xFX1BMQVRGT1JNEAUqdAoFU2NvcGUSFQoRU0NPUEVf\
      VU5TUEVDSUZJRUQQABIQCgxTQ09QRV9QVUJMSUMQARIQCgxTQ09QRV9URU5BTlQQAhISCg5TQ09QRV9QTEFURk9STRADEhwKGFNDT1BFX1RFTkFOVF9PUl9Q\
      TEFURk9STRAEKm0KBkVmZmVjdBIWChJFRkZFQ1RfVU5TUEVDSUZJRUQQABIXChNFRkZFQ1RfUkVBRF9CT1VOREVEEAESDwoLRUZGRUNUX1JFQUQQAhIQCgxF\
      RkZFQ1RfV1JJVEUQAxIPCgtFRkZFQ1RfTk9ORRAEKokBCgpBdWRpdENsYXNzEhsKF0FVRElUX0NMQVNTX1VOU1BFQ0lGSUVEEAASFAoQQVVESVRfQ0xBU1Nf\
      Tk9ORRABEhYKEkFVRElUX0NMQVNTX0FDQ0VTUxACEhYKEkFVRElUX0NMQVNTX0NIQU5HRRADEhgKFEFVRElUX0NMQVNTX1NFQ1VSSVRZEAQqWQoMQ29uZmly\
      bWF0aW9uEhwKGENPTkZJUk1BVElPTl9VTlNQRUNJRklFRBAAEhQKEENPTkZJUk1BVElPTl9ZRVMQARIVChFDT05GSVJNQVRJT05fTkFNRRACKuUCCgZGb3Jt\
      YXQSFgoSRk9STUFUX1VOU1BFQ0lGSUVEEAASEAoMRk9STUFUX0VNQUlMEAESEAoMRk9STUFUX1BIT05FEAISDgoKRk9STUFUX1VSTBADEhEKDUZPUk1BVF9E\
      T01BSU4QBBISCg5GT1JNQVRfQ09VTlRSWRAFEhMKD0ZPUk1BVF9DVVJSRU5DWRAGEhMKD0ZPUk1BVF9MQU5HVUFHRRAHEhQKEEZPUk1BVF9USU1FX1pPTkUQ\
      CBIPCgtGT1JNQVRfU0xVRxAJEhIKDkZPUk1BVF9ERUNJTUFMEAoSDwoLRk9STUFUX0pTT04QCxIWChJGT1JNQVRfSlNPTl9PQkpFQ1QQDBIQCgxGT1JNQVRf\
      VE9LRU4QDRIOCgpGT1JNQVRfS0VZEA4SFgoSRk9STUFUX1RJTUVfT0ZfREFZEA8SDwoLRk9STUFUX0RBVEUQEBIPCgtGT1JNQVRfQ1JPThARKmMKDFBlcnNv\
      bmFsRGF0YRIdChlQRVJTT05BTF9EQVRBX1VOU1BFQ0lGSUVEEAASGQoVUEVSU09OQUxfREFUQV9DT05UQUNUEAESGQoVUEVSU09OQUxfREFUQV9QUk9GSUxF\
      EAIqwAMKClN0YXR1c0NvZGUSGwoXU1RBVFVTX0NPREVfVU5TUEVDSUZJRUQQABIZChVTVEFUVVNfQ09ERV9DQU5DRUxMRUQQARIgChxTVEFUVVNfQ09ERV9J\
      TlZBTElEX0FSR1VNRU5UEAMSIQodU1RBVFVTX0NPREVfREVBRExJTkVfRVhDRUVERUQQBBIZChVTVEFUVVNfQ09ERV9OT1RfRk9VTkQQBRIeChpTVEFUVVNf\
      Q09ERV9BTFJFQURZX0VYSVNUUxAGEiEKHVNUQVRVU19DT0RFX1BFUk1JU1NJT05fREVOSUVEEAcSIgoeU1RBVFVTX0NPREVfUkVTT1VSQ0VfRVhIQVVTVEVE\
      EAgSIwofU1RBVFVTX0NPREVfRkFJTEVEX1BSRUNPTkRJVElPThAJEhcKE1NUQVRVU19DT0RFX0FCT1JURUQQChIdChlTVEFUVVNfQ09ERV9VTklNUExFTUVO\
      VEVEEAwSGAoUU1RBVFVTX0NPREVfSU5URVJOQUwQDRIbChdTVEFUVVNfQ09ERV9VTkFWQUlMQUJMRRAOEh8KG1NUQVRVU19DT0RFX1VOQVVUSEVOVElDQVRF\
      RBAQOjoKCGludGVybmFsEhwuZ29vZ2xlLnByb3RvYnVmLkZpbGVPcHRpb25zGJHCBCABKAhSCGludGVybmFsOmAKCnBlcm1pc3Npb24SHy5nb29nbGUucHJv\
      dG9idWYuU2VydmljZU9wdGlvbnMYkcIEIAMoCzIdLm11c3Rlci5vcHRpb25zLnYxLlBlcm1pc3Npb25SCnBlcm1pc3Npb246UQoDcnBjEh4uZ29vZ2xlLnBy\
      b3RvYnVmLk1ldGhvZE9wdGlvbnMYkcIEIAEoCzIdLm11c3Rlci5vcHRpb25zLnYxLk1ldGhvZFJ1bGVSA3JwYzpeCghyZXNvdXJjZRIfLmdvb2dsZS5wcm90\
      b2J1Zi5NZXNzYWdlT3B0aW9ucxiRwgQgASgLMh8ubXVzdGVyLm9wdGlvbnMudjEuUmVzb3VyY2VSdWxlUghyZXNvdXJjZTpTCgVmaWVsZBIdLmdvb2dsZS5w\
      cm90b2J1Zi5GaWVsZE9wdGlvbnMYkcIEIAEoCzIcLm11c3Rlci5vcHRpb25zLnYxLkZpZWxkUnVsZVIFZmllbGQ6WgoGc3RhdHVzEiEuZ29vZ2xlLnByb3Rv\
      YnVmLkVudW1WYWx1ZU9wdGlvbnMYkcIEIAEoDjIdLm11c3Rlci5vcHRpb25zLnYxLlN0YXR1c0NvZGVSBnN0YXR1c0IdWhttdXN0ZXIvb3B0aW9ucy92MTtv\
      cHRpb25zdjFiBnByb3RvMw==
      """,
    imports: []
  )
}

extension OptionsV1 {
  package struct Permission: WireMessage {
    package var name = ""
    package var leastRole = OptionsV1.Role(rawValue: 0)
    package var description = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.options.v1.Permission")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: name = try decoder.read(WireString.self)
        case 16: leastRole = try decoder.read(WireEnumOf<OptionsV1.Role>.self)
        case 26: description = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(26, description, WireString.self)
      encoder.implicit(16, leastRole, WireEnumOf<OptionsV1.Role>.self)
      encoder.implicit(10, name, WireString.self)
    }
  }
}

extension OptionsV1 {
  package struct MethodRule: WireMessage {
    package var permission = ""
    package var scope = OptionsV1.Scope(rawValue: 0)
    package var effect = OptionsV1.Effect(rawValue: 0)
    package var audit = OptionsV1.AuditClass(rawValue: 0)
    package var platformPermission = ""
    package var anyCaller = false
    package var sensitive = false
    package var secretResponse = false
    private var cliBox = Boxed<OptionsV1.CommandRule>()
    package var cli: OptionsV1.CommandRule? {
      get { cliBox.value }
      set { cliBox.value = newValue }
    }
    package var furtherPermissions: [String] = []
    package var operatorPermission = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.options.v1.MethodRule")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: permission = try decoder.read(WireString.self)
        case 16: scope = try decoder.read(WireEnumOf<OptionsV1.Scope>.self)
        case 24: effect = try decoder.read(WireEnumOf<OptionsV1.Effect>.self)
        case 32: audit = try decoder.read(WireEnumOf<OptionsV1.AuditClass>.self)
        case 42: platformPermission = try decoder.read(WireString.self)
        case 48: anyCaller = try decoder.read(WireBool.self)
        case 56: sensitive = try decoder.read(WireBool.self)
        case 64: secretResponse = try decoder.read(WireBool.self)
        case 74: try decoder.nested(&cliBox)
        case 82: try decoder.append(&furtherPermissions, WireString.self)
        case 90: operatorPermission = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(90, operatorPermission, WireString.self)
      encoder.repeated(82, furtherPermissions, WireString.self)
      encoder.optionalMessage(74, cliBox)
      encoder.implicit(64, secretResponse, WireBool.self)
      encoder.implicit(56, sensitive, WireBool.self)
      encoder.implicit(48, anyCaller, WireBool.self)
      encoder.implicit(42, platformPermission, WireString.self)
      encoder.implicit(32, audit, WireEnumOf<OptionsV1.AuditClass>.self)
      encoder.implicit(24, effect, WireEnumOf<OptionsV1.Effect>.self)
      encoder.implicit(16, scope, WireEnumOf<OptionsV1.Scope>.self)
      encoder.implicit(10, permission, WireString.self)
    }
  }
}

extension OptionsV1 {
  package struct CommandRule: WireMessage {
    package var noun = ""
    package var verb = ""
    package var positional = ""
    package var confirm = OptionsV1.Confirmation(rawValue: 0)
    package var example = ""
    package var rows = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.options.v1.CommandRule")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: noun = try decoder.read(WireString.self)
        case 18: verb = try decoder.read(WireString.self)
        case 26: positional = try decoder.read(WireString.self)
        case 32: confirm = try decoder.read(WireEnumOf<OptionsV1.Confirmation>.self)
        case 42: example = try decoder.read(WireString.self)
        case 50: rows = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(50, rows, WireString.self)
      encoder.implicit(42, example, WireString.self)
      encoder.implicit(32, confirm, WireEnumOf<OptionsV1.Confirmation>.self)
      encoder.implicit(26, positional, WireString.self)
      encoder.implicit(18, verb, WireString.self)
      encoder.implicit(10, noun, WireString.self)
    }
  }
}

extension OptionsV1 {
  package struct ResourceRule: WireMessage {
    package var idPrefix = ""
    package var columns: [String] = []
    package var plural = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.options.v1.ResourceRule")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: idPrefix = try decoder.read(WireString.self)
        case 18: try decoder.append(&columns, WireString.self)
        case 26: plural = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(26, plural, WireString.self)
      encoder.repeated(18, columns, WireString.self)
      encoder.implicit(10, idPrefix, WireString.self)
    }
  }
}

extension OptionsV1 {
  package struct FieldRule: WireMessage {
    package var required = false
    package var outputOnly = false
    package var immutable = false
    package var minLength = UInt32(0)
    package var maxLength = UInt32(0)
    package var minItems = UInt32(0)
    package var maxItems = UInt32(0)
    package var min: Int64?
    package var max: Int64?
    package var id = ""
    package var format = OptionsV1.Format(rawValue: 0)
    package var oneOf: [String] = []
    package var orderable: [String] = []
    package var personal = OptionsV1.PersonalData(rawValue: 0)
    package var secret = false
    package var filter = false
    package var flag = ""
    package var minSeconds: Int64?
    package var maxSeconds: Int64?
    package var byRow = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.options.v1.FieldRule")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: required = try decoder.read(WireBool.self)
        case 16: outputOnly = try decoder.read(WireBool.self)
        case 24: immutable = try decoder.read(WireBool.self)
        case 32: minLength = try decoder.read(WireUInt32.self)
        case 40: maxLength = try decoder.read(WireUInt32.self)
        case 48: minItems = try decoder.read(WireUInt32.self)
        case 56: maxItems = try decoder.read(WireUInt32.self)
        case 64: min = try decoder.read(WireInt64.self)
        case 72: max = try decoder.read(WireInt64.self)
        case 82: id = try decoder.read(WireString.self)
        case 88: format = try decoder.read(WireEnumOf<OptionsV1.Format>.self)
        case 98: try decoder.append(&oneOf, WireString.self)
        case 106: try decoder.append(&orderable, WireString.self)
        case 112: personal = try decoder.read(WireEnumOf<OptionsV1.PersonalData>.self)
        case 120: secret = try decoder.read(WireBool.self)
        case 128: filter = try decoder.read(WireBool.self)
        case 138: flag = try decoder.read(WireString.self)
        case 144: minSeconds = try decoder.read(WireInt64.self)
        case 152: maxSeconds = try decoder.read(WireInt64.self)
        case 160: byRow = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(160, byRow, WireBool.self)
      encoder.optional(152, maxSeconds, WireInt64.self)
      encoder.optional(144, minSeconds, WireInt64.self)
      encoder.implicit(138, flag, WireString.self)
      encoder.implicit(128, filter, WireBool.self)
      encoder.implicit(120, secret, WireBool.self)
      encoder.implicit(112, personal, WireEnumOf<OptionsV1.PersonalData>.self)
      encoder.repeated(106, orderable, WireString.self)
      encoder.repeated(98, oneOf, WireString.self)
      encoder.implicit(88, format, WireEnumOf<OptionsV1.Format>.self)
      encoder.implicit(82, id, WireString.self)
      encoder.optional(72, max, WireInt64.self)
      encoder.optional(64, min, WireInt64.self)
      encoder.implicit(56, maxItems, WireUInt32.self)
      encoder.implicit(48, minItems, WireUInt32.self)
      encoder.implicit(40, maxLength, WireUInt32.self)
      encoder.implicit(32, minLength, WireUInt32.self)
      encoder.implicit(24, immutable, WireBool.self)
      encoder.implicit(16, outputOnly, WireBool.self)
      encoder.implicit(8, required, WireBool.self)
    }
  }
}

extension OptionsV1 {
  package struct Role: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var viewer: Self { Self(rawValue: 1) }
    package static var member: Self { Self(rawValue: 2) }
    package static var admin: Self { Self(rawValue: 3) }
    package static var owner: Self { Self(rawValue: 4) }
    package static var platform: Self { Self(rawValue: 5) }

    package static var allKnown: [Self] {
      [.unspecified, .viewer, .member, .admin, .owner, .platform]
    }

    package var name: String? {
      switch rawValue {
      case 0: "ROLE_UNSPECIFIED"
      case 1: "ROLE_VIEWER"
      case 2: "ROLE_MEMBER"
      case 3: "ROLE_ADMIN"
      case 4: "ROLE_OWNER"
      case 5: "ROLE_PLATFORM"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "viewer"),
      (2, "member"),
      (3, "admin"),
      (4, "owner"),
      (5, "platform"),
    ])
  }
}

extension OptionsV1 {
  package struct Scope: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var `public`: Self { Self(rawValue: 1) }
    package static var tenant: Self { Self(rawValue: 2) }
    package static var platform: Self { Self(rawValue: 3) }
    package static var tenantOrPlatform: Self { Self(rawValue: 4) }

    package static var allKnown: [Self] {
      [.unspecified, .`public`, .tenant, .platform, .tenantOrPlatform]
    }

    package var name: String? {
      switch rawValue {
      case 0: "SCOPE_UNSPECIFIED"
      case 1: "SCOPE_PUBLIC"
      case 2: "SCOPE_TENANT"
      case 3: "SCOPE_PLATFORM"
      case 4: "SCOPE_TENANT_OR_PLATFORM"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "public"),
      (2, "tenant"),
      (3, "platform"),
      (4, "tenant_or_platform"),
    ])
  }
}

extension OptionsV1 {
  package struct Effect: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var readBounded: Self { Self(rawValue: 1) }
    package static var read: Self { Self(rawValue: 2) }
    package static var write: Self { Self(rawValue: 3) }
    package static var none: Self { Self(rawValue: 4) }

    package static var allKnown: [Self] {
      [.unspecified, .readBounded, .read, .write, .none]
    }

    package var name: String? {
      switch rawValue {
      case 0: "EFFECT_UNSPECIFIED"
      case 1: "EFFECT_READ_BOUNDED"
      case 2: "EFFECT_READ"
      case 3: "EFFECT_WRITE"
      case 4: "EFFECT_NONE"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "read_bounded"),
      (2, "read"),
      (3, "write"),
      (4, "none"),
    ])
  }
}

extension OptionsV1 {
  package struct AuditClass: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var none: Self { Self(rawValue: 1) }
    package static var access: Self { Self(rawValue: 2) }
    package static var change: Self { Self(rawValue: 3) }
    package static var security: Self { Self(rawValue: 4) }

    package static var allKnown: [Self] {
      [.unspecified, .none, .access, .change, .security]
    }

    package var name: String? {
      switch rawValue {
      case 0: "AUDIT_CLASS_UNSPECIFIED"
      case 1: "AUDIT_CLASS_NONE"
      case 2: "AUDIT_CLASS_ACCESS"
      case 3: "AUDIT_CLASS_CHANGE"
      case 4: "AUDIT_CLASS_SECURITY"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "none"),
      (2, "access"),
      (3, "change"),
      (4, "security"),
    ])
  }
}

extension OptionsV1 {
  package struct Confirmation: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var yes: Self { Self(rawValue: 1) }
    package static var nameValue: Self { Self(rawValue: 2) }

    package static var allKnown: [Self] {
      [.unspecified, .yes, .nameValue]
    }

    package var name: String? {
      switch rawValue {
      case 0: "CONFIRMATION_UNSPECIFIED"
      case 1: "CONFIRMATION_YES"
      case 2: "CONFIRMATION_NAME"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "yes"),
      (2, "name"),
    ])
  }
}

extension OptionsV1 {
  package struct Format: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var email: Self { Self(rawValue: 1) }
    package static var phone: Self { Self(rawValue: 2) }
    package static var url: Self { Self(rawValue: 3) }
    package static var domain: Self { Self(rawValue: 4) }
    package static var country: Self { Self(rawValue: 5) }
    package static var currency: Self { Self(rawValue: 6) }
    package static var language: Self { Self(rawValue: 7) }
    package static var timeZone: Self { Self(rawValue: 8) }
    package static var slug: Self { Self(rawValue: 9) }
    package static var decimal: Self { Self(rawValue: 10) }
    package static var jsonValue: Self { Self(rawValue: 11) }
    package static var jsonObject: Self { Self(rawValue: 12) }
    package static var token: Self { Self(rawValue: 13) }
    package static var key: Self { Self(rawValue: 14) }
    package static var timeOfDay: Self { Self(rawValue: 15) }
    package static var date: Self { Self(rawValue: 16) }
    package static var cron: Self { Self(rawValue: 17) }

    package static var allKnown: [Self] {
      [.unspecified, .email, .phone, .url, .domain, .country, .currency, .language, .timeZone, .slug, .decimal, .jsonValue, .jsonObject, .token, .key, .timeOfDay, .date, .cron]
    }

    package var name: String? {
      switch rawValue {
      case 0: "FORMAT_UNSPECIFIED"
      case 1: "FORMAT_EMAIL"
      case 2: "FORMAT_PHONE"
      case 3: "FORMAT_URL"
      case 4: "FORMAT_DOMAIN"
      case 5: "FORMAT_COUNTRY"
      case 6: "FORMAT_CURRENCY"
      case 7: "FORMAT_LANGUAGE"
      case 8: "FORMAT_TIME_ZONE"
      case 9: "FORMAT_SLUG"
      case 10: "FORMAT_DECIMAL"
      case 11: "FORMAT_JSON"
      case 12: "FORMAT_JSON_OBJECT"
      case 13: "FORMAT_TOKEN"
      case 14: "FORMAT_KEY"
      case 15: "FORMAT_TIME_OF_DAY"
      case 16: "FORMAT_DATE"
      case 17: "FORMAT_CRON"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "email"),
      (2, "phone"),
      (3, "url"),
      (4, "domain"),
      (5, "country"),
      (6, "currency"),
      (7, "language"),
      (8, "time_zone"),
      (9, "slug"),
      (10, "decimal"),
      (11, "json"),
      (12, "json_object"),
      (13, "token"),
      (14, "key"),
      (15, "time_of_day"),
      (16, "date"),
      (17, "cron"),
    ])
  }
}

extension OptionsV1 {
  package struct PersonalData: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var contact: Self { Self(rawValue: 1) }
    package static var profile: Self { Self(rawValue: 2) }

    package static var allKnown: [Self] {
      [.unspecified, .contact, .profile]
    }

    package var name: String? {
      switch rawValue {
      case 0: "PERSONAL_DATA_UNSPECIFIED"
      case 1: "PERSONAL_DATA_CONTACT"
      case 2: "PERSONAL_DATA_PROFILE"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "contact"),
      (2, "profile"),
    ])
  }
}

extension OptionsV1 {
  package struct StatusCode: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var cancelled: Self { Self(rawValue: 1) }
    package static var invalidArgument: Self { Self(rawValue: 3) }
    package static var deadlineExceeded: Self { Self(rawValue: 4) }
    package static var notFound: Self { Self(rawValue: 5) }
    package static var alreadyExists: Self { Self(rawValue: 6) }
    package static var permissionDenied: Self { Self(rawValue: 7) }
    package static var resourceExhausted: Self { Self(rawValue: 8) }
    package static var failedPrecondition: Self { Self(rawValue: 9) }
    package static var aborted: Self { Self(rawValue: 10) }
    package static var unimplemented: Self { Self(rawValue: 12) }
    package static var `internal`: Self { Self(rawValue: 13) }
    package static var unavailable: Self { Self(rawValue: 14) }
    package static var unauthenticated: Self { Self(rawValue: 16) }

    package static var allKnown: [Self] {
      [.unspecified, .cancelled, .invalidArgument, .deadlineExceeded, .notFound, .alreadyExists, .permissionDenied, .resourceExhausted, .failedPrecondition, .aborted, .unimplemented, .`internal`, .unavailable, .unauthenticated]
    }

    package var name: String? {
      switch rawValue {
      case 0: "STATUS_CODE_UNSPECIFIED"
      case 1: "STATUS_CODE_CANCELLED"
      case 3: "STATUS_CODE_INVALID_ARGUMENT"
      case 4: "STATUS_CODE_DEADLINE_EXCEEDED"
      case 5: "STATUS_CODE_NOT_FOUND"
      case 6: "STATUS_CODE_ALREADY_EXISTS"
      case 7: "STATUS_CODE_PERMISSION_DENIED"
      case 8: "STATUS_CODE_RESOURCE_EXHAUSTED"
      case 9: "STATUS_CODE_FAILED_PRECONDITION"
      case 10: "STATUS_CODE_ABORTED"
      case 12: "STATUS_CODE_UNIMPLEMENTED"
      case 13: "STATUS_CODE_INTERNAL"
      case 14: "STATUS_CODE_UNAVAILABLE"
      case 16: "STATUS_CODE_UNAUTHENTICATED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "cancelled"),
      (3, "invalid_argument"),
      (4, "deadline_exceeded"),
      (5, "not_found"),
      (6, "already_exists"),
      (7, "permission_denied"),
      (8, "resource_exhausted"),
      (9, "failed_precondition"),
      (10, "aborted"),
      (12, "unimplemented"),
      (13, "internal"),
      (14, "unavailable"),
      (16, "unauthenticated"),
    ])
  }
}

extension OptionsV1 {
  package static let messages: [any WireMessage.Type] = [
    OptionsV1.Permission.self,
    OptionsV1.MethodRule.self,
    OptionsV1.CommandRule.self,
    OptionsV1.ResourceRule.self,
    OptionsV1.FieldRule.self,
  ]
}
