import MusterLoop
import MusterTestDatabase
import Testing

@testable import MusterPostgres

@Suite(.timeLimit(.minutes(2))) struct `Calls on a shared connection` {
  @Test func `keep their errors to themselves`() async throws {
    try await withDatabase(nil, { $0.lanes.reads = 1 }) { database in
      let before: Int32? = try await database.read(Sample.process())[0].first?.value(0)
      // Many in one turn, so that they are in one pipeline; the first uses of the statements among them.
      try await withThrowingTaskGroup { group in
        for number in 0..<300 {
          group.addTask {
            if number % 3 == 0 {
              let error = await failure { () throws(PostgresError) in
                try await database.read(Sample.divide(.int4(0)), Sample.echo(.int8(1)))
              }
              #expect(error?.sqlState == "22012")
              #expect(error?.outcome == .nothingDone)
            } else {
              let results = try await database.read(
                Sample.divide(.int4(5)), Sample.echo(.int8(Int64(number))))
              #expect(results.count == 2)
              #expect(try results[0].first?.value(0) == Int32(2))
              #expect(try results[1].first?.value(0) == Int64(number))
            }
          }
        }
        try await group.waitForAll()
      }
      // None took a statement for prepared whose preparation was skipped: that would cost the connection.
      let after: Int32? = try await database.read(Sample.process())[0].first?.value(0)
      #expect(before == after)
    }
  }

  @Test func `are one transaction each`() async throws {
    let cluster = try await PrivateCluster.shared.value
    try cluster.sql("CREATE TABLE IF NOT EXISTS atomic (id int8 PRIMARY KEY)")
    let insert = Statement("INSERT INTO atomic (id) VALUES ($1)", .int8)
    let count = Statement("SELECT count(*) FROM atomic")
    try await withDatabase { database in
      let error = await failure { () throws(PostgresError) in
        try await database.write(insert(.int8(1)), insert(.int8(2)), insert(.int8(1)))
      }
      #expect(error?.code == .uniqueViolation)
      #expect(error?.constraint == "atomic_pkey")
      #expect(try await database.read(count())[0].first?.value(0) == Int64(0))
      let done = try await database.write(insert(.int8(1)), insert(.int8(2)))
      #expect(done[1].changedCount == 1)
      #expect(try await database.read(count())[0].first?.value(0) == Int64(2))
    }
  }

  @Test func `are true only when their commit is`() async throws {
    let cluster = try await PrivateCluster.shared.value
    try cluster.sql(
      "CREATE TABLE IF NOT EXISTS late (id int8, UNIQUE (id) DEFERRABLE INITIALLY DEFERRED)")
    let insert = Statement("INSERT INTO late (id) VALUES ($1) RETURNING id", .int8)
    try await withDatabase(nil, { $0.lanes.writes = 1 }) { database in
      for _ in 0..<3 {
        async let first = failure { () throws(PostgresError) in
          try await database.write(insert(.int8(1)), insert(.int8(1)))
        }
        async let second = failure { () throws(PostgresError) in try await database.write(Sample.one()) }
        #expect(await first?.code == .uniqueViolation)
        #expect(await second == nil)
      }
      #expect(database.health.writes.lastError == nil)
    }
  }

  @Test func `see the settings of their own first statement only`() async throws {
    try await withDatabase(nil, { $0.lanes.reads = 1 }) { database in
      let bound = try await database.read(Sample.setTenant(.text("a")), Sample.tenant())
      #expect(try bound[1].first?.value(0) == "a")
      let after = try await database.read(Sample.tenant())
      #expect(try after[0].first?.optional(0) == "")
    }
  }

  @Test func `end by the timeout that they set`() async throws {
    try await withDatabase { database in
      let error = await failure { () throws(PostgresError) in
        try await database.read(Sample.setTimeout(.text("50ms")), Sample.sleep(.float8(30)))
      }
      #expect(error?.code == .queryCancelled)
      // It ended with its transaction.
      let shown = try await database.read(Statement("SELECT current_setting('statement_timeout')")())
      #expect(try shown[0].first?.value(0) == "0")
    }
  }

  @Test func `of a caller who has gone are answered to nobody`() async throws {
    try await withDatabase(nil, { $0.lanes.reads = 1 }) { database in
      let waiting = Task(executorPreference: database.loop) {
        await failure { () throws(PostgresError) in try await database.read(Sample.sleep(.float8(0.3))) }
      }
      try await Task.sleep(for: .milliseconds(50))
      let began = ContinuousClock.now
      waiting.cancel()
      #expect(await waiting.value?.code == .callerCancelled)
      #expect(ContinuousClock.now - began < .milliseconds(200))
      // The one behind it on the same connection gets its own.
      #expect(try await database.read(Sample.echo(.int8(7)))[0].first?.value(0) == Int64(7))
      let early = Task(executorPreference: database.loop) {
        unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
        return await failure { () throws(PostgresError) in try await database.read(Sample.one()) }
      }
      #expect(await early.value?.code == .callerCancelled)
    }
  }

  @Test func `are prepared once and again after their table has changed`() async throws {
    let cluster = try await PrivateCluster.shared.value
    try cluster.sql(
      "DROP TABLE IF EXISTS shaped; CREATE TABLE shaped (a int4); INSERT INTO shaped VALUES (5)")
    let select = Statement("SELECT a FROM shaped")
    try await withDatabase(nil, { $0.lanes.reads = 1 }) { database in
      let first: Int64? = try await database.read(select())[0].first?.value(0)
      #expect(first == 5)
      try cluster.sql("ALTER TABLE shaped ALTER a TYPE int8")
      // The server refuses the plan, which the caller does not notice.
      try await withThrowingTaskGroup { group in
        for _ in 0..<20 {
          group.addTask { try await database.read(select())[0].first?.value(0) as Int64? }
        }
        while let value = try await group.next() { #expect(value == 5) }
      }
      let names = Statement("SELECT name FROM pg_prepared_statements ORDER BY 1")
      let known: [String] = try await database.read(names())[0].map { try $0.value(0) }
      #expect(known.contains(select.name))
    }
  }

  @Test func `prepare again what somebody has thrown away`() async throws {
    try await withDatabase(nil, { $0.lanes.reads = 1 }) { database in
      _ = try await database.read(Sample.one())
      // As a pooler or a person would.
      let away = Statement("DEALLOCATE ALL")
      await database.sneak(away())
      #expect(try await database.read(Sample.one())[0].first?.value(0) == Int32(1))
    }
  }

  @Test func `lose a connection that is left in a transaction`() async throws {
    try await withDatabase(nil, { $0.lanes.reads = 1 }) { database in
      let before: Int32? = try await database.read(Sample.process())[0].first?.value(0)
      let error = await database.sneak(Statement("BEGIN")())
      #expect(error?.code == .protocolViolation)
      let after: Int32? = try await database.read(Sample.process())[0].first?.value(0)
      #expect(before != after)
    }
  }

  @Test func `go through without a connection, wait a while, and then fail`() async throws {
    try await withDatabase(
      folder: "/tmp/muster-nowhere", awaitsReady: false,
      {
        $0.lanes.waitMax = .milliseconds(100); $0.lanes.queuedMax = 1
      }
    ) { database in
      let began = ContinuousClock.now
      async let first = failure { () throws(PostgresError) in try await database.read(Sample.one()) }
      try await Task.sleep(for: .milliseconds(20))
      let second = await failure { () throws(PostgresError) in try await database.read(Sample.one()) }
      #expect(second == PostgresError(.unavailable, "1 calls wait already, which is the limit"))
      let error = await first
      #expect(error?.code == .unavailable)
      #expect(error?.message.contains("no connection within 0.1 seconds") ?? false)
      #expect(ContinuousClock.now - began < .milliseconds(500))
      #expect(!database.health.isReady)
      #expect(database.health.reads.lastError != nil)
    }
  }

  @Test func `ask the second host when the first is away, and never one that takes no writes`() async throws {
    try await withDatabase(
      nil,
      { configuration in
        configuration.hosts.insert(.init("/tmp/muster-nowhere"), at: 0)
        configuration.targetSession = .readWrite
      }
    ) { database in
      let results = try await database.read(Sample.one())
      #expect(try results[0].first?.value(0) == Int32(1))
    }
    try await withDatabase(
      awaitsReady: false,
      {
        $0.targetSession = .standby
        $0.lanes.waitMax = .milliseconds(300)
      }
    ) { database in
      let error = await failure { () throws(PostgresError) in try await database.read(Sample.one()) }
      #expect(error?.code == .unavailable)
    }
  }

  @Test func `reach only the right tenant, 10,000 of them over two connections`() async throws {
    try await withDatabase(
      nil,
      {
        $0.lanes.reads = 1; $0.lanes.writes = 1; $0.lanes.queuedMax = 20_000
        $0.lanes.waitMax = .seconds(30)
      }
    ) { database in
      try await mixTenants(database, calls: 10_000)
    }
  }

  @Test func `that the server does not support keep their connection`() async throws {
    try await withDatabase(nil, { $0.lanes.reads = 1 }) { database in
      let before: Int32? = try await database.read(Sample.process())[0].first?.value(0)
      let lock = Statement("SELECT count(*) FROM pg_class FOR UPDATE")
      let error = await failure { () throws(PostgresError) in try await database.read(lock()) }
      #expect(error?.sqlState == "0A000")
      #expect(error?.code == .other)
      let after: Int32? = try await database.read(Sample.process())[0].first?.value(0)
      #expect(before == after)
    }
  }
}
