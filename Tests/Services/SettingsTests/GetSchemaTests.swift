import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `GetSchema` {
  @Test func `has everything that a form needs`() async throws {
    let (_, desk) = try await TestServer.desk()
    let answer = try await desk.schema("sending")
    let schema = try #require(answer.schema)
    #expect(schema.origin == .builtIn && schema.tenantID.isEmpty && schema.createTime == nil)
    #expect(
      schema.keys.allSatisfy { !$0.displayName.isEmpty && !$0.description.isEmpty && $0.type != .unspecified }
    )
    let cap = schema.keys.first { $0.key == "daily_cap" }
    #expect(cap?.minimum?.value == "0" && cap?.maximum?.value == "10000" && cap?.unit == "messages a day")
    let mode = try await desk.schema("campaigns").schema?.keys.first { $0.key == "permission_mode" }
    #expect(mode?.choices.map(\.value) == ["\"co_pilot\"", "\"autopilot\"", "\"manual\""])
    #expect(mode?.defaultValue == "\"co_pilot\"")
  }

  @Test func `names all namespaces in their order, the tenant's own among them`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let namespace = SettingsDesk.namespace()
    try await desk.register(namespace, [.of("cap", .integer)]) {
      ($0.pluginLevel, $0.plugin, $0.displayName) = (.manager, "finance", "Finance")
    }
    let answer = try await desk.schema()
    let names = answer.namespaces.map(\.namespace)
    #expect(answer.schema == nil && names == names.sorted() && names.contains("sending"))
    let own = answer.namespaces.first { $0.namespace == namespace }
    #expect(
      own?.origin == .tenant && own?.keyCount == 1 && own?.plugin == "finance" && own?.pluginLevel == .manager
    )
    #expect(answer.namespaces.first { $0.namespace == "compliance" }?.needsApproval == true)
    let other = try await tenant.server.tenant()
    #expect(try await !other.settings.schema().namespaces.contains { $0.namespace == namespace })
    #expect(
      try await refusal { try await other.settings.schema(namespace) }?.reason == "SETTING_NAMESPACE_UNKNOWN")
  }
}
