import Glibc
import MusterCore
import MusterTestCommands
import MusterTestDatabase
import Testing

@testable import MusterServer

@Suite(.timeLimit(.minutes(2))) struct `musterd migrate` {
  private static func order(_ line: String) -> MusterDaemon.Order {
    MusterDaemon.order(line.split(separator: " ").map(String.init))
  }

  @Test func `takes a URL, a password from a file, and the wish to look only`() {
    var expected = Settings()
    expected.platform.database.url = "postgres://a@h/d"
    #expect(Self.order("migrate --database postgres://a@h/d").settings(of: "migrate") == expected)
    expected.platform.database.passwordFile = "p"
    expected.isDryRun = true
    let line = "migrate --database=postgres://a@h/d --database-password-file p --dry-run"
    #expect(Self.order(line).settings(of: "migrate") == expected)
  }

  @Test(arguments: [
    ("migrate", "it needs --database URL, such as postgres://muster@127.0.0.1:5432/muster"),
    ("migrate --database d", "--database: the database's URL: it begins with postgres:// or postgresql://"),
    ("migrate --database postgres://a@h/d?hst=x", "there is no hst; did you mean host?"),
    (
      "migrate --database postgres://a:b@h/d --database-password-file p",
      "the password is in the URL and in a file; give one"
    ),
    (
      "migrate --database postgres://a@h/d?pooled=true",
      "it needs a connection of its own, not one through PgBouncer (pooled=true)"
    ),
    ("migrate --database postgres://a@h/d --dry-run=yes", "--dry-run takes true or false, not yes"),
    ("migrate now", "there is no now"),
  ])
  func `is refused with what is wrong in it`(_ line: String, _ problem: String) {
    guard case .say(let answer) = Self.order(line) else {
      Issue.record("it was understood: \(line)")
      return
    }
    #expect(answer.complaint.hasPrefix("musterd migrate: "))
    #expect(answer.complaint.contains(problem))
    #expect(answer.exitCode == 2)
  }

  @Test func `is explained, every flag of it`() {
    guard case .say(let answer) = Self.order("migrate --help") else { return }
    #expect(answer.exitCode == 0)
    #expect(answer.output.hasPrefix("usage: musterd migrate --database URL"))
    #expect(answer.output.split(separator: "\n").allSatisfy { $0.count <= 110 })
    for option in Option.migrate { #expect(answer.output.contains("\n  \(option.name)"), "\(option.name)") }
  }

  private static func url(_ cluster: PrivateCluster, _ database: String, user: String = PrivateCluster.user)
    -> String
  {
    "postgres://\(user)@/\(database)?host=\(cluster.folder)"
  }

  private static func run(_ words: String...) throws -> Command {
    try Command([RunningProgram.built("musterd"), "migrate"] + words)
  }

  @Test func `says what it would do, does it, and then has nothing to do`() async throws {
    let cluster = try await PrivateCluster.shared.value
    try cluster.sql("CREATE DATABASE migrate_program")
    defer { _ = try? cluster.sql("DROP DATABASE migrate_program WITH (FORCE)") }
    let url = Self.url(cluster, "migrate_program")
    let dry = try Self.run("--database", url, "--dry-run")
    let planned = Self.lines(dry.output)
    #expect(dry.exitCode == 0 && dry.complaints.isEmpty)
    #expect(planned.count > 9)
    #expect(planned.first == "would apply 0001_platform_roles")
    #expect(planned.last == "\(planned.count - 1) migrations to apply; nothing was changed")

    let wet = try Self.run("--database", url)
    let done = Self.lines(wet.output)
    #expect(wet.exitCode == 0)
    let words = String(decoding: wet.complaints, as: UTF8.self)
    #expect(words.hasPrefix("the database has no schema yet, so there is nothing to back up"))
    #expect(words.contains("openssl genpkey") && words.contains("musterd doctor"))
    #expect(done.last?.hasPrefix("verified: ") == true)
    #expect(
      done.dropLast().last
        == "\(planned.count - 1) migrations applied; the schema is that of musterd \(Build.version)")
    for (plan, made) in zip(planned, done).dropLast(2) {
      #expect(made.hasPrefix(plan.replacing("would apply", with: "applied") + " in "))
    }
    let again = try Self.run("--database", url)
    #expect(again.complaints.isEmpty)
    #expect(
      Self.lines(again.output).dropLast()
        == ["0 migrations applied; the schema is that of musterd \(Build.version)"])

    try cluster.sql(
      "UPDATE muster.schema_migrations SET sha256 = 'x' WHERE number = 2", database: "migrate_program")
    for words in [["--dry-run"], []] {
      let refused = try Command([RunningProgram.built("musterd"), "migrate", "--database", url] + words)
      #expect(refused.exitCode == 1 && refused.output.isEmpty)
      #expect(
        Self.lines(refused.complaints).first?.hasPrefix(
          "musterd migrate: migration 2 was applied as 0002_tenants_create")
          == true)
    }
  }

  @Test func `says why it cannot, and shows no password`() async throws {
    let cluster = try await PrivateCluster.shared.value
    let missing = try Self.run("--database", Self.url(cluster, "no_such_database"))
    #expect(missing.exitCode == 1)
    #expect(
      String(decoding: missing.complaints, as: UTF8.self).contains(
        "database \"no_such_database\" does not exist"))
    let nobody = try Self.run("--database", "postgres://a:sesam@127.0.0.1:1/d")
    #expect(nobody.exitCode == 1)
    #expect(String(decoding: nobody.complaints, as: UTF8.self).contains("Connection refused"))
    #expect(!String(decoding: nobody.complaints, as: UTF8.self).contains("sesam"))
    let file = try Self.run(
      "--database", Self.url(cluster, "postgres"), "--database-password-file", "/no/such/file")
    #expect(file.exitCode == 1)
    #expect(Self.lines(file.complaints) == ["musterd migrate: /no/such/file: No such file or directory"])
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func `waits for another, and can be ended meanwhile`(_ signal: Int32) async throws {
    let cluster = try await PrivateCluster.shared.value
    let name = "migrate_signal_\(signal)"
    try cluster.sql("CREATE DATABASE \(name)")
    defer { _ = try? cluster.sql("DROP DATABASE \(name) WITH (FORCE)") }
    let holder = try RunningProgram([
      "/usr/bin/psql", "-X", "-h", cluster.folder, "-U", PrivateCluster.user, name, "-c",
      "SELECT pg_advisory_lock(7887324012399984641)", "-c", "\\echo held", "-c", "SELECT pg_sleep(60)",
    ])
    _ = try await holder.line("held")
    let program = try RunningProgram([
      RunningProgram.built("musterd"), "migrate", "--database", Self.url(cluster, name),
    ])
    _ = try await program.line("another musterd migrate is at work", in: \.complaints)
    program.signal(signal)
    #expect(try await program.exitCode(within: .seconds(5)) == 1)
    #expect(try cluster.sql("SELECT to_regnamespace('muster') IS NULL", database: name) == "t")
    holder.signal(SIGKILL)
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
