// Made by tools/protogen from grpc/testing/empty.proto, grpc/testing/messages.proto, grpc/testing/test.proto.
// Do not edit: change the proto and run tools/generate.

package import MusterRPC
package import MusterWire

package enum GrpcTesting {
  /// The protos that this file was made from.
  package static let pool = SchemaPool(
    base64: """
      CmUKGGdycGMvdGVzdGluZy9lbXB0eS5wcm90bxIMZ3JwYy50ZXN0aW5nIgcKBUVtcHR5QioKG2lvLmdycGMudGVzdGluZy5pbnRlZ3JhdGlvbkILRW1wdHlQ\
      cm90b3NiBnByb3RvMwqUJwobZ3JwYy90ZXN0aW5nL21lc3NhZ2VzLnByb3RvEgxncnBjLnRlc3RpbmciIQoJQm9vbFZhbHVlEhQKBXZhbHVlGAEgASgIUgV2\
      YWx1ZSJMCgdQYXlsb2FkEi0KBHR5cGUYASABKA4yGS5ncnBjLnRlc3RpbmcuUGF5bG9hZFR5cGVSBHR5cGUSEgoEYm9keRgCIAEoDFIEYm9keSI6CgpFY2hv\
      U3RhdHVzEhIKBGNvZGUYASABKAVSBGNvZGUSGAoHbWVzc2FnZRgCIAEoCVIHbWVzc2FnZSK5BQoNU2ltcGxlUmVxdWVzdBI+Cg1yZXNwb25zZV90eXBlGAEg\
      ASgOMhkuZ3JwYy50ZXN0aW5nLlBheWxvYWRUeXBlUgxyZXNwb25zZVR5cGUSIwoNcmVzcG9uc2Vfc2l6ZRgCIAEoBVIMcmVzcG9uc2VTaXplEi8KB3BheWxv\
      YWQYAyABKAsyFS5ncnBjLnRlc3RpbmcuUGF5bG9hZFIHcGF5bG9hZBIjCg1maWxsX3VzZXJuYW1lGAQgASgIUgxmaWxsVXNlcm5hbWUSKAoQZmlsbF9vYXV0\
      aF9zY29wZRgFIAEoCFIOZmlsbE9hdXRoU2NvcGUSSAoTcmVzcG9uc2VfY29tcHJlc3NlZBgGIAEoCzIXLmdycGMudGVzdGluZy5Cb29sVmFsdWVSEnJlc3Bv\
      bnNlQ29tcHJlc3NlZBJBCg9yZXNwb25zZV9zdGF0dXMYByABKAsyGC5ncnBjLnRlc3RpbmcuRWNob1N0YXR1c1IOcmVzcG9uc2VTdGF0dXMSRAoRZXhwZWN0\
      X2NvbXByZXNzZWQYCCABKAsyFy5ncnBjLnRlc3RpbmcuQm9vbFZhbHVlUhBleHBlY3RDb21wcmVzc2VkEiQKDmZpbGxfc2VydmVyX2lkGAkgASgIUgxmaWxs\
      U2VydmVySWQSMwoWZmlsbF9ncnBjbGJfcm91dGVfdHlwZRgKIAEoCFITZmlsbEdycGNsYlJvdXRlVHlwZRJPChVvcmNhX3Blcl9xdWVyeV9yZXBvcnQYCyAB\
      KAsyHC5ncnBjLnRlc3RpbmcuVGVzdE9yY2FSZXBvcnRSEm9yY2FQZXJRdWVyeVJlcG9ydBJECg9vcmNhX29vYl9yZXBvcnQYDCABKAsyHC5ncnBjLnRlc3Rp\
      bmcuVGVzdE9yY2FSZXBvcnRSDW9yY2FPb2JSZXBvcnQiggIKDlNpbXBsZVJlc3BvbnNlEi8KB3BheWxvYWQYASABKAsyFS5ncnBjLnRlc3RpbmcuUGF5bG9h\
      ZFIHcGF5bG9hZBIaCgh1c2VybmFtZRgCIAEoCVIIdXNlcm5hbWUSHwoLb2F1dGhfc2NvcGUYAyABKAlSCm9hdXRoU2NvcGUSGwoJc2VydmVyX2lkGAQgASgJ\
      UghzZXJ2ZXJJZBJJChFncnBjbGJfcm91dGVfdHlwZRgFIAEoDjIdLmdycGMudGVzdGluZy5HcnBjbGJSb3V0ZVR5cGVSD2dycGNsYlJvdXRlVHlwZRIaCgho\
      b3N0bmFtZRgGIAEoCVIIaG9zdG5hbWUikgEKGVN0cmVhbWluZ0lucHV0Q2FsbFJlcXVlc3QSLwoHcGF5bG9hZBgBIAEoCzIVLmdycGMudGVzdGluZy5QYXls\
      b2FkUgdwYXlsb2FkEkQKEWV4cGVjdF9jb21wcmVzc2VkGAIgASgLMhcuZ3JwYy50ZXN0aW5nLkJvb2xWYWx1ZVIQZXhwZWN0Q29tcHJlc3NlZCJUChpTdHJl\
      YW1pbmdJbnB1dENhbGxSZXNwb25zZRI2ChdhZ2dyZWdhdGVkX3BheWxvYWRfc2l6ZRgBIAEoBVIVYWdncmVnYXRlZFBheWxvYWRTaXplIoIBChJSZXNwb25z\
      ZVBhcmFtZXRlcnMSEgoEc2l6ZRgBIAEoBVIEc2l6ZRIfCgtpbnRlcnZhbF91cxgCIAEoBVIKaW50ZXJ2YWxVcxI3Cgpjb21wcmVzc2VkGAMgASgLMhcuZ3Jw\
      Yy50ZXN0aW5nLkJvb2xWYWx1ZVIKY29tcHJlc3NlZCLpAgoaU3RyZWFtaW5nT3V0cHV0Q2FsbFJlcXVlc3QSPgoNcmVzcG9uc2VfdHlwZRgBIAEoDjIZLmdy\
      cGMudGVzdGluZy5QYXlsb2FkVHlwZVIMcmVzcG9uc2VUeXBlElEKE3Jlc3BvbnNlX3BhcmFtZXRlcnMYAiADKAsyIC5ncnBjLnRlc3RpbmcuUmVzcG9uc2VQ\
      YXJhbWV0ZXJzUhJyZXNwb25zZVBhcmFtZXRlcnMSLwoHcGF5bG9hZBgDIAEoCzIVLmdycGMudGVzdGluZy5QYXlsb2FkUgdwYXlsb2FkEkEKD3Jlc3BvbnNl\
      X3N0YXR1cxgHIAEoCzIYLmdycGMudGVzdGluZy5FY2hvU3RhdHVzUg5yZXNwb25zZVN0YXR1cxJECg9vcmNhX29vYl9yZXBvcnQYCCABKAsyHC5ncnBjLnRl\
      c3RpbmcuVGVzdE9yY2FSZXBvcnRSDW9yY2FPb2JSZXBvcnQiTgobU3RyZWFtaW5nT3V0cHV0Q2FsbFJlc3BvbnNlEi8KB3BheWxvYWQYASABKAsyFS5ncnBj\
      LnRlc3RpbmcuUGF5bG9hZFIHcGF5bG9hZCJKCg9SZWNvbm5lY3RQYXJhbXMSNwoYbWF4X3JlY29ubmVjdF9iYWNrb2ZmX21zGAEgASgFUhVtYXhSZWNvbm5l\
      Y3RCYWNrb2ZmTXMiRgoNUmVjb25uZWN0SW5mbxIWCgZwYXNzZWQYASABKAhSBnBhc3NlZBIdCgpiYWNrb2ZmX21zGAIgAygFUgliYWNrb2ZmTXMiVgoYTG9h\
      ZEJhbGFuY2VyU3RhdHNSZXF1ZXN0EhkKCG51bV9ycGNzGAEgASgFUgdudW1ScGNzEh8KC3RpbWVvdXRfc2VjGAIgASgFUgp0aW1lb3V0U2VjIuIEChlMb2Fk\
      QmFsYW5jZXJTdGF0c1Jlc3BvbnNlElkKDHJwY3NfYnlfcGVlchgBIAMoCzI3LmdycGMudGVzdGluZy5Mb2FkQmFsYW5jZXJTdGF0c1Jlc3BvbnNlLlJwY3NC\
      eVBlZXJFbnRyeVIKcnBjc0J5UGVlchIhCgxudW1fZmFpbHVyZXMYAiABKAVSC251bUZhaWx1cmVzEl8KDnJwY3NfYnlfbWV0aG9kGAMgAygLMjkuZ3JwYy50\
      ZXN0aW5nLkxvYWRCYWxhbmNlclN0YXRzUmVzcG9uc2UuUnBjc0J5TWV0aG9kRW50cnlSDHJwY3NCeU1ldGhvZBqxAQoKUnBjc0J5UGVlchJkCgxycGNzX2J5\
      X3BlZXIYASADKAsyQi5ncnBjLnRlc3RpbmcuTG9hZEJhbGFuY2VyU3RhdHNSZXNwb25zZS5ScGNzQnlQZWVyLlJwY3NCeVBlZXJFbnRyeVIKcnBjc0J5UGVl\
      cho9Cg9ScGNzQnlQZWVyRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSFAoFdmFsdWUYAiABKAVSBXZhbHVlOgI4ARo9Cg9ScGNzQnlQZWVyRW50cnkSEAoDa2V5\
      GAEgASgJUgNrZXkSFAoFdmFsdWUYAiABKAVSBXZhbHVlOgI4ARpzChFScGNzQnlNZXRob2RFbnRyeRIQCgNrZXkYASABKAlSA2tleRJICgV2YWx1ZRgCIAEo\
      CzIyLmdycGMudGVzdGluZy5Mb2FkQmFsYW5jZXJTdGF0c1Jlc3BvbnNlLlJwY3NCeVBlZXJSBXZhbHVlOgI4ASIlCiNMb2FkQmFsYW5jZXJBY2N1bXVsYXRl\
      ZFN0YXRzUmVxdWVzdCKGCQokTG9hZEJhbGFuY2VyQWNjdW11bGF0ZWRTdGF0c1Jlc3BvbnNlEo4BChpudW1fcnBjc19zdGFydGVkX2J5X21ldGhvZBgBIAMo\
      CzJOLmdycGMudGVzdGluZy5Mb2FkQmFsYW5jZXJBY2N1bXVsYXRlZFN0YXRzUmVzcG9uc2UuTnVtUnBjc1N0YXJ0ZWRCeU1ldGhvZEVudHJ5QgIYAVIWbnVt\
      UnBjc1N0YXJ0ZWRCeU1ldGhvZBKUAQocbnVtX3JwY3Nfc3VjY2VlZGVkX2J5X21ldGhvZBgCIAMoCzJQLmdycGMudGVzdGluZy5Mb2FkQmFsYW5jZXJBY2N1\
      bXVsYXRlZFN0YXRzUmVzcG9uc2UuTnVtUnBjc1N1Y2NlZWRlZEJ5TWV0aG9kRW50cnlCAhgBUhhudW1ScGNzU3VjY2VlZGVkQnlNZXRob2QSiwEKGW51bV9y\
      cGNzX2ZhaWxlZF9ieV9tZXRob2QYAyADKAsyTS5ncnBjLnRlc3RpbmcuTG9hZEJhbGFuY2VyQWNjdW11bGF0ZWRTdGF0c1Jlc3BvbnNlLk51bVJwY3NGYWls\
      ZWRCeU1ldGhvZEVudHJ5QgIYAVIVbnVtUnBjc0ZhaWxlZEJ5TWV0aG9kEnAKEHN0YXRzX3Blcl9tZXRob2QYBCADKAsyRi5ncnBjLnRlc3RpbmcuTG9hZEJh\
      bGFuY2VyQWNjdW11bGF0ZWRTdGF0c1Jlc3BvbnNlLlN0YXRzUGVyTWV0aG9kRW50cnlSDnN0YXRzUGVyTWV0aG9kGkkKG051bVJwY3NTdGFydGVkQnlNZXRo\
      b2RFbnRyeRIQCgNrZXkYASABKAlSA2tleRIUCgV2YWx1ZRgCIAEoBVIFdmFsdWU6AjgBGksKHU51bVJwY3NTdWNjZWVkZWRCeU1ldGhvZEVudHJ5EhAKA2tl\
      eRgBIAEoCVIDa2V5EhQKBXZhbHVlGAIgASgFUgV2YWx1ZToCOAEaSAoaTnVtUnBjc0ZhaWxlZEJ5TWV0aG9kRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSFAoF\
      dmFsdWUYAiABKAVSBXZhbHVlOgI4ARrPAQoLTWV0aG9kU3RhdHMSIQoMcnBjc19zdGFydGVkGAEgASgFUgtycGNzU3RhcnRlZBJiCgZyZXN1bHQYAiADKAsy\
      Si5ncnBjLnRlc3RpbmcuTG9hZEJhbGFuY2VyQWNjdW11bGF0ZWRTdGF0c1Jlc3BvbnNlLk1ldGhvZFN0YXRzLlJlc3VsdEVudHJ5UgZyZXN1bHQaOQoLUmVz\
      dWx0RW50cnkSEAoDa2V5GAEgASgFUgNrZXkSFAoFdmFsdWUYAiABKAVSBXZhbHVlOgI4ARqBAQoTU3RhdHNQZXJNZXRob2RFbnRyeRIQCgNrZXkYASABKAlS\
      A2tleRJUCgV2YWx1ZRgCIAEoCzI+LmdycGMudGVzdGluZy5Mb2FkQmFsYW5jZXJBY2N1bXVsYXRlZFN0YXRzUmVzcG9uc2UuTWV0aG9kU3RhdHNSBXZhbHVl\
      OgI4ASLpAgoWQ2xpZW50Q29uZmlndXJlUmVxdWVzdBJCCgV0eXBlcxgBIAMoDjIsLmdycGMudGVzdGluZy5DbGllbnRDb25maWd1cmVSZXF1ZXN0LlJwY1R5\
      cGVSBXR5cGVzEkkKCG1ldGFkYXRhGAIgAygLMi0uZ3JwYy50ZXN0aW5nLkNsaWVudENvbmZpZ3VyZVJlcXVlc3QuTWV0YWRhdGFSCG1ldGFkYXRhEh8KC3Rp\
      bWVvdXRfc2VjGAMgASgFUgp0aW1lb3V0U2VjGnQKCE1ldGFkYXRhEkAKBHR5cGUYASABKA4yLC5ncnBjLnRlc3RpbmcuQ2xpZW50Q29uZmlndXJlUmVxdWVz\
      dC5ScGNUeXBlUgR0eXBlEhAKA2tleRgCIAEoCVIDa2V5EhQKBXZhbHVlGAMgASgJUgV2YWx1ZSIpCgdScGNUeXBlEg4KCkVNUFRZX0NBTEwQABIOCgpVTkFS\
      WV9DQUxMEAEiGQoXQ2xpZW50Q29uZmlndXJlUmVzcG9uc2UiiwMKDlRlc3RPcmNhUmVwb3J0EicKD2NwdV91dGlsaXphdGlvbhgBIAEoAVIOY3B1VXRpbGl6\
      YXRpb24SLQoSbWVtb3J5X3V0aWxpemF0aW9uGAIgASgBUhFtZW1vcnlVdGlsaXphdGlvbhJQCgxyZXF1ZXN0X2Nvc3QYAyADKAsyLS5ncnBjLnRlc3Rpbmcu\
      VGVzdE9yY2FSZXBvcnQuUmVxdWVzdENvc3RFbnRyeVILcmVxdWVzdENvc3QSTwoLdXRpbGl6YXRpb24YBCADKAsyLS5ncnBjLnRlc3RpbmcuVGVzdE9yY2FS\
      ZXBvcnQuVXRpbGl6YXRpb25FbnRyeVILdXRpbGl6YXRpb24aPgoQUmVxdWVzdENvc3RFbnRyeRIQCgNrZXkYASABKAlSA2tleRIUCgV2YWx1ZRgCIAEoAVIF\
      dmFsdWU6AjgBGj4KEFV0aWxpemF0aW9uRW50cnkSEAoDa2V5GAEgASgJUgNrZXkSFAoFdmFsdWUYAiABKAFSBXZhbHVlOgI4ASofCgtQYXlsb2FkVHlwZRIQ\
      CgxDT01QUkVTU0FCTEUQACpvCg9HcnBjbGJSb3V0ZVR5cGUSHQoZR1JQQ0xCX1JPVVRFX1RZUEVfVU5LTk9XThAAEh4KGkdSUENMQl9ST1VURV9UWVBFX0ZB\
      TExCQUNLEAESHQoZR1JQQ0xCX1JPVVRFX1RZUEVfQkFDS0VORBACQh0KG2lvLmdycGMudGVzdGluZy5pbnRlZ3JhdGlvbmIGcHJvdG8zCsoMChdncnBjL3Rl\
      c3RpbmcvdGVzdC5wcm90bxIMZ3JwYy50ZXN0aW5nGhhncnBjL3Rlc3RpbmcvZW1wdHkucHJvdG8aG2dycGMvdGVzdGluZy9tZXNzYWdlcy5wcm90bzLLBQoL\
      VGVzdFNlcnZpY2USNQoJRW1wdHlDYWxsEhMuZ3JwYy50ZXN0aW5nLkVtcHR5GhMuZ3JwYy50ZXN0aW5nLkVtcHR5EkYKCVVuYXJ5Q2FsbBIbLmdycGMudGVz\
      dGluZy5TaW1wbGVSZXF1ZXN0GhwuZ3JwYy50ZXN0aW5nLlNpbXBsZVJlc3BvbnNlEk8KEkNhY2hlYWJsZVVuYXJ5Q2FsbBIbLmdycGMudGVzdGluZy5TaW1w\
      bGVSZXF1ZXN0GhwuZ3JwYy50ZXN0aW5nLlNpbXBsZVJlc3BvbnNlEmwKE1N0cmVhbWluZ091dHB1dENhbGwSKC5ncnBjLnRlc3RpbmcuU3RyZWFtaW5nT3V0\
      cHV0Q2FsbFJlcXVlc3QaKS5ncnBjLnRlc3RpbmcuU3RyZWFtaW5nT3V0cHV0Q2FsbFJlc3BvbnNlMAESaQoSU3RyZWFtaW5nSW5wdXRDYWxsEicuZ3JwYy50\
      ZXN0aW5nLlN0cmVhbWluZ0lucHV0Q2FsbFJlcXVlc3QaKC5ncnBjLnRlc3RpbmcuU3RyZWFtaW5nSW5wdXRDYWxsUmVzcG9uc2UoARJpCg5GdWxsRHVwbGV4\
      Q2FsbBIoLmdycGMudGVzdGluZy5TdHJlYW1pbmdPdXRwdXRDYWxsUmVxdWVzdBopLmdycGMudGVzdGluZy5TdHJlYW1pbmdPdXRwdXRDYWxsUmVzcG9uc2Uo\
      ATABEmkKDkhhbGZEdXBsZXhDYWxsEiguZ3JwYy50ZXN0aW5nLlN0cmVhbWluZ091dHB1dENhbGxSZXF1ZXN0GikuZ3JwYy50ZXN0aW5nLlN0cmVhbWluZ091\
      dHB1dENhbGxSZXNwb25zZSgBMAESPQoRVW5pbXBsZW1lbnRlZENhbGwSEy5ncnBjLnRlc3RpbmcuRW1wdHkaEy5ncnBjLnRlc3RpbmcuRW1wdHkyVQoUVW5p\
      bXBsZW1lbnRlZFNlcnZpY2USPQoRVW5pbXBsZW1lbnRlZENhbGwSEy5ncnBjLnRlc3RpbmcuRW1wdHkaEy5ncnBjLnRlc3RpbmcuRW1wdHkyiQEKEFJlY29u\
      bmVjdFNlcnZpY2USOwoFU3RhcnQSHS5ncnBjLnRlc3RpbmcuUmVjb25uZWN0UGFyYW1zGhMuZ3JwYy50ZXN0aW5nLkVtcHR5EjgKBFN0b3ASEy5ncnBjLnRl\
      c3RpbmcuRW1wdHkaGy5ncnBjLnRlc3RpbmcuUmVjb25uZWN0SW5mbzKGAgoYTG9hZEJhbGFuY2VyU3RhdHNTZXJ2aWNlEmMKDkdldENsaWVudFN0YXRzEiYu\
      Z3JwYy50ZXN0aW5nLkxvYWRCYWxhbmNlclN0YXRzUmVxdWVzdBonLmdycGMudGVzdGluZy5Mb2FkQmFsYW5jZXJTdGF0c1Jlc3BvbnNlIgAShAEKGUdldENs\
      aWVudEFjY3VtdWxhdGVkU3RhdHMSMS5ncnBjLnRlc3RpbmcuTG9hZEJhbGFuY2VyQWNjdW11bGF0ZWRTdGF0c1JlcXVlc3QaMi5ncnBjLnRlc3RpbmcuTG9h\
      ZEJhbGFuY2VyQWNjdW11bGF0ZWRTdGF0c1Jlc3BvbnNlIgAyiwEKFlhkc1VwZGF0ZUhlYWx0aFNlcnZpY2USNgoKU2V0U2VydmluZxITLmdycGMudGVzdGlu\
      Zy5FbXB0eRoTLmdycGMudGVzdGluZy5FbXB0eRI5Cg1TZXROb3RTZXJ2aW5nEhMuZ3JwYy50ZXN0aW5nLkVtcHR5GhMuZ3JwYy50ZXN0aW5nLkVtcHR5MnsK\
      H1hkc1VwZGF0ZUNsaWVudENvbmZpZ3VyZVNlcnZpY2USWAoJQ29uZmlndXJlEiQuZ3JwYy50ZXN0aW5nLkNsaWVudENvbmZpZ3VyZVJlcXVlc3QaJS5ncnBj\
      LnRlc3RpbmcuQ2xpZW50Q29uZmlndXJlUmVzcG9uc2VCHQobaW8uZ3JwYy50ZXN0aW5nLmludGVncmF0aW9uYgZwcm90bzM=
      """,
    imports: []
  )
}

