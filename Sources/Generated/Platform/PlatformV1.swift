// Made by tools/protogen from muster/platform/v1/platform.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterTypesAPI
package import MusterWellKnownAPI
package import MusterWire

package enum PlatformV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CuxRCiFtdXN0ZXIvcGxhdGZvcm0vdjEvcGxhdGZvcm0ucHJvdG8SEm11c3Rlci5wbGF0Zm9ybS52MRoeZ29vZ2xlL3Byb3RvYnVmL2R1cmF0aW9uLnByb3Rv\
      Gh9nb29nbGUvcHJvdG9idWYvdGltZXN0YW1wLnByb3RvGh9tdXN0ZXIvb3B0aW9ucy92MS9vcHRpb25zLnByb3RvGhptdXN0ZXIvdHlwZS92MS9hY3Rvci5w\
      cm90bxoabXVzdGVyL3R5cGUvdjEvbW9uZXkucHJvdG8ipQMKClNlcnZlckluZm8SGAoHdmVyc2lvbhgBIAEoCVIHdmVyc2lvbhIfCgthcGlfdmVyc2lvbhgC\
      IAEoCVIKYXBpVmVyc2lvbhIsChJtaW5fY2xpZW50X3ZlcnNpb24YAyABKAlSEG1pbkNsaWVudFZlcnNpb24SGgoIcmV2aXNpb24YBCABKAlSCHJldmlzaW9u\
      EhsKCXNlcnZlcl9pZBgFIAEoCVIIc2VydmVySWQSOwoLc2VydmVyX3RpbWUYBiABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgpzZXJ2ZXJUaW1l\
      EjIKBG1vZGUYByABKA4yHi5tdXN0ZXIucGxhdGZvcm0udjEuU2VydmVyTW9kZVIEbW9kZRIaCghzZXJ2aWNlcxgIIAMoCVIIc2VydmljZXMSKgoRbWF4X21l\
      c3NhZ2VfYnl0ZXMYCSABKANSD21heE1lc3NhZ2VCeXRlcxI8CgxtYXhfZGVhZGxpbmUYCiABKAsyGS5nb29nbGUucHJvdG9idWYuRHVyYXRpb25SC21heERl\
      YWRsaW5lIqIFCgVTdGF0cxI5CgpzdGFydF90aW1lGAEgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIJc3RhcnRUaW1lEjUKCGVuZF90aW1lGAIg\
      ASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIHZW5kVGltZRI5Cgd0ZW5hbnRzGAMgASgLMh8ubXVzdGVyLnBsYXRmb3JtLnYxLlRlbmFudFN0YXRz\
      Ugd0ZW5hbnRzEjMKBWNhbGxzGAQgASgLMh0ubXVzdGVyLnBsYXRmb3JtLnYxLkNhbGxTdGF0c1IFY2FsbHMSMAoEam9icxgFIAEoCzIcLm11c3Rlci5wbGF0\
      Zm9ybS52MS5Kb2JTdGF0c1IEam9icxI2CgZldmVudHMYBiABKAsyHi5tdXN0ZXIucGxhdGZvcm0udjEuRXZlbnRTdGF0c1IGZXZlbnRzEh0KCnNlbmRfY291\
      bnQYByABKANSCXNlbmRDb3VudBIsChJza2lwcGVkX3NlbmRfY291bnQYCCABKANSEHNraXBwZWRTZW5kQ291bnQSMAoIYWlfc3BlbmQYCSADKAsyFS5tdXN0\
      ZXIudHlwZS52MS5Nb25leVIHYWlTcGVuZBJDCgt0b3BfdGVuYW50cxgKIAMoCzIiLm11c3Rlci5wbGF0Zm9ybS52MS5UZW5hbnRBY3Rpdml0eVIKdG9wVGVu\
      YW50cxI6CgdzZXJ2ZXJzGAsgAygLMiAubXVzdGVyLnBsYXRmb3JtLnYxLlNlcnZlclN0YXR1c1IHc2VydmVycxJNCg5lbWVyZ2VuY3lfc3RvcBgMIAEoCzIm\
      Lm11c3Rlci5wbGF0Zm9ybS52MS5FbWVyZ2VuY3lTdG9wU3RhdGVSDWVtZXJnZW5jeVN0b3Ai5wEKC1RlbmFudFN0YXRzEh8KC3RvdGFsX2NvdW50GAEgASgD\
      Ugp0b3RhbENvdW50EiEKDGFjdGl2ZV9jb3VudBgCIAEoA1ILYWN0aXZlQ291bnQSIwoNY3JlYXRlZF9jb3VudBgDIAEoA1IMY3JlYXRlZENvdW50EicKD3N1\
      c3BlbmRlZF9jb3VudBgEIAEoA1IOc3VzcGVuZGVkQ291bnQSIQoMdW5wYWlkX2NvdW50GAUgASgDUgt1bnBhaWRDb3VudBIjCg1kZWxldGVkX2NvdW50GAYg\
      ASgDUgxkZWxldGVkQ291bnQi8QEKCUNhbGxTdGF0cxIfCgt0b3RhbF9jb3VudBgBIAEoA1IKdG90YWxDb3VudBIfCgt3cml0ZV9jb3VudBgCIAEoA1IKd3Jp\
      dGVDb3VudBIfCgtlcnJvcl9jb3VudBgDIAEoA1IKZXJyb3JDb3VudBIhCgxkZW5pZWRfY291bnQYBCABKANSC2RlbmllZENvdW50EiMKDWxpbWl0ZWRfY291\
      bnQYBSABKANSDGxpbWl0ZWRDb3VudBI5CgdyZWFzb25zGAYgAygLMh8ubXVzdGVyLnBsYXRmb3JtLnYxLlJlYXNvbkNvdW50UgdyZWFzb25zIjsKC1JlYXNv\
      bkNvdW50EhYKBnJlYXNvbhgBIAEoCVIGcmVhc29uEhQKBWNvdW50GAIgASgDUgVjb3VudCK4AgoISm9iU3RhdHMSJwoPc2NoZWR1bGVkX2NvdW50GAEgASgD\
      Ug5zY2hlZHVsZWRDb3VudBIfCgtyZWFkeV9jb3VudBgCIAEoA1IKcmVhZHlDb3VudBIjCg1ydW5uaW5nX2NvdW50GAMgASgDUgxydW5uaW5nQ291bnQSHQoK\
      ZGVhZF9jb3VudBgEIAEoA1IJZGVhZENvdW50EicKD3N1Y2NlZWRlZF9jb3VudBgFIAEoA1IOc3VjY2VlZGVkQ291bnQSMAoUZmFpbGVkX2F0dGVtcHRfY291\
      bnQYBiABKANSEmZhaWxlZEF0dGVtcHRDb3VudBJDChBvbGRlc3RfcmVhZHlfYWdlGAcgASgLMhkuZ29vZ2xlLnByb3RvYnVmLkR1cmF0aW9uUg5vbGRlc3RS\
      ZWFkeUFnZSKKAQoKRXZlbnRTdGF0cxIfCgt0b3RhbF9jb3VudBgBIAEoA1IKdG90YWxDb3VudBIfCgt3YXRjaF9jb3VudBgCIAEoA1IKd2F0Y2hDb3VudBI6\
      Cgtob3Jpem9uX2xhZxgDIAEoCzIZLmdvb2dsZS5wcm90b2J1Zi5EdXJhdGlvblIKaG9yaXpvbkxhZyLQAQoOVGVuYW50QWN0aXZpdHkSGwoJdGVuYW50X2lk\
      GAEgASgJUgh0ZW5hbnRJZBIhCgxkaXNwbGF5X25hbWUYAiABKAlSC2Rpc3BsYXlOYW1lEh0KCmNhbGxfY291bnQYAyABKANSCWNhbGxDb3VudBIfCgt3cml0\
      ZV9jb3VudBgEIAEoA1IKd3JpdGVDb3VudBIfCgtlcnJvcl9jb3VudBgFIAEoA1IKZXJyb3JDb3VudBIdCgpzZW5kX2NvdW50GAYgASgDUglzZW5kQ291bnQi\
      zwEKDFNlcnZlclN0YXR1cxIbCglzZXJ2ZXJfaWQYASABKAlSCHNlcnZlcklkEhgKB3ZlcnNpb24YAiABKAlSB3ZlcnNpb24SFAoFcm9sZXMYAyADKAlSBXJv\
      bGVzEjkKCnN0YXJ0X3RpbWUYBCABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUglzdGFydFRpbWUSNwoJc2Vlbl90aW1lGAUgASgLMhouZ29vZ2xl\
      LnByb3RvYnVmLlRpbWVzdGFtcFIIc2VlblRpbWUivAMKEkVtZXJnZW5jeVN0b3BTdGF0ZRIOCgJpZBgBIAEoCVICaWQSFgoGYWN0aXZlGAMgASgIUgZhY3Rp\
      dmUSFgoGcmVhc29uGAQgASgJUgZyZWFzb24SNAoKc3RvcHBlZF9ieRgFIAEoCzIVLm11c3Rlci50eXBlLnYxLkFjdG9yUglzdG9wcGVkQnkSOwoLY3JlYXRl\
      X3RpbWUYBiABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgpjcmVhdGVUaW1lEh8KC2xpZnRfcmVhc29uGAcgASgJUgpsaWZ0UmVhc29uEjIKCWxp\
      ZnRlZF9ieRgIIAEoCzIVLm11c3Rlci50eXBlLnYxLkFjdG9yUghsaWZ0ZWRCeRI3CglsaWZ0X3RpbWUYCSABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0\
      YW1wUghsaWZ0VGltZRIYCgd2ZXJzaW9uGAogASgDUgd2ZXJzaW9uOkuKkSRHCgRzdG9wEgZhY3RpdmUSBnJlYXNvbhIXc3RvcHBlZF9ieS5kaXNwbGF5X25h\
      bWUSC2NyZWF0ZV90aW1lEglsaWZ0X3RpbWUi9QIKD0lzb2xhdGlvblJlcG9ydBIaCghpc29sYXRlZBgBIAEoCFIIaXNvbGF0ZWQSNwoFbGVha3MYAiADKAsy\
      IS5tdXN0ZXIucGxhdGZvcm0udjEuSXNvbGF0aW9uTGVha1IFbGVha3MSHwoLdGFibGVfY291bnQYAyABKAVSCnRhYmxlQ291bnQSIQoMbWV0aG9kX2NvdW50\
      GAQgASgFUgttZXRob2RDb3VudBIfCgtwcm9iZV9jb3VudBgFIAEoA1IKcHJvYmVDb3VudBIYCgdza2lwcGVkGAYgAygJUgdza2lwcGVkEhwKCWxlZnRvdmVy\
      cxgHIAMoCVIJbGVmdG92ZXJzEjkKCnN0YXJ0X3RpbWUYCCABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUglzdGFydFRpbWUSNQoIZW5kX3RpbWUY\
      CSABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgdlbmRUaW1lIpYBCg1Jc29sYXRpb25MZWFrEjkKBGtpbmQYASABKA4yJS5tdXN0ZXIucGxhdGZv\
      cm0udjEuSXNvbGF0aW9uTGVha0tpbmRSBGtpbmQSEgoEbmFtZRgCIAEoCVIEbmFtZRIUCgVwcm9iZRgDIAEoCVIFcHJvYmUSIAoLZGVzY3JpcHRpb24YBCAB\
      KAlSC2Rlc2NyaXB0aW9uIoEICgNKb2ISDgoCaWQYASABKAlSAmlkEhsKCXRlbmFudF9pZBgCIAEoCVIIdGVuYW50SWQSEgoEa2luZBgDIAEoCVIEa2luZBIy\
      CgVzdGF0ZRgEIAEoDjIcLm11c3Rlci5wbGF0Zm9ybS52MS5Kb2JTdGF0ZVIFc3RhdGUSGwoJdGFyZ2V0X2lkGAUgASgJUgh0YXJnZXRJZBIjCg1hdHRlbXB0\
      X2NvdW50GAYgASgFUgxhdHRlbXB0Q291bnQSIQoMbWF4X2F0dGVtcHRzGAcgASgFUgttYXhBdHRlbXB0cxI1CghydW5fdGltZRgIIAEoCzIaLmdvb2dsZS5w\
      cm90b2J1Zi5UaW1lc3RhbXBSB3J1blRpbWUSHQoKbGFzdF9lcnJvchgJIAEoCVIJbGFzdEVycm9yEh0KCmRvbmVfY291bnQYCiABKANSCWRvbmVDb3VudBIf\
      Cgt0b3RhbF9jb3VudBgLIAEoA1IKdG90YWxDb3VudBIpChBjYW5jZWxfcmVxdWVzdGVkGAwgASgIUg9jYW5jZWxSZXF1ZXN0ZWQSGwoJc2VydmVyX2lkGA0g\
      ASgJUghzZXJ2ZXJJZBI5CgpsZWFzZV90aW1lGA4gASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIJbGVhc2VUaW1lEhQKBWZlbmNlGA8gASgDUgVm\
      ZW5jZRI7CghzY2hlZHVsZRgQIAEoCzIfLm11c3Rlci5wbGF0Zm9ybS52MS5Kb2JTY2hlZHVsZVIIc2NoZWR1bGUSNAoKY3JlYXRlZF9ieRgRIAEoCzIVLm11\
      c3Rlci50eXBlLnYxLkFjdG9yUgljcmVhdGVkQnkSGQoIdHJhY2VfaWQYEiABKAlSB3RyYWNlSWQSOgoIYXR0ZW1wdHMYEyADKAsyHi5tdXN0ZXIucGxhdGZv\
      cm0udjEuSm9iQXR0ZW1wdFIIYXR0ZW1wdHMSOwoLY3JlYXRlX3RpbWUYFCABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgpjcmVhdGVUaW1lEjsK\
      C3VwZGF0ZV90aW1lGBUgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIKdXBkYXRlVGltZRI7CgtmaW5pc2hfdGltZRgWIAEoCzIaLmdvb2dsZS5w\
      cm90b2J1Zi5UaW1lc3RhbXBSCmZpbmlzaFRpbWUSGAoHdmVyc2lvbhgXIAEoA1IHdmVyc2lvbhIWCgZyZXN1bHQYGCABKAlSBnJlc3VsdDo+ipEkOgoDam9i\
      EgJpZBIEa2luZBIFc3RhdGUSDWF0dGVtcHRfY291bnQSCHJ1bl90aW1lEgl0ZW5hbnRfaWQixAEKC0pvYlNjaGVkdWxlEhAKA2tleRgBIAEoCVIDa2V5EhIK\
      BGNyb24YAiABKAlSBGNyb24SGwoJdGltZV96b25lGAMgASgJUgh0aW1lWm9uZRI5CgpuZXh0X3RpbWVzGAQgAygLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVz\
      dGFtcFIJbmV4dFRpbWVzEjcKCWxhc3RfdGltZRgFIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCGxhc3RUaW1lIooCCgpKb2JBdHRlbXB0EhYK\
      Bm51bWJlchgBIAEoBVIGbnVtYmVyEj8KB291dGNvbWUYAiABKA4yJS5tdXN0ZXIucGxhdGZvcm0udjEuSm9iQXR0ZW1wdE91dGNvbWVSB291dGNvbWUSFAoF\
      ZXJyb3IYAyABKAlSBWVycm9yEhsKCXNlcnZlcl9pZBgEIAEoCVIIc2VydmVySWQSOQoKc3RhcnRfdGltZRgFIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1l\
      c3RhbXBSCXN0YXJ0VGltZRI1CghlbmRfdGltZRgGIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSB2VuZFRpbWUiFgoUR2V0U2VydmVySW5mb1Jl\
      cXVlc3QiWAoVR2V0U2VydmVySW5mb1Jlc3BvbnNlEj8KC3NlcnZlcl9pbmZvGAEgASgLMh4ubXVzdGVyLnBsYXRmb3JtLnYxLlNlcnZlckluZm9SCnNlcnZl\
      ckluZm8iUwoPR2V0U3RhdHNSZXF1ZXN0EkAKBndpbmRvdxgBIAEoCzIZLmdvb2dsZS5wcm90b2J1Zi5EdXJhdGlvbkINipEkCZABPJgBgL2jAVIGd2luZG93\
      IkMKEEdldFN0YXRzUmVzcG9uc2USLwoFc3RhdHMYASABKAsyGS5tdXN0ZXIucGxhdGZvcm0udjEuU3RhdHNSBXN0YXRzIqoBChRFbWVyZ2VuY3lTdG9wUmVx\
      dWVzdBIgCgd2ZXJzaW9uGAIgASgDQgaKkSQCQABSB3ZlcnNpb24SKAoKcmVxdWVzdF9pZBgDIAEoCUIJipEkBSiAAVgNUglyZXF1ZXN0SWQSIwoNdmFsaWRh\
      dGVfb25seRgEIAEoCFIMdmFsaWRhdGVPbmx5EiEKBnJlYXNvbhgFIAEoCUIJipEkBQgBKPQDUgZyZWFzb24iZgoVRW1lcmdlbmN5U3RvcFJlc3BvbnNlEk0K\
      DmVtZXJnZW5jeV9zdG9wGAEgASgLMiYubXVzdGVyLnBsYXRmb3JtLnYxLkVtZXJnZW5jeVN0b3BTdGF0ZVINZW1lcmdlbmN5U3RvcCKsAQoYTGlmdEVtZXJn\
      ZW5jeVN0b3BSZXF1ZXN0EiAKB3ZlcnNpb24YAiABKANCBoqRJAJAAFIHdmVyc2lvbhIoCgpyZXF1ZXN0X2lkGAMgASgJQgmKkSQFKIABWA1SCXJlcXVlc3RJ\
      ZBIjCg12YWxpZGF0ZV9vbmx5GAQgASgIUgx2YWxpZGF0ZU9ubHkSHwoGcmVhc29uGAUgASgJQgeKkSQDKPQDUgZyZWFzb24iagoZTGlmdEVtZXJnZW5jeVN0\
      b3BSZXNwb25zZRJNCg5lbWVyZ2VuY3lfc3RvcBgBIAEoCzImLm11c3Rlci5wbGF0Zm9ybS52MS5FbWVyZ2VuY3lTdG9wU3RhdGVSDWVtZXJnZW5jeVN0b3Ai\
      ZwoWVmVyaWZ5SXNvbGF0aW9uUmVxdWVzdBIoCgpyZXF1ZXN0X2lkGAEgASgJQgmKkSQFKIABWA1SCXJlcXVlc3RJZBIjCg12YWxpZGF0ZV9vbmx5GAIgASgI\
      Ugx2YWxpZGF0ZU9ubHkiaQoXVmVyaWZ5SXNvbGF0aW9uUmVzcG9uc2USTgoQaXNvbGF0aW9uX3JlcG9ydBgBIAEoCzIjLm11c3Rlci5wbGF0Zm9ybS52MS5J\
      c29sYXRpb25SZXBvcnRSD2lzb2xhdGlvblJlcG9ydCKmBAoPTGlzdEpvYnNSZXF1ZXN0EikKCXRlbmFudF9pZBgBIAEoCUIMipEkCFIGdGVuYW50Ugh0ZW5h\
      bnRJZBIjCglwYWdlX3NpemUYAiABKAVCBoqRJAJAAFIIcGFnZVNpemUSJgoKcGFnZV90b2tlbhgDIAEoCUIHipEkAyiAIFIJcGFnZVRva2VuEjYKCG9yZGVy\
      X2J5GAQgASgJQhuKkSQXagtjcmVhdGVfdGltZWoIcnVuX3RpbWVSB29yZGVyQnkSPwoGc3RhdGVzGAUgAygOMhwubXVzdGVyLnBsYXRmb3JtLnYxLkpvYlN0\
      YXRlQgmKkSQFOAqAAQFSBnN0YXRlcxIfCgRraW5kGAYgASgJQguKkSQHKEBYDoABAVIEa2luZBInCgl0YXJnZXRfaWQYByABKAlCCoqRJAYogAGAAQFSCHRh\
      cmdldElkEi4KDHNjaGVkdWxlX2tleRgIIAEoCUILipEkByhAWA6AAQFSC3NjaGVkdWxlS2V5EiQKCHRyYWNlX2lkGAkgASgJQgmKkSQFKCCAAQFSB3RyYWNl\
      SWQSQgoKc3RhcnRfdGltZRgKIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBCB4qRJAOAAQFSCXN0YXJ0VGltZRI+CghlbmRfdGltZRgLIAEoCzIa\
      Lmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBCB4qRJAOAAQFSB2VuZFRpbWUiZwoQTGlzdEpvYnNSZXNwb25zZRIrCgRqb2JzGAEgAygLMhcubXVzdGVyLnBs\
      YXRmb3JtLnYxLkpvYlIEam9icxImCg9uZXh0X3BhZ2VfdG9rZW4YAiABKAlSDW5leHRQYWdlVG9rZW4iVwoNR2V0Sm9iUmVxdWVzdBIpCgl0ZW5hbnRfaWQY\
      ASABKAlCDIqRJAhSBnRlbmFudFIIdGVuYW50SWQSGwoCaWQYAiABKAlCC4qRJAcIAVIDam9iUgJpZCI7Cg5HZXRKb2JSZXNwb25zZRIpCgNqb2IYASABKAsy\
      Fy5tdXN0ZXIucGxhdGZvcm0udjEuSm9iUgNqb2Ii1gEKD1JldHJ5Sm9iUmVxdWVzdBIbCgJpZBgCIAEoCUILipEkBwgBUgNqb2JSAmlkEiAKB3ZlcnNpb24Y\
      AyABKANCBoqRJAJAAFIHdmVyc2lvbhIoCgpyZXF1ZXN0X2lkGAQgASgJQgmKkSQFKIABWA1SCXJlcXVlc3RJZBIjCg12YWxpZGF0ZV9vbmx5GAUgASgIUgx2\
      YWxpZGF0ZU9ubHkSNQoIcnVuX3RpbWUYBiABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgdydW5UaW1lIj0KEFJldHJ5Sm9iUmVzcG9uc2USKQoD\
      am9iGAEgASgLMhcubXVzdGVyLnBsYXRmb3JtLnYxLkpvYlIDam9iIqABChBDYW5jZWxKb2JSZXF1ZXN0EhsKAmlkGAIgASgJQguKkSQHCAFSA2pvYlICaWQS\
      IAoHdmVyc2lvbhgDIAEoA0IGipEkAkAAUgd2ZXJzaW9uEigKCnJlcXVlc3RfaWQYBCABKAlCCYqRJAUogAFYDVIJcmVxdWVzdElkEiMKDXZhbGlkYXRlX29u\
      bHkYBSABKAhSDHZhbGlkYXRlT25seSI+ChFDYW5jZWxKb2JSZXNwb25zZRIpCgNqb2IYASABKAsyFy5tdXN0ZXIucGxhdGZvcm0udjEuSm9iUgNqb2IqVQoK\
      U2VydmVyTW9kZRIbChdTRVJWRVJfTU9ERV9VTlNQRUNJRklFRBAAEhUKEVNFUlZFUl9NT0RFX1NFUlZFEAESEwoPU0VSVkVSX01PREVfREVWEAIq7QIKEUlz\
      b2xhdGlvbkxlYWtLaW5kEiMKH0lTT0xBVElPTl9MRUFLX0tJTkRfVU5TUEVDSUZJRUQQABIkCiBJU09MQVRJT05fTEVBS19LSU5EX1NFQ1VSSVRZX09GRhAB\
      Eh4KGklTT0xBVElPTl9MRUFLX0tJTkRfUE9MSUNZEAISHAoYSVNPTEFUSU9OX0xFQUtfS0lORF9ST0xFEAMSHgoaSVNPTEFUSU9OX0xFQUtfS0lORF9CWVBB\
      U1MQBBIgChxJU09MQVRJT05fTEVBS19LSU5EX1JPV19SRUFEEAUSIwofSVNPTEFUSU9OX0xFQUtfS0lORF9ST1dfV1JJVFRFThAGEiAKHElTT0xBVElPTl9M\
      RUFLX0tJTkRfUlBDX1JFQUQQBxIjCh9JU09MQVRJT05fTEVBS19LSU5EX1JQQ19XUklUVEVOEAgSIQodSVNPTEFUSU9OX0xFQUtfS0lORF9FWElTVEVOQ0UQ\
      CSqwAQoISm9iU3RhdGUSGQoVSk9CX1NUQVRFX1VOU1BFQ0lGSUVEEAASFwoTSk9CX1NUQVRFX1NDSEVEVUxFRBABEhMKD0pPQl9TVEFURV9SRUFEWRACEhUK\
      EUpPQl9TVEFURV9SVU5OSU5HEAMSFwoTSk9CX1NUQVRFX1NVQ0NFRURFRBAEEhIKDkpPQl9TVEFURV9ERUFEEAUSFwoTSk9CX1NUQVRFX0NBTkNFTExFRBAG\
      Kt0BChFKb2JBdHRlbXB0T3V0Y29tZRIjCh9KT0JfQVRURU1QVF9PVVRDT01FX1VOU1BFQ0lGSUVEEAASIQodSk9CX0FUVEVNUFRfT1VUQ09NRV9TVUNDRUVE\
      RUQQARIeChpKT0JfQVRURU1QVF9PVVRDT01FX0ZBSUxFRBACEhwKGEpPQl9BVFRFTVBUX09VVENPTUVfTE9TVBADEiEKHUpPQl9BVFRFTVBUX09VVENPTUVf\
      Q0FOQ0VMTEVEEAQSHwobSk9CX0FUVEVNUFRfT1VUQ09NRV9QVVRfT0ZGEAUy5Q8KD1BsYXRmb3JtU2VydmljZRKQAQoNR2V0U2VydmVySW5mbxIoLm11c3Rl\
      ci5wbGF0Zm9ybS52MS5HZXRTZXJ2ZXJJbmZvUmVxdWVzdBopLm11c3Rlci5wbGF0Zm9ybS52MS5HZXRTZXJ2ZXJJbmZvUmVzcG9uc2UiKpACAYqRJCMQARgE\
      IAFKGwoGc2VydmVyEgRpbmZvKgtzZXJ2ZXIgaW5mbxKnAQoIR2V0U3RhdHMSIy5tdXN0ZXIucGxhdGZvcm0udjEuR2V0U3RhdHNSZXF1ZXN0GiQubXVzdGVy\
      LnBsYXRmb3JtLnYxLkdldFN0YXRzUmVzcG9uc2UiUJACAYqRJEkKDXBsYXRmb3JtLnJlYWQQAxgCIAFKMgoGc2VydmVyEgVzdGF0cyohc2VydmVyIHN0YXRz\
      IC0td2luZG93IDI0aCAtbyB5YW1sEtkBCg1FbWVyZ2VuY3lTdG9wEigubXVzdGVyLnBsYXRmb3JtLnYxLkVtZXJnZW5jeVN0b3BSZXF1ZXN0GikubXVzdGVy\
      LnBsYXRmb3JtLnYxLkVtZXJnZW5jeVN0b3BSZXNwb25zZSJzipEkbwoNcGxhdGZvcm0uc3RvcBADGAMgBEpYCg5lbWVyZ2VuY3ktc3RvcBIFc3RhcnQgASo9\
      ZW1lcmdlbmN5LXN0b3Agc3RhcnQgLS1yZWFzb24gJ3dyb25nIHRlbXBsYXRlIHdlbnQgb3V0JyAtLXllcxLeAQoRTGlmdEVtZXJnZW5jeVN0b3ASLC5tdXN0\
      ZXIucGxhdGZvcm0udjEuTGlmdEVtZXJnZW5jeVN0b3BSZXF1ZXN0Gi0ubXVzdGVyLnBsYXRmb3JtLnYxLkxpZnRFbWVyZ2VuY3lTdG9wUmVzcG9uc2UibIqR\
      JGgKDXBsYXRmb3JtLnN0b3AQAxgDIARKUQoOZW1lcmdlbmN5LXN0b3ASBGxpZnQgASo3ZW1lcmdlbmN5LXN0b3AgbGlmdCAtLXJlYXNvbiAndGVtcGxhdGUg\
      Y29ycmVjdGVkJyAtLXllcxKuAQoPVmVyaWZ5SXNvbGF0aW9uEioubXVzdGVyLnBsYXRmb3JtLnYxLlZlcmlmeUlzb2xhdGlvblJlcXVlc3QaKy5tdXN0ZXIu\
      cGxhdGZvcm0udjEuVmVyaWZ5SXNvbGF0aW9uUmVzcG9uc2UiQoqRJD4KD3BsYXRmb3JtLnZlcmlmeRADGAMgBEolCgZ2ZXJpZnkSCWlzb2xhdGlvbioQdmVy\
      aWZ5IGlzb2xhdGlvbhK9AQoITGlzdEpvYnMSIy5tdXN0ZXIucGxhdGZvcm0udjEuTGlzdEpvYnNSZXF1ZXN0GiQubXVzdGVyLnBsYXRmb3JtLnYxLkxpc3RK\
      b2JzUmVzcG9uc2UiZpACAYqRJF8KCWpvYnMucmVhZBAEGAEgASoNcGxhdGZvcm0ucmVhZEouCgNqb2ISBGxpc3QqIWpvYiBsaXN0IC0tc3RhdGVzIGRlYWQg\
      LS1saW1pdCAyMFoNcGxhdGZvcm0ucmVhZBK/AQoGR2V0Sm9iEiEubXVzdGVyLnBsYXRmb3JtLnYxLkdldEpvYlJlcXVlc3QaIi5tdXN0ZXIucGxhdGZvcm0u\
      djEuR2V0Sm9iUmVzcG9uc2UibpACAYqRJGcKCWpvYnMucmVhZBAEGAEgASoNcGxhdGZvcm0ucmVhZEo2CgNqb2ISA2dldBoCaWQqJmpvYiBnZXQgam9iXzAx\
      amM0eDh5N2tmM3E5djJtNW42cDdyOHN0Wg1wbGF0Zm9ybS5yZWFkEqwBCghSZXRyeUpvYhIjLm11c3Rlci5wbGF0Zm9ybS52MS5SZXRyeUpvYlJlcXVlc3Qa\
      JC5tdXN0ZXIucGxhdGZvcm0udjEuUmV0cnlKb2JSZXNwb25zZSJVipEkUQoNcGxhdGZvcm0uam9icxADGAMgA0o6CgNqb2ISBXJldHJ5GgJpZCooam9iIHJl\
      dHJ5IGpvYl8wMWpjNHg4eTdrZjNxOXYybTVuNnA3cjhzdBK5AQoJQ2FuY2VsSm9iEiQubXVzdGVyLnBsYXRmb3JtLnYxLkNhbmNlbEpvYlJlcXVlc3QaJS5t\
      dXN0ZXIucGxhdGZvcm0udjEuQ2FuY2VsSm9iUmVzcG9uc2UiX4qRJFsKDXBsYXRmb3JtLmpvYnMQAxgDIANKRAoDam9iEgZjYW5jZWwaAmlkIAEqL2pvYiBj\
      YW5jZWwgam9iXzAxamM0eDh5N2tmM3E5djJtNW42cDdyOHN0IC0teWVzGrkCipEkKAoJam9icy5yZWFkEAEaGUZvbGxvdyB0aGUgdGVuYW50J3Mgam9icy6K\
      kSQ8Cg1wbGF0Zm9ybS5yZWFkEAUaKVJlYWQgdGhlIGluc3RhbGxhdGlvbidzIGZpZ3VyZXMgYW5kIGpvYnMuipEkVQoNcGxhdGZvcm0uc3RvcBAFGkJTdG9w\
      IGFsbCBzZW5kcyBhbmQgYWdlbnQgcnVucyBpbiBhbiBlbWVyZ2VuY3ksIGFuZCBsZXQgdGhlbSBnbyBvbi6KkSRDCg9wbGF0Zm9ybS52ZXJpZnkQBRouQ2hl\
      Y2sgdGhhdCBubyB0ZW5hbnQgY2FuIHJlYWNoIGFub3RoZXIncyBkYXRhLoqRJCkKDXBsYXRmb3JtLmpvYnMQBRoWUmV0cnkgYW5kIGNhbmNlbCBqb2JzLkIf\
      Wh1tdXN0ZXIvcGxhdGZvcm0vdjE7cGxhdGZvcm12MWIGcHJvdG8z
      """,
    imports: [GoogleProtobuf.pool, TypeV1.pool]
  )
}

extension PlatformV1 {
  package struct ServerInfo: WireMessage {
    package var version = ""
    package var apiVersion = ""
    package var minClientVersion = ""
    package var revision = ""
    package var serverID = ""
    package var serverTime: GoogleProtobuf.Timestamp?
    package var mode = PlatformV1.ServerMode(rawValue: 0)
    package var services: [String] = []
    package var maxMessageBytes = Int64(0)
    package var maxDeadline: GoogleProtobuf.Duration?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.ServerInfo")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: version = try decoder.read(WireString.self)
        case 18: apiVersion = try decoder.read(WireString.self)
        case 26: minClientVersion = try decoder.read(WireString.self)
        case 34: revision = try decoder.read(WireString.self)
        case 42: serverID = try decoder.read(WireString.self)
        case 50: try decoder.nested(&serverTime)
        case 56: mode = try decoder.read(WireEnumOf<PlatformV1.ServerMode>.self)
        case 66: try decoder.append(&services, WireString.self)
        case 72: maxMessageBytes = try decoder.read(WireInt64.self)
        case 82: try decoder.nested(&maxDeadline)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(82, maxDeadline)
      encoder.implicit(72, maxMessageBytes, WireInt64.self)
      encoder.repeated(66, services, WireString.self)
      encoder.implicit(56, mode, WireEnumOf<PlatformV1.ServerMode>.self)
      encoder.optionalMessage(50, serverTime)
      encoder.implicit(42, serverID, WireString.self)
      encoder.implicit(34, revision, WireString.self)
      encoder.implicit(26, minClientVersion, WireString.self)
      encoder.implicit(18, apiVersion, WireString.self)
      encoder.implicit(10, version, WireString.self)
    }
  }
}

extension PlatformV1 {
  package struct Stats: WireMessage {
    package var startTime: GoogleProtobuf.Timestamp?
    package var endTime: GoogleProtobuf.Timestamp?
    package var tenants: PlatformV1.TenantStats?
    package var calls: PlatformV1.CallStats?
    private var jobsBox = Boxed<PlatformV1.JobStats>()
    package var jobs: PlatformV1.JobStats? {
      get { jobsBox.value }
      set { jobsBox.value = newValue }
    }
    package var events: PlatformV1.EventStats?
    package var sendCount = Int64(0)
    package var skippedSendCount = Int64(0)
    package var aiSpend: [TypeV1.Money] = []
    package var topTenants: [PlatformV1.TenantActivity] = []
    package var servers: [PlatformV1.ServerStatus] = []
    private var emergencyStopBox = Boxed<PlatformV1.EmergencyStopState>()
    package var emergencyStop: PlatformV1.EmergencyStopState? {
      get { emergencyStopBox.value }
      set { emergencyStopBox.value = newValue }
    }
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.Stats")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&startTime)
        case 18: try decoder.nested(&endTime)
        case 26: try decoder.nested(&tenants)
        case 34: try decoder.nested(&calls)
        case 42: try decoder.nested(&jobsBox)
        case 50: try decoder.nested(&events)
        case 56: sendCount = try decoder.read(WireInt64.self)
        case 64: skippedSendCount = try decoder.read(WireInt64.self)
        case 74: try decoder.append(message: &aiSpend)
        case 82: try decoder.append(message: &topTenants)
        case 90: try decoder.append(message: &servers)
        case 98: try decoder.nested(&emergencyStopBox)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(98, emergencyStopBox)
      encoder.messages(90, servers)
      encoder.messages(82, topTenants)
      encoder.messages(74, aiSpend)
      encoder.implicit(64, skippedSendCount, WireInt64.self)
      encoder.implicit(56, sendCount, WireInt64.self)
      encoder.optionalMessage(50, events)
      encoder.optionalMessage(42, jobsBox)
      encoder.optionalMessage(34, calls)
      encoder.optionalMessage(26, tenants)
      encoder.optionalMessage(18, endTime)
      encoder.optionalMessage(10, startTime)
    }
  }
}

extension PlatformV1 {
  package struct TenantStats: WireMessage {
    package var totalCount = Int64(0)
    package var activeCount = Int64(0)
    package var createdCount = Int64(0)
    package var suspendedCount = Int64(0)
    package var unpaidCount = Int64(0)
    package var deletedCount = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.TenantStats")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: totalCount = try decoder.read(WireInt64.self)
        case 16: activeCount = try decoder.read(WireInt64.self)
        case 24: createdCount = try decoder.read(WireInt64.self)
        case 32: suspendedCount = try decoder.read(WireInt64.self)
        case 40: unpaidCount = try decoder.read(WireInt64.self)
        case 48: deletedCount = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(48, deletedCount, WireInt64.self)
      encoder.implicit(40, unpaidCount, WireInt64.self)
      encoder.implicit(32, suspendedCount, WireInt64.self)
      encoder.implicit(24, createdCount, WireInt64.self)
      encoder.implicit(16, activeCount, WireInt64.self)
      encoder.implicit(8, totalCount, WireInt64.self)
    }
  }
}

extension PlatformV1 {
  package struct CallStats: WireMessage {
    package var totalCount = Int64(0)
    package var writeCount = Int64(0)
    package var errorCount = Int64(0)
    package var deniedCount = Int64(0)
    package var limitedCount = Int64(0)
    package var reasons: [PlatformV1.ReasonCount] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.CallStats")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: totalCount = try decoder.read(WireInt64.self)
        case 16: writeCount = try decoder.read(WireInt64.self)
        case 24: errorCount = try decoder.read(WireInt64.self)
        case 32: deniedCount = try decoder.read(WireInt64.self)
        case 40: limitedCount = try decoder.read(WireInt64.self)
        case 50: try decoder.append(message: &reasons)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.messages(50, reasons)
      encoder.implicit(40, limitedCount, WireInt64.self)
      encoder.implicit(32, deniedCount, WireInt64.self)
      encoder.implicit(24, errorCount, WireInt64.self)
      encoder.implicit(16, writeCount, WireInt64.self)
      encoder.implicit(8, totalCount, WireInt64.self)
    }
  }
}

extension PlatformV1 {
  package struct ReasonCount: WireMessage {
    package var reason = ""
    package var count = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.ReasonCount")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: reason = try decoder.read(WireString.self)
        case 16: count = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(16, count, WireInt64.self)
      encoder.implicit(10, reason, WireString.self)
    }
  }
}

extension PlatformV1 {
  package struct JobStats: WireMessage {
    package var scheduledCount = Int64(0)
    package var readyCount = Int64(0)
    package var runningCount = Int64(0)
    package var deadCount = Int64(0)
    package var succeededCount = Int64(0)
    package var failedAttemptCount = Int64(0)
    package var oldestReadyAge: GoogleProtobuf.Duration?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.JobStats")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: scheduledCount = try decoder.read(WireInt64.self)
        case 16: readyCount = try decoder.read(WireInt64.self)
        case 24: runningCount = try decoder.read(WireInt64.self)
        case 32: deadCount = try decoder.read(WireInt64.self)
        case 40: succeededCount = try decoder.read(WireInt64.self)
        case 48: failedAttemptCount = try decoder.read(WireInt64.self)
        case 58: try decoder.nested(&oldestReadyAge)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(58, oldestReadyAge)
      encoder.implicit(48, failedAttemptCount, WireInt64.self)
      encoder.implicit(40, succeededCount, WireInt64.self)
      encoder.implicit(32, deadCount, WireInt64.self)
      encoder.implicit(24, runningCount, WireInt64.self)
      encoder.implicit(16, readyCount, WireInt64.self)
      encoder.implicit(8, scheduledCount, WireInt64.self)
    }
  }
}

extension PlatformV1 {
  package struct EventStats: WireMessage {
    package var totalCount = Int64(0)
    package var watchCount = Int64(0)
    package var horizonLag: GoogleProtobuf.Duration?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.EventStats")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: totalCount = try decoder.read(WireInt64.self)
        case 16: watchCount = try decoder.read(WireInt64.self)
        case 26: try decoder.nested(&horizonLag)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(26, horizonLag)
      encoder.implicit(16, watchCount, WireInt64.self)
      encoder.implicit(8, totalCount, WireInt64.self)
    }
  }
}

extension PlatformV1 {
  package struct TenantActivity: WireMessage {
    package var tenantID = ""
    package var displayName = ""
    package var callCount = Int64(0)
    package var writeCount = Int64(0)
    package var errorCount = Int64(0)
    package var sendCount = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.TenantActivity")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: displayName = try decoder.read(WireString.self)
        case 24: callCount = try decoder.read(WireInt64.self)
        case 32: writeCount = try decoder.read(WireInt64.self)
        case 40: errorCount = try decoder.read(WireInt64.self)
        case 48: sendCount = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(48, sendCount, WireInt64.self)
      encoder.implicit(40, errorCount, WireInt64.self)
      encoder.implicit(32, writeCount, WireInt64.self)
      encoder.implicit(24, callCount, WireInt64.self)
      encoder.implicit(18, displayName, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }
  }
}

extension PlatformV1 {
  package struct ServerStatus: WireMessage {
    package var serverID = ""
    package var version = ""
    package var roles: [String] = []
    package var startTime: GoogleProtobuf.Timestamp?
    package var seenTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.ServerStatus")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: serverID = try decoder.read(WireString.self)
        case 18: version = try decoder.read(WireString.self)
        case 26: try decoder.append(&roles, WireString.self)
        case 34: try decoder.nested(&startTime)
        case 42: try decoder.nested(&seenTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(42, seenTime)
      encoder.optionalMessage(34, startTime)
      encoder.repeated(26, roles, WireString.self)
      encoder.implicit(18, version, WireString.self)
      encoder.implicit(10, serverID, WireString.self)
    }
  }
}

extension PlatformV1 {
  package struct EmergencyStopState: WireMessage {
    package var id = ""
    package var active = false
    package var reason = ""
    package var stoppedBy: TypeV1.Actor?
    package var createTime: GoogleProtobuf.Timestamp?
    package var liftReason = ""
    package var liftedBy: TypeV1.Actor?
    package var liftTime: GoogleProtobuf.Timestamp?
    package var version = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.EmergencyStopState")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: id = try decoder.read(WireString.self)
        case 24: active = try decoder.read(WireBool.self)
        case 34: reason = try decoder.read(WireString.self)
        case 42: try decoder.nested(&stoppedBy)
        case 50: try decoder.nested(&createTime)
        case 58: liftReason = try decoder.read(WireString.self)
        case 66: try decoder.nested(&liftedBy)
        case 74: try decoder.nested(&liftTime)
        case 80: version = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(80, version, WireInt64.self)
      encoder.optionalMessage(74, liftTime)
      encoder.optionalMessage(66, liftedBy)
      encoder.implicit(58, liftReason, WireString.self)
      encoder.optionalMessage(50, createTime)
      encoder.optionalMessage(42, stoppedBy)
      encoder.implicit(34, reason, WireString.self)
      encoder.implicit(24, active, WireBool.self)
      encoder.implicit(10, id, WireString.self)
    }
  }
}

extension PlatformV1 {
  package struct IsolationReport: WireMessage {
    package var isolated = false
    package var leaks: [PlatformV1.IsolationLeak] = []
    package var tableCount = Int32(0)
    package var methodCount = Int32(0)
    package var probeCount = Int64(0)
    package var skipped: [String] = []
    package var leftovers: [String] = []
    package var startTime: GoogleProtobuf.Timestamp?
    package var endTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.IsolationReport")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: isolated = try decoder.read(WireBool.self)
        case 18: try decoder.append(message: &leaks)
        case 24: tableCount = try decoder.read(WireInt32.self)
        case 32: methodCount = try decoder.read(WireInt32.self)
        case 40: probeCount = try decoder.read(WireInt64.self)
        case 50: try decoder.append(&skipped, WireString.self)
        case 58: try decoder.append(&leftovers, WireString.self)
        case 66: try decoder.nested(&startTime)
        case 74: try decoder.nested(&endTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(74, endTime)
      encoder.optionalMessage(66, startTime)
      encoder.repeated(58, leftovers, WireString.self)
      encoder.repeated(50, skipped, WireString.self)
      encoder.implicit(40, probeCount, WireInt64.self)
      encoder.implicit(32, methodCount, WireInt32.self)
      encoder.implicit(24, tableCount, WireInt32.self)
      encoder.messages(18, leaks)
      encoder.implicit(8, isolated, WireBool.self)
    }
  }
}

extension PlatformV1 {
  package struct IsolationLeak: WireMessage {
    package var kind = PlatformV1.IsolationLeakKind(rawValue: 0)
    package var name = ""
    package var probe = ""
    package var description = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.IsolationLeak")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: kind = try decoder.read(WireEnumOf<PlatformV1.IsolationLeakKind>.self)
        case 18: name = try decoder.read(WireString.self)
        case 26: probe = try decoder.read(WireString.self)
        case 34: description = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(34, description, WireString.self)
      encoder.implicit(26, probe, WireString.self)
      encoder.implicit(18, name, WireString.self)
      encoder.implicit(8, kind, WireEnumOf<PlatformV1.IsolationLeakKind>.self)
    }
  }
}

extension PlatformV1 {
  package struct Job: WireMessage {
    package var id = ""
    package var tenantID = ""
    package var kind = ""
    package var state = PlatformV1.JobState(rawValue: 0)
    package var targetID = ""
    package var attemptCount = Int32(0)
    package var maxAttempts = Int32(0)
    package var runTime: GoogleProtobuf.Timestamp?
    package var lastError = ""
    package var doneCount = Int64(0)
    package var totalCount = Int64(0)
    package var cancelRequested = false
    package var serverID = ""
    package var leaseTime: GoogleProtobuf.Timestamp?
    package var fence = Int64(0)
    private var scheduleBox = Boxed<PlatformV1.JobSchedule>()
    package var schedule: PlatformV1.JobSchedule? {
      get { scheduleBox.value }
      set { scheduleBox.value = newValue }
    }
    package var createdBy: TypeV1.Actor?
    package var traceID = ""
    package var attempts: [PlatformV1.JobAttempt] = []
    package var createTime: GoogleProtobuf.Timestamp?
    package var updateTime: GoogleProtobuf.Timestamp?
    package var finishTime: GoogleProtobuf.Timestamp?
    package var version = Int64(0)
    package var result = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.Job")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: id = try decoder.read(WireString.self)
        case 18: tenantID = try decoder.read(WireString.self)
        case 26: kind = try decoder.read(WireString.self)
        case 32: state = try decoder.read(WireEnumOf<PlatformV1.JobState>.self)
        case 42: targetID = try decoder.read(WireString.self)
        case 48: attemptCount = try decoder.read(WireInt32.self)
        case 56: maxAttempts = try decoder.read(WireInt32.self)
        case 66: try decoder.nested(&runTime)
        case 74: lastError = try decoder.read(WireString.self)
        case 80: doneCount = try decoder.read(WireInt64.self)
        case 88: totalCount = try decoder.read(WireInt64.self)
        case 96: cancelRequested = try decoder.read(WireBool.self)
        case 106: serverID = try decoder.read(WireString.self)
        case 114: try decoder.nested(&leaseTime)
        case 120: fence = try decoder.read(WireInt64.self)
        case 130: try decoder.nested(&scheduleBox)
        case 138: try decoder.nested(&createdBy)
        case 146: traceID = try decoder.read(WireString.self)
        case 154: try decoder.append(message: &attempts)
        case 162: try decoder.nested(&createTime)
        case 170: try decoder.nested(&updateTime)
        case 178: try decoder.nested(&finishTime)
        case 184: version = try decoder.read(WireInt64.self)
        case 194: result = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(194, result, WireString.self)
      encoder.implicit(184, version, WireInt64.self)
      encoder.optionalMessage(178, finishTime)
      encoder.optionalMessage(170, updateTime)
      encoder.optionalMessage(162, createTime)
      encoder.messages(154, attempts)
      encoder.implicit(146, traceID, WireString.self)
      encoder.optionalMessage(138, createdBy)
      encoder.optionalMessage(130, scheduleBox)
      encoder.implicit(120, fence, WireInt64.self)
      encoder.optionalMessage(114, leaseTime)
      encoder.implicit(106, serverID, WireString.self)
      encoder.implicit(96, cancelRequested, WireBool.self)
      encoder.implicit(88, totalCount, WireInt64.self)
      encoder.implicit(80, doneCount, WireInt64.self)
      encoder.implicit(74, lastError, WireString.self)
      encoder.optionalMessage(66, runTime)
      encoder.implicit(56, maxAttempts, WireInt32.self)
      encoder.implicit(48, attemptCount, WireInt32.self)
      encoder.implicit(42, targetID, WireString.self)
      encoder.implicit(32, state, WireEnumOf<PlatformV1.JobState>.self)
      encoder.implicit(26, kind, WireString.self)
      encoder.implicit(18, tenantID, WireString.self)
      encoder.implicit(10, id, WireString.self)
    }
  }
}

extension PlatformV1 {
  package struct JobSchedule: WireMessage {
    package var key = ""
    package var cron = ""
    package var timeZone = ""
    package var nextTimes: [GoogleProtobuf.Timestamp] = []
    package var lastTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.JobSchedule")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: key = try decoder.read(WireString.self)
        case 18: cron = try decoder.read(WireString.self)
        case 26: timeZone = try decoder.read(WireString.self)
        case 34: try decoder.append(message: &nextTimes)
        case 42: try decoder.nested(&lastTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(42, lastTime)
      encoder.messages(34, nextTimes)
      encoder.implicit(26, timeZone, WireString.self)
      encoder.implicit(18, cron, WireString.self)
      encoder.implicit(10, key, WireString.self)
    }
  }
}

extension PlatformV1 {
  package struct JobAttempt: WireMessage {
    package var number = Int32(0)
    package var outcome = PlatformV1.JobAttemptOutcome(rawValue: 0)
    package var error = ""
    package var serverID = ""
    package var startTime: GoogleProtobuf.Timestamp?
    package var endTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.JobAttempt")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: number = try decoder.read(WireInt32.self)
        case 16: outcome = try decoder.read(WireEnumOf<PlatformV1.JobAttemptOutcome>.self)
        case 26: error = try decoder.read(WireString.self)
        case 34: serverID = try decoder.read(WireString.self)
        case 42: try decoder.nested(&startTime)
        case 50: try decoder.nested(&endTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(50, endTime)
      encoder.optionalMessage(42, startTime)
      encoder.implicit(34, serverID, WireString.self)
      encoder.implicit(26, error, WireString.self)
      encoder.implicit(16, outcome, WireEnumOf<PlatformV1.JobAttemptOutcome>.self)
      encoder.implicit(8, number, WireInt32.self)
    }
  }
}

extension PlatformV1 {
  package struct GetServerInfoRequest: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.GetServerInfoRequest")

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

extension PlatformV1 {
  package struct GetServerInfoResponse: WireMessage {
    package var serverInfo: PlatformV1.ServerInfo?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.GetServerInfoResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&serverInfo)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, serverInfo)
    }
  }
}

extension PlatformV1 {
  package struct GetStatsRequest: WireMessage {
    package var window: GoogleProtobuf.Duration?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.GetStatsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&window)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, window)
    }

    package func validate(into violations: inout Violations) {
      violations.duration(window.map { ($0.seconds, $0.nanos) }, "window", min: 60, max: 2678400)
    }
  }
}

extension PlatformV1 {
  package struct GetStatsResponse: WireMessage {
    package var stats: PlatformV1.Stats?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.GetStatsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&stats)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, stats)
    }
  }
}

extension PlatformV1 {
  package struct EmergencyStopRequest: MutationRequest {
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var reason = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.EmergencyStopRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 16: version = try decoder.read(WireInt64.self)
        case 26: requestID = try decoder.read(WireString.self)
        case 32: validateOnly = try decoder.read(WireBool.self)
        case 42: reason = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(42, reason, WireString.self)
      encoder.implicit(32, validateOnly, WireBool.self)
      encoder.implicit(26, requestID, WireString.self)
      encoder.implicit(16, version, WireInt64.self)
    }

    package func validate(into violations: inout Violations) {
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.text(reason, "reason", required: true, max: 500)
    }
  }
}

extension PlatformV1 {
  package struct EmergencyStopResponse: WireMessage {
    package var emergencyStop: PlatformV1.EmergencyStopState?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.EmergencyStopResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&emergencyStop)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, emergencyStop)
    }
  }
}

extension PlatformV1 {
  package struct LiftEmergencyStopRequest: MutationRequest {
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var reason = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.LiftEmergencyStopRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 16: version = try decoder.read(WireInt64.self)
        case 26: requestID = try decoder.read(WireString.self)
        case 32: validateOnly = try decoder.read(WireBool.self)
        case 42: reason = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(42, reason, WireString.self)
      encoder.implicit(32, validateOnly, WireBool.self)
      encoder.implicit(26, requestID, WireString.self)
      encoder.implicit(16, version, WireInt64.self)
    }

    package func validate(into violations: inout Violations) {
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.text(reason, "reason", max: 500)
    }
  }
}

extension PlatformV1 {
  package struct LiftEmergencyStopResponse: WireMessage {
    package var emergencyStop: PlatformV1.EmergencyStopState?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.LiftEmergencyStopResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&emergencyStop)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, emergencyStop)
    }
  }
}

extension PlatformV1 {
  package struct VerifyIsolationRequest: MutationRequest {
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.VerifyIsolationRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: requestID = try decoder.read(WireString.self)
        case 16: validateOnly = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(16, validateOnly, WireBool.self)
      encoder.implicit(10, requestID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension PlatformV1 {
  package struct VerifyIsolationResponse: WireMessage {
    package var isolationReport: PlatformV1.IsolationReport?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.VerifyIsolationResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&isolationReport)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, isolationReport)
    }
  }
}

extension PlatformV1 {
  package struct ListJobsRequest: TenantRequest {
    package var tenantID = ""
    package var pageSize = Int32(0)
    package var pageToken = ""
    package var orderBy = ""
    package var states: [PlatformV1.JobState] = []
    package var kind = ""
    package var targetID = ""
    package var scheduleKey = ""
    package var traceID = ""
    package var startTime: GoogleProtobuf.Timestamp?
    package var endTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.ListJobsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: pageSize = try decoder.read(WireInt32.self)
        case 26: pageToken = try decoder.read(WireString.self)
        case 34: orderBy = try decoder.read(WireString.self)
        case 40: try decoder.append(&states, WireEnumOf<PlatformV1.JobState>.self)
        case 42: try decoder.appendPacked(&states, WireEnumOf<PlatformV1.JobState>.self)
        case 50: kind = try decoder.read(WireString.self)
        case 58: targetID = try decoder.read(WireString.self)
        case 66: scheduleKey = try decoder.read(WireString.self)
        case 74: traceID = try decoder.read(WireString.self)
        case 82: try decoder.nested(&startTime)
        case 90: try decoder.nested(&endTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(90, endTime)
      encoder.optionalMessage(82, startTime)
      encoder.implicit(74, traceID, WireString.self)
      encoder.implicit(66, scheduleKey, WireString.self)
      encoder.implicit(58, targetID, WireString.self)
      encoder.implicit(50, kind, WireString.self)
      encoder.packed(42, states, WireEnumOf<PlatformV1.JobState>.self)
      encoder.implicit(34, orderBy, WireString.self)
      encoder.implicit(26, pageToken, WireString.self)
      encoder.implicit(16, pageSize, WireInt32.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.number(pageSize, "page_size", min: 0)
      violations.text(pageToken, "page_token", max: 4096)
      violations.text(orderBy, "order_by", oneOf: ["create_time", "create_time desc", "run_time", "run_time desc"])
      if violations.count(states.count, "states", max: 10) {
        violations.each(states, "states") { $0.enumeration($1, $2) }
      }
      violations.text(kind, "kind", max: 64, format: .key)
      violations.text(targetID, "target_id", max: 128)
      violations.text(scheduleKey, "schedule_key", max: 64, format: .key)
      violations.text(traceID, "trace_id", max: 32)
      violations.timestamp(startTime.map { ($0.seconds, $0.nanos) }, "start_time")
      violations.timestamp(endTime.map { ($0.seconds, $0.nanos) }, "end_time")
    }
  }
}

extension PlatformV1 {
  package struct ListJobsResponse: WireMessage {
    package var jobs: [PlatformV1.Job] = []
    package var nextPageToken = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.ListJobsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &jobs)
        case 18: nextPageToken = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, nextPageToken, WireString.self)
      encoder.messages(10, jobs)
    }
  }
}

extension PlatformV1 {
  package struct GetJobRequest: TenantRequest {
    package var tenantID = ""
    package var id = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.GetJobRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: id = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, id, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.text(id, "id", required: true, id: "job")
    }
  }
}

extension PlatformV1 {
  package struct GetJobResponse: WireMessage {
    package var job: PlatformV1.Job?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.GetJobResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&job)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, job)
    }
  }
}

extension PlatformV1 {
  package struct RetryJobRequest: MutationRequest {
    package var id = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var runTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.RetryJobRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 18: id = try decoder.read(WireString.self)
        case 24: version = try decoder.read(WireInt64.self)
        case 34: requestID = try decoder.read(WireString.self)
        case 40: validateOnly = try decoder.read(WireBool.self)
        case 50: try decoder.nested(&runTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(50, runTime)
      encoder.implicit(40, validateOnly, WireBool.self)
      encoder.implicit(34, requestID, WireString.self)
      encoder.implicit(24, version, WireInt64.self)
      encoder.implicit(18, id, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(id, "id", required: true, id: "job")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.timestamp(runTime.map { ($0.seconds, $0.nanos) }, "run_time")
    }
  }
}

extension PlatformV1 {
  package struct RetryJobResponse: WireMessage {
    package var job: PlatformV1.Job?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.RetryJobResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&job)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, job)
    }
  }
}

extension PlatformV1 {
  package struct CancelJobRequest: MutationRequest {
    package var id = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.CancelJobRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 18: id = try decoder.read(WireString.self)
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
      encoder.implicit(18, id, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(id, "id", required: true, id: "job")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension PlatformV1 {
  package struct CancelJobResponse: WireMessage {
    package var job: PlatformV1.Job?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.platform.v1.CancelJobResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&job)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, job)
    }
  }
}

extension PlatformV1 {
  package struct ServerMode: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var serve: Self { Self(rawValue: 1) }
    package static var dev: Self { Self(rawValue: 2) }

    package static var allKnown: [Self] {
      [.unspecified, .serve, .dev]
    }

    package var name: String? {
      switch rawValue {
      case 0: "SERVER_MODE_UNSPECIFIED"
      case 1: "SERVER_MODE_SERVE"
      case 2: "SERVER_MODE_DEV"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "serve"),
      (2, "dev"),
    ])
  }
}

extension PlatformV1 {
  package struct IsolationLeakKind: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var securityOff: Self { Self(rawValue: 1) }
    package static var policy: Self { Self(rawValue: 2) }
    package static var role: Self { Self(rawValue: 3) }
    package static var bypass: Self { Self(rawValue: 4) }
    package static var rowRead: Self { Self(rawValue: 5) }
    package static var rowWritten: Self { Self(rawValue: 6) }
    package static var rpcRead: Self { Self(rawValue: 7) }
    package static var rpcWritten: Self { Self(rawValue: 8) }
    package static var existence: Self { Self(rawValue: 9) }

    package static var allKnown: [Self] {
      [.unspecified, .securityOff, .policy, .role, .bypass, .rowRead, .rowWritten, .rpcRead, .rpcWritten, .existence]
    }

    package var name: String? {
      switch rawValue {
      case 0: "ISOLATION_LEAK_KIND_UNSPECIFIED"
      case 1: "ISOLATION_LEAK_KIND_SECURITY_OFF"
      case 2: "ISOLATION_LEAK_KIND_POLICY"
      case 3: "ISOLATION_LEAK_KIND_ROLE"
      case 4: "ISOLATION_LEAK_KIND_BYPASS"
      case 5: "ISOLATION_LEAK_KIND_ROW_READ"
      case 6: "ISOLATION_LEAK_KIND_ROW_WRITTEN"
      case 7: "ISOLATION_LEAK_KIND_RPC_READ"
      case 8: "ISOLATION_LEAK_KIND_RPC_WRITTEN"
      case 9: "ISOLATION_LEAK_KIND_EXISTENCE"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "security_off"),
      (2, "policy"),
      (3, "role"),
      (4, "bypass"),
      (5, "row_read"),
      (6, "row_written"),
      (7, "rpc_read"),
      (8, "rpc_written"),
      (9, "existence"),
    ])
  }
}

extension PlatformV1 {
  package struct JobState: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var scheduled: Self { Self(rawValue: 1) }
    package static var ready: Self { Self(rawValue: 2) }
    package static var running: Self { Self(rawValue: 3) }
    package static var succeeded: Self { Self(rawValue: 4) }
    package static var dead: Self { Self(rawValue: 5) }
    package static var cancelled: Self { Self(rawValue: 6) }

    package static var allKnown: [Self] {
      [.unspecified, .scheduled, .ready, .running, .succeeded, .dead, .cancelled]
    }

    package var name: String? {
      switch rawValue {
      case 0: "JOB_STATE_UNSPECIFIED"
      case 1: "JOB_STATE_SCHEDULED"
      case 2: "JOB_STATE_READY"
      case 3: "JOB_STATE_RUNNING"
      case 4: "JOB_STATE_SUCCEEDED"
      case 5: "JOB_STATE_DEAD"
      case 6: "JOB_STATE_CANCELLED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "scheduled"),
      (2, "ready"),
      (3, "running"),
      (4, "succeeded"),
      (5, "dead"),
      (6, "cancelled"),
    ])
  }
}

extension PlatformV1 {
  package struct JobAttemptOutcome: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var succeeded: Self { Self(rawValue: 1) }
    package static var failed: Self { Self(rawValue: 2) }
    package static var lost: Self { Self(rawValue: 3) }
    package static var cancelled: Self { Self(rawValue: 4) }
    package static var putOff: Self { Self(rawValue: 5) }

    package static var allKnown: [Self] {
      [.unspecified, .succeeded, .failed, .lost, .cancelled, .putOff]
    }

    package var name: String? {
      switch rawValue {
      case 0: "JOB_ATTEMPT_OUTCOME_UNSPECIFIED"
      case 1: "JOB_ATTEMPT_OUTCOME_SUCCEEDED"
      case 2: "JOB_ATTEMPT_OUTCOME_FAILED"
      case 3: "JOB_ATTEMPT_OUTCOME_LOST"
      case 4: "JOB_ATTEMPT_OUTCOME_CANCELLED"
      case 5: "JOB_ATTEMPT_OUTCOME_PUT_OFF"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "succeeded"),
      (2, "failed"),
      (3, "lost"),
      (4, "cancelled"),
      (5, "put_off"),
    ])
  }
}

extension PlatformV1 {
  package enum Method: Int, CaseIterable, Sendable {
    case getServerInfo, getStats, emergencyStop, liftEmergencyStop, verifyIsolation, listJobs, getJob, retryJob, cancelJob

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "muster.platform.v1.PlatformService", name: "GetServerInfo", shape: .unary,
        input: "muster.platform.v1.GetServerInfoRequest", output: "muster.platform.v1.GetServerInfoResponse",
        access: .anyone, effect: .none, audit: .none,
        command: CommandInfo(noun: "server", verb: "info", example: "server info")
      ),
      MethodInfo(
        service: "muster.platform.v1.PlatformService", name: "GetStats", shape: .unary,
        input: "muster.platform.v1.GetStatsRequest", output: "muster.platform.v1.GetStatsResponse",
        access: .platform("platform.read"), effect: .read, audit: .none,
        command: CommandInfo(noun: "server", verb: "stats", example: "server stats --window 24h -o yaml")
      ),
      MethodInfo(
        service: "muster.platform.v1.PlatformService", name: "EmergencyStop", shape: .unary,
        input: "muster.platform.v1.EmergencyStopRequest", output: "muster.platform.v1.EmergencyStopResponse",
        access: .platform("platform.stop"), effect: .write, audit: .security,
        command: CommandInfo(noun: "emergency-stop", verb: "start", confirmation: .yes, example: "emergency-stop start --reason 'wrong template went out' --yes")
      ),
      MethodInfo(
        service: "muster.platform.v1.PlatformService", name: "LiftEmergencyStop", shape: .unary,
        input: "muster.platform.v1.LiftEmergencyStopRequest", output: "muster.platform.v1.LiftEmergencyStopResponse",
        access: .platform("platform.stop"), effect: .write, audit: .security,
        command: CommandInfo(noun: "emergency-stop", verb: "lift", confirmation: .yes, example: "emergency-stop lift --reason 'template corrected' --yes")
      ),
      MethodInfo(
        service: "muster.platform.v1.PlatformService", name: "VerifyIsolation", shape: .unary,
        input: "muster.platform.v1.VerifyIsolationRequest", output: "muster.platform.v1.VerifyIsolationResponse",
        access: .platform("platform.verify"), effect: .write, audit: .security,
        command: CommandInfo(noun: "verify", verb: "isolation", example: "verify isolation")
      ),
      MethodInfo(
        service: "muster.platform.v1.PlatformService", name: "ListJobs", shape: .unary,
        input: "muster.platform.v1.ListJobsRequest", output: "muster.platform.v1.ListJobsResponse",
        access: .tenantOrPlatform("jobs.read", platform: "platform.read"), operatorPermission: "platform.read", effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "job", verb: "list", example: "job list --states dead --limit 20")
      ),
      MethodInfo(
        service: "muster.platform.v1.PlatformService", name: "GetJob", shape: .unary,
        input: "muster.platform.v1.GetJobRequest", output: "muster.platform.v1.GetJobResponse",
        access: .tenantOrPlatform("jobs.read", platform: "platform.read"), operatorPermission: "platform.read", effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "job", verb: "get", positional: "id", example: "job get job_01jc4x8y7kf3q9v2m5n6p7r8st")
      ),
      MethodInfo(
        service: "muster.platform.v1.PlatformService", name: "RetryJob", shape: .unary,
        input: "muster.platform.v1.RetryJobRequest", output: "muster.platform.v1.RetryJobResponse",
        access: .platform("platform.jobs"), effect: .write, audit: .change,
        command: CommandInfo(noun: "job", verb: "retry", positional: "id", example: "job retry job_01jc4x8y7kf3q9v2m5n6p7r8st")
      ),
      MethodInfo(
        service: "muster.platform.v1.PlatformService", name: "CancelJob", shape: .unary,
        input: "muster.platform.v1.CancelJobRequest", output: "muster.platform.v1.CancelJobResponse",
        access: .platform("platform.jobs"), effect: .write, audit: .change,
        command: CommandInfo(noun: "job", verb: "cancel", positional: "id", confirmation: .yes, example: "job cancel job_01jc4x8y7kf3q9v2m5n6p7r8st --yes")
      ),
    ]
  }

  package static let permissions: [PermissionInfo] = [
    PermissionInfo("jobs.read", .viewer, "Follow the tenant's jobs."),
    PermissionInfo("platform.read", .platform, "Read the installation's figures and jobs."),
    PermissionInfo("platform.stop", .platform, "Stop all sends and agent runs in an emergency, and let them go on."),
    PermissionInfo("platform.verify", .platform, "Check that no tenant can reach another's data."),
    PermissionInfo("platform.jobs", .platform, "Retry and cancel jobs."),
  ]

  package protocol Service: Sendable {
    func getServerInfo(_ request: PlatformV1.GetServerInfoRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.GetServerInfoResponse
    func getStats(_ request: PlatformV1.GetStatsRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.GetStatsResponse
    func emergencyStop(_ request: PlatformV1.EmergencyStopRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.EmergencyStopResponse
    func liftEmergencyStop(_ request: PlatformV1.LiftEmergencyStopRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.LiftEmergencyStopResponse
    func verifyIsolation(_ request: PlatformV1.VerifyIsolationRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.VerifyIsolationResponse
    func listJobs(_ request: PlatformV1.ListJobsRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.ListJobsResponse
    func getJob(_ request: PlatformV1.GetJobRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.GetJobResponse
    func retryJob(_ request: PlatformV1.RetryJobRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.RetryJobResponse
    func cancelJob(_ request: PlatformV1.CancelJobRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.CancelJobResponse
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.getServerInfo.info) { call, caller async throws(RPCError) in
        let request = try await call.single(PlatformV1.GetServerInfoRequest.self, &caller)
        try await call.send(service.getServerInfo(request, as: caller))
      },
      MethodHandler(Method.getStats.info) { call, caller async throws(RPCError) in
        let request = try await call.single(PlatformV1.GetStatsRequest.self, &caller)
        try await call.send(service.getStats(request, as: caller))
      },
      MethodHandler(Method.emergencyStop.info) { call, caller async throws(RPCError) in
        let request = try await call.single(PlatformV1.EmergencyStopRequest.self, &caller)
        try await call.send(service.emergencyStop(request, as: caller))
      },
      MethodHandler(Method.liftEmergencyStop.info) { call, caller async throws(RPCError) in
        let request = try await call.single(PlatformV1.LiftEmergencyStopRequest.self, &caller)
        try await call.send(service.liftEmergencyStop(request, as: caller))
      },
      MethodHandler(Method.verifyIsolation.info) { call, caller async throws(RPCError) in
        let request = try await call.single(PlatformV1.VerifyIsolationRequest.self, &caller)
        try await call.send(service.verifyIsolation(request, as: caller))
      },
      MethodHandler(Method.listJobs.info) { call, caller async throws(RPCError) in
        let request = try await call.single(PlatformV1.ListJobsRequest.self, &caller)
        try await call.send(service.listJobs(request, as: caller))
      },
      MethodHandler(Method.getJob.info) { call, caller async throws(RPCError) in
        let request = try await call.single(PlatformV1.GetJobRequest.self, &caller)
        try await call.send(service.getJob(request, as: caller))
      },
      MethodHandler(Method.retryJob.info) { call, caller async throws(RPCError) in
        let request = try await call.single(PlatformV1.RetryJobRequest.self, &caller)
        try await call.send(service.retryJob(request, as: caller))
      },
      MethodHandler(Method.cancelJob.info) { call, caller async throws(RPCError) in
        let request = try await call.single(PlatformV1.CancelJobRequest.self, &caller)
        try await call.send(service.cancelJob(request, as: caller))
      },
    ]
  }

  package struct Unserved: Service {
    package init() {}

    package func getServerInfo(_ request: PlatformV1.GetServerInfoRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.GetServerInfoResponse {
      throw .methodUnknown(Method.getServerInfo.info.path)
    }

    package func getStats(_ request: PlatformV1.GetStatsRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.GetStatsResponse {
      throw .methodUnknown(Method.getStats.info.path)
    }

    package func emergencyStop(_ request: PlatformV1.EmergencyStopRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.EmergencyStopResponse {
      throw .methodUnknown(Method.emergencyStop.info.path)
    }

    package func liftEmergencyStop(_ request: PlatformV1.LiftEmergencyStopRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.LiftEmergencyStopResponse {
      throw .methodUnknown(Method.liftEmergencyStop.info.path)
    }

    package func verifyIsolation(_ request: PlatformV1.VerifyIsolationRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.VerifyIsolationResponse {
      throw .methodUnknown(Method.verifyIsolation.info.path)
    }

    package func listJobs(_ request: PlatformV1.ListJobsRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.ListJobsResponse {
      throw .methodUnknown(Method.listJobs.info.path)
    }

    package func getJob(_ request: PlatformV1.GetJobRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.GetJobResponse {
      throw .methodUnknown(Method.getJob.info.path)
    }

    package func retryJob(_ request: PlatformV1.RetryJobRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.RetryJobResponse {
      throw .methodUnknown(Method.retryJob.info.path)
    }

    package func cancelJob(_ request: PlatformV1.CancelJobRequest, as caller: Caller) async throws(RPCError) -> PlatformV1.CancelJobResponse {
      throw .methodUnknown(Method.cancelJob.info.path)
    }
  }

  package struct Client: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func getServerInfo(_ request: PlatformV1.GetServerInfoRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> PlatformV1.GetServerInfoResponse {
      try await transport.unary(Method.getServerInfo.info, request, options)
    }

    package func getStats(_ request: PlatformV1.GetStatsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> PlatformV1.GetStatsResponse {
      try await transport.unary(Method.getStats.info, request, options)
    }

    package func emergencyStop(_ request: PlatformV1.EmergencyStopRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> PlatformV1.EmergencyStopResponse {
      try await transport.unary(Method.emergencyStop.info, request, options)
    }

    package func liftEmergencyStop(_ request: PlatformV1.LiftEmergencyStopRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> PlatformV1.LiftEmergencyStopResponse {
      try await transport.unary(Method.liftEmergencyStop.info, request, options)
    }

    package func verifyIsolation(_ request: PlatformV1.VerifyIsolationRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> PlatformV1.VerifyIsolationResponse {
      try await transport.unary(Method.verifyIsolation.info, request, options)
    }

    package func listJobs(_ request: PlatformV1.ListJobsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> PlatformV1.ListJobsResponse {
      try await transport.unary(Method.listJobs.info, request, options)
    }

    package func getJob(_ request: PlatformV1.GetJobRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> PlatformV1.GetJobResponse {
      try await transport.unary(Method.getJob.info, request, options)
    }

    package func retryJob(_ request: PlatformV1.RetryJobRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> PlatformV1.RetryJobResponse {
      try await transport.unary(Method.retryJob.info, request, options)
    }

    package func cancelJob(_ request: PlatformV1.CancelJobRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> PlatformV1.CancelJobResponse {
      try await transport.unary(Method.cancelJob.info, request, options)
    }
  }
}

extension PlatformV1 {
  package static let messages: [any WireMessage.Type] = [
    PlatformV1.ServerInfo.self,
    PlatformV1.Stats.self,
    PlatformV1.TenantStats.self,
    PlatformV1.CallStats.self,
    PlatformV1.ReasonCount.self,
    PlatformV1.JobStats.self,
    PlatformV1.EventStats.self,
    PlatformV1.TenantActivity.self,
    PlatformV1.ServerStatus.self,
    PlatformV1.EmergencyStopState.self,
    PlatformV1.IsolationReport.self,
    PlatformV1.IsolationLeak.self,
    PlatformV1.Job.self,
    PlatformV1.JobSchedule.self,
    PlatformV1.JobAttempt.self,
    PlatformV1.GetServerInfoRequest.self,
    PlatformV1.GetServerInfoResponse.self,
    PlatformV1.GetStatsRequest.self,
    PlatformV1.GetStatsResponse.self,
    PlatformV1.EmergencyStopRequest.self,
    PlatformV1.EmergencyStopResponse.self,
    PlatformV1.LiftEmergencyStopRequest.self,
    PlatformV1.LiftEmergencyStopResponse.self,
    PlatformV1.VerifyIsolationRequest.self,
    PlatformV1.VerifyIsolationResponse.self,
    PlatformV1.ListJobsRequest.self,
    PlatformV1.ListJobsResponse.self,
    PlatformV1.GetJobRequest.self,
    PlatformV1.GetJobResponse.self,
    PlatformV1.RetryJobRequest.self,
    PlatformV1.RetryJobResponse.self,
    PlatformV1.CancelJobRequest.self,
    PlatformV1.CancelJobResponse.self,
  ]
}
