import Foundation
import MusterMigrationSteps
import MusterTestDatabase
import Synchronization
import Testing

@testable import MusterMigrations

/// The runner's connection is ended at each place in turn; the next run goes on from there.
@Suite(.timeLimit(.minutes(5))) struct `A migration that is broken off` {
  private struct Point: Hashable {
    let step: Int
    let statement: Int
  }

  /// Where a migration is broken off: at its first statement, before its end and at each fifth one between.
  /// With MUSTER_EVERY_STATEMENT at each of them, which takes minutes.
  private static func places(of steps: [MigrationStep]) -> Set<Point> {
    let isEach = ProcessInfo.processInfo.environment["MUSTER_EVERY_STATEMENT"] != nil
    return steps.reduce(into: []) { places, step in
      let count = SQLScript(step.text).statements.count
      for statement in 0...count where isEach || statement == count || statement.isMultiple(of: 5) {
        places.insert(Point(step: step.number, statement: statement))
      }
    }
  }

  /// Ends everybody's connections before the first of the places that no run has come to yet.
  private static func breaking(
    _ seen: SharedPoints, _ database: EmptyDatabase, at places: Set<Point>? = nil
  ) -> @Sendable (MigrationStep, Int) async -> Void {
    { step, statement in
      let point = Point(step: step.number, statement: statement)
      guard places?.contains(point) ?? true else { return }
      guard seen.points.withLock({ $0.insert(point).inserted }) else { return }
      // Asked once for all, and waited for: one after another takes a tenth of a second each. Others connect
      // again meanwhile, so only these are counted.
      let ended = try? database.cluster.sql(
        "SELECT string_agg(pid || left(pg_terminate_backend(pid)::text, 0), ',') FROM pg_stat_activity"
          + " WHERE datname = '\(database.name)'")
      let left = "SELECT count(*) FROM pg_stat_activity WHERE pid IN (\(ended ?? "0"))"
      while (try? database.cluster.sql(left)) ?? "0" != "0" {}
    }
  }

  @Test func `leaves a database in which the next run goes on`() async throws {
    let database = try await EmptyDatabase()
    let places = Self.places(of: MigrationStep.all)
    let seen = SharedPoints()
    var runs = 0
    while runs <= places.count {
      let error = await failure {
        try await database.migrate { $0.beforeStatement = Self.breaking(seen, database, at: places) }
      }
      runs += 1
      guard let error else { break }
      #expect(error.code == .unavailable, "\(error)")
      // Whole migrations, or nothing of them.
      let last = seen.points.withLock { $0.map(\.step).max() ?? 1 }
      let tables = try database.sql(
        "SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace('muster')")
      if last == 1 {
        #expect(tables == "0")
      } else {
        #expect(try database.sql("SELECT max(number) FROM muster.schema_migrations") == "\(last - 1)")
      }
    }
    #expect(runs == places.count + 1)
    #expect(try await database.migrate() == [])
    try await database.with(user: "muster_app") { try await SchemaCheck($0).run() }
  }

  @Test func `without a transaction is run again from its start`() async throws {
    let database = try await EmptyDatabase()
    try await database.migrate()
    let step = MigrationStep.next(
      """
      DROP INDEX CONCURRENTLY IF EXISTS roles_by_time;
      CREATE INDEX CONCURRENTLY roles_by_time ON roles (tenant_id, create_time);
      ANALYZE roles;
      """, isTransactional: false)
    let seen = SharedPoints()
    for run in 0..<5 {
      let error = await failure {
        try await database.migrate(MigrationStep.all + [step]) {
          $0.beforeStatement = Self.breaking(seen, database)
        }
      }
      #expect((error != nil) == (run < 4), "\(String(describing: error))")
    }
    #expect(
      try database.sql("SELECT indisvalid FROM pg_index WHERE indexrelid = 'muster.roles_by_time'::regclass")
        == "t")
    #expect(try database.sql("SELECT max(number) FROM muster.schema_migrations") == "\(step.number)")
  }

  private final class SharedPoints: Sendable {
    let points = Mutex(Set<Point>())
  }
}
