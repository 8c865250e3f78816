package import MusterCore
package import MusterWire

/// Who makes a call, as far as it is known: the transport knows what was sent along, the guard of the RPC
/// fills in the rest before a service sees it.
package struct Caller: Sendable {
  package var metadata: Metadata
  /// When the call must be answered, in nanoseconds of the monotonic clock; nil for no bound.
  package var deadline: Int64?
  package let trace: CallTrace
  /// Nil where an RPC has no guard, as those of the protocol itself.
  package var guardian: (any CallGuard)?
  /// Nil for somebody without credentials.
  package var principal: (any CallPrincipal)? { didSet { note?.meet(principal) } }
  /// The tenant that the guard has let the caller into. Nobody else sets it.
  package var tenant: TenantID? { didSet { note?.enter(tenant) } }
  /// Nil unless somebody writes down what calls there are.
  package var note: CallNote?
  /// Nil within the process.
  package var source: (any CallSource)?

  package init(metadata: Metadata = Metadata(), deadline: Int64? = nil, trace: CallTrace? = nil) {
    self.metadata = metadata
    self.deadline = deadline
    self.trace = trace ?? CallTrace(metadata)
  }

  /// Lets the caller into the tenant that a request names, or refuses; false when the text is no tenant's id.
  /// Requests of one message pass here by themselves, the head of a stream has to be brought.
  package mutating func enter(_ tenant: String) async throws(RPCError) -> Bool {
    guard let guardian else { return true }
    return try await guardian.admit(&self, to: tenant)
  }
}

/// Where calls come from: a connection.
package protocol CallSource: AnyObject, Sendable {
  /// The other side's address, shortened to its network: `203.0.113.0/24`, `2001:db8:1::/48`.
  var network: String { get }
}

/// Who somebody is; only those who found it out know more.
package protocol CallPrincipal: AnyObject, Sendable {}

/// Stands before one RPC.
package protocol CallGuard: AnyObject, Sendable {
  func admit(_ caller: inout Caller, to tenant: String) async throws(RPCError) -> Bool
}

/// A request that names its tenant.
package protocol TenantRequest: WireMessage {
  var tenantID: String { get }
}

/// A request that changes something, whose repeat can be told and which can be tried.
package protocol MutationRequest: WireMessage {
  var requestID: String { get set }
  var validateOnly: Bool { get set }
}
