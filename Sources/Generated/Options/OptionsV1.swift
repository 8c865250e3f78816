// Made by tools/protogen from muster/options/v1/options.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterWire

package enum OptionsV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CsYcCh9tdXN0ZXIvb3B0aW9ucy92MS9vcHRpb25zLnByb3RvEhFtdXN0ZXIub3B0aW9ucy52MRogZ29vZ2xlL3Byb3RvYnVmL2Rlc2NyaXB0b3IucHJvdG8i\
      egoKUGVybWlzc2lvbhISCgRuYW1lGAEgASgJUgRuYW1lEjYKCmxlYXN0X3JvbGUYAiABKA4yFy5tdXN0ZXIub3B0aW9ucy52MS5Sb2xlUglsZWFzdFJvbGUS\
      IAoLZGVzY3JpcHRpb24YAyABKAlSC2Rlc2NyaXB0aW9uIr4DCgpNZXRob2RSdWxlEh4KCnBlcm1pc3Npb24YASABKAlSCnBlcm1pc3Npb24SLgoFc2NvcGUY\
      AiABKA4yGC5tdXN0ZXIub3B0aW9ucy52MS5TY29wZVIFc2NvcGUSMQoGZWZmZWN0GAMgASgOMhkubXVzdGVyLm9wdGlvbnMudjEuRWZmZWN0UgZlZmZlY3QS\
      MwoFYXVkaXQYBCABKA4yHS5tdXN0ZXIub3B0aW9ucy52MS5BdWRpdENsYXNzUgVhdWRpdBIvChNwbGF0Zm9ybV9wZXJtaXNzaW9uGAUgASgJUhJwbGF0Zm9y\
      bVBlcm1pc3Npb24SHQoKYW55X2NhbGxlchgGIAEoCFIJYW55Q2FsbGVyEhwKCXNlbnNpdGl2ZRgHIAEoCFIJc2Vuc2l0aXZlEicKD3NlY3JldF9yZXNwb25z\
      ZRgIIAEoCFIOc2VjcmV0UmVzcG9uc2USMAoDY2xpGAkgASgLMh4ubXVzdGVyLm9wdGlvbnMudjEuQ29tbWFuZFJ1bGVSA2NsaRIvChNmdXJ0aGVyX3Blcm1p\
      c3Npb25zGAogAygJUhJmdXJ0aGVyUGVybWlzc2lvbnMivgEKC0NvbW1hbmRSdWxlEhIKBG5vdW4YASABKAlSBG5vdW4SEgoEdmVyYhgCIAEoCVIEdmVyYhIe\
      Cgpwb3NpdGlvbmFsGAMgASgJUgpwb3NpdGlvbmFsEjkKB2NvbmZpcm0YBCABKA4yHy5tdXN0ZXIub3B0aW9ucy52MS5Db25maXJtYXRpb25SB2NvbmZpcm0S\
      GAoHZXhhbXBsZRgFIAEoCVIHZXhhbXBsZRISCgRyb3dzGAYgASgJUgRyb3dzIl0KDFJlc291cmNlUnVsZRIbCglpZF9wcmVmaXgYASABKAlSCGlkUHJlZml4\
      EhgKB2NvbHVtbnMYAiADKAlSB2NvbHVtbnMSFgoGcGx1cmFsGAMgASgJUgZwbHVyYWwimAUKCUZpZWxkUnVsZRIaCghyZXF1aXJlZBgBIAEoCFIIcmVxdWly\
      ZWQSHwoLb3V0cHV0X29ubHkYAiABKAhSCm91dHB1dE9ubHkSHAoJaW1tdXRhYmxlGAMgASgIUglpbW11dGFibGUSHQoKbWluX2xlbmd0aBgEIAEoDVIJbWlu\
      TGVuZ3RoEh0KCm1heF9sZW5ndGgYBSABKA1SCW1heExlbmd0aBIbCgltaW5faXRlbXMYBiABKA1SCG1pbkl0ZW1zEhsKCW1heF9pdGVtcxgHIAEoDVIIbWF4\
      SXRlbXMSFQoDbWluGAggASgDSABSA21pbogBARIVCgNtYXgYCSABKANIAVIDbWF4iAEBEg4KAmlkGAogASgJUgJpZBIxCgZmb3JtYXQYCyABKA4yGS5tdXN0\
      ZXIub3B0aW9ucy52MS5Gb3JtYXRSBmZvcm1hdBIVCgZvbmVfb2YYDCADKAlSBW9uZU9mEhwKCW9yZGVyYWJsZRgNIAMoCVIJb3JkZXJhYmxlEjsKCHBlcnNv\
      bmFsGA4gASgOMh8ubXVzdGVyLm9wdGlvbnMudjEuUGVyc29uYWxEYXRhUghwZXJzb25hbBIWCgZzZWNyZXQYDyABKAhSBnNlY3JldBIWCgZmaWx0ZXIYECAB\
      KAhSBmZpbHRlchISCgRmbGFnGBEgASgJUgRmbGFnEiQKC21pbl9zZWNvbmRzGBIgASgDSAJSCm1pblNlY29uZHOIAQESJAoLbWF4X3NlY29uZHMYEyABKANI\
      A1IKbWF4U2Vjb25kc4gBARIVCgZieV9yb3cYFCABKAhSBWJ5Um93QgYKBF9taW5CBgoEX21heEIOCgxfbWluX3NlY29uZHNCDgoMX21heF9zZWNvbmRzKnEK\
      BFJvbGUSFAoQUk9MRV9VTlNQRUNJRklFRBAAEg8KC1JPTEVfVklFV0VSEAESDwoLUk9MRV9NRU1CRVIQAhIOCgpST0xFX0FETUlOEAMSDgoKUk9MRV9PV05F\
      UhAEEhEKDVJPTEVfUExBVEZPUk0QBSp0CgVTY29wZRIVChFTQ09QRV9VTlNQRUNJRklFRBAAEhAKDFNDT1BFX1BVQkxJQxABEhAKDFNDT1BFX1RFTkFOVBAC\
      EhIKDlNDT1BFX1BMQVRGT1JNEAMSHAoYU0NPUEVfVEVOQU5UX09SX1BMQVRGT1JNEAQqbQoGRWZmZWN0EhYKEkVGRkVDVF9VTlNQRUNJRklFRBAAEhcKE0VG\
      RkVDVF9SRUFEX0JPVU5ERUQQARIPCgtFRkZFQ1RfUkVBRBACEhAKDEVGRkVDVF9XUklURRADEg8KC0VGRkVDVF9OT05FEAQqiQEKCkF1ZGl0Q2xhc3MSGwoX\
      QVVESVRfQ0xBU1NfVU5TUEVDSUZJRUQQABIUChBBVURJVF9DTEFTU19OT05FEAESFgoSQVVESVRfQ0xBU1NfQUNDRVNTEAISFgoSQVVESVRfQ0xBU1NfQ0hB\
      TkdFEAMSGAoUQVVESVRfQ0xBU1NfU0VDVVJJVFkQBCpZCgxDb25maXJtYXRpb24SHAoYQ09ORklSTUFUSU9OX1VOU1BFQ0lGSUVEEAASFAoQQ09ORklSTUFU\
      SU9OX1lFUxABEhUKEUNPTkZJUk1BVElPTl9OQU1FEAIq5QIKBkZvcm1hdBIWChJGT1JNQVRfVU5TUEVDSUZJRUQQABIQCgxGT1JNQVRfRU1BSUwQARIQCgxG\
      T1JNQVRfUEhPTkUQAhIOCgpGT1JNQVRfVVJMEAMSEQoNRk9STUFUX0RPTUFJThAEEhIKDkZPUk1BVF9DT1VOVFJZEAUSEwoPRk9STUFUX0NVUlJFTkNZEAYS\
      EwoPRk9STUFUX0xBTkdVQUdFEAcSFAoQRk9STUFUX1RJTUVfWk9ORRAIEg8KC0ZPUk1BVF9TTFVHEAkSEgoORk9STUFUX0RFQ0lNQUwQChIPCgtGT1JNQVRf\
      SlNPThALEhYKEkZPUk1BVF9KU09OX09CSkVDVBAMEhAKDEZPUk1BVF9UT0tFThANEg4KCkZPUk1BVF9LRVkQDhIWChJGT1JNQVRfVElNRV9PRl9EQVkQDxIP\
      CgtGT1JNQVRfREFURRAQEg8KC0ZPUk1BVF9DUk9OEBEqYwoMUGVyc29uYWxEYXRhEh0KGVBFUlNPTkFMX0RBVEFfVU5TUEVDSUZJRUQQABIZChVQRVJTT05B\
      TF9EQVRBX0NPTlRBQ1QQARIZChVQRVJTT05BTF9EQVRBX1BST0ZJTEUQAirAAwoKU3RhdHVzQ29kZRIbChdTVEFUVVNfQ09ERV9VTlNQRUNJRklFRBAAEhkK\
      FVNUQVRVU19DT0RFX0NBTkNFTExFRBABEiAKHFNUQVRVU19DT0RFX0lOVkFMSURfQVJHVU1FTlQQAxIhCh1TVEFUVVNfQ09ERV9ERUFETElORV9FWENFRURF\
      RBAEEhkKFVNUQVRVU19DT0RFX05PVF9GT1VORBAFEh4KGlNUQVRVU19DT0RFX0FMUkVBRFlfRVhJU1RTEAYSIQodU1RBVFVTX0NPREVfUEVSTUlTU0lPTl9E\
      RU5JRUQQBxIiCh5TVEFUVVNfQ09ERV9SRVNPVVJDRV9FWEhBVVNURUQQCBIjCh9TVEFUVVNfQ09ERV9GQUlMRURfUFJFQ09ORElUSU9OEAkSFwoTU1RBVFVT\
      X0NPREVfQUJPUlRFRBAKEh0KGVNUQVRVU19DT0RFX1VOSU1QTEVNRU5URUQQDBIYChRTVEFUVVNfQ09ERV9JTlRFUk5BTBANEhsKF1NUQVRVU19DT0RFX1VO\
      QVZBSUxBQkxFEA4SHwobU1RBVFVTX0NPREVfVU5BVVRIRU5USUNBVEVEEBA6OgoIaW50ZXJuYWwSHC5nb29nbGUucHJvdG9idWYuRmlsZU9wdGlvbnMYkcIE\
      IAEoCFIIaW50ZXJuYWw6YAoKcGVybWlzc2lvbhIfLmdvb2dsZS5wcm90b2J1Zi5TZXJ2aWNlT3B0aW9ucxiRwgQgAygLMh0ubXVzdGVyLm9wdGlvbnMudjEu\
      UGVybWlzc2lvblIKcGVybWlzc2lvbjpRCgNycGMSHi5nb29nbGUucHJvdG9idWYuTWV0aG9kT3B0aW9ucxiRwgQgASgLMh0ubXVzdGVyLm9wdGlvbnMudjEu\
      TWV0aG9kUnVsZVIDcnBjOl4KCHJlc291cmNlEh8uZ29vZ2xlLnByb3RvYnVmLk1lc3NhZ2VPcHRpb25zGJHCBCABKAsyHy5tdXN0ZXIub3B0aW9ucy52MS5S\
      ZXNvdXJjZVJ1bGVSCHJlc291cmNlOlMKBWZpZWxkEh0uZ29vZ2xlLnByb3RvYnVmLkZpZWxkT3B0aW9ucxiRwgQgASgLMhwubXVzdGVyLm9wdGlvbnMudjEu\
      RmllbGRSdWxlUgVmaWVsZDpaCgZzdGF0dXMSIS5nb29nbGUucHJvdG9idWYuRW51bVZhbHVlT3B0aW9ucxiRwgQgASgOMh0ubXVzdGVyLm9wdGlvbnMudjEu\
      U3RhdHVzQ29kZVIGc3RhdHVzQh1aG211c3Rlci9vcHRpb25zL3YxO29wdGlvbnN2MWIGcHJvdG8z
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
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
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