extension GrpcTesting {
  package struct Empty: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.Empty")

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

extension GrpcTesting {
  package struct BoolValue: WireMessage {
    package var value = false
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.BoolValue")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: value = try decoder.read(WireBool.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(8, value, WireBool.self)
    }
  }
}

extension GrpcTesting {
  package struct Payload: WireMessage {
    package var type = GrpcTesting.PayloadType(rawValue: 0)
    package var body = [UInt8]()
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.Payload")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: type = try decoder.read(WireEnumOf<GrpcTesting.PayloadType>.self)
        case 18: body = try decoder.read(WireBytes.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, body, WireBytes.self)
      encoder.implicit(8, type, WireEnumOf<GrpcTesting.PayloadType>.self)
    }
  }
}

extension GrpcTesting {
  package struct EchoStatus: WireMessage {
    package var code = Int32(0)
    package var message = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.EchoStatus")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: code = try decoder.read(WireInt32.self)
        case 18: message = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(18, message, WireString.self)
      encoder.implicit(8, code, WireInt32.self)
    }
  }
}

extension GrpcTesting {
  package struct SimpleRequest: WireMessage {
    package var responseType = GrpcTesting.PayloadType(rawValue: 0)
    package var responseSize = Int32(0)
    package var payload: GrpcTesting.Payload?
    package var fillUsername = false
    package var fillOauthScope = false
    package var responseCompressed: GrpcTesting.BoolValue?
    package var responseStatus: GrpcTesting.EchoStatus?
    package var expectCompressed: GrpcTesting.BoolValue?
    package var fillServerID = false
    package var fillGrpclbRouteType = false
    package var orcaPerQueryReport: GrpcTesting.TestOrcaReport?
    package var orcaOobReport: GrpcTesting.TestOrcaReport?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.SimpleRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: responseType = try decoder.read(WireEnumOf<GrpcTesting.PayloadType>.self)
        case 16: responseSize = try decoder.read(WireInt32.self)
        case 26: try decoder.nested(&payload)
        case 32: fillUsername = try decoder.read(WireBool.self)
        case 40: fillOauthScope = try decoder.read(WireBool.self)
        case 50: try decoder.nested(&responseCompressed)
        case 58: try decoder.nested(&responseStatus)
        case 66: try decoder.nested(&expectCompressed)
        case 72: fillServerID = try decoder.read(WireBool.self)
        case 80: fillGrpclbRouteType = try decoder.read(WireBool.self)
        case 90: try decoder.nested(&orcaPerQueryReport)
        case 98: try decoder.nested(&orcaOobReport)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(98, orcaOobReport)
      encoder.optionalMessage(90, orcaPerQueryReport)
      encoder.implicit(80, fillGrpclbRouteType, WireBool.self)
      encoder.implicit(72, fillServerID, WireBool.self)
      encoder.optionalMessage(66, expectCompressed)
      encoder.optionalMessage(58, responseStatus)
      encoder.optionalMessage(50, responseCompressed)
      encoder.implicit(40, fillOauthScope, WireBool.self)
      encoder.implicit(32, fillUsername, WireBool.self)
      encoder.optionalMessage(26, payload)
      encoder.implicit(16, responseSize, WireInt32.self)
      encoder.implicit(8, responseType, WireEnumOf<GrpcTesting.PayloadType>.self)
    }
  }
}

