package import MusterCore
package import MusterRPC
package import MusterWire

/// Where tenants are set against each other: the server itself, as its callers meet it.
package protocol IsolationGround: Sendable {
  /// All RPCs of Muster's own, with what their requests look like.
  var methods: [(MethodInfo, SchemaPool)] { get }

  /// A tenant with something in every table. `ISOLATION_CHECK_RUNNING` when there is one of that name.
  func make(_ name: String, as caller: Caller) async throws(RPCError) -> ProbeTenant

  /// Nil when nothing is left of it.
  func remove(_ tenant: ProbeTenant, as caller: Caller) async -> String?

  /// What an RPC answers to somebody of a tenant: the bytes of its first message.
  func call(
    _ method: MethodInfo, _ request: ProbeRequest.Message, as tenant: ProbeTenant
  ) async -> ProbeAnswer
}

/// A tenant that the check made.
package struct ProbeTenant: Sendable {
  package let id: TenantID
  /// Of its owner.
  package let token: String
  /// Of what it has, by prefix: `member`, `role`, `key`.
  package let ids: [String: String]

  package init(id: TenantID, token: String, ids: [String: String]) {
    (self.id, self.token, self.ids) = (id, token, ids)
  }
}

package enum ProbeAnswer: Sendable {
  case message([UInt8])
  case refused(RPCError)

  package var refusal: RPCError? {
    if case .refused(let error) = self { error } else { nil }
  }
}
