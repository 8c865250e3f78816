// Made by tools/protogen from muster/torture/v1/names.proto, muster/torture/v1/torture.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterWellKnownAPI
package import MusterWire

package enum TortureV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CvcQCh1tdXN0ZXIvdG9ydHVyZS92MS9uYW1lcy5wcm90bxIRbXVzdGVyLnRvcnR1cmUudjEaH211c3Rlci9vcHRpb25zL3YxL29wdGlvbnMucHJvdG8i9wQK\
      CEtleXdvcmRzEhQKBWNsYXNzGAEgASgJUgVjbGFzcxISCgRmdW5jGAIgASgJUgRmdW5jEhIKBHNlbGYYAyABKAlSBHNlbGYSEgoEaW5pdBgEIAEoCVIEaW5p\
      dBIYCgdkZWZhdWx0GAUgASgJUgdkZWZhdWx0Eg4KAmluGAYgASgJUgJpbhIOCgJpcxgHIAEoCVICaXMSDgoCYXMYCCABKAlSAmFzEhQKBXdoZXJlGAkgASgJ\
      UgV3aGVyZRIWCgZzd2l0Y2gYCiABKAlSBnN3aXRjaBISCgRjYXNlGAsgASgJUgRjYXNlEhoKCHByb3RvY29sGAwgASgJUghwcm90b2NvbBIQCgNuaWwYDSAB\
      KAlSA25pbBISCgR0cnVlGA4gASgJUgR0cnVlEhIKBFR5cGUYDyABKAlSBFR5cGUSEAoDQW55GBAgASgJUgNBbnkSJgoOYXNzb2NpYXRlZHR5cGUYESABKAlS\
      DmFzc29jaWF0ZWR0eXBlEh8KCG9wZXJhdG9yGBIgASgJSAFSCG9wZXJhdG9yiAEBEhQKBWlub3V0GBMgAygJUgVpbm91dBJICglzdWJzY3JpcHQYFCADKAsy\
      Ki5tdXN0ZXIudG9ydHVyZS52MS5LZXl3b3Jkcy5TdWJzY3JpcHRFbnRyeVIJc3Vic2NyaXB0EhIKA3ZhchgVIAEoCUgAUgN2YXISFgoFdGhyb3cYFiABKAlI\
      AFIFdGhyb3caPAoOU3Vic2NyaXB0RW50cnkSEAoDa2V5GAEgASgJUgNrZXkSFAoFdmFsdWUYAiABKAlSBXZhbHVlOgI4AUIFCgNsZXRCCwoJX29wZXJhdG9y\
      IqUDCgdNZW1iZXJzEhYKBmRlY29kZRgBIAEoCVIGZGVjb2RlEhYKBmVuY29kZRgCIAEoCVIGZW5jb2RlEhoKCHZhbGlkYXRlGAMgASgJUgh2YWxpZGF0ZRIW\
      CgZzY2hlbWEYBCABKAlSBnNjaGVtYRIlCg51bmtub3duX2ZpZWxkcxgFIAEoCVINdW5rbm93bkZpZWxkcxIUCgVieXRlcxgGIAEoCVIFYnl0ZXMSEgoEanNv\
      bhgHIAEoCVIEanNvbhIUCgVtZXJnZRgIIAEoCVIFbWVyZ2USHgoKdmlvbGF0aW9ucxgJIAEoCVIKdmlvbGF0aW9ucxIYCgdkZWNvZGVyGAogASgJUgdkZWNv\
      ZGVyEhgKB2VuY29kZXIYCyABKAlSB2VuY29kZXISEAoDdGFnGAwgASgJUgN0YWcSFAoFdmFsdWUYDSABKAlSBXZhbHVlEiAKC2Rlc2NyaXB0aW9uGA4gASgJ\
      UgtkZXNjcmlwdGlvbhIdCgpoYXNoX3ZhbHVlGA8gASgJUgloYXNoVmFsdWUSEgoEbmFtZRgQIAEoCVIEbmFtZSLAAgoHTGV0dGVycxIMCgFhGAEgASgJUgFh\
      EgwKAWIYAiABKAlSAWISDAoBZBgDIAEoCVIBZBIMCgFlGAQgASgJUgFlEgwKAWkYBSABKAlSAWkSDAoBeBgGIAEoCVIBeBIPCgNCX2MYByABKAlSAkJDEhUK\
      Bl91bmRlchgIIAEoCVIFVW5kZXISGwoJdHJhaWxpbmdfGAkgASgJUgh0cmFpbGluZxIXCgdkaWdpdF8xGAogASgJUgZkaWdpdDESHQoKVVBQRVJfQ0FTRRgL\
      IAEoCVIJVVBQRVJDQVNFEhwKCW1peGVkQ2FzZRgMIAEoCVIJbWl4ZWRDYXNlEhAKA3VybBgNIAEoCVIDdXJsEhkKCGJhc2VfdXJsGA4gASgJUgdiYXNlVXJs\
      EhkKCGxlYWRfaWRzGA8gAygJUgdsZWFkSWRzIlAKBlN0cmluZxIWCgZzdHJpbmcYASABKAlSBnN0cmluZxIuCgVpbnQzMhgCIAEoCzIYLm11c3Rlci50b3J0\
      dXJlLnYxLkludDMyUgVpbnQzMiIdCgVJbnQzMhIUCgVpbnQzMhgBIAEoBVIFaW50MzIiOAoIT3B0aW9uYWwSHwoIb3B0aW9uYWwYASABKAlIAFIIb3B0aW9u\
      YWyIAQFCCwoJX29wdGlvbmFsIuUDCgVFcnJvchIxCgR0eXBlGAEgASgLMh0ubXVzdGVyLnRvcnR1cmUudjEuRXJyb3IuVHlwZVIEdHlwZRI3CgZzdHJpbmcY\
      AiABKAsyHy5tdXN0ZXIudG9ydHVyZS52MS5FcnJvci5TdHJpbmdSBnN0cmluZxIxCgRzZWxmGAMgASgOMh0ubXVzdGVyLnRvcnR1cmUudjEuRXJyb3IuU2Vs\
      ZlIEc2VsZhI3CgVmaXJzdBgEIAEoCzIfLm11c3Rlci50b3J0dXJlLnYxLkVycm9yLkNob2ljZUgAUgVmaXJzdBIYCgZzZWNvbmQYBSABKAlIAFIGc2Vjb25k\
      GhoKBFR5cGUSEgoEdHlwZRgBIAEoCVIEdHlwZRo7CgZTdHJpbmcSMQoEdHlwZRgBIAEoCzIdLm11c3Rlci50b3J0dXJlLnYxLkVycm9yLlR5cGVSBHR5cGUa\
      CAoGQ2hvaWNlIn0KBFNlbGYSFAoQU0VMRl9VTlNQRUNJRklFRBAAEg0KCVNFTEZfU0VMRhABEg0KCVNFTEZfSU5JVBACEhAKDFNFTEZfREVGQVVMVBADEgwK\
      CFNFTEZfMkZBEAQSDQoJU0VMRl9OQU1FEAUSEgoOU0VMRl9SQVdfVkFMVUUQBkIICgZjaG9pY2UiCQoHU2VydmljZSIICgZDbGllbnQiBwoFRW1wdHlCBIiR\
      JAFiBnByb3RvMwq9TwofbXVzdGVyL3RvcnR1cmUvdjEvdG9ydHVyZS5wcm90bxIRbXVzdGVyLnRvcnR1cmUudjEaHmdvb2dsZS9wcm90b2J1Zi9kdXJhdGlv\
      bi5wcm90bxogZ29vZ2xlL3Byb3RvYnVmL2ZpZWxkX21hc2sucHJvdG8aH2dvb2dsZS9wcm90b2J1Zi90aW1lc3RhbXAucHJvdG8aHmdvb2dsZS9wcm90b2J1\
      Zi93cmFwcGVycy5wcm90bxofbXVzdGVyL29wdGlvbnMvdjEvb3B0aW9ucy5wcm90byKaBQoHU2NhbGFycxIhCgxkb3VibGVfdmFsdWUYASABKAFSC2RvdWJs\
      ZVZhbHVlEh8KC2Zsb2F0X3ZhbHVlGAIgASgCUgpmbG9hdFZhbHVlEh8KC2ludDMyX3ZhbHVlGAMgASgFUgppbnQzMlZhbHVlEh8KC2ludDY0X3ZhbHVlGAQg\
      ASgDUgppbnQ2NFZhbHVlEiEKDHVpbnQzMl92YWx1ZRgFIAEoDVILdWludDMyVmFsdWUSIQoMdWludDY0X3ZhbHVlGAYgASgEUgt1aW50NjRWYWx1ZRIhCgxz\
      aW50MzJfdmFsdWUYByABKBFSC3NpbnQzMlZhbHVlEiEKDHNpbnQ2NF92YWx1ZRgIIAEoElILc2ludDY0VmFsdWUSIwoNZml4ZWQzMl92YWx1ZRgJIAEoB1IM\
      Zml4ZWQzMlZhbHVlEiMKDWZpeGVkNjRfdmFsdWUYCiABKAZSDGZpeGVkNjRWYWx1ZRIlCg5zZml4ZWQzMl92YWx1ZRgLIAEoD1INc2ZpeGVkMzJWYWx1ZRIl\
      Cg5zZml4ZWQ2NF92YWx1ZRgMIAEoEFINc2ZpeGVkNjRWYWx1ZRIdCgpib29sX3ZhbHVlGA0gASgIUglib29sVmFsdWUSIQoMc3RyaW5nX3ZhbHVlGA4gASgJ\
      UgtzdHJpbmdWYWx1ZRIfCgtieXRlc192YWx1ZRgPIAEoDFIKYnl0ZXNWYWx1ZRI5Cgtjb2xvcl92YWx1ZRgQIAEoDjIYLm11c3Rlci50b3J0dXJlLnYxLkNv\
      bG9yUgpjb2xvclZhbHVlEhwKCWZhcl92YWx1ZRiAECABKAlSCGZhclZhbHVlEikKDmZhcnRoZXN0X3ZhbHVlGP////8BIAEoBVINZmFydGhlc3RWYWx1ZSLl\
      CAoJT3B0aW9uYWxzEiYKDGRvdWJsZV92YWx1ZRgBIAEoAUgAUgtkb3VibGVWYWx1ZYgBARIkCgtmbG9hdF92YWx1ZRgCIAEoAkgBUgpmbG9hdFZhbHVliAEB\
      EiQKC2ludDMyX3ZhbHVlGAMgASgFSAJSCmludDMyVmFsdWWIAQESJAoLaW50NjRfdmFsdWUYBCABKANIA1IKaW50NjRWYWx1ZYgBARImCgx1aW50MzJfdmFs\
      dWUYBSABKA1IBFILdWludDMyVmFsdWWIAQESJgoMdWludDY0X3ZhbHVlGAYgASgESAVSC3VpbnQ2NFZhbHVliAEBEiYKDHNpbnQzMl92YWx1ZRgHIAEoEUgG\
      UgtzaW50MzJWYWx1ZYgBARImCgxzaW50NjRfdmFsdWUYCCABKBJIB1ILc2ludDY0VmFsdWWIAQESKAoNZml4ZWQzMl92YWx1ZRgJIAEoB0gIUgxmaXhlZDMy\
      VmFsdWWIAQESKAoNZml4ZWQ2NF92YWx1ZRgKIAEoBkgJUgxmaXhlZDY0VmFsdWWIAQESKgoOc2ZpeGVkMzJfdmFsdWUYCyABKA9IClINc2ZpeGVkMzJWYWx1\
      ZYgBARIqCg5zZml4ZWQ2NF92YWx1ZRgMIAEoEEgLUg1zZml4ZWQ2NFZhbHVliAEBEiIKCmJvb2xfdmFsdWUYDSABKAhIDFIJYm9vbFZhbHVliAEBEiYKDHN0\
      cmluZ192YWx1ZRgOIAEoCUgNUgtzdHJpbmdWYWx1ZYgBARIkCgtieXRlc192YWx1ZRgPIAEoDEgOUgpieXRlc1ZhbHVliAEBEj4KC2NvbG9yX3ZhbHVlGBAg\
      ASgOMhgubXVzdGVyLnRvcnR1cmUudjEuQ29sb3JID1IKY29sb3JWYWx1ZYgBARI/Cg1tZXNzYWdlX3ZhbHVlGBEgASgLMhoubXVzdGVyLnRvcnR1cmUudjEu\
      U2NhbGFyc1IMbWVzc2FnZVZhbHVlElUKFm9wdGlvbmFsX21lc3NhZ2VfdmFsdWUYEiABKAsyGi5tdXN0ZXIudG9ydHVyZS52MS5TY2FsYXJzSBBSFG9wdGlv\
      bmFsTWVzc2FnZVZhbHVliAEBQg8KDV9kb3VibGVfdmFsdWVCDgoMX2Zsb2F0X3ZhbHVlQg4KDF9pbnQzMl92YWx1ZUIOCgxfaW50NjRfdmFsdWVCDwoNX3Vp\
      bnQzMl92YWx1ZUIPCg1fdWludDY0X3ZhbHVlQg8KDV9zaW50MzJfdmFsdWVCDwoNX3NpbnQ2NF92YWx1ZUIQCg5fZml4ZWQzMl92YWx1ZUIQCg5fZml4ZWQ2\
      NF92YWx1ZUIRCg9fc2ZpeGVkMzJfdmFsdWVCEQoPX3NmaXhlZDY0X3ZhbHVlQg0KC19ib29sX3ZhbHVlQg8KDV9zdHJpbmdfdmFsdWVCDgoMX2J5dGVzX3Zh\
      bHVlQg4KDF9jb2xvcl92YWx1ZUIZChdfb3B0aW9uYWxfbWVzc2FnZV92YWx1ZSL6BgoJUmVwZWF0ZWRzEiMKDWRvdWJsZV92YWx1ZXMYASADKAFSDGRvdWJs\
      ZVZhbHVlcxIhCgxmbG9hdF92YWx1ZXMYAiADKAJSC2Zsb2F0VmFsdWVzEiEKDGludDMyX3ZhbHVlcxgDIAMoBVILaW50MzJWYWx1ZXMSIQoMaW50NjRfdmFs\
      dWVzGAQgAygDUgtpbnQ2NFZhbHVlcxIjCg11aW50MzJfdmFsdWVzGAUgAygNUgx1aW50MzJWYWx1ZXMSIwoNdWludDY0X3ZhbHVlcxgGIAMoBFIMdWludDY0\
      VmFsdWVzEiMKDXNpbnQzMl92YWx1ZXMYByADKBFSDHNpbnQzMlZhbHVlcxIjCg1zaW50NjRfdmFsdWVzGAggAygSUgxzaW50NjRWYWx1ZXMSJQoOZml4ZWQz\
      Ml92YWx1ZXMYCSADKAdSDWZpeGVkMzJWYWx1ZXMSJQoOZml4ZWQ2NF92YWx1ZXMYCiADKAZSDWZpeGVkNjRWYWx1ZXMSJwoPc2ZpeGVkMzJfdmFsdWVzGAsg\
      AygPUg5zZml4ZWQzMlZhbHVlcxInCg9zZml4ZWQ2NF92YWx1ZXMYDCADKBBSDnNmaXhlZDY0VmFsdWVzEh8KC2Jvb2xfdmFsdWVzGA0gAygIUgpib29sVmFs\
      dWVzEiMKDXN0cmluZ192YWx1ZXMYDiADKAlSDHN0cmluZ1ZhbHVlcxIhCgxieXRlc192YWx1ZXMYDyADKAxSC2J5dGVzVmFsdWVzEjsKDGNvbG9yX3ZhbHVl\
      cxgQIAMoDjIYLm11c3Rlci50b3J0dXJlLnYxLkNvbG9yUgtjb2xvclZhbHVlcxJBCg5tZXNzYWdlX3ZhbHVlcxgRIAMoCzIaLm11c3Rlci50b3J0dXJlLnYx\
      LlNjYWxhcnNSDW1lc3NhZ2VWYWx1ZXMSNgoVdW5wYWNrZWRfaW50MzJfdmFsdWVzGBIgAygFQgIQAFITdW5wYWNrZWRJbnQzMlZhbHVlcxI4ChZ1bnBhY2tl\
      ZF9kb3VibGVfdmFsdWVzGBMgAygBQgIQAFIUdW5wYWNrZWREb3VibGVWYWx1ZXMSUAoVdW5wYWNrZWRfY29sb3JfdmFsdWVzGBQgAygOMhgubXVzdGVyLnRv\
      cnR1cmUudjEuQ29sb3JCAhAAUhN1bnBhY2tlZENvbG9yVmFsdWVzIpESCgRNYXBzEkIKCWludDMyX21hcBgBIAMoCzIlLm11c3Rlci50b3J0dXJlLnYxLk1h\
      cHMuSW50MzJNYXBFbnRyeVIIaW50MzJNYXASQgoJaW50NjRfbWFwGAIgAygLMiUubXVzdGVyLnRvcnR1cmUudjEuTWFwcy5JbnQ2NE1hcEVudHJ5UghpbnQ2\
      NE1hcBJFCgp1aW50MzJfbWFwGAMgAygLMiYubXVzdGVyLnRvcnR1cmUudjEuTWFwcy5VaW50MzJNYXBFbnRyeVIJdWludDMyTWFwEkUKCnVpbnQ2NF9tYXAY\
      BCADKAsyJi5tdXN0ZXIudG9ydHVyZS52MS5NYXBzLlVpbnQ2NE1hcEVudHJ5Ugl1aW50NjRNYXASRQoKc2ludDMyX21hcBgFIAMoCzImLm11c3Rlci50b3J0\
      dXJlLnYxLk1hcHMuU2ludDMyTWFwRW50cnlSCXNpbnQzMk1hcBJFCgpzaW50NjRfbWFwGAYgAygLMiYubXVzdGVyLnRvcnR1cmUudjEuTWFwcy5TaW50NjRN\
      YXBFbnRyeVIJc2ludDY0TWFwEkgKC2ZpeGVkMzJfbWFwGAcgAygLMicubXVzdGVyLnRvcnR1cmUudjEuTWFwcy5GaXhlZDMyTWFwRW50cnlSCmZpeGVkMzJN\
      YXASSAoLZml4ZWQ2NF9tYXAYCCADKAsyJy5tdXN0ZXIudG9ydHVyZS52MS5NYXBzLkZpeGVkNjRNYXBFbnRyeVIKZml4ZWQ2NE1hcBJLCgxzZml4ZWQzMl9t\
      YXAYCSADKAsyKC5tdXN0ZXIudG9ydHVyZS52MS5NYXBzLlNmaXhlZDMyTWFwRW50cnlSC3NmaXhlZDMyTWFwEksKDHNmaXhlZDY0X21hcBgKIAMoCzIoLm11\
      c3Rlci50b3J0dXJlLnYxLk1hcHMuU2ZpeGVkNjRNYXBFbnRyeVILc2ZpeGVkNjRNYXASPwoIYm9vbF9tYXAYCyADKAsyJC5tdXN0ZXIudG9ydHVyZS52MS5N\
      YXBzLkJvb2xNYXBFbnRyeVIHYm9vbE1hcBJFCgpzdHJpbmdfbWFwGAwgAygLMiYubXVzdGVyLnRvcnR1cmUudjEuTWFwcy5TdHJpbmdNYXBFbnRyeVIJc3Ry\
      aW5nTWFwEkIKCWJ5dGVzX21hcBgNIAMoCzIlLm11c3Rlci50b3J0dXJlLnYxLk1hcHMuQnl0ZXNNYXBFbnRyeVIIYnl0ZXNNYXASRQoKZG91YmxlX21hcBgO\
      IAMoCzImLm11c3Rlci50b3J0dXJlLnYxLk1hcHMuRG91YmxlTWFwRW50cnlSCWRvdWJsZU1hcBJCCglmbG9hdF9tYXAYDyADKAsyJS5tdXN0ZXIudG9ydHVy\
      ZS52MS5NYXBzLkZsb2F0TWFwRW50cnlSCGZsb2F0TWFwEkIKCWNvbG9yX21hcBgQIAMoCzIlLm11c3Rlci50b3J0dXJlLnYxLk1hcHMuQ29sb3JNYXBFbnRy\
      eVIIY29sb3JNYXASSAoLbWVzc2FnZV9tYXAYESADKAsyJy5tdXN0ZXIudG9ydHVyZS52MS5NYXBzLk1lc3NhZ2VNYXBFbnRyeVIKbWVzc2FnZU1hcBo7Cg1J\
      bnQzMk1hcEVudHJ5EhAKA2tleRgBIAEoBVIDa2V5EhQKBXZhbHVlGAIgASgFUgV2YWx1ZToCOAEaOwoNSW50NjRNYXBFbnRyeRIQCgNrZXkYASABKANSA2tl\
      eRIUCgV2YWx1ZRgCIAEoA1IFdmFsdWU6AjgBGjwKDlVpbnQzMk1hcEVudHJ5EhAKA2tleRgBIAEoDVIDa2V5EhQKBXZhbHVlGAIgASgNUgV2YWx1ZToCOAEa\
      PAoOVWludDY0TWFwRW50cnkSEAoDa2V5GAEgASgEUgNrZXkSFAoFdmFsdWUYAiABKARSBXZhbHVlOgI4ARo8Cg5TaW50MzJNYXBFbnRyeRIQCgNrZXkYASAB\
      KBFSA2tleRIUCgV2YWx1ZRgCIAEoEVIFdmFsdWU6AjgBGjwKDlNpbnQ2NE1hcEVudHJ5EhAKA2tleRgBIAEoElIDa2V5EhQKBXZhbHVlGAIgASgSUgV2YWx1\
      ZToCOAEaPQoPRml4ZWQzMk1hcEVudHJ5EhAKA2tleRgBIAEoB1IDa2V5EhQKBXZhbHVlGAIgASgHUgV2YWx1ZToCOAEaPQoPRml4ZWQ2NE1hcEVudHJ5EhAK\
      A2tleRgBIAEoBlIDa2V5EhQKBXZhbHVlGAIgASgGUgV2YWx1ZToCOAEaPgoQU2ZpeGVkMzJNYXBFbnRyeRIQCgNrZXkYASABKA9SA2tleRIUCgV2YWx1ZRgC\
      IAEoD1IFdmFsdWU6AjgBGj4KEFNmaXhlZDY0TWFwRW50cnkSEAoDa2V5GAEgASgQUgNrZXkSFAoFdmFsdWUYAiABKBBSBXZhbHVlOgI4ARo6CgxCb29sTWFw\
      RW50cnkSEAoDa2V5GAEgASgIUgNrZXkSFAoFdmFsdWUYAiABKAhSBXZhbHVlOgI4ARo8Cg5TdHJpbmdNYXBFbnRyeRIQCgNrZXkYASABKAlSA2tleRIUCgV2\
      YWx1ZRgCIAEoCVIFdmFsdWU6AjgBGjsKDUJ5dGVzTWFwRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSFAoFdmFsdWUYAiABKAxSBXZhbHVlOgI4ARo8Cg5Eb3Vi\
      bGVNYXBFbnRyeRIQCgNrZXkYASABKAlSA2tleRIUCgV2YWx1ZRgCIAEoAVIFdmFsdWU6AjgBGjsKDUZsb2F0TWFwRW50cnkSEAoDa2V5GAEgASgJUgNrZXkS\
      FAoFdmFsdWUYAiABKAJSBXZhbHVlOgI4ARpVCg1Db2xvck1hcEVudHJ5EhAKA2tleRgBIAEoCVIDa2V5Ei4KBXZhbHVlGAIgASgOMhgubXVzdGVyLnRvcnR1\
      cmUudjEuQ29sb3JSBXZhbHVlOgI4ARpZCg9NZXNzYWdlTWFwRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSMAoFdmFsdWUYAiABKAsyGi5tdXN0ZXIudG9ydHVy\
      ZS52MS5TY2FsYXJzUgV2YWx1ZToCOAEisAQKBk9uZW9mcxIjCgxkb3VibGVfdmFsdWUYASABKAFIAFILZG91YmxlVmFsdWUSIQoLaW50MzJfdmFsdWUYAiAB\
      KAVIAFIKaW50MzJWYWx1ZRIjCgxzaW50NjRfdmFsdWUYAyABKBJIAFILc2ludDY0VmFsdWUSHwoKYm9vbF92YWx1ZRgEIAEoCEgAUglib29sVmFsdWUSIwoM\
      c3RyaW5nX3ZhbHVlGAUgASgJSABSC3N0cmluZ1ZhbHVlEiEKC2J5dGVzX3ZhbHVlGAYgASgMSABSCmJ5dGVzVmFsdWUSOwoLY29sb3JfdmFsdWUYByABKA4y\
      GC5tdXN0ZXIudG9ydHVyZS52MS5Db2xvckgAUgpjb2xvclZhbHVlEkEKDW1lc3NhZ2VfdmFsdWUYCCABKAsyGi5tdXN0ZXIudG9ydHVyZS52MS5TY2FsYXJz\
      SABSDG1lc3NhZ2VWYWx1ZRI4Cgp0cmVlX3ZhbHVlGAkgASgLMhcubXVzdGVyLnRvcnR1cmUudjEuVHJlZUgAUgl0cmVlVmFsdWUSOwoKdGltZV92YWx1ZRgK\
      IAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBIAFIJdGltZVZhbHVlEhgKB2JldHdlZW4YCyABKAlSB2JldHdlZW4SFAoEbGVmdBgMIAEoCUgBUgRs\
      ZWZ0EhYKBXJpZ2h0GBQgASgJSAFSBXJpZ2h0QggKBmNob2ljZUIHCgVvdGhlciL1AgoEVHJlZRISCgRuYW1lGAEgASgJUgRuYW1lEi0KBWNoaWxkGAIgASgL\
      MhcubXVzdGVyLnRvcnR1cmUudjEuVHJlZVIFY2hpbGQSMwoIY2hpbGRyZW4YAyADKAsyFy5tdXN0ZXIudG9ydHVyZS52MS5UcmVlUghjaGlsZHJlbhI4CgVu\
      YW1lZBgEIAMoCzIiLm11c3Rlci50b3J0dXJlLnYxLlRyZWUuTmFtZWRFbnRyeVIFbmFtZWQSMQoGbGlua2VkGAUgASgLMhcubXVzdGVyLnRvcnR1cmUudjEu\
      VHJlZUgAUgZsaW5rZWQSLQoEbGVhZhgGIAEoCzIXLm11c3Rlci50b3J0dXJlLnYxLkxlYWZIAFIEbGVhZhpRCgpOYW1lZEVudHJ5EhAKA2tleRgBIAEoCVID\
      a2V5Ei0KBXZhbHVlGAIgASgLMhcubXVzdGVyLnRvcnR1cmUudjEuVHJlZVIFdmFsdWU6AjgBQgYKBGxpbmsiSwoETGVhZhIrCgRiYWNrGAEgASgLMhcubXVz\
      dGVyLnRvcnR1cmUudjEuVHJlZVIEYmFjaxIWCgZ3ZWlnaHQYAiABKAVSBndlaWdodCL9CAoJV2VsbEtub3duEjgKCXRpbWVzdGFtcBgBIAEoCzIaLmdvb2ds\
      ZS5wcm90b2J1Zi5UaW1lc3RhbXBSCXRpbWVzdGFtcBI1CghkdXJhdGlvbhgCIAEoCzIZLmdvb2dsZS5wcm90b2J1Zi5EdXJhdGlvblIIZHVyYXRpb24SOQoK\
      ZmllbGRfbWFzaxgDIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5GaWVsZE1hc2tSCWZpZWxkTWFzaxI9Cgxib29sX3dyYXBwZXIYBCABKAsyGi5nb29nbGUucHJv\
      dG9idWYuQm9vbFZhbHVlUgtib29sV3JhcHBlchJACg1pbnQzMl93cmFwcGVyGAUgASgLMhsuZ29vZ2xlLnByb3RvYnVmLkludDMyVmFsdWVSDGludDMyV3Jh\
      cHBlchJACg1pbnQ2NF93cmFwcGVyGAYgASgLMhsuZ29vZ2xlLnByb3RvYnVmLkludDY0VmFsdWVSDGludDY0V3JhcHBlchJDCg51aW50MzJfd3JhcHBlchgH\
      IAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5VSW50MzJWYWx1ZVINdWludDMyV3JhcHBlchJDCg51aW50NjRfd3JhcHBlchgIIAEoCzIcLmdvb2dsZS5wcm90b2J1\
      Zi5VSW50NjRWYWx1ZVINdWludDY0V3JhcHBlchJACg1mbG9hdF93cmFwcGVyGAkgASgLMhsuZ29vZ2xlLnByb3RvYnVmLkZsb2F0VmFsdWVSDGZsb2F0V3Jh\
      cHBlchJDCg5kb3VibGVfd3JhcHBlchgKIAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5Eb3VibGVWYWx1ZVINZG91YmxlV3JhcHBlchJDCg5zdHJpbmdfd3JhcHBl\
      chgLIAEoCzIcLmdvb2dsZS5wcm90b2J1Zi5TdHJpbmdWYWx1ZVINc3RyaW5nV3JhcHBlchJACg1ieXRlc193cmFwcGVyGAwgASgLMhsuZ29vZ2xlLnByb3Rv\
      YnVmLkJ5dGVzVmFsdWVSDGJ5dGVzV3JhcHBlchI6Cgp0aW1lc3RhbXBzGA0gAygLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIKdGltZXN0YW1wcxI3\
      CglkdXJhdGlvbnMYDiADKAsyGS5nb29nbGUucHJvdG9idWYuRHVyYXRpb25SCWR1cmF0aW9ucxJTCg10aW1lc3RhbXBfbWFwGA8gAygLMi4ubXVzdGVyLnRv\
      cnR1cmUudjEuV2VsbEtub3duLlRpbWVzdGFtcE1hcEVudHJ5Ugx0aW1lc3RhbXBNYXASQgoOaW50NjRfd3JhcHBlcnMYECADKAsyGy5nb29nbGUucHJvdG9i\
      dWYuSW50NjRWYWx1ZVINaW50NjRXcmFwcGVycxpbChFUaW1lc3RhbXBNYXBFbnRyeRIQCgNrZXkYASABKAlSA2tleRIwCgV2YWx1ZRgCIAEoCzIaLmdvb2ds\
      ZS5wcm90b2J1Zi5UaW1lc3RhbXBSBXZhbHVlOgI4ASK3AwoKRXZlcnl0aGluZxI0CgdzY2FsYXJzGAEgASgLMhoubXVzdGVyLnRvcnR1cmUudjEuU2NhbGFy\
      c1IHc2NhbGFycxI6CglvcHRpb25hbHMYAiABKAsyHC5tdXN0ZXIudG9ydHVyZS52MS5PcHRpb25hbHNSCW9wdGlvbmFscxI6CglyZXBlYXRlZHMYAyABKAsy\
      HC5tdXN0ZXIudG9ydHVyZS52MS5SZXBlYXRlZHNSCXJlcGVhdGVkcxIrCgRtYXBzGAQgASgLMhcubXVzdGVyLnRvcnR1cmUudjEuTWFwc1IEbWFwcxIxCgZv\
      bmVvZnMYBSABKAsyGS5tdXN0ZXIudG9ydHVyZS52MS5PbmVvZnNSBm9uZW9mcxIrCgR0cmVlGAYgASgLMhcubXVzdGVyLnRvcnR1cmUudjEuVHJlZVIEdHJl\
      ZRI7Cgp3ZWxsX2tub3duGAcgASgLMhwubXVzdGVyLnRvcnR1cmUudjEuV2VsbEtub3duUgl3ZWxsS25vd24SMQoEbW9yZRgIIAMoCzIdLm11c3Rlci50b3J0\
      dXJlLnYxLkV2ZXJ5dGhpbmdSBG1vcmUisQIKC0VjaG9SZXF1ZXN0EisKCXRlbmFudF9pZBgBIAEoCUIOipEkCggBUgZ0ZW5hbnRSCHRlbmFudElkEjQKB2Jv\
      dW5kZWQYAiABKAsyGi5tdXN0ZXIudG9ydHVyZS52MS5Cb3VuZGVkUgdib3VuZGVkEjYKBG1hbnkYAyADKAsyGi5tdXN0ZXIudG9ydHVyZS52MS5Cb3VuZGVk\
      QgaKkSQCOANSBG1hbnkSTAoGbGFiZWxzGAQgAygLMioubXVzdGVyLnRvcnR1cmUudjEuRWNob1JlcXVlc3QuTGFiZWxzRW50cnlCCIqRJAQoBTgCUgZsYWJl\
      bHMaOQoLTGFiZWxzRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSFAoFdmFsdWUYAiABKAlSBXZhbHVlOgI4ASLZBQoHQm91bmRlZBIeCgRuYW1lGAEgASgJQgqK\
      kSQGCAEgAigKUgRuYW1lEhwKBWVtYWlsGAIgASgJQgaKkSQCWAFSBWVtYWlsEicKBWNvdW50GAMgASgFQhGKkSQNQP///////////wFIZFIFY291bnQSIQoF\
      bGltaXQYBCABKANCBoqRJAJAAUgBUgVsaW1pdIgBARIuCgVjb2xvchgFIAEoDjIYLm11c3Rlci50b3J0dXJlLnYxLkNvbG9yUgVjb2xvchIuCgR0aW1lGAYg\
      ASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIEdGltZRI2CgRzcGFuGAcgASgLMhkuZ29vZ2xlLnByb3RvYnVmLkR1cmF0aW9uQgeKkSQDmAE8UgRz\
      cGFuEh4KBXJhdGlvGAggASgBQgiKkSQEQABIAVIFcmF0aW8SHAoEdGFncxgJIAMoCUIIipEkBCgDOAJSBHRhZ3MSLgoObWFkZV9ieV9zZXJ2ZXIYCiABKAlC\
      CIqRJAQQASgBUgxtYWRlQnlTZXJ2ZXISJQoKZml4ZWRfb25jZRgLIAEoCUIGipEkAhgBUglmaXhlZE9uY2USGgoEYmxvYhgMIAEoDEIGipEkAigEUgRibG9i\
      EiYKBHNpemUYDSABKAlCEoqRJA5iBXNtYWxsYgVsYXJnZVIEc2l6ZRIcCgR3b3JkGA4gASgJQgaKkSQCKANIAFIEd29yZBIxCgVwYXVzZRgPIAEoCzIZLmdv\
      b2dsZS5wcm90b2J1Zi5EdXJhdGlvbkgAUgVwYXVzZRJGCghhbnlfc3BhbhgQIAEoCzIZLmdvb2dsZS5wcm90b2J1Zi5EdXJhdGlvbkIQipEkDJAB9v//////\
      ////AVIHYW55U3BhbhIOCgJpZBgRIAEoCVICaWQSGAoHdmVyc2lvbhgSIAEoA1IHdmVyc2lvbkIGCgRraW5kQggKBl9saW1pdCJECgxFY2hvUmVzcG9uc2US\
      NAoHYm91bmRlZBgBIAEoCzIaLm11c3Rlci50b3J0dXJlLnYxLkJvdW5kZWRSB2JvdW5kZWQiOQoNUmVwZWF0UmVxdWVzdBIUCgV0aW1lcxgBIAEoBVIFdGlt\
      ZXMSEgoEdGV4dBgCIAEoCVIEdGV4dCIkCg5SZXBlYXRSZXNwb25zZRISCgR0ZXh0GAEgASgJUgR0ZXh0ImwKDUltcG9ydFJlcXVlc3QSOQoGaGVhZGVyGAEg\
      ASgLMh8ubXVzdGVyLnRvcnR1cmUudjEuSW1wb3J0SGVhZGVySABSBmhlYWRlchIYCgZhbW91bnQYAiABKANIAFIGYW1vdW50QgYKBHN0ZXAiKwoMSW1wb3J0\
      SGVhZGVyEhsKCXRlbmFudF9pZBgBIAEoCVIIdGVuYW50SWQiJgoOSW1wb3J0UmVzcG9uc2USFAoFdG90YWwYASABKANSBXRvdGFsImgKDVN3aXRjaFJlcXVl\
      c3QSOQoGaGVhZGVyGAEgASgLMh8ubXVzdGVyLnRvcnR1cmUudjEuSW1wb3J0SGVhZGVySABSBmhlYWRlchIUCgR0ZXh0GAIgASgJSABSBHRleHRCBgoEc3Rl\
      cCIkCg5Td2l0Y2hSZXNwb25zZRISCgR0ZXh0GAEgASgJUgR0ZXh0IqYBChRVcGRhdGVCb3VuZGVkUmVxdWVzdBIbCgl0ZW5hbnRfaWQYASABKAlSCHRlbmFu\
      dElkEjQKB2JvdW5kZWQYAiABKAsyGi5tdXN0ZXIudG9ydHVyZS52MS5Cb3VuZGVkUgdib3VuZGVkEjsKC3VwZGF0ZV9tYXNrGAMgASgLMhouZ29vZ2xlLnBy\
      b3RvYnVmLkZpZWxkTWFza1IKdXBkYXRlTWFzayqkAQoFQ29sb3ISFQoRQ09MT1JfVU5TUEVDSUZJRUQQABINCglDT0xPUl9SRUQQARIPCgtDT0xPUl9HUkVF\
      ThACEhEKDUNPTE9SX1ZFUkRBTlQQAhIbCg5DT0xPUl9ORUdBVElWRRD///////////8BEhkKDENPTE9SX0xPV0VTVBCAgICA+P////8BEhUKDUNPTE9SX0hJ\
      R0hFU1QQ/////wcaAhABMrIDCg5Ub3J0dXJlU2VydmljZRJgCgRFY2hvEh4ubXVzdGVyLnRvcnR1cmUudjEuRWNob1JlcXVlc3QaHy5tdXN0ZXIudG9ydHVy\
      ZS52MS5FY2hvUmVzcG9uc2UiF4qRJBMKC3RvcnR1cmUucnVuEAIYBCABElsKBlJlcGVhdBIgLm11c3Rlci50b3J0dXJlLnYxLlJlcGVhdFJlcXVlc3QaIS5t\
      dXN0ZXIudG9ydHVyZS52MS5SZXBlYXRSZXNwb25zZSIKipEkBhABGAQgATABEl0KBkltcG9ydBIgLm11c3Rlci50b3J0dXJlLnYxLkltcG9ydFJlcXVlc3Qa\
      IS5tdXN0ZXIudG9ydHVyZS52MS5JbXBvcnRSZXNwb25zZSIMipEkCBACGAMgAzABKAESXwoGU3dpdGNoEiAubXVzdGVyLnRvcnR1cmUudjEuU3dpdGNoUmVx\
      dWVzdBohLm11c3Rlci50b3J0dXJlLnYxLlN3aXRjaFJlc3BvbnNlIgyKkSQIEAIYAyADMAEoATABGiGKkSQdCgt0b3J0dXJlLnJ1bhACGgxSdW4gdG9ydHVy\
      ZS5CBIiRJAFiBnByb3RvMw==
      """,
    imports: [GoogleProtobuf.pool]
  )
}

extension TortureV1 {
  package struct Keywords: WireMessage {
    package var `class` = ""
    package var `func` = ""
    package var selfField = ""
    package var initField = ""
    package var `default` = ""
    package var `in` = ""
    package var `is` = ""
    package var `as` = ""
    package var `where` = ""
    package var `switch` = ""
    package var `case` = ""
    package var `protocol` = ""
    package var `nil` = ""
    package var `true` = ""
    package var type = ""
    package var any = ""
    package var `associatedtype` = ""
    package var `operator`: String?
    package var `inout`: [String] = []
    package var `subscript` = WireMap<WireString, WireString.Value>()
    package var `let`: Let?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Keywords")

    package enum Let: Equatable, Sendable {
      case `var`(String)
      case `throw`(String)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: `class` = try decoder.read(WireString.self)
        case 18: `func` = try decoder.read(WireString.self)
        case 26: selfField = try decoder.read(WireString.self)
        case 34: initField = try decoder.read(WireString.self)
        case 42: `default` = try decoder.read(WireString.self)
        case 50: `in` = try decoder.read(WireString.self)
        case 58: `is` = try decoder.read(WireString.self)
        case 66: `as` = try decoder.read(WireString.self)
        case 74: `where` = try decoder.read(WireString.self)
        case 82: `switch` = try decoder.read(WireString.self)
        case 90: `case` = try decoder.read(WireString.self)
        case 98: `protocol` = try decoder.read(WireString.self)
        case 106: `nil` = try decoder.read(WireString.self)
        case 114: `true` = try decoder.read(WireString.self)
        case 122: type = try decoder.read(WireString.self)
        case 130: any = try decoder.read(WireString.self)
        case 138: `associatedtype` = try decoder.read(WireString.self)
        case 146: `operator` = try decoder.read(WireString.self)
        case 154: try decoder.append(&`inout`, WireString.self)
        case 162: try decoder.entry(&`subscript`, WireString.self, WireString.self)
        case 170: `let` = .`var`(try decoder.read(WireString.self))
        case 178: `let` = .`throw`(try decoder.read(WireString.self))
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .`throw`(let value)? = self.`let` { encoder.present(178, value, WireString.self) }
      if case .`var`(let value)? = self.`let` { encoder.present(170, value, WireString.self) }
      encoder.map(162, `subscript`, WireString.self, WireString.self)
      encoder.repeated(154, `inout`, WireString.self)
      encoder.optional(146, `operator`, WireString.self)
      encoder.implicit(138, `associatedtype`, WireString.self)
      encoder.implicit(130, any, WireString.self)
      encoder.implicit(122, type, WireString.self)
      encoder.implicit(114, `true`, WireString.self)
      encoder.implicit(106, `nil`, WireString.self)
      encoder.implicit(98, `protocol`, WireString.self)
      encoder.implicit(90, `case`, WireString.self)
      encoder.implicit(82, `switch`, WireString.self)
      encoder.implicit(74, `where`, WireString.self)
      encoder.implicit(66, `as`, WireString.self)
      encoder.implicit(58, `is`, WireString.self)
      encoder.implicit(50, `in`, WireString.self)
      encoder.implicit(42, `default`, WireString.self)
      encoder.implicit(34, initField, WireString.self)
      encoder.implicit(26, selfField, WireString.self)
      encoder.implicit(18, `func`, WireString.self)
      encoder.implicit(10, `class`, WireString.self)
    }
  }
}

extension TortureV1 {
  package struct Members: WireMessage {
    package var decode = ""
    package var encode = ""
    package var validate = ""
    package var schema = ""
    package var unknownFieldsField = ""
    package var bytesField = ""
    package var jsonField = ""
    package var mergeField = ""
    package var violationsField = ""
    package var decoderField = ""
    package var encoderField = ""
    package var tagField = ""
    package var value = ""
    package var description = ""
    package var hashValueField = ""
    package var name = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Members")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: decode = try decoder.read(WireString.self)
        case 18: encode = try decoder.read(WireString.self)
        case 26: validate = try decoder.read(WireString.self)
        case 34: schema = try decoder.read(WireString.self)
        case 42: unknownFieldsField = try decoder.read(WireString.self)
        case 50: bytesField = try decoder.read(WireString.self)
        case 58: jsonField = try decoder.read(WireString.self)
        case 66: mergeField = try decoder.read(WireString.self)
        case 74: violationsField = try decoder.read(WireString.self)
        case 82: decoderField = try decoder.read(WireString.self)
        case 90: encoderField = try decoder.read(WireString.self)
        case 98: tagField = try decoder.read(WireString.self)
        case 106: value = try decoder.read(WireString.self)
        case 114: description = try decoder.read(WireString.self)
        case 122: hashValueField = try decoder.read(WireString.self)
        case 130: name = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(130, name, WireString.self)
      encoder.implicit(122, hashValueField, WireString.self)
      encoder.implicit(114, description, WireString.self)
      encoder.implicit(106, value, WireString.self)
      encoder.implicit(98, tagField, WireString.self)
      encoder.implicit(90, encoderField, WireString.self)
      encoder.implicit(82, decoderField, WireString.self)
      encoder.implicit(74, violationsField, WireString.self)
      encoder.implicit(66, mergeField, WireString.self)
      encoder.implicit(58, jsonField, WireString.self)
      encoder.implicit(50, bytesField, WireString.self)
      encoder.implicit(42, unknownFieldsField, WireString.self)
      encoder.implicit(34, schema, WireString.self)
      encoder.implicit(26, validate, WireString.self)
      encoder.implicit(18, encode, WireString.self)
      encoder.implicit(10, decode, WireString.self)
    }
  }
}

extension TortureV1 {
  package struct Letters: WireMessage {
    package var a = ""
    package var b = ""
    package var d = ""
    package var e = ""
    package var i = ""
    package var x = ""
    package var bC = ""
    package var under = ""
    package var trailing = ""
    package var digit1 = ""
    package var upperCASE = ""
    package var mixedCase = ""
    package var url = ""
    package var baseURL = ""
    package var leadIDs: [String] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Letters")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: a = try decoder.read(WireString.self)
        case 18: b = try decoder.read(WireString.self)
        case 26: d = try decoder.read(WireString.self)
        case 34: e = try decoder.read(WireString.self)
        case 42: i = try decoder.read(WireString.self)
        case 50: x = try decoder.read(WireString.self)
        case 58: bC = try decoder.read(WireString.self)
        case 66: under = try decoder.read(WireString.self)
        case 74: trailing = try decoder.read(WireString.self)
        case 82: digit1 = try decoder.read(WireString.self)
        case 90: upperCASE = try decoder.read(WireString.self)
        case 98: mixedCase = try decoder.read(WireString.self)
        case 106: url = try decoder.read(WireString.self)
        case 114: baseURL = try decoder.read(WireString.self)
        case 122: try decoder.append(&leadIDs, WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.repeated(122, leadIDs, WireString.self)
      encoder.implicit(114, baseURL, WireString.self)
      encoder.implicit(106, url, WireString.self)
      encoder.implicit(98, mixedCase, WireString.self)
      encoder.implicit(90, upperCASE, WireString.self)
      encoder.implicit(82, digit1, WireString.self)
      encoder.implicit(74, trailing, WireString.self)
      encoder.implicit(66, under, WireString.self)
      encoder.implicit(58, bC, WireString.self)
      encoder.implicit(50, x, WireString.self)
      encoder.implicit(42, i, WireString.self)
      encoder.implicit(34, e, WireString.self)
      encoder.implicit(26, d, WireString.self)
      encoder.implicit(18, b, WireString.self)
      encoder.implicit(10, a, WireString.self)
    }
  }
}

extension TortureV1 {
  package struct StringMessage: WireMessage {
    package var string = ""
    package var int32: TortureV1.Int32Message?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.String")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: string = try decoder.read(WireString.self)
        case 18: try decoder.nested(&int32)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(18, int32)
      encoder.implicit(10, string, WireString.self)
    }
  }
}

extension TortureV1 {
  package struct Int32Message: WireMessage {
    package var int32 = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Int32")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: int32 = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(8, int32, WireInt32.self)
    }
  }
}

extension TortureV1 {
  package struct OptionalMessage: WireMessage {
    package var optional: String?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Optional")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: optional = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optional(10, optional, WireString.self)
    }
  }
}

extension TortureV1 {
  package struct ErrorMessage: WireMessage {
    package var type: TortureV1.ErrorMessage.TypeMessage?
    package var string: TortureV1.ErrorMessage.StringMessage?
    package var selfField = TortureV1.ErrorMessage.SelfMessage(rawValue: 0)
    package var choice: ChoiceChoice?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Error")

    package enum ChoiceChoice: Equatable, Sendable {
      case first(TortureV1.ErrorMessage.Choice)
      case second(String)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&type)
        case 18: try decoder.nested(&string)
        case 24: selfField = try decoder.read(WireEnumOf<TortureV1.ErrorMessage.SelfMessage>.self)
        case 34:
          var merged = if case .first(let value)? = self.choice { value } else { TortureV1.ErrorMessage.Choice() }
          try decoder.nested(&merged)
          choice = .first(merged)
        case 42: choice = .second(try decoder.read(WireString.self))
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .second(let value)? = self.choice { encoder.present(42, value, WireString.self) }
      if case .first(let value)? = self.choice { encoder.message(34, value) }
      encoder.implicit(24, selfField, WireEnumOf<TortureV1.ErrorMessage.SelfMessage>.self)
      encoder.optionalMessage(18, string)
      encoder.optionalMessage(10, type)
    }

    package struct SelfMessage: WireEnum {
      package var rawValue: Int32

      package init(rawValue: Int32) {
        self.rawValue = rawValue
      }

      package static var unspecified: Self { Self(rawValue: 0) }
      package static var selfValue: Self { Self(rawValue: 1) }
      package static var initValue: Self { Self(rawValue: 2) }
      package static var `default`: Self { Self(rawValue: 3) }
      package static var self2fa: Self { Self(rawValue: 4) }
      package static var nameValue: Self { Self(rawValue: 5) }
      package static var rawValueValue: Self { Self(rawValue: 6) }

      package static var allKnown: [Self] {
        [.unspecified, .selfValue, .initValue, .`default`, .self2fa, .nameValue, .rawValueValue]
      }

      package var name: String? {
        switch rawValue {
        case 0: "SELF_UNSPECIFIED"
        case 1: "SELF_SELF"
        case 2: "SELF_INIT"
        case 3: "SELF_DEFAULT"
        case 4: "SELF_2FA"
        case 5: "SELF_NAME"
        case 6: "SELF_RAW_VALUE"
        default: nil
        }
      }

      package static let storedNames = StoredNames([
        (1, "self"),
        (2, "init"),
        (3, "default"),
        (4, "2fa"),
        (5, "name"),
        (6, "raw_value"),
      ])
    }

    package struct TypeMessage: WireMessage {
      package var type = ""
      package var unknownFields = UnknownFields()

      package init() {}

      package static let schema = pool.generated("muster.torture.v1.Error.Type")

      package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
        while let tag = try decoder.nextTag() {
          switch tag {
          case 10: type = try decoder.read(WireString.self)
          default: try decoder.skip(tag, &unknownFields)
          }
        }
      }

      package func encode(into encoder: inout WireEncoder) {
        encoder.unknown(unknownFields)
        encoder.implicit(10, type, WireString.self)
      }
    }

    package struct StringMessage: WireMessage {
      package var type: TortureV1.ErrorMessage.TypeMessage?
      package var unknownFields = UnknownFields()

      package init() {}

      package static let schema = pool.generated("muster.torture.v1.Error.String")

      package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
        while let tag = try decoder.nextTag() {
          switch tag {
          case 10: try decoder.nested(&type)
          default: try decoder.skip(tag, &unknownFields)
          }
        }
      }

      package func encode(into encoder: inout WireEncoder) {
        encoder.unknown(unknownFields)
        encoder.optionalMessage(10, type)
      }
    }

    package struct Choice: WireMessage {
      package var unknownFields = UnknownFields()

      package init() {}

      package static let schema = pool.generated("muster.torture.v1.Error.Choice")

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
}

extension TortureV1 {
  package struct ServiceMessage: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Service")

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

extension TortureV1 {
  package struct ClientMessage: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Client")

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

extension TortureV1 {
  package struct Empty: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Empty")

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

extension TortureV1 {
  package struct Scalars: WireMessage {
    package var doubleValue = Double(0)
    package var floatValue = Float(0)
    package var int32Value = Int32(0)
    package var int64Value = Int64(0)
    package var uint32Value = UInt32(0)
    package var uint64Value = UInt64(0)
    package var sint32Value = Int32(0)
    package var sint64Value = Int64(0)
    package var fixed32Value = UInt32(0)
    package var fixed64Value = UInt64(0)
    package var sfixed32Value = Int32(0)
    package var sfixed64Value = Int64(0)
    package var boolValue = false
    package var stringValue = ""
    package var bytesValue = [UInt8]()
    package var colorValue = TortureV1.Color(rawValue: 0)
    package var farValue = ""
    package var farthestValue = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Scalars")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 9: doubleValue = try decoder.read(WireDouble.self)
        case 21: floatValue = try decoder.read(WireFloat.self)
        case 24: int32Value = try decoder.read(WireInt32.self)
        case 32: int64Value = try decoder.read(WireInt64.self)
        case 40: uint32Value = try decoder.read(WireUInt32.self)
        case 48: uint64Value = try decoder.read(WireUInt64.self)
        case 56: sint32Value = try decoder.read(WireSInt32.self)
        case 64: sint64Value = try decoder.read(WireSInt64.self)
        case 77: fixed32Value = try decoder.read(WireFixed32.self)
        case 81: fixed64Value = try decoder.read(WireFixed64.self)
        case 93: sfixed32Value = try decoder.read(WireSFixed32.self)
        case 97: sfixed64Value = try decoder.read(WireSFixed64.self)
        case 104: boolValue = try decoder.read(WireBool.self)
        case 114: stringValue = try decoder.read(WireString.self)
        case 122: bytesValue = try decoder.read(WireBytes.self)
        case 128: colorValue = try decoder.read(WireEnumOf<TortureV1.Color>.self)
        case 16386: farValue = try decoder.read(WireString.self)
        case 4294967288: farthestValue = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(4294967288, farthestValue, WireInt32.self)
      encoder.implicit(16386, farValue, WireString.self)
      encoder.implicit(128, colorValue, WireEnumOf<TortureV1.Color>.self)
      encoder.implicit(122, bytesValue, WireBytes.self)
      encoder.implicit(114, stringValue, WireString.self)
      encoder.implicit(104, boolValue, WireBool.self)
      encoder.implicit(97, sfixed64Value, WireSFixed64.self)
      encoder.implicit(93, sfixed32Value, WireSFixed32.self)
      encoder.implicit(81, fixed64Value, WireFixed64.self)
      encoder.implicit(77, fixed32Value, WireFixed32.self)
      encoder.implicit(64, sint64Value, WireSInt64.self)
      encoder.implicit(56, sint32Value, WireSInt32.self)
      encoder.implicit(48, uint64Value, WireUInt64.self)
      encoder.implicit(40, uint32Value, WireUInt32.self)
      encoder.implicit(32, int64Value, WireInt64.self)
      encoder.implicit(24, int32Value, WireInt32.self)
      encoder.implicit(21, floatValue, WireFloat.self)
      encoder.implicit(9, doubleValue, WireDouble.self)
    }
  }
}

extension TortureV1 {
  package struct Optionals: WireMessage {
    package var doubleValue: Double?
    package var floatValue: Float?
    package var int32Value: Int32?
    package var int64Value: Int64?
    package var uint32Value: UInt32?
    package var uint64Value: UInt64?
    package var sint32Value: Int32?
    package var sint64Value: Int64?
    package var fixed32Value: UInt32?
    package var fixed64Value: UInt64?
    package var sfixed32Value: Int32?
    package var sfixed64Value: Int64?
    package var boolValue: Bool?
    package var stringValue: String?
    package var bytesValue: [UInt8]?
    package var colorValue: TortureV1.Color?
    private var messageValueBox = Boxed<TortureV1.Scalars>()
    package var messageValue: TortureV1.Scalars? {
      get { messageValueBox.value }
      set { messageValueBox.value = newValue }
    }
    private var optionalMessageValueBox = Boxed<TortureV1.Scalars>()
    package var optionalMessageValue: TortureV1.Scalars? {
      get { optionalMessageValueBox.value }
      set { optionalMessageValueBox.value = newValue }
    }
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Optionals")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 9: doubleValue = try decoder.read(WireDouble.self)
        case 21: floatValue = try decoder.read(WireFloat.self)
        case 24: int32Value = try decoder.read(WireInt32.self)
        case 32: int64Value = try decoder.read(WireInt64.self)
        case 40: uint32Value = try decoder.read(WireUInt32.self)
        case 48: uint64Value = try decoder.read(WireUInt64.self)
        case 56: sint32Value = try decoder.read(WireSInt32.self)
        case 64: sint64Value = try decoder.read(WireSInt64.self)
        case 77: fixed32Value = try decoder.read(WireFixed32.self)
        case 81: fixed64Value = try decoder.read(WireFixed64.self)
        case 93: sfixed32Value = try decoder.read(WireSFixed32.self)
        case 97: sfixed64Value = try decoder.read(WireSFixed64.self)
        case 104: boolValue = try decoder.read(WireBool.self)
        case 114: stringValue = try decoder.read(WireString.self)
        case 122: bytesValue = try decoder.read(WireBytes.self)
        case 128: colorValue = try decoder.read(WireEnumOf<TortureV1.Color>.self)
        case 138: try decoder.nested(&messageValueBox)
        case 146: try decoder.nested(&optionalMessageValueBox)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(146, optionalMessageValueBox)
      encoder.optionalMessage(138, messageValueBox)
      encoder.optional(128, colorValue, WireEnumOf<TortureV1.Color>.self)
      encoder.optional(122, bytesValue, WireBytes.self)
      encoder.optional(114, stringValue, WireString.self)
      encoder.optional(104, boolValue, WireBool.self)
      encoder.optional(97, sfixed64Value, WireSFixed64.self)
      encoder.optional(93, sfixed32Value, WireSFixed32.self)
      encoder.optional(81, fixed64Value, WireFixed64.self)
      encoder.optional(77, fixed32Value, WireFixed32.self)
      encoder.optional(64, sint64Value, WireSInt64.self)
      encoder.optional(56, sint32Value, WireSInt32.self)
      encoder.optional(48, uint64Value, WireUInt64.self)
      encoder.optional(40, uint32Value, WireUInt32.self)
      encoder.optional(32, int64Value, WireInt64.self)
      encoder.optional(24, int32Value, WireInt32.self)
      encoder.optional(21, floatValue, WireFloat.self)
      encoder.optional(9, doubleValue, WireDouble.self)
    }
  }
}

extension TortureV1 {
  package struct Repeateds: WireMessage {
    package var doubleValues: [Double] = []
    package var floatValues: [Float] = []
    package var int32Values: [Int32] = []
    package var int64Values: [Int64] = []
    package var uint32Values: [UInt32] = []
    package var uint64Values: [UInt64] = []
    package var sint32Values: [Int32] = []
    package var sint64Values: [Int64] = []
    package var fixed32Values: [UInt32] = []
    package var fixed64Values: [UInt64] = []
    package var sfixed32Values: [Int32] = []
    package var sfixed64Values: [Int64] = []
    package var boolValues: [Bool] = []
    package var stringValues: [String] = []
    package var bytesValues: [[UInt8]] = []
    package var colorValues: [TortureV1.Color] = []
    package var messageValues: [TortureV1.Scalars] = []
    package var unpackedInt32Values: [Int32] = []
    package var unpackedDoubleValues: [Double] = []
    package var unpackedColorValues: [TortureV1.Color] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Repeateds")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 9: try decoder.append(&doubleValues, WireDouble.self)
        case 10: try decoder.appendPacked(&doubleValues, WireDouble.self)
        case 21: try decoder.append(&floatValues, WireFloat.self)
        case 18: try decoder.appendPacked(&floatValues, WireFloat.self)
        case 24: try decoder.append(&int32Values, WireInt32.self)
        case 26: try decoder.appendPacked(&int32Values, WireInt32.self)
        case 32: try decoder.append(&int64Values, WireInt64.self)
        case 34: try decoder.appendPacked(&int64Values, WireInt64.self)
        case 40: try decoder.append(&uint32Values, WireUInt32.self)
        case 42: try decoder.appendPacked(&uint32Values, WireUInt32.self)
        case 48: try decoder.append(&uint64Values, WireUInt64.self)
        case 50: try decoder.appendPacked(&uint64Values, WireUInt64.self)
        case 56: try decoder.append(&sint32Values, WireSInt32.self)
        case 58: try decoder.appendPacked(&sint32Values, WireSInt32.self)
        case 64: try decoder.append(&sint64Values, WireSInt64.self)
        case 66: try decoder.appendPacked(&sint64Values, WireSInt64.self)
        case 77: try decoder.append(&fixed32Values, WireFixed32.self)
        case 74: try decoder.appendPacked(&fixed32Values, WireFixed32.self)
        case 81: try decoder.append(&fixed64Values, WireFixed64.self)
        case 82: try decoder.appendPacked(&fixed64Values, WireFixed64.self)
        case 93: try decoder.append(&sfixed32Values, WireSFixed32.self)
        case 90: try decoder.appendPacked(&sfixed32Values, WireSFixed32.self)
        case 97: try decoder.append(&sfixed64Values, WireSFixed64.self)
        case 98: try decoder.appendPacked(&sfixed64Values, WireSFixed64.self)
        case 104: try decoder.append(&boolValues, WireBool.self)
        case 106: try decoder.appendPacked(&boolValues, WireBool.self)
        case 114: try decoder.append(&stringValues, WireString.self)
        case 122: try decoder.append(&bytesValues, WireBytes.self)
        case 128: try decoder.append(&colorValues, WireEnumOf<TortureV1.Color>.self)
        case 130: try decoder.appendPacked(&colorValues, WireEnumOf<TortureV1.Color>.self)
        case 138: try decoder.append(message: &messageValues)
        case 144: try decoder.append(&unpackedInt32Values, WireInt32.self)
        case 146: try decoder.appendPacked(&unpackedInt32Values, WireInt32.self)
        case 153: try decoder.append(&unpackedDoubleValues, WireDouble.self)
        case 154: try decoder.appendPacked(&unpackedDoubleValues, WireDouble.self)
        case 160: try decoder.append(&unpackedColorValues, WireEnumOf<TortureV1.Color>.self)
        case 162: try decoder.appendPacked(&unpackedColorValues, WireEnumOf<TortureV1.Color>.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.repeated(160, unpackedColorValues, WireEnumOf<TortureV1.Color>.self)
      encoder.repeated(153, unpackedDoubleValues, WireDouble.self)
      encoder.repeated(144, unpackedInt32Values, WireInt32.self)
      encoder.messages(138, messageValues)
      encoder.packed(130, colorValues, WireEnumOf<TortureV1.Color>.self)
      encoder.repeated(122, bytesValues, WireBytes.self)
      encoder.repeated(114, stringValues, WireString.self)
      encoder.packed(106, boolValues, WireBool.self)
      encoder.packed(98, sfixed64Values, WireSFixed64.self)
      encoder.packed(90, sfixed32Values, WireSFixed32.self)
      encoder.packed(82, fixed64Values, WireFixed64.self)
      encoder.packed(74, fixed32Values, WireFixed32.self)
      encoder.packed(66, sint64Values, WireSInt64.self)
      encoder.packed(58, sint32Values, WireSInt32.self)
      encoder.packed(50, uint64Values, WireUInt64.self)
      encoder.packed(42, uint32Values, WireUInt32.self)
      encoder.packed(34, int64Values, WireInt64.self)
      encoder.packed(26, int32Values, WireInt32.self)
      encoder.packed(18, floatValues, WireFloat.self)
      encoder.packed(10, doubleValues, WireDouble.self)
    }
  }
}

extension TortureV1 {
  package struct Maps: WireMessage {
    package var int32Map = WireMap<WireInt32, WireInt32.Value>()
    package var int64Map = WireMap<WireInt64, WireInt64.Value>()
    package var uint32Map = WireMap<WireUInt32, WireUInt32.Value>()
    package var uint64Map = WireMap<WireUInt64, WireUInt64.Value>()
    package var sint32Map = WireMap<WireSInt32, WireSInt32.Value>()
    package var sint64Map = WireMap<WireSInt64, WireSInt64.Value>()
    package var fixed32Map = WireMap<WireFixed32, WireFixed32.Value>()
    package var fixed64Map = WireMap<WireFixed64, WireFixed64.Value>()
    package var sfixed32Map = WireMap<WireSFixed32, WireSFixed32.Value>()
    package var sfixed64Map = WireMap<WireSFixed64, WireSFixed64.Value>()
    package var boolMap = WireMap<WireBool, WireBool.Value>()
    package var stringMap = WireMap<WireString, WireString.Value>()
    package var bytesMap = WireMap<WireString, WireBytes.Value>()
    package var doubleMap = WireMap<WireString, WireDouble.Value>()
    package var floatMap = WireMap<WireString, WireFloat.Value>()
    package var colorMap = WireMap<WireString, WireEnumOf<TortureV1.Color>.Value>()
    package var messageMap = WireMap<WireString, WireMessageOf<TortureV1.Scalars>.Value>()
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Maps")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.entry(&int32Map, WireInt32.self, WireInt32.self)
        case 18: try decoder.entry(&int64Map, WireInt64.self, WireInt64.self)
        case 26: try decoder.entry(&uint32Map, WireUInt32.self, WireUInt32.self)
        case 34: try decoder.entry(&uint64Map, WireUInt64.self, WireUInt64.self)
        case 42: try decoder.entry(&sint32Map, WireSInt32.self, WireSInt32.self)
        case 50: try decoder.entry(&sint64Map, WireSInt64.self, WireSInt64.self)
        case 58: try decoder.entry(&fixed32Map, WireFixed32.self, WireFixed32.self)
        case 66: try decoder.entry(&fixed64Map, WireFixed64.self, WireFixed64.self)
        case 74: try decoder.entry(&sfixed32Map, WireSFixed32.self, WireSFixed32.self)
        case 82: try decoder.entry(&sfixed64Map, WireSFixed64.self, WireSFixed64.self)
        case 90: try decoder.entry(&boolMap, WireBool.self, WireBool.self)
        case 98: try decoder.entry(&stringMap, WireString.self, WireString.self)
        case 106: try decoder.entry(&bytesMap, WireString.self, WireBytes.self)
        case 114: try decoder.entry(&doubleMap, WireString.self, WireDouble.self)
        case 122: try decoder.entry(&floatMap, WireString.self, WireFloat.self)
        case 130: try decoder.entry(&colorMap, WireString.self, WireEnumOf<TortureV1.Color>.self)
        case 138: try decoder.entry(&messageMap, WireString.self, WireMessageOf<TortureV1.Scalars>.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.map(138, messageMap, WireString.self, WireMessageOf<TortureV1.Scalars>.self)
      encoder.map(130, colorMap, WireString.self, WireEnumOf<TortureV1.Color>.self)
      encoder.map(122, floatMap, WireString.self, WireFloat.self)
      encoder.map(114, doubleMap, WireString.self, WireDouble.self)
      encoder.map(106, bytesMap, WireString.self, WireBytes.self)
      encoder.map(98, stringMap, WireString.self, WireString.self)
      encoder.map(90, boolMap, WireBool.self, WireBool.self)
      encoder.map(82, sfixed64Map, WireSFixed64.self, WireSFixed64.self)
      encoder.map(74, sfixed32Map, WireSFixed32.self, WireSFixed32.self)
      encoder.map(66, fixed64Map, WireFixed64.self, WireFixed64.self)
      encoder.map(58, fixed32Map, WireFixed32.self, WireFixed32.self)
      encoder.map(50, sint64Map, WireSInt64.self, WireSInt64.self)
      encoder.map(42, sint32Map, WireSInt32.self, WireSInt32.self)
      encoder.map(34, uint64Map, WireUInt64.self, WireUInt64.self)
      encoder.map(26, uint32Map, WireUInt32.self, WireUInt32.self)
      encoder.map(18, int64Map, WireInt64.self, WireInt64.self)
      encoder.map(10, int32Map, WireInt32.self, WireInt32.self)
    }
  }
}

extension TortureV1 {
  package struct Oneofs: WireMessage {
    package var between = ""
    package var choice: Choice?
    package var other: Other?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Oneofs")

    package enum Choice: Equatable, Sendable {
      case doubleValue(Double)
      case int32Value(Int32)
      case sint64Value(Int64)
      case boolValue(Bool)
      case stringValue(String)
      case bytesValue([UInt8])
      case colorValue(TortureV1.Color)
      indirect case messageValue(TortureV1.Scalars)
      case treeValue(TortureV1.Tree)
      case timeValue(GoogleProtobuf.Timestamp)
    }

    package enum Other: Equatable, Sendable {
      case left(String)
      case right(String)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 9: choice = .doubleValue(try decoder.read(WireDouble.self))
        case 16: choice = .int32Value(try decoder.read(WireInt32.self))
        case 24: choice = .sint64Value(try decoder.read(WireSInt64.self))
        case 32: choice = .boolValue(try decoder.read(WireBool.self))
        case 42: choice = .stringValue(try decoder.read(WireString.self))
        case 50: choice = .bytesValue(try decoder.read(WireBytes.self))
        case 56: choice = .colorValue(try decoder.read(WireEnumOf<TortureV1.Color>.self))
        case 66:
          var merged = if case .messageValue(let value)? = self.choice { value } else { TortureV1.Scalars() }
          try decoder.nested(&merged)
          choice = .messageValue(merged)
        case 74:
          var merged = if case .treeValue(let value)? = self.choice { value } else { TortureV1.Tree() }
          try decoder.nested(&merged)
          choice = .treeValue(merged)
        case 82:
          var merged = if case .timeValue(let value)? = self.choice { value } else { GoogleProtobuf.Timestamp() }
          try decoder.nested(&merged)
          choice = .timeValue(merged)
        case 90: between = try decoder.read(WireString.self)
        case 98: other = .left(try decoder.read(WireString.self))
        case 162: other = .right(try decoder.read(WireString.self))
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .right(let value)? = self.other { encoder.present(162, value, WireString.self) }
      if case .left(let value)? = self.other { encoder.present(98, value, WireString.self) }
      encoder.implicit(90, between, WireString.self)
      if case .timeValue(let value)? = self.choice { encoder.message(82, value) }
      if case .treeValue(let value)? = self.choice { encoder.message(74, value) }
      if case .messageValue(let value)? = self.choice { encoder.message(66, value) }
      if case .colorValue(let value)? = self.choice { encoder.present(56, value, WireEnumOf<TortureV1.Color>.self) }
      if case .bytesValue(let value)? = self.choice { encoder.present(50, value, WireBytes.self) }
      if case .stringValue(let value)? = self.choice { encoder.present(42, value, WireString.self) }
      if case .boolValue(let value)? = self.choice { encoder.present(32, value, WireBool.self) }
      if case .sint64Value(let value)? = self.choice { encoder.present(24, value, WireSInt64.self) }
      if case .int32Value(let value)? = self.choice { encoder.present(16, value, WireInt32.self) }
      if case .doubleValue(let value)? = self.choice { encoder.present(9, value, WireDouble.self) }
    }
  }
}

extension TortureV1 {
  package struct Tree: WireMessage {
    package var name = ""
    private var childBox = Boxed<TortureV1.Tree>()
    package var child: TortureV1.Tree? {
      get { childBox.value }
      set { childBox.value = newValue }
    }
    package var children: [TortureV1.Tree] = []
    package var named = WireMap<WireString, WireMessageOf<TortureV1.Tree>.Value>()
    package var link: Link?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Tree")

    package enum Link: Equatable, Sendable {
      indirect case linked(TortureV1.Tree)
      indirect case leaf(TortureV1.Leaf)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: name = try decoder.read(WireString.self)
        case 18: try decoder.nested(&childBox)
        case 26: try decoder.append(message: &children)
        case 34: try decoder.entry(&named, WireString.self, WireMessageOf<TortureV1.Tree>.self)
        case 42:
          var merged = if case .linked(let value)? = self.link { value } else { TortureV1.Tree() }
          try decoder.nested(&merged)
          link = .linked(merged)
        case 50:
          var merged = if case .leaf(let value)? = self.link { value } else { TortureV1.Leaf() }
          try decoder.nested(&merged)
          link = .leaf(merged)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .leaf(let value)? = self.link { encoder.message(50, value) }
      if case .linked(let value)? = self.link { encoder.message(42, value) }
      encoder.map(34, named, WireString.self, WireMessageOf<TortureV1.Tree>.self)
      encoder.messages(26, children)
      encoder.optionalMessage(18, childBox)
      encoder.implicit(10, name, WireString.self)
    }
  }
}

extension TortureV1 {
  package struct Leaf: WireMessage {
    private var backBox = Boxed<TortureV1.Tree>()
    package var back: TortureV1.Tree? {
      get { backBox.value }
      set { backBox.value = newValue }
    }
    package var weight = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Leaf")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&backBox)
        case 16: weight = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(16, weight, WireInt32.self)
      encoder.optionalMessage(10, backBox)
    }
  }
}

extension TortureV1 {
  package struct WellKnown: WireMessage {
    package var timestamp: GoogleProtobuf.Timestamp?
    package var duration: GoogleProtobuf.Duration?
    package var fieldMask: GoogleProtobuf.FieldMask?
    package var boolWrapper: GoogleProtobuf.BoolValue?
    package var int32Wrapper: GoogleProtobuf.Int32Value?
    package var int64Wrapper: GoogleProtobuf.Int64Value?
    package var uint32Wrapper: GoogleProtobuf.UInt32Value?
    package var uint64Wrapper: GoogleProtobuf.UInt64Value?
    package var floatWrapper: GoogleProtobuf.FloatValue?
    package var doubleWrapper: GoogleProtobuf.DoubleValue?
    package var stringWrapper: GoogleProtobuf.StringValue?
    package var bytesWrapper: GoogleProtobuf.BytesValue?
    package var timestamps: [GoogleProtobuf.Timestamp] = []
    package var durations: [GoogleProtobuf.Duration] = []
    package var timestampMap = WireMap<WireString, WireMessageOf<GoogleProtobuf.Timestamp>.Value>()
    package var int64Wrappers: [GoogleProtobuf.Int64Value] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.WellKnown")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&timestamp)
        case 18: try decoder.nested(&duration)
        case 26: try decoder.nested(&fieldMask)
        case 34: try decoder.nested(&boolWrapper)
        case 42: try decoder.nested(&int32Wrapper)
        case 50: try decoder.nested(&int64Wrapper)
        case 58: try decoder.nested(&uint32Wrapper)
        case 66: try decoder.nested(&uint64Wrapper)
        case 74: try decoder.nested(&floatWrapper)
        case 82: try decoder.nested(&doubleWrapper)
        case 90: try decoder.nested(&stringWrapper)
        case 98: try decoder.nested(&bytesWrapper)
        case 106: try decoder.append(message: &timestamps)
        case 114: try decoder.append(message: &durations)
        case 122: try decoder.entry(&timestampMap, WireString.self, WireMessageOf<GoogleProtobuf.Timestamp>.self)
        case 130: try decoder.append(message: &int64Wrappers)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(130, int64Wrappers)
      encoder.map(122, timestampMap, WireString.self, WireMessageOf<GoogleProtobuf.Timestamp>.self)
      encoder.messages(114, durations)
      encoder.messages(106, timestamps)
      encoder.optionalMessage(98, bytesWrapper)
      encoder.optionalMessage(90, stringWrapper)
      encoder.optionalMessage(82, doubleWrapper)
      encoder.optionalMessage(74, floatWrapper)
      encoder.optionalMessage(66, uint64Wrapper)
      encoder.optionalMessage(58, uint32Wrapper)
      encoder.optionalMessage(50, int64Wrapper)
      encoder.optionalMessage(42, int32Wrapper)
      encoder.optionalMessage(34, boolWrapper)
      encoder.optionalMessage(26, fieldMask)
      encoder.optionalMessage(18, duration)
      encoder.optionalMessage(10, timestamp)
    }
  }
}

extension TortureV1 {
  package struct Everything: WireMessage {
    private var scalarsBox = Boxed<TortureV1.Scalars>()
    package var scalars: TortureV1.Scalars? {
      get { scalarsBox.value }
      set { scalarsBox.value = newValue }
    }
    private var optionalsBox = Boxed<TortureV1.Optionals>()
    package var optionals: TortureV1.Optionals? {
      get { optionalsBox.value }
      set { optionalsBox.value = newValue }
    }
    private var repeatedsBox = Boxed<TortureV1.Repeateds>()
    package var repeateds: TortureV1.Repeateds? {
      get { repeatedsBox.value }
      set { repeatedsBox.value = newValue }
    }
    private var mapsBox = Boxed<TortureV1.Maps>()
    package var maps: TortureV1.Maps? {
      get { mapsBox.value }
      set { mapsBox.value = newValue }
    }
    private var oneofsBox = Boxed<TortureV1.Oneofs>()
    package var oneofs: TortureV1.Oneofs? {
      get { oneofsBox.value }
      set { oneofsBox.value = newValue }
    }
    package var tree: TortureV1.Tree?
    private var wellKnownBox = Boxed<TortureV1.WellKnown>()
    package var wellKnown: TortureV1.WellKnown? {
      get { wellKnownBox.value }
      set { wellKnownBox.value = newValue }
    }
    package var more: [TortureV1.Everything] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Everything")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&scalarsBox)
        case 18: try decoder.nested(&optionalsBox)
        case 26: try decoder.nested(&repeatedsBox)
        case 34: try decoder.nested(&mapsBox)
        case 42: try decoder.nested(&oneofsBox)
        case 50: try decoder.nested(&tree)
        case 58: try decoder.nested(&wellKnownBox)
        case 66: try decoder.append(message: &more)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(66, more)
      encoder.optionalMessage(58, wellKnownBox)
      encoder.optionalMessage(50, tree)
      encoder.optionalMessage(42, oneofsBox)
      encoder.optionalMessage(34, mapsBox)
      encoder.optionalMessage(26, repeatedsBox)
      encoder.optionalMessage(18, optionalsBox)
      encoder.optionalMessage(10, scalarsBox)
    }
  }
}

extension TortureV1 {
  package struct EchoRequest: TenantRequest {
    package var tenantID = ""
    package var bounded: TortureV1.Bounded?
    package var many: [TortureV1.Bounded] = []
    package var labels = WireMap<WireString, WireString.Value>()
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.EchoRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.nested(&bounded)
        case 26: try decoder.append(message: &many)
        case 34: try decoder.entry(&labels, WireString.self, WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.map(34, labels, WireString.self, WireString.self)
      encoder.messages(26, many)
      encoder.optionalMessage(18, bounded)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.message(bounded, "bounded")
      if violations.count(many.count, "many", max: 3) {
        violations.each(many, "many") { $0.message($1, $2) }
      }
      if violations.count(labels.count, "labels", max: 2) {
        violations.each(labels.sorted(), "labels") { $0.text($1.key, $2 + ".key"); $0.text($1.value, $2, max: 5) }
      }
    }
  }
}

extension TortureV1 {
  package struct Bounded: WireMessage {
    package var name = ""
    package var email = ""
    package var count = Int32(0)
    package var limit: Int64?
    package var color = TortureV1.Color(rawValue: 0)
    package var time: GoogleProtobuf.Timestamp?
    package var span: GoogleProtobuf.Duration?
    package var ratio = Double(0)
    package var tags: [String] = []
    package var madeByServer = ""
    package var fixedOnce = ""
    package var blob = [UInt8]()
    package var size = ""
    package var anySpan: GoogleProtobuf.Duration?
    package var id = ""
    package var version = Int64(0)
    package var kind: Kind?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.Bounded")

    package enum Kind: Equatable, Sendable {
      case word(String)
      case pause(GoogleProtobuf.Duration)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: name = try decoder.read(WireString.self)
        case 18: email = try decoder.read(WireString.self)
        case 24: count = try decoder.read(WireInt32.self)
        case 32: limit = try decoder.read(WireInt64.self)
        case 40: color = try decoder.read(WireEnumOf<TortureV1.Color>.self)
        case 50: try decoder.nested(&time)
        case 58: try decoder.nested(&span)
        case 65: ratio = try decoder.read(WireDouble.self)
        case 74: try decoder.append(&tags, WireString.self)
        case 82: madeByServer = try decoder.read(WireString.self)
        case 90: fixedOnce = try decoder.read(WireString.self)
        case 98: blob = try decoder.read(WireBytes.self)
        case 106: size = try decoder.read(WireString.self)
        case 114: kind = .word(try decoder.read(WireString.self))
        case 122:
          var merged = if case .pause(let value)? = self.kind { value } else { GoogleProtobuf.Duration() }
          try decoder.nested(&merged)
          kind = .pause(merged)
        case 130: try decoder.nested(&anySpan)
        case 138: id = try decoder.read(WireString.self)
        case 144: version = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(144, version, WireInt64.self)
      encoder.implicit(138, id, WireString.self)
      encoder.optionalMessage(130, anySpan)
      if case .pause(let value)? = self.kind { encoder.message(122, value) }
      if case .word(let value)? = self.kind { encoder.present(114, value, WireString.self) }
      encoder.implicit(106, size, WireString.self)
      encoder.implicit(98, blob, WireBytes.self)
      encoder.implicit(90, fixedOnce, WireString.self)
      encoder.implicit(82, madeByServer, WireString.self)
      encoder.repeated(74, tags, WireString.self)
      encoder.implicit(65, ratio, WireDouble.self)
      encoder.optionalMessage(58, span)
      encoder.optionalMessage(50, time)
      encoder.implicit(40, color, WireEnumOf<TortureV1.Color>.self)
      encoder.optional(32, limit, WireInt64.self)
      encoder.implicit(24, count, WireInt32.self)
      encoder.implicit(18, email, WireString.self)
      encoder.implicit(10, name, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(name, "name", required: true, min: 2, max: 10)
      violations.text(email, "email", format: .email)
      violations.number(count, "count", min: -1, max: 100)
      if let value = limit { violations.number(value, "limit", min: 1) }
      violations.enumeration(color, "color")
      violations.timestamp(time.map { ($0.seconds, $0.nanos) }, "time")
      violations.duration(span.map { ($0.seconds, $0.nanos) }, "span", max: 60)
      violations.real(ratio, "ratio", min: 0, max: 1)
      if violations.count(tags.count, "tags", max: 2) {
        violations.each(tags, "tags") { $0.text($1, $2, max: 3) }
      }
      violations.text(fixedOnce, "fixed_once")
      violations.bytes(blob, "blob", max: 4)
      violations.text(size, "size", oneOf: ["small", "large"])
      violations.duration(anySpan.map { ($0.seconds, $0.nanos) }, "any_span", min: -10)
      violations.text(id, "id")
      if case .word(let value)? = self.kind { violations.text(value, "word", max: 3) }
      if case .pause(let value)? = self.kind { violations.duration((value.seconds, value.nanos), "pause") }
    }
  }
}

extension TortureV1 {
  package struct EchoResponse: WireMessage {
    package var bounded: TortureV1.Bounded?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.EchoResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&bounded)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, bounded)
    }
  }
}

extension TortureV1 {
  package struct RepeatRequest: WireMessage {
    package var times = Int32(0)
    package var text = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.RepeatRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: times = try decoder.read(WireInt32.self)
        case 18: text = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, text, WireString.self)
      encoder.implicit(8, times, WireInt32.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(text, "text")
    }
  }
}

extension TortureV1 {
  package struct RepeatResponse: WireMessage {
    package var text = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.RepeatResponse")

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

extension TortureV1 {
  package struct ImportRequest: WireMessage {
    package var step: Step?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.ImportRequest")

    package enum Step: Equatable, Sendable {
      case header(TortureV1.ImportHeader)
      case amount(Int64)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10:
          var merged = if case .header(let value)? = self.step { value } else { TortureV1.ImportHeader() }
          try decoder.nested(&merged)
          step = .header(merged)
        case 16: step = .amount(try decoder.read(WireInt64.self))
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .amount(let value)? = self.step { encoder.present(16, value, WireInt64.self) }
      if case .header(let value)? = self.step { encoder.message(10, value) }
    }

    package func validate(into violations: inout Violations) {
      if case .header(let value)? = self.step { violations.message(value, "header") }
    }
  }
}

extension TortureV1 {
  package struct ImportHeader: WireMessage {
    package var tenantID = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.ImportHeader")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id")
    }
  }
}

extension TortureV1 {
  package struct ImportResponse: WireMessage {
    package var total = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.ImportResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: total = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(8, total, WireInt64.self)
    }
  }
}

extension TortureV1 {
  package struct SwitchRequest: WireMessage {
    package var step: Step?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.SwitchRequest")

    package enum Step: Equatable, Sendable {
      case header(TortureV1.ImportHeader)
      case text(String)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10:
          var merged = if case .header(let value)? = self.step { value } else { TortureV1.ImportHeader() }
          try decoder.nested(&merged)
          step = .header(merged)
        case 18: step = .text(try decoder.read(WireString.self))
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .text(let value)? = self.step { encoder.present(18, value, WireString.self) }
      if case .header(let value)? = self.step { encoder.message(10, value) }
    }

    package func validate(into violations: inout Violations) {
      if case .header(let value)? = self.step { violations.message(value, "header") }
      if case .text(let value)? = self.step { violations.text(value, "text") }
    }
  }
}

extension TortureV1 {
  package struct SwitchResponse: WireMessage {
    package var text = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.SwitchResponse")

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

extension TortureV1 {
  package struct UpdateBoundedRequest: WireMessage {
    package var tenantID = ""
    private var boundedBox = Boxed<TortureV1.Bounded>()
    package var bounded: TortureV1.Bounded? {
      get { boundedBox.value }
      set { boundedBox.value = newValue }
    }
    package var updateMask: GoogleProtobuf.FieldMask?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.torture.v1.UpdateBoundedRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.nested(&boundedBox)
        case 26: try decoder.nested(&updateMask)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(26, updateMask)
      encoder.optionalMessage(18, boundedBox)
      encoder.implicit(10, tenantID, WireString.self)
    }
  }
}

extension TortureV1 {
  package struct Color: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var red: Self { Self(rawValue: 1) }
    package static var green: Self { Self(rawValue: 2) }
    package static var verdant: Self { Self(rawValue: 2) }
    package static var negative: Self { Self(rawValue: -1) }
    package static var lowest: Self { Self(rawValue: -2147483648) }
    package static var highest: Self { Self(rawValue: 2147483647) }

    package static var allKnown: [Self] {
      [.unspecified, .red, .green, .negative, .lowest, .highest]
    }

    package var name: String? {
      switch rawValue {
      case 0: "COLOR_UNSPECIFIED"
      case 1: "COLOR_RED"
      case 2: "COLOR_GREEN"
      case -1: "COLOR_NEGATIVE"
      case -2147483648: "COLOR_LOWEST"
      case 2147483647: "COLOR_HIGHEST"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "red"),
      (2, "green"),
      (-1, "negative"),
      (-2147483648, "lowest"),
      (2147483647, "highest"),
    ])
  }
}

extension TortureV1 {
  package enum Method: Int, CaseIterable, Sendable {
    case echo, `repeat`, `import`, `switch`

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "muster.torture.v1.TortureService", name: "Echo", shape: .unary,
        input: "muster.torture.v1.EchoRequest", output: "muster.torture.v1.EchoResponse",
        access: .tenant("torture.run"), effect: .none, audit: .none
      ),
      MethodInfo(
        service: "muster.torture.v1.TortureService", name: "Repeat", shape: .serverStream,
        input: "muster.torture.v1.RepeatRequest", output: "muster.torture.v1.RepeatResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "muster.torture.v1.TortureService", name: "Import", shape: .clientStream,
        input: "muster.torture.v1.ImportRequest", output: "muster.torture.v1.ImportResponse",
        access: .anyCaller, effect: .write, audit: .change
      ),
      MethodInfo(
        service: "muster.torture.v1.TortureService", name: "Switch", shape: .bidirectional,
        input: "muster.torture.v1.SwitchRequest", output: "muster.torture.v1.SwitchResponse",
        access: .anyCaller, effect: .write, audit: .change
      ),
    ]
  }

  package static let permissions: [PermissionInfo] = [
    PermissionInfo("torture.run", .member, "Run torture."),
  ]

  package protocol Service: Sendable {
    func echo(_ request: TortureV1.EchoRequest, as caller: Caller) async throws(RPCError) -> TortureV1.EchoResponse
    func `repeat`(_ request: TortureV1.RepeatRequest, to responses: ResponseWriter<TortureV1.RepeatResponse>, as caller: Caller) async throws(RPCError)
    func `import`(_ requests: RequestStream<TortureV1.ImportRequest>, as caller: Caller) async throws(RPCError) -> TortureV1.ImportResponse
    func `switch`(_ requests: RequestStream<TortureV1.SwitchRequest>, to responses: ResponseWriter<TortureV1.SwitchResponse>, as caller: Caller) async throws(RPCError)
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.echo.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TortureV1.EchoRequest.self, &caller)
        try await call.send(service.echo(request, as: caller))
      },
      MethodHandler(Method.`repeat`.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TortureV1.RepeatRequest.self, &caller)
        try await service.`repeat`(request, to: ResponseWriter(call), as: caller)
      },
      MethodHandler(Method.`import`.info) { call, caller async throws(RPCError) in
        let requests = RequestStream<TortureV1.ImportRequest>(call)
        try await call.send(service.`import`(requests, as: caller))
      },
      MethodHandler(Method.`switch`.info) { call, caller async throws(RPCError) in
        let requests = RequestStream<TortureV1.SwitchRequest>(call)
        try await service.`switch`(requests, to: ResponseWriter(call), as: caller)
      },
    ]
  }

  package struct Unserved: Service {
    package init() {}

    package func echo(_ request: TortureV1.EchoRequest, as caller: Caller) async throws(RPCError) -> TortureV1.EchoResponse {
      throw .methodUnknown(Method.echo.info.path)
    }

    package func `repeat`(_ request: TortureV1.RepeatRequest, to responses: ResponseWriter<TortureV1.RepeatResponse>, as caller: Caller) async throws(RPCError) {
      throw .methodUnknown(Method.`repeat`.info.path)
    }

    package func `import`(_ requests: RequestStream<TortureV1.ImportRequest>, as caller: Caller) async throws(RPCError) -> TortureV1.ImportResponse {
      throw .methodUnknown(Method.`import`.info.path)
    }

    package func `switch`(_ requests: RequestStream<TortureV1.SwitchRequest>, to responses: ResponseWriter<TortureV1.SwitchResponse>, as caller: Caller) async throws(RPCError) {
      throw .methodUnknown(Method.`switch`.info.path)
    }
  }

  package struct Client: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func echo(_ request: TortureV1.EchoRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TortureV1.EchoResponse {
      try await transport.unary(Method.echo.info, request, options)
    }

    package func `repeat`(_ request: TortureV1.RepeatRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> ResponseStream<TortureV1.RepeatResponse> {
      try await transport.serverStream(Method.`repeat`.info, request, options)
    }

    package func `import`(_ options: CallOptions = CallOptions()) async throws(RPCError) -> ClientStreamCall<TortureV1.ImportRequest, TortureV1.ImportResponse> {
      try await transport.clientStream(Method.`import`.info, options)
    }

    package func `switch`(_ options: CallOptions = CallOptions()) async throws(RPCError) -> BidirectionalCall<TortureV1.SwitchRequest, TortureV1.SwitchResponse> {
      try await transport.bidirectional(Method.`switch`.info, options)
    }
  }
}

extension TortureV1 {
  package static let messages: [any WireMessage.Type] = [
    TortureV1.Keywords.self,
    TortureV1.Members.self,
    TortureV1.Letters.self,
    TortureV1.StringMessage.self,
    TortureV1.Int32Message.self,
    TortureV1.OptionalMessage.self,
    TortureV1.ErrorMessage.self,
    TortureV1.ErrorMessage.TypeMessage.self,
    TortureV1.ErrorMessage.StringMessage.self,
    TortureV1.ErrorMessage.Choice.self,
    TortureV1.ServiceMessage.self,
    TortureV1.ClientMessage.self,
    TortureV1.Empty.self,
    TortureV1.Scalars.self,
    TortureV1.Optionals.self,
    TortureV1.Repeateds.self,
    TortureV1.Maps.self,
    TortureV1.Oneofs.self,
    TortureV1.Tree.self,
    TortureV1.Leaf.self,
    TortureV1.WellKnown.self,
    TortureV1.Everything.self,
    TortureV1.EchoRequest.self,
    TortureV1.Bounded.self,
    TortureV1.EchoResponse.self,
    TortureV1.RepeatRequest.self,
    TortureV1.RepeatResponse.self,
    TortureV1.ImportRequest.self,
    TortureV1.ImportHeader.self,
    TortureV1.ImportResponse.self,
    TortureV1.SwitchRequest.self,
    TortureV1.SwitchResponse.self,
    TortureV1.UpdateBoundedRequest.self,
  ]
}