extension GrpcTesting {
  package struct SimpleResponse: WireMessage {
    package var payload: GrpcTesting.Payload?
    package var username = ""
    package var oauthScope = ""
    package var serverID = ""
    package var grpclbRouteType = GrpcTesting.GrpclbRouteType(rawValue: 0)
    package var hostname = ""
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.SimpleResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&payload)
        case 18: username = try decoder.read(WireString.self)
        case 26: oauthScope = try decoder.read(WireString.self)
        case 34: serverID = try decoder.read(WireString.self)
        case 40: grpclbRouteType = try decoder.read(WireEnumOf<GrpcTesting.GrpclbRouteType>.self)
        case 50: hostname = try decoder.read(WireString.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(50, hostname, WireString.self)
      encoder.implicit(40, grpclbRouteType, WireEnumOf<GrpcTesting.GrpclbRouteType>.self)
      encoder.implicit(34, serverID, WireString.self)
      encoder.implicit(26, oauthScope, WireString.self)
      encoder.implicit(18, username, WireString.self)
      encoder.optionalMessage(10, payload)
    }
  }
}

extension GrpcTesting {
  package struct StreamingInputCallRequest: WireMessage {
    package var payload: GrpcTesting.Payload?
    package var expectCompressed: GrpcTesting.BoolValue?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.StreamingInputCallRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&payload)
        case 18: try decoder.nested(&expectCompressed)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(18, expectCompressed)
      encoder.optionalMessage(10, payload)
    }
  }
}

