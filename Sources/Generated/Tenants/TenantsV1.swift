// Made by tools/protogen from muster/tenants/v1/tenants.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterTypesAPI
package import MusterWellKnownAPI
package import MusterWire

package enum TenantsV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CtahAQofbXVzdGVyL3RlbmFudHMvdjEvdGVuYW50cy5wcm90bxIRbXVzdGVyLnRlbmFudHMudjEaIGdvb2dsZS9wcm90b2J1Zi9maWVsZF9tYXNrLnByb3Rv\
      Gh9nb29nbGUvcHJvdG9idWYvdGltZXN0YW1wLnByb3RvGh9tdXN0ZXIvb3B0aW9ucy92MS9vcHRpb25zLnByb3RvGhptdXN0ZXIvdHlwZS92MS9hY3Rvci5w\
      cm90bxocbXVzdGVyL3R5cGUvdjEvZXJhc3VyZS5wcm90bxoabXVzdGVyL3R5cGUvdjEvbW9uZXkucHJvdG8aGW11c3Rlci90eXBlL3YxL3BsYW4ucHJvdG8i\
      sQkKBlRlbmFudBIeCgJpZBgBIAEoCUIOipEkChABUgZ0ZW5hbnRSAmlkEiAKBHNsdWcYAiABKAlCDIqRJAgIARgBKD9YCVIEc2x1ZxIsCgxkaXNwbGF5X25h\
      bWUYAyABKAlCCYqRJAUIASjIAVILZGlzcGxheU5hbWUSPAoFc3RhdGUYBCABKA4yHi5tdXN0ZXIudGVuYW50cy52MS5UZW5hbnRTdGF0ZUIGipEkAhABUgVz\
      dGF0ZRI2CgRwbGFuGAUgASgOMhoubXVzdGVyLnR5cGUudjEuVGVuYW50UGxhbkIGipEkAhgBUgRwbGFuEksKDHN1YnNjcmlwdGlvbhgGIAEoCzIfLm11c3Rl\
      ci50ZW5hbnRzLnYxLlN1YnNjcmlwdGlvbkIGipEkAhABUgxzdWJzY3JpcHRpb24SJQoJdGltZV96b25lGAcgASgJQgiKkSQEKEBYCFIIdGltZVpvbmUSIAoG\
      bG9jYWxlGAggASgJQgiKkSQEKCNYB1IGbG9jYWxlEkMKC2NyZWF0ZV90aW1lGAkgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcEIGipEkAhABUgpj\
      cmVhdGVUaW1lEkMKC3VwZGF0ZV90aW1lGAogASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcEIGipEkAhABUgp1cGRhdGVUaW1lEkMKC2RlbGV0ZV90\
      aW1lGAsgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcEIGipEkAhABUgpkZWxldGVUaW1lEiAKB3ZlcnNpb24YDCABKANCBoqRJAJAAFIHdmVyc2lv\
      bhI/CgZoZWFsdGgYDSABKA4yHy5tdXN0ZXIudGVuYW50cy52MS5UZW5hbnRIZWFsdGhCBoqRJAIQAVIGaGVhbHRoEj8KBmxpbWl0cxgOIAEoCzIfLm11c3Rl\
      ci50ZW5hbnRzLnYxLlRlbmFudExpbWl0c0IGipEkAhABUgZsaW1pdHMSOwoKbWZhX3BvbGljeRgPIAEoDjIcLm11c3Rlci50ZW5hbnRzLnYxLk1mYVBvbGlj\
      eVIJbWZhUG9saWN5EiIKB2NvdW50cnkYECABKAlCCIqRJAQoAlgFUgdjb3VudHJ5Ei0KDWN1cnJlbmN5X2NvZGUYESABKAlCCIqRJAQoA1gGUgxjdXJyZW5j\
      eUNvZGUSKwoLaG9tZV9yZWdpb24YEiABKAlCCoqRJAYYASg/WAlSCmhvbWVSZWdpb24SMAoNY29udGFjdF9lbWFpbBgTIAEoCUILipEkByj+AVgBcAFSDGNv\
      bnRhY3RFbWFpbBJLCgpzdXNwZW5zaW9uGBQgASgLMiMubXVzdGVyLnRlbmFudHMudjEuVGVuYW50U3VzcGVuc2lvbkIGipEkAhABUgpzdXNwZW5zaW9uEkEK\
      CnB1cmdlX3RpbWUYFSABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wQgaKkSQCEAFSCXB1cmdlVGltZTo5ipEkNQoGdGVuYW50EgJpZBIEc2x1ZxIM\
      ZGlzcGxheV9uYW1lEgVzdGF0ZRIEcGxhbhIGaGVhbHRoIv0DCgxTdWJzY3JpcHRpb24SRQoGc3RhdHVzGAEgASgOMiUubXVzdGVyLnRlbmFudHMudjEuU3Vi\
      c2NyaXB0aW9uU3RhdHVzQgaKkSQCCAFSBnN0YXR1cxI5CgpzdGFydF90aW1lGAIgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIJc3RhcnRUaW1l\
      EkAKDnRyaWFsX2VuZF90aW1lGAMgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIMdHJpYWxFbmRUaW1lEkIKD3BlcmlvZF9lbmRfdGltZRgEIAEo\
      CzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSDXBlcmlvZEVuZFRpbWUSOwoLY2FuY2VsX3RpbWUYBSABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0\
      YW1wUgpjYW5jZWxUaW1lEioKC2V4dGVybmFsX2lkGAYgASgJQgmKkSQFKMgBWA1SCmV4dGVybmFsSWQSNwoGbGltaXRzGAcgASgLMh8ubXVzdGVyLnRlbmFu\
      dHMudjEuVGVuYW50TGltaXRzUgZsaW1pdHMSQwoLdXBkYXRlX3RpbWUYCCABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wQgaKkSQCEAFSCnVwZGF0\
      ZVRpbWUi8wIKDFRlbmFudExpbWl0cxI5ChBjYWxsc19wZXJfc2Vjb25kGAEgASgFQgqKkSQGQAFIwIQ9SABSDmNhbGxzUGVyU2Vjb25kiAEBEi4KCmNhbGxf\
      YnVyc3QYAiABKAVCCoqRJAZAAUjAhD1IAVIJY2FsbEJ1cnN0iAEBEjkKEG1heF9vcGVuX3N0cmVhbXMYAyABKAVCCoqRJAZAAUjAhD1IAlIObWF4T3BlblN0\
      cmVhbXOIAQESMAoLbWF4X21lbWJlcnMYBCABKAVCCoqRJAZAAUjAhD1IA1IKbWF4TWVtYmVyc4gBARIxCgxtYXhfYXBpX2tleXMYBSABKAVCCoqRJAZAAUjA\
      hD1IBFIKbWF4QXBpS2V5c4gBAUITChFfY2FsbHNfcGVyX3NlY29uZEINCgtfY2FsbF9idXJzdEITChFfbWF4X29wZW5fc3RyZWFtc0IOCgxfbWF4X21lbWJl\
      cnNCDwoNX21heF9hcGlfa2V5cyKKAQoQVGVuYW50U3VzcGVuc2lvbhI9CgxzdXNwZW5kX3RpbWUYASABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1w\
      UgtzdXNwZW5kVGltZRIWCgZyZWFzb24YAiABKAlSBnJlYXNvbhIfCgtibG9ja19yZWFkcxgDIAEoCFIKYmxvY2tSZWFkcyLLAQoLVGVuYW50T3duZXISIwoH\
      dXNlcl9pZBgBIAEoCUIKipEkBlIEdXNlclIGdXNlcklkEiEKBWVtYWlsGAIgASgJQguKkSQHKP4BWAFwAVIFZW1haWwSLAoMZGlzcGxheV9uYW1lGAMgASgJ\
      QgmKkSQFKMgBcAFSC2Rpc3BsYXlOYW1lEiEKBmlzc3VlchgEIAEoCUIJipEkBSiABFgDUgZpc3N1ZXISIwoHc3ViamVjdBgFIAEoCUIJipEkBSj/AXABUgdz\
      dWJqZWN0Iu0FCgxUZW5hbnRTdGF0dXMSGwoJdGVuYW50X2lkGAEgASgJUgh0ZW5hbnRJZBI0CgVzdGF0ZRgCIAEoDjIeLm11c3Rlci50ZW5hbnRzLnYxLlRl\
      bmFudFN0YXRlUgVzdGF0ZRI3CgZoZWFsdGgYAyABKA4yHy5tdXN0ZXIudGVuYW50cy52MS5UZW5hbnRIZWFsdGhSBmhlYWx0aBIlCg5oZWFsdGhfcmVhc29u\
      cxgEIAMoCVINaGVhbHRoUmVhc29ucxJWChNzdWJzY3JpcHRpb25fc3RhdHVzGAUgASgOMiUubXVzdGVyLnRlbmFudHMudjEuU3Vic2NyaXB0aW9uU3RhdHVz\
      UhJzdWJzY3JpcHRpb25TdGF0dXMSQwoLc2VuZF9ibG9ja3MYBiADKA4yIi5tdXN0ZXIudGVuYW50cy52MS5UZW5hbnRTZW5kQmxvY2tSCnNlbmRCbG9ja3MS\
      OQoGd2l6YXJkGAcgASgLMiEubXVzdGVyLnRlbmFudHMudjEuV2l6YXJkUHJvZ3Jlc3NSBndpemFyZBIjCg1pY3BfY29uZmlybWVkGAggASgIUgxpY3BDb25m\
      aXJtZWQSQgoKY29ubmVjdG9ycxgJIAMoCzIiLm11c3Rlci50ZW5hbnRzLnYxLkNvbm5lY3RvclN0YXR1c1IKY29ubmVjdG9ycxI2CgZxdW90YXMYCiADKAsy\
      Hi5tdXN0ZXIudGVuYW50cy52MS5RdW90YVN0YXR1c1IGcXVvdGFzEjYKBmVycm9ycxgLIAMoCzIeLm11c3Rlci50ZW5hbnRzLnYxLlRlbmFudEVycm9yUgZl\
      cnJvcnMSIQoMbWVtYmVyX2NvdW50GAwgASgFUgttZW1iZXJDb3VudBIyChVvcGVuX2ludml0YXRpb25fY291bnQYDSABKAVSE29wZW5JbnZpdGF0aW9uQ291\
      bnQSIgoNYXBpX2tleV9jb3VudBgOIAEoBVILYXBpS2V5Q291bnQirwEKDldpemFyZFByb2dyZXNzEjQKBXN0YXRlGAEgASgOMh4ubXVzdGVyLnRlbmFudHMu\
      djEuV2l6YXJkU3RhdGVSBXN0YXRlEiEKDGN1cnJlbnRfc3RlcBgCIAEoCVILY3VycmVudFN0ZXASJQoOZmluaXNoZWRfY291bnQYAyABKAVSDWZpbmlzaGVk\
      Q291bnQSHQoKc3RlcF9jb3VudBgEIAEoBVIJc3RlcENvdW50Iu0BCg9Db25uZWN0b3JTdGF0dXMSIQoMY29ubmVjdG9yX2lkGAEgASgJUgtjb25uZWN0b3JJ\
      ZBIhCgxkaXNwbGF5X25hbWUYAiABKAlSC2Rpc3BsYXlOYW1lEjoKBmhlYWx0aBgDIAEoDjIiLm11c3Rlci50ZW5hbnRzLnYxLkNvbm5lY3RvckhlYWx0aFIG\
      aGVhbHRoEh0KCmxhc3RfZXJyb3IYBCABKAlSCWxhc3RFcnJvchI5CgpjaGVja190aW1lGAUgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIJY2hl\
      Y2tUaW1lIpICCgtRdW90YVN0YXR1cxIQCgNrZXkYASABKAlSA2tleRJACg9lZmZlY3RpdmVfbGltaXQYAiABKAsyFy5tdXN0ZXIudHlwZS52MS5EZWNpbWFs\
      Ug5lZmZlY3RpdmVMaW1pdBIrCgR1c2VkGAMgASgLMhcubXVzdGVyLnR5cGUudjEuRGVjaW1hbFIEdXNlZBIzCghyZXNlcnZlZBgEIAEoCzIXLm11c3Rlci50\
      eXBlLnYxLkRlY2ltYWxSCHJlc2VydmVkEhIKBHVuaXQYBSABKAlSBHVuaXQSOQoKcmVzZXRfdGltZRgGIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3Rh\
      bXBSCXJlc2V0VGltZSKiAQoLVGVuYW50RXJyb3ISLgoEdGltZRgBIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSBHRpbWUSFgoGc291cmNlGAIg\
      ASgJUgZzb3VyY2USGwoJc291cmNlX2lkGAMgASgJUghzb3VyY2VJZBIYCgdtZXNzYWdlGAQgASgJUgdtZXNzYWdlEhQKBWNvdW50GAUgASgDUgVjb3VudCKC\
      BAoGV2l6YXJkEhsKCXRlbmFudF9pZBgBIAEoCVIIdGVuYW50SWQSNAoFc3RhdGUYAiABKA4yHi5tdXN0ZXIudGVuYW50cy52MS5XaXphcmRTdGF0ZVIFc3Rh\
      dGUSIQoMY3VycmVudF9zdGVwGAMgASgJUgtjdXJyZW50U3RlcBIzCgVzdGVwcxgEIAMoCzIdLm11c3Rlci50ZW5hbnRzLnYxLldpemFyZFN0ZXBSBXN0ZXBz\
      Ej4KB3N1bW1hcnkYBSADKAsyJC5tdXN0ZXIudGVuYW50cy52MS5XaXphcmRTdW1tYXJ5TGluZVIHc3VtbWFyeRI/Cg1jb21wbGV0ZV90aW1lGAYgASgLMhou\
      Z29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIMY29tcGxldGVUaW1lEjgKDGNvbXBsZXRlZF9ieRgHIAEoCzIVLm11c3Rlci50eXBlLnYxLkFjdG9yUgtjb21w\
      bGV0ZWRCeRI7CgtjcmVhdGVfdGltZRgIIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCmNyZWF0ZVRpbWUSOwoLdXBkYXRlX3RpbWUYCSABKAsy\
      Gi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgp1cGRhdGVUaW1lEhgKB3ZlcnNpb24YCiABKANSB3ZlcnNpb24ilgMKCldpemFyZFN0ZXASEAoDa2V5GAEg\
      ASgJUgNrZXkSFgoGbnVtYmVyGAIgASgFUgZudW1iZXISFAoFdGl0bGUYAyABKAlSBXRpdGxlEhIKBHRleHQYBCABKAlSBHRleHQSGgoIcmVxdWlyZWQYBSAB\
      KAhSCHJlcXVpcmVkEjgKBXN0YXRlGAYgASgOMiIubXVzdGVyLnRlbmFudHMudjEuV2l6YXJkU3RlcFN0YXRlUgVzdGF0ZRIcCgRkYXRhGAcgASgJQgiKkSQE\
      WAxwAlIEZGF0YRIpCgxkZWZhdWx0X2RhdGEYCCABKAlCBoqRJAJYDFILZGVmYXVsdERhdGESHgoGc2NoZW1hGAkgASgJQgaKkSQCWAxSBnNjaGVtYRI7Cgtz\
      dWJtaXRfdGltZRgKIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCnN1Ym1pdFRpbWUSOAoMc3VibWl0dGVkX2J5GAsgASgLMhUubXVzdGVyLnR5\
      cGUudjEuQWN0b3JSC3N1Ym1pdHRlZEJ5IlkKEVdpemFyZFN1bW1hcnlMaW5lEhIKBHN0ZXAYASABKAlSBHN0ZXASFAoFdGl0bGUYAiABKAlSBXRpdGxlEhoK\
      BHRleHQYAyABKAlCBoqRJAJwAlIEdGV4dCL4BwoDSWNwEisKCXRlbmFudF9pZBgBIAEoCUIOipEkChABUgZ0ZW5hbnRSCHRlbmFudElkEiIKCHJldmlzaW9u\
      GAIgASgDQgaKkSQCEAFSCHJldmlzaW9uEjkKBXN0YXRlGAMgASgOMhsubXVzdGVyLnRlbmFudHMudjEuSWNwU3RhdGVCBoqRJAIQAVIFc3RhdGUSIAoHdmVy\
      c2lvbhgEIAEoA0IGipEkAkAAUgd2ZXJzaW9uEiMKB3dlYnNpdGUYBSABKAlCCYqRJAUogBBYA1IHd2Vic2l0ZRIpCgtkZXNjcmlwdGlvbhgGIAEoCUIHipEk\
      AyjAPlILZGVzY3JpcHRpb24SKgoKaW5kdXN0cmllcxgHIAMoCUIKipEkBijIATjIAVIKaW5kdXN0cmllcxJRCg9lbXBsb3llZV9yYW5nZXMYCCADKAsyIC5t\
      dXN0ZXIudGVuYW50cy52MS5FbXBsb3llZVJhbmdlQgaKkSQCOBRSDmVtcGxveWVlUmFuZ2VzEikKCWNvdW50cmllcxgJIAMoCUILipEkBygCOPoBWAVSCWNv\
      dW50cmllcxIiCgZ0aXRsZXMYCiADKAlCCoqRJAYoyAE4yAFSBnRpdGxlcxIuCgx0ZWNobm9sb2dpZXMYCyADKAlCCoqRJAYoyAE4yAFSDHRlY2hub2xvZ2ll\
      cxIqCgtwYWluX3BvaW50cxgMIAMoCUIJipEkBSj0AzgyUgpwYWluUG9pbnRzEk4KDnJldmVudWVfcmFuZ2VzGA0gAygLMh8ubXVzdGVyLnRlbmFudHMudjEu\
      UmV2ZW51ZVJhbmdlQgaKkSQCOBRSDXJldmVudWVSYW5nZXMSOwoTZXhjbHVkZWRfaW5kdXN0cmllcxgOIAMoCUIKipEkBijIATjIAVISZXhjbHVkZWRJbmR1\
      c3RyaWVzEjcKEGV4Y2x1ZGVkX2RvbWFpbnMYDyADKAlCDIqRJAgo/QE46AdYBFIPZXhjbHVkZWREb21haW5zEkMKC2NyZWF0ZV90aW1lGBAgASgLMhouZ29v\
      Z2xlLnByb3RvYnVmLlRpbWVzdGFtcEIGipEkAhABUgpjcmVhdGVUaW1lEjUKBmF1dGhvchgRIAEoCzIVLm11c3Rlci50eXBlLnYxLkFjdG9yQgaKkSQCEAFS\
      BmF1dGhvchJFCgxjb25maXJtX3RpbWUYEiABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wQgaKkSQCEAFSC2NvbmZpcm1UaW1lEkAKDGNvbmZpcm1l\
      ZF9ieRgTIAEoCzIVLm11c3Rlci50eXBlLnYxLkFjdG9yQgaKkSQCEAFSC2NvbmZpcm1lZEJ5IloKDUVtcGxveWVlUmFuZ2USHQoDbWluGAEgASgFQguKkSQH\
      QABIgMLXL1IDbWluEiIKA21heBgCIAEoBUILipEkB0AASIDC1y9IAFIDbWF4iAEBQgYKBF9tYXgiYAoMUmV2ZW51ZVJhbmdlEicKA21pbhgBIAEoCzIVLm11\
      c3Rlci50eXBlLnYxLk1vbmV5UgNtaW4SJwoDbWF4GAIgASgLMhUubXVzdGVyLnR5cGUudjEuTW9uZXlSA21heCKMAgoSVGVuYW50RXhwb3J0SGVhZGVyEjEK\
      BnRlbmFudBgBIAEoCzIZLm11c3Rlci50ZW5hbnRzLnYxLlRlbmFudFIGdGVuYW50Ej8KDXNuYXBzaG90X3RpbWUYAiABKAsyGi5nb29nbGUucHJvdG9idWYu\
      VGltZXN0YW1wUgxzbmFwc2hvdFRpbWUSJQoOZm9ybWF0X3ZlcnNpb24YAyABKAVSDWZvcm1hdFZlcnNpb24SFAoFa2luZHMYBCADKAlSBWtpbmRzEkUKCW9t\
      aXNzaW9ucxgFIAMoCzInLm11c3Rlci50ZW5hbnRzLnYxLlRlbmFudEV4cG9ydE9taXNzaW9uUglvbWlzc2lvbnMiQgoUVGVuYW50RXhwb3J0T21pc3Npb24S\
      EgoEa2luZBgBIAEoCVIEa2luZBIWCgZyZWFzb24YAiABKAlSBnJlYXNvbiJuChNUZW5hbnRFeHBvcnRSZWNvcmRzEhIKBGtpbmQYASABKAlSBGtpbmQSHwoL\
      Zmlyc3RfaW5kZXgYAiABKANSCmZpcnN0SW5kZXgSIgoHcmVjb3JkcxgDIAMoCUIIipEkBFgMcAFSB3JlY29yZHMiUwoTVGVuYW50RXhwb3J0VHJhaWxlchI8\
      CgZjb3VudHMYASADKAsyJC5tdXN0ZXIudGVuYW50cy52MS5UZW5hbnRFeHBvcnRDb3VudFIGY291bnRzIlUKEVRlbmFudEV4cG9ydENvdW50EhIKBGtpbmQY\
      ASABKAlSBGtpbmQSFAoFY291bnQYAiABKANSBWNvdW50EhYKBnNoYTI1NhgDIAEoDFIGc2hhMjU2Iu0CCg5FcmFzdXJlUmVjZWlwdBIbCgl0ZW5hbnRfaWQY\
      ASABKAlSCHRlbmFudElkEjUKBXN0YXRlGAIgASgOMh8ubXVzdGVyLnRlbmFudHMudjEuRXJhc3VyZVN0YXRlUgVzdGF0ZRI5CgpzdGFydF90aW1lGAMgASgL\
      MhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIJc3RhcnRUaW1lEj8KDWNvbXBsZXRlX3RpbWUYBCABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1w\
      Ugxjb21wbGV0ZVRpbWUSNgoHZW50cmllcxgFIAMoCzIcLm11c3Rlci50eXBlLnYxLkVyYXN1cmVFbnRyeVIHZW50cmllcxIVCgZqb2JfaWQYBiABKAlSBWpv\
      YklkEiQKDmF1ZGl0X2V2ZW50X2lkGAcgASgJUgxhdWRpdEV2ZW50SWQSFgoGZGlnZXN0GAggASgMUgZkaWdlc3QinwEKE0NyZWF0ZVRlbmFudFJlcXVlc3QS\
      OQoGdGVuYW50GAEgASgLMhkubXVzdGVyLnRlbmFudHMudjEuVGVuYW50QgaKkSQCCAFSBnRlbmFudBIoCgpyZXF1ZXN0X2lkGAIgASgJQgmKkSQFKIABWA1S\
      CXJlcXVlc3RJZBIjCg12YWxpZGF0ZV9vbmx5GAMgASgIUgx2YWxpZGF0ZU9ubHkiSQoUQ3JlYXRlVGVuYW50UmVzcG9uc2USMQoGdGVuYW50GAEgASgLMhku\
      bXVzdGVyLnRlbmFudHMudjEuVGVuYW50UgZ0ZW5hbnQi4QIKElNldHVwVGVuYW50UmVxdWVzdBI5CgZ0ZW5hbnQYASABKAsyGS5tdXN0ZXIudGVuYW50cy52\
      MS5UZW5hbnRCBoqRJAIIAVIGdGVuYW50EigKCnJlcXVlc3RfaWQYAiABKAlCCYqRJAUogAFYDVIJcmVxdWVzdElkEiMKDXZhbGlkYXRlX29ubHkYAyABKAhS\
      DHZhbGlkYXRlT25seRI8CgVvd25lchgEIAEoCzIeLm11c3Rlci50ZW5hbnRzLnYxLlRlbmFudE93bmVyQgaKkSQCCAFSBW93bmVyEjgKFGFwaV9rZXlfZGlz\
      cGxheV9uYW1lGAUgASgJQgeKkSQDKMgBUhFhcGlLZXlEaXNwbGF5TmFtZRJJChNhcGlfa2V5X2V4cGlyZV90aW1lGAYgASgLMhouZ29vZ2xlLnByb3RvYnVm\
      LlRpbWVzdGFtcFIQYXBpS2V5RXhwaXJlVGltZSKGAgoTU2V0dXBUZW5hbnRSZXNwb25zZRIxCgZ0ZW5hbnQYASABKAsyGS5tdXN0ZXIudGVuYW50cy52MS5U\
      ZW5hbnRSBnRlbmFudBIiCg1vd25lcl91c2VyX2lkGAIgASgJUgtvd25lclVzZXJJZBImCg9vd25lcl9tZW1iZXJfaWQYAyABKAlSDW93bmVyTWVtYmVySWQS\
      HAoKYXBpX2tleV9pZBgEIAEoCVIIYXBpS2V5SWQSHwoHYXBpX2tleRgFIAEoCUIGipEkAngBUgZhcGlLZXkSMQoGd2l6YXJkGAYgASgLMhkubXVzdGVyLnRl\
      bmFudHMudjEuV2l6YXJkUgZ3aXphcmQiPwoQR2V0VGVuYW50UmVxdWVzdBIrCgl0ZW5hbnRfaWQYASABKAlCDoqRJAoIAVIGdGVuYW50Ugh0ZW5hbnRJZCJG\
      ChFHZXRUZW5hbnRSZXNwb25zZRIxCgZ0ZW5hbnQYASABKAsyGS5tdXN0ZXIudGVuYW50cy52MS5UZW5hbnRSBnRlbmFudCL4BAoSTGlzdFRlbmFudHNSZXF1\
      ZXN0EiMKCXBhZ2Vfc2l6ZRgBIAEoBUIGipEkAkAAUghwYWdlU2l6ZRImCgpwYWdlX3Rva2VuGAIgASgJQgeKkSQDKIAgUglwYWdlVG9rZW4SQAoIb3JkZXJf\
      YnkYAyABKAlCJYqRJCFqC2NyZWF0ZV90aW1lagRzbHVnagxkaXNwbGF5X25hbWVSB29yZGVyQnkSPQoFc3RhdGUYBCABKA4yHi5tdXN0ZXIudGVuYW50cy52\
      MS5UZW5hbnRTdGF0ZUIHipEkA4ABAVIFc3RhdGUSNwoEcGxhbhgFIAEoDjIaLm11c3Rlci50eXBlLnYxLlRlbmFudFBsYW5CB4qRJAOAAQFSBHBsYW4SXwoT\
      c3Vic2NyaXB0aW9uX3N0YXR1cxgGIAEoDjIlLm11c3Rlci50ZW5hbnRzLnYxLlN1YnNjcmlwdGlvblN0YXR1c0IHipEkA4ABAVISc3Vic2NyaXB0aW9uU3Rh\
      dHVzEkAKBmhlYWx0aBgHIAEoDjIfLm11c3Rlci50ZW5hbnRzLnYxLlRlbmFudEhlYWx0aEIHipEkA4ABAVIGaGVhbHRoEh8KBHNsdWcYCCABKAlCC4qRJAco\
      P1gJgAEBUgRzbHVnEkYKGHN1YnNjcmlwdGlvbl9leHRlcm5hbF9pZBgJIAEoCUIMipEkCCjIAVgNgAEBUhZzdWJzY3JpcHRpb25FeHRlcm5hbElkEiwKC2hv\
      bWVfcmVnaW9uGAogASgJQguKkSQHKD9YCYABAVIKaG9tZVJlZ2lvbhIhCgxzaG93X2RlbGV0ZWQYCyABKAhSC3Nob3dEZWxldGVkInIKE0xpc3RUZW5hbnRz\
      UmVzcG9uc2USMwoHdGVuYW50cxgBIAMoCzIZLm11c3Rlci50ZW5hbnRzLnYxLlRlbmFudFIHdGVuYW50cxImCg9uZXh0X3BhZ2VfdG9rZW4YAiABKAlSDW5l\
      eHRQYWdlVG9rZW4iiQIKE1VwZGF0ZVRlbmFudFJlcXVlc3QSKwoJdGVuYW50X2lkGAEgASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50SWQSOQoGdGVuYW50\
      GAIgASgLMhkubXVzdGVyLnRlbmFudHMudjEuVGVuYW50QgaKkSQCCAFSBnRlbmFudBI7Cgt1cGRhdGVfbWFzaxgDIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5G\
      aWVsZE1hc2tSCnVwZGF0ZU1hc2sSKAoKcmVxdWVzdF9pZBgEIAEoCUIJipEkBSiAAVgNUglyZXF1ZXN0SWQSIwoNdmFsaWRhdGVfb25seRgFIAEoCFIMdmFs\
      aWRhdGVPbmx5IkkKFFVwZGF0ZVRlbmFudFJlc3BvbnNlEjEKBnRlbmFudBgBIAEoCzIZLm11c3Rlci50ZW5hbnRzLnYxLlRlbmFudFIGdGVuYW50IuwBChRT\
      ZXRUZW5hbnRQbGFuUmVxdWVzdBIrCgl0ZW5hbnRfaWQYASABKAlCDoqRJAoIAVIGdGVuYW50Ugh0ZW5hbnRJZBIgCgd2ZXJzaW9uGAIgASgDQgaKkSQCQABS\
      B3ZlcnNpb24SKAoKcmVxdWVzdF9pZBgDIAEoCUIJipEkBSiAAVgNUglyZXF1ZXN0SWQSIwoNdmFsaWRhdGVfb25seRgEIAEoCFIMdmFsaWRhdGVPbmx5EjYK\
      BHBsYW4YBSABKA4yGi5tdXN0ZXIudHlwZS52MS5UZW5hbnRQbGFuQgaKkSQCCAFSBHBsYW4iSgoVU2V0VGVuYW50UGxhblJlc3BvbnNlEjEKBnRlbmFudBgB\
      IAEoCzIZLm11c3Rlci50ZW5hbnRzLnYxLlRlbmFudFIGdGVuYW50IoMCChZTZXRTdWJzY3JpcHRpb25SZXF1ZXN0EisKCXRlbmFudF9pZBgBIAEoCUIOipEk\
      CggBUgZ0ZW5hbnRSCHRlbmFudElkEiAKB3ZlcnNpb24YAiABKANCBoqRJAJAAFIHdmVyc2lvbhIoCgpyZXF1ZXN0X2lkGAMgASgJQgmKkSQFKIABWA1SCXJl\
      cXVlc3RJZBIjCg12YWxpZGF0ZV9vbmx5GAQgASgIUgx2YWxpZGF0ZU9ubHkSSwoMc3Vic2NyaXB0aW9uGAUgASgLMh8ubXVzdGVyLnRlbmFudHMudjEuU3Vi\
      c2NyaXB0aW9uQgaKkSQCCAFSDHN1YnNjcmlwdGlvbiJMChdTZXRTdWJzY3JpcHRpb25SZXNwb25zZRIxCgZ0ZW5hbnQYASABKAsyGS5tdXN0ZXIudGVuYW50\
      cy52MS5UZW5hbnRSBnRlbmFudCL2AQoUU3VzcGVuZFRlbmFudFJlcXVlc3QSKwoJdGVuYW50X2lkGAEgASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50SWQS\
      IAoHdmVyc2lvbhgCIAEoA0IGipEkAkAAUgd2ZXJzaW9uEigKCnJlcXVlc3RfaWQYAyABKAlCCYqRJAUogAFYDVIJcmVxdWVzdElkEiMKDXZhbGlkYXRlX29u\
      bHkYBCABKAhSDHZhbGlkYXRlT25seRIfCgZyZWFzb24YBSABKAlCB4qRJAMo9ANSBnJlYXNvbhIfCgtibG9ja19yZWFkcxgGIAEoCFIKYmxvY2tSZWFkcyJK\
      ChVTdXNwZW5kVGVuYW50UmVzcG9uc2USMQoGdGVuYW50GAEgASgLMhkubXVzdGVyLnRlbmFudHMudjEuVGVuYW50UgZ0ZW5hbnQiswEKE1Jlc3VtZVRlbmFu\
      dFJlcXVlc3QSKwoJdGVuYW50X2lkGAEgASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50SWQSIAoHdmVyc2lvbhgCIAEoA0IGipEkAkAAUgd2ZXJzaW9uEigK\
      CnJlcXVlc3RfaWQYAyABKAlCCYqRJAUogAFYDVIJcmVxdWVzdElkEiMKDXZhbGlkYXRlX29ubHkYBCABKAhSDHZhbGlkYXRlT25seSJJChRSZXN1bWVUZW5h\
      bnRSZXNwb25zZRIxCgZ0ZW5hbnQYASABKAsyGS5tdXN0ZXIudGVuYW50cy52MS5UZW5hbnRSBnRlbmFudCKzAQoTRGVsZXRlVGVuYW50UmVxdWVzdBIrCgl0\
      ZW5hbnRfaWQYASABKAlCDoqRJAoIAVIGdGVuYW50Ugh0ZW5hbnRJZBIgCgd2ZXJzaW9uGAIgASgDQgaKkSQCQABSB3ZlcnNpb24SKAoKcmVxdWVzdF9pZBgD\
      IAEoCUIJipEkBSiAAVgNUglyZXF1ZXN0SWQSIwoNdmFsaWRhdGVfb25seRgEIAEoCFIMdmFsaWRhdGVPbmx5IkkKFERlbGV0ZVRlbmFudFJlc3BvbnNlEjEK\
      BnRlbmFudBgBIAEoCzIZLm11c3Rlci50ZW5hbnRzLnYxLlRlbmFudFIGdGVuYW50IrUBChVVbmRlbGV0ZVRlbmFudFJlcXVlc3QSKwoJdGVuYW50X2lkGAEg\
      ASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50SWQSIAoHdmVyc2lvbhgCIAEoA0IGipEkAkAAUgd2ZXJzaW9uEigKCnJlcXVlc3RfaWQYAyABKAlCCYqRJAUo\
      gAFYDVIJcmVxdWVzdElkEiMKDXZhbGlkYXRlX29ubHkYBCABKAhSDHZhbGlkYXRlT25seSJLChZVbmRlbGV0ZVRlbmFudFJlc3BvbnNlEjEKBnRlbmFudBgB\
      IAEoCzIZLm11c3Rlci50ZW5hbnRzLnYxLlRlbmFudFIGdGVuYW50IkUKFkdldFRlbmFudFN0YXR1c1JlcXVlc3QSKwoJdGVuYW50X2lkGAEgASgJQg6KkSQK\
      CAFSBnRlbmFudFIIdGVuYW50SWQiXwoXR2V0VGVuYW50U3RhdHVzUmVzcG9uc2USRAoNdGVuYW50X3N0YXR1cxgBIAEoCzIfLm11c3Rlci50ZW5hbnRzLnYx\
      LlRlbmFudFN0YXR1c1IMdGVuYW50U3RhdHVzImEKEEdldFdpemFyZFJlcXVlc3QSKwoJdGVuYW50X2lkGAEgASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50\
      SWQSIAoGbG9jYWxlGAIgASgJQgiKkSQEKCNYB1IGbG9jYWxlIkYKEUdldFdpemFyZFJlc3BvbnNlEjEKBndpemFyZBgBIAEoCzIZLm11c3Rlci50ZW5hbnRz\
      LnYxLldpemFyZFIGd2l6YXJkIswCChdTdWJtaXRXaXphcmRTdGVwUmVxdWVzdBIrCgl0ZW5hbnRfaWQYASABKAlCDoqRJAoIAVIGdGVuYW50Ugh0ZW5hbnRJ\
      ZBIgCgd2ZXJzaW9uGAIgASgDQgaKkSQCQABSB3ZlcnNpb24SKAoKcmVxdWVzdF9pZBgDIAEoCUIJipEkBSiAAVgNUglyZXF1ZXN0SWQSIwoNdmFsaWRhdGVf\
      b25seRgEIAEoCFIMdmFsaWRhdGVPbmx5Eh4KBHN0ZXAYBSABKAlCCoqRJAYIAShAWA5SBHN0ZXASIAoEZGF0YRgGIAEoCUIMipEkCCiAgARYDHACUgRkYXRh\
      EhsKCXNhdmVfb25seRgHIAEoCFIIc2F2ZU9ubHkSEgoEc2tpcBgIIAEoCFIEc2tpcBIgCgZsb2NhbGUYCSABKAlCCIqRJAQoI1gHUgZsb2NhbGUiTQoYU3Vi\
      bWl0V2l6YXJkU3RlcFJlc3BvbnNlEjEKBndpemFyZBgBIAEoCzIZLm11c3Rlci50ZW5hbnRzLnYxLldpemFyZFIGd2l6YXJkItcBChVDb21wbGV0ZVdpemFy\
      ZFJlcXVlc3QSKwoJdGVuYW50X2lkGAEgASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50SWQSIAoHdmVyc2lvbhgCIAEoA0IGipEkAkAAUgd2ZXJzaW9uEigK\
      CnJlcXVlc3RfaWQYAyABKAlCCYqRJAUogAFYDVIJcmVxdWVzdElkEiMKDXZhbGlkYXRlX29ubHkYBCABKAhSDHZhbGlkYXRlT25seRIgCgZsb2NhbGUYBSAB\
      KAlCCIqRJAQoI1gHUgZsb2NhbGUiSwoWQ29tcGxldGVXaXphcmRSZXNwb25zZRIxCgZ3aXphcmQYASABKAsyGS5tdXN0ZXIudGVuYW50cy52MS5XaXphcmRS\
      BndpemFyZCJgCg1HZXRJY3BSZXF1ZXN0EisKCXRlbmFudF9pZBgBIAEoCUIOipEkCggBUgZ0ZW5hbnRSCHRlbmFudElkEiIKCHJldmlzaW9uGAIgASgDQgaK\
      kSQCQABSCHJldmlzaW9uImgKDkdldEljcFJlc3BvbnNlEigKA2ljcBgBIAEoCzIWLm11c3Rlci50ZW5hbnRzLnYxLkljcFIDaWNwEiwKBWRyYWZ0GAIgASgL\
      MhYubXVzdGVyLnRlbmFudHMudjEuSWNwUgVkcmFmdCL9AQoQVXBkYXRlSWNwUmVxdWVzdBIrCgl0ZW5hbnRfaWQYASABKAlCDoqRJAoIAVIGdGVuYW50Ugh0\
      ZW5hbnRJZBIwCgNpY3AYAiABKAsyFi5tdXN0ZXIudGVuYW50cy52MS5JY3BCBoqRJAIIAVIDaWNwEjsKC3VwZGF0ZV9tYXNrGAMgASgLMhouZ29vZ2xlLnBy\
      b3RvYnVmLkZpZWxkTWFza1IKdXBkYXRlTWFzaxIoCgpyZXF1ZXN0X2lkGAQgASgJQgmKkSQFKIABWA1SCXJlcXVlc3RJZBIjCg12YWxpZGF0ZV9vbmx5GAUg\
      ASgIUgx2YWxpZGF0ZU9ubHkiPQoRVXBkYXRlSWNwUmVzcG9uc2USKAoDaWNwGAEgASgLMhYubXVzdGVyLnRlbmFudHMudjEuSWNwUgNpY3Ai1QEKEUNvbmZp\
      cm1JY3BSZXF1ZXN0EisKCXRlbmFudF9pZBgBIAEoCUIOipEkCggBUgZ0ZW5hbnRSCHRlbmFudElkEiAKB3ZlcnNpb24YAiABKANCBoqRJAJAAFIHdmVyc2lv\
      bhIoCgpyZXF1ZXN0X2lkGAMgASgJQgmKkSQFKIABWA1SCXJlcXVlc3RJZBIjCg12YWxpZGF0ZV9vbmx5GAQgASgIUgx2YWxpZGF0ZU9ubHkSIgoIcmV2aXNp\
      b24YBSABKANCBoqRJAJAAFIIcmV2aXNpb24iPgoSQ29uZmlybUljcFJlc3BvbnNlEigKA2ljcBgBIAEoCzIWLm11c3Rlci50ZW5hbnRzLnYxLkljcFIDaWNw\
      ImQKE0V4cG9ydFRlbmFudFJlcXVlc3QSKwoJdGVuYW50X2lkGAEgASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50SWQSIAoFa2luZHMYAiADKAlCCoqRJAYo\
      QDhkWA5SBWtpbmRzIucBChRFeHBvcnRUZW5hbnRSZXNwb25zZRI/CgZoZWFkZXIYASABKAsyJS5tdXN0ZXIudGVuYW50cy52MS5UZW5hbnRFeHBvcnRIZWFk\
      ZXJIAFIGaGVhZGVyEkIKB3JlY29yZHMYAiABKAsyJi5tdXN0ZXIudGVuYW50cy52MS5UZW5hbnRFeHBvcnRSZWNvcmRzSABSB3JlY29yZHMSQgoHdHJhaWxl\
      chgDIAEoCzImLm11c3Rlci50ZW5hbnRzLnYxLlRlbmFudEV4cG9ydFRyYWlsZXJIAFIHdHJhaWxlckIGCgRwYXJ0IrIBChJFcmFzZVRlbmFudFJlcXVlc3QS\
      KwoJdGVuYW50X2lkGAEgASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50SWQSIAoHdmVyc2lvbhgCIAEoA0IGipEkAkAAUgd2ZXJzaW9uEigKCnJlcXVlc3Rf\
      aWQYAyABKAlCCYqRJAUogAFYDVIJcmVxdWVzdElkEiMKDXZhbGlkYXRlX29ubHkYBCABKAhSDHZhbGlkYXRlT25seSJSChNFcmFzZVRlbmFudFJlc3BvbnNl\
      EjsKB3JlY2VpcHQYASABKAsyIS5tdXN0ZXIudGVuYW50cy52MS5FcmFzdXJlUmVjZWlwdFIHcmVjZWlwdCqUAQoLVGVuYW50U3RhdGUSHAoYVEVOQU5UX1NU\
      QVRFX1VOU1BFQ0lGSUVEEAASFwoTVEVOQU5UX1NUQVRFX0FDVElWRRABEhoKFlRFTkFOVF9TVEFURV9TVVNQRU5ERUQQAhIYChRURU5BTlRfU1RBVEVfREVM\
      RVRFRBADEhgKFFRFTkFOVF9TVEFURV9FUkFTSU5HEAQqvQEKElN1YnNjcmlwdGlvblN0YXR1cxIjCh9TVUJTQ1JJUFRJT05fU1RBVFVTX1VOU1BFQ0lGSUVE\
      EAASHQoZU1VCU0NSSVBUSU9OX1NUQVRVU19UUklBTBABEh4KGlNVQlNDUklQVElPTl9TVEFUVVNfQUNUSVZFEAISIAocU1VCU0NSSVBUSU9OX1NUQVRVU19Q\
      QVNUX0RVRRADEiEKHVNVQlNDUklQVElPTl9TVEFUVVNfQ0FOQ0VMTEVEEAQqfgoMVGVuYW50SGVhbHRoEh0KGVRFTkFOVF9IRUFMVEhfVU5TUEVDSUZJRUQQ\
      ABIZChVURU5BTlRfSEVBTFRIX0hFQUxUSFkQARIaChZURU5BTlRfSEVBTFRIX0RFR1JBREVEEAISGAoUVEVOQU5UX0hFQUxUSF9GQUlMRUQQAypsCglNZmFQ\
      b2xpY3kSGgoWTUZBX1BPTElDWV9VTlNQRUNJRklFRBAAEhIKDk1GQV9QT0xJQ1lfT0ZGEAESGAoUTUZBX1BPTElDWV9TRU5TSVRJVkUQAhIVChFNRkFfUE9M\
      SUNZX0FMV0FZUxADKv0BCg9UZW5hbnRTZW5kQmxvY2sSIQodVEVOQU5UX1NFTkRfQkxPQ0tfVU5TUEVDSUZJRUQQABIfChtURU5BTlRfU0VORF9CTE9DS19T\
      VVNQRU5ERUQQARIdChlURU5BTlRfU0VORF9CTE9DS19ERUxFVEVEEAISHgoaVEVOQU5UX1NFTkRfQkxPQ0tfUEFTVF9EVUUQAxIfChtURU5BTlRfU0VORF9C\
      TE9DS19DQU5DRUxMRUQQBBIkCiBURU5BTlRfU0VORF9CTE9DS19FTUVSR0VOQ1lfU1RPUBAFEiAKHFRFTkFOVF9TRU5EX0JMT0NLX05PX0NSRURJVFMQBirR\
      AQoPQ29ubmVjdG9ySGVhbHRoEiAKHENPTk5FQ1RPUl9IRUFMVEhfVU5TUEVDSUZJRUQQABIdChlDT05ORUNUT1JfSEVBTFRIX0RJU0FCTEVEEAESIwofQ09O\
      TkVDVE9SX0hFQUxUSF9BVVRIRU5USUNBVElORxACEhwKGENPTk5FQ1RPUl9IRUFMVEhfSEVBTFRIWRADEh0KGUNPTk5FQ1RPUl9IRUFMVEhfREVHUkFERUQQ\
      BBIbChdDT05ORUNUT1JfSEVBTFRIX0ZBSUxFRBAFKnYKC1dpemFyZFN0YXRlEhwKGFdJWkFSRF9TVEFURV9VTlNQRUNJRklFRBAAEhQKEFdJWkFSRF9TVEFU\
      RV9ORVcQARIYChRXSVpBUkRfU1RBVEVfU1RBUlRFRBACEhkKFVdJWkFSRF9TVEFURV9DT01QTEVURRADKosBCg9XaXphcmRTdGVwU3RhdGUSIQodV0laQVJE\
      X1NURVBfU1RBVEVfVU5TUEVDSUZJRUQQABIaChZXSVpBUkRfU1RFUF9TVEFURV9PUEVOEAESGgoWV0laQVJEX1NURVBfU1RBVEVfRE9ORRACEh0KGVdJWkFS\
      RF9TVEVQX1NUQVRFX1NLSVBQRUQQAyptCghJY3BTdGF0ZRIZChVJQ1BfU1RBVEVfVU5TUEVDSUZJRUQQABITCg9JQ1BfU1RBVEVfRFJBRlQQARIXChNJQ1Bf\
      U1RBVEVfQ09ORklSTUVEEAISGAoUSUNQX1NUQVRFX1NVUEVSU0VERUQQAyp/CgxFcmFzdXJlU3RhdGUSHQoZRVJBU1VSRV9TVEFURV9VTlNQRUNJRklFRBAA\
      EhkKFUVSQVNVUkVfU1RBVEVfUExBTk5FRBABEhkKFUVSQVNVUkVfU1RBVEVfUlVOTklORxACEhoKFkVSQVNVUkVfU1RBVEVfQ09NUExFVEUQAzKaKQoNVGVu\
      YW50U2VydmljZRLKAQoMQ3JlYXRlVGVuYW50EiYubXVzdGVyLnRlbmFudHMudjEuQ3JlYXRlVGVuYW50UmVxdWVzdBonLm11c3Rlci50ZW5hbnRzLnYxLkNy\
      ZWF0ZVRlbmFudFJlc3BvbnNlImmKkSRlChJwbGF0Zm9ybS5wcm92aXNpb24QAxgDIARKSQoGdGVuYW50EgZjcmVhdGUqN3RlbmFudCBjcmVhdGUgLS1zbHVn\
      IGFjbWUgLS1kaXNwbGF5LW5hbWUgJ0FjbWUgUHR5IEx0ZCcS6AEKC1NldHVwVGVuYW50EiUubXVzdGVyLnRlbmFudHMudjEuU2V0dXBUZW5hbnRSZXF1ZXN0\
      GiYubXVzdGVyLnRlbmFudHMudjEuU2V0dXBUZW5hbnRSZXNwb25zZSKJAYqRJIQBChJwbGF0Zm9ybS5wcm92aXNpb24QAxgDIARAAUpmCgZ0ZW5hbnQSBXNl\
      dHVwKlV0ZW5hbnQgc2V0dXAgLS1zbHVnIGFjbWUgLS1kaXNwbGF5LW5hbWUgJ0FjbWUgUHR5IEx0ZCcgLS1vd25lci5lbWFpbCBhZGFAYWNtZS5leGFtcGxl\
      Es0BCglHZXRUZW5hbnQSIy5tdXN0ZXIudGVuYW50cy52MS5HZXRUZW5hbnRSZXF1ZXN0GiQubXVzdGVyLnRlbmFudHMudjEuR2V0VGVuYW50UmVzcG9uc2Ui\
      dZACAYqRJG4KDHRlbmFudHMucmVhZBACGAEgAUpGCgZ0ZW5hbnQSA2dldBoJdGVuYW50X2lkKix0ZW5hbnQgZ2V0IHRlbmFudF8wMWpjNHg4eTdrZjNxOXYy\
      bTVuNnA3cjhzdFoQcGxhdGZvcm0udGVuYW50cxKsAQoLTGlzdFRlbmFudHMSJS5tdXN0ZXIudGVuYW50cy52MS5MaXN0VGVuYW50c1JlcXVlc3QaJi5tdXN0\
      ZXIudGVuYW50cy52MS5MaXN0VGVuYW50c1Jlc3BvbnNlIk6QAgGKkSRHChBwbGF0Zm9ybS50ZW5hbnRzEAMYASACSi0KBnRlbmFudBIEbGlzdCoddGVuYW50\
      IGxpc3QgLS1oZWFsdGggZGVncmFkZWQS/AEKDFVwZGF0ZVRlbmFudBImLm11c3Rlci50ZW5hbnRzLnYxLlVwZGF0ZVRlbmFudFJlcXVlc3QaJy5tdXN0ZXIu\
      dGVuYW50cy52MS5VcGRhdGVUZW5hbnRSZXNwb25zZSKaAYqRJJUBCg10ZW5hbnRzLndyaXRlEAIYAyAEOAFKaAoGdGVuYW50EgZ1cGRhdGUaCXRlbmFudF9p\
      ZCpLdGVuYW50IHVwZGF0ZSB0ZW5hbnRfMDFqYzR4OHk3a2YzcTl2Mm01bjZwN3I4c3QgLS10aW1lLXpvbmUgQXVzdHJhbGlhL1BlcnRoWhJwbGF0Zm9ybS5w\
      cm92aXNpb24S+gEKDVNldFRlbmFudFBsYW4SJy5tdXN0ZXIudGVuYW50cy52MS5TZXRUZW5hbnRQbGFuUmVxdWVzdBooLm11c3Rlci50ZW5hbnRzLnYxLlNl\
      dFRlbmFudFBsYW5SZXNwb25zZSKVAYqRJJABCgx0ZW5hbnRzLnBsYW4QAhgDIAQ4AUpgCgZ0ZW5hbnQSCHNldC1wbGFuGgl0ZW5hbnRfaWQqQXRlbmFudCBz\
      ZXQtcGxhbiB0ZW5hbnRfMDFqYzR4OHk3a2YzcTl2Mm01bjZwN3I4c3QgLS1wbGFuIHZlbG9jaXR5WhZwbGF0Zm9ybS5zdWJzY3JpcHRpb25zEoICCg9TZXRT\
      dWJzY3JpcHRpb24SKS5tdXN0ZXIudGVuYW50cy52MS5TZXRTdWJzY3JpcHRpb25SZXF1ZXN0GioubXVzdGVyLnRlbmFudHMudjEuU2V0U3Vic2NyaXB0aW9u\
      UmVzcG9uc2UilwGKkSSSAQoWcGxhdGZvcm0uc3Vic2NyaXB0aW9ucxADGAMgBEpyCgZ0ZW5hbnQSEHNldC1zdWJzY3JpcHRpb24aCXRlbmFudF9pZCpLdGVu\
      YW50IHNldC1zdWJzY3JpcHRpb24gdGVuYW50XzAxamM0eDh5N2tmM3E5djJtNW42cDdyOHN0IC0tc3RhdHVzIHBhc3QtZHVlEoICCg1TdXNwZW5kVGVuYW50\
      EicubXVzdGVyLnRlbmFudHMudjEuU3VzcGVuZFRlbmFudFJlcXVlc3QaKC5tdXN0ZXIudGVuYW50cy52MS5TdXNwZW5kVGVuYW50UmVzcG9uc2UinQGKkSSY\
      AQoQcGxhdGZvcm0uc3VzcGVuZBADGAMgBEp+CgZ0ZW5hbnQSB3N1c3BlbmQaCXRlbmFudF9pZCABKl50ZW5hbnQgc3VzcGVuZCB0ZW5hbnRfMDFqYzR4OHk3\
      a2YzcTl2Mm01bjZwN3I4c3QgLS1yZWFzb24gJ1NwYW0gY29tcGxhaW50cyB1bmRlciByZXZpZXcnIC0teWVzEssBCgxSZXN1bWVUZW5hbnQSJi5tdXN0ZXIu\
      dGVuYW50cy52MS5SZXN1bWVUZW5hbnRSZXF1ZXN0GicubXVzdGVyLnRlbmFudHMudjEuUmVzdW1lVGVuYW50UmVzcG9uc2UiaoqRJGYKEHBsYXRmb3JtLnN1\
      c3BlbmQQAxgDIARKTAoGdGVuYW50EgZyZXN1bWUaCXRlbmFudF9pZCovdGVuYW50IHJlc3VtZSB0ZW5hbnRfMDFqYzR4OHk3a2YzcTl2Mm01bjZwN3I4c3QS\
      6QEKDERlbGV0ZVRlbmFudBImLm11c3Rlci50ZW5hbnRzLnYxLkRlbGV0ZVRlbmFudFJlcXVlc3QaJy5tdXN0ZXIudGVuYW50cy52MS5EZWxldGVUZW5hbnRS\
      ZXNwb25zZSKHAYqRJIIBCg50ZW5hbnRzLmRlbGV0ZRACGAMgBDgBSlQKBnRlbmFudBIGZGVsZXRlGgl0ZW5hbnRfaWQgASo1dGVuYW50IGRlbGV0ZSB0ZW5h\
      bnRfMDFqYzR4OHk3a2YzcTl2Mm01bjZwN3I4c3QgLS15ZXNaEnBsYXRmb3JtLnByb3Zpc2lvbhLqAQoOVW5kZWxldGVUZW5hbnQSKC5tdXN0ZXIudGVuYW50\
      cy52MS5VbmRlbGV0ZVRlbmFudFJlcXVlc3QaKS5tdXN0ZXIudGVuYW50cy52MS5VbmRlbGV0ZVRlbmFudFJlc3BvbnNlIoIBipEkfgoOdGVuYW50cy5kZWxl\
      dGUQAhgDIAQ4AUpQCgZ0ZW5hbnQSCHVuZGVsZXRlGgl0ZW5hbnRfaWQqMXRlbmFudCB1bmRlbGV0ZSB0ZW5hbnRfMDFqYzR4OHk3a2YzcTl2Mm01bjZwN3I4\
      c3RaEnBsYXRmb3JtLnByb3Zpc2lvbhLlAQoPR2V0VGVuYW50U3RhdHVzEikubXVzdGVyLnRlbmFudHMudjEuR2V0VGVuYW50U3RhdHVzUmVxdWVzdBoqLm11\
      c3Rlci50ZW5hbnRzLnYxLkdldFRlbmFudFN0YXR1c1Jlc3BvbnNlInuQAgGKkSR0Cgx0ZW5hbnRzLnJlYWQQAhgBIAFKTAoGdGVuYW50EgZzdGF0dXMaCXRl\
      bmFudF9pZCovdGVuYW50IHN0YXR1cyB0ZW5hbnRfMDFqYzR4OHk3a2YzcTl2Mm01bjZwN3I4c3RaEHBsYXRmb3JtLnRlbmFudHMSjgEKCUdldFdpemFyZBIj\
      Lm11c3Rlci50ZW5hbnRzLnYxLkdldFdpemFyZFJlcXVlc3QaJC5tdXN0ZXIudGVuYW50cy52MS5HZXRXaXphcmRSZXNwb25zZSI2kAIBipEkLwoMdGVuYW50\
      cy5yZWFkEAIYASABShkKBndpemFyZBIDZ2V0Kgp3aXphcmQgZ2V0EuoBChBTdWJtaXRXaXphcmRTdGVwEioubXVzdGVyLnRlbmFudHMudjEuU3VibWl0V2l6\
      YXJkU3RlcFJlcXVlc3QaKy5tdXN0ZXIudGVuYW50cy52MS5TdWJtaXRXaXphcmRTdGVwUmVzcG9uc2UifYqRJHkKDXRlbmFudHMud3JpdGUQAhgDIANKYgoG\
      d2l6YXJkEgZzdWJtaXQaBHN0ZXAqSndpemFyZCBzdWJtaXQgdGVuYW50IC0tZGF0YSAneyJkaXNwbGF5X25hbWUiOiAiQWNtZSIsICJ0aW1lX3pvbmUiOiAi\
      VVRDIn0nEqUBCg5Db21wbGV0ZVdpemFyZBIoLm11c3Rlci50ZW5hbnRzLnYxLkNvbXBsZXRlV2l6YXJkUmVxdWVzdBopLm11c3Rlci50ZW5hbnRzLnYxLkNv\
      bXBsZXRlV2l6YXJkUmVzcG9uc2UiPoqRJDoKDXRlbmFudHMud3JpdGUQAhgDIANKIwoGd2l6YXJkEghjb21wbGV0ZSoPd2l6YXJkIGNvbXBsZXRlEn8KBkdl\
      dEljcBIgLm11c3Rlci50ZW5hbnRzLnYxLkdldEljcFJlcXVlc3QaIS5tdXN0ZXIudGVuYW50cy52MS5HZXRJY3BSZXNwb25zZSIwkAIBipEkKQoMdGVuYW50\
      cy5yZWFkEAIYASABShMKA2ljcBIDZ2V0KgdpY3AgZ2V0ErwBCglVcGRhdGVJY3ASIy5tdXN0ZXIudGVuYW50cy52MS5VcGRhdGVJY3BSZXF1ZXN0GiQubXVz\
      dGVyLnRlbmFudHMudjEuVXBkYXRlSWNwUmVzcG9uc2UiZIqRJGAKC3RlbmFudHMuaWNwEAIYAyADSksKA2ljcBIGdXBkYXRlKjxpY3AgdXBkYXRlIC0taW5k\
      dXN0cmllcyBEZW50YWwgLS1jb3VudHJpZXMgQVUgLS10aXRsZXMgT3duZXISpAEKCkNvbmZpcm1JY3ASJC5tdXN0ZXIudGVuYW50cy52MS5Db25maXJtSWNw\
      UmVxdWVzdBolLm11c3Rlci50ZW5hbnRzLnYxLkNvbmZpcm1JY3BSZXNwb25zZSJJipEkRQoTdGVuYW50cy5pY3BfY29uZmlybRACGAMgA0ooCgNpY3ASB2Nv\
      bmZpcm0qGGljcCBjb25maXJtIC0tcmV2aXNpb24gMxLnAQoMRXhwb3J0VGVuYW50EiYubXVzdGVyLnRlbmFudHMudjEuRXhwb3J0VGVuYW50UmVxdWVzdBon\
      Lm11c3Rlci50ZW5hbnRzLnYxLkV4cG9ydFRlbmFudFJlc3BvbnNlIoMBkAIBipEkfAoOdGVuYW50cy5leHBvcnQQAhgCIAI4AUpMCgZ0ZW5hbnQSBmV4cG9y\
      dBoJdGVuYW50X2lkKi90ZW5hbnQgZXhwb3J0IHRlbmFudF8wMWpjNHg4eTdrZjNxOXYybTVuNnA3cjhzdFoUcGxhdGZvcm0udGVuYW50X2RhdGEwARKLAgoL\
      RXJhc2VUZW5hbnQSJS5tdXN0ZXIudGVuYW50cy52MS5FcmFzZVRlbmFudFJlcXVlc3QaJi5tdXN0ZXIudGVuYW50cy52MS5FcmFzZVRlbmFudFJlc3BvbnNl\
      IqwBipEkpwEKDXRlbmFudHMuZXJhc2UQAhgDIAQ4AUp4CgZ0ZW5hbnQSBWVyYXNlGgl0ZW5hbnRfaWQgAipadGVuYW50IGVyYXNlIHRlbmFudF8wMWpjNHg4\
      eTdrZjNxOXYybTVuNnA3cjhzdCAtLWNvbmZpcm0gdGVuYW50XzAxamM0eDh5N2tmM3E5djJtNW42cDdyOHN0WhRwbGF0Zm9ybS50ZW5hbnRfZGF0YRq3B4qR\
      JFgKDHRlbmFudHMucmVhZBABGkZTZWUgdGhlIHRlbmFudCwgaXRzIHN0YXR1cywgaXRzIHdpemFyZCBhbmQgaXRzIGlkZWFsIGN1c3RvbWVyIHByb2ZpbGUu\
      ipEkMgoLdGVuYW50cy5pY3AQAhohRHJhZnQgdGhlIGlkZWFsIGN1c3RvbWVyIHByb2ZpbGUuipEkSQoTdGVuYW50cy5pY3BfY29uZmlybRADGjBQdXQgYSBk\
      cmFmdGVkIGlkZWFsIGN1c3RvbWVyIHByb2ZpbGUgaW50byBmb3JjZS6KkSRhCg10ZW5hbnRzLndyaXRlEAMaTkNoYW5nZSB0aGUgdGVuYW50J3MgbmFtZSwg\
      em9uZSBhbmQgc2VjdXJpdHkgcG9saWN5LCBhbmQgZ28gdGhyb3VnaCB0aGUgd2l6YXJkLoqRJCsKDHRlbmFudHMucGxhbhAEGhlDaGFuZ2UgdGhlIHRlbmFu\
      dCdzIHBsYW4uipEkOgoOdGVuYW50cy5leHBvcnQQBBomRXhwb3J0IGV2ZXJ5dGhpbmcgdGhhdCB0aGUgdGVuYW50IGhhcy6KkSQ4Cg50ZW5hbnRzLmRlbGV0\
      ZRAEGiREZWxldGUgdGhlIHRlbmFudCBhbmQgYnJpbmcgaXQgYmFjay6KkSQ5Cg10ZW5hbnRzLmVyYXNlEAQaJkVyYXNlIHRoZSB0ZW5hbnQgYXQgb25jZSBh\
      bmQgZm9yIGdvb2QuipEkTwoQcGxhdGZvcm0udGVuYW50cxAFGjlMaXN0IGFsbCB0ZW5hbnRzIHdpdGggdGhlaXIgaGVhbHRoLCBhbmQgc2VlIGVhY2ggb2Yg\
      dGhlbS6KkSREChJwbGF0Zm9ybS5wcm92aXNpb24QBRosTWFrZSwgY2hhbmdlLCBkZWxldGUgYW5kIGJyaW5nIGJhY2sgdGVuYW50cy6KkSRlChZwbGF0Zm9y\
      bS5zdWJzY3JpcHRpb25zEAUaSVNldCB0aGUgcGxhbiBhbmQgc3Vic2NyaXB0aW9uIG9mIGEgdGVuYW50LCB3aXRoIHRoZSBsaW1pdHMgYWdyZWVkIGZvciBp\
      dC6KkSRMChRwbGF0Zm9ybS50ZW5hbnRfZGF0YRAFGjJFeHBvcnQgZXZlcnl0aGluZyB0aGF0IGEgdGVuYW50IGhhcywgYW5kIGVyYXNlIGl0LoqRJDUKEHBs\
      YXRmb3JtLnN1c3BlbmQQBRofU3VzcGVuZCBhIHRlbmFudCBhbmQgcmVzdW1lIGl0LkIdWhttdXN0ZXIvdGVuYW50cy92MTt0ZW5hbnRzdjFiBnByb3RvMw==
      """,
    imports: [GoogleProtobuf.pool, TypeV1.pool]
  )
}

extension TenantsV1 {
  package struct Tenant: WireMessage {
    package var id = ""
    package var slug = ""
    package var displayName = ""
    package var state = TenantsV1.TenantState(rawValue: 0)
    package var plan = TypeV1.TenantPlan(rawValue: 0)
    private var subscriptionBox = Boxed<TenantsV1.Subscription>()
    package var subscription: TenantsV1.Subscription? {
      get { subscriptionBox.value }
      set { subscriptionBox.value = newValue }
    }
    package var timeZone = ""
    package var locale = ""
    package var createTime: GoogleProtobuf.Timestamp?
    package var updateTime: GoogleProtobuf.Timestamp?
    package var deleteTime: GoogleProtobuf.Timestamp?
    package var version = Int64(0)
    package var health = TenantsV1.TenantHealth(rawValue: 0)
    package var limits: TenantsV1.TenantLimits?
    package var mfaPolicy = TenantsV1.MfaPolicy(rawValue: 0)
    package var country = ""
    package var currencyCode = ""
    package var homeRegion = ""
    package var contactEmail = ""
    package var suspension: TenantsV1.TenantSuspension?
    package var purgeTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.Tenant")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: id = try decoder.read(WireString.self)
        case 18: slug = try decoder.read(WireString.self)
        case 26: displayName = try decoder.read(WireString.self)
        case 32: state = try decoder.read(WireEnumOf<TenantsV1.TenantState>.self)
        case 40: plan = try decoder.read(WireEnumOf<TypeV1.TenantPlan>.self)
        case 50: try decoder.nested(&subscriptionBox)
        case 58: timeZone = try decoder.read(WireString.self)
        case 66: locale = try decoder.read(WireString.self)
        case 74: try decoder.nested(&createTime)
        case 82: try decoder.nested(&updateTime)
        case 90: try decoder.nested(&deleteTime)
        case 96: version = try decoder.read(WireInt64.self)
        case 104: health = try decoder.read(WireEnumOf<TenantsV1.TenantHealth>.self)
        case 114: try decoder.nested(&limits)
        case 120: mfaPolicy = try decoder.read(WireEnumOf<TenantsV1.MfaPolicy>.self)
        case 130: country = try decoder.read(WireString.self)
        case 138: currencyCode = try decoder.read(WireString.self)
        case 146: homeRegion = try decoder.read(WireString.self)
        case 154: contactEmail = try decoder.read(WireString.self)
        case 162: try decoder.nested(&suspension)
        case 170: try decoder.nested(&purgeTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(170, purgeTime)
      encoder.optionalMessage(162, suspension)
      encoder.implicit(154, contactEmail, WireString.self)
      encoder.implicit(146, homeRegion, WireString.self)
      encoder.implicit(138, currencyCode, WireString.self)
      encoder.implicit(130, country, WireString.self)
      encoder.implicit(120, mfaPolicy, WireEnumOf<TenantsV1.MfaPolicy>.self)
      encoder.optionalMessage(114, limits)
      encoder.implicit(104, health, WireEnumOf<TenantsV1.TenantHealth>.self)
      encoder.implicit(96, version, WireInt64.self)
      encoder.optionalMessage(90, deleteTime)
      encoder.optionalMessage(82, updateTime)
      encoder.optionalMessage(74, createTime)
      encoder.implicit(66, locale, WireString.self)
      encoder.implicit(58, timeZone, WireString.self)
      encoder.optionalMessage(50, subscriptionBox)
      encoder.implicit(40, plan, WireEnumOf<TypeV1.TenantPlan>.self)
      encoder.implicit(32, state, WireEnumOf<TenantsV1.TenantState>.self)
      encoder.implicit(26, displayName, WireString.self)
      encoder.implicit(18, slug, WireString.self)
      encoder.implicit(10, id, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(slug, "slug", required: true, max: 63, format: .slug)
      violations.text(displayName, "display_name", required: true, max: 200)
      violations.enumeration(plan, "plan")
      violations.text(timeZone, "time_zone", max: 64, format: .timeZone)
      violations.text(locale, "locale", max: 35, format: .language)
      violations.number(version, "version", min: 0)
      violations.enumeration(mfaPolicy, "mfa_policy")
      violations.text(country, "country", max: 2, format: .country)
      violations.text(currencyCode, "currency_code", max: 3, format: .currency)
      violations.text(homeRegion, "home_region", max: 63, format: .slug)
      violations.text(contactEmail, "contact_email", max: 254, format: .email)
    }
  }
}

extension TenantsV1 {
  package struct Subscription: WireMessage {
    package var status = TenantsV1.SubscriptionStatus(rawValue: 0)
    package var startTime: GoogleProtobuf.Timestamp?
    package var trialEndTime: GoogleProtobuf.Timestamp?
    package var periodEndTime: GoogleProtobuf.Timestamp?
    package var cancelTime: GoogleProtobuf.Timestamp?
    package var externalID = ""
    package var limits: TenantsV1.TenantLimits?
    package var updateTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.Subscription")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: status = try decoder.read(WireEnumOf<TenantsV1.SubscriptionStatus>.self)
        case 18: try decoder.nested(&startTime)
        case 26: try decoder.nested(&trialEndTime)
        case 34: try decoder.nested(&periodEndTime)
        case 42: try decoder.nested(&cancelTime)
        case 50: externalID = try decoder.read(WireString.self)
        case 58: try decoder.nested(&limits)
        case 66: try decoder.nested(&updateTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(66, updateTime)
      encoder.optionalMessage(58, limits)
      encoder.implicit(50, externalID, WireString.self)
      encoder.optionalMessage(42, cancelTime)
      encoder.optionalMessage(34, periodEndTime)
      encoder.optionalMessage(26, trialEndTime)
      encoder.optionalMessage(18, startTime)
      encoder.implicit(8, status, WireEnumOf<TenantsV1.SubscriptionStatus>.self)
    }

    package func validate(into violations: inout Violations) {
      violations.enumeration(status, "status", required: true)
      violations.timestamp(startTime.map { ($0.seconds, $0.nanos) }, "start_time")
      violations.timestamp(trialEndTime.map { ($0.seconds, $0.nanos) }, "trial_end_time")
      violations.timestamp(periodEndTime.map { ($0.seconds, $0.nanos) }, "period_end_time")
      violations.timestamp(cancelTime.map { ($0.seconds, $0.nanos) }, "cancel_time")
      violations.text(externalID, "external_id", max: 200, format: .token)
      violations.message(limits, "limits")
    }
  }
}

extension TenantsV1 {
  package struct TenantLimits: WireMessage {
    package var callsPerSecond: Int32?
    package var callBurst: Int32?
    package var maxOpenStreams: Int32?
    package var maxMembers: Int32?
    package var maxApiKeys: Int32?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.TenantLimits")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: callsPerSecond = try decoder.read(WireInt32.self)
        case 16: callBurst = try decoder.read(WireInt32.self)
        case 24: maxOpenStreams = try decoder.read(WireInt32.self)
        case 32: maxMembers = try decoder.read(WireInt32.self)
        case 40: maxApiKeys = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optional(40, maxApiKeys, WireInt32.self)
      encoder.optional(32, maxMembers, WireInt32.self)
      encoder.optional(24, maxOpenStreams, WireInt32.self)
      encoder.optional(16, callBurst, WireInt32.self)
      encoder.optional(8, callsPerSecond, WireInt32.self)
    }

    package func validate(into violations: inout Violations) {
      if let value = callsPerSecond { violations.number(value, "calls_per_second", min: 1, max: 1000000) }
      if let value = callBurst { violations.number(value, "call_burst", min: 1, max: 1000000) }
      if let value = maxOpenStreams { violations.number(value, "max_open_streams", min: 1, max: 1000000) }
      if let value = maxMembers { violations.number(value, "max_members", min: 1, max: 1000000) }
      if let value = maxApiKeys { violations.number(value, "max_api_keys", min: 1, max: 1000000) }
    }
  }
}

extension TenantsV1 {
  package struct TenantSuspension: WireMessage {
    package var suspendTime: GoogleProtobuf.Timestamp?
    package var reason = ""
    package var blockReads = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.TenantSuspension")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&suspendTime)
        case 18: reason = try decoder.read(WireString.self)
        case 24: blockReads = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(24, blockReads, WireBool.self)
      encoder.implicit(18, reason, WireString.self)
      encoder.optionalMessage(10, suspendTime)
    }
  }
}

extension TenantsV1 {
  package struct TenantOwner: WireMessage {
    package var userID = ""
    package var email = ""
    package var displayName = ""
    package var issuer = ""
    package var subject = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.TenantOwner")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: userID = try decoder.read(WireString.self)
        case 18: email = try decoder.read(WireString.self)
        case 26: displayName = try decoder.read(WireString.self)
        case 34: issuer = try decoder.read(WireString.self)
        case 42: subject = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(42, subject, WireString.self)
      encoder.implicit(34, issuer, WireString.self)
      encoder.implicit(26, displayName, WireString.self)
      encoder.implicit(18, email, WireString.self)
      encoder.implicit(10, userID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(userID, "user_id", id: "user")
      violations.text(email, "email", max: 254, format: .email)
      violations.text(displayName, "display_name", max: 200)
      violations.text(issuer, "issuer", max: 512, format: .url)
      violations.text(subject, "subject", max: 255)
    }
  }
}

extension TenantsV1 {
  package struct TenantStatus: WireMessage {
    package var tenantID = ""
    package var state = TenantsV1.TenantState(rawValue: 0)
    package var health = TenantsV1.TenantHealth(rawValue: 0)
    package var healthReasons: [String] = []
    package var subscriptionStatus = TenantsV1.SubscriptionStatus(rawValue: 0)
    package var sendBlocks: [TenantsV1.TenantSendBlock] = []
    package var wizard: TenantsV1.WizardProgress?
    package var icpConfirmed = false
    package var connectors: [TenantsV1.ConnectorStatus] = []
    package var quotas: [TenantsV1.QuotaStatus] = []
    package var errors: [TenantsV1.TenantError] = []
    package var memberCount = Int32(0)
    package var openInvitationCount = Int32(0)
    package var apiKeyCount = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.TenantStatus")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: state = try decoder.read(WireEnumOf<TenantsV1.TenantState>.self)
        case 24: health = try decoder.read(WireEnumOf<TenantsV1.TenantHealth>.self)
        case 34: try decoder.append(&healthReasons, WireString.self)
        case 40: subscriptionStatus = try decoder.read(WireEnumOf<TenantsV1.SubscriptionStatus>.self)
        case 48: try decoder.append(&sendBlocks, WireEnumOf<TenantsV1.TenantSendBlock>.self)
        case 50: try decoder.appendPacked(&sendBlocks, WireEnumOf<TenantsV1.TenantSendBlock>.self)
        case 58: try decoder.nested(&wizard)
        case 64: icpConfirmed = try decoder.read(WireBool.self)
        case 74: try decoder.append(message: &connectors)
        case 82: try decoder.append(message: &quotas)
        case 90: try decoder.append(message: &errors)
        case 96: memberCount = try decoder.read(WireInt32.self)
        case 104: openInvitationCount = try decoder.read(WireInt32.self)
        case 112: apiKeyCount = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(112, apiKeyCount, WireInt32.self)
      encoder.implicit(104, openInvitationCount, WireInt32.self)
      encoder.implicit(96, memberCount, WireInt32.self)
      encoder.messages(90, errors)
      encoder.messages(82, quotas)
      encoder.messages(74, connectors)
      encoder.implicit(64, icpConfirmed, WireBool.self)
      encoder.optionalMessage(58, wizard)
      encoder.packed(50, sendBlocks, WireEnumOf<TenantsV1.TenantSendBlock>.self)
      encoder.implicit(40, subscriptionStatus, WireEnumOf<TenantsV1.SubscriptionStatus>.self)
      encoder.repeated(34, healthReasons, WireString.self)
      encoder.implicit(24, health, WireEnumOf<TenantsV1.TenantHealth>.self)
      encoder.implicit(16, state, WireEnumOf<TenantsV1.TenantState>.self)
      encoder.implicit(10, tenantID, WireString.self)
    }
  }
}

extension TenantsV1 {
  package struct WizardProgress: WireMessage {
    package var state = TenantsV1.WizardState(rawValue: 0)
    package var currentStep = ""
    package var finishedCount = Int32(0)
    package var stepCount = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.WizardProgress")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: state = try decoder.read(WireEnumOf<TenantsV1.WizardState>.self)
        case 18: currentStep = try decoder.read(WireString.self)
        case 24: finishedCount = try decoder.read(WireInt32.self)
        case 32: stepCount = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(32, stepCount, WireInt32.self)
      encoder.implicit(24, finishedCount, WireInt32.self)
      encoder.implicit(18, currentStep, WireString.self)
      encoder.implicit(8, state, WireEnumOf<TenantsV1.WizardState>.self)
    }
  }
}

extension TenantsV1 {
  package struct ConnectorStatus: WireMessage {
    package var connectorID = ""
    package var displayName = ""
    package var health = TenantsV1.ConnectorHealth(rawValue: 0)
    package var lastError = ""
    package var checkTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.ConnectorStatus")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: connectorID = try decoder.read(WireString.self)
        case 18: displayName = try decoder.read(WireString.self)
        case 24: health = try decoder.read(WireEnumOf<TenantsV1.ConnectorHealth>.self)
        case 34: lastError = try decoder.read(WireString.self)
        case 42: try decoder.nested(&checkTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(42, checkTime)
      encoder.implicit(34, lastError, WireString.self)
      encoder.implicit(24, health, WireEnumOf<TenantsV1.ConnectorHealth>.self)
      encoder.implicit(18, displayName, WireString.self)
      encoder.implicit(10, connectorID, WireString.self)
    }
  }
}

extension TenantsV1 {
  package struct QuotaStatus: WireMessage {
    package var key = ""
    package var effectiveLimit: TypeV1.Decimal?
    package var used: TypeV1.Decimal?
    package var reserved: TypeV1.Decimal?
    package var unit = ""
    package var resetTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.QuotaStatus")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: key = try decoder.read(WireString.self)
        case 18: try decoder.nested(&effectiveLimit)
        case 26: try decoder.nested(&used)
        case 34: try decoder.nested(&reserved)
        case 42: unit = try decoder.read(WireString.self)
        case 50: try decoder.nested(&resetTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(50, resetTime)
      encoder.implicit(42, unit, WireString.self)
      encoder.optionalMessage(34, reserved)
      encoder.optionalMessage(26, used)
      encoder.optionalMessage(18, effectiveLimit)
      encoder.implicit(10, key, WireString.self)
    }
  }
}

extension TenantsV1 {
  package struct TenantError: WireMessage {
    package var time: GoogleProtobuf.Timestamp?
    package var source = ""
    package var sourceID = ""
    package var message = ""
    package var count = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.TenantError")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&time)
        case 18: source = try decoder.read(WireString.self)
        case 26: sourceID = try decoder.read(WireString.self)
        case 34: message = try decoder.read(WireString.self)
        case 40: count = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(40, count, WireInt64.self)
      encoder.implicit(34, message, WireString.self)
      encoder.implicit(26, sourceID, WireString.self)
      encoder.implicit(18, source, WireString.self)
      encoder.optionalMessage(10, time)
    }
  }
}

extension TenantsV1 {
  package struct Wizard: WireMessage {
    package var tenantID = ""
    package var state = TenantsV1.WizardState(rawValue: 0)
    package var currentStep = ""
    package var steps: [TenantsV1.WizardStep] = []
    package var summary: [TenantsV1.WizardSummaryLine] = []
    package var completeTime: GoogleProtobuf.Timestamp?
    package var completedBy: TypeV1.Actor?
    package var createTime: GoogleProtobuf.Timestamp?
    package var updateTime: GoogleProtobuf.Timestamp?
    package var version = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.Wizard")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: state = try decoder.read(WireEnumOf<TenantsV1.WizardState>.self)
        case 26: currentStep = try decoder.read(WireString.self)
        case 34: try decoder.append(message: &steps)
        case 42: try decoder.append(message: &summary)
        case 50: try decoder.nested(&completeTime)
        case 58: try decoder.nested(&completedBy)
        case 66: try decoder.nested(&createTime)
        case 74: try decoder.nested(&updateTime)
        case 80: version = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(80, version, WireInt64.self)
      encoder.optionalMessage(74, updateTime)
      encoder.optionalMessage(66, createTime)
      encoder.optionalMessage(58, completedBy)
      encoder.optionalMessage(50, completeTime)
      encoder.messages(42, summary)
      encoder.messages(34, steps)
      encoder.implicit(26, currentStep, WireString.self)
      encoder.implicit(16, state, WireEnumOf<TenantsV1.WizardState>.self)
      encoder.implicit(10, tenantID, WireString.self)
    }
  }
}

extension TenantsV1 {
  package struct WizardStep: WireMessage {
    package var key = ""
    package var number = Int32(0)
    package var title = ""
    package var text = ""
    package var required = false
    package var state = TenantsV1.WizardStepState(rawValue: 0)
    package var data = ""
    package var defaultData = ""
    package var schema = ""
    package var submitTime: GoogleProtobuf.Timestamp?
    package var submittedBy: TypeV1.Actor?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.WizardStep")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: key = try decoder.read(WireString.self)
        case 16: number = try decoder.read(WireInt32.self)
        case 26: title = try decoder.read(WireString.self)
        case 34: text = try decoder.read(WireString.self)
        case 40: required = try decoder.read(WireBool.self)
        case 48: state = try decoder.read(WireEnumOf<TenantsV1.WizardStepState>.self)
        case 58: data = try decoder.read(WireString.self)
        case 66: defaultData = try decoder.read(WireString.self)
        case 74: schema = try decoder.read(WireString.self)
        case 82: try decoder.nested(&submitTime)
        case 90: try decoder.nested(&submittedBy)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(90, submittedBy)
      encoder.optionalMessage(82, submitTime)
      encoder.implicit(74, schema, WireString.self)
      encoder.implicit(66, defaultData, WireString.self)
      encoder.implicit(58, data, WireString.self)
      encoder.implicit(48, state, WireEnumOf<TenantsV1.WizardStepState>.self)
      encoder.implicit(40, required, WireBool.self)
      encoder.implicit(34, text, WireString.self)
      encoder.implicit(26, title, WireString.self)
      encoder.implicit(16, number, WireInt32.self)
      encoder.implicit(10, key, WireString.self)
    }
  }
}

extension TenantsV1 {
  package struct WizardSummaryLine: WireMessage {
    package var step = ""
    package var title = ""
    package var text = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.WizardSummaryLine")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: step = try decoder.read(WireString.self)
        case 18: title = try decoder.read(WireString.self)
        case 26: text = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(26, text, WireString.self)
      encoder.implicit(18, title, WireString.self)
      encoder.implicit(10, step, WireString.self)
    }
  }
}

extension TenantsV1 {
  package struct Icp: WireMessage {
    package var tenantID = ""
    package var revision = Int64(0)
    package var state = TenantsV1.IcpState(rawValue: 0)
    package var version = Int64(0)
    package var website = ""
    package var description = ""
    package var industries: [String] = []
    package var employeeRanges: [TenantsV1.EmployeeRange] = []
    package var countries: [String] = []
    package var titles: [String] = []
    package var technologies: [String] = []
    package var painPoints: [String] = []
    package var revenueRanges: [TenantsV1.RevenueRange] = []
    package var excludedIndustries: [String] = []
    package var excludedDomains: [String] = []
    package var createTime: GoogleProtobuf.Timestamp?
    package var author: TypeV1.Actor?
    package var confirmTime: GoogleProtobuf.Timestamp?
    package var confirmedBy: TypeV1.Actor?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.Icp")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: revision = try decoder.read(WireInt64.self)
        case 24: state = try decoder.read(WireEnumOf<TenantsV1.IcpState>.self)
        case 32: version = try decoder.read(WireInt64.self)
        case 42: website = try decoder.read(WireString.self)
        case 50: description = try decoder.read(WireString.self)
        case 58: try decoder.append(&industries, WireString.self)
        case 66: try decoder.append(message: &employeeRanges)
        case 74: try decoder.append(&countries, WireString.self)
        case 82: try decoder.append(&titles, WireString.self)
        case 90: try decoder.append(&technologies, WireString.self)
        case 98: try decoder.append(&painPoints, WireString.self)
        case 106: try decoder.append(message: &revenueRanges)
        case 114: try decoder.append(&excludedIndustries, WireString.self)
        case 122: try decoder.append(&excludedDomains, WireString.self)
        case 130: try decoder.nested(&createTime)
        case 138: try decoder.nested(&author)
        case 146: try decoder.nested(&confirmTime)
        case 154: try decoder.nested(&confirmedBy)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(154, confirmedBy)
      encoder.optionalMessage(146, confirmTime)
      encoder.optionalMessage(138, author)
      encoder.optionalMessage(130, createTime)
      encoder.repeated(122, excludedDomains, WireString.self)
      encoder.repeated(114, excludedIndustries, WireString.self)
      encoder.messages(106, revenueRanges)
      encoder.repeated(98, painPoints, WireString.self)
      encoder.repeated(90, technologies, WireString.self)
      encoder.repeated(82, titles, WireString.self)
      encoder.repeated(74, countries, WireString.self)
      encoder.messages(66, employeeRanges)
      encoder.repeated(58, industries, WireString.self)
      encoder.implicit(50, description, WireString.self)
      encoder.implicit(42, website, WireString.self)
      encoder.implicit(32, version, WireInt64.self)
      encoder.implicit(24, state, WireEnumOf<TenantsV1.IcpState>.self)
      encoder.implicit(16, revision, WireInt64.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.number(version, "version", min: 0)
      violations.text(website, "website", max: 2048, format: .url)
      violations.text(description, "description", max: 8000)
      if violations.count(industries.count, "industries", max: 200) {
        violations.each(industries, "industries") { $0.text($1, $2, max: 200) }
      }
      if violations.count(employeeRanges.count, "employee_ranges", max: 20) {
        violations.each(employeeRanges, "employee_ranges") { $0.message($1, $2) }
      }
      if violations.count(countries.count, "countries", max: 250) {
        violations.each(countries, "countries") { $0.text($1, $2, max: 2, format: .country) }
      }
      if violations.count(titles.count, "titles", max: 200) {
        violations.each(titles, "titles") { $0.text($1, $2, max: 200) }
      }
      if violations.count(technologies.count, "technologies", max: 200) {
        violations.each(technologies, "technologies") { $0.text($1, $2, max: 200) }
      }
      if violations.count(painPoints.count, "pain_points", max: 50) {
        violations.each(painPoints, "pain_points") { $0.text($1, $2, max: 500) }
      }
      if violations.count(revenueRanges.count, "revenue_ranges", max: 20) {
        violations.each(revenueRanges, "revenue_ranges") { $0.message($1, $2) }
      }
      if violations.count(excludedIndustries.count, "excluded_industries", max: 200) {
        violations.each(excludedIndustries, "excluded_industries") { $0.text($1, $2, max: 200) }
      }
      if violations.count(excludedDomains.count, "excluded_domains", max: 1000) {
        violations.each(excludedDomains, "excluded_domains") { $0.text($1, $2, max: 253, format: .domain) }
      }
    }
  }
}

extension TenantsV1 {
  package struct EmployeeRange: WireMessage {
    package var min = Int32(0)
    package var max: Int32?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.EmployeeRange")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: min = try decoder.read(WireInt32.self)
        case 16: max = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optional(16, max, WireInt32.self)
      encoder.implicit(8, min, WireInt32.self)
    }

    package func validate(into violations: inout Violations) {
      violations.number(min, "min", min: 0, max: 100000000)
      if let value = max { violations.number(value, "max", min: 0, max: 100000000) }
    }
  }
}

extension TenantsV1 {
  package struct RevenueRange: WireMessage {
    package var min: TypeV1.Money?
    package var max: TypeV1.Money?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.RevenueRange")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&min)
        case 18: try decoder.nested(&max)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(18, max)
      encoder.optionalMessage(10, min)
    }

    package func validate(into violations: inout Violations) {
      violations.message(min, "min")
      violations.message(max, "max")
    }
  }
}

extension TenantsV1 {
  package struct TenantExportHeader: WireMessage {
    private var tenantBox = Boxed<TenantsV1.Tenant>()
    package var tenant: TenantsV1.Tenant? {
      get { tenantBox.value }
      set { tenantBox.value = newValue }
    }
    package var snapshotTime: GoogleProtobuf.Timestamp?
    package var formatVersion = Int32(0)
    package var kinds: [String] = []
    package var omissions: [TenantsV1.TenantExportOmission] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.TenantExportHeader")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenantBox)
        case 18: try decoder.nested(&snapshotTime)
        case 24: formatVersion = try decoder.read(WireInt32.self)
        case 34: try decoder.append(&kinds, WireString.self)
        case 42: try decoder.append(message: &omissions)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(42, omissions)
      encoder.repeated(34, kinds, WireString.self)
      encoder.implicit(24, formatVersion, WireInt32.self)
      encoder.optionalMessage(18, snapshotTime)
      encoder.optionalMessage(10, tenantBox)
    }
  }
}

extension TenantsV1 {
  package struct TenantExportOmission: WireMessage {
    package var kind = ""
    package var reason = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.TenantExportOmission")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: kind = try decoder.read(WireString.self)
        case 18: reason = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, reason, WireString.self)
      encoder.implicit(10, kind, WireString.self)
    }
  }
}

extension TenantsV1 {
  package struct TenantExportRecords: WireMessage {
    package var kind = ""
    package var firstIndex = Int64(0)
    package var records: [String] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.TenantExportRecords")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: kind = try decoder.read(WireString.self)
        case 16: firstIndex = try decoder.read(WireInt64.self)
        case 26: try decoder.append(&records, WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.repeated(26, records, WireString.self)
      encoder.implicit(16, firstIndex, WireInt64.self)
      encoder.implicit(10, kind, WireString.self)
    }
  }
}

extension TenantsV1 {
  package struct TenantExportTrailer: WireMessage {
    package var counts: [TenantsV1.TenantExportCount] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.TenantExportTrailer")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &counts)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(10, counts)
    }
  }
}

extension TenantsV1 {
  package struct TenantExportCount: WireMessage {
    package var kind = ""
    package var count = Int64(0)
    package var sha256 = [UInt8]()
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.TenantExportCount")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: kind = try decoder.read(WireString.self)
        case 16: count = try decoder.read(WireInt64.self)
        case 26: sha256 = try decoder.read(WireBytes.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(26, sha256, WireBytes.self)
      encoder.implicit(16, count, WireInt64.self)
      encoder.implicit(10, kind, WireString.self)
    }
  }
}

extension TenantsV1 {
  package struct ErasureReceipt: WireMessage {
    package var tenantID = ""
    package var state = TenantsV1.ErasureState(rawValue: 0)
    package var startTime: GoogleProtobuf.Timestamp?
    package var completeTime: GoogleProtobuf.Timestamp?
    package var entries: [TypeV1.ErasureEntry] = []
    package var jobID = ""
    package var auditEventID = ""
    package var digest = [UInt8]()
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.ErasureReceipt")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: state = try decoder.read(WireEnumOf<TenantsV1.ErasureState>.self)
        case 26: try decoder.nested(&startTime)
        case 34: try decoder.nested(&completeTime)
        case 42: try decoder.append(message: &entries)
        case 50: jobID = try decoder.read(WireString.self)
        case 58: auditEventID = try decoder.read(WireString.self)
        case 66: digest = try decoder.read(WireBytes.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(66, digest, WireBytes.self)
      encoder.implicit(58, auditEventID, WireString.self)
      encoder.implicit(50, jobID, WireString.self)
      encoder.messages(42, entries)
      encoder.optionalMessage(34, completeTime)
      encoder.optionalMessage(26, startTime)
      encoder.implicit(16, state, WireEnumOf<TenantsV1.ErasureState>.self)
      encoder.implicit(10, tenantID, WireString.self)
    }
  }
}

extension TenantsV1 {
  package struct CreateTenantRequest: MutationRequest {
    package var tenant: TenantsV1.Tenant?
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.CreateTenantRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenant)
        case 18: requestID = try decoder.read(WireString.self)
        case 24: validateOnly = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(24, validateOnly, WireBool.self)
      encoder.implicit(18, requestID, WireString.self)
      encoder.optionalMessage(10, tenant)
    }

    package func validate(into violations: inout Violations) {
      violations.message(tenant, "tenant", required: true)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension TenantsV1 {
  package struct CreateTenantResponse: WireMessage {
    package var tenant: TenantsV1.Tenant?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.CreateTenantResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenant)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, tenant)
    }
  }
}

extension TenantsV1 {
  package struct SetupTenantRequest: MutationRequest {
    package var tenant: TenantsV1.Tenant?
    package var requestID = ""
    package var validateOnly = false
    package var owner: TenantsV1.TenantOwner?
    package var apiKeyDisplayName = ""
    package var apiKeyExpireTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.SetupTenantRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenant)
        case 18: requestID = try decoder.read(WireString.self)
        case 24: validateOnly = try decoder.read(WireBool.self)
        case 34: try decoder.nested(&owner)
        case 42: apiKeyDisplayName = try decoder.read(WireString.self)
        case 50: try decoder.nested(&apiKeyExpireTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(50, apiKeyExpireTime)
      encoder.implicit(42, apiKeyDisplayName, WireString.self)
      encoder.optionalMessage(34, owner)
      encoder.implicit(24, validateOnly, WireBool.self)
      encoder.implicit(18, requestID, WireString.self)
      encoder.optionalMessage(10, tenant)
    }

    package func validate(into violations: inout Violations) {
      violations.message(tenant, "tenant", required: true)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.message(owner, "owner", required: true)
      violations.text(apiKeyDisplayName, "api_key_display_name", max: 200)
      violations.timestamp(apiKeyExpireTime.map { ($0.seconds, $0.nanos) }, "api_key_expire_time")
    }
  }
}

extension TenantsV1 {
  package struct SetupTenantResponse: WireMessage {
    package var tenant: TenantsV1.Tenant?
    package var ownerUserID = ""
    package var ownerMemberID = ""
    package var apiKeyID = ""
    package var apiKey = ""
    package var wizard: TenantsV1.Wizard?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.SetupTenantResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenant)
        case 18: ownerUserID = try decoder.read(WireString.self)
        case 26: ownerMemberID = try decoder.read(WireString.self)
        case 34: apiKeyID = try decoder.read(WireString.self)
        case 42: apiKey = try decoder.read(WireString.self)
        case 50: try decoder.nested(&wizard)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(50, wizard)
      encoder.implicit(42, apiKey, WireString.self)
      encoder.implicit(34, apiKeyID, WireString.self)
      encoder.implicit(26, ownerMemberID, WireString.self)
      encoder.implicit(18, ownerUserID, WireString.self)
      encoder.optionalMessage(10, tenant)
    }
  }
}

extension TenantsV1 {
  package struct GetTenantRequest: TenantRequest {
    package var tenantID = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.GetTenantRequest")

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
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
    }
  }
}

extension TenantsV1 {
  package struct GetTenantResponse: WireMessage {
    package var tenant: TenantsV1.Tenant?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.GetTenantResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenant)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, tenant)
    }
  }
}

extension TenantsV1 {
  package struct ListTenantsRequest: WireMessage {
    package var pageSize = Int32(0)
    package var pageToken = ""
    package var orderBy = ""
    package var state = TenantsV1.TenantState(rawValue: 0)
    package var plan = TypeV1.TenantPlan(rawValue: 0)
    package var subscriptionStatus = TenantsV1.SubscriptionStatus(rawValue: 0)
    package var health = TenantsV1.TenantHealth(rawValue: 0)
    package var slug = ""
    package var subscriptionExternalID = ""
    package var homeRegion = ""
    package var showDeleted = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.ListTenantsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: pageSize = try decoder.read(WireInt32.self)
        case 18: pageToken = try decoder.read(WireString.self)
        case 26: orderBy = try decoder.read(WireString.self)
        case 32: state = try decoder.read(WireEnumOf<TenantsV1.TenantState>.self)
        case 40: plan = try decoder.read(WireEnumOf<TypeV1.TenantPlan>.self)
        case 48: subscriptionStatus = try decoder.read(WireEnumOf<TenantsV1.SubscriptionStatus>.self)
        case 56: health = try decoder.read(WireEnumOf<TenantsV1.TenantHealth>.self)
        case 66: slug = try decoder.read(WireString.self)
        case 74: subscriptionExternalID = try decoder.read(WireString.self)
        case 82: homeRegion = try decoder.read(WireString.self)
        case 88: showDeleted = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(88, showDeleted, WireBool.self)
      encoder.implicit(82, homeRegion, WireString.self)
      encoder.implicit(74, subscriptionExternalID, WireString.self)
      encoder.implicit(66, slug, WireString.self)
      encoder.implicit(56, health, WireEnumOf<TenantsV1.TenantHealth>.self)
      encoder.implicit(48, subscriptionStatus, WireEnumOf<TenantsV1.SubscriptionStatus>.self)
      encoder.implicit(40, plan, WireEnumOf<TypeV1.TenantPlan>.self)
      encoder.implicit(32, state, WireEnumOf<TenantsV1.TenantState>.self)
      encoder.implicit(26, orderBy, WireString.self)
      encoder.implicit(18, pageToken, WireString.self)
      encoder.implicit(8, pageSize, WireInt32.self)
    }

    package func validate(into violations: inout Violations) {
      violations.number(pageSize, "page_size", min: 0)
      violations.text(pageToken, "page_token", max: 4096)
      violations.text(orderBy, "order_by", oneOf: ["create_time", "create_time desc", "slug", "slug desc", "display_name", "display_name desc"])
      violations.enumeration(state, "state")
      violations.enumeration(plan, "plan")
      violations.enumeration(subscriptionStatus, "subscription_status")
      violations.enumeration(health, "health")
      violations.text(slug, "slug", max: 63, format: .slug)
      violations.text(subscriptionExternalID, "subscription_external_id", max: 200, format: .token)
      violations.text(homeRegion, "home_region", max: 63, format: .slug)
    }
  }
}

extension TenantsV1 {
  package struct ListTenantsResponse: WireMessage {
    package var tenants: [TenantsV1.Tenant] = []
    package var nextPageToken = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.ListTenantsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &tenants)
        case 18: nextPageToken = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, nextPageToken, WireString.self)
      encoder.messages(10, tenants)
    }
  }
}

extension TenantsV1 {
  package struct UpdateTenantRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var tenant: TenantsV1.Tenant?
    package var updateMask: GoogleProtobuf.FieldMask?
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.UpdateTenantRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.nested(&tenant)
        case 26: try decoder.nested(&updateMask)
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
      encoder.optionalMessage(26, updateMask)
      encoder.optionalMessage(18, tenant)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.update(tenant, "tenant", mask: updateMask?.paths)
      violations.message(updateMask, "update_mask")
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension TenantsV1 {
  package struct UpdateTenantResponse: WireMessage {
    package var tenant: TenantsV1.Tenant?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.UpdateTenantResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenant)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, tenant)
    }
  }
}

extension TenantsV1 {
  package struct SetTenantPlanRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var plan = TypeV1.TenantPlan(rawValue: 0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.SetTenantPlanRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: version = try decoder.read(WireInt64.self)
        case 26: requestID = try decoder.read(WireString.self)
        case 32: validateOnly = try decoder.read(WireBool.self)
        case 40: plan = try decoder.read(WireEnumOf<TypeV1.TenantPlan>.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(40, plan, WireEnumOf<TypeV1.TenantPlan>.self)
      encoder.implicit(32, validateOnly, WireBool.self)
      encoder.implicit(26, requestID, WireString.self)
      encoder.implicit(16, version, WireInt64.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.enumeration(plan, "plan", required: true)
    }
  }
}

extension TenantsV1 {
  package struct SetTenantPlanResponse: WireMessage {
    package var tenant: TenantsV1.Tenant?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.SetTenantPlanResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenant)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, tenant)
    }
  }
}

extension TenantsV1 {
  package struct SetSubscriptionRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var subscription: TenantsV1.Subscription?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.SetSubscriptionRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: version = try decoder.read(WireInt64.self)
        case 26: requestID = try decoder.read(WireString.self)
        case 32: validateOnly = try decoder.read(WireBool.self)
        case 42: try decoder.nested(&subscription)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(42, subscription)
      encoder.implicit(32, validateOnly, WireBool.self)
      encoder.implicit(26, requestID, WireString.self)
      encoder.implicit(16, version, WireInt64.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.message(subscription, "subscription", required: true)
    }
  }
}

extension TenantsV1 {
  package struct SetSubscriptionResponse: WireMessage {
    package var tenant: TenantsV1.Tenant?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.SetSubscriptionResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenant)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, tenant)
    }
  }
}

extension TenantsV1 {
  package struct SuspendTenantRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var reason = ""
    package var blockReads = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.SuspendTenantRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: version = try decoder.read(WireInt64.self)
        case 26: requestID = try decoder.read(WireString.self)
        case 32: validateOnly = try decoder.read(WireBool.self)
        case 42: reason = try decoder.read(WireString.self)
        case 48: blockReads = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(48, blockReads, WireBool.self)
      encoder.implicit(42, reason, WireString.self)
      encoder.implicit(32, validateOnly, WireBool.self)
      encoder.implicit(26, requestID, WireString.self)
      encoder.implicit(16, version, WireInt64.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.text(reason, "reason", max: 500)
    }
  }
}

extension TenantsV1 {
  package struct SuspendTenantResponse: WireMessage {
    package var tenant: TenantsV1.Tenant?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.SuspendTenantResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenant)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, tenant)
    }
  }
}

extension TenantsV1 {
  package struct ResumeTenantRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.ResumeTenantRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: version = try decoder.read(WireInt64.self)
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
      encoder.implicit(16, version, WireInt64.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension TenantsV1 {
  package struct ResumeTenantResponse: WireMessage {
    package var tenant: TenantsV1.Tenant?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.ResumeTenantResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenant)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, tenant)
    }
  }
}

extension TenantsV1 {
  package struct DeleteTenantRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.DeleteTenantRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: version = try decoder.read(WireInt64.self)
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
      encoder.implicit(16, version, WireInt64.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension TenantsV1 {
  package struct DeleteTenantResponse: WireMessage {
    package var tenant: TenantsV1.Tenant?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.DeleteTenantResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenant)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, tenant)
    }
  }
}

extension TenantsV1 {
  package struct UndeleteTenantRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.UndeleteTenantRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: version = try decoder.read(WireInt64.self)
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
      encoder.implicit(16, version, WireInt64.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension TenantsV1 {
  package struct UndeleteTenantResponse: WireMessage {
    package var tenant: TenantsV1.Tenant?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.UndeleteTenantResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenant)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, tenant)
    }
  }
}

extension TenantsV1 {
  package struct GetTenantStatusRequest: TenantRequest {
    package var tenantID = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.GetTenantStatusRequest")

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
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
    }
  }
}

extension TenantsV1 {
  package struct GetTenantStatusResponse: WireMessage {
    package var tenantStatus: TenantsV1.TenantStatus?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.GetTenantStatusResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&tenantStatus)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, tenantStatus)
    }
  }
}

extension TenantsV1 {
  package struct GetWizardRequest: TenantRequest {
    package var tenantID = ""
    package var locale = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.GetWizardRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: locale = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, locale, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.text(locale, "locale", max: 35, format: .language)
    }
  }
}

extension TenantsV1 {
  package struct GetWizardResponse: WireMessage {
    package var wizard: TenantsV1.Wizard?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.GetWizardResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&wizard)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, wizard)
    }
  }
}

extension TenantsV1 {
  package struct SubmitWizardStepRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var step = ""
    package var data = ""
    package var saveOnly = false
    package var skip = false
    package var locale = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.SubmitWizardStepRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: version = try decoder.read(WireInt64.self)
        case 26: requestID = try decoder.read(WireString.self)
        case 32: validateOnly = try decoder.read(WireBool.self)
        case 42: step = try decoder.read(WireString.self)
        case 50: data = try decoder.read(WireString.self)
        case 56: saveOnly = try decoder.read(WireBool.self)
        case 64: skip = try decoder.read(WireBool.self)
        case 74: locale = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(74, locale, WireString.self)
      encoder.implicit(64, skip, WireBool.self)
      encoder.implicit(56, saveOnly, WireBool.self)
      encoder.implicit(50, data, WireString.self)
      encoder.implicit(42, step, WireString.self)
      encoder.implicit(32, validateOnly, WireBool.self)
      encoder.implicit(26, requestID, WireString.self)
      encoder.implicit(16, version, WireInt64.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.text(step, "step", required: true, max: 64, format: .key)
      violations.text(data, "data", max: 65536, format: .jsonObject)
      violations.text(locale, "locale", max: 35, format: .language)
    }
  }
}

extension TenantsV1 {
  package struct SubmitWizardStepResponse: WireMessage {
    package var wizard: TenantsV1.Wizard?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.SubmitWizardStepResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&wizard)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, wizard)
    }
  }
}

extension TenantsV1 {
  package struct CompleteWizardRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var locale = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.CompleteWizardRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: version = try decoder.read(WireInt64.self)
        case 26: requestID = try decoder.read(WireString.self)
        case 32: validateOnly = try decoder.read(WireBool.self)
        case 42: locale = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(42, locale, WireString.self)
      encoder.implicit(32, validateOnly, WireBool.self)
      encoder.implicit(26, requestID, WireString.self)
      encoder.implicit(16, version, WireInt64.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.text(locale, "locale", max: 35, format: .language)
    }
  }
}

extension TenantsV1 {
  package struct CompleteWizardResponse: WireMessage {
    package var wizard: TenantsV1.Wizard?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.CompleteWizardResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&wizard)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, wizard)
    }
  }
}

extension TenantsV1 {
  package struct GetIcpRequest: TenantRequest {
    package var tenantID = ""
    package var revision = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.GetIcpRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: revision = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(16, revision, WireInt64.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(revision, "revision", min: 0)
    }
  }
}

extension TenantsV1 {
  package struct GetIcpResponse: WireMessage {
    package var icp: TenantsV1.Icp?
    package var draft: TenantsV1.Icp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.GetIcpResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&icp)
        case 18: try decoder.nested(&draft)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(18, draft)
      encoder.optionalMessage(10, icp)
    }
  }
}

extension TenantsV1 {
  package struct UpdateIcpRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var icp: TenantsV1.Icp?
    package var updateMask: GoogleProtobuf.FieldMask?
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.UpdateIcpRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.nested(&icp)
        case 26: try decoder.nested(&updateMask)
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
      encoder.optionalMessage(26, updateMask)
      encoder.optionalMessage(18, icp)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.update(icp, "icp", mask: updateMask?.paths)
      violations.message(updateMask, "update_mask")
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension TenantsV1 {
  package struct UpdateIcpResponse: WireMessage {
    package var icp: TenantsV1.Icp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.UpdateIcpResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&icp)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, icp)
    }
  }
}

extension TenantsV1 {
  package struct ConfirmIcpRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var revision = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.ConfirmIcpRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: version = try decoder.read(WireInt64.self)
        case 26: requestID = try decoder.read(WireString.self)
        case 32: validateOnly = try decoder.read(WireBool.self)
        case 40: revision = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(40, revision, WireInt64.self)
      encoder.implicit(32, validateOnly, WireBool.self)
      encoder.implicit(26, requestID, WireString.self)
      encoder.implicit(16, version, WireInt64.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.number(revision, "revision", min: 0)
    }
  }
}

extension TenantsV1 {
  package struct ConfirmIcpResponse: WireMessage {
    package var icp: TenantsV1.Icp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.ConfirmIcpResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&icp)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, icp)
    }
  }
}

extension TenantsV1 {
  package struct ExportTenantRequest: TenantRequest {
    package var tenantID = ""
    package var kinds: [String] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.ExportTenantRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.append(&kinds, WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.repeated(18, kinds, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      if violations.count(kinds.count, "kinds", max: 100) {
        violations.each(kinds, "kinds") { $0.text($1, $2, max: 64, format: .key) }
      }
    }
  }
}

extension TenantsV1 {
  package struct ExportTenantResponse: WireMessage {
    package var part: Part?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.ExportTenantResponse")

    package enum Part: Equatable, Sendable {
      case header(TenantsV1.TenantExportHeader)
      case records(TenantsV1.TenantExportRecords)
      case trailer(TenantsV1.TenantExportTrailer)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10:
          var merged = if case .header(let value)? = self.part { value } else { TenantsV1.TenantExportHeader() }
          try decoder.nested(&merged)
          part = .header(merged)
        case 18:
          var merged = if case .records(let value)? = self.part { value } else { TenantsV1.TenantExportRecords() }
          try decoder.nested(&merged)
          part = .records(merged)
        case 26:
          var merged = if case .trailer(let value)? = self.part { value } else { TenantsV1.TenantExportTrailer() }
          try decoder.nested(&merged)
          part = .trailer(merged)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .trailer(let value)? = self.part { encoder.message(26, value) }
      if case .records(let value)? = self.part { encoder.message(18, value) }
      if case .header(let value)? = self.part { encoder.message(10, value) }
    }
  }
}

extension TenantsV1 {
  package struct EraseTenantRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.EraseTenantRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: version = try decoder.read(WireInt64.self)
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
      encoder.implicit(16, version, WireInt64.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension TenantsV1 {
  package struct EraseTenantResponse: WireMessage {
    package var receipt: TenantsV1.ErasureReceipt?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.tenants.v1.EraseTenantResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&receipt)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, receipt)
    }
  }
}

extension TenantsV1 {
  package struct TenantState: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var active: Self { Self(rawValue: 1) }
    package static var suspended: Self { Self(rawValue: 2) }
    package static var deleted: Self { Self(rawValue: 3) }
    package static var erasing: Self { Self(rawValue: 4) }

    package static var allKnown: [Self] {
      [.unspecified, .active, .suspended, .deleted, .erasing]
    }

    package var name: String? {
      switch rawValue {
      case 0: "TENANT_STATE_UNSPECIFIED"
      case 1: "TENANT_STATE_ACTIVE"
      case 2: "TENANT_STATE_SUSPENDED"
      case 3: "TENANT_STATE_DELETED"
      case 4: "TENANT_STATE_ERASING"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "active"),
      (2, "suspended"),
      (3, "deleted"),
      (4, "erasing"),
    ])
  }
}

extension TenantsV1 {
  package struct SubscriptionStatus: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var trial: Self { Self(rawValue: 1) }
    package static var active: Self { Self(rawValue: 2) }
    package static var pastDue: Self { Self(rawValue: 3) }
    package static var cancelled: Self { Self(rawValue: 4) }

    package static var allKnown: [Self] {
      [.unspecified, .trial, .active, .pastDue, .cancelled]
    }

    package var name: String? {
      switch rawValue {
      case 0: "SUBSCRIPTION_STATUS_UNSPECIFIED"
      case 1: "SUBSCRIPTION_STATUS_TRIAL"
      case 2: "SUBSCRIPTION_STATUS_ACTIVE"
      case 3: "SUBSCRIPTION_STATUS_PAST_DUE"
      case 4: "SUBSCRIPTION_STATUS_CANCELLED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "trial"),
      (2, "active"),
      (3, "past_due"),
      (4, "cancelled"),
    ])
  }
}

extension TenantsV1 {
  package struct TenantHealth: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var healthy: Self { Self(rawValue: 1) }
    package static var degraded: Self { Self(rawValue: 2) }
    package static var failed: Self { Self(rawValue: 3) }

    package static var allKnown: [Self] {
      [.unspecified, .healthy, .degraded, .failed]
    }

    package var name: String? {
      switch rawValue {
      case 0: "TENANT_HEALTH_UNSPECIFIED"
      case 1: "TENANT_HEALTH_HEALTHY"
      case 2: "TENANT_HEALTH_DEGRADED"
      case 3: "TENANT_HEALTH_FAILED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "healthy"),
      (2, "degraded"),
      (3, "failed"),
    ])
  }
}

extension TenantsV1 {
  package struct MfaPolicy: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var off: Self { Self(rawValue: 1) }
    package static var sensitive: Self { Self(rawValue: 2) }
    package static var always: Self { Self(rawValue: 3) }

    package static var allKnown: [Self] {
      [.unspecified, .off, .sensitive, .always]
    }

    package var name: String? {
      switch rawValue {
      case 0: "MFA_POLICY_UNSPECIFIED"
      case 1: "MFA_POLICY_OFF"
      case 2: "MFA_POLICY_SENSITIVE"
      case 3: "MFA_POLICY_ALWAYS"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "off"),
      (2, "sensitive"),
      (3, "always"),
    ])
  }
}

extension TenantsV1 {
  package struct TenantSendBlock: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var suspended: Self { Self(rawValue: 1) }
    package static var deleted: Self { Self(rawValue: 2) }
    package static var pastDue: Self { Self(rawValue: 3) }
    package static var cancelled: Self { Self(rawValue: 4) }
    package static var emergencyStop: Self { Self(rawValue: 5) }
    package static var noCredits: Self { Self(rawValue: 6) }

    package static var allKnown: [Self] {
      [.unspecified, .suspended, .deleted, .pastDue, .cancelled, .emergencyStop, .noCredits]
    }

    package var name: String? {
      switch rawValue {
      case 0: "TENANT_SEND_BLOCK_UNSPECIFIED"
      case 1: "TENANT_SEND_BLOCK_SUSPENDED"
      case 2: "TENANT_SEND_BLOCK_DELETED"
      case 3: "TENANT_SEND_BLOCK_PAST_DUE"
      case 4: "TENANT_SEND_BLOCK_CANCELLED"
      case 5: "TENANT_SEND_BLOCK_EMERGENCY_STOP"
      case 6: "TENANT_SEND_BLOCK_NO_CREDITS"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "suspended"),
      (2, "deleted"),
      (3, "past_due"),
      (4, "cancelled"),
      (5, "emergency_stop"),
      (6, "no_credits"),
    ])
  }
}

extension TenantsV1 {
  package struct ConnectorHealth: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var disabled: Self { Self(rawValue: 1) }
    package static var authenticating: Self { Self(rawValue: 2) }
    package static var healthy: Self { Self(rawValue: 3) }
    package static var degraded: Self { Self(rawValue: 4) }
    package static var failed: Self { Self(rawValue: 5) }

    package static var allKnown: [Self] {
      [.unspecified, .disabled, .authenticating, .healthy, .degraded, .failed]
    }

    package var name: String? {
      switch rawValue {
      case 0: "CONNECTOR_HEALTH_UNSPECIFIED"
      case 1: "CONNECTOR_HEALTH_DISABLED"
      case 2: "CONNECTOR_HEALTH_AUTHENTICATING"
      case 3: "CONNECTOR_HEALTH_HEALTHY"
      case 4: "CONNECTOR_HEALTH_DEGRADED"
      case 5: "CONNECTOR_HEALTH_FAILED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "disabled"),
      (2, "authenticating"),
      (3, "healthy"),
      (4, "degraded"),
      (5, "failed"),
    ])
  }
}

extension TenantsV1 {
  package struct WizardState: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var new: Self { Self(rawValue: 1) }
    package static var started: Self { Self(rawValue: 2) }
    package static var complete: Self { Self(rawValue: 3) }

    package static var allKnown: [Self] {
      [.unspecified, .new, .started, .complete]
    }

    package var name: String? {
      switch rawValue {
      case 0: "WIZARD_STATE_UNSPECIFIED"
      case 1: "WIZARD_STATE_NEW"
      case 2: "WIZARD_STATE_STARTED"
      case 3: "WIZARD_STATE_COMPLETE"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "new"),
      (2, "started"),
      (3, "complete"),
    ])
  }
}

extension TenantsV1 {
  package struct WizardStepState: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var open: Self { Self(rawValue: 1) }
    package static var done: Self { Self(rawValue: 2) }
    package static var skipped: Self { Self(rawValue: 3) }

    package static var allKnown: [Self] {
      [.unspecified, .open, .done, .skipped]
    }

    package var name: String? {
      switch rawValue {
      case 0: "WIZARD_STEP_STATE_UNSPECIFIED"
      case 1: "WIZARD_STEP_STATE_OPEN"
      case 2: "WIZARD_STEP_STATE_DONE"
      case 3: "WIZARD_STEP_STATE_SKIPPED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "open"),
      (2, "done"),
      (3, "skipped"),
    ])
  }
}

extension TenantsV1 {
  package struct IcpState: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var draft: Self { Self(rawValue: 1) }
    package static var confirmed: Self { Self(rawValue: 2) }
    package static var superseded: Self { Self(rawValue: 3) }

    package static var allKnown: [Self] {
      [.unspecified, .draft, .confirmed, .superseded]
    }

    package var name: String? {
      switch rawValue {
      case 0: "ICP_STATE_UNSPECIFIED"
      case 1: "ICP_STATE_DRAFT"
      case 2: "ICP_STATE_CONFIRMED"
      case 3: "ICP_STATE_SUPERSEDED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "draft"),
      (2, "confirmed"),
      (3, "superseded"),
    ])
  }
}

extension TenantsV1 {
  package struct ErasureState: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var planned: Self { Self(rawValue: 1) }
    package static var running: Self { Self(rawValue: 2) }
    package static var complete: Self { Self(rawValue: 3) }

    package static var allKnown: [Self] {
      [.unspecified, .planned, .running, .complete]
    }

    package var name: String? {
      switch rawValue {
      case 0: "ERASURE_STATE_UNSPECIFIED"
      case 1: "ERASURE_STATE_PLANNED"
      case 2: "ERASURE_STATE_RUNNING"
      case 3: "ERASURE_STATE_COMPLETE"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "planned"),
      (2, "running"),
      (3, "complete"),
    ])
  }
}

extension TenantsV1 {
  package enum Method: Int, CaseIterable, Sendable {
    case createTenant, setupTenant, getTenant, listTenants, updateTenant, setTenantPlan, setSubscription, suspendTenant, resumeTenant, deleteTenant, undeleteTenant, getTenantStatus, getWizard, submitWizardStep, completeWizard, getIcp, updateIcp, confirmIcp, exportTenant, eraseTenant

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "CreateTenant", shape: .unary,
        input: "muster.tenants.v1.CreateTenantRequest", output: "muster.tenants.v1.CreateTenantResponse",
        access: .platform("platform.provision"), effect: .write, audit: .security,
        command: CommandInfo(noun: "tenant", verb: "create", example: "tenant create --slug acme --display-name 'Acme Pty Ltd'")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "SetupTenant", shape: .unary,
        input: "muster.tenants.v1.SetupTenantRequest", output: "muster.tenants.v1.SetupTenantResponse",
        access: .platform("platform.provision"), effect: .write, audit: .security, hasSecretResponse: true,
        command: CommandInfo(noun: "tenant", verb: "setup", example: "tenant setup --slug acme --display-name 'Acme Pty Ltd' --owner.email ada@acme.example")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "GetTenant", shape: .unary,
        input: "muster.tenants.v1.GetTenantRequest", output: "muster.tenants.v1.GetTenantResponse",
        access: .tenant("tenants.read"), operatorPermission: "platform.tenants", effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "tenant", verb: "get", positional: "tenant_id", example: "tenant get tenant_01jc4x8y7kf3q9v2m5n6p7r8st")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "ListTenants", shape: .unary,
        input: "muster.tenants.v1.ListTenantsRequest", output: "muster.tenants.v1.ListTenantsResponse",
        access: .platform("platform.tenants"), effect: .readBounded, audit: .access,
        command: CommandInfo(noun: "tenant", verb: "list", example: "tenant list --health degraded")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "UpdateTenant", shape: .unary,
        input: "muster.tenants.v1.UpdateTenantRequest", output: "muster.tenants.v1.UpdateTenantResponse",
        access: .tenant("tenants.write"), operatorPermission: "platform.provision", effect: .write, audit: .security, isSensitive: true,
        command: CommandInfo(noun: "tenant", verb: "update", positional: "tenant_id", example: "tenant update tenant_01jc4x8y7kf3q9v2m5n6p7r8st --time-zone Australia/Perth")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "SetTenantPlan", shape: .unary,
        input: "muster.tenants.v1.SetTenantPlanRequest", output: "muster.tenants.v1.SetTenantPlanResponse",
        access: .tenant("tenants.plan"), operatorPermission: "platform.subscriptions", effect: .write, audit: .security, isSensitive: true,
        command: CommandInfo(noun: "tenant", verb: "set-plan", positional: "tenant_id", example: "tenant set-plan tenant_01jc4x8y7kf3q9v2m5n6p7r8st --plan velocity")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "SetSubscription", shape: .unary,
        input: "muster.tenants.v1.SetSubscriptionRequest", output: "muster.tenants.v1.SetSubscriptionResponse",
        access: .platform("platform.subscriptions"), effect: .write, audit: .security,
        command: CommandInfo(noun: "tenant", verb: "set-subscription", positional: "tenant_id", example: "tenant set-subscription tenant_01jc4x8y7kf3q9v2m5n6p7r8st --status past-due")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "SuspendTenant", shape: .unary,
        input: "muster.tenants.v1.SuspendTenantRequest", output: "muster.tenants.v1.SuspendTenantResponse",
        access: .platform("platform.suspend"), effect: .write, audit: .security,
        command: CommandInfo(noun: "tenant", verb: "suspend", positional: "tenant_id", confirmation: .yes, example: "tenant suspend tenant_01jc4x8y7kf3q9v2m5n6p7r8st --reason 'Spam complaints under review' --yes")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "ResumeTenant", shape: .unary,
        input: "muster.tenants.v1.ResumeTenantRequest", output: "muster.tenants.v1.ResumeTenantResponse",
        access: .platform("platform.suspend"), effect: .write, audit: .security,
        command: CommandInfo(noun: "tenant", verb: "resume", positional: "tenant_id", example: "tenant resume tenant_01jc4x8y7kf3q9v2m5n6p7r8st")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "DeleteTenant", shape: .unary,
        input: "muster.tenants.v1.DeleteTenantRequest", output: "muster.tenants.v1.DeleteTenantResponse",
        access: .tenant("tenants.delete"), operatorPermission: "platform.provision", effect: .write, audit: .security, isSensitive: true,
        command: CommandInfo(noun: "tenant", verb: "delete", positional: "tenant_id", confirmation: .yes, example: "tenant delete tenant_01jc4x8y7kf3q9v2m5n6p7r8st --yes")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "UndeleteTenant", shape: .unary,
        input: "muster.tenants.v1.UndeleteTenantRequest", output: "muster.tenants.v1.UndeleteTenantResponse",
        access: .tenant("tenants.delete"), operatorPermission: "platform.provision", effect: .write, audit: .security, isSensitive: true,
        command: CommandInfo(noun: "tenant", verb: "undelete", positional: "tenant_id", example: "tenant undelete tenant_01jc4x8y7kf3q9v2m5n6p7r8st")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "GetTenantStatus", shape: .unary,
        input: "muster.tenants.v1.GetTenantStatusRequest", output: "muster.tenants.v1.GetTenantStatusResponse",
        access: .tenant("tenants.read"), operatorPermission: "platform.tenants", effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "tenant", verb: "status", positional: "tenant_id", example: "tenant status tenant_01jc4x8y7kf3q9v2m5n6p7r8st")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "GetWizard", shape: .unary,
        input: "muster.tenants.v1.GetWizardRequest", output: "muster.tenants.v1.GetWizardResponse",
        access: .tenant("tenants.read"), effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "wizard", verb: "get", example: "wizard get")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "SubmitWizardStep", shape: .unary,
        input: "muster.tenants.v1.SubmitWizardStepRequest", output: "muster.tenants.v1.SubmitWizardStepResponse",
        access: .tenant("tenants.write"), effect: .write, audit: .change,
        command: CommandInfo(noun: "wizard", verb: "submit", positional: "step", example: "wizard submit tenant --data '{\"display_name\": \"Acme\", \"time_zone\": \"UTC\"}'")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "CompleteWizard", shape: .unary,
        input: "muster.tenants.v1.CompleteWizardRequest", output: "muster.tenants.v1.CompleteWizardResponse",
        access: .tenant("tenants.write"), effect: .write, audit: .change,
        command: CommandInfo(noun: "wizard", verb: "complete", example: "wizard complete")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "GetIcp", shape: .unary,
        input: "muster.tenants.v1.GetIcpRequest", output: "muster.tenants.v1.GetIcpResponse",
        access: .tenant("tenants.read"), effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "icp", verb: "get", example: "icp get")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "UpdateIcp", shape: .unary,
        input: "muster.tenants.v1.UpdateIcpRequest", output: "muster.tenants.v1.UpdateIcpResponse",
        access: .tenant("tenants.icp"), effect: .write, audit: .change,
        command: CommandInfo(noun: "icp", verb: "update", example: "icp update --industries Dental --countries AU --titles Owner")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "ConfirmIcp", shape: .unary,
        input: "muster.tenants.v1.ConfirmIcpRequest", output: "muster.tenants.v1.ConfirmIcpResponse",
        access: .tenant("tenants.icp_confirm"), effect: .write, audit: .change,
        command: CommandInfo(noun: "icp", verb: "confirm", example: "icp confirm --revision 3")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "ExportTenant", shape: .serverStream,
        input: "muster.tenants.v1.ExportTenantRequest", output: "muster.tenants.v1.ExportTenantResponse",
        access: .tenant("tenants.export"), operatorPermission: "platform.tenant_data", effect: .read, audit: .access, isSensitive: true,
        command: CommandInfo(noun: "tenant", verb: "export", positional: "tenant_id", example: "tenant export tenant_01jc4x8y7kf3q9v2m5n6p7r8st")
      ),
      MethodInfo(
        service: "muster.tenants.v1.TenantService", name: "EraseTenant", shape: .unary,
        input: "muster.tenants.v1.EraseTenantRequest", output: "muster.tenants.v1.EraseTenantResponse",
        access: .tenant("tenants.erase"), operatorPermission: "platform.tenant_data", effect: .write, audit: .security, isSensitive: true,
        command: CommandInfo(noun: "tenant", verb: "erase", positional: "tenant_id", confirmation: .name, example: "tenant erase tenant_01jc4x8y7kf3q9v2m5n6p7r8st --confirm tenant_01jc4x8y7kf3q9v2m5n6p7r8st")
      ),
    ]
  }

  package static let permissions: [PermissionInfo] = [
    PermissionInfo("tenants.read", .viewer, "See the tenant, its status, its wizard and its ideal customer profile."),
    PermissionInfo("tenants.icp", .member, "Draft the ideal customer profile."),
    PermissionInfo("tenants.icp_confirm", .admin, "Put a drafted ideal customer profile into force."),
    PermissionInfo("tenants.write", .admin, "Change the tenant's name, zone and security policy, and go through the wizard."),
    PermissionInfo("tenants.plan", .owner, "Change the tenant's plan."),
    PermissionInfo("tenants.export", .owner, "Export everything that the tenant has."),
    PermissionInfo("tenants.delete", .owner, "Delete the tenant and bring it back."),
    PermissionInfo("tenants.erase", .owner, "Erase the tenant at once and for good."),
    PermissionInfo("platform.tenants", .platform, "List all tenants with their health, and see each of them."),
    PermissionInfo("platform.provision", .platform, "Make, change, delete and bring back tenants."),
    PermissionInfo("platform.subscriptions", .platform, "Set the plan and subscription of a tenant, with the limits agreed for it."),
    PermissionInfo("platform.tenant_data", .platform, "Export everything that a tenant has, and erase it."),
    PermissionInfo("platform.suspend", .platform, "Suspend a tenant and resume it."),
  ]

  package protocol Service: Sendable {
    func createTenant(_ request: TenantsV1.CreateTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.CreateTenantResponse
    func setupTenant(_ request: TenantsV1.SetupTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.SetupTenantResponse
    func getTenant(_ request: TenantsV1.GetTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.GetTenantResponse
    func listTenants(_ request: TenantsV1.ListTenantsRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.ListTenantsResponse
    func updateTenant(_ request: TenantsV1.UpdateTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.UpdateTenantResponse
    func setTenantPlan(_ request: TenantsV1.SetTenantPlanRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.SetTenantPlanResponse
    func setSubscription(_ request: TenantsV1.SetSubscriptionRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.SetSubscriptionResponse
    func suspendTenant(_ request: TenantsV1.SuspendTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.SuspendTenantResponse
    func resumeTenant(_ request: TenantsV1.ResumeTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.ResumeTenantResponse
    func deleteTenant(_ request: TenantsV1.DeleteTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.DeleteTenantResponse
    func undeleteTenant(_ request: TenantsV1.UndeleteTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.UndeleteTenantResponse
    func getTenantStatus(_ request: TenantsV1.GetTenantStatusRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.GetTenantStatusResponse
    func getWizard(_ request: TenantsV1.GetWizardRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.GetWizardResponse
    func submitWizardStep(_ request: TenantsV1.SubmitWizardStepRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.SubmitWizardStepResponse
    func completeWizard(_ request: TenantsV1.CompleteWizardRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.CompleteWizardResponse
    func getIcp(_ request: TenantsV1.GetIcpRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.GetIcpResponse
    func updateIcp(_ request: TenantsV1.UpdateIcpRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.UpdateIcpResponse
    func confirmIcp(_ request: TenantsV1.ConfirmIcpRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.ConfirmIcpResponse
    func exportTenant(_ request: TenantsV1.ExportTenantRequest, to responses: ResponseWriter<TenantsV1.ExportTenantResponse>, as caller: Caller) async throws(RPCError)
    func eraseTenant(_ request: TenantsV1.EraseTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.EraseTenantResponse
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.createTenant.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.CreateTenantRequest.self, &caller)
        try await call.send(service.createTenant(request, as: caller))
      },
      MethodHandler(Method.setupTenant.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.SetupTenantRequest.self, &caller)
        try await call.send(service.setupTenant(request, as: caller))
      },
      MethodHandler(Method.getTenant.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.GetTenantRequest.self, &caller)
        try await call.send(service.getTenant(request, as: caller))
      },
      MethodHandler(Method.listTenants.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.ListTenantsRequest.self, &caller)
        try await call.send(service.listTenants(request, as: caller))
      },
      MethodHandler(Method.updateTenant.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.UpdateTenantRequest.self, &caller)
        try await call.send(service.updateTenant(request, as: caller))
      },
      MethodHandler(Method.setTenantPlan.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.SetTenantPlanRequest.self, &caller)
        try await call.send(service.setTenantPlan(request, as: caller))
      },
      MethodHandler(Method.setSubscription.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.SetSubscriptionRequest.self, &caller)
        try await call.send(service.setSubscription(request, as: caller))
      },
      MethodHandler(Method.suspendTenant.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.SuspendTenantRequest.self, &caller)
        try await call.send(service.suspendTenant(request, as: caller))
      },
      MethodHandler(Method.resumeTenant.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.ResumeTenantRequest.self, &caller)
        try await call.send(service.resumeTenant(request, as: caller))
      },
      MethodHandler(Method.deleteTenant.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.DeleteTenantRequest.self, &caller)
        try await call.send(service.deleteTenant(request, as: caller))
      },
      MethodHandler(Method.undeleteTenant.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.UndeleteTenantRequest.self, &caller)
        try await call.send(service.undeleteTenant(request, as: caller))
      },
      MethodHandler(Method.getTenantStatus.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.GetTenantStatusRequest.self, &caller)
        try await call.send(service.getTenantStatus(request, as: caller))
      },
      MethodHandler(Method.getWizard.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.GetWizardRequest.self, &caller)
        try await call.send(service.getWizard(request, as: caller))
      },
      MethodHandler(Method.submitWizardStep.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.SubmitWizardStepRequest.self, &caller)
        try await call.send(service.submitWizardStep(request, as: caller))
      },
      MethodHandler(Method.completeWizard.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.CompleteWizardRequest.self, &caller)
        try await call.send(service.completeWizard(request, as: caller))
      },
      MethodHandler(Method.getIcp.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.GetIcpRequest.self, &caller)
        try await call.send(service.getIcp(request, as: caller))
      },
      MethodHandler(Method.updateIcp.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.UpdateIcpRequest.self, &caller)
        try await call.send(service.updateIcp(request, as: caller))
      },
      MethodHandler(Method.confirmIcp.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.ConfirmIcpRequest.self, &caller)
        try await call.send(service.confirmIcp(request, as: caller))
      },
      MethodHandler(Method.exportTenant.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.ExportTenantRequest.self, &caller)
        try await service.exportTenant(request, to: ResponseWriter(call), as: caller)
      },
      MethodHandler(Method.eraseTenant.info) { call, caller async throws(RPCError) in
        let request = try await call.single(TenantsV1.EraseTenantRequest.self, &caller)
        try await call.send(service.eraseTenant(request, as: caller))
      },
    ]
  }

  package struct Unserved: Service {
    package init() {}

    package func createTenant(_ request: TenantsV1.CreateTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.CreateTenantResponse {
      throw .methodUnknown(Method.createTenant.info.path)
    }

    package func setupTenant(_ request: TenantsV1.SetupTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.SetupTenantResponse {
      throw .methodUnknown(Method.setupTenant.info.path)
    }

    package func getTenant(_ request: TenantsV1.GetTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.GetTenantResponse {
      throw .methodUnknown(Method.getTenant.info.path)
    }

    package func listTenants(_ request: TenantsV1.ListTenantsRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.ListTenantsResponse {
      throw .methodUnknown(Method.listTenants.info.path)
    }

    package func updateTenant(_ request: TenantsV1.UpdateTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.UpdateTenantResponse {
      throw .methodUnknown(Method.updateTenant.info.path)
    }

    package func setTenantPlan(_ request: TenantsV1.SetTenantPlanRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.SetTenantPlanResponse {
      throw .methodUnknown(Method.setTenantPlan.info.path)
    }

    package func setSubscription(_ request: TenantsV1.SetSubscriptionRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.SetSubscriptionResponse {
      throw .methodUnknown(Method.setSubscription.info.path)
    }

    package func suspendTenant(_ request: TenantsV1.SuspendTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.SuspendTenantResponse {
      throw .methodUnknown(Method.suspendTenant.info.path)
    }

    package func resumeTenant(_ request: TenantsV1.ResumeTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.ResumeTenantResponse {
      throw .methodUnknown(Method.resumeTenant.info.path)
    }

    package func deleteTenant(_ request: TenantsV1.DeleteTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.DeleteTenantResponse {
      throw .methodUnknown(Method.deleteTenant.info.path)
    }

    package func undeleteTenant(_ request: TenantsV1.UndeleteTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.UndeleteTenantResponse {
      throw .methodUnknown(Method.undeleteTenant.info.path)
    }

    package func getTenantStatus(_ request: TenantsV1.GetTenantStatusRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.GetTenantStatusResponse {
      throw .methodUnknown(Method.getTenantStatus.info.path)
    }

    package func getWizard(_ request: TenantsV1.GetWizardRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.GetWizardResponse {
      throw .methodUnknown(Method.getWizard.info.path)
    }

    package func submitWizardStep(_ request: TenantsV1.SubmitWizardStepRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.SubmitWizardStepResponse {
      throw .methodUnknown(Method.submitWizardStep.info.path)
    }

    package func completeWizard(_ request: TenantsV1.CompleteWizardRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.CompleteWizardResponse {
      throw .methodUnknown(Method.completeWizard.info.path)
    }

    package func getIcp(_ request: TenantsV1.GetIcpRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.GetIcpResponse {
      throw .methodUnknown(Method.getIcp.info.path)
    }

    package func updateIcp(_ request: TenantsV1.UpdateIcpRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.UpdateIcpResponse {
      throw .methodUnknown(Method.updateIcp.info.path)
    }

    package func confirmIcp(_ request: TenantsV1.ConfirmIcpRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.ConfirmIcpResponse {
      throw .methodUnknown(Method.confirmIcp.info.path)
    }

    package func exportTenant(_ request: TenantsV1.ExportTenantRequest, to responses: ResponseWriter<TenantsV1.ExportTenantResponse>, as caller: Caller) async throws(RPCError) {
      throw .methodUnknown(Method.exportTenant.info.path)
    }

    package func eraseTenant(_ request: TenantsV1.EraseTenantRequest, as caller: Caller) async throws(RPCError) -> TenantsV1.EraseTenantResponse {
      throw .methodUnknown(Method.eraseTenant.info.path)
    }
  }

  package struct Client: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func createTenant(_ request: TenantsV1.CreateTenantRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.CreateTenantResponse {
      try await transport.unary(Method.createTenant.info, request, options)
    }

    package func setupTenant(_ request: TenantsV1.SetupTenantRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.SetupTenantResponse {
      try await transport.unary(Method.setupTenant.info, request, options)
    }

    package func getTenant(_ request: TenantsV1.GetTenantRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.GetTenantResponse {
      try await transport.unary(Method.getTenant.info, request, options)
    }

    package func listTenants(_ request: TenantsV1.ListTenantsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.ListTenantsResponse {
      try await transport.unary(Method.listTenants.info, request, options)
    }

    package func updateTenant(_ request: TenantsV1.UpdateTenantRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.UpdateTenantResponse {
      try await transport.unary(Method.updateTenant.info, request, options)
    }

    package func setTenantPlan(_ request: TenantsV1.SetTenantPlanRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.SetTenantPlanResponse {
      try await transport.unary(Method.setTenantPlan.info, request, options)
    }

    package func setSubscription(_ request: TenantsV1.SetSubscriptionRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.SetSubscriptionResponse {
      try await transport.unary(Method.setSubscription.info, request, options)
    }

    package func suspendTenant(_ request: TenantsV1.SuspendTenantRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.SuspendTenantResponse {
      try await transport.unary(Method.suspendTenant.info, request, options)
    }

    package func resumeTenant(_ request: TenantsV1.ResumeTenantRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.ResumeTenantResponse {
      try await transport.unary(Method.resumeTenant.info, request, options)
    }

    package func deleteTenant(_ request: TenantsV1.DeleteTenantRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.DeleteTenantResponse {
      try await transport.unary(Method.deleteTenant.info, request, options)
    }

    package func undeleteTenant(_ request: TenantsV1.UndeleteTenantRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.UndeleteTenantResponse {
      try await transport.unary(Method.undeleteTenant.info, request, options)
    }

    package func getTenantStatus(_ request: TenantsV1.GetTenantStatusRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.GetTenantStatusResponse {
      try await transport.unary(Method.getTenantStatus.info, request, options)
    }

    package func getWizard(_ request: TenantsV1.GetWizardRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.GetWizardResponse {
      try await transport.unary(Method.getWizard.info, request, options)
    }

    package func submitWizardStep(_ request: TenantsV1.SubmitWizardStepRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.SubmitWizardStepResponse {
      try await transport.unary(Method.submitWizardStep.info, request, options)
    }

    package func completeWizard(_ request: TenantsV1.CompleteWizardRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.CompleteWizardResponse {
      try await transport.unary(Method.completeWizard.info, request, options)
    }

    package func getIcp(_ request: TenantsV1.GetIcpRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.GetIcpResponse {
      try await transport.unary(Method.getIcp.info, request, options)
    }

    package func updateIcp(_ request: TenantsV1.UpdateIcpRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.UpdateIcpResponse {
      try await transport.unary(Method.updateIcp.info, request, options)
    }

    package func confirmIcp(_ request: TenantsV1.ConfirmIcpRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.ConfirmIcpResponse {
      try await transport.unary(Method.confirmIcp.info, request, options)
    }

    package func exportTenant(_ request: TenantsV1.ExportTenantRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> ResponseStream<TenantsV1.ExportTenantResponse> {
      try await transport.serverStream(Method.exportTenant.info, request, options)
    }

    package func eraseTenant(_ request: TenantsV1.EraseTenantRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> TenantsV1.EraseTenantResponse {
      try await transport.unary(Method.eraseTenant.info, request, options)
    }
  }
}

extension TenantsV1 {
  package static let messages: [any WireMessage.Type] = [
    TenantsV1.Tenant.self,
    TenantsV1.Subscription.self,
    TenantsV1.TenantLimits.self,
    TenantsV1.TenantSuspension.self,
    TenantsV1.TenantOwner.self,
    TenantsV1.TenantStatus.self,
    TenantsV1.WizardProgress.self,
    TenantsV1.ConnectorStatus.self,
    TenantsV1.QuotaStatus.self,
    TenantsV1.TenantError.self,
    TenantsV1.Wizard.self,
    TenantsV1.WizardStep.self,
    TenantsV1.WizardSummaryLine.self,
    TenantsV1.Icp.self,
    TenantsV1.EmployeeRange.self,
    TenantsV1.RevenueRange.self,
    TenantsV1.TenantExportHeader.self,
    TenantsV1.TenantExportOmission.self,
    TenantsV1.TenantExportRecords.self,
    TenantsV1.TenantExportTrailer.self,
    TenantsV1.TenantExportCount.self,
    TenantsV1.ErasureReceipt.self,
    TenantsV1.CreateTenantRequest.self,
    TenantsV1.CreateTenantResponse.self,
    TenantsV1.SetupTenantRequest.self,
    TenantsV1.SetupTenantResponse.self,
    TenantsV1.GetTenantRequest.self,
    TenantsV1.GetTenantResponse.self,
    TenantsV1.ListTenantsRequest.self,
    TenantsV1.ListTenantsResponse.self,
    TenantsV1.UpdateTenantRequest.self,
    TenantsV1.UpdateTenantResponse.self,
    TenantsV1.SetTenantPlanRequest.self,
    TenantsV1.SetTenantPlanResponse.self,
    TenantsV1.SetSubscriptionRequest.self,
    TenantsV1.SetSubscriptionResponse.self,
    TenantsV1.SuspendTenantRequest.self,
    TenantsV1.SuspendTenantResponse.self,
    TenantsV1.ResumeTenantRequest.self,
    TenantsV1.ResumeTenantResponse.self,
    TenantsV1.DeleteTenantRequest.self,
    TenantsV1.DeleteTenantResponse.self,
    TenantsV1.UndeleteTenantRequest.self,
    TenantsV1.UndeleteTenantResponse.self,
    TenantsV1.GetTenantStatusRequest.self,
    TenantsV1.GetTenantStatusResponse.self,
    TenantsV1.GetWizardRequest.self,
    TenantsV1.GetWizardResponse.self,
    TenantsV1.SubmitWizardStepRequest.self,
    TenantsV1.SubmitWizardStepResponse.self,
    TenantsV1.CompleteWizardRequest.self,
    TenantsV1.CompleteWizardResponse.self,
    TenantsV1.GetIcpRequest.self,
    TenantsV1.GetIcpResponse.self,
    TenantsV1.UpdateIcpRequest.self,
    TenantsV1.UpdateIcpResponse.self,
    TenantsV1.ConfirmIcpRequest.self,
    TenantsV1.ConfirmIcpResponse.self,
    TenantsV1.ExportTenantRequest.self,
    TenantsV1.ExportTenantResponse.self,
    TenantsV1.EraseTenantRequest.self,
    TenantsV1.EraseTenantResponse.self,
  ]
}
