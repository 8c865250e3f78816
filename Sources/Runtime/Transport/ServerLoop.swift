import MusterCore
import MusterHTTP2
import MusterLoop
import MusterRPC
import MusterWire
import Synchronization

/// What the calls of one loop share.
final class ServerLoop {
  let loop: EventLoop
  let http2: HTTP2Loop
  let router: Router
  let configuration: ServerConfiguration
  let runners: CallRunners
  /// Nil when nobody wants to know.
  let unanswered: (any UnansweredCalls)?
  private let load: ServerLoad
  private var encoder = WireEncoder()
  /// Names calls and their traces.
  var random = FastRandom()

  init(
    _ loop: EventLoop, _ router: Router, _ configuration: ServerConfiguration, _ load: ServerLoad,
    _ unanswered: (any UnansweredCalls)?
  ) {
    self.unanswered = unanswered
    self.loop = loop
    self.router = router
    self.configuration = configuration
    self.load = load
    http2 = HTTP2Loop(loop)
    runners = CallRunners(loop)
  }

  /// Counts a call in, or says that there are too many. Each one counted in `leave`s.
  func admit(_ method: @autoclosure () -> MethodInfo) -> Bool {
    guard load.enter() > configuration.callsMax else { return true }
    // Whoever watches the server's health is answered most when it is loaded.
    if method().service == "grpc.health.v1.Health" { return true }
    load.leave()
    return false
  }

  func leave() { load.leave() }

  /// Lends the bytes of a framed message.
  func encode(_ message: some WireMessage, compress: Bool, _ body: (UnsafeRawBufferPointer) -> Void) {
    encoder.reset()
    message.encode(into: &encoder)
    if compress, encoder.count >= Gzip.sizeMin,
      let smaller = unsafe encoder.withBytes({ unsafe Gzip.deflate($0) })
    {
      encoder.reset()
      encoder.raw(smaller)
      encoder.frame(flags: 1)
    } else {
      encoder.frame(flags: 0)
    }
    // Lent until the encoder is used again.
    unsafe encoder.withBytes(body)
  }

  /// An error that is ours is in the log under the call's id, which the caller gets in its place.
  func note(_ error: RPCError, _ method: MethodInfo?, _ caller: @autoclosure () -> Caller) -> String? {
    guard error.isOurs else { return nil }
    let caller = caller()
    let id = caller.requestID
    if !error.isLogged {
      Log.write(
        .error, "rpc_failed",
        [
          "trace_id": caller.trace.id.description, "request_id": id, "rpc_method": method?.fullName,
          "code": error.code.name, "reason": error.reason, "cause": error.cause.map { "\($0)" },
        ])
    }
    return id
  }
}

/// How many calls the server has at work. The only thing that calls of different loops share.
final class ServerLoad: Sendable {
  private let running = Atomic(0)

  var count: Int { running.load(ordering: .relaxed) }

  func enter() -> Int { running.add(1, ordering: .relaxed).newValue }
  func leave() { running.subtract(1, ordering: .relaxed) }
}