extension GrpcTesting {
  package struct StreamingInputCallResponse: WireMessage {
    package var aggregatedPayloadSize = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.StreamingInputCallResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: aggregatedPayloadSize = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(8, aggregatedPayloadSize, WireInt32.self)
    }
  }
}

extension GrpcTesting {
  package struct ResponseParameters: WireMessage {
    package var size = Int32(0)
    package var intervalUs = Int32(0)
    package var compressed: GrpcTesting.BoolValue?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.ResponseParameters")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: size = try decoder.read(WireInt32.self)
        case 16: intervalUs = try decoder.read(WireInt32.self)
        case 26: try decoder.nested(&compressed)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(26, compressed)
      encoder.implicit(16, intervalUs, WireInt32.self)
      encoder.implicit(8, size, WireInt32.self)
    }
  }
}

extension GrpcTesting {
  package struct StreamingOutputCallRequest: WireMessage {
    package var responseType = GrpcTesting.PayloadType(rawValue: 0)
    package var responseParameters: [GrpcTesting.ResponseParameters] = []
    package var payload: GrpcTesting.Payload?
    package var responseStatus: GrpcTesting.EchoStatus?
    package var orcaOobReport: GrpcTesting.TestOrcaReport?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.StreamingOutputCallRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: responseType = try decoder.read(WireEnumOf<GrpcTesting.PayloadType>.self)
        case 18: try decoder.append(message: &responseParameters)
        case 26: try decoder.nested(&payload)
        case 58: try decoder.nested(&responseStatus)
        case 66: try decoder.nested(&orcaOobReport)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(66, orcaOobReport)
      encoder.optionalMessage(58, responseStatus)
      encoder.optionalMessage(26, payload)
      encoder.messages(18, responseParameters)
      encoder.implicit(8, responseType, WireEnumOf<GrpcTesting.PayloadType>.self)
    }
  }
}

