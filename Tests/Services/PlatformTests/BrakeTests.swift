import MusterBrake
import MusterCore
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestDatabase
import MusterTestKit
import Testing

@Suite(.timeLimit(.minutes(3))) struct `The emergency brake` {
  private func seconds(until server: TestServer, isOn: Bool, since began: Int64) async throws -> Double? {
    let end = began + 3_000_000_000
    while MonotonicClock.nanoseconds() < end {
      if server.platform.brake.isOn == isOn {
        return Double(MonotonicClock.nanoseconds() - began) / 1_000_000_000
      }
      try await Task.sleep(for: .milliseconds(2))
    }
    return nil
  }

  @Test func `is on and off within a second of the answer, on two servers`() async throws {
    let server = try await TestServer()
    let other = try await TestServer(on: server.database)
    let both = [server, other]
    for each in both {
      #expect(try await eventually(within: .seconds(3)) { !each.platform.brake.isOn })
    }
    var worst: [Bool: Double] = [:]
    for round in 0..<5 {
      for isOn in [true, false] {
        // Anywhere between two looks.
        try await Task.sleep(for: .milliseconds(Int64.random(in: 0...400)))
        let caller = round % 2 == 0 ? server : other
        let began = MonotonicClock.nanoseconds()
        _ = isOn ? try await caller.stopAll("round \(round)") : try await caller.lift("round \(round)")
        for each in both {
          let seconds = try #require(try await seconds(until: each, isOn: isOn, since: began))
          #expect(seconds < 1)
          worst[isOn] = max(worst[isOn] ?? 0, seconds)
        }
      }
    }
    print(
      "emergency stop: on within \(worst[true] ?? 0) s, off within \(worst[false] ?? 0) s, 5 times on 2 servers"
    )
    await other.stop()
    await server.stop()
  }

  @Test func `tells a transaction at once, which goes on in its tenant`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    func check() async throws -> (Bool, String) {
      try await server.platform.tenants.write(
        bound: tenant.id, as: nil, deadline: nil, opening: Opening([]) { _ throws(RPCError) in }
      ) { tx throws(RPCError) in
        let isOn = try await EmergencyBrake.check(tx)
        let results = try await tx.run(BrakeProbe.bound())
        let bound = try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? "" }
        return ((isOn, bound), .rollBack)
      }
    }
    for isOn in [false, true, false] {
      if isOn { _ = try await server.stopAll("now") }
      if !isOn, try await check().0 { _ = try await server.lift("now") }
      let (found, bound) = try await check()
      #expect(found == isOn && bound == tenant.id.uuidText)
      let read = try await server.platform.tenants.read(bound: tenant.id, deadline: nil) {
        tx throws(RPCError) in
        try await EmergencyBrake.check(tx)
      }
      #expect(read == isOn)
    }
    await server.stop()
  }

  @Test func `is on where it could not be read for five seconds, and off when it can be again`() async throws
  {
    let server = try await TestServer()
    let name = server.database.name
    #expect(try await eventually(within: .seconds(3)) { !server.platform.brake.isOn })
    let began = MonotonicClock.nanoseconds()
    try server.sql(
      """
      REVOKE CONNECT ON DATABASE \(name) FROM muster_system;
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = '\(name)' AND usename = 'muster_system'
      """)
    #expect(try await eventually(within: .seconds(8)) { server.platform.brake.isOn })
    let seconds = Double(MonotonicClock.nanoseconds() - began) / 1_000_000_000
    print("emergency stop: on \(seconds) s after the database was lost")
    #expect(seconds > 4 && seconds < 6.5)
    try server.sql("GRANT CONNECT ON DATABASE \(name) TO muster_system")
    #expect(try await eventually(within: .seconds(10)) { !server.platform.brake.isOn })
    await server.stop()
  }
}
