package import MusterWire

/// One call as the transport hands it to a service: messages in, messages out.
package protocol ServerCall: AnyObject, Sendable {
  /// What the client sent beside its messages.
  var metadata: Metadata { get }

  /// When it must be answered, in nanoseconds of the monotonic clock; nil for no bound.
  var deadline: Int64? { get }

  /// Sent ahead of the first message; too late once that was sent.
  func addInitial(_ metadata: Metadata)

  /// Sent beside the status.
  func addTrailing(_ metadata: Metadata)

  /// Whether the message that was received last came compressed.
  var wasCompressed: Bool { get }

  /// How the messages that are sent from now on travel; the first one decides whether they can be.
  func compress(_ choice: Compression)

  /// Reads the next message as it came, false when the client has sent its last. One that cannot be decoded
  /// fails with `requestRefused`; handlers get theirs from `single` and `RequestStream`.
  func receive<M: WireMessage>(into message: inout M) async throws(RPCError) -> Bool

  /// Reads the one message of a request that is here whole; false when it is not, and nothing is read. The
  /// common case, which need not wait.
  func receiveWhole<M: WireMessage>(into message: inout M) throws(RPCError) -> Bool

  /// Whether the client has sent its last; false when there is another message, which is not read.
  func isAtEnd() async throws(RPCError) -> Bool

  /// Returns when the transport has room for more: a slow reader slows its writer.
  func send(_ message: some WireMessage) async throws(RPCError)
}

/// Whether answers are compressed. Never for a client that cannot read it, nor where an answer carries a
/// secret, whose length would tell of it.
package enum Compression: Sendable {
  /// As the client's are.
  case asRequested
  case always
  case never
}

/// The messages of a client's stream, in order.
package struct RequestStream<Message: WireMessage>: AsyncSequence, Sendable {
  package let call: any ServerCall

  package init(_ call: any ServerCall) {
    self.call = call
  }

  package func makeAsyncIterator() -> Iterator { Iterator(call: call) }

  package struct Iterator: AsyncIteratorProtocol {
    let call: any ServerCall

    package func next() async throws(RPCError) -> Message? {
      try await next(isolation: nil)
    }

    package func next(isolation actor: isolated (any Actor)?) async throws(RPCError) -> Message? {
      try await call.next(Message.self)
    }
  }
}

/// Where a handler writes the messages of its stream.
package struct ResponseWriter<Message: WireMessage>: Sendable {
  package let call: any ServerCall

  package init(_ call: any ServerCall) {
    self.call = call
  }

  package func send(_ message: Message) async throws(RPCError) {
    try await call.send(message)
  }
}

/// An RPC with the code that answers it. Generated code makes one for each method of a service; whoever
/// stands in front of it wraps one in another.
package struct MethodHandler: Sendable {
  /// Whoever stands in front adds to the caller what it finds out, in place: each copy costs the references
  /// that it holds.
  package typealias Answer = @Sendable (any ServerCall, inout Caller) async throws(RPCError) -> Void

  package let method: MethodInfo
  package let answer: Answer

  package init(_ method: MethodInfo, answer: @escaping Answer) {
    self.method = method
    self.answer = answer
  }

  /// Of somebody who is known already.
  package func answer(_ call: any ServerCall, as caller: Caller) async throws(RPCError) {
    var caller = caller
    try await answer(call, &caller)
  }
}

/// Told of calls that end before a handler sees them: of no method, refused for want of room, or left by
/// their client. Nobody who stands in front of handlers hears of these.
package protocol UnansweredCalls: AnyObject, Sendable {
  /// On the loop. Nil for a method that is not served.
  func ended(_ method: MethodInfo?, _ code: StatusCode)
}

extension ServerCall {
  package func receiveWhole<M: WireMessage>(into message: inout M) throws(RPCError) -> Bool { false }

  /// The next message with its bounds checked. All requests of all services come in here, by `single` and
  /// `RequestStream`, so no handler can forget the check and no transport has to know of it.
  func next<M: WireMessage>(_ type: M.Type) async throws(RPCError) -> M? {
    var message = M()
    guard try await receive(into: &message) else { return nil }
    try Self.check(message)
    return message
  }

  /// The one request of a unary or server-streaming call; none or two break the RPC's shape.
  package func single<M: WireMessage>(_ type: M.Type) async throws(RPCError) -> M {
    let request = try await unchecked(M.self)
    try Self.check(request)
    return request
  }

  package func single<M: WireMessage>(_ type: M.Type, _ caller: inout Caller) async throws(RPCError) -> M {
    try await single(M.self)
  }

  /// Whether the caller may act in the tenant that the request names is asked before anything else of the
  /// request is looked at.
  package func single<M: TenantRequest>(_ type: M.Type, _ caller: inout Caller) async throws(RPCError) -> M {
    let request = try await unchecked(M.self)
    let isNamed = try await caller.enter(request.tenantID)
    try Self.check(request)
    if !isNamed { throw .tenantUnnamed }
    return request
  }

  private func unchecked<M: WireMessage>(_ type: M.Type) async throws(RPCError) -> M {
    var request = M()
    if try receiveWhole(into: &request) { return request }
    guard try await receive(into: &request) else { throw .requestCount("none") }
    guard try await isAtEnd() else { throw .requestCount("more than one") }
    return request
  }

  private static func check(_ message: some WireMessage) throws(RPCError) {
    let violations = message.violations()
    if !violations.isEmpty { throw .fieldsInvalid(violations) }
  }
}
