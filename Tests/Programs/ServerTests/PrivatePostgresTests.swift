import Glibc
import MusterCore
import MusterLoop
import MusterPostgres
import MusterTestCommands
import Testing

@testable import MusterServer

/// Each test has a cluster of its own, which makes work; so one after another.
@Suite(.serialized, .timeLimit(.minutes(3))) struct `The PostgreSQL of musterd dev` {
  @Test func `is the superuser's alone, on a socket, with checksums and safe writes`() async throws {
    try await withFolder { folder in
      let postgres = try await PrivatePostgres.start(folder: folder)
      let answers = try ask(
        postgres.databaseURL,
        """
        SELECT current_user, current_database(), current_setting('listen_addresses'),
          current_setting('data_checksums'), current_setting('fsync'), current_setting('server_encoding'),
          current_setting('synchronous_commit'), datcollate
        FROM pg_database WHERE datname = current_database()
        """)
      #expect(answers == "muster_dev|muster||on|on|UTF8|on|C.UTF-8")
      #expect(try words(["stat", "-c", "%a", folder, "\(folder)/.s.PGSQL.5432"]) == "700\n700\n")
      #expect(try words(["grep", "-cE", "^(local|host).*trust$", "\(folder)/cluster/pg_hba.conf"]) == "2\n")
      #expect(try words(["grep", "-cE", "^host.*trust$", "\(folder)/cluster/pg_hba.conf"]) == "0\n")
      await postgres.stop()
      #expect(!postgres.isRunning)
      #expect(kill(postgres.process, 0) == -1)
    }
  }

  @Test func `is reached by the loops`() async throws {
    let postgres = try await PrivatePostgres.start(isEphemeral: true)
    let loop = try EventLoop.start()
    let pool = try BlockingPool(threads: 1)
    let group = DatabaseGroup([loop], postgres.configuration(user: "muster_dev"), blocking: pool)
    let name: String? = try await Task(executorPreference: loop) {
      try await group.here.read(Statement("SELECT current_database()::text")())[0].first?.value(0)
    }.value
    #expect(name == "muster")
    await group.close()
    await loop.stop()
    await pool.stop()
    await postgres.stop()
  }

  @Test func `keeps its data, for one at a time`() async throws {
    try await withFolder { folder in
      let first = try await PrivatePostgres.start(folder: folder)
      _ = try ask(first.databaseURL, "CREATE TABLE kept AS SELECT 5 AS value")
      #expect(
        await refusal { try await PrivatePostgres.start(folder: folder) }
          == "a musterd dev already runs on \(folder); stop it, or name another folder with --data")
      await first.stop()
      let second = try await PrivatePostgres.start(folder: folder)
      #expect(try ask(second.databaseURL, "SELECT value FROM kept") == "5")
      await second.stop()
      #expect(Files.end(of: "\(folder)/postgres.log.1")?.contains("shut down") ?? false)
    }
  }

  @Test func `is forgotten when it is ephemeral, and what was killed is swept away`() async throws {
    let keeper = try keeper()
    let (_, url) = try await ready(keeper)
    let left = try #require(folder(url))
    #expect(try ask(url, "SELECT current_setting('fsync')") == "off")
    keeper.signal(SIGKILL)
    _ = try await keeper.exitCode()
    #expect(FileFacts(left) != nil)

    let next = try await PrivatePostgres.start(isEphemeral: true)
    let own = try #require(folder(next.databaseURL))
    #expect(FileFacts(left) == nil)
    #expect(FileFacts(own)?.isFolder == true)
    await next.stop()
    #expect(FileFacts(own) == nil)
  }

  @Test(arguments: ["the first process", "musterd", "both", "musterd, and at once"])
  func `starts again after a kill of`(_ victim: String) async throws {
    try await withFolder { folder in
      let keeper = try keeper(folder)
      let (process, url) = try await ready(keeper)
      _ = try ask(url, "CREATE TABLE kept AS SELECT 5 AS value")
      let all = StrayProcesses(cluster: "\(folder)/cluster")
      #expect(all.all.contains(process) && all.all.count > 3)
      if victim == "the first process" || victim == "both" { #expect(kill(process, SIGKILL) == 0) }
      if victim != "the first process" { keeper.signal(SIGKILL) } else { keeper.signal(SIGTERM) }
      _ = try await keeper.exitCode()
      if victim != "musterd, and at once" {
        // None is left, though nobody has told them.
        try await until { all.all.isEmpty }
      }
      let again = try await PrivatePostgres.start(folder: folder)
      #expect(try ask(again.databaseURL, "SELECT value FROM kept") == "5")
      await again.stop()
    }
  }

  @Test func `ends what a former one has left in its folder`() async throws {
    try await withFolder { folder in
      let keeper = try keeper(folder)
      let (process, _) = try await ready(keeper)
      // It hears nothing of the death that follows, and goes on when it is told to end.
      #expect(kill(process, SIGSTOP) == 0)
      keeper.signal(SIGKILL)
      _ = try await keeper.exitCode()
      #expect(kill(process, 0) == 0)
      let again = try await PrivatePostgres.start(folder: folder)
      #expect(try ask(again.databaseURL, "SELECT 1") == "1")
      await again.stop()
    }
  }

  @Test(.enabled(if: Account.own.isRoot)) func `needs no root`() async throws {
    let folder = try Files.makeTemporaryFolder("/tmp/muster-plain-")
    defer { _ = try? Command(["rm", "-rf", folder]) }
    try Files.keep(folder, for: Account(named: "nobody"))
    let program = "\(folder)/keeper"
    _ = try Command(["install", "-m", "755", RunningProgram.built("postgres-keeper"), program])
    let keeper = try RunningProgram(
      ["/usr/bin/setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups", program, "kept"],
      environment: ["XDG_DATA_HOME": "\(folder)/data"])
    let (process, url) = try await ready(keeper)
    #expect(FileFacts("/proc/\(process)")?.owner == Account(named: "nobody")?.user)
    #expect(self.folder(url) == "\(folder)/data/muster/dev")
    #expect(try ask(url, "SELECT 1") == "1")
    keeper.signal(SIGKILL)
    _ = try await keeper.exitCode()
    try await until { kill(process, 0) == -1 }
  }

  @Test func `says what is missing, strange, or in the way`() async throws {
    try await withFolder { folder in
      #expect(
        await refusal { try await PrivatePostgres.start(folder: folder, programs: ["/no/where", "/bin"]) }
          == "PostgreSQL 15 or later is not installed: its initdb and postgres are in none of /no/where, /bin. Install it (Debian: apt install postgresql), or use a database that you have: musterd serve"
      )
      // Nothing was begun.
      #expect(Files.names(in: folder) == [])

      try Files.replace("\(folder)/letter", with: "words")
      #expect(
        await refusal { try await PrivatePostgres.start(folder: folder) }
          == "\(folder) holds something that musterd dev did not put there; name an empty folder with --data")
      #expect(Files.names(in: folder) == ["letter"])
      Files.remove("\(folder)/letter")

      let first = try await PrivatePostgres.start(folder: folder)
      await first.stop()
      let version = try #require(Files.end(of: "\(folder)/cluster/PG_VERSION"))
      let found = try #require(Int(version.dropLast()))
      try await overwriting("\(folder)/cluster/PG_VERSION", with: "14\n") {
        #expect(
          await refusal { try await PrivatePostgres.start(folder: folder) }
            == "\(folder)/cluster is of PostgreSQL 14, and this machine has \(found). Install PostgreSQL 14 beside it, or name another folder with --data"
        )
      }
      try await overwriting("\(folder)/cluster/postgresql.conf", with: "no_such_setting = 1\n") {
        let words = await refusal { try await PrivatePostgres.start(folder: folder) }
        #expect(words?.hasPrefix("postgres ended with 1, after these words:\n") ?? false)
        #expect(words?.contains("no_such_setting") ?? false)
      }
      // None of it has done harm.
      let last = try await PrivatePostgres.start(folder: folder)
      await last.stop()
    }
  }

  @Test(.enabled(if: Account.own.isRoot)) func `says when it may not reach its folder`() async throws {
    try await withFolder { folder in
      let closed = "\(folder)/closed"
      try Files.makeFolder(closed)
      let words = await refusal { try await PrivatePostgres.start(folder: "\(closed)/data") }
      #expect(words?.contains("may not pass through \(closed);") ?? false, "\(words ?? "")")
      // What it makes itself it may reach, and owns no more of it than it needs.
      let made = "\(folder)/one/two/data"
      let postgres = try await PrivatePostgres.start(folder: made)
      await postgres.stop()
      #expect(
        try self.words(["stat", "-c", "%a %u", "\(folder)/one", "\(folder)/one/two", made])
          == "711 0\n711 0\n700 \(FileFacts("\(made)/cluster")?.owner ?? 0)\n")
      #expect(FileFacts(made)?.owner != 0)
      _ = try Command(["chown", "12345", made])
      #expect(
        await refusal { try await PrivatePostgres.start(folder: made) }
          == "\(made) belongs to another user; name another folder with --data")
    }
  }

  @Test func `has its socket elsewhere when the path is too long for one`() async throws {
    try await withFolder { folder in
      let long = "\(folder)/\(String(repeating: "long and 'odd', ", count: 7))"
      let keeper = try keeper(long)
      let (_, url) = try await ready(keeper)
      #expect(try ask(url, "SELECT 1") == "1")
      let place = try #require(Files.target(ofLink: "\(long)/socket"))
      #expect(place.hasPrefix("/tmp/muster-socket-"))
      keeper.signal(SIGKILL)
      _ = try await keeper.exitCode()
      let again = try await PrivatePostgres.start(folder: long)
      #expect(FileFacts(place) == nil)
      #expect(try ask(again.databaseURL, "SELECT 1") == "1")
      let other = try #require(Files.target(ofLink: "\(long)/socket"))
      await again.stop()
      #expect(FileFacts(other) == nil && Files.target(ofLink: "\(long)/socket") == nil)

      #expect(!SocketFolder.fits("/a,b"))
      let odd = try await PrivatePostgres.start(folder: "\(folder)/a b'c\"é%")
      #expect(try ask(odd.databaseURL, "SELECT 1") == "1", "\(odd.databaseURL)")
      #expect(Files.names(in: "\(folder)/a b'c\"é%")?.contains(".s.PGSQL.5432") ?? false)
      await odd.stop()
    }
  }

  // MARK: What the tests do

  private func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = try Files.makeTemporaryFolder("/tmp/muster-private-")
    // PostgreSQL, which is not root, has to pass through to what is made below it.
    _ = try Command(["chmod", "755", folder])
    defer { _ = try? Command(["rm", "-rf", folder]) }
    try await body(folder)
  }

  private func keeper(_ folder: String? = nil) throws -> RunningProgram {
    try RunningProgram(
      [RunningProgram.built("postgres-keeper")] + (folder.map { ["kept", $0] } ?? ["ephemeral"]))
  }

  private func ready(_ keeper: RunningProgram) async throws -> (process: Int32, url: String) {
    let words = try await keeper.line("ready ", within: .seconds(60)).split(separator: " ")
    return (try #require(Int32(words[0])), String(words[1]))
  }

  /// Where an URL without odd characters leads.
  private func folder(_ url: String) -> String? {
    url.firstRange(of: "?host=").map { String(url[$0.upperBound...]) }
  }

  private func ask(_ url: String, _ statement: String) throws -> String {
    try words(["psql", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", url, "-c", statement])
      .split(separator: "\n").joined(separator: "\n")
  }

  private func words(_ command: [String]) throws -> String {
    let answer = try Command(command)
    return String(decoding: answer.output + answer.complaints, as: UTF8.self)
  }

  private func refusal(_ start: () async throws -> PrivatePostgres) async -> String? {
    do {
      let postgres = try await start()
      await postgres.stop()
      return nil
    } catch {
      return "\(error)"
    }
  }

  private func overwriting(_ path: String, with text: String, _ body: () async throws -> Void) async throws {
    _ = try words(["cp", "-p", path, "\(path).kept"])
    _ = try words(["sh", "-c", "printf '%s' \"$1\" >\"$0\"", path, text])
    try await body()
    _ = try words(["mv", "\(path).kept", path])
  }

  private func until(_ condition: () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(20)
    while !condition() {
      try #require(ContinuousClock.now < end)
      try await Task.sleep(for: .milliseconds(10))
    }
  }
}
