import MusterLoop
import MusterTestDatabase
import Testing

@testable import MusterPostgres

@Suite(.timeLimit(.minutes(2))) struct `Loops with connections of their own` {
  @Test func `work at the same time on one database and get their own answers`() async throws {
    let cluster = try await PrivateCluster.shared.value
    try cluster.sql(
      "DROP TABLE IF EXISTS two_loops; CREATE TABLE two_loops (id int8 PRIMARY KEY, tenant text NOT NULL)")
    var configuration = PostgresConfiguration(
      hosts: [.init(cluster.folder)], database: "postgres", user: PrivateCluster.user)
    configuration.lanes.waitMax = .seconds(30)
    configuration.lanes.leaseWaitMax = .seconds(30)
    let loops = [try EventLoop.start(), try EventLoop.start()]
    let pool = try BlockingPool(threads: 2)
    let group = DatabaseGroup(loops, configuration, blocking: pool)
    try await until { group.isReady }

    let callsPerLoop: Int64 = 600
    try await withThrowingTaskGroup { tasks in
      for (place, loop) in loops.enumerated() {
        for number in 0..<callsPerLoop {
          tasks.addTask(executorPreference: loop) {
            let database = group.here
            #expect(database === group.databases[place])
            try await Self.call(database, Int64(place) * callsPerLoop + number)
            #expect(loop.isInLoop)
          }
        }
      }
      try await tasks.waitForAll()
    }
    #expect(try cluster.sql("SELECT count(*), count(DISTINCT tenant) FROM two_loops") == "1200|1200")
    #expect(
      try cluster.sql("SELECT count(*) FROM two_loops WHERE tenant <> 'tenant-' || id") == "0")

    await group.close()
    for loop in loops { await loop.stop() }
    await pool.stop()
  }

  /// A write or a transaction of a tenant of its own, then a read of it.
  private static func call(_ database: LoopDatabase, _ number: Int64) async throws {
    let insert = Statement(
      "INSERT INTO two_loops VALUES ($1, current_setting('muster.tenant_id')) RETURNING tenant", .int8)
    let tenant = "tenant-\(number)"
    let statements = [Sample.setTenant(.text(tenant)), insert(.int8(number))]
    if number % 4 == 0 {
      let results = try await database.lease().commit(after: statements)
      #expect(try results[1].first?.value(0) == tenant)
    } else {
      let results = try await database.write(statements)
      #expect(try results[1].first?.value(0) == tenant)
    }
    let read = try await database.read(
      Sample.setTenant(.text(tenant)), Sample.echo(.int8(number)), Sample.tenant())
    #expect(try read[1].first?.value(0) == number)
    #expect(try read[2].first?.value(0) == tenant)
  }
}
