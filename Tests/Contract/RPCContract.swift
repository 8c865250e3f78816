import MusterAuditAPI
import MusterCampaignsAPI
import MusterCore
import MusterEventsAPI
import MusterIdentityAPI
import MusterLeadsAPI
import MusterPlatformAPI
import MusterRPC
import MusterSettingsAPI
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterTestingAPI
import MusterUsageAPI
import MusterWire

/// All RPCs of Muster's own, with what their requests look like. A new service is added here alone.
enum RPCContract {
  static let methods: [(MethodInfo, SchemaPool)] =
    TenantsV1.Method.allCases.map { ($0.info, TenantsV1.pool) }
    + IdentityV1.Method.allCases.map { ($0.info, IdentityV1.pool) }
    + LeadsV1.Method.allCases.map { ($0.info, LeadsV1.pool) }
    + SettingsV1.Method.allCases.map { ($0.info, SettingsV1.pool) }
    + UsageV1.Method.allCases.map { ($0.info, UsageV1.pool) }
    + CampaignsV1.Method.allCases.map { ($0.info, CampaignsV1.pool) }
    + AuditV1.Method.allCases.map { ($0.info, AuditV1.pool) }
    + EventsV1.Method.allCases.map { ($0.info, EventsV1.pool) }
    + PlatformV1.Method.allCases.map { ($0.info, PlatformV1.pool) }

  /// A text in a message, by the numbers of the fields that lead to it.
  struct Text {
    let path: [UInt32]
    let value: String
  }

  /// Where a request names its tenant; nil when it names none.
  static func tenantPath(_ method: MethodInfo, _ pool: SchemaPool) -> [UInt32]? {
    guard let request = pool.message(method.input) else { return nil }
    // A client's stream says it in its header.
    if let header = request.fields.first(where: { $0.name == "header" }), header.kind == .message {
      guard let field = pool.message(header.typeName)?.fields.first(where: { $0.name == "tenant_id" }) else {
        return nil
      }
      return [header.number, field.number]
    }
    return request.fields.first { $0.name == "tenant_id" }.map { [$0.number] }
  }

  /// The fields of a request that hold ids of Muster's own, as deep as its messages go.
  static func idFields(_ method: MethodInfo, _ pool: SchemaPool) -> [(
    name: String, path: [UInt32], prefix: String
  )] {
    func look(_ message: MessageSchema, _ path: [UInt32], _ names: [String], _ seen: Set<String>)
      -> [(String, [UInt32], String)]
    {
      message.fields.flatMap { field -> [(String, [UInt32], String)] in
        if field.isOutputOnly { return [] }
        let (path, names) = (path + [field.number], names + [field.name])
        if field.kind == .message, !seen.contains(field.typeName), let inner = pool.message(field.typeName) {
          return look(inner, path, names, seen.union([field.typeName]))
        }
        guard field.kind == .string, field.name.hasSuffix("_id"),
          field.name != "request_id", !field.name.contains("external")
        else { return [] }
        let word = field.name.split(separator: "_").dropLast().last.map(String.init) ?? ""
        return [(names.joined(separator: "."), path, word)]
      }
    }
    guard let request = pool.message(method.input) else { return [] }
    return look(request, [], [], [])
  }

  /// The field by which a request is tried alone; nil for one that changes nothing.
  static func trialField(_ method: MethodInfo, _ pool: SchemaPool) -> UInt32? {
    pool.message(method.input)?.fields.first { $0.name == "validate_only" }?.number
  }

  /// A request as bytes, made by hand: no client of ours would send some of them. With the number of the
  /// field for it, it is to change nothing.
  static func request(_ texts: [Text], trial: UInt32? = nil) throws -> GrpcTesting.Empty {
    var bytes: [UInt8] = []
    if let trial { bytes += varint(UInt64(trial) << 3) + [1] }
    for text in texts {
      var field = Array(text.value.utf8)
      for number in text.path.reversed() {
        field = varint(UInt64(number) << 3 | 2) + varint(UInt64(field.count)) + field
      }
      bytes += field
    }
    // Fields that it does not know are sent as they are.
    return try GrpcTesting.Empty(bytes: bytes, policy: .client)
  }

  private static func varint(_ number: UInt64) -> [UInt8] {
    var (rest, bytes) = (number, [UInt8]())
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(truncatingIfNeeded: rest)]
  }

  /// What a call is refused with; nil for an answer, of which no more than the first message is read.
  static func call(
    _ method: MethodInfo, _ request: GrpcTesting.Empty, _ options: CallOptions, _ server: TestServer
  ) async throws -> RPCError? {
    var options = options
    options.timeout = .seconds(60)
    let call = try await server.transport.open(method, options)
    return try await refusal {
      try await call.send(request)
      try await call.finish()
      _ = try await call.receive(GrpcTesting.Empty.self)
    }
  }
}

/// Who calls, and what the method table says of it.
enum ContractCaller: String, CaseIterable {
  case viewer, member, admin, owner
  /// Of the same tenant, with no permission at all.
  case machine
  /// An owner, of another tenant than the request names.
  case stranger
  /// Of the installation.
  case platform

  enum Expected: Equatable {
    case letIn
    case refused(StatusCode, String)
  }

  func expected(_ method: MethodInfo, holds: (BuiltInRole, String) -> Bool) -> Expected {
    let platformOnly = Expected.refused(.permissionDenied, "PLATFORM_ONLY")
    let forbidden = Expected.refused(.permissionDenied, "TENANT_FORBIDDEN")
    let missing = Expected.refused(.permissionDenied, "PERMISSION_MISSING")
    switch method.access {
    case .anyone: return .letIn
    case .anyCaller: return self == .stranger || self == .platform ? forbidden : .letIn
    case .platform: return self == .platform ? .letIn : platformOnly
    case .tenant(let permission), .tenantOrPlatform(let permission, platform: _):
      switch self {
      case .platform:
        if case .tenantOrPlatform = method.access { return .letIn }
        return method.operatorPermission == nil ? missing : .letIn
      case .stranger: return holds(.owner, permission) ? forbidden : missing
      case .machine: return missing
      default: return BuiltInRole(name: rawValue).map { holds($0, permission) } == true ? .letIn : missing
      }
    }
  }
}
