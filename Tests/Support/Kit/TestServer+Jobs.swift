import MusterJobs
import MusterServer
import MusterTestDatabase

extension TestServer {
  /// Does jobs for as long as the body takes; once, since a worker that was stopped stays so.
  package func working<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    let services = services
    let worker = Task { await services.jobs.run() }
    let result: Result<Value, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    services.jobs.stop()
    worker.cancel()
    await worker.value
    return try result.get()
  }

  /// All that the database holds.
  package func dump() throws -> String { try database.cluster.dump(database: database.name) }
}
