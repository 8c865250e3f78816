import Testing

@testable import MusterPostgres

@Suite struct `What the database layer decides` {
  @Test(arguments: [
    ("40001", PostgresError.Code.serializationFailure), ("40P01", .deadlock), ("55P03", .lockTimeout),
    ("57014", .queryCancelled), ("23505", .uniqueViolation), ("23503", .foreignKeyViolation),
    ("23514", .checkViolation), ("23502", .notNullViolation), ("42501", .accessDenied), ("25006", .readOnly),
    ("26000", .statementStale), ("57P01", .connectionLost), ("57P03", .connectionLost),
    ("08006", .connectionLost),
    ("53300", .resourcesExhausted), ("53100", .resourcesExhausted), ("22P02", .valueInvalid),
    ("28P01", .accessDenied), ("42P01", .other), ("0A000", .other), ("", .other),
  ])
  func `an SQLSTATE means`(_ state: String, _ code: PostgresError.Code) {
    #expect(PostgresError(sqlState: state, "").code == code)
  }

  @Test func `only what changed nothing and may succeed is tried again`() {
    #expect(PostgresError(sqlState: "40001", "").isRetryable)
    #expect(PostgresError(sqlState: "40P01", "").isRetryable)
    #expect(PostgresError(sqlState: "0A000", "", place: "RevalidateCachedQuery").isRetryable)
    #expect(!PostgresError(sqlState: "0A000", "", place: "CheckSelectLocking").isRetryable)
    #expect(!PostgresError(sqlState: "23505", "").isRetryable)
    #expect(!PostgresError(.connectionLost, "", outcome: .unknown).isRetryable)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "--1", "+1", "1e5", "NaN", "Infinity", "1.2.3", "1 ", "１", "1\0", "0x1",
    String(repeating: "1", count: 1_002), "1,5", "1_000",
  ])
  func `a decimal is plain text, and so is not`(_ text: String) {
    #expect(PostgresDecimal(text) == nil)
  }

  @Test func `a day is counted from another day`() {
    #expect(PostgresDate(unixDays: 10_957)?.days == 0)
    #expect(PostgresDate(days: 0).unixDays == 10_957)
    #expect(PostgresDate(unixDays: .min) == nil)
    #expect(PostgresDate.infinity.unixDays == nil && PostgresDate.minusInfinity.unixDays == nil)
    #expect(PostgresDate(days: .max - 1).unixDays == nil)
  }

  @Test func `a statement has one name for its text and types`() {
    let statement = Statement("SELECT $1", .text)
    #expect(statement.name == Statement("SELECT $1", .text).name)
    #expect(statement.name != Statement("SELECT $1", .uuid).name)
    #expect(statement.name != Statement("SELECT $1").name)
    #expect(statement.name != Statement("SELECT  $1", .text).name)
    // PostgreSQL cuts names at 63 bytes.
    #expect(statement.name.utf8.count < 40)
  }

  @Test(arguments: [
    ("BEGIN", true), ("  \n commit", true), ("Set x = 1", true), ("SELECT set_config('a', 'b', true)", false),
    ("WITH a AS (SELECT 1) SELECT * FROM a", false), ("UPDATE a SET b = 1", false), ("/* */ SELECT 1", false),
  ])
  func `a statement that outlasts its call is known by its first word`(_ sql: String, _ isControl: Bool) {
    #expect(Statement(sql).isControl == isControl)
  }

  @Test func `a statement's Parse that was skipped is sent again`() {
    var prepared = PreparedStatements()
    let statement = Statement("SELECT 1")
    #expect(prepared.use(statement) == .prepare)
    #expect(prepared.use(statement) == .unnamed)
    prepared.answered(statement, isPrepared: false)
    #expect(prepared.use(statement) == .prepare)
    prepared.answered(statement, isPrepared: true)
    #expect(prepared.use(statement) == .named)
  }

  @Test func `waiting for the next attempt grows to a second, and differs`() {
    var backoff = Backoff()
    var step = Duration.milliseconds(25)
    var waits: Set<Duration> = []
    for _ in 0..<100 {
      let wait = backoff.next()
      #expect(wait >= step / 2 && wait <= step)
      waits.insert(wait)
      step = min(step * 2, .seconds(1))
    }
    #expect(waits.count > 90)
    backoff.succeeded()
    #expect(backoff.next() <= .milliseconds(25))
  }

  @Test func `a queue gives back in order what was returned to it`() {
    var queue = Queue<Int>()
    for number in 0..<5_000 { queue.append(number) }
    for number in 0..<3_000 { #expect(queue.takeFirst() == number) }
    queue.putBack([2_998, 2_999])
    #expect(queue.count == 2_002)
    queue.removeAll { $0 % 2 == 1 }
    #expect(queue.takeFirst() == 2_998)
    #expect(queue.first == 3_000)
    #expect(queue.removeAll().count == 1_000)
    #expect(queue.isEmpty && queue.takeFirst() == nil)
  }

  @Test func `each attempt begins with another address`() {
    var configuration = PostgresConfiguration(
      hosts: [.init("a", port: 1), .init("/b", port: 2)], database: "d", user: "u")
    configuration.targetSession = .readWrite
    let places = [
      PostgresConfiguration.Place(host: configuration.hosts[0], address: "10.0.0.1"),
      PostgresConfiguration.Place(host: configuration.hosts[0], address: "10.0.0.2"),
      PostgresConfiguration.Place(host: configuration.hosts[1], address: nil),
    ]
    func value(_ name: String, _ attempt: Int) -> String? {
      configuration.parameters(places, attempt: attempt).first { $0.name == name }?.value
    }
    #expect(value("host", 0) == "a,a,/b")
    #expect(value("hostaddr", 0) == "10.0.0.1,10.0.0.2,")
    #expect(value("hostaddr", 4) == "10.0.0.2,,10.0.0.1")
    #expect(value("port", 4) == "1,2,1")
    #expect(value("target_session_attrs", 0) == "read-write")
    #expect(value("password", 0) == nil)
  }
}
