import Glibc
import MusterLoop
import MusterTestDatabase
import Synchronization
import Testing

@testable import MusterPostgres

/// What a writer was told.
private final class Ledger: Sendable {
  struct Entries {
    var acknowledged: Set<Int64> = []
    var unknown: Set<Int64> = []
    var refused: Set<Int64> = []
    var others: [PostgresError] = []
    var lastDone = ContinuousClock.now
  }

  let entries = Mutex(Entries())
  let isOver = Atomic(false)
  let number = Atomic<Int64>(0)

  func note(_ id: Int64, _ error: PostgresError?) {
    entries.withLock { entries in
      switch (error?.code, error?.outcome) {
      case (nil, _):
        entries.acknowledged.insert(id)
        entries.lastDone = .now
      case (.connectionLost, .unknown): entries.unknown.insert(id)
      case (.connectionLost, _), (.unavailable, _): entries.refused.insert(id)
      default: if let error { entries.others.append(error) }
      }
    }
  }

  var acknowledgedCount: Int { entries.withLock { $0.acknowledged.count } }
}

@Suite(.serialized, .timeLimit(.minutes(3))) struct `A database that goes away` {
  private static let insert = Statement("INSERT INTO written (id) VALUES ($1)", .int8)

  /// Writers that go on through whatever `harm` does; then each answer is held against the table.
  private func underLoad(
    _ cluster: PrivateCluster, rounds: Int, _ harm: @escaping @Sendable (Int) async throws -> Void
  ) async throws {
    try cluster.sql("CREATE TABLE written (id int8 PRIMARY KEY)")
    let ledger = Ledger()
    try await withDatabase(cluster) { database in
      try await withThrowingTaskGroup { group in
        for _ in 0..<16 {
          group.addTask(executorPreference: database.loop) {
            while !ledger.isOver.load(ordering: .relaxed) {
              let id = ledger.number.add(1, ordering: .relaxed).newValue
              ledger.note(
                id,
                await failure { () throws(PostgresError) in try await database.write(Self.insert(.int8(id))) }
              )
            }
          }
        }
        defer { ledger.isOver.store(true, ordering: .relaxed) }
        try await until { ledger.acknowledgedCount > 100 }
        for round in 0..<rounds {
          try await harm(round)
          let (count, began) = (ledger.acknowledgedCount, ContinuousClock.now)
          try await until { ledger.acknowledgedCount > count + 50 }
          // Five times what it may take, as everywhere.
          #expect(ContinuousClock.now - began < .seconds(10))
        }
        ledger.isOver.store(true, ordering: .relaxed)
        try await group.waitForAll()
      }
    }
    let there = Set(
      try cluster.sql("SELECT id FROM written").split(separator: "\n").compactMap { Int64($0) })
    let entries = ledger.entries.withLock { $0 }
    #expect(entries.others == [])
    #expect(entries.acknowledged.subtracting(there) == [])
    #expect(entries.refused.intersection(there) == [])
    #expect(there.subtracting(entries.acknowledged).subtracting(entries.unknown) == [])
    #expect(!entries.unknown.isEmpty)
  }

  @Test func `by the death of one process after another, loses nothing acknowledged`() async throws {
    let cluster = try await PrivateCluster()
    try await underLoad(cluster, rounds: 3) { _ in
      // The server restarts all its processes when one is killed so.
      let process = try cluster.sql(
        "SELECT pid FROM pg_stat_activity WHERE application_name = 'muster' AND pid <> pg_backend_pid() ORDER BY state LIMIT 1"
      )
      try kill9(process)
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  @Test func `by a stop, fast or immediate, loses nothing acknowledged`() async throws {
    let cluster = try await PrivateCluster()
    try await underLoad(cluster, rounds: 4) { round in
      try cluster.stop(round % 2 == 0 ? .immediate : .fast)
      try await Task.sleep(for: .milliseconds(100))
      try cluster.start()
    }
  }

  @Test func `ends what is under way, and says of a write that nobody knows`() async throws {
    let cluster = try await PrivateCluster()
    try await withDatabase(cluster) { database in
      async let read = failure { () throws(PostgresError) in
        try await database.read(Sample.sleep(.float8(30)))
      }
      async let write = failure { () throws(PostgresError) in
        try await database.write(Sample.sleep(.float8(30)))
      }
      let lease = try await database.lease()
      _ = try await lease.run(Sample.one())
      async let last = failure { () throws(PostgresError) in
        try await database.lease().commit(after: [Sample.sleep(.float8(30))])
      }
      try await until {
        try cluster.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'") == "3"
      }
      try cluster.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'muster'")
      let (readError, writeError) = await (read, write)
      #expect(readError?.code == .connectionLost)
      #expect(readError?.outcome == .nothingDone)
      #expect(writeError?.code == .connectionLost)
      #expect(writeError?.outcome == .unknown)
      let lastError = await last
      #expect(lastError?.code == .connectionLost)
      #expect(lastError?.outcome == .unknown)
      let lost = await failure { () throws(PostgresError) in try await lease.run(Sample.one()) }
      #expect(lost?.code == .connectionLost)
      #expect(lost?.outcome == .nothingDone)
      let committed = await failure { () throws(PostgresError) in try await lease.commit() }
      #expect(committed?.code == .connectionLost)
      #expect(committed?.outcome == .nothingDone)
      // Until it has noticed the end of each connection, a read may still be lost.
      try await until { (try? await database.read(Sample.one())) != nil }
      try await until { database.health.isReady }
    }
  }

  @Test func `prepares its statements anew on the next connection`() async throws {
    let cluster = try await PrivateCluster.shared.value
    try await withDatabase(nil, { $0.lanes.reads = 1 }) { database in
      for _ in 0..<5 {
        let process: Int32? = try await database.read(Sample.process())[0].first?.value(0)
        try cluster.sql("SELECT pg_terminate_backend(\(process ?? 0))")
        try await until {
          let now: Int32? = try? await database.read(Sample.process())[0].first?.value(0)
          return now != nil && now != process
        }
      }
    }
  }

  @Test func `or never answers is given up`() async throws {
    try await withDatabase(
      nil,
      {
        $0.lanes.reads = 1
        $0.answerTimeout = .milliseconds(200)
      }
    ) { database in
      let error = await failure { () throws(PostgresError) in
        try await database.read(Sample.sleep(.float8(30)))
      }
      #expect(error?.code == .connectionLost)
      #expect(error?.message.hasPrefix("no answer within") ?? false)
      try await until { database.health.isReady }
      let results = try await database.read(Sample.one())
      #expect(results.count == 1)
    }
  }

  private func kill9(_ process: String) throws {
    let number = try #require(Int32(process))
    #expect(kill(number, SIGKILL) == 0)
  }
}
