import MusterLoop
import MusterTestDatabase
import Synchronization
import Testing

@testable import MusterPostgres

/// Who was lent something, one after another.
private final class Order: Sendable {
  private let state = Mutex([Int]())

  var holders: [Int] { state.withLock { $0 } }

  func add(_ holder: Int) { state.withLock { $0.append(holder) } }
}

@Suite(.timeLimit(.minutes(2))) struct `Transactions on a leased connection` {
  private struct Refused: Error {}

  private static func table(_ name: String) async throws -> PrivateCluster {
    let cluster = try await PrivateCluster.shared.value
    try cluster.sql("DROP TABLE IF EXISTS \(name); CREATE TABLE \(name) (id int8 PRIMARY KEY)")
    return cluster
  }

  @Test func `commit what later statements made of earlier answers`() async throws {
    let cluster = try await Self.table("lease_commit")
    let insert = Statement("INSERT INTO lease_commit VALUES ($1) RETURNING id + 1", .int8)
    try await withDatabase { database in
      let last = try await database.transaction(failing: { $0 }) { lease throws(PostgresError) in
        let next: Int64? = try await lease.run(insert(.int8(1)))[0].first?.value(0)
        return try await lease.run(insert(.int8(next ?? 0)))[0].changedCount
      }
      #expect(last == 1)
    }
    #expect(try cluster.sql("SELECT string_agg(id::text, ',' ORDER BY id) FROM lease_commit") == "1,2")
  }

  @Test func `are rolled back when their body fails or forgets them`() async throws {
    let cluster = try await Self.table("lease_roll")
    let insert = Statement("INSERT INTO lease_roll VALUES ($1)", .int8)
    try await withDatabase(nil, { $0.lanes.exclusives = 1 }) { database in
      await #expect(throws: Refused.self) {
        try await database.transaction(failing: { $0 as any Error }) { lease throws(any Error) in
          _ = try await lease.run(insert(.int8(1)))
          throw Refused()
        }
      }
      do {
        let lease = try await database.lease()
        _ = try await lease.run(insert(.int8(2)))
      }
      // The same connection again: it came back, and clean.
      let count = try await database.transaction(failing: { $0 }) { lease throws(PostgresError) in
        try await lease.run(Statement("SELECT count(*) FROM lease_roll")())[0].first?.value(0) as Int64?
      }
      #expect(count == 0)
    }
    #expect(try cluster.sql("SELECT count(*) FROM lease_roll") == "0")
  }

  @Test func `do not commit what has failed`() async throws {
    _ = try await Self.table("lease_failed")
    let insert = Statement("INSERT INTO lease_failed VALUES ($1)", .int8)
    try await withDatabase { database in
      let lease = try await database.lease()
      _ = try await lease.run(insert(.int8(1)))
      let twice = await failure { () throws(PostgresError) in try await lease.run(insert(.int8(1))) }
      #expect(twice?.code == .uniqueViolation)
      let error = await failure { () throws(PostgresError) in try await lease.commit() }
      #expect(error?.message == "the transaction had failed and was rolled back")
      #expect(error?.outcome == .nothingDone)
      let over = await failure { () throws(PostgresError) in try await lease.run(insert(.int8(2))) }
      #expect(over?.code == .connectionLost)
    }
  }

  @Test func `commit with their last statements in one trip, which may also be the first`() async throws {
    let cluster = try await Self.table("lease_last")
    let insert = Statement("INSERT INTO lease_last VALUES ($1) RETURNING id", .int8)
    try await withDatabase { database in
      let later = try await database.lease()
      _ = try await later.run(insert(.int8(1)))
      let results = try await later.commit(after: [insert(.int8(2)), insert(.int8(3))])
      #expect(results.count == 2)
      #expect(try results.last.first?.value(0) == Int64(3))
      let over = await failure { () throws(PostgresError) in try await later.run(insert(.int8(9))) }
      #expect(over?.code == .connectionLost)

      let once = try await database.lease()
      let only = try await once.commit(after: [insert(.int8(4))])
      #expect(only.count == 1)
      #expect(try only[0].first?.value(0) == Int64(4))
      let refused = try await database.lease()
      let error = await failure { () throws(PostgresError) in
        try await refused.commit(after: [Statement("COMMIT")()])
      }
      #expect(error?.code == .parametersInvalid)
    }
    #expect(try cluster.sql("SELECT string_agg(id::text, ',' ORDER BY id) FROM lease_last") == "1,2,3,4")
  }

  @Test func `skip their commit when a last statement fails, and leave the connection clean`() async throws {
    let cluster = try await Self.table("lease_skipped")
    let insert = Statement("INSERT INTO lease_skipped VALUES ($1)", .int8)
    try await withDatabase(nil, { $0.lanes.exclusives = 1 }) { database in
      var processes: Set<Int32> = []
      for isFirst in [true, false] {
        let lease = try await database.lease()
        if !isFirst {
          let process: Int32? = try await lease.run(Sample.process(), insert(.int8(1)))[0].first?.value(0)
          processes.insert(process ?? 0)
        }
        let error = await failure { () throws(PostgresError) in
          try await lease.commit(after: [insert(.int8(2)), Sample.divide(.int4(0)), insert(.int8(3))])
        }
        #expect(error?.sqlState == "22012")
        #expect(error?.outcome == .nothingDone)
      }
      let next = try await database.lease()
      let process: Int32? = try await next.run(Sample.process())[0].first?.value(0)
      #expect(processes == [process ?? 0])
    }
    #expect(try cluster.sql("SELECT count(*) FROM lease_skipped") == "0")
  }

  @Test func `are waited for a bounded time`() async throws {
    try await withDatabase(
      nil,
      {
        $0.lanes.exclusives = 1
        $0.lanes.leaseWaitMax = .milliseconds(100)
      }
    ) { database in
      let held = try await database.lease()
      let began = ContinuousClock.now
      let error = await failure { () throws(PostgresError) in try await database.lease() }
      #expect(error == PostgresError(.unavailable, "no connection to lease within 0.1 seconds"))
      #expect(ContinuousClock.now - began < .milliseconds(500))
      async let next = database.lease()
      held.giveUp()
      let lease = try await next
      try await lease.commit()
    }
  }

  @Test func `see one moment when asked to, and write nothing then`() async throws {
    let cluster = try await Self.table("lease_moment")
    let count = Statement("SELECT count(*) FROM lease_moment")
    try await withDatabase { database in
      let lease = try await database.lease(.snapshot)
      let before: Int64? = try await lease.run(count())[0].first?.value(0)
      try cluster.sql("INSERT INTO lease_moment VALUES (1)")
      let after: Int64? = try await lease.run(count())[0].first?.value(0)
      #expect(before == 0 && after == 0)
      let error = await failure { () throws(PostgresError) in
        try await lease.run(Statement("DELETE FROM lease_moment")())
      }
      #expect(error?.code == .readOnly)
    }
  }

  @Test func `are cancelled on the server when their caller goes, and the connection stays`() async throws {
    let cluster = try await PrivateCluster.shared.value
    try await withDatabase(nil, { $0.lanes.exclusives = 1 }) { database in
      var processes: Set<Int32> = []
      for round in 0..<5 {
        let (told, tell) = AsyncStream.makeStream(of: Int32.self)
        let call = Task(executorPreference: database.loop) {
          let lease = try await database.lease()
          let process: Int32? = try await lease.run(Sample.process())[0].first?.value(0)
          tell.yield(process ?? 0)
          _ = try await lease.run(Sample.sleep(.float8(60)))
        }
        for await process in told {
          processes.insert(process)
          break
        }
        try await Task.sleep(for: .milliseconds(30 * round))
        let began = ContinuousClock.now
        call.cancel()
        _ = await call.result
        // Free again long before the statement would have ended.
        let lease = try await database.lease()
        _ = try await lease.run(Sample.one())
        try await lease.commit()
        #expect(ContinuousClock.now - began < .seconds(1))
      }
      #expect(processes.count == 1)
      let process = processes.first ?? 0
      #expect(try cluster.sql("SELECT state FROM pg_stat_activity WHERE pid = \(process)") == "idle")
    }
  }

  @Test func `are not committed once a statement was left`() async throws {
    try await withDatabase { database in
      let lease = try await database.lease()
      _ = try await lease.run(Sample.one())
      let left = Task(executorPreference: database.loop) {
        await failure { () throws(PostgresError) in try await lease.run(Sample.sleep(.float8(0.1))) }
      }
      try await Task.sleep(for: .milliseconds(30))
      left.cancel()
      #expect(await left.value?.code == .callerCancelled)
      let error = await failure { () throws(PostgresError) in try await lease.commit() }
      #expect(error?.code == .callerCancelled)
    }
  }

  @Test func `give a locked row a second chance where waiting holds up nobody`() async throws {
    let cluster = try await Self.table("lease_locked")
    try cluster.sql("INSERT INTO lease_locked VALUES (1)")
    let change = Statement("UPDATE lease_locked SET id = id WHERE id = $1", .int8)
    try await withDatabase { database in
      let holder = try await database.lease()
      _ = try await holder.run(change(.int8(1)))
      let short = [Sample.setLockTimeout(.text("50ms")), change(.int8(1))]
      let error = await failure { () throws(PostgresError) in try await database.write(short) }
      #expect(error?.code == .lockTimeout)
      async let patient = database.write(
        short, patiently: [Sample.setLockTimeout(.text("10s")), change(.int8(1))])
      try await Task.sleep(for: .milliseconds(150))
      try await holder.commit()
      #expect(try await patient[1].changedCount == 1)
    }
  }

  @Test func `go first to who has the fewest, and never the last to who keeps them for long`() async throws {
    try await withDatabase(nil, { $0.lanes.exclusives = 2 }) { database in
      let (busy, calm) = (1, 2)
      let order = Order()
      let first = try await database.lease(of: busy)
      let second = try await database.lease(of: busy)
      var waiting: [Task<Void, any Error>] = []
      for holder in [busy, busy, calm] {
        waiting.append(
          Task {
            let lease = try await database.lease(of: holder)
            order.add(holder)
            if holder == calm { try await Task.sleep(for: .milliseconds(200)) }
            lease.giveUp()
          })
        // In this order they wait.
        try await Task.sleep(for: .milliseconds(30))
      }
      second.giveUp()
      try await waiting[2].value
      #expect(order.holders == [calm])
      // One is free, and not for who has kept the other all the time.
      try await Task.sleep(for: .milliseconds(50))
      #expect(order.holders == [calm])
      first.giveUp()
      for one in waiting { try await one.value }
      #expect(order.holders == [calm, busy, busy])
    }
  }
}
