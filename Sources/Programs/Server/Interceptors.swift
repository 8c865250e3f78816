import MusterRPC

/// What stands in front of every handler, the same for all services.
enum Interceptors {
  typealias Interceptor = @Sendable (MethodHandler) -> MethodHandler

  /// The first of the list is the first to see a call. Each entry says what must have run before it, and why.
  ///
  /// There is none yet, because what every call needs so far is done before a handler is found: deadline,
  /// limits, the status of an error and the log line of one that is ours belong to the transport, and the
  /// bounds of a request to its decoding. Who calls, and whether they may, comes with the first service
  /// that is not for everybody, and stands first.
  static let all: [Interceptor] = []

  static func before(_ handlers: [MethodHandler], _ interceptors: [Interceptor] = all) -> [MethodHandler] {
    // The innermost is put around first.
    handlers.map { handler in interceptors.reversed().reduce(handler) { inner, wrap in wrap(inner) } }
  }
}
