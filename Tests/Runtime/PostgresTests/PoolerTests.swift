import MusterLoop
import MusterTestDatabase
import Testing

@testable import MusterPostgres

@Suite(.timeLimit(.minutes(2))) struct `Through PgBouncer in transaction mode` {
  private func throughPooler(
    _ body: @escaping @Sendable (LoopDatabase) async throws -> Void
  ) async throws {
    let pooler = try await PrivatePooler(try await PrivateCluster.shared.value)
    try await withDatabase(
      folder: pooler.folder,
      {
        $0.isPooled = true
        $0.lanes.queuedMax = 20_000
        $0.lanes.waitMax = .seconds(60)
        $0.lanes.leaseWaitMax = .seconds(5)
      }, body)
    withExtendedLifetime(pooler) {}
  }

  @Test func `each of 10,000 calls reaches the right tenant`() async throws {
    try await throughPooler { database in try await mixTenants(database, calls: 10_000) }
  }

  @Test func `no statement is named`() async throws {
    try await throughPooler { database in
      for _ in 0..<3 { _ = try await database.read(Sample.one()) }
      let names = Statement("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'muster%'")
      let results = try await database.read(names())
      #expect(try results[0].first?.value(0) == Int64(0))
    }
  }

  @Test func `transactions commit, and one that is left in a statement is dropped`() async throws {
    try await throughPooler { database in
      let value = try await database.transaction(failing: { $0 }) { lease throws(PostgresError) in
        _ = try await lease.run(Sample.setTenant(.text("t")))
        return try await lease.run(Sample.tenant())[0].first?.value(0) as String?
      }
      #expect(value == "t")
      let call = Task(executorPreference: database.loop) {
        let lease = try await database.lease()
        _ = try await lease.run(Sample.sleep(.float8(1)))
      }
      try await Task.sleep(for: .milliseconds(100))
      call.cancel()
      _ = await call.result
      try await until { database.health.exclusives.lastError?.code == .callerCancelled }
      let lease = try await database.lease()
      _ = try await lease.run(Sample.one())
      try await lease.commit()
    }
  }
}
