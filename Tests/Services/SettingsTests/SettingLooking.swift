import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

/// The settings of a tenant, or of the platform, as somebody calls for them.
struct SettingsDesk: Sendable {
  let server: TestServer
  /// Empty for the platform.
  let tenant: String
  let caller: @Sendable () throws -> CallOptions

  private var client: SettingsV1.Client { SettingsV1.Client(server.transport) }

  func get(
    _ key: String, in namespace: String = "sending",
    _ change: (inout SettingsV1.GetSettingRequest) -> Void = { _ in }
  ) async throws -> SettingsV1.Setting {
    var request = SettingsV1.GetSettingRequest()
    (request.tenantID, request.namespace, request.key) = (tenant, namespace, key)
    change(&request)
    return try await client.getSetting(request, caller()).setting ?? .init()
  }

  func resolve(
    _ key: String, in namespace: String = "sending", manager: String = "", connector: String = ""
  ) async throws -> SettingsV1.ResolvedSetting {
    var request = SettingsV1.ResolveSettingRequest()
    (request.tenantID, request.namespace, request.key) = (tenant, namespace, key)
    (request.manager, request.connector) = (manager, connector)
    return try await client.resolveSetting(request, caller()).resolvedSetting ?? .init()
  }

  func list(
    _ change: (inout SettingsV1.ListSettingsRequest) -> Void = { _ in }
  ) async throws -> SettingsV1.ListSettingsResponse {
    var request = SettingsV1.ListSettingsRequest()
    request.tenantID = tenant
    change(&request)
    return try await client.listSettings(request, caller())
  }

  @discardableResult
  func update(
    _ namespace: String = "sending", _ values: [(String, String)] = [],
    _ change: (inout SettingsV1.UpdateSettingsRequest) -> Void = { _ in }
  ) async throws -> SettingsV1.UpdateSettingsResponse {
    var request = SettingsV1.UpdateSettingsRequest()
    (request.tenantID, request.namespace) = (tenant, namespace)
    for (key, value) in values { request.values[key] = value }
    change(&request)
    return try await client.updateSettings(request, caller())
  }

  func delete(
    _ key: String, in namespace: String = "sending",
    _ change: (inout SettingsV1.DeleteSettingRequest) -> Void = { _ in }
  ) async throws -> SettingsV1.DeleteSettingResponse {
    var request = SettingsV1.DeleteSettingRequest()
    (request.tenantID, request.namespace, request.key) = (tenant, namespace, key)
    change(&request)
    return try await client.deleteSetting(request, caller())
  }

  func reveal(
    _ key: String, in namespace: String = "enrichment",
    _ change: (inout SettingsV1.RevealSettingRequest) -> Void = { _ in }
  ) async throws -> SettingsV1.RevealSettingResponse {
    var request = SettingsV1.RevealSettingRequest()
    (request.tenantID, request.namespace, request.key) = (tenant, namespace, key)
    change(&request)
    return try await client.revealSetting(request, caller())
  }

  func approve(
    _ id: String, _ change: (inout SettingsV1.ApproveSettingChangeRequest) -> Void = { _ in }
  ) async throws -> SettingsV1.ApproveSettingChangeResponse {
    var request = SettingsV1.ApproveSettingChangeRequest()
    (request.tenantID, request.id) = (tenant, id)
    change(&request)
    return try await client.approveSettingChange(request, caller())
  }

  func versions(
    _ change: (inout SettingsV1.ListSettingVersionsRequest) -> Void = { _ in }
  ) async throws -> SettingsV1.ListSettingVersionsResponse {
    var request = SettingsV1.ListSettingVersionsRequest()
    request.tenantID = tenant
    change(&request)
    return try await client.listSettingVersions(request, caller())
  }

  func restore(
    _ version: Int64, _ namespace: String = "sending",
    _ change: (inout SettingsV1.RestoreSettingRequest) -> Void = { _ in }
  ) async throws -> SettingsV1.RestoreSettingResponse {
    var request = SettingsV1.RestoreSettingRequest()
    (request.tenantID, request.namespace, request.restoreVersion) = (tenant, namespace, version)
    change(&request)
    return try await client.restoreSetting(request, caller())
  }

  func export(
    _ change: (inout SettingsV1.ExportSettingsRequest) -> Void = { _ in }
  ) async throws -> SettingsV1.ExportSettingsResponse {
    var request = SettingsV1.ExportSettingsRequest()
    request.tenantID = tenant
    change(&request)
    return try await client.exportSettings(request, caller())
  }

  func take(
    _ document: String, _ change: (inout SettingsV1.ImportSettingsRequest) -> Void = { _ in }
  ) async throws -> SettingsV1.ImportSettingsResponse {
    var request = SettingsV1.ImportSettingsRequest()
    (request.tenantID, request.document) = (tenant, document)
    change(&request)
    return try await client.importSettings(request, caller())
  }

  func schema(_ namespace: String = "") async throws -> SettingsV1.GetSchemaResponse {
    try await client.getSchema(.with { ($0.tenantID, $0.namespace) = (tenant, namespace) }, caller())
  }

  @discardableResult
  func register(
    _ namespace: String, _ keys: [SettingsV1.SettingKey],
    _ change: (inout SettingsV1.SettingsSchema) -> Void = { _ in }
  ) async throws -> SettingsV1.SettingsSchema {
    var schema = SettingsV1.SettingsSchema()
    (schema.namespace, schema.keys) = (namespace, keys)
    change(&schema)
    let request = SettingsV1.RegisterSchemaRequest.with { ($0.tenantID, $0.schema) = (tenant, schema) }
    return try await client.registerSchema(request, caller()).schema ?? .init()
  }

  func rotate(
    _ kind: SettingsV1.KeyKind = .data,
    _ change: (inout SettingsV1.RotateKeysRequest) -> Void = { _ in }
  ) async throws -> SettingsV1.KeyRotation {
    var request = SettingsV1.RotateKeysRequest()
    (request.tenantID, request.kind) = (tenant, kind)
    change(&request)
    return try await client.rotateKeys(request, caller()).keyRotation ?? .init()
  }

  /// A name that no other test has.
  static func namespace() -> String { "plug" + String(UserID.new().bits, radix: 36) }
}

extension TestTenant {
  var settings: SettingsDesk { settings(as: "owner") }

  func settings(as role: String) -> SettingsDesk {
    SettingsDesk(server: server, tenant: text) { try caller(role) }
  }
}

extension TestServer {
  /// The platform's own settings.
  var desk: SettingsDesk { SettingsDesk(server: self, tenant: "") { [self] in .bearer(try operatorToken()) } }

  static func desk() async throws -> (TestTenant, SettingsDesk) {
    let tenant = try await TestServer.shared.value.tenant()
    return (tenant, tenant.settings)
  }
}

extension SettingsV1.SettingKey {
  static func of(
    _ key: String, _ type: SettingsV1.SettingType, _ change: (inout SettingsV1.SettingKey) -> Void = { _ in }
  ) -> SettingsV1.SettingKey {
    var made = SettingsV1.SettingKey()
    (made.key, made.type) = (key, type)
    change(&made)
    return made
  }
}

extension GoogleProtobuf.Timestamp {
  /// So many seconds from now.
  static func ahead(_ seconds: Int64) -> GoogleProtobuf.Timestamp {
    .with { $0.seconds = WallClock.seconds() + seconds }
  }
}