extension GrpcTesting {
  package struct StreamingOutputCallResponse: WireMessage {
    package var payload: GrpcTesting.Payload?
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.StreamingOutputCallResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.nested(&payload)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.optionalMessage(10, payload)
    }
  }
}

extension GrpcTesting {
  package struct ReconnectParams: WireMessage {
    package var maxReconnectBackoffMs = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.ReconnectParams")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: maxReconnectBackoffMs = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(8, maxReconnectBackoffMs, WireInt32.self)
    }
  }
}

extension GrpcTesting {
  package struct ReconnectInfo: WireMessage {
    package var passed = false
    package var backoffMs: [Int32] = []
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.ReconnectInfo")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: passed = try decoder.read(WireBool.self)
        case 16: try decoder.append(&backoffMs, WireInt32.self)
        case 18: try decoder.appendPacked(&backoffMs, WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.packed(18, backoffMs, WireInt32.self)
      encoder.implicit(8, passed, WireBool.self)
    }
  }
}

extension GrpcTesting {
  package struct LoadBalancerStatsRequest: WireMessage {
    package var numRpcs = Int32(0)
    package var timeoutSec = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.LoadBalancerStatsRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: numRpcs = try decoder.read(WireInt32.self)
        case 16: timeoutSec = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(16, timeoutSec, WireInt32.self)
      encoder.implicit(8, numRpcs, WireInt32.self)
    }
  }
}

extension GrpcTesting {
  package struct LoadBalancerStatsResponse: WireMessage {
    package var rpcsByPeer = WireMap<WireString, WireInt32.Value>()
    package var numFailures = Int32(0)
    package var rpcsByMethod = WireMap<WireString, WireMessageOf<GrpcTesting.LoadBalancerStatsResponse.RpcsByPeer>.Value>()
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.LoadBalancerStatsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.entry(&rpcsByPeer, WireString.self, WireInt32.self)
        case 16: numFailures = try decoder.read(WireInt32.self)
        case 26: try decoder.entry(&rpcsByMethod, WireString.self, WireMessageOf<GrpcTesting.LoadBalancerStatsResponse.RpcsByPeer>.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.map(26, rpcsByMethod, WireString.self, WireMessageOf<GrpcTesting.LoadBalancerStatsResponse.RpcsByPeer>.self)
      encoder.implicit(16, numFailures, WireInt32.self)
      encoder.map(10, rpcsByPeer, WireString.self, WireInt32.self)
    }

    package struct RpcsByPeer: WireMessage {
      package var rpcsByPeer = WireMap<WireString, WireInt32.Value>()
      package var unknownFields = UnknownFields()

      package init() {}

      package static let schema = pool.generated("grpc.testing.LoadBalancerStatsResponse.RpcsByPeer")

      package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
        while let tag = try decoder.nextTag() {
          switch tag {
          case 10: try decoder.entry(&rpcsByPeer, WireString.self, WireInt32.self)
          default: try decoder.skip(tag, &unknownFields)
          }
        }
      }

      package func encode(into encoder: inout WireEncoder) {
        encoder.unknown(unknownFields)
        encoder.map(10, rpcsByPeer, WireString.self, WireInt32.self)
      }
    }
  }
}

extension GrpcTesting {
  package struct LoadBalancerAccumulatedStatsRequest: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.LoadBalancerAccumulatedStatsRequest")

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

extension GrpcTesting {
  package struct LoadBalancerAccumulatedStatsResponse: WireMessage {
    package var numRpcsStartedByMethod = WireMap<WireString, WireInt32.Value>()
    package var numRpcsSucceededByMethod = WireMap<WireString, WireInt32.Value>()
    package var numRpcsFailedByMethod = WireMap<WireString, WireInt32.Value>()
    package var statsPerMethod = WireMap<WireString, WireMessageOf<GrpcTesting.LoadBalancerAccumulatedStatsResponse.MethodStats>.Value>()
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.LoadBalancerAccumulatedStatsResponse")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 10: try decoder.entry(&numRpcsStartedByMethod, WireString.self, WireInt32.self)
        case 18: try decoder.entry(&numRpcsSucceededByMethod, WireString.self, WireInt32.self)
        case 26: try decoder.entry(&numRpcsFailedByMethod, WireString.self, WireInt32.self)
        case 34: try decoder.entry(&statsPerMethod, WireString.self, WireMessageOf<GrpcTesting.LoadBalancerAccumulatedStatsResponse.MethodStats>.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.map(34, statsPerMethod, WireString.self, WireMessageOf<GrpcTesting.LoadBalancerAccumulatedStatsResponse.MethodStats>.self)
      encoder.map(26, numRpcsFailedByMethod, WireString.self, WireInt32.self)
      encoder.map(18, numRpcsSucceededByMethod, WireString.self, WireInt32.self)
      encoder.map(10, numRpcsStartedByMethod, WireString.self, WireInt32.self)
    }

    package struct MethodStats: WireMessage {
      package var rpcsStarted = Int32(0)
      package var result = WireMap<WireInt32, WireInt32.Value>()
      package var unknownFields = UnknownFields()

      package init() {}

      package static let schema = pool.generated("grpc.testing.LoadBalancerAccumulatedStatsResponse.MethodStats")

      package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
        while let tag = try decoder.nextTag() {
          switch tag {
          case 8: rpcsStarted = try decoder.read(WireInt32.self)
          case 18: try decoder.entry(&result, WireInt32.self, WireInt32.self)
          default: try decoder.skip(tag, &unknownFields)
          }
        }
      }

      package func encode(into encoder: inout WireEncoder) {
        encoder.unknown(unknownFields)
        encoder.map(18, result, WireInt32.self, WireInt32.self)
        encoder.implicit(8, rpcsStarted, WireInt32.self)
      }
    }
  }
}

