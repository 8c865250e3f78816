import MusterLoop
import MusterPostgres

/// Connections to a database for as long as a command needs them.
enum DatabaseVisit {
  static func make(
    _ configuration: PostgresConfiguration, _ body: (LoopDatabase) async throws -> Void
  ) async throws {
    let loop = try EventLoop.start()
    let pool = try BlockingPool(threads: 1)
    let group = DatabaseGroup([loop], configuration, blocking: pool)
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(group.here))
    } catch {
      result = .failure(error)
    }
    await group.close()
    await loop.stop()
    await pool.stop()
    try result.get()
  }
}
