import MusterLoop
import MusterTestDatabase
import Testing

@testable import MusterPostgres

/// Runs the body on a loop with a database of its own, and ends all of it.
func withDatabase<Value: Sendable>(
  _ cluster: PrivateCluster? = nil, folder: String? = nil, awaitsReady: Bool = true,
  _ change: (inout PostgresConfiguration) -> Void = { _ in },
  _ body: @escaping @Sendable (LoopDatabase) async throws -> Value
) async throws -> Value {
  let place: String
  if let folder = folder ?? cluster?.folder {
    place = folder
  } else {
    place = try await PrivateCluster.shared.value.folder
  }
  var configuration = PostgresConfiguration(
    hosts: [.init(place)], database: "postgres", user: PrivateCluster.user)
  change(&configuration)
  let loop = try EventLoop.start()
  let pool = try BlockingPool(threads: 2)
  let group = DatabaseGroup([loop], configuration, blocking: pool)
  let result: Result<Value, any Error>
  do {
    if awaitsReady { try await until { group.isReady } }
    result = .success(
      try await Task(executorPreference: loop) { try await body(group.here) }.value)
  } catch {
    result = .failure(error)
  }
  await group.close()
  await loop.stop()
  await pool.stop()
  return try result.get()
}

struct NotInTime: Error {}

func until(
  within: Duration = .seconds(10), _ condition: () async throws -> Bool
) async throws {
  let end = ContinuousClock.now + within
  while try await !condition() {
    if ContinuousClock.now > end { throw NotInTime() }
    try await Task.sleep(for: .milliseconds(5))
  }
}

/// What it fails with.
func failure<Value>(_ work: () async throws(PostgresError) -> Value) async -> PostgresError? {
  do {
    _ = try await work()
    return nil
  } catch {
    return error
  }
}

enum Sample {
  static let one = Statement("SELECT 1::int4")
  static let sleep = Statement("SELECT pg_sleep($1::float8)::text", .float8)
  static let divide = Statement("SELECT 10 / $1::int4", .int4)
  static let echo = Statement("SELECT $1::int8", .int8)
  static let setTenant = Statement("SELECT set_config('muster.tenant_id', $1, true)", .text)
  static let setTimeout = Statement("SELECT set_config('statement_timeout', $1, true)", .text)
  static let setLockTimeout = Statement("SELECT set_config('lock_timeout', $1, true)", .text)
  static let tenant = Statement("SELECT current_setting('muster.tenant_id', true)")
  static let process = Statement("SELECT pg_backend_pid()")
}

extension LoopDatabase {
  /// Sends what `read` refuses.
  @discardableResult
  func sneak(_ statement: BoundStatement) async -> PostgresError? {
    let reads = reads
    let answer = await loop.answer { (deliver: @escaping @Sendable (Call.Answer) -> Void) in
      let call = Call([statement], .read)
      call.begin(deliver)
      reads.submit(call)
      return call
    }
    if case .failure(let error) = answer { return error }
    return nil
  }
}

/// Calls of many tenants, some of which fail or are cancelled; each that is answered has its own tenant.
func mixTenants(_ database: LoopDatabase, calls: Int) async throws {
  try await withThrowingTaskGroup { group in
    for number in 0..<calls {
      let tenant = "tenant-\(number % 97)"
      group.addTask(executorPreference: database.loop) {
        let statements = [Sample.setTenant(.text(tenant)), Sample.tenant()]
        switch number % 5 {
        case 0:
          let error = await failure { () throws(PostgresError) in
            try await database.read(statements + [Sample.divide(.int4(0))])
          }
          #expect(error?.sqlState == "22012", "\(String(describing: error))")
        case 1:
          let call = Task(executorPreference: database.loop) {
            await failure { () throws(PostgresError) in try await database.write(statements) }
          }
          call.cancel()
          let error = await call.value
          #expect(error == nil || error?.code == .callerCancelled)
        case 2:
          let results = try await database.write(statements)
          #expect(try results[1].first?.value(0) == tenant)
        default:
          let results = try await database.read(statements)
          #expect(try results[1].first?.value(0) == tenant)
        }
      }
    }
    try await group.waitForAll()
  }
  let rest = try await database.read(Sample.tenant())
  #expect(try rest[0].first?.optional(0) == "")
}