extension GrpcTesting {
  package struct ClientConfigureRequest: WireMessage {
    package var types: [GrpcTesting.ClientConfigureRequest.RpcType] = []
    package var metadata: [GrpcTesting.ClientConfigureRequest.Metadata] = []
    package var timeoutSec = Int32(0)
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.ClientConfigureRequest")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 8: try decoder.append(&types, WireEnumOf<GrpcTesting.ClientConfigureRequest.RpcType>.self)
        case 10: try decoder.appendPacked(&types, WireEnumOf<GrpcTesting.ClientConfigureRequest.RpcType>.self)
        case 18: try decoder.append(message: &metadata)
        case 24: timeoutSec = try decoder.read(WireInt32.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.implicit(24, timeoutSec, WireInt32.self)
      encoder.messages(18, metadata)
      encoder.packed(10, types, WireEnumOf<GrpcTesting.ClientConfigureRequest.RpcType>.self)
    }

    package struct RpcType: WireEnum {
      package var rawValue: Int32

      package init(rawValue: Int32) {
        self.rawValue = rawValue
      }

      package static var emptyCall: Self { Self(rawValue: 0) }
      package static var unaryCall: Self { Self(rawValue: 1) }

      package static var allKnown: [Self] {
        [.emptyCall, .unaryCall]
      }

      package var name: String? {
        switch rawValue {
        case 0: "EMPTY_CALL"
        case 1: "UNARY_CALL"
        default: nil
        }
      }

      package static let storedNames = StoredNames([
        (1, "unary_call"),
      ])
    }

    package struct Metadata: WireMessage {
      package var type = GrpcTesting.ClientConfigureRequest.RpcType(rawValue: 0)
      package var key = ""
      package var value = ""
      package var unknownFields = UnknownFields()

      package init() {}

      package static let schema = pool.generated("grpc.testing.ClientConfigureRequest.Metadata")

      package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
        while let tag = try decoder.nextTag() {
          switch tag {
          case 8: type = try decoder.read(WireEnumOf<GrpcTesting.ClientConfigureRequest.RpcType>.self)
          case 18: key = try decoder.read(WireString.self)
          case 26: value = try decoder.read(WireString.self)
          default: try decoder.skip(tag, &unknownFields)
          }
        }
      }

      package func encode(into encoder: inout WireEncoder) {
        encoder.unknown(unknownFields)
        encoder.implicit(26, value, WireString.self)
        encoder.implicit(18, key, WireString.self)
        encoder.implicit(8, type, WireEnumOf<GrpcTesting.ClientConfigureRequest.RpcType>.self)
      }
    }
  }
}

extension GrpcTesting {
  package struct ClientConfigureResponse: WireMessage {
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.ClientConfigureResponse")

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

extension GrpcTesting {
  package struct TestOrcaReport: WireMessage {
    package var cpuUtilization = Double(0)
    package var memoryUtilization = Double(0)
    package var requestCost = WireMap<WireString, WireDouble.Value>()
    package var utilization = WireMap<WireString, WireDouble.Value>()
    package var unknownFields = UnknownFields()

    package init() {}

    package static let schema = pool.generated("grpc.testing.TestOrcaReport")

    package mutating func decode(from decoder: inout WireDecoder) throws(WireError) {
      while let tag = try decoder.nextTag() {
        switch tag {
        case 9: cpuUtilization = try decoder.read(WireDouble.self)
        case 17: memoryUtilization = try decoder.read(WireDouble.self)
        case 26: try decoder.entry(&requestCost, WireString.self, WireDouble.self)
        case 34: try decoder.entry(&utilization, WireString.self, WireDouble.self)
        default: try decoder.skip(tag, &unknownFields)
        }
      }
    }

    package func encode(into encoder: inout WireEncoder) {
      encoder.unknown(unknownFields)
      encoder.map(34, utilization, WireString.self, WireDouble.self)
      encoder.map(26, requestCost, WireString.self, WireDouble.self)
      encoder.implicit(17, memoryUtilization, WireDouble.self)
      encoder.implicit(9, cpuUtilization, WireDouble.self)
    }
  }
}

extension GrpcTesting {
  package struct PayloadType: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var compressable: Self { Self(rawValue: 0) }

    package static var allKnown: [Self] {
      [.compressable]
    }

    package var name: String? {
      switch rawValue {
      case 0: "COMPRESSABLE"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
    ])
  }
}

extension GrpcTesting {
  package struct GrpclbRouteType: WireEnum {
    package var rawValue: Int32

    package init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    package static var unknownValue: Self { Self(rawValue: 0) }
    package static var fallback: Self { Self(rawValue: 1) }
    package static var backend: Self { Self(rawValue: 2) }

    package static var allKnown: [Self] {
      [.unknownValue, .fallback, .backend]
    }

    package var name: String? {
      switch rawValue {
      case 0: "GRPCLB_ROUTE_TYPE_UNKNOWN"
      case 1: "GRPCLB_ROUTE_TYPE_FALLBACK"
      case 2: "GRPCLB_ROUTE_TYPE_BACKEND"
      default: nil
      }
    }

    package static let storedNames = StoredNames([
      (1, "grpclb_route_type_fallback"),
      (2, "grpclb_route_type_backend"),
    ])
  }
}

extension GrpcTesting {
  package enum TestServiceMethod: Int, CaseIterable, Sendable {
    case emptyCall, unaryCall, cacheableUnaryCall, streamingOutputCall, streamingInputCall, fullDuplexCall, halfDuplexCall, unimplementedCall

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "grpc.testing.TestService", name: "EmptyCall", shape: .unary,
        input: "grpc.testing.Empty", output: "grpc.testing.Empty",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "grpc.testing.TestService", name: "UnaryCall", shape: .unary,
        input: "grpc.testing.SimpleRequest", output: "grpc.testing.SimpleResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "grpc.testing.TestService", name: "CacheableUnaryCall", shape: .unary,
        input: "grpc.testing.SimpleRequest", output: "grpc.testing.SimpleResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "grpc.testing.TestService", name: "StreamingOutputCall", shape: .serverStream,
        input: "grpc.testing.StreamingOutputCallRequest", output: "grpc.testing.StreamingOutputCallResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "grpc.testing.TestService", name: "StreamingInputCall", shape: .clientStream,
        input: "grpc.testing.StreamingInputCallRequest", output: "grpc.testing.StreamingInputCallResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "grpc.testing.TestService", name: "FullDuplexCall", shape: .bidirectional,
        input: "grpc.testing.StreamingOutputCallRequest", output: "grpc.testing.StreamingOutputCallResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "grpc.testing.TestService", name: "HalfDuplexCall", shape: .bidirectional,
        input: "grpc.testing.StreamingOutputCallRequest", output: "grpc.testing.StreamingOutputCallResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "grpc.testing.TestService", name: "UnimplementedCall", shape: .unary,
        input: "grpc.testing.Empty", output: "grpc.testing.Empty",
        access: .anyone, effect: .none, audit: .none
      ),
    ]
  }

  package protocol TestServiceService: Sendable {
    func emptyCall(_ request: GrpcTesting.Empty, as caller: Caller) async throws(RPCError) -> GrpcTesting.Empty
    func unaryCall(_ request: GrpcTesting.SimpleRequest, as caller: Caller) async throws(RPCError) -> GrpcTesting.SimpleResponse
    func cacheableUnaryCall(_ request: GrpcTesting.SimpleRequest, as caller: Caller) async throws(RPCError) -> GrpcTesting.SimpleResponse
    func streamingOutputCall(_ request: GrpcTesting.StreamingOutputCallRequest, to responses: ResponseWriter<GrpcTesting.StreamingOutputCallResponse>, as caller: Caller) async throws(RPCError)
    func streamingInputCall(_ requests: RequestStream<GrpcTesting.StreamingInputCallRequest>, as caller: Caller) async throws(RPCError) -> GrpcTesting.StreamingInputCallResponse
    func fullDuplexCall(_ requests: RequestStream<GrpcTesting.StreamingOutputCallRequest>, to responses: ResponseWriter<GrpcTesting.StreamingOutputCallResponse>, as caller: Caller) async throws(RPCError)
    func halfDuplexCall(_ requests: RequestStream<GrpcTesting.StreamingOutputCallRequest>, to responses: ResponseWriter<GrpcTesting.StreamingOutputCallResponse>, as caller: Caller) async throws(RPCError)
    func unimplementedCall(_ request: GrpcTesting.Empty, as caller: Caller) async throws(RPCError) -> GrpcTesting.Empty
  }

  package static func testServiceHandlers(_ service: some TestServiceService) -> [MethodHandler] {
    [
      MethodHandler(TestServiceMethod.emptyCall.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcTesting.Empty.self, &caller)
        try await call.send(service.emptyCall(request, as: caller))
      },
      MethodHandler(TestServiceMethod.unaryCall.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcTesting.SimpleRequest.self, &caller)
        try await call.send(service.unaryCall(request, as: caller))
      },
      MethodHandler(TestServiceMethod.cacheableUnaryCall.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcTesting.SimpleRequest.self, &caller)
        try await call.send(service.cacheableUnaryCall(request, as: caller))
      },
      MethodHandler(TestServiceMethod.streamingOutputCall.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcTesting.StreamingOutputCallRequest.self, &caller)
        try await service.streamingOutputCall(request, to: ResponseWriter(call), as: caller)
      },
      MethodHandler(TestServiceMethod.streamingInputCall.info) { call, caller async throws(RPCError) in
        let requests = RequestStream<GrpcTesting.StreamingInputCallRequest>(call)
        try await call.send(service.streamingInputCall(requests, as: caller))
      },
      MethodHandler(TestServiceMethod.fullDuplexCall.info) { call, caller async throws(RPCError) in
        let requests = RequestStream<GrpcTesting.StreamingOutputCallRequest>(call)
        try await service.fullDuplexCall(requests, to: ResponseWriter(call), as: caller)
      },
      MethodHandler(TestServiceMethod.halfDuplexCall.info) { call, caller async throws(RPCError) in
        let requests = RequestStream<GrpcTesting.StreamingOutputCallRequest>(call)
        try await service.halfDuplexCall(requests, to: ResponseWriter(call), as: caller)
      },
      MethodHandler(TestServiceMethod.unimplementedCall.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcTesting.Empty.self, &caller)
        try await call.send(service.unimplementedCall(request, as: caller))
      },
    ]
  }

  package struct TestServiceClient: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func emptyCall(_ request: GrpcTesting.Empty, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcTesting.Empty {
      try await transport.unary(TestServiceMethod.emptyCall.info, request, options)
    }

    package func unaryCall(_ request: GrpcTesting.SimpleRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcTesting.SimpleResponse {
      try await transport.unary(TestServiceMethod.unaryCall.info, request, options)
    }

    package func cacheableUnaryCall(_ request: GrpcTesting.SimpleRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcTesting.SimpleResponse {
      try await transport.unary(TestServiceMethod.cacheableUnaryCall.info, request, options)
    }

    package func streamingOutputCall(_ request: GrpcTesting.StreamingOutputCallRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> ResponseStream<GrpcTesting.StreamingOutputCallResponse> {
      try await transport.serverStream(TestServiceMethod.streamingOutputCall.info, request, options)
    }

    package func streamingInputCall(_ options: CallOptions = CallOptions()) async throws(RPCError) -> ClientStreamCall<GrpcTesting.StreamingInputCallRequest, GrpcTesting.StreamingInputCallResponse> {
      try await transport.clientStream(TestServiceMethod.streamingInputCall.info, options)
    }

    package func fullDuplexCall(_ options: CallOptions = CallOptions()) async throws(RPCError) -> BidirectionalCall<GrpcTesting.StreamingOutputCallRequest, GrpcTesting.StreamingOutputCallResponse> {
      try await transport.bidirectional(TestServiceMethod.fullDuplexCall.info, options)
    }

    package func halfDuplexCall(_ options: CallOptions = CallOptions()) async throws(RPCError) -> BidirectionalCall<GrpcTesting.StreamingOutputCallRequest, GrpcTesting.StreamingOutputCallResponse> {
      try await transport.bidirectional(TestServiceMethod.halfDuplexCall.info, options)
    }

    package func unimplementedCall(_ request: GrpcTesting.Empty, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcTesting.Empty {
      try await transport.unary(TestServiceMethod.unimplementedCall.info, request, options)
    }
  }
}

extension GrpcTesting {
  package enum UnimplementedServiceMethod: Int, CaseIterable, Sendable {
    case unimplementedCall

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "grpc.testing.UnimplementedService", name: "UnimplementedCall", shape: .unary,
        input: "grpc.testing.Empty", output: "grpc.testing.Empty",
        access: .anyone, effect: .none, audit: .none
      ),
    ]
  }

  package protocol UnimplementedServiceService: Sendable {
    func unimplementedCall(_ request: GrpcTesting.Empty, as caller: Caller) async throws(RPCError) -> GrpcTesting.Empty
  }

  package static func unimplementedServiceHandlers(_ service: some UnimplementedServiceService) -> [MethodHandler] {
    [
      MethodHandler(UnimplementedServiceMethod.unimplementedCall.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcTesting.Empty.self, &caller)
        try await call.send(service.unimplementedCall(request, as: caller))
      },
    ]
  }

  package struct UnimplementedServiceClient: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func unimplementedCall(_ request: GrpcTesting.Empty, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcTesting.Empty {
      try await transport.unary(UnimplementedServiceMethod.unimplementedCall.info, request, options)
    }
  }
}

