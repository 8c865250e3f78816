import MusterRPC
import MusterTestingAPI
import MusterWire
import Testing

@testable import interop_server

@Suite(.timeLimit(.minutes(1))) struct `Probe service` {
  private let client = TestingV1.Client(InProcessTransport(ProbeService().handlers))

  private func probe() async throws -> TestingV1.GetProbeResponse { try await client.getProbe(.init()) }

  @Test func `counts calls that run, end and are cancelled`() async throws {
    let client = client
    _ = try await client.wait(.with { $0.milliseconds = 1 })
    let waiting = Task { try await client.wait(.init()) }
    try await reach(
      .with {
        $0.started = 2
        $0.running = 1
        $0.finished = 1
      })
    waiting.cancel()
    _ = await waiting.result
    try await reach(
      .with {
        $0.started = 2
        $0.cancelled = 1
        $0.finished = 1
      })
    var options = CallOptions()
    options.timeout = .milliseconds(10)
    _ = try? await client.wait(.init(), options)
    try await reach(
      .with {
        $0.started = 3
        $0.cancelled = 2
        $0.finished = 1
      })
  }

  @Test func `fails as it is told`() async throws {
    await #expect {
      _ = try await client.fail(
        .with {
          $0.code = 8
          $0.reason = "RATE_LIMITED"
          $0.message = "slow down"
          $0.violationsField = 3
          $0.retryAfterMilliseconds = 1500
        })
    } throws: {
      let error = $0 as? RPCError
      return error?.code == .resourceExhausted && error?.reason == "RATE_LIMITED"
        && error?.message == "slow down" && error?.violations.count == 3
        && error?.retry == .after(.milliseconds(1500))
    }
    // A failure is an end as good as another.
    try await reach(
      .with {
        $0.started = 1
        $0.finished = 1
      })
  }

  @Test func `fails as often as it is told, for each key`() async throws {
    func call(_ key: String) async throws -> Int32 {
      try await client.fail(
        .with {
          $0.code = 14
          $0.times = 2
          $0.key = key
        }
      ).earlier
    }
    await #expect(throws: RPCError.self) { _ = try await call("a") }
    await #expect(throws: RPCError.self) { _ = try await call("a") }
    #expect(try await call("a") == 2)
    #expect(try await call("a") == 3)
    await #expect(throws: RPCError.self) { _ = try await call("b") }
  }

  @Test func `flows until it has sent all, and counts it`() async throws {
    var sizes: [Int] = []
    let responses = try await client.flow(
      .with {
        $0.count = 50
        $0.size = 100
      })
    for try await response in responses { sizes.append(response.payload.count) }
    #expect(sizes == [Int](repeating: 100, count: 50))
    #expect(try await probe().flowed == 50)
  }

  @Test func `flows no faster than it is read`() async throws {
    let responses = try await client.flow(.with { $0.count = 1000 })
    _ = try await responses.makeAsyncIterator().next()
    try await Task.sleep(for: .milliseconds(50))
    #expect(try await probe().flowed < 50)
    responses.cancel()
    try await reach { $0.running == 0 && $0.cancelled == 1 }
  }

  @Test func `soaks what it is sent, with a pause before each next message`() async throws {
    let start = ContinuousClock.now
    let call = try await client.soak()
    for size in 1...4 {
      try await call.send(
        .with {
          $0.payload = [UInt8](repeating: 0, count: size)
          $0.pauseMilliseconds = size == 1 ? 5 : 3_600_000
        })
    }
    let response = try await call.finish()
    #expect(response.messages == 4)
    #expect(response.bytesField == 10)
    #expect(ContinuousClock.now - start >= .milliseconds(15))
    #expect(try await probe().soaked == 4)
  }

  private func reach(_ counters: TestingV1.GetProbeResponse) async throws {
    try await reach { $0 == counters }
  }

  /// Counters follow the calls that they count at a small distance.
  private func reach(_ condition: (TestingV1.GetProbeResponse) -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < end {
      if condition(try await probe()) { return }
      try await Task.sleep(for: .milliseconds(1))
    }
    Issue.record("after 10 seconds the counters are \(try await probe())")
  }
}
