import MusterTestCommands
import MusterTestDatabase
import Testing

/// What `musterd serve` needs beside where it listens: a database of its own, and keys. Goes with the value.
final class ServeFlags {
  let database: MigratedDatabase
  let folder: Folder
  let words: [String]

  init() async throws {
    database = try await MigratedDatabase()
    folder = try Folder()
    let master = "\(folder.path)/master.key"
    let token = "\(folder.path)/token.key"
    let made = try Command([
      "sh", "-c",
      """
      umask 077
      openssl rand -hex 32 >\(master)
      openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out \(token)
      """,
    ])
    try #require(made.exitCode == 0)
    let cluster = database.cluster
    words = [
      "--database",
      "postgres://muster_app@/\(database.name)?host=\(cluster.folder)&port=\(cluster.port)", "--master-key",
      master, "--token-key", token,
    ]
  }
}
