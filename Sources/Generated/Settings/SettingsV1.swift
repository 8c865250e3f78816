// Made by tools/protogen from muster/settings/v1/settings.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterTypesAPI
package import MusterWellKnownAPI
package import MusterWire

package enum SettingsV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      Ct2FAQohbXVzdGVyL3NldHRpbmdzL3YxL3NldHRpbmdzLnByb3RvEhJtdXN0ZXIuc2V0dGluZ3MudjEaH2dvb2dsZS9wcm90b2J1Zi90aW1lc3RhbXAucHJv\
      dG8aH211c3Rlci9vcHRpb25zL3YxL29wdGlvbnMucHJvdG8aGm11c3Rlci90eXBlL3YxL2FjdG9yLnByb3RvGhptdXN0ZXIvdHlwZS92MS9tb25leS5wcm90\
      byK0BAoHU2V0dGluZxIOCgJpZBgBIAEoCVICaWQSGwoJdGVuYW50X2lkGAIgASgJUgh0ZW5hbnRJZBIcCgluYW1lc3BhY2UYAyABKAlSCW5hbWVzcGFjZRIQ\
      CgNrZXkYBCABKAlSA2tleRI2CgVsZXZlbBgFIAEoDjIgLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nTGV2ZWxSBWxldmVsEhgKB3N1YmplY3QYBiABKAlS\
      B3N1YmplY3QSFAoFdmFsdWUYByABKAlSBXZhbHVlEhYKBnNlY3JldBgIIAEoCFIGc2VjcmV0EjsKC2V4cGlyZV90aW1lGAkgASgLMhouZ29vZ2xlLnByb3Rv\
      YnVmLlRpbWVzdGFtcFIKZXhwaXJlVGltZRIsCgZzZXRfYnkYCiABKAsyFS5tdXN0ZXIudHlwZS52MS5BY3RvclIFc2V0QnkSOwoLY3JlYXRlX3RpbWUYCyAB\
      KAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgpjcmVhdGVUaW1lEjsKC3VwZGF0ZV90aW1lGAwgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFt\
      cFIKdXBkYXRlVGltZRIYCgd2ZXJzaW9uGA0gASgDUgd2ZXJzaW9uOk2KkSRJCgdzZXR0aW5nEgluYW1lc3BhY2USA2tleRIFdmFsdWUSBWxldmVsEhNzZXRf\
      YnkuZGlzcGxheV9uYW1lEgt1cGRhdGVfdGltZSK/AgoPUmVzb2x2ZWRTZXR0aW5nEhwKCW5hbWVzcGFjZRgBIAEoCVIJbmFtZXNwYWNlEhAKA2tleRgCIAEo\
      CVIDa2V5EhQKBXZhbHVlGAMgASgJUgV2YWx1ZRIWCgZzZWNyZXQYBCABKAhSBnNlY3JldBI2CgVsZXZlbBgFIAEoDjIgLm11c3Rlci5zZXR0aW5ncy52MS5T\
      ZXR0aW5nTGV2ZWxSBWxldmVsEhgKB3N1YmplY3QYBiABKAlSB3N1YmplY3QSNgoFbWVyZ2UYByABKA4yIC5tdXN0ZXIuc2V0dGluZ3MudjEuU2V0dGluZ01l\
      cmdlUgVtZXJnZRJECgpjYW5kaWRhdGVzGAggAygLMiQubXVzdGVyLnNldHRpbmdzLnYxLlNldHRpbmdDYW5kaWRhdGVSCmNhbmRpZGF0ZXMiiAEKEFNldHRp\
      bmdDYW5kaWRhdGUSNQoHc2V0dGluZxgBIAEoCzIbLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nUgdzZXR0aW5nEhgKB2FwcGxpZWQYAiABKAhSB2FwcGxp\
      ZWQSIwoNZnJvbV9wbGF0Zm9ybRgDIAEoCFIMZnJvbVBsYXRmb3JtItoGCg5TZXR0aW5nVmVyc2lvbhIOCgJpZBgBIAEoCVICaWQSGwoJdGVuYW50X2lkGAIg\
      ASgJUgh0ZW5hbnRJZBIcCgluYW1lc3BhY2UYAyABKAlSCW5hbWVzcGFjZRI2CgVsZXZlbBgEIAEoDjIgLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nTGV2\
      ZWxSBWxldmVsEhgKB3N1YmplY3QYBSABKAlSB3N1YmplY3QSFgoGbnVtYmVyGAYgASgDUgZudW1iZXISPQoFc3RhdGUYByABKA4yJy5tdXN0ZXIuc2V0dGlu\
      Z3MudjEuU2V0dGluZ1ZlcnNpb25TdGF0ZVIFc3RhdGUSNQoFZGlmZnMYCCADKAsyHy5tdXN0ZXIuc2V0dGluZ3MudjEuU2V0dGluZ0RpZmZSBWRpZmZzEi0K\
      BmF1dGhvchgJIAEoCzIVLm11c3Rlci50eXBlLnYxLkFjdG9yUgZhdXRob3ISFgoGcmVhc29uGAogASgJUgZyZWFzb24SNAoKZGVjaWRlZF9ieRgLIAEoCzIV\
      Lm11c3Rlci50eXBlLnYxLkFjdG9yUglkZWNpZGVkQnkSEgoEbm90ZRgMIAEoCVIEbm90ZRI7CgtjcmVhdGVfdGltZRgNIAEoCzIaLmdvb2dsZS5wcm90b2J1\
      Zi5UaW1lc3RhbXBSCmNyZWF0ZVRpbWUSOQoKYXBwbHlfdGltZRgOIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCWFwcGx5VGltZRI7CgtkZWNp\
      ZGVfdGltZRgPIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCmRlY2lkZVRpbWUSOwoLZXhwaXJlX3RpbWUYECABKAsyGi5nb29nbGUucHJvdG9i\
      dWYuVGltZXN0YW1wUgpleHBpcmVUaW1lEicKD3Jlc3RvcmVkX251bWJlchgRIAEoA1IOcmVzdG9yZWROdW1iZXISGAoHdmVyc2lvbhgSIAEoA1IHdmVyc2lv\
      bjpXipEkUwoOc2V0dGluZ3ZlcnNpb24SBm51bWJlchIJbmFtZXNwYWNlEgVsZXZlbBIFc3RhdGUSE2F1dGhvci5kaXNwbGF5X25hbWUSC2NyZWF0ZV90aW1l\
      IqoBCgtTZXR0aW5nRGlmZhIQCgNrZXkYASABKAlSA2tleRI3CgRraW5kGAIgASgOMiMubXVzdGVyLnNldHRpbmdzLnYxLlNldHRpbmdEaWZmS2luZFIEa2lu\
      ZBIbCglvbGRfdmFsdWUYAyABKAlSCG9sZFZhbHVlEhsKCW5ld192YWx1ZRgEIAEoCVIIbmV3VmFsdWUSFgoGc2VjcmV0GAUgASgIUgZzZWNyZXQioQUKDlNl\
      dHRpbmdzU2NoZW1hEioKCW5hbWVzcGFjZRgBIAEoCUIMipEkCAgBGAEoQFgOUgluYW1lc3BhY2USKwoJdGVuYW50X2lkGAIgASgJQg6KkSQKEAFSBnRlbmFu\
      dFIIdGVuYW50SWQSKgoMZGlzcGxheV9uYW1lGAMgASgJQgeKkSQDKMgBUgtkaXNwbGF5TmFtZRIpCgtkZXNjcmlwdGlvbhgEIAEoCUIHipEkAyjQD1ILZGVz\
      Y3JpcHRpb24SPwoEa2V5cxgFIAMoCzIeLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nS2V5QguKkSQHCAEwATj0A1IEa2V5cxIlCg5uZWVkc19hcHByb3Zh\
      bBgGIAEoCFINbmVlZHNBcHByb3ZhbBJDCgxwbHVnaW5fbGV2ZWwYByABKA4yIC5tdXN0ZXIuc2V0dGluZ3MudjEuU2V0dGluZ0xldmVsUgtwbHVnaW5MZXZl\
      bBIgCgZwbHVnaW4YCCABKAlCCIqRJAQoQFgOUgZwbHVnaW4SIgoIcmV2aXNpb24YCSABKANCBoqRJAJAAFIIcmV2aXNpb24SQAoGb3JpZ2luGAogASgOMiAu\
      bXVzdGVyLnNldHRpbmdzLnYxLlNjaGVtYU9yaWdpbkIGipEkAhABUgZvcmlnaW4SQwoLY3JlYXRlX3RpbWUYCyABKAsyGi5nb29nbGUucHJvdG9idWYuVGlt\
      ZXN0YW1wQgaKkSQCEAFSCmNyZWF0ZVRpbWUSQwoLdXBkYXRlX3RpbWUYDCABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wQgaKkSQCEAFSCnVwZGF0\
      ZVRpbWUSIAoHdmVyc2lvbhgNIAEoA0IGipEkAkAAUgd2ZXJzaW9uIokICgpTZXR0aW5nS2V5Eh0KA2tleRgBIAEoCUILipEkBwgBKIABWA5SA2tleRI7CgR0\
      eXBlGAIgASgOMh8ubXVzdGVyLnNldHRpbmdzLnYxLlNldHRpbmdUeXBlQgaKkSQCCAFSBHR5cGUSKgoMZGlzcGxheV9uYW1lGAMgASgJQgeKkSQDKMgBUgtk\
      aXNwbGF5TmFtZRIpCgtkZXNjcmlwdGlvbhgEIAEoCUIHipEkAyjQD1ILZGVzY3JpcHRpb24SLwoNZGVmYXVsdF92YWx1ZRgFIAEoCUIKipEkBiiAgARYC1IM\
      ZGVmYXVsdFZhbHVlEhYKBnNlY3JldBgGIAEoCFIGc2VjcmV0EkAKBmxldmVscxgHIAMoDjIgLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nTGV2ZWxCBoqR\
      JAI4BVIGbGV2ZWxzEjYKBW1lcmdlGAggASgOMiAubXVzdGVyLnNldHRpbmdzLnYxLlNldHRpbmdNZXJnZVIFbWVyZ2USMQoHbWluaW11bRgJIAEoCzIXLm11\
      c3Rlci50eXBlLnYxLkRlY2ltYWxSB21pbmltdW0SMQoHbWF4aW11bRgKIAEoCzIXLm11c3Rlci50eXBlLnYxLkRlY2ltYWxSB21heGltdW0SKgoKbWluX2xl\
      bmd0aBgLIAEoBUIGipEkAkAASABSCW1pbkxlbmd0aIgBARIqCgptYXhfbGVuZ3RoGAwgASgFQgaKkSQCQABIAVIJbWF4TGVuZ3RoiAEBEiEKB3BhdHRlcm4Y\
      DSABKAlCB4qRJAMo9ANSB3BhdHRlcm4SRAoHY2hvaWNlcxgOIAMoCzIhLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nQ2hvaWNlQgeKkSQDOMgBUgdjaG9p\
      Y2VzEn4KBmZvcm1hdBgPIAEoCUJmipEkYmIFZW1haWxiBXBob25lYgN1cmxiBmRvbWFpbmIHY291bnRyeWIIY3VycmVuY3liCGxhbmd1YWdlYgl0aW1lX3pv\
      bmViBGRhdGViC3RpbWVfb2ZfZGF5YgRjcm9uYgRzbHVnUgZmb3JtYXQSGgoEdW5pdBgQIAEoCUIGipEkAigoUgR1bml0EhwKBWdyb3VwGBEgASgJQgaKkSQC\
      KHhSBWdyb3VwEi0KDHZhbHVlX3NjaGVtYRgSIAEoCUIKipEkBiiAgAJYDFILdmFsdWVTY2hlbWESLAoLZm9ybWVyX2tleXMYEyADKAlCC4qRJAcogAE4FFgO\
      Ugpmb3JtZXJLZXlzEikKC2RlcHJlY2F0aW9uGBQgASgJQgeKkSQDKPQDUgtkZXByZWNhdGlvbkINCgtfbWluX2xlbmd0aEINCgtfbWF4X2xlbmd0aCJeCg1T\
      ZXR0aW5nQ2hvaWNlEiEKBXZhbHVlGAEgASgJQguKkSQHCAEogAhYC1IFdmFsdWUSKgoMZGlzcGxheV9uYW1lGAIgASgJQgeKkSQDKMgBUgtkaXNwbGF5TmFt\
      ZSKuAgoQTmFtZXNwYWNlU3VtbWFyeRIcCgluYW1lc3BhY2UYASABKAlSCW5hbWVzcGFjZRIhCgxkaXNwbGF5X25hbWUYAiABKAlSC2Rpc3BsYXlOYW1lEkMK\
      DHBsdWdpbl9sZXZlbBgDIAEoDjIgLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nTGV2ZWxSC3BsdWdpbkxldmVsEhYKBnBsdWdpbhgEIAEoCVIGcGx1Z2lu\
      EjgKBm9yaWdpbhgFIAEoDjIgLm11c3Rlci5zZXR0aW5ncy52MS5TY2hlbWFPcmlnaW5SBm9yaWdpbhIbCglrZXlfY291bnQYBiABKAVSCGtleUNvdW50EiUK\
      Dm5lZWRzX2FwcHJvdmFsGAcgASgIUg1uZWVkc0FwcHJvdmFsIo8ECgtLZXlSb3RhdGlvbhIOCgJpZBgBIAEoCVICaWQSGwoJdGVuYW50X2lkGAIgASgJUgh0\
      ZW5hbnRJZBIvCgRraW5kGAMgASgOMhsubXVzdGVyLnNldHRpbmdzLnYxLktleUtpbmRSBGtpbmQSOgoFc3RhdGUYBCABKA4yJC5tdXN0ZXIuc2V0dGluZ3Mu\
      djEuS2V5Um90YXRpb25TdGF0ZVIFc3RhdGUSJgoPb2xkX2tleV92ZXJzaW9uGAUgASgDUg1vbGRLZXlWZXJzaW9uEiYKD25ld19rZXlfdmVyc2lvbhgGIAEo\
      A1INbmV3S2V5VmVyc2lvbhIfCgt0b3RhbF9jb3VudBgHIAEoA1IKdG90YWxDb3VudBIdCgpkb25lX2NvdW50GAggASgDUglkb25lQ291bnQSFQoGam9iX2lk\
      GAkgASgJUgVqb2JJZBI7CgtjcmVhdGVfdGltZRgKIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCmNyZWF0ZVRpbWUSOwoLZmluaXNoX3RpbWUY\
      CyABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgpmaW5pc2hUaW1lOkWKkSRBCghyb3RhdGlvbhICaWQSBGtpbmQSBXN0YXRlEgpkb25lX2NvdW50\
      Egt0b3RhbF9jb3VudBILY3JlYXRlX3RpbWUiigIKEUdldFNldHRpbmdSZXF1ZXN0EikKCXRlbmFudF9pZBgBIAEoCUIMipEkCFIGdGVuYW50Ugh0ZW5hbnRJ\
      ZBIoCgluYW1lc3BhY2UYAiABKAlCCoqRJAYIAShAWA5SCW5hbWVzcGFjZRIdCgNrZXkYAyABKAlCC4qRJAcIASiAAVgOUgNrZXkSNgoFbGV2ZWwYBCABKA4y\
      IC5tdXN0ZXIuc2V0dGluZ3MudjEuU2V0dGluZ0xldmVsUgVsZXZlbBIiCgdzdWJqZWN0GAUgASgJQgiKkSQEKEBYDlIHc3ViamVjdBIlCgphdF92ZXJzaW9u\
      GAYgASgDQgaKkSQCQABSCWF0VmVyc2lvbiJLChJHZXRTZXR0aW5nUmVzcG9uc2USNQoHc2V0dGluZxgBIAEoCzIbLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0\
      aW5nUgdzZXR0aW5nItcBChVSZXNvbHZlU2V0dGluZ1JlcXVlc3QSKQoJdGVuYW50X2lkGAEgASgJQgyKkSQIUgZ0ZW5hbnRSCHRlbmFudElkEigKCW5hbWVz\
      cGFjZRgCIAEoCUIKipEkBggBKEBYDlIJbmFtZXNwYWNlEh0KA2tleRgDIAEoCUILipEkBwgBKIABWA5SA2tleRIiCgdtYW5hZ2VyGAQgASgJQgiKkSQEKEBY\
      DlIHbWFuYWdlchImCgljb25uZWN0b3IYBSABKAlCCIqRJAQoQFgOUgljb25uZWN0b3IiaAoWUmVzb2x2ZVNldHRpbmdSZXNwb25zZRJOChByZXNvbHZlZF9z\
      ZXR0aW5nGAEgASgLMiMubXVzdGVyLnNldHRpbmdzLnYxLlJlc29sdmVkU2V0dGluZ1IPcmVzb2x2ZWRTZXR0aW5nIsMDChNMaXN0U2V0dGluZ3NSZXF1ZXN0\
      EikKCXRlbmFudF9pZBgBIAEoCUIMipEkCFIGdGVuYW50Ugh0ZW5hbnRJZBIjCglwYWdlX3NpemUYAiABKAVCBoqRJAJAAFIIcGFnZVNpemUSJgoKcGFnZV90\
      b2tlbhgDIAEoCUIHipEkAyiAIFIJcGFnZVRva2VuEjcKCG9yZGVyX2J5GAQgASgJQhyKkSQYagluYW1lc3BhY2VqC3VwZGF0ZV90aW1lUgdvcmRlckJ5EikK\
      CW5hbWVzcGFjZRgFIAEoCUILipEkByhAWA6AAQFSCW5hbWVzcGFjZRI/CgVsZXZlbBgGIAEoDjIgLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nTGV2ZWxC\
      B4qRJAOAAQFSBWxldmVsEiUKB3N1YmplY3QYByABKAlCC4qRJAcoQFgOgAEBUgdzdWJqZWN0EhwKCWVmZmVjdGl2ZRgIIAEoCFIJZWZmZWN0aXZlEiIKB21h\
      bmFnZXIYCSABKAlCCIqRJAQoQFgOUgdtYW5hZ2VyEiYKCWNvbm5lY3RvchgKIAEoCUIIipEkBChAWA5SCWNvbm5lY3RvciJ3ChRMaXN0U2V0dGluZ3NSZXNw\
      b25zZRI3CghzZXR0aW5ncxgBIAMoCzIbLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nUghzZXR0aW5ncxImCg9uZXh0X3BhZ2VfdG9rZW4YAiABKAlSDW5l\
      eHRQYWdlVG9rZW4ijQYKFVVwZGF0ZVNldHRpbmdzUmVxdWVzdBIpCgl0ZW5hbnRfaWQYASABKAlCDIqRJAhSBnRlbmFudFIIdGVuYW50SWQSKAoJbmFtZXNw\
      YWNlGAIgASgJQgqKkSQGCAEoQFgOUgluYW1lc3BhY2USIAoHdmVyc2lvbhgDIAEoA0IGipEkAkAAUgd2ZXJzaW9uEigKCnJlcXVlc3RfaWQYBCABKAlCCYqR\
      JAUogAFYDVIJcmVxdWVzdElkEiMKDXZhbGlkYXRlX29ubHkYBSABKAhSDHZhbGlkYXRlT25seRI2CgVsZXZlbBgGIAEoDjIgLm11c3Rlci5zZXR0aW5ncy52\
      MS5TZXR0aW5nTGV2ZWxSBWxldmVsEiIKB3N1YmplY3QYByABKAlCCIqRJAQoQFgOUgdzdWJqZWN0EloKBnZhbHVlcxgIIAMoCzI1Lm11c3Rlci5zZXR0aW5n\
      cy52MS5VcGRhdGVTZXR0aW5nc1JlcXVlc3QuVmFsdWVzRW50cnlCC4qRJAcogIAEOPQDUgZ2YWx1ZXMSbwoNc2VjcmV0X3ZhbHVlcxgJIAMoCzI7Lm11c3Rl\
      ci5zZXR0aW5ncy52MS5VcGRhdGVTZXR0aW5nc1JlcXVlc3QuU2VjcmV0VmFsdWVzRW50cnlCDYqRJAkogIAEOPQDeAFSDHNlY3JldFZhbHVlcxIrCgpjbGVh\
      cl9rZXlzGAogAygJQgyKkSQIKIABOPQDWA5SCWNsZWFyS2V5cxI7CgtleHBpcmVfdGltZRgLIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCmV4\
      cGlyZVRpbWUSHwoGcmVhc29uGAwgASgJQgeKkSQDKPQDUgZyZWFzb24aOQoLVmFsdWVzRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSFAoFdmFsdWUYAiABKAlS\
      BXZhbHVlOgI4ARo/ChFTZWNyZXRWYWx1ZXNFbnRyeRIQCgNrZXkYASABKAlSA2tleRIUCgV2YWx1ZRgCIAEoCVIFdmFsdWU6AjgBIp4BChZVcGRhdGVTZXR0\
      aW5nc1Jlc3BvbnNlEjcKCHNldHRpbmdzGAEgAygLMhsubXVzdGVyLnNldHRpbmdzLnYxLlNldHRpbmdSCHNldHRpbmdzEksKD3NldHRpbmdfdmVyc2lvbhgC\
      IAEoCzIiLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nVmVyc2lvblIOc2V0dGluZ1ZlcnNpb24i+AIKFERlbGV0ZVNldHRpbmdSZXF1ZXN0EikKCXRlbmFu\
      dF9pZBgBIAEoCUIMipEkCFIGdGVuYW50Ugh0ZW5hbnRJZBIoCgluYW1lc3BhY2UYAiABKAlCCoqRJAYIAShAWA5SCW5hbWVzcGFjZRIgCgd2ZXJzaW9uGAMg\
      ASgDQgaKkSQCQABSB3ZlcnNpb24SKAoKcmVxdWVzdF9pZBgEIAEoCUIJipEkBSiAAVgNUglyZXF1ZXN0SWQSIwoNdmFsaWRhdGVfb25seRgFIAEoCFIMdmFs\
      aWRhdGVPbmx5Eh0KA2tleRgGIAEoCUILipEkBwgBKIABWA5SA2tleRI2CgVsZXZlbBgHIAEoDjIgLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nTGV2ZWxS\
      BWxldmVsEiIKB3N1YmplY3QYCCABKAlCCIqRJAQoQFgOUgdzdWJqZWN0Eh8KBnJlYXNvbhgJIAEoCUIHipEkAyj0A1IGcmVhc29uIpsBChVEZWxldGVTZXR0\
      aW5nUmVzcG9uc2USNQoHc2V0dGluZxgBIAEoCzIbLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nUgdzZXR0aW5nEksKD3NldHRpbmdfdmVyc2lvbhgCIAEo\
      CzIiLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nVmVyc2lvblIOc2V0dGluZ1ZlcnNpb24ijQIKFFJldmVhbFNldHRpbmdSZXF1ZXN0EikKCXRlbmFudF9p\
      ZBgBIAEoCUIMipEkCFIGdGVuYW50Ugh0ZW5hbnRJZBIoCgluYW1lc3BhY2UYAiABKAlCCoqRJAYIAShAWA5SCW5hbWVzcGFjZRIdCgNrZXkYAyABKAlCC4qR\
      JAcIASiAAVgOUgNrZXkSNgoFbGV2ZWwYBCABKA4yIC5tdXN0ZXIuc2V0dGluZ3MudjEuU2V0dGluZ0xldmVsUgVsZXZlbBIiCgdzdWJqZWN0GAUgASgJQgiK\
      kSQEKEBYDlIHc3ViamVjdBIlCgphdF92ZXJzaW9uGAYgASgDQgaKkSQCQABSCWF0VmVyc2lvbiJ5ChVSZXZlYWxTZXR0aW5nUmVzcG9uc2USNQoHc2V0dGlu\
      ZxgBIAEoCzIbLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nUgdzZXR0aW5nEikKDHNlY3JldF92YWx1ZRgCIAEoCUIGipEkAngBUgtzZWNyZXRWYWx1ZSKW\
      AgobQXBwcm92ZVNldHRpbmdDaGFuZ2VSZXF1ZXN0EikKCXRlbmFudF9pZBgBIAEoCUIMipEkCFIGdGVuYW50Ugh0ZW5hbnRJZBImCgJpZBgCIAEoCUIWipEk\
      EggBUg5zZXR0aW5ndmVyc2lvblICaWQSIAoHdmVyc2lvbhgDIAEoA0IGipEkAkAAUgd2ZXJzaW9uEigKCnJlcXVlc3RfaWQYBCABKAlCCYqRJAUogAFYDVIJ\
      cmVxdWVzdElkEiMKDXZhbGlkYXRlX29ubHkYBSABKAhSDHZhbGlkYXRlT25seRIWCgZyZWplY3QYBiABKAhSBnJlamVjdBIbCgRub3RlGAcgASgJQgeKkSQD\
      KPQDUgRub3RlIqQBChxBcHByb3ZlU2V0dGluZ0NoYW5nZVJlc3BvbnNlEksKD3NldHRpbmdfdmVyc2lvbhgBIAEoCzIiLm11c3Rlci5zZXR0aW5ncy52MS5T\
      ZXR0aW5nVmVyc2lvblIOc2V0dGluZ1ZlcnNpb24SNwoIc2V0dGluZ3MYAiADKAsyGy5tdXN0ZXIuc2V0dGluZ3MudjEuU2V0dGluZ1IIc2V0dGluZ3MivQMK\
      Gkxpc3RTZXR0aW5nVmVyc2lvbnNSZXF1ZXN0EikKCXRlbmFudF9pZBgBIAEoCUIMipEkCFIGdGVuYW50Ugh0ZW5hbnRJZBIjCglwYWdlX3NpemUYAiABKAVC\
      BoqRJAJAAFIIcGFnZVNpemUSJgoKcGFnZV90b2tlbhgDIAEoCUIHipEkAyiAIFIJcGFnZVRva2VuEiwKCG9yZGVyX2J5GAQgASgJQhGKkSQNagtjcmVhdGVf\
      dGltZVIHb3JkZXJCeRIpCgluYW1lc3BhY2UYBSABKAlCC4qRJAcoQFgOgAEBUgluYW1lc3BhY2USHgoDa2V5GAYgASgJQgyKkSQIKIABWA6AAQFSA2tleRI/\
      CgVsZXZlbBgHIAEoDjIgLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nTGV2ZWxCB4qRJAOAAQFSBWxldmVsEiUKB3N1YmplY3QYCCABKAlCC4qRJAcoQFgO\
      gAEBUgdzdWJqZWN0EkYKBXN0YXRlGAkgASgOMicubXVzdGVyLnNldHRpbmdzLnYxLlNldHRpbmdWZXJzaW9uU3RhdGVCB4qRJAOAAQFSBXN0YXRlIpQBChtM\
      aXN0U2V0dGluZ1ZlcnNpb25zUmVzcG9uc2USTQoQc2V0dGluZ192ZXJzaW9ucxgBIAMoCzIiLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nVmVyc2lvblIP\
      c2V0dGluZ1ZlcnNpb25zEiYKD25leHRfcGFnZV90b2tlbhgCIAEoCVINbmV4dFBhZ2VUb2tlbiLlAwoVUmVzdG9yZVNldHRpbmdSZXF1ZXN0EikKCXRlbmFu\
      dF9pZBgBIAEoCUIMipEkCFIGdGVuYW50Ugh0ZW5hbnRJZBIoCgluYW1lc3BhY2UYAiABKAlCCoqRJAYIAShAWA5SCW5hbWVzcGFjZRIgCgd2ZXJzaW9uGAMg\
      ASgDQgaKkSQCQABSB3ZlcnNpb24SKAoKcmVxdWVzdF9pZBgEIAEoCUIJipEkBSiAAVgNUglyZXF1ZXN0SWQSIwoNdmFsaWRhdGVfb25seRgFIAEoCFIMdmFs\
      aWRhdGVPbmx5EhsKA2tleRgGIAEoCUIJipEkBSiAAVgOUgNrZXkSNgoFbGV2ZWwYByABKA4yIC5tdXN0ZXIuc2V0dGluZ3MudjEuU2V0dGluZ0xldmVsUgVs\
      ZXZlbBIiCgdzdWJqZWN0GAggASgJQgiKkSQEKEBYDlIHc3ViamVjdBIvCg9yZXN0b3JlX3ZlcnNpb24YCSABKANCBoqRJAJAAFIOcmVzdG9yZVZlcnNpb24S\
      OwoLZXhwaXJlX3RpbWUYCiABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgpleHBpcmVUaW1lEh8KBnJlYXNvbhgLIAEoCUIHipEkAyj0A1IGcmVh\
      c29uIp4BChZSZXN0b3JlU2V0dGluZ1Jlc3BvbnNlEjcKCHNldHRpbmdzGAEgAygLMhsubXVzdGVyLnNldHRpbmdzLnYxLlNldHRpbmdSCHNldHRpbmdzEksK\
      D3NldHRpbmdfdmVyc2lvbhgCIAEoCzIiLm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nVmVyc2lvblIOc2V0dGluZ1ZlcnNpb24i2gEKFUV4cG9ydFNldHRp\
      bmdzUmVxdWVzdBIpCgl0ZW5hbnRfaWQYASABKAlCDIqRJAhSBnRlbmFudFIIdGVuYW50SWQSKwoKbmFtZXNwYWNlcxgCIAMoCUILipEkByhAOMgBWA5SCm5h\
      bWVzcGFjZXMSPAoHc2VjcmV0cxgDIAEoDjIiLm11c3Rlci5zZXR0aW5ncy52MS5TZWNyZXRIYW5kbGluZ1IHc2VjcmV0cxIrCgpwYXNzcGhyYXNlGAQgASgJ\
      QguKkSQHIAwogAh4AVIKcGFzc3BocmFzZSJ8ChZFeHBvcnRTZXR0aW5nc1Jlc3BvbnNlEhoKCGRvY3VtZW50GAEgASgJUghkb2N1bWVudBIjCg1zZXR0aW5n\
      X2NvdW50GAIgASgDUgxzZXR0aW5nQ291bnQSIQoMc2VjcmV0X2NvdW50GAMgASgDUgtzZWNyZXRDb3VudCKrAgoVSW1wb3J0U2V0dGluZ3NSZXF1ZXN0EikK\
      CXRlbmFudF9pZBgBIAEoCUIMipEkCFIGdGVuYW50Ugh0ZW5hbnRJZBIpCghkb2N1bWVudBgCIAEoCUINipEkCQgBKMCNtwFYDFIIZG9jdW1lbnQSKAoKcmVx\
      dWVzdF9pZBgDIAEoCUIJipEkBSiAAVgNUglyZXF1ZXN0SWQSIwoNdmFsaWRhdGVfb25seRgEIAEoCFIMdmFsaWRhdGVPbmx5EisKCnBhc3NwaHJhc2UYBSAB\
      KAlCC4qRJAcgDCiACHgBUgpwYXNzcGhyYXNlEh8KC2tlZXBfb3RoZXJzGAYgASgIUgprZWVwT3RoZXJzEh8KBnJlYXNvbhgHIAEoCUIHipEkAyj0A1IGcmVh\
      c29uIvQCChZJbXBvcnRTZXR0aW5nc1Jlc3BvbnNlEk0KEHNldHRpbmdfdmVyc2lvbnMYASADKAsyIi5tdXN0ZXIuc2V0dGluZ3MudjEuU2V0dGluZ1ZlcnNp\
      b25SD3NldHRpbmdWZXJzaW9ucxIfCgthZGRlZF9jb3VudBgCIAEoA1IKYWRkZWRDb3VudBIjCg1jaGFuZ2VkX2NvdW50GAMgASgDUgxjaGFuZ2VkQ291bnQS\
      IwoNcmVtb3ZlZF9jb3VudBgEIAEoA1IMcmVtb3ZlZENvdW50EicKD3VuY2hhbmdlZF9jb3VudBgFIAEoA1IOdW5jaGFuZ2VkQ291bnQSIwoNcGVuZGluZ19j\
      b3VudBgGIAEoA1IMcGVuZGluZ0NvdW50EicKD21pc3Npbmdfc2VjcmV0cxgHIAMoCVIObWlzc2luZ1NlY3JldHMSKQoQZG9jdW1lbnRfdmVyc2lvbhgIIAEo\
      BVIPZG9jdW1lbnRWZXJzaW9uImUKEEdldFNjaGVtYVJlcXVlc3QSKQoJdGVuYW50X2lkGAEgASgJQgyKkSQIUgZ0ZW5hbnRSCHRlbmFudElkEiYKCW5hbWVz\
      cGFjZRgCIAEoCUIIipEkBChAWA5SCW5hbWVzcGFjZSKVAQoRR2V0U2NoZW1hUmVzcG9uc2USOgoGc2NoZW1hGAEgASgLMiIubXVzdGVyLnNldHRpbmdzLnYx\
      LlNldHRpbmdzU2NoZW1hUgZzY2hlbWESRAoKbmFtZXNwYWNlcxgCIAMoCzIkLm11c3Rlci5zZXR0aW5ncy52MS5OYW1lc3BhY2VTdW1tYXJ5UgpuYW1lc3Bh\
      Y2VzItUBChVSZWdpc3RlclNjaGVtYVJlcXVlc3QSKQoJdGVuYW50X2lkGAEgASgJQgyKkSQIUgZ0ZW5hbnRSCHRlbmFudElkEkIKBnNjaGVtYRgCIAEoCzIi\
      Lm11c3Rlci5zZXR0aW5ncy52MS5TZXR0aW5nc1NjaGVtYUIGipEkAggBUgZzY2hlbWESKAoKcmVxdWVzdF9pZBgDIAEoCUIJipEkBSiAAVgNUglyZXF1ZXN0\
      SWQSIwoNdmFsaWRhdGVfb25seRgEIAEoCFIMdmFsaWRhdGVPbmx5IlQKFlJlZ2lzdGVyU2NoZW1hUmVzcG9uc2USOgoGc2NoZW1hGAEgASgLMiIubXVzdGVy\
      LnNldHRpbmdzLnYxLlNldHRpbmdzU2NoZW1hUgZzY2hlbWEi4AEKEVJvdGF0ZUtleXNSZXF1ZXN0EikKCXRlbmFudF9pZBgBIAEoCUIMipEkCFIGdGVuYW50\
      Ugh0ZW5hbnRJZBIvCgRraW5kGAIgASgOMhsubXVzdGVyLnNldHRpbmdzLnYxLktleUtpbmRSBGtpbmQSIAoHdmVyc2lvbhgDIAEoA0IGipEkAkAAUgd2ZXJz\
      aW9uEigKCnJlcXVlc3RfaWQYBCABKAlCCYqRJAUogAFYDVIJcmVxdWVzdElkEiMKDXZhbGlkYXRlX29ubHkYBSABKAhSDHZhbGlkYXRlT25seSJYChJSb3Rh\
      dGVLZXlzUmVzcG9uc2USQgoMa2V5X3JvdGF0aW9uGAEgASgLMh8ubXVzdGVyLnNldHRpbmdzLnYxLktleVJvdGF0aW9uUgtrZXlSb3RhdGlvbirPAQoMU2V0\
      dGluZ0xldmVsEh0KGVNFVFRJTkdfTEVWRUxfVU5TUEVDSUZJRUQQABIZChVTRVRUSU5HX0xFVkVMX0RFRkFVTFQQARIYChRTRVRUSU5HX0xFVkVMX0dMT0JB\
      TBACEhkKFVNFVFRJTkdfTEVWRUxfTUFOQUdFUhADEhsKF1NFVFRJTkdfTEVWRUxfQ09OTkVDVE9SEAQSGAoUU0VUVElOR19MRVZFTF9URU5BTlQQBRIZChVT\
      RVRUSU5HX0xFVkVMX1JVTlRJTUUQBir5AQoLU2V0dGluZ1R5cGUSHAoYU0VUVElOR19UWVBFX1VOU1BFQ0lGSUVEEAASGAoUU0VUVElOR19UWVBFX0JPT0xF\
      QU4QARIYChRTRVRUSU5HX1RZUEVfSU5URUdFUhACEhgKFFNFVFRJTkdfVFlQRV9ERUNJTUFMEAMSFwoTU0VUVElOR19UWVBFX1NUUklORxAEEhkKFVNFVFRJ\
      TkdfVFlQRV9EVVJBVElPThAFEhoKFlNFVFRJTkdfVFlQRV9USU1FU1RBTVAQBhIVChFTRVRUSU5HX1RZUEVfTElTVBAHEhcKE1NFVFRJTkdfVFlQRV9PQkpF\
      Q1QQCCp8CgxTZXR0aW5nTWVyZ2USHQoZU0VUVElOR19NRVJHRV9VTlNQRUNJRklFRBAAEhkKFVNFVFRJTkdfTUVSR0VfUkVQTEFDRRABEhkKFVNFVFRJTkdf\
      TUVSR0VfTUVNQkVSUxACEhcKE1NFVFRJTkdfTUVSR0VfVU5JT04QAyrJAQoTU2V0dGluZ1ZlcnNpb25TdGF0ZRIlCiFTRVRUSU5HX1ZFUlNJT05fU1RBVEVf\
      VU5TUEVDSUZJRUQQABIhCh1TRVRUSU5HX1ZFUlNJT05fU1RBVEVfQVBQTElFRBABEiEKHVNFVFRJTkdfVkVSU0lPTl9TVEFURV9QRU5ESU5HEAISIgoeU0VU\
      VElOR19WRVJTSU9OX1NUQVRFX1JFSkVDVEVEEAMSIQodU0VUVElOR19WRVJTSU9OX1NUQVRFX0VYUElSRUQQBCqPAQoPU2V0dGluZ0RpZmZLaW5kEiEKHVNF\
      VFRJTkdfRElGRl9LSU5EX1VOU1BFQ0lGSUVEEAASGwoXU0VUVElOR19ESUZGX0tJTkRfQURERUQQARIdChlTRVRUSU5HX0RJRkZfS0lORF9DSEFOR0VEEAIS\
      HQoZU0VUVElOR19ESUZGX0tJTkRfUkVNT1ZFRBADKn8KDFNjaGVtYU9yaWdpbhIdChlTQ0hFTUFfT1JJR0lOX1VOU1BFQ0lGSUVEEAASGgoWU0NIRU1BX09S\
      SUdJTl9CVUlMVF9JThABEhoKFlNDSEVNQV9PUklHSU5fUExBVEZPUk0QAhIYChRTQ0hFTUFfT1JJR0lOX1RFTkFOVBADKmUKDlNlY3JldEhhbmRsaW5nEh8K\
      G1NFQ1JFVF9IQU5ETElOR19VTlNQRUNJRklFRBAAEhgKFFNFQ1JFVF9IQU5ETElOR19PTUlUEAESGAoUU0VDUkVUX0hBTkRMSU5HX1NFQUwQAipLCgdLZXlL\
      aW5kEhgKFEtFWV9LSU5EX1VOU1BFQ0lGSUVEEAASEQoNS0VZX0tJTkRfREFUQRABEhMKD0tFWV9LSU5EX01BU1RFUhACKrIBChBLZXlSb3RhdGlvblN0YXRl\
      EiIKHktFWV9ST1RBVElPTl9TVEFURV9VTlNQRUNJRklFRBAAEh4KGktFWV9ST1RBVElPTl9TVEFURV9QTEFOTkVEEAESHgoaS0VZX1JPVEFUSU9OX1NUQVRF\
      X1JVTk5JTkcQAhIbChdLRVlfUk9UQVRJT05fU1RBVEVfRE9ORRADEh0KGUtFWV9ST1RBVElPTl9TVEFURV9GQUlMRUQQBDLPHwoPU2V0dGluZ3NTZXJ2aWNl\
      EswBCgpHZXRTZXR0aW5nEiUubXVzdGVyLnNldHRpbmdzLnYxLkdldFNldHRpbmdSZXF1ZXN0GiYubXVzdGVyLnNldHRpbmdzLnYxLkdldFNldHRpbmdSZXNw\
      b25zZSJvkAIBipEkaAoNc2V0dGluZ3MucmVhZBAEGAEgASoRcGxhdGZvcm0uc2V0dGluZ3NKPgoHc2V0dGluZxIDZ2V0GgNrZXkqKXNldHRpbmcgZ2V0IGRh\
      aWx5X2NhcCAtLW5hbWVzcGFjZSBzZW5kaW5nEoACCg5SZXNvbHZlU2V0dGluZxIpLm11c3Rlci5zZXR0aW5ncy52MS5SZXNvbHZlU2V0dGluZ1JlcXVlc3Qa\
      Ki5tdXN0ZXIuc2V0dGluZ3MudjEuUmVzb2x2ZVNldHRpbmdSZXNwb25zZSKWAZACAYqRJI4BCg1zZXR0aW5ncy5yZWFkEAQYASABKhFwbGF0Zm9ybS5zZXR0\
      aW5nc0pkCgdzZXR0aW5nEgdyZXNvbHZlGgNrZXkqP3NldHRpbmcgcmVzb2x2ZSBkYWlseV9jYXAgLS1uYW1lc3BhY2Ugc2VuZGluZyAtLWNvbm5lY3RvciBn\
      bWFpbDIKY2FuZGlkYXRlcxLRAQoMTGlzdFNldHRpbmdzEicubXVzdGVyLnNldHRpbmdzLnYxLkxpc3RTZXR0aW5nc1JlcXVlc3QaKC5tdXN0ZXIuc2V0dGlu\
      Z3MudjEuTGlzdFNldHRpbmdzUmVzcG9uc2UibpACAYqRJGcKDXNldHRpbmdzLnJlYWQQBBgBIAEqEXBsYXRmb3JtLnNldHRpbmdzSj0KB3NldHRpbmcSBGxp\
      c3QqLHNldHRpbmcgbGlzdCAtLW5hbWVzcGFjZSBzZW5kaW5nIC0tZWZmZWN0aXZlEv8BCg5VcGRhdGVTZXR0aW5ncxIpLm11c3Rlci5zZXR0aW5ncy52MS5V\
      cGRhdGVTZXR0aW5nc1JlcXVlc3QaKi5tdXN0ZXIuc2V0dGluZ3MudjEuVXBkYXRlU2V0dGluZ3NSZXNwb25zZSKVAYqRJJABCg5zZXR0aW5ncy53cml0ZRAE\
      GAMgAyoRcGxhdGZvcm0uc2V0dGluZ3NKZQoHc2V0dGluZxIGdXBkYXRlGgluYW1lc3BhY2UqR3NldHRpbmcgdXBkYXRlIHNlbmRpbmcgLS12YWx1ZXMgZGFp\
      bHlfY2FwPTQwIC0tcmVhc29uICd3YXJtLXVwIGlzIG92ZXInEuEBCg1EZWxldGVTZXR0aW5nEigubXVzdGVyLnNldHRpbmdzLnYxLkRlbGV0ZVNldHRpbmdS\
      ZXF1ZXN0GikubXVzdGVyLnNldHRpbmdzLnYxLkRlbGV0ZVNldHRpbmdSZXNwb25zZSJ7ipEkdwoOc2V0dGluZ3Mud3JpdGUQBBgDIAMqEXBsYXRmb3JtLnNl\
      dHRpbmdzSkwKB3NldHRpbmcSBmRlbGV0ZRoDa2V5IAEqMnNldHRpbmcgZGVsZXRlIGRhaWx5X2NhcCAtLW5hbWVzcGFjZSBzZW5kaW5nIC0teWVzEuEBCg1S\
      ZXZlYWxTZXR0aW5nEigubXVzdGVyLnNldHRpbmdzLnYxLlJldmVhbFNldHRpbmdSZXF1ZXN0GikubXVzdGVyLnNldHRpbmdzLnYxLlJldmVhbFNldHRpbmdS\
      ZXNwb25zZSJ7kAIBipEkdAoPc2V0dGluZ3MucmV2ZWFsEAQYASACKhBwbGF0Zm9ybS5zZWNyZXRzOAFAAUpFCgdzZXR0aW5nEgZyZXZlYWwaA2tleSotc2V0\
      dGluZyByZXZlYWwgYXBpX2tleSAtLW5hbWVzcGFjZSBlbnJpY2htZW50Ev4BChRBcHByb3ZlU2V0dGluZ0NoYW5nZRIvLm11c3Rlci5zZXR0aW5ncy52MS5B\
      cHByb3ZlU2V0dGluZ0NoYW5nZVJlcXVlc3QaMC5tdXN0ZXIuc2V0dGluZ3MudjEuQXBwcm92ZVNldHRpbmdDaGFuZ2VSZXNwb25zZSKCAYqRJH4KEHNldHRp\
      bmdzLmFwcHJvdmUQBBgDIAMqEXBsYXRmb3JtLnNldHRpbmdzSlEKB3NldHRpbmcSB2FwcHJvdmUaAmlkKjlzZXR0aW5nIGFwcHJvdmUgc2V0dGluZ3ZlcnNp\
      b25fMDFqYzR4OHk3a2YzcTl2Mm01bjZwN3I4c3QS6gEKE0xpc3RTZXR0aW5nVmVyc2lvbnMSLi5tdXN0ZXIuc2V0dGluZ3MudjEuTGlzdFNldHRpbmdWZXJz\
      aW9uc1JlcXVlc3QaLy5tdXN0ZXIuc2V0dGluZ3MudjEuTGlzdFNldHRpbmdWZXJzaW9uc1Jlc3BvbnNlInKQAgGKkSRrCg1zZXR0aW5ncy5yZWFkEAQYASAB\
      KhFwbGF0Zm9ybS5zZXR0aW5nc0pBCg9zZXR0aW5nLXZlcnNpb24SBGxpc3QqKHNldHRpbmctdmVyc2lvbiBsaXN0IC0tbmFtZXNwYWNlIHNlbmRpbmcSiQIK\
      DlJlc3RvcmVTZXR0aW5nEikubXVzdGVyLnNldHRpbmdzLnYxLlJlc3RvcmVTZXR0aW5nUmVxdWVzdBoqLm11c3Rlci5zZXR0aW5ncy52MS5SZXN0b3JlU2V0\
      dGluZ1Jlc3BvbnNlIp8BipEkmgEKDnNldHRpbmdzLndyaXRlEAQYAyADKhFwbGF0Zm9ybS5zZXR0aW5nc0pvCgdzZXR0aW5nEgdyZXN0b3JlGgluYW1lc3Bh\
      Y2UgASpOc2V0dGluZyByZXN0b3JlIHNlbmRpbmcgLS1yZXN0b3JlLXZlcnNpb24gMTIgLS1yZWFzb24gJ2NhcCB3YXMgdG9vIGhpZ2gnIC0teWVzEscBCg5F\
      eHBvcnRTZXR0aW5ncxIpLm11c3Rlci5zZXR0aW5ncy52MS5FeHBvcnRTZXR0aW5nc1JlcXVlc3QaKi5tdXN0ZXIuc2V0dGluZ3MudjEuRXhwb3J0U2V0dGlu\
      Z3NSZXNwb25zZSJekAIBipEkVwoPc2V0dGluZ3MuZXhwb3J0EAQYAiACKhFwbGF0Zm9ybS5zZXR0aW5nczgBSikKB3NldHRpbmcSBmV4cG9ydCoWc2V0dGlu\
      ZyBleHBvcnQgLW8ganNvbhL1AQoOSW1wb3J0U2V0dGluZ3MSKS5tdXN0ZXIuc2V0dGluZ3MudjEuSW1wb3J0U2V0dGluZ3NSZXF1ZXN0GioubXVzdGVyLnNl\
      dHRpbmdzLnYxLkltcG9ydFNldHRpbmdzUmVzcG9uc2UiiwGKkSSGAQoOc2V0dGluZ3Mud3JpdGUQBBgDIAMqEXBsYXRmb3JtLnNldHRpbmdzOAFKWQoHc2V0\
      dGluZxIGaW1wb3J0IAEqMnNldHRpbmcgaW1wb3J0IC0tZnJvbS1maWxlIHNldHRpbmdzLmpzb24gLS1kcnktcnVuMhBzZXR0aW5nX3ZlcnNpb25zEscBCglH\
      ZXRTY2hlbWESJC5tdXN0ZXIuc2V0dGluZ3MudjEuR2V0U2NoZW1hUmVxdWVzdBolLm11c3Rlci5zZXR0aW5ncy52MS5HZXRTY2hlbWFSZXNwb25zZSJtkAIB\
      ipEkZgoNc2V0dGluZ3MucmVhZBAEGAEgASoRcGxhdGZvcm0uc2V0dGluZ3NKPAoOc2V0dGluZy1zY2hlbWESA2dldBoJbmFtZXNwYWNlKhpzZXR0aW5nLXNj\
      aGVtYSBnZXQgc2VuZGluZxLlAQoOUmVnaXN0ZXJTY2hlbWESKS5tdXN0ZXIuc2V0dGluZ3MudjEuUmVnaXN0ZXJTY2hlbWFSZXF1ZXN0GioubXVzdGVyLnNl\
      dHRpbmdzLnYxLlJlZ2lzdGVyU2NoZW1hUmVzcG9uc2UifIqRJHgKD3NldHRpbmdzLnNjaGVtYRAEGAMgAyoRcGxhdGZvcm0uc2V0dGluZ3NKTAoOc2V0dGlu\
      Zy1zY2hlbWESCHJlZ2lzdGVyKjBzZXR0aW5nLXNjaGVtYSByZWdpc3RlciAtLWZyb20tZmlsZSBmaW5hbmNlLmpzb24SzAEKClJvdGF0ZUtleXMSJS5tdXN0\
      ZXIuc2V0dGluZ3MudjEuUm90YXRlS2V5c1JlcXVlc3QaJi5tdXN0ZXIuc2V0dGluZ3MudjEuUm90YXRlS2V5c1Jlc3BvbnNlIm+KkSRrCg1zZXR0aW5ncy5r\
      ZXlzEAQYAyAEKg1wbGF0Zm9ybS5rZXlzOAFKQwoOZW5jcnlwdGlvbi1rZXkSBnJvdGF0ZSABKidlbmNyeXB0aW9uLWtleSByb3RhdGUgLS1raW5kIGRhdGEg\
      LS15ZXMajgaKkSRmCg1zZXR0aW5ncy5yZWFkEAEaU1JlYWQgc2V0dGluZ3MsIHdoZXJlIHRoZWlyIHZhbHVlcyBjb21lIGZyb20gYW5kIHRoZWlyIHNjaGVt\
      YXM7IHNlY3JldHMgc3RheSBtYXNrZWQuipEkQAoOc2V0dGluZ3Mud3JpdGUQAxosQ2hhbmdlLCBkZWxldGUsIHJlc3RvcmUgYW5kIGltcG9ydCBzZXR0aW5n\
      cy6KkSRVChBzZXR0aW5ncy5hcHByb3ZlEAMaP0FwcHJvdmUgb3IgcmVqZWN0IGEgY2hhbmdlIG9mIHNldHRpbmdzIHRoYXQgc29tZWJvZHkgZWxzZSBtYWRl\
      LoqRJDQKD3NldHRpbmdzLnJldmVhbBAEGh9SZWFkIGEgc2VjcmV0IHNldHRpbmcgaW4gY2xlYXIuipEkQgoPc2V0dGluZ3MuZXhwb3J0EAMaLUV4cG9ydCB0\
      aGUgdGVuYW50J3Mgc2V0dGluZ3MgYXMgb25lIGRvY3VtZW50LoqRJD4KD3NldHRpbmdzLnNjaGVtYRADGilSZWdpc3RlciB0aGUgc2V0dGluZ3MgdGhhdCBh\
      IHBsdWctaW4gaGFzLoqRJEwKDXNldHRpbmdzLmtleXMQBBo5Um90YXRlIHRoZSBrZXkgdGhhdCB0aGUgdGVuYW50J3Mgc2VjcmV0cyBhcmUgc2VhbGVkIHdp\
      dGguipEkXwoRcGxhdGZvcm0uc2V0dGluZ3MQBRpIUmVhZCwgY2hhbmdlLCBleHBvcnQgYW5kIGltcG9ydCB0aGUgcGxhdGZvcm0ncyBvd24gc2V0dGluZ3Mg\
      YW5kIHNjaGVtYXMuipEkQwoQcGxhdGZvcm0uc2VjcmV0cxAFGi1SZWFkIHRoZSBwbGF0Zm9ybSdzIHNlY3JldCBzZXR0aW5ncyBpbiBjbGVhci6KkSRJCg1w\
      bGF0Zm9ybS5rZXlzEAUaNlJvdGF0ZSB0aGUgbWFzdGVyIGtleSBhbmQgdGhlIHBsYXRmb3JtJ3Mgb3duIGRhdGEga2V5LkIfWh1tdXN0ZXIvc2V0dGluZ3Mv\
      djE7c2V0dGluZ3N2MWIGcHJvdG8z
      """,
    imports: [GoogleProtobuf.pool, TypeV1.pool]
  )
}

extension SettingsV1 {
  package struct Setting: WireMessage {
    package var id = ""
    package var tenantID = ""
    package var namespace = ""
    package var key = ""
    package var level = SettingsV1.SettingLevel(rawValue: 0)
    package var subject = ""
    package var value = ""
    package var secret = false
    package var expireTime: GoogleProtobuf.Timestamp?
    package var setBy: TypeV1.Actor?
    package var createTime: GoogleProtobuf.Timestamp?
    package var updateTime: GoogleProtobuf.Timestamp?
    package var version = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.Setting")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: id = try decoder.read(WireString.self)
        case 18: tenantID = try decoder.read(WireString.self)
        case 26: namespace = try decoder.read(WireString.self)
        case 34: key = try decoder.read(WireString.self)
        case 40: level = try decoder.read(WireEnumOf<SettingsV1.SettingLevel>.self)
        case 50: subject = try decoder.read(WireString.self)
        case 58: value = try decoder.read(WireString.self)
        case 64: secret = try decoder.read(WireBool.self)
        case 74: try decoder.nested(&expireTime)
        case 82: try decoder.nested(&setBy)
        case 90: try decoder.nested(&createTime)
        case 98: try decoder.nested(&updateTime)
        case 104: version = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(104, version, WireInt64.self)
      encoder.optionalMessage(98, updateTime)
      encoder.optionalMessage(90, createTime)
      encoder.optionalMessage(82, setBy)
      encoder.optionalMessage(74, expireTime)
      encoder.implicit(64, secret, WireBool.self)
      encoder.implicit(58, value, WireString.self)
      encoder.implicit(50, subject, WireString.self)
      encoder.implicit(40, level, WireEnumOf<SettingsV1.SettingLevel>.self)
      encoder.implicit(34, key, WireString.self)
      encoder.implicit(26, namespace, WireString.self)
      encoder.implicit(18, tenantID, WireString.self)
      encoder.implicit(10, id, WireString.self)
    }
  }
}

extension SettingsV1 {
  package struct ResolvedSetting: WireMessage {
    package var namespace = ""
    package var key = ""
    package var value = ""
    package var secret = false
    package var level = SettingsV1.SettingLevel(rawValue: 0)
    package var subject = ""
    package var mergeField = SettingsV1.SettingMerge(rawValue: 0)
    package var candidates: [SettingsV1.SettingCandidate] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.ResolvedSetting")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: namespace = try decoder.read(WireString.self)
        case 18: key = try decoder.read(WireString.self)
        case 26: value = try decoder.read(WireString.self)
        case 32: secret = try decoder.read(WireBool.self)
        case 40: level = try decoder.read(WireEnumOf<SettingsV1.SettingLevel>.self)
        case 50: subject = try decoder.read(WireString.self)
        case 56: mergeField = try decoder.read(WireEnumOf<SettingsV1.SettingMerge>.self)
        case 66: try decoder.append(message: &candidates)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(66, candidates)
      encoder.implicit(56, mergeField, WireEnumOf<SettingsV1.SettingMerge>.self)
      encoder.implicit(50, subject, WireString.self)
      encoder.implicit(40, level, WireEnumOf<SettingsV1.SettingLevel>.self)
      encoder.implicit(32, secret, WireBool.self)
      encoder.implicit(26, value, WireString.self)
      encoder.implicit(18, key, WireString.self)
      encoder.implicit(10, namespace, WireString.self)
    }
  }
}

extension SettingsV1 {
  package struct SettingCandidate: WireMessage {
    private var settingBox = Boxed<SettingsV1.Setting>()
    package var setting: SettingsV1.Setting? {
      get { settingBox.value }
      set { settingBox.value = newValue }
    }
    package var applied = false
    package var fromPlatform = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.SettingCandidate")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&settingBox)
        case 16: applied = try decoder.read(WireBool.self)
        case 24: fromPlatform = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(24, fromPlatform, WireBool.self)
      encoder.implicit(16, applied, WireBool.self)
      encoder.optionalMessage(10, settingBox)
    }
  }
}

extension SettingsV1 {
  package struct SettingVersion: WireMessage {
    package var id = ""
    package var tenantID = ""
    package var namespace = ""
    package var level = SettingsV1.SettingLevel(rawValue: 0)
    package var subject = ""
    package var number = Int64(0)
    package var state = SettingsV1.SettingVersionState(rawValue: 0)
    package var diffs: [SettingsV1.SettingDiff] = []
    package var author: TypeV1.Actor?
    package var reason = ""
    package var decidedBy: TypeV1.Actor?
    package var note = ""
    package var createTime: GoogleProtobuf.Timestamp?
    package var applyTime: GoogleProtobuf.Timestamp?
    package var decideTime: GoogleProtobuf.Timestamp?
    package var expireTime: GoogleProtobuf.Timestamp?
    package var restoredNumber = Int64(0)
    package var version = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.SettingVersion")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: id = try decoder.read(WireString.self)
        case 18: tenantID = try decoder.read(WireString.self)
        case 26: namespace = try decoder.read(WireString.self)
        case 32: level = try decoder.read(WireEnumOf<SettingsV1.SettingLevel>.self)
        case 42: subject = try decoder.read(WireString.self)
        case 48: number = try decoder.read(WireInt64.self)
        case 56: state = try decoder.read(WireEnumOf<SettingsV1.SettingVersionState>.self)
        case 66: try decoder.append(message: &diffs)
        case 74: try decoder.nested(&author)
        case 82: reason = try decoder.read(WireString.self)
        case 90: try decoder.nested(&decidedBy)
        case 98: note = try decoder.read(WireString.self)
        case 106: try decoder.nested(&createTime)
        case 114: try decoder.nested(&applyTime)
        case 122: try decoder.nested(&decideTime)
        case 130: try decoder.nested(&expireTime)
        case 136: restoredNumber = try decoder.read(WireInt64.self)
        case 144: version = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(144, version, WireInt64.self)
      encoder.implicit(136, restoredNumber, WireInt64.self)
      encoder.optionalMessage(130, expireTime)
      encoder.optionalMessage(122, decideTime)
      encoder.optionalMessage(114, applyTime)
      encoder.optionalMessage(106, createTime)
      encoder.implicit(98, note, WireString.self)
      encoder.optionalMessage(90, decidedBy)
      encoder.implicit(82, reason, WireString.self)
      encoder.optionalMessage(74, author)
      encoder.messages(66, diffs)
      encoder.implicit(56, state, WireEnumOf<SettingsV1.SettingVersionState>.self)
      encoder.implicit(48, number, WireInt64.self)
      encoder.implicit(42, subject, WireString.self)
      encoder.implicit(32, level, WireEnumOf<SettingsV1.SettingLevel>.self)
      encoder.implicit(26, namespace, WireString.self)
      encoder.implicit(18, tenantID, WireString.self)
      encoder.implicit(10, id, WireString.self)
    }
  }
}

extension SettingsV1 {
  package struct SettingDiff: WireMessage {
    package var key = ""
    package var kind = SettingsV1.SettingDiffKind(rawValue: 0)
    package var oldValue = ""
    package var newValue = ""
    package var secret = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.SettingDiff")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: key = try decoder.read(WireString.self)
        case 16: kind = try decoder.read(WireEnumOf<SettingsV1.SettingDiffKind>.self)
        case 26: oldValue = try decoder.read(WireString.self)
        case 34: newValue = try decoder.read(WireString.self)
        case 40: secret = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(40, secret, WireBool.self)
      encoder.implicit(34, newValue, WireString.self)
      encoder.implicit(26, oldValue, WireString.self)
      encoder.implicit(16, kind, WireEnumOf<SettingsV1.SettingDiffKind>.self)
      encoder.implicit(10, key, WireString.self)
    }
  }
}

extension SettingsV1 {
  package struct SettingsSchema: WireMessage {
    package var namespace = ""
    package var tenantID = ""
    package var displayName = ""
    package var description = ""
    package var keys: [SettingsV1.SettingKey] = []
    package var needsApproval = false
    package var pluginLevel = SettingsV1.SettingLevel(rawValue: 0)
    package var plugin = ""
    package var revision = Int64(0)
    package var origin = SettingsV1.SchemaOrigin(rawValue: 0)
    package var createTime: GoogleProtobuf.Timestamp?
    package var updateTime: GoogleProtobuf.Timestamp?
    package var version = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.SettingsSchema")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: namespace = try decoder.read(WireString.self)
        case 18: tenantID = try decoder.read(WireString.self)
        case 26: displayName = try decoder.read(WireString.self)
        case 34: description = try decoder.read(WireString.self)
        case 42: try decoder.append(message: &keys)
        case 48: needsApproval = try decoder.read(WireBool.self)
        case 56: pluginLevel = try decoder.read(WireEnumOf<SettingsV1.SettingLevel>.self)
        case 66: plugin = try decoder.read(WireString.self)
        case 72: revision = try decoder.read(WireInt64.self)
        case 80: origin = try decoder.read(WireEnumOf<SettingsV1.SchemaOrigin>.self)
        case 90: try decoder.nested(&createTime)
        case 98: try decoder.nested(&updateTime)
        case 104: version = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(104, version, WireInt64.self)
      encoder.optionalMessage(98, updateTime)
      encoder.optionalMessage(90, createTime)
      encoder.implicit(80, origin, WireEnumOf<SettingsV1.SchemaOrigin>.self)
      encoder.implicit(72, revision, WireInt64.self)
      encoder.implicit(66, plugin, WireString.self)
      encoder.implicit(56, pluginLevel, WireEnumOf<SettingsV1.SettingLevel>.self)
      encoder.implicit(48, needsApproval, WireBool.self)
      encoder.messages(42, keys)
      encoder.implicit(34, description, WireString.self)
      encoder.implicit(26, displayName, WireString.self)
      encoder.implicit(18, tenantID, WireString.self)
      encoder.implicit(10, namespace, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(namespace, "namespace", required: true, max: 64, format: .key)
      violations.text(displayName, "display_name", max: 200)
      violations.text(description, "description", max: 2000)
      if violations.count(keys.count, "keys", required: true, min: 1, max: 500) {
        violations.each(keys, "keys") { $0.message($1, $2) }
      }
      violations.enumeration(pluginLevel, "plugin_level")
      violations.text(plugin, "plugin", max: 64, format: .key)
      violations.number(revision, "revision", min: 0)
      violations.number(version, "version", min: 0)
    }
  }
}

extension SettingsV1 {
  package struct SettingKey: WireMessage {
    package var key = ""
    package var type = SettingsV1.SettingType(rawValue: 0)
    package var displayName = ""
    package var description = ""
    package var defaultValue = ""
    package var secret = false
    package var levels: [SettingsV1.SettingLevel] = []
    package var mergeField = SettingsV1.SettingMerge(rawValue: 0)
    package var minimum: TypeV1.Decimal?
    package var maximum: TypeV1.Decimal?
    package var minLength: Int32?
    package var maxLength: Int32?
    package var pattern = ""
    package var choices: [SettingsV1.SettingChoice] = []
    package var format = ""
    package var unit = ""
    package var group = ""
    package var valueSchema = ""
    package var formerKeys: [String] = []
    package var deprecation = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.SettingKey")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: key = try decoder.read(WireString.self)
        case 16: type = try decoder.read(WireEnumOf<SettingsV1.SettingType>.self)
        case 26: displayName = try decoder.read(WireString.self)
        case 34: description = try decoder.read(WireString.self)
        case 42: defaultValue = try decoder.read(WireString.self)
        case 48: secret = try decoder.read(WireBool.self)
        case 56: try decoder.append(&levels, WireEnumOf<SettingsV1.SettingLevel>.self)
        case 58: try decoder.appendPacked(&levels, WireEnumOf<SettingsV1.SettingLevel>.self)
        case 64: mergeField = try decoder.read(WireEnumOf<SettingsV1.SettingMerge>.self)
        case 74: try decoder.nested(&minimum)
        case 82: try decoder.nested(&maximum)
        case 88: minLength = try decoder.read(WireInt32.self)
        case 96: maxLength = try decoder.read(WireInt32.self)
        case 106: pattern = try decoder.read(WireString.self)
        case 114: try decoder.append(message: &choices)
        case 122: format = try decoder.read(WireString.self)
        case 130: unit = try decoder.read(WireString.self)
        case 138: group = try decoder.read(WireString.self)
        case 146: valueSchema = try decoder.read(WireString.self)
        case 154: try decoder.append(&formerKeys, WireString.self)
        case 162: deprecation = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(162, deprecation, WireString.self)
      encoder.repeated(154, formerKeys, WireString.self)
      encoder.implicit(146, valueSchema, WireString.self)
      encoder.implicit(138, group, WireString.self)
      encoder.implicit(130, unit, WireString.self)
      encoder.implicit(122, format, WireString.self)
      encoder.messages(114, choices)
      encoder.implicit(106, pattern, WireString.self)
      encoder.optional(96, maxLength, WireInt32.self)
      encoder.optional(88, minLength, WireInt32.self)
      encoder.optionalMessage(82, maximum)
      encoder.optionalMessage(74, minimum)
      encoder.implicit(64, mergeField, WireEnumOf<SettingsV1.SettingMerge>.self)
      encoder.packed(58, levels, WireEnumOf<SettingsV1.SettingLevel>.self)
      encoder.implicit(48, secret, WireBool.self)
      encoder.implicit(42, defaultValue, WireString.self)
      encoder.implicit(34, description, WireString.self)
      encoder.implicit(26, displayName, WireString.self)
      encoder.implicit(16, type, WireEnumOf<SettingsV1.SettingType>.self)
      encoder.implicit(10, key, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(key, "key", required: true, max: 128, format: .key)
      violations.enumeration(type, "type", required: true)
      violations.text(displayName, "display_name", max: 200)
      violations.text(description, "description", max: 2000)
      violations.text(defaultValue, "default_value", max: 65536, format: .json)
      if violations.count(levels.count, "levels", max: 5) {
        violations.each(levels, "levels") { $0.enumeration($1, $2) }
      }
      violations.enumeration(mergeField, "merge")
      violations.message(minimum, "minimum")
      violations.message(maximum, "maximum")
      if let value = minLength { violations.number(value, "min_length", min: 0) }
      if let value = maxLength { violations.number(value, "max_length", min: 0) }
      violations.text(pattern, "pattern", max: 500)
      if violations.count(choices.count, "choices", max: 200) {
        violations.each(choices, "choices") { $0.message($1, $2) }
      }
      violations.text(format, "format", oneOf: ["email", "phone", "url", "domain", "country", "currency", "language", "time_zone", "date", "time_of_day", "cron", "slug"])
      violations.text(unit, "unit", max: 40)
      violations.text(group, "group", max: 120)
      violations.text(valueSchema, "value_schema", max: 32768, format: .jsonObject)
      if violations.count(formerKeys.count, "former_keys", max: 20) {
        violations.each(formerKeys, "former_keys") { $0.text($1, $2, max: 128, format: .key) }
      }
      violations.text(deprecation, "deprecation", max: 500)
    }
  }
}

extension SettingsV1 {
  package struct SettingChoice: WireMessage {
    package var value = ""
    package var displayName = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.SettingChoice")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: value = try decoder.read(WireString.self)
        case 18: displayName = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, displayName, WireString.self)
      encoder.implicit(10, value, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(value, "value", required: true, max: 1024, format: .json)
      violations.text(displayName, "display_name", max: 200)
    }
  }
}

extension SettingsV1 {
  package struct NamespaceSummary: WireMessage {
    package var namespace = ""
    package var displayName = ""
    package var pluginLevel = SettingsV1.SettingLevel(rawValue: 0)
    package var plugin = ""
    package var origin = SettingsV1.SchemaOrigin(rawValue: 0)
    package var keyCount = Int32(0)
    package var needsApproval = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.NamespaceSummary")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: namespace = try decoder.read(WireString.self)
        case 18: displayName = try decoder.read(WireString.self)
        case 24: pluginLevel = try decoder.read(WireEnumOf<SettingsV1.SettingLevel>.self)
        case 34: plugin = try decoder.read(WireString.self)
        case 40: origin = try decoder.read(WireEnumOf<SettingsV1.SchemaOrigin>.self)
        case 48: keyCount = try decoder.read(WireInt32.self)
        case 56: needsApproval = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(56, needsApproval, WireBool.self)
      encoder.implicit(48, keyCount, WireInt32.self)
      encoder.implicit(40, origin, WireEnumOf<SettingsV1.SchemaOrigin>.self)
      encoder.implicit(34, plugin, WireString.self)
      encoder.implicit(24, pluginLevel, WireEnumOf<SettingsV1.SettingLevel>.self)
      encoder.implicit(18, displayName, WireString.self)
      encoder.implicit(10, namespace, WireString.self)
    }
  }
}

extension SettingsV1 {
  package struct KeyRotation: WireMessage {
    package var id = ""
    package var tenantID = ""
    package var kind = SettingsV1.KeyKind(rawValue: 0)
    package var state = SettingsV1.KeyRotationState(rawValue: 0)
    package var oldKeyVersion = Int64(0)
    package var newKeyVersion = Int64(0)
    package var totalCount = Int64(0)
    package var doneCount = Int64(0)
    package var jobID = ""
    package var createTime: GoogleProtobuf.Timestamp?
    package var finishTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.KeyRotation")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: id = try decoder.read(WireString.self)
        case 18: tenantID = try decoder.read(WireString.self)
        case 24: kind = try decoder.read(WireEnumOf<SettingsV1.KeyKind>.self)
        case 32: state = try decoder.read(WireEnumOf<SettingsV1.KeyRotationState>.self)
        case 40: oldKeyVersion = try decoder.read(WireInt64.self)
        case 48: newKeyVersion = try decoder.read(WireInt64.self)
        case 56: totalCount = try decoder.read(WireInt64.self)
        case 64: doneCount = try decoder.read(WireInt64.self)
        case 74: jobID = try decoder.read(WireString.self)
        case 82: try decoder.nested(&createTime)
        case 90: try decoder.nested(&finishTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(90, finishTime)
      encoder.optionalMessage(82, createTime)
      encoder.implicit(74, jobID, WireString.self)
      encoder.implicit(64, doneCount, WireInt64.self)
      encoder.implicit(56, totalCount, WireInt64.self)
      encoder.implicit(48, newKeyVersion, WireInt64.self)
      encoder.implicit(40, oldKeyVersion, WireInt64.self)
      encoder.implicit(32, state, WireEnumOf<SettingsV1.KeyRotationState>.self)
      encoder.implicit(24, kind, WireEnumOf<SettingsV1.KeyKind>.self)
      encoder.implicit(18, tenantID, WireString.self)
      encoder.implicit(10, id, WireString.self)
    }
  }
}

extension SettingsV1 {
  package struct GetSettingRequest: TenantRequest {
    package var tenantID = ""
    package var namespace = ""
    package var key = ""
    package var level = SettingsV1.SettingLevel(rawValue: 0)
    package var subject = ""
    package var atVersion = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.GetSettingRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: namespace = try decoder.read(WireString.self)
        case 26: key = try decoder.read(WireString.self)
        case 32: level = try decoder.read(WireEnumOf<SettingsV1.SettingLevel>.self)
        case 42: subject = try decoder.read(WireString.self)
        case 48: atVersion = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(48, atVersion, WireInt64.self)
      encoder.implicit(42, subject, WireString.self)
      encoder.implicit(32, level, WireEnumOf<SettingsV1.SettingLevel>.self)
      encoder.implicit(26, key, WireString.self)
      encoder.implicit(18, namespace, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.text(namespace, "namespace", required: true, max: 64, format: .key)
      violations.text(key, "key", required: true, max: 128, format: .key)
      violations.enumeration(level, "level")
      violations.text(subject, "subject", max: 64, format: .key)
      violations.number(atVersion, "at_version", min: 0)
    }
  }
}

extension SettingsV1 {
  package struct GetSettingResponse: WireMessage {
    package var setting: SettingsV1.Setting?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.GetSettingResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&setting)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, setting)
    }
  }
}

extension SettingsV1 {
  package struct ResolveSettingRequest: TenantRequest {
    package var tenantID = ""
    package var namespace = ""
    package var key = ""
    package var manager = ""
    package var connector = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.ResolveSettingRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: namespace = try decoder.read(WireString.self)
        case 26: key = try decoder.read(WireString.self)
        case 34: manager = try decoder.read(WireString.self)
        case 42: connector = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(42, connector, WireString.self)
      encoder.implicit(34, manager, WireString.self)
      encoder.implicit(26, key, WireString.self)
      encoder.implicit(18, namespace, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.text(namespace, "namespace", required: true, max: 64, format: .key)
      violations.text(key, "key", required: true, max: 128, format: .key)
      violations.text(manager, "manager", max: 64, format: .key)
      violations.text(connector, "connector", max: 64, format: .key)
    }
  }
}

extension SettingsV1 {
  package struct ResolveSettingResponse: WireMessage {
    package var resolvedSetting: SettingsV1.ResolvedSetting?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.ResolveSettingResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&resolvedSetting)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, resolvedSetting)
    }
  }
}

extension SettingsV1 {
  package struct ListSettingsRequest: TenantRequest {
    package var tenantID = ""
    package var pageSize = Int32(0)
    package var pageToken = ""
    package var orderBy = ""
    package var namespace = ""
    package var level = SettingsV1.SettingLevel(rawValue: 0)
    package var subject = ""
    package var effective = false
    package var manager = ""
    package var connector = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.ListSettingsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: pageSize = try decoder.read(WireInt32.self)
        case 26: pageToken = try decoder.read(WireString.self)
        case 34: orderBy = try decoder.read(WireString.self)
        case 42: namespace = try decoder.read(WireString.self)
        case 48: level = try decoder.read(WireEnumOf<SettingsV1.SettingLevel>.self)
        case 58: subject = try decoder.read(WireString.self)
        case 64: effective = try decoder.read(WireBool.self)
        case 74: manager = try decoder.read(WireString.self)
        case 82: connector = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(82, connector, WireString.self)
      encoder.implicit(74, manager, WireString.self)
      encoder.implicit(64, effective, WireBool.self)
      encoder.implicit(58, subject, WireString.self)
      encoder.implicit(48, level, WireEnumOf<SettingsV1.SettingLevel>.self)
      encoder.implicit(42, namespace, WireString.self)
      encoder.implicit(34, orderBy, WireString.self)
      encoder.implicit(26, pageToken, WireString.self)
      encoder.implicit(16, pageSize, WireInt32.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.number(pageSize, "page_size", min: 0)
      violations.text(pageToken, "page_token", max: 4096)
      violations.text(orderBy, "order_by", oneOf: ["namespace", "namespace desc", "update_time", "update_time desc"])
      violations.text(namespace, "namespace", max: 64, format: .key)
      violations.enumeration(level, "level")
      violations.text(subject, "subject", max: 64, format: .key)
      violations.text(manager, "manager", max: 64, format: .key)
      violations.text(connector, "connector", max: 64, format: .key)
    }
  }
}

extension SettingsV1 {
  package struct ListSettingsResponse: WireMessage {
    package var settings: [SettingsV1.Setting] = []
    package var nextPageToken = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.ListSettingsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &settings)
        case 18: nextPageToken = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, nextPageToken, WireString.self)
      encoder.messages(10, settings)
    }
  }
}

extension SettingsV1 {
  package struct UpdateSettingsRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var namespace = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var level = SettingsV1.SettingLevel(rawValue: 0)
    package var subject = ""
    package var values = WireMap<WireString, WireString.Value>()
    package var secretValues = WireMap<WireString, WireString.Value>()
    package var clearKeys: [String] = []
    package var expireTime: GoogleProtobuf.Timestamp?
    package var reason = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.UpdateSettingsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: namespace = try decoder.read(WireString.self)
        case 24: version = try decoder.read(WireInt64.self)
        case 34: requestID = try decoder.read(WireString.self)
        case 40: validateOnly = try decoder.read(WireBool.self)
        case 48: level = try decoder.read(WireEnumOf<SettingsV1.SettingLevel>.self)
        case 58: subject = try decoder.read(WireString.self)
        case 66: try decoder.entry(&values, WireString.self, WireString.self)
        case 74: try decoder.entry(&secretValues, WireString.self, WireString.self)
        case 82: try decoder.append(&clearKeys, WireString.self)
        case 90: try decoder.nested(&expireTime)
        case 98: reason = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(98, reason, WireString.self)
      encoder.optionalMessage(90, expireTime)
      encoder.repeated(82, clearKeys, WireString.self)
      encoder.map(74, secretValues, WireString.self, WireString.self)
      encoder.map(66, values, WireString.self, WireString.self)
      encoder.implicit(58, subject, WireString.self)
      encoder.implicit(48, level, WireEnumOf<SettingsV1.SettingLevel>.self)
      encoder.implicit(40, validateOnly, WireBool.self)
      encoder.implicit(34, requestID, WireString.self)
      encoder.implicit(24, version, WireInt64.self)
      encoder.implicit(18, namespace, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.text(namespace, "namespace", required: true, max: 64, format: .key)
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.enumeration(level, "level")
      violations.text(subject, "subject", max: 64, format: .key)
      if violations.count(values.count, "values", max: 500) {
        violations.each(values.sorted(), "values") { $0.text($1.key, $2 + ".key"); $0.text($1.value, $2, max: 65536) }
      }
      if violations.count(secretValues.count, "secret_values", max: 500) {
        violations.each(secretValues.sorted(), "secret_values") { $0.text($1.key, $2 + ".key"); $0.text($1.value, $2, max: 65536) }
      }
      if violations.count(clearKeys.count, "clear_keys", max: 500) {
        violations.each(clearKeys, "clear_keys") { $0.text($1, $2, max: 128, format: .key) }
      }
      violations.timestamp(expireTime.map { ($0.seconds, $0.nanos) }, "expire_time")
      violations.text(reason, "reason", max: 500)
    }
  }
}

extension SettingsV1 {
  package struct UpdateSettingsResponse: WireMessage {
    package var settings: [SettingsV1.Setting] = []
    package var settingVersion: SettingsV1.SettingVersion?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.UpdateSettingsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &settings)
        case 18: try decoder.nested(&settingVersion)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(18, settingVersion)
      encoder.messages(10, settings)
    }
  }
}

extension SettingsV1 {
  package struct DeleteSettingRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var namespace = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var key = ""
    package var level = SettingsV1.SettingLevel(rawValue: 0)
    package var subject = ""
    package var reason = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.DeleteSettingRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: namespace = try decoder.read(WireString.self)
        case 24: version = try decoder.read(WireInt64.self)
        case 34: requestID = try decoder.read(WireString.self)
        case 40: validateOnly = try decoder.read(WireBool.self)
        case 50: key = try decoder.read(WireString.self)
        case 56: level = try decoder.read(WireEnumOf<SettingsV1.SettingLevel>.self)
        case 66: subject = try decoder.read(WireString.self)
        case 74: reason = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(74, reason, WireString.self)
      encoder.implicit(66, subject, WireString.self)
      encoder.implicit(56, level, WireEnumOf<SettingsV1.SettingLevel>.self)
      encoder.implicit(50, key, WireString.self)
      encoder.implicit(40, validateOnly, WireBool.self)
      encoder.implicit(34, requestID, WireString.self)
      encoder.implicit(24, version, WireInt64.self)
      encoder.implicit(18, namespace, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.text(namespace, "namespace", required: true, max: 64, format: .key)
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.text(key, "key", required: true, max: 128, format: .key)
      violations.enumeration(level, "level")
      violations.text(subject, "subject", max: 64, format: .key)
      violations.text(reason, "reason", max: 500)
    }
  }
}

extension SettingsV1 {
  package struct DeleteSettingResponse: WireMessage {
    package var setting: SettingsV1.Setting?
    package var settingVersion: SettingsV1.SettingVersion?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.DeleteSettingResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&setting)
        case 18: try decoder.nested(&settingVersion)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(18, settingVersion)
      encoder.optionalMessage(10, setting)
    }
  }
}

extension SettingsV1 {
  package struct RevealSettingRequest: TenantRequest {
    package var tenantID = ""
    package var namespace = ""
    package var key = ""
    package var level = SettingsV1.SettingLevel(rawValue: 0)
    package var subject = ""
    package var atVersion = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.RevealSettingRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: namespace = try decoder.read(WireString.self)
        case 26: key = try decoder.read(WireString.self)
        case 32: level = try decoder.read(WireEnumOf<SettingsV1.SettingLevel>.self)
        case 42: subject = try decoder.read(WireString.self)
        case 48: atVersion = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(48, atVersion, WireInt64.self)
      encoder.implicit(42, subject, WireString.self)
      encoder.implicit(32, level, WireEnumOf<SettingsV1.SettingLevel>.self)
      encoder.implicit(26, key, WireString.self)
      encoder.implicit(18, namespace, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.text(namespace, "namespace", required: true, max: 64, format: .key)
      violations.text(key, "key", required: true, max: 128, format: .key)
      violations.enumeration(level, "level")
      violations.text(subject, "subject", max: 64, format: .key)
      violations.number(atVersion, "at_version", min: 0)
    }
  }
}

extension SettingsV1 {
  package struct RevealSettingResponse: WireMessage {
    package var setting: SettingsV1.Setting?
    package var secretValue = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.RevealSettingResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&setting)
        case 18: secretValue = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, secretValue, WireString.self)
      encoder.optionalMessage(10, setting)
    }
  }
}

extension SettingsV1 {
  package struct ApproveSettingChangeRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var id = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var reject = false
    package var note = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.ApproveSettingChangeRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: id = try decoder.read(WireString.self)
        case 24: version = try decoder.read(WireInt64.self)
        case 34: requestID = try decoder.read(WireString.self)
        case 40: validateOnly = try decoder.read(WireBool.self)
        case 48: reject = try decoder.read(WireBool.self)
        case 58: note = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(58, note, WireString.self)
      encoder.implicit(48, reject, WireBool.self)
      encoder.implicit(40, validateOnly, WireBool.self)
      encoder.implicit(34, requestID, WireString.self)
      encoder.implicit(24, version, WireInt64.self)
      encoder.implicit(18, id, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.text(id, "id", required: true, id: "settingversion")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.text(note, "note", max: 500)
    }
  }
}

extension SettingsV1 {
  package struct ApproveSettingChangeResponse: WireMessage {
    package var settingVersion: SettingsV1.SettingVersion?
    package var settings: [SettingsV1.Setting] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.ApproveSettingChangeResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&settingVersion)
        case 18: try decoder.append(message: &settings)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(18, settings)
      encoder.optionalMessage(10, settingVersion)
    }
  }
}

extension SettingsV1 {
  package struct ListSettingVersionsRequest: TenantRequest {
    package var tenantID = ""
    package var pageSize = Int32(0)
    package var pageToken = ""
    package var orderBy = ""
    package var namespace = ""
    package var key = ""
    package var level = SettingsV1.SettingLevel(rawValue: 0)
    package var subject = ""
    package var state = SettingsV1.SettingVersionState(rawValue: 0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.ListSettingVersionsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: pageSize = try decoder.read(WireInt32.self)
        case 26: pageToken = try decoder.read(WireString.self)
        case 34: orderBy = try decoder.read(WireString.self)
        case 42: namespace = try decoder.read(WireString.self)
        case 50: key = try decoder.read(WireString.self)
        case 56: level = try decoder.read(WireEnumOf<SettingsV1.SettingLevel>.self)
        case 66: subject = try decoder.read(WireString.self)
        case 72: state = try decoder.read(WireEnumOf<SettingsV1.SettingVersionState>.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(72, state, WireEnumOf<SettingsV1.SettingVersionState>.self)
      encoder.implicit(66, subject, WireString.self)
      encoder.implicit(56, level, WireEnumOf<SettingsV1.SettingLevel>.self)
      encoder.implicit(50, key, WireString.self)
      encoder.implicit(42, namespace, WireString.self)
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
      violations.text(namespace, "namespace", max: 64, format: .key)
      violations.text(key, "key", max: 128, format: .key)
      violations.enumeration(level, "level")
      violations.text(subject, "subject", max: 64, format: .key)
      violations.enumeration(state, "state")
    }
  }
}

extension SettingsV1 {
  package struct ListSettingVersionsResponse: WireMessage {
    package var settingVersions: [SettingsV1.SettingVersion] = []
    package var nextPageToken = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.ListSettingVersionsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &settingVersions)
        case 18: nextPageToken = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, nextPageToken, WireString.self)
      encoder.messages(10, settingVersions)
    }
  }
}

extension SettingsV1 {
  package struct RestoreSettingRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var namespace = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var key = ""
    package var level = SettingsV1.SettingLevel(rawValue: 0)
    package var subject = ""
    package var restoreVersion = Int64(0)
    package var expireTime: GoogleProtobuf.Timestamp?
    package var reason = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.RestoreSettingRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: namespace = try decoder.read(WireString.self)
        case 24: version = try decoder.read(WireInt64.self)
        case 34: requestID = try decoder.read(WireString.self)
        case 40: validateOnly = try decoder.read(WireBool.self)
        case 50: key = try decoder.read(WireString.self)
        case 56: level = try decoder.read(WireEnumOf<SettingsV1.SettingLevel>.self)
        case 66: subject = try decoder.read(WireString.self)
        case 72: restoreVersion = try decoder.read(WireInt64.self)
        case 82: try decoder.nested(&expireTime)
        case 90: reason = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(90, reason, WireString.self)
      encoder.optionalMessage(82, expireTime)
      encoder.implicit(72, restoreVersion, WireInt64.self)
      encoder.implicit(66, subject, WireString.self)
      encoder.implicit(56, level, WireEnumOf<SettingsV1.SettingLevel>.self)
      encoder.implicit(50, key, WireString.self)
      encoder.implicit(40, validateOnly, WireBool.self)
      encoder.implicit(34, requestID, WireString.self)
      encoder.implicit(24, version, WireInt64.self)
      encoder.implicit(18, namespace, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.text(namespace, "namespace", required: true, max: 64, format: .key)
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.text(key, "key", max: 128, format: .key)
      violations.enumeration(level, "level")
      violations.text(subject, "subject", max: 64, format: .key)
      violations.number(restoreVersion, "restore_version", min: 0)
      violations.timestamp(expireTime.map { ($0.seconds, $0.nanos) }, "expire_time")
      violations.text(reason, "reason", max: 500)
    }
  }
}

extension SettingsV1 {
  package struct RestoreSettingResponse: WireMessage {
    package var settings: [SettingsV1.Setting] = []
    package var settingVersion: SettingsV1.SettingVersion?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.RestoreSettingResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &settings)
        case 18: try decoder.nested(&settingVersion)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(18, settingVersion)
      encoder.messages(10, settings)
    }
  }
}

extension SettingsV1 {
  package struct ExportSettingsRequest: TenantRequest {
    package var tenantID = ""
    package var namespaces: [String] = []
    package var secrets = SettingsV1.SecretHandling(rawValue: 0)
    package var passphrase = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.ExportSettingsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.append(&namespaces, WireString.self)
        case 24: secrets = try decoder.read(WireEnumOf<SettingsV1.SecretHandling>.self)
        case 34: passphrase = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(34, passphrase, WireString.self)
      encoder.implicit(24, secrets, WireEnumOf<SettingsV1.SecretHandling>.self)
      encoder.repeated(18, namespaces, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      if violations.count(namespaces.count, "namespaces", max: 200) {
        violations.each(namespaces, "namespaces") { $0.text($1, $2, max: 64, format: .key) }
      }
      violations.enumeration(secrets, "secrets")
      violations.text(passphrase, "passphrase", min: 12, max: 1024)
    }
  }
}

extension SettingsV1 {
  package struct ExportSettingsResponse: WireMessage {
    package var document = ""
    package var settingCount = Int64(0)
    package var secretCount = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.ExportSettingsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: document = try decoder.read(WireString.self)
        case 16: settingCount = try decoder.read(WireInt64.self)
        case 24: secretCount = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(24, secretCount, WireInt64.self)
      encoder.implicit(16, settingCount, WireInt64.self)
      encoder.implicit(10, document, WireString.self)
    }
  }
}

extension SettingsV1 {
  package struct ImportSettingsRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var document = ""
    package var requestID = ""
    package var validateOnly = false
    package var passphrase = ""
    package var keepOthers = false
    package var reason = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.ImportSettingsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: document = try decoder.read(WireString.self)
        case 26: requestID = try decoder.read(WireString.self)
        case 32: validateOnly = try decoder.read(WireBool.self)
        case 42: passphrase = try decoder.read(WireString.self)
        case 48: keepOthers = try decoder.read(WireBool.self)
        case 58: reason = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(58, reason, WireString.self)
      encoder.implicit(48, keepOthers, WireBool.self)
      encoder.implicit(42, passphrase, WireString.self)
      encoder.implicit(32, validateOnly, WireBool.self)
      encoder.implicit(26, requestID, WireString.self)
      encoder.implicit(18, document, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.text(document, "document", required: true, max: 3000000, format: .jsonObject)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.text(passphrase, "passphrase", min: 12, max: 1024)
      violations.text(reason, "reason", max: 500)
    }
  }
}

extension SettingsV1 {
  package struct ImportSettingsResponse: WireMessage {
    package var settingVersions: [SettingsV1.SettingVersion] = []
    package var addedCount = Int64(0)
    package var changedCount = Int64(0)
    package var removedCount = Int64(0)
    package var unchangedCount = Int64(0)
    package var pendingCount = Int64(0)
    package var missingSecrets: [String] = []
    package var documentVersion = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.ImportSettingsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &settingVersions)
        case 16: addedCount = try decoder.read(WireInt64.self)
        case 24: changedCount = try decoder.read(WireInt64.self)
        case 32: removedCount = try decoder.read(WireInt64.self)
        case 40: unchangedCount = try decoder.read(WireInt64.self)
        case 48: pendingCount = try decoder.read(WireInt64.self)
        case 58: try decoder.append(&missingSecrets, WireString.self)
        case 64: documentVersion = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(64, documentVersion, WireInt32.self)
      encoder.repeated(58, missingSecrets, WireString.self)
      encoder.implicit(48, pendingCount, WireInt64.self)
      encoder.implicit(40, unchangedCount, WireInt64.self)
      encoder.implicit(32, removedCount, WireInt64.self)
      encoder.implicit(24, changedCount, WireInt64.self)
      encoder.implicit(16, addedCount, WireInt64.self)
      encoder.messages(10, settingVersions)
    }
  }
}

extension SettingsV1 {
  package struct GetSchemaRequest: TenantRequest {
    package var tenantID = ""
    package var namespace = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.GetSchemaRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: namespace = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, namespace, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.text(namespace, "namespace", max: 64, format: .key)
    }
  }
}

extension SettingsV1 {
  package struct GetSchemaResponse: WireMessage {
    package var schema: SettingsV1.SettingsSchema?
    package var namespaces: [SettingsV1.NamespaceSummary] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.GetSchemaResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&schema)
        case 18: try decoder.append(message: &namespaces)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(18, namespaces)
      encoder.optionalMessage(10, schema)
    }
  }
}

extension SettingsV1 {
  package struct RegisterSchemaRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var schema: SettingsV1.SettingsSchema?
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.RegisterSchemaRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.nested(&schema)
        case 26: requestID = try decoder.read(WireString.self)
        case 32: validateOnly = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(32, validateOnly, WireBool.self)
      encoder.implicit(26, requestID, WireString.self)
      encoder.optionalMessage(18, schema)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.message(schema, "schema", required: true)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension SettingsV1 {
  package struct RegisterSchemaResponse: WireMessage {
    package var schema: SettingsV1.SettingsSchema?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.RegisterSchemaResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&schema)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, schema)
    }
  }
}

extension SettingsV1 {
  package struct RotateKeysRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var kind = SettingsV1.KeyKind(rawValue: 0)
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.RotateKeysRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: kind = try decoder.read(WireEnumOf<SettingsV1.KeyKind>.self)
        case 24: version = try decoder.read(WireInt64.self)
        case 34: requestID = try decoder.read(WireString.self)
        case 40: validateOnly = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(40, validateOnly, WireBool.self)
      encoder.implicit(34, requestID, WireString.self)
      encoder.implicit(24, version, WireInt64.self)
      encoder.implicit(16, kind, WireEnumOf<SettingsV1.KeyKind>.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.enumeration(kind, "kind")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension SettingsV1 {
  package struct RotateKeysResponse: WireMessage {
    package var keyRotation: SettingsV1.KeyRotation?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.settings.v1.RotateKeysResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&keyRotation)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, keyRotation)
    }
  }
}

extension SettingsV1 {
  package struct SettingLevel: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var `default`: Self { Self(rawValue: 1) }
    package static var global: Self { Self(rawValue: 2) }
    package static var manager: Self { Self(rawValue: 3) }
    package static var connector: Self { Self(rawValue: 4) }
    package static var tenant: Self { Self(rawValue: 5) }
    package static var runtime: Self { Self(rawValue: 6) }

    package static var allKnown: [Self] {
      [.unspecified, .`default`, .global, .manager, .connector, .tenant, .runtime]
    }

    package var name: String? {
      switch rawValue {
      case 0: "SETTING_LEVEL_UNSPECIFIED"
      case 1: "SETTING_LEVEL_DEFAULT"
      case 2: "SETTING_LEVEL_GLOBAL"
      case 3: "SETTING_LEVEL_MANAGER"
      case 4: "SETTING_LEVEL_CONNECTOR"
      case 5: "SETTING_LEVEL_TENANT"
      case 6: "SETTING_LEVEL_RUNTIME"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "default"),
      (2, "global"),
      (3, "manager"),
      (4, "connector"),
      (5, "tenant"),
      (6, "runtime"),
    ])
  }
}

extension SettingsV1 {
  package struct SettingType: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var boolean: Self { Self(rawValue: 1) }
    package static var integer: Self { Self(rawValue: 2) }
    package static var decimal: Self { Self(rawValue: 3) }
    package static var string: Self { Self(rawValue: 4) }
    package static var duration: Self { Self(rawValue: 5) }
    package static var timestamp: Self { Self(rawValue: 6) }
    package static var list: Self { Self(rawValue: 7) }
    package static var object: Self { Self(rawValue: 8) }

    package static var allKnown: [Self] {
      [.unspecified, .boolean, .integer, .decimal, .string, .duration, .timestamp, .list, .object]
    }

    package var name: String? {
      switch rawValue {
      case 0: "SETTING_TYPE_UNSPECIFIED"
      case 1: "SETTING_TYPE_BOOLEAN"
      case 2: "SETTING_TYPE_INTEGER"
      case 3: "SETTING_TYPE_DECIMAL"
      case 4: "SETTING_TYPE_STRING"
      case 5: "SETTING_TYPE_DURATION"
      case 6: "SETTING_TYPE_TIMESTAMP"
      case 7: "SETTING_TYPE_LIST"
      case 8: "SETTING_TYPE_OBJECT"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "boolean"),
      (2, "integer"),
      (3, "decimal"),
      (4, "string"),
      (5, "duration"),
      (6, "timestamp"),
      (7, "list"),
      (8, "object"),
    ])
  }
}

extension SettingsV1 {
  package struct SettingMerge: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var replace: Self { Self(rawValue: 1) }
    package static var members: Self { Self(rawValue: 2) }
    package static var union: Self { Self(rawValue: 3) }

    package static var allKnown: [Self] {
      [.unspecified, .replace, .members, .union]
    }

    package var name: String? {
      switch rawValue {
      case 0: "SETTING_MERGE_UNSPECIFIED"
      case 1: "SETTING_MERGE_REPLACE"
      case 2: "SETTING_MERGE_MEMBERS"
      case 3: "SETTING_MERGE_UNION"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "replace"),
      (2, "members"),
      (3, "union"),
    ])
  }
}

extension SettingsV1 {
  package struct SettingVersionState: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var applied: Self { Self(rawValue: 1) }
    package static var pending: Self { Self(rawValue: 2) }
    package static var rejected: Self { Self(rawValue: 3) }
    package static var expired: Self { Self(rawValue: 4) }

    package static var allKnown: [Self] {
      [.unspecified, .applied, .pending, .rejected, .expired]
    }

    package var name: String? {
      switch rawValue {
      case 0: "SETTING_VERSION_STATE_UNSPECIFIED"
      case 1: "SETTING_VERSION_STATE_APPLIED"
      case 2: "SETTING_VERSION_STATE_PENDING"
      case 3: "SETTING_VERSION_STATE_REJECTED"
      case 4: "SETTING_VERSION_STATE_EXPIRED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "applied"),
      (2, "pending"),
      (3, "rejected"),
      (4, "expired"),
    ])
  }
}

extension SettingsV1 {
  package struct SettingDiffKind: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var added: Self { Self(rawValue: 1) }
    package static var changed: Self { Self(rawValue: 2) }
    package static var removed: Self { Self(rawValue: 3) }

    package static var allKnown: [Self] {
      [.unspecified, .added, .changed, .removed]
    }

    package var name: String? {
      switch rawValue {
      case 0: "SETTING_DIFF_KIND_UNSPECIFIED"
      case 1: "SETTING_DIFF_KIND_ADDED"
      case 2: "SETTING_DIFF_KIND_CHANGED"
      case 3: "SETTING_DIFF_KIND_REMOVED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "added"),
      (2, "changed"),
      (3, "removed"),
    ])
  }
}

extension SettingsV1 {
  package struct SchemaOrigin: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var builtIn: Self { Self(rawValue: 1) }
    package static var platform: Self { Self(rawValue: 2) }
    package static var tenant: Self { Self(rawValue: 3) }

    package static var allKnown: [Self] {
      [.unspecified, .builtIn, .platform, .tenant]
    }

    package var name: String? {
      switch rawValue {
      case 0: "SCHEMA_ORIGIN_UNSPECIFIED"
      case 1: "SCHEMA_ORIGIN_BUILT_IN"
      case 2: "SCHEMA_ORIGIN_PLATFORM"
      case 3: "SCHEMA_ORIGIN_TENANT"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "built_in"),
      (2, "platform"),
      (3, "tenant"),
    ])
  }
}

extension SettingsV1 {
  package struct SecretHandling: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var omit: Self { Self(rawValue: 1) }
    package static var seal: Self { Self(rawValue: 2) }

    package static var allKnown: [Self] {
      [.unspecified, .omit, .seal]
    }

    package var name: String? {
      switch rawValue {
      case 0: "SECRET_HANDLING_UNSPECIFIED"
      case 1: "SECRET_HANDLING_OMIT"
      case 2: "SECRET_HANDLING_SEAL"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "omit"),
      (2, "seal"),
    ])
  }
}

extension SettingsV1 {
  package struct KeyKind: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var data: Self { Self(rawValue: 1) }
    package static var master: Self { Self(rawValue: 2) }

    package static var allKnown: [Self] {
      [.unspecified, .data, .master]
    }

    package var name: String? {
      switch rawValue {
      case 0: "KEY_KIND_UNSPECIFIED"
      case 1: "KEY_KIND_DATA"
      case 2: "KEY_KIND_MASTER"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "data"),
      (2, "master"),
    ])
  }
}

extension SettingsV1 {
  package struct KeyRotationState: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var planned: Self { Self(rawValue: 1) }
    package static var running: Self { Self(rawValue: 2) }
    package static var done: Self { Self(rawValue: 3) }
    package static var failed: Self { Self(rawValue: 4) }

    package static var allKnown: [Self] {
      [.unspecified, .planned, .running, .done, .failed]
    }

    package var name: String? {
      switch rawValue {
      case 0: "KEY_ROTATION_STATE_UNSPECIFIED"
      case 1: "KEY_ROTATION_STATE_PLANNED"
      case 2: "KEY_ROTATION_STATE_RUNNING"
      case 3: "KEY_ROTATION_STATE_DONE"
      case 4: "KEY_ROTATION_STATE_FAILED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "planned"),
      (2, "running"),
      (3, "done"),
      (4, "failed"),
    ])
  }
}

extension SettingsV1 {
  package enum Method: Int, CaseIterable, Sendable {
    case getSetting, resolveSetting, listSettings, updateSettings, deleteSetting, revealSetting, approveSettingChange, listSettingVersions, restoreSetting, exportSettings, importSettings, getSchema, registerSchema, rotateKeys

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "GetSetting", shape: .unary,
        input: "muster.settings.v1.GetSettingRequest", output: "muster.settings.v1.GetSettingResponse",
        access: .tenantOrPlatform("settings.read", platform: "platform.settings"), effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "setting", verb: "get", positional: "key", example: "setting get daily_cap --namespace sending")
      ),
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "ResolveSetting", shape: .unary,
        input: "muster.settings.v1.ResolveSettingRequest", output: "muster.settings.v1.ResolveSettingResponse",
        access: .tenantOrPlatform("settings.read", platform: "platform.settings"), effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "setting", verb: "resolve", positional: "key", example: "setting resolve daily_cap --namespace sending --connector gmail", rows: "candidates")
      ),
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "ListSettings", shape: .unary,
        input: "muster.settings.v1.ListSettingsRequest", output: "muster.settings.v1.ListSettingsResponse",
        access: .tenantOrPlatform("settings.read", platform: "platform.settings"), effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "setting", verb: "list", example: "setting list --namespace sending --effective")
      ),
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "UpdateSettings", shape: .unary,
        input: "muster.settings.v1.UpdateSettingsRequest", output: "muster.settings.v1.UpdateSettingsResponse",
        access: .tenantOrPlatform("settings.write", platform: "platform.settings"), effect: .write, audit: .change,
        command: CommandInfo(noun: "setting", verb: "update", positional: "namespace", example: "setting update sending --values daily_cap=40 --reason 'warm-up is over'")
      ),
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "DeleteSetting", shape: .unary,
        input: "muster.settings.v1.DeleteSettingRequest", output: "muster.settings.v1.DeleteSettingResponse",
        access: .tenantOrPlatform("settings.write", platform: "platform.settings"), effect: .write, audit: .change,
        command: CommandInfo(noun: "setting", verb: "delete", positional: "key", confirmation: .yes, example: "setting delete daily_cap --namespace sending --yes")
      ),
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "RevealSetting", shape: .unary,
        input: "muster.settings.v1.RevealSettingRequest", output: "muster.settings.v1.RevealSettingResponse",
        access: .tenantOrPlatform("settings.reveal", platform: "platform.secrets"), effect: .readBounded, audit: .access, isSensitive: true, hasSecretResponse: true,
        command: CommandInfo(noun: "setting", verb: "reveal", positional: "key", example: "setting reveal api_key --namespace enrichment")
      ),
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "ApproveSettingChange", shape: .unary,
        input: "muster.settings.v1.ApproveSettingChangeRequest", output: "muster.settings.v1.ApproveSettingChangeResponse",
        access: .tenantOrPlatform("settings.approve", platform: "platform.settings"), effect: .write, audit: .change,
        command: CommandInfo(noun: "setting", verb: "approve", positional: "id", example: "setting approve settingversion_01jc4x8y7kf3q9v2m5n6p7r8st")
      ),
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "ListSettingVersions", shape: .unary,
        input: "muster.settings.v1.ListSettingVersionsRequest", output: "muster.settings.v1.ListSettingVersionsResponse",
        access: .tenantOrPlatform("settings.read", platform: "platform.settings"), effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "setting-version", verb: "list", example: "setting-version list --namespace sending")
      ),
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "RestoreSetting", shape: .unary,
        input: "muster.settings.v1.RestoreSettingRequest", output: "muster.settings.v1.RestoreSettingResponse",
        access: .tenantOrPlatform("settings.write", platform: "platform.settings"), effect: .write, audit: .change,
        command: CommandInfo(noun: "setting", verb: "restore", positional: "namespace", confirmation: .yes, example: "setting restore sending --restore-version 12 --reason 'cap was too high' --yes")
      ),
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "ExportSettings", shape: .unary,
        input: "muster.settings.v1.ExportSettingsRequest", output: "muster.settings.v1.ExportSettingsResponse",
        access: .tenantOrPlatform("settings.export", platform: "platform.settings"), effect: .read, audit: .access, isSensitive: true,
        command: CommandInfo(noun: "setting", verb: "export", example: "setting export -o json")
      ),
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "ImportSettings", shape: .unary,
        input: "muster.settings.v1.ImportSettingsRequest", output: "muster.settings.v1.ImportSettingsResponse",
        access: .tenantOrPlatform("settings.write", platform: "platform.settings"), effect: .write, audit: .change, isSensitive: true,
        command: CommandInfo(noun: "setting", verb: "import", confirmation: .yes, example: "setting import --from-file settings.json --dry-run", rows: "setting_versions")
      ),
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "GetSchema", shape: .unary,
        input: "muster.settings.v1.GetSchemaRequest", output: "muster.settings.v1.GetSchemaResponse",
        access: .tenantOrPlatform("settings.read", platform: "platform.settings"), effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "setting-schema", verb: "get", positional: "namespace", example: "setting-schema get sending")
      ),
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "RegisterSchema", shape: .unary,
        input: "muster.settings.v1.RegisterSchemaRequest", output: "muster.settings.v1.RegisterSchemaResponse",
        access: .tenantOrPlatform("settings.schema", platform: "platform.settings"), effect: .write, audit: .change,
        command: CommandInfo(noun: "setting-schema", verb: "register", example: "setting-schema register --from-file finance.json")
      ),
      MethodInfo(
        service: "muster.settings.v1.SettingsService", name: "RotateKeys", shape: .unary,
        input: "muster.settings.v1.RotateKeysRequest", output: "muster.settings.v1.RotateKeysResponse",
        access: .tenantOrPlatform("settings.keys", platform: "platform.keys"), effect: .write, audit: .security, isSensitive: true,
        command: CommandInfo(noun: "encryption-key", verb: "rotate", confirmation: .yes, example: "encryption-key rotate --kind data --yes")
      ),
    ]
  }

  package static let permissions: [PermissionInfo] = [
    PermissionInfo("settings.read", .viewer, "Read settings, where their values come from and their schemas; secrets stay masked."),
    PermissionInfo("settings.write", .admin, "Change, delete, restore and import settings."),
    PermissionInfo("settings.approve", .admin, "Approve or reject a change of settings that somebody else made."),
    PermissionInfo("settings.reveal", .owner, "Read a secret setting in clear."),
    PermissionInfo("settings.export", .admin, "Export the tenant's settings as one document."),
    PermissionInfo("settings.schema", .admin, "Register the settings that a plug-in has."),
    PermissionInfo("settings.keys", .owner, "Rotate the key that the tenant's secrets are sealed with."),
    PermissionInfo("platform.settings", .platform, "Read, change, export and import the platform's own settings and schemas."),
    PermissionInfo("platform.secrets", .platform, "Read the platform's secret settings in clear."),
    PermissionInfo("platform.keys", .platform, "Rotate the master key and the platform's own data key."),
  ]

  package protocol Service: Sendable {
    func getSetting(_ request: SettingsV1.GetSettingRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.GetSettingResponse
    func resolveSetting(_ request: SettingsV1.ResolveSettingRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.ResolveSettingResponse
    func listSettings(_ request: SettingsV1.ListSettingsRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.ListSettingsResponse
    func updateSettings(_ request: SettingsV1.UpdateSettingsRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.UpdateSettingsResponse
    func deleteSetting(_ request: SettingsV1.DeleteSettingRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.DeleteSettingResponse
    func revealSetting(_ request: SettingsV1.RevealSettingRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.RevealSettingResponse
    func approveSettingChange(_ request: SettingsV1.ApproveSettingChangeRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.ApproveSettingChangeResponse
    func listSettingVersions(_ request: SettingsV1.ListSettingVersionsRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.ListSettingVersionsResponse
    func restoreSetting(_ request: SettingsV1.RestoreSettingRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.RestoreSettingResponse
    func exportSettings(_ request: SettingsV1.ExportSettingsRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.ExportSettingsResponse
    func importSettings(_ request: SettingsV1.ImportSettingsRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.ImportSettingsResponse
    func getSchema(_ request: SettingsV1.GetSchemaRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.GetSchemaResponse
    func registerSchema(_ request: SettingsV1.RegisterSchemaRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.RegisterSchemaResponse
    func rotateKeys(_ request: SettingsV1.RotateKeysRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.RotateKeysResponse
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.getSetting.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.GetSettingRequest.self, &caller)
        try await call.send(service.getSetting(request, as: caller))
      },
      MethodHandler(Method.resolveSetting.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.ResolveSettingRequest.self, &caller)
        try await call.send(service.resolveSetting(request, as: caller))
      },
      MethodHandler(Method.listSettings.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.ListSettingsRequest.self, &caller)
        try await call.send(service.listSettings(request, as: caller))
      },
      MethodHandler(Method.updateSettings.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.UpdateSettingsRequest.self, &caller)
        try await call.send(service.updateSettings(request, as: caller))
      },
      MethodHandler(Method.deleteSetting.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.DeleteSettingRequest.self, &caller)
        try await call.send(service.deleteSetting(request, as: caller))
      },
      MethodHandler(Method.revealSetting.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.RevealSettingRequest.self, &caller)
        try await call.send(service.revealSetting(request, as: caller))
      },
      MethodHandler(Method.approveSettingChange.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.ApproveSettingChangeRequest.self, &caller)
        try await call.send(service.approveSettingChange(request, as: caller))
      },
      MethodHandler(Method.listSettingVersions.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.ListSettingVersionsRequest.self, &caller)
        try await call.send(service.listSettingVersions(request, as: caller))
      },
      MethodHandler(Method.restoreSetting.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.RestoreSettingRequest.self, &caller)
        try await call.send(service.restoreSetting(request, as: caller))
      },
      MethodHandler(Method.exportSettings.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.ExportSettingsRequest.self, &caller)
        try await call.send(service.exportSettings(request, as: caller))
      },
      MethodHandler(Method.importSettings.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.ImportSettingsRequest.self, &caller)
        try await call.send(service.importSettings(request, as: caller))
      },
      MethodHandler(Method.getSchema.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.GetSchemaRequest.self, &caller)
        try await call.send(service.getSchema(request, as: caller))
      },
      MethodHandler(Method.registerSchema.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.RegisterSchemaRequest.self, &caller)
        try await call.send(service.registerSchema(request, as: caller))
      },
      MethodHandler(Method.rotateKeys.info) { call, caller async throws(RPCError) in
        let request = try await call.single(SettingsV1.RotateKeysRequest.self, &caller)
        try await call.send(service.rotateKeys(request, as: caller))
      },
    ]
  }

  package struct Unserved: Service {
    package init() {}

    package func getSetting(_ request: SettingsV1.GetSettingRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.GetSettingResponse {
      throw .methodUnknown(Method.getSetting.info.path)
    }

    package func resolveSetting(_ request: SettingsV1.ResolveSettingRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.ResolveSettingResponse {
      throw .methodUnknown(Method.resolveSetting.info.path)
    }

    package func listSettings(_ request: SettingsV1.ListSettingsRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.ListSettingsResponse {
      throw .methodUnknown(Method.listSettings.info.path)
    }

    package func updateSettings(_ request: SettingsV1.UpdateSettingsRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.UpdateSettingsResponse {
      throw .methodUnknown(Method.updateSettings.info.path)
    }

    package func deleteSetting(_ request: SettingsV1.DeleteSettingRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.DeleteSettingResponse {
      throw .methodUnknown(Method.deleteSetting.info.path)
    }

    package func revealSetting(_ request: SettingsV1.RevealSettingRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.RevealSettingResponse {
      throw .methodUnknown(Method.revealSetting.info.path)
    }

    package func approveSettingChange(_ request: SettingsV1.ApproveSettingChangeRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.ApproveSettingChangeResponse {
      throw .methodUnknown(Method.approveSettingChange.info.path)
    }

    package func listSettingVersions(_ request: SettingsV1.ListSettingVersionsRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.ListSettingVersionsResponse {
      throw .methodUnknown(Method.listSettingVersions.info.path)
    }

    package func restoreSetting(_ request: SettingsV1.RestoreSettingRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.RestoreSettingResponse {
      throw .methodUnknown(Method.restoreSetting.info.path)
    }

    package func exportSettings(_ request: SettingsV1.ExportSettingsRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.ExportSettingsResponse {
      throw .methodUnknown(Method.exportSettings.info.path)
    }

    package func importSettings(_ request: SettingsV1.ImportSettingsRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.ImportSettingsResponse {
      throw .methodUnknown(Method.importSettings.info.path)
    }

    package func getSchema(_ request: SettingsV1.GetSchemaRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.GetSchemaResponse {
      throw .methodUnknown(Method.getSchema.info.path)
    }

    package func registerSchema(_ request: SettingsV1.RegisterSchemaRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.RegisterSchemaResponse {
      throw .methodUnknown(Method.registerSchema.info.path)
    }

    package func rotateKeys(_ request: SettingsV1.RotateKeysRequest, as caller: Caller) async throws(RPCError) -> SettingsV1.RotateKeysResponse {
      throw .methodUnknown(Method.rotateKeys.info.path)
    }
  }

  package struct Client: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func getSetting(_ request: SettingsV1.GetSettingRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.GetSettingResponse {
      try await transport.unary(Method.getSetting.info, request, options)
    }

    package func resolveSetting(_ request: SettingsV1.ResolveSettingRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.ResolveSettingResponse {
      try await transport.unary(Method.resolveSetting.info, request, options)
    }

    package func listSettings(_ request: SettingsV1.ListSettingsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.ListSettingsResponse {
      try await transport.unary(Method.listSettings.info, request, options)
    }

    package func updateSettings(_ request: SettingsV1.UpdateSettingsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.UpdateSettingsResponse {
      try await transport.unary(Method.updateSettings.info, request, options)
    }

    package func deleteSetting(_ request: SettingsV1.DeleteSettingRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.DeleteSettingResponse {
      try await transport.unary(Method.deleteSetting.info, request, options)
    }

    package func revealSetting(_ request: SettingsV1.RevealSettingRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.RevealSettingResponse {
      try await transport.unary(Method.revealSetting.info, request, options)
    }

    package func approveSettingChange(_ request: SettingsV1.ApproveSettingChangeRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.ApproveSettingChangeResponse {
      try await transport.unary(Method.approveSettingChange.info, request, options)
    }

    package func listSettingVersions(_ request: SettingsV1.ListSettingVersionsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.ListSettingVersionsResponse {
      try await transport.unary(Method.listSettingVersions.info, request, options)
    }

    package func restoreSetting(_ request: SettingsV1.RestoreSettingRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.RestoreSettingResponse {
      try await transport.unary(Method.restoreSetting.info, request, options)
    }

    package func exportSettings(_ request: SettingsV1.ExportSettingsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.ExportSettingsResponse {
      try await transport.unary(Method.exportSettings.info, request, options)
    }

    package func importSettings(_ request: SettingsV1.ImportSettingsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.ImportSettingsResponse {
      try await transport.unary(Method.importSettings.info, request, options)
    }

    package func getSchema(_ request: SettingsV1.GetSchemaRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.GetSchemaResponse {
      try await transport.unary(Method.getSchema.info, request, options)
    }

    package func registerSchema(_ request: SettingsV1.RegisterSchemaRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.RegisterSchemaResponse {
      try await transport.unary(Method.registerSchema.info, request, options)
    }

    package func rotateKeys(_ request: SettingsV1.RotateKeysRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> SettingsV1.RotateKeysResponse {
      try await transport.unary(Method.rotateKeys.info, request, options)
    }
  }
}

extension SettingsV1 {
  package static let messages: [any WireMessage.Type] = [
    SettingsV1.Setting.self,
    SettingsV1.ResolvedSetting.self,
    SettingsV1.SettingCandidate.self,
    SettingsV1.SettingVersion.self,
    SettingsV1.SettingDiff.self,
    SettingsV1.SettingsSchema.self,
    SettingsV1.SettingKey.self,
    SettingsV1.SettingChoice.self,
    SettingsV1.NamespaceSummary.self,
    SettingsV1.KeyRotation.self,
    SettingsV1.GetSettingRequest.self,
    SettingsV1.GetSettingResponse.self,
    SettingsV1.ResolveSettingRequest.self,
    SettingsV1.ResolveSettingResponse.self,
    SettingsV1.ListSettingsRequest.self,
    SettingsV1.ListSettingsResponse.self,
    SettingsV1.UpdateSettingsRequest.self,
    SettingsV1.UpdateSettingsResponse.self,
    SettingsV1.DeleteSettingRequest.self,
    SettingsV1.DeleteSettingResponse.self,
    SettingsV1.RevealSettingRequest.self,
    SettingsV1.RevealSettingResponse.self,
    SettingsV1.ApproveSettingChangeRequest.self,
    SettingsV1.ApproveSettingChangeResponse.self,
    SettingsV1.ListSettingVersionsRequest.self,
    SettingsV1.ListSettingVersionsResponse.self,
    SettingsV1.RestoreSettingRequest.self,
    SettingsV1.RestoreSettingResponse.self,
    SettingsV1.ExportSettingsRequest.self,
    SettingsV1.ExportSettingsResponse.self,
    SettingsV1.ImportSettingsRequest.self,
    SettingsV1.ImportSettingsResponse.self,
    SettingsV1.GetSchemaRequest.self,
    SettingsV1.GetSchemaResponse.self,
    SettingsV1.RegisterSchemaRequest.self,
    SettingsV1.RegisterSchemaResponse.self,
    SettingsV1.RotateKeysRequest.self,
    SettingsV1.RotateKeysResponse.self,
  ]
}