extension GrpcTesting {
  package enum ReconnectServiceMethod: Int, CaseIterable, Sendable {
    case start, stop

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "grpc.testing.ReconnectService", name: "Start", shape: .unary,
        input: "grpc.testing.ReconnectParams", output: "grpc.testing.Empty",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "grpc.testing.ReconnectService", name: "Stop", shape: .unary,
        input: "grpc.testing.Empty", output: "grpc.testing.ReconnectInfo",
        access: .anyone, effect: .none, audit: .none
      ),
    ]
  }

  package protocol ReconnectServiceService: Sendable {
    func start(_ request: GrpcTesting.ReconnectParams, as caller: Caller) async throws(RPCError) -> GrpcTesting.Empty
    func stop(_ request: GrpcTesting.Empty, as caller: Caller) async throws(RPCError) -> GrpcTesting.ReconnectInfo
  }

  package static func reconnectServiceHandlers(_ service: some ReconnectServiceService) -> [MethodHandler] {
    [
      MethodHandler(ReconnectServiceMethod.start.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcTesting.ReconnectParams.self, &caller)
        try await call.send(service.start(request, as: caller))
      },
      MethodHandler(ReconnectServiceMethod.stop.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcTesting.Empty.self, &caller)
        try await call.send(service.stop(request, as: caller))
      },
    ]
  }

  package struct ReconnectServiceClient: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func start(_ request: GrpcTesting.ReconnectParams, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcTesting.Empty {
      try await transport.unary(ReconnectServiceMethod.start.info, request, options)
    }

    package func stop(_ request: GrpcTesting.Empty, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcTesting.ReconnectInfo {
      try await transport.unary(ReconnectServiceMethod.stop.info, request, options)
    }
  }
}

