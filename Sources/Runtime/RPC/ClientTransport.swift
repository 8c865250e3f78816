package import MusterWire

/// What a client says about one call beside its messages.
package struct CallOptions: Sendable {
  package var metadata = Metadata()
  /// How long the whole call may take; nil is forever.
  package var timeout: Duration?

  package init() {}
}

/// A way to a server: over HTTP/2, or inside the process for tests.
package protocol ClientTransport: Sendable {
  func open(_ method: MethodInfo, _ options: CallOptions) async throws(RPCError) -> any ClientCall
}

/// One call as a client sees it. A call that nobody holds any more is cancelled, as is one whose client
/// is cancelled while it waits.
package protocol ClientCall: Sendable {
  /// Returns when the transport has room for more. When the server has ended the call before, a failed
  /// one throws its status here too, and after a good one the message goes nowhere.
  func send(_ message: some WireMessage) async throws(RPCError)

  /// No more messages will be sent.
  func finish() async throws(RPCError)

  /// The next message, or nil when the call ended well; a failed call throws its status.
  func receive<M: WireMessage>(_ type: M.Type) async throws(RPCError) -> M?

  func cancel()

  /// Whole once a receive has given the answer's end; before, what has come of it.
  var answered: AnswerMetadata { get }
}

/// What a server sent beside its messages.
package struct AnswerMetadata: Sendable, Equatable {
  /// Ahead of the first message.
  package var initial = Metadata()
  /// Beside the status.
  package var trailing = Metadata()

  package init() {}
}

extension ClientTransport {
  package func unary<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ request: Request, _ options: CallOptions
  ) async throws(RPCError) -> Response {
    let call = try await open(method, options)
    try await call.send(request)
    try await call.finish()
    return try await call.single()
  }

  package func serverStream<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ request: Request, _ options: CallOptions
  ) async throws(RPCError) -> ResponseStream<Response> {
    let call = try await open(method, options)
    try await call.send(request)
    try await call.finish()
    return ResponseStream(call)
  }

  package func clientStream<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ options: CallOptions
  ) async throws(RPCError) -> ClientStreamCall<Request, Response> {
    ClientStreamCall(try await open(method, options))
  }

  package func bidirectional<Request: WireMessage, Response: WireMessage>(
    _ method: MethodInfo, _ options: CallOptions
  ) async throws(RPCError) -> BidirectionalCall<Request, Response> {
    BidirectionalCall(try await open(method, options))
  }
}

extension ClientCall {
  /// The one response of a call whose answer is no stream.
  func single<Response: WireMessage>() async throws(RPCError) -> Response {
    guard let response = try await receive(Response.self) else {
      throw .answerCount("ended the call well but sent no answer")
    }
    // The status comes after the message; a failure there is the call's.
    if try await receive(Response.self) != nil {
      throw .answerCount("sent more than one answer")
    }
    return response
  }
}

/// The messages of a server's stream, in order.
package struct ResponseStream<Message: WireMessage>: AsyncSequence, Sendable {
  private let call: any ClientCall

  package init(_ call: any ClientCall) {
    self.call = call
  }

  package func makeAsyncIterator() -> Iterator { Iterator(call: call) }

  package func cancel() {
    call.cancel()
  }

  package struct Iterator: AsyncIteratorProtocol {
    let call: any ClientCall

    package func next() async throws(RPCError) -> Message? {
      try await next(isolation: nil)
    }

    package func next(isolation actor: isolated (any Actor)?) async throws(RPCError) -> Message? {
      try await call.receive(Message.self)
    }
  }
}

/// A call that sends many messages and gets one.
package struct ClientStreamCall<Request: WireMessage, Response: WireMessage>: Sendable {
  private let call: any ClientCall

  package init(_ call: any ClientCall) {
    self.call = call
  }

  package func send(_ message: Request) async throws(RPCError) {
    try await call.send(message)
  }

  /// Sends no more and waits for the answer.
  package func finish() async throws(RPCError) -> Response {
    try await call.finish()
    return try await call.single()
  }

  package func cancel() {
    call.cancel()
  }
}

/// A call whose two sides are streams that do not wait for each other.
package struct BidirectionalCall<Request: WireMessage, Response: WireMessage>: Sendable {
  private let call: any ClientCall

  package init(_ call: any ClientCall) {
    self.call = call
  }

  package var responses: ResponseStream<Response> { ResponseStream(call) }

  package func send(_ message: Request) async throws(RPCError) {
    try await call.send(message)
  }

  package func finish() async throws(RPCError) {
    try await call.finish()
  }

  package func cancel() {
    call.cancel()
  }
}
