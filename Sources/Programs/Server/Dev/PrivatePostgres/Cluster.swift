import MusterCore
import MusterLoop

/// PostgreSQL's own files, in the folder of a private one.
struct Cluster: Sendable {
  let folder: DataFolder
  let account: ServerAccount
  let isDurable: Bool

  static let user = "muster_dev"
  static let database = "muster"

  /// The major version that made it; nil when there is none yet.
  var version: Int? {
    Files.end(of: "\(folder.cluster)/PG_VERSION")
      .flatMap { Int($0.prefix { $0.isNumber }) }
  }

  /// Whole, or not there: it is made beside its place.
  func make(_ programs: ServerPrograms) async throws {
    let beside = "\(folder.path)/cluster.making"
    await DataFolder.remove(beside)
    do {
      try await make(programs, beside)
    } catch {
      // On a full disk it would be in everybody's way.
      await DataFolder.remove(beside)
      throw error
    }
    try Files.move(beside, to: folder.cluster)
  }

  private func make(_ programs: ServerPrograms, _ beside: String) async throws {
    var words = [
      programs.initdb, "--pgdata=\(beside)", "--username=\(Self.user)", "--encoding=UTF8", "--locale=C.UTF-8",
      "--data-checksums", "--auth-local=trust", "--auth-host=reject", "--no-instructions", "--no-sync",
    ]
    try await run("initdb", words)
    // Without a server and its sockets, by a file with the one statement.
    let statement = "\(folder.path)/create.sql"
    try Files.replace(statement, with: "CREATE DATABASE \(Self.database)\n")
    defer { Files.remove(statement) }
    words = [programs.postgres, "--single", "-D", beside] + Self.durability(false) + ["template1"]
    try await run("postgres", words, input: statement)
    // Safe when it is whole, and at once: a thousand files, each of them safe by itself, take seconds.
    if isDurable { try await run("sync", ["/bin/sync", "--file-system", beside]) }
  }

  /// The words of the server. All of it is said here and not in files, so that a folder can be moved.
  func server(_ programs: ServerPrograms, socketFolder: String) -> [String] {
    let settings = [
      "listen_addresses=", "port=\(SocketFolder.port)",
      // The list's own quotes: a folder may have spaces.
      "unix_socket_directories=\"\(socketFolder.replacing("\"", with: "\"\""))\"",
      "unix_socket_permissions=0700", "cluster_name=\(Self.user)", "max_connections=200",
      "log_destination=stderr", "logging_collector=off",
      // Statements and values are people's data.
      "log_min_error_statement=panic", "log_error_verbosity=terse",
    ]
    return account.prefix + [programs.postgres, "-D", folder.cluster]
      + settings.flatMap { ["-c", $0] } + Self.durability(isDurable)
  }

  private static func durability(_ isDurable: Bool) -> [String] {
    let names = ["fsync", "synchronous_commit", "full_page_writes"]
    return names.flatMap { ["-c", "\($0)=\(isDurable ? "on" : "off")"] }
  }

  private func run(_ name: String, _ words: [String], input: String = "/dev/null") async throws {
    let ending = try await ChildProcess.run(
      account.prefix + words, environment: ServerPrograms.environment, input: input)
    // Without a server a failed statement is no failure of the program.
    guard ending.exitCode == 0, !ending.output.contains("ERROR:") else {
      throw PrivatePostgresFailure.ended(name, ending.exitCode, ending.output)
    }
  }
}
