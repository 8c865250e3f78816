import MusterCore
import MusterPlatform
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestKit
import MusterWire

/// All RPCs of Muster's own, called by what their protos say alone.
enum RPCContract {
  typealias Request = ProbeRequest.Message
  typealias Text = ProbeRequest.Text

  static let methods = RPCTable.all

  static func tenantPath(_ method: MethodInfo, _ pool: SchemaPool) -> [UInt32]? {
    ProbeRequest.tenantPath(method, pool)
  }

  /// A request as bytes, made by hand: no client of ours would send some of them.
  static func request(_ texts: [Text], flags: [UInt32] = []) throws -> Request {
    try ProbeRequest.message(texts, flags: flags)
  }

  /// That names a tenant where it can, and changes nothing.
  static func trial(_ tenant: String?, _ method: MethodInfo, _ pool: SchemaPool) throws -> Request {
    let path = tenantPath(method, pool)
    var texts: [Text] = []
    if let path, let tenant { texts = [Text(path: path, value: tenant)] }
    return try request(texts, flags: [ProbeRequest.trialFlag(method, pool)].compactMap { $0 })
  }

  /// What a call is refused with; nil for an answer, of which no more than the first message is read.
  static func call(
    _ method: MethodInfo, _ request: Request, _ options: CallOptions, _ server: TestServer
  ) async throws -> RPCError? {
    var options = options
    options.timeout = .seconds(60)
    let call = try await server.transport.open(method, options)
    return try await refusal {
      try await call.send(request)
      try await call.finish()
      _ = try await call.receive(Request.self)
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