extension GrpcTesting {
  package enum LoadBalancerStatsServiceMethod: Int, CaseIterable, Sendable {
    case getClientStats, getClientAccumulatedStats

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "grpc.testing.LoadBalancerStatsService", name: "GetClientStats", shape: .unary,
        input: "grpc.testing.LoadBalancerStatsRequest", output: "grpc.testing.LoadBalancerStatsResponse",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "grpc.testing.LoadBalancerStatsService", name: "GetClientAccumulatedStats", shape: .unary,
        input: "grpc.testing.LoadBalancerAccumulatedStatsRequest", output: "grpc.testing.LoadBalancerAccumulatedStatsResponse",
        access: .anyone, effect: .none, audit: .none
      ),
    ]
  }

  package protocol LoadBalancerStatsServiceService: Sendable {
    func getClientStats(_ request: GrpcTesting.LoadBalancerStatsRequest, as caller: Caller) async throws(RPCError) -> GrpcTesting.LoadBalancerStatsResponse
    func getClientAccumulatedStats(_ request: GrpcTesting.LoadBalancerAccumulatedStatsRequest, as caller: Caller) async throws(RPCError) -> GrpcTesting.LoadBalancerAccumulatedStatsResponse
  }

  package static func loadBalancerStatsServiceHandlers(_ service: some LoadBalancerStatsServiceService) -> [MethodHandler] {
    [
      MethodHandler(LoadBalancerStatsServiceMethod.getClientStats.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcTesting.LoadBalancerStatsRequest.self, &caller)
        try await call.send(service.getClientStats(request, as: caller))
      },
      MethodHandler(LoadBalancerStatsServiceMethod.getClientAccumulatedStats.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcTesting.LoadBalancerAccumulatedStatsRequest.self, &caller)
        try await call.send(service.getClientAccumulatedStats(request, as: caller))
      },
    ]
  }

  package struct LoadBalancerStatsServiceClient: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func getClientStats(_ request: GrpcTesting.LoadBalancerStatsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcTesting.LoadBalancerStatsResponse {
      try await transport.unary(LoadBalancerStatsServiceMethod.getClientStats.info, request, options)
    }

    package func getClientAccumulatedStats(_ request: GrpcTesting.LoadBalancerAccumulatedStatsRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcTesting.LoadBalancerAccumulatedStatsResponse {
      try await transport.unary(LoadBalancerStatsServiceMethod.getClientAccumulatedStats.info, request, options)
    }
  }
}

extension GrpcTesting {
  package enum XdsUpdateHealthServiceMethod: Int, CaseIterable, Sendable {
    case setServing, setNotServing

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "grpc.testing.XdsUpdateHealthService", name: "SetServing", shape: .unary,
        input: "grpc.testing.Empty", output: "grpc.testing.Empty",
        access: .anyone, effect: .none, audit: .none
      ),
      MethodInfo(
        service: "grpc.testing.XdsUpdateHealthService", name: "SetNotServing", shape: .unary,
        input: "grpc.testing.Empty", output: "grpc.testing.Empty",
        access: .anyone, effect: .none, audit: .none
      ),
    ]
  }

  package protocol XdsUpdateHealthServiceService: Sendable {
    func setServing(_ request: GrpcTesting.Empty, as caller: Caller) async throws(RPCError) -> GrpcTesting.Empty
    func setNotServing(_ request: GrpcTesting.Empty, as caller: Caller) async throws(RPCError) -> GrpcTesting.Empty
  }

  package static func xdsUpdateHealthServiceHandlers(_ service: some XdsUpdateHealthServiceService) -> [MethodHandler] {
    [
      MethodHandler(XdsUpdateHealthServiceMethod.setServing.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcTesting.Empty.self, &caller)
        try await call.send(service.setServing(request, as: caller))
      },
      MethodHandler(XdsUpdateHealthServiceMethod.setNotServing.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcTesting.Empty.self, &caller)
        try await call.send(service.setNotServing(request, as: caller))
      },
    ]
  }

  package struct XdsUpdateHealthServiceClient: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func setServing(_ request: GrpcTesting.Empty, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcTesting.Empty {
      try await transport.unary(XdsUpdateHealthServiceMethod.setServing.info, request, options)
    }

    package func setNotServing(_ request: GrpcTesting.Empty, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcTesting.Empty {
      try await transport.unary(XdsUpdateHealthServiceMethod.setNotServing.info, request, options)
    }
  }
}

extension GrpcTesting {
  package enum XdsUpdateClientConfigureServiceMethod: Int, CaseIterable, Sendable {
    case configure

    package var info: MethodInfo { Self.table[rawValue] }

    private static let table: [MethodInfo] = [
      MethodInfo(
        service: "grpc.testing.XdsUpdateClientConfigureService", name: "Configure", shape: .unary,
        input: "grpc.testing.ClientConfigureRequest", output: "grpc.testing.ClientConfigureResponse",
        access: .anyone, effect: .none, audit: .none
      ),
    ]
  }

  package protocol XdsUpdateClientConfigureServiceService: Sendable {
    func configure(_ request: GrpcTesting.ClientConfigureRequest, as caller: Caller) async throws(RPCError) -> GrpcTesting.ClientConfigureResponse
  }

  package static func xdsUpdateClientConfigureServiceHandlers(_ service: some XdsUpdateClientConfigureServiceService) -> [MethodHandler] {
    [
      MethodHandler(XdsUpdateClientConfigureServiceMethod.configure.info) { call, caller async throws(RPCError) in
        let request = try await call.single(GrpcTesting.ClientConfigureRequest.self, &caller)
        try await call.send(service.configure(request, as: caller))
      },
    ]
  }

  package struct XdsUpdateClientConfigureServiceClient: Sendable {
    package let transport: any ClientTransport

    package init(_ transport: any ClientTransport) {
      self.transport = transport
    }

    package func configure(_ request: GrpcTesting.ClientConfigureRequest, _ options: CallOptions = CallOptions()) async throws(RPCError) -> GrpcTesting.ClientConfigureResponse {
      try await transport.unary(XdsUpdateClientConfigureServiceMethod.configure.info, request, options)
    }
  }
}

extension GrpcTesting {
  package static let messages: [any WireMessage.Type] = [
    GrpcTesting.Empty.self,
    GrpcTesting.BoolValue.self,
    GrpcTesting.Payload.self,
    GrpcTesting.EchoStatus.self,
    GrpcTesting.SimpleRequest.self,
    GrpcTesting.SimpleResponse.self,
    GrpcTesting.StreamingInputCallRequest.self,
    GrpcTesting.StreamingInputCallResponse.self,
    GrpcTesting.ResponseParameters.self,
    GrpcTesting.StreamingOutputCallRequest.self,
    GrpcTesting.StreamingOutputCallResponse.self,
    GrpcTesting.ReconnectParams.self,
    GrpcTesting.ReconnectInfo.self,
    GrpcTesting.LoadBalancerStatsRequest.self,
    GrpcTesting.LoadBalancerStatsResponse.self,
    GrpcTesting.LoadBalancerStatsResponse.RpcsByPeer.self,
    GrpcTesting.LoadBalancerAccumulatedStatsRequest.self,
    GrpcTesting.LoadBalancerAccumulatedStatsResponse.self,
    GrpcTesting.LoadBalancerAccumulatedStatsResponse.MethodStats.self,
    GrpcTesting.ClientConfigureRequest.self,
    GrpcTesting.ClientConfigureRequest.Metadata.self,
    GrpcTesting.ClientConfigureResponse.self,
    GrpcTesting.TestOrcaReport.self,
  ]
}
