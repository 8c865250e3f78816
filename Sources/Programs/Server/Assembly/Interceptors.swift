import MusterRPC
import MusterTenancy

/// What stands in front of every handler, the same for all services.
enum Interceptors {
  typealias Interceptor = @Sendable (MethodHandler) -> MethodHandler

  /// The first of the list is the first to see a call. Each entry says what must have run before it, and why.
  ///
  /// What every call needs before a handler is found is not here: deadline, limits, the status of an error
  /// and the log line of one that is ours belong to the transport, the bounds of a request to its decoding.
  static func all(_ tenancy: Tenancy, _ observer: CallObserver) -> [Interceptor] {
    [
      // Before all others: who is not let in is seen too, and so is the time that everything took.
      observer.observed,
      // Nothing of a request is looked at before it is known who asks. The tenant is in the request,
      // so the guard is asked again as soon as that is decoded, ahead of its bounds.
      tenancy.guarded,
    ]
  }

  static func before(_ handlers: [MethodHandler], _ interceptors: [Interceptor]) -> [MethodHandler] {
    // The innermost is put around first.
    handlers.map { handler in interceptors.reversed().reduce(handler) { inner, wrap in wrap(inner) } }
  }
}
