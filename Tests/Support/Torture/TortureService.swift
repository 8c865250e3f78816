package import MusterRPC
package import MusterTortureAPI
import MusterWire
import Synchronization

/// Answers as each test says; what a test does not set answers as its proto tells.
package struct TortureService: TortureV1.Service {
  package typealias Switches = RequestStream<TortureV1.SwitchRequest>

  package var onEcho: @Sendable (TortureV1.EchoRequest, Caller) async throws(RPCError) -> TortureV1.Bounded? =
    {
      request, _ throws(RPCError) in request.bounded
    }
  package var onRepeat:
    @Sendable (TortureV1.RepeatRequest, ResponseWriter<TortureV1.RepeatResponse>) async throws(RPCError) ->
      Void = { request, responses throws(RPCError) in
        for number in 0..<request.times {
          try await responses.send(.with { $0.text = "\(request.text) \(number)" })
        }
      }
  package var onImport: @Sendable (RequestStream<TortureV1.ImportRequest>) async throws(RPCError) -> Int64 = {
    requests throws(RPCError) in
    var total: Int64 = 0
    for try await request in requests {
      if case .amount(let amount)? = request.step { total += amount }
    }
    return total
  }
  package var onSwitch:
    @Sendable (Switches, ResponseWriter<TortureV1.SwitchResponse>) async throws(RPCError) -> Void = {
      requests, responses throws(RPCError) in
      for try await request in requests {
        if case .text(let text)? = request.step {
          try await responses.send(.with { $0.text = "got \(text)" })
        }
      }
    }

  package init() {}

  package func echo(
    _ request: TortureV1.EchoRequest, as caller: Caller
  ) async throws(RPCError) -> TortureV1.EchoResponse {
    let bounded = try await onEcho(request, caller)
    return .with { $0.bounded = bounded }
  }

  package func `repeat`(
    _ request: TortureV1.RepeatRequest, to responses: ResponseWriter<TortureV1.RepeatResponse>,
    as caller: Caller
  ) async throws(RPCError) {
    try await onRepeat(request, responses)
  }

  package func `import`(
    _ requests: RequestStream<TortureV1.ImportRequest>, as caller: Caller
  ) async throws(RPCError) -> TortureV1.ImportResponse {
    let total = try await onImport(requests)
    return .with { $0.total = total }
  }

  package func `switch`(
    _ requests: Switches, to responses: ResponseWriter<TortureV1.SwitchResponse>, as caller: Caller
  ) async throws(RPCError) {
    try await onSwitch(requests, responses)
  }
}

extension TortureService {
  /// With some of its answers replaced.
  package init(_ change: (inout TortureService) -> Void) {
    self.init()
    change(&self)
  }

  /// A service with some of its answers replaced, and the way to it.
  package static func transport(_ change: (inout TortureService) -> Void = { _ in }) -> InProcessTransport {
    InProcessTransport(TortureV1.handlers(TortureService(change)))
  }

  package static func client(_ change: (inout TortureService) -> Void = { _ in }) -> TortureV1.Client {
    TortureV1.Client(transport(change))
  }
}

extension TortureV1.EchoRequest {
  package static func valid(_ change: (inout TortureV1.Bounded) -> Void = { _ in }) -> Self {
    .with {
      $0.tenantID = "tenant_01jc4x8y7kf3q9v2m5n6p7r8st"
      var bounded = TortureV1.Bounded.with { $0.name = "Ada" }
      change(&bounded)
      $0.bounded = bounded
    }
  }
}

/// What several tasks of a test tell each other.
package final class Shared<Value: Sendable>: Sendable {
  private let state: Mutex<Value>

  package init(_ value: Value) {
    state = Mutex(value)
  }

  package var value: Value { state.withLock { $0 } }

  package func change(_ body: (inout sending Value) -> Void) {
    state.withLock { body(&$0) }
  }
}

/// Waits until the condition holds; a test that would hang fails instead.
package func eventually(_ seconds: Int = 10, _ condition: () async -> Bool) async -> Bool {
  let end = ContinuousClock.now + .seconds(seconds)
  while await !condition() {
    if ContinuousClock.now > end { return false }
    try? await Task.sleep(for: .milliseconds(1))
  }
  return true
}

/// The error that the body throws, or nil when it throws none.
package func failure(_ body: () async throws(RPCError) -> Void) async -> RPCError? {
  do throws(RPCError) {
    try await body()
    return nil
  } catch {
    return error
  }
}
