import MusterLoop
package import MusterPostgres

/// Connections to a database for as long as a test needs them.
package enum OpenDatabase {
  /// Runs the body on a loop with connections of its own, and ends all of it.
  package static func with<Value: Sendable>(
    _ configuration: PostgresConfiguration, _ body: @escaping @Sendable (LoopDatabase) async throws -> Value
  ) async throws -> Value {
    let loop = try EventLoop.start()
    let pool = try BlockingPool(threads: 1)
    let group = DatabaseGroup([loop], configuration, blocking: pool)
    let result: Result<Value, any Error>
    do {
      result = .success(try await Task(executorPreference: loop) { try await body(group.here) }.value)
    } catch {
      result = .failure(error)
    }
    await group.close()
    await loop.stop()
    await pool.stop()
    return try result.get()
  }
}
