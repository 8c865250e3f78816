import MusterCore
import MusterRPC
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

  @Test func `gives away what it has counted in all its parts, and counts on`() {
    let (meter, tenant) = (CallMeter(parts: 3), TenantID.new())
    for part in 0..<3 { meter.count(nil, tenant, hasChanged: part == 1, in: part) }
    meter.count(.callCancelled, nil, hasChanged: false, in: 0)
    let counts = meter.take()
    let first = counts.tallies.first { $0.tenant == tenant }?.tally
    #expect(first == CallCounts.Tally(calls: 3, writes: 1))
    #expect(counts.tallies.first { $0.tenant == .platform }?.tally.calls == 1)
    #expect(meter.take().isEmpty)
    meter.watch(1, in: 1)
    meter.watch(1, in: 2)
    meter.watch(-1, in: 2)
    #expect(meter.watchCount == 1)
  }
}
