// Made by tools/protogen from muster/identity/v1/identity.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterTypesAPI
package import MusterWellKnownAPI
package import MusterWire

package enum IdentityV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CuiVAQohbXVzdGVyL2lkZW50aXR5L3YxL2lkZW50aXR5LnByb3RvEhJtdXN0ZXIuaWRlbnRpdHkudjEaHmdvb2dsZS9wcm90b2J1Zi9kdXJhdGlvbi5wcm90\
      bxogZ29vZ2xlL3Byb3RvYnVmL2ZpZWxkX21hc2sucHJvdG8aH2dvb2dsZS9wcm90b2J1Zi90aW1lc3RhbXAucHJvdG8aH211c3Rlci9vcHRpb25zL3YxL29w\
      dGlvbnMucHJvdG8aGm11c3Rlci90eXBlL3YxL2FjdG9yLnByb3RvGhttdXN0ZXIvdHlwZS92MS9lcnJvcnMucHJvdG8izgQKBFVzZXISHAoCaWQYASABKAlC\
      DIqRJAgQAVIEdXNlclICaWQSIwoFZW1haWwYAiABKAlCDYqRJAkIASj+AVgBcAFSBWVtYWlsEiwKDGRpc3BsYXlfbmFtZRgDIAEoCUIJipEkBSjIAXABUgtk\
      aXNwbGF5TmFtZRItCg5lbWFpbF92ZXJpZmllZBgEIAEoCEIGipEkAhABUg1lbWFpbFZlcmlmaWVkEiIKBmxvY2FsZRgFIAEoCUIKipEkBigjWAdwAlIGbG9j\
      YWxlEicKCXRpbWVfem9uZRgGIAEoCUIKipEkBihAWAhwAlIIdGltZVpvbmUSTAoKaWRlbnRpdGllcxgHIAMoCzIkLm11c3Rlci5pZGVudGl0eS52MS5FeHRl\
      cm5hbElkZW50aXR5QgaKkSQCOApSCmlkZW50aXRpZXMSLQoOcGxhdGZvcm1fYWRtaW4YCCABKAhCBoqRJAIQAVINcGxhdGZvcm1BZG1pbhJDCgtjcmVhdGVf\
      dGltZRgJIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBCBoqRJAIQAVIKY3JlYXRlVGltZRJDCgt1cGRhdGVfdGltZRgKIAEoCzIaLmdvb2dsZS5w\
      cm90b2J1Zi5UaW1lc3RhbXBCBoqRJAIQAVIKdXBkYXRlVGltZRIgCgd2ZXJzaW9uGAsgASgDQgaKkSQCEAFSB3ZlcnNpb246MIqRJCwKBHVzZXISAmlkEgxk\
      aXNwbGF5X25hbWUSBWVtYWlsEgtjcmVhdGVfdGltZSJeChBFeHRlcm5hbElkZW50aXR5EiMKBmlzc3VlchgBIAEoCUILipEkBwgBKIAEWANSBmlzc3VlchIl\
      CgdzdWJqZWN0GAIgASgJQguKkSQHCAEo/wFwAVIHc3ViamVjdCKsBgoKSW52aXRhdGlvbhIeCgJpZBgBIAEoCUIOipEkChABUgZpbnZpdGVSAmlkEisKCXRl\
      bmFudF9pZBgCIAEoCUIOipEkChABUgZ0ZW5hbnRSCHRlbmFudElkEiMKBWVtYWlsGAMgASgJQg2KkSQJCAEo/gFYAXABUgVlbWFpbBIsCgxkaXNwbGF5X25h\
      bWUYBCABKAlCCYqRJAUoyAFwAVILZGlzcGxheU5hbWUSJAoFcm9sZXMYBSADKAlCDoqRJAoIASg/MAE4FFgJUgVyb2xlcxI7CgtleHBpcmVfdGltZRgGIAEo\
      CzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCmV4cGlyZVRpbWUSSAoSbWVtYmVyX2V4cGlyZV90aW1lGAcgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRp\
      bWVzdGFtcFIQbWVtYmVyRXhwaXJlVGltZRJBCgVzdGF0ZRgIIAEoDjIjLm11c3Rlci5pZGVudGl0eS52MS5JbnZpdGF0aW9uU3RhdGVCBoqRJAIQAVIFc3Rh\
      dGUSPAoKaW52aXRlZF9ieRgJIAEoCzIVLm11c3Rlci50eXBlLnYxLkFjdG9yQgaKkSQCEAFSCWludml0ZWRCeRJDCgthY2NlcHRfdGltZRgKIAEoCzIaLmdv\
      b2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBCBoqRJAIQAVIKYWNjZXB0VGltZRIrCgltZW1iZXJfaWQYCyABKAlCDoqRJAoQAVIGbWVtYmVyUghtZW1iZXJJZBJD\
      CgtjcmVhdGVfdGltZRgMIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBCBoqRJAIQAVIKY3JlYXRlVGltZRJDCgt1cGRhdGVfdGltZRgNIAEoCzIa\
      Lmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBCBoqRJAIQAVIKdXBkYXRlVGltZRIgCgd2ZXJzaW9uGA4gASgDQgaKkSQCEAFSB3ZlcnNpb246MoqRJC4KBmlu\
      dml0ZRICaWQSBWVtYWlsEgVyb2xlcxIFc3RhdGUSC2V4cGlyZV90aW1lIqgGCgZNZW1iZXISHAoCaWQYASABKAlCDIqRJAhSBm1lbWJlclICaWQSKwoJdGVu\
      YW50X2lkGAIgASgJQg6KkSQKEAFSBnRlbmFudFIIdGVuYW50SWQSJQoHdXNlcl9pZBgDIAEoCUIMipEkCBABUgR1c2VyUgZ1c2VySWQSHgoFZW1haWwYBCAB\
      KAlCCIqRJAQQAXABUgVlbWFpbBIrCgxkaXNwbGF5X25hbWUYBSABKAlCCIqRJAQQAXABUgtkaXNwbGF5TmFtZRIkCgVyb2xlcxgGIAMoCUIOipEkCggBKD8w\
      ATgUWAlSBXJvbGVzEj0KBXN0YXRlGAcgASgOMh8ubXVzdGVyLmlkZW50aXR5LnYxLk1lbWJlclN0YXRlQgaKkSQCEAFSBXN0YXRlEjsKC2V4cGlyZV90aW1l\
      GAggASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFIKZXhwaXJlVGltZRJOChBsYXN0X2FjdGl2ZV90aW1lGAkgASgLMhouZ29vZ2xlLnByb3RvYnVm\
      LlRpbWVzdGFtcEIIipEkBBABcAJSDmxhc3RBY3RpdmVUaW1lEjwKCmludml0ZWRfYnkYCiABKAsyFS5tdXN0ZXIudHlwZS52MS5BY3RvckIGipEkAhABUglp\
      bnZpdGVkQnkSQwoLY3JlYXRlX3RpbWUYCyABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wQgaKkSQCEAFSCmNyZWF0ZVRpbWUSQwoLdXBkYXRlX3Rp\
      bWUYDCABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wQgaKkSQCEAFSCnVwZGF0ZVRpbWUSQwoLZGVsZXRlX3RpbWUYDSABKAsyGi5nb29nbGUucHJv\
      dG9idWYuVGltZXN0YW1wQgaKkSQCEAFSCmRlbGV0ZVRpbWUSIAoHdmVyc2lvbhgOIAEoA0IGipEkAkAAUgd2ZXJzaW9uOj6KkSQ6CgZtZW1iZXISAmlkEgxk\
      aXNwbGF5X25hbWUSBWVtYWlsEgVyb2xlcxIQbGFzdF9hY3RpdmVfdGltZSKxBAoEUm9sZRIaCgJpZBgBIAEoCUIKipEkBlIEcm9sZVICaWQSKwoJdGVuYW50\
      X2lkGAIgASgJQg6KkSQKEAFSBnRlbmFudFIIdGVuYW50SWQSIAoEbmFtZRgDIAEoCUIMipEkCAgBGAEoP1gJUgRuYW1lEioKDGRpc3BsYXlfbmFtZRgEIAEo\
      CUIHipEkAyjIAVILZGlzcGxheU5hbWUSKQoLZGVzY3JpcHRpb24YBSABKAlCB4qRJAMo0A9SC2Rlc2NyaXB0aW9uEjEKC3Blcm1pc3Npb25zGAYgAygJQg+K\
      kSQLCAEoQDABOPQDWA5SC3Blcm1pc3Npb25zEiEKCGJ1aWx0X2luGAcgASgIQgaKkSQCEAFSB2J1aWx0SW4SKQoMbWVtYmVyX2NvdW50GAggASgFQgaKkSQC\
      EAFSC21lbWJlckNvdW50EkMKC2NyZWF0ZV90aW1lGAkgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcEIGipEkAhABUgpjcmVhdGVUaW1lEkMKC3Vw\
      ZGF0ZV90aW1lGAogASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcEIGipEkAhABUgp1cGRhdGVUaW1lEiAKB3ZlcnNpb24YCyABKANCBoqRJAJAAFIH\
      dmVyc2lvbjo6ipEkNgoEcm9sZRIEbmFtZRIMZGlzcGxheV9uYW1lEghidWlsdF9pbhIMbWVtYmVyX2NvdW50EgJpZCKPBwoGQXBpS2V5EhsKAmlkGAEgASgJ\
      QguKkSQHEAFSA2tleVICaWQSKwoJdGVuYW50X2lkGAIgASgJQg6KkSQKEAFSBnRlbmFudFIIdGVuYW50SWQSLgoMZGlzcGxheV9uYW1lGAMgASgJQguKkSQH\
      CAEYASjIAVILZGlzcGxheU5hbWUSJQoHdXNlcl9pZBgEIAEoCUIMipEkCBgBUgR1c2VyUgZ1c2VySWQSLwoLcGVybWlzc2lvbnMYBSADKAlCDYqRJAkYAShA\
      OPQDWA5SC3Blcm1pc3Npb25zEkMKC2V4cGlyZV90aW1lGAYgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcEIGipEkAhgBUgpleHBpcmVUaW1lEj0K\
      BXN0YXRlGAcgASgOMh8ubXVzdGVyLmlkZW50aXR5LnYxLkFwaUtleVN0YXRlQgaKkSQCEAFSBXN0YXRlEh4KBnByZWZpeBgIIAEoCUIGipEkAhABUgZwcmVm\
      aXgSOwoQY2FsbHNfcGVyX3NlY29uZBgJIAEoBUIMipEkCBgBQAFIwIQ9SABSDmNhbGxzUGVyU2Vjb25kiAEBEkYKDWxhc3RfdXNlX3RpbWUYCiABKAsyGi5n\
      b29nbGUucHJvdG9idWYuVGltZXN0YW1wQgaKkSQCEAFSC2xhc3RVc2VUaW1lEkMKC3Jldm9rZV90aW1lGAsgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVz\
      dGFtcEIGipEkAhABUgpyZXZva2VUaW1lEjwKCmNyZWF0ZWRfYnkYDCABKAsyFS5tdXN0ZXIudHlwZS52MS5BY3RvckIGipEkAhABUgljcmVhdGVkQnkSQwoL\
      Y3JlYXRlX3RpbWUYDSABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wQgaKkSQCEAFSCmNyZWF0ZVRpbWUSQwoLdXBkYXRlX3RpbWUYDiABKAsyGi5n\
      b29nbGUucHJvdG9idWYuVGltZXN0YW1wQgaKkSQCEAFSCnVwZGF0ZVRpbWUSIAoHdmVyc2lvbhgPIAEoA0IGipEkAhABUgd2ZXJzaW9uOkaKkSRCCgNrZXkS\
      AmlkEgxkaXNwbGF5X25hbWUSBnByZWZpeBIFc3RhdGUSC2V4cGlyZV90aW1lEg1sYXN0X3VzZV90aW1lQhMKEV9jYWxsc19wZXJfc2Vjb25kIqACCgtBY2Nl\
      c3NUb2tlbhIcCgV0b2tlbhgBIAEoCUIGipEkAngBUgV0b2tlbhI7CgtleHBpcmVfdGltZRgCIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCmV4\
      cGlyZVRpbWUSKwoNcmVmcmVzaF90b2tlbhgDIAEoCUIGipEkAngBUgxyZWZyZXNoVG9rZW4SSgoTcmVmcmVzaF9leHBpcmVfdGltZRgEIAEoCzIaLmdvb2ds\
      ZS5wcm90b2J1Zi5UaW1lc3RhbXBSEXJlZnJlc2hFeHBpcmVUaW1lEhsKCXRlbmFudF9pZBgFIAEoCVIIdGVuYW50SWQSIAoLcGVybWlzc2lvbnMYBiADKAlS\
      C3Blcm1pc3Npb25zItwDCgZDYWxsZXISKwoFYWN0b3IYASABKAsyFS5tdXN0ZXIudHlwZS52MS5BY3RvclIFYWN0b3ISLAoEdXNlchgCIAEoCzIYLm11c3Rl\
      ci5pZGVudGl0eS52MS5Vc2VyUgR1c2VyEhsKCXRlbmFudF9pZBgDIAEoCVIIdGVuYW50SWQSMgoGbWVtYmVyGAQgASgLMhoubXVzdGVyLmlkZW50aXR5LnYx\
      Lk1lbWJlclIGbWVtYmVyEiAKC3Blcm1pc3Npb25zGAUgAygJUgtwZXJtaXNzaW9ucxI6Cgd0ZW5hbnRzGAYgAygLMiAubXVzdGVyLmlkZW50aXR5LnYxLkNh\
      bGxlclRlbmFudFIHdGVuYW50cxIlCg5wbGF0Zm9ybV9hZG1pbhgHIAEoCFINcGxhdGZvcm1BZG1pbhIjCg1zZWNvbmRfZmFjdG9yGAggASgIUgxzZWNvbmRG\
      YWN0b3ISFgoGaXNzdWVyGAkgASgJUgZpc3N1ZXISRgoRdG9rZW5fZXhwaXJlX3RpbWUYCiABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUg90b2tl\
      bkV4cGlyZVRpbWUSHAoKYXBpX2tleV9pZBgLIAEoCVIIYXBpS2V5SWQitQEKDENhbGxlclRlbmFudBIbCgl0ZW5hbnRfaWQYASABKAlSCHRlbmFudElkEhIK\
      BHNsdWcYAiABKAlSBHNsdWcSIQoMZGlzcGxheV9uYW1lGAMgASgJUgtkaXNwbGF5TmFtZRIUCgVyb2xlcxgEIAMoCVIFcm9sZXMSOwoLZXhwaXJlX3RpbWUY\
      BSABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wUgpleHBpcmVUaW1lIr8BCgpQZXJtaXNzaW9uEhIKBG5hbWUYASABKAlSBG5hbWUSIAoLZGVzY3Jp\
      cHRpb24YAiABKAlSC2Rlc2NyaXB0aW9uEhIKBGFyZWEYAyABKAlSBGFyZWESFAoFcm9sZXMYBCADKAlSBXJvbGVzEhgKB21ldGhvZHMYBSADKAlSB21ldGhv\
      ZHMSEgoEaGVsZBgGIAEoCFIEaGVsZBIjCg1wbGF0Zm9ybV9vbmx5GAcgASgIUgxwbGF0Zm9ybU9ubHki7QIKEUFjY2Vzc0V4cGxhbmF0aW9uEhgKB2FsbG93\
      ZWQYASABKAhSB2FsbG93ZWQSMwoGcmVhc29uGAIgASgOMhsubXVzdGVyLnR5cGUudjEuRXJyb3JSZWFzb25SBnJlYXNvbhIYCgdzdW1tYXJ5GAMgASgJUgdz\
      dW1tYXJ5EisKBWFjdG9yGAQgASgLMhUubXVzdGVyLnR5cGUudjEuQWN0b3JSBWFjdG9yEhYKBm1ldGhvZBgFIAEoCVIGbWV0aG9kEh4KCnBlcm1pc3Npb24Y\
      BiABKAlSCnBlcm1pc3Npb24SNwoGY2hlY2tzGAcgAygLMh8ubXVzdGVyLmlkZW50aXR5LnYxLkFjY2Vzc0NoZWNrUgZjaGVja3MSHQoKZ3JhbnRlZF9ieRgI\
      IAMoCVIJZ3JhbnRlZEJ5EjIKFXJvbGVzX3dpdGhfcGVybWlzc2lvbhgJIAMoCVITcm9sZXNXaXRoUGVybWlzc2lvbiKWAQoLQWNjZXNzQ2hlY2sSMgoEcnVs\
      ZRgBIAEoDjIeLm11c3Rlci5pZGVudGl0eS52MS5BY2Nlc3NSdWxlUgRydWxlEjsKB291dGNvbWUYAiABKA4yIS5tdXN0ZXIuaWRlbnRpdHkudjEuQWNjZXNz\
      T3V0Y29tZVIHb3V0Y29tZRIWCgZkZXRhaWwYAyABKAlSBmRldGFpbCI6Cg1XaG9BbUlSZXF1ZXN0EikKCXRlbmFudF9pZBgBIAEoCUIMipEkCFIGdGVuYW50\
      Ugh0ZW5hbnRJZCJECg5XaG9BbUlSZXNwb25zZRIyCgZjYWxsZXIYASABKAsyGi5tdXN0ZXIuaWRlbnRpdHkudjEuQ2FsbGVyUgZjYWxsZXIimAEKEUNyZWF0\
      ZVVzZXJSZXF1ZXN0EjQKBHVzZXIYASABKAsyGC5tdXN0ZXIuaWRlbnRpdHkudjEuVXNlckIGipEkAggBUgR1c2VyEigKCnJlcXVlc3RfaWQYAiABKAlCCYqR\
      JAUogAFYDVIJcmVxdWVzdElkEiMKDXZhbGlkYXRlX29ubHkYAyABKAhSDHZhbGlkYXRlT25seSJCChJDcmVhdGVVc2VyUmVzcG9uc2USLAoEdXNlchgBIAEo\
      CzIYLm11c3Rlci5pZGVudGl0eS52MS5Vc2VyUgR1c2VyIlkKDkdldFVzZXJSZXF1ZXN0EikKCXRlbmFudF9pZBgBIAEoCUIMipEkCFIGdGVuYW50Ugh0ZW5h\
      bnRJZBIcCgJpZBgCIAEoCUIMipEkCAgBUgR1c2VyUgJpZCI/Cg9HZXRVc2VyUmVzcG9uc2USLAoEdXNlchgBIAEoCzIYLm11c3Rlci5pZGVudGl0eS52MS5V\
      c2VyUgR1c2VyItkBChNJbnZpdGVNZW1iZXJSZXF1ZXN0EisKCXRlbmFudF9pZBgBIAEoCUIOipEkCggBUgZ0ZW5hbnRSCHRlbmFudElkEkYKCmludml0YXRp\
      b24YAiABKAsyHi5tdXN0ZXIuaWRlbnRpdHkudjEuSW52aXRhdGlvbkIGipEkAggBUgppbnZpdGF0aW9uEigKCnJlcXVlc3RfaWQYAyABKAlCCYqRJAUogAFY\
      DVIJcmVxdWVzdElkEiMKDXZhbGlkYXRlX29ubHkYBCABKAhSDHZhbGlkYXRlT25seSJ0ChRJbnZpdGVNZW1iZXJSZXNwb25zZRI+CgppbnZpdGF0aW9uGAEg\
      ASgLMh4ubXVzdGVyLmlkZW50aXR5LnYxLkludml0YXRpb25SCmludml0YXRpb24SHAoFdG9rZW4YAiABKAlCBoqRJAJ4AVIFdG9rZW4isAIKF0FjY2VwdElu\
      dml0YXRpb25SZXF1ZXN0EiEKBXRva2VuGAEgASgJQguKkSQHCAEogAR4AVIFdG9rZW4SKAoKcmVxdWVzdF9pZBgCIAEoCUIJipEkBSiAAVgNUglyZXF1ZXN0\
      SWQSIwoNdmFsaWRhdGVfb25seRgDIAEoCFIMdmFsaWRhdGVPbmx5EigKCnVzZXJfdG9rZW4YBCABKAlCCYqRJAUogEB4AVIJdXNlclRva2VuEiwKDGRpc3Bs\
      YXlfbmFtZRgFIAEoCUIJipEkBSjIAXABUgtkaXNwbGF5TmFtZRIiCgZsb2NhbGUYBiABKAlCCoqRJAYoI1gHcAJSBmxvY2FsZRInCgl0aW1lX3pvbmUYByAB\
      KAlCCoqRJAYoQFgIcAJSCHRpbWVab25lIpIBChhBY2NlcHRJbnZpdGF0aW9uUmVzcG9uc2USMgoGbWVtYmVyGAEgASgLMhoubXVzdGVyLmlkZW50aXR5LnYx\
      Lk1lbWJlclIGbWVtYmVyEkIKDGFjY2Vzc190b2tlbhgCIAEoCzIfLm11c3Rlci5pZGVudGl0eS52MS5BY2Nlc3NUb2tlblILYWNjZXNzVG9rZW4ivgIKFkxp\
      c3RJbnZpdGF0aW9uc1JlcXVlc3QSKwoJdGVuYW50X2lkGAEgASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50SWQSIwoJcGFnZV9zaXplGAIgASgFQgaKkSQC\
      QABSCHBhZ2VTaXplEiYKCnBhZ2VfdG9rZW4YAyABKAlCB4qRJAMogCBSCXBhZ2VUb2tlbhJACghvcmRlcl9ieRgEIAEoCUIlipEkIWoLY3JlYXRlX3RpbWVq\
      C2V4cGlyZV90aW1lagVlbWFpbFIHb3JkZXJCeRJCCgVzdGF0ZRgFIAEoDjIjLm11c3Rlci5pZGVudGl0eS52MS5JbnZpdGF0aW9uU3RhdGVCB4qRJAOAAQFS\
      BXN0YXRlEiQKBWVtYWlsGAYgASgJQg6KkSQKKP4BWAFwAYABAVIFZW1haWwigwEKF0xpc3RJbnZpdGF0aW9uc1Jlc3BvbnNlEkAKC2ludml0YXRpb25zGAEg\
      AygLMh4ubXVzdGVyLmlkZW50aXR5LnYxLkludml0YXRpb25SC2ludml0YXRpb25zEiYKD25leHRfcGFnZV90b2tlbhgCIAEoCVINbmV4dFBhZ2VUb2tlbiLX\
      AQoXUmV2b2tlSW52aXRhdGlvblJlcXVlc3QSKwoJdGVuYW50X2lkGAEgASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50SWQSHgoCaWQYAiABKAlCDoqRJAoI\
      AVIGaW52aXRlUgJpZBIgCgd2ZXJzaW9uGAMgASgDQgaKkSQCQABSB3ZlcnNpb24SKAoKcmVxdWVzdF9pZBgEIAEoCUIJipEkBSiAAVgNUglyZXF1ZXN0SWQS\
      IwoNdmFsaWRhdGVfb25seRgFIAEoCFIMdmFsaWRhdGVPbmx5IloKGFJldm9rZUludml0YXRpb25SZXNwb25zZRI+CgppbnZpdGF0aW9uGAEgASgLMh4ubXVz\
      dGVyLmlkZW50aXR5LnYxLkludml0YXRpb25SCmludml0YXRpb24ijAQKEkxpc3RNZW1iZXJzUmVxdWVzdBIrCgl0ZW5hbnRfaWQYASABKAlCDoqRJAoIAVIG\
      dGVuYW50Ugh0ZW5hbnRJZBIjCglwYWdlX3NpemUYAiABKAVCBoqRJAJAAFIIcGFnZVNpemUSJgoKcGFnZV90b2tlbhgDIAEoCUIHipEkAyiAIFIJcGFnZVRv\
      a2VuEmAKCG9yZGVyX2J5GAQgASgJQkWKkSRBagtjcmVhdGVfdGltZWoMZGlzcGxheV9uYW1lagVlbWFpbGoLZXhwaXJlX3RpbWVqEGxhc3RfYWN0aXZlX3Rp\
      bWVSB29yZGVyQnkSHwoEcm9sZRgFIAEoCUILipEkByg/WAmAAQFSBHJvbGUSPgoFc3RhdGUYBiABKA4yHy5tdXN0ZXIuaWRlbnRpdHkudjEuTWVtYmVyU3Rh\
      dGVCB4qRJAOAAQFSBXN0YXRlEiYKB3VzZXJfaWQYByABKAlCDYqRJAlSBHVzZXKAAQFSBnVzZXJJZBIkCgVlbWFpbBgIIAEoCUIOipEkCij+AVgBcAGAAQFS\
      BWVtYWlsEkgKDWV4cGlyZV9iZWZvcmUYCSABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wQgeKkSQDgAEBUgxleHBpcmVCZWZvcmUSIQoMc2hvd19k\
      ZWxldGVkGAogASgIUgtzaG93RGVsZXRlZCJzChNMaXN0TWVtYmVyc1Jlc3BvbnNlEjQKB21lbWJlcnMYASADKAsyGi5tdXN0ZXIuaWRlbnRpdHkudjEuTWVt\
      YmVyUgdtZW1iZXJzEiYKD25leHRfcGFnZV90b2tlbhgCIAEoCVINbmV4dFBhZ2VUb2tlbiKKAgoTVXBkYXRlTWVtYmVyUmVxdWVzdBIrCgl0ZW5hbnRfaWQY\
      ASABKAlCDoqRJAoIAVIGdGVuYW50Ugh0ZW5hbnRJZBI6CgZtZW1iZXIYAiABKAsyGi5tdXN0ZXIuaWRlbnRpdHkudjEuTWVtYmVyQgaKkSQCCAFSBm1lbWJl\
      chI7Cgt1cGRhdGVfbWFzaxgDIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5GaWVsZE1hc2tSCnVwZGF0ZU1hc2sSKAoKcmVxdWVzdF9pZBgEIAEoCUIJipEkBSiA\
      AVgNUglyZXF1ZXN0SWQSIwoNdmFsaWRhdGVfb25seRgFIAEoCFIMdmFsaWRhdGVPbmx5IkoKFFVwZGF0ZU1lbWJlclJlc3BvbnNlEjIKBm1lbWJlchgBIAEo\
      CzIaLm11c3Rlci5pZGVudGl0eS52MS5NZW1iZXJSBm1lbWJlciLTAQoTUmVtb3ZlTWVtYmVyUmVxdWVzdBIrCgl0ZW5hbnRfaWQYASABKAlCDoqRJAoIAVIG\
      dGVuYW50Ugh0ZW5hbnRJZBIeCgJpZBgCIAEoCUIOipEkCggBUgZtZW1iZXJSAmlkEiAKB3ZlcnNpb24YAyABKANCBoqRJAJAAFIHdmVyc2lvbhIoCgpyZXF1\
      ZXN0X2lkGAQgASgJQgmKkSQFKIABWA1SCXJlcXVlc3RJZBIjCg12YWxpZGF0ZV9vbmx5GAUgASgIUgx2YWxpZGF0ZU9ubHkiSgoUUmVtb3ZlTWVtYmVyUmVz\
      cG9uc2USMgoGbWVtYmVyGAEgASgLMhoubXVzdGVyLmlkZW50aXR5LnYxLk1lbWJlclIGbWVtYmVyIu0BChBMaXN0Um9sZXNSZXF1ZXN0EisKCXRlbmFudF9p\
      ZBgBIAEoCUIOipEkCggBUgZ0ZW5hbnRSCHRlbmFudElkEiMKCXBhZ2Vfc2l6ZRgCIAEoBUIGipEkAkAAUghwYWdlU2l6ZRImCgpwYWdlX3Rva2VuGAMgASgJ\
      QgeKkSQDKIAgUglwYWdlVG9rZW4SMgoIb3JkZXJfYnkYBCABKAlCF4qRJBNqBG5hbWVqC2NyZWF0ZV90aW1lUgdvcmRlckJ5EisKCnBlcm1pc3Npb24YBSAB\
      KAlCC4qRJAcoQFgOgAEBUgpwZXJtaXNzaW9uImsKEUxpc3RSb2xlc1Jlc3BvbnNlEi4KBXJvbGVzGAEgAygLMhgubXVzdGVyLmlkZW50aXR5LnYxLlJvbGVS\
      BXJvbGVzEiYKD25leHRfcGFnZV90b2tlbhgCIAEoCVINbmV4dFBhZ2VUb2tlbiLFAQoRQ3JlYXRlUm9sZVJlcXVlc3QSKwoJdGVuYW50X2lkGAEgASgJQg6K\
      kSQKCAFSBnRlbmFudFIIdGVuYW50SWQSNAoEcm9sZRgCIAEoCzIYLm11c3Rlci5pZGVudGl0eS52MS5Sb2xlQgaKkSQCCAFSBHJvbGUSKAoKcmVxdWVzdF9p\
      ZBgDIAEoCUIJipEkBSiAAVgNUglyZXF1ZXN0SWQSIwoNdmFsaWRhdGVfb25seRgEIAEoCFIMdmFsaWRhdGVPbmx5IkIKEkNyZWF0ZVJvbGVSZXNwb25zZRIs\
      CgRyb2xlGAEgASgLMhgubXVzdGVyLmlkZW50aXR5LnYxLlJvbGVSBHJvbGUiggIKEVVwZGF0ZVJvbGVSZXF1ZXN0EisKCXRlbmFudF9pZBgBIAEoCUIOipEk\
      CggBUgZ0ZW5hbnRSCHRlbmFudElkEjQKBHJvbGUYAiABKAsyGC5tdXN0ZXIuaWRlbnRpdHkudjEuUm9sZUIGipEkAggBUgRyb2xlEjsKC3VwZGF0ZV9tYXNr\
      GAMgASgLMhouZ29vZ2xlLnByb3RvYnVmLkZpZWxkTWFza1IKdXBkYXRlTWFzaxIoCgpyZXF1ZXN0X2lkGAQgASgJQgmKkSQFKIABWA1SCXJlcXVlc3RJZBIj\
      Cg12YWxpZGF0ZV9vbmx5GAUgASgIUgx2YWxpZGF0ZU9ubHkiQgoSVXBkYXRlUm9sZVJlc3BvbnNlEiwKBHJvbGUYASABKAsyGC5tdXN0ZXIuaWRlbnRpdHku\
      djEuUm9sZVIEcm9sZSLPAQoRRGVsZXRlUm9sZVJlcXVlc3QSKwoJdGVuYW50X2lkGAEgASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50SWQSHAoCaWQYAiAB\
      KAlCDIqRJAgIAVIEcm9sZVICaWQSIAoHdmVyc2lvbhgDIAEoA0IGipEkAkAAUgd2ZXJzaW9uEigKCnJlcXVlc3RfaWQYBCABKAlCCYqRJAUogAFYDVIJcmVx\
      dWVzdElkEiMKDXZhbGlkYXRlX29ubHkYBSABKAhSDHZhbGlkYXRlT25seSJCChJEZWxldGVSb2xlUmVzcG9uc2USLAoEcm9sZRgBIAEoCzIYLm11c3Rlci5p\
      ZGVudGl0eS52MS5Sb2xlUgRyb2xlIs4BChNDcmVhdGVBcGlLZXlSZXF1ZXN0EisKCXRlbmFudF9pZBgBIAEoCUIOipEkCggBUgZ0ZW5hbnRSCHRlbmFudElk\
      EjsKB2FwaV9rZXkYAiABKAsyGi5tdXN0ZXIuaWRlbnRpdHkudjEuQXBpS2V5QgaKkSQCCAFSBmFwaUtleRIoCgpyZXF1ZXN0X2lkGAMgASgJQgmKkSQFKIAB\
      WA1SCXJlcXVlc3RJZBIjCg12YWxpZGF0ZV9vbmx5GAQgASgIUgx2YWxpZGF0ZU9ubHkiawoUQ3JlYXRlQXBpS2V5UmVzcG9uc2USMwoHYXBpX2tleRgBIAEo\
      CzIaLm11c3Rlci5pZGVudGl0eS52MS5BcGlLZXlSBmFwaUtleRIeCgZzZWNyZXQYAiABKAlCBoqRJAJ4AVIGc2VjcmV0IsQDChJMaXN0QXBpS2V5c1JlcXVl\
      c3QSKwoJdGVuYW50X2lkGAEgASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50SWQSIwoJcGFnZV9zaXplGAIgASgFQgaKkSQCQABSCHBhZ2VTaXplEiYKCnBh\
      Z2VfdG9rZW4YAyABKAlCB4qRJAMogCBSCXBhZ2VUb2tlbhJWCghvcmRlcl9ieRgEIAEoCUI7ipEkN2oLY3JlYXRlX3RpbWVqDGRpc3BsYXlfbmFtZWoLZXhw\
      aXJlX3RpbWVqDWxhc3RfdXNlX3RpbWVSB29yZGVyQnkSPgoFc3RhdGUYBSABKA4yHy5tdXN0ZXIuaWRlbnRpdHkudjEuQXBpS2V5U3RhdGVCB4qRJAOAAQFS\
      BXN0YXRlEiYKB3VzZXJfaWQYBiABKAlCDYqRJAlSBHVzZXKAAQFSBnVzZXJJZBIqCgxzZXJ2aWNlX29ubHkYByABKAhCB4qRJAOAAQFSC3NlcnZpY2VPbmx5\
      EkgKDWV4cGlyZV9iZWZvcmUYCCABKAsyGi5nb29nbGUucHJvdG9idWYuVGltZXN0YW1wQgeKkSQDgAEBUgxleHBpcmVCZWZvcmUidAoTTGlzdEFwaUtleXNS\
      ZXNwb25zZRI1CghhcGlfa2V5cxgBIAMoCzIaLm11c3Rlci5pZGVudGl0eS52MS5BcGlLZXlSB2FwaUtleXMSJgoPbmV4dF9wYWdlX3Rva2VuGAIgASgJUg1u\
      ZXh0UGFnZVRva2VuItABChNSZXZva2VBcGlLZXlSZXF1ZXN0EisKCXRlbmFudF9pZBgBIAEoCUIOipEkCggBUgZ0ZW5hbnRSCHRlbmFudElkEhsKAmlkGAIg\
      ASgJQguKkSQHCAFSA2tleVICaWQSIAoHdmVyc2lvbhgDIAEoA0IGipEkAkAAUgd2ZXJzaW9uEigKCnJlcXVlc3RfaWQYBCABKAlCCYqRJAUogAFYDVIJcmVx\
      dWVzdElkEiMKDXZhbGlkYXRlX29ubHkYBSABKAhSDHZhbGlkYXRlT25seSJLChRSZXZva2VBcGlLZXlSZXNwb25zZRIzCgdhcGlfa2V5GAEgASgLMhoubXVz\
      dGVyLmlkZW50aXR5LnYxLkFwaUtleVIGYXBpS2V5Iv4BChhDcmVhdGVBY2Nlc3NUb2tlblJlcXVlc3QSJAoHYXBpX2tleRgBIAEoCUILipEkBwgBKIAEeAFS\
      BmFwaUtleRIoCgpyZXF1ZXN0X2lkGAIgASgJQgmKkSQFKIABWA1SCXJlcXVlc3RJZBIjCg12YWxpZGF0ZV9vbmx5GAMgASgIUgx2YWxpZGF0ZU9ubHkSLQoL\
      cGVybWlzc2lvbnMYBCADKAlCC4qRJAcoQDj0A1gOUgtwZXJtaXNzaW9ucxI+CghsaWZldGltZRgFIAEoCzIZLmdvb2dsZS5wcm90b2J1Zi5EdXJhdGlvbkIH\
      ipEkA5ABPFIIbGlmZXRpbWUiXwoZQ3JlYXRlQWNjZXNzVG9rZW5SZXNwb25zZRJCCgxhY2Nlc3NfdG9rZW4YASABKAsyHy5tdXN0ZXIuaWRlbnRpdHkudjEu\
      QWNjZXNzVG9rZW5SC2FjY2Vzc1Rva2VuIpwBChlSZWZyZXNoQWNjZXNzVG9rZW5SZXF1ZXN0EjAKDXJlZnJlc2hfdG9rZW4YASABKAlCC4qRJAcIASiABHgB\
      UgxyZWZyZXNoVG9rZW4SKAoKcmVxdWVzdF9pZBgCIAEoCUIJipEkBSiAAVgNUglyZXF1ZXN0SWQSIwoNdmFsaWRhdGVfb25seRgDIAEoCFIMdmFsaWRhdGVP\
      bmx5ImAKGlJlZnJlc2hBY2Nlc3NUb2tlblJlc3BvbnNlEkIKDGFjY2Vzc190b2tlbhgBIAEoCzIfLm11c3Rlci5pZGVudGl0eS52MS5BY2Nlc3NUb2tlblIL\
      YWNjZXNzVG9rZW4iiQIKE1Jldm9rZVRva2Vuc1JlcXVlc3QSKQoJdGVuYW50X2lkGAEgASgJQgyKkSQIUgZ0ZW5hbnRSCHRlbmFudElkEigKCnJlcXVlc3Rf\
      aWQYAiABKAlCCYqRJAUogAFYDVIJcmVxdWVzdElkEiMKDXZhbGlkYXRlX29ubHkYAyABKAhSDHZhbGlkYXRlT25seRIlCgd1c2VyX2lkGAQgASgJQgqKkSQG\
      UgR1c2VySABSBnVzZXJJZBIpCgphcGlfa2V5X2lkGAUgASgJQgmKkSQFUgNrZXlIAFIIYXBpS2V5SWQSHAoIZXZlcnlvbmUYBiABKAhIAFIIZXZlcnlvbmVC\
      CAoGdGFyZ2V0IoMBChRSZXZva2VUb2tlbnNSZXNwb25zZRI7CgtyZXZva2VfdGltZRgBIAEoCzIaLmdvb2dsZS5wcm90b2J1Zi5UaW1lc3RhbXBSCnJldm9r\
      ZVRpbWUSLgoTcmVmcmVzaF90b2tlbl9jb3VudBgCIAEoA1IRcmVmcmVzaFRva2VuQ291bnQioQIKFkxpc3RQZXJtaXNzaW9uc1JlcXVlc3QSKwoJdGVuYW50\
      X2lkGAEgASgJQg6KkSQKCAFSBnRlbmFudFIIdGVuYW50SWQSIwoJcGFnZV9zaXplGAIgASgFQgaKkSQCQABSCHBhZ2VTaXplEiYKCnBhZ2VfdG9rZW4YAyAB\
      KAlCB4qRJAMogCBSCXBhZ2VUb2tlbhIlCghvcmRlcl9ieRgEIAEoCUIKipEkBmoEbmFtZVIHb3JkZXJCeRIfCgRhcmVhGAUgASgJQguKkSQHKEBYDoABAVIE\
      YXJlYRIfCgRyb2xlGAYgASgJQguKkSQHKD9YCYABAVIEcm9sZRIkCgloZWxkX29ubHkYByABKAhCB4qRJAOAAQFSCGhlbGRPbmx5IoMBChdMaXN0UGVybWlz\
      c2lvbnNSZXNwb25zZRJACgtwZXJtaXNzaW9ucxgBIAMoCzIeLm11c3Rlci5pZGVudGl0eS52MS5QZXJtaXNzaW9uUgtwZXJtaXNzaW9ucxImCg9uZXh0X3Bh\
      Z2VfdG9rZW4YAiABKAlSDW5leHRQYWdlVG9rZW4itwIKFEV4cGxhaW5BY2Nlc3NSZXF1ZXN0EisKCXRlbmFudF9pZBgBIAEoCUIOipEkCggBUgZ0ZW5hbnRS\
      CHRlbmFudElkEiUKB3VzZXJfaWQYAiABKAlCCoqRJAZSBHVzZXJIAFIGdXNlcklkEikKCmFwaV9rZXlfaWQYAyABKAlCCYqRJAVSA2tleUgAUghhcGlLZXlJ\
      ZBIhCgZtZXRob2QYBCABKAlCB4qRJAMoyAFIAVIGbWV0aG9kEioKCnBlcm1pc3Npb24YBSABKAlCCIqRJAQoQFgOSAFSCnBlcm1pc3Npb24SKAoNc2Vjb25k\
      X2ZhY3RvchgGIAEoCEgCUgxzZWNvbmRGYWN0b3KIAQFCCQoHc3ViamVjdEIKCghxdWVzdGlvbkIQCg5fc2Vjb25kX2ZhY3RvciJgChVFeHBsYWluQWNjZXNz\
      UmVzcG9uc2USRwoLZXhwbGFuYXRpb24YASABKAsyJS5tdXN0ZXIuaWRlbnRpdHkudjEuQWNjZXNzRXhwbGFuYXRpb25SC2V4cGxhbmF0aW9uKqkBCg9JbnZp\
      dGF0aW9uU3RhdGUSIAocSU5WSVRBVElPTl9TVEFURV9VTlNQRUNJRklFRBAAEhkKFUlOVklUQVRJT05fU1RBVEVfT1BFThABEh0KGUlOVklUQVRJT05fU1RB\
      VEVfQUNDRVBURUQQAhIcChhJTlZJVEFUSU9OX1NUQVRFX1JFVk9LRUQQAxIcChhJTlZJVEFUSU9OX1NUQVRFX0VYUElSRUQQBCp4CgtNZW1iZXJTdGF0ZRIc\
      ChhNRU1CRVJfU1RBVEVfVU5TUEVDSUZJRUQQABIXChNNRU1CRVJfU1RBVEVfQUNUSVZFEAESGAoUTUVNQkVSX1NUQVRFX0VYUElSRUQQAhIYChRNRU1CRVJf\
      U1RBVEVfUkVNT1ZFRBADKnwKC0FwaUtleVN0YXRlEh0KGUFQSV9LRVlfU1RBVEVfVU5TUEVDSUZJRUQQABIYChRBUElfS0VZX1NUQVRFX0FDVElWRRABEhkK\
      FUFQSV9LRVlfU1RBVEVfUkVWT0tFRBACEhkKFUFQSV9LRVlfU1RBVEVfRVhQSVJFRBADKs4BCgpBY2Nlc3NSdWxlEhsKF0FDQ0VTU19SVUxFX1VOU1BFQ0lG\
      SUVEEAASFQoRQUNDRVNTX1JVTEVfU0NPUEUQARIcChhBQ0NFU1NfUlVMRV9URU5BTlRfU1RBVEUQAhIaChZBQ0NFU1NfUlVMRV9NRU1CRVJTSElQEAMSFwoT\
      QUNDRVNTX1JVTEVfQVBJX0tFWRAEEhoKFkFDQ0VTU19SVUxFX1BFUk1JU1NJT04QBRIdChlBQ0NFU1NfUlVMRV9TRUNPTkRfRkFDVE9SEAYqigEKDUFjY2Vz\
      c091dGNvbWUSHgoaQUNDRVNTX09VVENPTUVfVU5TUEVDSUZJRUQQABIaChZBQ0NFU1NfT1VUQ09NRV9BTExPV0VEEAESGgoWQUNDRVNTX09VVENPTUVfUkVG\
      VVNFRBACEiEKHUFDQ0VTU19PVVRDT01FX05PVF9BUFBMSUNBQkxFEAMyvycKD0lkZW50aXR5U2VydmljZRJ9CgZXaG9BbUkSIS5tdXN0ZXIuaWRlbnRpdHku\
      djEuV2hvQW1JUmVxdWVzdBoiLm11c3Rlci5pZGVudGl0eS52MS5XaG9BbUlSZXNwb25zZSIskAIBipEkJRAEGAEgATABShsKBGF1dGgSBndob2FtaSoLYXV0\
      aCB3aG9hbWkSxQEKCkNyZWF0ZVVzZXISJS5tdXN0ZXIuaWRlbnRpdHkudjEuQ3JlYXRlVXNlclJlcXVlc3QaJi5tdXN0ZXIuaWRlbnRpdHkudjEuQ3JlYXRl\
      VXNlclJlc3BvbnNlImiKkSRkCg5wbGF0Zm9ybS51c2VycxADGAMgBEpMCgR1c2VyEgZjcmVhdGUqPHVzZXIgY3JlYXRlIC0tZW1haWwgYWRhQGFjbWUuZXhh\
      bXBsZSAtLWRpc3BsYXktbmFtZSAnQWRhIE5nJxK7AQoHR2V0VXNlchIiLm11c3Rlci5pZGVudGl0eS52MS5HZXRVc2VyUmVxdWVzdBojLm11c3Rlci5pZGVu\
      dGl0eS52MS5HZXRVc2VyUmVzcG9uc2UiZ5ACAYqRJGAKDWlkZW50aXR5LnJlYWQQBBgBIAIqDnBsYXRmb3JtLnVzZXJzSjkKBHVzZXISA2dldBoCaWQqKHVz\
      ZXIgZ2V0IHVzZXJfMDFqYzR4OHk3a2YzcTl2Mm01bjZwN3I4c3QS2wEKDEludml0ZU1lbWJlchInLm11c3Rlci5pZGVudGl0eS52MS5JbnZpdGVNZW1iZXJS\
      ZXF1ZXN0GigubXVzdGVyLmlkZW50aXR5LnYxLkludml0ZU1lbWJlclJlc3BvbnNlIniKkSR0Cg9pZGVudGl0eS5pbnZpdGUQAhgDIAQ4AUABSkcKBm1lbWJl\
      chIGaW52aXRlKjVtZW1iZXIgaW52aXRlIC0tZW1haWwgYmVuQGFjbWUuZXhhbXBsZSAtLXJvbGVzIG1lbWJlcloOcGxhdGZvcm0udXNlcnMSsgEKEEFjY2Vw\
      dEludml0YXRpb24SKy5tdXN0ZXIuaWRlbnRpdHkudjEuQWNjZXB0SW52aXRhdGlvblJlcXVlc3QaLC5tdXN0ZXIuaWRlbnRpdHkudjEuQWNjZXB0SW52aXRh\
      dGlvblJlc3BvbnNlIkOKkSQ/EAEYAyAEQAFKNQoKaW52aXRhdGlvbhIGYWNjZXB0Kh9pbnZpdGF0aW9uIGFjY2VwdCAtLWZyb20tZmlsZSAtEswBCg9MaXN0\
      SW52aXRhdGlvbnMSKi5tdXN0ZXIuaWRlbnRpdHkudjEuTGlzdEludml0YXRpb25zUmVxdWVzdBorLm11c3Rlci5pZGVudGl0eS52MS5MaXN0SW52aXRhdGlv\
      bnNSZXNwb25zZSJgkAIBipEkWQoPaWRlbnRpdHkuaW52aXRlEAIYASABSjAKCmludml0YXRpb24SBGxpc3QqHGludml0YXRpb24gbGlzdCAtLXN0YXRlIG9w\
      ZW5aDnBsYXRmb3JtLnVzZXJzEvIBChBSZXZva2VJbnZpdGF0aW9uEisubXVzdGVyLmlkZW50aXR5LnYxLlJldm9rZUludml0YXRpb25SZXF1ZXN0GiwubXVz\
      dGVyLmlkZW50aXR5LnYxLlJldm9rZUludml0YXRpb25SZXNwb25zZSKCAYqRJH4KD2lkZW50aXR5Lmludml0ZRACGAMgBEpVCgppbnZpdGF0aW9uEgZyZXZv\
      a2UaAmlkIAEqOWludml0YXRpb24gcmV2b2tlIGludml0ZV8wMWpjNHg4eTdrZjNxOXYybTVuNnA3cjhzdCAtLXllc1oOcGxhdGZvcm0udXNlcnMStgEKC0xp\
      c3RNZW1iZXJzEiYubXVzdGVyLmlkZW50aXR5LnYxLkxpc3RNZW1iZXJzUmVxdWVzdBonLm11c3Rlci5pZGVudGl0eS52MS5MaXN0TWVtYmVyc1Jlc3BvbnNl\
      IlaQAgGKkSRPCg1pZGVudGl0eS5yZWFkEAIYASABSigKBm1lbWJlchIEbGlzdCoYbWVtYmVyIGxpc3QgLS1yb2xlIGFkbWluWg5wbGF0Zm9ybS51c2VycxLd\
      AQoMVXBkYXRlTWVtYmVyEicubXVzdGVyLmlkZW50aXR5LnYxLlVwZGF0ZU1lbWJlclJlcXVlc3QaKC5tdXN0ZXIuaWRlbnRpdHkudjEuVXBkYXRlTWVtYmVy\
      UmVzcG9uc2UieoqRJHYKEGlkZW50aXR5Lm1lbWJlcnMQAhgDIAQ4AUpaCgZtZW1iZXISBnVwZGF0ZRoJbWVtYmVyLmlkKj1tZW1iZXIgdXBkYXRlIG1lbWJl\
      cl8wMWpjNHg4eTdrZjNxOXYybTVuNnA3cjhzdCAtLXJvbGVzIGFkbWluEtABCgxSZW1vdmVNZW1iZXISJy5tdXN0ZXIuaWRlbnRpdHkudjEuUmVtb3ZlTWVt\
      YmVyUmVxdWVzdBooLm11c3Rlci5pZGVudGl0eS52MS5SZW1vdmVNZW1iZXJSZXNwb25zZSJtipEkaQoQaWRlbnRpdHkubWVtYmVycxACGAMgBDgBSk0KBm1l\
      bWJlchIGcmVtb3ZlGgJpZCABKjVtZW1iZXIgcmVtb3ZlIG1lbWJlcl8wMWpjNHg4eTdrZjNxOXYybTVuNnA3cjhzdCAtLXllcxKPAQoJTGlzdFJvbGVzEiQu\
      bXVzdGVyLmlkZW50aXR5LnYxLkxpc3RSb2xlc1JlcXVlc3QaJS5tdXN0ZXIuaWRlbnRpdHkudjEuTGlzdFJvbGVzUmVzcG9uc2UiNZACAYqRJC4KDWlkZW50\
      aXR5LnJlYWQQAhgBIAFKFwoEcm9sZRIEbGlzdCoJcm9sZSBsaXN0EtkBCgpDcmVhdGVSb2xlEiUubXVzdGVyLmlkZW50aXR5LnYxLkNyZWF0ZVJvbGVSZXF1\
      ZXN0GiYubXVzdGVyLmlkZW50aXR5LnYxLkNyZWF0ZVJvbGVSZXNwb25zZSJ8ipEkeAoOaWRlbnRpdHkucm9sZXMQAhgDIAQ4AUpeCgRyb2xlEgZjcmVhdGUq\
      TnJvbGUgY3JlYXRlIC0tbmFtZSBhdWRpdG9yIC0tcGVybWlzc2lvbnMgYXVkaXQucmVhZCAtLXBlcm1pc3Npb25zIGF1ZGl0LnZlcmlmeRLYAQoKVXBkYXRl\
      Um9sZRIlLm11c3Rlci5pZGVudGl0eS52MS5VcGRhdGVSb2xlUmVxdWVzdBomLm11c3Rlci5pZGVudGl0eS52MS5VcGRhdGVSb2xlUmVzcG9uc2Uie4qRJHcK\
      DmlkZW50aXR5LnJvbGVzEAIYAyAEOAFKXQoEcm9sZRIGdXBkYXRlGgdyb2xlLmlkKkRyb2xlIHVwZGF0ZSByb2xlXzAxamM0eDh5N2tmM3E5djJtNW42cDdy\
      OHN0IC0tcGVybWlzc2lvbnMgYXVkaXQucmVhZBLCAQoKRGVsZXRlUm9sZRIlLm11c3Rlci5pZGVudGl0eS52MS5EZWxldGVSb2xlUmVxdWVzdBomLm11c3Rl\
      ci5pZGVudGl0eS52MS5EZWxldGVSb2xlUmVzcG9uc2UiZYqRJGEKDmlkZW50aXR5LnJvbGVzEAIYAyAEOAFKRwoEcm9sZRIGZGVsZXRlGgJpZCABKjFyb2xl\
      IGRlbGV0ZSByb2xlXzAxamM0eDh5N2tmM3E5djJtNW42cDdyOHN0IC0teWVzEu4BCgxDcmVhdGVBcGlLZXkSJy5tdXN0ZXIuaWRlbnRpdHkudjEuQ3JlYXRl\
      QXBpS2V5UmVxdWVzdBooLm11c3Rlci5pZGVudGl0eS52MS5DcmVhdGVBcGlLZXlSZXNwb25zZSKKAYqRJIUBCg1pZGVudGl0eS5zZWxmEAIYAyAEOAFAAUpb\
      CgdhcGkta2V5EgZjcmVhdGUqSGFwaS1rZXkgY3JlYXRlIC0tZGlzcGxheS1uYW1lICdXZWIgc2l0ZSBmb3JtcycgLS1wZXJtaXNzaW9ucyBsZWFkcy53cml0\
      ZVINaWRlbnRpdHkua2V5cxK5AQoLTGlzdEFwaUtleXMSJi5tdXN0ZXIuaWRlbnRpdHkudjEuTGlzdEFwaUtleXNSZXF1ZXN0GicubXVzdGVyLmlkZW50aXR5\
      LnYxLkxpc3RBcGlLZXlzUmVzcG9uc2UiWZACAYqRJFIKDWlkZW50aXR5LnNlbGYQAhgBIAFKLAoHYXBpLWtleRIEbGlzdCobYXBpLWtleSBsaXN0IC0tc3Rh\
      dGUgYWN0aXZlUg1pZGVudGl0eS5rZXlzEtkBCgxSZXZva2VBcGlLZXkSJy5tdXN0ZXIuaWRlbnRpdHkudjEuUmV2b2tlQXBpS2V5UmVxdWVzdBooLm11c3Rl\
      ci5pZGVudGl0eS52MS5SZXZva2VBcGlLZXlSZXNwb25zZSJ2ipEkcgoNaWRlbnRpdHkuc2VsZhACGAMgBEpMCgdhcGkta2V5EgZyZXZva2UaAmlkIAEqM2Fw\
      aS1rZXkgcmV2b2tlIGtleV8wMWpjNHg4eTdrZjNxOXYybTVuNnA3cjhzdCAtLXllc1INaWRlbnRpdHkua2V5cxKrAQoRQ3JlYXRlQWNjZXNzVG9rZW4SLC5t\
      dXN0ZXIuaWRlbnRpdHkudjEuQ3JlYXRlQWNjZXNzVG9rZW5SZXF1ZXN0Gi0ubXVzdGVyLmlkZW50aXR5LnYxLkNyZWF0ZUFjY2Vzc1Rva2VuUmVzcG9uc2Ui\
      OYqRJDUQARgDIARAAUorCgV0b2tlbhIGY3JlYXRlKhp0b2tlbiBjcmVhdGUgLS1mcm9tLWZpbGUgLRKwAQoSUmVmcmVzaEFjY2Vzc1Rva2VuEi0ubXVzdGVy\
      LmlkZW50aXR5LnYxLlJlZnJlc2hBY2Nlc3NUb2tlblJlcXVlc3QaLi5tdXN0ZXIuaWRlbnRpdHkudjEuUmVmcmVzaEFjY2Vzc1Rva2VuUmVzcG9uc2UiO4qR\
      JDcQARgDIARAAUotCgV0b2tlbhIHcmVmcmVzaCobdG9rZW4gcmVmcmVzaCAtLWZyb20tZmlsZSAtEoACCgxSZXZva2VUb2tlbnMSJy5tdXN0ZXIuaWRlbnRp\
      dHkudjEuUmV2b2tlVG9rZW5zUmVxdWVzdBooLm11c3Rlci5pZGVudGl0eS52MS5SZXZva2VUb2tlbnNSZXNwb25zZSKcAYqRJJcBCg1pZGVudGl0eS5zZWxm\
      EAQYAyAEKg5wbGF0Zm9ybS51c2Vyc0pPCgV0b2tlbhIGcmV2b2tlIAEqPHRva2VuIHJldm9rZSAtLXVzZXItaWQgdXNlcl8wMWpjNHg4eTdrZjNxOXYybTVu\
      NnA3cjhzdCAtLXllc1IQaWRlbnRpdHkubWVtYmVyc1INaWRlbnRpdHkua2V5cxK6AQoPTGlzdFBlcm1pc3Npb25zEioubXVzdGVyLmlkZW50aXR5LnYxLkxp\
      c3RQZXJtaXNzaW9uc1JlcXVlc3QaKy5tdXN0ZXIuaWRlbnRpdHkudjEuTGlzdFBlcm1pc3Npb25zUmVzcG9uc2UiTpACAYqRJEcKDWlkZW50aXR5LnJlYWQQ\
      AhgBIAFKMAoKcGVybWlzc2lvbhIEbGlzdCoccGVybWlzc2lvbiBsaXN0IC0tYXJlYSBsZWFkcxLwAQoNRXhwbGFpbkFjY2VzcxIoLm11c3Rlci5pZGVudGl0\
      eS52MS5FeHBsYWluQWNjZXNzUmVxdWVzdBopLm11c3Rlci5pZGVudGl0eS52MS5FeHBsYWluQWNjZXNzUmVzcG9uc2UiiQGQAgGKkSSBAQoNaWRlbnRpdHku\
      cmVhZBACGAEgAUpqCgZhY2Nlc3MSB2V4cGxhaW4aBm1ldGhvZCpPYWNjZXNzIGV4cGxhaW4gTGVhZFNlcnZpY2UvVXBkYXRlTGVhZCAtLXVzZXItaWQgdXNl\
      cl8wMWpjNHg4eTdrZjNxOXYybTVuNnA3cjhzdBq4BIqRJFEKDWlkZW50aXR5LnJlYWQQARo+U2VlIG1lbWJlcnMsIHJvbGVzIGFuZCBwZXJtaXNzaW9ucywg\
      YW5kIGhhdmUgYWNjZXNzIGV4cGxhaW5lZC6KkSRDCg1pZGVudGl0eS5zZWxmEAEaMEtlZXAga2V5cyBvZiBvbmUncyBvd24gYW5kIGVuZCBvbmUncyBvd24g\
      dG9rZW5zLoqRJEMKD2lkZW50aXR5Lmludml0ZRADGi5JbnZpdGUgcGVvcGxlLCBhbmQgc2VlIGFuZCByZXZva2UgaW52aXRhdGlvbnMuipEkUwoQaWRlbnRp\
      dHkubWVtYmVycxADGj1DaGFuZ2Ugd2hhdCBtZW1iZXJzIG1heSBkbywgcmVtb3ZlIHRoZW0gYW5kIGVuZCB0aGVpciB0b2tlbnMuipEkMgoOaWRlbnRpdHku\
      cm9sZXMQAxoeTWFrZSwgY2hhbmdlIGFuZCBkZWxldGUgcm9sZXMuipEkVQoNaWRlbnRpdHkua2V5cxADGkJNYWtlIGtleXMgZm9yIG1hY2hpbmVzLCBhbmQg\
      c2VlIGFuZCByZXZva2UgYWxsIGtleXMgb2YgdGhlIHRlbmFudC6KkSRrCg5wbGF0Zm9ybS51c2VycxAFGldNYWtlIGFuZCBzZWUgdXNlcnMsIGludml0ZSB0\
      aGVtIHRvIGFueSB0ZW5hbnQsIGFuZCBlbmQgYSB1c2VyJ3MgdG9rZW5zIGluIGV2ZXJ5IHRlbmFudC5CH1odbXVzdGVyL2lkZW50aXR5L3YxO2lkZW50aXR5\
      djFiBnByb3RvMw==
      """,
    imports: [GoogleProtobuf.pool, TypeV1.pool]
  )
}

extension IdentityV1 {
  package struct User: WireMessage {
    package var id = ""
    package var email = ""
    package var displayName = ""
    package var emailVerified = false
    package var locale = ""
    package var timeZone = ""
    package var identities: [IdentityV1.ExternalIdentity] = []
    package var platformAdmin = false
    package var createTime: GoogleProtobuf.Timestamp?
    package var updateTime: GoogleProtobuf.Timestamp?
    package var version = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.User")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: id = try decoder.read(WireString.self)
        case 18: email = try decoder.read(WireString.self)
        case 26: displayName = try decoder.read(WireString.self)
        case 32: emailVerified = try decoder.read(WireBool.self)
        case 42: locale = try decoder.read(WireString.self)
        case 50: timeZone = try decoder.read(WireString.self)
        case 58: try decoder.append(message: &identities)
        case 64: platformAdmin = try decoder.read(WireBool.self)
        case 74: try decoder.nested(&createTime)
        case 82: try decoder.nested(&updateTime)
        case 88: version = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(88, version, WireInt64.self)
      encoder.optionalMessage(82, updateTime)
      encoder.optionalMessage(74, createTime)
      encoder.implicit(64, platformAdmin, WireBool.self)
      encoder.messages(58, identities)
      encoder.implicit(50, timeZone, WireString.self)
      encoder.implicit(42, locale, WireString.self)
      encoder.implicit(32, emailVerified, WireBool.self)
      encoder.implicit(26, displayName, WireString.self)
      encoder.implicit(18, email, WireString.self)
      encoder.implicit(10, id, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(email, "email", required: true, max: 254, format: .email)
      violations.text(displayName, "display_name", max: 200)
      violations.text(locale, "locale", max: 35, format: .language)
      violations.text(timeZone, "time_zone", max: 64, format: .timeZone)
      if violations.count(identities.count, "identities", max: 10) {
        violations.each(identities, "identities") { $0.message($1, $2) }
      }
    }
  }
}

extension IdentityV1 {
  package struct ExternalIdentity: WireMessage {
    package var issuer = ""
    package var subject = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ExternalIdentity")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: issuer = try decoder.read(WireString.self)
        case 18: subject = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, subject, WireString.self)
      encoder.implicit(10, issuer, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(issuer, "issuer", required: true, max: 512, format: .url)
      violations.text(subject, "subject", required: true, max: 255)
    }
  }
}

extension IdentityV1 {
  package struct Invitation: WireMessage {
    package var id = ""
    package var tenantID = ""
    package var email = ""
    package var displayName = ""
    package var roles: [String] = []
    package var expireTime: GoogleProtobuf.Timestamp?
    package var memberExpireTime: GoogleProtobuf.Timestamp?
    package var state = IdentityV1.InvitationState(rawValue: 0)
    package var invitedBy: TypeV1.Actor?
    package var acceptTime: GoogleProtobuf.Timestamp?
    package var memberID = ""
    package var createTime: GoogleProtobuf.Timestamp?
    package var updateTime: GoogleProtobuf.Timestamp?
    package var version = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.Invitation")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: id = try decoder.read(WireString.self)
        case 18: tenantID = try decoder.read(WireString.self)
        case 26: email = try decoder.read(WireString.self)
        case 34: displayName = try decoder.read(WireString.self)
        case 42: try decoder.append(&roles, WireString.self)
        case 50: try decoder.nested(&expireTime)
        case 58: try decoder.nested(&memberExpireTime)
        case 64: state = try decoder.read(WireEnumOf<IdentityV1.InvitationState>.self)
        case 74: try decoder.nested(&invitedBy)
        case 82: try decoder.nested(&acceptTime)
        case 90: memberID = try decoder.read(WireString.self)
        case 98: try decoder.nested(&createTime)
        case 106: try decoder.nested(&updateTime)
        case 112: version = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(112, version, WireInt64.self)
      encoder.optionalMessage(106, updateTime)
      encoder.optionalMessage(98, createTime)
      encoder.implicit(90, memberID, WireString.self)
      encoder.optionalMessage(82, acceptTime)
      encoder.optionalMessage(74, invitedBy)
      encoder.implicit(64, state, WireEnumOf<IdentityV1.InvitationState>.self)
      encoder.optionalMessage(58, memberExpireTime)
      encoder.optionalMessage(50, expireTime)
      encoder.repeated(42, roles, WireString.self)
      encoder.implicit(34, displayName, WireString.self)
      encoder.implicit(26, email, WireString.self)
      encoder.implicit(18, tenantID, WireString.self)
      encoder.implicit(10, id, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(email, "email", required: true, max: 254, format: .email)
      violations.text(displayName, "display_name", max: 200)
      if violations.count(roles.count, "roles", required: true, min: 1, max: 20) {
        violations.each(roles, "roles") { $0.text($1, $2, max: 63, format: .slug) }
      }
      violations.timestamp(expireTime.map { ($0.seconds, $0.nanos) }, "expire_time")
      violations.timestamp(memberExpireTime.map { ($0.seconds, $0.nanos) }, "member_expire_time")
    }
  }
}

extension IdentityV1 {
  package struct Member: WireMessage {
    package var id = ""
    package var tenantID = ""
    package var userID = ""
    package var email = ""
    package var displayName = ""
    package var roles: [String] = []
    package var state = IdentityV1.MemberState(rawValue: 0)
    package var expireTime: GoogleProtobuf.Timestamp?
    package var lastActiveTime: GoogleProtobuf.Timestamp?
    package var invitedBy: TypeV1.Actor?
    package var createTime: GoogleProtobuf.Timestamp?
    package var updateTime: GoogleProtobuf.Timestamp?
    package var deleteTime: GoogleProtobuf.Timestamp?
    package var version = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.Member")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: id = try decoder.read(WireString.self)
        case 18: tenantID = try decoder.read(WireString.self)
        case 26: userID = try decoder.read(WireString.self)
        case 34: email = try decoder.read(WireString.self)
        case 42: displayName = try decoder.read(WireString.self)
        case 50: try decoder.append(&roles, WireString.self)
        case 56: state = try decoder.read(WireEnumOf<IdentityV1.MemberState>.self)
        case 66: try decoder.nested(&expireTime)
        case 74: try decoder.nested(&lastActiveTime)
        case 82: try decoder.nested(&invitedBy)
        case 90: try decoder.nested(&createTime)
        case 98: try decoder.nested(&updateTime)
        case 106: try decoder.nested(&deleteTime)
        case 112: version = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(112, version, WireInt64.self)
      encoder.optionalMessage(106, deleteTime)
      encoder.optionalMessage(98, updateTime)
      encoder.optionalMessage(90, createTime)
      encoder.optionalMessage(82, invitedBy)
      encoder.optionalMessage(74, lastActiveTime)
      encoder.optionalMessage(66, expireTime)
      encoder.implicit(56, state, WireEnumOf<IdentityV1.MemberState>.self)
      encoder.repeated(50, roles, WireString.self)
      encoder.implicit(42, displayName, WireString.self)
      encoder.implicit(34, email, WireString.self)
      encoder.implicit(26, userID, WireString.self)
      encoder.implicit(18, tenantID, WireString.self)
      encoder.implicit(10, id, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(id, "id", id: "member")
      if violations.count(roles.count, "roles", required: true, min: 1, max: 20) {
        violations.each(roles, "roles") { $0.text($1, $2, max: 63, format: .slug) }
      }
      violations.timestamp(expireTime.map { ($0.seconds, $0.nanos) }, "expire_time")
      violations.number(version, "version", min: 0)
    }
  }
}

extension IdentityV1 {
  package struct Role: WireMessage {
    package var id = ""
    package var tenantID = ""
    package var name = ""
    package var displayName = ""
    package var description = ""
    package var permissions: [String] = []
    package var builtIn = false
    package var memberCount = Int32(0)
    package var createTime: GoogleProtobuf.Timestamp?
    package var updateTime: GoogleProtobuf.Timestamp?
    package var version = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.Role")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: id = try decoder.read(WireString.self)
        case 18: tenantID = try decoder.read(WireString.self)
        case 26: name = try decoder.read(WireString.self)
        case 34: displayName = try decoder.read(WireString.self)
        case 42: description = try decoder.read(WireString.self)
        case 50: try decoder.append(&permissions, WireString.self)
        case 56: builtIn = try decoder.read(WireBool.self)
        case 64: memberCount = try decoder.read(WireInt32.self)
        case 74: try decoder.nested(&createTime)
        case 82: try decoder.nested(&updateTime)
        case 88: version = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(88, version, WireInt64.self)
      encoder.optionalMessage(82, updateTime)
      encoder.optionalMessage(74, createTime)
      encoder.implicit(64, memberCount, WireInt32.self)
      encoder.implicit(56, builtIn, WireBool.self)
      encoder.repeated(50, permissions, WireString.self)
      encoder.implicit(42, description, WireString.self)
      encoder.implicit(34, displayName, WireString.self)
      encoder.implicit(26, name, WireString.self)
      encoder.implicit(18, tenantID, WireString.self)
      encoder.implicit(10, id, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(id, "id", id: "role")
      violations.text(name, "name", required: true, max: 63, format: .slug)
      violations.text(displayName, "display_name", max: 200)
      violations.text(description, "description", max: 2000)
      if violations.count(permissions.count, "permissions", required: true, min: 1, max: 500) {
        violations.each(permissions, "permissions") { $0.text($1, $2, max: 64, format: .key) }
      }
      violations.number(version, "version", min: 0)
    }
  }
}

extension IdentityV1 {
  package struct ApiKey: WireMessage {
    package var id = ""
    package var tenantID = ""
    package var displayName = ""
    package var userID = ""
    package var permissions: [String] = []
    package var expireTime: GoogleProtobuf.Timestamp?
    package var state = IdentityV1.ApiKeyState(rawValue: 0)
    package var prefix = ""
    package var callsPerSecond: Int32?
    package var lastUseTime: GoogleProtobuf.Timestamp?
    package var revokeTime: GoogleProtobuf.Timestamp?
    package var createdBy: TypeV1.Actor?
    package var createTime: GoogleProtobuf.Timestamp?
    package var updateTime: GoogleProtobuf.Timestamp?
    package var version = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ApiKey")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: id = try decoder.read(WireString.self)
        case 18: tenantID = try decoder.read(WireString.self)
        case 26: displayName = try decoder.read(WireString.self)
        case 34: userID = try decoder.read(WireString.self)
        case 42: try decoder.append(&permissions, WireString.self)
        case 50: try decoder.nested(&expireTime)
        case 56: state = try decoder.read(WireEnumOf<IdentityV1.ApiKeyState>.self)
        case 66: prefix = try decoder.read(WireString.self)
        case 72: callsPerSecond = try decoder.read(WireInt32.self)
        case 82: try decoder.nested(&lastUseTime)
        case 90: try decoder.nested(&revokeTime)
        case 98: try decoder.nested(&createdBy)
        case 106: try decoder.nested(&createTime)
        case 114: try decoder.nested(&updateTime)
        case 120: version = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(120, version, WireInt64.self)
      encoder.optionalMessage(114, updateTime)
      encoder.optionalMessage(106, createTime)
      encoder.optionalMessage(98, createdBy)
      encoder.optionalMessage(90, revokeTime)
      encoder.optionalMessage(82, lastUseTime)
      encoder.optional(72, callsPerSecond, WireInt32.self)
      encoder.implicit(66, prefix, WireString.self)
      encoder.implicit(56, state, WireEnumOf<IdentityV1.ApiKeyState>.self)
      encoder.optionalMessage(50, expireTime)
      encoder.repeated(42, permissions, WireString.self)
      encoder.implicit(34, userID, WireString.self)
      encoder.implicit(26, displayName, WireString.self)
      encoder.implicit(18, tenantID, WireString.self)
      encoder.implicit(10, id, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(displayName, "display_name", required: true, max: 200)
      violations.text(userID, "user_id", id: "user")
      if violations.count(permissions.count, "permissions", max: 500) {
        violations.each(permissions, "permissions") { $0.text($1, $2, max: 64, format: .key) }
      }
      violations.timestamp(expireTime.map { ($0.seconds, $0.nanos) }, "expire_time")
      if let value = callsPerSecond { violations.number(value, "calls_per_second", min: 1, max: 1000000) }
    }
  }
}

extension IdentityV1 {
  package struct AccessToken: WireMessage {
    package var token = ""
    package var expireTime: GoogleProtobuf.Timestamp?
    package var refreshToken = ""
    package var refreshExpireTime: GoogleProtobuf.Timestamp?
    package var tenantID = ""
    package var permissions: [String] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.AccessToken")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: token = try decoder.read(WireString.self)
        case 18: try decoder.nested(&expireTime)
        case 26: refreshToken = try decoder.read(WireString.self)
        case 34: try decoder.nested(&refreshExpireTime)
        case 42: tenantID = try decoder.read(WireString.self)
        case 50: try decoder.append(&permissions, WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.repeated(50, permissions, WireString.self)
      encoder.implicit(42, tenantID, WireString.self)
      encoder.optionalMessage(34, refreshExpireTime)
      encoder.implicit(26, refreshToken, WireString.self)
      encoder.optionalMessage(18, expireTime)
      encoder.implicit(10, token, WireString.self)
    }
  }
}

extension IdentityV1 {
  package struct CallerMessage: WireMessage {
    package var actor: TypeV1.Actor?
    private var userBox = Boxed<IdentityV1.User>()
    package var user: IdentityV1.User? {
      get { userBox.value }
      set { userBox.value = newValue }
    }
    package var tenantID = ""
    private var memberBox = Boxed<IdentityV1.Member>()
    package var member: IdentityV1.Member? {
      get { memberBox.value }
      set { memberBox.value = newValue }
    }
    package var permissions: [String] = []
    package var tenants: [IdentityV1.CallerTenant] = []
    package var platformAdmin = false
    package var secondFactor = false
    package var issuer = ""
    package var tokenExpireTime: GoogleProtobuf.Timestamp?
    package var apiKeyID = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.Caller")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&actor)
        case 18: try decoder.nested(&userBox)
        case 26: tenantID = try decoder.read(WireString.self)
        case 34: try decoder.nested(&memberBox)
        case 42: try decoder.append(&permissions, WireString.self)
        case 50: try decoder.append(message: &tenants)
        case 56: platformAdmin = try decoder.read(WireBool.self)
        case 64: secondFactor = try decoder.read(WireBool.self)
        case 74: issuer = try decoder.read(WireString.self)
        case 82: try decoder.nested(&tokenExpireTime)
        case 90: apiKeyID = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(90, apiKeyID, WireString.self)
      encoder.optionalMessage(82, tokenExpireTime)
      encoder.implicit(74, issuer, WireString.self)
      encoder.implicit(64, secondFactor, WireBool.self)
      encoder.implicit(56, platformAdmin, WireBool.self)
      encoder.messages(50, tenants)
      encoder.repeated(42, permissions, WireString.self)
      encoder.optionalMessage(34, memberBox)
      encoder.implicit(26, tenantID, WireString.self)
      encoder.optionalMessage(18, userBox)
      encoder.optionalMessage(10, actor)
    }
  }
}

extension IdentityV1 {
  package struct CallerTenant: WireMessage {
    package var tenantID = ""
    package var slug = ""
    package var displayName = ""
    package var roles: [String] = []
    package var expireTime: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.CallerTenant")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: slug = try decoder.read(WireString.self)
        case 26: displayName = try decoder.read(WireString.self)
        case 34: try decoder.append(&roles, WireString.self)
        case 42: try decoder.nested(&expireTime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(42, expireTime)
      encoder.repeated(34, roles, WireString.self)
      encoder.implicit(26, displayName, WireString.self)
      encoder.implicit(18, slug, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }
  }
}

extension IdentityV1 {
  package struct Permission: WireMessage {
    package var name = ""
    package var description = ""
    package var area = ""
    package var roles: [String] = []
    package var methods: [String] = []
    package var held = false
    package var platformOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.Permission")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: name = try decoder.read(WireString.self)
        case 18: description = try decoder.read(WireString.self)
        case 26: area = try decoder.read(WireString.self)
        case 34: try decoder.append(&roles, WireString.self)
        case 42: try decoder.append(&methods, WireString.self)
        case 48: held = try decoder.read(WireBool.self)
        case 56: platformOnly = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(56, platformOnly, WireBool.self)
      encoder.implicit(48, held, WireBool.self)
      encoder.repeated(42, methods, WireString.self)
      encoder.repeated(34, roles, WireString.self)
      encoder.implicit(26, area, WireString.self)
      encoder.implicit(18, description, WireString.self)
      encoder.implicit(10, name, WireString.self)
    }
  }
}

extension IdentityV1 {
  package struct AccessExplanation: WireMessage {
    package var allowed = false
    package var reason = TypeV1.ErrorReason(rawValue: 0)
    package var summary = ""
    package var actor: TypeV1.Actor?
    package var method = ""
    package var permission = ""
    package var checks: [IdentityV1.AccessCheck] = []
    package var grantedBy: [String] = []
    package var rolesWithPermission: [String] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.AccessExplanation")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: allowed = try decoder.read(WireBool.self)
        case 16: reason = try decoder.read(WireEnumOf<TypeV1.ErrorReason>.self)
        case 26: summary = try decoder.read(WireString.self)
        case 34: try decoder.nested(&actor)
        case 42: method = try decoder.read(WireString.self)
        case 50: permission = try decoder.read(WireString.self)
        case 58: try decoder.append(message: &checks)
        case 66: try decoder.append(&grantedBy, WireString.self)
        case 74: try decoder.append(&rolesWithPermission, WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.repeated(74, rolesWithPermission, WireString.self)
      encoder.repeated(66, grantedBy, WireString.self)
      encoder.messages(58, checks)
      encoder.implicit(50, permission, WireString.self)
      encoder.implicit(42, method, WireString.self)
      encoder.optionalMessage(34, actor)
      encoder.implicit(26, summary, WireString.self)
      encoder.implicit(16, reason, WireEnumOf<TypeV1.ErrorReason>.self)
      encoder.implicit(8, allowed, WireBool.self)
    }
  }
}

extension IdentityV1 {
  package struct AccessCheck: WireMessage {
    package var rule = IdentityV1.AccessRule(rawValue: 0)
    package var outcome = IdentityV1.AccessOutcome(rawValue: 0)
    package var detail = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.AccessCheck")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: rule = try decoder.read(WireEnumOf<IdentityV1.AccessRule>.self)
        case 16: outcome = try decoder.read(WireEnumOf<IdentityV1.AccessOutcome>.self)
        case 26: detail = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(26, detail, WireString.self)
      encoder.implicit(16, outcome, WireEnumOf<IdentityV1.AccessOutcome>.self)
      encoder.implicit(8, rule, WireEnumOf<IdentityV1.AccessRule>.self)
    }
  }
}

extension IdentityV1 {
  package struct WhoAmIRequest: TenantRequest {
    package var tenantID = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.WhoAmIRequest")

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
      violations.text(tenantID, "tenant_id", id: "tenant")
    }
  }
}

extension IdentityV1 {
  package struct WhoAmIResponse: WireMessage {
    package var caller: IdentityV1.CallerMessage?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.WhoAmIResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&caller)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, caller)
    }
  }
}

extension IdentityV1 {
  package struct CreateUserRequest: MutationRequest {
    package var user: IdentityV1.User?
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.CreateUserRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&user)
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
      encoder.optionalMessage(10, user)
    }

    package func validate(into violations: inout Violations) {
      violations.message(user, "user", required: true)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension IdentityV1 {
  package struct CreateUserResponse: WireMessage {
    package var user: IdentityV1.User?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.CreateUserResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&user)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, user)
    }
  }
}

extension IdentityV1 {
  package struct GetUserRequest: TenantRequest {
    package var tenantID = ""
    package var id = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.GetUserRequest")

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
      violations.text(id, "id", required: true, id: "user")
    }
  }
}

extension IdentityV1 {
  package struct GetUserResponse: WireMessage {
    package var user: IdentityV1.User?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.GetUserResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&user)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, user)
    }
  }
}

extension IdentityV1 {
  package struct InviteMemberRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var invitation: IdentityV1.Invitation?
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.InviteMemberRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.nested(&invitation)
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
      encoder.optionalMessage(18, invitation)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.message(invitation, "invitation", required: true)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension IdentityV1 {
  package struct InviteMemberResponse: WireMessage {
    package var invitation: IdentityV1.Invitation?
    package var token = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.InviteMemberResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&invitation)
        case 18: token = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, token, WireString.self)
      encoder.optionalMessage(10, invitation)
    }
  }
}

extension IdentityV1 {
  package struct AcceptInvitationRequest: MutationRequest {
    package var token = ""
    package var requestID = ""
    package var validateOnly = false
    package var userToken = ""
    package var displayName = ""
    package var locale = ""
    package var timeZone = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.AcceptInvitationRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: token = try decoder.read(WireString.self)
        case 18: requestID = try decoder.read(WireString.self)
        case 24: validateOnly = try decoder.read(WireBool.self)
        case 34: userToken = try decoder.read(WireString.self)
        case 42: displayName = try decoder.read(WireString.self)
        case 50: locale = try decoder.read(WireString.self)
        case 58: timeZone = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(58, timeZone, WireString.self)
      encoder.implicit(50, locale, WireString.self)
      encoder.implicit(42, displayName, WireString.self)
      encoder.implicit(34, userToken, WireString.self)
      encoder.implicit(24, validateOnly, WireBool.self)
      encoder.implicit(18, requestID, WireString.self)
      encoder.implicit(10, token, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(token, "token", required: true, max: 512)
      violations.text(requestID, "request_id", max: 128, format: .token)
      violations.text(userToken, "user_token", max: 8192)
      violations.text(displayName, "display_name", max: 200)
      violations.text(locale, "locale", max: 35, format: .language)
      violations.text(timeZone, "time_zone", max: 64, format: .timeZone)
    }
  }
}

extension IdentityV1 {
  package struct AcceptInvitationResponse: WireMessage {
    package var member: IdentityV1.Member?
    package var accessToken: IdentityV1.AccessToken?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.AcceptInvitationResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&member)
        case 18: try decoder.nested(&accessToken)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(18, accessToken)
      encoder.optionalMessage(10, member)
    }
  }
}

extension IdentityV1 {
  package struct ListInvitationsRequest: TenantRequest {
    package var tenantID = ""
    package var pageSize = Int32(0)
    package var pageToken = ""
    package var orderBy = ""
    package var state = IdentityV1.InvitationState(rawValue: 0)
    package var email = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ListInvitationsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: pageSize = try decoder.read(WireInt32.self)
        case 26: pageToken = try decoder.read(WireString.self)
        case 34: orderBy = try decoder.read(WireString.self)
        case 40: state = try decoder.read(WireEnumOf<IdentityV1.InvitationState>.self)
        case 50: email = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(50, email, WireString.self)
      encoder.implicit(40, state, WireEnumOf<IdentityV1.InvitationState>.self)
      encoder.implicit(34, orderBy, WireString.self)
      encoder.implicit(26, pageToken, WireString.self)
      encoder.implicit(16, pageSize, WireInt32.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(pageSize, "page_size", min: 0)
      violations.text(pageToken, "page_token", max: 4096)
      violations.text(orderBy, "order_by", oneOf: ["create_time", "create_time desc", "expire_time", "expire_time desc", "email", "email desc"])
      violations.enumeration(state, "state")
      violations.text(email, "email", max: 254, format: .email)
    }
  }
}

extension IdentityV1 {
  package struct ListInvitationsResponse: WireMessage {
    package var invitations: [IdentityV1.Invitation] = []
    package var nextPageToken = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ListInvitationsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &invitations)
        case 18: nextPageToken = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, nextPageToken, WireString.self)
      encoder.messages(10, invitations)
    }
  }
}

extension IdentityV1 {
  package struct RevokeInvitationRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var id = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.RevokeInvitationRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
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
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.text(id, "id", required: true, id: "invite")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension IdentityV1 {
  package struct RevokeInvitationResponse: WireMessage {
    package var invitation: IdentityV1.Invitation?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.RevokeInvitationResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&invitation)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, invitation)
    }
  }
}

extension IdentityV1 {
  package struct ListMembersRequest: TenantRequest {
    package var tenantID = ""
    package var pageSize = Int32(0)
    package var pageToken = ""
    package var orderBy = ""
    package var role = ""
    package var state = IdentityV1.MemberState(rawValue: 0)
    package var userID = ""
    package var email = ""
    package var expireBefore: GoogleProtobuf.Timestamp?
    package var showDeleted = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ListMembersRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: pageSize = try decoder.read(WireInt32.self)
        case 26: pageToken = try decoder.read(WireString.self)
        case 34: orderBy = try decoder.read(WireString.self)
        case 42: role = try decoder.read(WireString.self)
        case 48: state = try decoder.read(WireEnumOf<IdentityV1.MemberState>.self)
        case 58: userID = try decoder.read(WireString.self)
        case 66: email = try decoder.read(WireString.self)
        case 74: try decoder.nested(&expireBefore)
        case 80: showDeleted = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(80, showDeleted, WireBool.self)
      encoder.optionalMessage(74, expireBefore)
      encoder.implicit(66, email, WireString.self)
      encoder.implicit(58, userID, WireString.self)
      encoder.implicit(48, state, WireEnumOf<IdentityV1.MemberState>.self)
      encoder.implicit(42, role, WireString.self)
      encoder.implicit(34, orderBy, WireString.self)
      encoder.implicit(26, pageToken, WireString.self)
      encoder.implicit(16, pageSize, WireInt32.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(pageSize, "page_size", min: 0)
      violations.text(pageToken, "page_token", max: 4096)
      violations.text(orderBy, "order_by", oneOf: ["create_time", "create_time desc", "display_name", "display_name desc", "email", "email desc", "expire_time", "expire_time desc", "last_active_time", "last_active_time desc"])
      violations.text(role, "role", max: 63, format: .slug)
      violations.enumeration(state, "state")
      violations.text(userID, "user_id", id: "user")
      violations.text(email, "email", max: 254, format: .email)
      violations.timestamp(expireBefore.map { ($0.seconds, $0.nanos) }, "expire_before")
    }
  }
}

extension IdentityV1 {
  package struct ListMembersResponse: WireMessage {
    package var members: [IdentityV1.Member] = []
    package var nextPageToken = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ListMembersResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &members)
        case 18: nextPageToken = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, nextPageToken, WireString.self)
      encoder.messages(10, members)
    }
  }
}

extension IdentityV1 {
  package struct UpdateMemberRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var member: IdentityV1.Member?
    package var updateMask: GoogleProtobuf.FieldMask?
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.UpdateMemberRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.nested(&member)
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
      encoder.optionalMessage(18, member)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.update(member, "member", mask: updateMask?.paths)
      violations.message(updateMask, "update_mask")
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension IdentityV1 {
  package struct UpdateMemberResponse: WireMessage {
    package var member: IdentityV1.Member?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.UpdateMemberResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&member)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, member)
    }
  }
}

extension IdentityV1 {
  package struct RemoveMemberRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var id = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.RemoveMemberRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
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
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.text(id, "id", required: true, id: "member")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension IdentityV1 {
  package struct RemoveMemberResponse: WireMessage {
    package var member: IdentityV1.Member?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.RemoveMemberResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&member)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, member)
    }
  }
}

extension IdentityV1 {
  package struct ListRolesRequest: TenantRequest {
    package var tenantID = ""
    package var pageSize = Int32(0)
    package var pageToken = ""
    package var orderBy = ""
    package var permission = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ListRolesRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: pageSize = try decoder.read(WireInt32.self)
        case 26: pageToken = try decoder.read(WireString.self)
        case 34: orderBy = try decoder.read(WireString.self)
        case 42: permission = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(42, permission, WireString.self)
      encoder.implicit(34, orderBy, WireString.self)
      encoder.implicit(26, pageToken, WireString.self)
      encoder.implicit(16, pageSize, WireInt32.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(pageSize, "page_size", min: 0)
      violations.text(pageToken, "page_token", max: 4096)
      violations.text(orderBy, "order_by", oneOf: ["name", "name desc", "create_time", "create_time desc"])
      violations.text(permission, "permission", max: 64, format: .key)
    }
  }
}

extension IdentityV1 {
  package struct ListRolesResponse: WireMessage {
    package var roles: [IdentityV1.Role] = []
    package var nextPageToken = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ListRolesResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &roles)
        case 18: nextPageToken = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, nextPageToken, WireString.self)
      encoder.messages(10, roles)
    }
  }
}

extension IdentityV1 {
  package struct CreateRoleRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var role: IdentityV1.Role?
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.CreateRoleRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.nested(&role)
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
      encoder.optionalMessage(18, role)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.message(role, "role", required: true)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension IdentityV1 {
  package struct CreateRoleResponse: WireMessage {
    package var role: IdentityV1.Role?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.CreateRoleResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&role)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, role)
    }
  }
}

extension IdentityV1 {
  package struct UpdateRoleRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var role: IdentityV1.Role?
    package var updateMask: GoogleProtobuf.FieldMask?
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.UpdateRoleRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.nested(&role)
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
      encoder.optionalMessage(18, role)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.update(role, "role", mask: updateMask?.paths)
      violations.message(updateMask, "update_mask")
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension IdentityV1 {
  package struct UpdateRoleResponse: WireMessage {
    package var role: IdentityV1.Role?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.UpdateRoleResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&role)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, role)
    }
  }
}

extension IdentityV1 {
  package struct DeleteRoleRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var id = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.DeleteRoleRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
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
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.text(id, "id", required: true, id: "role")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension IdentityV1 {
  package struct DeleteRoleResponse: WireMessage {
    package var role: IdentityV1.Role?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.DeleteRoleResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&role)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, role)
    }
  }
}

extension IdentityV1 {
  package struct CreateApiKeyRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var apiKey: IdentityV1.ApiKey?
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.CreateApiKeyRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: try decoder.nested(&apiKey)
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
      encoder.optionalMessage(18, apiKey)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.message(apiKey, "api_key", required: true)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension IdentityV1 {
  package struct CreateApiKeyResponse: WireMessage {
    package var apiKey: IdentityV1.ApiKey?
    package var secret = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.CreateApiKeyResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&apiKey)
        case 18: secret = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, secret, WireString.self)
      encoder.optionalMessage(10, apiKey)
    }
  }
}

extension IdentityV1 {
  package struct ListApiKeysRequest: TenantRequest {
    package var tenantID = ""
    package var pageSize = Int32(0)
    package var pageToken = ""
    package var orderBy = ""
    package var state = IdentityV1.ApiKeyState(rawValue: 0)
    package var userID = ""
    package var serviceOnly = false
    package var expireBefore: GoogleProtobuf.Timestamp?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ListApiKeysRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: pageSize = try decoder.read(WireInt32.self)
        case 26: pageToken = try decoder.read(WireString.self)
        case 34: orderBy = try decoder.read(WireString.self)
        case 40: state = try decoder.read(WireEnumOf<IdentityV1.ApiKeyState>.self)
        case 50: userID = try decoder.read(WireString.self)
        case 56: serviceOnly = try decoder.read(WireBool.self)
        case 66: try decoder.nested(&expireBefore)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(66, expireBefore)
      encoder.implicit(56, serviceOnly, WireBool.self)
      encoder.implicit(50, userID, WireString.self)
      encoder.implicit(40, state, WireEnumOf<IdentityV1.ApiKeyState>.self)
      encoder.implicit(34, orderBy, WireString.self)
      encoder.implicit(26, pageToken, WireString.self)
      encoder.implicit(16, pageSize, WireInt32.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(pageSize, "page_size", min: 0)
      violations.text(pageToken, "page_token", max: 4096)
      violations.text(orderBy, "order_by", oneOf: ["create_time", "create_time desc", "display_name", "display_name desc", "expire_time", "expire_time desc", "last_use_time", "last_use_time desc"])
      violations.enumeration(state, "state")
      violations.text(userID, "user_id", id: "user")
      violations.timestamp(expireBefore.map { ($0.seconds, $0.nanos) }, "expire_before")
    }
  }
}

extension IdentityV1 {
  package struct ListApiKeysResponse: WireMessage {
    package var apiKeys: [IdentityV1.ApiKey] = []
    package var nextPageToken = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ListApiKeysResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &apiKeys)
        case 18: nextPageToken = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, nextPageToken, WireString.self)
      encoder.messages(10, apiKeys)
    }
  }
}

extension IdentityV1 {
  package struct RevokeApiKeyRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var id = ""
    package var version = Int64(0)
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.RevokeApiKeyRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
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
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.text(id, "id", required: true, id: "key")
      violations.number(version, "version", min: 0)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension IdentityV1 {
  package struct RevokeApiKeyResponse: WireMessage {
    package var apiKey: IdentityV1.ApiKey?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.RevokeApiKeyResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&apiKey)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, apiKey)
    }
  }
}

extension IdentityV1 {
  package struct CreateAccessTokenRequest: MutationRequest {
    package var apiKey = ""
    package var requestID = ""
    package var validateOnly = false
    package var permissions: [String] = []
    package var lifetime: GoogleProtobuf.Duration?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.CreateAccessTokenRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: apiKey = try decoder.read(WireString.self)
        case 18: requestID = try decoder.read(WireString.self)
        case 24: validateOnly = try decoder.read(WireBool.self)
        case 34: try decoder.append(&permissions, WireString.self)
        case 42: try decoder.nested(&lifetime)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(42, lifetime)
      encoder.repeated(34, permissions, WireString.self)
      encoder.implicit(24, validateOnly, WireBool.self)
      encoder.implicit(18, requestID, WireString.self)
      encoder.implicit(10, apiKey, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(apiKey, "api_key", required: true, max: 512)
      violations.text(requestID, "request_id", max: 128, format: .token)
      if violations.count(permissions.count, "permissions", max: 500) {
        violations.each(permissions, "permissions") { $0.text($1, $2, max: 64, format: .key) }
      }
      violations.duration(lifetime.map { ($0.seconds, $0.nanos) }, "lifetime", min: 60)
    }
  }
}

extension IdentityV1 {
  package struct CreateAccessTokenResponse: WireMessage {
    package var accessToken: IdentityV1.AccessToken?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.CreateAccessTokenResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&accessToken)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, accessToken)
    }
  }
}

extension IdentityV1 {
  package struct RefreshAccessTokenRequest: MutationRequest {
    package var refreshToken = ""
    package var requestID = ""
    package var validateOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.RefreshAccessTokenRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: refreshToken = try decoder.read(WireString.self)
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
      encoder.implicit(10, refreshToken, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(refreshToken, "refresh_token", required: true, max: 512)
      violations.text(requestID, "request_id", max: 128, format: .token)
    }
  }
}

extension IdentityV1 {
  package struct RefreshAccessTokenResponse: WireMessage {
    package var accessToken: IdentityV1.AccessToken?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.RefreshAccessTokenResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&accessToken)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, accessToken)
    }
  }
}

extension IdentityV1 {
  package struct RevokeTokensRequest: TenantRequest, MutationRequest {
    package var tenantID = ""
    package var requestID = ""
    package var validateOnly = false
    package var target: Target?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.RevokeTokensRequest")

    package enum Target: Equatable, Sendable {
      case userID(String)
      case apiKeyID(String)
      case everyone(Bool)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: requestID = try decoder.read(WireString.self)
        case 24: validateOnly = try decoder.read(WireBool.self)
        case 34: target = .userID(try decoder.read(WireString.self))
        case 42: target = .apiKeyID(try decoder.read(WireString.self))
        case 48: target = .everyone(try decoder.read(WireBool.self))
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      if case .everyone(let value)? = self.target { encoder.present(48, value, WireBool.self) }
      if case .apiKeyID(let value)? = self.target { encoder.present(42, value, WireString.self) }
      if case .userID(let value)? = self.target { encoder.present(34, value, WireString.self) }
      encoder.implicit(24, validateOnly, WireBool.self)
      encoder.implicit(18, requestID, WireString.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", id: "tenant")
      violations.text(requestID, "request_id", max: 128, format: .token)
      if case .userID(let value)? = self.target { violations.text(value, "user_id", id: "user") }
      if case .apiKeyID(let value)? = self.target { violations.text(value, "api_key_id", id: "key") }
    }
  }
}

extension IdentityV1 {
  package struct RevokeTokensResponse: WireMessage {
    package var revokeTime: GoogleProtobuf.Timestamp?
    package var refreshTokenCount = Int64(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.RevokeTokensResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&revokeTime)
        case 16: refreshTokenCount = try decoder.read(WireInt64.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(16, refreshTokenCount, WireInt64.self)
      encoder.optionalMessage(10, revokeTime)
    }
  }
}

extension IdentityV1 {
  package struct ListPermissionsRequest: TenantRequest {
    package var tenantID = ""
    package var pageSize = Int32(0)
    package var pageToken = ""
    package var orderBy = ""
    package var area = ""
    package var role = ""
    package var heldOnly = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ListPermissionsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 16: pageSize = try decoder.read(WireInt32.self)
        case 26: pageToken = try decoder.read(WireString.self)
        case 34: orderBy = try decoder.read(WireString.self)
        case 42: area = try decoder.read(WireString.self)
        case 50: role = try decoder.read(WireString.self)
        case 56: heldOnly = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(56, heldOnly, WireBool.self)
      encoder.implicit(50, role, WireString.self)
      encoder.implicit(42, area, WireString.self)
      encoder.implicit(34, orderBy, WireString.self)
      encoder.implicit(26, pageToken, WireString.self)
      encoder.implicit(16, pageSize, WireInt32.self)
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      violations.number(pageSize, "page_size", min: 0)
      violations.text(pageToken, "page_token", max: 4096)
      violations.text(orderBy, "order_by", oneOf: ["name", "name desc"])
      violations.text(area, "area", max: 64, format: .key)
      violations.text(role, "role", max: 63, format: .slug)
    }
  }
}

extension IdentityV1 {
  package struct ListPermissionsResponse: WireMessage {
    package var permissions: [IdentityV1.Permission] = []
    package var nextPageToken = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ListPermissionsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(message: &permissions)
        case 18: nextPageToken = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, nextPageToken, WireString.self)
      encoder.messages(10, permissions)
    }
  }
}

extension IdentityV1 {
  package struct ExplainAccessRequest: TenantRequest {
    package var tenantID = ""
    package var secondFactor: Bool?
    package var subject: Subject?
    package var question: Question?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ExplainAccessRequest")

    package enum Subject: Equatable, Sendable {
      case userID(String)
      case apiKeyID(String)
    }

    package enum Question: Equatable, Sendable {
      case method(String)
      case permission(String)
    }

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: tenantID = try decoder.read(WireString.self)
        case 18: subject = .userID(try decoder.read(WireString.self))
        case 26: subject = .apiKeyID(try decoder.read(WireString.self))
        case 34: question = .method(try decoder.read(WireString.self))
        case 42: question = .permission(try decoder.read(WireString.self))
        case 48: secondFactor = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optional(48, secondFactor, WireBool.self)
      if case .permission(let value)? = self.question { encoder.present(42, value, WireString.self) }
      if case .method(let value)? = self.question { encoder.present(34, value, WireString.self) }
      if case .apiKeyID(let value)? = self.subject { encoder.present(26, value, WireString.self) }
      if case .userID(let value)? = self.subject { encoder.present(18, value, WireString.self) }
      encoder.implicit(10, tenantID, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(tenantID, "tenant_id", required: true, id: "tenant")
      if case .userID(let value)? = self.subject { violations.text(value, "user_id", id: "user") }
      if case .apiKeyID(let value)? = self.subject { violations.text(value, "api_key_id", id: "key") }
      if case .method(let value)? = self.question { violations.text(value, "method", max: 200) }
      if case .permission(let value)? = self.question { violations.text(value, "permission", max: 64, format: .key) }
    }
  }
}

extension IdentityV1 {
  package struct ExplainAccessResponse: WireMessage {
    package var explanation: IdentityV1.AccessExplanation?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.identity.v1.ExplainAccessResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&explanation)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, explanation)
    }
  }
}

extension IdentityV1 {
  package struct InvitationState: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var open: Self { Self(rawValue: 1) }
    package static var accepted: Self { Self(rawValue: 2) }
    package static var revoked: Self { Self(rawValue: 3) }
    package static var expired: Self { Self(rawValue: 4) }

    package static var allKnown: [Self] {
      [.unspecified, .open, .accepted, .revoked, .expired]
    }

    package var name: String? {
      switch rawValue {
      case 0: "INVITATION_STATE_UNSPECIFIED"
      case 1: "INVITATION_STATE_OPEN"
      case 2: "INVITATION_STATE_ACCEPTED"
      case 3: "INVITATION_STATE_REVOKED"
      case 4: "INVITATION_STATE_EXPIRED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "open"),
      (2, "accepted"),
      (3, "revoked"),
      (4, "expired"),
    ])
  }
}

extension IdentityV1 {
  package struct MemberState: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var active: Self { Self(rawValue: 1) }
    package static var expired: Self { Self(rawValue: 2) }
    package static var removed: Self { Self(rawValue: 3) }

    package static var allKnown: [Self] {
      [.unspecified, .active, .expired, .removed]
    }

    package var name: String? {
      switch rawValue {
      case 0: "MEMBER_STATE_UNSPECIFIED"
      case 1: "MEMBER_STATE_ACTIVE"
      case 2: "MEMBER_STATE_EXPIRED"
      case 3: "MEMBER_STATE_REMOVED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "active"),
      (2, "expired"),
      (3, "removed"),
    ])
  }
}

extension IdentityV1 {
  package struct ApiKeyState: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var active: Self { Self(rawValue: 1) }
    package static var revoked: Self { Self(rawValue: 2) }
    package static var expired: Self { Self(rawValue: 3) }

    package static var allKnown: [Self] {
      [.unspecified, .active, .revoked, .expired]
    }

    package var name: String? {
      switch rawValue {
      case 0: "API_KEY_STATE_UNSPECIFIED"
      case 1: "API_KEY_STATE_ACTIVE"
      case 2: "API_KEY_STATE_REVOKED"
      case 3: "API_KEY_STATE_EXPIRED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "active"),
      (2, "revoked"),
      (3, "expired"),
    ])
  }
}

extension IdentityV1 {
  package struct AccessRule: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var scope: Self { Self(rawValue: 1) }
    package static var tenantState: Self { Self(rawValue: 2) }
    package static var membership: Self { Self(rawValue: 3) }
    package static var apiKey: Self { Self(rawValue: 4) }
    package static var permission: Self { Self(rawValue: 5) }
    package static var secondFactor: Self { Self(rawValue: 6) }

    package static var allKnown: [Self] {
      [.unspecified, .scope, .tenantState, .membership, .apiKey, .permission, .secondFactor]
    }

    package var name: String? {
      switch rawValue {
      case 0: "ACCESS_RULE_UNSPECIFIED"
      case 1: "ACCESS_RULE_SCOPE"
      case 2: "ACCESS_RULE_TENANT_STATE"
      case 3: "ACCESS_RULE_MEMBERSHIP"
      case 4: "ACCESS_RULE_API_KEY"
      case 5: "ACCESS_RULE_PERMISSION"
      case 6: "ACCESS_RULE_SECOND_FACTOR"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "scope"),
      (2, "tenant_state"),
      (3, "membership"),
      (4, "api_key"),
      (5, "permission"),
      (6, "second_factor"),
    ])
  }
}

extension IdentityV1 {
  package struct AccessOutcome: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var allowed: Self { Self(rawValue: 1) }
    package static var refused: Self { Self(rawValue: 2) }
    package static var notApplicable: Self { Self(rawValue: 3) }

    package static var allKnown: [Self] {
      [.unspecified, .allowed, .refused, .notApplicable]
    }

    package var name: String? {
      switch rawValue {
      case 0: "ACCESS_OUTCOME_UNSPECIFIED"
      case 1: "ACCESS_OUTCOME_ALLOWED"
      case 2: "ACCESS_OUTCOME_REFUSED"
      case 3: "ACCESS_OUTCOME_NOT_APPLICABLE"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "allowed"),
      (2, "refused"),
      (3, "not_applicable"),
    ])
  }
}

extension IdentityV1 {
  package enum Method: Int, CaseIterable, Sendable {
    case whoAmI, createUser, getUser, inviteMember, acceptInvitation, listInvitations, revokeInvitation, listMembers, updateMember, removeMember, listRoles, createRole, updateRole, deleteRole, createApiKey, listApiKeys, revokeApiKey, createAccessToken, refreshAccessToken, revokeTokens, listPermissions, explainAccess

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "WhoAmI", shape: .unary,
        input: "muster.identity.v1.WhoAmIRequest", output: "muster.identity.v1.WhoAmIResponse",
        access: .anyCaller, effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "auth", verb: "whoami", example: "auth whoami")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "CreateUser", shape: .unary,
        input: "muster.identity.v1.CreateUserRequest", output: "muster.identity.v1.CreateUserResponse",
        access: .platform("platform.users"), effect: .write, audit: .security,
        command: CommandInfo(noun: "user", verb: "create", example: "user create --email ada@acme.example --display-name 'Ada Ng'")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "GetUser", shape: .unary,
        input: "muster.identity.v1.GetUserRequest", output: "muster.identity.v1.GetUserResponse",
        access: .tenantOrPlatform("identity.read", platform: "platform.users"), effect: .readBounded, audit: .access,
        command: CommandInfo(noun: "user", verb: "get", positional: "id", example: "user get user_01jc4x8y7kf3q9v2m5n6p7r8st")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "InviteMember", shape: .unary,
        input: "muster.identity.v1.InviteMemberRequest", output: "muster.identity.v1.InviteMemberResponse",
        access: .tenant("identity.invite"), operatorPermission: "platform.users", effect: .write, audit: .security, isSensitive: true, hasSecretResponse: true,
        command: CommandInfo(noun: "member", verb: "invite", example: "member invite --email ben@acme.example --roles member")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "AcceptInvitation", shape: .unary,
        input: "muster.identity.v1.AcceptInvitationRequest", output: "muster.identity.v1.AcceptInvitationResponse",
        access: .anyone, effect: .write, audit: .security, hasSecretResponse: true,
        command: CommandInfo(noun: "invitation", verb: "accept", example: "invitation accept --from-file -")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "ListInvitations", shape: .unary,
        input: "muster.identity.v1.ListInvitationsRequest", output: "muster.identity.v1.ListInvitationsResponse",
        access: .tenant("identity.invite"), operatorPermission: "platform.users", effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "invitation", verb: "list", example: "invitation list --state open")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "RevokeInvitation", shape: .unary,
        input: "muster.identity.v1.RevokeInvitationRequest", output: "muster.identity.v1.RevokeInvitationResponse",
        access: .tenant("identity.invite"), operatorPermission: "platform.users", effect: .write, audit: .security,
        command: CommandInfo(noun: "invitation", verb: "revoke", positional: "id", confirmation: .yes, example: "invitation revoke invite_01jc4x8y7kf3q9v2m5n6p7r8st --yes")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "ListMembers", shape: .unary,
        input: "muster.identity.v1.ListMembersRequest", output: "muster.identity.v1.ListMembersResponse",
        access: .tenant("identity.read"), operatorPermission: "platform.users", effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "member", verb: "list", example: "member list --role admin")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "UpdateMember", shape: .unary,
        input: "muster.identity.v1.UpdateMemberRequest", output: "muster.identity.v1.UpdateMemberResponse",
        access: .tenant("identity.members"), effect: .write, audit: .security, isSensitive: true,
        command: CommandInfo(noun: "member", verb: "update", positional: "member.id", example: "member update member_01jc4x8y7kf3q9v2m5n6p7r8st --roles admin")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "RemoveMember", shape: .unary,
        input: "muster.identity.v1.RemoveMemberRequest", output: "muster.identity.v1.RemoveMemberResponse",
        access: .tenant("identity.members"), effect: .write, audit: .security, isSensitive: true,
        command: CommandInfo(noun: "member", verb: "remove", positional: "id", confirmation: .yes, example: "member remove member_01jc4x8y7kf3q9v2m5n6p7r8st --yes")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "ListRoles", shape: .unary,
        input: "muster.identity.v1.ListRolesRequest", output: "muster.identity.v1.ListRolesResponse",
        access: .tenant("identity.read"), effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "role", verb: "list", example: "role list")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "CreateRole", shape: .unary,
        input: "muster.identity.v1.CreateRoleRequest", output: "muster.identity.v1.CreateRoleResponse",
        access: .tenant("identity.roles"), effect: .write, audit: .security, isSensitive: true,
        command: CommandInfo(noun: "role", verb: "create", example: "role create --name auditor --permissions audit.read --permissions audit.verify")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "UpdateRole", shape: .unary,
        input: "muster.identity.v1.UpdateRoleRequest", output: "muster.identity.v1.UpdateRoleResponse",
        access: .tenant("identity.roles"), effect: .write, audit: .security, isSensitive: true,
        command: CommandInfo(noun: "role", verb: "update", positional: "role.id", example: "role update role_01jc4x8y7kf3q9v2m5n6p7r8st --permissions audit.read")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "DeleteRole", shape: .unary,
        input: "muster.identity.v1.DeleteRoleRequest", output: "muster.identity.v1.DeleteRoleResponse",
        access: .tenant("identity.roles"), effect: .write, audit: .security, isSensitive: true,
        command: CommandInfo(noun: "role", verb: "delete", positional: "id", confirmation: .yes, example: "role delete role_01jc4x8y7kf3q9v2m5n6p7r8st --yes")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "CreateApiKey", shape: .unary,
        input: "muster.identity.v1.CreateApiKeyRequest", output: "muster.identity.v1.CreateApiKeyResponse",
        access: .tenant("identity.self"), effect: .write, audit: .security, isSensitive: true, hasSecretResponse: true,
        command: CommandInfo(noun: "api-key", verb: "create", example: "api-key create --display-name 'Web site forms' --permissions leads.write")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "ListApiKeys", shape: .unary,
        input: "muster.identity.v1.ListApiKeysRequest", output: "muster.identity.v1.ListApiKeysResponse",
        access: .tenant("identity.self"), effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "api-key", verb: "list", example: "api-key list --state active")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "RevokeApiKey", shape: .unary,
        input: "muster.identity.v1.RevokeApiKeyRequest", output: "muster.identity.v1.RevokeApiKeyResponse",
        access: .tenant("identity.self"), effect: .write, audit: .security,
        command: CommandInfo(noun: "api-key", verb: "revoke", positional: "id", confirmation: .yes, example: "api-key revoke key_01jc4x8y7kf3q9v2m5n6p7r8st --yes")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "CreateAccessToken", shape: .unary,
        input: "muster.identity.v1.CreateAccessTokenRequest", output: "muster.identity.v1.CreateAccessTokenResponse",
        access: .anyone, effect: .write, audit: .security, hasSecretResponse: true,
        command: CommandInfo(noun: "token", verb: "create", example: "token create --from-file -")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "RefreshAccessToken", shape: .unary,
        input: "muster.identity.v1.RefreshAccessTokenRequest", output: "muster.identity.v1.RefreshAccessTokenResponse",
        access: .anyone, effect: .write, audit: .security, hasSecretResponse: true,
        command: CommandInfo(noun: "token", verb: "refresh", example: "token refresh --from-file -")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "RevokeTokens", shape: .unary,
        input: "muster.identity.v1.RevokeTokensRequest", output: "muster.identity.v1.RevokeTokensResponse",
        access: .tenantOrPlatform("identity.self", platform: "platform.users"), effect: .write, audit: .security,
        command: CommandInfo(noun: "token", verb: "revoke", confirmation: .yes, example: "token revoke --user-id user_01jc4x8y7kf3q9v2m5n6p7r8st --yes")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "ListPermissions", shape: .unary,
        input: "muster.identity.v1.ListPermissionsRequest", output: "muster.identity.v1.ListPermissionsResponse",
        access: .tenant("identity.read"), effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "permission", verb: "list", example: "permission list --area leads")
      ),
      MethodInfo(
        service: "muster.identity.v1.IdentityService", name: "ExplainAccess", shape: .unary,
        input: "muster.identity.v1.ExplainAccessRequest", output: "muster.identity.v1.ExplainAccessResponse",
        access: .tenant("identity.read"), effect: .readBounded, audit: .none,
        command: CommandInfo(noun: "access", verb: "explain", positional: "method", example: "access explain LeadService/UpdateLead --user-id user_01jc4x8y7kf3q9v2m5n6p7r8st")
      ),
    ]
  }

  package static let permissions: [PermissionInfo] = [
    PermissionInfo("identity.read", .viewer, "See members, roles and permissions, and have access explained."),
    PermissionInfo("identity.self", .viewer, "Keep keys of one's own and end one's own tokens."),
    PermissionInfo("identity.invite", .admin, "Invite people, and see and revoke invitations."),
    PermissionInfo("identity.members", .admin, "Change what members may do, remove them and end their tokens."),
    PermissionInfo("identity.roles", .admin, "Make, change and delete roles."),
    PermissionInfo("identity.keys", .admin, "Make keys for machines, and see and revoke all keys of the tenant."),
    PermissionInfo("platform.users", .platform, "Make and see users, invite them to any tenant, and end a user's tokens in every tenant."),
  ]

  package protocol Service: Sendable {
    func whoAmI(_ request: IdentityV1.WhoAmIRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.WhoAmIResponse
    func createUser(_ request: IdentityV1.CreateUserRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.CreateUserResponse
    func getUser(_ request: IdentityV1.GetUserRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.GetUserResponse
    func inviteMember(_ request: IdentityV1.InviteMemberRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.InviteMemberResponse
    func acceptInvitation(_ request: IdentityV1.AcceptInvitationRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.AcceptInvitationResponse
    func listInvitations(_ request: IdentityV1.ListInvitationsRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.ListInvitationsResponse
    func revokeInvitation(_ request: IdentityV1.RevokeInvitationRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.RevokeInvitationResponse
    func listMembers(_ request: IdentityV1.ListMembersRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.ListMembersResponse
    func updateMember(_ request: IdentityV1.UpdateMemberRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.UpdateMemberResponse
    func removeMember(_ request: IdentityV1.RemoveMemberRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.RemoveMemberResponse
    func listRoles(_ request: IdentityV1.ListRolesRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.ListRolesResponse
    func createRole(_ request: IdentityV1.CreateRoleRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.CreateRoleResponse
    func updateRole(_ request: IdentityV1.UpdateRoleRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.UpdateRoleResponse
    func deleteRole(_ request: IdentityV1.DeleteRoleRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.DeleteRoleResponse
    func createApiKey(_ request: IdentityV1.CreateApiKeyRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.CreateApiKeyResponse
    func listApiKeys(_ request: IdentityV1.ListApiKeysRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.ListApiKeysResponse
    func revokeApiKey(_ request: IdentityV1.RevokeApiKeyRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.RevokeApiKeyResponse
    func createAccessToken(_ request: IdentityV1.CreateAccessTokenRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.CreateAccessTokenResponse
    func refreshAccessToken(_ request: IdentityV1.RefreshAccessTokenRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.RefreshAccessTokenResponse
    func revokeTokens(_ request: IdentityV1.RevokeTokensRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.RevokeTokensResponse
    func listPermissions(_ request: IdentityV1.ListPermissionsRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.ListPermissionsResponse
    func explainAccess(_ request: IdentityV1.ExplainAccessRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.ExplainAccessResponse
  }

  package static func handlers(_ service: some Service) -> [MethodHandler] {
    [
      MethodHandler(Method.whoAmI.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.WhoAmIRequest.self, &caller)
        try await call.send(service.whoAmI(request, as: caller))
      },
      MethodHandler(Method.createUser.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.CreateUserRequest.self, &caller)
        try await call.send(service.createUser(request, as: caller))
      },
      MethodHandler(Method.getUser.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.GetUserRequest.self, &caller)
        try await call.send(service.getUser(request, as: caller))
      },
      MethodHandler(Method.inviteMember.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.InviteMemberRequest.self, &caller)
        try await call.send(service.inviteMember(request, as: caller))
      },
      MethodHandler(Method.acceptInvitation.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.AcceptInvitationRequest.self, &caller)
        try await call.send(service.acceptInvitation(request, as: caller))
      },
      MethodHandler(Method.listInvitations.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.ListInvitationsRequest.self, &caller)
        try await call.send(service.listInvitations(request, as: caller))
      },
      MethodHandler(Method.revokeInvitation.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.RevokeInvitationRequest.self, &caller)
        try await call.send(service.revokeInvitation(request, as: caller))
      },
      MethodHandler(Method.listMembers.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.ListMembersRequest.self, &caller)
        try await call.send(service.listMembers(request, as: caller))
      },
      MethodHandler(Method.updateMember.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.UpdateMemberRequest.self, &caller)
        try await call.send(service.updateMember(request, as: caller))
      },
      MethodHandler(Method.removeMember.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.RemoveMemberRequest.self, &caller)
        try await call.send(service.removeMember(request, as: caller))
      },
      MethodHandler(Method.listRoles.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.ListRolesRequest.self, &caller)
        try await call.send(service.listRoles(request, as: caller))
      },
      MethodHandler(Method.createRole.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.CreateRoleRequest.self, &caller)
        try await call.send(service.createRole(request, as: caller))
      },
      MethodHandler(Method.updateRole.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.UpdateRoleRequest.self, &caller)
        try await call.send(service.updateRole(request, as: caller))
      },
      MethodHandler(Method.deleteRole.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.DeleteRoleRequest.self, &caller)
        try await call.send(service.deleteRole(request, as: caller))
      },
      MethodHandler(Method.createApiKey.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.CreateApiKeyRequest.self, &caller)
        try await call.send(service.createApiKey(request, as: caller))
      },
      MethodHandler(Method.listApiKeys.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.ListApiKeysRequest.self, &caller)
        try await call.send(service.listApiKeys(request, as: caller))
      },
      MethodHandler(Method.revokeApiKey.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.RevokeApiKeyRequest.self, &caller)
        try await call.send(service.revokeApiKey(request, as: caller))
      },
      MethodHandler(Method.createAccessToken.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.CreateAccessTokenRequest.self, &caller)
        try await call.send(service.createAccessToken(request, as: caller))
      },
      MethodHandler(Method.refreshAccessToken.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.RefreshAccessTokenRequest.self, &caller)
        try await call.send(service.refreshAccessToken(request, as: caller))
      },
      MethodHandler(Method.revokeTokens.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.RevokeTokensRequest.self, &caller)
        try await call.send(service.revokeTokens(request, as: caller))
      },
      MethodHandler(Method.listPermissions.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.ListPermissionsRequest.self, &caller)
        try await call.send(service.listPermissions(request, as: caller))
      },
      MethodHandler(Method.explainAccess.info) { call, caller async throws(RPCError) in
        let request = try await call.single(IdentityV1.ExplainAccessRequest.self, &caller)
        try await call.send(service.explainAccess(request, as: caller))
      },
    ]
  }

  package struct Unserved: Service {
    package init() {}

    package func whoAmI(_ request: IdentityV1.WhoAmIRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.WhoAmIResponse {
      throw .methodUnknown(Method.whoAmI.info.path)
    }

    package func createUser(_ request: IdentityV1.CreateUserRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.CreateUserResponse {
      throw .methodUnknown(Method.createUser.info.path)
    }

    package func getUser(_ request: IdentityV1.GetUserRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.GetUserResponse {
      throw .methodUnknown(Method.getUser.info.path)
    }

    package func inviteMember(_ request: IdentityV1.InviteMemberRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.InviteMemberResponse {
      throw .methodUnknown(Method.inviteMember.info.path)
    }

    package func acceptInvitation(_ request: IdentityV1.AcceptInvitationRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.AcceptInvitationResponse {
      throw .methodUnknown(Method.acceptInvitation.info.path)
    }

    package func listInvitations(_ request: IdentityV1.ListInvitationsRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.ListInvitationsResponse {
      throw .methodUnknown(Method.listInvitations.info.path)
    }

    package func revokeInvitation(_ request: IdentityV1.RevokeInvitationRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.RevokeInvitationResponse {
      throw .methodUnknown(Method.revokeInvitation.info.path)
    }

    package func listMembers(_ request: IdentityV1.ListMembersRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.ListMembersResponse {
      throw .methodUnknown(Method.listMembers.info.path)
    }

    package func updateMember(_ request: IdentityV1.UpdateMemberRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.UpdateMemberResponse {
      throw .methodUnknown(Method.updateMember.info.path)
    }

    package func removeMember(_ request: IdentityV1.RemoveMemberRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.RemoveMemberResponse {
      throw .methodUnknown(Method.removeMember.info.path)
    }

    package func listRoles(_ request: IdentityV1.ListRolesRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.ListRolesResponse {
      throw .methodUnknown(Method.listRoles.info.path)
    }

    package func createRole(_ request: IdentityV1.CreateRoleRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.CreateRoleResponse {
      throw .methodUnknown(Method.createRole.info.path)
    }

    package func updateRole(_ request: IdentityV1.UpdateRoleRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.UpdateRoleResponse {
      throw .methodUnknown(Method.updateRole.info.path)
    }

    package func deleteRole(_ request: IdentityV1.DeleteRoleRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.DeleteRoleResponse {
      throw .methodUnknown(Method.deleteRole.info.path)
    }

    package func createApiKey(_ request: IdentityV1.CreateApiKeyRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.CreateApiKeyResponse {
      throw .methodUnknown(Method.createApiKey.info.path)
    }

    package func listApiKeys(_ request: IdentityV1.ListApiKeysRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.ListApiKeysResponse {
      throw .methodUnknown(Method.listApiKeys.info.path)
    }

    package func revokeApiKey(_ request: IdentityV1.RevokeApiKeyRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.RevokeApiKeyResponse {
      throw .methodUnknown(Method.revokeApiKey.info.path)
    }

    package func createAccessToken(_ request: IdentityV1.CreateAccessTokenRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.CreateAccessTokenResponse {
      throw .methodUnknown(Method.createAccessToken.info.path)
    }

    package func refreshAccessToken(_ request: IdentityV1.RefreshAccessTokenRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.RefreshAccessTokenResponse {
      throw .methodUnknown(Method.refreshAccessToken.info.path)
    }

    package func revokeTokens(_ request: IdentityV1.RevokeTokensRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.RevokeTokensResponse {
      throw .methodUnknown(Method.revokeTokens.info.path)
    }

    package func listPermissions(_ request: IdentityV1.ListPermissionsRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.ListPermissionsResponse {
      throw .methodUnknown(Method.listPermissions.info.path)
    }

    package func explainAccess(_ request: IdentityV1.ExplainAccessRequest, as caller: Caller) async throws(RPCError) -> IdentityV1.ExplainAccessResponse {
      throw .methodUnknown(Method.explainAccess.info.path)
    }
  }

  package struct Client: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func whoAmI(_ request: IdentityV1.WhoAmIRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.WhoAmIResponse {
      try await transport.unary(Method.whoAmI.info, request, options)
    }

    package func createUser(_ request: IdentityV1.CreateUserRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.CreateUserResponse {
      try await transport.unary(Method.createUser.info, request, options)
    }

    package func getUser(_ request: IdentityV1.GetUserRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.GetUserResponse {
      try await transport.unary(Method.getUser.info, request, options)
    }

    package func inviteMember(_ request: IdentityV1.InviteMemberRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.InviteMemberResponse {
      try await transport.unary(Method.inviteMember.info, request, options)
    }

    package func acceptInvitation(_ request: IdentityV1.AcceptInvitationRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.AcceptInvitationResponse {
      try await transport.unary(Method.acceptInvitation.info, request, options)
    }

    package func listInvitations(_ request: IdentityV1.ListInvitationsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.ListInvitationsResponse {
      try await transport.unary(Method.listInvitations.info, request, options)
    }

    package func revokeInvitation(_ request: IdentityV1.RevokeInvitationRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.RevokeInvitationResponse {
      try await transport.unary(Method.revokeInvitation.info, request, options)
    }

    package func listMembers(_ request: IdentityV1.ListMembersRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.ListMembersResponse {
      try await transport.unary(Method.listMembers.info, request, options)
    }

    package func updateMember(_ request: IdentityV1.UpdateMemberRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.UpdateMemberResponse {
      try await transport.unary(Method.updateMember.info, request, options)
    }

    package func removeMember(_ request: IdentityV1.RemoveMemberRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.RemoveMemberResponse {
      try await transport.unary(Method.removeMember.info, request, options)
    }

    package func listRoles(_ request: IdentityV1.ListRolesRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.ListRolesResponse {
      try await transport.unary(Method.listRoles.info, request, options)
    }

    package func createRole(_ request: IdentityV1.CreateRoleRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.CreateRoleResponse {
      try await transport.unary(Method.createRole.info, request, options)
    }

    package func updateRole(_ request: IdentityV1.UpdateRoleRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.UpdateRoleResponse {
      try await transport.unary(Method.updateRole.info, request, options)
    }

    package func deleteRole(_ request: IdentityV1.DeleteRoleRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.DeleteRoleResponse {
      try await transport.unary(Method.deleteRole.info, request, options)
    }

    package func createApiKey(_ request: IdentityV1.CreateApiKeyRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.CreateApiKeyResponse {
      try await transport.unary(Method.createApiKey.info, request, options)
    }

    package func listApiKeys(_ request: IdentityV1.ListApiKeysRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.ListApiKeysResponse {
      try await transport.unary(Method.listApiKeys.info, request, options)
    }

    package func revokeApiKey(_ request: IdentityV1.RevokeApiKeyRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.RevokeApiKeyResponse {
      try await transport.unary(Method.revokeApiKey.info, request, options)
    }

    package func createAccessToken(_ request: IdentityV1.CreateAccessTokenRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.CreateAccessTokenResponse {
      try await transport.unary(Method.createAccessToken.info, request, options)
    }

    package func refreshAccessToken(_ request: IdentityV1.RefreshAccessTokenRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.RefreshAccessTokenResponse {
      try await transport.unary(Method.refreshAccessToken.info, request, options)
    }

    package func revokeTokens(_ request: IdentityV1.RevokeTokensRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.RevokeTokensResponse {
      try await transport.unary(Method.revokeTokens.info, request, options)
    }

    package func listPermissions(_ request: IdentityV1.ListPermissionsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.ListPermissionsResponse {
      try await transport.unary(Method.listPermissions.info, request, options)
    }

    package func explainAccess(_ request: IdentityV1.ExplainAccessRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> IdentityV1.ExplainAccessResponse {
      try await transport.unary(Method.explainAccess.info, request, options)
    }
  }
}

extension IdentityV1 {
  package static let messages: [any WireMessage.Type] = [
    IdentityV1.User.self,
    IdentityV1.ExternalIdentity.self,
    IdentityV1.Invitation.self,
    IdentityV1.Member.self,
    IdentityV1.Role.self,
    IdentityV1.ApiKey.self,
    IdentityV1.AccessToken.self,
    IdentityV1.CallerMessage.self,
    IdentityV1.CallerTenant.self,
    IdentityV1.Permission.self,
    IdentityV1.AccessExplanation.self,
    IdentityV1.AccessCheck.self,
    IdentityV1.WhoAmIRequest.self,
    IdentityV1.WhoAmIResponse.self,
    IdentityV1.CreateUserRequest.self,
    IdentityV1.CreateUserResponse.self,
    IdentityV1.GetUserRequest.self,
    IdentityV1.GetUserResponse.self,
    IdentityV1.InviteMemberRequest.self,
    IdentityV1.InviteMemberResponse.self,
    IdentityV1.AcceptInvitationRequest.self,
    IdentityV1.AcceptInvitationResponse.self,
    IdentityV1.ListInvitationsRequest.self,
    IdentityV1.ListInvitationsResponse.self,
    IdentityV1.RevokeInvitationRequest.self,
    IdentityV1.RevokeInvitationResponse.self,
    IdentityV1.ListMembersRequest.self,
    IdentityV1.ListMembersResponse.self,
    IdentityV1.UpdateMemberRequest.self,
    IdentityV1.UpdateMemberResponse.self,
    IdentityV1.RemoveMemberRequest.self,
    IdentityV1.RemoveMemberResponse.self,
    IdentityV1.ListRolesRequest.self,
    IdentityV1.ListRolesResponse.self,
    IdentityV1.CreateRoleRequest.self,
    IdentityV1.CreateRoleResponse.self,
    IdentityV1.UpdateRoleRequest.self,
    IdentityV1.UpdateRoleResponse.self,
    IdentityV1.DeleteRoleRequest.self,
    IdentityV1.DeleteRoleResponse.self,
    IdentityV1.CreateApiKeyRequest.self,
    IdentityV1.CreateApiKeyResponse.self,
    IdentityV1.ListApiKeysRequest.self,
    IdentityV1.ListApiKeysResponse.self,
    IdentityV1.RevokeApiKeyRequest.self,
    IdentityV1.RevokeApiKeyResponse.self,
    IdentityV1.CreateAccessTokenRequest.self,
    IdentityV1.CreateAccessTokenResponse.self,
    IdentityV1.RefreshAccessTokenRequest.self,
    IdentityV1.RefreshAccessTokenResponse.self,
    IdentityV1.RevokeTokensRequest.self,
    IdentityV1.RevokeTokensResponse.self,
    IdentityV1.ListPermissionsRequest.self,
    IdentityV1.ListPermissionsResponse.self,
    IdentityV1.ExplainAccessRequest.self,
    IdentityV1.ExplainAccessResponse.self,
  ]
}
