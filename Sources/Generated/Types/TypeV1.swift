// Made by tools/protogen from muster/type/v1/actor.proto, muster/type/v1/address.proto, muster/type/v1/channel.proto, muster/type/v1/errors.proto, muster/type/v1/page.proto, muster/type/v1/erasure.proto, muster/type/v1/money.proto, muster/type/v1/plan.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterWire

package enum TypeV1 {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CugCChptdXN0ZXIvdHlwZS92MS9hY3Rvci5wcm90bxIObXVzdGVyLnR5cGUudjEaH211c3Rlci9vcHRpb25zL3YxL29wdGlvbnMucHJvdG8icQoFQWN0b3IS\
      LQoEa2luZBgBIAEoDjIZLm11c3Rlci50eXBlLnYxLkFjdG9yS2luZFIEa2luZBIOCgJpZBgCIAEoCVICaWQSKQoMZGlzcGxheV9uYW1lGAMgASgJQgaKkSQC\
      cAFSC2Rpc3BsYXlOYW1lKoQBCglBY3RvcktpbmQSGgoWQUNUT1JfS0lORF9VTlNQRUNJRklFRBAAEhMKD0FDVE9SX0tJTkRfVVNFUhABEhYKEkFDVE9SX0tJ\
      TkRfQVBJX0tFWRACEhUKEUFDVE9SX0tJTkRfU1lTVEVNEAMSFwoTQUNUT1JfS0lORF9QTEFURk9STRAEQhdaFW11c3Rlci90eXBlL3YxO3R5cGV2MWIGcHJv\
      dG8zCrUCChxtdXN0ZXIvdHlwZS92MS9hZGRyZXNzLnByb3RvEg5tdXN0ZXIudHlwZS52MRofbXVzdGVyL29wdGlvbnMvdjEvb3B0aW9ucy5wcm90byLCAQoN\
      UG9zdGFsQWRkcmVzcxIgCgVsaW5lcxgBIAMoCUIKipEkBihkOARwAVIFbGluZXMSHAoEY2l0eRgCIAEoCUIIipEkBChkcAFSBGNpdHkSIAoGcmVnaW9uGAMg\
      ASgJQgiKkSQEKGRwAVIGcmVnaW9uEikKC3Bvc3RhbF9jb2RlGAQgASgJQgiKkSQEKBRwAVIKcG9zdGFsQ29kZRIkCgdjb3VudHJ5GAUgASgJQgqKkSQGKAJY\
      BXABUgdjb3VudHJ5QhdaFW11c3Rlci90eXBlL3YxO3R5cGV2MWIGcHJvdG8zCuQBChxtdXN0ZXIvdHlwZS92MS9jaGFubmVsLnByb3RvEg5tdXN0ZXIudHlw\
      ZS52MSqSAQoHQ2hhbm5lbBIXChNDSEFOTkVMX1VOU1BFQ0lGSUVEEAASEQoNQ0hBTk5FTF9FTUFJTBABEg8KC0NIQU5ORUxfU01TEAISFAoQQ0hBTk5FTF9M\
      SU5LRURJThADEhEKDUNIQU5ORUxfVk9JQ0UQBBIQCgxDSEFOTkVMX01BSUwQBRIPCgtDSEFOTkVMX1dFQhAGQhdaFW11c3Rlci90eXBlL3YxO3R5cGV2MWIG\
      cHJvdG8zCpRBChttdXN0ZXIvdHlwZS92MS9lcnJvcnMucHJvdG8SDm11c3Rlci50eXBlLnYxGh9tdXN0ZXIvb3B0aW9ucy92MS9vcHRpb25zLnByb3RvKqJA\
      CgtFcnJvclJlYXNvbhIcChhFUlJPUl9SRUFTT05fVU5TUEVDSUZJRUQQABIkChpFUlJPUl9SRUFTT05fRklFTERfSU5WQUxJRBABGgSIkSQDEigKHkVSUk9S\
      X1JFQVNPTl9NRVNTQUdFX01BTEZPUk1FRBACGgSIkSQDEioKIEVSUk9SX1JFQVNPTl9VUERBVEVfTUFTS19JTlZBTElEEAMaBIiRJAMSKQofRVJST1JfUkVB\
      U09OX1BBR0VfVE9LRU5fSU5WQUxJRBAEGgSIkSQDEicKHUVSUk9SX1JFQVNPTl9PUkRFUl9CWV9JTlZBTElEEAUaBIiRJAMSKAoeRVJST1JfUkVBU09OX1JF\
      UVVFU1RfSURfUkVVU0VEEAYaBIiRJAMSJQobRVJST1JfUkVBU09OX0NVUlNPUl9JTlZBTElEEAcaBIiRJAMSKAoeRVJST1JfUkVBU09OX01FU1NBR0VfVE9P\
      X0xBUkdFEAgaBIiRJAgSKQofRVJST1JfUkVBU09OX01FVEFEQVRBX1RPT19MQVJHRRAJGgSIkSQIEicKHUVSUk9SX1JFQVNPTl9NRVRBREFUQV9JTlZBTElE\
      EAoaBIiRJAMSJgocRVJST1JfUkVBU09OX1BST1RPQ09MX0JST0tFThALGgSIkSQNEicKHUVSUk9SX1JFQVNPTl9FTkNPRElOR19VTktOT1dOEAwaBIiRJAwS\
      KgogRVJST1JfUkVBU09OX0NSRURFTlRJQUxTX0lOVkFMSUQQFBoEiJEkEBIpCh9FUlJPUl9SRUFTT05fUEVSTUlTU0lPTl9NSVNTSU5HEBUaBIiRJAcSJwod\
      RVJST1JfUkVBU09OX1RFTkFOVF9GT1JCSURERU4QFhoEiJEkBxItCiNFUlJPUl9SRUFTT05fU0VDT05EX0ZBQ1RPUl9SRVFVSVJFRBAXGgSIkSQHEiQKGkVS\
      Uk9SX1JFQVNPTl9QTEFURk9STV9PTkxZEBgaBIiRJAcSKQofRVJST1JfUkVBU09OX0lTU1VFUl9VTkFWQUlMQUJMRRAZGgSIkSQOEiQKGkVSUk9SX1JFQVNP\
      Tl9WRVJTSU9OX1NUQUxFEB4aBIiRJAoSKwohRVJST1JfUkVBU09OX1RSQU5TQUNUSU9OX0NPTkZMSUNUEB8aBIiRJAoSJwodRVJST1JfUkVBU09OX1JFU09V\
      UkNFX0RFTEVURUQQIBoEiJEkCRIrCiFFUlJPUl9SRUFTT05fUkVTT1VSQ0VfTk9UX0RFTEVURUQQIRoEiJEkBhIjChlFUlJPUl9SRUFTT05fUkFURV9MSU1J\
      VEVEECgaBIiRJAgSKwohRVJST1JfUkVBU09OX1NUUkVBTV9MSU1JVF9SRUFDSEVEEC4aBIiRJAgSIQoXRVJST1JfUkVBU09OX09WRVJMT0FERUQQKRoEiJEk\
      DhIkChpFUlJPUl9SRUFTT05fU0hVVFRJTkdfRE9XThAqGgSIkSQOEisKIUVSUk9SX1JFQVNPTl9EQVRBQkFTRV9VTkFWQUlMQUJMRRArGgSIkSQOEiYKHEVS\
      Uk9SX1JFQVNPTl9ERUFETElORV9QQVNTRUQQLBoEiJEkBBIlChtFUlJPUl9SRUFTT05fQ0FMTF9DQU5DRUxMRUQQLRoEiJEkARIfChVFUlJPUl9SRUFTT05f\
      SU5URVJOQUwQMhoEiJEkDRIlChtFUlJPUl9SRUFTT05fTUVUSE9EX1VOS05PV04QMxoEiJEkDBIlChtFUlJPUl9SRUFTT05fRU1FUkdFTkNZX1NUT1AQPBoE\
      iJEkCRInCh1FUlJPUl9SRUFTT05fVEVOQU5UX1NVU1BFTkRFRBA9GgSIkSQJEiUKG0VSUk9SX1JFQVNPTl9RVU9UQV9FWENFRURFRBA+GgSIkSQIEicKHUVS\
      Uk9SX1JFQVNPTl9WRVJTSU9OX01JU01BVENIED8aBIiRJAkSJQobRVJST1JfUkVBU09OX1RFTkFOVF9ERUxFVEVEEEAaBIiRJAkSKgogRVJST1JfUkVBU09O\
      X1RFTkFOVF9SRUdJT05fT1RIRVIQQRoEiJEkCRInCh1FUlJPUl9SRUFTT05fVEVOQU5UX05PVF9GT1VORBBkGgSIkSQFEigKHkVSUk9SX1JFQVNPTl9URU5B\
      TlRfU0xVR19UQUtFThBlGgSIkSQGEi0KI0VSUk9SX1JFQVNPTl9URU5BTlRfRVJBU1VSRV9SVU5OSU5HEGYaBIiRJAkSKgogRVJST1JfUkVBU09OX1dJWkFS\
      RF9TVEVQX1VOS05PV04QbhoEiJEkAxIrCiFFUlJPUl9SRUFTT05fV0laQVJEX1NURVBfUkVRVUlSRUQQbxoEiJEkCRIoCh5FUlJPUl9SRUFTT05fV0laQVJE\
      X0lOQ09NUExFVEUQcBoEiJEkCRInCh1FUlJPUl9SRUFTT05fV0laQVJEX0NPTVBMRVRFRBBxGgSIkSQJEiQKGkVSUk9SX1JFQVNPTl9JQ1BfTk9UX0ZPVU5E\
      EHgaBIiRJAUSJgobRVJST1JfUkVBU09OX1VTRVJfTk9UX0ZPVU5EEMgBGgSIkSQFEisKIEVSUk9SX1JFQVNPTl9VU0VSX0lERU5USVRZX1RBS0VOEMkBGgSI\
      kSQGEioKH0VSUk9SX1JFQVNPTl9VU0VSX1RPS0VOX0lOVkFMSUQQygEaBIiRJBASKAodRVJST1JfUkVBU09OX01FTUJFUl9OT1RfRk9VTkQQ0gEaBIiRJAUS\
      JQoaRVJST1JfUkVBU09OX01FTUJFUl9FWElTVFMQ0wEaBIiRJAYSIgoXRVJST1JfUkVBU09OX0xBU1RfT1dORVIQ1AEaBIiRJAkSKQoeRVJST1JfUkVBU09O\
      X0dSQU5UX0VYQ0VFRFNfT1dOENUBGgSIkSQHEiwKIUVSUk9SX1JFQVNPTl9JTlZJVEFUSU9OX05PVF9GT1VORBDcARoEiJEkBRIpCh5FUlJPUl9SRUFTT05f\
      SU5WSVRBVElPTl9DTE9TRUQQ3QEaBIiRJAkSLAohRVJST1JfUkVBU09OX0lOVklUQVRJT05fTk9UX1lPVVJTEN4BGgSIkSQHEiYKG0VSUk9SX1JFQVNPTl9S\
      T0xFX05PVF9GT1VORBDmARoEiJEkBRInChxFUlJPUl9SRUFTT05fUk9MRV9OQU1FX1RBS0VOEOcBGgSIkSQGEiMKGEVSUk9SX1JFQVNPTl9ST0xFX0lOX1VT\
      RRDoARoEiJEkCRIqCh9FUlJPUl9SRUFTT05fUEVSTUlTU0lPTl9VTktOT1dOEOkBGgSIkSQDEikKHkVSUk9SX1JFQVNPTl9BUElfS0VZX05PVF9GT1VORBDw\
      ARoEiJEkBRInChxFUlJPUl9SRUFTT05fQVBJX0tFWV9OT1RfT1dOEPEBGgSIkSQHEicKHEVSUk9SX1JFQVNPTl9BUElfS0VZX0lOVkFMSUQQ8gEaBIiRJBAS\
      LQoiRVJST1JfUkVBU09OX1JFRlJFU0hfVE9LRU5fSU5WQUxJRBD6ARoEiJEkEBIsCiFFUlJPUl9SRUFTT05fUkVGUkVTSF9UT0tFTl9SRVVTRUQQ+wEaBIiR\
      JBASJgobRVJST1JfUkVBU09OX0xFQURfTk9UX0ZPVU5EEKwCGgSIkSQFEiMKGEVSUk9SX1JFQVNPTl9MRUFEX0VYSVNUUxCtAhoEiJEkBhIuCiNFUlJPUl9S\
      RUFTT05fTEVBRF9SRUZFUkVOQ0VfVU5LTk9XThCuAhoEiJEkAxIvCiRFUlJPUl9SRUFTT05fTEVBRF9UUkFOU0lUSU9OX0lMTEVHQUwQrwIaBIiRJAkSLQoi\
      RVJST1JfUkVBU09OX0xFQURfQ09OU0VOVF9SRVFVSVJFRBCwAhoEiJEkCRInChxFUlJPUl9SRUFTT05fTEVBRF9TVVBQUkVTU0VEELECGgSIkSQJEisKIEVS\
      Uk9SX1JFQVNPTl9MRUFEX1NDSEVNQV9JTlZBTElEELYCGgSIkSQDEi4KI0VSUk9SX1JFQVNPTl9MRUFEX1NDSEVNQV9UWVBFX0ZJWEVEELcCGgSIkSQJEiwK\
      IUVSUk9SX1JFQVNPTl9DVVNUT01fRklFTERfVU5LTk9XThC4AhoEiJEkAxIsCiFFUlJPUl9SRUFTT05fQ1VTVE9NX0ZJRUxEX0lOVkFMSUQQuQIaBIiRJAMS\
      LwokRVJST1JfUkVBU09OX1NDT1JJTkdfTU9ERUxfTk9UX0ZPVU5EEMACGgSIkSQFEi0KIkVSUk9SX1JFQVNPTl9TQ09SSU5HX01PREVMX0lOVkFMSUQQwQIa\
      BIiRJAMSMAolRVJST1JfUkVBU09OX1NDT1JJTkdfTU9ERUxfTk9UX0FDVElWRRDCAhoEiJEkCRInChxFUlJPUl9SRUFTT05fU0NPUkVfTk9UX0ZPVU5EEMMC\
      GgSIkSQFEjEKJkVSUk9SX1JFQVNPTl9CQUNLVEVTVF9UT09fRkVXX09VVENPTUVTEMQCGgSIkSQJEiwKIUVSUk9SX1JFQVNPTl9JTVBPUlRfT1JERVJfSU5W\
      QUxJRBDKAhoEiJEkAxInChxFUlJPUl9SRUFTT05fSU1QT1JUX01JU01BVENIEMsCGgSIkSQDEi0KIkVSUk9SX1JFQVNPTl9JTVBPUlRfQ0hVTktfTUlTTUFU\
      Q0gQzAIaBIiRJAMSJgobRVJST1JfUkVBU09OX0lNUE9SVF9FWFBJUkVEEM0CGgSIkSQJEiMKGEVSUk9SX1JFQVNPTl9JTVBPUlRfQlVTWRDOAhoEiJEkChIq\
      Ch9FUlJPUl9SRUFTT05fQUNUSVZJVFlfTk9UX0ZPVU5EENQCGgSIkSQFEicKHEVSUk9SX1JFQVNPTl9BQ1RJVklUWV9FWElTVFMQ1QIaBIiRJAYSMAolRVJS\
      T1JfUkVBU09OX0FDVElWSVRZX0FDVElPTl9SRVNFUlZFRBDWAhoEiJEkAxItCiJFUlJPUl9SRUFTT05fU1VQUFJFU1NJT05fTk9UX0ZPVU5EEN4CGgSIkSQF\
      EjEKJkVSUk9SX1JFQVNPTl9TVVBQUkVTU0lPTl9WQUxVRV9JTlZBTElEEN8CGgSIkSQDEjQKKUVSUk9SX1JFQVNPTl9TVVBQUkVTU0lPTl9LSU5EX05PVF9B\
      TExPV0VEEOACGgSIkSQDEjQKKUVSUk9SX1JFQVNPTl9TVVBQUkVTU0lPTl9DT05TRU5UX1JFUVVJUkVEEOECGgSIkSQJEikKHkVSUk9SX1JFQVNPTl9TRVRU\
      SU5HX05PVF9GT1VORBCQAxoEiJEkBRIxCiZFUlJPUl9SRUFTT05fU0VUVElOR19OQU1FU1BBQ0VfVU5LTk9XThCRAxoEiJEkBRIrCiBFUlJPUl9SRUFTT05f\
      U0VUVElOR19LRVlfVU5LTk9XThCSAxoEiJEkAxItCiJFUlJPUl9SRUFTT05fU0VUVElOR19WQUxVRV9JTlZBTElEEJMDGgSIkSQDEi8KJEVSUk9SX1JFQVNP\
      Tl9TRVRUSU5HX0xFVkVMX0ZPUkJJRERFThCUAxoEiJEkAxIwCiVFUlJPUl9SRUFTT05fU0VUVElOR19TRUNSRVRfTUlTUExBQ0VEEJUDGgSIkSQDEi4KI0VS\
      Uk9SX1JFQVNPTl9TRVRUSU5HX0VYUElSWV9JTlZBTElEEJYDGgSIkSQDEi0KIkVSUk9SX1JFQVNPTl9TRVRUSU5HX0xJTUlUX1JFQUNIRUQQlwMaBIiRJAgS\
      KgofRVJST1JfUkVBU09OX1NFVFRJTkdfTk9UX1NFQ1JFVBCYAxoEiJEkCRIxCiZFUlJPUl9SRUFTT05fU0VUVElOR19TRUNSRVRfVU5SRUFEQUJMRRCZAxoE\
      iJEkCRIxCiZFUlJPUl9SRUFTT05fU0VUVElOR19WRVJTSU9OX05PVF9GT1VORBCaAxoEiJEkBRIwCiVFUlJPUl9SRUFTT05fU0VUVElOR19DSEFOR0VfTk9U\
      X0ZPVU5EEJsDGgSIkSQFEi4KI0VSUk9SX1JFQVNPTl9TRVRUSU5HX0NIQU5HRV9ERUNJREVEEJwDGgSIkSQJEi4KI0VSUk9SX1JFQVNPTl9TRVRUSU5HX0NI\
      QU5HRV9FWFBJUkVEEJ0DGgSIkSQJEi8KJEVSUk9SX1JFQVNPTl9TRVRUSU5HX0NIQU5HRV9PVVREQVRFRBCeAxoEiJEkChIyCidFUlJPUl9SRUFTT05fU0VU\
      VElOR19BUFBST1ZFUl9JU19BVVRIT1IQnwMaBIiRJAcSMAolRVJST1JfUkVBU09OX1NFVFRJTkdfRE9DVU1FTlRfSU5WQUxJRBCgAxoEiJEkAxIwCiVFUlJP\
      Ul9SRUFTT05fU0VUVElOR19ET0NVTUVOVF9UT09fTkVXEKEDGgSIkSQJEjAKJUVSUk9SX1JFQVNPTl9TRVRUSU5HX1BBU1NQSFJBU0VfV1JPTkcQogMaBIiR\
      JAMSLwokRVJST1JfUkVBU09OX1NFVFRJTkdfU0NIRU1BX1JFU0VSVkVEEKMDGgSIkSQJEi4KI0VSUk9SX1JFQVNPTl9TRVRUSU5HX1NDSEVNQV9JTlZBTElE\
      EKQDGgSIkSQDEjMKKEVSUk9SX1JFQVNPTl9TRVRUSU5HX1NDSEVNQV9JTkNPTVBBVElCTEUQpQMaBIiRJAkSMgonRVJST1JfUkVBU09OX1NFVFRJTkdfTUFT\
      VEVSX0tFWV9NSVNTSU5HEKYDGgSIkSQJEicKHEVSUk9SX1JFQVNPTl9NRVRFUl9OT1RfRk9VTkQQ9AMaBIiRJAUSJAoZRVJST1JfUkVBU09OX01FVEVSX0VY\
      SVNUUxD1AxoEiJEkBhIsCiFFUlJPUl9SRUFTT05fTUVURVJfTk9UX1JFQ09SREFCTEUQ9gMaBIiRJAkSLwokRVJST1JfUkVBU09OX01FVEVSX0RJTUVOU0lP\
      Tl9VTktOT1dOEPcDGgSIkSQDEioKH0VSUk9SX1JFQVNPTl9NRVRFUl9OT1RfQklMTEFCTEUQ+AMaBIiRJAkSKwogRVJST1JfUkVBU09OX1VTQUdFX0xJTUlU\
      X1JFQUNIRUQQ+QMaBIiRJAgSKAodRVJST1JfUkVBU09OX1VTQUdFX0tFWV9SRVVTRUQQ/gMaBIiRJAYSLAohRVJST1JfUkVBU09OX1VTQUdFX0FNT1VOVF9J\
      TlZBTElEEP8DGgSIkSQDEioKH0VSUk9SX1JFQVNPTl9VU0FHRV9USU1FX0lOVkFMSUQQgAQaBIiRJAMSMAolRVJST1JfUkVBU09OX1VTQUdFX0NPUlJFQ1RJ\
      T05fSU5WQUxJRBCBBBoEiJEkCRIrCiBFUlJPUl9SRUFTT05fVVNBR0VfQkFUQ0hfUkVGVVNFRBCCBBoEiJEkAxIrCiBFUlJPUl9SRUFTT05fVVNBR0VfUkFO\
      R0VfSU5WQUxJRBCDBBoEiJEkAxIlChpFUlJPUl9SRUFTT05fUVVPVEFfSU5WQUxJRBCIBBoEiJEkAxIrCiBFUlJPUl9SRUFTT05fUVVPVEFfQUJPVkVfQ0VJ\
      TElORxCJBBoEiJEkCRInChxFUlJPUl9SRUFTT05fUVVPVEFfTk9UX0ZPVU5EEIoEGgSIkSQFEicKHEVSUk9SX1JFQVNPTl9CVURHRVRfRVhDRUVERUQQiwQa\
      BIiRJAgSIgoXRVJST1JfUkVBU09OX05PX0NSRURJVFMQjAQaBIiRJAgSLQoiRVJST1JfUkVBU09OX1JFU0VSVkFUSU9OX05PVF9GT1VORBCNBBoEiJEkBRIr\
      CiBFUlJPUl9SRUFTT05fUkVTRVJWQVRJT05fRVhQSVJFRBCOBBoEiJEkCRIqCh9FUlJPUl9SRUFTT05fUkVTRVJWQVRJT05fQ0xPU0VEEI8EGgSIkSQJEiwK\
      IUVSUk9SX1JFQVNPTl9DUkVESVRfR1JBTlRfSU5WQUxJRBCSBBoEiJEkAxIsCiFFUlJPUl9SRUFTT05fQ1JFRElUU19JTlNVRkZJQ0lFTlQQkwQaBIiRJAkS\
      KgofRVJST1JfUkVBU09OX1BSSUNFX1BMQU5fSU5WQUxJRBCcBBoEiJEkAxIvCiRFUlJPUl9SRUFTT05fUFJJQ0VfUExBTl9USU1FX0lOVkFMSUQQnQQaBIiR\
      JAkSKgofRVJST1JfUkVBU09OX1BSSUNFX1BMQU5fTUlTU0lORxCeBBoEiJEkCRIuCiNFUlJPUl9SRUFTT05fQklMTElOR19QRVJJT0RfSU5WQUxJRBCmBBoE\
      iJEkAxItCiJFUlJPUl9SRUFTT05fQklMTElOR19QRVJJT0RfQ0xPU0VEEKcEGgSIkSQJEi8KJEVSUk9SX1JFQVNPTl9CSUxMSU5HX1BFUklPRF9OT1RfT1ZF\
      UhCoBBoEiJEkCRIsCiFFUlJPUl9SRUFTT05fQklMTElOR19QRVJJT0RfT1JERVIQqQQaBIiRJAkSLQoiRVJST1JfUkVBU09OX0JJTExJTkdfQVNfT0ZfSU5W\
      QUxJRBCqBBoEiJEkAxIuCiNFUlJPUl9SRUFTT05fQklMTElOR19SRVBPUlRfQ0hBTkdFRBCrBBoEiJEkChIqCh9FUlJPUl9SRUFTT05fQ0FNUEFJR05fTk9U\
      X0ZPVU5EENgEGgSIkSQFEjMKKEVSUk9SX1JFQVNPTl9DQU1QQUlHTl9UUkFOU0lUSU9OX0lOVkFMSUQQ2QQaBIiRJAkSKgofRVJST1JfUkVBU09OX0NBTVBB\
      SUdOX05PVF9SRUFEWRDaBBoEiJEkCRInChxFUlJPUl9SRUFTT05fQ0FNUEFJR05fQ0xPU0VEENsEGgSIkSQJEiwKIUVSUk9SX1JFQVNPTl9DQU1QQUlHTl9J\
      Q1BfTUlTU0lORxDcBBoEiJEkCRIuCiNFUlJPUl9SRUFTT05fU0VORElOR19XSU5ET1dfSU5WQUxJRBDdBBoEiJEkAxIqCh9FUlJPUl9SRUFTT05fQUxMT0NB\
      VElPTl9JTlZBTElEEN4EGgSIkSQDEioKH0VSUk9SX1JFQVNPTl9TRVFVRU5DRV9OT1RfRk9VTkQQ4gQaBIiRJAUSMgonRVJST1JfUkVBU09OX1NFUVVFTkNF\
      X1ZFUlNJT05fTk9UX0ZPVU5EEOMEGgSIkSQFEigKHUVSUk9SX1JFQVNPTl9TRVFVRU5DRV9JTlZBTElEEOQEGgSIkSQDEicKHEVSUk9SX1JFQVNPTl9DT05U\
      RU5UX0lOVkFMSUQQ5QQaBIiRJAMSJgobRVJST1JfUkVBU09OX1NURVBfTk9UX0ZPVU5EEOYEGgSIkSQFEioKH0VSUk9SX1JFQVNPTl9URU1QTEFURV9OT1Rf\
      Rk9VTkQQ7AQaBIiRJAUSKAodRVJST1JfUkVBU09OX1NFTkRFUl9OT1RfRk9VTkQQ9gQaBIiRJAUSLQoiRVJST1JfUkVBU09OX1NFTkRFUl9BTFJFQURZX0VY\
      SVNUUxD3BBoEiJEkBhImChtFUlJPUl9SRUFTT05fU0VOREVSX0lOVkFMSUQQ+AQaBIiRJAMSLwokRVJST1JfUkVBU09OX1NFTkRFUl9BTFJFQURZX0FUVEFD\
      SEVEEPkEGgSIkSQGEisKIEVSUk9SX1JFQVNPTl9TRU5ERVJfTk9UX0FUVEFDSEVEEPoEGgSIkSQJEi8KJEVSUk9SX1JFQVNPTl9TRU5ERVJfQVRUQUNITUVO\
      VF9MSU1JVBD7BBoEiJEkCBIsCiFFUlJPUl9SRUFTT05fRU5ST0xMTUVOVF9OT1RfRk9VTkQQgAUaBIiRJAUSNQoqRVJST1JfUkVBU09OX0VOUk9MTE1FTlRf\
      VFJBTlNJVElPTl9JTlZBTElEEIEFGgSIkSQJEikKHkVSUk9SX1JFQVNPTl9FTlJPTExNRU5UX0VYSVNUUxCCBRoEiJEkBhIyCidFUlJPUl9SRUFTT05fRU5S\
      T0xMTUVOVF9SRUVOVFJZX1JFRlVTRUQQgwUaBIiRJAkSLAohRVJST1JfUkVBU09OX0VOUk9MTE1FTlRfVElFUl9ERUFEEIQFGgSIkSQJEi4KI0VSUk9SX1JF\
      QVNPTl9FTlJPTExNRU5UX0xFQURfQ0xPU0VEEIUFGgSIkSQJEi0KIkVSUk9SX1JFQVNPTl9FTlJPTExNRU5UX1NVUFBSRVNTRUQQhgUaBIiRJAkSLAohRVJS\
      T1JfUkVBU09OX0VOUk9MTE1FTlRfRVhDTFVTSVZFEIcFGgSIkSQJEjAKJUVSUk9SX1JFQVNPTl9FTlJPTExNRU5UX0NPTVBBTllfTElNSVQQiAUaBIiRJAgS\
      LQoiRVJST1JfUkVBU09OX1NFTkRfT1VUQ09NRV9SRVFVSVJFRBCKBRoEiJEkCRIuCiNFUlJPUl9SRUFTT05fU0VORF9PVVRDT01FX05PVF9BU0tFRBCLBRoE\
      iJEkCRIqCh9FUlJPUl9SRUFTT05fQVBQUk9WQUxfTk9UX0ZPVU5EEJQFGgSIkSQFEigKHUVSUk9SX1JFQVNPTl9BUFBST1ZBTF9ERUNJREVEEJUFGgSIkSQK\
      EigKHUVSUk9SX1JFQVNPTl9BUFBST1ZBTF9FWFBJUkVEEJYFGgSIkSQJEioKH0VSUk9SX1JFQVNPTl9FVkVOVF9UWVBFX1VOS05PV04Q0AUaBIiRJAMSMQom\
      RVJST1JfUkVBU09OX0VNRVJHRU5DWV9TVE9QX05PVF9BQ1RJVkUQ5AUaBIiRJAkSLwokRVJST1JfUkVBU09OX0lTT0xBVElPTl9DSEVDS19SVU5OSU5HEOUF\
      GgSIkSQKEiUKGkVSUk9SX1JFQVNPTl9KT0JfTk9UX0ZPVU5EEOYFGgSIkSQFEikKHkVSUk9SX1JFQVNPTl9KT0JfTk9UX1JFVFJZQUJMRRDnBRoEiJEkCRIk\
      ChlFUlJPUl9SRUFTT05fSk9CX0ZJTklTSEVEEOgFGgSIkSQJQhdaFW11c3Rlci90eXBlL3YxO3R5cGV2MWIGcHJvdG8zCs8CChltdXN0ZXIvdHlwZS92MS9w\
      YWdlLnByb3RvEg5tdXN0ZXIudHlwZS52MRofbXVzdGVyL29wdGlvbnMvdjEvb3B0aW9ucy5wcm90bxobbXVzdGVyL3R5cGUvdjEvZXJyb3JzLnByb3RvIjMK\
      BUNvdW50EhQKBXZhbHVlGAEgASgDUgV2YWx1ZRIUCgVleGFjdBgCIAEoCFIFZXhhY3QijQEKCFJvd0Vycm9yEhQKBWluZGV4GAEgASgDUgVpbmRleBIzCgZy\
      ZWFzb24YAiABKA4yGy5tdXN0ZXIudHlwZS52MS5FcnJvclJlYXNvblIGcmVhc29uEiAKB21lc3NhZ2UYAyABKAlCBoqRJAJwAVIHbWVzc2FnZRIUCgVmaWVs\
      ZBgEIAEoCVIFZmllbGRCF1oVbXVzdGVyL3R5cGUvdjE7dHlwZXYxYgZwcm90bzMKgAIKHG11c3Rlci90eXBlL3YxL2VyYXN1cmUucHJvdG8SDm11c3Rlci50\
      eXBlLnYxIq4BCgxFcmFzdXJlRW50cnkSFAoFcGxhY2UYASABKAlSBXBsYWNlEiMKDWRlbGV0ZWRfY291bnQYAiABKANSDGRlbGV0ZWRDb3VudBIjCg1jbGVh\
      cmVkX2NvdW50GAMgASgDUgxjbGVhcmVkQ291bnQSHQoKa2VwdF9jb3VudBgEIAEoA1IJa2VwdENvdW50Eh8KC2tlcHRfcmVhc29uGAUgASgJUgprZXB0UmVh\
      c29uQhdaFW11c3Rlci90eXBlL3YxO3R5cGV2MWIGcHJvdG8zCpQCChptdXN0ZXIvdHlwZS92MS9tb25leS5wcm90bxIObXVzdGVyLnR5cGUudjEaH211c3Rl\
      ci9vcHRpb25zL3YxL29wdGlvbnMucHJvdG8ieQoFTW9uZXkSLQoNY3VycmVuY3lfY29kZRgBIAEoCUIIipEkBAgBWAZSDGN1cnJlbmN5Q29kZRIUCgV1bml0\
      cxgCIAEoA1IFdW5pdHMSKwoFbmFub3MYAyABKAVCFYqRJBFAgeyUo/z/////AUj/k+vcA1IFbmFub3MiKQoHRGVjaW1hbBIeCgV2YWx1ZRgBIAEoCUIIipEk\
      BCgoWApSBXZhbHVlQhdaFW11c3Rlci90eXBlL3YxO3R5cGV2MWIGcHJvdG8zCsYBChltdXN0ZXIvdHlwZS92MS9wbGFuLnByb3RvEg5tdXN0ZXIudHlwZS52\
      MSp4CgpUZW5hbnRQbGFuEhsKF1RFTkFOVF9QTEFOX1VOU1BFQ0lGSUVEEAASGAoUVEVOQU5UX1BMQU5fSUdOSVRJT04QARIYChRURU5BTlRfUExBTl9WRUxP\
      Q0lUWRACEhkKFVRFTkFOVF9QTEFOX0RPTUlOQU5DRRADQhdaFW11c3Rlci90eXBlL3YxO3R5cGV2MWIGcHJvdG8z
      """,
    imports: []
  )
}

extension TypeV1 {
  package struct Actor: WireMessage {
    package var kind = TypeV1.ActorKind(rawValue: 0)
    package var id = ""
    package var displayName = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.type.v1.Actor")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: kind = try decoder.read(WireEnumOf<TypeV1.ActorKind>.self)
        case 18: id = try decoder.read(WireString.self)
        case 26: displayName = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(26, displayName, WireString.self)
      encoder.implicit(18, id, WireString.self)
      encoder.implicit(8, kind, WireEnumOf<TypeV1.ActorKind>.self)
    }
  }
}

extension TypeV1 {
  package struct PostalAddress: WireMessage {
    package var lines: [String] = []
    package var city = ""
    package var region = ""
    package var postalCode = ""
    package var country = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.type.v1.PostalAddress")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.append(&lines, WireString.self)
        case 18: city = try decoder.read(WireString.self)
        case 26: region = try decoder.read(WireString.self)
        case 34: postalCode = try decoder.read(WireString.self)
        case 42: country = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(42, country, WireString.self)
      encoder.implicit(34, postalCode, WireString.self)
      encoder.implicit(26, region, WireString.self)
      encoder.implicit(18, city, WireString.self)
      encoder.repeated(10, lines, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      if violations.count(lines.count, "lines", max: 4) {
        violations.each(lines, "lines") { $0.text($1, $2, max: 100) }
      }
      violations.text(city, "city", max: 100)
      violations.text(region, "region", max: 100)
      violations.text(postalCode, "postal_code", max: 20)
      violations.text(country, "country", max: 2, format: .country)
    }
  }
}

extension TypeV1 {
  package struct Count: WireMessage {
    package var value = Int64(0)
    package var exact = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.type.v1.Count")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: value = try decoder.read(WireInt64.self)
        case 16: exact = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(16, exact, WireBool.self)
      encoder.implicit(8, value, WireInt64.self)
    }
  }
}

extension TypeV1 {
  package struct RowError: WireMessage {
    package var index = Int64(0)
    package var reason = TypeV1.ErrorReason(rawValue: 0)
    package var message = ""
    package var field = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.type.v1.RowError")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: index = try decoder.read(WireInt64.self)
        case 16: reason = try decoder.read(WireEnumOf<TypeV1.ErrorReason>.self)
        case 26: message = try decoder.read(WireString.self)
        case 34: field = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(34, field, WireString.self)
      encoder.implicit(26, message, WireString.self)
      encoder.implicit(16, reason, WireEnumOf<TypeV1.ErrorReason>.self)
      encoder.implicit(8, index, WireInt64.self)
    }
  }
}

extension TypeV1 {
  package struct ErasureEntry: WireMessage {
    package var place = ""
    package var deletedCount = Int64(0)
    package var clearedCount = Int64(0)
    package var keptCount = Int64(0)
    package var keptReason = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.type.v1.ErasureEntry")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: place = try decoder.read(WireString.self)
        case 16: deletedCount = try decoder.read(WireInt64.self)
        case 24: clearedCount = try decoder.read(WireInt64.self)
        case 32: keptCount = try decoder.read(WireInt64.self)
        case 42: keptReason = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(42, keptReason, WireString.self)
      encoder.implicit(32, keptCount, WireInt64.self)
      encoder.implicit(24, clearedCount, WireInt64.self)
      encoder.implicit(16, deletedCount, WireInt64.self)
      encoder.implicit(10, place, WireString.self)
    }
  }
}

extension TypeV1 {
  package struct Money: WireMessage {
    package var currencyCode = ""
    package var units = Int64(0)
    package var nanos = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.type.v1.Money")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: currencyCode = try decoder.read(WireString.self)
        case 16: units = try decoder.read(WireInt64.self)
        case 24: nanos = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(24, nanos, WireInt32.self)
      encoder.implicit(16, units, WireInt64.self)
      encoder.implicit(10, currencyCode, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(currencyCode, "currency_code", required: true, format: .currency)
      violations.number(nanos, "nanos", min: -999999999, max: 999999999)
      violations.money(units: units, nanos: nanos)
    }
  }
}

extension TypeV1 {
  package struct Decimal: WireMessage {
    package var value = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("muster.type.v1.Decimal")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: value = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(10, value, WireString.self)
    }

    package func validate(into violations: inout Violations) {
      violations.text(value, "value", max: 40, format: .decimal)
    }
  }
}

extension TypeV1 {
  package struct ActorKind: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var user: Self { Self(rawValue: 1) }
    package static var apiKey: Self { Self(rawValue: 2) }
    package static var system: Self { Self(rawValue: 3) }
    package static var platform: Self { Self(rawValue: 4) }

    package static var allKnown: [Self] {
      [.unspecified, .user, .apiKey, .system, .platform]
    }

    package var name: String? {
      switch rawValue {
      case 0: "ACTOR_KIND_UNSPECIFIED"
      case 1: "ACTOR_KIND_USER"
      case 2: "ACTOR_KIND_API_KEY"
      case 3: "ACTOR_KIND_SYSTEM"
      case 4: "ACTOR_KIND_PLATFORM"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "user"),
      (2, "api_key"),
      (3, "system"),
      (4, "platform"),
    ])
  }
}

extension TypeV1 {
  package struct Channel: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var email: Self { Self(rawValue: 1) }
    package static var sms: Self { Self(rawValue: 2) }
    package static var linkedin: Self { Self(rawValue: 3) }
    package static var voice: Self { Self(rawValue: 4) }
    package static var mail: Self { Self(rawValue: 5) }
    package static var web: Self { Self(rawValue: 6) }

    package static var allKnown: [Self] {
      [.unspecified, .email, .sms, .linkedin, .voice, .mail, .web]
    }

    package var name: String? {
      switch rawValue {
      case 0: "CHANNEL_UNSPECIFIED"
      case 1: "CHANNEL_EMAIL"
      case 2: "CHANNEL_SMS"
      case 3: "CHANNEL_LINKEDIN"
      case 4: "CHANNEL_VOICE"
      case 5: "CHANNEL_MAIL"
      case 6: "CHANNEL_WEB"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "email"),
      (2, "sms"),
      (3, "linkedin"),
      (4, "voice"),
      (5, "mail"),
      (6, "web"),
    ])
  }
}

extension TypeV1 {
  package struct ErrorReason: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var fieldInvalid: Self { Self(rawValue: 1) }
    package static var messageMalformed: Self { Self(rawValue: 2) }
    package static var updateMaskInvalid: Self { Self(rawValue: 3) }
    package static var pageTokenInvalid: Self { Self(rawValue: 4) }
    package static var orderByInvalid: Self { Self(rawValue: 5) }
    package static var requestIDReused: Self { Self(rawValue: 6) }
    package static var cursorInvalid: Self { Self(rawValue: 7) }
    package static var messageTooLarge: Self { Self(rawValue: 8) }
    package static var metadataTooLarge: Self { Self(rawValue: 9) }
    package static var metadataInvalid: Self { Self(rawValue: 10) }
    package static var protocolBroken: Self { Self(rawValue: 11) }
    package static var encodingUnknown: Self { Self(rawValue: 12) }
    package static var credentialsInvalid: Self { Self(rawValue: 20) }
    package static var permissionMissing: Self { Self(rawValue: 21) }
    package static var tenantForbidden: Self { Self(rawValue: 22) }
    package static var secondFactorRequired: Self { Self(rawValue: 23) }
    package static var platformOnly: Self { Self(rawValue: 24) }
    package static var issuerUnavailable: Self { Self(rawValue: 25) }
    package static var versionStale: Self { Self(rawValue: 30) }
    package static var transactionConflict: Self { Self(rawValue: 31) }
    package static var resourceDeleted: Self { Self(rawValue: 32) }
    package static var resourceNotDeleted: Self { Self(rawValue: 33) }
    package static var rateLimited: Self { Self(rawValue: 40) }
    package static var streamLimitReached: Self { Self(rawValue: 46) }
    package static var overloaded: Self { Self(rawValue: 41) }
    package static var shuttingDown: Self { Self(rawValue: 42) }
    package static var databaseUnavailable: Self { Self(rawValue: 43) }
    package static var deadlinePassed: Self { Self(rawValue: 44) }
    package static var callCancelled: Self { Self(rawValue: 45) }
    package static var `internal`: Self { Self(rawValue: 50) }
    package static var methodUnknown: Self { Self(rawValue: 51) }
    package static var emergencyStop: Self { Self(rawValue: 60) }
    package static var tenantSuspended: Self { Self(rawValue: 61) }
    package static var quotaExceeded: Self { Self(rawValue: 62) }
    package static var versionMismatch: Self { Self(rawValue: 63) }
    package static var tenantDeleted: Self { Self(rawValue: 64) }
    package static var tenantRegionOther: Self { Self(rawValue: 65) }
    package static var tenantNotFound: Self { Self(rawValue: 100) }
    package static var tenantSlugTaken: Self { Self(rawValue: 101) }
    package static var tenantErasureRunning: Self { Self(rawValue: 102) }
    package static var wizardStepUnknown: Self { Self(rawValue: 110) }
    package static var wizardStepRequired: Self { Self(rawValue: 111) }
    package static var wizardIncomplete: Self { Self(rawValue: 112) }
    package static var wizardCompleted: Self { Self(rawValue: 113) }
    package static var icpNotFound: Self { Self(rawValue: 120) }
    package static var userNotFound: Self { Self(rawValue: 200) }
    package static var userIdentityTaken: Self { Self(rawValue: 201) }
    package static var userTokenInvalid: Self { Self(rawValue: 202) }
    package static var memberNotFound: Self { Self(rawValue: 210) }
    package static var memberExists: Self { Self(rawValue: 211) }
    package static var lastOwner: Self { Self(rawValue: 212) }
    package static var grantExceedsOwn: Self { Self(rawValue: 213) }
    package static var invitationNotFound: Self { Self(rawValue: 220) }
    package static var invitationClosed: Self { Self(rawValue: 221) }
    package static var invitationNotYours: Self { Self(rawValue: 222) }
    package static var roleNotFound: Self { Self(rawValue: 230) }
    package static var roleNameTaken: Self { Self(rawValue: 231) }
    package static var roleInUse: Self { Self(rawValue: 232) }
    package static var permissionUnknown: Self { Self(rawValue: 233) }
    package static var apiKeyNotFound: Self { Self(rawValue: 240) }
    package static var apiKeyNotOwn: Self { Self(rawValue: 241) }
    package static var apiKeyInvalid: Self { Self(rawValue: 242) }
    package static var refreshTokenInvalid: Self { Self(rawValue: 250) }
    package static var refreshTokenReused: Self { Self(rawValue: 251) }
    package static var leadNotFound: Self { Self(rawValue: 300) }
    package static var leadExists: Self { Self(rawValue: 301) }
    package static var leadReferenceUnknown: Self { Self(rawValue: 302) }
    package static var leadTransitionIllegal: Self { Self(rawValue: 303) }
    package static var leadConsentRequired: Self { Self(rawValue: 304) }
    package static var leadSuppressed: Self { Self(rawValue: 305) }
    package static var leadSchemaInvalid: Self { Self(rawValue: 310) }
    package static var leadSchemaTypeFixed: Self { Self(rawValue: 311) }
    package static var customFieldUnknown: Self { Self(rawValue: 312) }
    package static var customFieldInvalid: Self { Self(rawValue: 313) }
    package static var scoringModelNotFound: Self { Self(rawValue: 320) }
    package static var scoringModelInvalid: Self { Self(rawValue: 321) }
    package static var scoringModelNotActive: Self { Self(rawValue: 322) }
    package static var scoreNotFound: Self { Self(rawValue: 323) }
    package static var backtestTooFewOutcomes: Self { Self(rawValue: 324) }
    package static var importOrderInvalid: Self { Self(rawValue: 330) }
    package static var importMismatch: Self { Self(rawValue: 331) }
    package static var importChunkMismatch: Self { Self(rawValue: 332) }
    package static var importExpired: Self { Self(rawValue: 333) }
    package static var importBusy: Self { Self(rawValue: 334) }
    package static var activityNotFound: Self { Self(rawValue: 340) }
    package static var activityExists: Self { Self(rawValue: 341) }
    package static var activityActionReserved: Self { Self(rawValue: 342) }
    package static var suppressionNotFound: Self { Self(rawValue: 350) }
    package static var suppressionValueInvalid: Self { Self(rawValue: 351) }
    package static var suppressionKindNotAllowed: Self { Self(rawValue: 352) }
    package static var suppressionConsentRequired: Self { Self(rawValue: 353) }
    package static var settingNotFound: Self { Self(rawValue: 400) }
    package static var settingNamespaceUnknown: Self { Self(rawValue: 401) }
    package static var settingKeyUnknown: Self { Self(rawValue: 402) }
    package static var settingValueInvalid: Self { Self(rawValue: 403) }
    package static var settingLevelForbidden: Self { Self(rawValue: 404) }
    package static var settingSecretMisplaced: Self { Self(rawValue: 405) }
    package static var settingExpiryInvalid: Self { Self(rawValue: 406) }
    package static var settingLimitReached: Self { Self(rawValue: 407) }
    package static var settingNotSecret: Self { Self(rawValue: 408) }
    package static var settingSecretUnreadable: Self { Self(rawValue: 409) }
    package static var settingVersionNotFound: Self { Self(rawValue: 410) }
    package static var settingChangeNotFound: Self { Self(rawValue: 411) }
    package static var settingChangeDecided: Self { Self(rawValue: 412) }
    package static var settingChangeExpired: Self { Self(rawValue: 413) }
    package static var settingChangeOutdated: Self { Self(rawValue: 414) }
    package static var settingApproverIsAuthor: Self { Self(rawValue: 415) }
    package static var settingDocumentInvalid: Self { Self(rawValue: 416) }
    package static var settingDocumentTooNew: Self { Self(rawValue: 417) }
    package static var settingPassphraseWrong: Self { Self(rawValue: 418) }
    package static var settingSchemaReserved: Self { Self(rawValue: 419) }
    package static var settingSchemaInvalid: Self { Self(rawValue: 420) }
    package static var settingSchemaIncompatible: Self { Self(rawValue: 421) }
    package static var settingMasterKeyMissing: Self { Self(rawValue: 422) }
    package static var meterNotFound: Self { Self(rawValue: 500) }
    package static var meterExists: Self { Self(rawValue: 501) }
    package static var meterNotRecordable: Self { Self(rawValue: 502) }
    package static var meterDimensionUnknown: Self { Self(rawValue: 503) }
    package static var meterNotBillable: Self { Self(rawValue: 504) }
    package static var usageLimitReached: Self { Self(rawValue: 505) }
    package static var usageKeyReused: Self { Self(rawValue: 510) }
    package static var usageAmountInvalid: Self { Self(rawValue: 511) }
    package static var usageTimeInvalid: Self { Self(rawValue: 512) }
    package static var usageCorrectionInvalid: Self { Self(rawValue: 513) }
    package static var usageBatchRefused: Self { Self(rawValue: 514) }
    package static var usageRangeInvalid: Self { Self(rawValue: 515) }
    package static var quotaInvalid: Self { Self(rawValue: 520) }
    package static var quotaAboveCeiling: Self { Self(rawValue: 521) }
    package static var quotaNotFound: Self { Self(rawValue: 522) }
    package static var budgetExceeded: Self { Self(rawValue: 523) }
    package static var noCredits: Self { Self(rawValue: 524) }
    package static var reservationNotFound: Self { Self(rawValue: 525) }
    package static var reservationExpired: Self { Self(rawValue: 526) }
    package static var reservationClosed: Self { Self(rawValue: 527) }
    package static var creditGrantInvalid: Self { Self(rawValue: 530) }
    package static var creditsInsufficient: Self { Self(rawValue: 531) }
    package static var pricePlanInvalid: Self { Self(rawValue: 540) }
    package static var pricePlanTimeInvalid: Self { Self(rawValue: 541) }
    package static var pricePlanMissing: Self { Self(rawValue: 542) }
    package static var billingPeriodInvalid: Self { Self(rawValue: 550) }
    package static var billingPeriodClosed: Self { Self(rawValue: 551) }
    package static var billingPeriodNotOver: Self { Self(rawValue: 552) }
    package static var billingPeriodOrder: Self { Self(rawValue: 553) }
    package static var billingAsOfInvalid: Self { Self(rawValue: 554) }
    package static var billingReportChanged: Self { Self(rawValue: 555) }
    package static var campaignNotFound: Self { Self(rawValue: 600) }
    package static var campaignTransitionInvalid: Self { Self(rawValue: 601) }
    package static var campaignNotReady: Self { Self(rawValue: 602) }
    package static var campaignClosed: Self { Self(rawValue: 603) }
    package static var campaignIcpMissing: Self { Self(rawValue: 604) }
    package static var sendingWindowInvalid: Self { Self(rawValue: 605) }
    package static var allocationInvalid: Self { Self(rawValue: 606) }
    package static var sequenceNotFound: Self { Self(rawValue: 610) }
    package static var sequenceVersionNotFound: Self { Self(rawValue: 611) }
    package static var sequenceInvalid: Self { Self(rawValue: 612) }
    package static var contentInvalid: Self { Self(rawValue: 613) }
    package static var stepNotFound: Self { Self(rawValue: 614) }
    package static var templateNotFound: Self { Self(rawValue: 620) }
    package static var senderNotFound: Self { Self(rawValue: 630) }
    package static var senderAlreadyExists: Self { Self(rawValue: 631) }
    package static var senderInvalid: Self { Self(rawValue: 632) }
    package static var senderAlreadyAttached: Self { Self(rawValue: 633) }
    package static var senderNotAttached: Self { Self(rawValue: 634) }
    package static var senderAttachmentLimit: Self { Self(rawValue: 635) }
    package static var enrollmentNotFound: Self { Self(rawValue: 640) }
    package static var enrollmentTransitionInvalid: Self { Self(rawValue: 641) }
    package static var enrollmentExists: Self { Self(rawValue: 642) }
    package static var enrollmentReentryRefused: Self { Self(rawValue: 643) }
    package static var enrollmentTierDead: Self { Self(rawValue: 644) }
    package static var enrollmentLeadClosed: Self { Self(rawValue: 645) }
    package static var enrollmentSuppressed: Self { Self(rawValue: 646) }
    package static var enrollmentExclusive: Self { Self(rawValue: 647) }
    package static var enrollmentCompanyLimit: Self { Self(rawValue: 648) }
    package static var sendOutcomeRequired: Self { Self(rawValue: 650) }
    package static var sendOutcomeNotAsked: Self { Self(rawValue: 651) }
    package static var approvalNotFound: Self { Self(rawValue: 660) }
    package static var approvalDecided: Self { Self(rawValue: 661) }
    package static var approvalExpired: Self { Self(rawValue: 662) }
    package static var eventTypeUnknown: Self { Self(rawValue: 720) }
    package static var emergencyStopNotActive: Self { Self(rawValue: 740) }
    package static var isolationCheckRunning: Self { Self(rawValue: 741) }
    package static var jobNotFound: Self { Self(rawValue: 742) }
    package static var jobNotRetryable: Self { Self(rawValue: 743) }
    package static var jobFinished: Self { Self(rawValue: 744) }

    package static var allKnown: [Self] {
      [.unspecified, .fieldInvalid, .messageMalformed, .updateMaskInvalid, .pageTokenInvalid, .orderByInvalid, .requestIDReused, .cursorInvalid, .messageTooLarge, .metadataTooLarge, .metadataInvalid, .protocolBroken, .encodingUnknown, .credentialsInvalid, .permissionMissing, .tenantForbidden, .secondFactorRequired, .platformOnly, .issuerUnavailable, .versionStale, .transactionConflict, .resourceDeleted, .resourceNotDeleted, .rateLimited, .streamLimitReached, .overloaded, .shuttingDown, .databaseUnavailable, .deadlinePassed, .callCancelled, .`internal`, .methodUnknown, .emergencyStop, .tenantSuspended, .quotaExceeded, .versionMismatch, .tenantDeleted, .tenantRegionOther, .tenantNotFound, .tenantSlugTaken, .tenantErasureRunning, .wizardStepUnknown, .wizardStepRequired, .wizardIncomplete, .wizardCompleted, .icpNotFound, .userNotFound, .userIdentityTaken, .userTokenInvalid, .memberNotFound, .memberExists, .lastOwner, .grantExceedsOwn, .invitationNotFound, .invitationClosed, .invitationNotYours, .roleNotFound, .roleNameTaken, .roleInUse, .permissionUnknown, .apiKeyNotFound, .apiKeyNotOwn, .apiKeyInvalid, .refreshTokenInvalid, .refreshTokenReused, .leadNotFound, .leadExists, .leadReferenceUnknown, .leadTransitionIllegal, .leadConsentRequired, .leadSuppressed, .leadSchemaInvalid, .leadSchemaTypeFixed, .customFieldUnknown, .customFieldInvalid, .scoringModelNotFound, .scoringModelInvalid, .scoringModelNotActive, .scoreNotFound, .backtestTooFewOutcomes, .importOrderInvalid, .importMismatch, .importChunkMismatch, .importExpired, .importBusy, .activityNotFound, .activityExists, .activityActionReserved, .suppressionNotFound, .suppressionValueInvalid, .suppressionKindNotAllowed, .suppressionConsentRequired, .settingNotFound, .settingNamespaceUnknown, .settingKeyUnknown, .settingValueInvalid, .settingLevelForbidden, .settingSecretMisplaced, .settingExpiryInvalid, .settingLimitReached, .settingNotSecret, .settingSecretUnreadable, .settingVersionNotFound, .settingChangeNotFound, .settingChangeDecided, .settingChangeExpired, .settingChangeOutdated, .settingApproverIsAuthor, .settingDocumentInvalid, .settingDocumentTooNew, .settingPassphraseWrong, .settingSchemaReserved, .settingSchemaInvalid, .settingSchemaIncompatible, .settingMasterKeyMissing, .meterNotFound, .meterExists, .meterNotRecordable, .meterDimensionUnknown, .meterNotBillable, .usageLimitReached, .usageKeyReused, .usageAmountInvalid, .usageTimeInvalid, .usageCorrectionInvalid, .usageBatchRefused, .usageRangeInvalid, .quotaInvalid, .quotaAboveCeiling, .quotaNotFound, .budgetExceeded, .noCredits, .reservationNotFound, .reservationExpired, .reservationClosed, .creditGrantInvalid, .creditsInsufficient, .pricePlanInvalid, .pricePlanTimeInvalid, .pricePlanMissing, .billingPeriodInvalid, .billingPeriodClosed, .billingPeriodNotOver, .billingPeriodOrder, .billingAsOfInvalid, .billingReportChanged, .campaignNotFound, .campaignTransitionInvalid, .campaignNotReady, .campaignClosed, .campaignIcpMissing, .sendingWindowInvalid, .allocationInvalid, .sequenceNotFound, .sequenceVersionNotFound, .sequenceInvalid, .contentInvalid, .stepNotFound, .templateNotFound, .senderNotFound, .senderAlreadyExists, .senderInvalid, .senderAlreadyAttached, .senderNotAttached, .senderAttachmentLimit, .enrollmentNotFound, .enrollmentTransitionInvalid, .enrollmentExists, .enrollmentReentryRefused, .enrollmentTierDead, .enrollmentLeadClosed, .enrollmentSuppressed, .enrollmentExclusive, .enrollmentCompanyLimit, .sendOutcomeRequired, .sendOutcomeNotAsked, .approvalNotFound, .approvalDecided, .approvalExpired, .eventTypeUnknown, .emergencyStopNotActive, .isolationCheckRunning, .jobNotFound, .jobNotRetryable, .jobFinished]
    }

    package var name: String? {
      switch rawValue {
      case 0: "ERROR_REASON_UNSPECIFIED"
      case 1: "ERROR_REASON_FIELD_INVALID"
      case 2: "ERROR_REASON_MESSAGE_MALFORMED"
      case 3: "ERROR_REASON_UPDATE_MASK_INVALID"
      case 4: "ERROR_REASON_PAGE_TOKEN_INVALID"
      case 5: "ERROR_REASON_ORDER_BY_INVALID"
      case 6: "ERROR_REASON_REQUEST_ID_REUSED"
      case 7: "ERROR_REASON_CURSOR_INVALID"
      case 8: "ERROR_REASON_MESSAGE_TOO_LARGE"
      case 9: "ERROR_REASON_METADATA_TOO_LARGE"
      case 10: "ERROR_REASON_METADATA_INVALID"
      case 11: "ERROR_REASON_PROTOCOL_BROKEN"
      case 12: "ERROR_REASON_ENCODING_UNKNOWN"
      case 20: "ERROR_REASON_CREDENTIALS_INVALID"
      case 21: "ERROR_REASON_PERMISSION_MISSING"
      case 22: "ERROR_REASON_TENANT_FORBIDDEN"
      case 23: "ERROR_REASON_SECOND_FACTOR_REQUIRED"
      case 24: "ERROR_REASON_PLATFORM_ONLY"
      case 25: "ERROR_REASON_ISSUER_UNAVAILABLE"
      case 30: "ERROR_REASON_VERSION_STALE"
      case 31: "ERROR_REASON_TRANSACTION_CONFLICT"
      case 32: "ERROR_REASON_RESOURCE_DELETED"
      case 33: "ERROR_REASON_RESOURCE_NOT_DELETED"
      case 40: "ERROR_REASON_RATE_LIMITED"
      case 46: "ERROR_REASON_STREAM_LIMIT_REACHED"
      case 41: "ERROR_REASON_OVERLOADED"
      case 42: "ERROR_REASON_SHUTTING_DOWN"
      case 43: "ERROR_REASON_DATABASE_UNAVAILABLE"
      case 44: "ERROR_REASON_DEADLINE_PASSED"
      case 45: "ERROR_REASON_CALL_CANCELLED"
      case 50: "ERROR_REASON_INTERNAL"
      case 51: "ERROR_REASON_METHOD_UNKNOWN"
      case 60: "ERROR_REASON_EMERGENCY_STOP"
      case 61: "ERROR_REASON_TENANT_SUSPENDED"
      case 62: "ERROR_REASON_QUOTA_EXCEEDED"
      case 63: "ERROR_REASON_VERSION_MISMATCH"
      case 64: "ERROR_REASON_TENANT_DELETED"
      case 65: "ERROR_REASON_TENANT_REGION_OTHER"
      case 100: "ERROR_REASON_TENANT_NOT_FOUND"
      case 101: "ERROR_REASON_TENANT_SLUG_TAKEN"
      case 102: "ERROR_REASON_TENANT_ERASURE_RUNNING"
      case 110: "ERROR_REASON_WIZARD_STEP_UNKNOWN"
      case 111: "ERROR_REASON_WIZARD_STEP_REQUIRED"
      case 112: "ERROR_REASON_WIZARD_INCOMPLETE"
      case 113: "ERROR_REASON_WIZARD_COMPLETED"
      case 120: "ERROR_REASON_ICP_NOT_FOUND"
      case 200: "ERROR_REASON_USER_NOT_FOUND"
      case 201: "ERROR_REASON_USER_IDENTITY_TAKEN"
      case 202: "ERROR_REASON_USER_TOKEN_INVALID"
      case 210: "ERROR_REASON_MEMBER_NOT_FOUND"
      case 211: "ERROR_REASON_MEMBER_EXISTS"
      case 212: "ERROR_REASON_LAST_OWNER"
      case 213: "ERROR_REASON_GRANT_EXCEEDS_OWN"
      case 220: "ERROR_REASON_INVITATION_NOT_FOUND"
      case 221: "ERROR_REASON_INVITATION_CLOSED"
      case 222: "ERROR_REASON_INVITATION_NOT_YOURS"
      case 230: "ERROR_REASON_ROLE_NOT_FOUND"
      case 231: "ERROR_REASON_ROLE_NAME_TAKEN"
      case 232: "ERROR_REASON_ROLE_IN_USE"
      case 233: "ERROR_REASON_PERMISSION_UNKNOWN"
      case 240: "ERROR_REASON_API_KEY_NOT_FOUND"
      case 241: "ERROR_REASON_API_KEY_NOT_OWN"
      case 242: "ERROR_REASON_API_KEY_INVALID"
      case 250: "ERROR_REASON_REFRESH_TOKEN_INVALID"
      case 251: "ERROR_REASON_REFRESH_TOKEN_REUSED"
      case 300: "ERROR_REASON_LEAD_NOT_FOUND"
      case 301: "ERROR_REASON_LEAD_EXISTS"
      case 302: "ERROR_REASON_LEAD_REFERENCE_UNKNOWN"
      case 303: "ERROR_REASON_LEAD_TRANSITION_ILLEGAL"
      case 304: "ERROR_REASON_LEAD_CONSENT_REQUIRED"
      case 305: "ERROR_REASON_LEAD_SUPPRESSED"
      case 310: "ERROR_REASON_LEAD_SCHEMA_INVALID"
      case 311: "ERROR_REASON_LEAD_SCHEMA_TYPE_FIXED"
      case 312: "ERROR_REASON_CUSTOM_FIELD_UNKNOWN"
      case 313: "ERROR_REASON_CUSTOM_FIELD_INVALID"
      case 320: "ERROR_REASON_SCORING_MODEL_NOT_FOUND"
      case 321: "ERROR_REASON_SCORING_MODEL_INVALID"
      case 322: "ERROR_REASON_SCORING_MODEL_NOT_ACTIVE"
      case 323: "ERROR_REASON_SCORE_NOT_FOUND"
      case 324: "ERROR_REASON_BACKTEST_TOO_FEW_OUTCOMES"
      case 330: "ERROR_REASON_IMPORT_ORDER_INVALID"
      case 331: "ERROR_REASON_IMPORT_MISMATCH"
      case 332: "ERROR_REASON_IMPORT_CHUNK_MISMATCH"
      case 333: "ERROR_REASON_IMPORT_EXPIRED"
      case 334: "ERROR_REASON_IMPORT_BUSY"
      case 340: "ERROR_REASON_ACTIVITY_NOT_FOUND"
      case 341: "ERROR_REASON_ACTIVITY_EXISTS"
      case 342: "ERROR_REASON_ACTIVITY_ACTION_RESERVED"
      case 350: "ERROR_REASON_SUPPRESSION_NOT_FOUND"
      case 351: "ERROR_REASON_SUPPRESSION_VALUE_INVALID"
      case 352: "ERROR_REASON_SUPPRESSION_KIND_NOT_ALLOWED"
      case 353: "ERROR_REASON_SUPPRESSION_CONSENT_REQUIRED"
      case 400: "ERROR_REASON_SETTING_NOT_FOUND"
      case 401: "ERROR_REASON_SETTING_NAMESPACE_UNKNOWN"
      case 402: "ERROR_REASON_SETTING_KEY_UNKNOWN"
      case 403: "ERROR_REASON_SETTING_VALUE_INVALID"
      case 404: "ERROR_REASON_SETTING_LEVEL_FORBIDDEN"
      case 405: "ERROR_REASON_SETTING_SECRET_MISPLACED"
      case 406: "ERROR_REASON_SETTING_EXPIRY_INVALID"
      case 407: "ERROR_REASON_SETTING_LIMIT_REACHED"
      case 408: "ERROR_REASON_SETTING_NOT_SECRET"
      case 409: "ERROR_REASON_SETTING_SECRET_UNREADABLE"
      case 410: "ERROR_REASON_SETTING_VERSION_NOT_FOUND"
      case 411: "ERROR_REASON_SETTING_CHANGE_NOT_FOUND"
      case 412: "ERROR_REASON_SETTING_CHANGE_DECIDED"
      case 413: "ERROR_REASON_SETTING_CHANGE_EXPIRED"
      case 414: "ERROR_REASON_SETTING_CHANGE_OUTDATED"
      case 415: "ERROR_REASON_SETTING_APPROVER_IS_AUTHOR"
      case 416: "ERROR_REASON_SETTING_DOCUMENT_INVALID"
      case 417: "ERROR_REASON_SETTING_DOCUMENT_TOO_NEW"
      case 418: "ERROR_REASON_SETTING_PASSPHRASE_WRONG"
      case 419: "ERROR_REASON_SETTING_SCHEMA_RESERVED"
      case 420: "ERROR_REASON_SETTING_SCHEMA_INVALID"
      case 421: "ERROR_REASON_SETTING_SCHEMA_INCOMPATIBLE"
      case 422: "ERROR_REASON_SETTING_MASTER_KEY_MISSING"
      case 500: "ERROR_REASON_METER_NOT_FOUND"
      case 501: "ERROR_REASON_METER_EXISTS"
      case 502: "ERROR_REASON_METER_NOT_RECORDABLE"
      case 503: "ERROR_REASON_METER_DIMENSION_UNKNOWN"
      case 504: "ERROR_REASON_METER_NOT_BILLABLE"
      case 505: "ERROR_REASON_USAGE_LIMIT_REACHED"
      case 510: "ERROR_REASON_USAGE_KEY_REUSED"
      case 511: "ERROR_REASON_USAGE_AMOUNT_INVALID"
      case 512: "ERROR_REASON_USAGE_TIME_INVALID"
      case 513: "ERROR_REASON_USAGE_CORRECTION_INVALID"
      case 514: "ERROR_REASON_USAGE_BATCH_REFUSED"
      case 515: "ERROR_REASON_USAGE_RANGE_INVALID"
      case 520: "ERROR_REASON_QUOTA_INVALID"
      case 521: "ERROR_REASON_QUOTA_ABOVE_CEILING"
      case 522: "ERROR_REASON_QUOTA_NOT_FOUND"
      case 523: "ERROR_REASON_BUDGET_EXCEEDED"
      case 524: "ERROR_REASON_NO_CREDITS"
      case 525: "ERROR_REASON_RESERVATION_NOT_FOUND"
      case 526: "ERROR_REASON_RESERVATION_EXPIRED"
      case 527: "ERROR_REASON_RESERVATION_CLOSED"
      case 530: "ERROR_REASON_CREDIT_GRANT_INVALID"
      case 531: "ERROR_REASON_CREDITS_INSUFFICIENT"
      case 540: "ERROR_REASON_PRICE_PLAN_INVALID"
      case 541: "ERROR_REASON_PRICE_PLAN_TIME_INVALID"
      case 542: "ERROR_REASON_PRICE_PLAN_MISSING"
      case 550: "ERROR_REASON_BILLING_PERIOD_INVALID"
      case 551: "ERROR_REASON_BILLING_PERIOD_CLOSED"
      case 552: "ERROR_REASON_BILLING_PERIOD_NOT_OVER"
      case 553: "ERROR_REASON_BILLING_PERIOD_ORDER"
      case 554: "ERROR_REASON_BILLING_AS_OF_INVALID"
      case 555: "ERROR_REASON_BILLING_REPORT_CHANGED"
      case 600: "ERROR_REASON_CAMPAIGN_NOT_FOUND"
      case 601: "ERROR_REASON_CAMPAIGN_TRANSITION_INVALID"
      case 602: "ERROR_REASON_CAMPAIGN_NOT_READY"
      case 603: "ERROR_REASON_CAMPAIGN_CLOSED"
      case 604: "ERROR_REASON_CAMPAIGN_ICP_MISSING"
      case 605: "ERROR_REASON_SENDING_WINDOW_INVALID"
      case 606: "ERROR_REASON_ALLOCATION_INVALID"
      case 610: "ERROR_REASON_SEQUENCE_NOT_FOUND"
      case 611: "ERROR_REASON_SEQUENCE_VERSION_NOT_FOUND"
      case 612: "ERROR_REASON_SEQUENCE_INVALID"
      case 613: "ERROR_REASON_CONTENT_INVALID"
      case 614: "ERROR_REASON_STEP_NOT_FOUND"
      case 620: "ERROR_REASON_TEMPLATE_NOT_FOUND"
      case 630: "ERROR_REASON_SENDER_NOT_FOUND"
      case 631: "ERROR_REASON_SENDER_ALREADY_EXISTS"
      case 632: "ERROR_REASON_SENDER_INVALID"
      case 633: "ERROR_REASON_SENDER_ALREADY_ATTACHED"
      case 634: "ERROR_REASON_SENDER_NOT_ATTACHED"
      case 635: "ERROR_REASON_SENDER_ATTACHMENT_LIMIT"
      case 640: "ERROR_REASON_ENROLLMENT_NOT_FOUND"
      case 641: "ERROR_REASON_ENROLLMENT_TRANSITION_INVALID"
      case 642: "ERROR_REASON_ENROLLMENT_EXISTS"
      case 643: "ERROR_REASON_ENROLLMENT_REENTRY_REFUSED"
      case 644: "ERROR_REASON_ENROLLMENT_TIER_DEAD"
      case 645: "ERROR_REASON_ENROLLMENT_LEAD_CLOSED"
      case 646: "ERROR_REASON_ENROLLMENT_SUPPRESSED"
      case 647: "ERROR_REASON_ENROLLMENT_EXCLUSIVE"
      case 648: "ERROR_REASON_ENROLLMENT_COMPANY_LIMIT"
      case 650: "ERROR_REASON_SEND_OUTCOME_REQUIRED"
      case 651: "ERROR_REASON_SEND_OUTCOME_NOT_ASKED"
      case 660: "ERROR_REASON_APPROVAL_NOT_FOUND"
      case 661: "ERROR_REASON_APPROVAL_DECIDED"
      case 662: "ERROR_REASON_APPROVAL_EXPIRED"
      case 720: "ERROR_REASON_EVENT_TYPE_UNKNOWN"
      case 740: "ERROR_REASON_EMERGENCY_STOP_NOT_ACTIVE"
      case 741: "ERROR_REASON_ISOLATION_CHECK_RUNNING"
      case 742: "ERROR_REASON_JOB_NOT_FOUND"
      case 743: "ERROR_REASON_JOB_NOT_RETRYABLE"
      case 744: "ERROR_REASON_JOB_FINISHED"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "field_invalid"),
      (2, "message_malformed"),
      (3, "update_mask_invalid"),
      (4, "page_token_invalid"),
      (5, "order_by_invalid"),
      (6, "request_id_reused"),
      (7, "cursor_invalid"),
      (8, "message_too_large"),
      (9, "metadata_too_large"),
      (10, "metadata_invalid"),
      (11, "protocol_broken"),
      (12, "encoding_unknown"),
      (20, "credentials_invalid"),
      (21, "permission_missing"),
      (22, "tenant_forbidden"),
      (23, "second_factor_required"),
      (24, "platform_only"),
      (25, "issuer_unavailable"),
      (30, "version_stale"),
      (31, "transaction_conflict"),
      (32, "resource_deleted"),
      (33, "resource_not_deleted"),
      (40, "rate_limited"),
      (46, "stream_limit_reached"),
      (41, "overloaded"),
      (42, "shutting_down"),
      (43, "database_unavailable"),
      (44, "deadline_passed"),
      (45, "call_cancelled"),
      (50, "internal"),
      (51, "method_unknown"),
      (60, "emergency_stop"),
      (61, "tenant_suspended"),
      (62, "quota_exceeded"),
      (63, "version_mismatch"),
      (64, "tenant_deleted"),
      (65, "tenant_region_other"),
      (100, "tenant_not_found"),
      (101, "tenant_slug_taken"),
      (102, "tenant_erasure_running"),
      (110, "wizard_step_unknown"),
      (111, "wizard_step_required"),
      (112, "wizard_incomplete"),
      (113, "wizard_completed"),
      (120, "icp_not_found"),
      (200, "user_not_found"),
      (201, "user_identity_taken"),
      (202, "user_token_invalid"),
      (210, "member_not_found"),
      (211, "member_exists"),
      (212, "last_owner"),
      (213, "grant_exceeds_own"),
      (220, "invitation_not_found"),
      (221, "invitation_closed"),
      (222, "invitation_not_yours"),
      (230, "role_not_found"),
      (231, "role_name_taken"),
      (232, "role_in_use"),
      (233, "permission_unknown"),
      (240, "api_key_not_found"),
      (241, "api_key_not_own"),
      (242, "api_key_invalid"),
      (250, "refresh_token_invalid"),
      (251, "refresh_token_reused"),
      (300, "lead_not_found"),
      (301, "lead_exists"),
      (302, "lead_reference_unknown"),
      (303, "lead_transition_illegal"),
      (304, "lead_consent_required"),
      (305, "lead_suppressed"),
      (310, "lead_schema_invalid"),
      (311, "lead_schema_type_fixed"),
      (312, "custom_field_unknown"),
      (313, "custom_field_invalid"),
      (320, "scoring_model_not_found"),
      (321, "scoring_model_invalid"),
      (322, "scoring_model_not_active"),
      (323, "score_not_found"),
      (324, "backtest_too_few_outcomes"),
      (330, "import_order_invalid"),
      (331, "import_mismatch"),
      (332, "import_chunk_mismatch"),
      (333, "import_expired"),
      (334, "import_busy"),
      (340, "activity_not_found"),
      (341, "activity_exists"),
      (342, "activity_action_reserved"),
      (350, "suppression_not_found"),
      (351, "suppression_value_invalid"),
      (352, "suppression_kind_not_allowed"),
      (353, "suppression_consent_required"),
      (400, "setting_not_found"),
      (401, "setting_namespace_unknown"),
      (402, "setting_key_unknown"),
      (403, "setting_value_invalid"),
      (404, "setting_level_forbidden"),
      (405, "setting_secret_misplaced"),
      (406, "setting_expiry_invalid"),
      (407, "setting_limit_reached"),
      (408, "setting_not_secret"),
      (409, "setting_secret_unreadable"),
      (410, "setting_version_not_found"),
      (411, "setting_change_not_found"),
      (412, "setting_change_decided"),
      (413, "setting_change_expired"),
      (414, "setting_change_outdated"),
      (415, "setting_approver_is_author"),
      (416, "setting_document_invalid"),
      (417, "setting_document_too_new"),
      (418, "setting_passphrase_wrong"),
      (419, "setting_schema_reserved"),
      (420, "setting_schema_invalid"),
      (421, "setting_schema_incompatible"),
      (422, "setting_master_key_missing"),
      (500, "meter_not_found"),
      (501, "meter_exists"),
      (502, "meter_not_recordable"),
      (503, "meter_dimension_unknown"),
      (504, "meter_not_billable"),
      (505, "usage_limit_reached"),
      (510, "usage_key_reused"),
      (511, "usage_amount_invalid"),
      (512, "usage_time_invalid"),
      (513, "usage_correction_invalid"),
      (514, "usage_batch_refused"),
      (515, "usage_range_invalid"),
      (520, "quota_invalid"),
      (521, "quota_above_ceiling"),
      (522, "quota_not_found"),
      (523, "budget_exceeded"),
      (524, "no_credits"),
      (525, "reservation_not_found"),
      (526, "reservation_expired"),
      (527, "reservation_closed"),
      (530, "credit_grant_invalid"),
      (531, "credits_insufficient"),
      (540, "price_plan_invalid"),
      (541, "price_plan_time_invalid"),
      (542, "price_plan_missing"),
      (550, "billing_period_invalid"),
      (551, "billing_period_closed"),
      (552, "billing_period_not_over"),
      (553, "billing_period_order"),
      (554, "billing_as_of_invalid"),
      (555, "billing_report_changed"),
      (600, "campaign_not_found"),
      (601, "campaign_transition_invalid"),
      (602, "campaign_not_ready"),
      (603, "campaign_closed"),
      (604, "campaign_icp_missing"),
      (605, "sending_window_invalid"),
      (606, "allocation_invalid"),
      (610, "sequence_not_found"),
      (611, "sequence_version_not_found"),
      (612, "sequence_invalid"),
      (613, "content_invalid"),
      (614, "step_not_found"),
      (620, "template_not_found"),
      (630, "sender_not_found"),
      (631, "sender_already_exists"),
      (632, "sender_invalid"),
      (633, "sender_already_attached"),
      (634, "sender_not_attached"),
      (635, "sender_attachment_limit"),
      (640, "enrollment_not_found"),
      (641, "enrollment_transition_invalid"),
      (642, "enrollment_exists"),
      (643, "enrollment_reentry_refused"),
      (644, "enrollment_tier_dead"),
      (645, "enrollment_lead_closed"),
      (646, "enrollment_suppressed"),
      (647, "enrollment_exclusive"),
      (648, "enrollment_company_limit"),
      (650, "send_outcome_required"),
      (651, "send_outcome_not_asked"),
      (660, "approval_not_found"),
      (661, "approval_decided"),
      (662, "approval_expired"),
      (720, "event_type_unknown"),
      (740, "emergency_stop_not_active"),
      (741, "isolation_check_running"),
      (742, "job_not_found"),
      (743, "job_not_retryable"),
      (744, "job_finished"),
    ])

    package var status: UInt32 {
      switch rawValue {
      case 1: 3
      case 2: 3
      case 3: 3
      case 4: 3
      case 5: 3
      case 6: 3
      case 7: 3
      case 8: 8
      case 9: 8
      case 10: 3
      case 11: 13
      case 12: 12
      case 20: 16
      case 21: 7
      case 22: 7
      case 23: 7
      case 24: 7
      case 25: 14
      case 30: 10
      case 31: 10
      case 32: 9
      case 33: 6
      case 40: 8
      case 46: 8
      case 41: 14
      case 42: 14
      case 43: 14
      case 44: 4
      case 45: 1
      case 50: 13
      case 51: 12
      case 60: 9
      case 61: 9
      case 62: 8
      case 63: 9
      case 64: 9
      case 65: 9
      case 100: 5
      case 101: 6
      case 102: 9
      case 110: 3
      case 111: 9
      case 112: 9
      case 113: 9
      case 120: 5
      case 200: 5
      case 201: 6
      case 202: 16
      case 210: 5
      case 211: 6
      case 212: 9
      case 213: 7
      case 220: 5
      case 221: 9
      case 222: 7
      case 230: 5
      case 231: 6
      case 232: 9
      case 233: 3
      case 240: 5
      case 241: 7
      case 242: 16
      case 250: 16
      case 251: 16
      case 300: 5
      case 301: 6
      case 302: 3
      case 303: 9
      case 304: 9
      case 305: 9
      case 310: 3
      case 311: 9
      case 312: 3
      case 313: 3
      case 320: 5
      case 321: 3
      case 322: 9
      case 323: 5
      case 324: 9
      case 330: 3
      case 331: 3
      case 332: 3
      case 333: 9
      case 334: 10
      case 340: 5
      case 341: 6
      case 342: 3
      case 350: 5
      case 351: 3
      case 352: 3
      case 353: 9
      case 400: 5
      case 401: 5
      case 402: 3
      case 403: 3
      case 404: 3
      case 405: 3
      case 406: 3
      case 407: 8
      case 408: 9
      case 409: 9
      case 410: 5
      case 411: 5
      case 412: 9
      case 413: 9
      case 414: 10
      case 415: 7
      case 416: 3
      case 417: 9
      case 418: 3
      case 419: 9
      case 420: 3
      case 421: 9
      case 422: 9
      case 500: 5
      case 501: 6
      case 502: 9
      case 503: 3
      case 504: 9
      case 505: 8
      case 510: 6
      case 511: 3
      case 512: 3
      case 513: 9
      case 514: 3
      case 515: 3
      case 520: 3
      case 521: 9
      case 522: 5
      case 523: 8
      case 524: 8
      case 525: 5
      case 526: 9
      case 527: 9
      case 530: 3
      case 531: 9
      case 540: 3
      case 541: 9
      case 542: 9
      case 550: 3
      case 551: 9
      case 552: 9
      case 553: 9
      case 554: 3
      case 555: 10
      case 600: 5
      case 601: 9
      case 602: 9
      case 603: 9
      case 604: 9
      case 605: 3
      case 606: 3
      case 610: 5
      case 611: 5
      case 612: 3
      case 613: 3
      case 614: 5
      case 620: 5
      case 630: 5
      case 631: 6
      case 632: 3
      case 633: 6
      case 634: 9
      case 635: 8
      case 640: 5
      case 641: 9
      case 642: 6
      case 643: 9
      case 644: 9
      case 645: 9
      case 646: 9
      case 647: 9
      case 648: 8
      case 650: 9
      case 651: 9
      case 660: 5
      case 661: 10
      case 662: 9
      case 720: 3
      case 740: 9
      case 741: 10
      case 742: 5
      case 743: 9
      case 744: 9
      default: 2
      }
    }
  }
}

extension TypeV1 {
  package struct TenantPlan: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unspecified: Self { Self(rawValue: 0) }
    package static var ignition: Self { Self(rawValue: 1) }
    package static var velocity: Self { Self(rawValue: 2) }
    package static var dominance: Self { Self(rawValue: 3) }

    package static var allKnown: [Self] {
      [.unspecified, .ignition, .velocity, .dominance]
    }

    package var name: String? {
      switch rawValue {
      case 0: "TENANT_PLAN_UNSPECIFIED"
      case 1: "TENANT_PLAN_IGNITION"
      case 2: "TENANT_PLAN_VELOCITY"
      case 3: "TENANT_PLAN_DOMINANCE"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "ignition"),
      (2, "velocity"),
      (3, "dominance"),
    ])
  }
}

extension TypeV1 {
  package static let messages: [any WireMessage.Type] = [
    TypeV1.Actor.self,
    TypeV1.PostalAddress.self,
    TypeV1.Count.self,
    TypeV1.RowError.self,
    TypeV1.ErasureEntry.self,
    TypeV1.Money.self,
    TypeV1.Decimal.self,
  ]
}
