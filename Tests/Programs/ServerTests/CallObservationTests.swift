import MusterCore
import MusterPlatform
import MusterRPC
import MusterStandardAPI
import MusterWire
import Testing

@testable import MusterServer

@Suite struct `An observer of calls` {
  private func info(_ service: String, _ name: String, _ shape: CallShape) -> MethodInfo {
    MethodInfo(
      service: service, name: name, shape: shape, input: "", output: "", access: .anyone, effect: .none,
      audit: .none)
  }

  /// Has two messages to read, and throws away what is sent.
  private final class SmallCall: ServerCall {
    var metadata: Metadata { Metadata() }
    var deadline: Int64? { nil }
    var wasCompressed: Bool { false }
    func addInitial(_ metadata: Metadata) {}
    func addTrailing(_ metadata: Metadata) {}
    func compress(_ choice: Compression) {}
    func receive<M: WireMessage>(into message: inout M) async throws(RPCError) -> Bool { true }
    func isAtEnd() async throws(RPCError) -> Bool { true }
    func send(_ message: some WireMessage) async throws(RPCError) {}
  }

  private func observer(_ methods: MethodInfo...) -> CallObserver {
    CallObserver(
      CallRecorders(
        meter: CallMeter(parts: 1), metrics: CallMetrics(methods, parts: 1), telemetry: Telemetry()), [])
  }

  private final class Kept: @unchecked Sendable {
    private(set) var caller: Caller?
    private(set) var notes: Set<ObjectIdentifier> = []

    func keep(_ caller: Caller) { self.caller = caller }
    func see(_ note: CallNote?) { if let note { notes.insert(ObjectIdentifier(note)) } }
  }

  private final class Somebody: CallPrincipal {}

  @Test func `uses notes again, but not one that somebody has kept`() async throws {
    let get = info("muster.x.v1.X", "Get", .unary)
    let (observer, kept) = (observer(get), Kept())
    let tenants = [TenantID.new(), TenantID.new(), TenantID.new(), TenantID.new()]
    for (number, tenant) in tenants.enumerated() {
      let handler = observer.observed(
        MethodHandler(get) { _, caller async throws(RPCError) in
          let note = caller.note
          let known = note?.known
          #expect(known?.tenant == nil && known?.hasChanged == false && known?.principal == nil)
          (caller.principal, caller.tenant) = (Somebody(), tenant)
          caller.note?.change()
          kept.see(caller.note)
          if number == 1 { kept.keep(caller) }
        })
      try await handler.answer(SmallCall(), as: Caller())
    }
    let known = kept.caller?.note?.known
    #expect(known?.tenant == tenants[1] && known?.hasChanged == true && known?.principal is Somebody)
    // One for the first two, one for the others.
    #expect(kept.notes.count == 2)
  }

  @Test func `counts each end by its code, and what a stream carries`() async throws {
    let get = info("muster.x.v1.X", "Get", .unary)
    let watch = info("muster.x.v1.X", "WatchThings", .serverStream)
    let observer = observer(get, watch)
    let (metrics, meter) = (observer.recorders.metrics, observer.recorders.meter)
    let good = observer.observed(MethodHandler(get) { _, _ throws(RPCError) in })
    let bad = observer.observed(MethodHandler(get) { _, _ throws(RPCError) in throw .callCancelled })
    for _ in 0..<3 { try await good.answer(SmallCall(), as: Caller()) }
    let past = MonotonicClock.nanoseconds() - 1
    for deadline in [nil, Int64.max, past] {
      await #expect(throws: RPCError.self) {
        try await bad.answer(SmallCall(), as: Caller(deadline: deadline))
      }
    }
    var figures = metrics.figures[metrics.method(get).index]
    #expect(figures.started == 6 && figures.received == 6 && figures.sent == 3)
    #expect(figures.ends[0] == 3 && figures.ends[1] == 2)
    // The client was told that its time is over.
    #expect(figures.ends[Int(StatusCode.deadlineExceeded.rawValue)] == 1)
    #expect(figures.times.indices.reduce(0) { $0 + figures.times[$1] } == 6)

    let stream = observer.observed(
      MethodHandler(watch) { call, _ async throws(RPCError) in
        #expect(meter.watchCount == 1)
        var message = GrpcHealthV1.HealthCheckRequest()
        _ = try await call.receive(into: &message)
        for _ in 0..<5 { try await call.send(message) }
        let figures = metrics.figures[metrics.method(watch).index]
        #expect(figures.started == 1 && figures.received == 1 && figures.sent == 5)
        #expect(figures.ends[0] == 0)
      })
    try await stream.answer(SmallCall(), as: Caller())
    #expect(meter.watchCount == 0)
    figures = metrics.figures[metrics.method(watch).index]
    #expect(figures.ends[0] == 1)
  }

  @Test func `counts all methods that there are not as one`() {
    let get = info("muster.x.v1.X", "Get", .unary)
    let observer = observer(get)
    for name in ["A", "B", "C"] { observer.ended(info("x", name, .unary), .unimplemented) }
    observer.ended(nil, .unimplemented)
    observer.ended(get, .resourceExhausted)
    let figures = observer.recorders.metrics.figures
    #expect(figures.map(\.started) == [4, 1])
    #expect(figures[0].ends[Int(StatusCode.unimplemented.rawValue)] == 4)
    #expect(figures[1].ends[Int(StatusCode.resourceExhausted.rawValue)] == 1)
  }

  @Test func `knows no balancer's question as a client's watch`() async throws {
    let health = info("grpc.health.v1.Health", "Watch", .serverStream)
    let observer = observer(health)
    let handler = observer.observed(
      MethodHandler(health) { _, _ throws(RPCError) in #expect(observer.recorders.meter.watchCount == 0) })
    try await handler.answer(SmallCall(), as: Caller())
    #expect(observer.recorders.metrics.figures.map(\.started) == [0, 1])
  }

  @Test(arguments: [(0, 0), (100_000, 0), (100_001, 1), (10_000_000_000, 14), (10_000_000_001, 15)])
  func `puts a time below the first bound that it keeps`(time: Int64, place: Int) {
    let counter = MethodCounter()
    counter.end(.ok, after: time)
    let figures = counter.figures(of: .unary)
    #expect(figures.times[place] == 1 && figures.nanoseconds == time)
  }

  @Test func `adds the figures of all loops up`() {
    let metrics = CallMetrics([info("a", "B", .unary)], parts: 3)
    for part in 0..<3 { metrics.began(metrics.methods[1], in: part) }
    #expect(metrics.figures[1].started == 3 && metrics.figures[1].received == 3)
  }
}
