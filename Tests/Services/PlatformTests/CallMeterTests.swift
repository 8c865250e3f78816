import MusterCore
import MusterPlatformAPI
import MusterRPC
import MusterWire
import Testing

@testable import MusterPlatform

@Suite struct `A meter of calls` {
  @Test func `tells how calls ended`() {
    var counts = CallCounts()
    let tenant = TenantID.new()
    func error(_ code: StatusCode) -> RPCError { RPCError(code, reason: "\(code)", message: "") }
    for code in [StatusCode.internal, .unknown, .unavailable, .dataLoss] {
      counts.count(error(code), tenant, hasChanged: true)
    }
    for code in [StatusCode.unauthenticated, .permissionDenied] {
      counts.count(error(code), tenant, hasChanged: false)
    }
    counts.count(error(.resourceExhausted), tenant, hasChanged: false)
    for code in [StatusCode.notFound, .cancelled, .deadlineExceeded, .aborted, .invalidArgument] {
      counts.count(error(code), tenant, hasChanged: false)
    }
    counts.count(nil, tenant, hasChanged: true)
    counts.count(nil, tenant, hasChanged: false)
    let tally = CallCounts.Tally(calls: 14, writes: 1, errors: 4, denied: 2, limited: 1)
    #expect(counts.tallies.map(\.tally) == [tally] && counts.tallies.map(\.tenant) == [tenant])
    #expect(counts.reasons.count == 12 && counts.reasons["aborted"] == 1)
  }

  @Test func `keeps tenants apart, and adds meters up`() {
    let tenants = (0..<50).map { _ in TenantID.new() }
    var (all, part) = (CallCounts(), CallCounts())
    for round in 0..<4 {
      for (place, tenant) in tenants.enumerated() where place >= round {
        part.count(nil, tenant, hasChanged: place % 2 == 0)
      }
      all.add(part)
      part = CallCounts()
    }
    #expect(all.tallies.count == 50)
    let first = all.tallies.first { $0.tenant == tenants[0] }?.tally
    #expect(first == CallCounts.Tally(calls: 1, writes: 1))
    #expect(all.tallies.first { $0.tenant == tenants[49] }?.tally == CallCounts.Tally(calls: 4))
  }

  @Test func `counts no more reasons than there can be`() {
    var counts = CallCounts()
    for number in 0..<2_000 {
      counts.count(RPCError(.notFound, reason: "R\(number)", message: ""), .platform, hasChanged: false)
    }
    counts.count(RPCError(.notFound, reason: "R1", message: ""), .platform, hasChanged: false)
    #expect(counts.reasons.count == 1_000 && counts.reasons["R1"] == 2)
    #expect(counts.tallies.map(\.tally.calls) == [2_001])
  }

  private func info(_ service: String, _ name: String, _ shape: CallShape) -> MethodInfo {
    MethodInfo(
      service: service, name: name, shape: shape, input: "", output: "", access: .anyone, effect: .none,
      audit: .none)
  }

  /// Nobody is asked anything.
  private final class NoCall: ServerCall {
    var metadata: Metadata { Metadata() }
    var deadline: Int64? { nil }
    var wasCompressed: Bool { false }
    func addInitial(_ metadata: Metadata) {}
    func addTrailing(_ metadata: Metadata) {}
    func compress(_ choice: Compression) {}
    func receive<M: WireMessage>(into message: inout M) async throws(RPCError) -> Bool { false }
    func isAtEnd() async throws(RPCError) -> Bool { true }
    func send(_ message: some WireMessage) async throws(RPCError) {}
  }

  @Test func `uses notes again, but not one that somebody has kept`() async throws {
    let meter = CallMeter([])
    let kept = Kept()
    let tenants = [TenantID.new(), TenantID.new(), TenantID.new()]
    for (number, tenant) in tenants.enumerated() {
      let handler = meter.counted(
        MethodHandler(info("muster.x.v1.X", "Get", .unary)) { _, caller async throws(RPCError) in
          var caller = caller
          #expect(caller.note?.tenant == nil && caller.note?.hasChanged == false)
          caller.tenant = tenant
          caller.note?.change()
          if number == 1 { kept.keep(caller) }
        })
      try await handler.answer(NoCall(), Caller())
    }
    #expect(kept.caller?.note?.tenant == tenants[1] && kept.caller?.note?.hasChanged == true)
    let counts = meter.take()
    #expect(counts.tallies.map(\.tenant) == tenants)
    #expect(counts.tallies.allSatisfy { $0.tally == CallCounts.Tally(calls: 1, writes: 1) })
    #expect(meter.take().isEmpty)
  }

  @Test func `knows how many watches are open, and leaves balancers' questions alone`() async throws {
    let meter = CallMeter([])
    let watch = meter.counted(
      MethodHandler(info("muster.x.v1.X", "WatchThings", .serverStream)) { _, _ async throws(RPCError) in
        #expect(meter.watchCount == 1)
        throw .callCancelled
      })
    await #expect(throws: RPCError.self) { try await watch.answer(NoCall(), Caller()) }
    #expect(meter.watchCount == 0)
    let health = meter.counted(
      MethodHandler(info("grpc.health.v1.Health", "Watch", .serverStream)) { _, _ async throws(RPCError) in
        #expect(meter.watchCount == 0)
      })
    try await health.answer(NoCall(), Caller())
    #expect(meter.take().tallies.map(\.tally.calls) == [1])
  }
}

private final class Kept: @unchecked Sendable {
  private(set) var caller: Caller?

  func keep(_ caller: Caller) { self.caller = caller }
}
