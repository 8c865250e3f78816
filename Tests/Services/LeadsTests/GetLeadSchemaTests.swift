import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

@Suite struct `GetLeadSchema` {
  @Test func `answers an empty schema where the tenant has defined nothing`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    #expect(try await tenant.schema() == .with { $0.tenantID = tenant.text })
  }

  @Test func `answers what was defined, and nothing of what was taken away`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (size, region) = (
      LeadsV1.CustomField.of("size", .number) { _ in }, LeadsV1.CustomField.of("region", .text) { _ in }
    )
    _ = try await tenant.setSchema([size, region])
    let stored = try await tenant.setSchema([region])
    #expect(stored.fields == [region])
    #expect(try await tenant.schema() == stored)
  }

  @Test func `shows a tenant its own fields alone`() async throws {
    let server = try await TestServer.shared.value
    let (one, other) = (try await server.tenant(), try await server.tenant())
    _ = try await one.setSchema([LeadsV1.CustomField.of("size", .number) { _ in }])
    #expect(try await other.schema().fields.isEmpty)
  }
}
