import Glibc
import MusterTestCommands
import MusterTestDatabase
import Testing

/// `musterd` itself, as somebody starts it.
@Suite struct `A running musterd` {
  private static let anywhere = ["--listen", "127.0.0.1:0", "--ops", "127.0.0.1:0"]

  @Test(arguments: [SIGTERM, SIGINT])
  func `says where it listens, and ends well when asked to`(_ signal: Int32) async throws {
    let flags = try await ServeFlags()
    let server = try start(["serve", "--plaintext"] + flags.words + Self.anywhere)
    let address = try await server.line("listening ")
    #expect(address.hasPrefix("127.0.0.1:") && !address.hasSuffix(":0"))
    server.signal(signal)
    #expect(try await server.exitCode() == 0)
    #expect(server.output == "listening \(address)\n")
    // Beside words for whoever begins a new installation.
    let events = server.complaints.split(separator: "\n").filter { $0.hasPrefix("{") }
    #expect(server.complaints.contains("There is no tenant yet."))
    #expect(events.count == 4)
    for (event, name) in zip(events, ["starting", "serving", "draining", "stopped"]) {
      #expect(event.contains("\"msg\":\"\(name)\""))
    }
  }

  @Test(arguments: [1, 3]) func `has the loops that it is told to have`(_ count: Int) async throws {
    let flags = try await ServeFlags()
    let server = try start(["serve", "--plaintext", "--loops", "\(count)"] + flags.words + Self.anywhere)
    _ = try await server.line("listening ")
    let names = try Command(["sh", "-c", "cat /proc/\(server.pid)/task/*/comm"])
    #expect(
      String(decoding: names.output, as: UTF8.self).split(separator: "\n").count {
        $0.hasPrefix("muster-loop")
      } == count)
    server.signal(SIGTERM)
    #expect(try await server.exitCode() == 0)
  }

  @Test func `does jobs, answers calls, or both, as its roles say`() async throws {
    let flags = try await ServeFlags()
    // Due, of a kind that servers know.
    try flags.database.sql(
      """
      INSERT INTO muster.jobs (tenant_id, job_id, kind, max_attempts)
      VALUES ('00000000-0000-0000-0000-000000000000', gen_random_uuid(), 'journal.requests', 1)
      """)
    func states() throws -> String {
      try flags.database.sql("SELECT state FROM muster.jobs WHERE schedule_key = ''")
    }
    let api = try start(["serve", "--plaintext", "--roles", "api"] + flags.words + Self.anywhere)
    _ = try await api.line("listening ")
    try await Task.sleep(for: .seconds(1))
    #expect(try states().hasPrefix("waiting"))
    #expect(try flags.database.sql("SELECT count(*) FROM muster.jobs").hasPrefix("1"))

    // It has no port for calls, so it needs no word about TLS, and the one that is taken does not matter.
    let worker = try start(
      ["serve", "--roles", "worker", "--ops", "127.0.0.1:0", "--listen", "127.0.0.1:1"] + flags.words)
    let operations = try await worker.line("working, operations at ")
    let answer = try Command(["curl", "-s", "http://\(operations)/readyz"])
    #expect(String(decoding: answer.output, as: UTF8.self).hasPrefix("ok\n"))
    var rounds = 0
    while try !states().hasPrefix("succeeded"), rounds < 100 {
      rounds += 1
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(try states().hasPrefix("succeeded"))
    #expect(worker.complaints.contains("\"roles\":\"worker\""))
    for server in [api, worker] {
      server.signal(SIGTERM)
      #expect(try await server.exitCode() == 0)
    }
  }

  @Test func `is not one without TLS or the word for it`() async throws {
    let server = try start(["serve"] + Self.anywhere)
    #expect(try await server.exitCode() == 2)
    #expect(server.complaints.contains("--tls-certificate FILE and --tls-key FILE, or --plaintext"))
    #expect(server.output.isEmpty)
  }

  @Test func `is not one with a certificate that is not there`() async throws {
    let flags = try await ServeFlags()
    let server = try start(
      ["serve", "--tls-certificate", "/no/such.pem", "--tls-key", "/no/such.key"] + flags.words
        + Self.anywhere)
    #expect(try await server.exitCode() == 1)
    #expect(server.complaints == "musterd serve: /no/such.pem: No such file or directory\n")
  }

  @Test(arguments: ["serve --plaintext", "dev"], ["--listen", "--ops"])
  func `says which port is taken and what to do`(_ command: String, _ flag: String) async throws {
    let flags = try await ServeFlags()
    let first = try start(["serve", "--plaintext"] + flags.words + Self.anywhere)
    let taken = try await first.line("listening ")
    let words = command.split(separator: " ").map(String.init)
    let second = try start(
      words + (command == "dev" ? ["--ephemeral"] : flags.words) + [
        "--listen", flag == "--listen" ? taken : "127.0.0.1:0", "--ops",
        flag == "--ops" ? taken : "127.0.0.1:0",
      ])
    #expect(try await second.exitCode() == 1)
    let port = taken.drop { $0 != ":" }.dropFirst()
    #expect(second.complaints.contains("port \(port) of 127.0.0.1 is taken"))
    #expect(second.complaints.contains("another port: \(flag) 127.0.0.1:0 takes"))
    #expect(second.output.isEmpty)
    first.signal(SIGTERM)
    #expect(try await first.exitCode() == 0)
  }

  @Test func `keeps a file of dev for its owner while it is ready`() async throws {
    let folder = try Folder()
    let place = "\(folder.path)/state"
    let server = try start(["dev", "--ephemeral"] + Self.anywhere, ["XDG_STATE_HOME": place])
    let address = try await server.line("listening ")
    let file = "\(place)/muster/dev.json"
    #expect(try mode(file) == "600")
    #expect(try mode("\(place)/muster") == "700")
    #expect(try list("\(place)/muster") == "dev.json\ndev.yaml\n")
    let operations = try await server.line("  a page        http://").prefix { $0 != "/" }
    #expect(
      try text(file).hasPrefix("{\n  \"endpoint\": \"\(address)\",\n  \"ops\": \"\(operations)\",\n"))
    #expect(server.output.contains("  credentials   \(file): "))

    server.signal(SIGTERM)
    #expect(try await server.exitCode() == 0)
    #expect(try list("\(place)/muster") == "")
  }

  @Test func `takes away what an earlier one left, but not from one that runs`() async throws {
    let folder = try Folder()
    let file = "\(folder.path)/credentials"
    let words = ["dev", "--ephemeral", "--credentials", file]
    try #require(try Command(["cp", "/etc/hostname", file]).exitCode == 0)
    let first = try start(words + Self.anywhere)
    let address = try await first.line("listening ")
    let written = try text(file)
    #expect(written.contains(address))
    let second = try start(words + ["--listen", address, "--ops", "127.0.0.1:0"])
    #expect(try await second.exitCode() == 1)
    #expect(try text(file) == written)
    // One on other ports puts its own there, which the end of the first leaves alone.
    let third = try start(words + Self.anywhere)
    let other = try await third.line("listening ")
    first.signal(SIGTERM)
    #expect(try await first.exitCode() == 0)
    #expect(try text(file).contains(other))
    third.signal(SIGTERM)
    #expect(try await third.exitCode() == 0)
    #expect(try text(file) == "")
  }

  @Test func `does not serve when it cannot leave its file`() async throws {
    let server = try start(["dev", "--ephemeral", "--credentials", "/no/such/folder/file"] + Self.anywhere)
    #expect(try await server.exitCode() == 1)
    #expect(
      server.complaints.contains(
        "musterd dev: /no/such/folder/file cannot be written: No such file or directory"))
    #expect(server.output.isEmpty)
  }

  private func start(_ words: [String], _ environment: [String: String] = [:]) throws -> RunningProgram {
    try RunningProgram([RunningProgram.built("musterd")] + words, environment: environment)
  }

  private func mode(_ path: String) throws -> String {
    let answer = try Command(["stat", "-c", "%a", path])
    return String(decoding: answer.output.dropLast(), as: UTF8.self)
  }

  private func list(_ path: String) throws -> String {
    String(decoding: try Command(["ls", "-A", path]).output, as: UTF8.self)
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Command(["cat", path]).output, as: UTF8.self)
  }
}

/// Goes with the value.
final class Folder {
  let path: String

  init() throws {
    let answer = try Command(["mktemp", "-d", "/tmp/muster-server-XXXXXX"])
    path = String(decoding: answer.output.dropLast(), as: UTF8.self)
    try #require(answer.exitCode == 0)
  }

  deinit {
    _ = try? Command(["rm", "-r", path])
  }
}
