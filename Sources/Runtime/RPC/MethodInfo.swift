/// Everything the proto says about an RPC, as data: the server routes and guards by it, the command line,
/// the documents and the contract tests are made from it.
package struct MethodInfo: Sendable, Equatable {
  /// `muster.leads.v1.LeadService`.
  package let service: String
  /// `GetLead`.
  package let name: String
  package let shape: CallShape
  /// The full names of the request and response messages.
  package let input: String
  package let output: String
  package let access: Access
  /// On a tenant's RPC, the permission that lets an operator call it for any tenant; nil where none may.
  package let operatorPermission: String?
  package let effect: Effect
  package let audit: AuditClass
  /// A tenant that demands a second factor refuses tokens without it here.
  package let isSensitive: Bool
  /// The response carries a secret: never compressed, logged or replayed in clear.
  package let hasSecretResponse: Bool
  package let command: CommandInfo?

  package init(
    service: String, name: String, shape: CallShape, input: String, output: String, access: Access,
    operatorPermission: String? = nil, effect: Effect, audit: AuditClass, isSensitive: Bool = false,
    hasSecretResponse: Bool = false, command: CommandInfo? = nil
  ) {
    self.service = service
    self.name = name
    self.shape = shape
    self.input = input
    self.output = output
    self.access = access
    self.operatorPermission = operatorPermission
    self.effect = effect
    self.audit = audit
    self.isSensitive = isSensitive
    self.hasSecretResponse = hasSecretResponse
    self.command = command
  }

  /// The `:path` of the HTTP/2 request.
  package var path: String { "/\(service)/\(name)" }

  /// As logs and traces call it: `muster.leads.v1.LeadService/GetLead`.
  package var fullName: String { "\(service)/\(name)" }
}

/// Which sides of a call are streams.
package enum CallShape: Sendable {
  case unary, clientStream, serverStream, bidirectional
}

/// Who may call an RPC.
package enum Access: Sendable, Equatable {
  /// Without credentials.
  case anyone
  /// With any credentials: the answer is about the caller alone.
  case anyCaller
  /// With the permission in the tenant that the request names.
  case tenant(String)
  /// With an operator's permission.
  case platform(String)
  /// As `tenant`, or as `platform` when the request names no tenant.
  case tenantOrPlatform(String, platform: String)
}

/// What an RPC does to stored state; it decides the way its transaction takes.
package enum Effect: Sendable {
  /// A key or a page of bounded size: one round trip on a shared connection.
  case readBounded
  /// No bound, or a stream: a connection of its own.
  case read
  case write
  /// Touches no stored row.
  case none
}

/// How an allowed call is written to the audit log; a refused one always is.
package enum AuditClass: Sendable {
  case none, access, change, security
}

/// How an RPC appears on the command line: `muster <noun> <verb>`.
package struct CommandInfo: Sendable, Equatable {
  package let noun: String
  package let verb: String
  /// The request field that may be given without its flag; empty for none.
  package let positional: String
  package let confirmation: Confirmation
  package let example: String
  /// The repeated response field that a table shows; empty when lists speak for themselves.
  package let rows: String

  package enum Confirmation: Sendable {
    case none, yes, name
  }

  package init(
    noun: String, verb: String, positional: String = "", confirmation: Confirmation = .none,
    example: String = "", rows: String = ""
  ) {
    self.noun = noun
    self.verb = verb
    self.positional = positional
    self.confirmation = confirmation
    self.example = example
    self.rows = rows
  }
}

/// A right that roles and keys hold, as a service's proto declares it.
package struct PermissionInfo: Sendable, Equatable {
  package let name: String
  package let leastRole: BuiltInRole
  package let description: String

  package init(_ name: String, _ leastRole: BuiltInRole, _ description: String) {
    self.name = name
    self.leastRole = leastRole
    self.description = description
  }
}

/// The built-in roles, each holding the permissions of the ones before it; `platform` is no tenant's.
package enum BuiltInRole: Int, CaseIterable, Sendable {
  case viewer = 1, member, admin, owner, platform
}
