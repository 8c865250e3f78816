import MusterRPC
import MusterTestingAPI
import MusterWire
import Synchronization

/// `muster.testing.v1.ProbeService`: calls that do on demand what a test needs, and how many there are.
final class ProbeService: TestingV1.Service {
  private static let sizeMax: Int32 = 64 << 20
  private static let violationsMax: Int32 = 10_000

  private let started = Atomic<Int64>(0)
  private let running = Atomic<Int64>(0)
  private let cancelled = Atomic<Int64>(0)
  private let finished = Atomic<Int64>(0)
  private let flowed = Atomic<Int64>(0)
  private let soaked = Atomic<Int64>(0)
  /// Calls of Fail by key.
  private let failures = Mutex<[String: Int32]>([:])

  /// The service's handlers, all but GetProbe counted while they are at work.
  var handlers: [MethodHandler] {
    TestingV1.handlers(self).map { handler in
      if handler.method == TestingV1.Method.getProbe.info { return handler }
      return MethodHandler(handler.method) { call, caller async throws(RPCError) in
        self.started.add(1, ordering: .relaxed)
        self.running.add(1, ordering: .relaxed)
        do throws(RPCError) {
          try await handler.answer(call, &caller)
          self.end(nil)
        } catch {
          self.end(error)
          throw error
        }
      }
    }
  }

  /// The transport may say that the call is over before it cancels the task.
  private func end(_ error: RPCError?) {
    let isStopped = Task.isCancelled || ["CALL_CANCELLED", "DEADLINE_PASSED"].contains(error?.reason)
    if isStopped {
      cancelled.add(1, ordering: .relaxed)
    } else {
      finished.add(1, ordering: .relaxed)
    }
    running.subtract(1, ordering: .relaxed)
  }

  func getProbe(
    _ request: TestingV1.GetProbeRequest, as caller: Caller
  ) async throws(RPCError) -> TestingV1.GetProbeResponse {
    .with {
      $0.started = started.load(ordering: .relaxed)
      $0.running = running.load(ordering: .relaxed)
      $0.cancelled = cancelled.load(ordering: .relaxed)
      $0.finished = finished.load(ordering: .relaxed)
      $0.flowed = flowed.load(ordering: .relaxed)
      $0.soaked = soaked.load(ordering: .relaxed)
    }
  }

  func wait(
    _ request: TestingV1.WaitRequest, as caller: Caller
  ) async throws(RPCError) -> TestingV1.WaitResponse {
    if request.milliseconds == 0 { try await Pause.forever() }
    try await Pause.take(.milliseconds(request.milliseconds))
    return TestingV1.WaitResponse()
  }

  func fail(
    _ request: TestingV1.FailRequest, as caller: Caller
  ) async throws(RPCError) -> TestingV1.FailResponse {
    let earlier = failures.withLock { failures in
      let earlier = failures[request.key, default: 0]
      failures[request.key] = earlier + 1
      return earlier
    }
    if request.code == 0 || request.times > 0 && earlier >= request.times {
      return .with { $0.earlier = earlier }
    }
    guard (0...Self.violationsMax).contains(request.violationsField) else {
      throw Self.outOfRange("violations", request.violationsField, Self.violationsMax)
    }
    let violations = (0..<request.violationsField).map {
      FieldViolation(field: "rows[\($0)]", description: "is at fault, as the request wants it")
    }
    let wait = request.retryAfterMilliseconds
    throw RPCError(
      StatusCode(number: request.code), reason: request.reason, message: request.message,
      metadata: ["earlier": "\(earlier)"], violations: violations,
      retry: wait > 0 ? .after(.milliseconds(wait)) : .unstated)
  }

  func flow(
    _ request: TestingV1.FlowRequest, to responses: ResponseWriter<TestingV1.FlowResponse>,
    as caller: Caller
  ) async throws(RPCError) {
    guard (0...Self.sizeMax).contains(request.size) else {
      throw Self.outOfRange("size", request.size, Self.sizeMax)
    }
    let response = TestingV1.FlowResponse.with {
      $0.payload = [UInt8](repeating: 0x66, count: Int(request.size))
    }
    var left = request.count
    while left > 0 {
      try await responses.send(response)
      flowed.add(1, ordering: .relaxed)
      left -= 1
    }
  }

  func soak(
    _ requests: RequestStream<TestingV1.SoakRequest>, as caller: Caller
  ) async throws(RPCError) -> TestingV1.SoakResponse {
    var response = TestingV1.SoakResponse()
    var pause = Duration.zero
    let stream = requests.makeAsyncIterator()
    while let request = try await stream.next() {
      if response.messages == 0 { pause = .milliseconds(request.pauseMilliseconds) }
      response.messages += 1
      response.bytesField += Int64(request.payload.count)
      soaked.add(1, ordering: .relaxed)
      try await Pause.take(pause)
    }
    return response
  }

  private static func outOfRange(_ field: String, _ value: Int32, _ max: Int32) -> RPCError {
    RPCError(
      .invalidArgument, reason: "FIELD_INVALID", message: "\(field) is \(value), it may be 0 to \(max)")
  }
}
